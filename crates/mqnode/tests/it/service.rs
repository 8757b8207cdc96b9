//! The board as a service of its machine: systemd's notices, the machine's watchdog, an unprivileged user.

use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::os::unix::fs::chown;
use std::os::unix::net::UnixDatagram;
use std::process::Stdio;

use rustix::process::Signal;

use crate::node::{LONG, Node, directory, gone, kill, mqnode};

const NOWHERE: &str = "mqtt://127.0.0.1:9";

struct Manager(UnixDatagram);

impl Manager {
    fn bind(directory: &std::path::Path) -> Self {
        let socket = UnixDatagram::bind(directory.join("notify")).unwrap();
        socket.set_read_timeout(Some(LONG)).unwrap();
        Self(socket)
    }

    /// Waits for a notice that begins with `text`.
    #[track_caller]
    fn expect(&self, text: &str) {
        let mut seen = Vec::new();
        loop {
            let mut buffer = [0; 1024];
            let length =
                self.0.recv(&mut buffer).unwrap_or_else(|e| panic!("no {text:?} after {seen:?}: {e}"));
            let notice = String::from_utf8_lossy(&buffer[..length]).into_owned();
            if notice.starts_with(text) {
                return;
            }
            seen.push(notice);
        }
    }
}

#[test]
fn systemd_hears_when_the_board_is_ready_alive_and_stopping() {
    let directory = directory(NOWHERE, "");
    let manager = Manager::bind(directory.path());
    let mut command = mqnode();
    command.env("NOTIFY_SOCKET", directory.path().join("notify")).env("WATCHDOG_USEC", "20000");
    let mut node = Node::spawn(command.arg("run").arg(directory.path()).stdin(Stdio::null()));
    let firmware = node.firmware("power-on");
    manager.expect("READY=1");
    manager.expect("WATCHDOG=1");
    manager.expect("WATCHDOG=1");
    // The socket is the supervisor's: an application must not be able to speak for the service.
    let environment = fs::read(format!("/proc/{}/environ", firmware.as_raw_nonzero())).unwrap();
    assert!(!String::from_utf8_lossy(&environment).contains("NOTIFY_SOCKET"));
    kill(firmware, Signal::KILL);
    manager.expect("STATUS=crash: the board was killed by signal 9");
    manager.expect("READY=1");
    kill(node.supervisor(), Signal::TERM);
    manager.expect("STOPPING=1");
    assert_eq!(node.ended().code(), Some(0));
}

/// A file stands in for the device: what is written to it is what the driver would see.
#[test]
fn the_machines_watchdog_is_disarmed_only_by_an_end_that_was_asked_for() {
    for (signal, disarmed) in [(Signal::TERM, true), (Signal::KILL, false)] {
        let parent = tempfile::tempdir().unwrap();
        let device = parent.path().join("watchdog");
        fs::write(&device, "").unwrap();
        let directory = directory(NOWHERE, &format!("watchdog_device = \"{}\"", device.display()));
        let mut node = Node::start(directory.path());
        let firmware = node.firmware("power-on");
        node.line("board running");
        kill(node.supervisor(), signal);
        node.ended();
        gone(firmware);
        let written = fs::read_to_string(&device).unwrap();
        assert!(written.starts_with('.'), "{written:?}");
        assert_eq!(written.ends_with('V'), disarmed, "{written:?} after {signal:?}");
    }
}

#[test]
fn a_missing_watchdog_device_is_an_error_not_a_surprise_later() {
    let directory = directory(NOWHERE, "watchdog_device = \"/dev/no-such-watchdog\"");
    let output = mqnode().arg("run").arg(directory.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/dev/no-such-watchdog"), "{output:?}");
}

#[test]
fn under_root_the_firmware_runs_as_the_owner_of_the_files() {
    if !rustix::process::geteuid().is_root() {
        // Past the harness, which keeps what a passing test prints.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: under_root_the_firmware_runs_as_the_owner_of_the_files: not root"
        );
        return;
    }
    const NOBODY: u32 = 65_534;
    let directory = directory(NOWHERE, "");
    let root = directory.path();
    for path in ["", "flash", "flash/app.py", "state", "secrets.toml"] {
        chown(root.join(path), Some(NOBODY), Some(NOBODY)).unwrap();
    }
    let mut node = Node::start(root);
    let firmware = node.firmware("power-on");
    node.line("board running");
    let status = fs::read_to_string(format!("/proc/{}/status", firmware.as_raw_nonzero())).unwrap();
    let field =
        |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
    assert_eq!(field("Uid:"), "65534\t65534\t65534\t65534");
    assert_eq!(field("Gid:"), "65534\t65534\t65534\t65534");
    assert_eq!(field("Groups:"), "");
    assert_eq!(field("NoNewPrivs:"), "1");
    // It still dies with its supervisor.
    kill(node.supervisor(), Signal::KILL);
    gone(firmware);
}

#[test]
fn lines_for_the_journal_carry_their_priority() {
    let directory = directory(NOWHERE, "");
    let (reader, writer) = std::io::pipe().unwrap();
    let stat = rustix::fs::fstat(&writer).unwrap();
    let mut process = mqnode()
        .arg("run")
        .arg(directory.path())
        .env("JOURNAL_STREAM", format!("{}:{}", stat.st_dev, stat.st_ino))
        .stdin(Stdio::null())
        .stderr(writer)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(reader).lines().map(Result::unwrap);
    // From both processes.
    let marked = |line: String| line.starts_with("<6>mqnode: board started");
    assert!(lines.next().is_some_and(marked));
    assert!(lines.any(|line| line.starts_with("<6>I ") && line.contains("boot")));
    process.kill().unwrap();
    process.wait().unwrap();
}
