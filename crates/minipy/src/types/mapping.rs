//! Methods of `dict` and its views.

use crate::heap::{Kind, Ref, Table, Value};
use crate::types::id;
use crate::vm::frames::Redo;
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

pub(crate) const DICT: &[Def] = &[
    def("clear", 1, 1, |cx, a| {
        let d = cx.this_dict(a)?;
        cx.h.table_clear(Table::dict(d));
        Ok(Value::NONE)
    }),
    def("copy", 1, 1, |cx, a| {
        let d = cx.this_dict(a)?;
        let copy = cx.h.new_dict()?;
        if let Some(c) = copy.as_ref() {
            cx.h.table_copy(Table::dict(d), Table::dict(c))?;
        }
        Ok(copy)
    }),
    def("fromkeys", 2, 3, |cx, a| {
        let items = cx.keys(Redo::Call(a), a.at + 1)?;
        let value = cx.opt(a, 2).unwrap_or(Value::NONE);
        let made = cx.h.new_dict()?;
        for item in items {
            cx.dict_set(made, item, value)?;
        }
        Ok(made)
    }),
    def("get", 2, 3, |cx, a| {
        Ok(lookup(cx, a)?.map_or_else(|| cx.opt(a, 2).unwrap_or(Value::NONE), |(_, _, value)| value))
    }),
    def("items", 1, 1, |cx, a| view(cx, a, id::DICT_ITEMS)),
    def("keys", 1, 1, |cx, a| view(cx, a, id::DICT_KEYS)),
    def("pop", 2, 3, |cx, a| match lookup(cx, a)? {
        Some((t, pos, value)) => {
            cx.h.table_remove(t, pos);
            Ok(value)
        }
        None => match cx.opt(a, 2) {
            Some(default) => Ok(default),
            None => {
                let key = cx.h.unwrap_key(cx.arg(a, 1));
                Err(cx.err_value(id::KEY_ERROR, key))
            }
        },
    }),
    def("popitem", 1, 1, popitem),
    def("setdefault", 2, 3, |cx, a| match lookup(cx, a)? {
        Some((_, _, value)) => Ok(value),
        None => {
            let d = cx.this_dict(a)?;
            let (key, value) = (cx.arg(a, 1), cx.opt(a, 2).unwrap_or(Value::NONE));
            let hash = cx.h.key_hash(key);
            cx.h.table_append(Table::dict(d), key, hash, value)?;
            Ok(value)
        }
    }),
    def_kw("update", 1, 2, |cx, a| {
        let d = cx.this_dict(a)?;
        cx.update_dict(d, a, 1)?;
        Ok(Value::NONE)
    }),
    def("values", 1, 1, |cx, a| view(cx, a, id::DICT_VALUES)),
    def_kw("__init__", 1, 2, |cx, a| {
        let d = cx.this_dict(a)?;
        cx.update_dict(d, a, 1)?;
        Ok(Value::NONE)
    }),
    def("__contains__", 2, 2, |cx, a| Ok(Value::bool(lookup(cx, a)?.is_some()))),
    def("__getitem__", 2, 2, |cx, a| cx.load_item_of(a)),
    def("__setitem__", 3, 3, |cx, a| cx.store_item_of(a)),
    def("__delitem__", 2, 2, |cx, a| match lookup(cx, a)? {
        Some((t, pos, _)) => {
            cx.h.table_remove(t, pos);
            Ok(Value::NONE)
        }
        None => {
            let key = cx.arg(a, 1);
            Err(cx.err_value(id::KEY_ERROR, key))
        }
    }),
    def("__iter__", 1, 1, super::sequence::iterate),
    def("__len__", 1, 1, super::sequence::len),
];

/// The entry of the key in argument 1.
fn lookup(cx: &mut Cx<'_>, args: Args) -> Result<Option<(Table, usize, Value)>, Fault> {
    let d = cx.this_dict(args)?;
    let key = cx.resolve_key(Redo::Call(args), args.at + 1, d)?;
    let hash = cx.h.key_hash(key);
    let t = Table::dict(d);
    Ok(cx
        .h
        .table_find(t, key, hash)
        .and_then(|pos| cx.h.table_entry(t, pos).map(|(_, value)| (t, pos, value))))
}

fn view(cx: &mut Cx<'_>, args: Args, t: u8) -> Res {
    let d = cx.this_dict(args)?;
    Ok(cx.h.new_native(t, &[d.value()])?)
}

fn popitem(cx: &mut Cx<'_>, args: Args) -> Res {
    let d = cx.this_dict(args)?;
    let t = Table::dict(d);
    let mut pos = cx.h.table_used(t);
    while pos > 0 {
        pos -= 1;
        if let Some((key, value)) = cx.h.table_entry(t, pos) {
            let key = cx.h.unwrap_key(key);
            let pair = cx.h.new_tuple(&[key, value])?;
            cx.h.table_remove(t, pos);
            return Ok(pair);
        }
    }
    Err(cx.err(id::KEY_ERROR, format_args!("popitem(): dictionary is empty")))
}

impl Cx<'_> {
    fn this_dict(&mut self, args: Args) -> Result<Ref, Fault> {
        self.this_kind(args, Kind::Dict, "dict")
    }
}
