//! Tells from the first bytes what a file really is, whatever its name says.

use crate::unreadable::Unreadable;

/// The carriers of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    /// Text with separators.
    Text,
    /// A zip archive, which may hold a spreadsheet.
    Archive,
}

/// Beginnings of files that are no table, with what they are.
const STRANGERS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\0\0\0", "a film or a picture"),
    (b"\x1f\x8b", "a packed archive"),
    (b"7z\xbc\xaf", "a packed archive"),
    (b"Rar!\x1a", "a packed archive"),
    (b"\x28\xb5\x2f\xfd", "a packed archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"{\\rtf", "a text document"),
];

/// Beginnings of text that is markup rather than a table, in lower case.
const MARKUP: &[(&str, &str)] = &[
    ("<!doctype", "a web page"),
    ("<html", "a web page"),
    ("<table", "a web page"),
    ("<?xml", "an XML file"),
];

/// The longest line a table may have, in bytes: far more than all its cells can hold.
const LINE_BYTES: usize = 512 * 1024;

/// Tells what carries the table.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Carrier, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Carrier::Archive);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound_file(bytes));
    }
    if let Some((_, what)) = STRANGERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Unreadable::NotATable { what });
    }
    // These begin like words, so the bytes behind must agree before a team of that name is turned away.
    let follows =
        |at: usize, what: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(what));
    if bytes.starts_with(b"RIFF")
        && [&b"WEBP"[..], b"WAVE", b"AVI "]
            .iter()
            .any(|kind| follows(8, kind))
        || bytes.starts_with(b"BM") && follows(6, b"\0\0\0\0")
    {
        return Err(Unreadable::NotATable {
            what: "a picture or a recording",
        });
    }
    Ok(Carrier::Text)
}

/// Refuses markup, lines without end and the remains of binary files in a text that was decoded.
pub(crate) fn sniff_text(text: &str) -> Result<(), Unreadable> {
    let start: String = text
        .trim_start()
        .chars()
        .take(16)
        .collect::<String>()
        .to_lowercase();
    if let Some((_, what)) = MARKUP.iter().find(|(markup, _)| start.starts_with(markup)) {
        return Err(Unreadable::NotATable { what });
    }
    let odd = |c: &char| matches!(c, '\0'..='\x08' | '\x0e'..='\x1a' | '\x1c'..='\x1f');
    let looked_at = text.chars().take(4_096).count();
    let odd_ones = text.chars().take(4_096).filter(odd).count();
    let is_endless = text
        .as_bytes()
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .any(|line| line.len() > LINE_BYTES);
    if is_endless || odd_ones > 3 && odd_ones * 50 > looked_at {
        return Err(Unreadable::NotATable {
            what: "a file of another program",
        });
    }
    Ok(())
}

/// Excel before 2007 and encrypted newer files share one container; its directory tells them apart.
fn compound_file(bytes: &[u8]) -> Unreadable {
    let wide = |name: &str| {
        name.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let holds = |name: &str| {
        let name = wide(name);
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        Unreadable::Encrypted
    } else if holds("WordDocument") {
        Unreadable::NotATable {
            what: "a text document",
        }
    } else {
        Unreadable::OldExcel
    }
}
