//! Programs over text.
//!
//! All threads of the program go over the text together, in the order of preference; the first that matches
//! cuts off those behind it. Each thread carries the positions that its groups have saved.

use alloc::vec::Vec;

use super::{Assert, Inst, Program};

/// How a match may lie in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Search {
    /// At the start position.
    Match,
    /// At the start position, to the end of the text.
    FullMatch,
    /// Anywhere from the start position on.
    Anywhere,
    /// The same, but no empty match at the start position.
    Advancing,
}

/// The limit on steps was reached, or there was no memory for the threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMuch;

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Start and end of the match and of each group, in bytes; None where a group took no part. Empty: no match.
    pub spans: Vec<Option<(usize, usize)>>,
    /// Work that was done, to be charged as fuel.
    pub steps: usize,
}

/// Decodes one character; its length in bytes. Bytes that are no UTF-8 are taken one by one.
pub(super) fn decode(rest: &[u8], is_bytes: bool) -> Option<(u32, usize)> {
    let first = *rest.first()?;
    if is_bytes || first < 0x80 {
        return Some((u32::from(first), 1));
    }
    let len = match first {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    };
    let c = rest
        .get(..len)
        .and_then(|bytes| core::str::from_utf8(bytes).ok())
        .and_then(|text| text.chars().next());
    Some(c.map_or_else(|| (u32::from(first), 1), |c| (c as u32, len)))
}

const UNSET: u32 = u32::MAX;

/// Threads in order of preference, each with its saved positions.
struct Threads {
    /// Positions in the program.
    list: Vec<u16>,
    /// For each position in the program, the round in which it was added.
    added: Vec<u32>,
    /// Saved positions, a row for each thread.
    saves: Vec<u32>,
}

struct Matcher<'m> {
    program: &'m Program,
    text: &'m [u8],
    /// Saved positions in a row.
    width: usize,
    stack: Vec<Frame>,
    steps: usize,
    steps_max: usize,
    round: u32,
}

/// Work of following a thread's jumps: go on at a position, or take a save back.
enum Frame {
    Go(u16),
    Restore(usize, u32),
}

/// Searches `text` from byte `start` on. At most about `steps_max` steps.
pub(crate) fn find(
    program: &Program,
    text: &[u8],
    start: usize,
    how: Search,
    steps_max: usize,
) -> Result<Found, TooMuch> {
    let width = 2 * (program.groups + 1);
    let len = program.code.len();
    let mut matcher = Matcher { program, text, width, stack: Vec::new(), steps: 0, steps_max, round: 1 };
    let mut now = Threads::new(len, width)?;
    let mut next = Threads::new(len, width)?;
    let mut best: Option<Vec<u32>> = None;
    let mut row = Vec::new();
    row.try_reserve_exact(width).map_err(|_| TooMuch)?;
    row.resize(width, UNSET);
    let anywhere = matches!(how, Search::Anywhere | Search::Advancing);
    let mut at = start;
    loop {
        // A match that begins here is preferred less than those that began earlier.
        let may_start = best.is_none() && (anywhere || at == start);
        if may_start {
            row.fill(UNSET);
            if now.list.is_empty() {
                matcher.clear(&mut now);
            }
            matcher.add(&mut now, 0, at, &mut row)?;
        }
        if now.list.is_empty() && !(may_start && anywhere) {
            break;
        }
        let here = decode(text.get(at..).unwrap_or_default(), program.bytes);
        let after = at + here.map_or(0, |(_, len)| len);
        matcher.round += 1;
        matcher.clear(&mut next);
        for index in 0..now.list.len() {
            let Some(&pc) = now.list.get(index) else { break };
            matcher.step()?;
            let Some(&inst) = program.code.get(usize::from(pc)) else { continue };
            if inst == Inst::Match {
                let unwanted = match how {
                    Search::FullMatch => at < text.len(),
                    Search::Advancing => at == start,
                    Search::Match | Search::Anywhere => false,
                };
                if unwanted {
                    continue;
                }
                best = Some(now.row(index, width).into());
                break;
            }
            if here.is_some_and(|(c, _)| matcher.takes(inst, c)) {
                row.clear();
                row.extend_from_slice(now.row(index, width));
                matcher.add(&mut next, pc + 1, after, &mut row)?;
            }
        }
        core::mem::swap(&mut now, &mut next);
        if here.is_none() {
            break;
        }
        at = after;
    }
    Ok(Found { spans: spans(best), steps: matcher.steps })
}

fn spans(saves: Option<Vec<u32>>) -> Vec<Option<(usize, usize)>> {
    let Some(saves) = saves else { return Vec::new() };
    saves
        .chunks_exact(2)
        .map(|pair| match pair {
            [start, end] if *start != UNSET && *end != UNSET => Some((*start as usize, *end as usize)),
            _ => None,
        })
        .collect()
}

impl Threads {
    fn new(len: usize, width: usize) -> Result<Self, TooMuch> {
        let mut threads = Self { list: Vec::new(), added: Vec::new(), saves: Vec::new() };
        threads.list.try_reserve_exact(len).map_err(|_| TooMuch)?;
        threads.added.try_reserve_exact(len).map_err(|_| TooMuch)?;
        threads.added.resize(len, 0);
        threads.saves.try_reserve(width.saturating_mul(8)).map_err(|_| TooMuch)?;
        Ok(threads)
    }

    fn row(&self, index: usize, width: usize) -> &[u32] {
        self.saves.get(index * width..(index + 1) * width).unwrap_or_default()
    }
}

impl Matcher<'_> {
    const fn step(&mut self) -> Result<(), TooMuch> {
        self.steps += 1;
        if self.steps > self.steps_max { Err(TooMuch) } else { Ok(()) }
    }

    fn clear(&self, threads: &mut Threads) {
        threads.list.clear();
        threads.saves.clear();
    }

    fn takes(&self, inst: Inst, c: u32) -> bool {
        let c = if self.program.ignore_case { super::fold(c) } else { c };
        match inst {
            Inst::Char(wanted) => c == wanted,
            Inst::Any(all) => all || c != u32::from(b'\n'),
            Inst::Class(class) => {
                self.program.classes.get(usize::from(class)).is_some_and(|class| class.has(c))
            }
            Inst::Split(..) | Inst::Jump(_) | Inst::Save(_) | Inst::Assert(_) | Inst::Match => false,
        }
    }

    /// Adds the thread at `pc` and all that it leads to without taking a character.
    fn add(&mut self, threads: &mut Threads, pc: u16, at: usize, row: &mut [u32]) -> Result<(), TooMuch> {
        self.stack.clear();
        self.stack.push(Frame::Go(pc));
        while let Some(frame) = self.stack.pop() {
            let pc = match frame {
                Frame::Go(pc) => pc,
                Frame::Restore(slot, value) => {
                    if let Some(save) = row.get_mut(slot) {
                        *save = value;
                    }
                    continue;
                }
            };
            self.step()?;
            match threads.added.get_mut(usize::from(pc)) {
                Some(round) if *round != self.round => *round = self.round,
                _ => continue,
            }
            match self.program.code.get(usize::from(pc)) {
                Some(&Inst::Jump(target)) => self.stack.push(Frame::Go(target)),
                Some(&Inst::Split(first, second)) => {
                    self.stack.push(Frame::Go(second));
                    self.stack.push(Frame::Go(first));
                }
                Some(&Inst::Save(slot)) => {
                    if let Some(save) = row.get_mut(usize::from(slot)) {
                        self.stack.push(Frame::Restore(usize::from(slot), *save));
                        *save = u32::try_from(at).unwrap_or(UNSET);
                    }
                    self.stack.push(Frame::Go(pc + 1));
                }
                Some(&Inst::Assert(assert)) if self.holds(assert, at) => {
                    self.stack.push(Frame::Go(pc + 1));
                }
                Some(Inst::Assert(_)) => {}
                Some(_) => {
                    threads.saves.try_reserve(self.width).map_err(|_| TooMuch)?;
                    threads.saves.extend_from_slice(row);
                    threads.list.push(pc);
                }
                None => {}
            }
        }
        Ok(())
    }

    fn holds(&self, assert: Assert, at: usize) -> bool {
        let text = self.text;
        let is_feed = |at: Option<usize>| at.and_then(|at| text.get(at)) == Some(&b'\n');
        match assert {
            Assert::TextStart => at == 0,
            Assert::TextEnd => at >= text.len(),
            Assert::LastLineEnd => at >= text.len() || (at + 1 == text.len() && is_feed(Some(at))),
            Assert::LineStart => at == 0 || is_feed(at.checked_sub(1)),
            Assert::LineEnd => at >= text.len() || is_feed(Some(at)),
            Assert::WordEdge => self.word_before(at) != self.word_after(at),
            Assert::NotWordEdge => self.word_before(at) == self.word_after(at),
        }
    }

    fn word_after(&self, at: usize) -> bool {
        decode(self.text.get(at..).unwrap_or_default(), self.program.bytes)
            .is_some_and(|(c, _)| self.is_word(c))
    }

    fn word_before(&self, at: usize) -> bool {
        // Back over at most three continuation bytes.
        let mut start = at.saturating_sub(1);
        while !self.program.bytes
            && start > 0
            && at - start < 4
            && self.text.get(start).is_some_and(|byte| byte & 0xc0 == 0x80)
        {
            start -= 1;
        }
        at > 0
            && decode(self.text.get(start..at).unwrap_or_default(), self.program.bytes)
                .is_some_and(|(c, _)| self.is_word(c))
    }

    fn is_word(&self, c: u32) -> bool {
        if self.program.bytes {
            u8::try_from(c).is_ok_and(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
        } else {
            super::is_word(c)
        }
    }
}
