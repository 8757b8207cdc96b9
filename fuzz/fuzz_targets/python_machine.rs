//! Changed bytecode: what the verifier accepts ends within its fuel and its heap.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| mqboard_fuzz::python::machine(data));
