//! Text as numbers: what `int()` and `float()` accept.

use alloc::string::String;

/// White space around numbers: what `str.strip()` removes.
pub(crate) fn strip(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}'))
}

/// An integer as text, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IntText<'t> {
    pub negative: bool,
    pub radix: u32,
    /// At least one digit of `radix`, perhaps with single underscores between digits.
    pub digits: &'t str,
}

impl IntText<'_> {
    /// The value, if it fits.
    pub(crate) fn to_i64(&self) -> Option<i64> {
        let mut value = 0_i64;
        for digit in self.values() {
            value = value.checked_mul(i64::from(self.radix))?;
            let digit = i64::from(digit);
            value = if self.negative { value.checked_sub(digit)? } else { value.checked_add(digit)? };
        }
        Some(value)
    }

    /// The values of the digits, from the left.
    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = u32> {
        let radix = self.radix;
        self.digits.chars().filter_map(move |c| c.to_digit(radix))
    }
}

/// Takes apart what `int(text, base)` accepts; `base` is 0 or 2 to 36. None: it is no such integer.
pub(crate) fn int_text(text: &str, base: u32) -> Option<IntText<'_>> {
    let text = strip(text);
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let prefix = match text.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => 0,
    };
    let (radix, mut digits) = if prefix != 0 && (base == 0 || base == prefix) {
        let rest = text.get(2..)?;
        (prefix, rest.strip_prefix('_').unwrap_or(rest))
    } else {
        (if base == 0 { 10 } else { base }, text)
    };
    // Digits of other scripts are not taken.
    let mut last_was_digit = false;
    for c in digits.chars() {
        let is_digit = c.is_digit(radix);
        if !(is_digit || c == '_' && last_was_digit) {
            return None;
        }
        last_was_digit = is_digit;
    }
    if !last_was_digit {
        return None;
    }
    // `int('012', 0)` would be octal in C: refused, zero itself is not.
    if base == 0
        && prefix == 0
        && digits.starts_with('0')
        && !digits.trim_start_matches(['0', '_']).is_empty()
    {
        return None;
    }
    let significant = digits.trim_start_matches(['0', '_']);
    digits = if significant.is_empty() { "0" } else { significant };
    Some(IntText { negative, radix, digits })
}

/// The value of what `float(text)` accepts.
pub(crate) fn float(text: &str) -> Option<f64> {
    let text = strip(text);
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        let lower = |name: &str| unsigned.eq_ignore_ascii_case(name);
        let value = if lower("inf") || lower("infinity") {
            f64::INFINITY
        } else if lower("nan") {
            f64::NAN
        } else {
            return None;
        };
        return Some(if text.starts_with('-') { -value } else { value });
    }
    if !text.contains('_') {
        return text.parse().ok();
    }
    // Underscores stand between digits only.
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    for (at, _) in text.match_indices('_') {
        if !digit(at.checked_sub(1)) || !digit(Some(at + 1)) {
            return None;
        }
    }
    let plain: String = text.chars().filter(|&c| c != '_').collect();
    plain.parse().ok()
}
