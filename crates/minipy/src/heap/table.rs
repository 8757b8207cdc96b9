//! The hash table behind dicts, sets, modules, classes and instances: compact and ordered.
//!
//! Four fields of its owner: `live` (count), `used` (entries, the deleted ones included), `entries` (an array of
//! key-value pairs, or keys for sets; a deleted key is NIL) and `index`. Up to 8 entries are searched in order; beyond,
//! `index` holds `(position + 1) << 8 | hash & 255` at the hash's place, linear probing, 0 for empty.
//! Positions do not change while entries are only added, so a remembered position is a good guess.

use core::ops::Range;

use super::{Heap, KIND_MASK, Kind, Oom, Ref, Value};

const LIVE: usize = 0;
const USED: usize = 1;
const ENTRIES: usize = 2;
const INDEX: usize = 3;
/// Entries that are searched without an index.
const LINEAR: usize = 8;

/// A table inside an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    owner: Ref,
    at: usize,
    stride: usize,
}

/// Where a key is: its entry's position.
pub(crate) type Found = Option<usize>;

impl Table {
    pub(crate) const fn dict(owner: Ref) -> Self {
        Self { owner, at: 1, stride: 2 }
    }

    pub(crate) const fn set(owner: Ref) -> Self {
        Self { owner, at: 1, stride: 1 }
    }

    /// The attributes of an instance, exception, class or module.
    pub(crate) const fn attributes(owner: Ref) -> Self {
        Self { owner, at: 2, stride: 2 }
    }

    /// Words of an entry: 1 for sets, 2 for mappings.
    pub(crate) const fn stride(self) -> usize {
        self.stride
    }

    /// Of a dict or set.
    pub(crate) fn of(heap: &Heap, owner: Ref) -> Option<Self> {
        match heap.kind(owner) {
            Kind::Dict => Some(Self::dict(owner)),
            Kind::Set | Kind::FrozenSet => Some(Self::set(owner)),
            _ => None,
        }
    }
}

impl Heap {
    /// Sets the fields of an empty table.
    pub(crate) fn table_init(&mut self, t: Table) {
        self.set(t.owner, t.at + LIVE, Value::int(0));
        self.set(t.owner, t.at + USED, Value::int(0));
        self.set(t.owner, t.at + ENTRIES, Value::NIL);
        self.set(t.owner, t.at + INDEX, Value::NIL);
    }

    #[inline(always)]
    pub(crate) fn table_len(&self, t: Table) -> usize {
        self.get(t.owner, t.at + LIVE).as_count()
    }

    #[inline(always)]
    pub(crate) fn table_used(&self, t: Table) -> usize {
        self.get(t.owner, t.at + USED).as_count()
    }

    /// The entry at a position: key and value (the key again for sets). `None` when deleted or beyond the end.
    #[inline(always)]
    pub(crate) fn table_entry(&self, t: Table, pos: usize) -> Option<(Value, Value)> {
        if pos >= self.table_used(t) {
            return None;
        }
        let entries = self.get(t.owner, t.at + ENTRIES).as_ref()?;
        let key = self.get(entries, 1 + pos * t.stride);
        if key.is_nil() {
            return None;
        }
        Some((key, self.get(entries, pos * t.stride + t.stride)))
    }

    #[inline(always)]
    pub(crate) fn table_set_value(&mut self, t: Table, pos: usize, value: Value) {
        if t.stride == 2
            && let Some(entries) = self.get(t.owner, t.at + ENTRIES).as_ref()
        {
            self.set(entries, pos * 2 + 2, value);
        }
    }

    /// Whether the key at `pos` is exactly this word: how a remembered position is checked.
    #[inline(always)]
    pub(crate) fn table_guess(&self, t: Table, pos: usize, key: Value) -> Option<Value> {
        let at = t.owner.0 as usize + t.at;
        let Some(&[_, used, entries]) = self.words.get(at..=at + ENTRIES) else { return None };
        if pos >= Value(used).as_count() {
            return None;
        }
        let entry = Value(entries).as_ref()?.0 as usize + 1 + pos * 2;
        let Some(&[found, value]) = self.words.get(entry..entry + 2) else { return None };
        (found == key.0).then_some(Value(value))
    }

    /// Replaces the value at `pos`, if the key there is exactly this word.
    #[inline(always)]
    pub(crate) fn table_guess_set(&mut self, t: Table, pos: usize, key: Value, value: Value) -> bool {
        if pos >= self.table_used(t) {
            return false;
        }
        let entries = self.get(t.owner, t.at + ENTRIES).as_ref().map_or(0, |entries| entries.0 as usize);
        let at = entries + 1 + pos * 2;
        match self.words.get_mut(at..at + 2) {
            Some([found, slot]) if *found == key.0 => {
                *slot = value.0;
                true
            }
            _ => false,
        }
    }

    /// Finds an interned name in a table of interned names only.
    #[inline(always)]
    pub(crate) fn attribute_find(&mut self, t: Table, name: Value) -> Found {
        let used = self.table_used(t);
        if used == 0 {
            return None;
        }
        let entries = self.get(t.owner, t.at + ENTRIES).as_ref()?;
        if used <= LINEAR {
            let words = self.raw(entries, 1, used * 2);
            return words.chunks_exact(2).position(|pair| pair.first() == Some(&name.0));
        }
        let hash = self.text_hash(name);
        self.index_probe(t, hash, |_, key| key == name)
    }

    #[inline(always)]
    pub(crate) fn attribute_get(&mut self, t: Table, name: Value) -> Option<Value> {
        let pos = self.attribute_find(t, name)?;
        let entries = self.get(t.owner, t.at + ENTRIES).as_ref()?;
        Some(self.get(entries, 2 + pos * 2))
    }

    /// The class of an instance, and where its attributes are: name-value pairs, few enough to be looked through. `None`:
    /// no instance, or one of many attributes.
    #[inline(always)]
    pub(crate) fn instance_parts(&self, object: Value) -> Option<(Value, Range<usize>)> {
        let at = object.as_ref()?.0 as usize;
        let Some(&[header, class, _, used, entries]) = self.words.get(at..at + 5) else { return None };
        let used = Value(used).as_count();
        if header & KIND_MASK != Kind::Instance as u32 || used > LINEAR {
            return None;
        }
        let first = Value(entries).as_ref().map_or(0, |entries| entries.0 as usize + 1);
        Some((Value(class), first..first + 2 * used))
    }

    /// The value of a name in such a range.
    #[inline(always)]
    pub(crate) fn pair_get(&self, pairs: Range<usize>, name: Value) -> Option<Value> {
        let pair = self.words.get(pairs)?.chunks_exact(2).find(|pair| pair.first() == Some(&name.0))?;
        pair.get(1).map(|value| Value(*value))
    }

    /// Replaces the value of a name in such a range, if it is there.
    #[inline(always)]
    pub(crate) fn pair_set(&mut self, pairs: Range<usize>, name: Value, value: Value) -> bool {
        let Some(pairs) = self.words.get_mut(pairs) else { return false };
        for pair in pairs.chunks_exact_mut(2) {
            if let [key, slot] = pair
                && *key == name.0
            {
                *slot = value.0;
                return true;
            }
        }
        false
    }

    /// Finds a key by hash and native equality.
    pub(crate) fn table_find(&self, t: Table, key: Value, hash: u32) -> Found {
        let used = self.table_used(t);
        if used == 0 {
            return None;
        }
        if used <= LINEAR {
            let entries = self.get(t.owner, t.at + ENTRIES).as_ref()?;
            for pos in 0..used {
                let candidate = self.get(entries, 1 + pos * t.stride);
                if candidate == key {
                    return Some(pos);
                }
            }
            return (0..used).find(|pos| {
                let candidate = self.get(entries, 1 + pos * t.stride);
                !candidate.is_nil() && self.keys_equal(candidate, key)
            });
        }
        self.index_probe(t, hash, |heap, candidate| candidate == key || heap.keys_equal(candidate, key))
    }

    /// The next key with this hash, from probe `start` on: for keys that only Python can compare. Returns its position
    /// and where to go on.
    pub(crate) fn table_candidate(&mut self, t: Table, hash: u32, start: usize) -> Option<(usize, usize)> {
        let used = self.table_used(t);
        let entries = self.get(t.owner, t.at + ENTRIES).as_ref()?;
        let index = self.get(t.owner, t.at + INDEX).as_ref();
        let probes = match index {
            Some(index) if used > LINEAR => self.size(index).wrapping_sub(1),
            _ => used,
        };
        for probe in start..probes {
            if probe & 127 == 127 {
                self.worked(128);
            }
            let pos = match index {
                Some(index) if used > LINEAR => {
                    let at = (hash as usize).wrapping_add(probe) & probes.wrapping_sub(1);
                    let word = self.get(index, 1 + at).0;
                    if word == 0 {
                        return None;
                    }
                    if word & 255 != hash >> 24 {
                        continue;
                    }
                    (word >> 8) as usize - 1
                }
                _ => probe,
            };
            let key = self.get(entries, 1 + pos * t.stride);
            if !key.is_nil() && self.key_hash(key) == hash {
                return Some((pos, probe + 1));
            }
        }
        None
    }

    /// Whether a value is a dict or set itself.
    pub(crate) fn is_table(&self, value: Value) -> bool {
        matches!(self.kind_of(value), Some(Kind::Dict | Kind::Set | Kind::FrozenSet))
    }

    /// Whether a dict or set has, or had, keys that only Python can compare.
    #[inline(always)]
    pub(crate) fn table_asks(&self, owner: Ref) -> bool {
        self.has_flag(owner)
    }

    #[inline]
    fn index_probe(&self, t: Table, hash: u32, same: impl Fn(&Self, Value) -> bool) -> Found {
        let index = self.get(t.owner, t.at + INDEX).as_ref()?;
        let entries = self.get(t.owner, t.at + ENTRIES).as_ref()?;
        let mask = self.size(index).wrapping_sub(2);
        let mut at = hash as usize & mask;
        for step in 0..=mask {
            let word = self.get(index, 1 + at).0;
            if word == 0 {
                return None;
            }
            if word & 255 == hash >> 24 {
                let pos = (word >> 8) as usize - 1;
                let key = self.get(entries, 1 + pos * t.stride);
                if !key.is_nil() && same(self, key) {
                    return Some(pos);
                }
            }
            at = (at + 1) & mask;
            if step & 127 == 127 {
                self.worked(128);
            }
        }
        None
    }

    /// Adds a key that is known to be absent. For sets `value` is ignored.
    pub(crate) fn table_append(&mut self, t: Table, key: Value, hash: u32, value: Value) -> Result<(), Oom> {
        let used = self.table_used(t);
        let capacity = self.table_capacity(t);
        if used >= capacity {
            self.table_grow(t)?;
        }
        let used = self.table_used(t);
        if used >= LINEAR {
            if self.get(t.owner, t.at + INDEX).is_nil() {
                self.build_index(t)?;
            }
            self.index_place(t, hash, used);
        }
        if let Some(entries) = self.get(t.owner, t.at + ENTRIES).as_ref() {
            self.set(entries, 1 + used * t.stride, key);
            if t.stride == 2 {
                self.set(entries, 2 + used * 2, value);
            }
        }
        self.set(t.owner, t.at + USED, Value::count(used + 1));
        let live = self.table_len(t);
        self.set(t.owner, t.at + LIVE, Value::count(live + 1));
        if self.as_kind(key, Kind::HashedKey).is_some() {
            self.set_flag(t.owner);
        }
        Ok(())
    }

    /// Sets an interned name in a table of interned names.
    pub(crate) fn attribute_set(&mut self, t: Table, name: Value, value: Value) -> Result<(), Oom> {
        match self.attribute_find(t, name) {
            Some(pos) => {
                self.table_set_value(t, pos, value);
                Ok(())
            }
            None => {
                let hash = self.text_hash(name);
                self.table_append(t, name, hash, value)
            }
        }
    }

    /// Inserts or replaces by native equality.
    pub(crate) fn table_insert(&mut self, t: Table, key: Value, hash: u32, value: Value) -> Result<(), Oom> {
        match self.table_find(t, key, hash) {
            Some(pos) => {
                self.table_set_value(t, pos, value);
                Ok(())
            }
            None => self.table_append(t, key, hash, value),
        }
    }

    /// Deletes the entry at a position.
    pub(crate) fn table_remove(&mut self, t: Table, pos: usize) {
        let Some(entries) = self.get(t.owner, t.at + ENTRIES).as_ref() else { return };
        let used = self.table_used(t);
        if pos >= used || self.get(entries, 1 + pos * t.stride).is_nil() {
            return;
        }
        self.set(entries, 1 + pos * t.stride, Value::NIL);
        if t.stride == 2 {
            self.set(entries, 2 + pos * 2, Value::NIL);
        }
        let live = self.table_len(t).saturating_sub(1);
        self.set(t.owner, t.at + LIVE, Value::count(live));
        if live == 0 {
            self.table_clear(t);
        } else if pos + 1 == used && used <= LINEAR {
            // The last one, and no index points at it.
            self.set(t.owner, t.at + USED, Value::count(pos));
        }
    }

    pub(crate) fn table_clear(&mut self, t: Table) {
        let entries = self.get(t.owner, t.at + ENTRIES);
        let index = self.get(t.owner, t.at + INDEX);
        self.table_init(t);
        self.free(entries);
        self.free(index);
    }

    /// Copies all entries of `from` into the empty table `to` of the same stride.
    pub(crate) fn table_copy(&mut self, from: Table, to: Table) -> Result<(), Oom> {
        let used = self.table_used(from);
        if used == 0 {
            return Ok(());
        }
        let Some(old) = self.get(from.owner, from.at + ENTRIES).as_ref() else { return Ok(()) };
        let entries = self.alloc(Kind::Array, 1 + used * from.stride)?;
        let index = match self.get(from.owner, from.at + INDEX).as_ref() {
            Some(index) => {
                let n = self.size(index);
                let copy = self.alloc(Kind::Raw, n)?;
                self.copy_words(index, 1, copy, 1, n - 1);
                copy.value()
            }
            None => Value::NIL,
        };
        self.copy_words(old, 1, entries, 1, used * from.stride);
        let live = self.table_len(from);
        self.set(to.owner, to.at + LIVE, Value::count(live));
        self.set(to.owner, to.at + USED, Value::count(used));
        self.set(to.owner, to.at + ENTRIES, entries.value());
        self.set(to.owner, to.at + INDEX, index);
        if self.has_flag(from.owner) {
            self.set_flag(to.owner);
        }
        Ok(())
    }

    /// Moves the contents of `from` into `to`, whose own are dropped. Needs no memory.
    pub(crate) fn table_move(&mut self, from: Table, to: Table) {
        self.table_clear(to);
        for field in [LIVE, USED, ENTRIES, INDEX] {
            let value = self.get(from.owner, from.at + field);
            self.set(to.owner, to.at + field, value);
        }
        self.table_init(from);
        if self.has_flag(from.owner) {
            self.set_flag(to.owner);
        }
    }

    /// All keys as the table holds them, with values, copied out.
    pub(crate) fn table_raw(&self, t: Table) -> Result<alloc::vec::Vec<(Value, Value)>, Oom> {
        let mut items = alloc::vec::Vec::new();
        items.try_reserve_exact(self.table_len(t)).map_err(|_| Oom)?;
        items.extend((0..self.table_used(t)).filter_map(|pos| self.table_entry(t, pos)));
        Ok(items)
    }

    /// All keys and values, copied out.
    pub(crate) fn table_vec(&self, t: Table) -> Result<alloc::vec::Vec<(Value, Value)>, Oom> {
        let mut items = alloc::vec::Vec::new();
        items.try_reserve_exact(self.table_len(t)).map_err(|_| Oom)?;
        for pos in 0..self.table_used(t) {
            if let Some((key, value)) = self.table_entry(t, pos) {
                items.push((self.unwrap_key(key), value));
            }
        }
        Ok(items)
    }

    fn table_capacity(&self, t: Table) -> usize {
        self.get(t.owner, t.at + ENTRIES).as_ref().map_or(0, |entries| (self.size(entries) - 1) / t.stride)
    }

    /// More room, or the room of deleted entries.
    #[cold]
    #[inline(never)]
    fn table_grow(&mut self, t: Table) -> Result<(), Oom> {
        let live = self.table_len(t);
        let used = self.table_used(t);
        let capacity = if live < LINEAR { (live * 2).max(2) } else { live + live / 2 + 4 };
        self.check_room(capacity * t.stride * 4)?;
        let entries = self.alloc(Kind::Array, 1 + capacity * t.stride)?;
        // Fewer entries are searched in order, and are not entered into an index as they come.
        let index = if live >= LINEAR {
            let slots = (capacity + capacity / 3).next_power_of_two();
            let index = self.alloc(Kind::Raw, 1 + slots)?;
            self.raw_mut(index, 1, slots).fill(0);
            index.value()
        } else {
            Value::NIL
        };
        let old_entries = self.get(t.owner, t.at + ENTRIES);
        let old_index = self.get(t.owner, t.at + INDEX);
        if let Some(old) = old_entries.as_ref() {
            if live == used {
                self.copy_words(old, 1, entries, 1, used * t.stride);
            } else {
                let mut to = 0;
                for pos in 0..used {
                    if !self.get(old, 1 + pos * t.stride).is_nil() {
                        self.copy_words(old, 1 + pos * t.stride, entries, 1 + to * t.stride, t.stride);
                        to += 1;
                    }
                }
            }
        }
        self.set(t.owner, t.at + ENTRIES, entries.value());
        self.set(t.owner, t.at + USED, Value::count(live));
        self.set(t.owner, t.at + INDEX, index);
        self.free(old_entries);
        self.free(old_index);
        if !index.is_nil() {
            self.fill_index(t);
        }
        Ok(())
    }

    fn build_index(&mut self, t: Table) -> Result<(), Oom> {
        let capacity = self.table_capacity(t);
        let slots = (capacity + capacity / 3 + 1).next_power_of_two().max(16);
        let index = self.alloc(Kind::Raw, 1 + slots)?;
        self.raw_mut(index, 1, slots).fill(0);
        self.set(t.owner, t.at + INDEX, index.value());
        self.fill_index(t);
        Ok(())
    }

    fn fill_index(&mut self, t: Table) {
        let Some(entries) = self.get(t.owner, t.at + ENTRIES).as_ref() else { return };
        let used = self.table_used(t);
        let mut probes = 0;
        for pos in 0..used {
            let key = self.get(entries, 1 + pos * t.stride);
            if !key.is_nil() {
                let hash = self.key_hash(key);
                probes += self.index_place(t, hash, pos);
            }
            if probes > 8 * used + 1000 {
                return self.fill_index_in_order(t, entries);
            }
        }
    }

    /// Fills an index with keys that were chosen to stand in each other's way: in the order of their places, so that none
    /// looks for a free one.
    #[cold]
    fn fill_index_in_order(&mut self, t: Table, entries: Ref) {
        let Some(index) = self.get(t.owner, t.at + INDEX).as_ref() else { return };
        let slots = self.size(index).wrapping_sub(1);
        let used = self.table_used(t);
        self.raw_mut(index, 1, slots).fill(0);
        self.worked(16 * used);
        let mut words: alloc::vec::Vec<(usize, u32)> = alloc::vec::Vec::new();
        let has_room = words.try_reserve_exact(used).is_ok();
        for pos in 0..used {
            let key = self.get(entries, 1 + pos * t.stride);
            if key.is_nil() {
                continue;
            }
            let hash = self.key_hash(key);
            if has_room {
                words.push((hash as usize & slots.wrapping_sub(1), (pos as u32 + 1) << 8 | hash >> 24));
            } else {
                self.index_place(t, hash, pos);
            }
        }
        words.sort_unstable();
        let mut next = 0;
        for (home, word) in words {
            next = next.max(home);
            if next >= slots {
                // From the end it goes on at the beginning, where some places are taken.
                let free = (next - slots..slots).find(|at| self.get(index, 1 + at).0 == 0);
                next = free.unwrap_or(0) + slots;
            }
            self.set(index, 1 + next % slots.max(1), Value(word));
            next += 1;
        }
    }

    /// Enters an absent key into the index. Returns how many places were taken.
    fn index_place(&mut self, t: Table, hash: u32, pos: usize) -> usize {
        let Some(index) = self.get(t.owner, t.at + INDEX).as_ref() else { return 0 };
        let mask = self.size(index).wrapping_sub(2);
        let mut at = hash as usize & mask;
        for step in 0..=mask {
            if self.get(index, 1 + at).0 == 0 {
                self.set(index, 1 + at, Value((pos as u32 + 1) << 8 | hash >> 24));
                return step;
            }
            at = (at + 1) & mask;
            if step & 127 == 127 {
                self.worked(128);
            }
        }
        mask
    }
}
