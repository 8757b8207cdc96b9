//! Topic names and filters: matching agrees with its definition.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::mqtt::topic(data));
