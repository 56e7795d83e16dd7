//! The seal over the whole file: set when it is closed, kept while entries lie in the log, lifted while the file changes.

use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use crate::common::{AS_USUAL, Hall, NEW, flip, seal_again, seal_at, tap};

fn is_sealed(file: &Path) -> bool {
    let bytes = std::fs::read(file).unwrap();
    let at = seal_at(&bytes);
    bytes[at..at + 32] != [0; 32]
}

/// As a program leaves it that is killed now.
fn killed(living: &Hall) -> Hall {
    let dead = Hall::new();
    for name in ["cup.lanista", "cup.lanista-wal"] {
        let _log_may_be_absent = std::fs::copy(
            living.folder.path().join(name),
            dead.folder.path().join(name),
        );
    }
    dead
}

#[tokio::test]
async fn the_seal_is_the_hash_of_the_file_without_it() {
    let hall = Hall::with(30).await;
    let sealed = std::fs::read(&hall.file).unwrap();
    assert!(is_sealed(&hall.file));
    seal_again(&hall.file);
    assert!(
        std::fs::read(&hall.file).unwrap() == sealed,
        "the tests' own seal differs"
    );
}

#[tokio::test]
async fn opening_and_closing_leaves_the_file_byte_for_byte() {
    let hall = Hall::with(30).await;
    let sealed = std::fs::read(&hall.file).unwrap();
    for _ in 0..3 {
        let mut journal = hall.open(AS_USUAL).await.journal;
        assert_eq!(journal.entries(1, 100).await.unwrap().len(), 30);
        assert!(std::fs::read(&hall.file).unwrap() == sealed);
        journal.close().await.unwrap();
        assert!(std::fs::read(&hall.file).unwrap() == sealed);
    }
}

#[tokio::test]
async fn every_close_seals() {
    let hall = Hall::with(0).await;
    for n in 0..6 {
        let mut journal = hall.open(AS_USUAL).await.journal;
        journal.append(n, &[tap(n)]).await.unwrap();
        journal.close().await.unwrap();
        assert!(is_sealed(&hall.file));
        let report = hall.check().await;
        assert_eq!((report.entries, report.ok), (n + 1, true), "{report:?}");
    }
}

/// Killed three times in a row, each time with entries in the log.
#[tokio::test]
async fn three_kills_leave_a_sealed_file_with_the_same_head() {
    let mut hall = Hall::with(30).await;
    for kill in 0..3 {
        let mut journal = hall.open(AS_USUAL).await.journal;
        let head = journal.head().seq;
        for n in head..head + 5 {
            journal.append(n, &[tap(n)]).await.unwrap();
        }
        let expected = lanista_journal::hex(&journal.head().hash);
        let dead = killed(&hall);
        drop(journal);
        hall = dead;
        let report = hall.check().await;
        assert!(
            report.ok && is_sealed(&hall.file),
            "kill {kill}: {report:?}"
        );
        assert_eq!(report.head, expected, "kill {kill}");
    }
    let size = std::fs::metadata(&hall.file).unwrap().len();
    flip(&hall.file, usize::try_from(size).unwrap() / 2);
    assert!(!hall.check().await.ok);
}

/// Killed while the log was brought home: the seal is off, the file holds, and the next opening seals it again.
#[tokio::test]
async fn a_file_whose_seal_was_lifted_is_sound() {
    for with_log in [true, false] {
        let living = Hall::with(30).await;
        let mut journal = living.open(AS_USUAL).await.journal;
        if with_log {
            journal.append(30, &[tap(30)]).await.unwrap();
        }
        let hall = killed(&living);
        let at = seal_at(&std::fs::read(&hall.file).unwrap());
        let mut file = std::fs::File::options()
            .write(true)
            .open(&hall.file)
            .unwrap();
        file.seek(SeekFrom::Start(at as u64)).unwrap();
        file.write_all(&[0; 32]).unwrap();
        drop(file);
        let report = hall.check().await;
        assert!(report.ok, "{report:?}");
        let journal = hall.open(AS_USUAL).await.journal;
        assert!(is_sealed(&hall.file), "opening did not seal it");
        drop(journal);
    }
}

/// A journal that is let go of without being closed: SQLite brings the log home by itself, so the seal must be off.
#[tokio::test]
async fn a_journal_that_is_dropped_leaves_no_wrong_seal() {
    let hall = Hall::with(30).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    journal.append(30, &[tap(30)]).await.unwrap();
    drop(journal);
    let log = hall.folder.path().join("cup.lanista-wal");
    while log.exists() {
        tokio::task::yield_now().await;
    }
    let report = hall.check().await;
    assert_eq!((report.entries, report.ok), (31, true), "{report:?}");
    hall.open(AS_USUAL).await.journal.close().await.unwrap();
    assert!(is_sealed(&hall.file) && hall.check().await.ok);
}

/// The log is brought home in the middle of the work when it has grown, and begun anew in the same space.
#[tokio::test]
async fn a_large_log_goes_home_and_the_file_is_sealed_again() {
    let hall = Hall::new();
    let mut journal = hall.open(NEW).await.journal;
    let large = |n| lanista_journal::NewEntry {
        body: "x".repeat(1_000_000),
        ..tap(n)
    };
    let (mut sealed, mut times) = (std::fs::read(&hall.file).unwrap(), 0);
    for n in 0..60 {
        journal.append(n, &[large(n)]).await.unwrap();
        let now = killed(&hall);
        let bytes = std::fs::read(&now.file).unwrap();
        if bytes != sealed {
            (sealed, times) = (bytes, times + 1);
            let report = now.check().await;
            assert_eq!((report.entries, report.ok), (n + 1, true), "{report:?}");
            assert!(is_sealed(&now.file), "entry {n}");
        }
    }
    assert_eq!(times, 3, "60 MB in steps of 16");
    let log = hall.folder.path().join("cup.lanista-wal");
    assert!(
        std::fs::metadata(&log).unwrap().len() < 20_000_000,
        "it is used again"
    );
    journal.save_snapshot(60, &[7; 5_000_000]).await.unwrap();
    assert!(std::fs::read(&killed(&hall).file).unwrap() != sealed);
    journal.close().await.unwrap();
    assert!(hall.check().await.ok);
}

/// Somebody changed a row with an SQLite shell, and the content holds: the seal tells, and goes on telling.
#[tokio::test]
async fn a_change_by_another_program_is_told() {
    let hall = Hall::with(30).await;
    hall.meddle("create table note (x); drop table note").await;
    assert!(!hall.check().await.ok);
    let mut journal = hall.open(AS_USUAL).await.journal;
    journal.append(30, &[tap(30)]).await.unwrap();
    let copy = hall.folder.path().join("copy.lanista");
    journal
        .save_copy(&copy, lanista_journal::With::Secrets)
        .await
        .unwrap();
    journal.close().await.unwrap();
    let report = hall.check().await;
    assert_eq!((report.entries, report.ok), (31, false), "{report:?}");
    assert!(lanista_journal::Journal::check(&copy).await.unwrap().ok);
}
