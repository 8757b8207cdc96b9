//! Why an operation did not succeed.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use monotime::Duration;

use crate::limits::{COLLECT_BYTES_MAX, EVAL_BYTES_MAX};

/// Why an operation did not succeed. Whose fault it was is in the name's comment.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Failure {
    /// The board's: an answer that is longer than anyone could want.
    AnswerTooLong,
    /// The caller's: a path that is empty, or that no topic can hold.
    BadPath,
    /// The board said so, in its own words: often a Python traceback.
    Board(Vec<u8>),
    /// The board's: it has ended the upload before the last part was sent, with these words.
    Early(Vec<u8>),
    /// The caller's: a file that has more bytes than the frames can be numbered.
    FileTooLong {
        /// The most that the frames can carry to this board.
        most: u64,
    },
    /// The broker's, or the board's: a part of the answer is missing.
    Gap {
        /// The number of the part that should have come.
        expected: u16,
        /// The number of the part that came.
        got: u16,
    },
    /// The board has gone while the command ran, and did not come back in time.
    Gone,
    /// Nobody answered.
    NoAnswer {
        /// Time since the last sign of life.
        after: Duration,
    },
    /// The board had gone before the command was sent. Nothing was sent.
    Offline,
    /// The board has restarted while the command ran.
    Restarted,
    /// The caller's: a program that is too long for one message.
    SourceTooLong {
        /// Its length.
        bytes: usize,
    },
}

impl Failure {
    /// What the board said, if it did, as text.
    pub fn board_text(&self) -> Option<String> {
        match self {
            Self::Board(text) => Some(String::from_utf8_lossy(text).trim().into()),
            _ => None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AnswerTooLong => write!(f, "the board's answer has more than {COLLECT_BYTES_MAX} bytes"),
            Self::BadPath => f.write_str(
                "a path on the board is not empty, and has no '+', no '#' and no control characters",
            ),
            Self::Board(text) => f.write_str(String::from_utf8_lossy(text).trim()),
            Self::Early(text) => {
                write!(f, "the board ended the upload early: {}", String::from_utf8_lossy(text).trim())
            }
            Self::FileTooLong { most } => write!(f, "one command carries {most} bytes at most"),
            Self::Gap { expected, got } => {
                write!(f, "part {expected} of the board's answer is missing: part {got} came")
            }
            Self::Gone => f.write_str("the board went offline while the command ran"),
            Self::NoAnswer { after } => write!(f, "no answer from the board for {} s", after.secs()),
            Self::Offline => f.write_str("the board is offline"),
            Self::Restarted => f.write_str("the board restarted while the command ran"),
            Self::SourceTooLong { bytes } => {
                write!(f, "the program has {bytes} bytes, and one eval carries {EVAL_BYTES_MAX}")
            }
        }
    }
}

impl core::error::Error for Failure {}
