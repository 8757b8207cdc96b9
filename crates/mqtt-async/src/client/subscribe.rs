//! Subscribing, and what comes of it.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::fmt;
use core::future::poll_fn;
use core::task::{Context, Poll};

use mqtt_core::session::{self, Received, Request};
use mqtt_core::wire::QoS;

use super::handle::{Client, Ended};
use super::lock::Lock;
use super::shared::Shared;

/// What becomes of messages that come faster than the application takes them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Backlog {
    /// None of QoS 1 or 2 is lost: each is acknowledged when it is taken, so that the broker stops sending when its
    /// window is full. It stops for *all* subscriptions of this client: an application that reads one and not another
    /// will wait for ever. At most [`Limits::inbound_unacknowledged`](session::Limits::inbound_unacknowledged) wait here.
    HoldBack {
        /// QoS 0 knows no acknowledgement. This many messages may wait; a QoS 0 message beyond is dropped and counted.
        qos0: usize,
    },
    /// At most this many wait, of whatever QoS; when one more comes, the oldest is dropped and counted. Each is
    /// acknowledged when it comes, so this subscription holds nothing back; what waits is lost with the program.
    /// (0 counts as 1.)
    KeepNewest(usize),
}

impl Default for Backlog {
    /// Hold back, with 256 messages of QoS 0.
    fn default() -> Self {
        Self::HoldBack { qos0: 256 }
    }
}

/// A message from the broker.
#[derive(Clone)]
pub struct Message {
    /// The topic, then the payload.
    bytes: Box<[u8]>,
    topic_len: usize,
    dup: bool,
    qos: QoS,
    retain: bool,
}

impl Message {
    pub(crate) fn new(received: &Received<'_>) -> Self {
        let bytes = [received.topic.as_bytes(), received.payload].concat().into_boxed_slice();
        let Received { qos, retain, dup, .. } = *received;
        Self { bytes, topic_len: received.topic.len(), dup, qos, retain }
    }

    /// The topic that it was published to.
    pub fn topic(&self) -> &str {
        core::str::from_utf8(self.bytes.get(..self.topic_len).unwrap_or_default()).unwrap_or_default()
    }

    /// Any bytes.
    pub fn payload(&self) -> &[u8] {
        self.bytes.get(self.topic_len..).unwrap_or_default()
    }

    /// How it was delivered.
    pub fn qos(&self) -> QoS {
        self.qos
    }

    /// It is the topic's retained message, sent because of a new subscription.
    pub fn retain(&self) -> bool {
        self.retain
    }

    /// The broker may have sent it before.
    pub fn dup(&self) -> bool {
        self.dup
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("topic", &self.topic())
            .field("payload", &self.payload().escape_ascii().to_string())
            .field("qos", &self.qos)
            .field("retain", &self.retain)
            .field("dup", &self.dup)
            .finish()
    }
}

/// A subscription was not made.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SubscribeError {
    /// The client has ended.
    Ended,
    /// The broker refused it.
    Refused {
        /// The filter.
        filter: String,
    },
    /// The session did not take the request.
    Session(session::SubscribeError),
}

impl fmt::Display for SubscribeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ended => Ended.fmt(f),
            Self::Refused { filter } => write!(f, "the broker refused the subscription to `{filter}`"),
            Self::Session(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for SubscribeError {}

impl<L: Lock> Client<L> {
    /// Subscribes to a filter and waits for the broker's answer. Messages are queued from now on.
    ///
    /// Dropping the future takes the subscription back. A second subscription to the same filter brings its retained
    /// messages again, to both. Messages that are not taken hold the broker back: see [`Backlog`].
    ///
    /// # Errors
    /// The broker refused, the session has no room for it, the filter is malformed, or the client has ended.
    pub async fn subscribe(&self, filter: &str, qos: QoS) -> Result<Subscription<L>, SubscribeError> {
        self.subscribe_with(filter, qos, Backlog::default()).await
    }

    /// The same, with a choice of what becomes of messages that are not taken in time.
    ///
    /// # Errors
    /// As for [`subscribe`](Self::subscribe).
    pub async fn subscribe_with(
        &self,
        filter: &str,
        qos: QoS,
        backlog: Backlog,
    ) -> Result<Subscription<L>, SubscribeError> {
        let id = self.inner.lock().app.routes.add(filter, backlog);
        // From here on, dropping takes it back.
        let mut subscription = Subscription { granted: qos, id, inner: self.inner.clone() };
        let ask = |shared: &mut Shared| {
            let request = shared.session.subscribe(&[(filter, qos)])?;
            shared.app.routes.subscribed(id);
            Ok(request)
        };
        match ask_for(&self.inner, ask).await? {
            Some(granted) => subscription.granted = granted,
            None => return Err(SubscribeError::Refused { filter: filter.to_owned() }),
        }
        Ok(subscription)
    }
}

/// Makes a request, waiting until there is room for it, and waits for its answer.
async fn ask_for<L: Lock>(
    inner: &L,
    mut ask: impl FnMut(&mut Shared) -> Result<Request, session::SubscribeError>,
) -> Result<Option<QoS>, SubscribeError> {
    let request = poll_fn(|cx| {
        let shared = &mut *inner.lock();
        if shared.app.ended {
            return Poll::Ready(Err(SubscribeError::Ended));
        }
        match ask(shared) {
            Ok(request) => {
                shared.app.await_answer(request);
                shared.wake_runner();
                Poll::Ready(Ok(request))
            }
            Err(session::SubscribeError::Full) => {
                shared.app.request_room.add(cx);
                Poll::Pending
            }
            Err(error) => Poll::Ready(Err(SubscribeError::Session(error))),
        }
    })
    .await?;
    let waiting = WaitingFor { inner, request };
    let answer = poll_fn(|cx| waiting.inner.lock().app.poll_answer(request, cx)).await;
    answer.ok_or(SubscribeError::Ended)
}

/// Somebody waits for the answer to a request.
struct WaitingFor<'a, L: Lock> {
    inner: &'a L,
    request: Request,
}

impl<L: Lock> Drop for WaitingFor<'_, L> {
    fn drop(&mut self) {
        self.inner.lock().app.forget_answer(self.request);
    }
}

/// The messages that match one filter. Dropping it unsubscribes, unless another subscription has the same filter.
#[derive(Debug)]
pub struct Subscription<L: Lock> {
    granted: QoS,
    id: u64,
    inner: L,
}

impl<L: Lock> Subscription<L> {
    /// The next message; `None` when no more can come, because the client has ended or the broker refused to restore
    /// the subscription. With [`Backlog::HoldBack`] the message is acknowledged by being taken. Dropping the future
    /// loses nothing.
    pub async fn recv(&mut self) -> Option<Message> {
        poll_fn(|cx| self.poll_recv(cx)).await
    }

    /// The same for hand-written futures.
    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<Message>> {
        let shared = &mut *self.inner.lock();
        shared.app.routes.poll(self.id, shared.app.ended, cx).map(|next| {
            let (message, due) = next?;
            if due.is_some_and(|handle| shared.session.acknowledge(handle)) {
                shared.wake_runner();
            }
            Some(message)
        })
    }

    /// The quality of service that the broker granted, which may be lower than asked for.
    pub fn granted(&self) -> QoS {
        self.granted
    }

    /// How many messages were dropped because more came than were taken; which ones says the [`Backlog`].
    pub fn dropped(&self) -> u64 {
        self.inner.lock().app.routes.dropped(self.id)
    }

    /// Unsubscribes and waits for the broker's answer. Messages that were not taken are lost.
    ///
    /// # Errors
    /// The client ended before the answer came.
    pub async fn unsubscribe(self) -> Result<(), Ended> {
        let unwanted = {
            let shared = &mut *self.inner.lock();
            let unwanted = shared.drop_route(self.id);
            shared.wake_runner();
            unwanted
        };
        let Some(filter) = unwanted else { return Ok(()) };
        let answer = ask_for(&self.inner, |shared| shared.session.unsubscribe(&[&filter])).await;
        match answer {
            Err(SubscribeError::Ended) => Err(Ended),
            // A filter that could be subscribed to can be unsubscribed from.
            Ok(_) | Err(_) => Ok(()),
        }
    }
}

impl<L: Lock> Drop for Subscription<L> {
    fn drop(&mut self) {
        let shared = &mut *self.inner.lock();
        let unwanted = shared.drop_route(self.id);
        shared.unwanted.extend(unwanted);
        shared.wake_runner();
    }
}

impl Shared {
    /// Takes a subscription out; what it did not take is acknowledged. Gives its filter if nobody else wants it.
    fn drop_route(&mut self, id: u64) -> Option<String> {
        let (due, filter) = self.app.routes.remove(id);
        for handle in due {
            // A handle of a connection that is gone needs no answer.
            let _ = self.session.acknowledge(handle);
        }
        filter
    }
}
