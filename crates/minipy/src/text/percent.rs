//! `%` templates: `'%(name)-5.2f'`, taken apart.

use super::spec::{Align, Sign, Spec, SpecError, digits};

/// A width or precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    /// Not given.
    None,
    Fixed(usize),
    /// `*`: the next argument.
    Star,
}

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    Text(&'t str),
    Field(Field<'t>),
}

/// A conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Field<'t> {
    /// `%(key)s`
    pub key: Option<&'t str>,
    pub left: bool,
    pub zero: bool,
    pub alternate: bool,
    pub sign: Sign,
    pub width: Count,
    pub precision: Count,
    /// The letter.
    pub code: char,
}

impl Field<'_> {
    /// The specification that formats the converted value, once the stars are known. A negative width aligns left.
    pub(crate) fn spec(&self, width: Option<i64>, precision: Option<i64>) -> Spec {
        let given = width.unwrap_or(0);
        let left = self.left || given < 0;
        let is_number = !matches!(self.code, 's' | 'r' | 'a' | 'c');
        let zero = self.zero && !left && is_number;
        let precision = precision.map(|p| usize::try_from(p).unwrap_or(0));
        let is_integer = matches!(self.code, 'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'b');
        Spec {
            fill: if zero { '0' } else { ' ' },
            align: Some(if left {
                Align::Left
            } else if zero {
                Align::Sign
            } else {
                Align::Right
            }),
            zero,
            sign: if is_number { self.sign } else { Sign::None },
            alternate: self.alternate && is_number,
            width: usize::try_from(given.unsigned_abs()).unwrap_or(usize::MAX),
            grouping: None,
            precision: precision.filter(|_| !is_integer),
            digits_least: precision.filter(|_| is_integer).unwrap_or(0),
            code: match self.code {
                's' | 'r' | 'a' | 'c' => None,
                'i' | 'u' => Some('d'),
                code => Some(code),
            },
        }
    }
}

/// Takes the next piece off the front of `rest`. None: it is empty.
pub(crate) fn next<'t>(rest: &mut &'t str) -> Result<Option<Piece<'t>>, SpecError> {
    if rest.is_empty() {
        return Ok(None);
    }
    let Some(after) = rest.strip_prefix('%') else {
        let end = rest.find('%').unwrap_or(rest.len());
        let (text, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        *rest = tail;
        return Ok(Some(Piece::Text(text)));
    };
    let mut tail = after;
    let mut field = Field {
        key: None,
        left: false,
        zero: false,
        alternate: false,
        sign: Sign::None,
        width: Count::None,
        precision: Count::None,
        code: '%',
    };
    if let Some(inner) = tail.strip_prefix('(') {
        let (key, after) = key(inner)?;
        field.key = Some(key);
        tail = after;
    }
    loop {
        match tail.chars().next() {
            Some('-') => field.left = true,
            Some('0') => field.zero = true,
            Some('#') => field.alternate = true,
            Some('+') => field.sign = Sign::Plus,
            Some(' ') if field.sign == Sign::None => field.sign = Sign::Space,
            Some(' ') => {}
            _ => break,
        }
        tail = tail.get(1..).unwrap_or_default();
    }
    field.width = count(&mut tail)?;
    if let Some(after) = tail.strip_prefix('.') {
        tail = after;
        // `%.f` has precision 0.
        field.precision = match count(&mut tail)? {
            Count::None => Count::Fixed(0),
            given => given,
        };
    }
    tail = tail.strip_prefix(['l', 'h', 'L']).unwrap_or(tail);
    let mut chars = tail.chars();
    field.code = chars.next().ok_or(SpecError::Invalid("incomplete format"))?;
    *rest = chars.as_str();
    if field.code == '%' {
        return Ok(Some(Piece::Text("%")));
    }
    Ok(Some(Piece::Field(field)))
}

/// A key up to its closing parenthesis; parentheses in it are balanced.
fn key(text: &str) -> Result<(&str, &str), SpecError> {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok((text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()));
        }
    }
    Err(SpecError::Invalid("incomplete format key"))
}

fn count(text: &mut &str) -> Result<Count, SpecError> {
    if let Some(tail) = text.strip_prefix('*') {
        *text = tail;
        return Ok(Count::Star);
    }
    Ok(digits(text)?.map_or(Count::None, Count::Fixed))
}
