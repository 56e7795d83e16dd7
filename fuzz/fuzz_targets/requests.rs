//! Bodies of requests: pairing, commands of programs.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &[u8]| lanista_lan::parsers::request(body));
