//! Log lines: levels, the format of wire version 1, and the ring that holds lines until they are published.

mod level;

pub use level::Level;
