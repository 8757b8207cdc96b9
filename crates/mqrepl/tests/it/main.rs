//! Both sides of the protocol against each other, and each against nonsense, from seeds.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod nonsense;
mod random;
mod world;
