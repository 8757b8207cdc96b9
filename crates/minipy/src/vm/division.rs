//! Division of integers and floats, as Python rounds it.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use super::{Cx, Res};
use crate::types::id;

/// Quotient and remainder, rounded towards minus infinity.
pub(crate) fn floor_divmod(x: i64, y: i64) -> Option<(i64, i64)> {
    let (q, r) = (x.checked_div(y)?, x.checked_rem(y)?);
    Some(if r != 0 && (r < 0) != (y < 0) { (q - 1, r + y) } else { (q, r) })
}

pub(crate) fn floor_big(x: &BigInt, y: &BigInt) -> (BigInt, BigInt) {
    let (q, r) = (x / y, x % y);
    if !r.is_zero() && r.is_negative() != y.is_negative() { (q - 1, r + y) } else { (q, r) }
}

pub(crate) fn float_divmod(x: f64, y: f64) -> (f64, f64) {
    let mut r = libm::fmod(x, y);
    let mut q = (x - r) / y;
    if r != 0.0 {
        if (r < 0.0) != (y < 0.0) {
            r += y;
            q -= 1.0;
        }
    } else {
        r = libm::copysign(0.0, y);
    }
    let whole = if q == 0.0 {
        libm::copysign(0.0, x / y)
    } else {
        let floor = libm::floor(q);
        if q - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (whole, r)
}

impl Cx<'_> {
    pub(super) fn big_true_div(&mut self, x: &BigInt, y: &BigInt) -> Res {
        if x.is_zero() {
            // The sign of the divisor stays.
            return Ok(self.h.new_float(if y.is_negative() { -0.0 } else { 0.0 })?);
        }
        // Enough bits of the quotient that rounding it is right: 64 bits and a sticky one.
        let shift = 66 + y.bits() as i64 - x.bits() as i64;
        let (n, d) =
            if shift >= 0 { (x << shift as usize, y.clone()) } else { (x.clone(), y << (-shift) as usize) };
        let mut q = &n / &d;
        if !(&n % &d).is_zero() {
            q = (q << 1usize) + if n.is_negative() == d.is_negative() { 1 } else { -1 };
        } else {
            q <<= 1usize;
        }
        let f = q.to_f64().unwrap_or(f64::INFINITY);
        let result =
            libm::ldexp(f, i32::try_from(-shift - 1).unwrap_or(if shift > 0 { -5000 } else { 5000 }));
        if result.is_infinite() {
            return Err(
                self.err(id::OVERFLOW_ERROR, format_args!("integer division result too large for a float"))
            );
        }
        Ok(self.h.new_float(result)?)
    }
}
