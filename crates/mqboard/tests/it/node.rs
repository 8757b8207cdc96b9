//! A real board: `mqnode` as this program carries it, supervisor and firmware as processes of their own.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use tempfile::TempDir;

use crate::broker::Broker;
use crate::cli::run;

/// The name of the board: its topics begin with `NAME/mqb`.
pub(crate) const NAME: &str = "real/board";

/// A running board; ended when dropped.
pub(crate) struct Node {
    directory: TempDir,
    supervisor: Child,
}

impl Node {
    /// Makes a board for this broker, starts it, and waits until it answers.
    pub(crate) fn start(broker: &Broker) -> Self {
        Self::start_with(broker, |_| {})
    }

    /// The same after `prepare` has changed the board's directory.
    pub(crate) fn start_with(broker: &Broker, prepare: impl FnOnce(&Path)) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let board = directory.path().join("board");
        let mut init = node();
        init.args(["init", "--name", NAME, "--broker", &broker.url()]).arg(&board);
        let made = init.stdout(Stdio::null()).status().unwrap();
        assert!(made.success());
        prepare(&board);
        let mut supervise = node();
        let console = fs::File::create(directory.path().join("console")).unwrap();
        let supervisor = supervise
            .args(["run", "--stop-on-eof"])
            .arg(&board)
            .current_dir(directory.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(console)
            .spawn()
            .unwrap();
        let node = Self { directory, supervisor };
        node.wait_until_online(broker);
        node
    }

    /// Waits until the board can be reached.
    pub(crate) fn wait_until_online(&self, broker: &Broker) {
        let begun = Instant::now();
        // A `get` needs no Python; that the file is not there is an answer too.
        let arguments = ["-s", &broker.url(), "-p", NAME, "-T", "0.3", "get", "none"];
        while run(self.directory.path(), &arguments).code != 1 {
            assert!(begun.elapsed().as_secs() < 30, "the board does not come: {}", self.console());
        }
    }

    /// The directory that the board sees as `/`.
    pub(crate) fn flash(&self) -> std::path::PathBuf {
        self.directory.path().join("board/flash")
    }

    /// What the board has printed.
    pub(crate) fn console(&self) -> String {
        fs::read_to_string(self.directory.path().join("console")).unwrap()
    }

    /// Waits until the board has printed this so many times.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str, times: usize) {
        let begun = Instant::now();
        while self.console().matches(text).count() < times {
            assert!(begun.elapsed().as_secs() < 60, "{text:?} does not come: {}", self.console());
            std::thread::sleep(core::time::Duration::from_millis(10));
        }
    }

    /// The board's process, as it was started last.
    pub(crate) fn firmware(&self) -> u32 {
        let console = self.console();
        let line = console.lines().rfind(|line| line.contains("board started")).unwrap();
        line.rsplit(' ').next().unwrap().parse().unwrap()
    }

    pub(crate) fn directory(&self) -> &Path {
        self.directory.path()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It stops in good order when its standard input ends.
        drop(self.supervisor.stdin.take());
        let _ = self.supervisor.wait();
    }
}

fn node() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mqboard"));
    command.arg("__mqnode");
    command
}
