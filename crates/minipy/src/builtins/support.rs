//! What native functions have in common: asking Python, converting arguments.

use alloc::string::String;
use alloc::vec::Vec;

use crate::bytecode::CompileMode;
use crate::heap::{Names, Value};
use crate::types::{self, id};
use crate::vm::attr::Attr;
use crate::vm::frames::{self, CATCH, Redo, how};
use crate::vm::load::{Failed, load_source};
use crate::vm::{Args, Cx, Fault, Res};

impl Cx<'_> {
    /// Calls `f` and makes its result, checked, the native's own: for natives that only forward.
    pub(crate) fn ask_result(&mut self, args: Args, how: i32, f: Value, values: &[Value]) -> Fault {
        let top = self.th.sp;
        let begun =
            self.room(top + 8).and_then(|()| self.push_native(frames::RESULT, 16 + how as u32, args.at));
        if let Err(fault) = begun {
            return fault;
        }
        match self.native_call(16 + how as u32, f, values) {
            Ok(()) => Fault::Frame,
            Err(Fault::Oom) => {
                self.th.frames.pop();
                self.th.sp = top;
                Fault::Oom
            }
            Err(fault) => fault,
        }
    }

    /// Refuses keyword arguments of other names.
    pub(crate) fn only_keywords(&mut self, args: Args, names: &[&str]) -> Result<(), Fault> {
        for i in 0..args.kw {
            let name = self.slot(args.at + args.n + 2 * i);
            if !self.h.str_text(name).is_some_and(|name| names.contains(&name)) {
                return Err(self.type_error(format_args!("unexpected keyword argument")));
            }
        }
        Ok(())
    }

    /// Calls `f`; the native's own result is None.
    pub(crate) fn ask_none(&mut self, args: Args, f: Value, values: &[Value]) -> Fault {
        let fault = self.ask_result(args, how::PLAIN, f, values);
        if fault == Fault::Frame
            && let Some(frame) = self.th.frames.iter_mut().rev().find(|frame| frame.base as usize == args.at)
        {
            frame.pc = 2;
        }
        fault
    }

    /// An attribute that has to be computed, for `getattr` and `hasattr`.
    pub(super) fn computed_attr(&mut self, args: Args, attr: Attr, default: Value, has: bool) -> Res {
        let top = self.th.sp;
        self.room(top + 8)?;
        self.push_native(frames::GETATTR, 0, args.at)?;
        self.push(default);
        self.push(Value::bool(has));
        let outcome = self.native_attr(attr);
        self.mark_catch(args.at);
        match outcome {
            Ok(()) => Err(Fault::Frame),
            Err(Fault::Oom) => {
                self.th.frames.pop();
                self.th.sp = top;
                Err(Fault::Oom)
            }
            Err(fault) => Err(fault),
        }
    }

    pub(super) fn mark_catch(&mut self, base: usize) {
        if let Some(frame) = self.th.frames.iter_mut().rev().find(|frame| frame.base as usize == base) {
            frame.pc |= CATCH;
        }
    }

    pub(crate) fn step_getattr(&mut self, _base: usize, raised: bool) -> Result<(), Fault> {
        let value = self.peek(0);
        let (has, default) = (self.peek(1), self.peek(2));
        if raised {
            if default.is_nil() || !self.exception_is(value, id::ATTRIBUTE_ERROR) {
                return Err(Fault::Raise(value));
            }
            self.native_return(default);
        } else {
            self.native_return(if has == Value::TRUE { Value::TRUE } else { value });
        }
        Ok(())
    }

    /// Executes an instruction's code over operands pushed above the arguments; the native returns None.
    pub(super) fn with_operands(
        &mut self,
        args: Args,
        operands: &[Value],
        run: impl FnOnce(&mut Self) -> Result<(), Fault>,
    ) -> Res {
        let top = self.th.sp;
        let depth = self.th.frames.len();
        self.room(top + 8)?;
        self.push_native(frames::RESULT, 2, args.at)?;
        for value in operands {
            self.push(*value);
        }
        match run(self) {
            Ok(()) | Err(Fault::Frame) if self.th.frames.len() > depth + 1 => Err(Fault::Frame),
            Ok(()) | Err(Fault::Frame) => {
                self.th.frames.pop();
                Ok(Value::NONE)
            }
            Err(Fault::Oom) => {
                self.th.frames.truncate(depth);
                self.th.sp = top;
                Err(Fault::Oom)
            }
            Err(fault) => Err(fault),
        }
    }

    /// A method of the first argument, called with nothing.
    pub(super) fn method_result(&mut self, args: Args, name: &str) -> Res {
        let value = self.arg(args, 0);
        let f = self.plain_attr(value, name)?;
        Err(self.ask_result(args, how::PLAIN, f, &[]))
    }

    /// The source text in the first argument.
    pub(super) fn source_arg(&mut self, args: Args) -> Result<String, Fault> {
        let given = self.arg(args, 0);
        let given = self.h.wrapped(given).filter(|inner| self.h.is_str(*inner)).unwrap_or(given);
        let text = match self.h.str_text(given) {
            Some(text) => Some(String::from(text)),
            None => self.h.bytes_like(given).and_then(|b| core::str::from_utf8(b).ok()).map(String::from),
        };
        match text {
            Some(text) if text.len() <= self.s.config.max_source => Ok(text),
            Some(_) => Err(self.err(id::MEMORY_ERROR, format_args!("source too long"))),
            None => Err(self.type_error(format_args!("source must be a string"))),
        }
    }

    /// Compiles and loads.
    pub(crate) fn compile_source(&mut self, source: &str, file: &str, mode: CompileMode) -> Res {
        self.charge(source.len());
        let limit = self.s.config.compile_bytes;
        match load_source(self.h, source, file, mode, limit) {
            Ok(code) => Ok(code),
            Err(Failed::Source(error)) => Err(self.compile_fault(&error, file)),
            Err(Failed::Heap) => Err(Fault::Oom),
        }
    }

    /// Runs loaded code as the native's own call.
    pub(super) fn run_code(&mut self, args: Args, f: Value, namespace: Option<Value>, is_eval: bool) -> Res {
        let top = self.th.sp;
        self.room(top + 8)?;
        self.push_native(frames::RESULT, if is_eval { 0 } else { 2 }, args.at)?;
        let c = self.th.sp;
        self.push(f);
        let Some(r) = f.as_ref() else { return Err(self.bad_code()) };
        let begun = match namespace {
            Some(namespace) => self.call_body(r, c, namespace),
            None => self.call_function(r, c, 0, 0, 0),
        };
        match begun {
            Ok(()) => Err(Fault::Frame),
            Err(Fault::Oom) => {
                self.th.frames.pop();
                self.th.sp = top;
                Err(Fault::Oom)
            }
            Err(fault) => Err(fault),
        }
    }

    /// An int argument, asked for `__index__`.
    pub(crate) fn int_arg(&mut self, args: Args, i: usize) -> Res {
        let value = self.arg(args, i);
        if self.h.is_integer(value) {
            return Ok(value);
        }
        if let Some(f) = self.special(value, Names::INDEX) {
            return Err(self.ask(Redo::Call(args), args.at + i, how::INT, f, &[value]));
        }
        match self.h.wrapped(value).filter(|inner| self.h.is_integer(*inner)) {
            Some(inner) => Ok(inner),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format_args!("can't convert {name} to int")))
            }
        }
    }

    /// An int argument that fits into 64 bits, saturating.
    pub(crate) fn i64_arg(&mut self, args: Args, i: usize) -> Result<i64, Fault> {
        let value = self.int_arg(args, i)?;
        Ok(match self.h.as_i64(value) {
            Some(i) => i,
            None => match value.as_ref() {
                Some(r) if self.h.big_is_negative(r) => i64::MIN,
                _ => i64::MAX,
            },
        })
    }

    /// An integer argument of 64 bits: OverflowError where [`i64_arg`](Self::i64_arg) takes the nearest one.
    pub(crate) fn word_arg(&mut self, args: Args, i: usize) -> Result<i64, Fault> {
        let value = self.int_arg(args, i)?;
        self.word(value)
    }

    /// An int as one of 64 bits.
    pub(crate) fn word(&mut self, value: Value) -> Result<i64, Fault> {
        self.h.as_i64(value).ok_or_else(|| {
            self.err(id::OVERFLOW_ERROR, format_args!("overflow converting long int to machine word"))
        })
    }

    /// A float argument; integers are converted.
    pub(crate) fn float_arg(&mut self, args: Args, i: usize) -> Result<f64, Fault> {
        let value = self.arg(args, i);
        let inner = self.h.wrapped(value).unwrap_or(value);
        if let Some(f) = self.h.number_as_f64(inner) {
            return Ok(f);
        }
        for (name, how) in [(Names::FLOAT, how::FLOAT), (Names::INDEX, how::INT)] {
            if let Some(f) = self.special(value, name) {
                return Err(self.ask(Redo::Call(args), args.at + i, how, f, &[value]));
            }
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("can't convert {name} to float")))
    }

    /// The name in argument 1 of `getattr` and its kin.
    pub(crate) fn attr_name(&mut self, args: Args) -> Res {
        let name = self.arg(args, 1);
        let name = self.h.wrapped(name).filter(|inner| !inner.is_nil()).unwrap_or(name);
        if !self.h.is_str(name) {
            return Err(self.type_error(format_args!("attribute name must be string")));
        }
        Ok(self.h.intern_value(name))
    }

    /// A string argument's text, copied.
    pub(crate) fn str_arg(&mut self, args: Args, i: usize) -> Result<String, Fault> {
        let value = self.arg(args, i);
        let inner = self.h.wrapped(value).unwrap_or(value);
        match self.h.str_text(inner).map(String::from) {
            Some(text) => {
                // Whatever is done with it looks at all of it once more.
                self.charge(text.len() / 16);
                Ok(text)
            }
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format_args!("can't convert '{name}' object to str implicitly")))
            }
        }
    }

    /// A bytes-like argument, copied; a str gives its UTF-8.
    pub(crate) fn buffer_arg(&mut self, args: Args, i: usize) -> Result<Vec<u8>, Fault> {
        let value = self.arg(args, i);
        let inner = self.h.wrapped(value).unwrap_or(value);
        if let Some(bytes) = self.h.bytes_like(inner).or_else(|| self.h.str_bytes(inner)).map(<[u8]>::to_vec)
        {
            self.charge(bytes.len() / 16);
            return Ok(bytes);
        }
        let name = types::info(id::BYTES).name;
        let given = self.type_name(value);
        Err(self.type_error(format_args!("object with buffer protocol required ({name}), not {given}")))
    }
}
