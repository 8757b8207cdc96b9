//! A page per task. Each has an example that is compiled and, where it can be, run with the tests.
//!
//! | task | page |
//! |---|---|
//! | connect, publish, receive, leave | [`hello`] |
//! | many messages at speed, and their acknowledgements | [`publishing`] |
//! | receiving, and not being overrun | [`receiving`] |
//! | saying "online", and letting the broker say "offline" | [`presence`] |
//! | TLS: own authority, client certificate, ALPN, server name | [`tls`] |
//! | what happens when the connection breaks, and how to see it | [`reconnecting`] |
//! | AWS IoT Core, Azure Event Grid and other services with limits | [`clouds`] |
//! | a microcontroller with embassy | `embassy` (with that feature) |
//! | `select!`, time-outs, dropped futures | [`cancellation`] |
//! | which errors there are, whose fault they are, what to do | [`errors`] |
//!
//! Whole programs are in the crate's `examples` directory: `hello`, `stream_file`, `presence`, `own_authority`, `bridge`.

pub mod cancellation;
pub mod clouds;
#[cfg(feature = "embassy")]
pub mod embassy;
pub mod errors;
pub mod hello;
pub mod presence;
pub mod publishing;
pub mod receiving;
pub mod reconnecting;
pub mod tls;
