//! Exceptions: unwinding, tracebacks, errors of the machine itself.

use alloc::string::String;
use core::fmt::Write;

use super::run::Stop;
use super::{Cx, FOR, Fault, Finalising, NATIVE, frames};
use crate::heap::{Kind, Value, class, exception, generator};
use crate::types::{id, is_subtype, native_base};

impl Cx<'_> {
    /// After a slow path: collects and tries again, or raises.
    #[inline(never)]
    pub(super) fn settle(&mut self, outcome: Result<(), Fault>, stash: &mut Option<i64>) -> Option<Stop> {
        let exception = match outcome {
            Ok(()) | Err(Fault::Frame) => {
                self.fuel -= self.h.take_work();
                if let Some(kept) = stash.take() {
                    self.fuel = kept;
                    self.h.allow_fresh();
                }
                self.has_its_memory();
                return if self.th.goes_on() { None } else { Some(Stop::Fuel) };
            }
            Err(Fault::Oom) => match stash.take() {
                None => {
                    self.again();
                    self.collect();
                    *stash = Some(self.fuel);
                    self.fuel = 1;
                    return None;
                }
                // What is dead has still to be finalised before it is free.
                Some(kept) if self.th.finalising != Finalising::Again && self.wait_for_finalisers(true) => {
                    self.again();
                    self.fuel = kept;
                    return Some(Stop::Fuel);
                }
                Some(kept) if self.h.finalisers_wait() => {
                    self.again();
                    self.h.forgo_finalisers();
                    self.fuel = kept;
                    self.collect();
                    *stash = Some(self.fuel);
                    self.fuel = 1;
                    return None;
                }
                Some(kept) => {
                    self.th.finalising = Finalising::Nothing;
                    self.fuel = kept;
                    self.h.allow_fresh();
                    self.fresh_memory_error()
                }
            },
            Err(Fault::Raise(exception)) => {
                if let Some(kept) = stash.take() {
                    self.fuel = kept;
                    self.h.allow_fresh();
                }
                self.has_its_memory();
                exception
            }
        };
        if self.unwind(exception) { None } else { Some(Stop::Raised(exception)) }
    }

    /// What had to wait for memory has not failed for want of it.
    fn has_its_memory(&mut self) {
        if self.th.finalising == Finalising::Again {
            self.th.finalising = Finalising::Nothing;
        }
    }

    /// Goes back to before the current instruction, with all operands, so that the collector sees them.
    fn again(&mut self) {
        self.th.sp = self.start_sp;
        let start = self.start as u32;
        if let Some(frame) = self.th.frames.last_mut()
            && frame.code & NATIVE == 0
        {
            frame.pc = start;
        }
    }

    #[cold]
    pub(crate) fn bad_code(&mut self) -> Fault {
        self.err(id::RUNTIME_ERROR, format_args!("bad code"))
    }

    #[cold]
    pub(crate) fn unbound_local(&mut self) -> Fault {
        self.err(id::UNBOUND_LOCAL_ERROR, format_args!("local variable referenced before assignment"))
    }

    /// An unset variable in a cell: UnboundLocalError in the function that owns it, NameError in those inside.
    #[cold]
    pub(crate) fn unbound_cell(&mut self, is_free: bool) -> Fault {
        let class = if is_free { id::NAME_ERROR } else { id::UNBOUND_LOCAL_ERROR };
        self.err(class, format_args!("local variable referenced before assignment"))
    }

    #[cold]
    pub(crate) fn name_error(&mut self, name: Value) -> Fault {
        let shown = self.text(name);
        self.err(id::NAME_ERROR, format_args!("name '{shown}' isn't defined"))
    }

    /// The MemoryError that is always there, without what its last use left on it.
    #[cold]
    pub(crate) fn fresh_memory_error(&mut self) -> Value {
        let exception = self.s.memory_error;
        if let Some(r) = exception.as_ref() {
            self.h.set(r, exception::TRACEBACK, Value::NIL);
            self.h.set(r, exception::CONTEXT, Value::NIL);
        }
        exception
    }

    /// The KeyboardInterrupt, likewise.
    pub(crate) fn fresh_interrupt(&mut self) -> Value {
        let exception = self.s.interrupt_error;
        if let Some(r) = exception.as_ref() {
            self.h.set(r, exception::TRACEBACK, Value::NIL);
            self.h.set(r, exception::CONTEXT, Value::NIL);
        }
        exception
    }

    /// Whether an exception is one of a built-in class or derives from it.
    pub(crate) fn exception_is(&self, exception: Value, of: u8) -> bool {
        let class = exception.as_ref().map_or(Value::NIL, |r| self.h.get(r, exception::CLASS));
        is_subtype(native_base(self.h, class), of) && id::is_exception(native_base(self.h, class))
    }

    /// Finds the handler of an exception and goes there. False when nothing catches it.
    #[cold]
    #[inline(never)]
    pub(crate) fn unwind(&mut self, exception: Value) -> bool {
        let mut exception = exception;
        let mut from_call = false;
        loop {
            let Some(&frame) = self.th.frames.last() else {
                self.th.sp = 0;
                return false;
            };
            self.fuel -= 4;
            let base = frame.base as usize;
            if frame.code & NATIVE != 0 {
                if frame.pc & frames::STOP_OK != 0 && self.exception_is(exception, id::STOP_ITERATION) {
                    self.th.stop_value = self.stop_value_of(exception);
                    self.push(Value::NIL);
                    return true;
                }
                if frame.pc & frames::CATCH != 0 {
                    self.push(exception);
                    if let Some(frame) = self.th.frames.last_mut() {
                        frame.pc = frame.pc & !frames::CATCH | frames::RAISED;
                    }
                    return true;
                }
                self.forget_import(frame);
            } else {
                let number = Self::frame_code(frame);
                let Some(code) = self.h.codes.get(number).cloned().flatten() else { return false };
                let pc = (frame.pc as usize).saturating_sub(1);
                let op = crate::bytecode::Op::from_byte(code.bytecode.get(pc).copied().unwrap_or(0));
                if from_call
                    || op != Some(crate::bytecode::Op::Reraise) && !self.is_end_finally(&code.bytecode, pc)
                {
                    let line = code.line_at(pc);
                    self.add_traceback(exception, code.file(), line, code.own_name());
                }
                if let Some(handler) = code.handler_at(pc) {
                    self.th.sp = base + usize::from(code.n_locals) + usize::from(handler.depth);
                    self.push(exception);
                    self.th.handled = exception;
                    if let Some(frame) = self.th.frames.last_mut() {
                        frame.pc = u32::from(handler.target);
                    }
                    return true;
                }
                let callee = self.slot(base.wrapping_sub(1));
                if let Some(g) = self.h.as_kind(callee, Kind::Generator) {
                    self.h.set(g, generator::STATE, Value::int(generator::DONE));
                    self.h.set(g, generator::USED, Value::int(0));
                    if self.exception_is(exception, id::STOP_ITERATION) {
                        let message = "generator raised StopIteration";
                        exception = match self.err(id::RUNTIME_ERROR, format_args!("{message}")) {
                            Fault::Raise(made) => made,
                            Fault::Oom | Fault::Frame => self.fresh_memory_error(),
                        };
                    }
                }
            }
            self.th.frames.pop();
            self.th.sp = base.saturating_sub(1);
            from_call = true;
            if frame.code & FOR != 0 && self.exception_is(exception, id::STOP_ITERATION) {
                self.end_for();
                return true;
            }
        }
    }

    fn is_end_finally(&self, bytecode: &[u8], pc: usize) -> bool {
        bytecode.get(pc) == Some(&(crate::bytecode::Op::EndFinally as u8))
    }

    /// The caller's `ForIter` is exhausted: drops the iterator and jumps. The stack ends at the callee's slot.
    pub(crate) fn end_for(&mut self) {
        self.th.sp = self.th.sp.saturating_sub(1);
        if let Some(&frame) = self.th.frames.last()
            && let Some(code) = self.h.codes.get(Self::frame_code(frame)).cloned().flatten()
        {
            let at = (frame.pc as usize).wrapping_sub(2);
            if let Some([low, high]) = code.bytecode.get(at..at + 2)
                && let Some(frame) = self.th.frames.last_mut()
            {
                frame.pc = u32::from(*low) | u32::from(*high) << 8;
            }
        }
    }

    /// What a StopIteration carries.
    pub(crate) fn stop_value_of(&self, exception: Value) -> Value {
        let args = exception.as_ref().map_or(Value::NIL, |r| self.h.get(r, exception::ARGS));
        self.h.seq_get(args, 0).unwrap_or(Value::NONE)
    }

    pub(crate) fn add_traceback(&mut self, exception: Value, file: Value, line: u32, name: Value) {
        let Some(r) = exception.as_ref() else { return };
        let entry = [file, Value::int(line as i32), name];
        if self.h.add_traceback(r, entry).is_err() {
            self.push(exception);
            self.collect();
            self.pop();
            // Without memory for it the traceback stays shorter; the exception itself goes on.
            let _ = self.h.add_traceback(r, entry);
            self.h.allow_fresh();
        }
    }

    /// `Raise`: checks and prepares what a `raise` statement was given.
    pub(crate) fn op_raise(&mut self, n: usize) -> Result<(), Fault> {
        if n == 0 {
            return Err(self.err(id::RUNTIME_ERROR, format_args!("no active exception to reraise")));
        }
        let (what, cause) = if n == 2 { (self.peek(1), self.peek(0)) } else { (self.peek(0), Value::NIL) };
        if self.is_exception_class(what) {
            // An instance first; a frame raises it when it is made.
            let top = self.th.sp;
            self.room(top + 4)?;
            self.push_native(frames::RAISE, n as u32, top)?;
            let outcome = self.native_call(n as u32, what, &[]);
            if outcome == Err(Fault::Oom) {
                self.th.frames.pop();
            }
            return outcome;
        }
        Err(self.raise_value(what, cause))
    }

    pub(crate) fn raise_value(&mut self, what: Value, cause: Value) -> Fault {
        let Some(r) = self.h.as_kind(what, Kind::Exception) else {
            return self.type_error(format_args!("exceptions must derive from BaseException"));
        };
        if !cause.is_nil() {
            let cause = if self.is_exception_class(cause) {
                match self.h.new_tuple(&[]).and_then(|args| self.h.new_exception(cause, args)) {
                    Ok(made) => made,
                    Err(_) => return Fault::Oom,
                }
            } else if cause.is_none() || self.h.as_kind(cause, Kind::Exception).is_some() {
                cause
            } else {
                return self.type_error(format_args!("exception causes must derive from BaseException"));
            };
            self.h.set(r, exception::CAUSE, cause);
        }
        Fault::Raise(what)
    }

    pub(crate) fn is_exception_class(&self, value: Value) -> bool {
        match value.as_type() {
            Some(t) => id::is_exception(t),
            None => match self.h.as_kind(value, Kind::Class) {
                Some(r) => self.h.get(r, class::NATIVE_BASE).as_type().is_some_and(id::is_exception),
                None => false,
            },
        }
    }

    /// `MatchException`
    pub(crate) fn op_match(&mut self) -> Result<(), Fault> {
        let (exception, types) = (self.peek(1), self.peek(0));
        let matched = match self.h.as_kind(types, Kind::Tuple) {
            Some(tuple) => {
                let mut any = false;
                for i in 0..self.h.tuple_len(tuple) {
                    any |= self.match_one(exception, self.h.get(tuple, 1 + i))?;
                }
                any
            }
            None => self.match_one(exception, types)?,
        };
        self.replace(1, Value::bool(matched));
        Ok(())
    }

    fn match_one(&mut self, exception: Value, class: Value) -> Result<bool, Fault> {
        if !self.is_exception_class(class) {
            return Err(self.type_error(format_args!(
                "catching classes that do not inherit from BaseException is not allowed"
            )));
        }
        Ok(self.is_instance(exception, class))
    }

    /// The text of an uncaught exception as MicroPython prints it. `message` is `str(exception)`.
    pub(crate) fn traceback_text(&self, exception: Value, message: &str) -> String {
        let mut text = String::new();
        let Some(r) = exception.as_ref() else { return text };
        // Writing into a String does not fail.
        if let Some(list) = self.h.as_kind(self.h.get(r, exception::TRACEBACK), Kind::List) {
            text.push_str("Traceback (most recent call last):\n");
            for i in (0..self.h.list_len(list) / 3).rev() {
                let part = |k| self.h.list_get(list, 3 * i + k).unwrap_or(Value::NONE);
                let line = part(1).as_int().unwrap_or(0);
                let file = self.h.str_text(part(0)).unwrap_or("?");
                let _ = write!(text, "  File \"{file}\", line {line}");
                // A syntax error has a place but no function.
                let _ = match self.h.str_text(part(2)) {
                    Some(name) => writeln!(text, ", in {name}"),
                    None => writeln!(text),
                };
            }
        }
        let class = self.class_name(self.h.get(r, exception::CLASS));
        if message.is_empty() {
            let _ = writeln!(text, "{class}: ");
        } else {
            let _ = writeln!(text, "{class}: {message}");
        }
        text
    }
}
