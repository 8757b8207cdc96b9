//! The ways in and out of frames that are frequent enough for the loop to take them at once: a call that needs no binding,
//! a generator that goes on, and its `yield`. Each does all or nothing; `false` says that the slow path has to look.

use super::frames::STOP_OK;
use super::{Cx, Fault, Frame, WINDOW};
use crate::bytecode::Op;
use crate::heap::{Kind, Value, generator};

impl Cx<'_> {
    /// Whether a frame with this base finds its window, and a place in the list of frames.
    #[inline(always)]
    fn has_room(&self, base: usize) -> bool {
        self.th.frames.len() < self.s.config.max_frames && base + 2 * WINDOW <= self.th.stack.len()
    }

    /// Calls a function that takes just as many plain parameters as there are arguments, which lie above its base up to
    /// `top`. The caller goes on at `pc`.
    #[inline(always)]
    pub(super) fn enter_function(&mut self, callee: Value, n: u8, base: usize, top: usize, pc: u32) -> bool {
        let Some((number, _)) = self.h.function_parts(callee) else { return false };
        let Some(Some(called)) = self.h.codes.get(number) else { return false };
        if called.simple != n || !self.has_room(base) {
            return false;
        }
        let end = base + usize::from(called.n_locals);
        if let Some(caller) = self.th.frames.last_mut() {
            caller.pc = pc;
        }
        if let Some(locals) = self.th.stack.get_mut(top..end) {
            locals.fill(Value::NIL);
        }
        self.th.sp = end;
        self.th.frames.push(Frame { pc: 0, base: base as u32, code: number as u32 });
        true
    }

    /// Lets a suspended generator compute its next item for the frame on top, whose stack ends at `sp`. `flags` are
    /// [`FOR`](super::FOR), if that waits in a `ForIter`.
    #[inline]
    pub(super) fn enter_generator(&mut self, g: Value, sp: usize, flags: u32) -> bool {
        let Some((function, pc, slots)) = self.h.suspended(g) else { return false };
        let Some((number, _)) = self.h.function_parts(function) else { return false };
        let base = sp + 1;
        let Some(Some(code)) = self.h.codes.get(number) else { return false };
        if !self.has_room(base) {
            return false;
        }
        let mut end = base + slots.len();
        let Some([callee, place @ ..]) = self.th.stack.get_mut(sp..=end) else { return false };
        *callee = g;
        // Nothing is sent: None is what `yield` gives, and mostly it is dropped at once.
        let mut start = pc;
        if pc > 0 {
            if code.bytecode.get(pc) == Some(&(Op::Pop as u8)) {
                start += 1;
            } else if let Some(sent) = place.last_mut() {
                *sent = Value::NONE;
                end += 1;
            }
        }
        for (slot, word) in place.iter_mut().zip(slots) {
            *slot = Value(*word);
        }
        self.th.sp = end;
        self.th.frames.push(Frame { pc: start as u32, base: base as u32, code: number as u32 | flags });
        if let Some(g) = g.as_ref() {
            self.h.set(g, generator::STATE, Value::int(generator::RUNNING));
        }
        true
    }

    /// `yield` in the generator on top, to the frame that runs it: `value` lands in the generator's slot below `base`, and
    /// the generator keeps what lies above, up to `sp`.
    #[inline]
    pub(super) fn leave_generator(
        &mut self,
        g: Value,
        value: Value,
        base: usize,
        sp: usize,
        pc: u32,
    ) -> bool {
        let Some(r) = self.h.as_kind(g, Kind::Generator) else { return false };
        if self.h.get(r, generator::STATE) != Value::int(generator::RUNNING) {
            return false;
        }
        let Some(slots) = self.th.stack.get(base..sp) else { return false };
        if self.h.suspend_generator(g, pc as usize, slots).is_none() {
            return false;
        }
        self.th.frames.pop();
        self.set_slot(base - 1, value);
        self.th.sp = base;
        true
    }

    /// Asks an iterator for its next item; at the next step it is on top, or NIL at the end.
    pub(crate) fn native_next(&mut self, state: u32, iterator: Value) -> Result<(), Fault> {
        self.set_state(state | STOP_OK);
        let c = self.th.sp;
        if self.enter_generator(iterator, c, 0) {
            return Ok(());
        }
        self.room(c + 2)?;
        let outcome = self.push_next(iterator);
        if matches!(outcome, Err(Fault::Oom | Fault::Raise(_))) {
            self.th.sp = c;
        }
        if outcome == Err(Fault::Frame) { Ok(()) } else { outcome }
    }
}
