//! Which subscription gets which message.

use alloc::borrow::ToOwned;
use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::task::{Context, Poll, Waker};

use mqtt_core::session::{AckHandle, Received};
use mqtt_core::wire::{QoS, topic};

use super::subscribe::{Backlog, Message};
use super::wakers;

/// The queues of all subscriptions.
#[derive(Debug, Default)]
pub(crate) struct Routes {
    all: Vec<Route>,
    /// Counts connections.
    connection: u64,
    next_id: u64,
}

/// One subscription's queue.
#[derive(Debug)]
struct Route {
    backlog: Backlog,
    dropped: u64,
    filter: String,
    id: u64,
    queue: VecDeque<Entry>,
    /// The broker refused to restore it.
    refused: bool,
    /// The session was asked for the filter.
    subscribed: bool,
    waker: Option<Waker>,
}

#[derive(Debug)]
struct Entry {
    ack: Pending,
    /// The connection that it came on.
    connection: u64,
    message: Message,
}

/// The acknowledgement that is due when the message is taken.
#[derive(Debug)]
enum Pending {
    None,
    One(AckHandle),
    /// Several subscriptions got the message: the last to take it acknowledges it.
    Shared(Arc<AckHandle>),
}

impl Pending {
    /// The same for two subscriptions.
    fn split(self) -> (Self, Self) {
        let handle = match self {
            Self::None => return (Self::None, Self::None),
            Self::One(handle) => Arc::new(handle),
            Self::Shared(handle) => handle,
        };
        (Self::Shared(Arc::clone(&handle)), Self::Shared(handle))
    }

    fn taken(self) -> Option<AckHandle> {
        match self {
            Self::None => None,
            Self::One(handle) => Some(handle),
            Self::Shared(handle) => Arc::into_inner(handle),
        }
    }
}

impl Routes {
    pub(crate) fn add(&mut self, filter: &str, backlog: Backlog) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        self.all.push(Route {
            backlog,
            dropped: 0,
            filter: filter.to_owned(),
            id,
            queue: VecDeque::new(),
            refused: false,
            subscribed: false,
            waker: None,
        });
        id
    }

    /// Says that the session was asked for the filter.
    pub(crate) fn subscribed(&mut self, id: u64) {
        if let Some(route) = self.get_mut(id) {
            route.subscribed = true;
        }
    }

    /// Takes a route out: the acknowledgements that are due now, and the filter if nobody else wants it.
    pub(crate) fn remove(&mut self, id: u64) -> (Vec<AckHandle>, Option<String>) {
        let Some(index) = self.all.iter().position(|route| route.id == id) else { return (Vec::new(), None) };
        let route = self.all.remove(index);
        let due = route.queue.into_iter().filter_map(|entry| entry.ack.taken()).collect();
        let wanted = self.all.iter().any(|other| other.filter == route.filter);
        (due, (route.subscribed && !wanted).then_some(route.filter))
    }

    /// Queues a message for all who want it; gives the acknowledgement back when nobody holds it.
    pub(crate) fn deliver(&mut self, received: &Received<'_>) -> Option<AckHandle> {
        let connection = self.connection;
        let mut ack = received.ack.map_or(Pending::None, Pending::One);
        let mut holder: Option<&mut Route> = None;
        for route in self.all.iter_mut().filter(|route| topic::matches(&route.filter, received.topic)) {
            if let Backlog::KeepNewest(_) = route.backlog {
                route.push(Entry { ack: Pending::None, connection, message: Message::new(received) });
            } else if let Some(before) = holder.replace(route) {
                let (its, rest) = ack.split();
                before.push(Entry { ack: its, connection, message: Message::new(received) });
                ack = rest;
            }
        }
        let Some(last) = holder else { return received.ack };
        last.push(Entry { ack, connection, message: Message::new(received) });
        None
    }

    /// The next message of a route with the acknowledgement that is due for it. `None` in place of it: no more come.
    pub(crate) fn poll(
        &mut self,
        id: u64,
        ended: bool,
        cx: &Context<'_>,
    ) -> Poll<Option<(Message, Option<AckHandle>)>> {
        let connection = self.connection;
        let Some(route) = self.get_mut(id) else { return Poll::Ready(None) };
        // A QoS 2 message whose connection is gone: only the next one tells whether it will come again.
        let frozen = |entry: &Entry| {
            !ended
                && entry.message.qos() == QoS::ExactlyOnce
                && !matches!(entry.ack, Pending::None)
                && entry.connection != connection
        };
        if !route.queue.front().is_some_and(frozen)
            && let Some(entry) = route.queue.pop_front()
        {
            return Poll::Ready(Some((entry.message, entry.ack.taken())));
        }
        if ended || route.refused {
            return Poll::Ready(None);
        }
        route.waker = Some(cx.waker().clone());
        Poll::Pending
    }

    /// How many messages a route has dropped.
    pub(crate) fn dropped(&self, id: u64) -> u64 {
        self.all.iter().find(|route| route.id == id).map_or(0, |route| route.dropped)
    }

    /// The connection is gone, and with it the acknowledgements that were due on it.
    pub(crate) fn disconnected(&mut self) {
        self.connection += 1;
    }

    /// A new connection. What was not acknowledged comes again, unless the broker has forgotten it.
    pub(crate) fn connected(&mut self, session_present: bool) {
        for route in &mut self.all {
            if session_present {
                route.queue.retain(|entry| matches!(entry.ack, Pending::None));
            } else {
                route.queue.iter_mut().for_each(|entry| entry.ack = Pending::None);
                wakers::wake(&mut route.waker);
            }
        }
    }

    /// The broker refused to restore a subscription.
    pub(crate) fn refused(&mut self, filter: &str) {
        for route in self.all.iter_mut().filter(|route| route.filter == filter) {
            route.refused = true;
            wakers::wake(&mut route.waker);
        }
    }

    pub(crate) fn wake_all(&mut self) {
        for route in &mut self.all {
            wakers::wake(&mut route.waker);
        }
    }

    fn get_mut(&mut self, id: u64) -> Option<&mut Route> {
        self.all.iter_mut().find(|route| route.id == id)
    }
}

impl Route {
    fn push(&mut self, entry: Entry) {
        match self.backlog {
            Backlog::HoldBack { qos0 } => {
                if entry.message.qos() == QoS::AtMostOnce && self.queue.len() >= qos0 {
                    self.dropped += 1;
                    return;
                }
            }
            Backlog::KeepNewest(most) => {
                if self.queue.len() >= most.max(1) {
                    self.queue.pop_front();
                    self.dropped += 1;
                }
            }
        }
        self.queue.push_back(entry);
        wakers::wake(&mut self.waker);
    }
}
