//! The handle by which an application uses the client.

use core::fmt;
use core::future::poll_fn;
use core::task::Poll;

use super::event::{Events, Failure, State};
use super::lock::Lock;
use super::shared::Shared;

/// The client's runner has ended, or was dropped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ended;

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the MQTT client has ended")
    }
}

impl core::error::Error for Ended {}

/// A handle to an MQTT client. Cheap to clone, usable from any task.
///
/// It does nothing by itself: the runner that came with it must run.
#[derive(Clone, Debug)]
pub struct Client<L: Lock> {
    pub(crate) inner: L,
}

impl<L: Lock> Client<L> {
    /// Waits until the client is connected.
    ///
    /// # Errors
    /// The first attempt that fails after this was called ends the wait; the runner goes on trying all the same. So
    /// does the end of the client.
    pub async fn connected(&self) -> Result<(), Failure> {
        let before = self.inner.lock().app.failures;
        poll_fn(|cx| {
            let shared = &mut *self.inner.lock();
            match &shared.app.state {
                State::Connected { .. } => return Poll::Ready(Ok(())),
                State::Waiting(failure) if shared.app.failures > before => {
                    return Poll::Ready(Err(failure.clone()));
                }
                State::Ended => {
                    let reason = mqtt_core::session::Reason::Requested;
                    return Poll::Ready(Err(Failure { reason, transport: None }));
                }
                State::Connecting | State::Waiting(_) => {}
            }
            shared.app.state_changed.add(cx);
            Poll::Pending
        })
        .await
    }

    /// Where the client is between two connections.
    pub fn state(&self) -> State {
        self.inner.lock().app.state.clone()
    }

    /// Everything that happens to the connection from now on.
    pub fn events(&self) -> Events<L> {
        Events::new(self.inner.clone())
    }

    /// Waits until every message that was published is acknowledged, or the client has ended.
    pub async fn flushed(&self) {
        self.wait_until(|shared| shared.session.unacknowledged() == 0).await;
    }

    /// Leaves the broker in good order, so that no will is published, and ends the runner.
    ///
    /// While there is a connection, what was published is acknowledged first. Without one it is lost: wait for the
    /// acknowledgements to be sure. Dropping the future in this first part calls it off.
    pub async fn disconnect(&self) {
        self.wait_until(|shared| shared.session.unacknowledged() == 0 || !shared.session.is_open()).await;
        {
            let shared = &mut *self.inner.lock();
            shared.leaving = true;
            shared.wake_runner();
        }
        self.wait_until(|_| false).await;
    }

    /// Waits until something is so, looking whenever messages were acknowledged or the connection changed; or until
    /// the client has ended.
    async fn wait_until(&self, done: impl Fn(&Shared) -> bool) {
        poll_fn(|cx| {
            let shared = &mut *self.inner.lock();
            if shared.app.ended || done(shared) {
                return Poll::Ready(());
            }
            shared.app.room.add(cx);
            shared.app.state_changed.add(cx);
            Poll::Pending
        })
        .await;
    }
}
