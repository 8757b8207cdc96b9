//! Integers beyond 64 bits, and comparison of numbers. `Big`: `[header][sign][32-bit limbs, low first]`.
//!
//! Arithmetic is done by `num-bigint` outside the arena on copies; [`MAX_LIMBS`] bounds them.

use core::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_traits::{FromPrimitive, ToPrimitive};

use super::object::mix;
use super::{Heap, Kind, Oom, Ref, Value};

/// The longest integer: 262,144 bits, about 78,900 digits. A longer result is an OverflowError or MemoryError, before it
/// is computed; so every operation ends in a bounded time.
pub(crate) const MAX_LIMBS: usize = 8192;

/// Limbs of the largest integer that may equal a float.
const FLOAT_LIMBS: usize = 32;

impl Heap {
    /// Any `int` or `bool` as a large integer.
    pub(crate) fn to_big(&self, value: Value) -> Option<BigInt> {
        if let Some(i) = self.as_i64(value) {
            return Some(BigInt::from(i));
        }
        let r = self.as_kind(value, Kind::Big)?;
        let sign = if self.get(r, 1).0 == 0 { Sign::Plus } else { Sign::Minus };
        Some(BigInt::from_slice(sign, self.raw(r, 2, self.size(r) - 2)))
    }

    /// The `int` with this value, in its shortest form.
    pub(crate) fn new_big(&mut self, big: &BigInt) -> Result<Value, Oom> {
        if let Some(i) = big.to_i64() {
            return self.new_int(i);
        }
        let digits = big.magnitude().to_u32_digits();
        if digits.len() > MAX_LIMBS {
            return Err(Oom);
        }
        let r = self.alloc(Kind::Big, 2 + digits.len())?;
        self.set(r, 1, Value(u32::from(big.sign() == Sign::Minus)));
        self.raw_mut(r, 2, digits.len()).copy_from_slice(&digits);
        Ok(r.value())
    }

    /// 32-bit limbs of an integer, roughly: for bounds and fuel.
    pub(crate) fn limbs(&self, value: Value) -> usize {
        match self.as_kind(value, Kind::Big) {
            Some(r) => self.size(r) - 2,
            None => 2,
        }
    }

    pub(crate) fn is_integer(&self, value: Value) -> bool {
        value.is_int()
            || value == Value::TRUE
            || value == Value::FALSE
            || matches!(self.kind_of(value), Some(Kind::Int | Kind::Big))
    }

    pub(crate) fn big_is_negative(&self, r: Ref) -> bool {
        self.get(r, 1).0 != 0
    }

    pub(crate) fn big_to_f64(&self, r: Ref) -> f64 {
        self.to_big(r.value()).and_then(|big| big.to_f64()).unwrap_or(f64::INFINITY)
    }

    /// The hash of a large integer: that of the float that equals it, if there is one.
    pub(super) fn big_hash(&self, r: Ref) -> u32 {
        let limbs = self.raw(r, 2, self.size(r) - 2);
        let zeros = limbs.iter().take_while(|limb| **limb == 0).count();
        let low = limbs.get(zeros).map_or(0, |limb| limb.trailing_zeros() as usize);
        let high = limbs.last().map_or(0, |limb| limb.leading_zeros() as usize);
        if limbs.len() <= FLOAT_LIMBS
            && (limbs.len() - zeros) * 32 - low - high <= f64::MANTISSA_DIGITS as usize
        {
            return mix(self.big_to_f64(r).to_bits() as i64);
        }
        self.worked(limbs.len());
        let sign = i64::from(self.big_is_negative(r));
        limbs.iter().fold(mix(sign), |hash, limb| mix(i64::from(hash.rotate_left(5) ^ limb)))
    }

    /// Any number as a float; an integer beyond the range of floats becomes infinite.
    pub(crate) fn number_as_f64(&self, value: Value) -> Option<f64> {
        if let Some(i) = self.as_i64(value) {
            return Some(i as f64);
        }
        let r = value.as_ref()?;
        match self.kind(r) {
            Kind::Float => Some(self.float_at(r)),
            Kind::Big => Some(self.big_to_f64(r)),
            _ => None,
        }
    }

    /// The order of two numbers; the inner `None` is for NaN, the outer for what is no number.
    pub(crate) fn compare_numbers(&self, a: Value, b: Value) -> Option<Option<Ordering>> {
        if let (Some(x), Some(y)) = (self.as_i64(a), self.as_i64(b)) {
            return Some(Some(x.cmp(&y)));
        }
        match (self.as_float(a), self.as_float(b)) {
            (Some(x), Some(y)) => Some(x.partial_cmp(&y)),
            (Some(x), None) => Some(self.compare_int_float(b, x)?.map(Ordering::reverse)),
            (None, Some(y)) => self.compare_int_float(a, y),
            (None, None) => {
                if !self.is_integer(a) || !self.is_integer(b) {
                    return None;
                }
                Some(Some(self.compare_integers(a, b)))
            }
        }
    }

    /// The order of two integers, one of which has more than 64 bits.
    fn compare_integers(&self, a: Value, b: Value) -> Ordering {
        // The sign, and the limbs of a large one; the other is nearer to zero.
        let parts = |value: Value| match self.as_kind(value, Kind::Big) {
            Some(r) => (self.big_is_negative(r), self.raw(r, 2, self.size(r) - 2)),
            None => (self.as_i64(value).is_some_and(|i| i < 0), &[][..]),
        };
        let ((minus, x), (other_minus, y)) = (parts(a), parts(b));
        if minus != other_minus {
            return if minus { Ordering::Less } else { Ordering::Greater };
        }
        let order = x.len().cmp(&y.len()).then_with(|| {
            self.worked(x.len());
            x.iter().rev().cmp(y.iter().rev())
        });
        if minus { order.reverse() } else { order }
    }

    pub(super) fn compare_int_float(&self, int: Value, float: f64) -> Option<Option<Ordering>> {
        if let Some(i) = self.as_i64(int)
            && i.unsigned_abs() < 1 << 53
        {
            return Some((i as f64).partial_cmp(&float));
        }
        if !self.is_integer(int) {
            return None;
        }
        if float.is_nan() {
            return Some(None);
        }
        if let Some(r) = self.as_kind(int, Kind::Big)
            && self.size(r) - 2 > FLOAT_LIMBS
            && float.is_finite()
        {
            return Some(Some(if self.big_is_negative(r) { Ordering::Less } else { Ordering::Greater }));
        }
        if float.is_infinite() {
            return Some(Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater }));
        }
        let whole = BigInt::from_f64(libm::trunc(float))?;
        let order = self.to_big(int)?.cmp(&whole);
        if order == Ordering::Equal {
            let rest = float - libm::trunc(float);
            return Some(0.0.partial_cmp(&rest));
        }
        Some(Some(order))
    }
}
