//! The application's part of the one MQTT connection: its messages out, its subscriptions, and what comes in for it.
//!
//! Everything is bounded: a full queue makes the application wait ([`AppMqtt::publish`] gives `None`), and of messages that come in
//! faster than the application takes them, the newest are dropped and counted.

use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;

use mqtt_core::session::{Handle, Message, PublishError, Request, Session};
use mqtt_core::wire::QoS;

use crate::limits::{APP_INBOX_MAX, APP_MESSAGES_MAX};

/// Names a message or a subscription that the application has asked for.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Ticket(pub(crate) u32);

/// The queues between the application and the session.
#[derive(Debug, Default)]
pub(crate) struct AppMqtt {
    /// Bytes of messages that wait, in each direction.
    bytes_max: usize,
    next: u32,
    waiting: VecDeque<Waiting>,
    /// Messages that the session has and the broker has not acknowledged.
    unacknowledged: Vec<(Ticket, Handle)>,
    /// Subscriptions asked for and not answered.
    unanswered: Vec<(Ticket, Request)>,
    /// Subscriptions that were answered: whether they were granted. The application asks once.
    answered: Vec<(Ticket, bool)>,
    inbox: VecDeque<Incoming>,
    dropped: u32,
    /// The application has said that it wants messages.
    listens: bool,
}

#[derive(Debug)]
struct Waiting {
    ticket: Ticket,
    what: What,
}

#[derive(Debug)]
enum What {
    Publish { topic: String, payload: Vec<u8>, retain: bool, qos: QoS },
    Subscribe { filter: String, qos: QoS },
}

/// A message for the application.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Incoming {
    pub(crate) topic: String,
    pub(crate) payload: Vec<u8>,
    pub(crate) retain: bool,
    pub(crate) qos: QoS,
    pub(crate) dup: bool,
}

/// What the application can learn about a subscription.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Subscription {
    Waiting,
    Granted,
    Refused,
}

impl AppMqtt {
    pub(crate) fn new(bytes_max: usize) -> Self {
        Self { bytes_max, ..Self::default() }
    }

    /// Takes a message of the application; `None` when there is no room for it now.
    pub(crate) fn publish(&mut self, topic: &str, payload: &[u8], retain: bool, qos: QoS) -> Option<Ticket> {
        let bytes = self.waiting.iter().map(|w| w.what.bytes()).sum::<usize>() + topic.len() + payload.len();
        // One message larger than all the room is taken when nothing else waits; the session then says whether it fits.
        if bytes > self.bytes_max && !self.waiting.is_empty() {
            return None;
        }
        self.push(What::Publish { topic: topic.into(), payload: payload.into(), retain, qos })
    }

    /// Takes a subscription of the application; `None` when there is no room for it now.
    pub(crate) fn subscribe(&mut self, filter: &str, qos: QoS) -> Option<Ticket> {
        self.push(What::Subscribe { filter: filter.into(), qos })
    }

    fn push(&mut self, what: What) -> Option<Ticket> {
        if self.waiting.len() + self.unacknowledged.len() + self.unanswered.len() >= APP_MESSAGES_MAX {
            return None;
        }
        let ticket = Ticket(self.next);
        self.next = self.next.wrapping_add(1);
        self.waiting.push_back(Waiting { ticket, what });
        Some(ticket)
    }

    /// Whether a message has reached the broker: at QoS 0, the session.
    pub(crate) fn is_delivered(&self, ticket: Ticket) -> bool {
        self.waiting.iter().all(|w| w.ticket != ticket)
            && self.unacknowledged.iter().all(|(t, _)| *t != ticket)
    }

    /// How a subscription stands. A granted or refused one is forgotten by asking.
    pub(crate) fn subscription(&mut self, ticket: Ticket) -> Subscription {
        match self.answered.iter().position(|(t, _)| *t == ticket) {
            Some(at) if self.answered.swap_remove(at).1 => Subscription::Granted,
            Some(_) => Subscription::Refused,
            None if self.waiting.iter().any(|w| w.ticket == ticket)
                || self.unanswered.iter().any(|(t, _)| *t == ticket) =>
            {
                Subscription::Waiting
            }
            None => Subscription::Refused,
        }
    }

    /// Hands one message or subscription to the session. False when there is none, or no room.
    pub(crate) fn hand_over(&mut self, session: &mut Session) -> bool {
        let Some(Waiting { ticket, what }) = self.waiting.front() else { return false };
        let ticket = *ticket;
        match what {
            What::Publish { topic, payload, retain, qos } => {
                let message = Message { topic, payload: &[payload], qos: *qos, retain: *retain };
                match session.publish(&message) {
                    Ok(handle) if *qos != QoS::AtMostOnce => self.unacknowledged.push((ticket, handle)),
                    Err(PublishError::Full) => return false,
                    // QoS 0 is sent and forgotten. What can never be sent must not hold up the rest.
                    Ok(_) | Err(_) => {}
                }
            }
            What::Subscribe { filter, qos } => match session.subscribe(&[(filter.as_str(), *qos)]) {
                Ok(request) => self.unanswered.push((ticket, request)),
                Err(mqtt_core::session::SubscribeError::Full) => return false,
                Err(_) => self.answer(ticket, false),
            },
        }
        self.waiting.pop_front();
        true
    }

    /// The broker has acknowledged a message, perhaps one of the application's.
    pub(crate) fn acknowledged(&mut self, handle: Handle) {
        self.unacknowledged.retain(|(_, h)| *h != handle);
    }

    /// The broker has answered a subscription. False when it was not the application's.
    pub(crate) fn subscribed(&mut self, request: Request, granted: bool) -> bool {
        let Some(at) = self.unanswered.iter().position(|(_, r)| *r == request) else { return false };
        let (ticket, _) = self.unanswered.swap_remove(at);
        self.answer(ticket, granted);
        true
    }

    fn answer(&mut self, ticket: Ticket, granted: bool) {
        if self.answered.len() >= APP_MESSAGES_MAX {
            // Nobody has asked for the oldest in a long time.
            self.answered.remove(0);
        }
        self.answered.push((ticket, granted));
    }

    /// A message has come for the application.
    pub(crate) fn deliver(&mut self, message: Incoming) {
        let bytes = self.inbox.iter().map(|m| m.topic.len() + m.payload.len()).sum::<usize>();
        let fits = bytes + message.topic.len() + message.payload.len() <= self.bytes_max;
        if self.inbox.len() >= APP_INBOX_MAX || !(fits || self.inbox.is_empty()) {
            self.dropped = self.dropped.saturating_add(1);
            return;
        }
        self.inbox.push_back(message);
    }

    /// The next message for the application.
    pub(crate) fn take(&mut self) -> Option<Incoming> {
        self.inbox.pop_front()
    }

    /// The application wants messages from now on.
    pub(crate) fn listen(&mut self) {
        self.listens = true;
    }

    /// Whether messages wait for an application that wants them.
    pub(crate) fn has_messages(&self) -> bool {
        self.listens && !self.inbox.is_empty()
    }

    /// How many messages were dropped since this was last asked.
    pub(crate) fn take_dropped(&mut self) -> u32 {
        core::mem::take(&mut self.dropped)
    }
}

impl What {
    fn bytes(&self) -> usize {
        match self {
            Self::Publish { topic, payload, .. } => topic.len() + payload.len(),
            Self::Subscribe { filter, .. } => filter.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::APP_BYTES_MAX;

    fn incoming(size: usize) -> Incoming {
        Incoming {
            topic: "t".into(),
            payload: alloc::vec![0; size],
            retain: false,
            qos: QoS::AtMostOnce,
            dup: false,
        }
    }

    #[test]
    fn a_full_queue_makes_the_application_wait() {
        let mut app = AppMqtt::new(APP_BYTES_MAX);
        for _ in 0..APP_MESSAGES_MAX {
            assert!(app.publish("t", b"x", false, QoS::AtLeastOnce).is_some());
        }
        assert_eq!(app.publish("t", b"x", false, QoS::AtLeastOnce), None);
        let mut app = AppMqtt::new(APP_BYTES_MAX);
        let ticket = app.publish("t", &[0; APP_BYTES_MAX], false, QoS::AtLeastOnce).unwrap();
        assert!(!app.is_delivered(ticket));
        assert_eq!(app.publish("t", b"x", false, QoS::AtLeastOnce), None);
    }

    #[test]
    fn messages_that_nobody_takes_are_dropped_and_counted() {
        let mut app = AppMqtt::new(APP_BYTES_MAX);
        for _ in 0..APP_INBOX_MAX + 3 {
            app.deliver(incoming(10));
        }
        assert_eq!((app.take_dropped(), app.take_dropped()), (3, 0));
        let mut app = AppMqtt::new(APP_BYTES_MAX);
        app.deliver(incoming(2 * APP_BYTES_MAX));
        app.deliver(incoming(1));
        assert_eq!(app.take_dropped(), 1, "one that is too large comes alone");
        assert!(app.take().is_some() && app.take().is_none());
    }
}
