//! An async MQTT client that loses nothing, from microcontroller to server.
//!
//! MQTT 3.1.1 with QoS 0, 1 and 2. What is published is sent again, in order and with its packet identifier, until it is
//! acknowledged: through broken connections, and when the broker forgets. Memory is bounded and known beforehand.
//!
//! * [`guide`]: a page per task, beginning with [`guide::hello`].
//! * [`Client`] and [`Runner`]: the client on tokio.
//! * [`transport`]: the byte stream to a broker: TCP, TLS or a Unix socket. It can be used alone.
//! * `embassy`: the same client on embassy, without the standard library; it comes with the feature of that name.
//! * [`session`]: configuration, limits, profiles. Everything that is a decision (what to send, when to connect again,
//!   when a link is dead) is made there, in `mqtt-core`; this crate moves bytes and keeps the time.
//!
//! # Features
//!
//! | feature | brings |
//! |---|---|
//! | `tokio` (default) | [`Client`] on tokio, with TCP, TLS by rustls, Unix sockets |
//! | `embassy` | `embassy::Client`, `no_std` when `tokio` is off |

#![cfg_attr(not(feature = "tokio"), no_std)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

extern crate alloc;

#[cfg(any(feature = "tokio", feature = "embassy"))]
pub mod client;
#[cfg(feature = "embassy")]
pub mod embassy;
#[cfg(feature = "tokio")]
pub mod guide;
#[cfg(feature = "tokio")]
pub mod transport;

#[cfg(any(feature = "tokio", feature = "embassy"))]
pub use client::{Backlog, Ended, Event, Failure, Message, Publish, PublishError, State, SubscribeError};
#[cfg(feature = "tokio")]
pub use client::{Runner, Threaded};
pub use mqtt_core::session;
pub use mqtt_core::wire::QoS;

/// A handle to an MQTT client on tokio.
#[cfg(feature = "tokio")]
pub type Client = client::Client<Threaded>;
/// The messages that match one filter, on tokio.
#[cfg(feature = "tokio")]
pub type Subscription = client::Subscription<Threaded>;
/// The acknowledgement of one message, on tokio.
#[cfg(feature = "tokio")]
pub type Ack = client::Ack<Threaded>;
/// The events of a client, on tokio.
#[cfg(feature = "tokio")]
pub type Events = client::Events<Threaded>;

/// Why a transport failed. Without the transports of this crate, nobody says.
#[cfg(all(feature = "embassy", not(feature = "tokio")))]
pub(crate) use core::convert::Infallible as TransportError;
#[cfg(feature = "tokio")]
pub(crate) use transport::TransportError;
