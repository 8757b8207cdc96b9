//! What systemd wants to know of a service: that it is ready, what it does, that it is alive, that it stops.
//!
//! The protocol is sd_notify(3): lines of `NAME=value` in a datagram to the socket that `NOTIFY_SOCKET` names. Without
//! that variable nothing is sent.

use core::time::Duration;
use std::env;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};

/// The variables that are for the supervisor alone: the firmware does not get them.
pub(super) const VARIABLES: [&str; 3] = ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"];

/// The way to the service manager, if there is one.
pub(super) struct Notifier {
    socket: Option<(UnixDatagram, SocketAddr)>,
    alive_every: Option<Duration>,
}

impl Notifier {
    /// As the environment says.
    pub(super) fn from_environment() -> Self {
        let variable = |name| env::var(name).ok();
        let for_us = variable("WATCHDOG_PID").is_none_or(|pid| pid == std::process::id().to_string());
        let micros = variable("WATCHDOG_USEC").filter(|_| for_us).and_then(|micros| micros.parse().ok());
        Self {
            socket: variable("NOTIFY_SOCKET").and_then(|name| open(&name)),
            // Half of the time given, as sd_watchdog_enabled(3) advises.
            alive_every: micros.filter(|micros| *micros > 0).map(|micros| Duration::from_micros(micros) / 2),
        }
    }

    /// How often [`alive`](Self::alive) is expected, if at all.
    pub(super) fn alive_every(&self) -> Option<Duration> {
        self.socket.as_ref().and(self.alive_every)
    }

    /// The supervisor runs and its board was started.
    pub(super) fn ready(&self) {
        self.send("READY=1");
    }

    /// One line for `systemctl status`.
    pub(super) fn status(&self, text: &str) {
        self.send(&format!("STATUS={}", text.replace('\n', " ")));
    }

    /// The supervisor still turns.
    pub(super) fn alive(&self) {
        self.send("WATCHDOG=1");
    }

    /// The supervisor is about to end.
    pub(super) fn stopping(&self) {
        self.send("STOPPING=1");
    }

    fn send(&self, text: &str) {
        if let Some((socket, to)) = &self.socket {
            // A service manager that is not there any more has no use for it.
            let _ = socket.send_to_addr(text.as_bytes(), to);
        }
    }
}

fn open(name: &str) -> Option<(UnixDatagram, SocketAddr)> {
    let address = match name.strip_prefix('@') {
        Some(abstract_name) => SocketAddr::from_abstract_name(abstract_name.as_bytes()),
        None => SocketAddr::from_pathname(name),
    };
    let socket = UnixDatagram::unbound().ok()?;
    socket.set_nonblocking(true).ok()?;
    Some((socket, address.ok()?))
}
