//! Native frames: what natives do around calls of Python.
//!
//! A native frame's slots are stack values from `base` on; its state is the frame's `pc`, whose top bits say what the
//! unwinder does. A step either calls ([`Cx::native_call`], [`Cx::native_next`]: the value is on top of the stack at the
//! next step) or returns ([`Cx::native_return`]). A step that runs out of memory has changed nothing.

pub(crate) use super::how;
use super::{Args, Cx, Fault};
use crate::heap::{Kind, Names, Table, Value};
use crate::types::id;

/// StopIteration becomes NIL on the stack.
pub(crate) const STOP_OK: u32 = 1 << 31;
/// Any exception is pushed as a value, and [`RAISED`] is set.
pub(crate) const CATCH: u32 = 1 << 30;
pub(crate) const RAISED: u32 = 1 << 29;
const STATE: u32 = RAISED - 1;

// The kinds of native frames.
pub(crate) const CLASS: u32 = 0;
pub(crate) const METHOD_VALUE: u32 = 1;
pub(crate) const DISCARD: u32 = 2;
pub(crate) const RAISE: u32 = 3;
pub(crate) const EVAL: u32 = 4;
pub(crate) const BINARY: u32 = 5;
pub(crate) const STORE: u32 = 6;
pub(crate) const COLLECT: u32 = 7;
pub(crate) const NEXT: u32 = 8;
pub(crate) const COMPOSITE: u32 = 9;
pub(crate) const GETATTR: u32 = 10;
pub(crate) const TEXT: u32 = 11;
pub(crate) const FOLD: u32 = 12;
pub(crate) const SORT: u32 = 13;
pub(crate) const IMPORT: u32 = 14;
pub(crate) const CLOSE: u32 = 15;
pub(crate) const YIELD_FROM: u32 = 16;
pub(crate) const NEW: u32 = 17;
pub(crate) const KEY: u32 = 18;
pub(crate) const SEARCH: u32 = 19;
pub(crate) const RESULT: u32 = 20;
pub(crate) const IMPORT_NAME: u32 = 21;
pub(crate) const ITER_OF: u32 = 22;
pub(crate) const FILL: u32 = 23;
pub(crate) const DELEGATE: u32 = 24;

/// What is done again when a native frame has put a value in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Redo {
    /// The call of the native with these arguments.
    Call(Args),
    /// The instruction that runs.
    Op,
    /// A step of the native frame on top, in this state.
    Step(u32),
}

/// Items that a step takes from a native iterator before fuel is looked at again.
const CHUNK: usize = 64;

impl Cx<'_> {
    /// One step of the native frame on top.
    #[inline(never)]
    pub(crate) fn step_native(&mut self) -> Result<(), Fault> {
        let depth = self.th.frames.len();
        let Some(&frame) = self.th.frames.last() else { return Ok(()) };
        let (base, pc) = (frame.base as usize, frame.pc);
        let raised = pc & RAISED != 0;
        let state = pc & STATE;
        self.set_state(state);
        let outcome = match frame.code & super::CODE_MASK {
            CLASS => self.step_class(base, state as usize),
            METHOD_VALUE => {
                let value = self.peek(0);
                self.native_return(value);
                self.push(Value::NIL);
                Ok(())
            }
            DISCARD => {
                self.th.frames.pop();
                self.th.sp = base - state as usize;
                Ok(())
            }
            RAISE => self.step_raise(state),
            EVAL => self.step_eval(base, state),
            BINARY => self.step_binary(base, state),
            STORE => self.step_store(base),
            COLLECT => self.step_collect(base, state),
            NEXT => self.step_next(base, state),
            COMPOSITE => self.step_composite(base, state, raised),
            GETATTR => self.step_getattr(base, raised),
            TEXT => self.step_text(base, state),
            FOLD => self.step_fold(base, state),
            SORT => self.step_sort(base, state),
            IMPORT => self.step_import(base, state),
            IMPORT_NAME => self.step_import_name(base, state),
            CLOSE => self.step_close(base, raised),
            YIELD_FROM => self.step_yield_from(base, state),
            NEW => self.step_new(base, state),
            KEY => self.step_key(base, state),
            SEARCH => self.step_search(base, state),
            RESULT => self.step_result(state),
            ITER_OF => self.step_iter_of(base),
            FILL => self.step_fill(base, state),
            DELEGATE => self.step_delegate(base, state, raised),
            _ => Err(self.bad_code()),
        };
        if outcome == Err(Fault::Oom)
            && let Some(frame) = self.th.frames.get_mut(depth - 1)
        {
            frame.pc = pc;
        }
        outcome
    }

    /// Sets the state of the native frame on top.
    pub(crate) fn set_state(&mut self, state: u32) {
        if let Some(frame) = self.th.frames.last_mut() {
            frame.pc = state;
        }
    }

    /// Ends the native frame on top with this value.
    pub(crate) fn native_return(&mut self, value: Value) {
        if let Some(frame) = self.th.frames.pop() {
            let base = frame.base as usize;
            if value.is_nil() && frame.code & super::FOR != 0 {
                self.th.sp = base - 1;
                self.end_for();
                return;
            }
            self.th.sp = base;
            self.set_slot(base - 1, value);
        }
    }

    /// Calls from the native frame on top; at its next step, in this state, the result is on top.
    pub(crate) fn native_call(&mut self, state: u32, callee: Value, args: &[Value]) -> Result<(), Fault> {
        let c = self.th.sp;
        self.room(c + 1 + args.len())?;
        self.set_state(state);
        self.push(callee);
        for arg in args {
            self.push(*arg);
        }
        let outcome = self.call(c, args.len(), 0);
        if matches!(outcome, Err(Fault::Oom | Fault::Raise(_))) {
            self.th.sp = c;
        }
        // A native that pushed a frame instead of returning is as good as any call.
        if outcome == Err(Fault::Frame) { Ok(()) } else { outcome }
    }

    /// Calls what computes an attribute, from the native frame on top.
    pub(crate) fn native_attr(&mut self, attr: super::attr::Attr) -> Result<(), Fault> {
        use super::attr::Attr;
        match attr {
            Attr::Getter(f, a) => self.native_call(0, f, &[a]),
            Attr::Call2(f, a, b) => self.native_call(0, f, &[a, b]),
            Attr::Call3(f, a, b, c) => self.native_call(0, f, &[a, b, c]),
            Attr::Value(_) | Attr::Bind(..) | Attr::Missing => Err(self.bad_code()),
        }
    }

    fn step_raise(&mut self, n: u32) -> Result<(), Fault> {
        let what = self.peek(0);
        let base = self.th.sp - 1;
        let cause = if n == 2 { self.slot(base - 1) } else { Value::NIL };
        let fault = self.raise_value(what, cause);
        if fault == Fault::Oom {
            return Err(fault);
        }
        // The raising frame is the one below.
        self.th.frames.pop();
        self.th.sp = base;
        Err(fault)
    }

    /// Computes a value in Python, puts it into stack slot `target`, and does the call or instruction again.
    pub(crate) fn ask(
        &mut self,
        redo: Redo,
        target: usize,
        how: i32,
        callee: Value,
        args: &[Value],
    ) -> Fault {
        let top = self.th.sp;
        if let Err(fault) = self.begin_redo(STORE, redo, target) {
            return fault;
        }
        self.push(Value::int(how));
        match self.native_call(1, callee, args) {
            Ok(()) => Fault::Frame,
            Err(Fault::Oom) => {
                self.th.frames.pop();
                self.th.sp = top;
                Fault::Oom
            }
            Err(fault) => fault,
        }
    }

    /// Pushes a frame of this kind with the five slots that say what to do again.
    pub(crate) fn begin_redo(&mut self, number: u32, redo: Redo, target: usize) -> Result<(), Fault> {
        let top = self.th.sp;
        self.room(top + 16)?;
        self.push(Value::NIL);
        self.push_native(number, 0, top + 1)?;
        let (c, n, kw) = match redo {
            Redo::Call(args) => (Value::count(args.at - 1), args.n, args.kw),
            Redo::Op => (Value::NIL, self.start, 0),
            Redo::Step(state) => (Value::NIL, state as usize, 0),
        };
        for value in [Value::count(target), c, Value::count(n), Value::count(kw)] {
            self.push(value);
        }
        Ok(())
    }

    /// Ends a frame of [`begin_redo`](Self::begin_redo): the value is stored, and what waited for it is done again.
    pub(crate) fn end_redo(&mut self, base: usize, value: Value) -> Result<(), Fault> {
        let [target, c, n, kw] = [0, 1, 2, 3].map(|i| self.slot(base + i));
        let frame = self.th.frames.pop();
        let sp = self.th.sp;
        let kept: [Value; 16] = core::array::from_fn(|i| self.slot(base - 1 + i));
        self.th.sp = base - 1;
        let old = self.slot(target.as_count());
        self.set_slot(target.as_count(), value);
        if c.is_nil() {
            self.set_state(n.as_count() as u32);
            return Ok(());
        }
        let outcome = self.call(c.as_count(), n.as_count(), kw.as_count());
        if outcome == Err(Fault::Oom) {
            // The step has to be possible again, with the frame in its place; the call may have asked for more over it.
            self.set_slot(target.as_count(), old);
            self.th.sp = sp;
            kept.iter()
                .take(sp + 1 - base)
                .enumerate()
                .for_each(|(i, value)| self.set_slot(base - 1 + i, *value));
            if let Some(frame) = frame {
                self.th.frames.push(frame);
            }
        }
        outcome
    }

    fn step_store(&mut self, base: usize) -> Result<(), Fault> {
        let (how, value) = (self.slot(base + 4).as_int().unwrap_or(0), self.peek(0));
        let target = self.slot(base).as_count();
        let stored = match how {
            how::TEXT => {
                if !self.h.is_str(value) {
                    let name = self.type_name(value);
                    return Err(self.type_error(format_args!("__str__ returned non-string (type {name})")));
                }
                self.h.new_native(id::TEXT, &[value, Value::FALSE])?
            }
            how::REMEMBER | how::COLLECT => {
                let memo = self.slot(target);
                let truth = || Value::bool(self.truth(value).unwrap_or(true));
                let answer = if how == how::REMEMBER { truth() } else { value };
                if let Some(list) = memo.as_ref().and_then(|r| self.h.get(r, crate::heap::native::B).as_ref())
                {
                    self.h.list_push(list, answer)?;
                }
                // Once, also when the call that follows runs out of memory.
                self.set_slot(base + 4, Value::int(how::PLAIN));
                self.set_slot(self.th.sp - 1, memo);
                memo
            }
            how::FORMATTED if !self.h.is_str(value) => {
                let name = self.type_name(value);
                return Err(self.type_error(format_args!("__format__ must return a str, not {name}")));
            }
            how::FORMATTED => self.h.new_native(id::TEXT, &[value, Value::TRUE])?,
            how::HASHED_ITEM.. => {
                let mut items = self.h.sequence_vec(self.slot(target))?;
                self.charge(items.len() / 4);
                let hash = self.hash_given(value)?;
                if let Some(item) = items.get_mut((how - how::HASHED_ITEM) as usize) {
                    *item = self.h.new_hashed_key(*item, hash)?;
                }
                self.h.new_tuple(&items)?
            }
            how::ITEM.. => {
                let text = self.h.new_native(id::TEXT, &[value, Value::FALSE])?;
                let mut items = self.h.sequence_vec(self.slot(target))?;
                if let Some(item) = items.get_mut((how - how::ITEM) as usize) {
                    *item = text;
                }
                self.h.new_tuple(&items)?
            }
            how::HASH => {
                let hash = self.hash_given(value)?;
                self.h.new_hashed_key(self.slot(target), hash)?
            }
            how::INT if !self.h.is_integer(value) => {
                let name = self.type_name(value);
                return Err(self.type_error(format_args!("can't convert {name} to int")));
            }
            how::FLOAT if self.h.as_float(value).is_none() => {
                let name = self.type_name(value);
                return Err(self.type_error(format_args!("can't convert {name} to float")));
            }
            how::COMPLEX if self.h.complex_parts(value).is_none() => {
                return Err(self.type_error(format_args!("__complex__ should return a complex object")));
            }
            how::BOOL if !matches!(value, Value::TRUE | Value::FALSE) => {
                return Err(self.type_error(format_args!("__bool__ should return bool")));
            }
            how::LEN => Value::bool(self.checked_len(value)? != Value::int(0)),
            _ => value,
        };
        self.end_redo(base, stored)
    }

    /// Takes all items of an iterable into a list, which then stands in stack slot `target`.
    pub(crate) fn collect_items(&mut self, redo: Redo, target: usize) -> Fault {
        let iterable = self.slot(target);
        let top = self.th.sp;
        let made = self.h.new_list(&[]);
        let Ok(list) = made else { return Fault::Oom };
        if let Err(fault) = self.begin_redo(COLLECT, redo, target) {
            return fault;
        }
        self.push(list);
        self.push(iterable);
        let begun = match self.iter_or_ask(iterable) {
            Ok(Some(iterator)) => {
                self.set_slot(top + 6, iterator);
                Ok(())
            }
            Ok(None) => match self.special(iterable, Names::ITER) {
                Some(f) => self.native_call(1, f, &[iterable]),
                None => Err(self.not_iterable(iterable)),
            },
            Err(fault) => Err(fault),
        };
        match begun {
            Ok(()) => Fault::Frame,
            Err(Fault::Oom) => {
                self.th.frames.pop();
                self.th.sp = top;
                Fault::Oom
            }
            Err(fault) => fault,
        }
    }

    fn step_collect(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        // 0: ask for the next; 1: the iterator is on top; 2: an item is on top.
        if state == 1 {
            let iterator = self.peek(0);
            self.set_slot(base + 5, iterator);
            self.th.sp = base + 6;
            self.set_state(0);
            return Ok(());
        }
        let Some(list) = self.slot(base + 4).as_ref() else { return Err(self.bad_code()) };
        if state == 2 {
            let item = self.peek(0);
            if item.is_nil() {
                return self.end_redo(base, list.value());
            }
            self.h.list_push(list, item)?;
            self.th.sp = base + 6;
            self.set_state(0);
            // The item has its place, so nothing that takes memory may follow in this step. Asking a generator takes none.
            let iterator = self.slot(base + 5);
            if self.h.kind_of(iterator) == Some(Kind::Generator) {
                self.fuel -= 1;
                return self.native_next(2, iterator);
            }
            return Ok(());
        }
        let iterator = self.slot(base + 5);
        for _ in 0..CHUNK {
            // Room first, so that an item that was taken always finds its place.
            self.h.list_reserve(list, 1)?;
            match self.step_iterator(iterator)? {
                super::iter::Step::Item(item) => self.h.list_push(list, item)?,
                super::iter::Step::End => return self.end_redo(base, list.value()),
                super::iter::Step::Python => return self.native_next(2, iterator),
            }
            self.fuel -= 1;
        }
        Ok(())
    }

    /// The items of a container or iterable argument, copied out. Iterators and instances are collected by a
    /// frame first.
    pub(crate) fn items(&mut self, redo: Redo, at: usize) -> Result<alloc::vec::Vec<Value>, Fault> {
        let value = self.slot(at);
        if let Some(n) = self.h.seq_len(value) {
            self.charge(n / 4);
            return Ok(self.h.sequence_vec(value)?);
        }
        if let Some(r) = value.as_ref()
            && let Some(t) = Table::of(self.h, r)
        {
            let pairs = self.h.table_vec(t)?;
            self.charge(pairs.len() / 4);
            return Ok(pairs.into_iter().map(|(key, _)| key).collect());
        }
        if let Some(inner) = self.h.wrapped(value)
            && !inner.is_nil()
            && self.special(value, Names::ITER).is_none()
        {
            self.set_slot(at, inner);
            let items = self.items(redo, at);
            if matches!(items, Err(Fault::Oom)) || items.is_ok() {
                self.set_slot(at, value);
            }
            return items;
        }
        Err(self.collect_items(redo, at))
    }

    /// The end of a run in `Repl` mode: the expression's value becomes its `repr`.
    fn step_eval(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        let value = self.peek(0);
        if state == 0 {
            if self.th.mode == crate::engine::Mode::Prompt && !value.is_none() {
                let name = self.h.intern("_")?;
                self.dict_set(self.s.globals, name, value)?;
            }
            let repr = Value::native(crate::builtins::REPR);
            self.set_slot(base - 1, Value::NIL);
            return self.native_call(1, repr, &[value]);
        }
        self.native_return(value);
        Ok(())
    }

    /// A frame whose call's result is its own: 0 as it is, 2 replaced by None, `16 + how` checked.
    fn step_result(&mut self, state: u32) -> Result<(), Fault> {
        let value = self.peek(0);
        let checked = match state.checked_sub(16).map(|how| how as i32) {
            Some(how::INT) if !self.h.is_integer(value) => {
                let name = self.type_name(value);
                return Err(
                    self.type_error(format_args!("'{name}' object can't be interpreted as an integer"))
                );
            }
            Some(how::TEXT) if !self.h.is_str(value) => {
                let name = self.type_name(value);
                return Err(self.type_error(format_args!("__str__ returned non-string (type {name})")));
            }
            Some(how::LEN) => self.checked_len(value)?,
            Some(how::BOOL) if value != Value::TRUE && value != Value::FALSE => {
                return Err(self.type_error(format_args!("__bool__ should return bool")));
            }
            // A bool is an int, but not where one was asked for.
            Some(how::INT) if !value.is_int() && self.h.as_i64(value).is_some_and(|i| i == 0 || i == 1) => {
                Value::int(i32::from(value == Value::TRUE))
            }
            None if state == 2 => Value::NONE,
            _ => value,
        };
        self.native_return(checked);
        Ok(())
    }

    /// What `__len__` has answered: an integer that is not negative.
    fn checked_len(&mut self, answer: Value) -> super::Res {
        match self.h.as_i64(answer) {
            Some(n) if n < 0 => Err(self.value_error("__len__() should return >= 0")),
            Some(n) => Ok(self.h.new_int(n)?),
            None => {
                let name = self.type_name(answer);
                Err(self.type_error(format_args!("'{name}' object can't be interpreted as an integer")))
            }
        }
    }

    fn step_iter_of(&mut self, _base: usize) -> Result<(), Fault> {
        let value = self.peek(0);
        let fine = matches!(self.h.kind_of(value), Some(Kind::Iter | Kind::Generator))
            || self.special(value, Names::NEXT).is_some()
            || matches!(self.h.kind_of(value), Some(Kind::Native));
        if !fine {
            let name = self.type_name(value);
            return Err(self.type_error(format_args!("iter() returned non-iterator of type '{name}'")));
        }
        self.native_return(value);
        Ok(())
    }

    /// `__new__` of a class, then `__init__` when the result is an instance of it.
    fn step_new(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        // Slots: class, n, kw, then the arguments again.
        if state == 1 {
            let made = self.peek(0);
            self.native_return(made);
            return Ok(());
        }
        let class = self.slot(base);
        let (n, kw) = (self.slot(base + 1).as_count(), self.slot(base + 2).as_count());
        let made = self.peek(0);
        if !self.is_instance(made, class) {
            self.native_return(made);
            return Ok(());
        }
        let Some(r) = class.as_ref() else { return Err(self.bad_code()) };
        // Call `__init__` in the place of the result.
        let c = self.th.sp - 1;
        self.room(c + 4 + n + 2 * kw)?;
        self.move_slots(base + 3, c + 1, n + 2 * kw);
        self.th.sp = c + 1 + n + 2 * kw;
        self.set_state(1);
        let outcome = self.init_object(r, made, c, n, kw);
        if matches!(outcome, Err(Fault::Oom)) {
            self.set_slot(c, made);
        }
        outcome
    }

    /// Begins the call of `__new__(class, …)`.
    pub(crate) fn call_new(
        &mut self,
        class: crate::heap::Ref,
        new: Value,
        c: usize,
        n: usize,
        kw: usize,
    ) -> Result<(), Fault> {
        let new = match self.h.as_native_object(new, id::STATICMETHOD) {
            Some(r) => self.h.get(r, crate::heap::native::A),
            None => new,
        };
        let count = n + 2 * kw;
        let top = self.th.sp;
        let saved = self.slots_vec(c + 1, count)?;
        self.room(c + 8 + 2 * count)?;
        // class n kw args… | new class args…
        self.th.sp = c + 1;
        self.push_native(NEW, 0, c + 1)?;
        for value in [class.value(), Value::count(n), Value::count(kw)].iter().chain(&saved) {
            self.push(*value);
        }
        let callee = self.th.sp;
        for value in [new, class.value()].iter().chain(&saved) {
            self.push(*value);
        }
        let outcome = self.call(callee, n + 1, kw);
        match outcome {
            Err(Fault::Oom) => {
                self.th.frames.pop();
                for (i, value) in saved.iter().enumerate() {
                    self.set_slot(c + 1 + i, *value);
                }
                self.th.sp = top;
                outcome
            }
            Err(Fault::Raise(_)) => {
                self.th.sp = callee;
                outcome
            }
            _ => Ok(()),
        }
    }
}
