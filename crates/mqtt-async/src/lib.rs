//! An async MQTT client that loses nothing, from microcontroller to server.
//!
//! * [`Client`] and [`Runner`]: the client on tokio. See [`client`] for the guide.
//! * [`transport`]: the byte stream to a broker: TCP, TLS or a Unix socket. It can be used alone.
//!
//! Everything that is a decision (what to send, when to connect again, when a link is dead) is made in
//! `mqtt-core`; this crate moves bytes and keeps the time.

#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

extern crate alloc;

#[cfg(feature = "tokio")]
pub mod client;
#[cfg(feature = "tokio")]
pub mod transport;

#[cfg(feature = "tokio")]
pub use client::{
    Ack, Client, Ended, Event, Events, Failure, Message, Publish, PublishError, Runner, State,
    SubscribeError, Subscription,
};
pub use mqtt_core::session;
pub use mqtt_core::wire::QoS;
