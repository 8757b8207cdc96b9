//! Everything that is printed: data on stdout, messages on stderr, colours and progress only where they belong.

use core::time::Duration;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Instant;

use crate::exit::{Exit, Fault};
use crate::settings::Verbosity;

/// Prints. There is one per run.
#[derive(Debug)]
pub struct Printer {
    verbosity: Verbosity,
    color: bool,
    progress: bool,
    /// A progress line stands on the terminal.
    drawn: Option<Instant>,
}

/// How often a progress line changes.
const REDRAW: Duration = Duration::from_millis(100);

impl Printer {
    /// A printer that says as much as `verbosity` allows. Progress is shown only if stderr is a terminal.
    pub fn new(verbosity: Verbosity, color: bool) -> Self {
        let progress = verbosity > Verbosity::Quiet && io::stderr().is_terminal();
        Self { verbosity, color, progress, drawn: None }
    }

    /// Prints data.
    ///
    /// # Errors
    /// When it cannot be written. A reader that has gone away ends the run without a word, as it does elsewhere.
    pub fn data(&mut self, data: &[u8]) -> Result<(), Fault> {
        self.clear();
        let mut out = io::stdout().lock();
        out.write_all(data).and_then(|()| out.flush()).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Fault::new(Exit::Ok, ""),
            _ => Fault::file("stdout".as_ref(), "write", &error),
        })
    }

    /// Prints a line of data.
    ///
    /// # Errors
    /// As [`Self::data`].
    pub fn line(&mut self, line: &str) -> Result<(), Fault> {
        self.data(format!("{line}\n").as_bytes())
    }

    /// Prints a text of data: with `\n` at the ends of lines, one at the end, and none if there is no text.
    ///
    /// # Errors
    /// As [`Self::data`].
    pub fn text(&mut self, text: &[u8]) -> Result<(), Fault> {
        let text = String::from_utf8_lossy(text).replace("\r\n", "\n");
        match text.trim_end() {
            "" => Ok(()),
            text => self.line(text),
        }
    }

    /// Says something that an operator wants to know.
    pub fn say(&mut self, line: &str) {
        if self.verbosity >= Verbosity::Normal {
            self.stderr(line);
        }
    }

    /// Says something that an operator wants to know when something is strange.
    pub fn detail(&mut self, line: impl FnOnce() -> String) {
        if self.verbosity >= Verbosity::Verbose {
            self.stderr(&line());
        }
    }

    /// Says why the command failed: first the board's own words, then the one line.
    pub fn fault(&mut self, fault: &Fault) {
        if let Some(text) = &fault.board {
            self.stderr(text);
        }
        if !fault.cause.is_empty() {
            self.stderr(&format!("mqboard: {fault}"));
        }
    }

    /// Shows how far a transfer has come.
    pub fn progress(&mut self, what: &str, bytes: u64, total: Option<u64>, since: Instant) {
        if !self.progress || self.drawn.is_some_and(|at| at.elapsed() < REDRAW) {
            return;
        }
        self.drawn = Some(Instant::now());
        let part =
            total.filter(|&t| t > 0).map_or_else(String::new, |total| format!(" {}%", bytes * 100 / total));
        let rate = bytes as f64 / since.elapsed().as_secs_f64().max(0.001) / 1024.0;
        let _ = write!(io::stderr(), "\r\x1b[K{what}{part} {} kB, {rate:.0} kB/s", bytes / 1024);
    }

    /// A line of the board's log, coloured by its level.
    ///
    /// # Errors
    /// As [`Self::data`].
    pub fn log_line(&mut self, line: &str) -> Result<(), Fault> {
        let color = if self.color { level_color(line) } else { "" };
        match color {
            "" => self.line(line),
            color => self.line(&format!("{color}{line}\x1b[0m")),
        }
    }

    /// Takes a progress line off the terminal.
    pub fn clear(&mut self) {
        if self.drawn.take().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    fn stderr(&mut self, line: &str) {
        self.clear();
        let _ = writeln!(io::stderr(), "{}", line.trim_end());
    }
}

/// The terminal's colour for a log line, by its first two characters; empty for none.
fn level_color(line: &str) -> &'static str {
    match line.as_bytes() {
        [b'C', b' ', ..] => "\x1b[1;35m",
        [b'E', b' ', ..] => "\x1b[1;31m",
        [b'W', b' ', ..] => "\x1b[1;33m",
        [b'I', b' ', ..] => "\x1b[32m",
        [b'D', b' ', ..] => "\x1b[2m",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_have_the_originals_colours() {
        let codes = ["C x", "E x", "W x", "I x", "D x", "Info", "", "X y"].map(level_color);
        assert_eq!(codes, ["\x1b[1;35m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[32m", "\x1b[2m", "", "", ""]);
    }
}
