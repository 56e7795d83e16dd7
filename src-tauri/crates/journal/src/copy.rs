//! Copies of a gathering: made while it is in use, verified before they get their name, the old ones cleared away.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use sqlx::{Connection, SqliteConnection};

use crate::connect::{self, Reading};
use crate::error::{CopyError, OpenError, StorageError};
use crate::journal::Journal;
use crate::lock::{Taken, take};
use crate::place::{NoPlace, Place};
use crate::seal::Seal;

/// Whether the keys of devices go into a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// Devices stay paired with the copy: for carrying on elsewhere.
    Secrets,
    /// Devices must be paired again: for giving away, and for automatic copies.
    NoSecrets,
}

/// A finished copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// How many entries it holds.
    pub entries: u64,
    /// The hash of the last of them, 64 hexadecimal digits.
    pub head: String,
    /// How large it is.
    pub bytes: u64,
}

/// Makes copies of an open gathering over a connection of its own, so that the journal need not wait.
#[derive(Debug, Clone)]
pub struct Copier {
    place: Place,
}

impl Copier {
    pub(crate) fn of(place: Place) -> Self {
        Self { place }
    }

    /// Makes a verified copy and puts it in the place of `to` at once, or not at all.
    ///
    /// # Errors
    /// See [`CopyError`]; what lay at `to` is unchanged then.
    pub async fn save_copy(&self, to: &Path, with: With) -> Result<Copied, CopyError> {
        let mut conn = connect::reader(&self.place.file, Reading::Live).await?;
        let copied = copy(&mut conn, &self.place, to, with).await;
        let _closed = conn.close().await;
        copied
    }
}

impl Journal {
    /// Makes a verified copy, also of a damaged gathering that could be read in part: then of the good part.
    /// The journal waits for it; [`Journal::copier`] makes one beside the work.
    ///
    /// # Errors
    /// See [`CopyError`]; what lay at `to` is unchanged then.
    pub async fn save_copy(&mut self, to: &Path, with: With) -> Result<Copied, CopyError> {
        let place = self.place().clone();
        copy(self.reading().await?, &place, to, with).await
    }
}

async fn copy(
    conn: &mut SqliteConnection,
    open: &Place,
    to: &Path,
    with: With,
) -> Result<Copied, CopyError> {
    let target = Place::find(to)?;
    if target.file == open.file || target.file.is_dir() {
        return Err(CopyError::TargetInUse(target.file));
    }
    let Taken::Ours(lock) = take(&target)? else {
        return Err(CopyError::TargetInUse(target.file));
    };
    let part = target.beside(".", ".part");
    let _left_by_a_crash = std::fs::remove_file(&part);
    let copied = match write(conn, &part, with).await {
        Ok(copied) => put(part.clone(), target.clone()).await.map(|()| copied),
        Err(error) => Err(error),
    };
    if copied.is_err() {
        let _gone = std::fs::remove_file(&part);
        let _gone = std::fs::remove_file(target.beside(".", ".part-journal"));
    }
    lock.release();
    copied
}

/// Writes the copy under its provisional name and verifies it.
async fn write(conn: &mut SqliteConnection, part: &Path, with: With) -> Result<Copied, CopyError> {
    let name = part.to_str().ok_or(CopyError::BadName)?;
    sqlx::query("vacuum into $1")
        .bind(name)
        .execute(conn)
        .await?;
    let mut copy = connect::alone(part).await?;
    if with == With::NoSecrets {
        // Deleted rows stay readable in free pages until the file is written anew.
        for statement in ["pragma secure_delete = on", "delete from secret", "vacuum"] {
            sqlx::query(statement).execute(&mut copy).await?;
        }
    }
    copy.close().await?;
    let mut seal = Seal::of(part)?;
    let sealed = seal.set();
    seal.release();
    sealed?;
    let report = Journal::check(part).await.map_err(|error| {
        if let OpenError::Storage(error) = error {
            CopyError::from(error)
        } else {
            CopyError::Unsound(error.to_string())
        }
    })?;
    if !report.ok {
        return Err(CopyError::Unsound(report.why.unwrap_or_default()));
    }
    let bytes = std::fs::metadata(part)?.len();
    Ok(Copied {
        entries: report.entries,
        head: report.head,
        bytes,
    })
}

/// Gives the copy its name once it is on the disk.
async fn put(part: PathBuf, target: Place) -> Result<(), CopyError> {
    let put = move || -> io::Result<()> {
        File::options().write(true).open(&part)?.sync_all()?;
        // A log of the file that is replaced would be taken for the copy's.
        for rest in [target.wal(), target.beside("", "-shm")] {
            let _gone = std::fs::remove_file(rest);
        }
        std::fs::rename(&part, &target.file)?;
        target.sync_folder();
        Ok(())
    };
    match tokio::task::spawn_blocking(put).await {
        Ok(put) => Ok(put?),
        Err(stopped) => Err(CopyError::Storage(StorageError::Failed(
            stopped.to_string(),
        ))),
    }
}

/// The name of an automatic copy made at a time: `STEM-20261121T140500Z.lanista`. Later copies sort behind earlier ones.
#[must_use]
pub fn copy_name(stem: &str, at: u64) -> String {
    let seconds = at / 1_000;
    let (year, month, day) = civil(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{stem}-{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z.lanista")
}

/// Year, month and day of a count of days since 1970, in the Gregorian calendar
/// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
#[must_use]
pub fn civil(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

/// Removes all but the newest `keep` automatic copies of this stem from a folder, and says which.
/// Files that [`copy_name`] would not have named are left alone.
///
/// # Errors
/// If the folder cannot be read or a copy cannot be removed.
pub fn rotate_copies(folder: &Path, stem: &str, keep: usize) -> io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for found in std::fs::read_dir(folder)? {
        let name = found?.file_name();
        names.extend(
            name.to_str()
                .filter(|name| is_copy_of(name, stem))
                .map(str::to_owned),
        );
    }
    names.sort_unstable_by(|one, other| other.cmp(one));
    let old: Vec<PathBuf> = names
        .iter()
        .skip(keep)
        .map(|name| folder.join(name))
        .collect();
    for path in &old {
        std::fs::remove_file(path)?;
    }
    Ok(old)
}

fn is_copy_of(name: &str, stem: &str) -> bool {
    let stamp = name
        .strip_prefix(stem)
        .and_then(|rest| rest.strip_prefix('-'))
        .and_then(|rest| rest.strip_suffix("Z.lanista"));
    stamp
        .and_then(|stamp| stamp.split_once('T'))
        .is_some_and(|(day, time)| {
            (day.len(), time.len()) == (8, 6)
                && day
                    .bytes()
                    .chain(time.bytes())
                    .all(|digit| digit.is_ascii_digit())
        })
}

impl From<NoPlace> for CopyError {
    fn from(no: NoPlace) -> Self {
        match no {
            NoPlace::NoFolder => Self::NoFolder,
            NoPlace::BadName => Self::BadName,
        }
    }
}
