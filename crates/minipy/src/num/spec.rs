//! The format specification mini-language: `[[fill]align][sign][z][#][0][width][,|_][.precision][type]`.
//!
//! One type serves `format()`, `str.format`, f-strings and, through [`super::percent`], the `%` operator.

use alloc::string::String;

use super::{Refused, float_text};

/// Where the padding goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Align {
    /// `^`
    Centre,
    /// `=`: between sign and digits.
    Inside,
    /// `<`
    Left,
    /// `>`
    Right,
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Sign {
    /// Nothing.
    #[default]
    Minus,
    /// `+`
    Plus,
    /// A space.
    Space,
}

/// A parsed specification.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Spec {
    pub(crate) fill: char,
    pub(crate) align: Option<Align>,
    pub(crate) sign: Sign,
    /// `#`
    pub(crate) alternate: bool,
    pub(crate) width: usize,
    /// `,` or `_`
    pub(crate) grouping: Option<char>,
    pub(crate) precision: Option<usize>,
    /// The type letter.
    pub(crate) kind: Option<char>,
}

impl Default for Spec {
    fn default() -> Self {
        Self {
            fill: ' ',
            align: None,
            sign: Sign::Minus,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            kind: None,
        }
    }
}

const INVALID: Refused = Refused::Value("Invalid format specifier");

impl Spec {
    /// Reads a specification.
    pub(crate) fn parse(text: &str) -> Result<Self, Refused> {
        let mut spec = Self::default();
        let mut rest = text;
        let mut chars = rest.chars();
        let (first, second) = (chars.next(), chars.next());
        if let (Some(fill), Some(align)) = (first, second.and_then(Align::from_char)) {
            (spec.fill, spec.align) = (fill, Some(align));
            rest = chars.as_str();
        } else if let Some(align) = first.and_then(Align::from_char) {
            spec.align = Some(align);
            rest = rest.get(1..).unwrap_or("");
        }
        if let Some(after) = rest.strip_prefix('+') {
            (spec.sign, rest) = (Sign::Plus, after);
        } else if let Some(after) = rest.strip_prefix(' ') {
            (spec.sign, rest) = (Sign::Space, after);
        } else if let Some(after) = rest.strip_prefix('-') {
            rest = after;
        }
        if let Some(after) = rest.strip_prefix('#') {
            (spec.alternate, rest) = (true, after);
        }
        if let Some(after) = rest.strip_prefix('0') {
            if spec.align.is_none() {
                (spec.fill, spec.align) = ('0', Some(Align::Inside));
            }
            rest = after;
        }
        if let Some((width, after)) = number(rest)? {
            (spec.width, rest) = (width, after);
        }
        if let Some(after) = rest.strip_prefix([',', '_']) {
            spec.grouping = rest.chars().next();
            rest = after;
        }
        if let Some(after) = rest.strip_prefix('.') {
            let (precision, after) =
                number(after)?.ok_or(Refused::Value("Format specifier missing precision"))?;
            (spec.precision, rest) = (Some(precision), after);
        }
        let mut chars = rest.chars();
        spec.kind = chars.next();
        if chars.next().is_some() { Err(INVALID) } else { Ok(spec) }
    }

    /// A `str` by this specification; a result over `max` bytes is refused.
    pub(crate) fn format_str(&self, text: &str, max: usize) -> Result<String, Refused> {
        if !matches!(self.kind, None | Some('s')) {
            return Err(Refused::Value("Unknown format code for object of type 'str'"));
        }
        if self.sign != Sign::Minus {
            return Err(Refused::Value("Sign not allowed in string format specifier"));
        }
        if self.alternate {
            return Err(Refused::Value("Alternate form (#) not allowed in string format specifier"));
        }
        if self.grouping.is_some() {
            return Err(Refused::Value("Cannot specify ',' with 's'."));
        }
        if self.align == Some(Align::Inside) && self.fill != '0' {
            return Err(Refused::Value("'=' alignment not allowed in string format specifier"));
        }
        let cut = self.precision.map_or(text, |p| {
            text.char_indices().nth(p).map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
        });
        let align = match self.align {
            // A leading 0 in the specification of a string: zeros behind it.
            None | Some(Align::Inside) => Align::Left,
            Some(align) => align,
        };
        self.pad("", "", cut, align, max)
    }

    /// An integer by this specification. `digits` gives the magnitude in a base (2, 8, 10 or 16, lower case); `as_float`
    /// the value as a float, for the letters that want one.
    pub(crate) fn format_int(
        &self,
        negative: bool,
        digits: impl FnOnce(u32) -> Result<String, Refused>,
        as_float: impl FnOnce() -> Result<f64, Refused>,
        max: usize,
    ) -> Result<String, Refused> {
        let (base, prefix) = match self.kind {
            None | Some('d' | 'n') => (10, ""),
            Some('b') => (2, "0b"),
            Some('o') => (8, "0o"),
            Some('x') => (16, "0x"),
            Some('X') => (16, "0X"),
            Some('c') => return self.format_char(negative, &digits(10)?, max),
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => return self.format_float(as_float()?, max),
            Some(_) => return Err(Refused::Value("Unknown format code for object of type 'int'")),
        };
        if self.precision.is_some() {
            return Err(Refused::Value("Precision not allowed in integer format specifier"));
        }
        if self.grouping == Some(',') && base != 10 {
            return Err(Refused::Value("Cannot specify ',' with this format code."));
        }
        let mut text = digits(base)?;
        if self.kind == Some('X') {
            text.make_ascii_uppercase();
        }
        let prefix = if self.alternate { prefix } else { "" };
        self.pad_number(self.sign_of(negative), prefix, &text, if base == 10 { 3 } else { 4 }, max)
    }

    /// A float by this specification.
    pub(crate) fn format_float(&self, value: f64, max: usize) -> Result<String, Refused> {
        let precision = self.precision.unwrap_or(6);
        if precision > max {
            return Err(Refused::Memory);
        }
        let magnitude = value.abs();
        let mut text = match self.kind {
            None => float_text::plain(magnitude, self.precision, self.alternate),
            Some('f') => float_text::fixed(magnitude, precision, self.alternate, false),
            Some('F') => float_text::fixed(magnitude, precision, self.alternate, true),
            Some('e') => float_text::exponent(magnitude, precision, self.alternate, false),
            Some('E') => float_text::exponent(magnitude, precision, self.alternate, true),
            Some('g' | 'n') => float_text::general(magnitude, precision, self.alternate, false),
            Some('G') => float_text::general(magnitude, precision, self.alternate, true),
            Some('%') => float_text::fixed(magnitude * 100.0, precision, self.alternate, false),
            Some(_) => return Err(Refused::Value("Unknown format code for object of type 'float'")),
        };
        if self.kind == Some('%') {
            text.push('%');
        }
        self.pad_number(self.sign_of(value.is_sign_negative() && !value.is_nan()), "", &text, 3, max)
    }

    fn format_char(&self, negative: bool, digits: &str, max: usize) -> Result<String, Refused> {
        if self.sign != Sign::Minus {
            return Err(Refused::Value("Sign not allowed with integer format specifier 'c'"));
        }
        let code = digits.parse().ok().filter(|_| !negative).and_then(char::from_u32);
        let c = code.ok_or(Refused::Overflow("%c arg not in range(0x110000)"))?;
        self.pad("", "", c.encode_utf8(&mut [0; 4]), self.align.unwrap_or(Align::Left), max)
    }

    fn sign_of(&self, negative: bool) -> &'static str {
        match (negative, self.sign) {
            (true, _) => "-",
            (false, Sign::Minus) => "",
            (false, Sign::Plus) => "+",
            (false, Sign::Space) => " ",
        }
    }

    fn pad_number(
        &self,
        sign: &str,
        prefix: &str,
        text: &str,
        group: usize,
        max: usize,
    ) -> Result<String, Refused> {
        let align = self.align.unwrap_or(Align::Right);
        let Some(separator) = self.grouping else { return self.pad(sign, prefix, text, align, max) };
        let whole = text.bytes().take_while(u8::is_ascii_hexdigit).count();
        let whole = if group == 3 { text.bytes().take_while(u8::is_ascii_digit).count() } else { whole };
        let (digits, rest) = text.split_at_checked(whole).unwrap_or((text, ""));
        // Zero padding is grouped like digits.
        let zero_filled = self.fill == '0' && align == Align::Inside;
        let room = self.width.saturating_sub(sign.len() + prefix.len() + rest.len());
        if room > max {
            return Err(Refused::Memory);
        }
        let mut count = digits.len();
        while zero_filled && count + (count - 1) / group < room {
            count += 1;
        }
        let mut grouped = String::new();
        grouped.try_reserve(count + count / group + rest.len()).map_err(|_| Refused::Memory)?;
        let zeros = core::iter::repeat_n('0', count - digits.len());
        for (i, c) in zeros.chain(digits.chars()).enumerate() {
            if i > 0 && (count - i).is_multiple_of(group) {
                grouped.push(separator);
            }
            grouped.push(c);
        }
        grouped.push_str(rest);
        self.pad(sign, prefix, &grouped, align, max)
    }

    /// Sign, prefix and text, padded to the width.
    fn pad(&self, sign: &str, prefix: &str, text: &str, align: Align, max: usize) -> Result<String, Refused> {
        let length = sign.len() + prefix.len() + text.chars().count();
        let missing = self.width.saturating_sub(length);
        let bytes = missing
            .saturating_mul(self.fill.len_utf8())
            .saturating_add(sign.len() + prefix.len() + text.len());
        let mut out = String::new();
        if bytes > max || out.try_reserve_exact(bytes).is_err() {
            return Err(Refused::Memory);
        }
        let (before, inside, after) = match align {
            Align::Centre => (missing / 2, 0, missing - missing / 2),
            Align::Inside => (0, missing, 0),
            Align::Left => (0, 0, missing),
            Align::Right => (missing, 0, 0),
        };
        let fill = |out: &mut String, n| out.extend(core::iter::repeat_n(self.fill, n));
        fill(&mut out, before);
        out.push_str(sign);
        out.push_str(prefix);
        fill(&mut out, inside);
        out.push_str(text);
        fill(&mut out, after);
        Ok(out)
    }
}

impl Align {
    const fn from_char(c: char) -> Option<Self> {
        match c {
            '<' => Some(Self::Left),
            '>' => Some(Self::Right),
            '=' => Some(Self::Inside),
            '^' => Some(Self::Centre),
            _ => None,
        }
    }
}

/// The decimal number at the start of `text` and what follows it; an error when it is absurdly large.
pub(crate) fn number(text: &str) -> Result<Option<(usize, &str)>, Refused> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let Some((digits, rest)) = text.split_at_checked(end).filter(|(digits, _)| !digits.is_empty()) else {
        return Ok(None);
    };
    match digits.parse::<u32>() {
        Ok(n) if n <= i32::MAX as u32 => Ok(Some((n as usize, rest))),
        _ => Err(Refused::Value("Too many decimal digits in format string")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    fn int(value: i64, spec: &str) -> Result<String, Refused> {
        let digits = |base| {
            let n = value.unsigned_abs();
            Ok(match base {
                2 => format!("{n:b}"),
                8 => format!("{n:o}"),
                16 => format!("{n:x}"),
                _ => format!("{n}"),
            })
        };
        Spec::parse(spec)?.format_int(value < 0, digits, || Ok(value as f64), 10_000)
    }

    fn float(value: f64, spec: &str) -> Result<String, Refused> {
        Spec::parse(spec)?.format_float(value, 10_000)
    }

    fn text(value: &str, spec: &str) -> Result<String, Refused> {
        Spec::parse(spec)?.format_str(value, 10_000)
    }

    #[test]
    fn integers() {
        for (value, spec, expected) in [
            (42, "", "42"),
            (42, ">12", "          42"),
            (42, "<5", "42   "),
            (42, "^5", " 42  "),
            (-42, "06d", "-00042"),
            (42, "+", "+42"),
            (42, " x", " 2a"),
            (255, "#X", "0XFF"),
            (255, "#010b", "0b11111111"),
            (1234567, ",", "1,234,567"),
            (1234567, "015,", "000,001,234,567"),
            (0xdead_beef, "_x", "dead_beef"),
            (3, ".2f", "3.00"),
            (97, "c", "a"),
            (7, "*^7", "***7***"),
            (7, "*=+7", "+*****7"),
        ] {
            assert_eq!(int(value, spec).as_deref(), Ok(expected), "{value} {spec}");
        }
        for spec in ["q", ".3d", "5y5", ".", "99999999999d", ",x"] {
            assert!(matches!(int(1, spec), Err(Refused::Value(_))), "{spec}");
        }
        assert_eq!(int(1, "1000000"), Err(Refused::Memory));
    }

    #[test]
    fn floats() {
        for (value, spec, expected) in [
            (1.5, "", "1.5"),
            (-1.5, "8.2f", "   -1.50"),
            (0.256, "%", "25.600000%"),
            (1234567.891, ",.2f", "1,234,567.89"),
            (1e20, ",", "1e+20"),
            (f64::INFINITY, "08", "00000inf"),
            (2.0, "g", "2"),
            (2.0, "e", "2.000000e+00"),
            (-0.0, "", "-0.0"),
        ] {
            assert_eq!(float(value, spec).as_deref(), Ok(expected), "{value} {spec}");
        }
        assert_eq!(float(1.0, ".100000f"), Err(Refused::Memory));
    }

    #[test]
    fn strings() {
        for (value, spec, expected) in [
            ("ab", "5", "ab   "),
            ("ab", ">5", "   ab"),
            ("äöü", ".2", "äö"),
            ("ab", "é^4", "éabé"),
            ("ab", "05", "ab000"),
        ] {
            assert_eq!(text(value, spec).as_deref(), Ok(expected), "{value} {spec}");
        }
        for spec in ["d", "+", "#", ",", "x=5"] {
            assert!(matches!(text("ab", spec), Err(Refused::Value(_))), "{spec}");
        }
    }
}
