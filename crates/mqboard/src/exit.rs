//! How the command line ends: exit codes, and the one line that says what went wrong and what to do about it.

use core::fmt;
use std::process::ExitCode;

/// The exit codes. `--help` and `docs/cli.md` show this table; a test compares them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Exit {
    /// All went well.
    Ok = 0,
    /// The board answered with an error.
    Board = 1,
    /// The command line itself is wrong.
    Usage = 2,
    /// No connection to the broker, or it was lost.
    Connect = 3,
    /// The broker refused the login.
    Login = 4,
    /// A certificate is not trusted, or TLS failed otherwise.
    Certificate = 5,
    /// No answer from the board.
    NoAnswer = 6,
    /// A file on this machine cannot be read or written.
    File = 7,
    /// The board or the broker answered something that makes no sense.
    Protocol = 8,
    /// The board has tried an update and went back.
    WentBack = 9,
    /// Ctrl-C.
    Interrupted = 130,
}

impl Exit {
    /// All exit codes, in the order of the table.
    pub const ALL: [Self; 11] = [
        Self::Ok,
        Self::Board,
        Self::Usage,
        Self::Connect,
        Self::Login,
        Self::Certificate,
        Self::NoAnswer,
        Self::File,
        Self::Protocol,
        Self::WentBack,
        Self::Interrupted,
    ];

    /// The number.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// What it means, for the table.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Board => "the board answered with an error, which is on stderr",
            Self::Usage => "wrong use of the command line",
            Self::Connect => "could not connect to the broker, or lost it",
            Self::Login => "the broker refused the login, or a topic",
            Self::Certificate => "a certificate is not trusted, or TLS failed otherwise",
            Self::NoAnswer => "no answer from the board: it is offline, or nobody is behind the prefix",
            Self::File => "a file on this machine cannot be read or written",
            Self::Protocol => "an answer that makes no sense",
            Self::WentBack => "the board went back to what it ran before the update",
            Self::Interrupted => "interrupted by Ctrl-C",
        }
    }

    /// The table, one line per code.
    pub fn table() -> String {
        Self::ALL.iter().map(|exit| format!("  {:>3}  {}\n", exit.code(), exit.meaning())).collect()
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

/// Why a command failed: shown as one line, cause first, then what to do about it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// How the process ends.
    pub exit: Exit,
    /// What is wrong.
    pub cause: String,
    /// What to do next; may be empty.
    pub advice: String,
    /// What the board said, to be shown as it is, before the line.
    pub board: Option<String>,
}

impl Fault {
    /// A fault with its cause; [`Self::advice`] adds what to do.
    pub fn new(exit: Exit, cause: impl fmt::Display) -> Self {
        // One line, whatever the cause contains.
        let cause = cause.to_string().replace(['\n', '\r'], " ");
        Self { exit, cause, advice: String::new(), board: None }
    }

    /// The fault with advice.
    #[must_use]
    pub fn advice(mut self, advice: impl fmt::Display) -> Self {
        self.advice = advice.to_string();
        self
    }

    /// The fault with the board's own words.
    #[must_use]
    pub fn board(mut self, text: String) -> Self {
        self.board = Some(text);
        self
    }

    /// The fault of a local file.
    pub fn file(path: &std::path::Path, doing: &str, error: &std::io::Error) -> Self {
        Self::new(Exit::File, format_args!("cannot {doing} {}: {}", path.display(), plain(error)))
    }
}

/// The system's words without its error number.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.cause)?;
        if !self.advice.is_empty() {
            write!(f, ". {}", self.advice)?;
        }
        Ok(())
    }
}

impl core::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_and_a_fault_is_one_line() {
        let codes: Vec<u8> = Exit::ALL.iter().map(|e| e.code()).collect();
        assert!(codes.windows(2).all(|w| w[0] < w[1]), "{codes:?}");
        let fault = Fault::new(Exit::Connect, "first\nsecond").advice("Do this.");
        assert_eq!(fault.to_string(), "first second. Do this.");
    }
}
