//! `examples/blinky` does what its page shows: every command of it is run, in its order, by real processes.
//!
//! The page's times are shortened, its broker is one of this test, and the firmware that it sends is a small one that starts the
//! program under test; otherwise everything is as it stands there.

use core::time::Duration;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use mqtt_broker_tokio::ServerConfig;
use tempfile::TempDir;

use crate::broker::{Broker, find, peer};
use crate::page::steps;

const PAGE: &str = include_str!("../../../../examples/blinky/README.md");
const APPLICATION: &str = include_str!("../../../../examples/blinky/blinky.py");
const SETTINGS: &str = include_str!("../../../../examples/blinky/settings.toml");

/// Longer than any step takes on a busy machine; a test that waits so long has failed.
const LONG: Duration = Duration::from_secs(60);

/// A reader's directory, and what runs beside it.
struct Desk {
    directory: TempDir,
    broker: Broker,
    variables: Vec<(String, String)>,
    board: Option<Child>,
}

#[test]
fn the_page_goes_from_nothing_to_blinking_to_updated_to_broken_to_recovered() {
    let test = "the_page_goes_from_nothing_to_blinking_to_updated_to_broken_to_recovered";
    if peer(test, "mosquitto_pub").is_none() {
        return;
    }
    let mut desk = Desk::new();
    let steps = steps(PAGE);
    assert!(steps.len() > 30, "{}", steps.len());
    for (command, expected) in steps {
        desk.step(&command, &expected);
    }
}

impl Desk {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let broker = Broker::embedded(ServerConfig::default());
        let desk = Self { directory, broker, variables: Vec::new(), board: None };
        let (at, port) = (desk.directory.path(), desk.broker.port());
        fs::write(at.join("blinky.py"), APPLICATION).unwrap();
        let mut settings = SETTINGS.to_owned();
        for (there, here) in [
            ("localhost:1883", &format!("localhost:{port}")[..]),
            ("timeout = 20", "timeout = 6"),
            ("allok = 5", "allok = 1"),
        ] {
            assert!(settings.contains(there), "{there}");
            settings = settings.replace(there, here);
        }
        fs::write(at.join("settings.toml"), settings).unwrap();
        fs::create_dir(at.join("bin")).unwrap();
        let mqboard = env!("CARGO_BIN_EXE_mqboard");
        let broker = format!("--broker mqtt://localhost:{port}");
        let mqnode =
            format!("case $1 in init) set -- \"$@\" {broker} ;; esac\nexec '{mqboard}' __mqnode \"$@\"");
        program(&at.join("bin/mqboard"), &format!("exec '{mqboard}' \"$@\""));
        program(&at.join("bin/mqnode"), &mqnode);
        for client in ["mosquitto_pub", "mosquitto_sub"] {
            let real = find(client).unwrap();
            let wait = if client == "mosquitto_sub" { "-W 5" } else { "" };
            let text = format!("exec '{}' -h 127.0.0.1 -p {port} {wait} \"$@\"", real.display());
            program(&at.join("bin").join(client), &text);
        }
        // What is sent as a firmware: the shell, which is started with the arguments of one, and starts the real one.
        fs::copy("/bin/sh", at.join("firmware")).unwrap();
        fs::write(at.join("__mqnode"), format!("exec '{mqboard}' __mqnode \"$@\"\n")).unwrap();
        desk
    }

    #[track_caller]
    fn step(&mut self, command: &str, expected: &[String]) {
        if let Some(assignment) = command.strip_prefix("export ") {
            let (name, value) = assignment.split_once('=').unwrap();
            self.variables.push((name.into(), value.into()));
        } else if command == "mqnode run board" {
            self.board = Some(self.run_board());
        } else {
            self.command(command, expected);
        }
    }

    /// Runs it until it says what it should: a reader is slower than a board.
    #[track_caller]
    fn command(&self, command: &str, expected: &[String]) {
        let here = command.replace("\"$(command -v mqnode)\"", "firmware");
        let begun = Instant::now();
        loop {
            let output = self.shell(&format!("{{ {here} ; }} 2>&1")).output().unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            let lines: Vec<&str> = said.lines().collect();
            if output.status.success() && says(&lines, expected) {
                return;
            }
            let console = fs::read_to_string(self.directory.path().join("console")).unwrap_or_default();
            assert!(
                begun.elapsed() < LONG,
                "`{command}` should say\n{}\nand says\n{said}\n{console}",
                expected.join("\n")
            );
        }
    }

    fn shell(&self, text: &str) -> Command {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new("sh");
        for (name, _) in
            std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("MQBOARD_"))
        {
            command.env_remove(name);
        }
        command
            .args(["-c", text])
            .current_dir(self.directory.path())
            .env("PATH", format!("{}/bin:{path}", self.directory.path().display()))
            .env("MQBOARD_SERVER", format!("127.0.0.1:{}", self.broker.port()))
            .env("MQBOARD_TIMEOUT", "10")
            .envs(self.variables.iter().cloned())
            .stdin(Stdio::null());
        command
    }

    fn run_board(&self) -> Child {
        let console = File::create(self.directory.path().join("console")).unwrap();
        let mut command = self.shell("exec mqnode run --stop-on-eof board");
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(console).spawn().unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some(mut board) = self.board.take() {
            // It stops in good order when its standard input ends.
            drop(board.stdin.take());
            let _ = board.wait();
        }
    }
}

fn program(path: &Path, text: &str) {
    fs::write(path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Whether these are the lines: one that is `…` alone stands for any number of lines, `…` in a line for any text.
fn says(lines: &[&str], expected: &[String]) -> bool {
    let Some((first, rest)) = expected.split_first() else { return lines.is_empty() };
    if first == "…" {
        return (0..=lines.len()).any(|skipped| says(&lines[skipped..], rest));
    }
    lines.split_first().is_some_and(|(line, others)| is(line, first) && says(others, rest))
}

fn is(line: &str, expected: &str) -> bool {
    let mut parts = expected.split('…');
    let Some(mut line) = line.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut open = false;
    for part in parts {
        let Some(at) = line.find(part) else { return false };
        line = &line[at + part.len()..];
        open = part.is_empty();
    }
    open || line.is_empty()
}

#[test]
fn pages_are_compared_line_by_line() {
    let expected = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    assert!(says(&["a", "b", "c"], &expected(&["a", "…", "c"])));
    assert!(says(&["a", "c"], &expected(&["a", "…", "c"])));
    assert!(says(&["slot         b, 3 kB"], &expected(&["slot …"])));
    assert!(says(&["   2  watchdog   boot 4"], &expected(&["   …  watchdog   boot …"])));
    assert!(!says(&["a", "b"], &expected(&["a"])));
    assert!(!says(&["ab"], &expected(&["a"])));
    assert!(!says(&[], &expected(&["a", "…"])));
}
