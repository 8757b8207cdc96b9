//! The built-in functions.

use alloc::string::String;
use alloc::vec::Vec;

use super::{fold, objects, sort};
use crate::bytecode::{CompileMode, Op};
use crate::heap::{Kind, Names, Table, Value, iter};
use crate::host::Stream;
use crate::types::{self, id, type_of};
use crate::vm::attr::Attr;
use crate::vm::format::Mode;
use crate::vm::frames::{self, CATCH, Redo, how};
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("abs", 1, 1, abs),
    def("aiter", 1, 1, |cx, a| cx.method_result(a, "__aiter__")),
    def("all", 1, 1, fold::all),
    def("any", 1, 1, fold::any),
    def("ascii", 1, 1, |cx, a| cx.text_of_slot(Redo::Call(a), a.at, Mode::Ascii)),
    def("bin", 1, 1, |cx, a| radix(cx, a, 2, "0b")),
    def("callable", 1, 1, callable),
    def("chr", 1, 1, chr),
    def("compile", 3, 6, compile),
    def("delattr", 2, 2, delattr),
    def("dir", 0, 1, objects::dir),
    def("divmod", 2, 2, divmod),
    def("eval", 1, 3, |cx, a| evaluate(cx, a, true)),
    def("exec", 1, 3, |cx, a| evaluate(cx, a, false)),
    def("format", 1, 2, format),
    def("getattr", 2, 3, getattr),
    def("globals", 0, 0, |cx, _| Ok(cx.current_globals())),
    def("hasattr", 2, 2, hasattr),
    def("hash", 1, 1, hash),
    def("hex", 1, 1, |cx, a| radix(cx, a, 16, "0x")),
    def("id", 1, 1, |cx, a| {
        let value = cx.arg(a, 0);
        Ok(cx.h.new_int(i64::from(value.0))?)
    }),
    def("isinstance", 2, 2, isinstance),
    def("issubclass", 2, 2, issubclass),
    def("iter", 1, 2, iterator),
    def("len", 1, 1, len),
    def("locals", 0, 0, objects::locals),
    def_kw("max", 1, 255, fold::max),
    def_kw("min", 1, 255, fold::min),
    def("next", 1, 2, |cx, a| cx.next_of(a)),
    def("oct", 1, 1, |cx, a| radix(cx, a, 8, "0o")),
    def_kw("open", 1, 3, crate::types::file::open),
    def("ord", 1, 1, ord),
    def("pow", 2, 3, pow),
    def_kw("print", 0, 255, print),
    def("repr", 1, 1, |cx, a| cx.text_of_slot(Redo::Call(a), a.at, Mode::Repr)),
    def("round", 1, 2, round),
    def("setattr", 3, 3, setattr),
    def_kw("sorted", 1, 1, sort::sorted),
    def_kw("sum", 1, 2, fold::sum),
    def("vars", 0, 1, objects::vars),
    def_kw("__import__", 1, 5, import),
];

fn print(cx: &mut Cx<'_>, args: Args) -> Res {
    let sep = cx.kwarg(args, "sep").filter(|v| !v.is_none());
    let end = cx.kwarg(args, "end").filter(|v| !v.is_none());
    let mut out = cx.text_buffer();
    for i in 0..args.n {
        if i > 0 {
            let sep = match sep {
                Some(value) => cx.h.str_text(value).map(String::from),
                None => Some(String::from(" ")),
            };
            let Some(sep) = sep else {
                return Err(cx.type_error(format_args!("sep must be None or a string")));
            };
            core::fmt::Write::write_str(&mut out, &sep).map_err(|_| Fault::Oom)?;
        }
        cx.write_slot(&mut out, Redo::Call(args), args.at + i, Mode::Str)?;
    }
    let end = match end {
        Some(value) => cx.h.str_text(value).map(String::from),
        None => Some(String::from("\n")),
    };
    let Some(end) = end else { return Err(cx.type_error(format_args!("end must be None or a string"))) };
    core::fmt::Write::write_str(&mut out, &end).map_err(|_| Fault::Oom)?;
    cx.charge(out.as_str().len() / 16);
    match cx.kwarg(args, "file").filter(|v| !v.is_none()) {
        Some(file) => cx.print_to(args, file, out.as_str()),
        None => {
            let run = cx.th.id;
            cx.host.write(run, Stream::Out, out.as_str().as_bytes());
            Ok(Value::NONE)
        }
    }
}

fn len(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.arg(args, 0);
    if let Some(f) = cx.special(value, Names::LEN) {
        return Err(cx.ask_result(args, how::INT, f, &[value]));
    }
    let inner = cx.h.wrapped(value).unwrap_or(value);
    match cx.native_len(inner) {
        Some(n) => Ok(Value::count(n)),
        None => match cx.h.as_kind(inner, Kind::Range) {
            Some(r) => {
                let (_, _, len) = cx.h.range_parts(r);
                Ok(cx.h.new_int(len)?)
            }
            None => {
                let name = cx.type_name(value);
                Err(cx.type_error(format_args!("object of type '{name}' has no len()")))
            }
        },
    }
}

fn abs(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.arg(args, 0);
    if let Some(f) = cx.special(value, Names::ABS) {
        return Err(cx.ask_result(args, how::PLAIN, f, &[value]));
    }
    let value = cx.h.wrapped(value).unwrap_or(value);
    if let Some(i) = cx.h.as_i64(value)
        && let Some(positive) = i.checked_abs()
    {
        return Ok(cx.h.new_int(positive)?);
    }
    if let Some(f) = cx.h.as_float(value) {
        return Ok(cx.h.new_float(libm::fabs(f))?);
    }
    match cx.h.to_big(value) {
        Some(big) => {
            let positive = num_traits::Signed::abs(&big);
            Ok(cx.h.new_big(&positive)?)
        }
        None => {
            let name = cx.type_name(value);
            Err(cx.type_error(format_args!("bad operand type for abs(): '{name}'")))
        }
    }
}

fn radix(cx: &mut Cx<'_>, args: Args, radix: u32, prefix: &str) -> Res {
    let value = cx.int_arg(args, 0)?;
    let Some(big) = cx.h.to_big(value) else { return Err(cx.bad_code()) };
    let digits = big.magnitude().to_str_radix(radix);
    let sign = if num_traits::Signed::is_negative(&big) { "-" } else { "" };
    let text = alloc::format!("{sign}{prefix}{digits}");
    Ok(cx.h.new_str(&text)?)
}

fn callable(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.arg(args, 0);
    let yes = value.as_native().is_some()
        || value.as_type().is_some()
        || match cx.h.kind_of(value) {
            Some(Kind::Function | Kind::Method | Kind::Class) => true,
            Some(Kind::Instance) => cx.special(value, Names::CALL).is_some(),
            Some(Kind::Native) => match value.as_ref() {
                Some(r) => cx.callable_native(r).is_some(),
                None => false,
            },
            _ => false,
        };
    Ok(Value::bool(yes))
}

fn chr(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.int_arg(args, 0)?;
    let c = cx.h.as_i64(value).and_then(|i| u32::try_from(i).ok()).and_then(char::from_u32);
    match c {
        Some(c) => {
            let mut buffer = [0; 4];
            Ok(cx.h.new_str(c.encode_utf8(&mut buffer))?)
        }
        None => Err(cx.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.arg(args, 0);
    if let Some(text) = cx.h.str_text(value) {
        let mut chars = text.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(Value::int(c as i32));
        }
        let n = text.chars().count();
        return Err(cx.type_error(format_args!("ord() expected a character, but string of length {n} found")));
    }
    if let Some([byte]) = cx.h.bytes_like(value) {
        return Ok(Value::int(i32::from(*byte)));
    }
    Err(cx.type_error(format_args!("ord() expects a character")))
}

fn divmod(cx: &mut Cx<'_>, args: Args) -> Res {
    let (a, b) = (cx.arg(args, 0), cx.arg(args, 1));
    if let Some(f) = cx.special(a, Names::DIVMOD) {
        return Err(cx.ask_result(args, how::PLAIN, f, &[a, b]));
    }
    let q = cx.binary_native(Op::FloorDiv, a, b)?;
    let r = cx.binary_native(Op::Mod, a, b)?;
    match (q, r) {
        (Some(q), Some(r)) => Ok(cx.h.new_tuple(&[q, r])?),
        _ => {
            let (x, y) = (cx.type_name(a), cx.type_name(b));
            Err(cx.type_error(format_args!("unsupported types for divmod: '{x}', '{y}'")))
        }
    }
}

fn pow(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n == 2 {
        return cx.operator(args, Op::Power);
    }
    let [base, exponent, modulus] = [0, 1, 2].map(|i| cx.arg(args, i));
    if modulus.is_none() {
        return cx.operator(Args { n: 2, ..args }, Op::Power);
    }
    let (Some(b), Some(e), Some(m)) = (cx.h.to_big(base), cx.h.to_big(exponent), cx.h.to_big(modulus)) else {
        return Err(cx.type_error(format_args!("pow() with 3 arguments requires integers")));
    };
    if num_traits::Zero::is_zero(&m) {
        return Err(cx.value_error("pow() 3rd argument cannot be 0"));
    }
    if num_traits::Signed::is_negative(&e) {
        return Err(cx.value_error("pow() 2nd argument cannot be negative when 3rd argument specified"));
    }
    let limbs = cx.h.limbs(modulus);
    let work = (e.bits() as usize).saturating_mul(limbs * limbs) / 8;
    // A square-and-multiply of the largest sizes would take minutes.
    if work > 1 << 26 {
        return Err(cx.err(id::OVERFLOW_ERROR, format_args!("integers too large for pow()")));
    }
    cx.charge(work / 8);
    let result = b.modpow(&e, &m);
    Ok(cx.h.new_big(&result)?)
}

fn round(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.arg(args, 0);
    let digits = cx.opt(args, 1).filter(|v| !v.is_none());
    if let Some(f) = cx.special(value, Names::ROUND) {
        return match digits {
            Some(digits) => Err(cx.ask_result(args, how::PLAIN, f, &[value, digits])),
            None => Err(cx.ask_result(args, how::PLAIN, f, &[value])),
        };
    }
    let digits = match digits {
        Some(digits) => match cx.h.as_i64(digits) {
            Some(digits) => Some(digits.clamp(-400, 400)),
            None => return Err(cx.type_error(format_args!("can't convert digits to int"))),
        },
        None => None,
    };
    if cx.h.is_integer(value) {
        return match digits {
            Some(digits) if digits < 0 => round_int(cx, value, digits.unsigned_abs() as u32),
            _ => Ok(if let Some(i) = cx.h.as_i64(value) { cx.h.new_int(i)? } else { value }),
        };
    }
    let Some(f) = cx.h.as_float(value) else {
        let name = cx.type_name(value);
        return Err(cx.type_error(format_args!("type {name} doesn't define __round__ method")));
    };
    match digits {
        None => super::construct::float_to_int(cx, libm::rint(f)),
        Some(_) if !f.is_finite() => Ok(value),
        Some(digits) => {
            // Through decimal text, which rounds correctly where scaling by a power of ten would not.
            let rounded = if digits >= 0 {
                alloc::format!("{f:.*}", digits as usize).parse().unwrap_or(f)
            } else {
                let scale = libm::pow(10.0, -digits as f64);
                libm::rint(f / scale) * scale
            };
            Ok(cx.h.new_float(rounded)?)
        }
    }
}

fn round_int(cx: &mut Cx<'_>, value: Value, digits: u32) -> Res {
    let Some(big) = cx.h.to_big(value) else { return Err(cx.bad_code()) };
    let scale = num_bigint::BigInt::from(10).pow(digits);
    let half: num_bigint::BigInt = &scale / 2;
    let (q, r) = crate::vm::ops::floor_big(&big, &scale);
    let up = r > half || (r == half && q.bit(0));
    let rounded = (if up { q + 1 } else { q }) * scale;
    Ok(cx.h.new_big(&rounded)?)
}

fn hash(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.arg(args, 0);
    if let Some(f) = cx.special(value, Names::HASH) {
        return Err(cx.ask_result(args, how::INT, f, &[value]));
    }
    if let Some(i) = cx.h.as_i64(value) {
        return Ok(cx.h.new_int(if i == -1 { -2 } else { i % ((1 << 61) - 1) })?);
    }
    if let Some(f) = cx.h.as_float(value)
        && libm::floor(f) == f
        && libm::fabs(f) < 1e18
    {
        return Ok(cx.h.new_int(f as i64)?);
    }
    match cx.h.hash_of(value) {
        Ok(hash) => Ok(cx.h.new_int(i64::from(hash))?),
        Err(_) => {
            let name = cx.type_name(value);
            Err(cx.type_error(format_args!("unsupported type for __hash__: '{name}'")))
        }
    }
}

fn isinstance(cx: &mut Cx<'_>, args: Args) -> Res {
    let class = type_of(cx.h, cx.arg(args, 0));
    subclass(cx, class, cx.arg(args, 1))
}

fn issubclass(cx: &mut Cx<'_>, args: Args) -> Res {
    let class = cx.arg(args, 0);
    if class.as_type().is_none() && cx.h.as_kind(class, Kind::Class).is_none() {
        return Err(cx.type_error(format_args!("issubclass() arg 1 must be a class")));
    }
    subclass(cx, class, cx.arg(args, 1))
}

fn subclass(cx: &mut Cx<'_>, class: Value, of: Value) -> Res {
    let mut todo = alloc::vec![of];
    let mut looked = 0;
    while let Some(of) = todo.pop() {
        looked += 1;
        if let Some(tuple) = cx.h.as_kind(of, Kind::Tuple)
            && looked < 1000
        {
            todo.extend(cx.h.sequence_vec(tuple.value())?.into_iter().rev());
        } else if of.as_type().is_some() || cx.h.as_kind(of, Kind::Class).is_some() {
            if cx.is_subclass(class, of) {
                return Ok(Value::TRUE);
            }
        } else {
            return Err(cx.type_error(format_args!("arg 2 must be a class or a tuple of classes")));
        }
    }
    Ok(Value::FALSE)
}

fn iterator(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.arg(args, 0);
    if args.n == 2 {
        return Ok(cx.h.new_iter(iter::CALLABLE, Value::TRUE, value, cx.arg(args, 1))?);
    }
    match cx.iter_or_ask(value)? {
        Some(iterator) => Ok(iterator),
        None => match cx.special(value, Names::ITER) {
            Some(f) => Err(cx.ask_result(args, how::PLAIN, f, &[value])),
            None => Err(cx.not_iterable(value)),
        },
    }
}

fn attr_name(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = cx.arg(args, 1);
    if !cx.h.is_str(name) {
        return Err(cx.type_error(format_args!("attribute name must be string")));
    }
    Ok(cx.h.intern_value(name))
}

fn getattr(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = attr_name(cx, args)?;
    let (object, default) = (cx.arg(args, 0), cx.opt(args, 2));
    match cx.find_attr(object, name)? {
        Attr::Value(value) => Ok(value),
        Attr::Bind(f, this) => Ok(cx.h.new_method(f, this)?),
        Attr::Missing => default.ok_or(()).or_else(|()| Err(cx.attribute_error(object, name))),
        computed => cx.computed_attr(args, computed, default.unwrap_or(Value::NIL), false),
    }
}

fn hasattr(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = attr_name(cx, args)?;
    let object = cx.arg(args, 0);
    match cx.find_attr(object, name)? {
        Attr::Missing => Ok(Value::FALSE),
        Attr::Value(_) | Attr::Bind(..) => Ok(Value::TRUE),
        computed => cx.computed_attr(args, computed, Value::FALSE, true),
    }
}

fn setattr(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = attr_name(cx, args)?;
    let (object, value) = (cx.arg(args, 0), cx.arg(args, 2));
    cx.with_operands(args, &[value, object], |cx| cx.op_store_attr(name))
}

fn delattr(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = attr_name(cx, args)?;
    let object = cx.arg(args, 0);
    cx.with_operands(args, &[object], |cx| cx.op_delete_attr(name))
}

fn format(cx: &mut Cx<'_>, args: Args) -> Res {
    let spec = cx.opt(args, 1).unwrap_or(Names::EMPTY);
    let Some(text) = cx.h.str_text(spec).map(String::from) else {
        return Err(cx.type_error(format_args!("format spec must be a string")));
    };
    let mut out = cx.text_buffer();
    cx.format_slot(&mut out, Redo::Call(args), args.at, None, &text)?;
    Ok(cx.h.new_str(out.as_str())?)
}

fn compile(cx: &mut Cx<'_>, args: Args) -> Res {
    let mode = cx.arg(args, 2);
    let mode = match cx.h.any_bytes(mode) {
        b"eval" => CompileMode::Eval,
        b"exec" | b"single" => CompileMode::Exec,
        _ => return Err(cx.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let file = cx.text(cx.arg(args, 1));
    let source = cx.source_arg(args)?;
    let code = cx.compile_source(&source, &file, mode)?;
    Ok(code)
}

/// `eval` and `exec`.
fn evaluate(cx: &mut Cx<'_>, args: Args, is_eval: bool) -> Res {
    let given = cx.arg(args, 0);
    let globals = match cx.opt(args, 1).filter(|v| !v.is_none()) {
        Some(globals) if cx.h.as_kind(globals, Kind::Dict).is_some() => globals,
        Some(_) => return Err(cx.type_error(format_args!("globals must be a dict"))),
        None => cx.current_globals(),
    };
    let locals = cx.opt(args, 2).filter(|v| !v.is_none() && *v != globals);
    let code = if cx.h.as_kind(given, Kind::Code).is_some() {
        given
    } else {
        let source = cx.source_arg(args)?;
        let mode = match (is_eval, locals) {
            (true, _) => CompileMode::Eval,
            (false, None) => CompileMode::Exec,
            (false, Some(_)) => CompileMode::ExecNamespace,
        };
        let text = if is_eval { source.trim() } else { &source };
        cx.compile_source(text, "<string>", mode)?
    };
    // An expression with locals of its own sees them as globals, over a copy of the real ones.
    let scope = match locals {
        Some(locals) if is_eval => {
            let merged = cx.h.new_dict()?;
            for source in [globals, locals] {
                if let Some(d) = cx.h.as_kind(source, Kind::Dict) {
                    for (key, value) in cx.h.table_vec(Table::dict(d))? {
                        cx.dict_set(merged, key, value)?;
                    }
                }
            }
            merged
        }
        _ => globals,
    };
    let f = crate::vm::load::plain_function(cx.h, code, scope)?;
    let namespace = locals.filter(|_| !is_eval);
    cx.run_code(args, f, namespace, is_eval)
}

fn import(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = cx.arg(args, 0);
    if !cx.h.is_str(name) {
        return Err(cx.type_error(format_args!("__import__() argument 1 must be str")));
    }
    let names =
        cx.arg_or_kw(args, 3, "fromlist").filter(|v| cx.truth(*v) == Some(true)).unwrap_or(Value::NONE);
    let level = cx.arg_or_kw(args, 4, "level").map_or(0, |v| v.as_count());
    let top = cx.th.sp;
    cx.room(top + 8)?;
    cx.push_native(frames::RESULT, 0, args.at)?;
    cx.push(names);
    match cx.op_import_name(name, level) {
        Ok(()) => Err(Fault::Frame),
        Err(Fault::Oom) => {
            cx.th.frames.pop();
            cx.th.sp = top;
            Err(Fault::Oom)
        }
        Err(fault) => Err(fault),
    }
}

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
    fn computed_attr(&mut self, args: Args, attr: Attr, default: Value, has: bool) -> Res {
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

    fn mark_catch(&mut self, base: usize) {
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
    fn with_operands(
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
    fn method_result(&mut self, args: Args, name: &str) -> Res {
        let value = self.arg(args, 0);
        let f = self.plain_attr(value, name)?;
        Err(self.ask_result(args, how::PLAIN, f, &[]))
    }

    /// The source text in the first argument.
    fn source_arg(&mut self, args: Args) -> Result<String, Fault> {
        let given = self.arg(args, 0);
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
        self.charge(source.len() / 4);
        let limit = self.s.config.compile_bytes();
        match crate::compile::compile(source, file, mode, limit) {
            Ok(code) => Ok(crate::vm::load::load(self.h, &code)?),
            Err(error) => Err(self.compile_fault(&error, file)),
        }
    }

    /// Runs loaded code as the native's own call.
    fn run_code(&mut self, args: Args, f: Value, namespace: Option<Value>, is_eval: bool) -> Res {
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

    /// A float argument; integers are converted.
    pub(crate) fn float_arg(&mut self, args: Args, i: usize) -> Result<f64, Fault> {
        let value = self.arg(args, i);
        let inner = self.h.wrapped(value).unwrap_or(value);
        if let Some(f) = self.h.number_as_f64(inner) {
            return Ok(f);
        }
        if let Some(f) = self.special(value, Names::FLOAT) {
            return Err(self.ask(Redo::Call(args), args.at + i, how::FLOAT, f, &[value]));
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("can't convert {name} to float")))
    }

    /// A string argument's text, copied.
    pub(crate) fn str_arg(&mut self, args: Args, i: usize) -> Result<String, Fault> {
        let value = self.arg(args, i);
        let inner = self.h.wrapped(value).unwrap_or(value);
        match self.h.str_text(inner) {
            Some(text) => Ok(String::from(text)),
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
        if let Some(bytes) = self.h.bytes_like(inner).or_else(|| self.h.str_bytes(inner)) {
            return Ok(bytes.to_vec());
        }
        if let Some(bytes) = self.buffer_of(inner) {
            return Ok(bytes);
        }
        let name = types::info(id::BYTES).name;
        let given = self.type_name(value);
        Err(self.type_error(format_args!("object with buffer protocol required ({name}), not {given}")))
    }
}
