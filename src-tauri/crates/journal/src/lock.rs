//! The lock that keeps two programs from one gathering: held by the operating system, so that it vanishes with its holder.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use crate::place::Place;

/// A held lock. Letting go of it, also by dying, frees the gathering.
///
/// The lock lies on a file of its own beside the gathering. On the gathering itself it would collide with SQLite's:
/// on Unix a process loses all its record locks on a file when it closes any handle of that file.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
}

/// What trying to lock gave.
#[derive(Debug)]
pub(crate) enum Taken {
    Ours(Lock),
    /// Somebody else has it; where the system lets us read, with the process id they wrote.
    Theirs(Option<u32>),
}

/// How often to start over when the lock file is replaced between opening and locking it.
const TRIES: usize = 20;

/// Tries to lock a gathering, without waiting.
///
/// # Errors
/// If the lock file cannot be made or locked at all: a folder that cannot be written, a full disk.
pub(crate) fn take(place: &Place) -> io::Result<Taken> {
    let path = place.beside(".", ".lock");
    for _ in 0..TRIES {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Taken::Theirs(written_pid(&mut file))),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // The holder before us removes the file as it leaves: then we hold a file that nobody else will find.
        if is_still_there(&file, &path) {
            // Who holds it is a courtesy: a full disk must not keep a gathering from being opened.
            let _told = write_pid(&mut file);
            return Ok(Taken::Ours(Lock { file, path }));
        }
    }
    Ok(Taken::Theirs(None))
}

impl Lock {
    /// Lets go and leaves no file behind.
    pub(crate) fn release(self) {
        // Removed while still held, so that nobody can have locked it in between.
        let _gone = std::fs::remove_file(&self.path);
        drop(self.file);
    }
}

fn write_pid(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}

fn written_pid(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(32).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(held), Ok(named)) => held.dev() == named.dev() && held.ino() == named.ino(),
        (Err(_), _) | (_, Err(_)) => false,
    }
}

/// Elsewhere a file that is open cannot be replaced under its name.
#[cfg(not(unix))]
fn is_still_there(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holder_at_a_time_and_no_file_left() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::find(&folder.path().join("cup.lanista")).unwrap();
        let Taken::Ours(first) = take(&place).unwrap() else {
            panic!("the first comes in")
        };
        let Taken::Theirs(pid) = take(&place).unwrap() else {
            panic!("the second does not")
        };
        assert_eq!(pid, Some(std::process::id()));
        assert!(folder.path().join(".cup.lanista.lock").exists());
        first.release();
        assert!(!folder.path().join(".cup.lanista.lock").exists());
        assert!(matches!(take(&place).unwrap(), Taken::Ours(_)));
    }

    #[test]
    fn the_lock_of_a_dead_program_counts_for_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::find(&folder.path().join("cup.lanista")).unwrap();
        std::fs::write(folder.path().join(".cup.lanista.lock"), "4711\n").unwrap();
        assert!(matches!(take(&place).unwrap(), Taken::Ours(_)));
    }
}
