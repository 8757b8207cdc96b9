//! Calls of anything callable. The callee is at stack index `c`, its `n` positional arguments and `kw` name-value
//! pairs follow up to the top. The result lands at `c`, at once or when the pushed frame returns.

use super::{Args, CODE_MASK, Cx, Def, FOR, Fault, Frame, INIT, NATIVE, WINDOW};
use crate::bytecode::CodeFlags;
use crate::heap::{Kind, Names, NativeId, Ref, Value, class, function, instance};
use crate::types::{self, id, native_base};

/// How many callables may wrap each other.
const UNWRAP_MAX: usize = 8;

impl Cx<'_> {
    /// `Call` and `CallKw`.
    #[inline(never)]
    pub(crate) fn op_call(&mut self, c: usize, n: usize, kw: usize) -> Result<(), Fault> {
        self.call(c, n, kw)
    }

    /// A call whose "self" slot is empty: `callable NIL args`.
    #[inline(never)]
    pub(crate) fn op_call_gap(&mut self, c: usize, n: usize, kw: usize) -> Result<(), Fault> {
        let count = n + 2 * kw;
        self.move_slots(c + 2, c + 1, count);
        self.th.sp -= 1;
        let outcome = self.call(c, n, kw);
        if outcome == Err(Fault::Oom) {
            self.move_slots(c + 1, c + 2, count);
            self.set_slot(c + 1, Value::NIL);
        }
        outcome
    }

    /// Calls; `Ok` also when a frame was pushed.
    pub(crate) fn call(&mut self, c: usize, n: usize, kw: usize) -> Result<(), Fault> {
        self.call_deep(c, n, kw, UNWRAP_MAX)
    }

    fn call_deep(&mut self, c: usize, n: usize, kw: usize, depth: usize) -> Result<(), Fault> {
        let callee = self.slot(c);
        if let Some(native) = callee.as_native() {
            return self.call_native(native, c, n, kw);
        }
        if let Some(t) = callee.as_type() {
            return self.call_type(t, c, n, kw);
        }
        let Some(r) = callee.as_ref() else { return Err(self.not_callable(callee)) };
        match self.h.kind(r) {
            Kind::Function => self.call_function(r, c, n, kw, 0),
            Kind::Method => {
                let (f, this) = (self.h.get(r, 1), self.h.get(r, 2));
                self.call_with_self(f, this, c, n, kw, depth)
            }
            Kind::Class => self.call_class(r, c, n, kw),
            Kind::Instance | Kind::Exception => {
                let class = self.h.get(r, instance::CLASS);
                match self.class_attr(class, Names::CALL) {
                    Some(f) => self.call_with_self(f, callee, c, n, kw, depth),
                    None => Err(self.not_callable(callee)),
                }
            }
            Kind::Native => match self.callable_native(r) {
                Some((f, this)) => self.call_with_self(f, this, c, n, kw, depth),
                None => Err(self.not_callable(callee)),
            },
            _ => Err(self.not_callable(callee)),
        }
    }

    /// Inserts `this` before the arguments and calls `f`.
    pub(crate) fn call_with_self(
        &mut self,
        f: Value,
        this: Value,
        c: usize,
        n: usize,
        kw: usize,
        depth: usize,
    ) -> Result<(), Fault> {
        let Some(depth) = depth.checked_sub(1) else { return Err(self.recursion()) };
        let callee = self.slot(c);
        let count = n + 2 * kw;
        self.room(c + 1 + count)?;
        self.move_slots(c + 1, c + 2, count);
        self.set_slot(c, f);
        self.set_slot(c + 1, this);
        self.th.sp = c + 2 + count;
        let outcome = self.call_deep(c, n + 1, kw, depth);
        if outcome == Err(Fault::Oom) {
            self.move_slots(c + 2, c + 1, count);
            self.set_slot(c, callee);
            self.th.sp = c + 1 + count;
        }
        outcome
    }

    /// Moves `n` stack slots.
    pub(crate) fn move_slots(&mut self, from: usize, to: usize, n: usize) {
        let len = self.th.stack.len();
        if from + n <= len && to + n <= len {
            self.th.stack.copy_within(from..from + n, to);
        }
    }

    #[cold]
    fn not_callable(&mut self, callee: Value) -> Fault {
        let name = self.type_name(callee);
        self.type_error(format_args!("'{name}' object isn't callable"))
    }

    #[cold]
    pub(crate) fn recursion(&mut self) -> Fault {
        match self.err(id::RECURSION_ERROR, format_args!("maximum recursion depth exceeded")) {
            Fault::Oom => Fault::Raise(self.s.recursion_error),
            other => other,
        }
    }

    /// Sees to it that a frame with this base finds its window, and a frame its place.
    #[inline]
    pub(crate) fn room(&mut self, base: usize) -> Result<(), Fault> {
        if self.th.frames.len() >= self.s.config.max_frames {
            return Err(self.recursion());
        }
        let need = base + 2 * WINDOW;
        if need <= self.th.stack.len() {
            return Ok(());
        }
        if need > self.s.config.stack_slots + 2 * WINDOW {
            return Err(self.recursion());
        }
        let target = need.max(self.th.stack.len() * 2).min(self.s.config.stack_slots + 2 * WINDOW);
        let more = target - self.th.stack.len();
        if self.th.stack.try_reserve_exact(more).is_err() {
            return Err(self.recursion());
        }
        self.th.stack.resize(target, Value::NIL);
        Ok(())
    }

    pub(crate) fn push_frame(&mut self, pc: u32, base: usize, code: u32) -> Result<(), Fault> {
        self.room(base)?;
        self.th.frames.push(Frame { pc, base: base as u32, code });
        Ok(())
    }

    /// Calls a Python function, binding its arguments.
    pub(crate) fn call_function(
        &mut self,
        f: Ref,
        c: usize,
        n: usize,
        kw: usize,
        flags: u32,
    ) -> Result<(), Fault> {
        let number = self.h.get(f, function::CODE).as_count();
        let Some(code) = self.h.codes.get(number).cloned().flatten() else { return Err(self.bad_code()) };
        self.room(c + 1)?;
        let n_locals = usize::from(code.n_locals);
        if usize::from(code.simple) == n && kw == 0 && code.simple != 255 {
            let top = c + 1 + n_locals;
            if let Some(rest) = self.th.stack.get_mut(c + 1 + n..top) {
                rest.fill(Value::NIL);
            }
            self.th.sp = top;
            return self.push_frame(0, c + 1, number as u32 | flags);
        }
        let locals = self.bind(f, &code, c, n, kw)?;
        if code.flags.0 & (CodeFlags::GENERATOR.0 | CodeFlags::COROUTINE.0) != 0 {
            let room = n_locals + usize::from(code.max_stack);
            let generator = self.new_generator(f.value(), &locals, room)?;
            self.set_slot(c, generator);
            self.th.sp = c + 1;
            return Ok(());
        }
        if let Some(slots) = self.th.stack.get_mut(c + 1..c + 1 + n_locals) {
            slots.fill(Value::NIL);
            for (slot, value) in slots.iter_mut().zip(&locals) {
                *slot = *value;
            }
        }
        self.th.sp = c + 1 + n_locals;
        self.push_frame(0, c + 1, number as u32 | flags)
    }

    /// The definition of a native function.
    pub(crate) fn definition(native: NativeId) -> Option<&'static Def> {
        crate::builtins::group(native.group).get(usize::from(native.index))
    }

    fn call_native(&mut self, native: NativeId, c: usize, n: usize, kw: usize) -> Result<(), Fault> {
        let Some(def) = Self::definition(native) else { return Err(self.bad_code()) };
        if n < usize::from(def.min) || (n > usize::from(def.max) && def.max != 255) {
            return Err(self.arity(def, native.group, n));
        }
        if kw > 0 && !def.kw {
            return Err(self.type_error(format_args!("function doesn't take keyword arguments")));
        }
        let value = (def.run)(self, Args { at: c + 1, n, kw })?;
        self.set_slot(c, value);
        self.th.sp = c + 1;
        Ok(())
    }

    #[cold]
    fn arity(&mut self, def: &Def, group: u8, n: usize) -> Fault {
        let this = u8::from(group < crate::builtins::FIRST_FUNCTION_GROUP);
        let (min, max, n) = (def.min.saturating_sub(this), def.max - this, n.saturating_sub(this.into()));
        if min == max {
            return self
                .type_error(format_args!("function takes {min} positional arguments but {n} were given"));
        }
        if n < usize::from(min) {
            let missing = usize::from(min) - n;
            return self.type_error(format_args!("function missing {missing} required positional arguments"));
        }
        self.type_error(format_args!("function expected at most {max} arguments, got {n}"))
    }

    fn call_type(&mut self, t: u8, c: usize, n: usize, kw: usize) -> Result<(), Fault> {
        let value = if id::is_exception(t) {
            if kw > 0 {
                return Err(self.type_error(format_args!("exceptions take no keyword arguments")));
            }
            let args = self.tuple_of_slots(c + 1, n)?;
            self.h.new_exception(Value::type_id(t), args)?
        } else {
            let Some(construct) = types::constructor(t) else {
                let name = types::info(t).name;
                return Err(self.type_error(format_args!("cannot create '{name}' instances")));
            };
            if kw > 0 && !types::takes_keywords(t) {
                return Err(self.type_error(format_args!("function doesn't take keyword arguments")));
            }
            construct(self, Args { at: c + 1, n, kw })?
        };
        self.set_slot(c, value);
        self.th.sp = c + 1;
        Ok(())
    }

    /// Makes an instance: `__new__` if the class has one, then `__init__`.
    fn call_class(&mut self, class: Ref, c: usize, n: usize, kw: usize) -> Result<(), Fault> {
        let flags = self.h.class_flags(class);
        if flags & class::HAS_NEW != 0
            && let Some(new) = self.class_attr(class.value(), Names::NEW)
            && new.as_native().is_none()
        {
            return self.call_new(class, new, c, n, kw);
        }
        let instance = self.new_object(class, c, n, kw)?;
        self.init_object(class, instance, c, n, kw)
    }

    /// An instance without its `__init__`.
    fn new_object(&mut self, class: Ref, c: usize, n: usize, kw: usize) -> Result<Value, Fault> {
        let base = native_base(self.h, class.value());
        if base == id::OBJECT {
            return Ok(self.h.new_instance(class.value(), false)?);
        }
        if id::is_exception(base) {
            let args = self.tuple_of_slots(c + 1, n)?;
            return Ok(self.h.new_exception(class.value(), args)?);
        }
        let init = self.class_attr(class.value(), Names::INIT);
        let own_init = init.is_some_and(|f| f.as_native().is_none());
        let mutable = matches!(base, id::LIST | id::DICT | id::SET | id::BYTEARRAY | id::DEQUE);
        let args =
            if own_init && mutable { Args { at: c + 1, n: 0, kw: 0 } } else { Args { at: c + 1, n, kw } };
        let Some(construct) = types::constructor(base) else {
            let name = types::info(base).name;
            return Err(self.type_error(format_args!("type '{name}' is not an acceptable base type")));
        };
        let inner = construct(self, args)?;
        let instance = self.h.new_instance(class.value(), true)?;
        if let Some(r) = instance.as_ref() {
            self.h.set(r, instance::NATIVE, inner);
        }
        Ok(instance)
    }

    /// Calls `__init__` on a fresh instance, which becomes the call's value.
    pub(crate) fn init_object(
        &mut self,
        class: Ref,
        instance: Value,
        c: usize,
        n: usize,
        kw: usize,
    ) -> Result<(), Fault> {
        let init = self.class_attr(class.value(), Names::INIT);
        let Some(init) = init.and_then(|f| self.h.as_kind(f, Kind::Function)) else {
            let base = native_base(self.h, class.value());
            // Arguments are for `__new__` where the class has one.
            if (n > 0 || kw > 0) && base == id::OBJECT && self.h.class_flags(class) & class::HAS_NEW == 0 {
                return Err(
                    self.type_error(format_args!("function takes 0 positional arguments but {n} were given"))
                );
            }
            self.set_slot(c, instance);
            self.th.sp = c + 1;
            return Ok(());
        };
        let count = n + 2 * kw;
        self.room(c + 2 + count)?;
        let callee = self.slot(c);
        self.move_slots(c + 1, c + 3, count);
        self.set_slot(c, instance);
        self.set_slot(c + 1, init.value());
        self.set_slot(c + 2, instance);
        self.th.sp = c + 3 + count;
        let outcome = self.call_function(init, c + 1, n + 1, kw, INIT);
        if outcome == Err(Fault::Oom) {
            self.move_slots(c + 3, c + 1, count);
            self.set_slot(c, callee);
            self.th.sp = c + 1 + count;
        }
        outcome
    }

    /// The end of an `__init__`: the instance stands below the function.
    #[inline(never)]
    pub(crate) fn op_return_init(&mut self, value: Value) -> Result<(), Fault> {
        if !value.is_none() {
            return Err(self.type_error(format_args!("__init__() should return None")));
        }
        if let Some(frame) = self.th.frames.pop() {
            self.th.sp = frame.base as usize - 1;
        }
        Ok(())
    }

    /// Pushes a native frame whose first slot is `base`; the window's contents are the caller's to set. Its result
    /// lands in slot `base - 1`.
    pub(crate) fn push_native(&mut self, number: u32, pc: u32, base: usize) -> Result<(), Fault> {
        self.push_frame(pc, base, number | NATIVE)
    }

    /// Marks the frame above `depth` as called by a `ForIter`.
    pub(crate) fn mark_for(&mut self, depth: usize) {
        if let Some(frame) = self.th.frames.get_mut(depth) {
            frame.code |= FOR;
        }
    }

    /// The code number of a frame.
    pub(crate) fn frame_code(frame: Frame) -> usize {
        (frame.code & CODE_MASK) as usize
    }
}
