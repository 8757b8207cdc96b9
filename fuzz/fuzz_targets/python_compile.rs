//! A source text from bytes: refused, or compiled to code that the verifier accepts.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::python::compile(data));
