//! `math`.

use crate::builtins::construct::float_to_int;
use crate::heap::Value;
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

use super::exp::exp;
use num_bigint::BigInt;
use num_traits::{Signed, Zero};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("acos", 1, 1, |cx, a| bounded(cx, a, libm::acos)),
    def("acosh", 1, 1, |cx, a| one(cx, a, libm::acosh)),
    def("asin", 1, 1, |cx, a| bounded(cx, a, libm::asin)),
    def("asinh", 1, 1, |cx, a| one(cx, a, libm::asinh)),
    def("atan", 1, 1, |cx, a| one(cx, a, libm::atan)),
    def("atan2", 2, 2, |cx, a| two(cx, a, libm::atan2)),
    def("atanh", 1, 1, |cx, a| {
        // Infinite at both ends, which is a domain error and no overflow.
        match cx.float_arg(a, 0)?.abs() {
            1.0 => Err(domain(cx)),
            _ => one(cx, a, libm::atanh),
        }
    }),
    def("ceil", 1, 1, |cx, a| whole(cx, a, libm::ceil)),
    def("copysign", 2, 2, |cx, a| two(cx, a, libm::copysign)),
    def("cos", 1, 1, |cx, a| one(cx, a, libm::cos)),
    def("cosh", 1, 1, |cx, a| one(cx, a, libm::cosh)),
    def("degrees", 1, 1, |cx, a| {
        let x = cx.float_arg(a, 0)?;
        Ok(cx.h.new_float(x.to_degrees())?)
    }),
    def("erf", 1, 1, |cx, a| one(cx, a, libm::erf)),
    def("erfc", 1, 1, |cx, a| one(cx, a, libm::erfc)),
    def("exp", 1, 1, |cx, a| one(cx, a, exp)),
    def("expm1", 1, 1, |cx, a| one(cx, a, libm::expm1)),
    def("fabs", 1, 1, |cx, a| one(cx, a, libm::fabs)),
    def("factorial", 1, 1, factorial),
    def("floor", 1, 1, |cx, a| whole(cx, a, libm::floor)),
    def("fmod", 2, 2, |cx, a| two(cx, a, libm::fmod)),
    def("frexp", 1, 1, frexp),
    def("gamma", 1, 1, gamma),
    def("gcd", 0, 255, gcd),
    def("hypot", 2, 2, |cx, a| two(cx, a, libm::hypot)),
    def_kw("isclose", 2, 2, isclose),
    def("isfinite", 1, 1, |cx, a| Ok(Value::bool(cx.float_arg(a, 0)?.is_finite()))),
    def("isinf", 1, 1, |cx, a| Ok(Value::bool(cx.float_arg(a, 0)?.is_infinite()))),
    def("isnan", 1, 1, |cx, a| Ok(Value::bool(cx.float_arg(a, 0)?.is_nan()))),
    def("isqrt", 1, 1, isqrt),
    def("ldexp", 2, 2, ldexp),
    def("lgamma", 1, 1, |cx, a| {
        let x = cx.float_arg(a, 0)?;
        // Infinite at these, which is a domain error and no overflow.
        if x.is_finite() && x <= 0.0 && x == libm::floor(x) {
            return Err(domain(cx));
        }
        checked(cx, &[x], libm::lgamma(x))
    }),
    def("log", 1, 2, log),
    def("log10", 1, 1, |cx, a| positive(cx, a, libm::log10)),
    def("log2", 1, 1, |cx, a| positive(cx, a, libm::log2)),
    def("modf", 1, 1, modf),
    def("pow", 2, 2, |cx, a| two(cx, a, crate::vm::power::power)),
    def("radians", 1, 1, |cx, a| one(cx, a, f64::to_radians)),
    def("sin", 1, 1, |cx, a| one(cx, a, libm::sin)),
    def("sinh", 1, 1, |cx, a| one(cx, a, libm::sinh)),
    def("sqrt", 1, 1, |cx, a| one(cx, a, libm::sqrt)),
    def("tan", 1, 1, |cx, a| one(cx, a, libm::tan)),
    def("tanh", 1, 1, |cx, a| one(cx, a, libm::tanh)),
    def("trunc", 1, 1, |cx, a| whole(cx, a, libm::trunc)),
];

pub(crate) const CONSTANTS: &[&str] = &["e", "inf", "nan", "pi", "tau"];

pub(crate) fn constant(cx: &mut Cx<'_>, name: &str) -> Result<Option<Value>, Fault> {
    let value = match name {
        "e" => core::f64::consts::E,
        "inf" => f64::INFINITY,
        "nan" => f64::NAN,
        "pi" => core::f64::consts::PI,
        "tau" => core::f64::consts::TAU,
        _ => return Ok(None),
    };
    Ok(Some(cx.h.new_float(value)?))
}

/// The largest argument of `factorial`: its result has about 35,000 bits.
const FACTORIAL_MAX: i64 = 4000;

#[cold]
fn domain(cx: &mut Cx<'_>) -> Fault {
    cx.value_error("math domain error")
}

/// A result that is no number although the arguments were is an error; one that is infinite is another.
fn checked(cx: &mut Cx<'_>, args: &[f64], result: f64) -> Res {
    let given_nan = args.iter().any(|x| x.is_nan());
    let given_inf = args.iter().any(|x| x.is_infinite());
    if result.is_nan() && !given_nan {
        return Err(domain(cx));
    }
    if result.is_infinite() && !given_inf && !given_nan {
        return Err(cx.err(id::OVERFLOW_ERROR, format_args!("math range error")));
    }
    Ok(cx.h.new_float(result)?)
}

fn one(cx: &mut Cx<'_>, args: Args, f: fn(f64) -> f64) -> Res {
    let x = cx.float_arg(args, 0)?;
    checked(cx, &[x], f(x))
}

fn two(cx: &mut Cx<'_>, args: Args, f: fn(f64, f64) -> f64) -> Res {
    let (x, y) = (cx.float_arg(args, 0)?, cx.float_arg(args, 1)?);
    let result = f(x, y);
    // 0.0 ** -1 is infinite, and a domain error.
    if result.is_infinite() && x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(domain(cx));
    }
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain(cx));
    }
    checked(cx, &[x, y], result)
}

/// Only for arguments from -1 to 1.
fn bounded(cx: &mut Cx<'_>, args: Args, f: fn(f64) -> f64) -> Res {
    let x = cx.float_arg(args, 0)?;
    if x.abs() > 1.0 {
        return Err(domain(cx));
    }
    Ok(cx.h.new_float(f(x))?)
}

/// Only for arguments above zero; integers of any size.
fn positive(cx: &mut Cx<'_>, args: Args, f: fn(f64) -> f64) -> Res {
    let x = large(cx, args, 0)?;
    if x.0 <= 0.0 {
        return Err(domain(cx));
    }
    let value = f(x.0) + x.1 * f(2.0);
    Ok(cx.h.new_float(value)?)
}

/// An argument as a float times a power of two: integers beyond the range of floats have logarithms, too.
fn large(cx: &mut Cx<'_>, args: Args, i: usize) -> Result<(f64, f64), Fault> {
    let value = cx.arg(args, i);
    let big = if cx.h.as_i64(value).is_none() && cx.h.is_integer(value) { cx.h.to_big(value) } else { None };
    match big {
        Some(big) if big.is_positive() && big.bits() > 1000 => {
            let shift = big.bits() - 64;
            let top = cx.h.new_big(&(big >> shift))?;
            Ok((cx.h.number_as_f64(top).unwrap_or(f64::INFINITY), shift as f64))
        }
        _ => Ok((cx.float_arg(args, i)?, 0.0)),
    }
}

fn log(cx: &mut Cx<'_>, args: Args) -> Res {
    let (x, scale) = large(cx, args, 0)?;
    if x <= 0.0 {
        return Err(domain(cx));
    }
    let value = libm::log(x) + scale * core::f64::consts::LN_2;
    if args.n == 1 {
        return Ok(cx.h.new_float(value)?);
    }
    let (base, scale) = large(cx, args, 1)?;
    if base <= 0.0 {
        return Err(domain(cx));
    }
    let base = libm::log(base) + scale * core::f64::consts::LN_2;
    if base == 0.0 {
        return Err(cx.zero_division());
    }
    Ok(cx.h.new_float(value / base)?)
}

/// A float rounded to an int; an int stays as it is.
fn whole(cx: &mut Cx<'_>, args: Args, f: fn(f64) -> f64) -> Res {
    let value = cx.arg(args, 0);
    if cx.h.is_integer(value) {
        return Ok(if let Some(i) = cx.h.as_i64(value) { cx.h.new_int(i)? } else { value });
    }
    let x = cx.float_arg(args, 0)?;
    float_to_int(cx, f(x))
}

fn frexp(cx: &mut Cx<'_>, args: Args) -> Res {
    let x = cx.float_arg(args, 0)?;
    let (mantissa, exponent) = if x == 0.0 || !x.is_finite() { (x, 0) } else { libm::frexp(x) };
    let mantissa = cx.h.new_float(mantissa)?;
    Ok(cx.h.new_tuple(&[mantissa, Value::int(exponent)])?)
}

fn modf(cx: &mut Cx<'_>, args: Args) -> Res {
    let x = cx.float_arg(args, 0)?;
    let (fraction, whole) = if x.is_infinite() { (libm::copysign(0.0, x), x) } else { libm::modf(x) };
    let (fraction, whole) = (cx.h.new_float(fraction)?, cx.h.new_float(whole)?);
    Ok(cx.h.new_tuple(&[fraction, whole])?)
}

fn ldexp(cx: &mut Cx<'_>, args: Args) -> Res {
    let x = cx.float_arg(args, 0)?;
    let exponent = cx.i64_arg(args, 1)?.clamp(-5000, 5000);
    checked(cx, &[x], libm::ldexp(x, exponent as i32))
}

fn gamma(cx: &mut Cx<'_>, args: Args) -> Res {
    let x = cx.float_arg(args, 0)?;
    if x == f64::NEG_INFINITY || (x <= 0.0 && x == libm::floor(x)) {
        return Err(domain(cx));
    }
    checked(cx, &[x], libm::tgamma(x))
}

fn isclose(cx: &mut Cx<'_>, args: Args) -> Res {
    cx.only_keywords(args, &["rel_tol", "abs_tol"])?;
    let (a, b) = (cx.float_arg(args, 0)?, cx.float_arg(args, 1)?);
    let tolerance = |name: &str, default: f64| match cx.kwarg(args, name) {
        Some(value) => cx.h.number_as_f64(value).unwrap_or(default),
        None => default,
    };
    let (relative, absolute) = (tolerance("rel_tol", 1e-9), tolerance("abs_tol", 0.0));
    if relative < 0.0 || absolute < 0.0 {
        return Err(cx.value_error("tolerances must be non-negative"));
    }
    let near = (a - b).abs() <= (relative * a.abs().max(b.abs())).max(absolute);
    Ok(Value::bool(a == b || (a.is_finite() && b.is_finite() && near)))
}

fn factorial(cx: &mut Cx<'_>, args: Args) -> Res {
    let n = cx.i64_arg(args, 0)?;
    if n < 0 {
        return Err(cx.value_error("negative value"));
    }
    if n > FACTORIAL_MAX {
        return Err(cx.err(id::OVERFLOW_ERROR, format_args!("factorial of more than {FACTORIAL_MAX}")));
    }
    cx.charge((n * n) as usize / 256);
    let mut product = BigInt::from(1);
    for factor in 2..=n {
        product *= factor;
    }
    Ok(cx.h.new_big(&product)?)
}

fn gcd(cx: &mut Cx<'_>, args: Args) -> Res {
    let mut result = BigInt::zero();
    for i in 0..args.n {
        let value = cx.int_arg(args, i)?;
        let mut other = cx.h.to_big(value).unwrap_or_default();
        charge_square(cx, value)?;
        while !other.is_zero() {
            let rest = &result % &other;
            result = core::mem::replace(&mut other, rest);
        }
    }
    Ok(cx.h.new_big(&result.abs())?)
}

fn isqrt(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.int_arg(args, 0)?;
    let big = cx.h.to_big(value).unwrap_or_default();
    if big.is_negative() {
        return Err(cx.value_error("isqrt() argument must be nonnegative"));
    }
    charge_square(cx, value)?;
    Ok(cx.h.new_big(&big.sqrt())?)
}

/// Longest integer, in 32-bit limbs, for functions whose time grows with the square of that: more would take too long
/// at a time.
const SQUARE_LIMBS: usize = 1024;

fn charge_square(cx: &mut Cx<'_>, value: Value) -> Result<(), Fault> {
    let limbs = cx.h.limbs(value);
    if limbs > SQUARE_LIMBS {
        return Err(cx.err(id::OVERFLOW_ERROR, format_args!("integer too large")));
    }
    cx.charge(limbs * limbs);
    Ok(())
}
