//! Generators and coroutines: heap objects that hold a frame's slots while it is suspended.
//!
//! While one runs, the slot below its frame's base holds it. Whoever resumes it finds, when it yields, the value in
//! that slot; when it ends, NIL there and what it returned in [`Thread::stop_value`](super::Thread).

use super::iter::Step;
use super::{Args, Cx, FOR, Fault, Frame, NATIVE, Res, frames};
use crate::heap::{Kind, Names, Ref, Value, exception, function, generator};
use crate::types::id;

impl Cx<'_> {
    /// A generator at its start. `room` is the most slots that it needs.
    pub(crate) fn new_generator(&mut self, f: Value, locals: &[Value], room: usize) -> Res {
        let r = self.h.alloc(Kind::Generator, generator::SLOTS + room.max(locals.len()))?;
        self.h.set(r, generator::FUNCTION, f);
        self.h.set(r, generator::PC, Value::int(0));
        self.h.set(r, generator::USED, Value::count(locals.len()));
        self.h.set(r, generator::STATE, Value::int(generator::SUSPENDED));
        for (i, value) in locals.iter().enumerate() {
            self.h.set(r, generator::SLOTS + i, *value);
        }
        Ok(r.value())
    }

    /// Puts a suspended generator's frame on the stack: itself at the top, then its slots. `sent` is what its `yield`
    /// gives.
    pub(crate) fn resume(&mut self, g: Ref, sent: Value, state: i32) -> Result<(), Fault> {
        if self.restore(g, state, 0)? {
            self.push(sent);
        } else if !sent.is_none() {
            self.th.frames.pop();
            self.h.set(g, generator::STATE, Value::int(generator::SUSPENDED));
            return Err(
                self.type_error(format_args!("can't send non-None value to a just-started generator"))
            );
        }
        Ok(())
    }

    /// Puts a suspended generator's frame on the stack. Whether it had been started before.
    pub(crate) fn restore(&mut self, g: Ref, state: i32, flags: u32) -> Result<bool, Fault> {
        let c = self.th.sp;
        let saved = match self.h.generator_parts(g) {
            Some(([.., now], saved)) if now == Value::int(generator::SUSPENDED) => saved.len(),
            _ => return Err(self.value_error("generator already executing")),
        };
        let top = c + 1 + saved;
        self.room(top + 1)?;
        let Some(([function, pc, ..], saved)) = self.h.generator_parts(g) else {
            return Err(self.bad_code());
        };
        if let Some([callee, slots @ ..]) = self.th.stack.get_mut(c..top) {
            *callee = g.value();
            for (slot, word) in slots.iter_mut().zip(saved) {
                *slot = Value(*word);
            }
        }
        self.th.sp = top;
        let code = function.as_ref().map_or(0, |f| self.h.get(f, function::CODE).0 >> 1);
        self.th.frames.push(Frame { pc: pc.as_count() as u32, base: c as u32 + 1, code: code | flags });
        self.h.set(g, generator::STATE, Value::int(state));
        Ok(pc != Value::int(0))
    }

    /// `ForIter` over a generator.
    pub(crate) fn for_generator(&mut self, g: Ref, target: usize) -> Result<(), Fault> {
        if self.is_done(g) {
            self.th.stop_value = Value::NONE;
            self.th.sp -= 1;
            self.set_state(target as u32);
        } else if self.restore(g, generator::RUNNING, FOR)? {
            self.push(Value::NONE);
        }
        Ok(())
    }

    pub(crate) fn generator_code(&self, g: Ref) -> usize {
        match self.h.get(g, generator::FUNCTION).as_ref() {
            Some(f) => self.h.get(f, function::CODE).as_count(),
            None => usize::MAX,
        }
    }

    pub(crate) fn is_done(&self, g: Ref) -> bool {
        self.h.get(g, generator::STATE) == Value::int(generator::DONE)
    }

    /// Saves the frame on top into its generator; the stack then ends below the generator's slot.
    fn suspend(&mut self, pc: usize) -> Option<i32> {
        let base = self.th.frames.pop()?.base as usize;
        let slots = self.th.stack.get(base..self.th.sp).unwrap_or(&[]);
        let state = self.h.suspend_generator(self.slot(base - 1), pc, slots);
        self.th.sp = base - 1;
        state
    }

    /// `YieldValue`: the frame below receives the value; frames that delegate to this one yield it on.
    #[inline(never)]
    pub(crate) fn op_yield(&mut self) -> Result<(), Fault> {
        let value = self.pop();
        let pc = self.th.frames.last().map_or(0, |frame| frame.pc as usize);
        self.yield_up(value, pc)
    }

    pub(crate) fn yield_up(&mut self, value: Value, pc: usize) -> Result<(), Fault> {
        let mut pc = pc;
        loop {
            match self.suspend(pc) {
                // Below stands `iterator to-send` of a YieldFrom: back to its start, without what was sent.
                Some(generator::DELEGATE) => {
                    self.th.sp = self.th.sp.saturating_sub(1);
                    pc = self.th.frames.last().map_or(0, |frame| (frame.pc as usize).saturating_sub(1));
                }
                Some(generator::CLOSING) => return Err(self.ignored_exit()),
                _ => break,
            }
        }
        self.push(value);
        Ok(())
    }

    /// `ReturnGenerator`
    #[inline(never)]
    pub(crate) fn op_return_generator(&mut self) -> Result<(), Fault> {
        let value = self.pop();
        let Some(frame) = self.th.frames.pop() else { return Err(self.bad_code()) };
        let base = frame.base as usize;
        let mut state = None;
        if let Some(g) = self.h.as_kind(self.slot(base - 1), Kind::Generator) {
            state = self.h.get(g, generator::STATE).as_int();
            self.h.set(g, generator::STATE, Value::int(generator::DONE));
            self.h.set(g, generator::USED, Value::int(0));
        }
        self.th.sp = base - 1;
        match state {
            Some(generator::DELEGATE) => {
                self.replace(2, value);
                return Ok(());
            }
            // It is closed; so the GeneratorExit goes on in the generator that delegated to it.
            Some(generator::CLOSING) => return Err(Fault::Raise(self.peek(0))),
            _ => {}
        }
        self.th.stop_value = value;
        let native = self.th.frames.last().is_none_or(|below| below.code & NATIVE != 0);
        if native {
            self.push(Value::NIL);
        } else if frame.code & FOR != 0 {
            self.end_for();
        } else {
            self.push(value);
        }
        Ok(())
    }

    /// `YieldFrom`: `iterator to-send` on top.
    pub(crate) fn op_yield_from(&mut self) -> Result<(), Fault> {
        let (iterator, sent) = (self.peek(1), self.peek(0));
        if let Some(g) = self.h.as_kind(iterator, Kind::Generator) {
            if self.is_done(g) {
                self.replace(2, Value::NONE);
                return Ok(());
            }
            return self.resume(g, sent, generator::DELEGATE);
        }
        let send = if sent.is_none() { None } else { Some(self.plain_attr(iterator, "send")?) };
        match self.step_iterator(iterator)? {
            Step::Item(value) => {
                self.th.sp -= 1;
                let pc = self.th.frames.last().map_or(0, |frame| (frame.pc as usize).saturating_sub(1));
                self.yield_up(value, pc)
            }
            Step::End => {
                self.replace(2, Value::NONE);
                Ok(())
            }
            Step::Python => {
                let top = self.th.sp;
                self.room(top + 4)?;
                self.push(Value::NIL);
                self.push_native(frames::YIELD_FROM, 0, top + 1)?;
                self.set_state(frames::STOP_OK);
                let outcome = match send {
                    Some(send) => self.native_call(frames::STOP_OK, send, &[sent]),
                    None => self.native_next(0, iterator),
                };
                if outcome == Err(Fault::Oom) {
                    self.th.frames.pop();
                    self.th.sp = top;
                }
                outcome
            }
        }
    }

    pub(crate) fn step_yield_from(&mut self, base: usize, _state: u32) -> Result<(), Fault> {
        let value = self.peek(0);
        self.th.frames.pop();
        self.th.sp = base - 1;
        if value.is_nil() {
            let result = self.th.stop_value;
            self.replace(2, result);
            return Ok(());
        }
        self.th.sp -= 1;
        let pc = self.th.frames.last().map_or(0, |frame| (frame.pc as usize).saturating_sub(1));
        self.yield_up(value, pc)
    }

    /// The frame of `next(iterator[, default])`, `g.send(v)` and `g.__next__()`: slots: default or NIL.
    pub(crate) fn step_next(&mut self, base: usize, _state: u32) -> Result<(), Fault> {
        let value = self.peek(0);
        if !value.is_nil() {
            self.native_return(value);
            return Ok(());
        }
        let default = self.slot(base);
        if !default.is_nil() {
            self.native_return(default);
            return Ok(());
        }
        let carried = self.th.stop_value;
        let fault = if carried.is_none() || carried.is_nil() {
            self.err_empty(id::STOP_ITERATION)
        } else {
            self.err_value(id::STOP_ITERATION, carried)
        };
        Err(fault)
    }

    /// Begins a [`frames::NEXT`] frame over a call's arguments. The frame's first slot is the default.
    pub(crate) fn begin_next(&mut self, args: Args, default: Value) -> Result<usize, Fault> {
        let top = self.th.sp;
        self.room(args.at + 4)?;
        self.push_native(frames::NEXT, 0, args.at)?;
        self.set_slot(args.at, default);
        self.th.sp = args.at + 1;
        self.th.stop_value = Value::NONE;
        Ok(top)
    }

    /// Takes back [`begin_next`](Self::begin_next) when memory ran out.
    pub(crate) fn undo_next(&mut self, args: Args, first: Value, top: usize) {
        self.th.frames.pop();
        self.set_slot(args.at, first);
        self.th.sp = top;
    }

    /// `next(iterator[, default])` and `iterator.__next__()`.
    pub(crate) fn next_of(&mut self, args: Args) -> Res {
        let (iterator, default) = (self.arg(args, 0), self.arg(args, 1));
        match self.step_iterator(iterator)? {
            Step::Item(value) => return Ok(value),
            Step::End if !default.is_nil() => return Ok(default),
            Step::End => return Err(self.err_empty(id::STOP_ITERATION)),
            Step::Python => {}
        }
        let top = self.begin_next(args, default)?;
        match self.native_next(0, iterator) {
            Ok(()) => Err(Fault::Frame),
            Err(Fault::Oom) => {
                self.undo_next(args, iterator, top);
                Err(Fault::Oom)
            }
            Err(fault) => Err(fault),
        }
    }

    /// `g.send(value)`
    pub(crate) fn send(&mut self, args: Args) -> Res {
        let (this, value) = (self.arg(args, 0), self.arg(args, 1));
        let Some(g) = self.h.as_kind(this, Kind::Generator) else {
            return Err(self.type_error(format_args!("generator expected")));
        };
        if self.is_done(g) {
            return Err(self.err_empty(id::STOP_ITERATION));
        }
        let top = self.begin_next(args, Value::NIL)?;
        match self.resume(g, value, generator::RUNNING) {
            Ok(()) => Err(Fault::Frame),
            Err(Fault::Oom) => {
                self.undo_next(args, this, top);
                Err(Fault::Oom)
            }
            Err(fault) => Err(fault),
        }
    }

    /// `GetAwaitable`
    pub(crate) fn op_get_awaitable(&mut self) -> Result<(), Fault> {
        let value = self.peek(0);
        if matches!(self.h.kind_of(value), Some(Kind::Generator | Kind::Iter)) {
            return Ok(());
        }
        for name in [Names::AWAIT, Names::ITER] {
            if let Some(f) = self.special(value, name) {
                let c = self.th.sp - 1;
                return self.call_attr(super::attr::Attr::Getter(f, value), c);
            }
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("object {name} can't be used in 'await' expression")))
    }

    /// The exception's arguments, for tests of `StopIteration`.
    pub(crate) fn exception_args(&self, value: Value) -> Value {
        value.as_ref().map_or(Value::NIL, |r| self.h.get(r, exception::ARGS))
    }
}
