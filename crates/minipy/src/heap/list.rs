//! Lists and tuples. `List`: `[header][length][array or NIL]`; the array's unused slots are NIL. `Tuple`: `[header][items…]`,
//! an empty one has one unused field.

use super::{Heap, Kind, Oom, Ref, Value};

const LEN: usize = 1;
const ITEMS: usize = 2;

impl Heap {
    pub(crate) fn new_list(&mut self, items: &[Value]) -> Result<Value, Oom> {
        let r = self.alloc(Kind::List, 3)?;
        self.set(r, LEN, Value::count(items.len()));
        if !items.is_empty() {
            let array = self.alloc(Kind::Array, 1 + items.len())?;
            for (i, item) in items.iter().enumerate() {
                self.set(array, 1 + i, *item);
            }
            self.set(r, ITEMS, array.value());
        }
        Ok(r.value())
    }

    #[inline(always)]
    pub(crate) fn list_len(&self, list: Ref) -> usize {
        self.get(list, LEN).as_count()
    }

    #[inline(always)]
    pub(crate) fn list_get(&self, list: Ref, i: usize) -> Option<Value> {
        if i < self.list_len(list) {
            self.get(list, ITEMS).as_ref().map(|array| self.get(array, 1 + i))
        } else {
            None
        }
    }

    #[inline(always)]
    pub(crate) fn list_set(&mut self, list: Ref, i: usize, value: Value) {
        if i < self.list_len(list)
            && let Some(array) = self.get(list, ITEMS).as_ref()
        {
            self.set(array, 1 + i, value);
        }
    }

    fn list_capacity(&self, list: Ref) -> usize {
        self.get(list, ITEMS).as_ref().map_or(0, |array| self.size(array) - 1)
    }

    /// Makes room for `extra` more items.
    pub(crate) fn list_reserve(&mut self, list: Ref, extra: usize) -> Result<(), Oom> {
        let len = self.list_len(list);
        let need = len.saturating_add(extra);
        let capacity = self.list_capacity(list);
        if need <= capacity {
            return Ok(());
        }
        self.check_room(need.saturating_mul(4))?;
        let grown = need.max(capacity + capacity / 2).max(4);
        let array = match self.alloc(Kind::Array, 1 + grown) {
            Ok(array) => array,
            Err(Oom) => self.alloc(Kind::Array, 1 + need)?,
        };
        let old = self.get(list, ITEMS);
        if let Some(old) = old.as_ref() {
            self.copy_words(old, 1, array, 1, len);
        }
        self.set(list, ITEMS, array.value());
        self.free(old);
        Ok(())
    }

    #[inline]
    pub(crate) fn list_push(&mut self, list: Ref, value: Value) -> Result<(), Oom> {
        let len = self.list_len(list);
        if len >= self.list_capacity(list) {
            self.list_reserve(list, 1)?;
        }
        self.set(list, LEN, Value::count(len + 1));
        if let Some(array) = self.get(list, ITEMS).as_ref() {
            self.set(array, 1 + len, value);
        }
        Ok(())
    }

    pub(crate) fn list_insert(&mut self, list: Ref, at: usize, value: Value) -> Result<(), Oom> {
        self.list_reserve(list, 1)?;
        let len = self.list_len(list);
        let at = at.min(len);
        if let Some(array) = self.get(list, ITEMS).as_ref() {
            self.copy_words(array, 1 + at, array, 2 + at, len - at);
            self.set(array, 1 + at, value);
        }
        self.set(list, LEN, Value::count(len + 1));
        Ok(())
    }

    /// Removes items `start..end`.
    pub(crate) fn list_remove(&mut self, list: Ref, start: usize, end: usize) {
        let len = self.list_len(list);
        let (start, end) = (start.min(len), end.min(len));
        if start >= end {
            return;
        }
        if let Some(array) = self.get(list, ITEMS).as_ref() {
            self.copy_words(array, 1 + end, array, 1 + start, len - end);
            let kept = len - (end - start);
            self.raw_mut(array, 1 + kept, len - kept).fill(Value::NIL.0);
            self.set(list, LEN, Value::count(kept));
        }
    }

    /// Replaces items `start..end` by copies of the items of `with` (which may be the list itself, or a tuple).
    pub(crate) fn list_splice(
        &mut self,
        list: Ref,
        start: usize,
        end: usize,
        with: Value,
    ) -> Result<(), Oom> {
        let items = self.sequence_vec(with)?;
        let len = self.list_len(list);
        let (start, end) = (start.min(len), end.min(len).max(start.min(len)));
        let removed = end - start;
        if items.len() > removed {
            self.list_reserve(list, items.len() - removed)?;
        }
        if let Some(array) = self.get(list, ITEMS).as_ref() {
            self.copy_words(array, 1 + end, array, 1 + start + items.len(), len - end);
            for (i, item) in items.iter().enumerate() {
                self.set(array, 1 + start + i, *item);
            }
            let now = len - removed + items.len();
            if now < len {
                self.raw_mut(array, 1 + now, len - now).fill(Value::NIL.0);
            }
            self.set(list, LEN, Value::count(now));
        }
        Ok(())
    }

    pub(crate) fn list_reverse(&mut self, list: Ref) {
        let len = self.list_len(list);
        if let Some(array) = self.get(list, ITEMS).as_ref() {
            self.raw_mut(array, 1, len).reverse();
        }
    }

    /// Puts these items, as many as the list has, in place of its own.
    pub(crate) fn list_store(&mut self, list: Ref, items: &[Value]) {
        for (i, item) in items.iter().enumerate() {
            self.list_set(list, i, *item);
        }
    }

    pub(crate) fn list_clear(&mut self, list: Ref) {
        self.set(list, LEN, Value::int(0));
        let old = self.get(list, ITEMS);
        self.set(list, ITEMS, Value::NIL);
        self.free(old);
    }

    pub(crate) fn new_tuple(&mut self, items: &[Value]) -> Result<Value, Oom> {
        let r = self.alloc(Kind::Tuple, 1 + items.len())?;
        for (i, item) in items.iter().enumerate() {
            self.set(r, 1 + i, *item);
        }
        Ok(r.value())
    }

    /// Items of a tuple: an empty one's only field is NIL.
    #[inline(always)]
    pub(crate) fn tuple_len(&self, tuple: Ref) -> usize {
        let n = self.size(tuple) - 1;
        if n == 1 && self.get(tuple, 1).is_nil() { 0 } else { n }
    }

    #[inline(always)]
    pub(crate) fn tuple_get(&self, tuple: Ref, i: usize) -> Option<Value> {
        if i < self.tuple_len(tuple) { Some(self.get(tuple, 1 + i)) } else { None }
    }

    /// Length of a list or tuple.
    pub(crate) fn seq_len(&self, value: Value) -> Option<usize> {
        let r = value.as_ref()?;
        match self.kind(r) {
            Kind::List => Some(self.list_len(r)),
            Kind::Tuple => Some(self.tuple_len(r)),
            _ => None,
        }
    }

    /// Item of a list or tuple.
    pub(crate) fn seq_get(&self, value: Value, i: usize) -> Option<Value> {
        let r = value.as_ref()?;
        match self.kind(r) {
            Kind::List => self.list_get(r, i),
            Kind::Tuple => self.tuple_get(r, i),
            _ => None,
        }
    }

    /// A copy of a list's or tuple's items outside the arena: at most as large as the arena's own array. Empty for
    /// anything else.
    pub(crate) fn sequence_vec(&self, value: Value) -> Result<alloc::vec::Vec<Value>, Oom> {
        let n = self.seq_len(value).unwrap_or(0);
        let mut items = alloc::vec::Vec::new();
        items.try_reserve_exact(n).map_err(|_| Oom)?;
        let (Some(r), true) = (value.as_ref(), n > 0) else { return Ok(items) };
        let array = if self.kind(r) == Kind::List { self.get(r, ITEMS).as_ref() } else { Some(r) };
        if let Some(array) = array {
            items.extend(self.raw(array, 1, n).iter().map(|word| Value(*word)));
        }
        Ok(items)
    }
}
