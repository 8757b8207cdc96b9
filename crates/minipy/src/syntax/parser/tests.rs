//! Tests of the parser: its limits, its errors, and that no text makes it panic.

extern crate std;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::error::{DEPTH_MAX, ErrorKind, Limits, Result};
use super::Statements;

const LIMITS: Limits = Limits { depth: DEPTH_MAX, bytes: 1 << 20 };

/// Parses a whole text.
fn parse(source: &str, limits: Limits) -> Result<()> {
    let mut text = Statements::new(source, limits)?;
    while text.next()?.is_some() {}
    Ok(())
}

fn parse_expression(source: &str, limits: Limits) -> Result<()> {
    Statements::expression(source, limits)?.next().map(|_| ())
}

fn refused(source: &str) -> super::super::error::CompileError {
    match parse(source, LIMITS) {
        Ok(_) => panic!("accepted: {source}"),
        Err(error) => error,
    }
}

#[test]
fn every_valid_snippet_parses() {
    for snippet in include_str!("../../../tests/data/syntax/valid.txt").split("\n---\n") {
        if let Err(error) = parse(snippet, LIMITS) {
            panic!("{error:?} in:\n{snippet}");
        }
    }
}

#[test]
fn errors_name_their_line() {
    for (source, line, message) in [
        ("a = 1\nb = = 2\n", 2, "invalid syntax"),
        ("if a:\n    b\n  c\n", 3, "unindent doesn't match any outer indent level"),
        ("if a:\nb\n", 2, "expected an indented block"),
        (" a\n", 1, "unexpected indent"),
        ("x = '''a\nb\nc", 1, "unterminated string literal"),
        ("(\n\n1 2)", 3, "invalid syntax"),
        ("f'''\n\n{1 2}'''", 3, "f-string: expecting '}'"),
        ("\n\n1 = 2", 3, "can't assign to expression"),
    ] {
        let error = refused(source);
        assert_eq!((error.line, error.message), (line, message), "{source:?}");
    }
}

#[test]
fn nesting_without_end_is_refused_and_does_not_recurse_without_end() {
    let many = 200_000;
    for source in [
        "(".repeat(many),
        "[".repeat(many),
        "{".repeat(many),
        "-".repeat(many) + "1",
        "not ".repeat(many) + "1",
        "~".repeat(many) + "1",
        "lambda:".repeat(many) + "1",
        "1 if 1 else ".repeat(many) + "1",
        "1**".repeat(many) + "1",
        "f(".repeat(many),
        "a[".repeat(many),
        "await ".repeat(many),
        "[x for x in ".repeat(many),
        "x = ".repeat(many),
        "if 1:".repeat(many),
        "f'{".repeat(many),
        "{1:".repeat(many),
        "(yield ".repeat(many),
        "*".repeat(many),
        "@a\n".repeat(many),
    ] {
        assert!(parse(&source, LIMITS).is_err(), "{}", &source[..20]);
        assert!(parse_expression(&source, LIMITS).is_err());
    }
}

#[test]
fn chains_are_flat_and_limited_by_the_budget_only() {
    let many = 5_000;
    for source in [
        "a".to_string() + &".b".repeat(many),
        "a".to_string() + &"()".repeat(many),
        "a".to_string() + &"[0]".repeat(many),
        "a".to_string() + &"+a".repeat(many),
        "a".to_string() + &" and a".repeat(many),
        "a".to_string() + &" < a".repeat(many),
        "a".to_string() + &",a".repeat(many),
    ] {
        let generous = Limits { bytes: 4 << 20, ..LIMITS };
        assert!(parse(&source, generous).is_ok(), "{}", &source[..10]);
        let tight = Limits { bytes: 64 << 10, ..LIMITS };
        assert_eq!(parse(&source, tight).map(|_| ()).unwrap_err().kind, ErrorKind::Memory);
    }
}

#[test]
fn an_expression_text_is_one_expression() {
    for source in ["1+1", " 1", "(1,\n2)", "a, b", "x\n\n", "'a' 'b'", "lambda: 1"] {
        assert!(parse_expression(source, LIMITS).is_ok(), "{source:?}");
    }
    for source in ["", "a = 1", "import a", "1\n2", "pass", "1;", "for x in y: pass"] {
        assert!(parse_expression(source, LIMITS).is_err(), "{source:?}");
    }
}

/// A small generator with a fixed multiplier; the seed is part of every message.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }
}

/// Texts made of tokens in any order reach every error path; none may panic or loop.
#[test]
fn token_soup_never_panics() {
    let words = [
        "a", "b", "1", "2.5", "'s'", "f'{x}'", "b'y'", "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=",
        ":=", "==", "+", "-", "*", "**", "/", "@", "->", "...", "\n", "\n    ", "\n  ", "\\\n", "#c\n", "if",
        "else", "for", "in", "while", "def", "class", "return", "yield", "from", "import", "as", "try",
        "except", "finally", "with", "lambda", "not", "and", "is", "async", "await", "global", "del", "pass",
        "f'{", "}'", "!r", "'''", "\"", "0x", "1_", "é", "\u{2028}", "\0",
    ];
    for seed in 0..4_000_u64 {
        let mut random = Random(seed);
        let mut source = String::new();
        for _ in 0..random.below(40) {
            source.push_str(words[random.below(words.len())]);
            if random.below(3) > 0 {
                source.push(' ');
            }
        }
        let outcome = std::panic::catch_unwind(|| {
            let _ = parse(&source, LIMITS);
            let _ = parse_expression(&source, LIMITS);
        });
        assert!(outcome.is_ok(), "seed {seed}: {source:?}");
    }
}

#[test]
fn mutated_programs_never_panic() {
    let snippets: Vec<&str> = include_str!("../../../tests/data/syntax/valid.txt").split("\n---\n").collect();
    for seed in 0..4_000_u64 {
        let mut random = Random(seed);
        let mut chars: Vec<char> = snippets[random.below(snippets.len())].chars().collect();
        for _ in 0..=random.below(3) {
            if chars.is_empty() {
                break;
            }
            let at = random.below(chars.len());
            match random.below(3) {
                0 => drop(chars.remove(at)),
                1 => chars.insert(at, chars[random.below(chars.len())]),
                _ => chars.truncate(at),
            }
        }
        let source: String = chars.iter().collect();
        let outcome = std::panic::catch_unwind(|| {
            let _ = parse(&source, LIMITS);
        });
        assert!(outcome.is_ok(), "seed {seed}: {source:?}");
    }
}
