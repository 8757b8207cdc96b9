//! What becomes of the connection.

use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::future::poll_fn;
use core::task::{Poll, Waker};
use core::time::Duration;

use mqtt_core::session::Reason;

use super::lock::Lock;
use super::wakers;
use crate::TransportError;

/// Why a connection ended, or could not be made. `Display` is one line that names the cause.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Failure {
    /// The session's view: what ended, and whose fault it is.
    pub reason: Reason,
    /// What the transport met with, if it was the transport.
    pub transport: Option<TransportError>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.transport {
            Some(error) => error.fmt(f),
            None => self.reason.fmt(f),
        }
    }
}

impl core::error::Error for Failure {}

/// Where the client is between two connections.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum State {
    /// A connection is being made.
    Connecting,
    /// The broker has accepted the connection.
    Connected {
        /// The broker kept the session of an earlier connection.
        session_present: bool,
    },
    /// A pause after a failure; another attempt follows.
    Waiting(Failure),
    /// The client has disconnected, or its runner was dropped.
    Ended,
}

/// Something happened to the connection.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// The broker accepted the connection.
    Connected {
        /// It kept the session of an earlier connection. If not, subscriptions are being restored and everything
        /// unacknowledged is sent again.
        session_present: bool,
    },
    /// A connection ended, or an attempt to make one failed.
    Disconnected {
        /// Why.
        failure: Failure,
        /// Whether it had been accepted.
        was_connected: bool,
        /// How long until the next attempt; `None` if there is none, because the application disconnected.
        retry_in: Option<Duration>,
    },
    /// A message was larger than the session's receive buffer, and dropped.
    MessageTooLarge {
        /// Its topic.
        topic: String,
        /// The size of its packet.
        bytes: usize,
    },
    /// A subscription that had to be restored was refused by the broker, and is gone.
    SubscriptionRefused {
        /// Its filter.
        filter: String,
    },
}

/// Events not taken by one listener; beyond, the oldest are dropped.
const EVENTS_MAX: usize = 64;

/// A listener's queue.
#[derive(Debug)]
pub(crate) struct Listener {
    id: u64,
    events: VecDeque<Event>,
    waker: Option<Waker>,
}

/// All listeners.
#[derive(Debug, Default)]
pub(crate) struct Listeners {
    all: Vec<Listener>,
    next_id: u64,
}

impl Listeners {
    fn add(&mut self) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        self.all.push(Listener { id, events: VecDeque::new(), waker: None });
        id
    }

    pub(crate) fn tell(&mut self, event: &Event) {
        for listener in &mut self.all {
            if listener.events.len() >= EVENTS_MAX {
                listener.events.pop_front();
            }
            listener.events.push_back(event.clone());
            wakers::wake(&mut listener.waker);
        }
    }

    pub(crate) fn wake_all(&mut self) {
        for listener in &mut self.all {
            wakers::wake(&mut listener.waker);
        }
    }
}

/// The events of a client from the moment on that [`Client::events`](super::Client::events) was called.
///
/// The last 64 are kept; when more are not taken, the oldest are dropped.
#[derive(Debug)]
pub struct Events<L: Lock> {
    id: u64,
    inner: L,
}

impl<L: Lock> Events<L> {
    pub(crate) fn new(inner: L) -> Self {
        let id = inner.lock().app.listeners.add();
        Self { id, inner }
    }

    /// The next event; `None` when the client has ended. Dropping the future loses nothing.
    pub async fn recv(&mut self) -> Option<Event> {
        poll_fn(|cx| {
            let shared = &mut *self.inner.lock();
            let listener = shared.app.listeners.all.iter_mut().find(|listener| listener.id == self.id);
            let Some(listener) = listener else { return Poll::Ready(None) };
            match listener.events.pop_front() {
                Some(event) => Poll::Ready(Some(event)),
                None if shared.app.ended => Poll::Ready(None),
                None => {
                    listener.waker = Some(cx.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}

impl<L: Lock> Drop for Events<L> {
    fn drop(&mut self) {
        self.inner.lock().app.listeners.all.retain(|listener| listener.id != self.id);
    }
}
