//! What runs in the engine, and for whom.

use alloc::collections::VecDeque;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use minipy::{RunId, SpawnError};
use mqrepl::topic::Id;

/// For whom something runs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// An operator's command.
    Command(Id),
    /// The board's own command through the broker.
    LoopBack {
        /// The id of its answer.
        id: Id,
        /// Its number.
        nonce: u32,
    },
    /// A module of the application, or `main`.
    Module(String),
    /// The application's handlers of messages.
    Delivery,
    /// The program that prepares `__main__`.
    Prelude,
}

/// How something ended: what to answer, or what to log.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Outcome {
    /// It ended; these bytes are its answer.
    Answer(Vec<u8>),
    /// It failed; this text says how.
    Failed(String),
}

/// Why something does not run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Refused {
    /// As many commands run as may.
    TooMany,
    /// The engine has no room.
    Engine(SpawnError),
}

impl core::fmt::Display for Refused {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::TooMany => f.write_str("too many commands run at once; interrupt one"),
            Self::Engine(error) => write!(f, "cannot run: {error}"),
        }
    }
}

/// Lines that modules printed and that are not in the log yet; there is a limit for their bytes, too. When full, the oldest is
/// dropped.
const LINES_MAX: usize = 32;

/// Bytes of an unfinished line of a module; then it counts as finished.
const LINE_BYTES_MAX: usize = 256;

/// Everything that runs.
#[derive(Debug)]
pub(super) struct Jobs {
    /// Bytes of output kept for one command.
    output_max: usize,
    /// Bytes of the longest answer.
    answer_max: usize,
    jobs: Vec<Job>,
    lines: Lines,
    /// An unfinished line of callbacks.
    stray: Vec<u8>,
}

/// One run and its output.
#[derive(Debug)]
pub(super) struct Job {
    run: RunId,
    kind: Kind,
    output: Vec<u8>,
    dropped: usize,
}

impl Jobs {
    pub(super) fn new(output_max: usize, answer_max: usize, lines_max: usize) -> Self {
        Self {
            output_max: output_max.min(answer_max),
            answer_max,
            jobs: Vec::new(),
            lines: Lines { lines: VecDeque::new(), bytes_max: lines_max },
            stray: Vec::new(),
        }
    }

    pub(super) fn answer_max(&self) -> usize {
        self.answer_max
    }

    pub(super) fn add(&mut self, run: RunId, kind: Kind) {
        self.jobs.push(Job { run, kind, output: Vec::new(), dropped: 0 });
    }

    pub(super) fn take(&mut self, run: RunId) -> Option<Job> {
        let at = self.jobs.iter().position(|j| j.run == run)?;
        let mut job = self.jobs.swap_remove(at);
        if let Kind::Module(name) = &job.kind
            && !job.output.is_empty()
        {
            let rest = core::mem::take(&mut job.output);
            self.lines.push(name, &rest);
        }
        Some(job)
    }

    /// How many operators' commands run.
    pub(super) fn commands(&self) -> usize {
        self.jobs.iter().filter(|j| matches!(j.kind, Kind::Command(_))).count()
    }

    /// The operator's command with the highest run.
    pub(super) fn latest_command(&self) -> Option<Id> {
        let commands = self.jobs.iter().filter_map(|j| match j.kind {
            Kind::Command(id) => Some((j.run, id)),
            Kind::Delivery | Kind::LoopBack { .. } | Kind::Module(_) | Kind::Prelude => None,
        });
        commands.max_by_key(|(run, _)| *run).map(|(_, id)| id)
    }

    pub(super) fn find_command(&self, id: Id) -> Option<RunId> {
        self.jobs.iter().find(|j| j.kind == Kind::Command(id)).map(|j| j.run)
    }

    pub(super) fn is_delivering(&self) -> bool {
        self.jobs.iter().any(|j| j.kind == Kind::Delivery)
    }

    pub(super) fn find_module(&self, name: &str) -> Option<RunId> {
        self.jobs.iter().find(|j| matches!(&j.kind, Kind::Module(n) if n == name)).map(|j| j.run)
    }

    pub(super) fn loop_back(&self) -> Option<RunId> {
        self.jobs.iter().find(|j| matches!(j.kind, Kind::LoopBack { .. })).map(|j| j.run)
    }

    pub(super) fn kind(&self, run: RunId) -> Option<&Kind> {
        self.jobs.iter().find(|j| j.run == run).map(|j| &j.kind)
    }

    /// Keeps what a run has written.
    pub(super) fn write(&mut self, run: RunId, data: &[u8]) {
        let Some(job) = self.jobs.iter_mut().find(|j| j.run == run) else {
            // Of no run that was asked for: a callback of a timer or pin.
            return gather_lines(&mut self.lines, "callback", &mut self.stray, data);
        };
        match &job.kind {
            Kind::Command(_) => {
                let room = self.output_max.saturating_sub(job.output.len()).min(data.len());
                job.output.extend_from_slice(data.get(..room).unwrap_or(data));
                job.dropped = job.dropped.saturating_add(data.len() - room);
            }
            // Shown on the console, and of no further interest.
            Kind::LoopBack { .. } | Kind::Prelude => {}
            Kind::Module(name) => gather_lines(&mut self.lines, name, &mut job.output, data),
            Kind::Delivery => gather_lines(&mut self.lines, "mqtt", &mut job.output, data),
        }
    }

    pub(super) fn take_line(&mut self) -> Option<(String, String)> {
        self.lines.lines.pop_front()
    }
}

/// Moves complete lines from what was written to the lines that wait for the log.
fn gather_lines(lines: &mut Lines, name: &str, unfinished: &mut Vec<u8>, data: &[u8]) {
    for &byte in data {
        if byte != b'\n' {
            unfinished.push(byte);
        }
        if byte == b'\n' || unfinished.len() >= LINE_BYTES_MAX {
            let line = core::mem::take(unfinished);
            lines.push(name, &line);
        }
    }
}

/// Lines that wait for the log, with the names of who printed them.
#[derive(Debug)]
struct Lines {
    lines: VecDeque<(String, String)>,
    bytes_max: usize,
}

impl Lines {
    fn push(&mut self, name: &str, line: &[u8]) {
        let line = String::from_utf8_lossy(line).into_owned();
        let mut bytes = line.len() + self.lines.iter().map(|(_, line)| line.len()).sum::<usize>();
        while self.lines.len() >= LINES_MAX || bytes > self.bytes_max {
            let Some((_, gone)) = self.lines.pop_front() else { break };
            bytes -= gone.len();
        }
        self.lines.push_back((name.into(), line));
    }
}

impl Job {
    /// What to say about the end of this job.
    ///
    /// The original throws away what an expression printed (`print(1)` answers `None`). Here it is part of the answer, and a
    /// `None` is only shown when nothing was printed: what the operator would see at a local prompt.
    ///
    /// An answer of more than `max` bytes is cut, and given as an error that says so.
    pub(super) fn end(self, outcome: minipy::Outcome, max: usize) -> (Kind, Outcome) {
        let Self { kind, output: mut text, dropped, .. } = self;
        if dropped > 0 {
            append(&mut text, &format!("\n[{dropped} bytes of output dropped]\n"));
        }
        let (ending, mut failed) = match outcome {
            minipy::Outcome::Value(repr) if text.is_empty() || repr != "None" => (repr, false),
            minipy::Outcome::Value(_) | minipy::Outcome::Finished | minipy::Outcome::Exit(0) => {
                (String::new(), false)
            }
            minipy::Outcome::Exception(traceback) => (traceback, true),
            minipy::Outcome::Aborted => ("aborted".into(), true),
            minipy::Outcome::Exit(code) => (format!("SystemExit: {code}"), true),
        };
        if text.is_empty() {
            text = ending.into_bytes();
        } else {
            append(&mut text, &ending);
        }
        if failed {
            text = into_text(text).into_bytes();
        }
        let length = text.len();
        if length > max {
            failed = true;
            text.truncate(max.saturating_sub(NOTE_MAX));
            text.extend_from_slice(format!("\n[cut: an answer of {length} bytes is too long]").as_bytes());
        }
        let outcome = if failed { Outcome::Failed(into_text(text)) } else { Outcome::Answer(text) };
        (kind, outcome)
    }
}

/// Appends without room for more: an answer waits, and on a small board its spare room would be missed.
fn append(bytes: &mut Vec<u8>, text: &str) {
    bytes.reserve_exact(text.len());
    bytes.extend_from_slice(text.as_bytes());
}

/// The same bytes as text, not copied unless they have to be changed for it.
fn into_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Bytes of the note at the end of an answer that was cut.
const NOTE_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::OUTPUT_MAX;
    use mqrepl::limits::ANSWER_BYTES_MAX;

    const RUN: RunId = RunId(1);

    fn command() -> Jobs {
        let mut jobs = Jobs::new(OUTPUT_MAX, ANSWER_BYTES_MAX, 4096);
        jobs.add(RUN, Kind::Command(Id::new("a").unwrap()));
        jobs
    }

    fn answer(jobs: &mut Jobs, outcome: minipy::Outcome) -> Outcome {
        jobs.take(RUN).unwrap().end(outcome, ANSWER_BYTES_MAX).1
    }

    #[test]
    fn an_answer_is_what_a_local_prompt_would_show() {
        let value = |s: &str| minipy::Outcome::Value(s.into());
        assert_eq!(answer(&mut command(), value("3")), Outcome::Answer(b"3".to_vec()));
        assert_eq!(answer(&mut command(), value("None")), Outcome::Answer(b"None".to_vec()));
        let mut jobs = command();
        jobs.write(RUN, b"hi\n");
        assert_eq!(answer(&mut jobs, value("None")), Outcome::Answer(b"hi\n".to_vec()));
        let mut jobs = command();
        jobs.write(RUN, b"hi\n");
        assert_eq!(answer(&mut jobs, minipy::Outcome::Aborted), Outcome::Failed("hi\naborted".into()));
    }

    #[test]
    fn output_beyond_the_limit_is_counted() {
        let mut jobs = command();
        for _ in 0..=OUTPUT_MAX / 1000 {
            jobs.write(RUN, &[b'x'; 1000]);
        }
        let Outcome::Answer(text) = answer(&mut jobs, minipy::Outcome::Finished) else {
            panic!("not an answer")
        };
        let note = b"\n[40 bytes of output dropped]\n";
        assert_eq!(text.len(), OUTPUT_MAX + note.len());
        assert!(text.ends_with(note));
    }

    #[test]
    fn what_a_module_prints_comes_as_lines_and_the_rest_at_its_end() {
        let mut jobs = Jobs::new(OUTPUT_MAX, ANSWER_BYTES_MAX, 4096);
        jobs.add(RUN, Kind::Module("m".into()));
        jobs.write(RUN, b"one\ntw");
        jobs.write(RUN, b"o\nrest");
        let line = |jobs: &mut Jobs| jobs.take_line().map(|(_, line)| line);
        assert_eq!(line(&mut jobs).as_deref(), Some("one"));
        assert_eq!(line(&mut jobs).as_deref(), Some("two"));
        assert_eq!(line(&mut jobs), None);
        jobs.take(RUN);
        assert_eq!(line(&mut jobs).as_deref(), Some("rest"));
        jobs.add(RUN, Kind::Module("m".into()));
        jobs.write(RUN, &b"\n".repeat(LINES_MAX + 5));
        assert_eq!(jobs.lines.lines.len(), LINES_MAX);
        // Of more bytes than may wait, the oldest lines go.
        jobs.write(RUN, &[&[b'a'; 200][..], b"\n"].concat().repeat(50));
        jobs.write(RUN, b"newest\n");
        let bytes: usize = jobs.lines.lines.iter().map(|(_, line)| line.len()).sum();
        assert!(bytes <= 4096 && bytes > 3500, "{bytes}");
        assert_eq!(jobs.lines.lines.back().map(|(_, line)| line.as_str()), Some("newest"));
    }
}
