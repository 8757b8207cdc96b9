//! Containment, and the frame for comparisons of containers whose items Python compares.

use super::compare::NoOrder;
use super::frames::{self, Redo};
use super::{Cx, Fault};
use crate::bytecode::Op;
use crate::heap::{Kind, Names, Table, Value};
use crate::types::id;

impl Cx<'_> {
    /// `In` and `NotIn`: item and container on top.
    pub(crate) fn op_contains(&mut self, negate: bool) -> Result<(), Fault> {
        let (item, container) = (self.peek(1), self.peek(0));
        let at = self.th.sp - 1;
        if let Some(f) = self.special(container, Names::CONTAINS) {
            // container is at the top; the verdict becomes a bool there, and the instruction is done again as a test
            // of that bool.
            return Err(self.ask_contains(f, container, item, negate));
        }
        let inner = self.h.wrapped(container).unwrap_or(container);
        if let Some(found) = self.contains_native(item, inner, at)? {
            self.replace(2, Value::bool(found != negate));
            return Ok(());
        }
        if self.h.seq_len(inner).is_some() {
            return self.begin_search(if negate { Op::NotIn } else { Op::In }, at);
        }
        // Any other iterable, item by item, as far as needed.
        Err(self.ask_contains(Value::native(crate::builtins::CONTAINS), container, item, negate))
    }

    fn ask_contains(&mut self, f: Value, container: Value, item: Value, negate: bool) -> Fault {
        let top = self.th.sp;
        let state = 2 + u32::from(negate);
        if let Err(fault) = self.push_native(frames::SEARCH, state, top - 1) {
            return fault;
        }
        match self.native_call(state, f, &[container, item]) {
            Ok(()) => Fault::Frame,
            Err(Fault::Oom) => {
                self.th.frames.pop();
                Fault::Oom
            }
            Err(fault) => fault,
        }
    }

    /// Whether a built-in container has the item; `None` when Python has to be asked.
    fn contains_native(&mut self, item: Value, container: Value, at: usize) -> Result<Option<bool>, Fault> {
        if let Some(text) = self.h.str_text(container) {
            let Some(part) = self.h.str_text(self.h.wrapped(item).unwrap_or(item)) else {
                let name = self.type_name(item);
                return Err(self.type_error(format_args!("can't convert '{name}' object to str implicitly")));
            };
            let found = text.contains(part);
            let cost = text.len() / 64;
            self.charge(cost);
            return Ok(Some(found));
        }
        if self.h.view_type(container).is_none()
            && let Some(bytes) = self.h.bytes_like(container)
        {
            if let Some(part) = self.h.bytes_like(item) {
                let found = memchr::memmem::find(bytes, part).is_some();
                let cost = bytes.len() / 16;
                self.charge(cost);
                return Ok(Some(found));
            }
            let byte = self.byte_value(item)?;
            return Ok(Some(self.h.any_bytes(container).contains(&byte)));
        }
        let Some(r) = container.as_ref() else { return Err(self.not_iterable(container)) };
        if let Some(n) = self.h.seq_len(container) {
            self.begin_comparing();
            for i in 0..n {
                let Some(other) = self.h.seq_get(container, i) else { break };
                self.fuel -= i64::from(i % 4 == 0);
                match self.same_item(other, item) {
                    Ok(true) => return Ok(Some(true)),
                    Ok(false) => {}
                    Err(NoOrder::Fault(fault)) => return Err(fault),
                    Err(_) => return Ok(None),
                }
            }
            return Ok(Some(false));
        }
        if let Some(t) = Table::of(self.h, r) {
            let key = self.resolve_key(Redo::Op, at - 1, r)?;
            let hash = self.h.key_hash(key);
            return Ok(Some(self.h.table_find(t, key, hash).is_some()));
        }
        if self.h.kind(r) == Kind::Range {
            // A whole number may come as a float.
            let whole = self.h.as_float(item).filter(|f| libm::floor(*f) == *f && libm::fabs(*f) < 9e15);
            if let Some(i) = self.h.as_i64(item).or_else(|| whole.map(|f| f as i64)) {
                let (start, step, len) = self.h.range_parts(r);
                let offset = i.wrapping_sub(start);
                return Ok(Some(
                    step != 0
                        && offset.wrapping_rem(step) == 0
                        && (0..len).contains(&offset.wrapping_div(step)),
                ));
            }
            return Ok(Some(false));
        }
        if self.h.as_native_object(container, id::DICT_KEYS).is_some() {
            let inner = self.h.get(r, crate::heap::native::A);
            return self.contains_native(item, inner, at);
        }
        Ok(None)
    }

    /// Begins a comparison or search that asks Python, over the two operands: the upper one is at `base`.
    pub(crate) fn begin_search(&mut self, op: Op, base: usize) -> Result<(), Fault> {
        let memo = self.h.new_list(&[])?;
        self.push_native(frames::SEARCH, (op as u32) << 3, base)?;
        self.push(memo);
        Ok(())
    }

    /// States 2 and 3: the verdict of `__contains__` is on top (3: negate). Else `op << 3`: compare natively with the
    /// results so far; `op << 3 | 1`: another result is on top. Slots: operand, results as `x, y, bool` triples.
    pub(crate) fn step_search(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        if state == 2 || state == 3 {
            let verdict = self.peek(0);
            let Some(truth) = self.truth(verdict) else {
                return self.native_call(state, Value::type_id(id::BOOL), &[verdict]);
            };
            // The item below the frame's callee slot goes too.
            self.th.frames.pop();
            self.th.sp = base + 1;
            self.replace(2, Value::bool(truth != (state == 3)));
            return Ok(());
        }
        let (a, b) = (self.slot(base - 1), self.slot(base));
        let Some(memo) = self.h.as_kind(self.slot(base + 1), Kind::List) else { return Err(self.bad_code()) };
        let Some(op) = Op::from_byte((state >> 3) as u8) else { return Err(self.bad_code()) };
        if state & 4 == 4 {
            let verdict = self.peek(0);
            self.native_return(verdict);
            return Ok(());
        }
        if state & 1 == 1 {
            let verdict = self.peek(0);
            let Some(truth) = self.truth(verdict) else {
                return self.native_call(state, Value::type_id(id::BOOL), &[verdict]);
            };
            self.h.list_push(memo, Value::bool(truth))?;
            self.th.sp = base + 2;
            self.set_state(state & !1);
            return Ok(());
        }
        self.memo = Some((memo, 0));
        let outcome = if op == Op::In || op == Op::NotIn {
            self.contains_asked(a, b).map(|found| found == (op == Op::In))
        } else {
            self.compare(op, a, b)
        };
        self.memo = None;
        match outcome {
            Ok(result) => {
                self.native_return(Value::bool(result));
                Ok(())
            }
            Err(NoOrder::Fault(fault)) => Err(fault),
            Err(NoOrder::Unordered) => Err(self.type_error(format_args!("unsupported types for comparison"))),
            Err(NoOrder::Ask(x, y)) => {
                self.native_call(state | 1, Value::native(crate::builtins::EQUAL), &[x, y])
            }
            Err(NoOrder::AskOrder(x, y)) => {
                let native = match op {
                    Op::Lt => crate::builtins::LESS,
                    Op::Gt => crate::builtins::GREATER,
                    Op::Le => crate::builtins::LESS_EQUAL,
                    _ => crate::builtins::GREATER_EQUAL,
                };
                self.native_call(state | 4, Value::native(native), &[x, y])
            }
        }
    }

    fn contains_asked(&mut self, item: Value, container: Value) -> Result<bool, NoOrder> {
        self.begin_comparing();
        for i in 0..self.h.seq_len(container).unwrap_or(0) {
            self.fuel -= i64::from(i % 4 == 0);
            if let Some(other) = self.h.seq_get(container, i)
                && self.same_item(other, item)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The next remembered result of a comparison that Python made.
    pub(crate) fn remembered(&mut self) -> Option<bool> {
        let (list, at) = self.memo?;
        let result = self.h.list_get(list, at)?;
        self.memo = Some((list, at + 1));
        Some(result == Value::TRUE)
    }
}
