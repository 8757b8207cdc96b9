//! One frame from bytes: no panic, and what is accepted is canonical.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::mqtt::decode(data));
