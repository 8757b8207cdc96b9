//! `cmath`, as much of it as MicroPython has.

use crate::heap::Value;
use crate::types::complex::{Parts, complex_arg as arg, divide, multiply};
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("cos", 1, 1, |cx, a| map(cx, a, cos)),
    def("exp", 1, 1, |cx, a| map(cx, a, |(re, im)| turn(super::exp::exp(re), im))),
    def("log", 1, 2, |cx, a| {
        let z = arg(cx, a, 0)?;
        let mut result = log(cx, z)?;
        if a.n > 1 {
            let base = arg(cx, a, 1)?;
            let base = log(cx, base)?;
            result = match divide(result, base) {
                Some(result) => result,
                None => return Err(cx.value_error("math domain error")),
            };
        }
        Ok(cx.h.new_complex(result.0, result.1)?)
    }),
    def("log10", 1, 1, |cx, a| {
        let z = arg(cx, a, 0)?;
        let (re, im) = log(cx, z)?;
        Ok(cx.h.new_complex(re / core::f64::consts::LN_10, im / core::f64::consts::LN_10)?)
    }),
    def("phase", 1, 1, |cx, a| {
        let (re, im) = arg(cx, a, 0)?;
        Ok(cx.h.new_float(libm::atan2(im, re))?)
    }),
    def("polar", 1, 1, |cx, a| {
        let (re, im) = arg(cx, a, 0)?;
        let (size, angle) = (cx.h.new_float(libm::hypot(re, im))?, cx.h.new_float(libm::atan2(im, re))?);
        Ok(cx.h.new_tuple(&[size, angle])?)
    }),
    def("rect", 2, 2, |cx, a| {
        let (size, angle) = (cx.float_arg(a, 0)?, cx.float_arg(a, 1)?);
        let (re, im) = turn(size, angle);
        Ok(cx.h.new_complex(re, im)?)
    }),
    // sin z = -i sinh iz
    def("sin", 1, 1, |cx, a| {
        map(cx, a, |(re, im)| (libm::sin(re) * libm::cosh(im), libm::cos(re) * libm::sinh(im)))
    }),
    def("sqrt", 1, 1, |cx, a| map(cx, a, sqrt)),
];

pub(crate) const CONSTANTS: &[&str] = &["e", "pi"];

pub(crate) fn constant(cx: &mut Cx<'_>, name: &str) -> Result<Option<Value>, Fault> {
    let number = match name {
        "e" => core::f64::consts::E,
        "pi" => core::f64::consts::PI,
        _ => return Ok(None),
    };
    Ok(Some(cx.h.new_float(number)?))
}

fn map(cx: &mut Cx<'_>, args: Args, f: fn(Parts) -> Parts) -> Res {
    let z = arg(cx, args, 0)?;
    let (re, im) = f(z);
    Ok(cx.h.new_complex(re, im)?)
}

/// The number of this size at this angle.
fn turn(size: f64, angle: f64) -> Parts {
    if angle == 0.0 { (size, size * angle) } else { (size * libm::cos(angle), size * libm::sin(angle)) }
}

fn cos((re, im): Parts) -> Parts {
    (libm::cos(re) * libm::cosh(im), -libm::sin(re) * libm::sinh(im))
}

fn log(cx: &mut Cx<'_>, (re, im): Parts) -> Result<Parts, Fault> {
    if re == 0.0 && im == 0.0 {
        return Err(cx.value_error("math domain error"));
    }
    let (big, small) =
        (libm::fmax(libm::fabs(re), libm::fabs(im)), libm::fmin(libm::fabs(re), libm::fabs(im)));
    let size = libm::hypot(re, im);
    // Near 1 the logarithm of the size would lose digits.
    let real = if (0.71..=1.73).contains(&size) {
        libm::log1p((big - 1.0) * (big + 1.0) + small * small) / 2.0
    } else {
        libm::log(size)
    };
    Ok((real, libm::atan2(im, re)))
}

fn sqrt((re, im): Parts) -> Parts {
    if re == 0.0 && im == 0.0 {
        return (0.0, im);
    }
    let (x, y) = (libm::fabs(re) / 8.0, libm::fabs(im));
    let s = 2.0 * libm::sqrt(x + libm::hypot(x, y / 8.0));
    let d = y / (2.0 * s);
    if !s.is_finite() {
        return multiply((libm::sqrt(libm::hypot(re, im)), 0.0), turn(1.0, libm::atan2(im, re) / 2.0));
    }
    if re >= 0.0 { (s, libm::copysign(d, im)) } else { (d, libm::copysign(s, im)) }
}
