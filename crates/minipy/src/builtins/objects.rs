//! `property`, `staticmethod`, `classmethod`, `super`, and what looks into objects: `dir`, `vars`, `locals`.

use alloc::string::String;
use alloc::vec::Vec;

use crate::heap::{Kind, Names, NativeId, Ref, Table, Value, instance, module, native};
use crate::types::template::Answers;
use crate::types::{self, id, type_of};
use crate::vm::attr::Attr;
use crate::vm::frames::Redo;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) fn property(cx: &mut Cx<'_>, args: Args) -> Res {
    let part = |cx: &Cx<'_>, i, name| cx.arg_or_kw(args, i, name).unwrap_or(Value::NONE);
    let fields = [part(cx, 0, "fget"), part(cx, 1, "fset"), part(cx, 2, "fdel")];
    Ok(cx.h.new_native(id::PROPERTY, &fields)?)
}

pub(crate) const PROPERTY: &[Def] = &[
    def("getter", 2, 2, |cx, a| with(cx, a, 0)),
    def("setter", 2, 2, |cx, a| with(cx, a, 1)),
    def("deleter", 2, 2, |cx, a| with(cx, a, 2)),
];

/// A copy of a property with one of its functions replaced.
fn with(cx: &mut Cx<'_>, args: Args, part: usize) -> Res {
    let Some(r) = cx.h.as_native_object(cx.arg(args, 0), id::PROPERTY) else { return Err(cx.bad_code()) };
    let mut fields = [native::A, native::B, native::C].map(|i| cx.h.get(r, i));
    if let Some(field) = fields.get_mut(part) {
        *field = cx.arg(args, 1);
    }
    Ok(cx.h.new_native(id::PROPERTY, &fields)?)
}

pub(crate) fn wrapper(cx: &mut Cx<'_>, args: Args, t: u8) -> Res {
    if args.n != 1 {
        return Err(cx.type_error(format_args!("function takes 1 positional arguments")));
    }
    let f = cx.arg(args, 0);
    Ok(cx.h.new_native(t, &[f, Value::FALSE])?)
}

/// `super()`, `super(class, object)`: the compiler gives both arguments where it can.
pub(crate) fn super_object(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n == 2 {
        let (class, object) = (cx.arg(args, 0), cx.arg(args, 1));
        let is_type = |cx: &Cx<'_>, v: Value| v.as_type().is_some() || cx.h.as_kind(v, Kind::Class).is_some();
        let fits = is_type(cx, class)
            && (cx.is_instance(object, class) || is_type(cx, object) && cx.is_subclass(object, class));
        if !fits {
            return Err(
                cx.type_error(format_args!("super(type, obj): obj must be an instance or subtype of type"))
            );
        }
        return Ok(cx.h.new_native(id::SUPER, &[class, object])?);
    }
    Err(cx.err(id::RUNTIME_ERROR, format_args!("super(): no arguments")))
}

/// `dir([object])`
pub(crate) fn dir(cx: &mut Cx<'_>, args: Args) -> Res {
    let mut answers = Answers::new(Redo::Call(args), args.at);
    if args.n > 0 {
        let name = cx.h.intern("__dir__")?;
        let object = cx.asked_value(&answers);
        if let Some(f) = cx.special(object, name) {
            let names = cx.answer(&mut answers, f, &[object])?;
            let Some(sorted) = super::function("sorted") else { return Err(cx.bad_code()) };
            return cx.answer(&mut answers, sorted, &[names]);
        }
    }
    let mut names: Vec<String> = Vec::new();
    match cx.opt(args, 0) {
        None => {
            let globals = cx.current_globals();
            names_of(cx, globals, &mut names)?;
        }
        Some(object) => {
            if let Some(r) = object.as_ref() {
                match cx.h.kind(r) {
                    Kind::Instance | Kind::Exception => {
                        table_names(cx, Table::attributes(r), &mut names)?;
                        let class = cx.h.get(r, instance::CLASS);
                        class_names(cx, class, &mut names)?;
                    }
                    Kind::Class => class_names(cx, object, &mut names)?,
                    Kind::Module => {
                        let globals = cx.h.get(r, module::GLOBALS);
                        names_of(cx, globals, &mut names)?;
                        if let Some(group) = cx.h.get(r, module::GROUP).as_int() {
                            let defs = super::group(group as u8);
                            names.extend(defs.iter().map(|def| String::from(def.name)));
                            names.extend(crate::modules::constant_names(group as u8).map(String::from));
                        }
                    }
                    _ => class_names(cx, type_of(cx.h, object), &mut names)?,
                }
            } else {
                let class = if object.as_type().is_some() { object } else { type_of(cx.h, object) };
                class_names(cx, class, &mut names)?;
            }
        }
    }
    names.sort();
    names.dedup();
    cx.charge(names.len());
    let mut values = Vec::new();
    for name in names {
        values.push(cx.h.intern(&name)?);
    }
    Ok(cx.h.new_list(&values)?)
}

fn table_names(cx: &Cx<'_>, t: Table, names: &mut Vec<String>) -> Result<(), Fault> {
    for (key, _) in cx.h.table_vec(t)? {
        names.extend(cx.h.str_text(key).map(String::from));
    }
    Ok(())
}

fn names_of(cx: &Cx<'_>, dict: Value, names: &mut Vec<String>) -> Result<(), Fault> {
    match cx.h.as_kind(dict, Kind::Dict) {
        Some(d) => table_names(cx, Table::dict(d), names),
        None => Ok(()),
    }
}

fn class_names(cx: &Cx<'_>, class: Value, names: &mut Vec<String>) -> Result<(), Fault> {
    for step in cx.mro_of(class)? {
        match (step.as_type(), step.as_ref()) {
            (Some(t), _) => names.extend(types::methods(t).iter().map(|def| String::from(def.name))),
            (None, Some(r)) => table_names(cx, Table::attributes(r), names)?,
            _ => {}
        }
    }
    Ok(())
}

/// `vars([object])`
pub(crate) fn vars(cx: &mut Cx<'_>, args: Args) -> Res {
    match cx.opt(args, 0) {
        None => locals(cx, args),
        Some(object) => match cx.find_attr(object, Names::DICT)? {
            Attr::Value(dict) => Ok(dict),
            _ => Err(cx.type_error(format_args!("vars() argument must have __dict__ attribute"))),
        },
    }
}

/// `locals()`: the globals in a module, the namespace in a class body; in a function a dict of its parameters.
pub(crate) fn locals(cx: &mut Cx<'_>, _args: Args) -> Res {
    let frame = cx.th.frames.iter().rev().find(|frame| frame.code & crate::vm::NATIVE == 0).copied();
    let Some(frame) = frame else { return Ok(cx.current_globals()) };
    let base = frame.base as usize;
    let Some(code) = cx.h.codes.get(Cx::frame_code(frame)).cloned().flatten() else {
        return Ok(cx.current_globals());
    };
    if code.flags.has(crate::bytecode::CodeFlags::NAMESPACE) {
        return Ok(cx.slot(base));
    }
    if code.own_name() == Names::MODULE_MARK {
        return Ok(cx.current_globals());
    }
    let dict = cx.h.new_dict()?;
    for i in 0..usize::from(code.n_locals) {
        let (name, value) = (code.param(i), cx.slot(base + i));
        if cx.h.is_str(name) && !value.is_nil() {
            let value = match cx.h.as_kind(value, Kind::Cell) {
                Some(cell) => cx.h.get(cell, 1),
                None => value,
            };
            cx.dict_set(dict, name, value)?;
        }
    }
    Ok(dict)
}

impl Cx<'_> {
    /// Attributes of objects of built-in types that are no methods: `super` and a few more.
    pub(crate) fn native_object_attr(&mut self, r: Ref, name: Value) -> Result<Option<Attr>, Fault> {
        let Some(t) = self.h.get(r, native::TYPE).as_type() else { return Ok(None) };
        match t {
            id::SUPER => self.super_attr(r, name).map(Some),
            id::PROPERTY => Ok(match self.h.any_bytes(name) {
                b"fget" => Some(Attr::Value(self.h.get(r, native::A))),
                b"fset" => Some(Attr::Value(self.h.get(r, native::B))),
                b"fdel" => Some(Attr::Value(self.h.get(r, native::C))),
                _ => None,
            }),
            id::STATICMETHOD | id::CLASSMETHOD if self.h.any_bytes(name) == b"__func__" => {
                Ok(Some(Attr::Value(self.h.get(r, native::A))))
            }
            _ => crate::modules::object_attr(self, t, r, name),
        }
    }

    /// An attribute found after `class` in the resolution order of the object's class.
    fn super_attr(&mut self, r: Ref, name: Value) -> Result<Attr, Fault> {
        let (after, object) = (self.h.get(r, native::A), self.h.get(r, native::B));
        // In a class method, or `__new__`, the object is the class itself.
        let is_class = self.h.as_kind(object, Kind::Class).is_some();
        let class = if is_class { object } else { type_of(self.h, object) };
        let order = self.mro_of(class)?;
        let rest = order.iter().position(|step| *step == after).map_or(0, |i| i + 1);
        for step in order.get(rest..).unwrap_or(&[]) {
            let found = match (step.as_ref(), step.as_type()) {
                (Some(c), _) => self.h.attribute_get(Table::attributes(c), name),
                (None, Some(t)) => {
                    let text = self.h.any_bytes(name);
                    let index = types::methods(t).iter().position(|def| def.name.as_bytes() == text);
                    index.map(|i| Value::native(NativeId { group: t, index: i as u16 }))
                }
                _ => None,
            };
            let Some(value) = found else { continue };
            if name == Names::NEW && self.h.as_kind(value, Kind::Native).is_none() {
                return Ok(Attr::Value(value));
            }
            if self.h.as_kind(value, Kind::Function).is_some() {
                return Ok(if is_class { Attr::Value(value) } else { Attr::Bind(value, object) });
            }
            if value.as_native().is_some_and(|n| n.group < super::FIRST_FUNCTION_GROUP) {
                // A built-in's method works on what the instance wraps.
                return Ok(if is_class && name != Names::INIT {
                    Attr::Value(value)
                } else {
                    Attr::Bind(value, object)
                });
            }
            if let Some(n) = self.h.as_kind(value, Kind::Native) {
                let inner = self.h.get(n, native::A);
                return Ok(match self.h.get(n, native::TYPE).as_type() {
                    Some(id::PROPERTY) => Attr::Getter(inner, object),
                    Some(id::CLASSMETHOD) => Attr::Bind(inner, class),
                    Some(id::STATICMETHOD) => Attr::Value(inner),
                    _ => Attr::Value(value),
                });
            }
            return Ok(Attr::Value(value));
        }
        Ok(Attr::Missing)
    }

    /// The length of a built-in container; `None` when it has none.
    pub(crate) fn native_len(&self, value: Value) -> Option<usize> {
        if let Some(n) = self.h.char_count(value) {
            return Some(n);
        }
        if self.h.view_type(value).is_none()
            && let Some(bytes) = self.h.bytes_like(value)
        {
            return Some(bytes.len());
        }
        if let Some(n) = self.h.seq_len(value) {
            return Some(n);
        }
        let r = value.as_ref()?;
        if let Some(t) = Table::of(self.h, r) {
            return Some(self.h.table_len(t));
        }
        match self.h.kind(r) {
            Kind::Range => {
                usize::try_from(self.h.range_parts(r).2).ok().filter(|n| *n <= Value::INT_MAX as usize)
            }
            Kind::Native => match self.h.get(r, native::TYPE).as_type()? {
                id::DICT_KEYS | id::DICT_VALUES | id::DICT_ITEMS => self.native_len(self.h.get(r, native::A)),
                t => crate::modules::object_len(self, t, r),
            },
            _ => None,
        }
    }

    /// Whether two objects of built-in types without a kind of their own are equal.
    pub(crate) fn equal_natives(
        &mut self,
        a: Value,
        b: Value,
        depth: usize,
    ) -> Result<bool, crate::vm::compare::NoOrder> {
        let (Some(x), Some(y)) = (a.as_ref(), b.as_ref()) else { return Ok(false) };
        let t = self.h.get(x, native::TYPE);
        if t != self.h.get(y, native::TYPE) {
            return Ok(false);
        }
        let (p, q) = (self.h.get(x, native::A), self.h.get(y, native::A));
        match t.as_type() {
            Some(id::DICT_KEYS) => match (p.as_ref(), q.as_ref()) {
                (Some(s), Some(t)) => {
                    let (s, t) = (Table::dict(s), Table::dict(t));
                    Ok(self.h.table_len(s) == self.h.table_len(t)
                        && self.subset(s, t).map_err(crate::vm::compare::NoOrder::Fault)?)
                }
                _ => Ok(false),
            },
            Some(id::DICT_ITEMS) => match depth.checked_sub(1) {
                Some(depth) => self.equal(p, q, depth),
                None => Ok(false),
            },
            _ => match (self.native_items(a), self.native_items(b), depth.checked_sub(1)) {
                (Ok(Some(p)), Ok(Some(q)), Some(depth)) => self.equal(p, q, depth),
                _ => Ok(false),
            },
        }
    }
}
