//! The future that moves the bytes and keeps the time.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::fmt;
use core::future::poll_fn;
use core::pin::{Pin, pin};
use core::task::{Context, Poll};
use core::time::Duration;
use std::io;
use std::sync::Mutex;

use monotime::Instant;
use mqtt_core::session::{Acknowledge, Closed, Config, ConfigError, Login, Output, Session};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep_until};

use super::event::State;
use super::handle::Client;
use super::lock::{Lock as _, Threaded};
use super::shared::Shared;
use crate::transport::{Endpoint, Stream, TransportError, connect};

/// The future that does a client's work: connects, moves bytes, keeps the time.
///
/// When it is dropped, the connection is cut and all that wait for something are told that the client has ended.
#[must_use = "a client does nothing unless its runner runs"]
pub struct Runner {
    buffer: Box<[u8]>,
    /// The part of `buffer` that the session had no room for.
    carried: core::ops::Range<usize>,
    endpoint: Arc<Endpoint>,
    inner: Threaded,
    link: Link,
    /// When the session's clock began.
    start: tokio::time::Instant,
    /// At or before the session's deadline.
    timer: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl fmt::Debug for Runner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runner").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}

/// The connection.
enum Link {
    None,
    Opening(Pin<Box<dyn Future<Output = Result<Stream, TransportError>> + Send>>),
    Open {
        stream: Stream,
        /// TLS may hold bytes that were written.
        unflushed: bool,
        heard: Heard,
    },
}

/// Whether the peer waits for a TCP acknowledgement of what it sent.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Heard {
    /// Nothing came since something was written, which carried the acknowledgement; or so much that the kernel does not
    /// put it off.
    Answered,
    /// Something came.
    Unanswered,
    /// The same, and the tasks that it concerns are having their turn to answer it.
    TheirTurn,
    /// The same, and the runtime's first future, which is polled when all tasks wait, is having its turn.
    MainsTurn,
}

/// Bytes read at once.
const READ_BYTES: usize = 64 * 1024;
/// The kernel acknowledges reads of as many bytes at once by itself.
const PROMPT_BYTES: usize = 16 * 1024;
/// Reads before other tasks get a turn.
const ROUNDS: usize = 16;

/// What came of one round.
enum Round {
    /// Something moved: another round may move more.
    Moved,
    /// The task will be woken when there is something to do.
    Asleep,
    /// The client has disconnected.
    Over,
}

/// What the session left to do.
enum Driven {
    /// Nothing before this time, or until the connection takes or gives bytes.
    Until(Option<Instant>),
    /// A connection is to be opened.
    Dialling,
    /// Nothing: the client has disconnected.
    Over,
}

impl Runner {
    fn new(inner: Threaded, endpoint: Endpoint) -> Self {
        Self {
            buffer: vec![0; READ_BYTES].into_boxed_slice(),
            carried: 0..0,
            endpoint: Arc::new(endpoint),
            inner,
            link: Link::None,
            start: tokio::time::Instant::now(),
            timer: None,
        }
    }

    fn now(&self) -> Instant {
        Instant::ZERO + monotime::Duration::from(self.start.elapsed())
    }

    /// Runs until [`Client::disconnect`](super::Client::disconnect) has done its work.
    pub async fn run(mut self) {
        poll_fn(|cx| self.poll(cx)).await;
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let inner = self.inner.clone();
        for _ in 0..ROUNDS {
            match self.round(&mut inner.lock(), cx) {
                Round::Moved => {}
                Round::Asleep => {
                    self.answer(cx);
                    return Poll::Pending;
                }
                Round::Over => return Poll::Ready(()),
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    /// Sees to it that the peer has its TCP acknowledgement. Whoever was just woken is likely to publish or to acknowledge
    /// something; that carries it, so they get one turn before it is sent by itself.
    fn answer(&mut self, cx: &mut Context<'_>) {
        let Link::Open { stream, heard, .. } = &mut self.link else { return };
        *heard = match heard {
            Heard::Answered => return,
            Heard::Unanswered => {
                cx.waker().wake_by_ref();
                Heard::TheirTurn
            }
            Heard::TheirTurn => {
                // Never ready at once: it has the task woken when the runtime has been round.
                let _ = pin!(tokio::task::yield_now()).poll(cx);
                Heard::MainsTurn
            }
            Heard::MainsTurn => {
                stream.acknowledge_now();
                Heard::Answered
            }
        };
    }

    fn round(&mut self, shared: &mut Shared, cx: &mut Context<'_>) -> Round {
        shared.runner_sees(cx);
        let now = self.now();
        let mut moved = self.open(shared, now, cx);
        moved |= self.read(shared, now, cx);
        match self.drive(shared, now, cx) {
            Driven::Until(deadline) => moved |= self.sleep(deadline, cx),
            // Nobody has asked it yet whether it is open, so nobody would wake the task.
            Driven::Dialling => moved = true,
            Driven::Over => return Round::Over,
        }
        if moved { Round::Moved } else { Round::Asleep }
    }

    /// Goes on opening the connection; says whether that is over.
    fn open(&mut self, shared: &mut Shared, now: Instant, cx: &mut Context<'_>) -> bool {
        let Link::Opening(opening) = &mut self.link else { return false };
        let Poll::Ready(opened) = opening.as_mut().poll(cx) else { return false };
        match opened {
            Ok(stream) => {
                self.link = Link::Open { stream, unflushed: false, heard: Heard::Answered };
                shared.session.opened(now);
            }
            Err(error) => self.lost(shared, now, Closed::NotOpened, Some(error)),
        }
        true
    }

    fn lost(&mut self, shared: &mut Shared, now: Instant, how: Closed, why: Option<TransportError>) {
        self.link = Link::None;
        self.carried = 0..0;
        shared.app.transport_error = why;
        shared.session.closed(now, how);
    }

    /// Gives the session what has come; says whether anything has.
    fn read(&mut self, shared: &mut Shared, now: Instant, cx: &mut Context<'_>) -> bool {
        let Link::Open { stream, heard, .. } = &mut self.link else { return false };
        if self.carried.is_empty() {
            let mut read = ReadBuf::new(&mut self.buffer);
            match Pin::new(stream).poll_read(cx, &mut read) {
                Poll::Pending => return false,
                Poll::Ready(Ok(())) if read.filled().is_empty() => {
                    self.lost(shared, now, Closed::ByPeer, None);
                    return true;
                }
                Poll::Ready(Ok(())) => {
                    let count = read.filled().len();
                    *heard = if count < PROMPT_BYTES { Heard::Unanswered } else { Heard::Answered };
                    self.carried = 0..count;
                }
                Poll::Ready(Err(error)) => {
                    self.broken(shared, now, &error);
                    return true;
                }
            }
        }
        let bytes = self.buffer.get(self.carried.clone()).unwrap_or_default();
        let taken = shared.session.receive(now, bytes);
        self.carried.start += taken;
        taken > 0
    }

    fn broken(&mut self, shared: &mut Shared, now: Instant, error: &io::Error) {
        self.lost(shared, now, Closed::Broken, Some(TransportError::from_stream(error)));
    }

    /// Does what the session wants done until it is idle or the connection takes no more bytes.
    fn drive(&mut self, shared: &mut Shared, now: Instant, cx: &mut Context<'_>) -> Driven {
        shared.tell_session(now);
        loop {
            match shared.session.poll(now) {
                Output::Idle(deadline) => {
                    self.flush(cx);
                    let stopped = deadline.is_none() && matches!(self.link, Link::None);
                    return if stopped { Driven::Over } else { Driven::Until(deadline) };
                }
                Output::Connect => {
                    let endpoint = Arc::clone(&self.endpoint);
                    let limit = opening_time(shared);
                    self.link = Link::Opening(Box::pin(async move { connect(&endpoint, limit).await }));
                    shared.app.set_state(State::Connecting);
                    return Driven::Dialling;
                }
                Output::Close => self.hang_up(cx),
                Output::Send(bytes) => {
                    let Link::Open { stream, unflushed, heard } = &mut self.link else {
                        return Driven::Until(shared.session.deadline());
                    };
                    match Pin::new(stream).poll_write(cx, bytes) {
                        Poll::Pending => return Driven::Until(shared.session.deadline()),
                        Poll::Ready(Ok(count)) => {
                            *unflushed = true;
                            *heard = Heard::Answered;
                            shared.session.sent(count);
                            // QoS 0 messages make room by leaving.
                            shared.app.room.wake();
                        }
                        Poll::Ready(Err(error)) => self.broken(shared, now, &error),
                    }
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

    /// Closes the connection, with a word to the peer if it takes one at once.
    fn hang_up(&mut self, cx: &mut Context<'_>) {
        if let Link::Open { stream, .. } = &mut self.link {
            let _ = Pin::new(stream).poll_shutdown(cx);
        }
        self.link = Link::None;
        self.carried = 0..0;
    }

    /// Lets TLS send what it holds. An error shows itself when reading.
    fn flush(&mut self, cx: &mut Context<'_>) {
        if let Link::Open { stream, unflushed, .. } = &mut self.link
            && *unflushed
        {
            *unflushed = Pin::new(stream).poll_flush(cx).is_pending();
        }
    }

    /// Has the task woken at the deadline; says whether it has come.
    fn sleep(&mut self, deadline: Option<Instant>, cx: &mut Context<'_>) -> bool {
        let Some(deadline) = deadline else {
            self.timer = None;
            return false;
        };
        // A timer that goes off too early costs less than setting it anew for every packet.
        let (_, sleep) = match self.timer.take() {
            Some(timer) if timer.0 <= deadline => self.timer.insert(timer),
            _ => self.timer.insert((
                deadline,
                Box::pin(sleep_until(self.start + Duration::from(deadline.since(Instant::ZERO)))),
            )),
        };
        let come = sleep.as_mut().poll(cx).is_ready();
        if come {
            self.timer = None;
        }
        come
    }
}

impl Client<Threaded> {
    /// A client for the broker at `endpoint`, and the future that does its work. Nothing happens before that runs.
    ///
    /// The endpoint's user and password are used when `config` has none. `config.acknowledge` is always
    /// [`Acknowledge::Manual`]; `config.seed` 0 is replaced by a random number.
    ///
    /// # Errors
    /// The configuration cannot work, whatever the broker says.
    pub fn new(endpoint: Endpoint, mut config: Config) -> Result<(Self, Runner), ConfigError> {
        config.acknowledge = Acknowledge::Manual;
        if config.login.is_none() {
            config.login = endpoint.username().map(|username| Login {
                username: username.to_owned(),
                password: endpoint.password().map(|password| password.expose().to_vec()),
            });
        }
        if config.seed == 0 {
            config.seed = random();
        }
        let inner = Threaded(Arc::new(Mutex::new(Shared::new(Session::new(config)?))));
        let runner = Runner::new(inner.clone(), endpoint);
        Ok((Self { inner }, runner))
    }
}

/// The standard library's hash maps are seeded at random; that is all the randomness that jitter needs.
fn random() -> u64 {
    use core::hash::{BuildHasher, Hasher};
    std::hash::RandomState::new().build_hasher().finish()
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.inner.lock().app.end();
    }
}

/// A little less than the session waits, so that the transport's more precise error comes first.
fn opening_time(shared: &Shared) -> Duration {
    Duration::from(shared.session.config().connect_timeout).mul_f64(0.9)
}
