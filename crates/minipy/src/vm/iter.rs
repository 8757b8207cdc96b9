//! Iteration: iterators over built-in containers, and the frames for those that need Python.

use super::frames::{self, CATCH, Redo};
use super::{Cx, Fault};
use crate::heap::{Kind, Names, Ref, Table, Value, iter, native};
use crate::types::id;

/// What stepping an iterator gave.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    Item(Value),
    End,
    /// Only Python code can tell: see [`Cx::push_next`].
    Python,
}

impl Cx<'_> {
    #[cold]
    pub(crate) fn not_iterable(&mut self, value: Value) -> Fault {
        let name = self.type_name(value);
        self.type_error(format_args!("'{name}' object isn't iterable"))
    }

    /// An iterator for a value; `None` when its class has an `__iter__` (or `__getitem__`) that has to be called.
    pub(crate) fn iter_or_ask(&mut self, value: Value) -> Result<Option<Value>, Fault> {
        if self.h.is_str(value) {
            return Ok(Some(self.h.new_iter(iter::TEXT, value, Value::NIL, Value::NIL)?));
        }
        let Some(r) = value.as_ref() else { return Err(self.not_iterable(value)) };
        let sort = match self.h.kind(r) {
            Kind::List | Kind::Tuple => iter::SEQUENCE,
            Kind::Bytes | Kind::ByteArray => iter::BYTES,
            Kind::Iter | Kind::Generator => return Ok(Some(value)),
            Kind::Range => return self.range_iter(r).map(Some),
            Kind::Dict | Kind::Set | Kind::FrozenSet => return self.table_iter(value, iter::KEYS).map(Some),
            Kind::Native => {
                let inner = self.h.get(r, native::A);
                match self.h.get(r, native::TYPE).as_type() {
                    Some(id::DICT_KEYS) => return self.table_iter(inner, iter::KEYS).map(Some),
                    Some(id::DICT_VALUES) => return self.table_iter(inner, iter::VALUES).map(Some),
                    Some(id::DICT_ITEMS) => return self.table_iter(inner, iter::ITEMS).map(Some),
                    Some(id::FILE | id::FILE_BYTES | id::STRINGIO | id::BYTESIO | id::STDIO) => iter::LINES,
                    _ => match self.native_items(value)? {
                        Some(list) => {
                            return Ok(Some(self.h.new_iter(
                                iter::SEQUENCE,
                                list,
                                Value::NIL,
                                Value::NIL,
                            )?));
                        }
                        None => return Err(self.not_iterable(value)),
                    },
                }
            }
            Kind::Instance | Kind::Exception => {
                if self.special(value, Names::ITER).is_some() {
                    return Ok(None);
                }
                if let Some(inner) = self.h.wrapped(value)
                    && !inner.is_nil()
                {
                    return self.iter_or_ask(inner);
                }
                if self.special(value, Names::GETITEM).is_some() {
                    iter::GETITEM
                } else {
                    return Err(self.not_iterable(value));
                }
            }
            _ => return Err(self.not_iterable(value)),
        };
        Ok(Some(self.h.new_iter(sort, value, Value::NIL, Value::NIL)?))
    }

    fn table_iter(&mut self, owner: Value, sort: i32) -> Result<Value, Fault> {
        let live = owner.as_ref().and_then(|r| Table::of(self.h, r)).map_or(0, |t| self.h.table_len(t));
        Ok(self.h.new_iter(sort, owner, Value::count(live), Value::NIL)?)
    }

    fn range_iter(&mut self, r: Ref) -> Result<Value, Fault> {
        let (start, step, len) = self.h.range_parts(r);
        let past = step.checked_mul(len).and_then(|span| start.checked_add(span));
        let small = [Some(start), Some(step), Some(len), past].map(|part| part.and_then(Value::small));
        let (made, now, step, left) = match small {
            [Some(now), Some(step), Some(left), Some(_)] => (iter::RANGE, now, step, left),
            _ => (iter::LONG_RANGE, self.h.get(r, 1), self.h.get(r, 2), self.h.get(r, 3)),
        };
        let it = self.h.new_iter(made, Value::NIL, step, left)?;
        if let Some(it) = it.as_ref() {
            self.h.set(it, iter::NEXT, now);
        }
        Ok(it)
    }

    /// `GetIter`
    pub(crate) fn op_get_iter(&mut self) -> Result<(), Fault> {
        let value = self.peek(0);
        let c = self.th.sp - 1;
        match self.iter_or_ask(value)? {
            Some(iterator) => {
                self.set_slot(c, iterator);
                Ok(())
            }
            None => self.ask_iter(value, c),
        }
    }

    /// Calls `__iter__` of the value at `c`, the top of the stack; the iterator replaces it.
    pub(crate) fn ask_iter(&mut self, value: Value, c: usize) -> Result<(), Fault> {
        let Some(f) = self.special(value, Names::ITER) else { return Err(self.not_iterable(value)) };
        let top = self.th.sp;
        self.push_native(frames::ITER_OF, 0, c + 1)?;
        let outcome = self.native_call(0, f, &[value]);
        if outcome == Err(Fault::Oom) {
            self.th.frames.pop();
            self.th.sp = top;
        }
        outcome
    }

    /// `ForIter`, what the loop could not do itself. `target` is where to go at the end.
    #[inline(never)]
    pub(crate) fn op_for_iter(&mut self, target: usize) -> Result<(), Fault> {
        let iterator = self.peek(0);
        if let Some(g) = self.h.as_kind(iterator, Kind::Generator) {
            return self.for_generator(g, target);
        }
        match self.step_iterator(iterator)? {
            Step::Item(value) => self.push(value),
            Step::End => {
                self.th.sp -= 1;
                self.set_state(target as u32);
            }
            Step::Python => {
                let depth = self.th.frames.len();
                match self.push_next(iterator) {
                    Ok(()) | Err(Fault::Frame) => {
                        if self.th.frames.len() > depth {
                            self.mark_for(depth);
                        } else if self.peek(0).is_nil() {
                            self.th.sp -= 2;
                            self.set_state(target as u32);
                        }
                    }
                    Err(Fault::Raise(e)) if self.exception_is(e, id::STOP_ITERATION) => {
                        self.th.sp = self.start_sp - 1;
                        self.set_state(target as u32);
                    }
                    other => return other,
                }
            }
        }
        Ok(())
    }

    /// Pushes the call that computes the next item of an iterator for which [`step_iterator`](Self::step_iterator)
    /// said [`Step::Python`]. The item, or NIL, lands on top.
    pub(crate) fn push_next(&mut self, iterator: Value) -> Result<(), Fault> {
        let Some(r) = iterator.as_ref() else { return Err(self.not_iterator(iterator)) };
        match self.h.kind(r) {
            Kind::Generator => {
                if self.is_done(r) {
                    self.th.stop_value = Value::NONE;
                    self.push(Value::NIL);
                    return Ok(());
                }
                self.resume(r, Value::NONE, crate::heap::generator::RUNNING)
            }
            Kind::Iter => match self.step_iterator(iterator)? {
                Step::Item(value) => {
                    self.push(value);
                    Ok(())
                }
                Step::End => {
                    self.th.stop_value = Value::NONE;
                    self.push(Value::NIL);
                    Ok(())
                }
                Step::Python => {
                    let top = self.th.sp;
                    self.room(top + 8)?;
                    self.push_native(frames::COMPOSITE, 0, top + 1)?;
                    self.push(Value::NIL);
                    self.push(iterator);
                    Ok(())
                }
            },
            _ => match self.special(iterator, Names::NEXT) {
                Some(f) => {
                    let c = self.th.sp;
                    self.room(c + 3)?;
                    self.push(f);
                    self.push(iterator);
                    self.call(c, 1, 0)
                }
                None => Err(self.not_iterator(iterator)),
            },
        }
    }

    #[cold]
    fn not_iterator(&mut self, value: Value) -> Fault {
        let name = self.type_name(value);
        self.type_error(format_args!("'{name}' object isn't an iterator"))
    }

    /// The next item of an iterator, when no Python is needed for it.
    pub(crate) fn step_iterator(&mut self, iterator: Value) -> Result<Step, Fault> {
        let Some(r) = iterator.as_ref() else { return Err(self.not_iterator(iterator)) };
        match self.h.kind(r) {
            Kind::Generator => return Ok(Step::Python),
            Kind::Instance if self.special(iterator, Names::NEXT).is_some() => return Ok(Step::Python),
            Kind::Iter => {}
            _ => return Err(self.not_iterator(iterator)),
        }
        let target = self.h.get(r, iter::TARGET);
        let position = self.h.get(r, iter::NEXT);
        let i = position.as_count();
        let sort = self.h.get(r, iter::SORT).as_int().unwrap_or(0);
        Ok(match sort {
            iter::SEQUENCE => match self.h.seq_get(target, i) {
                Some(value) => self.advance(r, i + 1, value),
                None => self.exhaust(r),
            },
            iter::RANGE | iter::LONG_RANGE => {
                let left = self.h.as_i64(self.h.get(r, iter::B)).unwrap_or(0);
                if left <= 0 {
                    return Ok(Step::End);
                }
                let now = self.h.as_i64(position).unwrap_or(0);
                let step = self.h.as_i64(self.h.get(r, iter::A)).unwrap_or(0);
                let next = self.h.new_int(now.wrapping_add(step))?;
                let left = self.h.new_int(left - 1)?;
                self.h.set(r, iter::NEXT, next);
                self.h.set(r, iter::B, left);
                Step::Item(position)
            }
            iter::TEXT => self.step_text_iter(r, target, i)?,
            iter::BYTES => match self.h.bytes_like(target).and_then(|bytes| bytes.get(i)).copied() {
                Some(byte) => self.advance(r, i + 1, Value::int(i32::from(byte))),
                None => self.exhaust(r),
            },
            iter::KEYS | iter::VALUES | iter::ITEMS => self.step_table_iter(r, target, i, sort)?,
            iter::REVERSED => {
                if i == 0 {
                    return Ok(Step::End);
                }
                match self.sequence_item(target, i - 1)? {
                    Some(value) => self.advance(r, i - 1, value),
                    None => Step::End,
                }
            }
            iter::ENUMERATE => {
                if !self.is_plain(target) {
                    return Ok(Step::Python);
                }
                let pair = self.h.new_tuple(&[position, Value::NIL])?;
                let count = self.h.as_i64(position).unwrap_or(0);
                let next = self.h.new_int(count.wrapping_add(1))?;
                match self.step_iterator(target)? {
                    Step::Item(value) => {
                        if let Some(pair) = pair.as_ref() {
                            self.h.set(pair, 2, value);
                        }
                        self.h.set(r, iter::NEXT, next);
                        Step::Item(pair)
                    }
                    other => other,
                }
            }
            iter::ZIP => return self.step_zip(target),
            iter::LINES => match self.read_line(target, usize::MAX)? {
                line if self.h.any_bytes(line).is_empty() => Step::End,
                line => Step::Item(line),
            },
            _ => Step::Python,
        })
    }

    fn advance(&mut self, r: Ref, next: usize, value: Value) -> Step {
        self.h.set(r, iter::NEXT, Value::count(next));
        Step::Item(value)
    }

    fn exhaust(&mut self, r: Ref) -> Step {
        self.h.set(r, iter::TARGET, Value::NIL);
        Step::End
    }

    fn step_text_iter(&mut self, r: Ref, target: Value, i: usize) -> Result<Step, Fault> {
        let Some(bytes) = self.h.str_bytes(target) else { return Ok(Step::End) };
        let Some(first) = bytes.get(i).copied() else { return Ok(self.exhaust(r)) };
        if first < 128 {
            return Ok(self.advance(r, i + 1, Value::char(first)));
        }
        let n = match first {
            0xf0.. => 4,
            0xe0.. => 3,
            _ => 2,
        };
        let mut buffer = [0; 4];
        for (to, from) in buffer.iter_mut().zip(bytes.iter().skip(i).take(n)) {
            *to = *from;
        }
        let value = self.h.new_str_bytes(buffer.get(..n).unwrap_or(&[]))?;
        Ok(self.advance(r, i + n, value))
    }

    fn step_table_iter(&mut self, r: Ref, target: Value, i: usize, sort: i32) -> Result<Step, Fault> {
        let Some(t) = target.as_ref().and_then(|owner| Table::of(self.h, owner)) else {
            return Ok(Step::End);
        };
        if Value::count(self.h.table_len(t)) != self.h.get(r, iter::A) {
            return Err(self.err(id::RUNTIME_ERROR, format_args!("dictionary changed size during iteration")));
        }
        let first = i;
        let mut i = i;
        while i < self.h.table_used(t) {
            if let Some((key, value)) = self.h.table_entry(t, i) {
                // Deleted entries were skipped.
                self.charge((i - first) / 32);
                let key = self.h.unwrap_key(key);
                let item = match sort {
                    iter::KEYS => key,
                    iter::VALUES => value,
                    _ => self.h.new_tuple(&[key, value])?,
                };
                return Ok(self.advance(r, i + 1, item));
            }
            i += 1;
        }
        Ok(self.exhaust(r))
    }

    /// Whether an iterator can be stepped natively and put back when memory runs out.
    fn is_plain(&self, iterator: Value) -> bool {
        match self.h.as_kind(iterator, Kind::Iter) {
            Some(r) => matches!(
                self.h.get(r, iter::SORT).as_int(),
                Some(
                    iter::SEQUENCE
                        | iter::RANGE
                        | iter::LONG_RANGE
                        | iter::TEXT
                        | iter::BYTES
                        | iter::KEYS
                        | iter::VALUES
                        | iter::ITEMS
                        | iter::REVERSED
                )
            ),
            None => false,
        }
    }

    fn step_zip(&mut self, iterators: Value) -> Result<Step, Fault> {
        let n = self.h.seq_len(iterators).unwrap_or(0);
        if n == 0 {
            return Ok(Step::End);
        }
        for i in 0..n {
            if !self.is_plain(self.h.seq_get(iterators, i).unwrap_or(Value::NIL)) {
                return Ok(Step::Python);
            }
        }
        let items = alloc::vec![Value::NONE; n];
        let tuple = self.h.new_tuple(&items)?;
        let Some(made) = tuple.as_ref() else { return Ok(Step::End) };
        let mut saved = alloc::vec::Vec::new();
        for i in 0..n {
            let Some(r) = self.h.seq_get(iterators, i).and_then(Value::as_ref) else { return Ok(Step::End) };
            saved.push((r, self.h.get(r, iter::NEXT), self.h.get(r, iter::B), self.h.get(r, iter::TARGET)));
            match self.step_iterator(r.value()) {
                Ok(Step::Item(value)) => self.h.set(made, 1 + i, value),
                Ok(other) => return Ok(other),
                Err(fault) => {
                    for (r, next, b, target) in saved {
                        self.h.set(r, iter::NEXT, next);
                        self.h.set(r, iter::B, b);
                        self.h.set(r, iter::TARGET, target);
                    }
                    return Err(fault);
                }
            }
        }
        Ok(Step::Item(tuple))
    }

    /// The frame that steps an iterator whose parts need Python. Slots: the iterator, then what was gathered.
    pub(crate) fn step_composite(&mut self, base: usize, state: u32, raised: bool) -> Result<(), Fault> {
        let iterator = self.slot(base);
        let Some(r) = iterator.as_ref() else { return Err(self.bad_code()) };
        let target = self.h.get(r, iter::TARGET);
        match self.h.get(r, iter::SORT).as_int().unwrap_or(0) {
            iter::ENUMERATE => {
                if state == 0 {
                    return self.native_next(1, target);
                }
                let value = self.peek(0);
                if value.is_nil() {
                    self.native_return(Value::NIL);
                    return Ok(());
                }
                let count = self.h.get(r, iter::NEXT);
                let pair = self.h.new_tuple(&[count, value])?;
                let next = self.h.new_int(self.h.as_i64(count).unwrap_or(0).wrapping_add(1))?;
                self.h.set(r, iter::NEXT, next);
                self.native_return(pair);
                Ok(())
            }
            iter::ZIP | iter::MAP => self.step_gather(base, state as usize, r, target),
            iter::FILTER => self.step_filter(base, state, r, target),
            iter::CALLABLE => {
                let f = self.h.get(r, iter::A);
                if state == 0 {
                    if target.is_none() {
                        self.native_return(Value::NIL);
                        return Ok(());
                    }
                    return self.native_call(1, f, &[]);
                }
                let value = self.peek(0);
                let end = self.h.keys_equal(value, self.h.get(r, iter::B));
                if end {
                    self.h.set(r, iter::TARGET, Value::NONE);
                }
                self.native_return(if end { Value::NIL } else { value });
                Ok(())
            }
            _ => {
                if state == 0 {
                    let position = self.h.get(r, iter::NEXT);
                    let Some(f) = self.special(target, Names::GETITEM) else {
                        self.native_return(Value::NIL);
                        return Ok(());
                    };
                    return self.native_call(1 | CATCH, f, &[target, position]);
                }
                let value = self.peek(0);
                if raised {
                    if self.exception_is(value, id::INDEX_ERROR)
                        || self.exception_is(value, id::STOP_ITERATION)
                    {
                        self.native_return(Value::NIL);
                        return Ok(());
                    }
                    return Err(Fault::Raise(value));
                }
                let next = Value::count(self.h.get(r, iter::NEXT).as_count() + 1);
                self.h.set(r, iter::NEXT, next);
                self.native_return(value);
                Ok(())
            }
        }
    }

    /// `zip` and `map`: one item of each iterator, then the tuple or the call.
    fn step_gather(&mut self, base: usize, state: usize, r: Ref, iterators: Value) -> Result<(), Fault> {
        let n = self.h.seq_len(iterators).unwrap_or(0);
        let is_map = self.h.get(r, iter::SORT) == Value::int(iter::MAP);
        if state > n {
            let result = self.peek(0);
            self.native_return(result);
            return Ok(());
        }
        if n == 0 || (state > 0 && self.peek(0).is_nil()) {
            self.native_return(Value::NIL);
            return Ok(());
        }
        if state < n {
            let next = self.h.seq_get(iterators, state).unwrap_or(Value::NIL);
            return match self.step_iterator(next)? {
                Step::Item(value) => {
                    self.push(value);
                    self.set_state(state as u32 + 1);
                    Ok(())
                }
                Step::End => {
                    self.native_return(Value::NIL);
                    Ok(())
                }
                Step::Python => self.native_next(state as u32 + 1, next),
            };
        }
        let items = self.slots_vec(base + 1, n)?;
        if is_map {
            let f = self.h.get(r, iter::A);
            return self.native_call(n as u32 + 1, f, &items);
        }
        let tuple = self.h.new_tuple(&items)?;
        self.native_return(tuple);
        Ok(())
    }

    fn step_filter(&mut self, base: usize, state: u32, r: Ref, target: Value) -> Result<(), Fault> {
        let f = self.h.get(r, iter::A);
        match state {
            0 => {
                self.th.sp = base + 1;
                match self.step_iterator(target)? {
                    Step::Item(value) => {
                        self.push(value);
                        self.set_state(1);
                        Ok(())
                    }
                    Step::End => {
                        self.native_return(Value::NIL);
                        Ok(())
                    }
                    Step::Python => self.native_next(1, target),
                }
            }
            1 => {
                let item = self.peek(0);
                if item.is_nil() {
                    self.native_return(Value::NIL);
                    return Ok(());
                }
                if f.is_none() {
                    self.native_call(3, Value::type_id(id::BOOL), &[item])
                } else {
                    self.native_call(2, f, &[item])
                }
            }
            2 => {
                let verdict = self.peek(0);
                let sp = self.th.sp;
                self.th.sp = base + 2;
                let outcome = self.native_call(3, Value::type_id(id::BOOL), &[verdict]);
                if outcome == Err(Fault::Oom) {
                    self.th.sp = sp;
                }
                outcome
            }
            _ => {
                if self.peek(0) == Value::TRUE {
                    let item = self.slot(base + 1);
                    self.native_return(item);
                } else {
                    self.th.sp = base + 1;
                    self.set_state(0);
                }
                Ok(())
            }
        }
    }

    /// `UnpackSequence` and `UnpackEx`: the items, the iterable being on top.
    pub(crate) fn op_unpack(&mut self, before: usize, after: Option<usize>) -> Result<(), Fault> {
        let at = self.th.sp - 1;
        let items = self.items(Redo::Op, at)?;
        let n = items.len();
        let wanted = before + after.unwrap_or(0);
        if n < wanted {
            return Err(self.err(id::VALUE_ERROR, format_args!("need more than {n} values to unpack")));
        }
        if n > wanted && after.is_none() {
            return Err(
                self.err(id::VALUE_ERROR, format_args!("too many values to unpack (expected {wanted})"))
            );
        }
        self.room(at + wanted + 2)?;
        match after {
            None => {
                self.th.sp = at;
                for item in items.iter().rev() {
                    self.push(*item);
                }
            }
            Some(after) => {
                let middle = self.h.new_list(items.get(before..n - after).unwrap_or(&[]))?;
                self.th.sp = at;
                for item in items.iter().rev().take(after) {
                    self.push(*item);
                }
                self.push(middle);
                for item in items.iter().take(before).rev() {
                    self.push(*item);
                }
            }
        }
        Ok(())
    }
}
