//! Constructors of the built-in types.

use num_bigint::BigInt;

use super::objects;
use crate::heap::{Kind, Names, Value, iter};
use crate::text;
use crate::types::template::Answers;
use crate::types::{id, type_of};
use crate::vm::format::Mode;
use crate::vm::frames::{Redo, how};
use crate::vm::ops::float_to_big;
use crate::vm::{Args, Cx, Fault, NativeFn, Res};

/// The constructor of a type, called with the arguments alone.
pub(crate) fn constructor(t: u8) -> Option<NativeFn> {
    Some(match t {
        id::OBJECT => |cx, a| {
            if a.n + a.kw > 0 {
                return Err(cx.type_error(format_args!("object() takes no arguments")));
            }
            Ok(cx.h.new_instance(Value::type_id(id::OBJECT), false)?)
        },
        id::TYPE => make_type,
        id::BOOL => |cx, a| {
            at_most(cx, a, "bool", 1)?;
            if a.n == 0 { Ok(Value::FALSE) } else { Ok(Value::bool(cx.truth_at(Redo::Call(a), a.at)?)) }
        },
        id::INT => int,
        id::FLOAT => float,
        id::COMPLEX => crate::types::complex::new,
        id::MEMORYVIEW => crate::types::memoryview::new,
        id::STR => string,
        id::BYTES => |cx, a| bytes(cx, a, false),
        id::BYTEARRAY => |cx, a| bytes(cx, a, true),
        id::LIST => list,
        id::TUPLE => tuple,
        id::DICT => dict,
        id::SET => |cx, a| set(cx, a, Kind::Set),
        id::FROZENSET => |cx, a| set(cx, a, Kind::FrozenSet),
        id::RANGE => range,
        id::SLICE => slice,
        id::ENUMERATE => enumerate,
        id::ZIP => zip,
        id::MAP => map,
        id::FILTER => filter,
        id::REVERSED => reversed,
        id::PROPERTY => objects::property,
        id::STATICMETHOD => |cx, a| objects::wrapper(cx, a, id::STATICMETHOD),
        id::CLASSMETHOD => |cx, a| objects::wrapper(cx, a, id::CLASSMETHOD),
        id::SUPER => objects::super_object,
        _ => return crate::modules::constructor(t),
    })
}

fn at_most(cx: &mut Cx<'_>, args: Args, name: &str, most: usize) -> Result<(), Fault> {
    if args.n <= most {
        return Ok(());
    }
    let n = args.n;
    Err(cx.type_error(format_args!("{name} expected at most {most} arguments, got {n}")))
}

fn make_type(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n == 1 {
        return Ok(type_of(cx.h, cx.arg(args, 0)));
    }
    if args.n != 3 {
        return Err(cx.type_error(format_args!("type takes 1 or 3 arguments")));
    }
    let [name, bases, namespace] = [0, 1, 2].map(|i| {
        let value = cx.arg(args, i);
        cx.h.wrapped(value).filter(|inner| !inner.is_nil()).unwrap_or(value)
    });
    let fits = cx.h.is_str(name)
        && cx.h.as_kind(bases, Kind::Tuple).is_some()
        && cx.h.as_kind(namespace, Kind::Dict).is_some();
    if !fits {
        return Err(cx.type_error(format_args!("type() arguments must be str, tuple, dict")));
    }
    let bases = cx.h.sequence_vec(bases)?;
    cx.new_class(name, &bases, namespace)
}

pub(crate) fn float_to_int(cx: &mut Cx<'_>, f: f64) -> Res {
    if f.is_nan() {
        return Err(cx.value_error("can't convert NaN to int"));
    }
    if f.is_infinite() {
        return Err(cx.err(id::OVERFLOW_ERROR, format_args!("can't convert inf to int")));
    }
    if libm::fabs(f) < 9e18 {
        return Ok(cx.h.new_int(f as i64)?);
    }
    match float_to_big(f) {
        Some(big) => Ok(cx.h.new_big(&big)?),
        None => Err(cx.value_error("can't convert float to int")),
    }
}

/// Longest text of digits that is converted: as many as the longest integer has.
const DIGITS_MAX: usize = 80_000;

/// The integer that a text stands for in a base.
pub(crate) fn parse_int(cx: &mut Cx<'_>, text: &str, base: u32) -> Res {
    let parsed = match text::number::int_text(text, base) {
        Some(parsed) => match parsed.to_i64() {
            Some(i) => return Ok(cx.h.new_int(i)?),
            None if parsed.digits.len() > DIGITS_MAX => {
                return Err(cx.value_error("int() string too long"));
            }
            None => {
                let n = parsed.digits.len();
                cx.charge(n * n / 4096);
                let digits: alloc::vec::Vec<u8> = parsed.values().map(|d| d as u8).collect();
                BigInt::from_radix_be(
                    if parsed.negative { num_bigint::Sign::Minus } else { num_bigint::Sign::Plus },
                    &digits,
                    parsed.radix,
                )
            }
        },
        None => None,
    };
    match parsed {
        Some(big) if big.bits() <= 32 * crate::heap::MAX_LIMBS as u64 => Ok(cx.h.new_big(&big)?),
        Some(_) => Err(cx.value_error("int() string too long")),
        None => {
            let mut shown = text::Limited::new(200);
            let _ = text::repr::write_str_repr(&mut shown, text, false);
            let shown = shown.as_str();
            Err(cx.err(id::VALUE_ERROR, format_args!("invalid syntax for integer with base {base}: {shown}")))
        }
    }
}

fn int(cx: &mut Cx<'_>, args: Args) -> Res {
    cx.only_keywords(args, &["base"])?;
    let Some(value) = cx.opt(args, 0) else { return Ok(Value::int(0)) };
    at_most(cx, args, "int", 2)?;
    let base = match cx.arg_or_kw(args, 1, "base") {
        Some(base) if cx.h.is_integer(base) => Some(cx.h.as_i64(base).unwrap_or(-1)),
        Some(base) => {
            let name = cx.type_name(base);
            return Err(cx.type_error(format_args!("can't convert {name} to int")));
        }
        None => None,
    };
    let inner = cx.h.wrapped(value).unwrap_or(value);
    let text = cx.h.str_text(inner).map(alloc::string::String::from).or_else(|| {
        cx.h.bytes_like(inner)
            .map(|b| core::str::from_utf8(b).unwrap_or("?"))
            .map(alloc::string::String::from)
    });
    if let Some(text) = text {
        let base = base.unwrap_or(10);
        if base != 0 && !(2..=36).contains(&base) {
            return Err(cx.value_error("int() base must be >= 2 and <= 36, or 0"));
        }
        return parse_int(cx, &text, base as u32);
    }
    if base.is_some() {
        return Err(cx.type_error(format_args!("int() can't convert non-string with explicit base")));
    }
    for name in [Names::INT, Names::INDEX] {
        if let Some(f) = cx.special(value, name) {
            return Err(cx.ask_result(args, how::INT, f, &[value]));
        }
    }
    if let Some(i) = cx.h.as_i64(inner) {
        return Ok(cx.h.new_int(i)?);
    }
    if cx.h.is_integer(inner) {
        return Ok(inner);
    }
    if let Some(f) = cx.h.as_float(inner) {
        return float_to_int(cx, f);
    }
    let name = cx.type_name(value);
    Err(cx.type_error(format_args!("can't convert {name} to int")))
}

fn float(cx: &mut Cx<'_>, args: Args) -> Res {
    let Some(value) = cx.opt(args, 0) else { return Ok(cx.h.new_float(0.0)?) };
    at_most(cx, args, "float", 1)?;
    let inner = cx.h.wrapped(value).unwrap_or(value);
    // Bytes stand for their text, as what a message brings does.
    let bytes = cx.h.bytes_like(inner).map(|bytes| core::str::from_utf8(bytes).unwrap_or("?"));
    if let Some(text) = cx.h.str_text(inner).or(bytes) {
        return match text::number::float(text) {
            Some(f) => Ok(cx.h.new_float(f)?),
            None => {
                let mut shown = text::Limited::new(200);
                let _ = text::repr::write_str_repr(&mut shown, text, false);
                let shown = shown.as_str();
                Err(cx.err(id::VALUE_ERROR, format_args!("could not convert string to float: {shown}")))
            }
        };
    }
    if cx.h.as_float(inner).is_some() {
        return Ok(inner);
    }
    let f = cx.float_arg(args, 0)?;
    if f.is_infinite() {
        return Err(cx.err(id::OVERFLOW_ERROR, format_args!("int too large to convert to float")));
    }
    Ok(cx.h.new_float(f)?)
}

fn string(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n == 0 {
        return Ok(Names::EMPTY);
    }
    at_most(cx, args, "str", 3)?;
    if let (Some(i), 1, 0) = (cx.arg(args, 0).as_int(), args.n, args.kw) {
        return Ok(cx.h.new_str_of_int(i)?);
    }
    if args.n > 1 || cx.kwarg(args, "encoding").is_some() {
        let value = cx.arg(args, 0);
        let Some(bytes) = cx.h.bytes_like(value).map(<[u8]>::to_vec) else {
            return Err(cx.type_error(format_args!("decoding to str: need a bytes-like object")));
        };
        cx.check_encoding(args)?;
        let errors = cx.arg_or_kw(args, 2, "errors");
        return cx.decode(&bytes, errors);
    }
    cx.text_of_slot(Redo::Call(args), args.at, Mode::Str)
}

fn bytes(cx: &mut Cx<'_>, args: Args, mutable: bool) -> Res {
    at_most(cx, args, if mutable { "bytearray" } else { "bytes" }, 3)?;
    let value = cx.arg(args, 0);
    let value = cx.h.wrapped(value).filter(|inner| cx.h.is_str(*inner)).unwrap_or(value);
    if args.n > 1 && !cx.h.is_str(value) {
        return Err(cx.type_error(format_args!("encoding without a string argument")));
    }
    let data = if args.n == 0 {
        alloc::vec::Vec::new()
    } else if cx.h.is_str(value) {
        if args.n < 2 && cx.kwarg(args, "encoding").is_none() {
            return Err(cx.type_error(format_args!("string argument without an encoding")));
        }
        cx.h.any_bytes(value).to_vec()
    } else if let Some(bytes) = cx.h.bytes_like(cx.h.wrapped(value).unwrap_or(value)) {
        bytes.to_vec()
    } else if cx.h.is_integer(value) {
        let n = cx.word_arg(args, 0)?;
        let Ok(n) = usize::try_from(n) else { return Err(cx.value_error("negative count")) };
        cx.h.check_room(n)?;
        cx.charge(n / 64);
        alloc::vec![0; n]
    } else {
        let items = cx.items(Redo::Call(args), args.at)?;
        let mut data = alloc::vec::Vec::new();
        for item in items {
            let byte = cx.byte_value(item)?;
            data.push(byte);
        }
        data
    };
    cx.charge(data.len() / 32);
    if mutable { Ok(cx.h.new_bytearray(&data)?) } else { Ok(cx.h.new_bytes(&data)?) }
}

fn list(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n == 0 {
        return Ok(cx.h.new_list(&[])?);
    }
    at_most(cx, args, "list", 1)?;
    let items = cx.items(Redo::Call(args), args.at)?;
    Ok(cx.h.new_list(&items)?)
}

fn tuple(cx: &mut Cx<'_>, args: Args) -> Res {
    let given = cx.arg(args, 0);
    if args.n == 0 {
        return Ok(cx.h.new_tuple(&[])?);
    }
    at_most(cx, args, "tuple", 1)?;
    if cx.h.as_kind(given, Kind::Tuple).is_some() {
        return Ok(given);
    }
    let items = cx.items(Redo::Call(args), args.at)?;
    Ok(cx.h.new_tuple(&items)?)
}

fn set(cx: &mut Cx<'_>, args: Args, kind: Kind) -> Res {
    at_most(cx, args, if kind == Kind::Set { "set" } else { "frozenset" }, 1)?;
    let keys = if args.n == 0 { alloc::vec::Vec::new() } else { cx.keys(Redo::Call(args), args.at)? };
    let made = cx.h.new_set(kind)?;
    if let Some(r) = made.as_ref() {
        cx.insert_keys(r, &keys)?;
    }
    Ok(made)
}

fn dict(cx: &mut Cx<'_>, args: Args) -> Res {
    at_most(cx, args, "dict", 1)?;
    let made = cx.h.new_dict()?;
    let Some(r) = made.as_ref() else { return Ok(made) };
    cx.update_dict(r, args, 0)?;
    Ok(made)
}

fn range(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n == 0 || args.n > 3 {
        let n = args.n;
        return Err(cx.type_error(format_args!("range expected 1 to 3 arguments, got {n}")));
    }
    let mut parts = [0, 0, 1];
    for i in 0..args.n {
        let part = cx.word_arg(args, i)?;
        if let Some(slot) = parts.get_mut(if args.n == 1 { 1 } else { i }) {
            *slot = part;
        }
    }
    let [start, stop, step] = parts;
    if step == 0 {
        return Err(cx.value_error("range() arg 3 must not be zero"));
    }
    Ok(cx.h.new_range(start, stop, step)?)
}

fn slice(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n == 0 {
        return Err(cx.type_error(format_args!("slice expected at least 1 argument, got 0")));
    }
    at_most(cx, args, "slice", 3)?;
    let [a, b, c] = [0, 1, 2].map(|i| cx.opt(args, i).unwrap_or(Value::NONE));
    Ok(if args.n == 1 { cx.h.new_slice(Value::NONE, a, Value::NONE)? } else { cx.h.new_slice(a, b, c)? })
}

/// The iterator of the argument in stack slot `at`, asked for `__iter__` if need be.
fn iter_arg(cx: &mut Cx<'_>, args: Args, at: usize) -> Res {
    let value = cx.slot(at);
    if cx.special(value, Names::NEXT).is_some() && cx.special(value, Names::ITER).is_none() {
        return Ok(value);
    }
    match cx.iter_or_ask(value)? {
        Some(iterator) => Ok(iterator),
        None => match cx.special(value, Names::ITER) {
            // An iterator whose `__iter__` returns itself would be asked for ever.
            Some(_) if cx.special(value, Names::NEXT).is_some() => Ok(value),
            Some(f) => Err(cx.ask(Redo::Call(args), at, how::PLAIN, f, &[value])),
            None => Err(cx.not_iterable(value)),
        },
    }
}

fn enumerate(cx: &mut Cx<'_>, args: Args) -> Res {
    cx.only_keywords(args, &["iterable", "start"])?;
    at_most(cx, args, "enumerate", 2)?;
    let given = if args.n > 0 { Some(args.at) } else { cx.kwarg_slot(args, "iterable") };
    let Some(given) = given else {
        return Err(cx.type_error(format_args!("'iterable' argument required")));
    };
    let start = cx.arg_or_kw(args, 1, "start").unwrap_or(Value::int(0));
    if !cx.h.is_integer(start) {
        let name = cx.type_name(start);
        return Err(cx.type_error(format_args!("can't convert {name} to int")));
    }
    let iterator = iter_arg(cx, args, given)?;
    let made = cx.h.new_iter(iter::ENUMERATE, iterator, Value::NIL, Value::NIL)?;
    if let Some(r) = made.as_ref() {
        cx.h.set(r, iter::NEXT, start);
    }
    Ok(made)
}

fn iterators(cx: &mut Cx<'_>, args: Args, from: usize) -> Res {
    let mut all = alloc::vec::Vec::new();
    for i in from..args.n {
        all.push(iter_arg(cx, args, args.at + i)?);
    }
    Ok(cx.h.new_tuple(&all)?)
}

fn zip(cx: &mut Cx<'_>, args: Args) -> Res {
    let all = iterators(cx, args, 0)?;
    Ok(cx.h.new_iter(iter::ZIP, all, Value::NIL, Value::NIL)?)
}

fn map(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n < 2 {
        return Err(cx.type_error(format_args!("map() must have at least two arguments")));
    }
    let all = iterators(cx, args, 1)?;
    let f = cx.arg(args, 0);
    Ok(cx.h.new_iter(iter::MAP, all, f, Value::NIL)?)
}

fn filter(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n != 2 {
        return Err(cx.type_error(format_args!("filter() takes 2 arguments")));
    }
    let iterator = iter_arg(cx, args, args.at + 1)?;
    let f = cx.arg(args, 0);
    Ok(cx.h.new_iter(iter::FILTER, iterator, f, Value::NIL)?)
}

fn reversed(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n != 1 {
        return Err(cx.type_error(format_args!("reversed() takes 1 argument")));
    }
    let mut answers = Answers::new(Redo::Call(args), args.at);
    let given = cx.asked_value(&answers);
    if let Some(f) = cx.special(given, Names::REVERSED) {
        return Err(cx.ask_result(args, how::PLAIN, f, &[given]));
    }
    let plain = cx.h.wrapped(given).is_none_or(Value::is_nil);
    if let (true, Some(item), Some(len)) =
        (plain, cx.special(given, Names::GETITEM), cx.special(given, Names::LEN))
    {
        // Its items by falling index, each asked for when it is due.
        let len = cx.answer(&mut answers, len, &[given])?;
        let Some(len) = cx.h.as_i64(len) else {
            return Err(cx.type_error(format_args!("__len__ should return an int")));
        };
        let indices = cx.h.new_range(len.saturating_sub(1), -1, -1)?;
        let indices = cx.iter_or_ask(indices)?.unwrap_or(indices);
        let sources = cx.h.new_tuple(&[indices])?;
        let item = cx.h.new_method(item, given)?;
        return Ok(cx.h.new_iter(iter::MAP, sources, item, Value::NIL)?);
    }
    let value = cx.h.wrapped(given).unwrap_or(given);
    let len = match cx.h.kind_of(value) {
        Some(Kind::List | Kind::Tuple | Kind::Bytes | Kind::ByteArray) => cx.native_len(value),
        Some(Kind::Range) => {
            // The range the other way round.
            let r = value.as_ref().map_or((0, 1, 0), |r| cx.h.range_parts(r));
            let (start, step, len) = r;
            let last = start.wrapping_add(step.wrapping_mul(len.wrapping_sub(1)));
            let back = cx.h.new_range(last, start.wrapping_sub(step), step.wrapping_neg())?;
            return Ok(cx.iter_or_ask(back)?.unwrap_or(back));
        }
        Some(Kind::Dict) => {
            let keys = cx.items(Redo::Call(args), args.at)?;
            let list = cx.h.new_list(&keys)?;
            let made = cx.h.new_iter(iter::REVERSED, list, Value::NIL, Value::NIL)?;
            if let Some(r) = made.as_ref() {
                cx.h.set(r, iter::NEXT, Value::count(keys.len()));
            }
            return Ok(made);
        }
        _ if cx.h.is_str(value) => cx.native_len(value),
        Some(Kind::Native) => match cx.native_items(value)? {
            Some(list) => {
                cx.set_slot(args.at, list);
                return reversed(cx, args);
            }
            None => None,
        },
        _ => None,
    };
    let Some(len) = len else {
        let name = cx.type_name(given);
        return Err(cx.type_error(format_args!("'{name}' object is not reversible")));
    };
    let made = cx.h.new_iter(iter::REVERSED, value, Value::NIL, Value::NIL)?;
    if let Some(r) = made.as_ref() {
        cx.h.set(r, iter::NEXT, Value::count(len));
    }
    Ok(made)
}

impl Cx<'_> {
    /// An encoding in argument 1 has to be a str; whichever it is, UTF-8 is meant.
    pub(crate) fn check_encoding(&mut self, args: Args) -> Result<(), Fault> {
        match self.arg_or_kw(args, 1, "encoding") {
            Some(encoding) if !self.h.is_str(encoding) => {
                let name = self.type_name(encoding);
                Err(self.type_error(format_args!("encoding must be str, not {name}")))
            }
            _ => Ok(()),
        }
    }

    /// Bytes as text.
    pub(crate) fn decode(&mut self, bytes: &[u8], errors: Option<Value>) -> Res {
        match core::str::from_utf8(bytes) {
            Ok(text) => Ok(self.h.new_str(text)?),
            Err(_) => {
                let mode = errors.map_or(&b"strict"[..], |value| self.h.any_bytes(value));
                match mode {
                    b"ignore" => {
                        let text: alloc::string::String =
                            bytes.utf8_chunks().map(|chunk| chunk.valid()).collect();
                        Ok(self.h.new_str(&text)?)
                    }
                    b"replace" => {
                        let text = alloc::string::String::from_utf8_lossy(bytes);
                        Ok(self.h.new_str(&text)?)
                    }
                    _ => Err(self.err_empty(id::UNICODE_ERROR)),
                }
            }
        }
    }
}
