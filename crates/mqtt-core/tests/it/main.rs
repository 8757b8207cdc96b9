//! The crate from outside: what holds for every input, every seed and every configuration.

mod allocation;
mod codec;
mod hostile;
mod random;
mod world;
