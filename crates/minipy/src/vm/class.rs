//! Classes: making them, the method resolution order, looking attributes up.

use alloc::string::String;
use alloc::vec::Vec;

use super::quick::cache_slot;
use super::{Args, CacheEntry, Cx, Fault, Res, frames};
use crate::bytecode::CodeFlags;
use crate::heap::{Kind, Names, NativeId, Ref, Table, Value, class, function, native};
use crate::types::{self, id, native_base, type_of};

/// Bases of one class, and classes in one resolution order.
const BASES_MAX: usize = 32;
const MRO_MAX: usize = 128;

impl Cx<'_> {
    /// `BuildClass`: `body name bases…` on the stack; calls the body.
    pub(crate) fn op_build_class(&mut self, n_bases: usize) -> Result<(), Fault> {
        // The frame's callee slot is the body's place, where the class will land.
        let c = self.th.sp - n_bases - 2;
        let dict = self.h.new_dict()?;
        let body = self.slot(c);
        let Some(f) = self.h.as_kind(body, Kind::Function) else { return Err(self.bad_code()) };
        self.room(self.th.sp + 4)?;
        self.push_native(frames::CLASS, n_bases as u32, c + 1)?;
        // Above the bases: the namespace, kept as a root, then the call of the body.
        self.push(dict);
        let callee = self.th.sp;
        self.push(body);
        self.push(dict);
        // The body has one "parameter", its namespace, in local 0.
        match self.call_body(f, callee, dict) {
            Err(fault) => {
                self.th.frames.pop();
                Err(fault)
            }
            Ok(()) => Ok(()),
        }
    }

    /// `__build_class__(body, name, *bases)`
    pub(crate) fn build_class(&mut self, args: Args) -> Res {
        if args.kw > 0 {
            return Err(self.type_error(format_args!("class doesn't take keyword arguments")));
        }
        let number = self.h.as_kind(self.arg(args, 0), Kind::Function).map(|f| self.h.get(f, function::CODE));
        let code = number.and_then(|number| self.h.codes.get(number.as_count()).cloned().flatten());
        let is_body = code.is_some_and(|code| code.flags.has(CodeFlags::NAMESPACE));
        let n_bases = args.n - 2;
        if !is_body || !self.h.is_str(self.arg(args, 1)) || n_bases > BASES_MAX {
            return Err(self
                .type_error(format_args!("__build_class__() takes a class's body, its name and its bases")));
        }
        let top = self.th.sp;
        self.room(top + args.n + 8)?;
        self.push_native(frames::RESULT, 0, args.at)?;
        for i in 0..args.n {
            self.push(self.slot(args.at + i));
        }
        match self.op_build_class(n_bases) {
            Ok(()) => Err(Fault::Frame),
            Err(fault) => {
                if fault == Fault::Oom {
                    self.th.frames.pop();
                    self.th.sp = top;
                }
                Err(fault)
            }
        }
    }

    /// Calls code whose local 0 is a namespace.
    pub(crate) fn call_body(&mut self, f: Ref, c: usize, namespace: Value) -> Result<(), Fault> {
        let number = self.h.get(f, function::CODE).as_count();
        let Some(code) = self.h.codes.get(number).cloned().flatten() else { return Err(self.bad_code()) };
        let mut locals = self.bind(f, &code, c, 0, 0)?;
        if let Some(slot) = locals.first_mut() {
            *slot = namespace;
        }
        self.room(c + 1)?;
        if let Some(slots) = self.th.stack.get_mut(c + 1..c + 1 + locals.len()) {
            slots.copy_from_slice(&locals);
        }
        self.th.sp = c + 1 + locals.len();
        self.push_frame(0, c + 1, number as u32)
    }

    /// The body of a class has returned: `name bases… namespace result` from `base` on.
    pub(crate) fn step_class(&mut self, base: usize, n_bases: usize) -> Result<(), Fault> {
        let name = self.slot(base);
        let bases = self.slots_vec(base + 1, n_bases)?;
        let namespace = self.slot(base + 1 + n_bases);
        let cell = self.slot(base + 2 + n_bases);
        let made = self.new_class(name, &bases, namespace)?;
        if let Some(cell) = self.h.as_kind(cell, Kind::Cell) {
            self.h.set(cell, 1, made);
        }
        self.native_return(made);
        Ok(())
    }

    /// A class from its parts. The namespace is a dict.
    pub(crate) fn new_class(
        &mut self,
        name: Value,
        bases: &[Value],
        namespace: Value,
    ) -> Result<Value, Fault> {
        if bases.len() > BASES_MAX {
            return Err(self.type_error(format_args!("too many bases")));
        }
        let object = [Value::type_id(id::OBJECT)];
        let shown: &[Value] = if bases.is_empty() { &object } else { bases };
        let mut native = id::OBJECT;
        let mut flags = 0;
        for base in shown {
            let of_base = match self.h.as_kind(*base, Kind::Class) {
                Some(r) => {
                    flags |= self.h.class_flags(r);
                    native_base(self.h, *base)
                }
                None => match base.as_type() {
                    Some(t) => t,
                    None => return Err(self.type_error(format_args!("type is not an acceptable base type"))),
                },
            };
            if of_base == id::BOOL || types::constructor(of_base).is_none() && !id::is_exception(of_base) {
                let name = types::info(of_base).name;
                return Err(self.type_error(format_args!("type '{name}' is not an acceptable base type")));
            }
            if of_base != id::OBJECT && of_base != native {
                if native != id::OBJECT
                    && !types::is_subtype(of_base, native)
                    && !types::is_subtype(native, of_base)
                {
                    return Err(
                        self.type_error(format_args!("multiple bases have instance lay-out conflict"))
                    );
                }
                if native == id::OBJECT || types::is_subtype(of_base, native) {
                    native = of_base;
                }
            }
        }
        let bases_tuple = self.h.new_tuple(shown)?;
        let r = self.h.alloc(Kind::Class, class::SIZE)?;
        let t = Table::attributes(r);
        self.h.table_init(t);
        let mut descriptors = Vec::new();
        if let Some(dict) = self.h.as_kind(namespace, Kind::Dict) {
            for (key, value) in self.h.table_vec(Table::dict(dict))? {
                let key = self.h.intern_value(key);
                flags |= self.class_flag(key, value);
                if key == Names::CLASS {
                    continue;
                }
                let value = self.special_wrapper(key, value)?;
                if self.h.as_kind(value, Kind::Instance).is_some() {
                    descriptors.push((key, value));
                }
                // `__new__` and `__class_getitem__` are static and class methods by themselves.
                self.h.attribute_set(t, key, value)?;
            }
        }
        self.h.set(r, class::NAME, name);
        self.h.set(r, class::BASES, bases_tuple);
        self.h.set(r, class::FLAGS, Value::int(flags as i32));
        self.h.set(r, class::NATIVE_BASE, Value::type_id(native));
        let order = self.mro(r.value(), shown)?;
        let mro = self.h.new_tuple(&order)?;
        self.h.set(r, class::MRO, mro);
        Ok(r.value())
    }

    /// `__new__` is a static method by itself. Another special method that is wrapped as a static or class method is,
    /// found by an operator, called with the object in front, which the mark on the wrapper tells it to drop or to replace
    /// by the class.
    fn special_wrapper(&mut self, name: Value, value: Value) -> Res {
        if name == Names::NEW && self.h.as_kind(value, Kind::Function).is_some() {
            return Ok(self.h.new_native(id::STATICMETHOD, &[value, Value::FALSE])?);
        }
        let wrapped = [id::STATICMETHOD, id::CLASSMETHOD]
            .into_iter()
            .find_map(|t| self.h.as_native_object(value, t).map(|r| (t, self.h.get(r, native::A))));
        let Some((t, inner)) = wrapped else { return Ok(value) };
        let name = self.h.any_bytes(name);
        if name.len() > 4 && name.starts_with(b"__") && name.ends_with(b"__") && name != b"__new__" {
            return Ok(self.h.new_native(t, &[inner, Value::TRUE])?);
        }
        Ok(value)
    }

    /// What an attribute's presence in a class means for the fast paths.
    pub(crate) fn class_flag(&self, name: Value, value: Value) -> u32 {
        match name {
            Names::GETATTR => class::HAS_GETATTR,
            Names::SETATTR => class::HAS_SETATTR,
            Names::DELATTR => class::HAS_DELATTR,
            Names::EQ => class::HAS_EQ,
            Names::NE => class::HAS_NE,
            Names::HASH => class::HAS_HASH,
            Names::NEW => class::HAS_NEW,
            Names::DEL => class::HAS_DEL,
            _ => {
                let descriptor = self.h.as_native_object(value, id::PROPERTY).is_some()
                    || self.h.as_kind(value, Kind::Instance).is_some();
                if descriptor { class::HAS_DESCRIPTOR } else { 0 }
            }
        }
    }

    /// C3 linearisation.
    fn mro(&mut self, this: Value, bases: &[Value]) -> Result<Vec<Value>, Fault> {
        let mut lists: Vec<Vec<Value>> = Vec::new();
        for base in bases {
            lists.push(self.mro_of(*base)?);
        }
        lists.push(bases.to_vec());
        let mut order = Vec::new();
        order.push(this);
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                break;
            }
            let good = lists.iter().filter_map(|list| list.first()).copied().find(|candidate| {
                !lists.iter().any(|list| list.get(1..).is_some_and(|tail| tail.contains(candidate)))
            });
            let Some(next) = good else {
                return Err(self.type_error(format_args!(
                    "Cannot create a consistent method resolution order (MRO) for bases"
                )));
            };
            order.push(next);
            if order.len() > MRO_MAX {
                return Err(self.type_error(format_args!("too many base classes")));
            }
            for list in &mut lists {
                if list.first() == Some(&next) {
                    list.remove(0);
                }
            }
        }
        Ok(order)
    }

    /// The resolution order of a class or built-in type, itself first.
    pub(crate) fn mro_of(&self, class: Value) -> Result<Vec<Value>, Fault> {
        if let Some(r) = self.h.as_kind(class, Kind::Class) {
            return Ok(self.h.sequence_vec(self.h.get(r, class::MRO))?);
        }
        let mut order = Vec::new();
        let mut t = class.as_type().unwrap_or(id::OBJECT);
        loop {
            order.push(Value::type_id(t));
            if t == id::OBJECT {
                return Ok(order);
            }
            t = types::info(t).parent;
        }
    }

    /// An attribute of a class or type, found along its resolution order; unbound.
    pub(crate) fn class_attr(&mut self, class: Value, name: Value) -> Option<Value> {
        let slot = cache_slot(class, name);
        if let Some(entry) = self.s.cache.get(slot)
            && entry.class == class
            && entry.name == name
        {
            return if entry.value.is_nil() { None } else { Some(entry.value) };
        }
        let found = self.class_attr_slow(class, name);
        if let Some(entry) = self.s.cache.get_mut(slot) {
            *entry = CacheEntry { class, name, value: found.unwrap_or(Value::NIL) };
        }
        found
    }

    #[inline(never)]
    fn class_attr_slow(&mut self, class: Value, name: Value) -> Option<Value> {
        let Some(r) = self.h.as_kind(class, Kind::Class) else {
            return self.type_attr(class.as_type()?, name);
        };
        let mro = self.h.get(r, class::MRO).as_ref()?;
        for i in 0..self.h.tuple_len(mro) {
            let step = self.h.get(mro, 1 + i);
            let found = match step.as_ref() {
                Some(c) => self.h.attribute_get(Table::attributes(c), name),
                None => step.as_type().and_then(|t| self.own_type_attr(t, name)),
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// A method of a built-in type or its parents.
    fn type_attr(&self, t: u8, name: Value) -> Option<Value> {
        let mut t = t;
        loop {
            if let Some(found) = self.own_type_attr(t, name) {
                return Some(found);
            }
            if t == id::OBJECT {
                return None;
            }
            t = types::info(t).parent;
        }
    }

    fn own_type_attr(&self, t: u8, name: Value) -> Option<Value> {
        let text = self.h.str_bytes(name)?;
        match types::methods(t).iter().position(|def| def.name.as_bytes() == text) {
            Some(index) => Some(Value::native(NativeId { group: t, index: index as u16 })),
            None => crate::modules::type_constant(t, text),
        }
    }

    /// Whether a class or type is (a subclass of) another.
    pub(crate) fn is_subclass(&self, class: Value, of: Value) -> bool {
        if class == of {
            return true;
        }
        match (class.as_type(), of.as_type()) {
            (Some(t), Some(of)) => types::is_subtype(t, of),
            (Some(_), None) => false,
            (None, _) => match self.h.as_kind(class, Kind::Class) {
                Some(r) => {
                    let mro = self.h.get(r, class::MRO);
                    let n = self.h.seq_len(mro).unwrap_or(0);
                    (0..n).any(|i| self.h.seq_get(mro, i) == Some(of))
                }
                None => false,
            },
        }
    }

    pub(crate) fn is_instance(&self, value: Value, of: Value) -> bool {
        self.is_subclass(type_of(self.h, value), of)
    }

    /// The name of a class or type.
    pub(crate) fn class_name(&self, class: Value) -> String {
        match class.as_type() {
            Some(t) => String::from(types::info(t).name),
            None => match self.h.as_kind(class, Kind::Class) {
                Some(r) => self.text(self.h.get(r, class::NAME)),
                None => String::from("?"),
            },
        }
    }

    /// The name of a value's type, for messages.
    pub(crate) fn type_name(&self, value: Value) -> String {
        self.class_name(type_of(self.h, value))
    }

    /// A string's text, cut for messages.
    pub(crate) fn text(&self, value: Value) -> String {
        let text = self.h.str_text(value).unwrap_or("?");
        text.chars().take(80).collect()
    }
}
