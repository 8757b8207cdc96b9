//! Comparison: natively where that is possible, else saying what Python has to be asked.

use core::cmp::Ordering;

use super::frames::Redo;
use super::{Cx, Fault};
use crate::bytecode::Op;
use crate::heap::class::{HAS_EQ, HAS_NE};
use crate::heap::{Kind, Table, Value};
use crate::modules::structs::width;
use crate::types::id;

/// How deep comparison of nested containers goes.
const COMPARE_DEPTH: usize = 60;
/// What any comparison may look at.
const NODES_MIN: usize = 1 << 20;

/// Why two values were not compared natively.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum NoOrder {
    /// These two need Python's `==`.
    Ask(Value, Value),
    /// The order of these two decides, and needs Python.
    AskOrder(Value, Value),
    Fault(Fault),
    /// No order is defined.
    Unordered,
}

impl Cx<'_> {
    /// A comparison whose operands are on top.
    #[inline(never)]
    pub(crate) fn op_compare(&mut self, op: Op) -> Result<(), Fault> {
        let (a, b) = (self.peek(1), self.peek(0));
        self.align_operands(Redo::Op, a, self.th.sp - 1)?;
        match self.compare(op, a, b) {
            Ok(result) => {
                self.replace(2, Value::bool(result));
                Ok(())
            }
            Err(NoOrder::Fault(fault)) => Err(fault),
            Err(NoOrder::Unordered) => Err(self.unsupported(op, a, b)),
            Err(NoOrder::Ask(x, y) | NoOrder::AskOrder(x, y)) if x == a && y == b => {
                self.binary_python(op, a, b)
            }
            Err(NoOrder::Ask(..) | NoOrder::AskOrder(..)) => {
                let base = self.th.sp - 1;
                self.begin_search(op, base)
            }
        }
    }

    /// Compares natively.
    pub(crate) fn compare(&mut self, op: Op, a: Value, b: Value) -> Result<bool, NoOrder> {
        self.begin_comparing();
        if op == Op::Eq || op == Op::Ne {
            return self.equal(a, b, COMPARE_DEPTH).map(|equal| equal == (op == Op::Eq));
        }
        if let (Some(s), Some(t)) = (self.as_set(a), self.as_set(b)) {
            return self.compare_sets(op, s, t).map_err(NoOrder::Fault);
        }
        let order = self.order(a, b, COMPARE_DEPTH)?;
        Ok(match (op, order) {
            (_, None) => false,
            (Op::Lt, Some(order)) => order == Ordering::Less,
            (Op::Le, Some(order)) => order != Ordering::Greater,
            (Op::Gt, Some(order)) => order == Ordering::Greater,
            (_, Some(order)) => order != Ordering::Less,
        })
    }

    /// Allows one operation's look at values.
    pub(crate) fn begin_comparing(&mut self) {
        self.nodes = self.h.nodes_max().max(NODES_MIN);
    }

    /// Takes so much of what a comparison may look at. Values that share parts can be much larger than the heap: then
    /// the comparison has to give up, since nothing can stop it.
    fn look(&mut self, nodes: usize) -> Result<(), NoOrder> {
        self.fuel -= (nodes / 4) as i64;
        match self.nodes.checked_sub(nodes) {
            Some(rest) => {
                self.nodes = rest;
                Ok(())
            }
            None => Err(NoOrder::Fault(self.recursion())),
        }
    }

    /// Whether an item of a container is the value looked for: the same object always is, also a NaN.
    /// [`begin_comparing`](Self::begin_comparing) comes before the first of them.
    pub(crate) fn same_item(&mut self, item: Value, wanted: Value) -> Result<bool, NoOrder> {
        self.equal(item, wanted, COMPARE_DEPTH - 1)
    }

    /// Whether two values are equal, as far as that needs no Python.
    pub(crate) fn equal(&mut self, a: Value, b: Value, depth: usize) -> Result<bool, NoOrder> {
        if a == b {
            // A NaN differs from itself, and a class may say so too, but `is` comes first inside containers, as in
            // CPython.
            if depth == COMPARE_DEPTH && self.asks(a) {
                return self.remembered().ok_or(NoOrder::Ask(a, b));
            }
            let not = |f: f64| f.is_nan();
            let nan = depth == COMPARE_DEPTH
                && (self.h.as_float(a).is_some_and(not)
                    || self.h.complex_parts(a).is_some_and(|(re, im)| not(re) || not(im)));
            return Ok(!nan);
        }
        if let Some(order) = self.h.compare_numbers(a, b) {
            self.look_at_integers(a, b)?;
            return Ok(order == Some(Ordering::Equal));
        }
        if let Some(equal) = self.h.equal_complex(a, b) {
            return Ok(equal);
        }
        if self.must_align(a, b) {
            return self.remembered().ok_or(NoOrder::Ask(a, b));
        }
        if let (Some(s), Some(t)) = (self.as_set(a), self.as_set(b)) {
            return Ok(
                self.h.table_len(s) == self.h.table_len(t) && self.subset(s, t).map_err(NoOrder::Fault)?
            );
        }
        if self.asks(a) || self.asks(b) {
            return self.remembered().ok_or(NoOrder::Ask(a, b));
        }
        if let (Some(depth), true) = (depth.checked_sub(1), self.is_object(a) || self.is_object(b)) {
            // Instances that wrap a built-in value are equal as that value is.
            let (p, q) = (self.h.wrapped(a).unwrap_or(a), self.h.wrapped(b).unwrap_or(b));
            return if p != a || q != b { self.equal(p, q, depth) } else { Ok(false) };
        }
        if let (Some(s), Some(t)) = (self.h.str_bytes(a), self.h.str_bytes(b)) {
            if s.len() != t.len() {
                return Ok(false);
            }
            let (equal, n) = (s == t, s.len());
            self.look(n / 64)?;
            return Ok(equal);
        }
        let (Some(x), Some(y)) = (a.as_ref(), b.as_ref()) else { return Ok(false) };
        self.fuel -= 1;
        self.look(1)?;
        match (self.h.kind(x), self.h.kind(y)) {
            (Kind::Bytes | Kind::ByteArray, Kind::Bytes | Kind::ByteArray) => {
                let (s, t) = (self.h.any_bytes(a), self.h.any_bytes(b));
                let (equal, n) = (s == t, s.len());
                self.look(n / 64)?;
                Ok(equal)
            }
            (Kind::List, Kind::List) | (Kind::Tuple, Kind::Tuple) => {
                let Some(depth) = depth.checked_sub(1) else { return Err(NoOrder::Fault(self.recursion())) };
                let n = self.h.seq_len(a).unwrap_or(0);
                if Some(n) != self.h.seq_len(b) {
                    return Ok(false);
                }
                for i in 0..n {
                    self.look_at_item(i)?;
                    let (p, q) = (self.h.seq_get(a, i), self.h.seq_get(b, i));
                    if let (Some(p), Some(q)) = (p, q)
                        && !self.equal(p, q, depth)?
                    {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Kind::Dict, Kind::Dict) => self.equal_dicts(Table::dict(x), Table::dict(y), depth),
            (Kind::Slice, Kind::Slice) => {
                let Some(depth) = depth.checked_sub(1) else { return Err(NoOrder::Fault(self.recursion())) };
                for i in 1..=3 {
                    if !self.equal(self.h.get(x, i), self.h.get(y, i), depth)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Kind::Range, Kind::Range) => {
                let ((s1, t1, n1), (s2, t2, n2)) = (self.h.range_parts(x), self.h.range_parts(y));
                Ok(n1 == n2 && (n1 == 0 || s1 == s2 && (n1 == 1 || t1 == t2)))
            }
            (Kind::Method, Kind::Method) => {
                Ok(self.h.get(x, 1) == self.h.get(y, 1) && self.h.get(x, 2) == self.h.get(y, 2))
            }
            (Kind::Native, _) | (_, Kind::Native)
                if self.h.view_type(a).is_some() || self.h.view_type(b).is_some() =>
            {
                self.equal_views(a, b, depth)
            }
            (Kind::Native, Kind::Native) => self.equal_natives(a, b, depth),
            _ => Ok(false),
        }
    }

    /// Large integers that were compared.
    #[inline]
    fn look_at_integers(&mut self, a: Value, b: Value) -> Result<(), NoOrder> {
        if self.h.kind_of(a) != Some(Kind::Big) || self.h.kind_of(b) != Some(Kind::Big) {
            return Ok(());
        }
        self.look(self.h.limbs(a).min(self.h.limbs(b)) / 16)
    }

    /// Item `i` of sequences that are compared.
    #[inline]
    fn look_at_item(&mut self, i: usize) -> Result<(), NoOrder> {
        self.fuel -= i64::from(i % 2 == 1);
        self.nodes = self.nodes.saturating_sub(1);
        if self.nodes == 0 { self.look(1) } else { Ok(()) }
    }

    /// Equality where a side is an array or a memory view. An array equals arrays and views only.
    fn equal_views(&mut self, a: Value, b: Value, depth: usize) -> Result<bool, NoOrder> {
        let (x, y) = (self.h.view_type(a), self.h.view_type(b));
        let is_array = |side: Option<(crate::heap::Ref, u8)>| side.is_some_and(|(_, t)| t == id::ARRAY);
        if (x.is_none() && is_array(y)) || (y.is_none() && is_array(x)) {
            return Ok(false);
        }
        let (Some(s), Some(t)) = (self.h.bytes_like(a), self.h.bytes_like(b)) else { return Ok(false) };
        let (n, m) = (s.len(), t.len());
        let code = |side: Option<(crate::heap::Ref, u8)>| side.map_or(b'B', |(r, _)| self.h.item_code(r));
        let (p, q) = (code(x), code(y));
        if p == q && !matches!(p, b'f' | b'd') {
            let equal = s == t;
            self.charge(n / 64);
            return Ok(equal);
        }
        let (n, m) = (n / width(p).unwrap_or(1), m / width(q).unwrap_or(1));
        let (p, q) = (self.view_items(a)?, self.view_items(b)?);
        match depth.checked_sub(1) {
            Some(depth) if n == m => self.equal(p, q, depth),
            _ => Ok(false),
        }
    }

    /// The items of a bytes-like object, as a list.
    fn view_items(&mut self, value: Value) -> Result<Value, NoOrder> {
        let items = match self.h.view_type(value) {
            Some((r, _)) => crate::modules::array::items(self, r),
            None => {
                self.h.new_view(value, b'B', 0, self.h.any_bytes(value).len()).map_err(Fault::from).and_then(
                    |view| match view.as_ref() {
                        Some(r) => crate::modules::array::items(self, r),
                        None => Ok(view),
                    },
                )
            }
        };
        items.map_err(NoOrder::Fault)
    }

    /// Whether a value's class defines its own equality.
    fn asks(&self, value: Value) -> bool {
        self.h.class_of_instance(value).is_some_and(|c| self.h.class_flags(c) & (HAS_EQ | HAS_NE) != 0)
    }

    fn equal_dicts(&mut self, s: Table, t: Table, depth: usize) -> Result<bool, NoOrder> {
        let Some(depth) = depth.checked_sub(1) else { return Err(NoOrder::Fault(self.recursion())) };
        if self.h.table_len(s) != self.h.table_len(t) {
            return Ok(false);
        }
        self.charge(self.h.table_used(s));
        for pos in 0..self.h.table_used(s) {
            // Keys can be chosen to stand in each other's way.
            let probes = self.h.take_work();
            self.look(1 + usize::try_from(probes).unwrap_or(0) * 4)?;
            let Some((key, value)) = self.h.table_entry(s, pos) else { continue };
            let hash = self.h.key_hash(key);
            let Some(found) = self.h.table_find(t, key, hash) else { return Ok(false) };
            let Some((_, other)) = self.h.table_entry(t, found) else { return Ok(false) };
            if !self.equal(value, other, depth)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The order of two values: `None` inside for NaN.
    fn order(&mut self, a: Value, b: Value, depth: usize) -> Result<Option<Ordering>, NoOrder> {
        if let Some(order) = self.h.compare_numbers(a, b) {
            self.look_at_integers(a, b)?;
            return Ok(order);
        }
        if let (Some(s), Some(t)) = (self.h.str_bytes(a), self.h.str_bytes(b)) {
            if a == b {
                return Ok(Some(Ordering::Equal));
            }
            let (order, n) = (s.cmp(t), s.len().min(t.len()));
            self.look(n / 64)?;
            return Ok(Some(order));
        }
        match (self.h.view_type(a), self.h.view_type(b)) {
            (None, None) => {
                if let (Some(s), Some(t)) = (self.h.bytes_like(a), self.h.bytes_like(b)) {
                    let (order, n) = (s.cmp(t), s.len().min(t.len()));
                    self.look(n / 64)?;
                    return Ok(Some(order));
                }
            }
            (Some((_, id::ARRAY)), Some((_, id::ARRAY))) => {
                let (p, q) = (self.view_items(a)?, self.view_items(b)?);
                return match depth.checked_sub(1) {
                    Some(depth) => self.order(p, q, depth),
                    None => Err(NoOrder::Unordered),
                };
            }
            _ => return Err(NoOrder::Unordered),
        }
        self.fuel -= 1;
        let (Some(x), Some(y)) = (a.as_ref(), b.as_ref()) else {
            let ask = self.is_object(a) || self.is_object(b);
            return Err(if ask { NoOrder::AskOrder(a, b) } else { NoOrder::Unordered });
        };
        match (self.h.kind(x), self.h.kind(y)) {
            (Kind::List, Kind::List) | (Kind::Tuple, Kind::Tuple) => {
                let Some(depth) = depth.checked_sub(1) else { return Err(NoOrder::Fault(self.recursion())) };
                let (n, m) = (self.h.seq_len(a).unwrap_or(0), self.h.seq_len(b).unwrap_or(0));
                for i in 0..n.min(m) {
                    self.look_at_item(i)?;
                    if let (Some(p), Some(q)) = (self.h.seq_get(a, i), self.h.seq_get(b, i))
                        && !self.equal(p, q, depth)?
                    {
                        return self.order(p, q, depth);
                    }
                }
                Ok(Some(n.cmp(&m)))
            }
            (Kind::Instance | Kind::Exception, _) | (_, Kind::Instance | Kind::Exception) => {
                Err(NoOrder::AskOrder(a, b))
            }
            _ => Err(NoOrder::Unordered),
        }
    }
}
