//! Equality of keys, as far as the heap alone can tell.

use super::object::KEY_DEPTH;
use super::{Heap, Kind, Table, Value};

impl Heap {
    /// Equality of keys of equal hash, as far as the heap alone can tell.
    #[inline]
    pub(crate) fn keys_equal(&self, a: Value, b: Value) -> bool {
        // The commonest miss: another name.
        if a == b || self.interned(a) && self.interned(b) {
            return a == b;
        }
        let max = self.nodes_max();
        let mut nodes = max;
        let equal = self.keys_equal_deep(a, b, KEY_DEPTH, &mut nodes);
        self.worked(max - nodes);
        equal
    }

    fn keys_equal_deep(&self, a: Value, b: Value, depth: usize, nodes: &mut usize) -> bool {
        if a == b {
            return true;
        }
        *nodes = nodes.saturating_sub(1);
        if *nodes == 0 {
            return false;
        }
        let (p, q) = (self.wrapped(a), self.wrapped(b));
        if p.is_some() || q.is_some() {
            return depth > 0 && self.keys_equal_deep(p.unwrap_or(a), q.unwrap_or(b), depth - 1, nodes);
        }
        if let (Some(x), Some(y)) = (self.str_bytes(a), self.str_bytes(b)) {
            if x.len() != y.len() {
                return false;
            }
            // Long parts count like many.
            *nodes = nodes.saturating_sub(x.len() / 64);
            self.worked(x.len() / 8);
            return x == y;
        }
        if let Some(order) = self.compare_numbers(a, b) {
            return order == Some(core::cmp::Ordering::Equal);
        }
        if let Some(equal) = self.equal_complex(a, b) {
            return equal;
        }
        // An instance that wraps a built-in value is the same key as that value.
        let [p, q] = [a, b].map(|key| self.wrapped(key).filter(|inner| !inner.is_nil()).unwrap_or(key));
        if p != a || q != b {
            return depth > 0 && self.keys_equal_deep(p, q, depth - 1, nodes);
        }
        let (Some(x), Some(y)) = (a.as_ref(), b.as_ref()) else { return false };
        match (self.kind(x), self.kind(y)) {
            (Kind::Tuple, Kind::Tuple) => {
                let n = self.tuple_len(x);
                depth > 0
                    && n == self.tuple_len(y)
                    && (1..=n).all(|i| self.keys_equal_deep(self.get(x, i), self.get(y, i), depth - 1, nodes))
            }
            (Kind::Bytes, Kind::Bytes) => {
                let (x, y) = (self.any_bytes(a), self.any_bytes(b));
                if x.len() != y.len() {
                    return false;
                }
                *nodes = nodes.saturating_sub(x.len() / 64);
                self.worked(x.len() / 8);
                x == y
            }
            (Kind::FrozenSet, Kind::FrozenSet) => {
                let (s, t) = (Table::set(x), Table::set(y));
                depth > 0
                    && self.table_len(s) == self.table_len(t)
                    && (0..self.table_used(s)).filter_map(|p| self.table_entry(s, p)).all(|(key, _)| {
                        (0..self.table_used(t))
                            .filter_map(|p| self.table_entry(t, p))
                            .any(|(other, _)| self.keys_equal_deep(key, other, depth - 1, nodes))
                    })
            }
            (Kind::Range, Kind::Range) => self.range_parts(x) == self.range_parts(y),
            (Kind::Method, Kind::Method) => {
                self.get(x, 1) == self.get(y, 1) && self.get(x, 2) == self.get(y, 2)
            }
            _ => false,
        }
    }
}
