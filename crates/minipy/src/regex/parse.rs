//! Patterns to programs.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Assert, Class, GROUPS_MAX, Inst, PROGRAM_MAX, Program, Refused, flag};

/// The most ranges in the classes of a pattern.
const RANGES_MAX: usize = 8192;
/// Groups inside groups.
const DEPTH_MAX: usize = 40;

/// The largest count of a `{m,n}`.
const REPEAT_MAX: usize = 1000;

type Result<T> = core::result::Result<T, Refused>;

/// Compiles a pattern. `is_bytes`: it is bytes, each of them a character.
pub(crate) fn compile(pattern: &[u8], is_bytes: bool, flags: u32) -> Result<Program> {
    let mut parser = Parser {
        pattern,
        is_bytes,
        at: 0,
        flags,
        depth: 0,
        ranges: 0,
        program: Program {
            code: Vec::new(),
            classes: Vec::new(),
            groups: 0,
            names: Vec::new(),
            bytes: is_bytes,
            ignore_case: flags & flag::IGNORECASE != 0,
        },
    };
    parser.global_flags()?;
    parser.emit(Inst::Save(0))?;
    parser.alternatives()?;
    if parser.at < pattern.len() {
        return Err(parser.refuse("unbalanced parenthesis"));
    }
    parser.emit(Inst::Save(1))?;
    parser.emit(Inst::Match)?;
    Ok(parser.program)
}

struct Parser<'p> {
    pattern: &'p [u8],
    is_bytes: bool,
    at: usize,
    flags: u32,
    depth: usize,
    /// Of all classes.
    ranges: usize,
    program: Program,
}

impl Parser<'_> {
    const fn refuse(&self, reason: &'static str) -> Refused {
        Refused { reason, at: self.at }
    }

    fn emit(&mut self, inst: Inst) -> Result<usize> {
        if self.program.code.len() >= PROGRAM_MAX {
            return Err(self.refuse("regular expression too large"));
        }
        self.program.code.push(inst);
        Ok(self.program.code.len() - 1)
    }

    fn set(&mut self, at: usize, inst: Inst) {
        if let Some(slot) = self.program.code.get_mut(at) {
            *slot = inst;
        }
    }

    /// Positions fit: [`PROGRAM_MAX`] is far below 65536.
    fn here(&self) -> u16 {
        self.program.code.len() as u16
    }

    fn peek(&self) -> Option<u8> {
        self.pattern.get(self.at).copied()
    }

    fn accept(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// The next character, decoded.
    fn character(&mut self) -> Option<u32> {
        let rest = self.pattern.get(self.at..)?;
        let (c, len) = super::matcher::decode(rest, self.is_bytes)?;
        self.at += len;
        Some(c)
    }

    /// `(?i)` and its kin at the start.
    fn global_flags(&mut self) -> Result<()> {
        while self.pattern.get(self.at..).is_some_and(|rest| rest.starts_with(b"(?")) {
            let mut at = self.at + 2;
            let mut flags = 0;
            loop {
                flags |= match self.pattern.get(at) {
                    Some(b'i') => flag::IGNORECASE,
                    Some(b'm') => flag::MULTILINE,
                    Some(b's') => flag::DOTALL,
                    Some(b'a' | b'u' | b'x' | b'L') => 0,
                    Some(b')') if at > self.at + 2 => break,
                    _ => return Ok(()),
                };
                at += 1;
            }
            self.at = at + 1;
            self.flags |= flags;
            self.program.ignore_case |= flags & flag::IGNORECASE != 0;
        }
        Ok(())
    }

    fn alternatives(&mut self) -> Result<()> {
        let start = usize::from(self.here());
        self.sequence()?;
        if self.peek() != Some(b'|') {
            return Ok(());
        }
        let mut ends = Vec::new();
        let mut branch = start;
        while self.accept(b'|') {
            // The branch moves one down to make room for the choice before it.
            self.insert(branch, Inst::Split(0, 0))?;
            ends.iter_mut().filter(|end| **end >= branch).for_each(|end| *end += 1);
            let end = self.emit(Inst::Jump(0))?;
            ends.push(end);
            let next = self.here();
            self.set(branch, Inst::Split(branch as u16 + 1, next));
            branch = usize::from(next);
            self.sequence()?;
        }
        let after = self.here();
        for end in ends {
            self.set(end, Inst::Jump(after));
        }
        Ok(())
    }

    /// Inserts an instruction; jumps that lead behind it move along.
    fn insert(&mut self, at: usize, inst: Inst) -> Result<()> {
        if self.program.code.len() >= PROGRAM_MAX {
            return Err(self.refuse("regular expression too large"));
        }
        let moved = |target: u16| if usize::from(target) >= at { target + 1 } else { target };
        for other in self.program.code.iter_mut().skip(at) {
            *other = match *other {
                Inst::Split(a, b) => Inst::Split(moved(a), moved(b)),
                Inst::Jump(a) => Inst::Jump(moved(a)),
                same => same,
            };
        }
        self.program.code.insert(at, inst);
        Ok(())
    }

    fn sequence(&mut self) -> Result<()> {
        while let Some(byte) = self.peek() {
            if matches!(byte, b'|' | b')') {
                break;
            }
            let start = usize::from(self.here());
            self.item()?;
            if self.repeat(start)? && matches!(self.peek(), Some(b'*' | b'+' | b'?')) {
                return Err(self.refuse("multiple repeat"));
            }
        }
        Ok(())
    }

    fn item(&mut self) -> Result<()> {
        let byte = self.peek().unwrap_or(0);
        let multiline = self.flags & flag::MULTILINE != 0;
        let inst = match byte {
            b'(' => return self.group(),
            b'[' => {
                self.at += 1;
                let class = self.class()?;
                return self.emit_class(class);
            }
            b'\\' => {
                self.at += 1;
                return self.escape();
            }
            b'*' | b'+' | b'?' => return Err(self.refuse("nothing to repeat")),
            b'.' => Inst::Any(self.flags & flag::DOTALL != 0),
            b'^' if multiline => Inst::Assert(Assert::LineStart),
            b'^' => Inst::Assert(Assert::TextStart),
            b'$' if multiline => Inst::Assert(Assert::LineEnd),
            b'$' => Inst::Assert(Assert::LastLineEnd),
            _ => {
                let c = self.character().ok_or_else(|| self.refuse("bad pattern"))?;
                return self.emit_char(c);
            }
        };
        self.at += 1;
        self.emit(inst).map(|_| ())
    }

    fn emit_char(&mut self, c: u32) -> Result<()> {
        let c = if self.program.ignore_case { super::fold(c) } else { c };
        self.emit(Inst::Char(c)).map(|_| ())
    }

    fn emit_class(&mut self, class: Class) -> Result<()> {
        let known = self.program.classes.iter().position(|other| *other == class);
        let index = known.unwrap_or(self.program.classes.len());
        if known.is_none() {
            self.program.classes.push(class);
        }
        self.emit(Inst::Class(index as u16)).map(|_| ())
    }

    fn group(&mut self) -> Result<()> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(self.refuse("too many nested groups"));
        }
        let mut number = None;
        if self.accept(b'?') {
            if self.accept(b'P') {
                if !self.accept(b'<') {
                    return Err(self.refuse("unknown extension"));
                }
                let name = self.group_name()?;
                number = Some(self.new_group()?);
                self.program.names.push((name, self.program.groups));
            } else if !self.accept(b':') {
                return Err(self.refuse("unknown extension"));
            }
        } else {
            number = Some(self.new_group()?);
        }
        if let Some(number) = number {
            self.emit(Inst::Save(2 * number))?;
        }
        self.alternatives()?;
        if !self.accept(b')') {
            return Err(self.refuse("missing ), unterminated subpattern"));
        }
        if let Some(number) = number {
            self.emit(Inst::Save(2 * number + 1))?;
        }
        self.depth -= 1;
        Ok(())
    }

    fn new_group(&mut self) -> Result<u8> {
        if self.program.groups >= GROUPS_MAX {
            return Err(self.refuse("too many groups"));
        }
        self.program.groups += 1;
        Ok(self.program.groups as u8)
    }

    fn group_name(&mut self) -> Result<Box<str>> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte == b'_' || byte.is_ascii_alphanumeric() || byte >= 0x80) {
            self.at += 1;
        }
        let name = self.pattern.get(start..self.at).and_then(|name| core::str::from_utf8(name).ok());
        match name {
            Some(name) if !name.is_empty() && self.accept(b'>') => {
                if self.program.names.iter().any(|(other, _)| **other == *name) {
                    return Err(self.refuse("redefinition of group name"));
                }
                Ok(name.into())
            }
            _ => Err(self.refuse("bad group name")),
        }
    }

    /// A class after its `[`.
    fn class(&mut self) -> Result<Class> {
        let mut class = Class { ranges: Vec::new(), negated: self.accept(b'^') };
        let mut first = true;
        loop {
            if self.peek() == Some(b']') && !first {
                self.at += 1;
                break;
            }
            first = false;
            let Some(low) = self.class_item(&mut class)? else {
                // The same few sets, however often they are named.
                if class.ranges.len() > RANGES_MAX / 2 {
                    class.tidy();
                }
                continue;
            };
            let is_range = self.peek() == Some(b'-') && self.pattern.get(self.at + 1) != Some(&b']');
            let mut high = low;
            if is_range {
                self.at += 1;
                high = self.class_item(&mut class)?.ok_or_else(|| self.refuse("bad character range"))?;
                if high < low {
                    return Err(self.refuse("bad character range"));
                }
            }
            self.add_range(&mut class, low, high);
            if class.ranges.len() > RANGES_MAX {
                class.tidy();
                if class.ranges.len() > RANGES_MAX / 2 {
                    return Err(self.refuse("regular expression too large"));
                }
            }
        }
        class.tidy();
        self.ranges += class.ranges.len();
        if self.ranges > RANGES_MAX {
            return Err(self.refuse("regular expression too large"));
        }
        Ok(class)
    }

    fn add_range(&self, class: &mut Class, low: u32, high: u32) {
        class.ranges.push((low, high));
        if self.program.ignore_case && high - low < 0x200 {
            // The text is folded before it is looked up.
            for c in low..=high {
                let folded = super::fold(c);
                if folded != c {
                    class.ranges.push((folded, folded));
                }
            }
        }
    }

    /// One character of a class, or None after adding a set such as `\d`.
    fn class_item(&mut self, class: &mut Class) -> Result<Option<u32>> {
        let c = self.character().ok_or_else(|| self.refuse("unterminated character set"))?;
        if c != u32::from(b'\\') {
            return Ok(Some(c));
        }
        let c = self.character().ok_or_else(|| self.refuse("bad escape"))?;
        if let Some(set) = self.set_of(c) {
            if set.negated {
                let mut next = 0;
                for (low, high) in set.ranges {
                    if next < low {
                        class.ranges.push((next, low - 1));
                    }
                    next = high + 1;
                }
                class.ranges.push((next, 0x10_ffff));
            } else {
                class.ranges.extend(set.ranges);
            }
            return Ok(None);
        }
        if c == u32::from(b'b') {
            return Ok(Some(8));
        }
        self.character_escape(c).map(Some)
    }

    /// The set that `\d` and its kin stand for; ranges ascend.
    fn set_of(&self, c: u32) -> Option<Class> {
        let c = u8::try_from(c).ok()?;
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        match c | 0x20 {
            b'd' => ranges.push((0x30, 0x39)),
            b's' => ranges.extend([(9, 13), (28, 32)]),
            b'w' => ranges.extend([(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)]),
            _ => return None,
        }
        if !self.is_bytes {
            match c | 0x20 {
                b's' => ranges.extend([
                    (0x85, 0x85),
                    (0xa0, 0xa0),
                    (0x1680, 0x1680),
                    (0x2000, 0x200a),
                    (0x2028, 0x2029),
                    (0x202f, 0x202f),
                    (0x205f, 0x205f),
                    (0x3000, 0x3000),
                ]),
                // Letters beyond Latin-1 are taken in one range: close enough without tables.
                b'w' => ranges.extend([
                    (0xaa, 0xaa),
                    (0xb2, 0xb3),
                    (0xb5, 0xb5),
                    (0xb9, 0xba),
                    (0xbc, 0xbe),
                    (0xc0, 0xd6),
                    (0xd8, 0xf6),
                    (0xf8, 0x1fff),
                    (0x2c00, 0x2fef),
                    (0x3005, 0xd7ff),
                    (0xf900, 0xfdff),
                    (0x1_0000, 0x1_efff),
                    (0x2_0000, 0x3_ffff),
                ]),
                _ => {}
            }
        }
        Some(Class { ranges, negated: c.is_ascii_uppercase() })
    }

    fn escape(&mut self) -> Result<()> {
        let c = self.character().ok_or_else(|| self.refuse("bad escape (end of pattern)"))?;
        if let Some(set) = self.set_of(c) {
            return self.emit_class(set);
        }
        let assert = match u8::try_from(c) {
            Ok(b'A') => Assert::TextStart,
            Ok(b'Z') => Assert::TextEnd,
            Ok(b'b') => Assert::WordEdge,
            Ok(b'B') => Assert::NotWordEdge,
            Ok(b'1'..=b'9') => return Err(self.refuse("back-references are not supported")),
            _ => {
                let c = self.character_escape(c)?;
                return self.emit_char(c);
            }
        };
        self.emit(Inst::Assert(assert)).map(|_| ())
    }

    /// The character that an escape stands for.
    fn character_escape(&mut self, c: u32) -> Result<u32> {
        let digits = match u8::try_from(c) {
            Ok(b'n') => return Ok(10),
            Ok(b't') => return Ok(9),
            Ok(b'r') => return Ok(13),
            Ok(b'f') => return Ok(12),
            Ok(b'v') => return Ok(11),
            Ok(b'a') => return Ok(7),
            Ok(b'0') => return Ok(0),
            Ok(b'x') => 2,
            Ok(b'u') if !self.is_bytes => 4,
            Ok(b'U') if !self.is_bytes => 8,
            Ok(byte) if byte.is_ascii_alphanumeric() => return Err(self.refuse("bad escape")),
            _ => return Ok(c),
        };
        let mut value = 0_u32;
        for _ in 0..digits {
            let digit = self.peek().and_then(|byte| (byte as char).to_digit(16));
            let digit = digit.ok_or_else(|| self.refuse("incomplete escape"))?;
            value = value.wrapping_mul(16).wrapping_add(digit);
            self.at += 1;
        }
        Ok(value)
    }

    /// Applies a repetition to the code from `start` on. False: there is none.
    fn repeat(&mut self, start: usize) -> Result<bool> {
        let before = self.at;
        let (least, most) = match self.peek() {
            Some(b'*') => (0, None),
            Some(b'+') => (1, None),
            Some(b'?') => (0, Some(1)),
            Some(b'{') => match self.counts()? {
                Some(counts) => counts,
                None => {
                    self.at = before;
                    return self.plain_brace();
                }
            },
            _ => return Ok(false),
        };
        if self.at == before {
            self.at += 1;
        }
        let lazy = self.accept(b'?');
        let body: Vec<Inst> = self.program.code.get(start..).unwrap_or_default().into();
        if body.is_empty() {
            return Err(self.refuse("nothing to repeat"));
        }
        self.program.code.truncate(start);
        for _ in 0..least {
            self.copy(&body, start)?;
        }
        match most {
            None => {
                // loop: split body, end; body; jump loop
                let split = self.emit(Inst::Split(0, 0))?;
                self.copy(&body, start)?;
                self.emit(Inst::Jump(split as u16))?;
                self.choose(split, lazy);
            }
            Some(most) => {
                let mut splits = Vec::new();
                for _ in least..most {
                    splits.push(self.emit(Inst::Split(0, 0))?);
                    self.copy(&body, start)?;
                }
                for split in splits {
                    self.choose(split, lazy);
                }
            }
        }
        Ok(true)
    }

    /// A brace that begins no count stands for itself.
    fn plain_brace(&mut self) -> Result<bool> {
        self.at += 1;
        self.emit_char(u32::from(b'{'))?;
        Ok(false)
    }

    /// Completes a choice between what follows it and the end of the code.
    fn choose(&mut self, split: usize, lazy: bool) {
        let (body, end) = (split as u16 + 1, self.here());
        self.set(split, if lazy { Inst::Split(end, body) } else { Inst::Split(body, end) });
    }

    /// Copies code that was made for position `made_at`.
    fn copy(&mut self, body: &[Inst], made_at: usize) -> Result<()> {
        let shift = usize::from(self.here()) - made_at;
        let moved = |target: u16| (usize::from(target) + shift) as u16;
        for &inst in body {
            self.emit(match inst {
                Inst::Split(a, b) => Inst::Split(moved(a), moved(b)),
                Inst::Jump(a) => Inst::Jump(moved(a)),
                same => same,
            })?;
        }
        Ok(())
    }

    /// `{m}`, `{m,}`, `{,n}`, `{m,n}`. None: it is something else.
    fn counts(&mut self) -> Result<Option<(usize, Option<usize>)>> {
        self.at += 1;
        let least = self.number();
        let mut most = least;
        if self.accept(b',') {
            most = self.number();
            if least.is_none() && most.is_none() {
                return Ok(None);
            }
        } else if least.is_none() {
            return Ok(None);
        }
        if !self.accept(b'}') {
            return Ok(None);
        }
        let least = least.unwrap_or(0);
        if most.is_some_and(|most| most < least) {
            return Err(self.refuse("min repeat greater than max repeat"));
        }
        if least > REPEAT_MAX || most.is_some_and(|most| most > REPEAT_MAX) {
            return Err(self.refuse("the repetition number is too large"));
        }
        Ok(Some((least, most)))
    }

    fn number(&mut self) -> Option<usize> {
        let start = self.at;
        let mut value = 0_usize;
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            value = value.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
            self.at += 1;
        }
        (self.at > start).then_some(value)
    }
}
