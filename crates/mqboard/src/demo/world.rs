//! The demo's world: a broker in this process, a board in two others, a directory. None of it outlives the demo.

use core::net::SocketAddr;
use core::time::Duration;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;

use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};

use mqtt_broker_tokio::{Server, ServerConfig};
use tempfile::TempDir;
use tokio::process::{Child, ChildStdin, Command};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// The board's name: its topics begin with this.
pub(super) const NAME: &str = "demo/board";

/// This program's first argument when it is to be the board's supervisor or the board itself.
const AS_NODE: &str = "__mqnode";

/// The watchdog's settings: a quarter of the first is the time between two proofs that the board is managed.
const WATCHDOG: &str = "[watchdog]\ntimeout = 8\nallok = 1\n";

/// What the board gets to end cleanly: its supervisor's own patience, and some.
const STOP_MAX: Duration = Duration::from_secs(10);

/// Runs this process as (a part of) the demo's board, when its arguments say so.
pub(super) fn as_node(arguments: &[OsString]) -> Option<ExitCode> {
    let (hidden, arguments) = arguments.get(1..)?.split_first()?;
    (hidden == AS_NODE).then(|| mqnode::run_embedded(AS_NODE, arguments.iter().cloned()))
}

/// A broker and a board.
pub(super) struct World {
    broker: JoinHandle<()>,
    address: SocketAddr,
    supervisor: Child,
    /// While this is open the board runs. Not in `supervisor`, which would close it to wait for the process's end.
    lifeline: Option<ChildStdin>,
    directory: TempDir,
}

impl World {
    /// Starts both. The board's files, and this process' own, are in a directory that goes with the world.
    pub(super) async fn start() -> io::Result<Self> {
        let server = Server::bind("127.0.0.1:0", ServerConfig::default()).await.map_err(io::Error::other)?;
        let address = server.local_addr();
        let directory = tempfile::Builder::new().prefix("mqboard-demo-").tempdir()?;
        let mut supervisor = start_board(directory.path(), address)?;
        let lifeline = supervisor.stdin.take();
        let broker = tokio::spawn(server.run());
        Ok(Self { broker, address, supervisor, lifeline, directory })
    }

    /// Where the broker listens.
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// A directory for an operator's files.
    pub(super) fn desk(&self) -> io::Result<PathBuf> {
        let desk = self.directory.path().join("desk");
        fs::create_dir_all(&desk)?;
        Ok(desk)
    }

    /// What the board said on its console, for when something went wrong.
    pub(super) fn console(&self) -> String {
        fs::read_to_string(self.directory.path().join("console")).unwrap_or_default()
    }

    /// Waits for the end of the board's supervisor, which nobody asked for.
    pub(super) async fn board_gone(&mut self) -> String {
        match self.supervisor.wait().await {
            Ok(status) => format!("the board's supervisor ended: {status}"),
            Err(error) => format!("the board's supervisor is lost: {error}"),
        }
    }

    /// Ends everything: the board, then the broker, then the directory.
    pub(super) async fn stop(mut self) -> io::Result<()> {
        // The end of its input is how it learns that it is not needed any more.
        drop(self.lifeline.take());
        if timeout(STOP_MAX, self.supervisor.wait()).await.is_err() {
            // The kernel kills the board with its supervisor.
            self.supervisor.kill().await?;
        }
        self.broker.abort();
        self.directory.close()
    }
}

fn start_board(directory: &Path, broker: SocketAddr) -> io::Result<Child> {
    let board = directory.join("board");
    let layout = mqnode::Layout::new(&board);
    let new = mqnode::NewBoard { name: NAME.into(), url: format!("mqtt://{broker}") };
    mqnode::init(&layout, &new).map_err(io::Error::other)?;
    // An update is to be confirmed while somebody looks on, and not after five minutes.
    let settings = fs::read_to_string(layout.settings())?;
    fs::write(layout.settings(), settings.replace("[watchdog]\n", WATCHDOG))?;
    let mut command = Command::new("/proc/self/exe");
    command
        .args([AS_NODE, "run", "--stop-on-eof"])
        .arg(&board)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(File::create(directory.join("console"))?)
        // Ctrl-C in the terminal is for the demo, which then ends everything in good order.
        .process_group(0)
        .kill_on_drop(true);
    command.spawn()
}
