//! `mqboard demo` as a real process: its answers, and that it leaves nothing behind, however it ends.

use core::time::Duration;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Instant;

use tempfile::TempDir;

/// Longer than anything takes on a busy machine; a test that waits so long has failed.
const LONG: Duration = Duration::from_secs(60);

/// A demo with a directory for temporary files of its own, so that what it leaves can be told from others'.
struct Demo {
    process: Child,
    out: BufReader<ChildStdout>,
    temporary: TempDir,
    said: String,
}

impl Demo {
    fn start(arguments: &[&str]) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_mqboard"))
            .arg("demo")
            .args(arguments)
            .env("TMPDIR", temporary.path())
            // What a reader may have set for another board is not for the demo.
            .env("MQBOARD_SERVER", "broker.invalid")
            .env("MQBOARD_TIMEOUT", "nonsense")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(process.stdout.take().unwrap());
        Self { process, out, temporary, said: String::new() }
    }

    /// Reads on to a line that contains `text`.
    #[track_caller]
    fn line(&mut self, text: &str) {
        loop {
            let start = self.said.len();
            let length = self.out.read_line(&mut self.said).unwrap();
            assert_ne!(length, 0, "no line with {text:?} in:\n{}", self.said);
            if self.said[start..].contains(text) {
                return;
            }
        }
    }

    fn signal(&self, name: &str) {
        kill(name, self.process.id());
    }

    /// Waits for its end; gives the exit code and what it said as a message. Nothing may be left then.
    #[track_caller]
    fn ended(mut self) -> (Option<i32>, String, String) {
        let mut messages = String::new();
        self.out.read_to_string(&mut self.said).unwrap();
        self.process.stderr.take().unwrap().read_to_string(&mut messages).unwrap();
        let code = self.process.wait().unwrap().code();
        let left: Vec<_> = fs::read_dir(self.temporary.path()).unwrap().map(|e| e.unwrap().path()).collect();
        assert!(left.is_empty(), "left behind: {left:?}");
        let left = processes(self.temporary.path());
        assert!(left.is_empty(), "still running: {left:?}");
        (code, core::mem::take(&mut self.said), messages)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn kill(signal: &str, process: u32) {
    let status = Command::new("kill").args([signal, &process.to_string()]).status().unwrap();
    assert!(status.success());
}

/// The processes with `path` in their command lines: the demo's supervisor and board.
fn processes(path: &Path) -> Vec<(u32, String)> {
    let path = path.to_str().unwrap();
    let command_line = |process: u32| {
        let text = fs::read(format!("/proc/{process}/cmdline")).ok()?;
        let text = String::from_utf8_lossy(&text).replace('\0', " ");
        text.contains(path).then_some((process, text))
    };
    fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(command_line)
        .collect()
}

#[test]
fn the_tour_gives_the_expected_answers_and_leaves_nothing() {
    let (code, said, messages) = Demo::start(&["--once"]).ended();
    assert_eq!(code, Some(0), "{said}\n{messages}");
    let answers = [
        "$ mqboard eval '45+876'\n921\n",
        "[0, 3, 12, 27, 48]",
        "102400 data.bin",
        "the tank is at 97 %",
        "ZeroDivisionError",
        "reset cause reset",
        // In this build the program may be too large for an update, which is then said.
        if fs::metadata(env!("CARGO_BIN_EXE_mqboard")).unwrap().len() > 30_000_000 {
            "too large"
        } else {
            "the trial is confirmed"
        },
        "reset cause crash",
        "went back after a trial",
    ];
    for expected in answers {
        assert!(said.contains(expected), "{expected:?} is missing in:\n{said}");
    }
    assert!(!said.contains('\x1b'), "colours, but this is no terminal:\n{said}");
}

/// What is printed at the end is what a reader pastes into another terminal: it must work as it stands.
#[test]
fn after_the_tour_the_lines_work_in_another_terminal_until_ctrl_c() {
    let mut demo = Demo::start(&[]);
    demo.line("Ctrl-C ends the demo");
    let is_first = |line: &&str| line.starts_with("  ") && line.ends_with("eval '45+876'");
    let line = demo.said.lines().find(is_first).unwrap();
    let output = Command::new("sh").args(["-c", line]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "921\n", "{output:?}");
    assert_eq!(processes(demo.temporary.path()).len(), 2, "a supervisor and a board");
    demo.signal("-INT");
    let (code, said, messages) = demo.ended();
    assert_eq!(code, Some(0), "{said}\n{messages}");
}

#[test]
fn a_signal_in_the_middle_of_the_tour_leaves_nothing() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let mut demo = Demo::start(&[]);
        demo.line("$ mqboard eval");
        demo.signal(signal);
        let (code, said, messages) = demo.ended();
        assert_eq!(code, Some(130), "{said}\n{messages}");
    }
}

/// The other way to end early: something fails. Here the board's supervisor is killed.
#[test]
fn a_failure_is_named_and_leaves_nothing() {
    let mut demo = Demo::start(&[]);
    demo.line("is online");
    let running = processes(demo.temporary.path());
    let (supervisor, _) = running.iter().find(|(_, line)| line.contains("stop-on-eof")).unwrap();
    kill("-KILL", *supervisor);
    let (code, said, messages) = demo.ended();
    assert_eq!(code, Some(1), "{said}\n{messages}");
    assert!(messages.contains("mqboard demo: "), "{messages}");
}

/// A demo that is killed cannot clean its directory, but its board does not go on without it.
#[test]
fn a_killed_demo_takes_its_board_along() {
    let mut demo = Demo::start(&[]);
    demo.line("is online");
    demo.signal("-KILL");
    demo.process.wait().unwrap();
    let end = Instant::now() + LONG;
    while !processes(demo.temporary.path()).is_empty() {
        assert!(Instant::now() < end, "the board lives on");
        std::thread::sleep(Duration::from_millis(5));
    }
}
