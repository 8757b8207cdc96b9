//! A stream in random pieces: the same packets however it is split.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::mqtt::framer(data));
