//! Floats as text: `repr`, and the formats `e`, `f`, `g` and `%`.

use core::fmt::{self, Write};

use super::{Limited, Small};

/// Digits after the point that are computed; more are zeros, as 1074 is the most that a float has.
const PRECISION_MAX: usize = 1100;

/// Bytes that any float takes in any of these formats: 309 digits before the point, the rest behind it.
const TEXT_MAX: usize = 1500;

/// `inf`, `nan`: what is written instead of digits.
fn special(f: f64) -> Option<&'static str> {
    if f.is_nan() {
        Some("nan")
    } else if f.is_infinite() {
        Some("inf")
    } else {
        None
    }
}

/// `repr(f)`: the fewest digits that read back as the same float.
pub(crate) fn write_repr(out: &mut dyn Write, f: f64) -> fmt::Result {
    if f.is_sign_negative() && !f.is_nan() {
        out.write_char('-')?;
    }
    let f = f.abs();
    if let Some(text) = special(f) {
        return out.write_str(text);
    }
    let mut text = Small::<40>::new();
    write!(text, "{f:e}")?;
    let (digits, exponent) = split_exponent(text.as_str());
    let mut plain = Small::<24>::new();
    digits.chars().filter(|&c| c != '.').try_for_each(|c| plain.write_char(c))?;
    let mut digits = plain.as_str();
    // Of two shortest texts at the same distance the even one is taken, as rounding does.
    let mut even = Small::<24>::new();
    if digits.len() >= 15 {
        let mut rounded = Small::<40>::new();
        let places = digits.len() - 1;
        write!(rounded, "{f:.places$e}")?;
        if rounded.as_str() != text.as_str() && rounded.as_str().parse() == Ok(f) {
            let (other, _) = split_exponent(rounded.as_str());
            other.chars().filter(|&c| c != '.').try_for_each(|c| even.write_char(c))?;
            digits = even.as_str();
        }
    }
    if (-4..16).contains(&exponent) {
        write_fixed(out, digits, exponent)?;
        if exponent >= digits.len() as i32 - 1 {
            out.write_str(".0")?;
        }
        return Ok(());
    }
    write_scientific(out, digits, exponent, 'e')
}

/// The format of a type code, without the sign: `e`, `f`, `g` or `%` in either case, with `alternate` keeping the
/// point and trailing zeros. The float is not negative.
pub(crate) fn write_code(
    out: &mut dyn Write,
    f: f64,
    code: char,
    precision: usize,
    alternate: bool,
) -> fmt::Result {
    let upper = code.is_ascii_uppercase();
    if let Some(text) = special(f) {
        for c in text.chars() {
            out.write_char(if upper { c.to_ascii_uppercase() } else { c })?;
        }
        return if code == '%' { out.write_char('%') } else { Ok(()) };
    }
    match code.to_ascii_lowercase() {
        'e' => write_e(out, f, precision, alternate, if upper { 'E' } else { 'e' }),
        'g' => write_g(out, f, precision, alternate, if upper { 'E' } else { 'e' }),
        '%' => {
            write_f(out, f * 100.0, precision, alternate)?;
            out.write_char('%')
        }
        _ => write_f(out, f, precision, alternate),
    }
}

fn write_zeros(out: &mut dyn Write, count: usize) -> fmt::Result {
    (0..count).try_for_each(|_| out.write_char('0'))
}

fn write_f(out: &mut dyn Write, f: f64, precision: usize, alternate: bool) -> fmt::Result {
    let shown = precision.min(PRECISION_MAX);
    write!(out, "{f:.shown$}")?;
    write_zeros(out, precision - shown)?;
    if precision == 0 && alternate { out.write_char('.') } else { Ok(()) }
}

fn write_e(out: &mut dyn Write, f: f64, precision: usize, alternate: bool, e: char) -> fmt::Result {
    let shown = precision.min(PRECISION_MAX);
    let mut text = Limited::new(TEXT_MAX);
    write!(text, "{f:.shown$e}")?;
    let (digits, exponent) = split_exponent(text.as_str());
    out.write_str(digits)?;
    if precision == 0 && alternate {
        out.write_char('.')?;
    }
    write_zeros(out, precision - shown)?;
    write_exponent(out, exponent, e)
}

/// `g`: `precision` significant digits, in whichever form is shorter, without trailing zeros.
fn write_g(out: &mut dyn Write, f: f64, precision: usize, alternate: bool, e: char) -> fmt::Result {
    let precision = precision.max(1);
    let shown = precision.min(PRECISION_MAX) - 1;
    let mut text = Limited::new(TEXT_MAX);
    write!(text, "{f:.shown$e}")?;
    let (digits, exponent) = split_exponent(text.as_str());
    let mut plain = Limited::new(TEXT_MAX);
    digits.chars().filter(|&c| c != '.').try_for_each(|c| plain.write_char(c))?;
    let mut digits = plain.as_str();
    if !alternate {
        let trimmed = digits.trim_end_matches('0');
        digits = if trimmed.is_empty() { "0" } else { trimmed };
    }
    let limit = i32::try_from(precision).unwrap_or(i32::MAX);
    if (-4..limit).contains(&exponent) {
        write_fixed(out, digits, exponent)?;
        if alternate && exponent >= digits.len() as i32 - 1 {
            out.write_char('.')?;
        }
        return Ok(());
    }
    write_scientific(out, digits, exponent, e)
}

/// Splits `1.5e-7`.
fn split_exponent(text: &str) -> (&str, i32) {
    match text.split_once('e') {
        Some((digits, exponent)) => (digits, exponent.parse().unwrap_or(0)),
        None => (text, 0),
    }
}

/// Digits with the point after position `exponent`, filled up with zeros on either side.
fn write_fixed(out: &mut dyn Write, digits: &str, exponent: i32) -> fmt::Result {
    let Ok(exponent) = usize::try_from(exponent) else {
        out.write_str("0.")?;
        write_zeros(out, exponent.unsigned_abs() as usize - 1)?;
        return out.write_str(digits);
    };
    let whole = exponent + 1;
    match (digits.get(..whole), digits.get(whole..)) {
        (Some(before), Some(after)) if !after.is_empty() => {
            out.write_str(before)?;
            out.write_char('.')?;
            out.write_str(after)
        }
        _ => {
            out.write_str(digits)?;
            write_zeros(out, whole.saturating_sub(digits.len()))
        }
    }
}

fn write_scientific(out: &mut dyn Write, digits: &str, exponent: i32, e: char) -> fmt::Result {
    out.write_str(digits.get(..1).unwrap_or("0"))?;
    if let Some(rest) = digits.get(1..).filter(|rest| !rest.is_empty()) {
        out.write_char('.')?;
        out.write_str(rest)?;
    }
    write_exponent(out, exponent, e)
}

/// At least two digits, always a sign.
fn write_exponent(out: &mut dyn Write, exponent: i32, e: char) -> fmt::Result {
    let sign = if exponent < 0 { '-' } else { '+' };
    write!(out, "{e}{sign}{:02}", exponent.unsigned_abs())
}
