//! The broker's behaviour, packet by packet, in explicit time.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod connecting;
mod corpus;
mod faults;
mod lab;
mod limits;
mod messages;
mod sessions;
