//! MQTT packets and the client session as a state machine; no I/O, no clock.
//!
//! * [`wire`]: the packets of MQTT 3.1.1, to bytes and back, over slices, checked against every statement that the
//!   standard numbers about their form.
//! * [`session`]: the client. Bytes and time go in; bytes to send and events come out. It loses nothing when a
//!   connection breaks or a broker forgets, finds a dead link, and never allocates after its construction.
//!
//! Start with [`session`] to drive a client, with [`wire`] to build something else that speaks MQTT. Most programs want
//! neither, but the asynchronous client of the crate `mqtt-async`, which is a thin driver around [`session`].

#![no_std]
#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]

extern crate alloc;

pub mod session;
pub mod wire;
