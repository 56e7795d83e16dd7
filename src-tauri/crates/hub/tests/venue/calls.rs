//! Who is called next: proposed to the desk alone, called by themselves at their time, and told of in the journal.

use crate::room::{Room, frame};
use lanista_domain::{Gathering, MatchId};
use lanista_wire::command::Command;
use lanista_wire::floor::{Dispatching, FloorChange, Patience, Places, PlayedAt};
use lanista_wire::shared::{Role, Scope};
use lanista_wire::topic::Audience;

/// Four entrants whose two first matches are ready, and two stations.
async fn room() -> Room {
    let room = Room::with_bracket(4).await;
    for number in [1, 2] {
        let name = String::new();
        room.system(Command::SetStation { number, name })
            .await
            .unwrap();
    }
    room.system(Command::AdmitDevice {
        device: "desk".into(),
        name: "Desk".into(),
        role: Role::Desk,
        scope: Scope::Everything,
    })
    .await
    .unwrap();
    room
}

async fn call_all(room: &Room) {
    let sent = room.send("desk", "call", None, Command::CallNext {});
    sent.await.unwrap();
}

fn automatic(settle: u32) -> Command {
    Command::ChangeFloor {
        change: FloorChange::Dispatch {
            dispatching: Dispatching {
                automatic: true,
                settle,
            },
        },
    }
}

fn called(state: &Gathering) -> Vec<u32> {
    let all = state.matches.values();
    all.filter(|found| found.is_at_its_place())
        .map(|found| found.id.0)
        .collect()
}

#[tokio::test]
async fn the_desk_reads_proposals_and_nobody_else() {
    let room = room().await;
    let mut desk = room.follow(Audience::Desk, &["dispatch"]).await;
    let shown = frame(&mut desk).await;
    let calls = &shown["doc"]["calls"];
    assert_eq!(
        (&calls["1"]["station"], &calls["2"]["station"]),
        (&1.into(), &2.into())
    );
    assert_eq!(shown["doc"]["all_calls"], 2);
    call_all(&room).await;
    let patch = frame(&mut desk).await;
    assert_eq!(patch["patch"]["all_calls"], 0, "{patch}");
    for audience in [Audience::Judge, Audience::Public] {
        assert!(!audience.may_read(lanista_wire::topic::Topic::Dispatch));
    }
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn matches_are_called_by_themselves_once_they_have_settled() {
    let mut room = room().await;
    let hand = room.by_hand(0).await;
    room.system(automatic(60)).await.unwrap();
    hand.advance(50_000);
    assert_eq!(
        called(&room.settled().await),
        [0_u32; 0],
        "results may still be put right"
    );
    hand.advance(60_000);
    let state = room.settled().await;
    assert_eq!(called(&state), [1, 2]);
    let last = state.steps.back().unwrap();
    assert_eq!((&*last.kind, &last.device), ("call_next", &None));
    assert_eq!(state.matches[&MatchId(2)].station.unwrap().0, 2);
    let head = state.head;
    hand.advance(3_600_000);
    assert_eq!(room.settled().await.head, head, "nothing else is ready");
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn a_call_that_was_taken_back_is_not_made_again_by_itself() {
    let mut room = room().await;
    let hand = room.by_hand(0).await;
    room.system(automatic(0)).await.unwrap();
    hand.advance(6_000);
    let state = room.settled().await;
    assert_eq!(called(&state), [1, 2]);
    let seq = state.head.0;
    room.system(Command::TakeBack { seq }).await.unwrap();
    hand.advance(3_600_000);
    let state = room.settled().await;
    assert_eq!((called(&state), state.head.0), (vec![], seq + 1));
}

#[tokio::test]
async fn the_journal_says_what_was_called() {
    let room = room().await;
    let mut desk = room.follow(Audience::Desk, &["journal"]).await;
    frame(&mut desk).await;
    call_all(&room).await;
    let told = frame(&mut desk).await.to_string();
    assert!(told.contains("2 matches called: 1, 2"), "{told}");
}

#[tokio::test]
async fn the_hall_reads_until_when_to_come_and_hears_of_other_minutes() {
    let room = room().await;
    let mut hall = room.follow(Audience::Public, &["open/0"]).await;
    let shown = frame(&mut hall).await;
    assert_eq!(
        shown["doc"]["matches"]["1"]["call"],
        serde_json::Value::Null
    );
    call_all(&room).await;
    let patch = frame(&mut hall).await;
    let told = patch["patch"]["matches"]["1"]["call"].clone();
    let minutes = |from: &serde_json::Value, to: &serde_json::Value| {
        Some((to.as_u64()? - from.as_u64()?) / 60_000)
    };
    assert_eq!(minutes(&told["since"], &told["last"]), Some(10));
    assert_eq!(minutes(&told["since"], &told["until"]), Some(15));
    let places = Places {
        at: PlayedAt::Anywhere {},
        rest: 0,
        game: 15,
        patience: Patience {
            last_call: 2,
            walkover: 4,
        },
    };
    room.system(Command::ChangeFloor {
        change: FloorChange::Places {
            tournament: 1,
            places,
        },
    })
    .await
    .unwrap();
    let patch = frame(&mut hall).await;
    let until = &patch["patch"]["matches"]["1"]["call"]["until"];
    assert_eq!(minutes(&told["since"], until), Some(4));
    room.replays_to_the_same().await;
}
