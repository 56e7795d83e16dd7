//! The seal: a hash over the whole main file, so that a byte that changed anywhere in it is found, also where no row is.
//!
//! The main file changes only when the write-ahead log is brought home, and only we do that (`wal_autocheckpoint=0`).
//! So between two such moments it can carry the SHA-256 of all its bytes, the 32 of the seal itself taken as zero. They
//! are the last of a row that SQLite is never asked to change again, behind a mark by which they are found, at the end
//! of a page: SQLite fills an empty page from its end. A seal of zeros says that there is none: it is lifted (and that
//! is on the disk) before the log is brought home, so that a program killed in the middle leaves a file without a seal,
//! not one with a wrong seal. A seal that was found broken stays broken: what is wrong is never sealed over.

mod bytes;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use self::bytes::{find, read_all, read_at, write_at};
use crate::entry::Hash;

/// What the row holds before a file is sealed: the mark, drawn by lot and no text (0xFF is in no UTF-8), and zeros.
pub(crate) const ROW: [u8; 48] = {
    let mut row = [0; 48];
    let mut at = 0;
    while at < MARK.len() {
        row[at] = MARK[at];
        at += 1;
    }
    row
};

const MARK: [u8; 16] = [
    0xff, 0x4c, 0xb1, 0x0d, 0x93, 0xe6, 0x5a, 0x27, 0xf8, 0x71, 0xc4, 0x3e, 0xad, 0x08, 0xd2, 0xff,
];
const NONE: Hash = [0; 32];

/// What is wrong with a file whose seal is broken, for people and bug reports.
pub(crate) const BROKEN: &str = "a byte of the file is not what was written";

/// What is wrong with a file without a mark.
pub(crate) const MISSING: &str = "the mark of the seal is not what was written";

/// How often to look again at a file that another program is just sealing anew.
const TRIES: usize = 5;

/// What the seal of a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Every byte is what it was.
    Holds,
    /// The program ended between lifting the seal and setting it, or somebody is at that just now.
    Unsealed,
    /// A byte is not what it was.
    Broken,
    /// There is no mark: it was changed, or the file is none of ours.
    Missing,
}

/// Judges a file. Only for one that no connection of this process has open: closing the handle takes away SQLite's locks.
pub(crate) fn judge(path: &Path) -> io::Result<Verdict> {
    let file = File::open(path)?;
    for _ in 0..TRIES {
        let verdict = judge_once(&file)?;
        if let Some(verdict) = verdict {
            return Ok(verdict);
        }
    }
    Ok(Verdict::Unsealed)
}

/// Nothing if the seal changed while the file was read.
fn judge_once(file: &File) -> io::Result<Option<Verdict>> {
    let Some(found) = read_all(file)? else {
        return Ok(Some(Verdict::Missing));
    };
    if found.seal == NONE {
        Ok(Some(Verdict::Unsealed))
    } else if found.seal == found.hash {
        Ok(Some(Verdict::Holds))
    } else if read_at(file, found.at)? == found.seal {
        Ok(Some(Verdict::Broken))
    } else {
        Ok(None)
    }
}

/// The seal of a gathering that is open, over a handle of its own.
///
/// On Unix a process loses its locks on a file, SQLite's among them, when it closes any handle of it: so the handle is
/// closed by [`Seal::release`] once SQLite has closed the file, or not at all.
#[derive(Debug)]
pub(crate) struct Seal {
    file: Option<File>,
    /// Where its 32 bytes lie; none in a file without the mark, which then stays without.
    at: Option<u64>,
    trust: Trust,
    /// Whether SQLite may have been asked to write: then it brings the log home as it closes.
    used: bool,
}

/// What is known of the seal that the file came with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    NotLookedAt,
    /// It held, or is ours by now.
    Sound,
    /// It is left as it is.
    Broken,
}

impl Seal {
    /// Finds the seal of a file that this process alone may write.
    ///
    /// # Errors
    /// If the file cannot be opened for writing.
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        let file = File::options().read(true).write(true).open(path)?;
        let at = find(&file)?;
        Ok(Self {
            file: Some(file),
            at,
            trust: Trust::NotLookedAt,
            used: false,
        })
    }

    /// Says that SQLite may be asked to write from now on.
    pub(crate) fn use_it(&mut self) {
        self.used = true;
    }

    /// Whether the file carries a seal, right or wrong.
    pub(crate) fn is_set(&self) -> io::Result<bool> {
        match (&self.file, self.at) {
            (Some(file), Some(at)) => Ok(read_at(file, at)? != NONE),
            (_, _) => Ok(false),
        }
    }

    /// Whether SQLite's header says that changes go to a log; otherwise opening for writing changes the header.
    pub(crate) fn is_of_a_logged_file(&self) -> io::Result<bool> {
        let Some(mut file) = self.file.as_ref() else {
            return Ok(false);
        };
        let mut versions = [0; 2];
        file.seek(SeekFrom::Start(18))?;
        file.read_exact(&mut versions)?;
        Ok(versions == [2, 2])
    }

    /// Takes the seal off before the main file changes. One that does not hold stays.
    ///
    /// # Errors
    /// If the disk fails: then the main file must not change.
    pub(crate) fn lift(&mut self) -> io::Result<()> {
        let (Some(file), Some(at)) = (&self.file, self.at) else {
            return Ok(());
        };
        if self.trust == Trust::NotLookedAt {
            let found = read_all(file)?;
            let holds = found.is_some_and(|found| found.seal == NONE || found.seal == found.hash);
            self.trust = if holds { Trust::Sound } else { Trust::Broken };
            if !holds {
                tracing::warn!("{BROKEN}: the seal stays broken");
            }
        }
        if self.trust == Trust::Broken || read_at(file, at)? == NONE {
            return Ok(());
        }
        write_at(file, at, &NONE)
    }

    /// Seals the file as it is now, unless it came with a broken seal. The main file must be on the disk.
    ///
    /// # Errors
    /// If the disk fails: the file is without a seal then.
    pub(crate) fn set(&mut self) -> io::Result<()> {
        let (Some(file), Some(at)) = (&self.file, self.at) else {
            return Ok(());
        };
        if self.trust == Trust::Broken {
            return Ok(());
        }
        if let Some(found) = read_all(file)? {
            write_at(file, at, &found.hash)?;
            self.trust = Trust::Sound;
        }
        Ok(())
    }

    /// Closes the handle. Only once SQLite has closed the file.
    pub(crate) fn release(mut self) {
        self.file = None;
    }
}

/// Without [`Seal::release`] SQLite is still at work, and brings the log home by itself as it closes.
impl Drop for Seal {
    fn drop(&mut self) {
        if self.used
            && let Err(error) = self.lift()
        {
            tracing::warn!(%error, "the seal could not be lifted");
        }
        // Kept open to the end of the program: see `Seal`.
        std::mem::forget(self.file.take());
    }
}
