//! Methods of `dict` and its views.

use alloc::vec::Vec;

use crate::heap::{Kind, Names, Ref, Table, Value, iter};
use crate::types::id;
use crate::types::template::Answers;
use crate::vm::attr::Attr;
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
        cx.charge(cx.h.table_used(Table::dict(d)) / 8);
        Ok(copy)
    }),
    def("fromkeys", 2, 3, |cx, a| {
        let items = cx.keys(Redo::Call(a), a.at + 1)?;
        let value = cx.opt(a, 2).unwrap_or(Value::NONE);
        let made = cx.h.new_dict()?;
        cx.charge(items.len() / 8);
        let begun = cx.fuel;
        for item in items {
            cx.dict_set(made, item, value)?;
            cx.not_overdone(begun)?;
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

    /// Adds what `dict(…)` and `dict.update(…)` take: a mapping or pairs in argument `i`, then keywords.
    pub(crate) fn update_dict(&mut self, r: Ref, args: Args, i: usize) -> Result<(), Fault> {
        let at = args.at + i;
        let mut new = Vec::new();
        if self.opt(args, i).is_some() {
            let mut answers = Answers::new(Redo::Call(args), at);
            let source = self.asked_value(&answers);
            let inner = self.h.wrapped(source).filter(|v| !v.is_nil()).unwrap_or(source);
            if let Some(d) = self.h.as_kind(inner, Kind::Dict) {
                if self.out_of_line(r, inner) {
                    self.set_slot(at, inner);
                    self.align(Redo::Call(args), at, r)?;
                }
                new = self.h.table_raw(Table::dict(d))?;
                self.charge(new.len());
            } else {
                if self.has_keys(source)? {
                    self.pairs_by_keys(&mut answers, at, source)?;
                }
                new = self.pairs(args, at)?;
                if self.h.table_asks(r) || self.any_asks(new.iter().map(|(key, _)| *key))? {
                    // A dict of them first, which then is the argument.
                    let flat: Vec<Value> = new.iter().flat_map(|(key, value)| [*key, *value]).collect();
                    return Err(self.fill(Redo::Call(args), at, Kind::Dict, &flat));
                }
            }
        }
        for i in 0..args.kw {
            let at = args.at + args.n + 2 * i;
            new.push((self.slot(at), self.slot(at + 1)));
        }
        // Keys can be chosen to stand in each other's way.
        let begun = self.fuel;
        for (key, value) in new {
            let hash = self.hash_or_raise(key)?;
            self.h.table_insert(Table::dict(r), key, hash, value)?;
            self.not_overdone(begun)?;
        }
        Ok(())
    }

    /// Whether an object is a mapping that is no dict: it has a method `keys`.
    pub(crate) fn has_keys(&mut self, source: Value) -> Result<bool, Fault> {
        let name = self.h.intern("keys")?;
        Ok(self.h.as_kind(source, Kind::Instance).is_some()
            && matches!(self.find_attr(source, name)?, Attr::Value(_) | Attr::Bind(..)))
    }

    /// Puts into slot `at` an iterator over the keys that a mapping's `keys` gives, each with its item.
    fn pairs_by_keys(&mut self, answers: &mut Answers, at: usize, source: Value) -> Result<(), Fault> {
        let keys = self.plain_attr(source, "keys")?;
        let keys = self.answer(answers, keys, &[])?;
        let keys = self.answer(answers, Value::type_id(id::LIST), &[keys])?;
        let item = self.plain_attr(source, "__getitem__")?;
        let items = self.mapped(item, keys)?;
        let keys = self.iter_or_ask(keys)?.unwrap_or(keys);
        let both = self.h.new_tuple(&[keys, items])?;
        let pairs = self.h.new_iter(iter::ZIP, both, Value::NIL, Value::NIL)?;
        self.set_slot(at, pairs);
        Ok(())
    }

    /// The iterator `map(f, list)`.
    fn mapped(&mut self, f: Value, list: Value) -> Res {
        let source = self.iter_or_ask(list)?.unwrap_or(list);
        let sources = self.h.new_tuple(&[source])?;
        Ok(self.h.new_iter(iter::MAP, sources, f, Value::NIL)?)
    }

    /// The pairs in the iterable in slot `at`. Where one has no length by itself, lists of their items take the place of
    /// them all, and the call is made again.
    fn pairs(&mut self, args: Args, at: usize) -> Result<Vec<(Value, Value)>, Fault> {
        let items = self.items(Redo::Call(args), at)?;
        let mut pairs = Vec::new();
        for given in &items {
            let item = self.h.wrapped(*given).filter(|inner| !inner.is_nil()).unwrap_or(*given);
            let text = self.h.is_str(item) || self.h.bytes_like(item).is_some();
            let len = if text { self.native_len(item) } else { self.h.seq_len(item) };
            let own_way = item != *given && self.special(*given, Names::ITER).is_some();
            match len.filter(|_| !own_way) {
                Some(2) if text => {
                    let key = self.load_item(item, Value::int(0))?;
                    pairs.push((key, self.load_item(item, Value::int(1))?));
                }
                Some(2) => {
                    let part = |i| self.h.seq_get(item, i).unwrap_or(Value::NONE);
                    pairs.push((part(0), part(1)));
                }
                Some(_) => return Err(self.value_error("dict update sequence has wrong length")),
                None => {
                    let list = self.h.new_list(&items)?;
                    let lists = self.mapped(Value::type_id(id::LIST), list)?;
                    self.set_slot(at, lists);
                    return Err(self.collect_items(Redo::Call(args), at));
                }
            }
        }
        Ok(pairs)
    }
}
