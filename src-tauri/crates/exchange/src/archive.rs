//! A zip archive that cannot be used as a bomb: sizes are checked as declared first, then counted while unpacking.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::limits;
use crate::unreadable::Unreadable;

/// A spreadsheet file, opened. Only the parts asked for are unpacked.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Index of each part by its name in lower case with forward slashes; the first of equal names counts.
    parts: HashMap<String, usize>,
    /// Bytes that may still be unpacked.
    left: u64,
    packed: u64,
}

impl<'a> Archive<'a> {
    /// Opens the archive and checks what it says about itself.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        if zip.len() > limits::ARCHIVE_PARTS {
            return Err(Unreadable::Bomb);
        }
        let mut parts = HashMap::new();
        let mut declared = 0_u64;
        for index in 0..zip.len() {
            let part = zip.by_index_raw(index).map_err(|_| Unreadable::Damaged)?;
            if part.encrypted() {
                return Err(Unreadable::Encrypted);
            }
            declared = declared.saturating_add(part.size());
            if part.size() > allowance(part.compressed_size()) {
                return Err(Unreadable::Bomb);
            }
            drop(part);
            if let Some(Ok(name)) = zip.name_for_index(index) {
                parts.entry(key(&name)).or_insert(index);
            }
        }
        if declared > limits::EXPANDED_BYTES || declared > allowance(packed) {
            return Err(Unreadable::Bomb);
        }
        Ok(Self {
            zip,
            parts,
            left: limits::EXPANDED_BYTES,
            packed,
        })
    }

    /// Whether there is a part of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
    }

    /// Whether there is a part in that folder.
    pub(crate) fn has_folder(&self, name: &str) -> bool {
        self.parts.keys().any(|part| part.starts_with(name))
    }

    /// Unpacks a part as text, or gives nothing when there is none.
    ///
    /// # Errors
    /// `Bomb` as soon as more bytes come out than the packed ones allow, `Damaged` when they cannot be unpacked.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(index) = self.parts.get(&key(name)).copied() else {
            return Ok(None);
        };
        let part = self.zip.by_index(index).map_err(|_| Unreadable::Damaged)?;
        let limit = self
            .left
            .min(allowance(part.compressed_size().min(self.packed)));
        let mut bytes = Vec::new();
        let read = part
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Unreadable::Damaged)?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > limit {
            return Err(Unreadable::Bomb);
        }
        self.left -= read;
        Ok(Some(match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(broken) => crate::encoding::decode(broken.as_bytes(), None).0,
        }))
    }
}

/// How many bytes may come out of so many packed ones.
fn allowance(packed: u64) -> u64 {
    packed
        .saturating_mul(limits::EXPANDED_RATIO)
        .max(limits::RATIO_FREE_BYTES)
}

fn key(name: &str) -> String {
    name.trim_start_matches('/')
        .replace('\\', "/")
        .to_lowercase()
}
