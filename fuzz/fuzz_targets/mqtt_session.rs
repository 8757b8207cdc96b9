//! Operations on a session, with a broker that says anything.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::mqtt::session(data));
