//! `sorted` and `list.sort`: keys first, then a merge sort; both in a frame when Python is needed.

use alloc::vec::Vec;

use crate::bytecode::Op;
use crate::heap::{Kind, Ref, Value};
use crate::vm::compare::NoOrder;
use crate::vm::frames::{self, Redo};
use crate::vm::{Args, Cx, Fault, Res};

// Slots of the frame.
const RESULT: usize = 0;
const ITEMS: usize = 1;
const KEYS: usize = 2;
const KEY: usize = 3;
const REVERSE: usize = 4;
/// The merge: the order so far and the next one (lists of positions), width, left run's start, positions in both runs.
const ORDER: usize = 5;
const NEXT: usize = 6;
const WIDTH: usize = 7;
const START: usize = 8;
const LEFT: usize = 9;
const RIGHT: usize = 10;
const SLOTS: usize = 11;

/// So many are sorted by insertion before runs are merged.
const RUN: usize = 8;

/// A key and its item.
type Pair = (Value, Value);

/// Why a sort ended early, and the keys that were compared then; without a reason it takes too long for one operation.
struct Stopped {
    why: Option<NoOrder>,
    pair: Pair,
}

const COLLECT_KEYS: u32 = 0;
const HAVE_KEY: u32 = 1;
const SORT: u32 = 2;
const MERGE: u32 = 3;
const HAVE_ORDER: u32 = 4;

/// `sorted(iterable, *, key=None, reverse=False)`
pub(crate) fn sorted(cx: &mut Cx<'_>, args: Args) -> Res {
    let items = cx.items(Redo::Call(args), args.at)?;
    let list = cx.h.new_list(&items)?;
    cx.begin_sort(args, list, list)
}

/// `list.sort(*, key=None, reverse=False)`
pub(crate) fn list_sort(cx: &mut Cx<'_>, args: Args) -> Res {
    let list = cx.this_list(args)?;
    cx.begin_sort(args, list.value(), Value::NONE)
}

impl Cx<'_> {
    fn begin_sort(&mut self, args: Args, list: Value, result: Value) -> Res {
        self.only_keywords(args, &["key", "reverse"])?;
        let key = self.kwarg(args, "key").unwrap_or(Value::NONE);
        let reverse = match self.kwarg(args, "reverse") {
            Some(value) => self.truth(value).unwrap_or(true),
            None => false,
        };
        let Some(r) = self.h.as_kind(list, Kind::List) else { return Err(self.bad_code()) };
        if key.is_none() {
            let items = self.h.sequence_vec(list)?;
            if let Some(sorted) = self.sort_native(&items, &items, reverse)? {
                self.h.list_store(r, &sorted);
                return Ok(result);
            }
        }
        let items = self.h.sequence_vec(list)?;
        let items_copy = self.h.new_list(&items)?;
        let keys = if key.is_none() { items_copy } else { self.h.new_list(&[])? };
        let top = self.th.sp;
        self.room(top + SLOTS + 8)?;
        self.push_native(frames::RESULT, 0, args.at)?;
        if let Err(fault) =
            self.push_native(frames::SORT, if key.is_none() { SORT } else { COLLECT_KEYS }, top + 1)
        {
            self.th.frames.pop();
            return Err(fault);
        }
        let into = if result.is_none() { list } else { result };
        let none = Value::bool(result.is_none());
        self.push(none);
        for value in [into, items_copy, keys, key, Value::bool(reverse)] {
            self.push(value);
        }
        for _ in 5..SLOTS {
            self.push(Value::int(0));
        }
        Err(Fault::Frame)
    }

    /// Sorts by natively comparable keys; `None` when Python has to compare, or when it takes so long that it has to be
    /// done in steps.
    fn sort_native(
        &mut self,
        items: &[Value],
        keys: &[Value],
        reverse: bool,
    ) -> Result<Option<Vec<Value>>, Fault> {
        let mut pairs: Vec<Pair> = Vec::new();
        pairs.try_reserve_exact(items.len()).map_err(|_| Fault::Oom)?;
        pairs.extend(keys.iter().copied().zip(items.iter().copied()));
        // Stability in reverse, as Python has it: equal items keep their order.
        if reverse {
            pairs.reverse();
        }
        let n = pairs.len().max(2);
        self.charge(n * n.ilog2() as usize / 8);
        if pairs.iter().all(|(key, _)| key.is_int()) {
            pairs.sort_by_key(|(key, _)| key.0 as i32);
        } else {
            match self.merge_sort(&mut pairs) {
                Ok(()) => {}
                Err(Stopped { why: Some(NoOrder::Fault(fault)), .. }) => return Err(fault),
                Err(Stopped { why: Some(NoOrder::Unordered), pair: (a, b) }) => {
                    let (x, y) = (self.type_name(a), self.type_name(b));
                    return Err(self.type_error(format_args!("unsupported types for __lt__: '{x}', '{y}'")));
                }
                Err(_) => return Ok(None),
            }
        }
        if reverse {
            pairs.reverse();
        }
        Ok(Some(pairs.into_iter().map(|(_, item)| item).collect()))
    }

    /// Own code, because a comparison can end the sort, and because it need not be an order: the library's sort may
    /// panic when NaN, sets or arbitrary answers are sorted.
    fn merge_sort(&mut self, pairs: &mut Vec<Pair>) -> Result<(), Stopped> {
        let begun = self.fuel;
        for run in pairs.chunks_mut(RUN) {
            for i in 1..run.len() {
                let mut at = i;
                while let Some([left, right]) = at.checked_sub(1).and_then(|from| run.get_mut(from..=at)) {
                    if !self.is_less(right.0, left.0, begun)? {
                        break;
                    }
                    core::mem::swap(left, right);
                    at -= 1;
                }
            }
        }
        let mut merged = Vec::new();
        if pairs.len() > RUN && merged.try_reserve_exact(pairs.len()).is_err() {
            return Err(Stopped { why: Some(NoOrder::Fault(Fault::Oom)), pair: (Value::NIL, Value::NIL) });
        }
        let mut width = RUN;
        while width < pairs.len() {
            merged.clear();
            for block in pairs.chunks(2 * width) {
                let (left, right) = block.split_at_checked(width).unwrap_or((block, &[]));
                self.merge(left, right, &mut merged, begun)?;
            }
            core::mem::swap(pairs, &mut merged);
            width *= 2;
        }
        Ok(())
    }

    fn merge(
        &mut self,
        mut left: &[Pair],
        mut right: &[Pair],
        out: &mut Vec<Pair>,
        begun: i64,
    ) -> Result<(), Stopped> {
        // What is in order already costs one look.
        let ends = left.last().zip(right.first());
        let in_order = match ends {
            Some((l, r)) => !self.is_less(r.0, l.0, begun)?,
            None => true,
        };
        while let (false, Some((l, left_rest)), Some((r, right_rest))) =
            (in_order, left.split_first(), right.split_first())
        {
            if self.is_less(r.0, l.0, begun)? {
                out.push(*r);
                right = right_rest;
            } else {
                out.push(*l);
                left = left_rest;
            }
        }
        out.extend_from_slice(left);
        out.extend_from_slice(right);
        Ok(())
    }

    /// Python's sort asks only "less than".
    fn is_less(&mut self, a: Value, b: Value, begun: i64) -> Result<bool, Stopped> {
        let pair = (a, b);
        if self.is_overdone(begun) {
            return Err(Stopped { why: None, pair });
        }
        self.compare(Op::Lt, a, b).map_err(|why| Stopped { why: Some(why), pair })
    }

    fn slot_list(&self, at: usize) -> Option<Ref> {
        self.h.as_kind(self.slot(at), Kind::List)
    }

    pub(crate) fn step_sort(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        let (Some(items), Some(keys)) = (self.slot_list(base + ITEMS), self.slot_list(base + KEYS)) else {
            return Err(self.bad_code());
        };
        let top = base + SLOTS;
        match state {
            COLLECT_KEYS => {
                let done = self.h.list_len(keys);
                match self.h.list_get(items, done) {
                    Some(item) => {
                        let key = self.slot(base + KEY);
                        self.native_call(HAVE_KEY, key, &[item])
                    }
                    None => {
                        self.set_state(SORT);
                        Ok(())
                    }
                }
            }
            HAVE_KEY => {
                let key = self.peek(0);
                self.h.list_push(keys, key)?;
                self.th.sp = top;
                self.set_state(COLLECT_KEYS);
                Ok(())
            }
            SORT => {
                let reverse = self.slot(base + REVERSE) == Value::TRUE;
                let (item_vec, key_vec) =
                    (self.h.sequence_vec(items.value())?, self.h.sequence_vec(keys.value())?);
                match self.sort_native(&item_vec, &key_vec, reverse)? {
                    Some(sorted) => self.end_sort(base, &sorted),
                    None => {
                        let mut order: Vec<Value> = (0..item_vec.len()).map(Value::count).collect();
                        if reverse {
                            order.reverse();
                        }
                        let first = self.h.new_list(&order)?;
                        let second = self.h.new_list(&[])?;
                        self.set_slot(base + ORDER, first);
                        self.set_slot(base + NEXT, second);
                        self.set_slot(base + WIDTH, Value::int(1));
                        for slot in [START, LEFT, RIGHT] {
                            self.set_slot(base + slot, Value::int(0));
                        }
                        self.set_slot(base + RIGHT, Value::int(1));
                        self.set_state(MERGE);
                        Ok(())
                    }
                }
            }
            _ => self.step_merge(base, state, keys),
        }
    }

    /// Bottom-up merging of runs of `WIDTH` positions, one comparison at a time.
    fn step_merge(&mut self, base: usize, state: u32, keys: Ref) -> Result<(), Fault> {
        let (Some(order), Some(next)) = (self.slot_list(base + ORDER), self.slot_list(base + NEXT)) else {
            return Err(self.bad_code());
        };
        let n = self.h.list_len(order);
        let [width, start, left, right] =
            [WIDTH, START, LEFT, RIGHT].map(|slot| self.slot(base + slot).as_count());
        let middle = (start + width).min(n);
        let end = (start + 2 * width).min(n);
        if state == HAVE_ORDER {
            // Whether the right one is less than the left one.
            let verdict = self.peek(0);
            let take_right = self.truth(verdict).unwrap_or(false);
            let from = if take_right { right } else { left };
            let position = self.h.list_get(order, from).unwrap_or(Value::int(0));
            self.h.list_push(next, position)?;
            self.set_slot(base + if take_right { RIGHT } else { LEFT }, Value::count(from + 1));
            self.th.sp = base + SLOTS;
            self.set_state(MERGE);
            return Ok(());
        }
        if width >= n {
            let (items, keys_order) =
                (self.h.sequence_vec(self.slot(base + ITEMS))?, self.h.sequence_vec(order.value())?);
            let mut sorted: Vec<Value> =
                keys_order.iter().filter_map(|p| items.get(p.as_count()).copied()).collect();
            if self.slot(base + REVERSE) == Value::TRUE {
                sorted.reverse();
            }
            return self.end_sort(base, &sorted);
        }
        if start >= n {
            // This width is done.
            let fresh = self.h.new_list(&[])?;
            self.set_slot(base + ORDER, next.value());
            self.set_slot(base + NEXT, fresh);
            self.set_slot(base + WIDTH, Value::count(2 * width));
            for (slot, value) in [(START, 0), (LEFT, 0), (RIGHT, 2 * width)] {
                self.set_slot(base + slot, Value::count(value));
            }
            return Ok(());
        }
        if left < middle && right < end {
            let [a, b] = [left, right].map(|i| {
                let position = self.h.list_get(order, i).map_or(0, Value::as_count);
                self.h.list_get(keys, position).unwrap_or(Value::NONE)
            });
            return self.native_call(HAVE_ORDER, Value::native(super::LESS), &[b, a]);
        }
        let (from, to, slot) = if left < middle { (left, middle, LEFT) } else { (right, end, RIGHT) };
        if from < to {
            let position = self.h.list_get(order, from).unwrap_or(Value::int(0));
            self.h.list_push(next, position)?;
            self.set_slot(base + slot, Value::count(from + 1));
            return Ok(());
        }
        for (slot, value) in [(START, end), (LEFT, end), (RIGHT, end + width)] {
            self.set_slot(base + slot, Value::count(value));
        }
        Ok(())
    }

    fn end_sort(&mut self, base: usize, sorted: &[Value]) -> Result<(), Fault> {
        let Some(into) = self.slot_list(base + RESULT) else { return Err(self.bad_code()) };
        // A key function may have changed the list meanwhile: it gets the sorted items anyway.
        let with = self.h.new_list(sorted)?;
        let n = self.h.list_len(into);
        self.h.list_splice(into, 0, n, with)?;
        let in_place = self.slot(base - 1) == Value::TRUE;
        self.native_return(if in_place { Value::NONE } else { into.value() });
        Ok(())
    }
}
