//! Damaged files: found, never written to, and read up to the last good entry.

use crate::common::{AS_USUAL, Hall, NEW, WHAT_IS_LEFT, tap};
use lanista_journal::{AppendError, Journal, OpenError, StorageError, With};

/// After someone changed entry 7 of 12 behind our back: found, and the six before it can be read.
async fn check_change(statement: &'static str, why: &str) {
    let hall = Hall::with(12).await;
    hall.meddle(statement).await;
    let bytes = std::fs::read(&hall.file).unwrap();

    let report = hall.check().await;
    assert_eq!(
        (report.ok, report.first_bad, report.entries),
        (false, Some(7), 6),
        "{statement}: {report:?}"
    );
    assert!(
        report.why.as_deref().unwrap().contains(why),
        "{statement}: {report:?}"
    );

    let OpenError::Damaged(damage) = hall.refused(AS_USUAL).await else {
        panic!("{statement}")
    };
    assert_eq!(
        (damage.last_good, damage.first_bad),
        (6, Some(7)),
        "{statement}"
    );

    let opened = hall.open(WHAT_IS_LEFT).await;
    assert_eq!(
        opened
            .entries
            .iter()
            .map(|entry| entry.told.clone())
            .collect::<Vec<_>>(),
        (0..6).map(tap).collect::<Vec<_>>()
    );
    assert_eq!(
        opened.read_only.as_ref().unwrap().last_good,
        6,
        "{statement}"
    );
    let mut journal = opened.journal;
    assert_eq!(
        journal.append(6, &[tap(6)]).await.unwrap_err().code(),
        "read_only"
    );
    journal.close().await.unwrap();
    assert_eq!(
        std::fs::read(&hall.file).unwrap(),
        bytes,
        "{statement}: the original was changed"
    );
    assert_eq!(hall.files(), ["cup.lanista"], "{statement}");
}

#[tokio::test]
async fn a_change_in_any_column_is_found() {
    let content = "content is not what was written";
    let order = "does not follow";
    check_change("update entry set at = at + 1 where seq = 7", content).await;
    check_change(
        "update entry set actor = actor || ' ' where seq = 7",
        content,
    )
    .await;
    check_change(
        "update entry set device = 'tablet-9' where seq = 7",
        content,
    )
    .await;
    check_change(
        "update entry set command_id = 'c-99' where seq = 7",
        content,
    )
    .await;
    check_change(
        "update entry set command_hash = zeroblob(32) where seq = 7",
        content,
    )
    .await;
    check_change("update entry set kind = 'TakeBack' where seq = 7", content).await;
    check_change(
        "update entry set body = replace(body, 'home', 'Home') where seq = 7",
        content,
    )
    .await;
    check_change(
        "update entry set hash = zeroblob(32) where seq = 7",
        content,
    )
    .await;
    check_change(
        "update entry set prev_hash = zeroblob(32) where seq = 7",
        order,
    )
    .await;
    check_change(
        "update entry set hash = zeroblob(31) where seq = 7",
        "32 bytes",
    )
    .await;
    check_change("update entry set at = 'noon' where seq = 7", "").await;
    check_change("update entry set at = -at where seq = 7", "negative").await;
    check_change(
        "update entry set body = cast(body as blob) where seq = 7",
        "",
    )
    .await;
    check_change("delete from entry where seq = 7", "missing").await;
    check_change("delete from entry where seq between 7 and 8", "missing").await;
    check_change("update entry set seq = 77 where seq = 7", "missing").await;
}

#[tokio::test]
async fn how_much_is_lost_is_said() {
    let hall = Hall::with(12).await;
    hall.meddle("update entry set body = 'x' where seq = 7")
        .await;
    let opened = hall.open(WHAT_IS_LEFT).await;
    let because = opened.read_only.unwrap();
    assert_eq!(because.lost, Some(6));
    assert!(
        because
            .to_string()
            .contains("up to entry 6; 6 entries after it are lost"),
        "{because}"
    );
}

/// Entries before the snapshot are not read at opening, so that opening is quick; but the seal is looked at, and where it
/// is broken they are.
#[tokio::test]
async fn damage_before_the_snapshot_is_found_by_the_seal() {
    let hall = Hall::with(12).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    journal.put_setting("port", "7420").await.unwrap();
    journal.save_snapshot(10, b"state").await.unwrap();
    journal.close().await.unwrap();
    hall.meddle("update setting set value = '7421' where key = 'port'")
        .await;
    assert_eq!(hall.open(AS_USUAL).await.entries.len(), 2);
    hall.meddle("update entry set body = 'x' where seq = 7")
        .await;
    assert_eq!(hall.refused(AS_USUAL).await.code(), "damaged");
    assert_eq!(hall.open(WHAT_IS_LEFT).await.entries.len(), 6);
    assert_eq!(hall.check().await.first_bad, Some(7));
    hall.meddle("delete from entry where seq = 7").await;
    assert_eq!(hall.refused(AS_USUAL).await.code(), "damaged");
}

#[tokio::test]
async fn what_is_left_can_be_saved_as_a_gathering() {
    let hall = Hall::with(12).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    journal
        .put_secret("device", "tablet-1", b"key")
        .await
        .unwrap();
    journal.put_setting("port", "7420").await.unwrap();
    journal.save_snapshot(4, b"state").await.unwrap();
    journal.save_snapshot(9, b"later state").await.unwrap();
    journal.close().await.unwrap();
    hall.meddle("update entry set kind = 'x' where seq in (7, 11); update setting set value = '1' where key = 'port'").await;
    hall.meddle("delete from entry where seq = 12").await;

    let opened = hall.open(WHAT_IS_LEFT).await;
    assert_eq!(
        opened.snapshot.as_ref().map(|snapshot| snapshot.seq),
        Some(4)
    );
    assert_eq!(
        opened
            .entries
            .iter()
            .map(|entry| entry.seq)
            .collect::<Vec<_>>(),
        [5, 6]
    );
    let mut journal = opened.journal;
    assert_eq!(journal.secrets("device").await.unwrap().len(), 1);
    assert_eq!(journal.setting("port").await.unwrap(), None);
    let rescued = hall.folder.path().join("rescued.lanista");
    let copied = journal.save_copy(&rescued, With::Secrets).await.unwrap();
    assert_eq!(copied.entries, 6);
    drop(journal);

    let mut journal = Journal::open(&rescued, AS_USUAL).await.unwrap().journal;
    assert_eq!(journal.append(6, &[tap(6)]).await.unwrap()[0].seq, 7);
    assert_eq!(journal.secrets("device").await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_gathering_cut_off_is_damaged() {
    let hall = Hall::with(400).await;
    let file = std::fs::File::options()
        .write(true)
        .open(&hall.file)
        .unwrap();
    file.set_len(file.metadata().unwrap().len() / 2).unwrap();
    assert!(!hall.check().await.ok);
    assert_eq!(hall.refused(AS_USUAL).await.code(), "damaged");
    let left = hall.open(WHAT_IS_LEFT).await;
    let entries: Vec<_> = left
        .entries
        .iter()
        .map(|entry| entry.told.clone())
        .collect();
    assert!(
        !entries.is_empty() && entries.len() < 400,
        "{}",
        entries.len()
    );
    assert_eq!(
        entries,
        (0..entries.len() as u64).map(tap).collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn a_journal_read_from_a_damaged_file_refuses_every_change() {
    let hall = Hall::with(3).await;
    hall.meddle("update entry set kind = 'x' where seq = 3")
        .await;
    let mut journal = hall.open(WHAT_IS_LEFT).await.journal;
    assert!(matches!(
        journal.append(2, &[]).await,
        Err(AppendError::Storage(StorageError::ReadOnly))
    ));
    assert_eq!(
        journal
            .put_secret("device", "x", b"")
            .await
            .unwrap_err()
            .code(),
        "read_only"
    );
    assert_eq!(
        journal.put_setting("port", "1").await.unwrap_err().code(),
        "read_only"
    );
    assert_eq!(
        journal.save_snapshot(1, b"").await.unwrap_err().code(),
        "read_only"
    );
    assert!(journal.read_only().is_some());
    assert_eq!(hall.refused(AS_USUAL).await.code(), "in_use");
    assert_eq!(hall.refused(NEW).await.code(), "already_there");
}
