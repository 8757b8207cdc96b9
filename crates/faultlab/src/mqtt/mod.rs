//! The MQTT client session against the broker, through a network that does its worst.
//!
//! One client publishes numbered messages and receives numbered messages; a peer with a perfect link to the same broker
//! is the other end of both. For a while the network delays, splits and merges bytes, cuts connections at any byte,
//! refuses them, falls silent without saying so, and delivers the news of a close late; the broker forgets the session
//! and holds back acknowledgements. Then everything is well again, and all that was published must have arrived.
//!
//! What is checked: nothing lost; nothing out of order; QoS 2 once; a message sent again has its old packet id and DUP,
//! is in order, was not acknowledged, and is not sent twice on one connection; the window; subscriptions restored; a
//! dead link found in time; attempts not too close together.

mod canary;
mod checker;
mod link;
mod options;
mod peer;
mod traffic;
mod world;

pub use canary::Canary;
pub use options::Options;
pub use world::{Outcome, World};

/// Runs the world of a seed to its end.
///
/// # Errors
/// What the checker objected to, with the time.
pub fn run(seed: u64) -> Result<Outcome, String> {
    World::new(seed, Options::from_seed(seed), None).run()
}
