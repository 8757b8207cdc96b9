//! A pattern and a text: no panic, and the answers agree with each other.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::python::regex(data));
