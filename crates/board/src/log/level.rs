//! The severity of a log line.

use serde::Deserialize;

/// How severe a line is; the names and numbers of Python's `logging`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Of interest when looking for a fault.
    Debug,
    /// What happens normally.
    Info,
    /// Something unexpected that the board handles.
    Warning,
    /// Something failed.
    Error,
    /// The board cannot go on as it is.
    Critical,
}

impl Level {
    /// The first letter of a line: `D`, `I`, `W`, `E`, `C`.
    pub const fn letter(self) -> char {
        match self {
            Self::Debug => 'D',
            Self::Info => 'I',
            Self::Warning => 'W',
            Self::Error => 'E',
            Self::Critical => 'C',
        }
    }

    /// Python's number: 10, 20, 30, 40, 50.
    pub const fn number(self) -> i32 {
        match self {
            Self::Debug => 10,
            Self::Info => 20,
            Self::Warning => 30,
            Self::Error => 40,
            Self::Critical => 50,
        }
    }

    /// The level of Python's number; numbers between two levels count as the lower one.
    ///
    /// ```
    /// assert_eq!(board::log::Level::from_number(35), board::log::Level::Warning);
    /// ```
    pub const fn from_number(number: i32) -> Self {
        match number {
            ..20 => Self::Debug,
            20..30 => Self::Info,
            30..40 => Self::Warning,
            40..50 => Self::Error,
            50.. => Self::Critical,
        }
    }
}
