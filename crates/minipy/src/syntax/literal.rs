//! The values of number and string literals.

use alloc::string::String;
use alloc::vec::Vec;

use super::ast::ExprKind;
use super::error::{CompileError, Result};

/// Bits of an integer literal: conversions to and from decimal are quadratic. This is a little more than the
/// 4300 decimal digits that CPython accepts.
pub(crate) const INTEGER_BITS_MAX: usize = 14_336;

/// The value of an integer literal that the lexer has accepted.
pub(crate) fn integer(text: &str, line: u32) -> Result<ExprKind> {
    let (radix, digits) = match text.get(..2) {
        Some("0x" | "0X") => (16, text.get(2..)),
        Some("0o" | "0O") => (8, text.get(2..)),
        Some("0b" | "0B") => (2, text.get(2..)),
        _ => (10, Some(text)),
    };
    let digits = digits.unwrap_or_default();
    let mut value = Some(0_i64);
    let mut count = 0_usize;
    for digit in digits.chars().filter_map(|c| c.to_digit(radix)) {
        count += 1;
        value = value.and_then(|v| v.checked_mul(i64::from(radix))?.checked_add(i64::from(digit)));
    }
    if let Some(value) = value {
        return Ok(ExprKind::Int(value));
    }
    let bits_of_three_digits = if radix == 10 { 10 } else { 3 * radix.trailing_zeros() as usize };
    if count.saturating_mul(bits_of_three_digits) / 3 > INTEGER_BITS_MAX {
        return Err(CompileError::syntax(line, "integer literal has too many digits"));
    }
    Ok(ExprKind::BigInt(limbs(digits, radix).into_boxed_slice()))
}

/// The magnitude of `digits` as 32-bit limbs, least first.
fn limbs(digits: &str, radix: u32) -> Vec<u32> {
    let mut values = digits.chars().filter_map(|c| c.to_digit(radix));
    let mut limbs: Vec<u32> = Vec::new();
    if radix == 10 {
        // Nine digits at a time: each goes through all limbs.
        loop {
            let (mut group, mut scale) = (0_u32, 1_u32);
            for digit in values.by_ref().take(9) {
                group = group * 10 + digit;
                scale *= 10;
            }
            if scale == 1 {
                break;
            }
            let mut carry = u64::from(group);
            for limb in &mut limbs {
                let wide = u64::from(*limb) * u64::from(scale) + carry;
                *limb = wide as u32;
                carry = wide >> 32;
            }
            if carry > 0 {
                limbs.push(carry as u32);
            }
        }
    } else {
        // A power of two: bits from the right, so the work is linear.
        let width = radix.trailing_zeros();
        let (mut pending, mut bits) = (0_u64, 0_u32);
        for digit in values.rev() {
            pending |= u64::from(digit) << bits;
            bits += width;
            if bits >= 32 {
                limbs.push(pending as u32);
                pending >>= 32;
                bits -= 32;
            }
        }
        limbs.push(pending as u32);
    }
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    limbs
}

/// The value of a float literal, without its `j` if it had one.
pub(crate) fn float(text: &str, line: u32) -> Result<f64> {
    let plain: String = text.chars().filter(|&c| c != '_').collect();
    plain.parse().map_err(|_| CompileError::syntax(line, "invalid syntax for number"))
}

/// Where decoded text goes: characters of a str, bytes of a bytes.
pub(crate) trait Sink {
    /// One character of the source, or a `\u` escape.
    fn character(&mut self, c: char, line: u32) -> Result<()>;
    /// The value of a `\x` or octal escape.
    fn code(&mut self, value: u32, line: u32) -> Result<()>;
    /// `\u`, `\U` and `\N` have a meaning.
    const UNICODE: bool;
}

impl Sink for String {
    const UNICODE: bool = true;

    fn character(&mut self, c: char, _line: u32) -> Result<()> {
        self.push(c);
        Ok(())
    }

    fn code(&mut self, value: u32, line: u32) -> Result<()> {
        let Some(c) = char::from_u32(value) else {
            return Err(CompileError::syntax(line, "invalid unicode escape"));
        };
        self.push(c);
        Ok(())
    }
}

impl Sink for Vec<u8> {
    const UNICODE: bool = false;

    fn character(&mut self, c: char, line: u32) -> Result<()> {
        let Ok(byte) = u8::try_from(c) else {
            return Err(CompileError::syntax(line, "bytes can only contain ASCII literal characters"));
        };
        if !byte.is_ascii() {
            return Err(CompileError::syntax(line, "bytes can only contain ASCII literal characters"));
        }
        self.push(byte);
        Ok(())
    }

    fn code(&mut self, value: u32, _line: u32) -> Result<()> {
        self.push(value as u8);
        Ok(())
    }
}

/// Decodes a literal's body into `out`.
pub(crate) fn decode<S: Sink>(body: &str, raw: bool, line: u32, out: &mut S) -> Result<()> {
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // Line ends of every kind are one line feed.
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    chars.next();
                }
                out.character('\n', line)?;
            }
            '\\' if !raw => escape(&mut chars, line, out)?,
            _ => out.character(c, line)?,
        }
    }
    Ok(())
}

type Chars<'a> = core::iter::Peekable<core::str::Chars<'a>>;

fn escape<S: Sink>(chars: &mut Chars<'_>, line: u32, out: &mut S) -> Result<()> {
    let Some(c) = chars.next() else {
        return out.character('\\', line);
    };
    match c {
        '\n' => Ok(()),
        '\r' => {
            if chars.peek() == Some(&'\n') {
                chars.next();
            }
            Ok(())
        }
        '\\' | '\'' | '"' => out.character(c, line),
        'a' => out.code(7, line),
        'b' => out.code(8, line),
        'f' => out.code(12, line),
        'n' => out.code(10, line),
        'r' => out.code(13, line),
        't' => out.code(9, line),
        'v' => out.code(11, line),
        '0'..='7' => {
            let mut value = c.to_digit(8).unwrap_or(0);
            for _ in 0..2 {
                let Some(digit) = chars.peek().and_then(|c| c.to_digit(8)) else { break };
                value = value * 8 + digit;
                chars.next();
            }
            out.code(value, line)
        }
        'x' => {
            let value = hexadecimal(chars, 2, line)?;
            out.code(value, line)
        }
        'u' if S::UNICODE => {
            let value = hexadecimal(chars, 4, line)?;
            out.code(value, line)
        }
        'U' if S::UNICODE => {
            let value = hexadecimal(chars, 8, line)?;
            out.code(value, line)
        }
        'N' if S::UNICODE => Err(CompileError::syntax(line, "unicode name escapes")),
        _ => {
            out.character('\\', line)?;
            out.character(c, line)
        }
    }
}

fn hexadecimal(chars: &mut Chars<'_>, digits: u32, line: u32) -> Result<u32> {
    let mut value = 0_u32;
    for _ in 0..digits {
        let Some(digit) = chars.next().and_then(|c| c.to_digit(16)) else {
            return Err(CompileError::syntax(line, "truncated escape in string literal"));
        };
        value = value.wrapping_mul(16).wrapping_add(digit);
    }
    Ok(value)
}
