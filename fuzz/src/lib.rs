//! What the fuzz targets do, as plain functions from bytes, so that the corpus also replays without a fuzzer:
//! `cargo test -p mqtt-core corpus` in the repository's root.

pub mod mqtt;
