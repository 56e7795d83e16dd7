//! Opening a gathering: refuse what is none, lock it, look before touching, and only then write.

use std::io::ErrorKind;
use std::path::Path;

use sqlx::{Connection, SqliteConnection};

use crate::chain::{Way, follow};
use crate::connect::{self, Reading, Sync};
use crate::entry::{Entry, Head};
use crate::error::{Damage, OpenError};
use crate::file_header::{Kind, kind_of};
use crate::home::writable;
use crate::journal::{Journal, ReadOnlyBecause};
use crate::lock::{Lock, Taken, take};
use crate::place::{NoPlace, Place};
use crate::seal::{self, Seal, Verdict};
use crate::snapshot::{self, StoredSnapshot};
use crate::verify::{Pages, format_of, pages, tables};
use crate::{salvage, wal};

/// What to do about a file that is absent or present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Create {
    /// Make a new gathering if there is none.
    IfAbsent,
    /// Refuse if there is none.
    MustExist,
    /// Refuse if there is one.
    MustNotExist,
}

/// What to do about a damaged gathering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damaged {
    /// Refuse, and say up to where it could be read.
    Refuse,
    /// Read it into memory up to the last good entry; the file stays as it is. For a person to agree to first.
    ReadUpToLastGood,
}

/// How to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// About a file that is absent or present.
    pub create: Create,
    /// About a damaged one.
    pub damaged: Damaged,
}

/// An open gathering, and what is needed to bring its state back: the snapshot, then the entries in order.
#[derive(Debug)]
pub struct Opened {
    /// The journal, ready for the next entry unless `read_only`.
    pub journal: Journal,
    /// The state to begin with; none means from nothing.
    pub snapshot: Option<StoredSnapshot>,
    /// All entries after the snapshot, verified, in order.
    pub entries: Vec<Entry>,
    /// Why nothing can be appended, if the file was damaged.
    pub read_only: Option<ReadOnlyBecause>,
}

impl Journal {
    /// Opens the gathering in a file, for this program alone.
    ///
    /// # Errors
    /// Every reason has a code and a sentence for people, see [`OpenError`]; the file is unchanged then.
    pub async fn open(path: &Path, how: Open) -> Result<Opened, OpenError> {
        open(path, how, Sync::Full).await
    }
}

/// As [`Journal::open`], with the choice of when SQLite waits for the disk.
pub(crate) async fn open(path: &Path, how: Open, sync: Sync) -> Result<Opened, OpenError> {
    let place = Place::find(path)?;
    let exists = place.file.exists();
    match how.create {
        Create::MustExist if !exists => return Err(OpenError::Missing),
        Create::MustNotExist if exists => return Err(OpenError::AlreadyThere),
        Create::IfAbsent | Create::MustExist | Create::MustNotExist => {}
    }
    if let Some(share) = place.network() {
        return Err(OpenError::NetworkFolder(share));
    }
    // Before the lock: a folder or a picture must not get a lock file beside it.
    if exists && let Kind::Other(what) = kind_of(&place.file)? {
        return Err(OpenError::NotAGathering(what));
    }
    let lock = lock(&place)?;
    match open_locked(&place, how, sync).await {
        Ok(Ready {
            conn,
            seal,
            head,
            snapshot,
            entries,
            read_only,
        }) => {
            let journal = Journal::new((conn, seal), place, lock, head, read_only.clone());
            Ok(Opened {
                journal,
                snapshot,
                entries,
                read_only,
            })
        }
        Err(error) => {
            lock.release();
            Err(error)
        }
    }
}

/// What opening found, before it becomes a journal.
pub(crate) struct Ready {
    pub(crate) conn: SqliteConnection,
    /// None in memory.
    pub(crate) seal: Option<Seal>,
    pub(crate) head: Head,
    pub(crate) snapshot: Option<StoredSnapshot>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) read_only: Option<ReadOnlyBecause>,
}

async fn open_locked(place: &Place, how: Open, sync: Sync) -> Result<Ready, OpenError> {
    if !place.file.exists() {
        create(place).await?;
    }
    match look(place).await {
        Ok(seen) => {
            let (conn, seal) = writable(place, sync, seen.format).await?;
            Ok(Ready {
                conn,
                seal: Some(seal),
                head: seen.head,
                snapshot: seen.snapshot,
                entries: seen.entries,
                read_only: None,
            })
        }
        Err(OpenError::Damaged(damage)) if how.damaged == Damaged::ReadUpToLastGood => {
            salvage::read(place, damage).await
        }
        Err(error) => Err(error),
    }
}

/// Makes a new gathering under another name and gives it its name when it is whole: a half-made one is never seen.
async fn create(place: &Place) -> Result<(), OpenError> {
    let unfinished = place.beside(".", ".new");
    let _left_by_a_crash = std::fs::remove_file(&unfinished);
    let made = match connect::create(&unfinished).await {
        Ok(()) => std::fs::rename(&unfinished, &place.file).map_err(OpenError::from),
        Err(error) => Err(error),
    };
    if made.is_err() {
        let _gone = std::fs::remove_file(&unfinished);
        let _gone = std::fs::remove_file(place.beside(".", ".new-journal"));
        return made;
    }
    place.sync_folder();
    Ok(())
}

/// What a sound gathering holds.
struct Seen {
    format: i64,
    head: Head,
    snapshot: Option<StoredSnapshot>,
    entries: Vec<Entry>,
}

/// Reads and verifies without writing: a damaged file stays byte for byte as it is.
async fn look(place: &Place) -> Result<Seen, OpenError> {
    match kind_of(&place.file)? {
        Kind::Gathering => {}
        Kind::Damaged(why) => return Err(damaged(Head::EMPTY, why.to_owned())),
        Kind::Other(what) => return Err(OpenError::NotAGathering(what)),
    }
    let wal = place.wal();
    let reading = if wal::has_content(&wal) {
        Reading::Live
    } else {
        Reading::Still
    };
    let lost = wal::damage(&wal)?;
    let mut conn = connect::reader(&place.file, reading).await?;
    let seen = look_into(&mut conn).await;
    conn.close().await?;
    match (seen, lost) {
        // One changed byte makes a newer version of any other: the seal tells them apart.
        (Err(OpenError::NewerVersion { .. }), _)
            if seal::judge(&place.file)? == Verdict::Broken =>
        {
            Err(damaged(Head::EMPTY, seal::BROKEN.to_owned()))
        }
        (Err(error), _) => Err(error),
        (Ok(seen), Some(why)) => Err(damaged(seen.head, why)),
        (Ok(seen), None) => {
            if reading == Reading::Still && seal::judge(&place.file)? == Verdict::Broken {
                all_hold(place).await?;
            }
            Ok(seen)
        }
    }
}

/// A byte of the file is not what was written. Where it belongs to an entry before the snapshot, the file is damaged;
/// elsewhere nothing of the gathering is lost, and it opens.
async fn all_hold(place: &Place) -> Result<(), OpenError> {
    let mut conn = connect::reader(&place.file, Reading::Still).await?;
    let followed = follow(&mut conn, Head::EMPTY, Way::Table, |_| {}).await;
    conn.close().await?;
    match followed?.damage {
        Some(damage) => Err(OpenError::Damaged(damage)),
        None => {
            tracing::warn!(
                why = seal::BROKEN,
                "every entry holds, and the gathering is opened"
            );
            Ok(())
        }
    }
}

async fn look_into(conn: &mut SqliteConnection) -> Result<Seen, OpenError> {
    let format = format_of(conn).await?;
    if let Some(why) = pages(conn, Pages::Quickly).await? {
        return Err(damaged(Head::EMPTY, why));
    }
    if format == connect::newest_format()
        && let Some(why) = tables(conn).await?
    {
        return Err(damaged(Head::EMPTY, why));
    }
    let (newest, wrong) = snapshot::newest(conn, u64::MAX, |_| true).await?;
    for why in wrong {
        tracing::warn!(why, "a snapshot is passed over");
    }
    let from = newest.as_ref().map_or(Head::EMPTY, |sound| sound.on);
    let mut entries = Vec::new();
    let followed = follow(conn, from, Way::Index, |entry| entries.push(entry)).await?;
    if let Some(damage) = followed.damage {
        return Err(OpenError::Damaged(damage));
    }
    all_there(conn, followed.head).await?;
    Ok(Seen {
        format,
        head: followed.head,
        snapshot: newest.map(|sound| sound.snapshot),
        entries,
    })
}

/// Entries before the snapshot are not read at opening, but they are counted.
async fn all_there(conn: &mut SqliteConnection, head: Head) -> Result<(), OpenError> {
    let (count, first): (i64, Option<i64>) = sqlx::query_as("select count(*), min(seq) from entry")
        .fetch_one(conn)
        .await?;
    if u64::try_from(count).ok() == Some(head.seq) && first.unwrap_or(1) == 1 {
        Ok(())
    } else {
        Err(damaged(
            Head::EMPTY,
            "entries before the snapshot are missing".to_owned(),
        ))
    }
}

fn damaged(after: Head, why: String) -> OpenError {
    OpenError::Damaged(Damage {
        last_good: after.seq,
        first_bad: None,
        why,
    })
}

fn lock(place: &Place) -> Result<Lock, OpenError> {
    match take(place) {
        Ok(Taken::Ours(lock)) => Ok(lock),
        Ok(Taken::Theirs(pid)) => Err(OpenError::InUse { pid }),
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            Err(OpenError::ReadOnlyFolder)
        }
        Err(error) => Err(error.into()),
    }
}

impl From<NoPlace> for OpenError {
    fn from(no: NoPlace) -> Self {
        match no {
            NoPlace::NoFolder => Self::NoFolder,
            NoPlace::BadName => Self::BadName,
        }
    }
}
