//! Lines that wait for the broker, bounded by bytes, dropped by severity.

use alloc::collections::VecDeque;
use alloc::format;
use alloc::string::String;

use super::{Level, Stamp, format_line};

/// What a line costs beyond its text.
const OVERHEAD: usize = 16;

/// A queue of lines. When it is full, the oldest lines below warning go first, then the oldest of all; the number of dropped lines
/// takes the place of the first line.
#[derive(Debug)]
pub(super) struct Ring {
    lines: VecDeque<Line>,
    bytes: usize,
    /// What the lines may take, but for those that a larger, earlier limit let in.
    limit: usize,
    dropped: u32,
    /// The line that tells of `dropped`, while it is in front.
    notice: Option<String>,
}

#[derive(Debug)]
struct Line {
    level: Level,
    text: String,
}

impl Line {
    fn cost(&self) -> usize {
        self.text.len() + OVERHEAD
    }
}

impl Ring {
    pub(super) fn new(limit: usize) -> Self {
        Self { lines: VecDeque::new(), bytes: 0, limit, dropped: 0, notice: None }
    }

    /// Lines that are there already stay until they are popped; new ones find room only within the new limit.
    pub(super) fn set_limit(&mut self, limit: usize) {
        self.limit = limit;
    }

    pub(super) fn push(&mut self, level: Level, text: String) {
        let line = Line { level, text };
        let kept_from_before = self.bytes > self.limit;
        let limit = if kept_from_before { self.bytes } else { self.limit };
        while self.bytes + line.cost() > limit {
            let victim = self.lines.iter().position(|l| l.level < Level::Warning);
            if victim.is_none() && level < Level::Warning {
                // Nothing here is worth less than the new line.
                self.dropped = self.dropped.saturating_add(1);
                return;
            }
            let Some(gone) = self.lines.remove(victim.unwrap_or(0)) else {
                // A line larger than the whole ring.
                self.dropped = self.dropped.saturating_add(1);
                return;
            };
            self.bytes -= gone.cost();
            self.dropped = self.dropped.saturating_add(1);
        }
        self.bytes += line.cost();
        self.lines.push_back(line);
    }

    pub(super) fn front(&mut self) -> Option<&str> {
        if self.notice.is_none() && self.dropped > 0 {
            let text = format!("{} lines dropped", core::mem::take(&mut self.dropped));
            // The time of the notice is that of nothing in particular; the lines around it have theirs.
            self.notice = Some(format_line(Level::Warning, Stamp::Uptime(0), "logging", &text));
        }
        match &self.notice {
            Some(notice) => Some(notice),
            None => self.lines.front().map(|l| l.text.as_str()),
        }
    }

    pub(super) fn pop(&mut self) {
        if self.notice.take().is_none()
            && let Some(line) = self.lines.pop_front()
        {
            self.bytes -= line.cost();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn drain(ring: &mut Ring) -> Vec<String> {
        let mut lines = Vec::new();
        while let Some(line) = ring.front() {
            lines.push(line.into());
            ring.pop();
        }
        lines
    }

    #[test]
    fn a_full_ring_drops_the_oldest_below_warning_first_and_says_how_many() {
        // Room for three lines of one character.
        let mut ring = Ring::new(3 * (1 + OVERHEAD));
        for (level, text) in [
            (Level::Error, "a"),
            (Level::Info, "b"),
            (Level::Debug, "c"),
            (Level::Info, "d"),
            (Level::Error, "e"),
        ] {
            ring.push(level, text.into());
        }
        assert_eq!(drain(&mut ring), ["W        0  logging: 2 lines dropped", "a", "d", "e"]);
        assert_eq!(ring.bytes, 0);
    }

    #[test]
    fn among_warnings_the_oldest_goes_and_lesser_lines_do_not_come_in() {
        let mut ring = Ring::new(2 * (1 + OVERHEAD));
        for (level, text) in
            [(Level::Warning, "a"), (Level::Error, "b"), (Level::Info, "c"), (Level::Warning, "d")]
        {
            ring.push(level, text.into());
        }
        assert_eq!(drain(&mut ring), ["W        0  logging: 2 lines dropped", "b", "d"]);
    }

    #[test]
    fn a_line_larger_than_the_ring_is_only_counted() {
        let mut ring = Ring::new(64);
        ring.push(Level::Critical, "x".repeat(100));
        assert_eq!(drain(&mut ring), ["W        0  logging: 1 lines dropped"]);
    }

    #[test]
    fn a_smaller_limit_keeps_what_is_there_until_it_is_published() {
        let mut ring = Ring::new(10 * (1 + OVERHEAD));
        for n in 0..10 {
            ring.push(Level::Warning, format!("{n}"));
        }
        ring.set_limit(2 * (1 + OVERHEAD));
        ring.push(Level::Error, "x".into());
        let lines = drain(&mut ring);
        assert_eq!((lines.len(), lines[1].as_str(), lines[10].as_str()), (11, "1", "x"));
        for n in 0..3 {
            ring.push(Level::Warning, format!("{n}"));
        }
        assert_eq!(drain(&mut ring).len(), 1 + 2);
    }
}
