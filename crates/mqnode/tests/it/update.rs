//! Firmware updates that must not cost the board: each goes back by itself.

use std::fs;

use rustix::process::Signal;

use crate::broker::Broker;
use crate::node::{Node, block_on, directory, kill};
use crate::operator::Operator;

/// Times for tests; what babbles instead of feeding is not waited for long.
const QUICK: &str = "stable = 0\nboot_watchdog = 3\n";

/// Installs `image`, boots into it, and expects the supervisor to say `end` and the board to be back.
fn goes_back(image: &[u8], end: &str) {
    let broker = Broker::own();
    let directory = directory(&broker.url(), QUICK);
    let mut node = Node::start(directory.path());
    let firmware = node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        assert_eq!(operator.status(true).await["slot"], "a");
        assert_eq!(operator.ota(image).await.unwrap(), "OK");
        assert_eq!(fs::read(directory.path().join("slots/b")).unwrap(), image);
        // Any boot tries it: also one that nobody asked for.
        kill(firmware, Signal::KILL);
        node.line("crash: the board was killed by signal 9");
        node.line(end);
        let status = operator.online_again().await;
        assert_eq!((&status["slot"], &status["boot_mode"]), (&"a".into(), &"normal".into()), "{status}");
    });
    node.firmware("crash");
}

/// A program that is a good one, but no firmware: it ends at once.
#[test]
fn a_firmware_that_ends_at_once_goes_back() {
    goes_back(&fs::read("/bin/true").unwrap(), "crash: the board ended with exit code 0");
}

#[test]
fn a_firmware_that_this_machine_cannot_start_goes_back() {
    goes_back(b"\x7fELF, and nothing else that is right", "crash: the board could not be started");
}

/// A program that never ends by itself and says what no firmware says: nobody listens to it any longer.
#[test]
fn a_firmware_that_babbles_goes_back() {
    let yes = ["/usr/bin/yes", "/bin/yes"].into_iter().find_map(|path| fs::read(path).ok()).unwrap();
    goes_back(&yes, "board started (crash)");
}

#[test]
fn what_is_no_program_is_refused_before_anything_is_erased() {
    let broker = Broker::own();
    let directory = directory(&broker.url(), "");
    let mut node = Node::start(directory.path());
    node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        let refused = operator.ota(b"#!/bin/sh\necho hello\n").await.unwrap_err();
        assert!(refused.contains("no image for this machine"), "{refused}");
        assert!(!directory.path().join("slots/b").exists());
    });
}
