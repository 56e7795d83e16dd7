//! Appending, finding and reading again: what was acknowledged is there, what was refused left no trace.

use crate::common::{AS_USUAL, Hall, NEW, tap};
use lanista_journal::{AppendError, Create, Damaged, Journal, Open, StorageError, With, hex};

#[tokio::test]
async fn what_was_appended_is_there_after_opening_again() {
    let hall = Hall::new();
    let opened = hall.open(NEW).await;
    assert_eq!((opened.entries.len(), opened.journal.head().seq), (0, 0));
    let mut journal = opened.journal;
    let first = journal.append(0, &[tap(0), tap(1)]).await.unwrap();
    let second = journal.append(2, &[tap(2)]).await.unwrap();
    assert_eq!(
        first
            .iter()
            .chain(&second)
            .map(|stored| stored.seq)
            .collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert_eq!(journal.head(), second[0]);
    journal.close().await.unwrap();
    assert_eq!(hall.files(), ["cup.lanista"]);

    let again = hall.open(AS_USUAL).await;
    assert_eq!(
        again
            .entries
            .iter()
            .map(|entry| entry.told.clone())
            .collect::<Vec<_>>(),
        [tap(0), tap(1), tap(2)]
    );
    assert_eq!(again.journal.head(), second[0]);
    assert_eq!(again.entries[2].prev_hash, again.entries[1].hash);
    assert!(again.read_only.is_none());
    again.journal.close().await.unwrap();

    let report = hall.check().await;
    assert_eq!(
        (report.entries, report.head, report.ok, report.why),
        (3, hex(&second[0].hash), true, None)
    );
}

#[tokio::test]
async fn an_empty_batch_changes_nothing() {
    let mut journal = Hall::new().open(NEW).await.journal;
    assert_eq!(journal.append(0, &[]).await.unwrap(), []);
    assert_eq!(journal.head().seq, 0);
}

#[tokio::test]
async fn a_batch_decided_on_an_older_state_is_refused() {
    let hall = Hall::with(3).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    let refused = journal.append(2, &[tap(3)]).await.unwrap_err();
    assert!(
        matches!(
            refused,
            AppendError::Conflict {
                expected: 2,
                head: 3
            }
        ),
        "{refused}"
    );
    assert_eq!(journal.append(3, &[tap(3)]).await.unwrap()[0].seq, 4);
}

#[tokio::test]
async fn a_stranger_who_wrote_with_an_sqlite_shell_is_noticed() {
    let hall = Hall::with(3).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    hall.meddle("insert into entry select 4, at, actor, device, 'x', command_hash, kind, body, hash, hash from entry where seq = 3").await;
    let refused = journal.append(3, &[tap(3)]).await.unwrap_err();
    assert!(
        matches!(
            refused,
            AppendError::Conflict {
                expected: 3,
                head: 4
            }
        ),
        "{refused}"
    );
}

/// The third of five commands is there already: nothing of the five is stored, and the journal goes on.
#[tokio::test]
async fn a_batch_that_fails_in_the_middle_leaves_no_trace() {
    for twice in ["in the journal", "in the batch"] {
        let hall = Hall::with(3).await;
        let mut journal = hall.open(AS_USUAL).await.journal;
        let before = journal.head();
        let known = if twice == "in the journal" {
            tap(1)
        } else {
            tap(3)
        };
        let refused = journal
            .append(3, &[tap(3), tap(4), known.clone(), tap(5), tap(6)])
            .await
            .unwrap_err();
        assert!(
            matches!(&refused, AppendError::Duplicate { command_id, .. } if *command_id == known.command_id),
            "{refused}"
        );
        assert_eq!(refused.code(), "duplicate");
        assert_eq!(journal.head(), before);
        assert_eq!(
            journal
                .find(&tap(3).device, &tap(3).command_id)
                .await
                .unwrap(),
            None
        );
        let stored = journal.append(3, &[tap(3), tap(4)]).await.unwrap();
        assert_eq!(stored[1].seq, 5);
        journal.close().await.unwrap();
        let report = hall.check().await;
        assert_eq!((report.entries, report.ok), (5, true), "{report:?}");
    }
}

#[tokio::test]
async fn a_number_too_large_for_the_file_is_refused_whole() {
    let mut journal = Hall::new().open(NEW).await.journal;
    let far = lanista_journal::NewEntry {
        at: u64::MAX,
        ..tap(1)
    };
    let refused = journal.append(0, &[tap(0), far]).await.unwrap_err();
    assert!(
        matches!(refused, AppendError::Storage(StorageError::TooLarge)),
        "{refused}"
    );
    assert_eq!(journal.append(0, &[tap(0)]).await.unwrap()[0].seq, 1);
}

#[tokio::test]
async fn a_command_is_found_by_its_device_and_id() {
    let hall = Hall::with(8).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    let told = journal.find("tablet-2", "c-7").await.unwrap().unwrap();
    assert_eq!((told.seq, told.command_hash), (8, tap(7).command_hash));
    assert_eq!(journal.find("tablet-3", "c-7").await.unwrap(), None);
    assert_eq!(journal.find("tablet-2", "c-8").await.unwrap(), None);
}

#[tokio::test]
async fn the_same_id_of_two_devices_is_two_commands() {
    let mut journal = Hall::new().open(NEW).await.journal;
    let other = lanista_journal::NewEntry {
        device: "tablet-9".into(),
        ..tap(0)
    };
    assert_eq!(journal.append(0, &[tap(0), other]).await.unwrap().len(), 2);
}

#[tokio::test]
async fn entries_are_read_in_pieces() {
    let hall = Hall::with(25).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    let seqs = |entries: Vec<lanista_journal::Entry>| {
        entries.iter().map(|entry| entry.seq).collect::<Vec<_>>()
    };
    assert_eq!(seqs(journal.entries(9, 3).await.unwrap()), [9, 10, 11]);
    assert_eq!(seqs(journal.entries(24, 100).await.unwrap()), [24, 25]);
    assert_eq!(seqs(journal.entries(26, 100).await.unwrap()), [0; 0]);
}

#[tokio::test]
async fn any_text_comes_back_as_it_was() {
    let mut journal = Hall::new().open(NEW).await.journal;
    let odd = lanista_journal::NewEntry {
        actor: "'; drop table entry; --".into(),
        body: "\u{0}\u{202e}Ωmega 🦊 \"quote\" \\ ".repeat(500),
        ..tap(0)
    };
    journal.append(0, std::slice::from_ref(&odd)).await.unwrap();
    assert_eq!(journal.entries(1, 1).await.unwrap()[0].told, odd);
}

/// The hub stops waiting in the middle of an append: whatever happened, the journal knows it afterwards.
#[tokio::test]
async fn an_append_given_up_in_the_middle_is_settled_by_the_next() {
    let hall = Hall::with(0).await;
    let mut journal = hall.open(AS_USUAL).await.journal;
    for round in 0..40_u64 {
        let head = journal.head().seq;
        let batch: Vec<_> = (0..20).map(|n| tap(round * 20 + n)).collect();
        let patience = std::time::Duration::from_micros(round * 40);
        let given_up = tokio::time::timeout(patience, journal.append(head, &batch))
            .await
            .is_err();
        let found = journal
            .find(&batch[19].device, &batch[19].command_id)
            .await
            .unwrap();
        let head = journal.head().seq;
        assert_eq!(
            found.map(|told| told.seq),
            (head > 0 && found.is_some()).then_some(head),
            "round {round}"
        );
        assert!(given_up || found.is_some(), "round {round}");
    }
    let head = journal.head().seq;
    assert_eq!(head % 20, 0, "a part of a batch is there");
    journal.close().await.unwrap();
    let report = hall.check().await;
    assert_eq!((report.entries, report.ok), (head, true));
}

#[tokio::test]
async fn creating_is_as_asked() {
    let hall = Hall::new();
    assert_eq!(hall.refused(AS_USUAL).await.code(), "missing");
    assert_eq!(hall.files(), [""; 0]);
    let if_absent = Open {
        create: Create::IfAbsent,
        damaged: Damaged::Refuse,
    };
    hall.open(if_absent).await.journal.close().await.unwrap();
    hall.open(if_absent).await.journal.close().await.unwrap();
    assert_eq!(hall.refused(NEW).await.code(), "already_there");
    let nowhere = Journal::open(&hall.folder.path().join("no/cup.lanista"), if_absent)
        .await
        .unwrap_err();
    assert_eq!(nowhere.code(), "no_folder");
}

/// The hub works in a task that may move between threads, so every future must be able to.
#[tokio::test]
async fn all_work_can_move_between_threads() {
    fn movable<T: Send>(work: T) -> T {
        work
    }
    let hall = Hall::new();
    let mut journal = movable(Journal::open(&hall.file, NEW))
        .await
        .unwrap()
        .journal;
    movable(journal.append(0, &[tap(0)])).await.unwrap();
    movable(journal.find("x", "y")).await.unwrap();
    movable(journal.entries(1, 1)).await.unwrap();
    movable(journal.save_snapshot(1, b"state")).await.unwrap();
    movable(journal.put_secret("device", "x", b"key"))
        .await
        .unwrap();
    movable(journal.secrets("device")).await.unwrap();
    movable(journal.delete_secret("device", "x")).await.unwrap();
    movable(journal.put_setting("port", "7420")).await.unwrap();
    movable(journal.setting("port")).await.unwrap();
    movable(journal.settings()).await.unwrap();
    movable(journal.delete_setting("port")).await.unwrap();
    let to = hall.folder.path().join("copy.lanista");
    movable(journal.save_copy(&to, With::Secrets))
        .await
        .unwrap();
    movable(journal.copier().save_copy(&to, With::NoSecrets))
        .await
        .unwrap();
    movable(journal.close()).await.unwrap();
    movable(Journal::check(&to)).await.unwrap();
}
