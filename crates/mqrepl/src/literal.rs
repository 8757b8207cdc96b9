//! Reads what Python's `repr` writes of plain data: never by evaluating it.
//!
//! ```
//! use mqrepl::literal::Literal;
//! let value = Literal::parse("[{'name': 'a\\nb', 'n': -3}, None, True]").ok_or("no literal")?;
//! let Literal::List(items) = &value else { return Err("no list") };
//! assert_eq!(items[0].get("n"), Some(&Literal::Int(-3)));
//! assert_eq!(Literal::parse("__import__('os')"), None);
//! # Ok::<(), &str>(())
//! ```

use alloc::string::String;
use alloc::vec::Vec;

/// Containers within containers: deeper ones are refused.
pub const DEPTH_MAX: usize = 16;

/// Plain data.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Literal {
    /// `False` or `True`.
    Bool(bool),
    /// A dict, in the order that it was written in.
    Dict(Vec<(Self, Self)>),
    /// An integer of at most 64 bits.
    Int(i64),
    /// A list or a tuple.
    List(Vec<Self>),
    /// `None`.
    None,
    /// A string.
    Str(String),
}

impl Literal {
    /// The value that a text stands for; `None` if it is anything but the literal of plain data.
    pub fn parse(text: &str) -> Option<Self> {
        let (value, rest) = value(text.trim(), 0)?;
        rest.is_empty().then_some(value)
    }

    /// The value of a dict's key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Dict(entries) = self else { return None };
        entries.iter().find(|(k, _)| matches!(k, Self::Str(text) if text == key)).map(|(_, value)| value)
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The number of an integer.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }
}

/// A value at the beginning of the text, and what follows it.
fn value(text: &str, depth: usize) -> Option<(Literal, &str)> {
    if depth > DEPTH_MAX {
        return None;
    }
    for (word, value) in
        [("None", Literal::None), ("True", Literal::Bool(true)), ("False", Literal::Bool(false))]
    {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((value, rest));
        }
    }
    match text.chars().next()? {
        '\'' | '"' => string(text).map(|(string, rest)| (Literal::Str(string), rest)),
        '[' => sequence(text.get(1..)?, ']', depth),
        '(' => sequence(text.get(1..)?, ')', depth),
        '{' => dict(text.get(1..)?, depth),
        '-' | '0'..='9' => {
            let end = text
                .char_indices()
                .skip(1)
                .find(|(_, c)| !c.is_ascii_digit())
                .map_or(text.len(), |(at, _)| at);
            let (digits, rest) = text.split_at_checked(end)?;
            Some((Literal::Int(digits.parse().ok()?), rest))
        }
        _ => None,
    }
}

fn sequence(text: &str, end: char, depth: usize) -> Option<(Literal, &str)> {
    let mut items = Vec::new();
    let mut rest = text.trim_start();
    loop {
        if let Some(rest) = rest.strip_prefix(end) {
            return Some((Literal::List(items), rest));
        }
        let (item, after) = value(rest, depth + 1)?;
        items.push(item);
        rest = comma(after, end)?;
    }
}

fn dict(text: &str, depth: usize) -> Option<(Literal, &str)> {
    let mut entries = Vec::new();
    let mut rest = text.trim_start();
    loop {
        if let Some(rest) = rest.strip_prefix('}') {
            return Some((Literal::Dict(entries), rest));
        }
        let (key, after) = value(rest, depth + 1)?;
        let after = after.trim_start().strip_prefix(':')?;
        let (item, after) = value(after.trim_start(), depth + 1)?;
        entries.push((key, item));
        rest = comma(after, '}')?;
    }
}

/// What follows an item: a comma, or the end, which is left there.
fn comma(text: &str, end: char) -> Option<&str> {
    let text = text.trim_start();
    match text.strip_prefix(',') {
        Some(rest) => Some(rest.trim_start()),
        None => text.starts_with(end).then_some(text),
    }
}

/// A string's literal at the beginning of the text, and what follows it.
pub(crate) fn string(text: &str) -> Option<(String, &str)> {
    let mut chars = text.chars();
    let end = chars.next().filter(|c| matches!(c, '\'' | '"'))?;
    let mut string = String::new();
    loop {
        match chars.next()? {
            c if c == end => return Some((string, chars.as_str())),
            '\\' => {
                let digits = match chars.next()? {
                    'n' => {
                        string.push('\n');
                        continue;
                    }
                    'r' => {
                        string.push('\r');
                        continue;
                    }
                    't' => {
                        string.push('\t');
                        continue;
                    }
                    c @ ('\\' | '\'' | '"') => {
                        string.push(c);
                        continue;
                    }
                    'x' => 2,
                    'u' => 4,
                    'U' => 8,
                    _ => return None,
                };
                let mut code = 0_u32;
                for _ in 0..digits {
                    code = code.checked_mul(16)?.checked_add(chars.next()?.to_digit(16)?)?;
                }
                string.push(char::from_u32(code)?);
            }
            c => string.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn plain_data_is_read_and_nothing_else() {
        let s = |text: &str| Literal::Str(text.into());
        for (text, value) in [
            ("None", Literal::None),
            (" -12 ", Literal::Int(-12)),
            ("[]", Literal::List(vec![])),
            ("(1,)", Literal::List(vec![Literal::Int(1)])),
            ("('a', \"b'\")", Literal::List(vec![s("a"), s("b'")])),
            (
                "{'a': [True, False], 'b': {}}",
                Literal::Dict(vec![
                    (s("a"), Literal::List(vec![Literal::Bool(true), Literal::Bool(false)])),
                    (s("b"), Literal::Dict(vec![])),
                ]),
            ),
        ] {
            assert_eq!(Literal::parse(text), Some(value), "{text}");
        }
        for bad in
            ["", "x", "1 2", "[1", "[1 2]", "{1}", "{'a' 1}", "'a", "f()", "-", "99999999999999999999", "[,]"]
        {
            assert_eq!(Literal::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
        assert!(Literal::parse(&nested(DEPTH_MAX)).is_some());
        assert!(Literal::parse(&nested(DEPTH_MAX + 2)).is_none());
        assert!(Literal::parse(&"[".repeat(1_000_000)).is_none());
    }
}
