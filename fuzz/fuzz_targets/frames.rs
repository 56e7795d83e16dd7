//! Texts on a link, of strangers and of devices.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| lanista_lan::parsers::frame(text));
