//! Methods of `list` and `tuple`.

use crate::heap::{Kind, Ref, Value, native};
use crate::types::id;
use crate::vm::compare::NoOrder;
use crate::vm::frames::{Redo, how};
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

pub(crate) const LIST: &[Def] = &[
    def("append", 2, 2, |cx, a| {
        let list = cx.this_list(a)?;
        let item = cx.arg(a, 1);
        cx.h.list_push(list, item)?;
        Ok(Value::NONE)
    }),
    def("clear", 1, 1, |cx, a| {
        let list = cx.this_list(a)?;
        cx.h.list_clear(list);
        Ok(Value::NONE)
    }),
    def("copy", 1, 1, |cx, a| {
        let list = cx.this_list(a)?;
        let items = cx.h.sequence_vec(list.value())?;
        cx.charge(items.len() / 8);
        Ok(cx.h.new_list(&items)?)
    }),
    def("count", 2, 2, count),
    def("extend", 2, 2, extend),
    def("index", 2, 4, index),
    def("insert", 3, 3, insert),
    def("pop", 1, 2, pop),
    def("remove", 2, 2, remove),
    def("reverse", 1, 1, |cx, a| {
        let list = cx.this_list(a)?;
        cx.charge(cx.h.list_len(list) / 16);
        cx.h.list_reverse(list);
        Ok(Value::NONE)
    }),
    def_kw("sort", 1, 1, crate::builtins::sort::list_sort),
    def_kw("__init__", 1, 2, |cx, a| {
        let list = cx.this_list(a)?;
        cx.h.list_clear(list);
        if a.n == 2 { extend(cx, a) } else { Ok(Value::NONE) }
    }),
    def("__getitem__", 2, 2, |cx, a| cx.load_item_of(a)),
    def("__setitem__", 3, 3, |cx, a| cx.store_item_of(a)),
    def("__delitem__", 2, 2, |cx, a| {
        let list = cx.this_list(a)?;
        let key = cx.arg(a, 1);
        cx.delete_items(list, key)?;
        Ok(Value::NONE)
    }),
    def("__contains__", 2, 2, contains),
    def("__iter__", 1, 1, iterate),
    def("__len__", 1, 1, len),
];

pub(crate) const TUPLE: &[Def] = &[
    def("count", 2, 2, count),
    def("index", 2, 4, index),
    def("__contains__", 2, 2, contains),
    def("__getitem__", 2, 2, |cx, a| cx.load_item_of(a)),
    def("__iter__", 1, 1, iterate),
    def("__len__", 1, 1, len),
];

fn contains(cx: &mut Cx<'_>, args: Args) -> Res {
    Ok(Value::bool(position(cx, args, 0, usize::MAX, true)?.is_some()))
}

/// `__len__` of any container.
pub(crate) fn len(cx: &mut Cx<'_>, args: Args) -> Res {
    let this = cx.this_inner(args);
    Ok(Value::count(cx.native_len(this).unwrap_or(0)))
}

/// `__iter__` of any container.
pub(crate) fn iterate(cx: &mut Cx<'_>, args: Args) -> Res {
    let this = cx.this_inner(args);
    match cx.iter_or_ask(this)? {
        Some(iterator) => Ok(iterator),
        None => Err(cx.not_iterable(this)),
    }
}

/// Where an item is from `from` on, comparing natively; Python comparisons are made by a frame and the call is
/// made again.
///
/// Then argument 1 is a [`id::MEMO`] of the item and the results so far; `first` says that this is the call's first
/// search, which begins with the first of them.
fn position(
    cx: &mut Cx<'_>,
    args: Args,
    from: usize,
    to: usize,
    first: bool,
) -> Result<Option<usize>, Fault> {
    let this = cx.this_inner(args);
    let given = cx.arg(args, 1);
    let memo = cx.h.as_native_object(given, id::MEMO);
    let item = memo.map_or(given, |r| cx.h.get(r, native::A));
    let results = memo.and_then(|r| cx.h.get(r, native::B).as_ref());
    if first {
        cx.begin_comparing();
        cx.memo = results.map(|list| (list, 0));
    }
    let to = to.min(cx.h.seq_len(this).unwrap_or(0));
    for i in from..to {
        let Some(other) = cx.h.seq_get(this, i) else { break };
        cx.fuel -= i64::from(i % 4 == 0);
        match cx.same_item(other, item) {
            Ok(true) => return Ok(Some(i)),
            Ok(false) => {}
            Err(NoOrder::Ask(x, y)) => {
                cx.memo = None;
                return Err(cx.ask_equal(args, given, item, x, y));
            }
            Err(NoOrder::Fault(fault)) => return Err(fault),
            Err(_) => {}
        }
    }
    Ok(None)
}

fn count(cx: &mut Cx<'_>, args: Args) -> Res {
    let mut n = 0;
    let mut from = 0;
    while let Some(i) = position(cx, args, from, usize::MAX, from == 0)? {
        n += 1;
        from = i + 1;
    }
    cx.memo = None;
    Ok(Value::count(n))
}

fn index(cx: &mut Cx<'_>, args: Args) -> Res {
    let n = cx.h.seq_len(cx.this_inner(args)).unwrap_or(0) as i64;
    let mut ends = [0, n];
    for (k, end) in ends.iter_mut().enumerate() {
        if args.n > 2 + k {
            let given = cx.i64_arg(args, 2 + k)?;
            *end = (if given < 0 { given.saturating_add(n) } else { given }).clamp(0, n);
        }
    }
    let [start, end] = ends;
    let found = position(cx, args, start as usize, end as usize, true)?;
    cx.memo = None;
    match found {
        Some(i) => Ok(Value::count(i)),
        None => Err(cx.value_error("object not in sequence")),
    }
}

fn extend(cx: &mut Cx<'_>, args: Args) -> Res {
    let list = cx.this_list(args)?;
    let items = cx.items(Redo::Call(args), args.at + 1)?;
    cx.h.list_reserve(list, items.len())?;
    for item in items {
        cx.h.list_push(list, item)?;
    }
    Ok(Value::NONE)
}

fn insert(cx: &mut Cx<'_>, args: Args) -> Res {
    let list = cx.this_list(args)?;
    let n = cx.h.list_len(list) as i64;
    let at = cx.i64_arg(args, 1)?;
    let at = (if at < 0 { at.saturating_add(n) } else { at }).clamp(0, n);
    cx.charge(n as usize / 64);
    let item = cx.arg(args, 2);
    cx.h.list_insert(list, at as usize, item)?;
    Ok(Value::NONE)
}

fn pop(cx: &mut Cx<'_>, args: Args) -> Res {
    let list = cx.this_list(args)?;
    let n = cx.h.list_len(list);
    if n == 0 {
        return Err(cx.err(id::INDEX_ERROR, format_args!("pop from empty list")));
    }
    let at = match cx.opt(args, 1) {
        Some(key) => cx.index(key, n, "list")?,
        None => n - 1,
    };
    let item = cx.h.list_get(list, at).unwrap_or(Value::NONE);
    cx.charge((n - at) / 64);
    cx.h.list_remove(list, at, at + 1);
    Ok(item)
}

fn remove(cx: &mut Cx<'_>, args: Args) -> Res {
    let list = cx.this_list(args)?;
    let found = position(cx, args, 0, usize::MAX, true)?;
    cx.memo = None;
    match found {
        Some(i) => {
            cx.h.list_remove(list, i, i + 1);
            Ok(Value::NONE)
        }
        None => Err(cx.value_error("list.remove(x): x not in list")),
    }
}

impl Cx<'_> {
    /// Asks Python whether `x == y`, remembers the answer in the memo in argument 1, and makes the call again.
    fn ask_equal(&mut self, args: Args, given: Value, item: Value, x: Value, y: Value) -> Fault {
        let at = args.at + 1;
        if self.h.as_native_object(given, id::MEMO).is_none() {
            let made = self.h.new_list(&[]).and_then(|list| self.h.new_native(id::MEMO, &[item, list]));
            match made {
                Ok(memo) => self.set_slot(at, memo),
                Err(_) => return Fault::Oom,
            }
        }
        let fault =
            self.ask(Redo::Call(args), at, how::REMEMBER, Value::native(crate::builtins::EQUAL), &[x, y]);
        if fault == Fault::Oom {
            self.set_slot(at, given);
        }
        fault
    }

    /// The first argument, or what it wraps.
    pub(crate) fn this_inner(&self, args: Args) -> Value {
        let this = self.arg(args, 0);
        self.h.wrapped(this).filter(|v| !v.is_nil()).unwrap_or(this)
    }

    pub(crate) fn this_kind(&mut self, args: Args, kind: Kind, name: &str) -> Result<Ref, Fault> {
        let this = self.this_inner(args);
        match self.h.as_kind(this, kind) {
            Some(r) => Ok(r),
            None => {
                let given = self.type_name(this);
                Err(self.type_error(format_args!("'{name}' object expected, not '{given}'")))
            }
        }
    }

    pub(crate) fn this_list(&mut self, args: Args) -> Result<Ref, Fault> {
        self.this_kind(args, Kind::List, "list")
    }

    /// `__getitem__` of a built-in container, for `super().__getitem__(key)`.
    pub(crate) fn load_item_of(&mut self, args: Args) -> Res {
        let (this, key) = (self.this_inner(args), self.arg(args, 1));
        match self.h.as_kind(this, Kind::Dict) {
            Some(r) => {
                let key = self.resolve_key(Redo::Call(args), args.at + 1, r)?;
                match self.dict_get(this, key) {
                    Some(value) => Ok(value),
                    None => {
                        let key = self.h.unwrap_key(key);
                        Err(self.err_value(id::KEY_ERROR, key))
                    }
                }
            }
            None => self.load_item(this, key),
        }
    }

    /// `__setitem__` likewise.
    pub(crate) fn store_item_of(&mut self, args: Args) -> Res {
        let this = self.this_inner(args);
        let (key, value) = (self.arg(args, 1), self.arg(args, 2));
        match self.h.as_kind(this, Kind::List) {
            Some(r) => {
                let i = self.index(key, self.h.list_len(r), "list")?;
                self.h.list_set(r, i, value);
            }
            None => {
                let key = match self.h.as_kind(this, Kind::Dict) {
                    Some(r) => self.resolve_key(Redo::Call(args), args.at + 1, r)?,
                    None => key,
                };
                self.dict_set(this, key, value)?;
            }
        }
        Ok(Value::NONE)
    }
}
