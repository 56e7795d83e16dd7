//! Photos of matches, as any telephone or stranger sends them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lanista_lan::parsers::photo(bytes));
