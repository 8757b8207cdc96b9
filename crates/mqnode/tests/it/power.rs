//! A board that is killed in the middle of things.

use std::fs;
use std::path::Path;

use rustix::process::Signal;

use crate::broker::Broker;
use crate::node::{Node, block_on, directory, kill, pid_in};
use crate::operator::Operator;

/// Restarts without pauses, however often.
const QUICK: &str = "stable = 0\n";

/// Numbers from a seed: which file, how long, when to kill.
pub(crate) struct Random(u64);

impl Random {
    /// Numbers that follow from the seed of this run, which is printed, and from `stream`.
    pub(crate) fn seeded(stream: u64) -> Self {
        let seed: u64 = std::env::var("MQNODE_SEED").map_or(0x5EED, |seed| seed.parse().unwrap());
        println!("seed {seed} (MQNODE_SEED=… replays another)");
        Self(seed.wrapping_add(stream.wrapping_mul(0x9E37_79B9_7F4A_7C15)) | 1)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % end
    }

    pub(crate) fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| u8::try_from(self.below(256)).unwrap()).collect()
    }
}

#[test]
fn a_kill_at_any_moment_of_a_put_leaves_the_old_file_or_the_new_one() {
    kill_during_puts(&Broker::own(), 40);
}

#[test]
fn the_same_on_mosquitto() {
    if let Some(broker) = Broker::mosquitto("the_same_on_mosquitto") {
        kill_during_puts(&broker, 15);
    }
}

/// The power can go at any moment; a file is then what it was, or what it was to become.
fn kill_during_puts(broker: &Broker, cycles: usize) {
    let mut random = Random::seeded(0);
    let directory = directory(&broker.url(), QUICK);
    let target = directory.path().join("flash/target.bin");
    let mut node = Node::start(directory.path());
    let mut firmware = node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        let mut old = random.bytes(2000);
        assert_eq!(operator.put("/target.bin", &old).await.unwrap(), "OK");
        let (mut kept, mut replaced) = (0, 0);
        // By the absolute path: so many crashes end in safe mode, whose files are elsewhere.
        for cycle in 0..cycles {
            let length = random.below(60_000) + 1;
            let new = random.bytes(length);
            // Often with the last frame, sometimes cut before; then the kill comes some time later.
            let frames = random.below(new.len().div_ceil(1400) * 2) + 1;
            operator.put_frames("/target.bin", &new, frames).await;
            let moment = core::time::Duration::from_micros(random.below(12_000) as u64);
            tokio::time::sleep(moment).await;
            kill(firmware, Signal::KILL);
            firmware = node.firmware("crash");
            let found = fs::read(&target).unwrap();
            assert!(
                found == old || found == new,
                "cycle {cycle}: {} bytes are neither the old {} nor the new {}",
                found.len(),
                old.len(),
                new.len()
            );
            if found == new {
                replaced += 1
            } else {
                kept += 1
            }
            old = found;
            assert_eq!(operator.online_again().await["reset_cause"], "crash");
        }
        // The kills must have hit on both sides of the rename, or the moments are badly chosen.
        assert!(kept > 0 && replaced > 0, "kept {kept}, replaced {replaced}");
        // The board still works, and nothing half-written is left.
        let last = random.bytes(30_000);
        assert_eq!(operator.put("/target.bin", &last).await.unwrap(), "OK");
        assert_eq!(fs::read(&target).unwrap(), last);
        assert_eq!(names(&directory.path().join("flash")), ["app.py", "target.bin"]);
    });
}

/// A slot that was not verified is never started, and one that was but cannot run is left: whenever the power goes.
#[test]
fn a_kill_at_any_moment_of_an_update_leaves_a_board_that_runs_what_it_ran() {
    let mut random = Random::seeded(0);
    let broker = Broker::own();
    let directory = directory(&broker.url(), QUICK);
    let mut node = Node::start(directory.path());
    let mut firmware = node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        let (mut tried, mut interrupted) = (0, 0);
        for cycle in 0..30 {
            let length = random.below(16 * 1400);
            let image = [&b"\x7fELF"[..], &random.bytes(length)].concat();
            let moment = core::time::Duration::from_micros(random.below(20_000) as u64);
            let sent = tokio::time::timeout(moment, operator.ota(&image)).await;
            kill(firmware, Signal::KILL);
            node.line("the board was killed");
            let next = node.line("crash");
            // Sealed before the kill: it is tried once, cannot be started, and the boot after that is the old one.
            if next.contains("could not be started") {
                tried += 1;
                firmware = node.firmware("crash");
            } else {
                interrupted += 1;
                firmware = pid_in(&next);
            }
            let status = operator.online_again().await;
            assert_eq!(status["slot"], "a", "cycle {cycle}, answer {sent:?}: {status}");
        }
        assert!(tried > 0 && interrupted > 0, "tried {tried}, interrupted {interrupted}");
    });
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
