//! A `mqboard view` that runs beside the tour.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStderr, ChildStdout, Command};

use super::End;

/// The process and its lines. Dropping it kills the process.
pub(super) struct View {
    lines: Lines<BufReader<ChildStdout>>,
    /// Kept open: a message that it writes must not fail.
    _messages: Lines<BufReader<ChildStderr>>,
    _process: Child,
}

impl View {
    /// Starts it, and waits until it listens: with `-v` it says so.
    pub(super) async fn begin(mut command: Command) -> Result<Self, End> {
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let (Some(out), Some(err)) = (process.stdout.take(), process.stderr.take()) else {
            return Err(End::Failed("the pipes are missing".into()));
        };
        let mut messages = BufReader::new(err).lines();
        let mut last = String::new();
        while let Some(message) = messages.next_line().await? {
            if message.contains("listening") {
                return Ok(Self {
                    lines: BufReader::new(out).lines(),
                    _messages: messages,
                    _process: process,
                });
            }
            last = message;
        }
        Err(End::Failed(format!("`mqboard view` ended: {last}")))
    }

    /// The lines up to one that contains `last`.
    pub(super) async fn until(&mut self, last: &str) -> Result<Vec<String>, End> {
        let mut lines = Vec::new();
        while let Some(line) = self.lines.next_line().await? {
            let found = line.contains(last);
            lines.push(line);
            if found {
                return Ok(lines);
            }
        }
        Err(End::Failed("`mqboard view` ended".into()))
    }
}
