//! A board in a temporary directory, run by the real program.

use core::time::Duration;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Instant;

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Longer than anything takes on a busy machine; a test that waits so long has failed.
pub(crate) const LONG: Duration = Duration::from_secs(30);

/// The program under test.
pub(crate) fn mqnode() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mqnode"));
    command.env_remove("RUST_BACKTRACE");
    command
}

/// A board's directory with settings for tests: a broker that is not there, quick restarts.
pub(crate) fn directory(url: &str, more: &str) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    let made = mqnode().arg("init").arg(directory.path()).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    let text = format!(
        "[board]\nname = \"test/board\"\n[mqtt]\nurl = \"{url}\"\n[supervisor]\npause = 0.01\n{more}\n"
    );
    fs::write(directory.path().join("settings.toml"), text).unwrap();
    directory
}

pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// A running supervisor with what it says on standard error.
pub(crate) struct Node {
    process: Child,
    lines: Receiver<String>,
    seen: Vec<String>,
}

impl Node {
    /// Starts the board of `directory`.
    pub(crate) fn start(directory: &Path) -> Self {
        Self::spawn(mqnode().arg("run").arg(directory).stdin(Stdio::null()))
    }

    pub(crate) fn spawn(command: &mut Command) -> Self {
        let mut process = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(process.stderr.take().unwrap());
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self { process, lines, seen: Vec::new() }
    }

    /// Waits for a line that contains `text` and gives it.
    #[track_caller]
    pub(crate) fn line(&mut self, text: &str) -> String {
        let end = Instant::now() + LONG;
        loop {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => {
                    self.seen.push(line.clone());
                    if line.contains(text) {
                        return line;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("no line with {text:?} came; these did:\n{}", self.seen.join("\n"))
                }
            }
        }
    }

    /// Everything that was said up to the last line that was waited for.
    pub(crate) fn said(&self) -> String {
        self.seen.join("\n")
    }

    /// Waits for the firmware's start and gives its process.
    #[track_caller]
    pub(crate) fn firmware(&mut self, cause: &str) -> Pid {
        let line = self.line(&format!("board started ({cause}), process "));
        pid_in(&line)
    }

    /// The supervisor's process.
    pub(crate) fn supervisor(&self) -> Pid {
        Pid::from_child(&self.process)
    }

    /// Waits for the supervisor's end.
    #[track_caller]
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let end = Instant::now() + LONG;
        poll_until(end, || self.process.try_wait().unwrap()).expect("the supervisor did not end")
    }

    pub(crate) fn stdin(&mut self) -> Option<std::process::ChildStdin> {
        self.process.stdin.take()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if thread::panicking() {
            // Shown with the failed test.
            self.seen.extend(self.lines.try_iter());
            println!("the supervisor and the board said:\n{}", self.seen.join("\n"));
        }
        // The firmware dies with its supervisor.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The process that a line of the supervisor ends with.
pub(crate) fn pid_in(line: &str) -> Pid {
    let number = line.rsplit(' ').next().unwrap().parse().unwrap();
    Pid::from_raw(number).unwrap()
}

pub(crate) fn kill(process: Pid, signal: Signal) {
    kill_process(process, signal).unwrap();
}

/// Waits until a process that is not our child is gone, or dead and not yet buried by its new parent.
#[track_caller]
pub(crate) fn gone(process: Pid) {
    let stat = format!("/proc/{}/stat", process.as_raw_nonzero());
    let dead = || fs::read_to_string(&stat).map_or(true, |stat| stat.contains(") Z "));
    poll_until(Instant::now() + LONG, || dead().then_some(())).expect("the process lives on");
}

/// Nothing tells when a foreign process ends, so this looks again and again.
fn poll_until<T>(end: Instant, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if Instant::now() > end {
            return None;
        }
        thread::sleep(Duration::from_millis(2));
    }
}
