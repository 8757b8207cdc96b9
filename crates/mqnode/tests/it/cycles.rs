//! Hundreds of updates and changes of settings, each with a kill at a random moment: the board comes back whole, every time.
//!
//! `MQNODE_CYCLES` says how many in all, `MQNODE_SEED` replays the random moments of another run.

use core::time::Duration;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use rustix::process::{Pid, Signal};
use tempfile::TempDir;

use crate::broker::Broker;
use crate::node::{Node, block_on, directory, kill, mqnode, pid_in};
use crate::operator::Operator;
use crate::power::Random;

/// Boards that are tried at the same time.
const BOARDS: usize = 4;

/// A boot is good as soon as it was reached once through the broker, and has long for that on a busy machine.
const TIMES: &str = "stable = 0\n[watchdog]\ntimeout = 20\nallok = 0\n";

/// The most that an image has after the program.
const MORE_BYTES: usize = 40_000;

/// What came of the kills.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    updates_kept: usize,
    updates_left: usize,
    settings_kept: usize,
    settings_left: usize,
    power_cuts: usize,
}

#[test]
fn two_hundred_kills_during_updates_and_changes_of_settings_leave_the_old_or_the_new_whole() {
    let cycles: usize = std::env::var("MQNODE_CYCLES").map_or(200, |count| count.parse().unwrap());
    let boards: Vec<_> = (0..BOARDS)
        .map(|board| {
            let random = Random::seeded(board as u64);
            let share = cycles / BOARDS + usize::from(board < cycles % BOARDS);
            // One of them at a broker of another make.
            let broker = if board == 0 { Broker::mosquitto_if_there() } else { None };
            thread::spawn(move || Cycles::new(broker.unwrap_or_else(Broker::own), random).run(share))
        })
        .collect();
    let mut all = Tally::default();
    for board in boards {
        let tally = board.join().expect("a board did not come back");
        all.updates_kept += tally.updates_kept;
        all.updates_left += tally.updates_left;
        all.settings_kept += tally.settings_kept;
        all.settings_left += tally.settings_left;
        all.power_cuts += tally.power_cuts;
    }
    println!("{cycles} cycles: {all:?}");
    // The kills must have come before and after the decisive writes, or the moments are badly chosen.
    if cycles >= 200 {
        let counts =
            [all.updates_kept, all.updates_left, all.settings_kept, all.settings_left, all.power_cuts];
        assert!(counts.iter().all(|count| *count > 0), "{all:?}");
    }
}

/// What an operator was doing when the board was killed.
enum Change {
    Update(Vec<u8>),
    Settings(String),
}

/// A board, and what it held before the next change.
struct Cycles {
    broker: Broker,
    random: Random,
    directory: TempDir,
    node: Node,
    firmware: Pid,
    /// The image that runs; none for the supervisor's own program.
    image: Option<Vec<u8>>,
    settings: String,
    tally: Tally,
}

impl Cycles {
    fn new(broker: Broker, random: Random) -> Self {
        let directory = directory(&broker.url(), TIMES);
        small_firmware(directory.path());
        let path = directory.path().join("settings.toml");
        let settings = fs::read_to_string(&path).unwrap().replace("[mqtt]", "location = \"start\"\n[mqtt]");
        fs::write(path, &settings).unwrap();
        let mut node = start(directory.path());
        let firmware = node.firmware("power-on");
        node.line("all OK");
        Self { broker, random, directory, node, firmware, image: None, settings, tally: Tally::default() }
    }

    fn run(mut self, cycles: usize) -> Tally {
        block_on(async {
            let mut operator = Operator::connect(&self.broker.url()).await;
            operator.status(true).await;
            for cycle in 0..cycles {
                self.cycle(cycle, &mut operator).await;
            }
        });
        self.tally
    }

    async fn cycle(&mut self, cycle: usize, operator: &mut Operator) {
        let change = self.begin(cycle, operator).await;
        self.kill();
        if self.random.below(3) == 0 {
            // Once more, while it starts: this is when a trial runs.
            let moment = self.random.below(60_000);
            tokio::time::sleep(Duration::from_micros(moment as u64)).await;
            self.kill();
        }
        self.node.line("all OK");
        let location = operator.eval("board.location").await.unwrap();
        let status = operator.present_status().await;
        let context = format!("cycle {cycle}: {status}");
        assert_eq!(status["boot_mode"], "normal", "{context}");
        let settings = fs::read_to_string(self.directory.path().join("settings.toml")).unwrap();
        let slot = self.directory.path().join("slots").join(status["slot"].as_str().unwrap());
        let image = fs::read(slot).ok();
        match change {
            Change::Update(new) => {
                assert_eq!(settings, self.settings, "{context}");
                let is_new = image.as_ref() == Some(&new);
                assert!(is_new || image == self.image, "{context}: the running image is neither old nor new");
                let count = if is_new { &mut self.tally.updates_kept } else { &mut self.tally.updates_left };
                *count += 1;
            }
            Change::Settings(new) => {
                assert!(image == self.image, "{context}: another image runs");
                assert!(settings == new || settings == self.settings, "{context}: {settings}");
                let count = if settings == new {
                    &mut self.tally.settings_kept
                } else {
                    &mut self.tally.settings_left
                };
                *count += 1;
            }
        }
        assert!(settings.contains(&location.replace('\'', "\"")), "{context}: {location} is in force");
        (self.image, self.settings) = (image, settings);
    }

    /// Begins a change and gives up waiting for its end at a random moment.
    async fn begin(&mut self, cycle: usize, operator: &mut Operator) -> Change {
        let moment = |random: &mut Random, most: usize| Duration::from_micros(random.below(most) as u64);
        if self.random.below(2) == 0 {
            let length = self.random.below(MORE_BYTES);
            let image = [shell(), self.random.bytes(length)].concat();
            let moment = moment(&mut self.random, 400_000);
            let _ = tokio::time::timeout(moment, operator.ota(&image)).await;
            return Change::Update(image);
        }
        let (head, tail) = self.settings.split_once("[mqtt]").unwrap();
        let head: Vec<&str> = head.lines().filter(|line| !line.starts_with("location")).collect();
        let new = format!("{}\nlocation = \"place {cycle}\"\n[mqtt]{tail}", head.join("\n"));
        let moment = moment(&mut self.random, 15_000);
        let _ = tokio::time::timeout(moment, operator.eval(&format!("board.stage_settings({new:?})"))).await;
        Change::Settings(new)
    }

    /// Kills the board, or its supervisor too, which is a loss of power; what is started next is awaited.
    fn kill(&mut self) {
        if self.random.below(2) == 0 {
            kill(self.firmware, Signal::KILL);
            self.firmware = self.node.firmware("crash");
        } else {
            self.tally.power_cuts += 1;
            kill(self.node.supervisor(), Signal::KILL);
            self.node.ended();
            self.node = start(self.directory.path());
            // After a kill that nothing has recorded yet, it is told of that crash, otherwise of the loss of power.
            self.firmware = pid_in(&self.node.line("board started ("));
        }
    }
}

/// An image that is quickly sent: the shell, started as a firmware is, which starts the real one.
fn shell() -> Vec<u8> {
    fs::read("/bin/sh").unwrap()
}

/// Makes the shell, as a firmware of this board, start the program under test.
fn small_firmware(directory: &Path) {
    let script = format!("exec '{}' firmware \"$1\"\n", env!("CARGO_BIN_EXE_mqnode"));
    fs::write(directory.join("firmware"), script).unwrap();
}

fn start(directory: &Path) -> Node {
    let directory = PathBuf::from(directory);
    Node::spawn(mqnode().arg("run").arg(&directory).current_dir(directory).stdin(std::process::Stdio::null()))
}
