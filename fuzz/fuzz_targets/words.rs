//! Words in the head or the question of a request: hosts, keys, cursors, addresses.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| lanista_lan::parsers::word(text));
