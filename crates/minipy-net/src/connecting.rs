//! A stream that is being connected.

use core::net::SocketAddr;
use core::time::Duration;
use std::net::TcpStream;
use std::time::Instant;

use minipy::Errno;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::net::{AddressFamily, SocketFlags, SocketType, connect, ipproto, socket_with};

use crate::errno;

/// The longest time to connect.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// See the [module](self).
#[derive(Debug)]
pub(crate) struct Connecting {
    stream: TcpStream,
    since: Instant,
}

impl Connecting {
    /// Begins. The standard library's own way would wait for the end.
    pub(crate) fn begin(address: SocketAddr) -> Result<Self, Errno> {
        let family = if address.is_ipv4() { AddressFamily::INET } else { AddressFamily::INET6 };
        let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
        let made = socket_with(family, SocketType::STREAM, flags, Some(ipproto::TCP));
        let stream = TcpStream::from(made.map_err(|error| errno(&error.into()))?);
        match connect(&stream, &address) {
            Ok(()) | Err(rustix::io::Errno::INPROGRESS) => Ok(Self { stream, since: Instant::now() }),
            Err(error) => Err(errno(&error.into())),
        }
    }

    /// The stream, as far as it has come.
    pub(crate) const fn stream(&self) -> &TcpStream {
        &self.stream
    }

    /// Whether it is known what came of it.
    pub(crate) fn is_done(&self) -> bool {
        let mut ask = [PollFd::new(&self.stream, PollFlags::OUT)];
        let found = poll(&mut ask, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }));
        found.is_ok_and(|n| n > 0) || self.since.elapsed() >= CONNECT_TIMEOUT
    }

    /// What came of it. `Ok`: [`Self::into_stream`] is connected.
    pub(crate) fn outcome(&self) -> Result<(), Errno> {
        if !self.is_done() {
            return Err(Errno::Again);
        }
        match self.stream.take_error() {
            Ok(Some(error)) | Err(error) => Err(errno(&error)),
            // Done without having a peer: the time is over.
            Ok(None) if self.stream.peer_addr().is_err() => Err(Errno::TimedOut),
            Ok(None) => Ok(()),
        }
    }

    pub(crate) fn into_stream(self) -> TcpStream {
        self.stream
    }
}
