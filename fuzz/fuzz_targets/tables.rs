//! Files of entrants and of earlier results: CSV in any encoding, XLSX, ODS.
#![no_main]

use lanista_exchange::{Source, Wishes, read, read_earlier};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = Source::file("file", bytes);
    let _entrants = read(&source, &Wishes::default(), &[]);
    let _earlier = read_earlier(&source, &Wishes::default());
});
