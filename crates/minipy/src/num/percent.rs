//! The directives of the `%` operator: `%[(key)][flags][width][.precision]letter`.

use super::Refused;
use super::spec::{Align, Sign, Spec, number};

/// A width or precision.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Amount {
    /// `*`: the next argument.
    Argument,
    /// Written in the directive.
    Given(usize),
}

/// One directive.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Directive<'t> {
    /// `(key)`
    pub(crate) key: Option<&'t str>,
    left: bool,
    zero: bool,
    alternate: bool,
    sign: Sign,
    pub(crate) width: Option<Amount>,
    pub(crate) precision: Option<Amount>,
    /// `%` is a literal percent sign.
    pub(crate) letter: char,
}

impl<'t> Directive<'t> {
    /// Reads the directive whose `%` has just been passed; gives also what follows it.
    pub(crate) fn parse(text: &'t str) -> Result<(Self, &'t str), Refused> {
        let mut rest = text;
        let mut key = None;
        if let Some(after) = rest.strip_prefix('(') {
            let (inside, after) = key_and_rest(after).ok_or(Refused::Value("incomplete format key"))?;
            (key, rest) = (Some(inside), after);
        }
        let mut it = Self {
            key,
            left: false,
            zero: false,
            alternate: false,
            sign: Sign::Minus,
            width: None,
            precision: None,
            letter: '%',
        };
        loop {
            let mut chars = rest.chars();
            match chars.next() {
                Some('-') => it.left = true,
                Some('0') => it.zero = true,
                Some('#') => it.alternate = true,
                Some('+') => it.sign = Sign::Plus,
                Some(' ') if it.sign == Sign::Minus => it.sign = Sign::Space,
                Some(' ') => {}
                _ => break,
            }
            rest = chars.as_str();
        }
        (it.width, rest) = amount(rest)?;
        if let Some(after) = rest.strip_prefix('.') {
            let (precision, after) = amount(after)?;
            (it.precision, rest) = (precision.or(Some(Amount::Given(0))), after);
        }
        rest = rest.strip_prefix(['l', 'h', 'L']).unwrap_or(rest);
        let mut chars = rest.chars();
        it.letter = chars.next().ok_or(Refused::Value("incomplete format"))?;
        Ok((it, chars.as_str()))
    }

    /// The specification that pads and signs the same way. A negative width from an argument aligns to the left.
    pub(crate) fn spec(&self, width: i64, precision: Option<usize>) -> Spec {
        let is_text = matches!(self.letter, 's' | 'r' | 'a' | 'c');
        let left = self.left || width < 0;
        let align = match (left, self.zero && !is_text) {
            (true, _) => Align::Left,
            (false, true) => Align::Inside,
            (false, false) => Align::Right,
        };
        Spec {
            fill: if align == Align::Inside { '0' } else { ' ' },
            align: Some(align),
            sign: if is_text { Sign::Minus } else { self.sign },
            alternate: self.alternate && !is_text,
            width: usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX),
            grouping: None,
            precision,
            kind: Some(match self.letter {
                'i' | 'u' => 'd',
                'r' | 'a' | 'c' => 's',
                letter => letter,
            }),
        }
    }
}

/// What stands before the parenthesis that closes the one before `text`, and what follows.
fn key_and_rest(text: &str) -> Option<(&str, &str)> {
    let mut open = 1u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => open = open.saturating_add(1),
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some((text.get(..at)?, text.get(at + 1..)?));
        }
    }
    None
}

fn amount(text: &str) -> Result<(Option<Amount>, &str), Refused> {
    if let Some(after) = text.strip_prefix('*') {
        return Ok((Some(Amount::Argument), after));
    }
    Ok(number(text)?.map_or((None, text), |(n, after)| (Some(Amount::Given(n)), after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directive_is_read_in_all_its_parts() {
        let (d, rest) = Directive::parse("(a(b)c)-+#8.3lfxyz").unwrap();
        assert_eq!((d.key, d.letter, rest), (Some("a(b)c"), 'f', "xyz"));
        assert_eq!((d.width, d.precision), (Some(Amount::Given(8)), Some(Amount::Given(3))));
        let spec = d.spec(8, Some(3));
        assert_eq!((spec.align, spec.sign, spec.alternate), (Some(Align::Left), Sign::Plus, true));
        let (d, rest) = Directive::parse("*.*d").unwrap();
        assert_eq!((d.width, d.precision, rest), (Some(Amount::Argument), Some(Amount::Argument), ""));
        assert_eq!(Directive::parse("%").unwrap().0.letter, '%');
    }

    #[test]
    fn zeros_fill_numbers_and_not_texts() {
        let (d, _) = Directive::parse("05d").unwrap();
        assert_eq!(
            d.spec(5, None).format_int(true, |_| Ok("42".into()), || Ok(0.0), 99).as_deref(),
            Ok("-0042")
        );
        let (s, _) = Directive::parse("05s").unwrap();
        assert_eq!(s.spec(5, None).format_str("ab", 99).as_deref(), Ok("   ab"));
        assert_eq!(s.spec(-5, None).format_str("ab", 99).as_deref(), Ok("ab   "));
    }

    #[test]
    fn an_unfinished_directive_is_an_error() {
        for text in ["", "(a", "5", "5.", "(a)"] {
            assert!(matches!(Directive::parse(text), Err(Refused::Value(_))), "{text:?}");
        }
    }
}
