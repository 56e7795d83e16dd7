//! Photos beside the entries: whole or not there, in copies, found when they are damaged.

use crate::common::{AS_USUAL, Hall, WHAT_IS_LEFT, tap};
use lanista_journal::{Journal, Media, MediaName, PIECE_BYTES, With};
use sha2::{Digest as _, Sha256};

/// Bytes of a photo that fill more than two pieces.
fn photo() -> Vec<u8> {
    (0..PIECE_BYTES * 2 + 77)
        .map(|at| u8::try_from(at % 251).unwrap())
        .collect()
}

async fn store(journal: &mut Journal, sha256: &str, bytes: &[u8]) {
    for (piece, body) in (0..).zip(bytes.chunks(PIECE_BYTES)) {
        journal.put_media_piece(sha256, piece, body).await.unwrap();
    }
    let digest = Sha256::digest(bytes).into();
    let size = bytes.len() as u64;
    journal
        .finish_media(MediaName { sha256, digest }, "png", size)
        .await
        .unwrap();
}

async fn read(journal: &mut Journal, sha256: &str) -> Option<Vec<u8>> {
    let Media { pieces, .. } = journal.media(sha256).await.unwrap()?;
    let mut all = Vec::new();
    for piece in 0..pieces {
        all.extend(journal.media_piece(sha256, piece).await.unwrap()?);
    }
    Some(all)
}

#[tokio::test]
async fn a_photo_comes_back_as_it_was_also_from_a_copy() {
    let hall = Hall::with(3).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    store(&mut journal, "one", &photo()).await;
    journal.append(3, &[tap(3)]).await.unwrap();
    journal.close().await.unwrap();
    assert!(hall.check().await.ok);

    let mut journal = hall.open(AS_USUAL).await.journal;
    assert_eq!(read(&mut journal, "one").await, Some(photo()));
    assert_eq!(
        journal.media("one").await.unwrap(),
        Some(Media {
            kind: "png".to_owned(),
            bytes: photo().len() as u64,
            pieces: 3
        })
    );
    let to = hall.folder.path().join("copy.lanista");
    journal.save_copy(&to, With::NoSecrets).await.unwrap();
    let mut copy = Journal::open(&to, AS_USUAL).await.unwrap().journal;
    assert_eq!(read(&mut copy, "one").await, Some(photo()));
}

#[tokio::test]
async fn an_upload_that_broke_off_is_no_photo_and_is_swept() {
    let hall = Hall::with(3).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    journal.put_media_piece("one", 0, b"half").await.unwrap();
    let digest = Sha256::digest(b"half a photo").into();
    let name = MediaName {
        sha256: "one",
        digest,
    };
    assert!(journal.finish_media(name, "png", 12).await.is_err());
    store(&mut journal, "other", b"whole").await;
    assert_eq!(journal.media("one").await.unwrap(), None);
    assert_eq!(journal.sweep_media().await.unwrap(), 1);
    assert_eq!(journal.media_piece("one", 0).await.unwrap(), None);
    assert_eq!(
        read(&mut journal, "other").await.as_deref(),
        Some(&b"whole"[..])
    );
    journal.delete_media("other").await.unwrap();
    assert_eq!(read(&mut journal, "other").await, None);
    assert_eq!(journal.sweep_media().await.unwrap(), 0, "nothing is left");
}

#[tokio::test]
async fn a_changed_photo_is_found_and_the_others_are_saved() {
    let hall = Hall::with(3).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    store(&mut journal, "good", &photo()).await;
    store(&mut journal, "bad", &photo()).await;
    store(&mut journal, "short", &photo()).await;
    journal.close().await.unwrap();
    for meddled in [
        "update media_piece set body = x'00' where sha256 = 'bad' and piece = 1",
        "delete from media_piece where sha256 = 'short' and piece = 2",
    ] {
        hall.meddle(meddled).await;
        let report = hall.check().await;
        assert!(!report.ok, "{meddled}");
    }
    hall.meddle("update entry set body = 'x' where seq = 3")
        .await;
    let mut left = hall.open(WHAT_IS_LEFT).await.journal;
    assert_eq!(read(&mut left, "good").await, Some(photo()));
    assert_eq!(read(&mut left, "bad").await, None);
    assert_eq!(read(&mut left, "short").await, None);
}

#[tokio::test]
async fn a_gathering_from_before_photos_gets_their_tables_and_keeps_its_entries() {
    let hall = Hall::with(3).await;
    hall.meddle(
        "drop table media; drop table media_piece; delete from _sqlx_migrations where version > 1; \
         pragma user_version = 1",
    )
    .await;
    let opened = hall.open(AS_USUAL).await;
    assert_eq!(opened.entries.len(), 3);
    let mut journal = opened.journal;
    store(&mut journal, "one", &photo()).await;
    journal.close().await.unwrap();
    let mut journal = hall.open(AS_USUAL).await.journal;
    assert_eq!(read(&mut journal, "one").await, Some(photo()));
}
