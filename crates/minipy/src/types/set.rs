//! Methods and operators of `set` and `frozenset`.

use alloc::vec::Vec;

use crate::bytecode::Op;
use crate::heap::{Kind, Ref, Table, Value, native};
use crate::types::id;
use crate::vm::frames::Redo;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const SET: &[Def] = &[
    def("copy", 1, 1, |cx, a| combine(cx, a, Op::Or, false)),
    def("difference", 1, 255, |cx, a| combine(cx, a, Op::Sub, false)),
    def("intersection", 1, 255, |cx, a| combine(cx, a, Op::And, false)),
    def("isdisjoint", 2, 2, |cx, a| relation(cx, a, 0)),
    def("issubset", 2, 2, |cx, a| relation(cx, a, 1)),
    def("issuperset", 2, 2, |cx, a| relation(cx, a, 2)),
    def("symmetric_difference", 2, 2, |cx, a| combine(cx, a, Op::Xor, false)),
    def("union", 1, 255, |cx, a| combine(cx, a, Op::Or, false)),
    def("__contains__", 2, 2, |cx, a| {
        let this = cx.this_inner(a);
        let Some(r) = this.as_ref() else { return Err(cx.not_iterable(this)) };
        let key = cx.resolve_key(Redo::Call(a), a.at + 1, r)?;
        let hash = cx.h.key_hash(key);
        Ok(Value::bool(cx.h.table_find(Table::set(r), key, hash).is_some()))
    }),
    def("__iter__", 1, 1, super::sequence::iterate),
    def("__len__", 1, 1, super::sequence::len),
    // From here on only for `set`.
    def("add", 2, 2, add),
    def("clear", 1, 1, |cx, a| {
        let r = cx.this_set(a)?;
        cx.h.table_clear(Table::set(r));
        Ok(Value::NONE)
    }),
    def("difference_update", 1, 255, |cx, a| combine(cx, a, Op::Sub, true)),
    def("discard", 2, 2, |cx, a| remove(cx, a, false)),
    def("intersection_update", 1, 255, |cx, a| combine(cx, a, Op::And, true)),
    def("pop", 1, 1, pop),
    def("remove", 2, 2, |cx, a| remove(cx, a, true)),
    def("symmetric_difference_update", 2, 2, |cx, a| combine(cx, a, Op::Xor, true)),
    def("update", 1, 255, |cx, a| combine(cx, a, Op::Or, true)),
];

/// How many of [`SET`] frozenset has.
const SHARED: usize = 11;

pub(crate) fn frozen() -> &'static [Def] {
    SET.get(..SHARED).unwrap_or(&[])
}

fn add(cx: &mut Cx<'_>, args: Args) -> Res {
    let r = cx.this_set(args)?;
    let key = cx.resolve_key(Redo::Call(args), args.at + 1, r)?;
    let hash = cx.h.key_hash(key);
    cx.h.table_insert(Table::set(r), key, hash, Value::NIL)?;
    Ok(Value::NONE)
}

fn remove(cx: &mut Cx<'_>, args: Args, must: bool) -> Res {
    let r = cx.this_set(args)?;
    let key = cx.resolve_key(Redo::Call(args), args.at + 1, r)?;
    let hash = cx.h.key_hash(key);
    match cx.h.table_find(Table::set(r), key, hash) {
        Some(pos) => cx.h.table_remove(Table::set(r), pos),
        None if must => {
            let key = cx.h.unwrap_key(key);
            return Err(cx.err_value(id::KEY_ERROR, key));
        }
        None => {}
    }
    Ok(Value::NONE)
}

fn pop(cx: &mut Cx<'_>, args: Args) -> Res {
    let r = cx.this_set(args)?;
    let t = Table::set(r);
    for pos in 0..cx.h.table_used(t) {
        if let Some((key, _)) = cx.h.table_entry(t, pos) {
            cx.h.table_remove(t, pos);
            return Ok(cx.h.unwrap_key(key));
        }
    }
    Err(cx.err(id::KEY_ERROR, format_args!("pop from an empty set")))
}

/// A set with the items of an argument.
fn as_set_arg(cx: &mut Cx<'_>, args: Args, i: usize) -> Result<Ref, Fault> {
    let value = cx.arg(args, i);
    if let Some(r) = value.as_ref()
        && matches!(cx.h.kind(r), Kind::Set | Kind::FrozenSet)
    {
        return Ok(r);
    }
    let keys = cx.keys(Redo::Call(args), args.at + i)?;
    let made = cx.h.new_set(Kind::Set)?;
    let Some(r) = made.as_ref() else { return Err(cx.bad_code()) };
    cx.insert_keys(r, &keys)?;
    Ok(r)
}

fn relation(cx: &mut Cx<'_>, args: Args, which: u8) -> Res {
    let this = cx.this_set(args)?;
    let other = aligned_argument(cx, args, 1, this)?;
    let (s, t) = (Table::set(this), Table::set(other));
    match which {
        0 => {
            let begun = cx.fuel;
            for (key, _) in keys_of(cx, s)? {
                let hash = cx.h.key_hash(key);
                if cx.h.table_find(t, key, hash).is_some() {
                    return Ok(Value::FALSE);
                }
                cx.not_overdone(begun)?;
            }
            Ok(Value::TRUE)
        }
        1 => cx.subset(s, t).map(Value::bool),
        _ => cx.subset(t, s).map(Value::bool),
    }
}

fn combine(cx: &mut Cx<'_>, args: Args, op: Op, in_place: bool) -> Res {
    let this = cx.this_set(args)?;
    let mut others = Vec::new();
    for i in 1..args.n {
        let other = as_set_arg(cx, args, i)?;
        if args.n > 2 && cx.out_of_line(this, other.value()) {
            return combine_one_by_one(cx, args, op, in_place);
        }
        others.push(aligned_argument(cx, args, i, this)?);
    }
    let kind = if in_place { Kind::Set } else { cx.h.kind(this) };
    let made = cx.h.new_set(kind)?;
    let Some(result) = made.as_ref() else { return Err(cx.bad_code()) };
    cx.h.table_copy(Table::set(this), Table::set(result))?;
    cx.charge(cx.h.table_used(Table::set(this)) / 8);
    for other in others {
        let next = cx.set_operation(op, result, other, kind)?;
        let Some(next) = next.as_ref() else { return Err(cx.bad_code()) };
        cx.h.table_move(Table::set(next), Table::set(result));
    }
    if in_place {
        cx.h.table_move(Table::set(result), Table::set(this));
        return Ok(Value::NONE);
    }
    Ok(made)
}

/// The entries of a table, charged.
fn keys_of(cx: &mut Cx<'_>, t: Table) -> Result<Vec<(Value, Value)>, Fault> {
    let keys = cx.h.table_raw(t)?;
    cx.charge(keys.len() / 2);
    Ok(keys)
}

/// Argument `i` as a set that is in line with `this`.
fn aligned_argument(cx: &mut Cx<'_>, args: Args, i: usize, this: Ref) -> Result<Ref, Fault> {
    let set = as_set_arg(cx, args, i)?;
    if cx.out_of_line(this, set.value()) {
        cx.set_slot(args.at + i, set.value());
        cx.align(Redo::Call(args), args.at + i, this)?;
    }
    Ok(set)
}

/// Several arguments whose keys Python compares: each is in line with what came of those before it.
fn combine_one_by_one(cx: &mut Cx<'_>, args: Args, op: Op, in_place: bool) -> Res {
    let this = cx.this_set(args)?;
    let first = args.at + 1;
    if !in_place && cx.h.aligned_with(this) != Some(this) {
        // Works on a copy, which stands for `this` when the call is made again.
        let copy = cx.h.new_aligned(cx.h.kind(this), this)?;
        cx.h.table_copy(Table::set(this), Table::set(copy))?;
        cx.h.align_with(copy, copy);
        cx.set_slot(args.at, copy.value());
        return combine_one_by_one(cx, args, op, in_place);
    }
    for i in 1..args.n {
        let other = aligned_argument(cx, args, i, this)?;
        let next = cx.set_operation(op, this, other, Kind::Set)?;
        if let Some(next) = next.as_ref() {
            cx.h.table_move(Table::set(next), Table::set(this));
        }
        // Done: the same set leaves an intersection as it is, an empty one anything else.
        let neutral = if op == Op::And { this.value() } else { cx.h.new_set(Kind::Set)? };
        cx.set_slot(first + i - 1, neutral);
    }
    let result = cx.h.new_set(cx.h.kind(this))?;
    if in_place {
        return Ok(Value::NONE);
    }
    if let Some(r) = result.as_ref() {
        cx.h.table_copy(Table::set(this), Table::set(r))?;
    }
    Ok(result)
}

impl Cx<'_> {
    fn this_set(&mut self, args: Args) -> Result<Ref, Fault> {
        let this = self.this_inner(args);
        match this.as_ref() {
            Some(r) if matches!(self.h.kind(r), Kind::Set | Kind::FrozenSet) => Ok(r),
            _ => Err(self.type_error(format_args!("'set' object expected"))),
        }
    }

    /// The table of a set, or of a dict's keys view.
    pub(crate) fn as_set(&self, value: Value) -> Option<Table> {
        let r = value.as_ref()?;
        match self.h.kind(r) {
            Kind::Set | Kind::FrozenSet => Some(Table::set(r)),
            Kind::Native if self.h.as_native_object(value, id::DICT_KEYS).is_some() => {
                self.h.get(r, native::A).as_ref().map(Table::dict)
            }
            _ => None,
        }
    }

    /// The items of an iterable in a stack slot as the distinct keys they are in a set. Where Python has to be asked, a
    /// set of them is made first.
    pub(crate) fn keys(&mut self, redo: Redo, at: usize) -> Result<Vec<Value>, Fault> {
        let table = self.slot(at).as_ref().and_then(|r| Table::of(self.h, r));
        if let Some(t) = table {
            let entries = self.h.table_raw(t)?;
            self.charge(entries.len() / 4);
            return Ok(entries.into_iter().map(|(key, _)| key).collect());
        }
        let items = self.items(redo, at)?;
        if self.any_asks(items.iter().copied())? {
            return Err(self.fill(redo, at, Kind::Set, &items));
        }
        Ok(items)
    }

    /// Adds keys that need no Python any more.
    pub(crate) fn insert_keys(&mut self, set: Ref, keys: &[Value]) -> Result<(), Fault> {
        // Keys can be chosen to stand in each other's way.
        let begun = self.fuel;
        for key in keys {
            let hash = self.hash_or_raise(*key)?;
            self.h.table_insert(Table::set(set), *key, hash, Value::NIL)?;
            self.not_overdone(begun)?;
        }
        self.charge(keys.len() / 8);
        Ok(())
    }

    /// Whether all keys of `s` are in `t`.
    pub(crate) fn subset(&mut self, s: Table, t: Table) -> Result<bool, Fault> {
        let begun = self.fuel;
        for pos in 0..self.h.table_used(s) {
            if let Some((key, _)) = self.h.table_entry(s, pos) {
                let hash = self.h.key_hash(key);
                if self.h.table_find(t, key, hash).is_none() {
                    return Ok(false);
                }
                self.not_overdone(begun)?;
            }
        }
        self.charge(self.h.table_used(s) / 4);
        Ok(true)
    }

    pub(crate) fn compare_sets(&mut self, op: Op, s: Table, t: Table) -> Result<bool, Fault> {
        let (n, m) = (self.h.table_len(s), self.h.table_len(t));
        let (fits, s, t) = match op {
            Op::Lt => (n < m, s, t),
            Op::Le => (n <= m, s, t),
            Op::Gt => (m < n, t, s),
            _ => (m <= n, t, s),
        };
        Ok(fits && self.subset(s, t)?)
    }

    /// `&`, `|`, `^`, `-` of sets, and `|` of dicts.
    pub(crate) fn set_binary(&mut self, op: Op, a: Value, b: Value) -> Result<Option<Value>, Fault> {
        let (plain, in_place) = match op {
            Op::IAnd => (Op::And, true),
            Op::IOr => (Op::Or, true),
            Op::IXor => (Op::Xor, true),
            Op::ISub => (Op::Sub, true),
            other => (other, false),
        };
        let (Some(x), Some(y)) = (a.as_ref(), b.as_ref()) else { return Ok(None) };
        if plain == Op::Or && self.h.kind(x) == Kind::Dict && self.h.kind(y) == Kind::Dict {
            let target = if in_place {
                a
            } else {
                let copy = self.h.new_dict()?;
                if let Some(c) = copy.as_ref() {
                    self.h.table_copy(Table::dict(x), Table::dict(c))?;
                }
                copy
            };
            let begun = self.fuel;
            for (key, value) in self.h.table_raw(Table::dict(y))? {
                self.dict_set(target, key, value)?;
                self.not_overdone(begun)?;
            }
            return Ok(Some(target));
        }
        let (Some(s), Some(t)) = (self.as_set(a), self.as_set(b)) else { return Ok(None) };
        let kind = if self.h.kind(x) == Kind::FrozenSet { Kind::FrozenSet } else { Kind::Set };
        let made = self.combine_tables(plain, s, t, kind)?;
        if in_place && self.h.kind(x) == Kind::Set {
            if let Some(m) = made.as_ref() {
                self.h.table_move(Table::set(m), Table::set(x));
            }
            return Ok(Some(a));
        }
        Ok(Some(made))
    }

    fn set_operation(&mut self, op: Op, a: Ref, b: Ref, kind: Kind) -> Res {
        self.combine_tables(op, Table::set(a), Table::set(b), kind)
    }

    fn combine_tables(&mut self, op: Op, s: Table, t: Table, kind: Kind) -> Res {
        let made = self.h.new_set(kind)?;
        let Some(r) = made.as_ref() else { return Err(self.bad_code()) };
        let out = Table::set(r);
        // Of equal items, those of the smaller set or else the second are taken, as in CPython.
        let swap = op == Op::And && self.h.table_len(t) <= self.h.table_len(s);
        let (s, t) = if swap { (t, s) } else { (s, t) };
        let begun = self.fuel;
        for (from, other) in [(s, t), (t, s)] {
            for pos in 0..self.h.table_used(from) {
                let Some((key, _)) = self.h.table_entry(from, pos) else { continue };
                let hash = self.h.key_hash(key);
                let shared = self.h.table_find(other, key, hash).is_some();
                let keep = match op {
                    Op::And => shared,
                    Op::Or => true,
                    _ => !shared,
                };
                if keep {
                    self.h.table_insert(out, key, hash, Value::NIL)?;
                }
                self.fuel -= i64::from(pos % 4 == 0);
                self.not_overdone(begun)?;
            }
            if matches!(op, Op::Sub | Op::And) {
                break;
            }
        }
        Ok(made)
    }
}
