//! Looking back beside the work: old snapshots that stay, entries by number and by time.

use crate::common::{AS_USUAL, Hall, NEW, tap};
use lanista_journal::SPACING;

#[tokio::test]
async fn of_older_snapshots_the_first_of_each_part_stays() {
    let hall = Hall::with(0).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    let taps: Vec<_> = (0..3 * SPACING).map(tap).collect();
    journal.append(0, &taps).await.unwrap();
    for seq in [
        10,
        500,
        SPACING + 7,
        SPACING + 8,
        2 * SPACING,
        2 * SPACING + 1,
        2 * SPACING + 2,
    ] {
        journal
            .save_snapshot(seq, seq.to_string().as_bytes())
            .await
            .unwrap();
    }
    let mut looking = journal.look_back().unwrap().begin().await.unwrap();
    let mut found = Vec::new();
    let mut up_to = u64::MAX;
    while let Some(snapshot) = looking.snapshot(up_to).await.unwrap() {
        assert_eq!(snapshot.body, snapshot.seq.to_string().as_bytes());
        found.push(snapshot.seq);
        up_to = snapshot.seq - 1;
    }
    looking.close().await;
    assert_eq!(
        found,
        [
            2 * SPACING + 2,
            2 * SPACING + 1,
            2 * SPACING,
            SPACING + 7,
            10
        ]
    );
    journal.close().await.unwrap();
    assert!(hall.check().await.ok);
    assert_eq!(
        hall.open(AS_USUAL).await.snapshot.unwrap().seq,
        2 * SPACING + 2
    );
}

#[tokio::test]
async fn a_damaged_old_snapshot_is_passed_over_and_found_by_the_check() {
    let hall = Hall::with(30).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    for seq in [4, 20, 28] {
        journal.save_snapshot(seq, b"state").await.unwrap();
    }
    journal.close().await.unwrap();
    hall.meddle("update snapshot set body = 'another state' where seq = 20")
        .await;
    assert!(!hall.check().await.ok);
    let opened = hall.open(AS_USUAL).await;
    let mut looking = opened.journal.look_back().unwrap().begin().await.unwrap();
    assert_eq!(looking.snapshot(25).await.unwrap().unwrap().seq, 4);
    assert_eq!(looking.snapshot(3).await.unwrap(), None);
    looking.close().await;
}

#[tokio::test]
async fn an_entry_is_found_by_its_time() {
    let hall = Hall::new();
    let mut journal = hall.open(NEW).await.journal;
    let times = [100, 100, 100, 250, 250, 900];
    let taps: Vec<_> = (0..)
        .zip(times)
        .map(|(n, at)| lanista_journal::NewEntry { at, ..tap(n) })
        .collect();
    journal.append(0, &taps).await.unwrap();
    let mut looking = journal.look_back().unwrap().begin().await.unwrap();
    for (time, seq) in [
        (0, 0),
        (99, 0),
        (100, 3),
        (249, 3),
        (250, 5),
        (899, 5),
        (900, 6),
        (u64::MAX, 6),
    ] {
        assert_eq!(looking.seq_at(time).await.unwrap(), seq, "at {time}");
    }
    assert_eq!(looking.at(4).await.unwrap(), Some(250));
    assert_eq!(looking.at(7).await.unwrap(), None);
    let seen: Vec<_> = looking.entries(2, 4).await.unwrap();
    assert_eq!(
        seen.iter().map(|entry| entry.seq).collect::<Vec<_>>(),
        [2, 3, 4]
    );
    assert_eq!(looking.heads(5, 99).await.unwrap().len(), 2);
    looking.close().await;
}
