//! When scripts that wait for a socket should look, as something that the driver can be woken by.

use core::task::{Context, Poll};
use core::time::Duration;
use std::io;
use std::os::fd::{AsFd, AsRawFd, RawFd};

use minipy_net::News;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// See the [module](self).
pub(super) struct SocketNews(Option<AsyncFd<Watched>>);

struct Watched(News);

impl AsRawFd for Watched {
    fn as_raw_fd(&self) -> RawFd {
        self.0.as_fd().as_raw_fd()
    }
}

impl SocketNews {
    #[expect(
        deprecated,
        reason = "its successor is unsafe; the descriptor is the value's own and stays the same"
    )]
    pub(super) fn new(news: Option<News>) -> io::Result<Self> {
        let watch = |news| AsyncFd::with_interest(Watched(news), Interest::READABLE);
        Ok(Self(news.map(watch).transpose()?))
    }

    /// Whether there was something since the last call; if not, the task of `cx` is woken when there is.
    pub(super) fn poll(&self, cx: &mut Context<'_>) -> bool {
        let Some(watched) = &self.0 else { return false };
        let mut any = false;
        while let Poll::Ready(Ok(mut guard)) = watched.poll_read_ready(cx) {
            while watched.get_ref().0.wait(Duration::ZERO) {
                any = true;
            }
            guard.clear_ready();
        }
        any
    }
}
