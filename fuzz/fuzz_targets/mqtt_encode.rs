//! A packet with any texts: refused, or understood as it was meant.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::mqtt::encode(data));
