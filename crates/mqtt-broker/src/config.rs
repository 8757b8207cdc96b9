//! What a broker may be told, and the limits of everything it keeps.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use monotime::Duration;

/// How a broker behaves. The default lets everyone in.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The size of everything.
    pub limits: Limits,
    /// Who may connect; `None` lets everyone in, whatever user and password they give.
    pub users: Option<Users>,
}

/// User names and passwords. `Debug` shows no password.
#[derive(Clone, Default)]
pub struct Users(BTreeMap<String, Vec<u8>>);

impl Users {
    /// Nobody.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with one more user, or another password for one.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, password: impl Into<Vec<u8>>) -> Self {
        self.0.insert(name.into(), password.into());
        self
    }

    pub(crate) fn admit(&self, name: &str, password: Option<&[u8]>) -> bool {
        self.0.get(name).is_some_and(|wanted| Some(wanted.as_slice()) == password)
    }
}

impl fmt::Debug for Users {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// The limits of everything a broker keeps, and what happens when one is reached.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Limits {
    /// A connection that has not sent CONNECT by then is closed; so is a closing one that does not take its last bytes.
    pub connect_time: Duration,
    /// Open connections. A further one is closed at once.
    pub connections: usize,
    /// Messages sent to one client and not yet acknowledged. Further ones wait in its queue.
    pub in_flight: usize,
    /// Bytes waiting to be sent on one connection. Messages beyond wait in the client's queue, but one message may
    /// exceed it when nothing else waits. Answers have `packet_bytes` more; a client that does not take these either
    /// is cut off.
    pub outgoing_bytes: usize,
    /// The largest packet that a client may send. A larger one ends its connection.
    pub packet_bytes: usize,
    /// Payload and topic bytes in one client's queue. A further message to that client is dropped and counted.
    pub queued_bytes: usize,
    /// Messages in one client's queue. A further message to that client is dropped and counted.
    pub queued_messages: usize,
    /// QoS 2 messages from one client that it has not released. A further one ends its connection.
    pub received: usize,
    /// Retained messages. A further topic's message is delivered, but not retained, and counted.
    pub retained: usize,
    /// Payload and topic bytes of all retained messages. A further message is delivered, but not retained, and counted.
    pub retained_bytes: usize,
    /// Sessions, connected or not. A further client is refused as "unavailable".
    pub sessions: usize,
    /// Subscriptions of one client. A further one is refused.
    pub subscriptions: usize,
}

impl Default for Limits {
    /// Room for a busy test: messages of 1 MiB, 256 connections.
    fn default() -> Self {
        Self {
            connect_time: Duration::from_secs(10),
            connections: 256,
            in_flight: 20,
            outgoing_bytes: 256 * 1024,
            packet_bytes: 1024 * 1024,
            queued_bytes: 16 * 1024 * 1024,
            queued_messages: 10_000,
            received: 1_000,
            retained: 1_000,
            retained_bytes: 4 * 1024 * 1024,
            sessions: 1_000,
            subscriptions: 100,
        }
    }
}
