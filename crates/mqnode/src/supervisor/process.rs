//! The firmware as a child process.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};

use tokio::io::AsyncWriteExt;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::mpsc;

use super::notify;
use super::owner::become_owner;
use crate::control::{Boot, ToFirmware, ToSupervisor};

/// How to start the firmware: this very program with other arguments.
///
/// `/proc/self/exe` is the program that runs, also when its file has been replaced meanwhile: an update of the file
/// takes effect when the supervisor is started anew, not at some reset in between.
#[derive(Clone, Debug)]
pub(crate) struct Launcher {
    arguments: Vec<OsString>,
    flash: PathBuf,
}

impl Launcher {
    /// Starts this program with `arguments`, as the owner of `flash`.
    pub(crate) fn new(arguments: Vec<OsString>, flash: PathBuf) -> Self {
        Self { arguments, flash }
    }

    /// Starts the firmware and tells it how it boots.
    ///
    /// `program` is a slot's; `None` is this program itself.
    pub(super) async fn start(&self, program: Option<&Path>, boot: &Boot) -> io::Result<Firmware> {
        let program = program.unwrap_or_else(|| Path::new("/proc/self/exe"));
        let mut command = std::process::Command::new(program);
        // A group of its own: Ctrl-C in a terminal is for the supervisor, which then stops the firmware in good order.
        command.arg0("mqnode-board").args(&self.arguments).process_group(0);
        for variable in notify::VARIABLES {
            command.env_remove(variable);
        }
        become_owner(&mut command, &self.flash)?;
        let mut command = Command::from(command);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("the pipes are missing"));
        };
        let (sender, messages) = mpsc::channel(16);
        tokio::spawn(read_messages(output, sender));
        let mut firmware = Firmware { child, input, messages };
        // A firmware that died at once is found by its exit status, not by this write.
        let _ = firmware.input.write_all(&ToFirmware::Boot(boot.clone()).encode()).await;
        Ok(firmware)
    }
}

/// A running firmware. Dropping it kills it.
pub(super) struct Firmware {
    child: Child,
    input: ChildStdin,
    messages: mpsc::Receiver<ToSupervisor>,
}

impl Firmware {
    /// The process id; 0 once it is gone.
    pub(super) fn id(&self) -> u32 {
        self.child.id().unwrap_or(0)
    }

    /// The next message; `None` when there will be no more. Nothing is lost when the future is dropped.
    pub(super) async fn message(&mut self) -> Option<ToSupervisor> {
        self.messages.recv().await
    }

    /// The next message if it has come already.
    pub(super) fn message_at_hand(&mut self) -> Option<ToSupervisor> {
        self.messages.try_recv().ok()
    }

    /// Asks the firmware to end cleanly.
    pub(super) async fn ask_to_stop(&mut self) {
        let _ = self.input.write_all(&ToFirmware::Stop.encode()).await;
    }

    /// Waits for the end while taking messages off, so that a last one does not block the firmware.
    pub(super) async fn drain_and_wait(&mut self) {
        while self.messages.recv().await.is_some() {}
        let _ = self.child.wait().await;
    }

    /// SIGKILL: nothing the firmware does can hold it up.
    pub(super) fn kill(&mut self) {
        let _ = self.child.start_kill();
    }

    pub(super) async fn wait(&mut self) -> io::Result<ExitStatus> {
        self.child.wait().await
    }
}

/// Reads in a task of its own, because a read of a message that is dropped half way would lose its first half.
async fn read_messages(mut output: ChildStdout, sender: mpsc::Sender<ToSupervisor>) {
    // Anything but a message is the end too: a firmware that babbles is left to the watchdog.
    while let Ok(Some(message)) = ToSupervisor::read(&mut output).await {
        if sender.send(message).await.is_err() {
            return;
        }
    }
}
