//! Publishing.

use core::fmt;
use core::future::poll_fn;
use core::pin::Pin;
use core::task::{Context, Poll};

use mqtt_core::session;
use mqtt_core::wire::QoS;

use super::handle::{Client, Ended};
use super::lock::Lock;
use super::shared::Shared;

/// A message to publish: QoS 1 and not retained, unless said otherwise.
///
/// ```
/// use mqtt_async::{Publish, QoS};
/// let message = Publish::new("lamp/1", b"on").qos(QoS::AtMostOnce).retain(true);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Publish<'a> {
    topic: &'a str,
    payload: &'a [u8],
    qos: QoS,
    retain: bool,
}

impl<'a> Publish<'a> {
    /// `payload` to `topic`, which is not empty and holds no wildcards.
    pub fn new(topic: &'a str, payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self { topic, payload: payload.as_ref(), qos: QoS::AtLeastOnce, retain: false }
    }

    /// How hard to work for it.
    #[must_use]
    pub fn qos(self, qos: QoS) -> Self {
        Self { qos, ..self }
    }

    /// Whether the broker keeps it for later subscribers.
    #[must_use]
    pub fn retain(self, retain: bool) -> Self {
        Self { retain, ..self }
    }
}

/// A message was not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum PublishError {
    /// The client has ended.
    Ended,
    /// The session refused it.
    Session(session::PublishError),
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ended => Ended.fmt(f),
            Self::Session(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for PublishError {}

impl From<Ended> for PublishError {
    fn from(Ended: Ended) -> Self {
        Self::Ended
    }
}

impl<L: Lock> Client<L> {
    /// Publishes a message and waits until the broker has taken it over (QoS 0: until the session has).
    ///
    /// Dropping the future before the session has taken the message calls it off; afterwards the message is sent all
    /// the same.
    ///
    /// # Errors
    /// The message was not taken, or the client ended before it was acknowledged.
    pub async fn publish(&self, message: Publish<'_>) -> Result<(), PublishError> {
        Ok(self.enqueue(message).await?.await?)
    }

    /// Publishes a message without waiting for the broker: only for room, if there is none.
    ///
    /// The result can be awaited for the acknowledgement, now, later or never. Messages of one task leave in the order
    /// of its calls.
    ///
    /// # Errors
    /// The message was not taken.
    pub async fn enqueue(&self, message: Publish<'_>) -> Result<Ack<L>, PublishError> {
        poll_fn(|cx| {
            let shared = &mut *self.inner.lock();
            match self.take(shared, message) {
                Err(PublishError::Session(session::PublishError::Full)) => {
                    shared.app.room.add(cx);
                    Poll::Pending
                }
                taken => Poll::Ready(taken),
            }
        })
        .await
    }

    /// Publishes a message if there is room for it now.
    ///
    /// # Errors
    /// The message was not taken: [`session::PublishError::Full`] says that there is no room.
    pub fn try_enqueue(&self, message: Publish<'_>) -> Result<Ack<L>, PublishError> {
        self.take(&mut self.inner.lock(), message)
    }

    fn take(&self, shared: &mut Shared, message: Publish<'_>) -> Result<Ack<L>, PublishError> {
        if shared.app.ended {
            return Err(PublishError::Ended);
        }
        let Publish { topic, payload, qos, retain } = message;
        let message = session::Message { topic, payload: &[payload], qos, retain };
        let number = shared.session.publish(&message).map_err(PublishError::Session)?.number();
        shared.app.acks.add(number, qos == QoS::AtMostOnce);
        shared.wake_runner();
        Ok(Ack { inner: self.inner.clone(), number })
    }
}

/// The acknowledgement of one message: a future that is ready when the broker has taken the message over.
///
/// Dropping it changes nothing for the message.
#[derive(Debug)]
pub struct Ack<L: Lock> {
    inner: L,
    number: u64,
}

impl<L: Lock> Future for Ack<L> {
    type Output = Result<(), Ended>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let shared = &mut *self.inner.lock();
        if shared.app.acks.poll(self.number, cx) {
            Poll::Ready(Ok(()))
        } else if shared.app.ended {
            Poll::Ready(Err(Ended))
        } else {
            Poll::Pending
        }
    }
}
