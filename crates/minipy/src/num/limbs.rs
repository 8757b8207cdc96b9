//! Natural numbers as little-endian 32-bit limbs, without leading zeros; zero has no limbs.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::Refused;

/// A result of `n` zero limbs, or a refusal when there is no memory.
pub(crate) fn zeros(n: usize) -> Result<Vec<u32>, Refused> {
    let mut limbs = Vec::new();
    limbs.try_reserve_exact(n).map_err(|_| Refused::Memory)?;
    limbs.resize(n, 0);
    Ok(limbs)
}

/// A copy of `a`.
pub(crate) fn copy(a: &[u32]) -> Result<Vec<u32>, Refused> {
    let mut limbs = Vec::new();
    limbs.try_reserve_exact(a.len()).map_err(|_| Refused::Memory)?;
    limbs.extend_from_slice(a);
    Ok(limbs)
}

/// Takes leading zeros away.
pub(crate) fn trim(mut limbs: Vec<u32>) -> Vec<u32> {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    limbs
}

/// The limb at `i`, zero beyond the end.
#[inline]
pub(crate) fn at(a: &[u32], i: usize) -> u32 {
    a.get(i).copied().unwrap_or(0)
}

#[inline]
fn put(a: &mut [u32], i: usize, limb: u32) {
    if let Some(place) = a.get_mut(i) {
        *place = limb;
    }
}

pub(crate) fn cmp(a: &[u32], b: &[u32]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// How many bits the number has; 0 for zero.
pub(crate) fn bits(a: &[u32]) -> usize {
    a.last().map_or(0, |top| a.len() * 32 - top.leading_zeros() as usize)
}

pub(crate) fn add(a: &[u32], b: &[u32]) -> Result<Vec<u32>, Refused> {
    let n = a.len().max(b.len()) + 1;
    let mut out = zeros(n)?;
    let mut carry = 0u64;
    for (i, place) in out.iter_mut().enumerate() {
        let sum = u64::from(at(a, i)) + u64::from(at(b, i)) + carry;
        *place = sum as u32;
        carry = sum >> 32;
    }
    Ok(trim(out))
}

/// `a - b`; `a` must not be smaller (the result is meaningless, but no panic, if it is).
pub(crate) fn sub(a: &[u32], b: &[u32]) -> Result<Vec<u32>, Refused> {
    let mut out = copy(a)?;
    let mut borrow = false;
    for (i, place) in out.iter_mut().enumerate() {
        let (d, b1) = place.overflowing_sub(at(b, i));
        let (d, b2) = d.overflowing_sub(u32::from(borrow));
        *place = d;
        borrow = b1 || b2;
    }
    Ok(trim(out))
}

pub(crate) fn mul(a: &[u32], b: &[u32]) -> Result<Vec<u32>, Refused> {
    let mut out = zeros(a.len() + b.len())?;
    for (i, &x) in a.iter().enumerate() {
        let mut carry = 0u64;
        let Some(row) = out.get_mut(i..) else { break };
        let (low, high) = row.split_at_mut_checked(b.len()).unwrap_or((&mut [], &mut []));
        for (place, &y) in low.iter_mut().zip(b) {
            let sum = u64::from(*place) + u64::from(x) * u64::from(y) + carry;
            *place = sum as u32;
            carry = sum >> 32;
        }
        if let Some(place) = high.first_mut() {
            *place = carry as u32;
        }
    }
    Ok(trim(out))
}

/// Multiplies in place by `factor` and adds `summand`.
pub(crate) fn mul_add_small(a: &mut Vec<u32>, factor: u32, summand: u32) -> Result<(), Refused> {
    let mut carry = u64::from(summand);
    for place in a.iter_mut() {
        let sum = u64::from(*place) * u64::from(factor) + carry;
        *place = sum as u32;
        carry = sum >> 32;
    }
    if carry != 0 {
        a.try_reserve(1).map_err(|_| Refused::Memory)?;
        a.push(carry as u32);
    }
    Ok(())
}

/// Divides in place by `divisor` (not 0) and gives the remainder.
pub(crate) fn div_small(a: &mut Vec<u32>, divisor: u32) -> u32 {
    let divisor = u64::from(divisor.max(1));
    let mut rest = 0u64;
    for place in a.iter_mut().rev() {
        let part = rest << 32 | u64::from(*place);
        *place = (part / divisor) as u32;
        rest = part % divisor;
    }
    while a.last() == Some(&0) {
        a.pop();
    }
    rest as u32
}

/// Quotient and remainder, by Knuth's algorithm D.
pub(crate) fn div_rem(a: &[u32], b: &[u32]) -> Result<(Vec<u32>, Vec<u32>), Refused> {
    let Some(&top) = b.last() else { return Err(Refused::ZeroDivision) };
    if cmp(a, b) == Ordering::Less {
        return Ok((Vec::new(), copy(a)?));
    }
    if let [single] = b {
        let mut quotient = copy(a)?;
        let rest = div_small(&mut quotient, *single);
        return Ok((quotient, trim(alloc::vec![rest])));
    }
    let shift = top.leading_zeros() as usize;
    let divisor = shl(b, shift)?;
    let mut rest = shl(a, shift)?;
    rest.try_reserve(2).map_err(|_| Refused::Memory)?;
    rest.resize(a.len() + 1, 0);
    let n = divisor.len();
    let mut quotient = zeros(a.len() - n + 1)?;
    for j in (0..quotient.len()).rev() {
        let digit = quotient_digit(&rest, &divisor, j);
        let digit = subtract_product(&mut rest, &divisor, j, digit);
        put(&mut quotient, j, digit);
    }
    let rest = shr(&trim(rest), shift)?;
    Ok((trim(quotient), rest))
}

/// A guess of the quotient's limb `j`, at most one too large.
fn quotient_digit(rest: &[u32], divisor: &[u32], j: usize) -> u32 {
    let n = divisor.len();
    let high = u64::from(at(rest, j + n)) << 32 | u64::from(at(rest, j + n - 1));
    let (first, second) = (u64::from(at(divisor, n - 1)).max(1), u64::from(at(divisor, n.wrapping_sub(2))));
    let (mut digit, mut left) = (high / first, high % first);
    while digit > u64::from(u32::MAX) || digit * second > (left << 32 | u64::from(at(rest, j + n - 2))) {
        digit -= 1;
        left += first;
        if left > u64::from(u32::MAX) {
            break;
        }
    }
    digit.min(u64::from(u32::MAX)) as u32
}

/// `rest -= divisor * digit << j`; when that was one too much it is put right. Gives the right digit.
fn subtract_product(rest: &mut [u32], divisor: &[u32], j: usize, digit: u32) -> u32 {
    let n = divisor.len();
    let (mut carry, mut borrow) = (0u64, false);
    for i in 0..=n {
        let product = u64::from(at(divisor, i)) * u64::from(digit) + carry;
        carry = product >> 32;
        let (d, b1) = at(rest, i + j).overflowing_sub(product as u32);
        let (d, b2) = d.overflowing_sub(u32::from(borrow));
        put(rest, i + j, d);
        borrow = b1 || b2;
    }
    if !borrow {
        return digit;
    }
    let mut carry = 0u64;
    for i in 0..=n {
        let sum = u64::from(at(rest, i + j)) + u64::from(at(divisor, i)) + carry;
        put(rest, i + j, sum as u32);
        carry = sum >> 32;
    }
    digit.wrapping_sub(1)
}

pub(crate) fn shl(a: &[u32], by: usize) -> Result<Vec<u32>, Refused> {
    if a.is_empty() {
        return Ok(Vec::new());
    }
    let (limbs, bits) = (by / 32, by % 32);
    let n = a.len().checked_add(limbs).and_then(|n| n.checked_add(1)).ok_or(Refused::Memory)?;
    let mut out = zeros(n)?;
    let mut low = 0u32;
    for (place, i) in out.iter_mut().skip(limbs).zip(0..) {
        let limb = at(a, i);
        *place = if bits == 0 { limb } else { limb << bits | low >> (32 - bits) };
        low = limb;
    }
    Ok(trim(out))
}

/// Rounds towards zero.
pub(crate) fn shr(a: &[u32], by: usize) -> Result<Vec<u32>, Refused> {
    let (limbs, bits) = (by / 32, by % 32);
    let mut out = zeros(a.len().saturating_sub(limbs))?;
    for (place, i) in out.iter_mut().zip(limbs..) {
        *place = if bits == 0 { at(a, i) } else { at(a, i) >> bits | at(a, i + 1) << (32 - bits) };
    }
    Ok(trim(out))
}

/// Whether one of the lowest `count` bits is set.
pub(crate) fn any_low_bit(a: &[u32], count: usize) -> bool {
    let whole = (count / 32).min(a.len());
    let part = at(a, count / 32) & (1u32.checked_shl(count as u32 % 32).unwrap_or(0)).wrapping_sub(1);
    a.iter().take(whole).any(|&limb| limb != 0) || part != 0
}
