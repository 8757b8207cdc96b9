//! The crate from outside: what holds for every input, every seed and every configuration.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod allocation;
mod codec;
mod corpus;
mod counting;
mod hostile;
mod random;
mod world;
