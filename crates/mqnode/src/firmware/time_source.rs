//! The way to time servers: a UDP socket of its own for each request.
//!
//! Name lookup and socket belong to a task, so that the device never waits for either. What comes back is handed over as it is: whether
//! it is believed is the device's affair. The socket is connected, so the kernel passes on only what the server's address has sent.

use core::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use core::task::{Context, Poll};
use std::io;
use std::time::Instant;

use board::ports::{Answer, TimeSource};
use tokio::net::{UdpSocket, lookup_host};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::drive::instant_since;

/// NTP's port.
const PORT: u16 = 123;
/// Answers that wait for the device. One more is dropped.
const WAITING_MAX: usize = 8;
/// Bytes of an answer that are kept: more than any extension that an answer to a plain request has.
const ANSWER_BYTES_MAX: usize = 256;
/// How long a socket listens; the device gives up earlier.
const LISTEN_MAX: core::time::Duration = core::time::Duration::from_secs(30);

type Outcome = Result<Answer, String>;

/// Asks time servers for a device whose time began at `started`.
pub(super) struct UdpTimeSource {
    started: Instant,
    task: Option<JoinHandle<()>>,
    answers: mpsc::Receiver<Outcome>,
    wake: mpsc::Sender<()>,
}

/// Tells the driver that an answer has come.
pub(super) struct Wake(mpsc::Receiver<()>);

impl Wake {
    /// Whether something came since the last call; if not, the task of `cx` is woken when it does.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> bool {
        let mut woken = false;
        while let Poll::Ready(Some(())) = self.0.poll_recv(cx) {
            woken = true;
        }
        woken
    }
}

impl UdpTimeSource {
    /// The port, and what wakes its driver.
    pub(super) fn new(started: Instant) -> (Self, Wake) {
        let (wake, woken) = mpsc::channel(1);
        let (_, answers) = mpsc::channel(1);
        (Self { started, task: None, answers, wake }, Wake(woken))
    }
}

impl TimeSource for UdpTimeSource {
    fn ask(&mut self, server: &str, request: &[u8]) {
        if let Some(task) = self.task.take() {
            task.abort();
        }
        // A channel for each request: what comes for an earlier one has nobody to go to.
        let (sender, answers) = mpsc::channel(WAITING_MAX);
        self.answers = answers;
        let (server, request, started) = (server.to_owned(), request.to_vec(), self.started);
        let wake = self.wake.clone();
        self.task = Some(tokio::spawn(async move {
            let exchange = exchange(&server, &request, started, &sender, &wake);
            if let Ok(Err(error)) = tokio::time::timeout(LISTEN_MAX, exchange).await {
                hand_over(&sender, &wake, Err(error.to_string()));
            }
        }));
    }

    fn answer(&mut self) -> Option<Outcome> {
        self.answers.try_recv().ok()
    }
}

impl Drop for UdpTimeSource {
    fn drop(&mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}

fn hand_over(sender: &mpsc::Sender<Outcome>, wake: &mpsc::Sender<()>, outcome: Outcome) {
    // When either is full, the driver has been woken for what is there already.
    let _ = sender.try_send(outcome);
    let _ = wake.try_send(());
}

/// Sends the request, and hands over what comes back, until it is dropped.
async fn exchange(
    server: &str,
    request: &[u8],
    started: Instant,
    sender: &mpsc::Sender<Outcome>,
    wake: &mpsc::Sender<()>,
) -> io::Result<()> {
    let address = resolve(server).await?;
    let any: SocketAddr = match address {
        SocketAddr::V4(_) => (Ipv4Addr::UNSPECIFIED, 0).into(),
        SocketAddr::V6(_) => (Ipv6Addr::UNSPECIFIED, 0).into(),
    };
    let socket = UdpSocket::bind(any).await?;
    socket.connect(address).await?;
    let sent = instant_since(started);
    socket.send(request).await?;
    let mut bytes = [0; ANSWER_BYTES_MAX];
    loop {
        let length = socket.recv(&mut bytes).await?;
        let received = instant_since(started);
        let bytes = bytes.get(..length).unwrap_or_default().to_vec();
        hand_over(sender, wake, Ok(Answer { bytes, sent, received }));
    }
}

/// The address of a `host`, `host:port`, `[v6]` or `[v6]:port`.
async fn resolve(server: &str) -> io::Result<SocketAddr> {
    let (host, port) = split(server);
    let mut addresses = lookup_host((host, port)).await?;
    addresses.next().ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "the name has no address"))
}

fn split(server: &str) -> (&str, u16) {
    match server.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, rest)) => (host, rest.strip_prefix(':').and_then(|p| p.parse().ok()).unwrap_or(PORT)),
        None => match server.rsplit_once(':') {
            Some((host, port)) if !host.contains(':') => (host, port.parse().unwrap_or(PORT)),
            _ => (server, PORT),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_a_host_with_or_without_a_port() {
        for (server, parts) in [
            ("pool.ntp.org", ("pool.ntp.org", 123)),
            ("ntp.example:1123", ("ntp.example", 1123)),
            ("10.0.0.1:7", ("10.0.0.1", 7)),
            ("::1", ("::1", 123)),
            ("[::1]", ("::1", 123)),
            ("[::1]:99", ("::1", 99)),
        ] {
            assert_eq!(split(server), parts);
        }
    }
}
