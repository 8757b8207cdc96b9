//! The client on embassy: the same handle and runner, without the standard library.
//!
//! It runs over anything that gives `embedded-io-async` streams (embassy-net's TCP sockets, a TLS library over them) by
//! way of a [`Connector`], and takes the time from `embassy-time`. All buffers are allocated by [`Client::new`]; received
//! messages are allocated one by one. It uses no atomics: handles and runner stay on one executor.
//!
//! ```no_run
//! use embedded_io_async::{Read, Write};
//! use mqtt_async::embassy::{Client, Connector};
//! use mqtt_async::session::{Config, Limits};
//! use mqtt_async::{Publish, QoS};
//!
//! async fn blink(connector: impl Connector) {
//!     let mut config = Config::new("board-17");
//!     config.limits = Limits::SMALL;
//!     config.seed = 4; // From the chip's random number generator.
//!     let Ok((client, runner)) = Client::new(connector, config) else { return };
//!     let work = async {
//!         let Ok(mut lamp) = client.subscribe("lamp/set", QoS::AtLeastOnce).await else { return };
//!         while let Some(message) = lamp.recv().await {
//!             let _ = client.publish(Publish::new("lamp/is", message.payload()).retain(true)).await;
//!         }
//!     };
//!     embassy_futures::join::join(runner.run(), work).await;
//! }
//! ```

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec;
use core::cell::RefCell;
use core::fmt;
use core::future::{pending, poll_fn};
use core::task::Poll;

use embassy_futures::select::{Either, Either3, select, select3};
use embassy_time::Timer;
use embedded_io_async::{Read, Write};
use monotime::Instant;
use mqtt_core::session::{Acknowledge, Closed, Config, ConfigError, Output, Session};

use crate::client::Local;
use crate::client::Lock as _;
use crate::client::Shared;
use crate::client::State;

/// A handle to an MQTT client on embassy.
pub type Client = crate::client::Client<Local>;
/// The messages that match one filter, on embassy.
pub type Subscription = crate::client::Subscription<Local>;
/// The acknowledgement of one message, on embassy.
pub type Ack = crate::client::Ack<Local>;
/// The events of a client, on embassy.
pub type Events = crate::client::Events<Local>;

/// Opens connections to the broker.
#[expect(async_fn_in_trait, reason = "the runner stays on one executor, so no future needs to be `Send`")]
pub trait Connector {
    /// What can go wrong.
    type Error;
    /// The half that bytes come from. Dropping a `read` that is not ready must lose nothing.
    type Reader<'a>: Read
    where
        Self: 'a;
    /// The half that bytes go to. Dropping a `write` that is not ready must lose nothing.
    type Writer<'a>: Write
    where
        Self: 'a;

    /// Opens a connection; looks the name up again. It is dropped when it takes longer than the session allows.
    async fn connect(&mut self) -> Result<(Self::Reader<'_>, Self::Writer<'_>), Self::Error>;
}

impl Client {
    /// A client that connects by way of `connector`, and the future that does its work.
    ///
    /// `config.acknowledge` is always [`Acknowledge::Manual`]. `config.seed` should be a random number.
    ///
    /// # Errors
    /// The configuration cannot work, whatever the broker says.
    pub fn new<C: Connector>(connector: C, mut config: Config) -> Result<(Self, Runner<C>), ConfigError> {
        config.acknowledge = Acknowledge::Manual;
        let received = vec![0; config.limits.receive_buffer.min(READ_BYTES)].into_boxed_slice();
        let sending = vec![0; config.limits.send_buffer].into_boxed_slice();
        let inner = Local(Rc::new(RefCell::new(Shared::new(Session::new(config)?))));
        Ok((Self { inner: inner.clone() }, Runner { connector, wire: Wire { inner, received, sending } }))
    }
}

/// The most that is read at once.
const READ_BYTES: usize = 1024;
/// How long a connection that is closed may take to send its last bytes, in seconds.
const LAST_FLUSH_SECS: u64 = 1;

/// The future that does a client's work: connects, moves bytes, keeps the time.
///
/// When it is dropped, the connection is cut and all that wait for something are told that the client has ended.
#[must_use = "a client does nothing unless its runner runs"]
pub struct Runner<C> {
    connector: C,
    wire: Wire,
}

impl<C> fmt::Debug for Runner<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runner").finish_non_exhaustive()
    }
}

/// All of a runner but what it borrows its connections from.
struct Wire {
    inner: Local,
    received: Box<[u8]>,
    sending: Box<[u8]>,
}

/// What the session wants.
enum Want {
    Dial,
    HangUp,
    /// As many bytes as there are at the front of `sending`.
    Send(usize),
    Wait(Option<Instant>),
}

impl<C: Connector> Runner<C> {
    /// Runs until [`Client::disconnect`] has done its work.
    pub async fn run(mut self) {
        while self.wire.time_to_dial().await {
            // The one that is ready first ends the other.
            let opened = select(self.connector.connect(), self.wire.given_up()).await;
            match opened {
                Either::First(Ok((reader, writer))) => {
                    self.wire.inner.lock().session.opened(now());
                    self.wire.talk(reader, writer).await;
                }
                Either::First(Err(_)) => self.wire.closed(Closed::NotOpened),
                Either::Second(()) => {}
            }
        }
    }
}

impl Wire {
    /// Waits until a connection is wanted; false when none ever is.
    async fn time_to_dial(&mut self) -> bool {
        loop {
            match self.want() {
                Want::Dial => return true,
                Want::Wait(None) => return false,
                Want::Wait(deadline) => self.woken(deadline).await,
                // There is no connection to send on.
                Want::HangUp | Want::Send(_) => {}
            }
        }
    }

    /// Waits until the session has had enough of dialling.
    async fn given_up(&mut self) {
        loop {
            match self.want() {
                Want::HangUp => return,
                Want::Wait(deadline) => self.woken(deadline).await,
                Want::Dial | Want::Send(_) => pending().await,
            }
        }
    }

    /// Serves one connection to its end.
    async fn talk(&mut self, mut reader: impl Read, mut writer: impl Write) {
        // Bytes that came and that the session has no room for.
        let mut carried = 0..0;
        let mut unflushed = false;
        loop {
            let (count, deadline) = match self.want() {
                Want::Wait(deadline) => (0, deadline),
                Want::Send(count) => (count, self.inner.lock().session.deadline()),
                Want::HangUp | Want::Dial => {
                    if unflushed {
                        select(writer.flush(), Timer::after_secs(LAST_FLUSH_SECS)).await;
                    }
                    return;
                }
            };
            let reading = async {
                if carried.is_empty() { reader.read(&mut self.received).await } else { pending().await }
            };
            let sending = self.sending.get(..count).unwrap_or_default();
            let writing = async {
                match (count, unflushed) {
                    (0, false) => pending().await,
                    (0, true) => writer.flush().await.map(|()| 0),
                    _ => writer.write(sending).await,
                }
            };
            match select3(reading, writing, woken(&self.inner, deadline)).await {
                Either3::First(Ok(0)) => return self.closed(Closed::ByPeer),
                Either3::First(Ok(length)) => carried = 0..length,
                Either3::Second(Ok(sent)) if sent > 0 || count == 0 => {
                    unflushed = count > 0;
                    let shared = &mut *self.inner.lock();
                    shared.session.sent(sent);
                    // QoS 0 messages make room by leaving.
                    shared.app.room.wake();
                }
                Either3::First(Err(_)) | Either3::Second(_) => return self.closed(Closed::Broken),
                Either3::Third(()) => {}
            }
            let bytes = self.received.get(carried.clone()).unwrap_or_default();
            if !bytes.is_empty() {
                carried.start += self.inner.lock().session.receive(now(), bytes);
            }
        }
    }

    fn closed(&self, how: Closed) {
        self.inner.lock().session.closed(now(), how);
    }

    /// What the session wants after everything that has happened.
    fn want(&mut self) -> Want {
        let shared = &mut *self.inner.lock();
        let now = now();
        shared.tell_session(now);
        loop {
            match shared.session.poll(now) {
                Output::Idle(deadline) => return Want::Wait(deadline),
                Output::Close => return Want::HangUp,
                Output::Connect => {
                    shared.app.set_state(State::Connecting);
                    return Want::Dial;
                }
                Output::Send(bytes) => {
                    let count = bytes.len().min(self.sending.len());
                    if let (Some(to), Some(from)) = (self.sending.get_mut(..count), bytes.get(..count)) {
                        to.copy_from_slice(from);
                    }
                    return Want::Send(count);
                }
                Output::Event(event) => {
                    if let Some(unwanted) = shared.app.hear(event, now) {
                        // It came on the connection that lives, so the handle is good.
                        let _ = shared.session.acknowledge(unwanted);
                    }
                }
            }
        }
    }

    async fn woken(&self, deadline: Option<Instant>) {
        woken(&self.inner, deadline).await;
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.inner.lock().app.end();
    }
}

/// Waits until a handle has something for the session, or until the deadline.
async fn woken(inner: &Local, deadline: Option<Instant>) {
    let mut waits = false;
    let handle = poll_fn(|cx| {
        let shared = &mut *inner.lock();
        if waits && !shared.runner_waits() {
            return Poll::Ready(());
        }
        shared.runner_sees(cx);
        waits = true;
        Poll::Pending
    });
    let time = async {
        match deadline {
            // One tick more than the conversion may have cut off.
            Some(at) => {
                let tick = embassy_time::Duration::from_ticks(1);
                Timer::at(embassy_time::Instant::from_micros(at.micros()) + tick).await;
            }
            None => pending().await,
        }
    };
    select(handle, time).await;
}

fn now() -> Instant {
    Instant::from_micros(embassy_time::Instant::now().as_micros())
}
