//! Format specifications: `[[fill]align][sign][#][0][width][,_][.precision][type]`, read and applied.

use core::fmt::{self, Write};

use super::{Limited, Small, float};

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
    Center,
    /// `=`: between the sign and the digits.
    Sign,
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sign {
    #[default]
    None,
    /// `-`: as if none was given, but given.
    Minus,
    Plus,
    Space,
}

/// A specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spec {
    pub fill: char,
    pub align: Option<Align>,
    /// `0` before the width: numbers are filled between sign and digits.
    pub zero: bool,
    pub sign: Sign,
    pub alternate: bool,
    pub width: usize,
    /// `,` or `_` between groups of digits.
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// As many digits an integer has at least, with zeros before it: what a precision means to `%`.
    pub digits_least: usize,
    /// The type code, if one was given.
    pub code: Option<char>,
}

impl Default for Spec {
    fn default() -> Self {
        Self {
            fill: ' ',
            align: None,
            zero: false,
            sign: Sign::None,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            digits_least: 0,
            code: None,
        }
    }
}

/// Widths and precisions beyond this are refused: no text of that size fits any heap.
pub(crate) const NUMBER_MAX: usize = 1 << 26;

/// Why a specification was refused, or could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpecError {
    /// ValueError with this text.
    Invalid(&'static str),
    /// OverflowError with this text.
    Overflow(&'static str),
    /// ValueError: "Unknown format code 'c' for object of type 't'".
    Code(char),
    /// The output is full: MemoryError.
    Full,
}

impl From<fmt::Error> for SpecError {
    fn from(_: fmt::Error) -> Self {
        Self::Full
    }
}

type Result<T> = core::result::Result<T, SpecError>;

const fn align(c: char) -> Option<Align> {
    Some(match c {
        '<' => Align::Left,
        '>' => Align::Right,
        '^' => Align::Center,
        '=' => Align::Sign,
        _ => return None,
    })
}

/// Takes decimal digits off the front.
pub(super) fn digits(text: &mut &str) -> Result<Option<usize>> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    *text = rest;
    if number.is_empty() {
        return Ok(None);
    }
    match number.parse() {
        Ok(value) if value <= NUMBER_MAX => Ok(Some(value)),
        _ => Err(SpecError::Invalid("Too many decimal digits in format string")),
    }
}

impl Spec {
    /// Reads a specification.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut spec = Self::default();
        let mut rest = text;
        let mut chars = text.chars();
        let mut fill_given = false;
        let first = chars.next();
        let second = chars.clone().next();
        if let (Some(fill), Some(found)) = (first, second.and_then(align)) {
            spec.fill = fill;
            fill_given = true;
            spec.align = Some(found);
            rest = chars.as_str().get(1..).unwrap_or_default();
        } else if let Some(found) = first.and_then(align) {
            spec.align = Some(found);
            rest = chars.as_str();
        }
        let take = |rest: &mut &str, c: char| match rest.strip_prefix(c) {
            Some(tail) => {
                *rest = tail;
                true
            }
            None => false,
        };
        if take(&mut rest, '+') {
            spec.sign = Sign::Plus;
        } else if take(&mut rest, ' ') {
            spec.sign = Sign::Space;
        } else if take(&mut rest, '-') {
            spec.sign = Sign::Minus;
        }
        spec.alternate = take(&mut rest, '#');
        if take(&mut rest, '0') {
            if !fill_given {
                spec.fill = '0';
            }
            spec.zero = spec.align.is_none();
        }
        spec.width = digits(&mut rest)?.unwrap_or(0);
        if take(&mut rest, ',') {
            spec.grouping = Some(',');
        } else if take(&mut rest, '_') {
            spec.grouping = Some('_');
        }
        if take(&mut rest, '.') {
            spec.precision = digits(&mut rest)?;
            if spec.precision.is_none() {
                return Err(SpecError::Invalid("Format specifier missing precision"));
            }
        }
        let mut tail = rest.chars();
        spec.code = tail.next();
        if tail.next().is_some() {
            return Err(SpecError::Invalid("Invalid format specifier"));
        }
        Ok(spec)
    }

    /// Formats a str.
    pub(crate) fn write_str(&self, out: &mut dyn Write, text: &str) -> Result<()> {
        match self.code {
            None | Some('s') => {}
            Some(code) => return Err(SpecError::Code(code)),
        }
        if self.sign != Sign::None {
            return Err(SpecError::Invalid("Sign not allowed in string format specifier"));
        }
        if self.alternate {
            return Err(SpecError::Invalid("Alternate form (#) not allowed in string format specifier"));
        }
        if self.grouping.is_some() {
            return Err(SpecError::Invalid("Cannot specify ',' or '_' with 's'"));
        }
        if self.align == Some(Align::Sign) {
            return Err(SpecError::Invalid("'=' alignment not allowed in string format specifier"));
        }
        let cut = match self.precision {
            Some(limit) => text.char_indices().nth(limit).and_then(|(at, _)| text.get(..at)).unwrap_or(text),
            None => text,
        };
        self.pad(out, "", "", (0, cut), self.align.unwrap_or(Align::Left))
    }

    /// Formats an integer that fits in 64 bits, or is given as decimal digits when it does not.
    pub(crate) fn write_i64(&self, out: &mut dyn Write, value: i64) -> Result<()> {
        let mut text = Small::<72>::new();
        let magnitude = value.unsigned_abs();
        match self.code {
            Some('b') => write!(text, "{magnitude:b}")?,
            Some('o') => write!(text, "{magnitude:o}")?,
            Some('x' | 'X') => write!(text, "{magnitude:x}")?,
            Some('c') => {
                let c = u32::try_from(value).ok().and_then(char::from_u32);
                let Some(c) = c else {
                    return Err(SpecError::Overflow("%c arg not in range(0x110000)"));
                };
                text.write_char(c)?;
                return Self { code: None, align: self.align.or(Some(Align::Right)), ..*self }
                    .write_str(out, text.as_str());
            }
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => return self.write_f64(out, value as f64),
            _ => write!(text, "{magnitude}")?,
        }
        self.write_digits(out, value < 0, text.as_str())
    }

    /// The radix that the type code asks for, when it is one of integers.
    pub(crate) const fn radix(&self) -> Option<u32> {
        match self.code {
            None | Some('d' | 'n') => Some(10),
            Some('b') => Some(2),
            Some('o') => Some(8),
            Some('x' | 'X') => Some(16),
            _ => None,
        }
    }

    /// Formats an integer given as digits of [`Self::radix`], lower case.
    pub(crate) fn write_digits(&self, out: &mut dyn Write, negative: bool, digits: &str) -> Result<()> {
        if self.precision.is_some() {
            return Err(SpecError::Invalid("Precision not allowed in integer format specifier"));
        }
        let prefix = match self.code {
            Some('b') => "0b",
            Some('o') => "0o",
            Some('x') => "0x",
            Some('X') => "0X",
            None | Some('d' | 'n') => "",
            Some(code) => return Err(SpecError::Code(code)),
        };
        let group = if self.radix() == Some(10) { 3 } else { 4 };
        if self.grouping == Some(',') && group == 4 {
            return Err(SpecError::Invalid("Cannot specify ',' with this format code"));
        }
        let prefix = if self.alternate { prefix } else { "" };
        if self.code == Some('X') {
            let mut upper = Limited::new(NUMBER_MAX);
            digits.chars().try_for_each(|c| upper.write_char(c.to_ascii_uppercase()))?;
            return self.write_number(out, negative, prefix, upper.as_str(), group);
        }
        self.write_number(out, negative, prefix, digits, group)
    }

    /// Formats a float.
    pub(crate) fn write_f64(&self, out: &mut dyn Write, value: f64) -> Result<()> {
        let mut text = Limited::new(NUMBER_MAX);
        let magnitude = value.abs();
        match (self.code, self.precision) {
            // Like `g`, but with all digits that matter and always a point.
            (None, None) => float::write_repr(&mut text, magnitude)?,
            (None, Some(precision)) => general(&mut text, magnitude, precision, self.alternate)?,
            (Some(code @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%')), precision) => {
                float::write_code(&mut text, magnitude, code, precision.unwrap_or(6), self.alternate)?;
            }
            (Some('n'), precision) => {
                float::write_code(&mut text, magnitude, 'g', precision.unwrap_or(6), self.alternate)?;
            }
            (Some(code), _) => return Err(SpecError::Code(code)),
        }
        let negative = value.is_sign_negative() && !value.is_nan();
        self.write_number(out, negative, "", text.as_str(), 3)
    }

    fn write_number(
        &self,
        out: &mut dyn Write,
        negative: bool,
        prefix: &str,
        digits: &str,
        group: usize,
    ) -> Result<()> {
        let sign = match (negative, self.sign) {
            (true, _) => "-",
            (false, Sign::Plus) => "+",
            (false, Sign::Space) => " ",
            (false, Sign::None | Sign::Minus) => "",
        };
        let align = self.align.unwrap_or(if self.zero { Align::Sign } else { Align::Right });
        let Some(separator) = self.grouping else {
            let zeros = self.digits_least.saturating_sub(digits.len());
            return self.pad(out, sign, prefix, (zeros, digits), align);
        };
        let end = digits.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(digits.len());
        // `1e+16`: the exponent's letter is a digit of base 16 only.
        let end = if group == 3 { digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(end) } else { end };
        let (whole, rest) = digits.split_at_checked(end).unwrap_or((digits, ""));
        // Zeros that fill up to the width are grouped too.
        let mut zeros = 0;
        if self.fill == '0' && align == Align::Sign {
            let fixed = sign.len() + prefix.len() + rest.len();
            while fixed + grouped_len(whole.len() + zeros, group) < self.width {
                zeros += 1;
            }
        }
        let mut text = Limited::new(2 * NUMBER_MAX);
        let total = whole.len() + zeros;
        for (index, c) in core::iter::repeat_n('0', zeros).chain(whole.chars()).enumerate() {
            if index > 0 && (total - index).is_multiple_of(group) {
                text.write_char(separator)?;
            }
            text.write_char(c)?;
        }
        text.write_str(rest)?;
        self.pad(out, sign, prefix, (0, text.as_str()), align)
    }

    /// Writes `sign prefix zeros text`, padded to the width.
    fn pad(
        &self,
        out: &mut dyn Write,
        sign: &str,
        prefix: &str,
        (zeros, text): (usize, &str),
        align: Align,
    ) -> Result<()> {
        let len = sign.len() + prefix.len() + zeros + text.chars().count();
        let missing = self.width.saturating_sub(len);
        let (before, between, after) = match align {
            Align::Left => (0, 0, missing),
            Align::Right => (missing, 0, 0),
            Align::Center => (missing / 2, 0, missing - missing / 2),
            Align::Sign => (0, missing, 0),
        };
        let fill = |out: &mut dyn Write, count: usize| (0..count).try_for_each(|_| out.write_char(self.fill));
        fill(out, before)?;
        out.write_str(sign)?;
        out.write_str(prefix)?;
        fill(out, between)?;
        (0..zeros).try_for_each(|_| out.write_char('0'))?;
        out.write_str(text)?;
        fill(out, after)?;
        Ok(())
    }
}

const fn grouped_len(digits: usize, group: usize) -> usize {
    digits + digits.saturating_sub(1) / group
}

/// A float without a type code but with a precision: `g`, except that a whole number keeps `.0`.
fn general(out: &mut dyn Write, value: f64, precision: usize, alternate: bool) -> fmt::Result {
    let mut text = Limited::new(NUMBER_MAX);
    float::write_code(&mut text, value, 'g', precision, alternate)?;
    let text = text.as_str();
    let whole = !text.contains(['.', 'e', 'n', 'i']);
    // One digit more than the precision allows would show: then the scientific form stays.
    if whole && text.len() >= precision.max(1) && text != "0" {
        let mut scientific = Limited::new(NUMBER_MAX);
        float::write_code(&mut scientific, value, 'e', precision.max(1) - 1, alternate)?;
        let scientific = scientific.as_str();
        let (digits, exponent) = scientific.split_once('e').unwrap_or((scientific, "+00"));
        let digits =
            if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
        return write!(out, "{digits}e{exponent}");
    }
    out.write_str(text)?;
    if whole { out.write_str(".0") } else { Ok(()) }
}
