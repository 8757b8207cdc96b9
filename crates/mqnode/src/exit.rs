//! Exit codes: what the program says when it ends, and how the firmware process asks its supervisor for a reset.
//!
//! | code | who | meaning |
//! |---|---|---|
//! | 0 | all | ended as asked |
//! | 1 | all | failed; the last line on standard error says why |
//! | 2 | all | wrong usage |
//! | 3 | all | the settings are wrong or missing |
//! | 4 | `run` | another supervisor runs this directory |
//! | 80 | firmware | hard reset: start again, retained memory kept |
//! | 81 | firmware | soft reset |
//! | 101, a signal | firmware | crash: a panic, an abort, a kill |

use core::fmt;
use std::process::ExitStatus;

use std::os::unix::process::ExitStatusExt;

/// The process ended as asked.
pub const OK: u8 = 0;
/// Something failed; the last line on standard error says why.
pub const FAILED: u8 = 1;
/// The command line was wrong. Clap's own code, stated here to keep the table whole.
pub const USAGE: u8 = 2;
/// The settings are wrong, or the directory was never initialised.
pub const SETTINGS: u8 = 3;
/// Another supervisor runs this directory.
pub const IN_USE: u8 = 4;
/// The firmware asks for a hard reset.
pub const RESET_HARD: u8 = 80;
/// The firmware asks for a soft reset.
pub const RESET_SOFT: u8 = 81;

/// Why the firmware starts. The supervisor alone knows, as the reset controller of a chip does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Cause {
    /// The supervisor itself has just been started: retained memory is empty.
    PowerOn,
    /// The watchdog was not fed in time.
    Watchdog,
    /// The firmware asked for a soft reset.
    Soft,
    /// The firmware asked for a hard reset.
    Hard,
    /// The firmware panicked, was killed, or ended with a code that asks for nothing.
    Crash,
}

impl Cause {
    /// What an exit that nobody asked for, from outside the firmware, means. A watchdog reset is known before.
    pub(crate) fn of(status: ExitStatus) -> Self {
        match status.code().and_then(|code| u8::try_from(code).ok()) {
            Some(RESET_HARD) => Self::Hard,
            Some(RESET_SOFT) => Self::Soft,
            _ => Self::Crash,
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PowerOn => "power-on",
            Self::Watchdog => "watchdog reset",
            Self::Soft => "soft reset",
            Self::Hard => "hard reset",
            Self::Crash => "crash",
        })
    }
}

/// An exit status in words, for logs and crash records.
pub(crate) fn describe(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(101), _) => "panicked (exit code 101)".into(),
        (Some(code), _) => format!("ended with exit code {code}"),
        (None, Some(signal)) => format!("was killed by signal {signal}"),
        (None, None) => "ended for an unknown reason".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exit_code_that_asks_for_nothing_is_a_crash() {
        let status = |code: i32| ExitStatus::from_raw(code << 8);
        assert_eq!(Cause::of(status(80)), Cause::Hard);
        assert_eq!(Cause::of(status(81)), Cause::Soft);
        assert_eq!(Cause::of(status(0)), Cause::Crash);
        assert_eq!(Cause::of(status(101)), Cause::Crash);
        assert_eq!(Cause::of(ExitStatus::from_raw(9)), Cause::Crash);
        assert_eq!(describe(ExitStatus::from_raw(9)), "was killed by signal 9");
    }
}
