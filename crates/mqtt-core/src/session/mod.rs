//! The client as a state machine: bytes and time go in, bytes and events come out.
//!
//! A [`Session`] decides everything that a client decides: when to connect, what to send and send again, when a link
//! counts as dead, how long to wait. It has no socket, no clock and no thread; a driver of a few lines connects it to
//! them, and the same session runs on a server, on a microcontroller and in a simulator.
//!
//! # The driving contract
//!
//! 1. Give it **one input**: [`opened`](Session::opened), [`receive`](Session::receive), [`closed`](Session::closed), a command
//!    ([`publish`](Session::publish), [`subscribe`](Session::subscribe), …), or nothing but a later `now`.
//! 2. **Poll until [`Output::Idle`]**, and do what each output says. [`Output::Send`] comes last, with everything that is
//!    ready in one piece; when the connection takes no more bytes for now, waiting for it counts as idle, until
//!    [`deadline`](Session::deadline).
//! 3. Sleep until the time in `Idle`, or until the next input. Go to 1.
//!
//! `now` must not go backwards (an earlier one counts as the latest). An unnecessary poll does no harm.
//!
//! ```
//! use monotime::Instant;
//! use mqtt_core::session::{Closed, Config, Event, Output, Session};
//!
//! /// What a driver needs from its platform.
//! trait Platform {
//!     fn now(&self) -> Instant;
//!     fn dial(&mut self) -> bool;
//!     fn write(&mut self, bytes: &[u8]) -> usize;
//!     fn hang_up(&mut self);
//!     fn event(&mut self, event: Event<'_>);
//!     /// Waits for bytes (`Some`, empty at the end of the connection), or until the time given (`None`).
//!     fn read_until(&mut self, deadline: Option<Instant>) -> Option<&[u8]>;
//! }
//!
//! fn drive(session: &mut Session, platform: &mut impl Platform) {
//!     loop {
//!         let deadline = loop {
//!             match session.poll(platform.now()) {
//!                 Output::Connect if platform.dial() => session.opened(platform.now()),
//!                 Output::Connect => session.closed(platform.now(), Closed::NotOpened),
//!                 Output::Send(bytes) => {
//!                     let written = platform.write(bytes);
//!                     session.sent(written);
//!                 }
//!                 Output::Close => platform.hang_up(),
//!                 Output::Event(event) => platform.event(event),
//!                 Output::Idle(deadline) => break deadline,
//!             }
//!         };
//!         if deadline.is_none() && !session.is_open() {
//!             return; // Disconnected on request: nothing will happen by itself.
//!         }
//!         let now = platform.now();
//!         match platform.read_until(deadline) {
//!             Some([]) => session.closed(now, Closed::ByPeer),
//!             // All of them are taken here, because the session was polled until idle and reads of less than
//!             // `Limits::receive_buffer`. A driver that reads more keeps the rest for later.
//!             Some(bytes) => { let _taken = session.receive(now, bytes); }
//!             None => {}
//!         }
//!     }
//! }
//! ```
//!
//! # What it promises
//!
//! * QoS 1 and 2 messages are sent in the order of [`publish`](Session::publish), again after a reconnect with their packet
//!   identifiers and DUP, never again once acknowledged, and never twice on one connection; also when the broker has
//!   forgotten the session. Subscriptions are restored then.
//! * Nothing is allocated after [`Session::new`]; [`Config::heap_bytes`] says how much that allocates. Every queue has a limit
//!   in [`Limits`], which says what happens when it is full.
//! * No bytes from the broker make it panic. A packet that breaks a rule ends the connection, and the
//!   [`Reason`] names the rule.
//! * A message is acknowledged only after the application has come back for more, so a crash while handling it does
//!   not lose it.
//!
//! # What it deliberately does not do
//!
//! Distribute messages by filter (the drivers do), survive a restart of the program (nothing is written to a disk),
//! retransmit on a live connection (3.1.1 needs it nowhere), or speak MQTT 5.

mod buffer;
mod config;
mod connection;
mod event;
mod inbound;
mod keep_alive;
mod outbound;
mod profile;
mod rate;
mod reconnect;
mod subscriptions;

#[cfg(test)]
mod tests;

pub use monotime::{Duration, Instant};

pub use config::{Acknowledge, Clean, Config, ConfigError, LastWill, Limits, Login};
pub use event::{AckHandle, Closed, Event, Fault, Handle, Misbehaviour, Output, Reason, Received, Request};
pub use outbound::{Message, PublishError};
pub use profile::{Limit, Profile};
pub use subscriptions::SubscribeError;

use core::ops::Range;

use monotime::{TimerKind, Timers};

use crate::wire::{Granted, QoS};
use buffer::Linear;
use connection::{Lost, Notice, State, Timer};
use inbound::{Flow, Inbound, Lent};
use keep_alive::KeepAlive;
use outbound::{Outbound, Window};
use rate::Rate;
use reconnect::Reconnect;
use subscriptions::Subscriptions;

/// An MQTT client without I/O. See the [module](self) for how to drive it.
#[derive(Debug)]
pub struct Session {
    config: Config,
    state: State,
    /// The latest time that was told.
    now: Instant,
    timers: Timers<Timer, { Timer::ALL.len() }>,
    notice: Notice,
    /// What is ready to leave.
    tx: Linear,
    /// CONNECT may have reached the broker on an earlier connection without an answer since.
    unanswered: bool,
    inbound: Inbound,
    outbound: Outbound,
    subscriptions: Subscriptions,
    keep_alive: KeepAlive,
    reconnect: Reconnect,
}

/// An [`Output`] without its borrows, so that finding it and lending it are two steps.
enum Step {
    Connect,
    Send,
    Close,
    Idle,
    Connected { session_present: bool },
    Disconnected(Lost),
    Message(Lent),
    MessageTooLarge { topic: Range<usize>, bytes: usize },
    Acked(Handle),
    Subscribed { request: Request, codes: Range<usize> },
    Unsubscribed(Request),
    SubscriptionRefused { at: usize },
}

impl Session {
    /// Allocates everything that the session will ever use. The first poll asks for a connection.
    ///
    /// # Errors
    /// The configuration cannot work; nothing about that depends on the broker.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        config.check()?;
        let (limits, profile) = (&config.limits, &config.profile);
        let window = Window {
            messages: usize::from(limits.in_flight_messages.max(1))
                .min(profile.in_flight_messages.unwrap_or(usize::MAX)),
            bytes: limits.in_flight_bytes.min(profile.in_flight_bytes.unwrap_or(usize::MAX)),
        };
        let rate = Rate::new(
            slower(limits.messages_per_second, profile.messages_per_second),
            slower(limits.bytes_per_second, profile.bytes_per_second),
        );
        Ok(Self {
            state: State::Due,
            now: Instant::ZERO,
            timers: Timers::new(),
            notice: Notice::default(),
            tx: Linear::new(limits.send_buffer),
            unanswered: false,
            inbound: Inbound::new(&config),
            outbound: Outbound::new(limits.outbound_bytes, limits.outbound_messages, window, rate),
            subscriptions: Subscriptions::new(&config),
            keep_alive: KeepAlive::new(config.keep_alive_secs()),
            reconnect: Reconnect::new(&config),
            config,
        })
    }

    /// Queues a message. Poll afterwards.
    ///
    /// QoS 1 and 2 messages are also taken while there is no connection, as long as there is room. Each has its
    /// [`Event::Acked`] in the end; a driver that drops its interest in one leaves the session as it is.
    ///
    /// # Errors
    /// The message was not taken; [`PublishError::Full`] means that trying again later makes sense.
    pub fn publish(&mut self, message: &Message<'_>) -> Result<Handle, PublishError> {
        let profile = &self.config.profile;
        profile.check_message(message.topic, message.payload_len(), message.qos, message.retain)?;
        if message.qos == QoS::AtMostOnce && !self.is_open() {
            return Err(PublishError::NotConnected);
        }
        self.outbound.push(message)
    }

    /// Asks for messages. Poll afterwards; [`Event::Subscribed`] brings the answer.
    ///
    /// Granted filters are remembered and restored when the broker forgets them. Filters of one call go in one packet.
    ///
    /// # Errors
    /// The request was not taken; [`SubscribeError::Full`] means that trying again later makes sense.
    pub fn subscribe(&mut self, filters: &[(&str, QoS)]) -> Result<Request, SubscribeError> {
        self.subscriptions.subscribe(filters)
    }

    /// Asks for fewer messages. Poll afterwards; [`Event::Unsubscribed`] brings the answer. Until then, and shortly
    /// after, messages may still come.
    ///
    /// # Errors
    /// As for [`subscribe`](Self::subscribe).
    pub fn unsubscribe(&mut self, filters: &[&str]) -> Result<Request, SubscribeError> {
        self.subscriptions.unsubscribe(filters)
    }

    /// Acknowledges a message by hand (see [`Acknowledge::Manual`]). Poll afterwards. False if the handle means nothing
    /// any more, because its connection is gone or it was used before; the broker then sends the message again.
    pub fn acknowledge(&mut self, handle: AckHandle) -> bool {
        self.inbound.acknowledge(handle)
    }

    /// Takes bytes that came from the broker. Poll afterwards.
    ///
    /// Says how many it took: fewer when the receive buffer is full, because messages wait to be polled or cannot be
    /// acknowledged yet. Offer the rest again later; not reading from the connection meanwhile slows the broker down.
    pub fn receive(&mut self, now: Instant, bytes: &[u8]) -> usize {
        self.now = self.now.max(now);
        match self.state {
            State::Handshake { .. } | State::Open { .. } => {
                self.keep_alive.received(self.now);
                self.inbound.receive(bytes)
            }
            // Nobody wants them.
            _ => bytes.len(),
        }
    }

    /// The first `n` bytes of the last [`Output::Send`] have been written.
    pub fn sent(&mut self, n: usize) {
        debug_assert!(n <= self.tx.filled().len(), "more bytes were sent than there were to send");
        if n > 0 {
            self.tx.consume(n);
            self.keep_alive.sent(self.now);
        }
    }

    /// The time in the last [`Output::Idle`] has come. The same as polling, which also looks at the time: this is for
    /// drivers whose inputs are an enum with a variant for it.
    pub fn timeout(&mut self, now: Instant) {
        self.now = self.now.max(now);
        self.fire(self.now);
    }

    /// What to do next. See the [module](self) for the contract.
    pub fn poll(&mut self, now: Instant) -> Output<'_> {
        self.now = self.now.max(now);
        let step = self.step(self.now);
        self.output(step)
    }

    /// When the session wants to be polled at the latest; none if only an input can change anything.
    pub fn deadline(&self) -> Option<Instant> {
        self.timers.next()
    }

    /// Whether the broker has accepted the connection, and it has not ended since.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, State::Open { .. })
    }

    /// How many messages wait to be sent or acknowledged.
    pub fn unacknowledged(&self) -> usize {
        self.outbound.unacknowledged()
    }

    /// How many messages have been sent on this connection and are not acknowledged.
    pub const fn in_flight(&self) -> usize {
        self.outbound.in_flight().messages
    }

    /// How many more messages, and how many bytes of them as they are on the wire, [`publish`](Self::publish) has room for.
    pub fn room(&self) -> (usize, usize) {
        let room = self.outbound.room();
        (room.messages, room.bytes)
    }

    /// The configuration.
    pub const fn config(&self) -> &Config {
        &self.config
    }

    fn step(&mut self, now: Instant) -> Step {
        loop {
            self.fire(now);
            if core::mem::take(&mut self.notice.close) {
                return Step::Close;
            }
            if let Some(lost) = self.notice.lost.take() {
                return Step::Disconnected(lost);
            }
            self.settle();
            match self.state {
                State::Due => return self.dial(now),
                State::Handshake { .. } | State::Open { .. } => {
                    if let Some(at) = self.subscriptions.next_refused() {
                        return Step::SubscriptionRefused { at };
                    }
                    match self.incoming(now) {
                        Flow::Report(step) => return step,
                        Flow::Again => continue,
                        Flow::Nothing => {}
                    }
                }
                State::Stopped | State::Waiting | State::Dialling | State::Leaving { .. } => {}
            }
            self.fill(now);
            if self.notice.close {
                continue;
            }
            if !self.tx.is_empty() {
                return Step::Send;
            }
            if let State::Leaving { written: true, .. } = self.state {
                // [MQTT-3.14.4-1]
                let _ = self.lose(now, Reason::Requested);
                continue;
            }
            return Step::Idle;
        }
    }

    /// Lends what `step` has found.
    fn output(&self, step: Step) -> Output<'_> {
        let frame = self.inbound.rx.filled();
        let text = |range: Range<usize>| {
            core::str::from_utf8(frame.get(range).unwrap_or_default()).unwrap_or_default()
        };
        Output::Event(match step {
            Step::Connect => return Output::Connect,
            Step::Send => return Output::Send(self.tx.filled()),
            Step::Close => return Output::Close,
            Step::Idle => return Output::Idle(self.timers.next()),
            Step::Connected { session_present } => Event::Connected { session_present },
            Step::Disconnected(Lost { reason, was_connected, retry_at }) => {
                Event::Disconnected { reason, was_connected, retry_at }
            }
            Step::Message(lent) => Event::Message(Received {
                topic: text(lent.topic),
                payload: frame.get(lent.payload).unwrap_or_default(),
                qos: lent.qos,
                retain: lent.retain,
                dup: lent.dup,
                ack: lent.ack,
            }),
            Step::MessageTooLarge { topic, bytes } => Event::MessageTooLarge { topic: text(topic), bytes },
            Step::Acked(handle) => Event::Acked(handle),
            Step::Subscribed { request, codes } => Event::Subscribed {
                request,
                granted: Granted::from_checked(frame.get(codes).unwrap_or_default()),
            },
            Step::Unsubscribed(request) => Event::Unsubscribed { request },
            Step::SubscriptionRefused { at } => {
                Event::SubscriptionRefused { filter: self.subscriptions.filter(at) }
            }
        })
    }
}

/// The lower of two limits that may be missing.
fn slower(a: Option<u32>, b: Option<u32>) -> Option<u32> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
