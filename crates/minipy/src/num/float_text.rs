//! Floats as decimal text, to the letter as CPython writes them.
//!
//! The digits come from `core`, which rounds correctly; only their arrangement is done here.

use alloc::format;
use alloc::string::String;

/// No `f64` has more significant digits than this behind the point; beyond are zeros.
const DIGITS_MAX: usize = 1_100;

/// The shortest text that reads back as `value`: `repr(value)`.
pub(crate) fn repr(value: f64) -> String {
    if let Some(text) = not_finite(value, false) {
        return signed(value, text);
    }
    let text = format!("{:e}", value.abs());
    let (digits, exponent) = split_exponent(&text);
    let mut out = if (-4..16).contains(&exponent) {
        positional(&digits, exponent)
    } else {
        scientific(&digits, exponent, 'e')
    };
    if !out.contains(['.', 'e']) {
        out.push_str(".0");
    }
    signed(value, &out)
}

/// `%f`: `precision` digits behind the point. `alternate` keeps the point when there are none.
pub(crate) fn fixed(value: f64, precision: usize, alternate: bool, upper: bool) -> String {
    if let Some(text) = not_finite(value, upper) {
        return signed(value, text);
    }
    let shown = precision.min(DIGITS_MAX);
    let mut out = format!("{:.shown$}", value.abs());
    if precision == 0 && alternate {
        out.push('.');
    }
    push_zeros(&mut out, precision - shown);
    signed(value, &out)
}

/// `%e`: one digit before the point, `precision` behind it, an exponent of at least two digits.
pub(crate) fn exponent(value: f64, precision: usize, alternate: bool, upper: bool) -> String {
    if let Some(text) = not_finite(value, upper) {
        return signed(value, text);
    }
    let shown = precision.min(DIGITS_MAX);
    let text = format!("{:.shown$e}", value.abs());
    let (mut digits, exponent) = split_exponent(&text);
    push_zeros(&mut digits, precision - shown);
    let mut out = scientific(&digits, exponent, if upper { 'E' } else { 'e' });
    if precision == 0 && alternate {
        out.insert(1, '.');
    }
    signed(value, &out)
}

/// `%g`: `precision` significant digits, in whichever form is shorter; `alternate` keeps trailing zeros.
pub(crate) fn general(value: f64, precision: usize, alternate: bool, upper: bool) -> String {
    if let Some(text) = not_finite(value, upper) {
        return signed(value, text);
    }
    let precision = precision.max(1);
    let shown = (precision - 1).min(DIGITS_MAX);
    let text = format!("{:.shown$e}", value.abs());
    let (mut digits, exponent) = split_exponent(&text);
    if alternate {
        push_zeros(&mut digits, precision - 1 - shown);
    } else {
        digits.truncate(digits.trim_end_matches('0').len().max(1));
    }
    let is_fixed = exponent >= -4 && usize::try_from(exponent).map_or(true, |e| e < precision);
    let mut out = if is_fixed {
        positional(&digits, exponent)
    } else {
        scientific(&digits, exponent, if upper { 'E' } else { 'e' })
    };
    if alternate && !out.contains('.') {
        let at = out.find(['e', 'E']).unwrap_or(out.len());
        out.insert(at, '.');
    }
    signed(value, &out)
}

/// What `format(value, '')` and `'{:.3}'` give: [`general`], but a fixed form always has a digit behind the point, and
/// the exponent starts one digit earlier.
pub(crate) fn plain(value: f64, precision: Option<usize>, alternate: bool) -> String {
    let Some(precision) = precision else { return repr(value) };
    if not_finite(value, false).is_some() {
        return general(value, precision, alternate, false);
    }
    let precision = precision.max(1);
    let shown = (precision - 1).min(DIGITS_MAX);
    let text = format!("{:.shown$e}", value.abs());
    let (mut digits, exponent) = split_exponent(&text);
    if alternate {
        push_zeros(&mut digits, precision - 1 - shown);
    } else {
        digits.truncate(digits.trim_end_matches('0').len().max(1));
    }
    let is_fixed = exponent >= -4 && usize::try_from(exponent).map_or(true, |e| e + 1 < precision);
    let mut out = if is_fixed { positional(&digits, exponent) } else { scientific(&digits, exponent, 'e') };
    if is_fixed && !out.contains('.') {
        out.push_str(".0");
    }
    signed(value, &out)
}

const fn not_finite(value: f64, upper: bool) -> Option<&'static str> {
    match (value.is_nan(), value.is_infinite(), upper) {
        (true, _, false) => Some("nan"),
        (true, _, true) => Some("NAN"),
        (_, true, false) => Some("inf"),
        (_, true, true) => Some("INF"),
        _ => None,
    }
}

/// Puts the sign before `text`; a NaN has none.
fn signed(value: f64, text: &str) -> String {
    let sign = if value.is_sign_negative() && !value.is_nan() { "-" } else { "" };
    format!("{sign}{text}")
}

/// The digits without a point, and the exponent, of what `{:e}` wrote.
fn split_exponent(text: &str) -> (String, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    (mantissa.chars().filter(char::is_ascii_digit).collect(), exponent.parse().unwrap_or(0))
}

/// Digits with the point where `exponent` puts it.
fn positional(digits: &str, exponent: i32) -> String {
    if exponent < 0 {
        let mut out = String::from("0.");
        push_zeros(&mut out, usize::try_from(-1 - exponent).unwrap_or(0));
        out.push_str(digits);
        return out;
    }
    let whole = usize::try_from(exponent).unwrap_or(0).saturating_add(1);
    match digits.split_at_checked(whole) {
        Some((before, "")) => String::from(before),
        Some((before, after)) => format!("{before}.{after}"),
        None => {
            let mut out = String::from(digits);
            push_zeros(&mut out, whole - digits.len());
            out
        }
    }
}

fn scientific(digits: &str, exponent: i32, letter: char) -> String {
    let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
    let point = if rest.is_empty() { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{point}{rest}{letter}{sign}{:02}", exponent.unsigned_abs())
}

fn push_zeros(out: &mut String, count: usize) {
    out.extend(core::iter::repeat_n('0', count));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_cpythons() {
        for (value, text) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (123456789012345678.0, "1.2345678901234568e+17"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (1.5e-7, "1.5e-07"),
            (1e100, "1e+100"),
            (5e-324, "5e-324"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
        ] {
            assert_eq!(repr(value), text);
        }
    }

    #[test]
    fn the_three_forms_are_cs() {
        assert_eq!(fixed(2.5, 0, false, false), "2");
        assert_eq!(fixed(2.5, 0, true, false), "2.");
        assert_eq!(fixed(-1.005, 2, false, false), "-1.00");
        assert_eq!(exponent(12345.678, 3, false, true), "1.235E+04");
        assert_eq!(exponent(0.0, 0, true, false), "0.e+00");
        assert_eq!(general(100000.0, 6, false, false), "100000");
        assert_eq!(general(1000000.0, 6, false, false), "1e+06");
        assert_eq!(general(0.0001, 6, false, false), "0.0001");
        assert_eq!(general(0.00001, 6, false, false), "1e-05");
        assert_eq!(general(1.0, 6, true, false), "1.00000");
        assert_eq!(general(1e10, 1, true, false), "1.e+10");
        assert_eq!(fixed(1.0, 2_000, false, false).len(), 2_002);
    }

    #[test]
    fn a_form_without_letter_has_a_digit_behind_the_point() {
        assert_eq!(plain(12.0, Some(3), false), "12.0");
        assert_eq!(plain(123.0, Some(3), false), "1.23e+02");
        assert_eq!(plain(1.0, Some(1), false), "1e+00");
        assert_eq!(plain(0.5, Some(1), false), "0.5");
        assert_eq!(plain(1e6, None, false), "1000000.0");
    }
}
