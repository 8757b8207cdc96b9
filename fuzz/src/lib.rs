//! What the fuzz targets do, as plain functions from bytes, so that the corpus also replays without a fuzzer:
//! `cargo test -p mqtt-core corpus` and `cargo test -p mqtt-broker corpus` in the repository's root.

pub mod broker;
pub mod input;
pub mod mqtt;
