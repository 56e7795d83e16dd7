//! Snapshots, secrets and settings: kept beside the entries.

use crate::common::{AS_USUAL, Hall, NEW};

#[tokio::test]
async fn snapshots_shorten_the_way_and_the_newest_two_are_kept() {
    let hall = Hall::with(30).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    for seq in [5, 12, 20, 28] {
        journal
            .save_snapshot(seq, format!("state after {seq}").as_bytes())
            .await
            .unwrap();
    }
    let none = journal.save_snapshot(31, b"of nothing").await.unwrap_err();
    assert!(none.to_string().contains("31"), "{none}");
    journal.close().await.unwrap();

    let again = hall.open(AS_USUAL).await;
    let snapshot = again.snapshot.unwrap();
    assert_eq!(
        (snapshot.seq, snapshot.body.as_slice()),
        (28, b"state after 28".as_slice())
    );
    assert_eq!(
        again
            .entries
            .iter()
            .map(|entry| entry.seq)
            .collect::<Vec<_>>(),
        [29, 30]
    );
    again.journal.close().await.unwrap();

    hall.meddle("update snapshot set body = 'another state' where seq = 28")
        .await;
    assert!(!hall.check().await.ok);
    let older = hall.open(AS_USUAL).await;
    assert_eq!(older.snapshot.unwrap().seq, 20);
    assert_eq!(older.entries.len(), 10);
    older.journal.close().await.unwrap();

    hall.meddle("delete from snapshot").await;
    assert_eq!(hall.open(AS_USUAL).await.entries.len(), 30);
}

#[tokio::test]
async fn secrets_and_settings_are_kept_beside_the_entries() {
    let hall = Hall::new();
    let mut journal = hall.open(NEW).await.journal;
    journal
        .put_secret("device", "tablet-2", b"key two")
        .await
        .unwrap();
    journal
        .put_secret("device", "tablet-1", b"key one")
        .await
        .unwrap();
    journal
        .put_secret("device", "tablet-2", b"key two, renewed")
        .await
        .unwrap();
    journal
        .put_secret("server", "identity", &[0, 1, 2])
        .await
        .unwrap();
    journal.delete_secret("device", "nobody").await.unwrap();
    journal.put_setting("port", "7420").await.unwrap();
    journal.put_setting("port", "7421").await.unwrap();
    journal.close().await.unwrap();

    let mut journal = hall.open(AS_USUAL).await.journal;
    let keys = [
        ("tablet-1".to_owned(), b"key one".to_vec()),
        ("tablet-2".to_owned(), b"key two, renewed".to_vec()),
    ];
    assert_eq!(journal.secrets("device").await.unwrap(), keys);
    journal.delete_secret("device", "tablet-1").await.unwrap();
    assert_eq!(journal.secrets("device").await.unwrap(), keys[1..]);
    assert_eq!(
        journal.setting("port").await.unwrap().as_deref(),
        Some("7421")
    );
    assert_eq!(journal.setting("name").await.unwrap(), None);
    assert_eq!(
        journal.settings().await.unwrap(),
        [("port".to_owned(), "7421".to_owned())]
    );
    journal.delete_setting("port").await.unwrap();
    assert_eq!(journal.settings().await.unwrap(), []);
}
