//! Methods of `object`, exceptions, generators and iterators.

use crate::heap::{Kind, Names, NativeId, Value, class, exception, native};
use crate::types::{id, native_base, type_of};
use crate::vm::format::Mode;
use crate::vm::frames::Redo;
use crate::vm::{Args, Cx, Def, Res, def, def_kw};

pub(crate) const OBJECT: &[Def] = &[
    def_kw("__init__", 1, 255, init),
    def_kw("__new__", 1, 255, new),
    def("__setattr__", 3, 3, |cx, a| {
        let (this, name, value) = (cx.arg(a, 0), cx.attr_name(a)?, cx.arg(a, 2));
        if let Some(r) = this.as_ref()
            && matches!(cx.h.kind(r), Kind::Instance | Kind::Exception)
        {
            cx.set_own(r, name, value)?;
            return Ok(Value::NONE);
        }
        Err(cx.attribute_error(this, name))
    }),
    def("__delattr__", 2, 2, |cx, a| {
        let (this, name) = (cx.arg(a, 0), cx.attr_name(a)?);
        if let Some(r) = this.as_ref()
            && matches!(cx.h.kind(r), Kind::Instance | Kind::Exception)
        {
            let t = crate::heap::Table::attributes(r);
            if let Some(pos) = cx.h.attribute_find(t, name) {
                cx.h.table_remove(t, pos);
                return Ok(Value::NONE);
            }
        }
        Err(cx.attribute_error(this, name))
    }),
    def("__repr__", 1, 1, |cx, a| plain_text(cx, a, Mode::Repr)),
    def("__str__", 1, 1, |cx, a| plain_text(cx, a, Mode::Str)),
    def("__hash__", 1, 1, |cx, a| {
        let this = cx.arg(a, 0);
        Ok(Value::int((this.0 >> 2) as i32 & Value::INT_MAX))
    }),
    def("__eq__", 2, 2, |cx, a| {
        Ok(if cx.arg(a, 0) == cx.arg(a, 1) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
    }),
    def("__ne__", 2, 2, |cx, a| {
        Ok(if cx.arg(a, 0) == cx.arg(a, 1) { Value::FALSE } else { Value::NOT_IMPLEMENTED })
    }),
];

pub(crate) const EXCEPTION: &[Def] = &[
    def_kw("__init__", 1, 255, |cx, a| {
        let items = cx.slots_vec(a.at + 1, a.n - 1)?;
        let tuple = cx.h.new_tuple(&items)?;
        if let Some(r) = cx.h.as_kind(cx.arg(a, 0), Kind::Exception) {
            cx.h.set(r, exception::ARGS, tuple);
        }
        Ok(Value::NONE)
    }),
    def("with_traceback", 2, 2, |cx, a| Ok(cx.arg(a, 0))),
];

pub(crate) const GENERATOR: &[Def] = &[
    def("close", 1, 1, |cx, a| cx.close(a)),
    def("send", 2, 2, |cx, a| cx.send(a)),
    def("throw", 2, 4, |cx, a| cx.throw(a)),
    def("__next__", 1, 1, |cx, a| cx.next_of(a)),
    def("__iter__", 1, 1, |cx, a| Ok(cx.arg(a, 0))),
    def("__await__", 1, 1, |cx, a| Ok(cx.arg(a, 0))),
];

pub(crate) const SLICE: &[Def] = &[def("indices", 2, 2, |cx, a| {
    let Some(r) = cx.h.as_kind(cx.arg(a, 0), Kind::Slice) else { return Err(cx.bad_code()) };
    let Ok(len) = usize::try_from(cx.i64_arg(a, 1)?) else {
        return Err(cx.value_error("length should not be negative"));
    };
    let mut ends = [Value::NONE; 3];
    for (end, given) in ends.iter_mut().zip(cx.slice_ends(r, len.min(i64::MAX as usize / 4))?) {
        *end = cx.h.new_int(given)?;
    }
    Ok(cx.h.new_tuple(&ends)?)
})];

pub(crate) const ITERATOR: &[Def] =
    &[def("__next__", 1, 1, |cx, a| cx.next_of(a)), def("__iter__", 1, 1, |cx, a| Ok(cx.arg(a, 0)))];

/// `object.__init__`: it wants no arguments, unless they were for the class's own `__new__`.
fn init(cx: &mut Cx<'_>, args: Args) -> Res {
    let class = type_of(cx.h, cx.arg(args, 0));
    if (args.n > 1 || args.kw > 0) && native_base(cx.h, class) == id::OBJECT {
        let own_init = cx.class_attr(class, Names::INIT).is_some_and(|f| f.as_native().is_none());
        let own_new =
            cx.h.as_kind(class, Kind::Class).is_some_and(|c| cx.h.class_flags(c) & class::HAS_NEW != 0);
        if own_init || !own_new {
            let n = args.n - 1 + args.kw;
            return Err(
                cx.type_error(format_args!("function takes 0 positional arguments but {n} were given"))
            );
        }
    }
    Ok(Value::NONE)
}

/// `object.__new__(class, …)`, also as `super().__new__(class)`.
fn new(cx: &mut Cx<'_>, args: Args) -> Res {
    // Bound through an instance or class, the class comes twice.
    let mut class = cx.arg(args, 0);
    if args.n > 1 && cx.h.as_kind(cx.arg(args, 1), Kind::Class).is_some() {
        class = cx.arg(args, 1);
    }
    if class.as_type().is_none() && cx.h.as_kind(class, Kind::Class).is_none() {
        return Err(cx.type_error(format_args!("__new__() argument must be a type")));
    }
    let base = native_base(cx.h, class);
    if let Some(construct) = class.as_type().filter(|t| *t != id::OBJECT).and_then(crate::types::constructor)
    {
        return construct(cx, Args { at: args.at + 1, n: args.n - 1, kw: 0 });
    }
    if id::is_exception(base) {
        let items = cx.slots_vec(args.at + 1, args.n - 1)?;
        let tuple = cx.h.new_tuple(&items)?;
        return Ok(cx.h.new_exception(class, tuple)?);
    }
    if base == id::OBJECT {
        return Ok(cx.h.new_instance(class, false)?);
    }
    let given = cx.opt(args, args.n - 1).filter(|v| args.n > 1 && *v != class);
    let Some(construct) = crate::types::constructor(base) else { return Err(cx.bad_code()) };
    let inner = construct(cx, Args { at: args.at + args.n - 1, n: usize::from(given.is_some()), kw: 0 })?;
    let made = cx.h.new_instance(class, true)?;
    if let Some(r) = made.as_ref() {
        cx.h.set(r, crate::heap::instance::NATIVE, inner);
    }
    Ok(made)
}

/// What `object` itself says of an instance: reached by `super().__repr__()`.
fn plain_text(cx: &mut Cx<'_>, args: Args, mode: Mode) -> Res {
    let this = cx.arg(args, 0);
    if let Some(r) = cx.h.as_kind(this, Kind::Exception) {
        let mut out = cx.text_buffer();
        cx.write_exception_text(&mut out, r, mode)?;
        return Ok(cx.h.new_str(out.as_str())?);
    }
    if let Some(inner) = cx.h.wrapped(this).filter(|v| !v.is_nil()) {
        cx.set_slot(args.at, inner);
        return cx.text_of_slot(Redo::Call(args), args.at, mode);
    }
    if cx.h.as_kind(this, Kind::Instance).is_some() {
        let text = alloc::format!("<{} object at {:x}>", cx.type_name(this), this.0);
        return Ok(cx.h.new_str(&text)?);
    }
    cx.text_of_slot(Redo::Call(args), args.at, mode)
}

impl Cx<'_> {
    /// A dict of the methods that a built-in type has itself.
    pub(crate) fn methods_dict(&mut self, object: Value) -> Res {
        let dict = self.h.new_dict()?;
        let group = object.as_type().unwrap_or(id::OBJECT);
        for (index, def) in super::methods(group).iter().enumerate() {
            let name = self.h.intern(def.name)?;
            self.dict_set(dict, name, Value::native(NativeId { group, index: index as u16 }))?;
        }
        Ok(dict)
    }

    /// The items of an object of a built-in type that is iterated as a list; `None` when it is not.
    pub(crate) fn native_items(&mut self, value: Value) -> Result<Option<Value>, crate::vm::Fault> {
        let Some(r) = self.h.as_kind(value, Kind::Native) else { return Ok(None) };
        let inner = self.h.get(r, native::A);
        let items = match self.h.get(r, native::TYPE).as_type() {
            Some(t @ (id::DICT_KEYS | id::DICT_VALUES | id::DICT_ITEMS)) => {
                let Some(d) = inner.as_ref() else { return Ok(None) };
                let mut items = alloc::vec::Vec::new();
                for (key, value) in self.h.table_vec(crate::heap::Table::dict(d))? {
                    items.push(match t {
                        id::DICT_KEYS => key,
                        id::DICT_VALUES => value,
                        _ => self.h.new_tuple(&[key, value])?,
                    });
                }
                items
            }
            Some(t) => return crate::modules::object_items(self, t, r),
            None => return Ok(None),
        };
        Ok(Some(self.h.new_list(&items)?))
    }

    /// An item of an object of a built-in type.
    pub(crate) fn native_item(
        &mut self,
        object: Value,
        key: Value,
    ) -> Result<Option<Value>, crate::vm::Fault> {
        let Some(r) = self.h.as_kind(object, Kind::Native) else { return Ok(None) };
        match self.h.get(r, native::TYPE).as_type() {
            Some(t) => crate::modules::object_item(self, t, r, key),
            None => Ok(None),
        }
    }

    /// Stores an item of an object of a built-in type. False: it has none.
    pub(crate) fn native_store(
        &mut self,
        object: Value,
        key: Value,
        value: Value,
    ) -> Result<bool, crate::vm::Fault> {
        let Some(r) = self.h.as_kind(object, Kind::Native) else { return Ok(false) };
        match self.h.get(r, native::TYPE).as_type() {
            Some(t) => crate::modules::object_store(self, t, r, key, value),
            None => Ok(false),
        }
    }
}
