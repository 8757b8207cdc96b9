//! Raising in a suspended generator: `throw` and `close`, through whatever it delegates to.

use super::attr::Attr;
use super::frames::{self, CATCH, Redo, STOP_OK, how};
use super::{Args, Cx, Fault, Res};
use crate::bytecode::Op;
use crate::heap::{Kind, Ref, Value, generator};
use crate::types::id;

// States of a DELEGATE frame. The ones for `close` are odd.
const LOOK_UP: u32 = 0;
const FOUND: u32 = 2;
const ANSWERED: u32 = 4;

impl Cx<'_> {
    /// `g.throw(exception)`: resumes the generator, and whatever it delegates to, and raises in the innermost.
    pub(crate) fn throw(&mut self, args: Args) -> Res {
        let this = self.arg(args, 0);
        let Some(g) = self.h.as_kind(this, Kind::Generator) else {
            return Err(self.type_error(format_args!("generator expected")));
        };
        let given =
            if args.n >= 3 && !self.arg(args, 2).is_none() { self.arg(args, 2) } else { self.arg(args, 1) };
        let mut what = if args.n == 2 || !self.arg(args, 2).is_none() { given } else { self.arg(args, 1) };
        if args.n >= 3 && self.h.as_kind(what, Kind::Exception).is_none() {
            what = self.arg(args, 1);
        }
        if self.h.as_kind(what, Kind::Exception).is_none() && !self.passes_on(g, what)? {
            if self.h.as_kind(what, Kind::Class).is_some() && self.is_exception_class(what) {
                // A class of the script's may have an `__init__`.
                return Err(self.ask(Redo::Call(args), args.at + 1, how::PLAIN, what, &[]));
            }
            what = self.exception_from(what)?;
        }
        if self.is_done(g) {
            return Err(Fault::Raise(what));
        }
        self.begin_next(args, Value::NIL)?;
        self.set_state(STOP_OK);
        Err(self.throw_into(g, what))
    }

    /// An exception instance from an instance or a class.
    pub(crate) fn exception_from(&mut self, what: Value) -> Res {
        if self.h.as_kind(what, Kind::Exception).is_some() {
            return Ok(what);
        }
        if self.is_exception_class(what) {
            let args = self.h.new_tuple(&[])?;
            return Ok(self.h.new_exception(what, args)?);
        }
        Err(self.type_error(format_args!("exceptions must derive from BaseException")))
    }

    /// Whether the generator delegates, at last, to an object that is none and has a `throw` of its own: that gets what
    /// was thrown as it was given.
    fn passes_on(&mut self, g: Ref, what: Value) -> Result<bool, Fault> {
        if self.is_subclass(what, Value::type_id(id::GENERATOR_EXIT)) {
            return Ok(false);
        }
        let mut g = g;
        loop {
            self.charge(1);
            let Some(inner) = self.delegate_of(g) else { return Ok(false) };
            match self.h.as_kind(inner, Kind::Generator) {
                Some(sub) => g = sub,
                None => {
                    let name = self.h.intern("throw")?;
                    return Ok(matches!(self.find_attr(inner, name)?, Attr::Value(_) | Attr::Bind(..)));
                }
            }
        }
    }

    /// What a suspended generator delegates to.
    fn delegate_of(&self, g: Ref) -> Option<Value> {
        let (parts, saved) = self.h.generator_parts(g)?;
        let [_, pc, .., state] = parts;
        if state != Value::int(generator::SUSPENDED) || !self.delegates(g, pc.as_count()) {
            return None;
        }
        saved.last().map(|word| Value(*word))
    }

    fn delegates(&self, g: Ref, pc: usize) -> bool {
        let code = self.h.codes.get(self.generator_code(g)).and_then(Option::as_ref);
        code.is_some_and(|code| code.bytecode.get(pc) == Some(&(Op::YieldFrom as u8)))
    }

    /// Resumes `g` with an exception. Returns the fault that raises it there, or the frame that asks the object to which
    /// it delegates.
    fn throw_into(&mut self, g: Ref, exception: Value) -> Fault {
        let suspended = self.h.get(g, generator::STATE) == Value::int(generator::SUSPENDED);
        if suspended && self.h.get(g, generator::PC) == Value::int(0) {
            // Not started: it just ends.
            self.h.set(g, generator::STATE, Value::int(generator::DONE));
            self.h.set(g, generator::USED, Value::int(0));
            return Fault::Raise(exception);
        }
        let closes = self.h.as_kind(exception, Kind::Exception).is_some()
            && self.exception_is(exception, id::GENERATOR_EXIT);
        let mut g = g;
        let mut state = generator::RUNNING;
        loop {
            let inner = self.delegate_of(g);
            if let Err(fault) = self.restore(g, state, 0) {
                return fault;
            }
            let Some(inner) = inner else { break };
            // As if the YieldFrom were running: its operands are the iterator and what was sent.
            if let Some(frame) = self.th.frames.last_mut() {
                frame.pc += 1;
            }
            self.push(if closes { exception } else { Value::NONE });
            match self.h.as_kind(inner, Kind::Generator) {
                Some(sub) if self.h.get(sub, generator::STATE) == Value::int(generator::SUSPENDED) => {
                    g = sub;
                    state = if closes { generator::CLOSING } else { generator::DELEGATE };
                }
                Some(_) => break,
                None => return self.ask_delegate(exception, closes),
            }
        }
        Fault::Raise(exception)
    }

    /// Above the operands of a YieldFrom: a frame that calls the iterator's `throw` or `close`.
    fn ask_delegate(&mut self, exception: Value, closes: bool) -> Fault {
        let top = self.th.sp;
        if let Err(fault) = self.room(top + 8) {
            return fault;
        }
        self.push(Value::NIL);
        if let Err(fault) = self.push_native(frames::DELEGATE, LOOK_UP + u32::from(closes), top + 1) {
            return fault;
        }
        self.push(exception);
        Fault::Frame
    }

    /// A step of that frame. Its slot holds what is thrown; the iterator stands three below it.
    pub(crate) fn step_delegate(&mut self, base: usize, state: u32, raised: bool) -> Result<(), Fault> {
        let closes = state & 1;
        let (iterator, exception) = (self.slot(base - 3), self.slot(base));
        match state - closes {
            LOOK_UP => {
                let name = self.h.intern(if closes == 1 { "close" } else { "throw" })?;
                let found = (FOUND + closes) | CATCH;
                match self.find_attr(iterator, name)? {
                    Attr::Value(f) => self.call_delegate(closes, f, exception),
                    Attr::Bind(f, this) => {
                        let f = self.h.new_method(f, this)?;
                        self.call_delegate(closes, f, exception)
                    }
                    Attr::Getter(f, a) => self.native_call(found, f, &[a]),
                    Attr::Call2(f, a, b) => self.native_call(found, f, &[a, b]),
                    Attr::Call3(f, a, b, c) => self.native_call(found, f, &[a, b, c]),
                    Attr::Missing => Err(self.raise_value(exception, Value::NIL)),
                }
            }
            FOUND => {
                let f = self.peek(0);
                if !raised {
                    return self.call_delegate(closes, f, exception);
                }
                let missing = self.exception_is(f, id::ATTRIBUTE_ERROR);
                Err(Fault::Raise(if missing { exception } else { f }))
            }
            _ if closes == 1 => Err(Fault::Raise(exception)),
            _ => self.step_yield_from(base, 0),
        }
    }

    fn call_delegate(&mut self, closes: u32, f: Value, exception: Value) -> Result<(), Fault> {
        if closes == 1 {
            self.native_call(ANSWERED + closes, f, &[])
        } else {
            self.native_call(ANSWERED | STOP_OK, f, &[exception])
        }
    }

    /// `g.close()`
    pub(crate) fn close(&mut self, args: Args) -> Res {
        let this = self.arg(args, 0);
        let Some(g) = self.h.as_kind(this, Kind::Generator) else {
            return Err(self.type_error(format_args!("generator expected")));
        };
        if self.is_done(g) {
            return Ok(Value::NONE);
        }
        let empty = self.h.new_tuple(&[])?;
        let exit = self.h.new_exception(Value::type_id(id::GENERATOR_EXIT), empty)?;
        self.room(args.at + 2)?;
        self.push_native(frames::CLOSE, CATCH, args.at)?;
        self.th.sp = args.at + 1;
        Err(self.throw_into(g, exit))
    }

    pub(crate) fn step_close(&mut self, _base: usize, raised: bool) -> Result<(), Fault> {
        let value = self.peek(0);
        if raised {
            if self.exception_is(value, id::GENERATOR_EXIT) || self.exception_is(value, id::STOP_ITERATION) {
                self.native_return(Value::NONE);
                return Ok(());
            }
            return Err(Fault::Raise(value));
        }
        if value.is_nil() {
            self.native_return(Value::NONE);
            return Ok(());
        }
        Err(self.ignored_exit())
    }

    /// A generator has yielded instead of ending with its GeneratorExit.
    #[cold]
    pub(crate) fn ignored_exit(&mut self) -> Fault {
        match self.err(id::RUNTIME_ERROR, format_args!("generator ignored GeneratorExit")) {
            // Where a generator has just been suspended, the instruction cannot be done again.
            Fault::Oom => Fault::Raise(self.fresh_memory_error()),
            fault => fault,
        }
    }
}
