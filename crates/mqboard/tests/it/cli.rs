//! Our command line as a real process.

use core::time::Duration;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
    pub(crate) took: Duration,
}

/// The command line, with nothing in its environment that could change what it does.
pub(crate) fn mqboard(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mqboard"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("MQBOARD_") {
            command.env_remove(name);
        }
    }
    command.args(arguments).current_dir(directory).stdin(Stdio::null());
    command
}

/// Runs it to its end.
pub(crate) fn run(directory: &Path, arguments: &[&str]) -> Ended {
    finish(mqboard(directory, arguments))
}

pub(crate) fn finish(mut command: Command) -> Ended {
    let begun = Instant::now();
    let output = command.output().unwrap();
    Ended {
        code: output.status.code().unwrap_or(-1),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).unwrap(),
        took: begun.elapsed(),
    }
}

impl Ended {
    /// It went well: what it printed.
    #[track_caller]
    pub(crate) fn ok(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        String::from_utf8(self.stdout).unwrap()
    }

    /// It failed with this code, within the time, with one line on stderr that holds all of these.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32, within: Duration, holds: &[&str]) {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.took < within, "{self:?}");
        assert!(self.stdout.is_empty(), "{self:?}");
        assert_eq!(self.stderr.lines().count(), 1, "one line: {self:?}");
        assert!(self.stderr.starts_with("mqboard: "), "{self:?}");
        for part in holds {
            assert!(self.stderr.contains(part), "{part:?} in {self:?}");
        }
        assert!(!self.stderr.contains("panicked"), "{self:?}");
    }
}
