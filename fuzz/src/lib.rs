//! What the fuzz targets do, as plain functions from bytes, so that the corpus also replays without a fuzzer:
//! `cargo test -p CRATE corpus` for `mqtt-core`, `mqtt-broker` and `minipy`, in the repository's root.

pub mod broker;
pub mod input;
pub mod mqtt;
pub mod python;
