//! The engine through its public API.

mod basics;
mod host;
