//! The handle by which an application uses the client.

use alloc::sync::Arc;
use core::fmt;
use core::future::poll_fn;
use core::task::Poll;
use std::sync::{Mutex, MutexGuard, PoisonError};

use mqtt_core::session::{Acknowledge, Config, ConfigError, Login, Session};

use super::event::{Events, Failure, State};
use super::runner::Runner;
use super::shared::Shared;
use crate::transport::Endpoint;

/// The client's runner has ended, or was dropped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ended;

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the MQTT client has ended")
    }
}

impl core::error::Error for Ended {}

/// What all handles and the runner hold.
#[derive(Debug)]
pub(crate) struct Inner(Mutex<Shared>);

impl Inner {
    pub(crate) fn lock(&self) -> MutexGuard<'_, Shared> {
        // Nothing panics while holding it; if something did, the session would still be in order.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A handle to an MQTT client. Cheap to clone, usable from any task.
///
/// It does nothing by itself: the [`Runner`] that came with it must run.
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) inner: Arc<Inner>,
}

impl Client {
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
        let inner = Arc::new(Inner(Mutex::new(Shared::new(Session::new(config)?))));
        let runner = Runner::new(Arc::clone(&inner), endpoint);
        Ok((Self { inner }, runner))
    }

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
    pub fn events(&self) -> Events {
        Events::new(Arc::clone(&self.inner))
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
            let now = shared.now();
            shared.session.disconnect(now);
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

/// The standard library's hash maps are seeded at random; that is all the randomness that jitter needs.
fn random() -> u64 {
    use core::hash::{BuildHasher, Hasher};
    std::hash::RandomState::new().build_hasher().finish()
}
