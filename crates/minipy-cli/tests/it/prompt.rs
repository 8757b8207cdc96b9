//! The prompt on a terminal, as somebody types there.

use core::time::Duration;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::process::{Child, Command};
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// `minipy` with a pseudo-terminal as its keyboard and screen.
struct Terminal {
    child: Child,
    /// The side where the user sits.
    user: File,
    /// On the screen, and not looked at yet.
    screen: String,
}

const PATIENCE: Duration = Duration::from_secs(60);

impl Terminal {
    /// `None` where no program can give a process a terminal of its own.
    fn new(args: &[&str]) -> Option<Self> {
        let user = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&user).unwrap();
        unlockpt(&user).unwrap();
        let name = ptsname(&user, Vec::new()).unwrap().into_string().unwrap();
        let other = || OpenOptions::new().read(true).write(true).open(&name).unwrap();
        // Only a terminal of the process's own session sends it Ctrl-C as a signal.
        let child = Command::new("setsid")
            .args(["--ctty", "--wait", env!("CARGO_BIN_EXE_minipy")])
            .args(args)
            .stdin(other())
            .stdout(other())
            .stderr(other())
            .spawn();
        match child {
            Ok(child) => Some(Self { child, user: File::from(user), screen: String::new() }),
            Err(error) => {
                let _ = writeln!(std::io::stderr(), "skipped: prompt: no setsid: {error}");
                None
            }
        }
    }

    /// The same, with the first prompt on the screen.
    fn at_prompt() -> Option<Self> {
        let mut terminal = Self::new(&[])?;
        terminal.expect(">>> ");
        Some(terminal)
    }

    fn send(&mut self, typed: &str) {
        self.user.write_all(typed.as_bytes()).unwrap();
    }

    /// Waits until the screen shows `wanted`, and returns what it showed before.
    #[track_caller]
    fn expect(&mut self, wanted: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(at) = self.screen.find(wanted) {
                let rest = self.screen.split_off(at + wanted.len());
                let mut before = core::mem::replace(&mut self.screen, rest);
                before.truncate(at);
                return before;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "no {wanted:?} on the screen: {:?}", self.screen);
            let timeout = Timespec::try_from(left).unwrap();
            if poll(&mut [PollFd::new(&self.user, PollFlags::IN)], Some(&timeout)).unwrap() == 0 {
                continue;
            }
            let mut bytes = [0; 4096];
            let n = self.user.read(&mut bytes).unwrap_or(0);
            assert!(n > 0, "the program ended, no {wanted:?} on the screen: {:?}", self.screen);
            self.screen.push_str(&String::from_utf8_lossy(&bytes[..n]));
        }
    }

    /// Types a line, and returns what is shown before the next prompt.
    #[track_caller]
    fn answer(&mut self, line: &str) -> String {
        self.send(&format!("{line}\n"));
        self.expect(&format!("{line}\r\n"));
        self.expect(">>> ").replace('\r', "")
    }

    #[track_caller]
    fn ends_with(&mut self, status: i32) {
        assert_eq!(self.child.wait().unwrap().code(), Some(status), "{:?}", self.screen);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";

#[test]
fn values_are_shown_and_kept() {
    let Some(mut terminal) = Terminal::at_prompt() else { return };
    assert_eq!(terminal.answer("6 * 7"), "42\n");
    assert_eq!(terminal.answer("None"), "");
    assert_eq!(terminal.answer("x = _ + 1"), "");
    assert_eq!(terminal.answer("_, x"), "(42, 43)\n");
    assert_eq!(terminal.answer("s = 'Grüße, 日本 😀'; print(s)"), "Grüße, 日本 😀\n");
    assert_eq!(terminal.answer("s[-1]"), "'😀'\n");
    terminal.send(CTRL_D);
    terminal.ends_with(0);
}

/// A mistake costs its line and nothing else.
#[test]
fn the_session_outlives_errors() {
    let Some(mut terminal) = Terminal::at_prompt() else { return };
    assert_eq!(terminal.answer("x = 5"), "");
    assert!(terminal.answer("x = = 6").ends_with("SyntaxError: invalid syntax\n"));
    assert!(terminal.answer("undefined").ends_with("NameError: name 'undefined' isn't defined\n"));
    assert!(terminal.answer("x)").ends_with("SyntaxError: invalid syntax\n"));
    assert_eq!(terminal.answer("x"), "5\n");
    terminal.send("import sys; sys.exit(3)\n");
    terminal.ends_with(3);
}

#[test]
fn blocks_and_brackets_go_on() {
    let Some(mut terminal) = Terminal::at_prompt() else { return };
    terminal.send("def f(n):\n");
    terminal.expect("... ");
    terminal.send("  return n + 1\n");
    terminal.expect("... ");
    assert_eq!(terminal.answer(""), "");
    terminal.send("f(\n");
    terminal.expect("... ");
    assert_eq!(terminal.answer("1)"), "2\n");
    terminal.send("'''a\n");
    terminal.expect("... ");
    terminal.send("\n");
    terminal.expect("... ");
    assert_eq!(terminal.answer("b'''"), "'a\\n\\nb'\n");
}

/// What is typed is dropped, not the session.
#[test]
fn ctrl_c_gives_a_fresh_prompt() {
    let Some(mut terminal) = Terminal::at_prompt() else { return };
    assert_eq!(terminal.answer("x = 1"), "");
    terminal.send("x = 2 + ");
    terminal.expect("x = 2 + ");
    terminal.send(CTRL_C);
    terminal.expect(">>> ");
    terminal.send("for i in range(3):\n");
    terminal.expect("... ");
    terminal.send(CTRL_C);
    terminal.expect(">>> ");
    assert_eq!(terminal.answer("x"), "1\n");
    terminal.send(CTRL_D);
    terminal.ends_with(0);
}

/// In a loop and in a sleep, the program is asked and the prompt comes back.
#[test]
fn ctrl_c_interrupts_what_runs() {
    let Some(mut terminal) = Terminal::at_prompt() else { return };
    assert_eq!(terminal.answer("import time"), "");
    for wait in ["while True: pass", "time.sleep(1000)"] {
        terminal.send(&format!("if 1:\n  print('be' + 'gun')\n  {wait}\n\n"));
        terminal.expect("begun");
        terminal.send(CTRL_C);
        let shown = terminal.expect(">>> ");
        assert!(shown.ends_with("KeyboardInterrupt: \r\n"), "{shown}");
    }
    assert_eq!(terminal.answer("1 + 1"), "2\n");
}

/// A script that catches everything is stopped all the same.
#[test]
fn three_times_ctrl_c_stops_what_does_not_listen() {
    let Some(mut terminal) = Terminal::at_prompt() else { return };
    terminal.send(
        "while True:\n  try:\n    print('deaf')\n    while True: pass\n  except KeyboardInterrupt: pass\n\n",
    );
    terminal.expect("deaf\r\n");
    for _ in 0..2 {
        terminal.send(CTRL_C);
        terminal.expect("deaf\r\n");
    }
    terminal.send(CTRL_C);
    terminal.expect("minipy: stopped\r\n");
    terminal.expect(">>> ");
    assert_eq!(terminal.answer("1 + 1"), "2\n");
}

/// A text from a file, with empty lines within functions and none between statements.
#[test]
fn a_long_paste_runs_as_it_would_in_a_file() {
    let Some(mut terminal) = Terminal::at_prompt() else { return };
    let mut pasted = String::from("total = 0\n");
    for i in 0..200 {
        pasted.push_str(&format!(
            "def f{i}(x):\n    # adds {i}\n\n    if x:\n        y = x + {i}\n\n    else:\n        y = {i}\n    return y\n\
             total += f{i}(1)\n@staticmethod\ndef g{i}(): pass\nif total: total += 1\nelse: total = -1\n"
        ));
    }
    pasted.push_str("print('total', total)\n");
    // The screen is read while the paste goes on: neither side may wait for the other.
    let mut user = terminal.user.try_clone().unwrap();
    let typing = std::thread::spawn(move || user.write_all(pasted.as_bytes()).unwrap());
    let screen = terminal.expect("total 20300\r\n");
    typing.join().unwrap();
    assert!(!screen.contains("Traceback"), "{screen}");
    terminal.expect(">>> ");
}

/// `-i` after a script: its names are there, also when it has failed or ended itself.
#[test]
fn a_prompt_follows_a_script() {
    for code in ["x = 5", "x = 5; 1 / 0", "x = 5; raise SystemExit(3)"] {
        let Some(mut terminal) = Terminal::new(&["-i", "-c", code]) else { return };
        terminal.expect(">>> ");
        assert_eq!(terminal.answer("x"), "5\n");
        terminal.send(CTRL_D);
        terminal.ends_with(0);
    }
}
