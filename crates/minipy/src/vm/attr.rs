//! Attributes: looking up, binding, storing, deleting.

use super::{Cx, Fault, Res};
use crate::heap::{
    Kind, Names, NativeId, Ref, Table, Value, class, exception, function, instance, module, native,
};
use crate::types::{id, type_of};

/// What an attribute turned out to be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Attr {
    /// A value.
    Value(Value),
    /// A function to be bound to the second value.
    Bind(Value, Value),
    /// A getter to be called with the second value.
    Getter(Value, Value),
    /// `__getattr__` (or `__get__` of a descriptor) to be called with these arguments.
    Call2(Value, Value, Value),
    /// `__get__(descriptor, object, class)`.
    Call3(Value, Value, Value, Value),
    Missing,
}

impl Cx<'_> {
    /// Finds an attribute. Allocates at most bound class methods of built-in types.
    pub(crate) fn find_attr(&mut self, object: Value, name: Value) -> Result<Attr, Fault> {
        if let Some(r) = object.as_ref() {
            match self.h.kind(r) {
                Kind::Instance | Kind::Exception => return self.instance_attr(r, name),
                Kind::Class => return self.attr_of_class(object, r, name),
                Kind::Module => return self.module_attr(r, name),
                Kind::Function => {
                    if name == Names::NAME || name == Names::QUALNAME {
                        let number = self.h.get(r, function::CODE).as_count();
                        let code = self.h.codes.get(number).cloned().flatten();
                        return Ok(Attr::Value(code.map_or(Value::NONE, |code| code.own_name())));
                    }
                    if self.h.str_bytes(name) == Some(b"__globals__") {
                        return Ok(Attr::Value(self.h.get(r, function::GLOBALS)));
                    }
                }
                Kind::Native => {
                    if let Some(attr) = self.native_object_attr(r, name)? {
                        return Ok(attr);
                    }
                }
                Kind::Generator | Kind::Method | Kind::Slice | Kind::Range => {
                    if let Some(value) = self.small_attr(r, name)? {
                        return Ok(Attr::Value(value));
                    }
                }
                _ => {}
            }
        }
        if object.as_type().is_some() {
            return self.attr_of_type(object, name);
        }
        if name == Names::CLASS {
            return Ok(Attr::Value(type_of(self.h, object)));
        }
        if let Some(native) = object.as_native()
            && (name == Names::NAME || name == Names::QUALNAME)
            && let Some(def) = Self::definition(native)
        {
            return Ok(Attr::Value(self.h.intern(def.name)?));
        }
        if let Some(value) = self.number_attr(object, name) {
            return Ok(Attr::Value(value));
        }
        match self.class_attr(type_of(self.h, object), name) {
            Some(method) => Ok(self.bind_native(method, object)),
            None => Ok(Attr::Missing),
        }
    }

    fn bind_native(&self, method: Value, object: Value) -> Attr {
        if method.as_native().is_none() {
            Attr::Value(method)
        } else if is_static(method) {
            Attr::Bind(method, type_of(self.h, object))
        } else {
            Attr::Bind(method, object)
        }
    }

    fn instance_attr(&mut self, r: Ref, name: Value) -> Result<Attr, Fault> {
        let object = r.value();
        if let Some(value) = self.h.attribute_get(Table::attributes(r), name) {
            return Ok(Attr::Value(value));
        }
        let class = self.h.get(r, instance::CLASS);
        let found = self.class_attr(class, name);
        if let Some(value) = found {
            // `__new__` is a static method by itself.
            if name == Names::NEW && self.h.as_kind(value, Kind::Native).is_none() {
                return Ok(Attr::Value(value));
            }
            return self.bound(value, object, class);
        }
        if name == Names::CLASS {
            return Ok(Attr::Value(class));
        }
        if name == Names::DICT {
            let dict = self.h.new_dict()?;
            if let Some(d) = dict.as_ref() {
                self.h.table_copy(Table::attributes(r), Table::dict(d))?;
            }
            return Ok(Attr::Value(dict));
        }
        if self.h.kind(r) == Kind::Exception
            && let Some(value) = self.exception_attr(r, name)
        {
            return Ok(Attr::Value(value));
        }
        if let Some(c) = class.as_ref()
            && self.h.class_flags(c) & class::HAS_GETATTR != 0
            && let Some(f) = self.class_attr(class, Names::GETATTR)
        {
            return Ok(Attr::Call2(f, object, name));
        }
        Ok(Attr::Missing)
    }

    /// A value found in a class, seen through an instance.
    fn bound(&mut self, value: Value, object: Value, class: Value) -> Result<Attr, Fault> {
        if self.h.as_kind(value, Kind::Function).is_some() {
            return Ok(Attr::Bind(value, object));
        }
        if let Some(id) = value.as_native() {
            if id.group < crate::builtins::FIRST_FUNCTION_GROUP {
                return Ok(if is_static(value) {
                    Attr::Bind(value, class)
                } else {
                    Attr::Bind(value, object)
                });
            }
            return Ok(Attr::Value(value));
        }
        if let Some(r) = self.h.as_kind(value, Kind::Native) {
            let inner = self.h.get(r, native::A);
            match self.h.get(r, native::TYPE).as_type() {
                Some(id::PROPERTY) if inner.is_none() => {
                    return Err(self.err(id::ATTRIBUTE_ERROR, format_args!("unreadable attribute")));
                }
                Some(id::PROPERTY) => return Ok(Attr::Getter(inner, object)),
                Some(id::STATICMETHOD) => return Ok(Attr::Value(inner)),
                Some(id::CLASSMETHOD) => return Ok(Attr::Bind(inner, class)),
                _ => {}
            }
        }
        if let Some(r) = self.h.as_kind(value, Kind::Instance) {
            let of = self.h.get(r, instance::CLASS);
            if let Some(get) = self.class_attr(of, Names::GET) {
                return Ok(Attr::Call3(get, value, object, class));
            }
        }
        Ok(Attr::Value(value))
    }

    fn attr_of_class(&mut self, object: Value, r: Ref, name: Value) -> Result<Attr, Fault> {
        if let Some(value) = self.class_attr(object, name) {
            if let Some(n) = self.h.as_kind(value, Kind::Native) {
                let inner = self.h.get(n, native::A);
                match self.h.get(n, native::TYPE).as_type() {
                    Some(id::STATICMETHOD) => return Ok(Attr::Value(inner)),
                    Some(id::CLASSMETHOD) => return Ok(Attr::Bind(inner, object)),
                    _ => {}
                }
            }
            if is_static(value) {
                return Ok(Attr::Bind(value, object));
            }
            return Ok(Attr::Value(value));
        }
        Ok(match name {
            Names::NAME | Names::QUALNAME => Attr::Value(self.h.get(r, class::NAME)),
            Names::BASES => Attr::Value(self.h.get(r, class::BASES)),
            Names::CLASS => Attr::Value(Value::type_id(id::TYPE)),
            Names::DICT => {
                let dict = self.h.new_dict()?;
                if let Some(d) = dict.as_ref() {
                    self.h.table_copy(Table::attributes(r), Table::dict(d))?;
                }
                Attr::Value(dict)
            }
            _ if self.h.str_bytes(name) == Some(b"__mro__") => Attr::Value(self.h.get(r, class::MRO)),
            _ => Attr::Missing,
        })
    }

    fn attr_of_type(&mut self, object: Value, name: Value) -> Result<Attr, Fault> {
        match name {
            Names::NAME | Names::QUALNAME => {
                let text = self.class_name(object);
                return Ok(Attr::Value(self.h.intern(&text)?));
            }
            Names::CLASS => return Ok(Attr::Value(Value::type_id(id::TYPE))),
            Names::DICT => return Ok(Attr::Value(self.methods_dict(object)?)),
            Names::BASES => {
                let order = self.mro_of(object)?;
                let parents = order.get(1..2).unwrap_or(&[]);
                return Ok(Attr::Value(self.h.new_tuple(parents)?));
            }
            _ => {}
        }
        if self.h.str_bytes(name) == Some(b"__mro__") {
            let order = self.mro_of(object)?;
            return Ok(Attr::Value(self.h.new_tuple(&order)?));
        }
        Ok(match self.class_attr(object, name) {
            Some(value) if is_static(value) => Attr::Bind(value, object),
            Some(value) => Attr::Value(value),
            None => Attr::Missing,
        })
    }

    fn module_attr(&mut self, r: Ref, name: Value) -> Result<Attr, Fault> {
        if let Some(globals) = self.h.as_kind(self.h.get(r, module::GLOBALS), Kind::Dict) {
            let hash = self.h.text_hash(name);
            let t = Table::dict(globals);
            if let Some(pos) = self.h.table_find(t, name, hash)
                && let Some((_, value)) = self.h.table_entry(t, pos)
            {
                return Ok(Attr::Value(value));
            }
        }
        match name {
            Names::NAME => return Ok(Attr::Value(self.h.get(r, module::NAME))),
            Names::DICT => return Ok(Attr::Value(self.h.get(r, module::GLOBALS))),
            _ => {}
        }
        if let Some(group) = self.h.get(r, module::GROUP).as_int() {
            let text = self.h.any_bytes(name);
            let defs = crate::builtins::group(group as u8);
            if let Some(index) = defs.iter().position(|def| def.name.as_bytes() == text) {
                return Ok(Attr::Value(Value::native(NativeId { group: group as u8, index: index as u16 })));
            }
            if let Some(value) = crate::modules::constant(self, group as u8, name)? {
                return Ok(Attr::Value(value));
            }
        }
        Ok(Attr::Missing)
    }

    fn exception_attr(&self, r: Ref, name: Value) -> Option<Value> {
        let args = self.h.get(r, exception::ARGS);
        let of = crate::types::native_base(self.h, self.h.get(r, exception::CLASS));
        match name {
            Names::ARGS => Some(args),
            Names::CAUSE => Some(none_for_nil(self.h.get(r, exception::CAUSE))),
            Names::CONTEXT => Some(none_for_nil(self.h.get(r, exception::CONTEXT))),
            Names::TRACEBACK => Some(none_for_nil(self.h.get(r, exception::TRACEBACK))),
            Names::VALUE if of == id::STOP_ITERATION => Some(self.h.seq_get(args, 0).unwrap_or(Value::NONE)),
            Names::ERRNO if crate::types::is_subtype(of, id::OS_ERROR) => {
                Some(self.h.seq_get(args, 0).unwrap_or(Value::NONE))
            }
            _ if self.h.str_bytes(name) == Some(b"code") && of == id::SYSTEM_EXIT => {
                Some(self.h.seq_get(args, 0).unwrap_or(Value::NONE))
            }
            _ => None,
        }
    }

    /// Attributes of generators, bound methods, slices and ranges that are no methods.
    fn small_attr(&mut self, r: Ref, name: Value) -> Result<Option<Value>, Fault> {
        let text = self.h.any_bytes(name);
        let part = match self.h.kind(r) {
            Kind::Slice | Kind::Range => match text {
                b"start" => 1,
                b"stop" => 2,
                b"step" => 3,
                _ => return Ok(None),
            },
            Kind::Method => match text {
                b"__func__" => 1,
                b"__self__" => 2,
                b"__name__" | b"__qualname__" => {
                    let inner = self.h.get(r, 1);
                    return match self.find_attr(inner, Names::NAME)? {
                        Attr::Value(value) => Ok(Some(value)),
                        _ => Ok(None),
                    };
                }
                _ => return Ok(None),
            },
            Kind::Generator if name == Names::NAME => {
                let inner = self.h.get(r, crate::heap::generator::FUNCTION);
                return match self.find_attr(inner, Names::NAME)? {
                    Attr::Value(value) => Ok(Some(value)),
                    _ => Ok(None),
                };
            }
            _ => return Ok(None),
        };
        if self.h.kind(r) == Kind::Range {
            let field = match part {
                1 => 1,
                2 => 4,
                _ => 2,
            };
            return Ok(Some(self.h.get(r, field)));
        }
        Ok(Some(self.h.get(r, part)))
    }

    fn number_attr(&self, object: Value, name: Value) -> Option<Value> {
        if let Some(r) = self.h.as_native_object(object, id::COMPLEX) {
            return match self.h.any_bytes(name) {
                b"real" => Some(self.h.get(r, native::A)),
                b"imag" => Some(self.h.get(r, native::B)),
                _ => None,
            };
        }
        if !self.h.is_integer(object) && self.h.as_float(object).is_none() {
            return None;
        }
        match self.h.any_bytes(name) {
            b"real" => Some(object),
            b"imag" => Some(Value::int(0)),
            _ => None,
        }
    }

    /// `LoadAttr`: the object is on top.
    #[inline(never)]
    pub(crate) fn op_load_attr(&mut self, name: Value) -> Result<(), Fault> {
        let object = self.peek(0);
        let c = self.th.sp - 1;
        match self.find_attr(object, name)? {
            Attr::Value(value) => self.set_slot(c, value),
            Attr::Bind(f, this) => {
                let method = self.h.new_method(f, this)?;
                self.set_slot(c, method);
            }
            Attr::Missing => return Err(self.attribute_error(object, name)),
            other => return self.call_attr(other, c),
        }
        Ok(())
    }

    /// Calls what computes an attribute; the result lands at `c`, the current top.
    pub(crate) fn call_attr(&mut self, attr: Attr, c: usize) -> Result<(), Fault> {
        let (f, args, n) = match attr {
            Attr::Getter(f, a) => (f, [a, Value::NIL, Value::NIL], 1),
            Attr::Call2(f, a, b) => (f, [a, b, Value::NIL], 2),
            Attr::Call3(f, a, b, d) => (f, [a, b, d], 3),
            Attr::Value(_) | Attr::Bind(..) | Attr::Missing => return Err(self.bad_code()),
        };
        let object = self.slot(c);
        self.room(c + 4)?;
        self.set_slot(c, f);
        for (i, arg) in args.iter().take(n).enumerate() {
            self.set_slot(c + 1 + i, *arg);
        }
        self.th.sp = c + 1 + n;
        let outcome = self.call(c, n, 0);
        if outcome == Err(Fault::Oom) {
            self.set_slot(c, object);
        }
        outcome
    }

    /// `LoadMethod`: the object is on top; pushes a function and its self, or a callable and NIL.
    #[inline(never)]
    pub(crate) fn op_load_method(&mut self, name: Value) -> Result<(), Fault> {
        let object = self.peek(0);
        let c = self.th.sp - 1;
        match self.find_attr(object, name)? {
            Attr::Value(value) => {
                self.set_slot(c, value);
                self.push(Value::NIL);
            }
            Attr::Bind(f, this) => {
                self.set_slot(c, f);
                self.push(this);
            }
            Attr::Missing => return Err(self.attribute_error(object, name)),
            other => {
                // A computed attribute: a frame takes its value and adds the empty self.
                self.set_slot(c + 1, object);
                self.th.sp = c + 2;
                self.push_native(super::frames::METHOD_VALUE, 0, c + 1)?;
                return match self.native_attr(other) {
                    Err(Fault::Oom) => {
                        self.th.frames.pop();
                        Err(Fault::Oom)
                    }
                    outcome => outcome,
                };
            }
        }
        Ok(())
    }

    #[cold]
    pub(crate) fn attribute_error(&mut self, object: Value, name: Value) -> Fault {
        let shown = self.text(name);
        if object.as_type().is_some() || self.h.as_kind(object, Kind::Class).is_some() {
            let class = self.class_name(object);
            return self
                .err(id::ATTRIBUTE_ERROR, format_args!("type object '{class}' has no attribute '{shown}'"));
        }
        let class = self.type_name(object);
        self.err(id::ATTRIBUTE_ERROR, format_args!("'{class}' object has no attribute '{shown}'"))
    }

    /// `StoreAttr`: value and object on top; both are popped.
    #[inline(never)]
    pub(crate) fn op_store_attr(&mut self, name: Value) -> Result<(), Fault> {
        let (value, object) = (self.peek(1), self.peek(0));
        let c = self.th.sp - 2;
        let Some(r) = object.as_ref() else { return Err(self.attribute_error(object, name)) };
        match self.h.kind(r) {
            Kind::Instance | Kind::Exception => {
                let class = self.h.get(r, instance::CLASS);
                let flags = class.as_ref().map_or(0, |c| self.h.class_flags(c));
                if flags & class::HAS_SETATTR != 0
                    && let Some(f) = self.class_attr(class, Names::SETATTR)
                {
                    return self.call_discard(c, f, &[object, name, value]);
                }
                if flags & class::HAS_DESCRIPTOR != 0
                    && let Some(found) = self.class_attr(class, name)
                {
                    if let Some(p) = self.h.as_native_object(found, id::PROPERTY) {
                        let setter = self.h.get(p, native::B);
                        if setter.is_none() || setter.is_nil() {
                            let shown = self.text(name);
                            return Err(
                                self.err(id::ATTRIBUTE_ERROR, format_args!("can't set attribute '{shown}'"))
                            );
                        }
                        return self.call_discard(c, setter, &[object, value]);
                    }
                    if let Some(d) = self.h.as_kind(found, Kind::Instance) {
                        let of = self.h.get(d, instance::CLASS);
                        if let Some(set) = self.class_attr(of, Names::SET) {
                            return self.call_discard(c, set, &[found, object, value]);
                        }
                    }
                }
                self.set_own(r, name, value)?;
            }
            Kind::Class => {
                let name = self.h.intern_value(name);
                self.h.attribute_set(Table::attributes(r), name, value)?;
                let flags = self.h.class_flags(r) | self.class_flag(name, value);
                self.h.set(r, class::FLAGS, Value::int(flags as i32));
                self.s.clear_cache();
            }
            Kind::Module => {
                if let Some(globals) = self.h.get(r, module::GLOBALS).as_ref() {
                    let hash = self.h.text_hash(name);
                    self.h.table_insert(Table::dict(globals), name, hash, value)?;
                    self.builtins_change(r);
                }
            }
            _ => return Err(self.attribute_error(object, name)),
        }
        self.th.sp = c;
        Ok(())
    }

    /// After a change of a module: when it is `builtins`, names are looked for there from now on.
    fn builtins_change(&mut self, r: Ref) {
        let name = self.h.get(r, module::NAME);
        if self.h.str_bytes(name) == Some(b"builtins") && self.h.get(r, module::GROUP).as_int().is_some() {
            self.s.builtins = self.h.get(r, module::GLOBALS);
            self.s.clear_cache();
        }
    }

    /// Sets an attribute of an instance or exception, without descriptors.
    pub(crate) fn set_own(&mut self, r: Ref, name: Value, value: Value) -> Result<(), Fault> {
        if self.h.kind(r) == Kind::Exception {
            let field = match name {
                Names::ARGS => exception::ARGS,
                Names::CAUSE => exception::CAUSE,
                Names::CONTEXT => exception::CONTEXT,
                Names::TRACEBACK => return Ok(()),
                _ => 0,
            };
            if field != 0 {
                self.h.set(r, field, value);
                return Ok(());
            }
        }
        let name = self.h.intern_value(name);
        self.h.attribute_set(Table::attributes(r), name, value)?;
        Ok(())
    }

    /// Calls `f` with these arguments and throws the result away: for an instruction that leaves nothing above `c`.
    pub(crate) fn call_discard(&mut self, c: usize, f: Value, args: &[Value]) -> Result<(), Fault> {
        // The operands stay below the frame until it is sure that the call begins.
        let top = self.th.sp;
        self.room(top + 2 + args.len())?;
        self.push_native(super::frames::DISCARD, 0, top)?;
        let outcome = self.native_call((top - c) as u32, f, args);
        if outcome == Err(Fault::Oom) {
            self.th.frames.pop();
        }
        outcome
    }

    /// `DeleteAttr`
    pub(crate) fn op_delete_attr(&mut self, name: Value) -> Result<(), Fault> {
        let object = self.peek(0);
        let c = self.th.sp - 1;
        let Some(r) = object.as_ref() else { return Err(self.attribute_error(object, name)) };
        let t = match self.h.kind(r) {
            Kind::Instance | Kind::Exception => {
                let class = self.h.get(r, instance::CLASS);
                let flags = class.as_ref().map_or(0, |c| self.h.class_flags(c));
                if flags & class::HAS_DELATTR != 0
                    && let Some(f) = self.class_attr(class, Names::DELATTR)
                {
                    return self.call_discard(c, f, &[object, name]);
                }
                if flags & class::HAS_DESCRIPTOR != 0
                    && let Some(found) = self.class_attr(class, name)
                {
                    if let Some(p) = self.h.as_native_object(found, id::PROPERTY) {
                        let deleter = self.h.get(p, native::C);
                        if !deleter.is_none() && !deleter.is_nil() {
                            return self.call_discard(c, deleter, &[object]);
                        }
                    } else if let Some(d) = self.h.as_kind(found, Kind::Instance) {
                        let of = self.h.get(d, instance::CLASS);
                        if let Some(f) = self.class_attr(of, Names::DELETE) {
                            return self.call_discard(c, f, &[found, object]);
                        }
                    }
                }
                Table::attributes(r)
            }
            Kind::Class => {
                self.s.clear_cache();
                Table::attributes(r)
            }
            Kind::Module => match self.h.get(r, module::GLOBALS).as_ref() {
                Some(globals) => {
                    self.builtins_change(r);
                    Table::dict(globals)
                }
                None => return Err(self.attribute_error(object, name)),
            },
            _ => return Err(self.attribute_error(object, name)),
        };
        let name = self.h.intern_value(name);
        match self.h.attribute_find(t, name) {
            Some(pos) => self.h.table_remove(t, pos),
            None => return Err(self.attribute_error(object, name)),
        }
        self.th.sp = c;
        Ok(())
    }

    /// A method looked up in a value's class, for special methods.
    pub(crate) fn special(&mut self, object: Value, name: Value) -> Option<Value> {
        let r = object.as_ref()?;
        match self.h.kind(r) {
            Kind::Instance | Kind::Exception => {
                let class = self.h.get(r, instance::CLASS);
                let found = self.class_attr(class, name)?;
                // What comes from a built-in type is done by the fast paths on the wrapped value.
                if found.as_native().is_some_and(|n| n.group < crate::builtins::FIRST_FUNCTION_GROUP) {
                    return None;
                }
                Some(found)
            }
            _ => None,
        }
    }

    /// Calls a value's class method `name` with the value itself and `args`; result to the top of the stack.
    pub(crate) fn plain_attr(&mut self, object: Value, name: &str) -> Res {
        let name = self.h.intern(name)?;
        match self.find_attr(object, name)? {
            Attr::Value(value) => Ok(value),
            Attr::Bind(f, this) => Ok(self.h.new_method(f, this)?),
            _ => Err(self.attribute_error(object, name)),
        }
    }
}

/// Whether a built-in method takes the class, not an instance (`dict.fromkeys`).
fn is_static(value: Value) -> bool {
    match value.as_native() {
        Some(native) if native.group < crate::builtins::FIRST_FUNCTION_GROUP => Cx::definition(native)
            .is_some_and(|def| matches!(def.name, "fromkeys" | "from_bytes" | "fromhex" | "maketrans")),
        _ => false,
    }
}

fn none_for_nil(value: Value) -> Value {
    if value.is_nil() { Value::NONE } else { value }
}
