//! The firmware's end of the control channel.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::sync::Arc;

use anyhow::Context;
use rustix::process::{Signal, set_parent_process_death_signal};
use rustix::stdio::{dup2_stdin, dup2_stdout};
use rustix::thread::set_no_new_privs;
use tokio::net::unix::pipe::Receiver;

use crate::control::ToSupervisor;

/// The way to the supervisor. Writing is synchronous: a fed watchdog must be fed when the call returns.
#[derive(Clone, Debug)]
pub(super) struct Link(Arc<File>);

/// Takes the control channel off standard input and output, and ties this process's life to the supervisor's.
///
/// Afterwards standard input is empty and standard output is standard error, so that a stray print shows and disturbs
/// nothing.
pub(super) fn open() -> anyhow::Result<(Receiver, Link)> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    // Nothing that is ever started from here can become more than this process is.
    set_no_new_privs(true)?;
    let input = io::stdin().as_fd().try_clone_to_owned()?;
    let output = io::stdout().as_fd().try_clone_to_owned()?;
    dup2_stdin(File::open("/dev/null")?)?;
    dup2_stdout(io::stderr())?;
    let input =
        Receiver::from_owned_fd(input).context("this command is for the supervisor: use `mqnode run`")?;
    Ok((input, Link(Arc::new(File::from(output)))))
}

impl Link {
    /// Sends a message. When the supervisor is gone nothing happens here: the end of the input tells.
    pub(super) fn send(&self, message: &ToSupervisor) {
        let _ = (&*self.0).write_all(&message.encode());
    }
}
