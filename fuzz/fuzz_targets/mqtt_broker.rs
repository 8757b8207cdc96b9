//! Operations on a broker, by clients that say anything.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::broker::broker(data));
