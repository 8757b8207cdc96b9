//! Subscripts, slices and containment; keys whose hash and equality are Python's.

use super::frames::{self, Redo, how};
use super::{Cx, Fault, Res};
use crate::heap::{Kind, Names, NoHash, Ref, Table, Value};
use crate::types::id;

impl Cx<'_> {
    /// The hash of a key, or TypeError. A key whose class defines equality counts by identity here; where the key
    /// stands in a stack slot, [`resolve_key`](Self::resolve_key) asks its class.
    pub(crate) fn hash_or_raise(&mut self, key: Value) -> Result<u32, Fault> {
        match self.h.hash_of(key) {
            Ok(hash) => Ok(hash),
            Err(NoHash::AskPython) => Ok(self.h.key_hash(key)),
            Err(why) => Err(self.no_hash(key, why)),
        }
    }

    /// The error for a value that cannot be a key.
    pub(crate) fn no_hash(&mut self, key: Value, why: NoHash) -> Fault {
        if why == NoHash::TooDeep {
            return self.recursion();
        }
        let name = self.type_name(key);
        self.type_error(format_args!("unsupported type for __hash__: '{name}'"))
    }

    /// The hash that a `__hash__` gave.
    pub(crate) fn hash_given(&mut self, given: Value) -> Result<u32, Fault> {
        if !self.h.is_integer(given) {
            return Err(self.type_error(format_args!("__hash__ method should return an integer")));
        }
        Ok(self.h.key_hash(given))
    }

    /// The key in a stack slot as it is used with this table: asked for its hash, and compared with the keys there.
    pub(crate) fn resolve_key(&mut self, redo: Redo, at: usize, owner: Ref) -> Res {
        let key = self.slot(at);
        match self.h.hash_of(key) {
            Ok(_) if self.h.as_kind(key, Kind::HashedKey).is_some() => {
                // Resolved. A key that needs no Python itself goes into tables as it is.
                let inner = self.h.unwrap_key(key);
                Ok(if self.h.hash_of(inner).is_ok() { inner } else { key })
            }
            Ok(_) if !self.h.table_asks(owner) => Ok(key),
            Ok(hash) => {
                // A plain key may equal one whose class decides.
                let t = Table::of(self.h, owner).unwrap_or_else(|| Table::set(owner));
                if self.h.table_candidate(t, hash, 0).is_none() {
                    return Ok(key);
                }
                let hashed = self.h.new_hashed_key(key, hash)?;
                Err(self.match_key(redo, at, owner, hashed))
            }
            Err(why @ (NoHash::TooDeep | NoHash::Unhashable)) => Err(self.no_hash(key, why)),
            Err(why @ NoHash::AskPython) => {
                let f = match self.special(key, Names::HASH) {
                    Some(f) => f,
                    None if matches!(self.h.kind_of(key), Some(Kind::Tuple | Kind::FrozenSet)) => {
                        Value::native(crate::builtins::HASH)
                    }
                    None => return Err(self.no_hash(key, why)),
                };
                let top = self.th.sp;
                self.begin_redo(frames::KEY, redo, at)?;
                for value in [owner.value(), key, Value::int(0), Value::NIL] {
                    self.push(value);
                }
                match self.native_call(1, f, &[key]) {
                    Ok(()) => Err(Fault::Frame),
                    Err(Fault::Oom) => {
                        self.th.frames.pop();
                        self.th.sp = top;
                        Err(Fault::Oom)
                    }
                    Err(fault) => Err(fault),
                }
            }
        }
    }

    /// Compares a key whose hash is known with those of a table; it, or the one that it equals, goes into slot `at`.
    pub(crate) fn match_key(&mut self, redo: Redo, at: usize, owner: Ref, hashed: Value) -> Fault {
        if let Err(fault) = self.begin_redo(frames::KEY, redo, at) {
            return fault;
        }
        for value in [owner.value(), hashed, Value::int(0), Value::NIL] {
            self.push(value);
        }
        self.set_state(2);
        Fault::Frame
    }

    /// Slots after the redo's four: table, key, probe, the key it is compared with. 1: the hash is on top; 2: look for
    /// candidates; 3: the result of a comparison is on top.
    pub(crate) fn step_key(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        let Some(owner) = self.slot(base + 4).as_ref() else { return Err(self.bad_code()) };
        let Some(t) = Table::of(self.h, owner) else { return Err(self.bad_code()) };
        let key = self.slot(base + 5);
        let start = self.slot(base + 6).as_count();
        match state {
            1 => {
                let hash = self.hash_given(self.peek(0))?;
                let hashed = self.h.new_hashed_key(key, hash)?;
                self.set_slot(base + 5, hashed);
                self.th.sp = base + 8;
                self.set_state(2);
                Ok(())
            }
            2 => {
                let hash = self.h.key_hash(key);
                let candidate = self.h.table_candidate(t, hash, start);
                self.charge(candidate.map_or(8, |(_, next)| next.saturating_sub(start)) / 8);
                match candidate {
                    None => self.end_redo(base, key),
                    Some((pos, next)) => {
                        let Some((found, _)) = self.h.table_entry(t, pos) else {
                            return Err(self.bad_code());
                        };
                        let (mine, other) = (self.h.unwrap_key(key), self.h.unwrap_key(found));
                        if mine == other || self.h.keys_equal(mine, other) {
                            return self.end_redo(base, found);
                        }
                        self.set_slot(base + 6, Value::count(next));
                        self.set_slot(base + 7, found);
                        let outcome =
                            self.native_call(3, Value::native(crate::builtins::EQUAL), &[other, mine]);
                        if outcome == Err(Fault::Oom) {
                            self.set_slot(base + 6, Value::count(start));
                        }
                        outcome
                    }
                }
            }
            _ => {
                let verdict = self.peek(0);
                let Some(equal) = self.truth(verdict) else {
                    return self.native_call(3, Value::type_id(id::BOOL), &[verdict]);
                };
                self.th.sp = base + 8;
                let compared = self.slot(base + 7);
                if equal {
                    // Unless `__eq__` has removed it.
                    let hash = self.h.key_hash(compared);
                    if self.h.table_find(t, compared, hash).is_some() {
                        return self.end_redo(base, compared);
                    }
                }
                self.set_state(2);
                Ok(())
            }
        }
    }

    /// An index for a sequence of `len` items, from the end when negative.
    pub(crate) fn index(&mut self, key: Value, len: usize, what: &str) -> Result<usize, Fault> {
        let Some(i) = self.h.as_i64(key) else {
            if self.h.is_integer(key) {
                return Err(self.err(id::INDEX_ERROR, format_args!("{what} index out of range")));
            }
            let name = self.type_name(key);
            return Err(self.type_error(format_args!("{what} indices must be integers, not {name}")));
        };
        let i = if i < 0 { i + len as i64 } else { i };
        match usize::try_from(i) {
            Ok(i) if i < len => Ok(i),
            _ => Err(self.err(id::INDEX_ERROR, format_args!("{what} index out of range"))),
        }
    }

    /// A slice's start, step and count for a sequence of `len` items.
    pub(crate) fn slice_parts(&mut self, slice: Ref, len: usize) -> Result<(i64, i64, usize), Fault> {
        let [start, stop, step] = self.slice_ends(slice, len)?;
        let span = if step > 0 { stop - start } else { start - stop };
        let size = i64::try_from(step.unsigned_abs()).unwrap_or(i64::MAX).max(1);
        let count = if span <= 0 { 0 } else { (span - 1) / size + 1 };
        Ok((start, step, usize::try_from(count).unwrap_or(0)))
    }

    /// Start, stop and step for a sequence of this length.
    pub(crate) fn slice_ends(&mut self, slice: Ref, len: usize) -> Result<[i64; 3], Fault> {
        let n = len as i64;
        let [start, stop, step] = [1, 2, 3].map(|i| self.h.get(slice, i));
        let step = self.slice_part(step)?.unwrap_or(1);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let (low, high) = if step > 0 { (0, n) } else { (-1, n - 1) };
        let clamp = |i: i64| (if i < 0 { i.saturating_add(n) } else { i }).clamp(low, high);
        let start = self.slice_part(start)?.map_or(if step > 0 { 0 } else { n - 1 }, clamp);
        let stop = self.slice_part(stop)?.map_or(if step > 0 { n } else { -1 }, clamp);
        Ok([start, stop, step])
    }

    fn slice_part(&mut self, part: Value) -> Result<Option<i64>, Fault> {
        if part.is_none() {
            return Ok(None);
        }
        if let Some(i) = self.h.as_i64(part) {
            return Ok(Some(i));
        }
        if let Some(r) = self.h.as_kind(part, Kind::Big) {
            return Ok(Some(if self.h.big_is_negative(r) { i64::MIN / 4 } else { i64::MAX / 4 }));
        }
        Err(self.type_error(format_args!("slice indices must be integers or None")))
    }

    /// `LoadSubscr`: object and key on top.
    #[inline(never)]
    pub(crate) fn op_load_item(&mut self) -> Result<(), Fault> {
        let object = self.peek(1);
        let at = self.th.sp - 2;
        if let Some(f) = self.special(object, Names::GETITEM) {
            let key = self.peek(0);
            let top = self.th.sp;
            self.room(top + 4)?;
            // object key | f object key: the result replaces both.
            self.push_native(frames::RESULT, 0, at + 1)?;
            let outcome = self.native_call(0, f, &[object, key]);
            if outcome == Err(Fault::Oom) {
                self.th.frames.pop();
            }
            return outcome;
        }
        self.index_key(at + 1)?;
        let key = self.peek(0);
        let object = self.h.wrapped(object).unwrap_or(object);
        if let Some(r) = self.h.as_kind(object, Kind::Dict) {
            let resolved = self.resolve_key(Redo::Op, at + 1, r)?;
            let hash = self.h.key_hash(resolved);
            let found = self.h.table_find(Table::dict(r), resolved, hash);
            if let Some((_, value)) = found.and_then(|pos| self.h.table_entry(Table::dict(r), pos)) {
                self.replace(2, value);
                return Ok(());
            }
            return self.missing_key(at, resolved);
        }
        let value = self.load_item(object, key)?;
        self.replace(2, value);
        Ok(())
    }

    /// KeyError, or `__missing__` of a dict's subclass.
    fn missing_key(&mut self, at: usize, key: Value) -> Result<(), Fault> {
        let object = self.slot(at);
        let key = self.h.unwrap_key(key);
        if let Some(f) = self.special(object, Names::MISSING) {
            self.push_native(frames::RESULT, 0, at + 1)?;
            let outcome = self.native_call(0, f, &[object, key]);
            if outcome == Err(Fault::Oom) {
                self.th.frames.pop();
            }
            return outcome;
        }
        Err(self.err_value(id::KEY_ERROR, key))
    }

    /// Asks a key's `__index__`.
    fn index_key(&mut self, at: usize) -> Result<(), Fault> {
        let key = self.slot(at);
        let object = self.slot(at - 1);
        if self.h.as_kind(self.h.wrapped(object).unwrap_or(object), Kind::Dict).is_some() {
            return Ok(());
        }
        match self.special(key, Names::INDEX) {
            Some(f) => Err(self.ask(Redo::Op, at, how::INT, f, &[key])),
            None => Ok(()),
        }
    }

    /// An item or slice of a built-in sequence.
    pub(crate) fn load_item(&mut self, object: Value, key: Value) -> Res {
        let key = self.h.wrapped(key).unwrap_or(key);
        if let Some(slice) = self.h.as_kind(key, Kind::Slice) {
            return self.load_slice(object, slice);
        }
        if self.h.is_str(object) {
            return self.str_index(object, key);
        }
        let name = self.type_name(object);
        let Some(r) = object.as_ref() else {
            return Err(self.type_error(format_args!("'{name}' object isn't subscriptable")));
        };
        match self.h.kind(r) {
            Kind::List | Kind::Tuple => {
                let n = self.h.seq_len(object).unwrap_or(0);
                let i = self.index(key, n, &name)?;
                Ok(self.h.seq_get(object, i).unwrap_or(Value::NONE))
            }
            Kind::Bytes | Kind::ByteArray => {
                let n = self.h.any_bytes(object).len();
                let i = self.index(key, n, &name)?;
                Ok(Value::int(i32::from(self.h.any_bytes(object).get(i).copied().unwrap_or(0))))
            }
            Kind::Range => {
                let (start, step, len) = self.h.range_parts(r);
                let i = self.index(key, usize::try_from(len).unwrap_or(0), "range")? as i64;
                Ok(self.h.new_int(start.wrapping_add(step.wrapping_mul(i)))?)
            }
            Kind::Native => match self.native_item(object, key)? {
                Some(value) => Ok(value),
                None => Err(self.type_error(format_args!("'{name}' object isn't subscriptable"))),
            },
            _ => Err(self.type_error(format_args!("'{name}' object isn't subscriptable"))),
        }
    }

    /// Item `i` of what `reversed` goes over; `None` beyond the end.
    pub(crate) fn sequence_item(&mut self, object: Value, i: usize) -> Result<Option<Value>, Fault> {
        if let Some(n) = self.h.seq_len(object) {
            return Ok(if i < n { self.h.seq_get(object, i) } else { None });
        }
        self.load_item(object, Value::count(i)).map(Some)
    }

    fn load_slice(&mut self, object: Value, slice: Ref) -> Res {
        if self.h.is_str(object) {
            return self.str_slice(object, slice);
        }
        let name = self.type_name(object);
        let Some(r) = object.as_ref() else {
            return Err(self.type_error(format_args!("'{name}' object isn't subscriptable")));
        };
        match self.h.kind(r) {
            kind @ (Kind::List | Kind::Tuple) => {
                let items = self.h.sequence_vec(object)?;
                let (start, step, count) = self.slice_parts(slice, items.len())?;
                let taken = take(&items, start, step, count);
                self.charge(count / 8);
                if kind == Kind::List {
                    Ok(self.h.new_list(&taken)?)
                } else {
                    Ok(self.h.new_tuple(&taken)?)
                }
            }
            kind @ (Kind::Bytes | Kind::ByteArray) => {
                let n = self.h.any_bytes(object).len();
                let (start, step, count) = self.slice_parts(slice, n)?;
                let taken = take(self.h.any_bytes(object), start, step, count);
                self.charge(count / if step == 1 { 64 } else { 8 });
                if kind == Kind::Bytes {
                    Ok(self.h.new_bytes(&taken)?)
                } else {
                    Ok(self.h.new_bytearray(&taken)?)
                }
            }
            Kind::Range => {
                let (first, by, len) = self.h.range_parts(r);
                let [start, stop, step] = self.slice_ends(slice, usize::try_from(len).unwrap_or(0))?;
                let [start, stop] = [start, stop].map(|i| first.wrapping_add(by.wrapping_mul(i)));
                let made = self.h.new_range(start, stop, by.wrapping_mul(step))?;
                Ok(made)
            }
            Kind::Native => match self.native_item(object, slice.value())? {
                Some(value) => Ok(value),
                None => Err(self.type_error(format_args!("'{name}' object isn't subscriptable"))),
            },
            _ => Err(self.type_error(format_args!("'{name}' object isn't subscriptable"))),
        }
    }

    /// `StoreSubscr`: value, object, key on top.
    #[inline(never)]
    pub(crate) fn op_store_item(&mut self) -> Result<(), Fault> {
        let (value, object) = (self.peek(2), self.peek(1));
        let at = self.th.sp - 1;
        let c = self.th.sp - 3;
        if let Some(f) = self.special(object, Names::SETITEM) {
            let key = self.peek(0);
            return self.call_discard(c, f, &[object, key, value]);
        }
        self.index_key(at)?;
        let key = self.peek(0);
        let inner = self.h.wrapped(object).unwrap_or(object);
        let name = self.type_name(object);
        let Some(r) = inner.as_ref() else {
            return Err(self.type_error(format_args!("'{name}' object doesn't support item assignment")));
        };
        match self.h.kind(r) {
            Kind::Dict => {
                let key = self.resolve_key(Redo::Op, at, r)?;
                let hash = self.h.key_hash(key);
                self.h.table_insert(Table::dict(r), key, hash, value)?;
            }
            Kind::List => match self.h.as_kind(key, Kind::Slice) {
                Some(slice) => self.store_slice(r, slice, c)?,
                None => {
                    let i = self.index(key, self.h.list_len(r), "list")?;
                    self.h.list_set(r, i, value);
                }
            },
            Kind::ByteArray => self.store_bytes(r, key, value)?,
            Kind::Native if self.native_store(inner, key, value)? => {}
            _ => return Err(self.type_error(format_args!("'{name}' object doesn't support item assignment"))),
        }
        self.th.sp = c;
        Ok(())
    }

    fn store_slice(&mut self, list: Ref, slice: Ref, value_at: usize) -> Result<(), Fault> {
        let items = self.items(Redo::Op, value_at)?;
        let (start, step, count) = self.slice_parts(slice, self.h.list_len(list))?;
        self.charge((self.h.list_len(list) + items.len()) / 32);
        if step == 1 {
            let with = self.h.new_list(&items)?;
            let first = usize::try_from(start).unwrap_or(0);
            self.h.list_splice(list, first, first + count, with)?;
            return Ok(());
        }
        if items.len() != count {
            let n = items.len();
            return Err(self.err(
                id::VALUE_ERROR,
                format_args!("attempt to assign sequence of size {n} to extended slice of size {count}"),
            ));
        }
        for (k, item) in items.iter().enumerate() {
            if let Ok(i) = usize::try_from(start + step * k as i64) {
                self.h.list_set(list, i, *item);
            }
        }
        Ok(())
    }

    pub(crate) fn byte_value(&mut self, value: Value) -> Result<u8, Fault> {
        match self.h.as_i64(value).map(u8::try_from) {
            Some(Ok(byte)) => Ok(byte),
            Some(Err(_)) => Err(self.value_error("byte must be in range(0, 256)")),
            None if self.h.is_integer(value) => Err(self.value_error("byte must be in range(0, 256)")),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format_args!("can't convert {name} to int")))
            }
        }
    }

    fn store_bytes(&mut self, array: Ref, key: Value, value: Value) -> Result<(), Fault> {
        let n = self.h.any_bytes(array.value()).len();
        match self.h.as_kind(key, Kind::Slice) {
            None => {
                let i = self.index(key, n, "bytearray")?;
                let byte = self.byte_value(value)?;
                if let Some(slot) = self.h.bytearray_mut(array).get_mut(i) {
                    *slot = byte;
                }
            }
            Some(slice) => {
                let (start, step, count) = self.slice_parts(slice, n)?;
                let Some(new) = self.h.bytes_like(value).map(<[u8]>::to_vec) else {
                    return Err(self.type_error(format_args!("can assign only bytes, buffers")));
                };
                self.charge(new.len() / 64);
                if step == 1 && new.len() == count {
                    let first = usize::try_from(start).unwrap_or(0);
                    if let Some(room) = self.h.bytearray_mut(array).get_mut(first..first + count) {
                        room.copy_from_slice(&new);
                    }
                    return Ok(());
                }
                self.charge(n / 32);
                let mut all = self.h.any_bytes(array.value()).to_vec();
                if step == 1 {
                    let first = usize::try_from(start).unwrap_or(0);
                    all.splice(first..first + count, new);
                } else {
                    if new.len() != count {
                        return Err(
                            self.value_error("attempt to assign bytes of wrong size to extended slice")
                        );
                    }
                    for (k, byte) in new.iter().enumerate() {
                        if let Some(slot) =
                            usize::try_from(start + step * k as i64).ok().and_then(|i| all.get_mut(i))
                        {
                            *slot = *byte;
                        }
                    }
                }
                self.h.bytearray_replace(array, &all)?;
            }
        }
        Ok(())
    }

    /// `DeleteSubscr`: object and key on top.
    pub(crate) fn op_delete_item(&mut self) -> Result<(), Fault> {
        let object = self.peek(1);
        let at = self.th.sp - 1;
        let c = self.th.sp - 2;
        if let Some(f) = self.special(object, Names::DELITEM) {
            let key = self.peek(0);
            return self.call_discard(c, f, &[object, key]);
        }
        self.index_key(at)?;
        let key = self.peek(0);
        let inner = self.h.wrapped(object).unwrap_or(object);
        let kind = self.h.kind_of(inner);
        let name = self.type_name(object);
        match (kind, inner.as_ref()) {
            (Some(Kind::Dict), Some(r)) => {
                let key = self.resolve_key(Redo::Op, at, r)?;
                let hash = self.h.key_hash(key);
                match self.h.table_find(Table::dict(r), key, hash) {
                    Some(pos) => self.h.table_remove(Table::dict(r), pos),
                    None => {
                        let key = self.h.unwrap_key(key);
                        return Err(self.err_value(id::KEY_ERROR, key));
                    }
                }
            }
            (Some(Kind::List), Some(r)) => self.delete_items(r, key)?,
            (Some(Kind::ByteArray), Some(r)) => {
                let n = self.h.any_bytes(inner).len();
                let (start, step, count) = match self.h.as_kind(key, Kind::Slice) {
                    Some(slice) => self.slice_parts(slice, n)?,
                    None => (self.index(key, n, "bytearray")? as i64, 1, 1),
                };
                let mut kept = self.h.any_bytes(inner).to_vec();
                self.charge(n / 32);
                if step == 1 {
                    let first = usize::try_from(start).unwrap_or(0);
                    kept.drain(first.min(n)..(first + count).min(n));
                } else {
                    let doomed = positions(start, step, count);
                    self.charge(n / 2);
                    let mut i = 0;
                    kept.retain(|_| {
                        i += 1;
                        doomed.binary_search(&(i - 1)).is_err()
                    });
                }
                self.h.bytearray_replace(r, &kept)?;
            }
            (Some(Kind::Native), Some(r)) if matches!(self.h.view_type(inner), Some((_, id::ARRAY))) => {
                crate::modules::array::delete(self, r, key)?;
            }
            _ => return Err(self.type_error(format_args!("'{name}' object doesn't support item deletion"))),
        }
        self.th.sp = c;
        Ok(())
    }

    pub(crate) fn delete_items(&mut self, list: Ref, key: Value) -> Result<(), Fault> {
        let n = self.h.list_len(list);
        match self.h.as_kind(key, Kind::Slice) {
            None => {
                let i = self.index(key, n, "list")?;
                self.charge((n - i) / 64);
                self.h.list_remove(list, i, i + 1);
            }
            Some(slice) => {
                let (start, step, count) = self.slice_parts(slice, n)?;
                self.charge(n / if step == 1 { 64 } else { 2 });
                if step == 1 {
                    let first = usize::try_from(start).unwrap_or(0);
                    self.h.list_remove(list, first, first + count);
                } else {
                    let doomed = positions(start, step, count);
                    let items = self.h.sequence_vec(list.value())?;
                    let kept: alloc::vec::Vec<Value> = items
                        .iter()
                        .enumerate()
                        .filter(|(i, _)| doomed.binary_search(i).is_err())
                        .map(|(_, item)| *item)
                        .collect();
                    let with = self.h.new_list(&kept)?;
                    self.h.list_splice(list, 0, n, with)?;
                }
            }
        }
        Ok(())
    }
}

/// The items that a slice selects.
pub(crate) fn take<T: Copy>(items: &[T], start: i64, step: i64, count: usize) -> alloc::vec::Vec<T> {
    if step == 1 {
        let first = usize::try_from(start).unwrap_or(0);
        return items.get(first..first + count).unwrap_or(&[]).to_vec();
    }
    (0..count)
        .filter_map(|k| usize::try_from(start + step * k as i64).ok().and_then(|i| items.get(i)).copied())
        .collect()
}

fn positions(start: i64, step: i64, count: usize) -> alloc::vec::Vec<usize> {
    let mut all: alloc::vec::Vec<usize> =
        (0..count).filter_map(|k| usize::try_from(start + step * k as i64).ok()).collect();
    all.sort_unstable();
    all
}
