//! An async MQTT client that loses nothing, from microcontroller to server.
//!
//! * [`Client`] and [`Runner`]: the client on tokio. See [`client`] for the guide.
//! * [`transport`]: the byte stream to a broker: TCP, TLS or a Unix socket. It can be used alone.
//! * `embassy`: the same client on embassy, without the standard library; it comes with the feature of that name.
//!
//! Everything that is a decision (what to send, when to connect again, when a link is dead) is made in
//! `mqtt-core`; this crate moves bytes and keeps the time.

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
pub mod transport;

#[cfg(any(feature = "tokio", feature = "embassy"))]
pub use client::{Ended, Event, Failure, Message, Publish, PublishError, State, SubscribeError};
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
