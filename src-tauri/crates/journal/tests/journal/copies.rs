//! Copies: whole, verified, without keys unless asked for, and never over a gathering that is open.

use std::path::{Path, PathBuf};

use crate::common::{AS_USUAL, Hall, tap};
use lanista_journal::{Journal, With, copy_name, hex, rotate_copies};

const KEY: &[u8; 32] = b"a key that must not be found ...";

async fn hall_with_keys() -> (Hall, Journal) {
    let hall = Hall::with(50).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    for tablet in 0..40 {
        journal
            .put_secret("device", &format!("tablet-{tablet}"), KEY)
            .await
            .unwrap();
    }
    journal.put_setting("name", "Cup").await.unwrap();
    journal.save_snapshot(50, b"state").await.unwrap();
    (hall, journal)
}

fn has_key(file: &Path) -> bool {
    std::fs::read(file)
        .unwrap()
        .windows(KEY.len())
        .any(|window| window == KEY)
}

#[tokio::test]
async fn a_copy_made_at_work_is_a_whole_gathering_without_keys() {
    let (hall, mut journal) = hall_with_keys().await;
    let to = hall.folder.path().join("copy.lanista");
    let copied = journal
        .copier()
        .save_copy(&to, With::NoSecrets)
        .await
        .unwrap();
    assert_eq!(
        (copied.entries, copied.head),
        (50, hex(&journal.head().hash))
    );
    assert_eq!(copied.bytes, std::fs::metadata(&to).unwrap().len());
    assert!(!has_key(&to), "a key is in the copy");
    journal.append(50, &[tap(50)]).await.unwrap();

    let opened = Journal::open(&to, AS_USUAL).await.unwrap();
    assert_eq!(opened.snapshot.unwrap().seq, 50);
    let mut copy = opened.journal;
    assert_eq!(copy.secrets("device").await.unwrap(), []);
    assert_eq!(copy.setting("name").await.unwrap().as_deref(), Some("Cup"));
    copy.close().await.unwrap();
    journal.close().await.unwrap();
    assert_eq!(hall.files(), ["copy.lanista", "cup.lanista"]);
}

#[tokio::test]
async fn keys_go_along_on_request() {
    let (hall, journal) = hall_with_keys().await;
    let to = hall.folder.path().join("copy.lanista");
    journal
        .copier()
        .save_copy(&to, With::Secrets)
        .await
        .unwrap();
    assert!(has_key(&to));
    let mut copy = Journal::open(&to, AS_USUAL).await.unwrap().journal;
    assert_eq!(copy.secrets("device").await.unwrap().len(), 40);
}

#[tokio::test]
async fn taps_go_on_while_copies_are_made() {
    let hall = Hall::with(10).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    let copier = journal.copier();
    let to = hall.folder.path().join("copy.lanista");
    let copies = tokio::spawn(async move {
        let mut made = Vec::new();
        for _ in 0..6 {
            made.push(copier.save_copy(&to, With::NoSecrets).await.unwrap());
        }
        made
    });
    let mut n = 10;
    while !copies.is_finished() {
        journal.append(n, &[tap(n)]).await.unwrap();
        n += 1;
    }
    let made = copies.await.unwrap();
    assert!(made.is_sorted_by_key(|copy| copy.entries), "{made:?}");
    for copy in made {
        let entry = &journal.entries(copy.entries, 1).await.unwrap()[0];
        assert_eq!(copy.head, hex(&entry.hash));
    }
    journal.close().await.unwrap();
    assert!(hall.check().await.ok);
}

#[tokio::test]
async fn an_open_gathering_is_never_overwritten() {
    let (hall, mut journal) = hall_with_keys().await;
    assert_eq!(
        journal
            .save_copy(&hall.file, With::Secrets)
            .await
            .unwrap_err()
            .code(),
        "target_in_use"
    );
    let other = Hall::with(3).await;
    let open = other.open(AS_USUAL).await.journal;
    assert_eq!(
        journal
            .save_copy(&other.file, With::Secrets)
            .await
            .unwrap_err()
            .code(),
        "target_in_use"
    );
    open.close().await.unwrap();
    assert_eq!(other.check().await.entries, 3);
    journal.save_copy(&other.file, With::Secrets).await.unwrap();
    assert_eq!(other.check().await.entries, 50);
    let nowhere = hall.folder.path().join("no/copy.lanista");
    assert_eq!(
        journal
            .save_copy(&nowhere, With::Secrets)
            .await
            .unwrap_err()
            .code(),
        "no_folder"
    );
    assert_eq!(
        journal
            .save_copy(hall.folder.path(), With::Secrets)
            .await
            .unwrap_err()
            .code(),
        "target_in_use"
    );
}

/// The gathering that is replaced was left with a log by a killed program: the copy must not inherit it.
#[tokio::test]
async fn a_copy_does_not_inherit_the_log_of_what_it_replaces() {
    let (hall, mut journal) = hall_with_keys().await;
    let other = Hall::with(3).await;
    let mut living = other.open(AS_USUAL).await.journal;
    living.append(3, &[tap(3)]).await.unwrap();
    let to = hall.folder.path().join("copy.lanista");
    std::fs::copy(&other.file, &to).unwrap();
    std::fs::copy(
        other.folder.path().join("cup.lanista-wal"),
        hall.folder.path().join("copy.lanista-wal"),
    )
    .unwrap();
    journal.save_copy(&to, With::NoSecrets).await.unwrap();
    assert_eq!(
        Journal::open(&to, AS_USUAL)
            .await
            .unwrap()
            .journal
            .head()
            .seq,
        50
    );
}

/// A damaged gathering gives no copy that would push a good one out.
#[tokio::test]
async fn a_copy_that_does_not_verify_is_not_kept() {
    let (hall, journal) = hall_with_keys().await;
    let to = hall.folder.path().join("copy.lanista");
    journal
        .copier()
        .save_copy(&to, With::NoSecrets)
        .await
        .unwrap();
    let good = std::fs::read(&to).unwrap();
    hall.meddle("update entry set kind = 'x' where seq = 20")
        .await;
    let refused = journal
        .copier()
        .save_copy(&to, With::NoSecrets)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "copy_unsound", "{refused}");
    assert_eq!(std::fs::read(&to).unwrap(), good);
    assert!(
        hall.files().iter().all(|name| !name.contains("part")),
        "{:?}",
        hall.files()
    );
}

#[test]
fn automatic_copies_are_named_by_the_time_they_were_made() {
    let check = |at: u64, expected: &str| assert_eq!(copy_name("Cup", at), expected);
    check(0, "Cup-19700101T000000Z.lanista");
    check(951_782_399_999, "Cup-20000228T235959Z.lanista");
    check(951_782_400_000, "Cup-20000229T000000Z.lanista");
    check(951_868_800_000, "Cup-20000301T000000Z.lanista");
    check(1_795_269_900_000, "Cup-20261121T140500Z.lanista");
    check(4_107_542_400_000, "Cup-21000301T000000Z.lanista");
}

#[test]
fn the_newest_copies_stay_and_nothing_else_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str| std::fs::write(folder.path().join(name), "").unwrap();
    for hour in 0..15 {
        write(&copy_name("Cup", hour * 3_600_000));
    }
    let strangers = [
        "Cup.lanista",
        "Cup-final.lanista",
        "Cup-2-19700101T000000Z.lanista",
        "Cup-19700101T000000Z.txt",
    ];
    strangers.iter().for_each(|name| write(name));
    let gone = rotate_copies(folder.path(), "Cup", 12).unwrap();
    let oldest: Vec<PathBuf> = (0..3)
        .rev()
        .map(|hour| folder.path().join(copy_name("Cup", hour * 3_600_000)))
        .collect();
    assert_eq!(gone, oldest);
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        12 + strangers.len()
    );
    assert!(rotate_copies(folder.path(), "Cup", 12).unwrap().is_empty());
}
