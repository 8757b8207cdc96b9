//! What the supervisor does when processes end, hang and are told to stop.

use std::process::Stdio;

use rustix::process::Signal;

use crate::node::{Node, directory, gone, kill, mqnode};

/// Nothing listens on port 9 of this machine: these boards never reach a broker.
const NOWHERE: &str = "mqtt://127.0.0.1:9";

#[test]
fn a_killed_firmware_is_started_again_every_time() {
    let directory = directory(NOWHERE, "");
    let mut node = Node::start(directory.path());
    let mut firmware = node.firmware("power-on");
    for _ in 0..5 {
        kill(firmware, Signal::KILL);
        node.line("crash: the board was killed by signal 9");
        firmware = node.firmware("crash");
    }
}

/// A process that does not run any more does not feed: stopping it is the perfect hang.
#[test]
fn a_hung_firmware_is_reset_by_the_watchdog() {
    let directory = directory(NOWHERE, "boot_watchdog = 1\n");
    let mut node = Node::start(directory.path());
    let firmware = node.firmware("power-on");
    kill(firmware, Signal::STOP);
    node.line("watchdog reset: the board did not feed the watchdog");
    node.firmware("watchdog reset");
    gone(firmware);
}

#[test]
fn both_signals_that_ask_for_an_end_end_both_processes() {
    for signal in [Signal::TERM, Signal::INT] {
        let directory = directory(NOWHERE, "");
        let mut node = Node::start(directory.path());
        let firmware = node.firmware("power-on");
        kill(node.supervisor(), signal);
        assert_eq!(node.ended().code(), Some(0), "{signal:?}");
        gone(firmware);
    }
}

/// Stopping must work in every state: also when the firmware cannot listen.
#[test]
fn a_hung_firmware_does_not_hold_up_the_end() {
    let directory = directory(NOWHERE, "stop = 0.1\n");
    let mut node = Node::start(directory.path());
    let firmware = node.firmware("power-on");
    kill(firmware, Signal::STOP);
    kill(node.supervisor(), Signal::TERM);
    assert_eq!(node.ended().code(), Some(0));
    gone(firmware);
}

#[test]
fn the_firmware_does_not_outlive_a_killed_supervisor() {
    for hung in [false, true] {
        let directory = directory(NOWHERE, "");
        let mut node = Node::start(directory.path());
        let firmware = node.firmware("power-on");
        node.line("board running");
        if hung {
            kill(firmware, Signal::STOP);
        }
        kill(node.supervisor(), Signal::KILL);
        node.ended();
        gone(firmware);
    }
}

/// Between a crash and the next start the power may go: the crash is not forgotten.
#[test]
fn a_crash_is_remembered_when_the_supervisor_dies_before_the_next_start() {
    let directory = directory(NOWHERE, "stable = 60\n");
    let path = directory.path().join("settings.toml");
    let settings = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, settings.replace("pause = 0.01", "pause = 60")).unwrap();
    let mut node = Node::start(directory.path());
    let mut firmware = node.firmware("power-on");
    loop {
        kill(firmware, Signal::KILL);
        // Only some short runs in a row make it pause.
        if node.line("crash: the board was killed by signal 9").contains("next start in") {
            break;
        }
        firmware = node.firmware("crash");
    }
    let kept = directory.path().join("state/last.end");
    assert!(kept.exists());
    kill(node.supervisor(), Signal::KILL);
    node.ended();
    let mut node = Node::start(directory.path());
    node.firmware("crash");
    node.line("board running");
    assert!(!kept.exists(), "the firmware has recorded it");
    let records = std::fs::read_dir(directory.path().join("state")).unwrap();
    let texts = records.filter_map(|entry| std::fs::read_to_string(entry.unwrap().path()).ok());
    assert!(texts.filter(|text| text.contains("killed by signal 9")).count() >= 1);
}

#[test]
fn a_second_supervisor_is_refused_and_the_first_goes_on() {
    let directory = directory(NOWHERE, "");
    let mut node = Node::start(directory.path());
    let firmware = node.firmware("power-on");
    let second = mqnode().arg("run").arg(directory.path()).output().unwrap();
    assert_eq!(second.status.code(), Some(4));
    let said = String::from_utf8(second.stderr).unwrap();
    let number = node.supervisor().as_raw_nonzero();
    assert!(said.contains(&format!("another mqnode runs this board (process {number})")), "{said}");
    kill(firmware, Signal::KILL);
    let firmware = node.firmware("crash");
    // The crash has been recorded.
    node.line("board running");
    kill(node.supervisor(), Signal::KILL);
    node.ended();
    gone(firmware);
    // A killed supervisor leaves no lock behind.
    Node::start(directory.path()).firmware("power-on");
}

/// Whoever started a board for a while holds a pipe to it; the board goes when that one goes.
#[test]
fn with_stop_on_eof_the_board_ends_with_its_input() {
    let directory = directory(NOWHERE, "");
    let mut command = mqnode();
    let mut node =
        Node::spawn(command.args(["run", "--stop-on-eof"]).arg(directory.path()).stdin(Stdio::piped()));
    let firmware = node.firmware("power-on");
    drop(node.stdin());
    assert_eq!(node.ended().code(), Some(0));
    gone(firmware);
}

#[test]
fn the_firmware_command_is_for_the_supervisor_only() {
    let directory = directory(NOWHERE, "");
    let output = mqnode().arg("firmware").arg(directory.path()).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("use `mqnode run`"), "{output:?}");
}
