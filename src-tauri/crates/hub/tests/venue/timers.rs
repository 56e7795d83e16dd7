//! What is due by itself: an unanswered report stands when its time is up, also over a restart, and never twice.

use crate::room::{Room, codes};
use lanista_domain::{Gathering, MatchId, MatchState};
use lanista_wire::command::Command;
use lanista_wire::life::Confirmation;
use lanista_wire::shared::{BySide, Role, Scope};

/// Two captains of match 1, where a report waits for a minute.
async fn room() -> Room {
    let room = Room::with_bracket(4).await;
    room.system(Command::SetConfirmation {
        tournament: 1,
        confirmation: Confirmation::Captains { seconds: 60 },
    })
    .await
    .unwrap();
    for (device, entrant) in [("fox", 1), ("cat", 4)] {
        room.system(Command::AdmitDevice {
            device: device.into(),
            name: device.into(),
            role: Role::Captain,
            scope: Scope::Entrant {
                tournament: 1,
                entrant,
            },
        })
        .await
        .unwrap();
    }
    room
}

async fn report(room: &Room) {
    let command = Command::ReportResult {
        match_id: 1,
        score: Some(BySide { home: 2, away: 1 }),
        winner: None,
    };
    room.send("fox", "report", None, command).await.unwrap();
}

fn is_over(state: &Gathering) -> bool {
    state.matches[&MatchId(1)].outcome().is_some()
}

#[tokio::test]
async fn a_report_without_an_answer_stands_at_its_time_and_not_before() {
    let mut room = room().await;
    let hand = room.by_hand(0).await;
    report(&room).await;
    hand.advance(59_999);
    assert!(!is_over(&room.settled().await), "a millisecond is left");
    hand.advance(1);
    let state = room.settled().await;
    assert!(is_over(&state));
    let last = state.steps.back().unwrap();
    assert_eq!((&*last.kind, &last.device), ("time_is_up", &None));
    let head = state.head;
    hand.advance(600_000);
    assert_eq!(room.settled().await.head, head, "and only once");
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn an_answer_stops_the_clock() {
    let mut room = room().await;
    let hand = room.by_hand(0).await;
    report(&room).await;
    let dispute = Command::DisputeResult {
        match_id: 1,
        note: "It was 2 : 1 for us".into(),
    };
    room.send("cat", "dispute", None, dispute).await.unwrap();
    let head = room.state().await.head;
    hand.advance(600_000);
    let state = room.settled().await;
    assert_eq!(state.head, head);
    let found = &state.matches[&MatchId(1)];
    assert!(matches!(found.state, MatchState::Disputed { .. }));
}

#[tokio::test]
async fn what_ran_out_while_the_server_was_down_waits_for_half_a_minute_more() {
    let mut room = room().await;
    let _first = room.by_hand(0).await;
    report(&room).await;
    let hand = room.by_hand(3_600_000).await;
    assert!(
        !is_over(&room.settled().await),
        "an hour later, and not yet"
    );
    hand.advance(29_999);
    assert!(!is_over(&room.settled().await));
    hand.advance(1);
    assert!(is_over(&room.settled().await));
}

#[tokio::test]
async fn a_report_with_time_left_keeps_it_over_a_restart() {
    let mut room = room().await;
    let first = room.by_hand(0).await;
    report(&room).await;
    first.advance(5_000);
    let hand = room.by_hand(5_000).await;
    hand.advance(54_999);
    assert!(!is_over(&room.settled().await));
    hand.advance(1);
    assert!(is_over(&room.settled().await));
}

#[tokio::test]
async fn nobody_else_says_that_time_is_up() {
    let mut room = room().await;
    let _hand = room.by_hand(0).await;
    report(&room).await;
    let own = Command::ConfirmResult { match_id: 1 };
    let refused = room.send("fox", "own", None, own).await.unwrap_err();
    assert_eq!(codes(Some(&refused)), ["own_report"]);
    let words = serde_json::from_str::<Command>(
        r#"{"type":"time_is_up","owner":{"kind":"report","match":1},"generation":1}"#,
    );
    assert!(words.is_err(), "it is no word of the wire");
}
