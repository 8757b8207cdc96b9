//! A source text: it ends within its fuel and its heap, and the next command is answered.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::python::script(data));
