//! Integers without bound, with Python's rules: division rounds down, bits are two's complement.
//!
//! Costs grow as the product of the lengths for multiplication, division and decimal text, and linearly else; the caller
//! charges fuel by [`Big::len`] before, and bounds the operands of [`Big::pow`] and [`Big::shl`] by `max_limbs`.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::{Refused, limbs};

/// A signed integer. Zero is not negative.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Big {
    negative: bool,
    limbs: Vec<u32>,
}

/// A result whose parts have been computed.
type Result<T> = core::result::Result<T, Refused>;

impl Big {
    /// From a sign and little-endian limbs, leading zeros allowed.
    pub(crate) fn from_limbs(negative: bool, limbs: &[u32]) -> Result<Self> {
        Ok(Self::make(negative, limbs::trim(limbs::copy(limbs)?)))
    }

    fn make(negative: bool, limbs: Vec<u32>) -> Self {
        Self { negative: negative && !limbs.is_empty(), limbs }
    }

    pub(crate) fn is_negative(&self) -> bool {
        self.negative
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    /// The magnitude, little-endian, without leading zeros.
    pub(crate) fn limbs(&self) -> &[u32] {
        &self.limbs
    }

    /// Limbs of the magnitude: what costs are counted in.
    pub(crate) fn len(&self) -> usize {
        self.limbs.len()
    }

    /// `int.bit_length()`
    pub(crate) fn bits(&self) -> usize {
        limbs::bits(&self.limbs)
    }

    /// The value, if it fits.
    pub(crate) fn to_i64(&self) -> Option<i64> {
        if self.limbs.len() > 2 {
            return None;
        }
        let magnitude = i128::from(limbs::at(&self.limbs, 1)) << 32 | i128::from(limbs::at(&self.limbs, 0));
        i64::try_from(if self.negative { -magnitude } else { magnitude }).ok()
    }

    /// The value modulo 2^64, two's complement.
    pub(crate) fn wrapping_u64(&self) -> u64 {
        let low = u64::from(limbs::at(&self.limbs, 1)) << 32 | u64::from(limbs::at(&self.limbs, 0));
        if self.negative { low.wrapping_neg() } else { low }
    }

    pub(crate) fn neg(mut self) -> Self {
        self.negative = !self.negative && !self.limbs.is_empty();
        self
    }

    pub(crate) fn abs(mut self) -> Self {
        self.negative = false;
        self
    }

    pub(crate) fn add(&self, other: &Self) -> Result<Self> {
        self.add_signed(other.negative, &other.limbs)
    }

    pub(crate) fn sub(&self, other: &Self) -> Result<Self> {
        self.add_signed(!other.negative, &other.limbs)
    }

    fn add_signed(&self, negative: bool, other: &[u32]) -> Result<Self> {
        if self.negative == negative {
            return Ok(Self::make(negative, limbs::add(&self.limbs, other)?));
        }
        Ok(match limbs::cmp(&self.limbs, other) {
            Ordering::Less => Self::make(negative, limbs::sub(other, &self.limbs)?),
            Ordering::Equal => Self::default(),
            Ordering::Greater => Self::make(self.negative, limbs::sub(&self.limbs, other)?),
        })
    }

    pub(crate) fn mul(&self, other: &Self) -> Result<Self> {
        Ok(Self::make(self.negative != other.negative, limbs::mul(&self.limbs, &other.limbs)?))
    }

    /// Quotient rounded down, and the remainder with the divisor's sign.
    pub(crate) fn div_mod(&self, divisor: &Self) -> Result<(Self, Self)> {
        let (quotient, rest) = limbs::div_rem(&self.limbs, &divisor.limbs)?;
        let (quotient, rest) =
            (Self::make(self.negative != divisor.negative, quotient), Self::make(self.negative, rest));
        if rest.is_zero() || self.negative == divisor.negative {
            return Ok((quotient, rest));
        }
        Ok((quotient.sub(&Self::from(1))?, rest.add(divisor)?))
    }

    /// `self ** exponent`, refused when the result might have more than `max_limbs` limbs.
    pub(crate) fn pow(&self, mut exponent: u64, max_limbs: usize) -> Result<Self> {
        let bits = self.bits() as u64;
        let most = bits.checked_mul(exponent).ok_or(Refused::Memory);
        if bits > 1 && most? / 32 > max_limbs as u64 {
            return Err(Refused::Memory);
        }
        let mut result = Self::from(1);
        let mut base = self.clone();
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = result.mul(&base)?;
            }
            exponent >>= 1;
            if exponent > 0 {
                base = base.mul(&base)?;
            }
        }
        Ok(result)
    }

    /// `pow(self, exponent, modulus)` for an exponent that is not negative.
    pub(crate) fn pow_mod(&self, exponent: &Self, modulus: &Self) -> Result<Self> {
        let mut result = Self::from(1).div_mod(modulus)?.1;
        let mut base = self.div_mod(modulus)?.1;
        for i in 0..exponent.bits() {
            if limbs::at(&exponent.limbs, i / 32) >> (i % 32) & 1 == 1 {
                result = result.mul(&base)?.div_mod(modulus)?.1;
            }
            base = base.mul(&base)?.div_mod(modulus)?.1;
        }
        Ok(result)
    }

    /// `self << by`, refused when the result has more than `max_limbs` limbs.
    pub(crate) fn shl(&self, by: usize, max_limbs: usize) -> Result<Self> {
        if !self.is_zero() && by / 32 > max_limbs.saturating_sub(self.len()) {
            return Err(Refused::Memory);
        }
        Ok(Self::make(self.negative, limbs::shl(&self.limbs, by)?))
    }

    /// `self >> by`, rounded down.
    pub(crate) fn shr(&self, by: usize) -> Result<Self> {
        let shifted = Self::make(self.negative, limbs::shr(&self.limbs, by)?);
        if self.negative && limbs::any_low_bit(&self.limbs, by) {
            shifted.sub(&Self::from(1))
        } else {
            Ok(shifted)
        }
    }

    pub(crate) fn and(&self, other: &Self) -> Result<Self> {
        self.bitwise(other, |a, b| a & b)
    }

    pub(crate) fn or(&self, other: &Self) -> Result<Self> {
        self.bitwise(other, |a, b| a | b)
    }

    pub(crate) fn xor(&self, other: &Self) -> Result<Self> {
        self.bitwise(other, |a, b| a ^ b)
    }

    fn bitwise(&self, other: &Self, op: impl Fn(u32, u32) -> u32) -> Result<Self> {
        let n = self.len().max(other.len()) + 1;
        let (mut a, mut b) = (self.twos(), other.twos());
        let mut out = limbs::zeros(n)?;
        for (place, i) in out.iter_mut().zip(0..) {
            *place = op(a.next(i), b.next(i));
        }
        if out.last().is_some_and(|top| top >> 31 == 1) {
            let mut carry = true;
            for place in &mut out {
                let (limb, over) = (!*place).overflowing_add(u32::from(carry));
                *place = limb;
                carry = over;
            }
            return Ok(Self::make(true, limbs::trim(out)));
        }
        Ok(Self::make(false, limbs::trim(out)))
    }

    fn twos(&self) -> Twos<'_> {
        Twos { of: self, carry: true }
    }

    /// The nearest float, ties to even; an overflow is refused.
    pub(crate) fn to_f64(&self) -> Result<f64> {
        let bits = self.bits();
        if bits > 1024 {
            return Err(Refused::Overflow("int too large to convert to float"));
        }
        let shift = bits.saturating_sub(64);
        let top = limbs::shr(&self.limbs, shift)?;
        let mut mantissa = u64::from(limbs::at(&top, 1)) << 32 | u64::from(limbs::at(&top, 0));
        // The conversion rounds 64 bits correctly; what was cut off only has to break a tie.
        mantissa |= u64::from(limbs::any_low_bit(&self.limbs, shift));
        let mut value = mantissa as f64;
        for _ in 0..shift {
            value *= 2.0;
        }
        if value.is_infinite() {
            return Err(Refused::Overflow("int too large to convert to float"));
        }
        Ok(if self.negative { -value } else { value })
    }

    /// The whole part of a finite float.
    pub(crate) fn from_f64(value: f64) -> Result<Self> {
        if value.is_nan() {
            return Err(Refused::Value("cannot convert float NaN to integer"));
        }
        if value.is_infinite() {
            return Err(Refused::Overflow("cannot convert float infinity to integer"));
        }
        let raw = value.to_bits();
        let exponent = (raw >> 52 & 0x7ff) as usize;
        if exponent < 1023 {
            return Ok(Self::default());
        }
        let mantissa = raw & ((1 << 52) - 1) | 1 << 52;
        let magnitude = [mantissa as u32, (mantissa >> 32) as u32];
        let limbs = match (exponent - 1023).checked_sub(52) {
            Some(up) => limbs::shl(&magnitude, up)?,
            None => limbs::shr(&magnitude, 52 - (exponent - 1023))?,
        };
        Ok(Self::make(value < 0.0, limbs))
    }

    /// Reads digits of `base` (2 to 36), nothing else allowed; `None` when there is another character or no digit.
    pub(crate) fn parse(negative: bool, digits: &str, base: u32) -> Result<Option<Self>> {
        if digits.is_empty() {
            return Ok(None);
        }
        let mut limbs = Vec::new();
        for c in digits.chars() {
            let Some(digit) = c.to_digit(base) else { return Ok(None) };
            limbs::mul_add_small(&mut limbs, base, digit)?;
        }
        Ok(Some(Self::make(negative, limbs::trim(limbs))))
    }

    /// The magnitude's digits in `base` (2 to 36), in lower case, without a sign.
    pub(crate) fn digits(&self, base: u32) -> Result<String> {
        // Peels off as many digits at a time as fit into a limb.
        let base = base.clamp(2, 36);
        let (mut chunk, mut per_chunk) = (base, 1usize);
        while let Some(next) = chunk.checked_mul(base) {
            chunk = next;
            per_chunk += 1;
        }
        let mut rest = limbs::copy(&self.limbs)?;
        let mut reversed: Vec<u8> = Vec::new();
        let most = self.bits() / (31 - base.leading_zeros()) as usize + per_chunk + 1;
        reversed.try_reserve_exact(most).map_err(|_| Refused::Memory)?;
        while !rest.is_empty() {
            let mut part = limbs::div_small(&mut rest, chunk);
            for _ in 0..per_chunk {
                if part == 0 && rest.is_empty() {
                    break;
                }
                let digit = char::from_digit(part % base, base).unwrap_or('0');
                reversed.push(digit as u8);
                part /= base;
            }
        }
        if reversed.is_empty() {
            reversed.push(b'0');
        }
        reversed.reverse();
        Ok(String::from_utf8(reversed).unwrap_or_default())
    }
}

impl From<i64> for Big {
    fn from(value: i64) -> Self {
        let magnitude = value.unsigned_abs();
        let limbs = limbs::trim(alloc::vec![magnitude as u32, (magnitude >> 32) as u32]);
        Self { negative: value < 0, limbs }
    }
}

impl Ord for Big {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => limbs::cmp(&self.limbs, &other.limbs),
            (true, true) => limbs::cmp(&other.limbs, &self.limbs),
        }
    }
}

impl PartialOrd for Big {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The limbs of the two's complement form, one after the other.
struct Twos<'b> {
    of: &'b Big,
    carry: bool,
}

impl Twos<'_> {
    fn next(&mut self, i: usize) -> u32 {
        let limb = limbs::at(&self.of.limbs, i);
        if !self.of.negative {
            return limb;
        }
        let (limb, over) = (!limb).overflowing_add(u32::from(self.carry));
        self.carry = over;
        limb
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn big(text: &str) -> Big {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |d| (true, d));
        Big::parse(negative, digits, 10).unwrap().unwrap()
    }

    fn text(value: &Big) -> String {
        let sign = if value.is_negative() { "-" } else { "" };
        alloc::format!("{sign}{}", value.digits(10).unwrap())
    }

    /// A generator for tests (Knuth's MMIX constants).
    struct Random(u64);
    impl Random {
        fn next(&mut self) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            self.0 >> 16
        }
        fn big(&mut self, max_limbs: u64) -> Big {
            let n = self.next() % (max_limbs + 1);
            let limbs: Vec<u32> = (0..n)
                .map(|_| match self.next() % 4 {
                    0 => 0,
                    1 => u32::MAX,
                    _ => self.next() as u32,
                })
                .collect();
            Big::from_limbs(self.next().is_multiple_of(2), &limbs).unwrap()
        }
    }

    #[test]
    fn small_numbers_agree_with_i128() {
        // Division rounds down and bits are two's complement: the machine's own integers are the reference.
        let mut random = Random(7);
        for round in 0..20_000 {
            let (a, b) = (
                (random.next() as i64) << (round % 17) >> (round % 40),
                random.next() as i64 >> (round % 47),
            );
            let (a, b) = (if round % 3 == 0 { -a } else { a }, if round % 2 == 0 { -b } else { b });
            let (x, y) = (Big::from(a), Big::from(b));
            let (wide_a, wide_b) = (i128::from(a), i128::from(b));
            assert_eq!(text(&x.add(&y).unwrap()), alloc::format!("{}", wide_a + wide_b), "{a} + {b}");
            assert_eq!(text(&x.sub(&y).unwrap()), alloc::format!("{}", wide_a - wide_b), "{a} - {b}");
            assert_eq!(text(&x.mul(&y).unwrap()), alloc::format!("{}", wide_a * wide_b), "{a} * {b}");
            assert_eq!(x.and(&y).unwrap().to_i64(), Some(a & b), "{a} & {b}");
            assert_eq!(x.or(&y).unwrap().to_i64(), Some(a | b), "{a} | {b}");
            assert_eq!(x.xor(&y).unwrap().to_i64(), Some(a ^ b), "{a} ^ {b}");
            let by = (round % 70) as usize;
            assert_eq!(x.shr(by).unwrap().to_i64(), Some((wide_a >> by.min(127)) as i64), "{a} >> {by}");
            assert_eq!(x.cmp(&y), a.cmp(&b));
            if b != 0 {
                let (q, r) = x.div_mod(&y).unwrap();
                let (floor, rest) = (wide_a.div_euclid(wide_b), wide_a.rem_euclid(wide_b));
                let (floor, rest) =
                    if rest != 0 && b < 0 { (floor - 1, rest + wide_b) } else { (floor, rest) };
                assert_eq!(
                    (text(&q), text(&r)),
                    (alloc::format!("{floor}"), alloc::format!("{rest}")),
                    "{a} // {b}"
                );
            }
        }
    }

    #[test]
    fn large_divisions_multiply_back() {
        let mut random = Random(11);
        for _ in 0..5_000 {
            let (a, b) = (random.big(12), random.big(6));
            if b.is_zero() {
                assert_eq!(a.div_mod(&b), Err(Refused::ZeroDivision));
                continue;
            }
            let (q, r) = a.div_mod(&b).unwrap();
            assert_eq!(q.mul(&b).unwrap().add(&r).unwrap(), a);
            assert!(r.is_zero() || r.is_negative() == b.is_negative());
            assert!(r.abs() < b.abs());
            assert_eq!(big(&text(&a)), a);
        }
    }

    #[test]
    fn texts_are_read_and_written_in_every_base() {
        assert_eq!(text(&big("-123456789012345678901234567890")), "-123456789012345678901234567890");
        let value = big("340282366920938463463374607431768211456");
        assert_eq!(value.digits(16).unwrap(), "100000000000000000000000000000000");
        assert_eq!(value.digits(2).unwrap().len(), 129);
        assert_eq!(Big::default().digits(10).unwrap(), "0");
        assert_eq!(Big::parse(false, "z", 36).unwrap().unwrap().to_i64(), Some(35));
        assert_eq!(Big::parse(false, "12a", 10).unwrap(), None);
        assert_eq!(Big::parse(false, "", 10).unwrap(), None);
    }

    #[test]
    fn powers_are_bounded() {
        assert_eq!(
            text(&Big::from(3).pow(100, 64).unwrap()),
            "515377520732011331036461129765621272702107522001"
        );
        assert_eq!(Big::from(10).pow(u64::MAX, 1 << 20), Err(Refused::Memory));
        assert_eq!(Big::from(-1).pow(u64::MAX, 4).unwrap().to_i64(), Some(-1));
        assert_eq!(Big::from(1).shl(usize::MAX, 1 << 20), Err(Refused::Memory));
        let m = big("1000000007");
        assert_eq!(Big::from(2).pow_mod(&big("1000000006"), &m).unwrap().to_i64(), Some(1));
    }

    #[test]
    fn floats_round_to_even_and_back() {
        for value in [0.0, 1.0, -1.5, 9007199254740993.0, 1e300, -1e18] {
            let whole = if value < 0.0 { -(-value as u128 as f64) } else { value };
            if value.abs() < 1e30 {
                assert_eq!(Big::from_f64(value).unwrap().to_f64().unwrap(), (value as i128) as f64);
            } else {
                assert_eq!(Big::from_f64(value).unwrap().to_f64().unwrap(), whole);
            }
        }
        // 2^53 + 1 lies between two floats: the even one is taken; a bit more tips it up.
        assert_eq!(big("9007199254740993").to_f64().unwrap(), 9007199254740992.0);
        assert_eq!(big("9007199254740995").to_f64().unwrap(), 9007199254740996.0);
        assert_eq!(
            Big::from(1).shl(1024, 64).unwrap().to_f64(),
            Err(Refused::Overflow("int too large to convert to float"))
        );
        assert!(Big::from_f64(f64::NAN).is_err());
    }
}
