//! Regular expressions: patterns to programs, programs over text in linear time.
//!
//! The dialect is MicroPython's with what is cheap of CPython's: groups (also `(?:…)` and `(?P<name>…)`), classes,
//! greedy and lazy repetition with counts, anchors, `\b`, `\d \s \w`, and the flags for case, lines and dots. There are
//! no look-around assertions and no back-references, so no pattern is catastrophic: all ways to match go forward
//! together, one pass over the text, and the work is at most the text's length times the program's. One thing differs
//! from CPython: a group that is repeated does not take part in a last, empty round (`(a*)*` leaves it its last text).

mod matcher;
mod parse;
#[cfg(test)]
mod tests;

use alloc::boxed::Box;
use alloc::vec::Vec;

pub(crate) use matcher::{Found, Search, find};
pub(crate) use parse::compile;

/// Flags of [`compile`], with CPython's numbers.
pub(crate) mod flag {
    pub(crate) const IGNORECASE: u32 = 2;
    pub(crate) const MULTILINE: u32 = 8;
    pub(crate) const DOTALL: u32 = 16;
}

/// Instructions of one program.
pub(crate) const PROGRAM_MAX: usize = 2000;

/// Groups of one pattern, the whole match not counted.
pub(crate) const GROUPS_MAX: usize = 32;

/// A pattern that is no regular expression, or too large a one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    /// What is wrong.
    pub reason: &'static str,
    /// Where in the pattern, in bytes.
    pub at: usize,
}

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Program {
    code: Vec<Inst>,
    classes: Vec<Class>,
    /// Groups, the whole match not counted.
    pub groups: usize,
    /// Names of groups, with their numbers.
    pub names: Vec<(Box<str>, usize)>,
    /// The pattern is bytes: no decoding.
    bytes: bool,
    ignore_case: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inst {
    Char(u32),
    /// Any character; false: not a line feed.
    Any(bool),
    /// Number of a class.
    Class(u16),
    /// Both ways, the first one preferred.
    Split(u16, u16),
    Jump(u16),
    Save(u8),
    Assert(Assert),
    Match,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Assert {
    TextStart,
    TextEnd,
    /// `$` without MULTILINE: the end, or before a last line feed.
    LastLineEnd,
    LineStart,
    LineEnd,
    WordEdge,
    NotWordEdge,
}

/// A set of characters: ranges, both ends included, which ascend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Class {
    ranges: Vec<(u32, u32)>,
    negated: bool,
}

impl Class {
    /// Brings the ranges into order, and joins those that touch.
    fn tidy(&mut self) {
        self.ranges.sort_unstable();
        self.ranges.dedup_by(|next, before| {
            let joins = next.0 <= before.1.saturating_add(1);
            if joins {
                before.1 = before.1.max(next.1);
            }
            joins
        });
    }

    fn has(&self, c: u32) -> bool {
        let after = self.ranges.partition_point(|&(first, _)| first <= c);
        let found = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        found.is_some_and(|&(_, last)| c <= last) != self.negated
    }
}

/// Folds the case of a character, where that is one character.
fn fold(c: u32) -> u32 {
    let Some(lower) = char::from_u32(c).map(char::to_lowercase) else { return c };
    let mut lower = lower;
    match (lower.next(), lower.next()) {
        (Some(one), None) => one as u32,
        _ => c,
    }
}

/// What `\w` matches.
fn is_word(c: u32) -> bool {
    char::from_u32(c).is_some_and(|c| c == '_' || c.is_alphanumeric())
}
