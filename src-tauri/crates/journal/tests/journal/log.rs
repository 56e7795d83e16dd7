//! The write-ahead log that a killed program leaves: read, checked, and not trusted blindly.

use crate::common::{AS_USUAL, Hall, WHAT_IS_LEFT, dice, flip, tap};

/// A gathering whose last entries are still in the write-ahead log, as a killed program leaves it.
async fn left_by_a_killed_program() -> Hall {
    let living = Hall::with(20).await;
    let mut journal = living.open(AS_USUAL).await.journal;
    for n in 20..60 {
        journal.append(n, &[tap(n)]).await.unwrap();
    }
    let dead = Hall::new();
    std::fs::copy(&living.file, &dead.file).unwrap();
    std::fs::copy(
        living.folder.path().join("cup.lanista-wal"),
        dead.folder.path().join("cup.lanista-wal"),
    )
    .unwrap();
    dead
}

#[tokio::test]
async fn a_log_left_by_a_killed_program_is_checked_without_touching_it() {
    let hall = left_by_a_killed_program().await;
    let log = hall.folder.path().join("cup.lanista-wal");
    let before = (
        std::fs::read(&hall.file).unwrap(),
        std::fs::read(&log).unwrap(),
    );
    let report = hall.check().await;
    assert_eq!((report.entries, report.ok), (60, true), "{report:?}");
    assert_eq!(
        (
            std::fs::read(&hall.file).unwrap(),
            std::fs::read(&log).unwrap()
        ),
        before
    );
    assert_eq!(hall.files(), ["cup.lanista", "cup.lanista-wal"]);
    let opened = hall.open(AS_USUAL).await;
    assert_eq!(opened.entries.len(), 60);
    opened.journal.close().await.unwrap();
    assert_eq!(hall.files(), ["cup.lanista"]);
    assert_eq!(hall.check().await.head, report.head);
}

/// SQLite itself ignores the log from a wrong byte on, and with it entries that were acknowledged.
#[tokio::test]
async fn a_flipped_bit_in_the_log_does_not_lose_entries_in_silence() {
    let mut roll = dice(7);
    for _ in 0..40 {
        let hall = left_by_a_killed_program().await;
        let log = hall.folder.path().join("cup.lanista-wal");
        let size = std::fs::metadata(&log).unwrap().len();
        // The last two commits may look like a write that was cut short.
        let at = usize::try_from(roll(size * 9 / 10)).unwrap();
        flip(&log, at);
        let hurt = (
            std::fs::read(&hall.file).unwrap(),
            std::fs::read(&log).unwrap(),
        );
        let report = hall.check().await;
        assert!(!report.ok, "byte {at} of {size}: {report:?}");
        assert_eq!(
            hall.refused(AS_USUAL).await.code(),
            "damaged",
            "byte {at} of {size}"
        );
        assert_eq!(
            (
                std::fs::read(&hall.file).unwrap(),
                std::fs::read(&log).unwrap()
            ),
            hurt
        );
        let left = hall.open(WHAT_IS_LEFT).await;
        assert_eq!(left.read_only.unwrap().lost, None);
        assert!(
            (20..60).contains(&left.entries.len()),
            "{}",
            left.entries.len()
        );
        drop(left.journal);
        assert_eq!(
            (
                std::fs::read(&hall.file).unwrap(),
                std::fs::read(&log).unwrap()
            ),
            hurt
        );
    }
}

/// A write cut short by a power failure is what SQLite takes it for: the commit that was never acknowledged.
#[tokio::test]
async fn a_log_cut_short_is_no_damage() {
    for cut in [1_u64, 24, 4_000, 4_120, 5_000] {
        let hall = left_by_a_killed_program().await;
        let log = std::fs::File::options()
            .write(true)
            .open(hall.folder.path().join("cup.lanista-wal"))
            .unwrap();
        let size = log.metadata().unwrap().len();
        log.set_len(size - cut).unwrap();
        assert_eq!(hall.check().await.entries, 59);
        assert_eq!(hall.open(AS_USUAL).await.entries.len(), 59);
    }
}
