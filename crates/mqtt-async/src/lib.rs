//! An async MQTT client that loses nothing, from microcontroller to server.
//!
//! * [`transport`] opens the byte stream to a broker: TCP, TLS or a Unix socket. It can be used alone.
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
pub mod transport;
