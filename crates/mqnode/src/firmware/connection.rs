//! The one connection to the broker, as the driver sees it.

use core::future::Future;
use core::pin::{Pin, pin};
use core::task::{Context, Poll};
use core::time::Duration;
use std::io;

use mqtt_async::transport::{Endpoint, Stream, TransportError, connect};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Bytes taken off the socket at once. Larger than any packet of the management protocol.
const READ_BYTES: usize = 4096;

type Connecting = Pin<Box<dyn Future<Output = Result<Stream, TransportError>>>>;

/// No connection, one on its way, or an open one.
pub(super) enum Connection {
    Closed,
    Opening(Connecting),
    Open(Box<Open>),
}

/// An open connection with what came from it and was not yet taken.
pub(super) struct Open {
    stream: Stream,
    buffer: [u8; READ_BYTES],
    taken: usize,
    filled: usize,
    /// Written bytes may wait in a TLS layer.
    unflushed: bool,
}

impl Connection {
    /// Begins to connect, within `limit`.
    pub(super) fn opening(endpoint: Endpoint, limit: Duration) -> Self {
        Self::Opening(Box::pin(async move { connect(&endpoint, limit).await }))
    }

    /// An open connection around `stream`.
    pub(super) fn open(stream: Stream) -> Self {
        Self::Open(Box::new(Open { stream, buffer: [0; READ_BYTES], taken: 0, filled: 0, unflushed: false }))
    }
}

impl Open {
    /// Writes as much as goes at once; `Pending` when nothing does.
    pub(super) fn write(&mut self, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = pin!(&mut self.stream).poll_write(cx, bytes);
        self.unflushed |= matches!(written, Poll::Ready(Ok(1..)));
        written
    }

    /// Pushes on what a TLS layer holds back.
    pub(super) fn flush(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        if self.unflushed {
            match pin!(&mut self.stream).poll_flush(cx) {
                Poll::Ready(Ok(())) => self.unflushed = false,
                Poll::Ready(Err(error)) => return Err(error),
                Poll::Pending => {}
            }
        }
        Ok(())
    }

    /// Bytes that came and were not taken; reads more when there are none. Empty: the broker closed.
    pub(super) fn bytes(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        if self.taken == self.filled {
            let mut buffer = ReadBuf::new(&mut self.buffer);
            match pin!(&mut self.stream).poll_read(cx, &mut buffer) {
                Poll::Ready(Ok(())) => {
                    (self.taken, self.filled) = (0, buffer.filled().len());
                    // The device may take its time to answer.
                    self.stream.acknowledge_now();
                }
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => return Poll::Pending,
            }
        }
        Poll::Ready(Ok(self.buffer.get(self.taken..self.filled).unwrap_or_default()))
    }

    /// The device took this many of them.
    pub(super) fn take(&mut self, count: usize) {
        self.taken = self.filled.min(self.taken.saturating_add(count));
    }
}
