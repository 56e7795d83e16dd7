//! The bytes of a seal within those of its file: found, taken as zero, hashed, written.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};

use sha2::{Digest, Sha256};

use super::{MARK, NONE};
use crate::entry::Hash;

/// The smallest page that SQLite knows: every page of every size ends at a multiple of it.
const STEP: usize = 512;
/// How much is read at once; a multiple of `STEP`.
const PIECE: usize = 256 * 1024;

/// Where the seal lies, what it says, and what it should say.
pub(super) struct Found {
    pub(super) at: u64,
    pub(super) seal: Hash,
    pub(super) hash: Hash,
}

/// Reads the whole file; nothing if the mark is nowhere.
pub(super) fn read_all(mut file: &File) -> io::Result<Option<Found>> {
    let mut hasher = Sha256::new();
    let mut found = None;
    file.rewind()?;
    each_piece(file, |before, piece| {
        if found.is_none() {
            found = take_out(piece).map(|(at, seal)| (before + at, seal));
        }
        hasher.update(piece);
        true
    })?;
    Ok(found.map(|(at, seal)| Found {
        at,
        seal,
        hash: hasher.finalize().into(),
    }))
}

/// Where the seal lies: near the beginning, so that little is read.
pub(super) fn find(mut file: &File) -> io::Result<Option<u64>> {
    let mut found = None;
    file.rewind()?;
    each_piece(file, |before, piece| {
        found = take_out(piece).map(|(at, _)| before + at);
        found.is_none()
    })?;
    Ok(found)
}

/// Reads on piece by piece, each with how many bytes lie before it, until `go_on` says no.
fn each_piece(mut file: &File, mut go_on: impl FnMut(u64, &mut [u8]) -> bool) -> io::Result<()> {
    let mut piece = vec![0; PIECE];
    let mut before = 0;
    loop {
        let mut filled = 0;
        while let Some(rest) = piece.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match file.read(rest) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let read = piece.get_mut(..filled).unwrap_or_default();
        if read.is_empty() || !go_on(before, read) {
            return Ok(());
        }
        before += filled as u64;
    }
}

/// Takes the seal out of a piece that holds it, so that zeros stay behind: where it lay, and what it said.
fn take_out(piece: &mut [u8]) -> Option<(u64, Hash)> {
    let mut end = 0;
    for block in piece.chunks_exact_mut(STEP) {
        end += STEP as u64;
        let (mark, seal) = block.last_chunk_mut::<48>()?.split_at_mut(MARK.len());
        if mark == MARK {
            let said = Hash::try_from(&*seal).ok()?;
            seal.fill(0);
            return Some((end - NONE.len() as u64, said));
        }
    }
    None
}

/// What the seal says.
pub(super) fn read_at(mut file: &File, at: u64) -> io::Result<Hash> {
    let mut seal = NONE;
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut seal)?;
    Ok(seal)
}

/// Writes within one sector, so that a power cut leaves the one or the other.
pub(super) fn write_at(mut file: &File, at: u64, seal: &Hash) -> io::Result<()> {
    file.seek(SeekFrom::Start(at))?;
    file.write_all(seal)?;
    file.sync_data()
}
