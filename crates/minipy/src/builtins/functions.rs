//! The built-in functions.

use alloc::string::String;
use core::fmt::Write;

use super::{fold, objects, sort};
use crate::bytecode::{CodeFlags, CompileMode, Op};
use crate::heap::{Kind, Names, NoHash, Table, Value, iter, unmix};
use crate::types::{self, id, type_of};
use crate::vm::attr::Attr;
use crate::vm::format::Mode;
use crate::vm::frames::{self, Redo, how};
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
    def("input", 0, 1, types::file::input),
    def("isinstance", 2, 2, isinstance),
    def("issubclass", 2, 2, issubclass),
    def("iter", 1, 2, iterator),
    def("len", 1, 1, len),
    def("locals", 0, 0, objects::locals),
    def_kw("max", 1, 255, fold::max),
    def_kw("min", 1, 255, fold::min),
    def("next", 1, 2, |cx, a| cx.next_of(a)),
    def("oct", 1, 1, |cx, a| radix(cx, a, 8, "0o")),
    def_kw("open", 1, 3, types::file::open),
    def("ord", 1, 1, ord),
    def("pow", 2, 3, pow),
    def_kw("print", 0, 255, print),
    def("repr", 1, 1, |cx, a| cx.text_of_slot(Redo::Call(a), a.at, Mode::Repr)),
    def("round", 1, 2, round),
    def("setattr", 3, 3, setattr),
    def_kw("sorted", 1, 1, sort::sorted),
    def_kw("sum", 1, 2, fold::sum),
    def("vars", 0, 1, objects::vars),
    def_kw("__build_class__", 2, 255, |cx, a| cx.build_class(a)),
    def_kw("__import__", 1, 5, import),
];

/// Writes each argument when its text is known: what Python prints for a later one comes after it. An argument that was
/// written, with the separator behind it, is NIL from then on.
fn print(cx: &mut Cx<'_>, args: Args) -> Res {
    cx.only_keywords(args, &["sep", "end", "file", "flush"])?;
    let sep = affix(cx, args, "sep", " ")?;
    let end = affix(cx, args, "end", "\n")?;
    let file = cx.kwarg(args, "file").filter(|v| !v.is_none());
    let mut out = cx.text_buffer();
    for i in 0..args.n {
        let at = args.at + i;
        if cx.slot(at).is_nil() {
            continue;
        }
        if i > 0 && !cx.slot(at - 1).is_nil() {
            out.write_str(&sep).map_err(|_| Fault::Oom)?;
        }
        let known = out.as_str().len();
        if let Err(fault) = cx.write_slot(&mut out, Redo::Call(args), at, Mode::Str) {
            // A file's `write` may be Python, for which this is no time.
            if fault != Fault::Oom && file.is_none() {
                cx.print_out(out.as_str().get(..known).unwrap_or_default());
                (args.at..at).for_each(|done| cx.set_slot(done, Value::NIL));
            }
            return Err(fault);
        }
    }
    out.write_str(&end).map_err(|_| Fault::Oom)?;
    cx.charge(out.as_str().len() / 16);
    match file {
        Some(file) => cx.print_to(args, file, out.as_str()),
        None => {
            cx.print_out(out.as_str());
            Ok(Value::NONE)
        }
    }
}

/// `sep` or `end` of `print`.
fn affix(cx: &mut Cx<'_>, args: Args, name: &str, default: &str) -> Result<String, Fault> {
    let Some(value) = cx.kwarg(args, name).filter(|v| !v.is_none()) else { return Ok(default.into()) };
    match cx.h.str_text(value).map(String::from) {
        Some(text) => Ok(text),
        None => Err(cx.type_error(format_args!("{name} must be None or a string"))),
    }
}

fn len(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.arg(args, 0);
    if let Some(f) = cx.special(value, Names::LEN) {
        return Err(cx.ask_result(args, how::LEN, f, &[value]));
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
    if let Some((re, im)) = cx.h.complex_parts(value) {
        return Ok(cx.h.new_float(libm::hypot(re, im))?);
    }
    match cx.h.to_big(value) {
        Some(big) => {
            let positive = num_traits::Signed::abs(&big);
            Ok(cx.h.new_big(&positive)?)
        }
        None => {
            let name = cx.type_name(value);
            Err(cx.type_error(format_args!("unsupported type for __abs__: '{name}'")))
        }
    }
}

fn radix(cx: &mut Cx<'_>, args: Args, radix: u32, prefix: &str) -> Res {
    let value = cx.int_arg(args, 0)?;
    let Some(big) = cx.h.to_big(value) else { return Err(cx.bad_code()) };
    cx.charge(big.bits() as usize / 8);
    let digits = big.magnitude().to_str_radix(radix);
    let sign = if num_traits::Signed::is_negative(&big) { "-" } else { "" };
    let text = alloc::format!("{sign}{prefix}{digits}");
    Ok(cx.h.new_str(&text)?)
}

fn callable(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.arg(args, 0);
    Ok(Value::bool(is_callable(cx, value)))
}

fn is_callable(cx: &mut Cx<'_>, value: Value) -> bool {
    value.as_native().is_some()
        || value.as_type().is_some()
        || match cx.h.kind_of(value) {
            Some(Kind::Function | Kind::Method | Kind::Class) => true,
            Some(Kind::Instance) => cx.special(value, Names::CALL).is_some(),
            Some(Kind::Native) => match value.as_ref() {
                Some(r) => cx.callable_native(r).is_some(),
                None => false,
            },
            _ => false,
        }
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
    let reflected = cx.h.intern("__rdivmod__")?;
    if let Some(f) = cx.special(b, reflected) {
        return Err(cx.ask_result(args, how::PLAIN, f, &[b, a]));
    }
    let (x, y) = (cx.h.wrapped(a).unwrap_or(a), cx.h.wrapped(b).unwrap_or(b));
    let q = cx.binary_native(Op::FloorDiv, x, y)?;
    let r = cx.binary_native(Op::Mod, x, y)?;
    match (q, r) {
        (Some(q), Some(r)) => Ok(cx.h.new_tuple(&[q, r])?),
        _ => {
            let (x, y) = (cx.type_name(a), cx.type_name(b));
            Err(cx.type_error(format_args!("unsupported types for __divmod__: '{x}', '{y}'")))
        }
    }
}

fn pow(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n == 2 {
        return cx.operator(args, Op::Power);
    }
    let [base, exponent, modulus] = [0, 1, 2].map(|i| {
        let value = cx.arg(args, i);
        cx.h.wrapped(value).unwrap_or(value)
    });
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
    // A square-and-multiply of the largest sizes would take minutes; 4096 bits throughout are well below.
    if work > 1 << 24 {
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
    let value = cx.h.wrapped(value).unwrap_or(value);
    let digits = match digits {
        Some(digits) => match cx.h.as_i64(digits) {
            Some(digits) => Some(digits.clamp(-400, 400)),
            None => return Err(cx.type_error(format_args!("can't convert digits to int"))),
        },
        None => None,
    };
    let value = cx.h.wrapped(value).filter(|inner| !inner.is_nil()).unwrap_or(value);
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
                let scale = crate::vm::power::power(10.0, -digits as f64);
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
    let (q, r) = crate::vm::division::floor_big(&big, &scale);
    let up = r > half || (r == half && q.bit(0));
    let rounded = (if up { q + 1 } else { q }) * scale;
    Ok(cx.h.new_big(&rounded)?)
}

pub(super) fn hash(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.arg(args, 0);
    if let Some(f) = cx.special(value, Names::HASH) {
        return Err(cx.ask_result(args, how::INT, f, &[value]));
    }
    let value = cx.h.wrapped(value).filter(|_| cx.h.hash_of(value).is_ok()).unwrap_or(value);
    let real = cx.h.complex_parts(value).filter(|parts| parts.1 == 0.0).map(|parts| parts.0);
    let whole = cx.h.as_float(value).or(real).filter(|f| libm::floor(*f) == *f && libm::fabs(*f) < 9e18);
    if let Some(i) = cx.h.as_i64(value).or_else(|| whole.map(|f| f as i64)) {
        return Ok(cx.h.new_int(if i == -1 { -2 } else { i % ((1 << 61) - 1) })?);
    }
    match cx.h.hash_of(value) {
        Ok(hash) => Ok(cx.h.new_int(unmix(hash))?),
        Err(NoHash::AskPython) if cx.h.as_kind(value, Kind::FrozenSet).is_some() => {
            let hash = value.as_ref().map_or(0, |r| cx.h.asked_hash(r));
            Ok(cx.h.new_int(unmix(hash))?)
        }
        Err(NoHash::AskPython) if cx.h.as_kind(value, Kind::Tuple).is_some() => {
            // Its items' hashes first, one by one.
            let items = cx.h.sequence_vec(value)?;
            let asks = items.iter().position(|item| cx.h.hash_of(*item) == Err(NoHash::AskPython));
            let (Some(i), Some(item)) = (asks, asks.and_then(|i| items.get(i))) else {
                return Err(cx.bad_code());
            };
            let how = how::HASHED_ITEM.saturating_add(i as i32);
            Err(cx.ask(Redo::Call(args), args.at, how, Value::native(super::HASH), &[*item]))
        }
        Err(why) => Err(cx.no_hash(value, why)),
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
    let begun = cx.fuel;
    let mut depth = 0;
    while let Some(of) = todo.pop() {
        cx.charge(1);
        cx.not_overdone(begun)?;
        if let Some(tuple) = cx.h.as_kind(of, Kind::Tuple)
            && depth < 1000
        {
            depth += 1;
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
        if !is_callable(cx, value) {
            return Err(cx.type_error(format_args!("iter(v, w): v must be callable")));
        }
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

fn getattr(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = cx.attr_name(args)?;
    let (object, default) = (cx.arg(args, 0), cx.opt(args, 2));
    match cx.find_attr(object, name)? {
        Attr::Value(value) => Ok(value),
        Attr::Bind(f, this) => Ok(cx.h.new_method(f, this)?),
        Attr::Missing => default.ok_or_else(|| cx.attribute_error(object, name)),
        computed => cx.computed_attr(args, computed, default.unwrap_or(Value::NIL), false),
    }
}

fn hasattr(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = cx.attr_name(args)?;
    let object = cx.arg(args, 0);
    match cx.find_attr(object, name)? {
        Attr::Missing => Ok(Value::FALSE),
        Attr::Value(_) | Attr::Bind(..) => Ok(Value::TRUE),
        computed => cx.computed_attr(args, computed, Value::FALSE, true),
    }
}

fn setattr(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = cx.attr_name(args)?;
    let (object, value) = (cx.arg(args, 0), cx.arg(args, 2));
    cx.with_operands(args, &[value, object], |cx| cx.op_store_attr(name))
}

fn delattr(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = cx.attr_name(args)?;
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
    cx.charge(out.as_str().len() / 8);
    Ok(cx.h.new_str(out.as_str())?)
}

fn compile(cx: &mut Cx<'_>, args: Args) -> Res {
    let mode = cx.arg(args, 2);
    let mode = match cx.h.any_bytes(mode) {
        b"eval" => CompileMode::Eval,
        // Where its names live is said when it runs.
        b"exec" | b"single" => CompileMode::ExecNamespace,
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
    if locals.is_some_and(|locals| cx.h.as_kind(locals, Kind::Dict).is_none()) {
        return Err(cx.type_error(format_args!("locals must be a dict")));
    }
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
    let number = code.as_ref().map_or(usize::MAX, |r| cx.h.get(r, 1).as_count());
    let loaded = cx.h.codes.get(number).cloned().flatten();
    let has_namespace = loaded.is_some_and(|code| code.flags.has(CodeFlags::NAMESPACE));
    // An expression with locals of its own sees them as globals, over a copy of the real ones.
    let scope = match locals {
        Some(locals) if !has_namespace => {
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
    let namespace = has_namespace.then_some(locals.unwrap_or(globals));
    cx.run_code(args, f, namespace, is_eval)
}

fn import(cx: &mut Cx<'_>, args: Args) -> Res {
    let name = cx.arg(args, 0);
    if !cx.h.is_str(name) {
        return Err(cx.type_error(format_args!("__import__() argument 1 must be str")));
    }
    let names =
        cx.arg_or_kw(args, 3, "fromlist").filter(|v| cx.truth(*v) == Some(true)).unwrap_or(Value::NONE);
    let level = match cx.arg_or_kw(args, 4, "level").map(|level| cx.h.as_i64(level).unwrap_or(-1)) {
        Some(level) => usize::try_from(level).map_err(|_| cx.value_error("level must be >= 0"))?,
        None => 0,
    };
    if level == 0 && cx.h.str_text(name) == Some("") {
        return Err(cx.value_error("empty module name"));
    }
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
