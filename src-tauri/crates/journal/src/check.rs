//! The full check of a gathering: every entry, every page, every index. Changes nothing.

use std::path::Path;

use sqlx::{Connection, SqliteConnection};

use crate::chain::{Followed, Way, follow, furthest};
use crate::connect::{self, Reading};
use crate::entry::{Head, hex};
use crate::error::{NotAGathering, OpenError, StorageError, could_not_open};
use crate::file_header::{Kind, kind_of};
use crate::journal::Journal;
use crate::lock::{Taken, take};
use crate::place::Place;
use crate::seal::{self, Verdict};
use crate::verify::{Pages, format_of, pages, tables};
use crate::{keep, media, snapshot, wal};

/// What the full check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// How many entries hold, from the first on.
    pub entries: u64,
    /// The hash of the last of them, 64 hexadecimal digits; zeros if there is none.
    pub head: String,
    /// Whether everything in the file is what was written.
    pub ok: bool,
    /// The first entry that does not hold, if the damage lies in an entry.
    pub first_bad: Option<u64>,
    /// What is wrong, for people and bug reports; nothing if all is well.
    pub why: Option<String>,
}

impl Journal {
    /// Checks a gathering from the first byte to the last, whether or not it is open, here or in another program.
    ///
    /// Every changed byte of the main file is found, also where no row is, by the seal. There is none where a program
    /// ended in the middle of bringing its log home, until the next opening; and it is not looked at where this very
    /// process has the gathering open, since that would cost SQLite its locks. Then, and in the write-ahead log, what
    /// is found is what changes an entry, a page, an index, a table, a snapshot, a secret or a setting.
    ///
    /// # Errors
    /// If it is no gathering, from a newer version, or cannot be read at all. Damage is no error but a report.
    pub async fn check(path: &Path) -> Result<CheckReport, OpenError> {
        let place = Place::find(path)?;
        if !place.file.exists() {
            return Err(OpenError::Missing);
        }
        if place.file.is_dir() {
            return Err(OpenError::NotAGathering(NotAGathering::Folder));
        }
        // Held while we look, so that nobody begins to write. Where no lock can be had (a stick that is
        // write-protected) nobody can write either.
        match take(&place) {
            Ok(Taken::Theirs(pid)) => {
                let seal = if pid.is_some_and(|pid| pid != std::process::id()) {
                    seal::judge(&place.file)?
                } else {
                    Verdict::Unsealed
                };
                with_seal(report(&place, Reading::Live, None).await, seal)
            }
            Ok(Taken::Ours(lock)) => {
                let found = check_still(&place).await;
                lock.release();
                found
            }
            Err(_) => check_still(&place).await,
        }
    }
}

/// Checks a file that nobody has open.
async fn check_still(place: &Place) -> Result<CheckReport, OpenError> {
    match kind_of(&place.file)? {
        Kind::Gathering => {}
        Kind::Damaged(why) => return Ok(bad(Head::EMPTY, None, why.to_owned())),
        Kind::Other(what) => return Err(OpenError::NotAGathering(what)),
    }
    let seal = seal::judge(&place.file)?;
    with_seal(report_still(place).await, seal)
}

async fn report_still(place: &Place) -> Result<CheckReport, OpenError> {
    let log = place.wal();
    if !wal::has_content(&log) {
        return report(place, Reading::Still, None).await;
    }
    let lost = wal::damage(&log)?;
    // To read a write-ahead log SQLite makes an index of it beside the file: so it gets a place of its own to do that.
    let folder = tempfile::tempdir()?;
    let aside = Place::find(&folder.path().join("copy.lanista"))?;
    std::fs::copy(&place.file, &aside.file)?;
    std::fs::copy(&log, aside.wal())?;
    report(&aside, Reading::Live, lost).await
}

/// Reads everything in one transaction, so that a writer at work cannot confuse us.
async fn report(
    place: &Place,
    reading: Reading,
    lost: Option<String>,
) -> Result<CheckReport, OpenError> {
    let mut conn = match connect::reader(&place.file, reading).await {
        Ok(conn) => conn,
        Err(error) if could_not_open(&error) => {
            return Err(OpenError::Storage(StorageError::from(error)));
        }
        Err(error) => return damaged_or(StorageError::from(error)),
    };
    let found = look(&mut conn, lost).await;
    let _closed = conn.close().await;
    match found {
        Err(OpenError::Damaged(damage)) => Ok(bad(Head::EMPTY, damage.first_bad, damage.why)),
        other => other,
    }
}

async fn look(conn: &mut SqliteConnection, lost: Option<String>) -> Result<CheckReport, OpenError> {
    sqlx::query("begin").execute(&mut *conn).await?;
    let format = format_of(conn).await?;
    let Followed { head, damage } = follow(conn, Head::EMPTY, Way::Table, |_| {}).await?;
    if let Some(damage) = damage {
        return Ok(bad(head, damage.first_bad, damage.why));
    }
    if let Some(why) = pages(conn, Pages::Thoroughly).await? {
        return Ok(bad(head, None, why));
    }
    if furthest(conn).await.unwrap_or_default() != head.seq {
        return Ok(bad(
            head,
            None,
            "the index of the entries does not end where they end".to_owned(),
        ));
    }
    if format == connect::newest_format()
        && let Some(why) = tables(conn).await?
    {
        return Ok(bad(head, None, why));
    }
    if let Some(why) = snapshot::wrong(conn).await? {
        return Ok(bad(head, None, why));
    }
    if let Some(why) = keep::wrong(conn).await? {
        return Ok(bad(head, None, why));
    }
    if format == connect::newest_format()
        && let Some(why) = media::wrong(conn).await?
    {
        return Ok(bad(head, None, why));
    }
    if let Some(why) = lost {
        return Ok(bad(head, None, why));
    }
    Ok(CheckReport {
        entries: head.seq,
        head: hex(&head.hash),
        ok: true,
        first_bad: None,
        why: None,
    })
}

/// What the seal adds to what was found without it, where it lay being the better answer.
fn with_seal(
    found: Result<CheckReport, OpenError>,
    seal: Verdict,
) -> Result<CheckReport, OpenError> {
    let why = match seal {
        Verdict::Holds | Verdict::Unsealed => return found,
        Verdict::Broken => seal::BROKEN,
        Verdict::Missing => seal::MISSING,
    };
    match found {
        Ok(report) if report.ok => Ok(CheckReport {
            ok: false,
            why: Some(why.to_owned()),
            ..report
        }),
        // What a changed byte makes of a header, such as a newer version, is not believed.
        Err(_) if seal == Verdict::Broken => Ok(bad(Head::EMPTY, None, why.to_owned())),
        other => other,
    }
}

fn bad(head: Head, first_bad: Option<u64>, why: String) -> CheckReport {
    CheckReport {
        entries: head.seq,
        head: hex(&head.hash),
        ok: false,
        first_bad,
        why: Some(why),
    }
}

fn damaged_or(error: StorageError) -> Result<CheckReport, OpenError> {
    if let StorageError::Damaged(why) = error {
        Ok(bad(Head::EMPTY, None, why))
    } else {
        Err(error.into())
    }
}
