//! Draft formats, hero pools and recorded drafts, as the desk brings them in.
#![no_main]

use lanista_exchange::draft::{import, read, recorded, words};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _pool = import::read_pool("file", bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(format) = read::read(text) {
        // Rules in words, and the text of a format that was read: neither may fail, and the text reads the same.
        let _said = words::words(&format);
        let written = lanista_exchange::draft::to_toml(&format);
        assert_eq!(read::read(&written).ok().as_ref(), Some(&format));
    }
    for line in text.lines() {
        let _draft = recorded::read_line(line);
    }
});
