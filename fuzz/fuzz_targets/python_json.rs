//! A JSON text: refused, or a value that survives being written and read again.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::python::json(data));
