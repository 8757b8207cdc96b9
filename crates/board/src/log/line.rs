//! The format of a line on the wire and on the console.

use alloc::string::String;
use core::fmt::Write;

use monotime::Instant;

use super::Level;

/// Bytes of a line; longer ones are cut at a character boundary.
pub const LINE_MAX: usize = 1024;

/// Before 2020 a clock has not been set.
const YEAR_2020_MICROS: i64 = 1_577_836_800_000_000;

const DAY_MILLIS: i64 = 86_400_000;

/// When a line was logged.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stamp {
    /// Milliseconds since the platform's origin of time: the clock is not set.
    Uptime(u64),
    /// Milliseconds since midnight UTC.
    TimeOfDay(u32),
}

impl Stamp {
    /// The stamp for `now`, with the time of day if `unix_micros` is known and believable.
    pub fn new(now: Instant, unix_micros: Option<i64>) -> Self {
        match unix_micros {
            Some(micros) if micros >= YEAR_2020_MICROS => {
                Self::TimeOfDay(u32::try_from(micros / 1_000 % DAY_MILLIS).unwrap_or(0))
            }
            Some(_) | None => Self::Uptime(now.millis()),
        }
    }
}

/// One line as wire version 1 has it: level, time, logger right-aligned to eight, text.
///
/// ```
/// use board::log::{Level, Stamp, format_line};
/// let stamp = Stamp::TimeOfDay(45_296_789);
/// assert_eq!(format_line(Level::Info, stamp, "mqrepl", "ready"), "I 12:34:56.789   mqrepl: ready");
/// assert_eq!(format_line(Level::Error, Stamp::Uptime(1_234), "main", "no"), "E     1234     main: no");
/// ```
pub fn format_line(level: Level, stamp: Stamp, name: &str, text: &str) -> String {
    let mut line = String::with_capacity((24 + text.len()).min(LINE_MAX + 1));
    line.push(level.letter());
    // Writing to a String cannot fail.
    let _ = match stamp {
        Stamp::Uptime(millis) => write!(line, " {:8}", millis % 100_000_000),
        Stamp::TimeOfDay(millis) => {
            let (secs, millis) = (millis / 1_000, millis % 1_000);
            write!(line, " {:02}:{:02}:{:02}.{millis:03}", secs / 3_600, secs / 60 % 60, secs % 60)
        }
    };
    let _ = write!(line, " {name:>8}: ");
    for c in text.trim_end_matches('\n').chars() {
        if line.len() + c.len_utf8() > LINE_MAX {
            break;
        }
        line.push(c);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_2020_is_not_believed() {
        let now = Instant::from_millis(7);
        assert_eq!(Stamp::new(now, None), Stamp::Uptime(7));
        assert_eq!(Stamp::new(now, Some(1_000_000_000_000_000)), Stamp::Uptime(7));
        assert_eq!(Stamp::new(now, Some(YEAR_2020_MICROS + 1_500_000)), Stamp::TimeOfDay(1_500));
    }

    #[test]
    fn a_long_line_is_cut_at_a_character() {
        let line = format_line(Level::Debug, Stamp::Uptime(0), "x", &"ä".repeat(LINE_MAX));
        assert!(line.len() <= LINE_MAX && line.len() >= LINE_MAX - 1);
        assert!(line.ends_with('ä'));
    }

    #[test]
    fn a_name_with_nothing_in_it_and_a_text_of_many_lines_stay_as_they_are() {
        let line = format_line(Level::Warning, Stamp::Uptime(1), "", "a\nb\n");
        assert_eq!(line, "W        1         : a\nb");
    }
}
