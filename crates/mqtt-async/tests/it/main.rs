//! The transports and the client over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

extern crate alloc;

mod allocation;
mod cancellation;
mod certs;
mod client;
mod examples;
mod faults;
mod mosquitto;
mod proxy;
mod tls;
mod transport;
mod world;
