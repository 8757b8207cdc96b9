//! The loop that drives a device: outputs become effects, sockets and time become inputs.
//!
//! One turn does what the contract at the top of [`board`] says until the device has nothing more to do, or has more to
//! do and the network deserves a look first. It is written as a poll function, not as awaits: nothing can be lost by
//! dropping a half-done step, and one waker serves socket and timer alike.

use core::future::poll_fn;
use core::pin::Pin;
use core::task::{Context, Poll};
use std::io;
use std::time::Instant;

use board::ports::{Platform, ResetKind};
use board::{Closed, Device, Input, Output};
use mqtt_async::transport::{Endpoint, TransportError};
use tokio::time::Sleep;

use super::connection::Connection;
use super::socket_news::SocketNews;
use super::time_source::Wake;

/// The device's time: microseconds since `started`.
pub(super) fn instant_since(started: Instant) -> board::Instant {
    let micros = started.elapsed().as_micros();
    board::Instant::from_micros(u64::try_from(micros).unwrap_or(u64::MAX))
}

/// A device, its connection and its clock.
pub(super) struct Driver<P> {
    device: Device<P>,
    endpoint: Endpoint,
    connection: Connection,
    /// The connection took less than it was given. Every turn tries again; the connection itself knows, without a system
    /// call, whether that is of any use.
    blocked: bool,
    started: Instant,
    /// Says when an answer of a time server has come.
    wake: Wake,
    /// Says when something has happened to a socket of Python's.
    news: SocketNews,
    /// When the device wants to be asked again, and the timer that says so.
    deadline: Option<board::Instant>,
    timer: Pin<Box<Sleep>>,
}

/// How a turn ended.
enum Turn {
    /// The device has more to do.
    Busy,
    /// The device is finished.
    Reset(ResetKind),
}

/// Why the outputs stopped.
enum Pause {
    Busy,
    Idle,
    Reset(ResetKind),
}

impl<P: Platform> Driver<P> {
    /// Drives `device`, whose time began at `started`.
    pub(super) fn new(
        device: Device<P>,
        endpoint: Endpoint,
        started: Instant,
        wake: Wake,
        news: SocketNews,
    ) -> Self {
        Self {
            device,
            endpoint,
            connection: Connection::Closed,
            blocked: false,
            started,
            wake,
            news,
            deadline: None,
            timer: Box::pin(tokio::time::sleep(core::time::Duration::ZERO)),
        }
    }

    /// Runs the device until it resets.
    pub(super) async fn run(&mut self) -> ResetKind {
        loop {
            match poll_fn(|cx| self.turn(cx)).await {
                Turn::Reset(kind) => return kind,
                // Lets the runtime see what the sockets have, at the price of one system call.
                Turn::Busy => tokio::task::yield_now().await,
            }
        }
    }

    fn now(&self) -> board::Instant {
        instant_since(self.started)
    }

    fn turn(&mut self, cx: &mut Context<'_>) -> Poll<Turn> {
        loop {
            if core::mem::take(&mut self.blocked) {
                self.device.handle(self.now(), Input::Writable);
            }
            if self.news.poll(cx) {
                self.device.handle(self.now(), Input::Sockets);
            }
            let pause = self.outputs(cx);
            if let Pause::Reset(kind) = pause {
                return Poll::Ready(Turn::Reset(kind));
            }
            if self.input(cx) {
                continue;
            }
            match pause {
                Pause::Busy => return Poll::Ready(Turn::Busy),
                Pause::Idle if self.wake.poll(cx) || self.deadline_passed(cx) => {
                    self.device.handle(self.now(), Input::Timeout);
                }
                _ => return Poll::Pending,
            }
        }
    }

    /// Does what the device wants until it wants to wait.
    fn outputs(&mut self, cx: &mut Context<'_>) -> Pause {
        loop {
            let now = self.now();
            match self.device.poll(now) {
                Output::Connect(broker) => {
                    let micros = broker.connect_timeout.duration().micros();
                    let limit = core::time::Duration::from_micros(micros);
                    self.connection = Connection::opening(self.endpoint.clone(), limit);
                }
                Output::Send(bytes) => {
                    let Connection::Open(open) = &mut self.connection else {
                        // Nothing is open, so the device is about to hear of it.
                        return Pause::Idle;
                    };
                    let offered = bytes.len();
                    match open.write(cx, bytes) {
                        Poll::Ready(Ok(sent)) => {
                            self.device.handle(now, Input::Sent(sent));
                            if sent < offered {
                                // It may take more at once; only `Pending` says that it does not, and wakes us later.
                                self.device.handle(now, Input::Writable);
                            }
                        }
                        Poll::Ready(Err(error)) => self.lost(&error),
                        Poll::Pending => {
                            self.device.handle(now, Input::Sent(0));
                            self.blocked = true;
                        }
                    }
                }
                Output::Close => {
                    self.connection = Connection::Closed;
                    self.blocked = false;
                }
                Output::Reset(kind) => return Pause::Reset(kind),
                Output::Busy => return Pause::Busy,
                Output::Idle(deadline) => {
                    self.deadline = deadline;
                    return Pause::Idle;
                }
            }
        }
    }

    /// Gives the device one input of the network, if there is one that it takes.
    fn input(&mut self, cx: &mut Context<'_>) -> bool {
        let now = self.now();
        match &mut self.connection {
            Connection::Closed => false,
            Connection::Opening(opening) => match opening.as_mut().poll(cx) {
                Poll::Pending => false,
                Poll::Ready(Ok(stream)) => {
                    self.connection = Connection::open(stream);
                    self.device.handle(now, Input::Connected);
                    true
                }
                Poll::Ready(Err(error)) => {
                    self.closed(error.to_string());
                    true
                }
            },
            Connection::Open(open) => {
                if let Err(error) = open.flush(cx) {
                    self.lost(&error);
                    return true;
                }
                match open.bytes(cx) {
                    Poll::Pending => false,
                    Poll::Ready(Ok([])) => {
                        self.closed("the broker closed the connection".into());
                        true
                    }
                    Poll::Ready(Ok(bytes)) => {
                        let taken = self.device.handle(now, Input::Bytes(bytes));
                        open.take(taken);
                        taken > 0
                    }
                    Poll::Ready(Err(error)) => {
                        self.lost(&error);
                        true
                    }
                }
            }
        }
    }

    fn lost(&mut self, error: &io::Error) {
        self.closed(TransportError::from_stream(error).to_string());
    }

    fn closed(&mut self, reason: String) {
        self.connection = Connection::Closed;
        self.blocked = false;
        self.device.handle(self.now(), Input::Closed(Closed { reason }));
    }

    /// Whether the device's deadline has passed; sets the timer when not.
    fn deadline_passed(&mut self, cx: &mut Context<'_>) -> bool {
        let Some(deadline) = self.deadline else {
            return false;
        };
        if self.now() >= deadline {
            self.deadline = None;
            return true;
        }
        let at = self.started + core::time::Duration::from_micros(deadline.micros());
        self.timer.as_mut().reset(at.into());
        // Ready already: the time came between the two looks at the clock.
        self.timer.as_mut().poll(cx).is_ready()
    }
}
