//! Single bytes that change in the file: every one is found, wherever it lies, and nothing is made worse.

use std::path::Path;

use lanista_journal::Journal;

use crate::common::{AS_USUAL, Hall, WHAT_IS_LEFT, dice, flip, seal_at};

/// Bytes of the header and of the seal, and so many others; the long run takes a quarter of the first page and five
/// times as many.
fn places(size: usize, seal: usize, random: u64) -> Vec<usize> {
    let long = std::env::var_os("LANISTA_LONG").is_some();
    let mut roll = dice(300);
    let mut places: Vec<_> = (0..if long { 5 * random } else { random })
        .map(|_| usize::try_from(roll(size as u64)).unwrap())
        .collect();
    if long {
        places.extend(0..1_024);
        places.extend(seal - 24..seal + 32);
    } else {
        // The header as a whole: what it says decides how everything else is read.
        places.extend(0..100);
        places.extend([seal - 16, seal - 1, seal, seal + 31]);
    }
    places
}

/// Of the file as it is, with its log if it has one: every changed byte is found by the check.
async fn check_all_found(file: &Path, log: Option<&Path>, random: u64) {
    let sound = std::fs::read(file).unwrap();
    let seal = seal_at(&sound);
    let hall = Hall::new();
    std::fs::write(&hall.file, &sound).unwrap();
    if let Some(log) = log {
        std::fs::copy(log, hall.folder.path().join("cup.lanista-wal")).unwrap();
    }
    let report = hall.check().await;
    assert!(report.ok, "before any change: {report:?}");
    for at in places(sound.len(), seal, random) {
        flip(&hall.file, at);
        let report = Journal::check(&hall.file).await;
        assert!(
            report.as_ref().is_ok_and(|report| !report.ok),
            "byte {at} of {}, the seal is at {seal}: {report:?}",
            sound.len()
        );
        flip(&hall.file, at);
    }
    assert!(hall.check().await.ok, "after the last change was undone");
}

/// A gathering with a bit of everything, closed.
async fn hall() -> Hall {
    let hall = Hall::with(400).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    journal
        .put_secret("device", "tablet-1", &[5; 32])
        .await
        .unwrap();
    journal.save_snapshot(350, &[b's'; 3_000]).await.unwrap();
    journal.close().await.unwrap();
    hall
}

#[tokio::test]
async fn every_changed_byte_of_a_closed_gathering_is_found() {
    check_all_found(&hall().await.file, None, 300).await;
}

#[tokio::test]
async fn every_changed_byte_beside_the_log_of_a_killed_program_is_found() {
    let hall = hall().await;
    let sealed = std::fs::read(&hall.file).unwrap();
    let mut journal = hall.open(AS_USUAL).await.journal;
    for n in 400..460 {
        journal.append(n, &[crate::common::tap(n)]).await.unwrap();
    }
    journal.put_setting("port", "7420").await.unwrap();
    assert!(
        std::fs::read(&hall.file).unwrap() == sealed,
        "the main file changed before its log was brought home"
    );
    let log = hall.folder.path().join("cup.lanista-wal");
    check_all_found(&hall.file, Some(&log), 60).await;
}

#[tokio::test]
async fn every_changed_byte_of_a_copy_is_found() {
    let hall = hall().await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    let copy = hall.folder.path().join("copy.lanista");
    journal
        .save_copy(&copy, lanista_journal::With::NoSecrets)
        .await
        .unwrap();
    check_all_found(&copy, None, 60).await;
}

/// One bit in each of 150 places: what opening refuses it leaves alone, and what it opens has every entry as it was.
#[tokio::test]
async fn a_flipped_bit_changes_no_entry_unseen() {
    let hall = hall().await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    let entries = journal.entries(1, 10_000).await.unwrap();
    journal.close().await.unwrap();
    let sound = std::fs::read(&hall.file).unwrap();
    let mut roll = dice(300);
    let mut refused = 0;
    for _ in 0..150 {
        let at = usize::try_from(roll(sound.len() as u64)).unwrap();
        let hall = Hall::new();
        std::fs::write(&hall.file, &sound).unwrap();
        flip(&hall.file, at);
        let hurt = std::fs::read(&hall.file).unwrap();
        match Journal::open(&hall.file, AS_USUAL).await {
            Ok(opened) => {
                let mut journal = opened.journal;
                let from = opened.snapshot.map_or(1, |snapshot| snapshot.seq + 1);
                let read = journal.entries(from, 10_000).await.unwrap();
                assert!(
                    entries.ends_with(&read),
                    "byte {at} changed an entry unseen"
                );
                journal.close().await.unwrap();
                assert!(
                    !hall.check().await.ok,
                    "byte {at}: opening and closing hid the damage"
                );
            }
            Err(_) => {
                refused += 1;
                assert_eq!(
                    std::fs::read(&hall.file).unwrap(),
                    hurt,
                    "byte {at}: a damaged file was written to"
                );
                assert_eq!(hall.files(), ["cup.lanista"], "byte {at}");
                // Reading what is left never fails in another way than by saying so, and never invents an entry.
                if let Ok(left) = Journal::open(&hall.file, WHAT_IS_LEFT).await {
                    let mut journal = left.journal;
                    let read = journal.entries(1, 10_000).await.unwrap_or_default();
                    assert!(entries.starts_with(&read), "byte {at}");
                }
            }
        }
    }
    eprintln!("of 150 flipped bits opening refused {refused}; the check finds all");
    assert!(refused >= 10, "{refused} of 150 refused");
}
