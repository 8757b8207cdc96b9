//! `complex`: its constructor, operators and text.

use core::fmt::{self, Write};

use crate::bytecode::Op;
use crate::heap::{Names, Value};
use crate::text;
use crate::types::id;
use crate::vm::frames::{Redo, how};
use crate::vm::{Args, Cx, Def, Fault, Res, def};

/// Real and imaginary part.
pub(crate) type Parts = (f64, f64);

pub(crate) const METHODS: &[Def] =
    &[def("conjugate", 1, 1, |cx, a| match cx.h.complex_parts(cx.this_inner(a)) {
        Some((re, im)) => Ok(cx.h.new_complex(re, -im)?),
        None => Err(cx.type_error(format_args!("complex expected"))),
    })];

/// `complex(real=0, imag=0)`, `complex(text)`
pub(crate) fn new(cx: &mut Cx<'_>, args: Args) -> Res {
    let second = cx.arg_or_kw(args, 1, "imag");
    let first = cx.arg_or_kw(args, 0, "real");
    if args.n > 2 {
        return Err(cx.type_error(format_args!("complex(real, imag)")));
    }
    if let Some(text) = first.and_then(|first| cx.h.str_text(first)) {
        if second.is_some() {
            return Err(cx.type_error(format_args!("complex() can't take second arg if first is a string")));
        }
        return match parse(text) {
            Some((re, im)) => Ok(cx.h.new_complex(re, im)?),
            None => Err(cx.value_error("complex() arg is a malformed string")),
        };
    }
    let mut parts = [(0.0, 0.0); 2];
    for (i, (part, given)) in parts.iter_mut().zip([first, second]).enumerate() {
        let Some(given) = given else { continue };
        let inner = cx.h.wrapped(given).unwrap_or(given);
        *part = match cx.h.number_as_complex(inner) {
            Some(number) => number,
            None if i == 0 && args.n > 0 => complex_arg(cx, args, 0)?,
            None if i < args.n => (cx.float_arg(args, i)?, 0.0),
            None => return Err(cx.type_error(format_args!("complex() argument must be a number"))),
        };
    }
    let [(re, im), (re2, im2)] = parts;
    // A real number has no imaginary part, which is not quite the same as one of zero: `-0.0` stays.
    let whole =
        second.is_none_or(|second| cx.h.complex_parts(cx.h.wrapped(second).unwrap_or(second)).is_none());
    let plain = first.is_none_or(|first| cx.h.complex_parts(cx.h.wrapped(first).unwrap_or(first)).is_none());
    let im = match second {
        None => im,
        Some(_) if plain => re2,
        Some(_) => im + re2,
    };
    Ok(cx.h.new_complex(if whole { re } else { re - im2 }, im)?)
}

/// An argument as a complex number, asked for `__complex__` or `__float__`.
pub(crate) fn complex_arg(cx: &mut Cx<'_>, args: Args, i: usize) -> Result<Parts, Fault> {
    let value = cx.arg(args, i);
    if let Some(parts) = cx.h.number_as_complex(cx.h.wrapped(value).unwrap_or(value)) {
        return Ok(parts);
    }
    if let Some(f) = cx.special(value, Names::COMPLEX) {
        return Err(cx.ask(Redo::Call(args), args.at + i, how::COMPLEX, f, &[value]));
    }
    Ok((cx.float_arg(args, i)?, 0.0))
}

/// `1+2j`, `(1+2j)`, `-j`, `1.5`
fn parse(text: &str) -> Option<Parts> {
    let text = text::number::strip(text);
    let text = match text.strip_prefix('(') {
        Some(inner) => text::number::strip(inner.strip_suffix(')')?),
        None => text,
    };
    if text.contains(char::is_whitespace) {
        return None;
    }
    let Some(body) = text.strip_suffix(['j', 'J']) else { return Some((text::number::float(text)?, 0.0)) };
    // The last sign that does not belong to an exponent splits the parts.
    let bytes = body.as_bytes();
    let split = (1..bytes.len()).rev().find(|at| {
        matches!(bytes.get(*at), Some(b'+' | b'-')) && !matches!(bytes.get(at - 1), Some(b'e' | b'E'))
    });
    let (re, im) = body.split_at_checked(split.unwrap_or(0))?;
    let im = match im {
        "" | "+" => 1.0,
        "-" => -1.0,
        _ => text::number::float(im)?,
    };
    Some((if re.is_empty() { 0.0 } else { text::number::float(re)? }, im))
}

/// As CPython shows it: `(1+2j)`, `2j`.
pub(crate) fn show(out: &mut dyn Write, (re, im): Parts) -> fmt::Result {
    if re == 0.0 && re.is_sign_positive() {
        part(out, im)?;
        return out.write_str("j");
    }
    out.write_str("(")?;
    part(out, re)?;
    if !im.is_sign_negative() || im.is_nan() {
        out.write_str("+")?;
    }
    part(out, im)?;
    out.write_str("j)")
}

/// A part, without the `.0` of a whole number.
fn part(out: &mut dyn Write, f: f64) -> fmt::Result {
    let mut text = text::Limited::new(64);
    text::float::write_repr(&mut text, f)?;
    out.write_str(text.as_str().strip_suffix(".0").unwrap_or(text.as_str()))
}

pub(crate) fn multiply((a, b): Parts, (c, d): Parts) -> Parts {
    (a * c - b * d, a * d + b * c)
}

/// `None`: the divisor is 0.
pub(crate) fn divide((a, b): Parts, (c, d): Parts) -> Option<Parts> {
    if libm::fabs(c) >= libm::fabs(d) {
        if c == 0.0 {
            return None;
        }
        let ratio = d / c;
        let by = c + d * ratio;
        return Some(((a + b * ratio) / by, (b - a * ratio) / by));
    }
    if libm::fabs(d) >= libm::fabs(c) {
        let ratio = c / d;
        let by = c * ratio + d;
        return Some(((a * ratio + b) / by, (b * ratio - a) / by));
    }
    Some((f64::NAN, f64::NAN))
}

/// `None`: 0 to a negative or complex power.
pub(crate) fn power(z: Parts, w: Parts) -> Option<Parts> {
    let (re, im) = w;
    if im == 0.0 && libm::floor(re) == re && libm::fabs(re) <= 100.0 {
        let mut result = (1.0, 0.0);
        let (mut square, mut n) = (z, libm::fabs(re) as u32);
        while n > 0 {
            if n & 1 == 1 {
                result = multiply(result, square);
            }
            square = multiply(square, square);
            n >>= 1;
        }
        return if re < 0.0 { divide((1.0, 0.0), result) } else { Some(result) };
    }
    if z == (0.0, 0.0) {
        return if im != 0.0 || re < 0.0 { None } else { Some((0.0, 0.0)) };
    }
    let (size, angle) = (libm::hypot(z.0, z.1), libm::atan2(z.1, z.0));
    let mut length = libm::pow(size, re);
    let mut phase = angle * re;
    if im != 0.0 {
        length *= libm::exp(-angle * im);
        phase += im * libm::log(size);
    }
    Some((length * libm::cos(phase), length * libm::sin(phase)))
}

/// An operator with at least one complex operand; `None` when it is none or there is no such operator.
pub(crate) fn binary(cx: &mut Cx<'_>, op: Op, a: Value, b: Value) -> Result<Option<Value>, Fault> {
    if cx.h.complex_parts(a).is_none() && cx.h.complex_parts(b).is_none() {
        return Ok(None);
    }
    let (Some(x), Some(y)) = (cx.h.number_as_complex(a), cx.h.number_as_complex(b)) else { return Ok(None) };
    let (re, im) = match op {
        Op::Add => (x.0 + y.0, x.1 + y.1),
        Op::Sub => (x.0 - y.0, x.1 - y.1),
        Op::Mul => multiply(x, y),
        Op::TrueDiv => match divide(x, y) {
            Some(quotient) => quotient,
            None => {
                return Err(cx.err(id::ZERO_DIVISION_ERROR, format_args!("divide by zero")));
            }
        },
        Op::Power => match power(x, y) {
            Some(power) => power,
            None => {
                return Err(
                    cx.err(id::ZERO_DIVISION_ERROR, format_args!("0.0 to a negative or complex power"))
                );
            }
        },
        _ => return Ok(None),
    };
    Ok(Some(cx.h.new_complex(re, im)?))
}
