//! Tournament reports (TRF) and the lines of the engine.
#![no_main]

use lanista_exchange::{engine, trf};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _report = trf::read_report(bytes);
    if let Ok(line) = std::str::from_utf8(bytes) {
        let _answer = engine::answer(line);
    }
});
