//! What the first hundred bytes of a file say: a gathering, a damaged gathering, or something else.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::NotAGathering;

/// What marks an SQLite file as a gathering: `LANI`, at byte 68 (<https://www.sqlite.org/fileformat.html>, "application id").
pub(crate) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"LANI");

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const HEADER: usize = 100;

/// What a file is by its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Gathering,
    /// It was one: what is left of its marks says so.
    Damaged(&'static str),
    Other(NotAGathering),
}

/// Reads the header of a file.
///
/// Only for a file that no connection of this process has open: closing the handle would take away SQLite's locks on it.
pub(crate) fn kind_of(path: &Path) -> io::Result<Kind> {
    if path.is_dir() {
        return Ok(Kind::Other(NotAGathering::Folder));
    }
    let mut header = Vec::with_capacity(HEADER);
    File::open(path)?
        .take(HEADER as u64)
        .read_to_end(&mut header)?;
    Ok(judge(&header))
}

fn judge(header: &[u8]) -> Kind {
    if header.is_empty() {
        return Kind::Other(NotAGathering::Empty);
    }
    let Some((magic, id)) = header
        .get(..16)
        .zip(header.get(68..72))
        .filter(|_| header.len() == HEADER)
    else {
        return Kind::Other(NotAGathering::SomethingElse);
    };
    match (wrong(magic, MAGIC), wrong(id, b"LANI")) {
        (0, 0) => Kind::Gathering,
        (_, 0) => Kind::Damaged("the first bytes of the file are wrong"),
        // One wrong letter of four is a flipped byte; two are another program's mark.
        (0, 1) => Kind::Damaged("the mark of a gathering is wrong"),
        (0, _) => Kind::Other(NotAGathering::OtherDatabase),
        (_, _) => Kind::Other(NotAGathering::SomethingElse),
    }
}

fn wrong(found: &[u8], expected: &[u8]) -> usize {
    found
        .iter()
        .zip(expected)
        .filter(|(found, expected)| found != expected)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(magic: &[u8; 16], id: &[u8; 4]) -> Vec<u8> {
        let mut bytes = vec![0; HEADER];
        bytes[..16].copy_from_slice(magic);
        bytes[68..72].copy_from_slice(id);
        bytes
    }

    #[test]
    fn a_header_tells_what_the_file_is() {
        let check = |bytes: &[u8], expected: Kind| assert_eq!(judge(bytes), expected);
        check(&header(MAGIC, b"LANI"), Kind::Gathering);
        check(
            &header(MAGIC, b"LANJ"),
            Kind::Damaged("the mark of a gathering is wrong"),
        );
        check(
            &header(b"SQLite fXrmat 3\0", b"LANI"),
            Kind::Damaged("the first bytes of the file are wrong"),
        );
        check(
            &header(MAGIC, b"\0\0\0\0"),
            Kind::Other(NotAGathering::OtherDatabase),
        );
        check(&[b'x'; HEADER], Kind::Other(NotAGathering::SomethingElse));
        check(
            b"handle;seat\nFox;12\n",
            Kind::Other(NotAGathering::SomethingElse),
        );
        check(b"", Kind::Other(NotAGathering::Empty));
    }
}
