//! The task that owns the broker and its sockets.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, VecDeque};
use core::future::poll_fn;
use core::net::SocketAddr;
use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;
use std::io;

use monotime::Instant;
use mqtt_broker::{Broker, Config, ConnId, Output};
use tokio::io::ReadBuf;
use tokio::net::{TcpListener, TcpStream, ToSocketAddrs};
use tokio::sync::mpsc;
use tokio::time::{Sleep, sleep, sleep_until};
use tokio_rustls::TlsAcceptor;

use crate::handle::{Handle, Request};
use crate::socket::Socket;
use crate::tls::Tls;

/// How a server serves.
#[derive(Clone, Debug, Default)]
pub struct ServerConfig {
    /// The broker's own settings.
    pub broker: Config,
    /// Serve TLS, and nothing else; `None` serves in the clear.
    pub tls: Option<Tls>,
}

/// A broker on a listener. The crate's page has an example.
pub struct Server {
    address: SocketAddr,
    broker: Broker,
    buffer: Box<[u8]>,
    connections: BTreeMap<ConnId, Connection>,
    /// Closed connections whose last bytes are on the way.
    leaving: VecDeque<Leaving>,
    listener: TcpListener,
    /// Accepting failed (no file descriptors, for instance): not again before this.
    pause: Option<Pin<Box<Sleep>>>,
    requests: mpsc::UnboundedReceiver<Request>,
    start: tokio::time::Instant,
    tls: Option<TlsAcceptor>,
    to_handles: mpsc::UnboundedSender<Request>,
    /// The broker's next deadline.
    wake: Option<(Instant, Pin<Box<Sleep>>)>,
}

struct Connection {
    socket: Socket,
    /// The socket took no more; the broker waits to hear when it does.
    blocked: bool,
    /// TLS may hold bytes that were written.
    unflushed: bool,
}

/// A connection that the broker has closed. A socket closed with bytes unread is reset, and the peer may then lose
/// the last packet to it; so its bytes are read and dropped for a while.
struct Leaving {
    socket: Socket,
    shut: bool,
    until: Pin<Box<Sleep>>,
}

/// Bytes read from one client before the next one's turn.
const READ_BYTES: usize = 64 * 1024;
/// Connections accepted before the others' turn.
const ACCEPT_BATCH: usize = 16;
/// How long a closed connection may take to read its last bytes.
const LEAVING_TIME: Duration = Duration::from_secs(1);
/// Closed connections that are waited for; beyond, the oldest is dropped.
const LEAVING_MAX: usize = 64;
/// The pause after accepting failed.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

impl Server {
    /// Listens on `address`; port 0 takes a free port.
    ///
    /// # Errors
    /// The address cannot be listened on, or certificate or key cannot be used.
    pub async fn bind(address: impl ToSocketAddrs, config: ServerConfig) -> io::Result<Self> {
        let tls = config.tls.map(|tls| tls.server_config()).transpose()?.map(TlsAcceptor::from);
        let listener = TcpListener::bind(address).await?;
        let (to_handles, requests) = mpsc::unbounded_channel();
        Ok(Self {
            address: listener.local_addr()?,
            broker: Broker::new(config.broker),
            buffer: vec![0; READ_BYTES].into_boxed_slice(),
            connections: BTreeMap::new(),
            leaving: VecDeque::new(),
            listener,
            pause: None,
            requests,
            start: tokio::time::Instant::now(),
            tls,
            to_handles,
            wake: None,
        })
    }

    /// Where it listens.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// A handle to reach into it while it runs.
    pub fn handle(&self) -> Handle {
        Handle { address: self.address, requests: self.to_handles.clone() }
    }

    /// Serves until [`Handle::shutdown`], or until the future is dropped.
    pub async fn run(mut self) {
        poll_fn(|cx| self.poll(cx)).await;
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        loop {
            let now = self.now();
            while let Poll::Ready(request) = self.requests.poll_recv(cx) {
                match request {
                    Some(Request::Do(action)) => action(&mut self.broker),
                    Some(Request::Shutdown) | None => return Poll::Ready(()),
                }
            }
            let mut moved = self.accept(now, cx);
            moved |= self.read(now, cx);
            self.retry_blocked(cx);
            self.write(cx);
            self.leave(cx);
            moved |= self.deadline(cx);
            // Whatever moved may be ready for more; whatever did not has been asked and will wake the task.
            if !moved {
                return Poll::Pending;
            }
        }
    }

    fn now(&self) -> Instant {
        Instant::ZERO + monotime::Duration::from(self.start.elapsed())
    }

    /// Takes new connections; says whether there may be more.
    fn accept(&mut self, now: Instant, cx: &mut Context<'_>) -> bool {
        if let Some(pause) = &mut self.pause {
            if pause.as_mut().poll(cx).is_pending() {
                return false;
            }
            self.pause = None;
        }
        for _ in 0..ACCEPT_BATCH {
            match self.listener.poll_accept(cx) {
                Poll::Pending => return false,
                Poll::Ready(Ok((tcp, _))) => self.welcome(now, tcp),
                Poll::Ready(Err(_)) => {
                    self.pause = Some(Box::pin(sleep(ACCEPT_PAUSE)));
                    return true;
                }
            }
        }
        true
    }

    fn welcome(&mut self, now: Instant, tcp: TcpStream) {
        // A socket that is broken already will say so when it is read.
        let _ = tcp.set_nodelay(true);
        let socket = Socket::new(tcp, self.tls.as_ref());
        let conn = self.broker.open(now);
        self.connections.insert(conn, Connection { socket, blocked: false, unflushed: false });
    }

    /// Gives each client's bytes to the broker; says whether there may be more.
    fn read(&mut self, now: Instant, cx: &mut Context<'_>) -> bool {
        let mut moved = false;
        let broker = &mut self.broker;
        let buffer = &mut self.buffer;
        self.connections.retain(|conn, connection| {
            let mut read = ReadBuf::new(buffer);
            match connection.socket.poll_read(cx, &mut read) {
                Poll::Pending => true,
                Poll::Ready(Ok(())) if !read.filled().is_empty() => {
                    broker.receive(now, *conn, read.filled());
                    moved = true;
                    true
                }
                Poll::Ready(_) => {
                    broker.closed(*conn);
                    moved = true;
                    false
                }
            }
        });
        moved
    }

    /// Sockets that took no bytes last time may take some now.
    fn retry_blocked(&mut self, cx: &mut Context<'_>) {
        for (conn, connection) in &mut self.connections {
            if core::mem::take(&mut connection.blocked) {
                self.broker.sent(*conn, 0);
            }
            if connection.unflushed && connection.socket.poll_flush(cx).is_ready() {
                connection.unflushed = false;
            }
        }
    }

    /// Does what the broker wants done until it is idle.
    fn write(&mut self, cx: &mut Context<'_>) {
        loop {
            let now = self.now();
            match self.broker.poll(now) {
                Output::Send(conn, bytes) => {
                    let Some(connection) = self.connections.get_mut(&conn) else {
                        self.broker.closed(conn);
                        continue;
                    };
                    match connection.socket.poll_write(cx, bytes) {
                        Poll::Pending => connection.blocked = true,
                        Poll::Ready(Ok(count)) => {
                            self.broker.sent(conn, count);
                            // When there is an error, reading finds it as well.
                            connection.unflushed = connection.socket.poll_flush(cx).is_pending();
                        }
                        Poll::Ready(Err(_)) => {
                            self.connections.remove(&conn);
                            self.broker.closed(conn);
                        }
                    }
                }
                Output::Close(conn) => {
                    if let Some(Connection { socket, .. }) = self.connections.remove(&conn) {
                        let until = Box::pin(sleep(LEAVING_TIME));
                        self.leaving.push_back(Leaving { socket, shut: false, until });
                        if self.leaving.len() > LEAVING_MAX {
                            self.leaving.pop_front();
                        }
                    }
                }
                Output::Idle(deadline) => {
                    if self.wake.as_ref().map(|(at, _)| *at) != deadline {
                        let start = self.start;
                        self.wake = deadline.map(|at| {
                            let span = Duration::from(at.since(Instant::ZERO));
                            (at, Box::pin(sleep_until(start + span)))
                        });
                    }
                    return;
                }
            }
        }
    }

    /// Reads what closed connections still send, until they are gone.
    fn leave(&mut self, cx: &mut Context<'_>) {
        let buffer = &mut self.buffer;
        self.leaving.retain_mut(|leaving| {
            if leaving.until.as_mut().poll(cx).is_ready() {
                return false;
            }
            if !leaving.shut {
                match leaving.socket.poll_shutdown(cx) {
                    Poll::Pending => return true,
                    Poll::Ready(Ok(())) => leaving.shut = true,
                    Poll::Ready(Err(_)) => return false,
                }
            }
            loop {
                let mut read = ReadBuf::new(buffer);
                match leaving.socket.poll_read(cx, &mut read) {
                    Poll::Pending => return true,
                    Poll::Ready(Ok(())) if !read.filled().is_empty() => {}
                    Poll::Ready(_) => return false,
                }
            }
        });
    }

    /// Says whether the broker's deadline has come; if not, it will wake the task.
    fn deadline(&mut self, cx: &mut Context<'_>) -> bool {
        let come = self.wake.as_mut().is_some_and(|(_, sleep)| sleep.as_mut().poll(cx).is_ready());
        if come {
            self.wake = None;
        }
        come
    }
}
