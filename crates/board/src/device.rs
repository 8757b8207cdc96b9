//! The device itself: inputs in, outputs out.
//!
//! It owns the MQTT session and the [`Desk`], and settles in which order they get their turn: what came from the broker first,
//! then what is to be published, so that it leaves in one write, then the write, then one slice of Python.

use alloc::string::String;

use monotime::Instant;
use mqtt_core::session::{self, Session};

use crate::boot::Boot;
use crate::desk::{Desk, Published, Work};
use crate::link;
use crate::ports::{Platform, ResetKind};
use crate::settings::{Mqtt, Settings, SettingsError};

/// What happened outside.
#[derive(Debug)]
pub enum Input<'a> {
    /// The connection asked for by [`Output::Connect`] is open, TLS included.
    Connected,
    /// Bytes came from the broker.
    Bytes(&'a [u8]),
    /// The connection took this many of the bytes of the last [`Output::Send`]. When it did not take them all, the device does
    /// not say `Send` again before [`Input::Writable`].
    Sent(usize),
    /// The connection takes bytes again.
    Writable,
    /// The connection was lost, or could not be opened.
    Closed(Closed),
    /// The deadline of the last [`Output::Idle`] has passed.
    Timeout,
    /// Something has happened to a socket of Python's. Only where [`Sockets::wakes`](crate::ports::Sockets::wakes) promises it.
    Sockets,
}

/// Why there is no connection.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Closed {
    /// The transport's words, for the log: `connection refused`, `certificate not trusted: …`.
    pub reason: String,
}

/// What the device wants done.
#[derive(Debug)]
#[must_use]
pub enum Output<'a> {
    /// Open a connection to this broker.
    Connect(&'a Mqtt),
    /// Write these bytes, as many as go, and report the number with [`Input::Sent`].
    Send(&'a [u8]),
    /// Drop the connection, or the attempt to open one.
    Close,
    /// Reset the board.
    Reset(ResetKind),
    /// There is more to do: look at the network, then poll again.
    Busy,
    /// Nothing to do until an input comes or this instant passes.
    Idle(Option<Instant>),
}

/// A whole board. See the crate's first page for how to drive it.
pub struct Device<P> {
    platform: P,
    session: Session,
    desk: Desk,
    /// How many bytes the last `Send` offered.
    offered: usize,
    /// The connection takes nothing at present.
    blocked: bool,
    /// For the debug assertion that time does not go back.
    latest: Instant,
}

/// What a poll came to, before anything is borrowed for it.
enum Next {
    Connect,
    Send,
    Close,
    Reset(ResetKind),
    Work(Option<Instant>),
}

/// Events and messages handled in one poll; then the driver may look at the network. Large enough that a full window of
/// answers leaves in one write.
const STEPS_MAX: usize = 64;

impl<P: Platform> Device<P> {
    /// A device that boots as `boot` decided, with `settings`.
    ///
    /// # Errors
    /// When the settings do not pass [`Settings::check`].
    pub fn new(now: Instant, boot: Boot, settings: Settings, mut platform: P) -> Result<Self, SettingsError> {
        let desk = Desk::new(now, boot, settings, &mut platform)?;
        let session = link::session(&desk.settings, &desk.topics, &mut platform)?;
        Ok(Self { platform, session, desk, offered: 0, blocked: false, latest: now })
    }

    /// Takes one input. Gives how many bytes of [`Input::Bytes`] were taken, 0 for every other input.
    pub fn handle(&mut self, now: Instant, input: Input<'_>) -> usize {
        self.pass(now);
        match input {
            Input::Connected => {
                self.blocked = false;
                self.session.opened(now);
            }
            Input::Bytes(bytes) => return self.session.receive(now, bytes),
            Input::Sent(count) => {
                self.blocked = count < self.offered;
                self.session.sent(count);
            }
            Input::Writable => self.blocked = false,
            Input::Closed(closed) => {
                self.desk.transport_failed(now, &mut self.platform, &closed.reason);
                self.session.closed(now, session::Closed::Broken);
            }
            // Nothing has to be remembered of it: every poll looks at the time.
            Input::Timeout => {}
            Input::Sockets => self.desk.wake_python(),
        }
        0
    }

    /// The next thing to do.
    pub fn poll(&mut self, now: Instant) -> Output<'_> {
        self.pass(now);
        match self.next(now) {
            Next::Connect => Output::Connect(&self.desk.settings.mqtt),
            Next::Close => Output::Close,
            Next::Reset(kind) => Output::Reset(kind),
            Next::Send => match self.session.poll(now) {
                session::Output::Send(bytes) => {
                    self.offered = bytes.len();
                    Output::Send(bytes)
                }
                // Not said after it has said `Send`; harmless if it were.
                _ => Output::Busy,
            },
            Next::Work(session) => match self.desk.work(now, &mut self.platform) {
                Work::Busy => Output::Busy,
                Work::Until(until) => Output::Idle([session, until].into_iter().flatten().min()),
            },
        }
    }

    fn next(&mut self, now: Instant) -> Next {
        self.desk.tick(now, &mut self.platform);
        let mut steps = 0;
        loop {
            if let Some(kind) = self.desk.reset_due(now) {
                return Next::Reset(kind);
            }
            let ready = match self.session.poll(now) {
                session::Output::Connect => return Next::Connect,
                session::Output::Close => return Next::Close,
                session::Output::Event(event) => {
                    self.desk.event(now, &mut self.platform, event);
                    steps += 1;
                    continue;
                }
                session::Output::Send(_) if self.blocked => Next::Work(None),
                session::Output::Send(_) => Next::Send,
                session::Output::Idle(deadline) => Next::Work(deadline),
            };
            if steps >= STEPS_MAX {
                return ready;
            }
            match self.desk.publish(now, &mut self.platform, &mut self.session) {
                Published::One => steps += 1,
                Published::Nothing => return ready,
            }
        }
    }

    /// Bytes that Python takes outside its heap, about: the code that is loaded, and the stacks of what runs. For looking where
    /// memory goes.
    pub fn python_outside(&self) -> usize {
        self.desk.python_outside()
    }

    /// The platform, for a driver that keeps its own state in there.
    pub fn platform(&mut self) -> &mut P {
        &mut self.platform
    }

    /// Ends the device and gives the platform back.
    pub fn into_platform(self) -> P {
        self.platform
    }

    fn pass(&mut self, now: Instant) {
        debug_assert!(now >= self.latest, "time does not go back");
        self.latest = self.latest.max(now);
    }
}
