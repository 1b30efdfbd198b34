#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| elenchus_laws::segment(input));
