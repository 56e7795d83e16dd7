//! Single bits that change in the file: found, or in bytes that nothing uses.

use lanista_journal::Journal;

use crate::common::{AS_USUAL, Hall, WHAT_IS_LEFT, dice, flip};

/// One bit in each of 300 places. Bytes that no row uses may change unseen, as long as every entry is what it was:
/// in a file as small as this one, with a dozen nearly empty pages, they are about a third.
#[tokio::test]
async fn a_flipped_bit_is_found_or_harmless() {
    let hall = Hall::with(400).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    journal
        .put_secret("device", "tablet-1", &[5; 32])
        .await
        .unwrap();
    journal.save_snapshot(350, &[b's'; 3_000]).await.unwrap();
    let entries = journal.entries(1, 10_000).await.unwrap();
    journal.close().await.unwrap();
    let sound = std::fs::read(&hall.file).unwrap();
    let mut roll = dice(300);
    let (mut found, mut refused, mut unseen) = (0, 0, 0);
    for _ in 0..300 {
        let at = usize::try_from(roll(sound.len() as u64)).unwrap();
        let hall = Hall::new();
        std::fs::write(&hall.file, &sound).unwrap();
        flip(&hall.file, at);
        let hurt = std::fs::read(&hall.file).unwrap();
        let checked = Journal::check(&hall.file).await;
        let opened = Journal::open(&hall.file, AS_USUAL).await;
        if opened.is_err() {
            refused += 1;
            assert_eq!(
                std::fs::read(&hall.file).unwrap(),
                hurt,
                "byte {at}: a damaged file was written to"
            );
            assert_eq!(hall.files(), ["cup.lanista"], "byte {at}");
        }
        if checked.is_ok_and(|report| report.ok) {
            unseen += 1;
            let mut journal = opened
                .unwrap_or_else(|error| panic!("byte {at}: {error}"))
                .journal;
            assert_eq!(
                journal.entries(1, 10_000).await.unwrap(),
                entries,
                "byte {at} changed an entry unseen"
            );
            assert_eq!(
                journal.secrets("device").await.unwrap().len(),
                1,
                "byte {at}"
            );
        } else {
            found += 1;
            drop(opened);
            // Reading what is left never fails in another way than by saying so, and never invents an entry.
            if let Ok(left) = Journal::open(&hall.file, WHAT_IS_LEFT).await {
                let mut journal = left.journal;
                let read = journal.entries(1, 10_000).await.unwrap_or_default();
                assert!(
                    entries.starts_with(&read) || left.read_only.is_none(),
                    "byte {at}"
                );
            }
        }
    }
    eprintln!(
        "of 300 flipped bits the check found {found}, opening refused {refused}, {unseen} were in bytes that nothing uses"
    );
    assert!(found >= 170, "{found} of 300 found");
}
