//! Tables whose keys only Python can compare: filling them, and bringing one in line with another.
//!
//! Set operations, `update` and comparisons work natively on keys as their tables hold them. Where `__eq__` decides, a
//! frame goes before: it asks for every key, and puts a table in the place of the argument in which the keys that equal
//! one of the other table *are* that one. Then the operation is done again.

use alloc::vec::Vec;

use super::frames::{self, Redo};
use super::{Cx, Fault};
use crate::heap::{Kind, NoHash, Ref, Table, Value, native};
use crate::types::id;

/// Keys that one step takes before fuel is looked at again.
const CHUNK: usize = 32;

// Slots after the redo's four.
const OUT: usize = 4;
/// The table whose keys take the place of equal ones: `OUT` itself, or the one to be in line with.
const OWNER: usize = 5;
const ITEMS: usize = 6;
const POSITION: usize = 7;
const KEY: usize = 8;

impl Cx<'_> {
    /// Whether Python has to be asked about one of these keys.
    pub(crate) fn any_asks(&mut self, keys: impl IntoIterator<Item = Value>) -> Result<bool, Fault> {
        let begun = self.fuel;
        for key in keys {
            if self.h.hash_of(key) == Err(NoHash::AskPython) {
                return Ok(true);
            }
            self.not_overdone(begun)?;
        }
        Ok(false)
    }

    /// Makes a set or dict of these items (keys, or keys and values in turn), puts it into stack slot `at` and does the
    /// call or instruction again.
    pub(crate) fn fill(&mut self, redo: Redo, at: usize, kind: Kind, items: &[Value]) -> Fault {
        let made = if kind == Kind::Dict { self.h.new_dict() } else { self.h.new_set(kind) };
        match made.map(Value::as_ref) {
            Ok(Some(out)) => self.begin_fill(redo, at, out, out, items),
            Ok(None) => self.bad_code(),
            Err(oom) => oom.into(),
        }
    }

    /// Sees to it that the keys of the table in stack slot `at` that equal keys of `owner` are those. Does nothing when
    /// no key of either asks, or when it is so already.
    pub(crate) fn align(&mut self, redo: Redo, at: usize, owner: Ref) -> Result<(), Fault> {
        let given = self.slot(at);
        if !self.out_of_line(owner, given) {
            return Ok(());
        }
        let Some(r) = self.table_owner(given) else { return Ok(()) };
        let t = Table::of(self.h, r).unwrap_or_else(|| Table::set(r));
        let kind = self.h.kind_of(given).filter(|kind| *kind != Kind::Native).unwrap_or(Kind::Set);
        let mut items = Vec::new();
        for (key, value) in self.h.table_raw(t)? {
            items.push(key);
            if kind == Kind::Dict {
                items.push(value);
            }
        }
        let out = self.h.new_aligned(kind, owner)?;
        Err(self.begin_fill(redo, at, out, owner, &items))
    }

    /// Whether [`align`](Self::align) has work to do.
    pub(crate) fn out_of_line(&self, owner: Ref, given: Value) -> bool {
        let empty = |r| Table::of(self.h, r).is_none_or(|t| self.h.table_len(t) == 0);
        self.table_owner(given).is_some_and(|r| {
            (self.h.table_asks(owner) || self.h.table_asks(r))
                && r != owner
                && self.h.aligned_with(r) != Some(owner)
                && !empty(owner)
                && !empty(r)
        })
    }

    /// The set or dict that a value is or looks at.
    fn table_owner(&self, value: Value) -> Option<Ref> {
        let r = value.as_ref()?;
        match self.h.kind(r) {
            Kind::Set | Kind::FrozenSet | Kind::Dict => Some(r),
            Kind::Native if self.h.as_native_object(value, id::DICT_KEYS).is_some() => {
                self.h.get(r, native::A).as_ref()
            }
            _ => None,
        }
    }

    /// [`align`](Self::align) for an operator's operands: `a`, and the one in slot `at`.
    pub(crate) fn align_operands(&mut self, redo: Redo, a: Value, at: usize) -> Result<(), Fault> {
        match self.table_owner(a) {
            Some(owner) if self.must_align(a, self.slot(at)) => self.align(redo, at, owner),
            _ => Ok(()),
        }
    }

    /// Whether two tables that are compared or combined are out of line.
    pub(crate) fn must_align(&self, a: Value, b: Value) -> bool {
        let Some(owner) = self.table_owner(a) else { return false };
        let both_dicts = self.h.as_kind(a, Kind::Dict).is_some() && self.h.as_kind(b, Kind::Dict).is_some();
        (both_dicts || self.as_set(a).is_some() && self.as_set(b).is_some()) && self.out_of_line(owner, b)
    }

    /// Whether Python has to be asked to add these keys to a set.
    pub(crate) fn any_asks_of(&self, set: Ref, keys: &[Value]) -> bool {
        self.h.table_asks(set) || keys.iter().any(|key| self.h.as_kind(*key, Kind::HashedKey).is_some())
    }

    fn begin_fill(&mut self, redo: Redo, at: usize, out: Ref, owner: Ref, items: &[Value]) -> Fault {
        let Ok(items) = self.h.new_list(items) else { return Fault::Oom };
        if let Err(fault) = self.begin_redo(frames::FILL, redo, at) {
            return fault;
        }
        for value in [out.value(), owner.value(), items, Value::int(0), Value::NIL] {
            self.push(value);
        }
        Fault::Frame
    }

    /// 0: takes the next key; 1: the key in its slot has been resolved.
    pub(crate) fn step_fill(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        let (Some(out), Some(owner)) = (self.slot(base + OUT).as_ref(), self.slot(base + OWNER).as_ref())
        else {
            return Err(self.bad_code());
        };
        let (Some(t), Some(items)) =
            (Table::of(self.h, out), self.h.as_kind(self.slot(base + ITEMS), Kind::List))
        else {
            return Err(self.bad_code());
        };
        let mut resolved = state == 1;
        // A step that begins with a resolved key ends with it: the next key would take its slot, and the step could not
        // be done again.
        for _ in 0..if resolved { 1 } else { CHUNK } {
            let position = self.slot(base + POSITION).as_count();
            let Some(key) = self.h.list_get(items, position) else { return self.end_redo(base, out.value()) };
            let known = !resolved && self.h.as_kind(key, Kind::HashedKey).is_some();
            if !resolved {
                self.set_slot(base + KEY, key);
            }
            resolved = false;
            let found = if known {
                // It has been asked for its hash before.
                Err(self.match_key(Redo::Step(1), base + KEY, owner, key))
            } else {
                self.resolve_key(Redo::Step(1), base + KEY, owner)
            };
            let key = match found {
                Ok(key) => key,
                Err(Fault::Frame) => return Ok(()),
                Err(fault) => return Err(fault),
            };
            let hash = self.h.key_hash(key);
            let value = self.h.list_get(items, position + 1).unwrap_or(Value::NIL);
            self.h.table_insert(t, key, hash, value)?;
            self.set_slot(base + POSITION, Value::count(position + t.stride()));
            self.charge(1);
        }
        self.set_state(0);
        Ok(())
    }
}
