//! The transports and the client over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

extern crate alloc;

mod certs;
mod client;
mod mosquitto;
mod tls;
mod transport;
mod world;
