//! The journal in pages and as a file, and what rests on a step: told to the desk on request.

use crate::past::{published, something};
use crate::room::Room;
use lanista_wire::command::Command;
use lanista_wire::past::{JournalFilter, Reach};
use lanista_wire::shared::{BySide, Role, Scope};
use lanista_wire::topic::Audience;

#[tokio::test]
async fn the_journal_is_paged_and_filtered() {
    let room = Room::with_bracket(4).await;
    let anna = room.judge("anna").await;
    for number in 1..=5 {
        let name = format!("Table {number}");
        room.system(Command::SetStation { number, name })
            .await
            .unwrap();
    }
    let take = Command::TakeMatch { match_id: 1 };
    room.send(&anna, "tablet-01", None, take).await.unwrap();
    let called = room
        .system(Command::CallMatch {
            match_id: 2,
            station: Some(3),
        })
        .await
        .unwrap();
    let back = room
        .system(Command::TakeBack { seq: called.seq })
        .await
        .unwrap();

    let page = |filter: JournalFilter, before, count| room.hub.journal_page(filter, before, count);
    let all = page(JournalFilter::default(), None, 200).await.unwrap();
    let numbers: Vec<u64> = all.entries.iter().map(|row| row.seq).collect();
    assert_eq!(numbers, (1..=back.seq).rev().collect::<Vec<_>>());
    assert_eq!((all.before, all.head), (None, back.seq));
    let [newest, then, ..] = all.entries.as_slice() else {
        panic!("{all:?}")
    };
    assert_eq!(newest.takes_back, Some(called.seq));
    assert_eq!(then.taken_back_by, Some(back.seq));
    assert_eq!(
        (then.match_id, then.number, then.tournament),
        (Some(2), Some(2), Some(1))
    );

    let mut paged = Vec::new();
    let mut before = None;
    loop {
        let page = page(JournalFilter::default(), before, 3).await.unwrap();
        assert!(page.entries.len() <= 3);
        paged.extend(page.entries.iter().map(|row| row.seq));
        before = page.before;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(paged, numbers);

    let found = |filter| {
        let page = room.hub.journal_page(filter, None, 200);
        async move {
            let page = page.await.unwrap();
            page.entries
                .into_iter()
                .map(|row| row.text)
                .collect::<Vec<_>>()
        }
    };
    let words = |text: &str| JournalFilter {
        text: Some(text.into()),
        ..JournalFilter::default()
    };
    assert_eq!(found(words("station 4")).await, ["Station 4 set"]);
    assert_eq!(found(words("ANNA taken")).await, ["Match 1 taken by anna"]);
    assert_eq!(found(words("no such thing")).await, Vec::<String>::new());
    let by_anna = JournalFilter {
        device: Some(1),
        ..JournalFilter::default()
    };
    assert_eq!(found(by_anna).await, ["Match 1 taken by anna"]);
    let of_two = JournalFilter {
        match_id: Some(2),
        ..JournalFilter::default()
    };
    assert_eq!(found(of_two).await.len(), 3, "drawn, called, taken back");
    let kinds = vec!["set_station".to_owned(), "draw_stage".to_owned()];
    let kinds = JournalFilter {
        kinds,
        ..JournalFilter::default()
    };
    assert_eq!(found(kinds).await.len(), 6);
    let until = JournalFilter {
        until: Some(called.at - 1),
        from: Some(called.at),
        ..JournalFilter::default()
    };
    assert_eq!(found(until).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_rests_on_my_last_step_is_told_in_the_order_that_frees_it() {
    let room = Room::with_bracket(4).await;
    let desk = "key-of-lena".to_owned();
    room.system(Command::AdmitDevice {
        device: desk.clone(),
        name: "Lena".into(),
        role: Role::Desk,
        scope: Scope::Everything,
    })
    .await
    .unwrap();
    let nothing = room.hub.my_last(desk.clone()).await.unwrap();
    assert_eq!((nothing.entry, nothing.reach), (None, Reach::Nothing));

    let result = |match_id| Command::EnterResult {
        match_id,
        score: BySide { home: 2, away: 0 },
    };
    let mine = room
        .send(&desk, "my-result", None, result(1))
        .await
        .unwrap();
    let alone = room.hub.my_last(desk.clone()).await.unwrap();
    assert_eq!(alone.entry.map(|row| row.seq), Some(mine.seq));
    assert_eq!(
        (alone.reach, alone.depends.len(), alone.reasons.len()),
        (Reach::Within, 0, 0)
    );

    let theirs = room.system(result(2)).await.unwrap();
    let called = room
        .system(Command::CallMatch {
            match_id: 3,
            station: None,
        })
        .await
        .unwrap();
    let last = room.hub.my_last(desk.clone()).await.unwrap();
    assert_eq!(
        last.entry.map(|row| row.text),
        Some("Match 1 won by Entrant 1, 2 : 0".into())
    );
    let depends: Vec<u64> = last.depends.iter().map(|row| row.seq).collect();
    assert_eq!(depends, [called.seq, theirs.seq]);
    assert!(
        last.reasons
            .iter()
            .all(|reason| reason.code == "later_step_depends"),
        "{:?}",
        last.reasons
    );
    for seq in depends.into_iter().chain([mine.seq]) {
        room.send(
            &desk,
            &format!("take-back-{seq}"),
            None,
            Command::TakeBack { seq },
        )
        .await
        .unwrap();
    }
    let after = room
        .hub
        .journal_entry(desk.clone(), mine.seq)
        .await
        .unwrap();
    assert_eq!(after.back.reach, Reach::Already);
    assert_eq!(
        after
            .matches
            .iter()
            .map(|one| one.number)
            .collect::<Vec<_>>(),
        [1, 3]
    );
    assert_eq!(
        after.events.first().map(String::as_str),
        Some("Match 1 won by Entrant 1, 2 : 0")
    );

    room.send(&desk, "named", None, something(0)).await.unwrap();
    for number in 1..=70 {
        room.system(Command::SetStation {
            number,
            name: String::new(),
        })
        .await
        .unwrap();
    }
    let gone = room.hub.my_last(desk.clone()).await.unwrap();
    assert_eq!(gone.reach, Reach::Nothing, "more than 64 steps ago");
    let detail = room.hub.journal_entry(desk, mine.seq).await.unwrap();
    assert_eq!(detail.back.reach, Reach::Beyond);
}

#[tokio::test]
async fn the_desks_journal_names_the_last_step_of_each_desk() {
    let room = Room::with_bracket(4).await;
    for (name, role) in [
        ("Lena", Role::Desk),
        ("Mo", Role::Desk),
        ("Anna", Role::Judge),
    ] {
        room.system(Command::AdmitDevice {
            device: name.into(),
            name: name.into(),
            role,
            scope: Scope::Everything,
        })
        .await
        .unwrap();
    }
    for (number, name) in (1..).zip(["Lena", "Mo", "Lena"]) {
        let command = Command::SetStation {
            number,
            name: String::new(),
        };
        room.send(name, &format!("command-{number}"), None, command)
            .await
            .unwrap();
    }
    let take = Command::TakeMatch { match_id: 1 };
    room.send("Anna", "command-9", None, take).await.unwrap();
    let seen = published(&room, Audience::Desk).await;
    let last = &seen["journal"]["last_by"];
    assert_eq!(last["1"]["text"], "Station 3 set");
    assert_eq!(last["2"]["text"], "Station 2 set");
    assert_eq!(
        last.as_object().unwrap().len(),
        2,
        "judges have their own ways back"
    );
}

#[tokio::test]
async fn an_export_has_every_entry_once_and_in_order() {
    let room = Room::with_bracket(8).await;
    for lot in 0..60 {
        let _often_refused = room.system(something(lot * 977)).await;
    }
    let head = room.state().await.head.0;
    let mut exporting = room.hub.export(&JournalFilter::default()).await.unwrap();
    let mut numbers = Vec::new();
    while let Some(part) = exporting.next().await.unwrap() {
        for one in part {
            assert!(
                one.events
                    .as_array()
                    .is_some_and(|events| !events.is_empty())
            );
            numbers.push(one.row.seq);
        }
    }
    assert_eq!(numbers, (1..=head).collect::<Vec<_>>());
}
