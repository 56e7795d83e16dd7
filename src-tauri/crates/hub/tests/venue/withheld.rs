//! Results that a stream holds back: officials and overlays know them at once, the hall and its casters after the time, also over a restart.

use crate::room::{Room, frame, frames};
use crate::streams::equip_for_the_stream;
use lanista_hub::Follower;
use lanista_wire::command::Command;
use lanista_wire::shared::{BySide, Role, Scope, Side};
use lanista_wire::stream::StreamChange;
use lanista_wire::topic::Audience;
use serde_json::Value;

const SECONDS: u16 = 30;
const HELD: u64 = 30_000;

/// Four entrants, and the first semi-final called to a stream that holds back.
async fn room() -> Room {
    let room = Room::with_bracket(4).await;
    let (number, name) = (7, String::new());
    let hold_back = StreamChange::HoldBack {
        station: 7,
        seconds: SECONDS,
    };
    for command in [
        Command::SetStation { number, name },
        equip_for_the_stream(),
        Command::ChangeStream { change: hold_back },
        Command::CallMatch {
            match_id: 1,
            station: Some(7),
        },
    ] {
        room.system(command).await.unwrap();
    }
    room
}

async fn game(room: &Room, match_id: u32, game: u8) {
    let played = Command::ScoreGame {
        match_id,
        game,
        score: BySide { home: 13, away: 7 },
        winner: Some(Side::Home),
    };
    room.system(played).await.unwrap();
}

async fn end(room: &Room, match_id: u32) {
    let command = Command::CommitMatch {
        match_id,
        winner: Some(Side::Home),
    };
    room.system(command).await.unwrap();
}

/// How many games of a match an audience knows.
async fn games(room: &Room, audience: Audience, match_id: u32) -> usize {
    let topic = format!("match/{match_id}");
    let mut follower = room.follow(audience, &[topic.as_str()]).await;
    games_in(&frame(&mut follower).await["doc"])
}

fn games_in(document: &Value) -> usize {
    document["games"].as_array().map_or(0, Vec::len)
}

async fn followed(room: &Room, audience: Audience, topics: &[&str]) -> Follower {
    let mut follower = room.follow(audience, topics).await;
    frames(room, &mut follower).await;
    follower
}

#[tokio::test]
async fn the_hall_learns_a_game_after_the_time_and_others_at_once() {
    let mut room = room().await;
    let hand = room.by_hand(1_000).await;
    let topics = ["match/1", "open/0", "gathering"];
    let mut hall = followed(&room, Audience::Public, &topics).await;
    let mut caster = followed(&room, Audience::Caster, &["match/1"]).await;
    let mut overlay = followed(&room, Audience::Stream, &["match/1"]).await;
    let mut judge = followed(&room, Audience::Judge, &["match/1"]).await;
    game(&room, 1, 1).await;
    for ahead in [&mut overlay, &mut judge] {
        assert_eq!(games_in(&frame(ahead).await["patch"]), 1);
    }
    for behind in [&mut hall, &mut caster] {
        assert_eq!(frames(&room, behind).await, Vec::<Value>::new());
    }
    hand.advance(HELD - 1);
    room.settled().await;
    assert_eq!(frames(&room, &mut hall).await, Vec::<Value>::new());
    hand.advance(1);
    room.settled().await;
    for behind in [&mut hall, &mut caster] {
        let shown = frames(&room, behind).await;
        let is_it = |frame: &&Value| frame["topic"] == "match/1";
        let of_match = shown.iter().find(is_it).expect("the hall is shown it");
        assert_eq!(games_in(&of_match["patch"]), 1);
    }
    for ahead in [&mut overlay, &mut judge] {
        assert_eq!(frames(&room, ahead).await, Vec::<Value>::new());
    }
}

#[tokio::test]
async fn whoever_comes_meanwhile_or_reads_once_knows_no_more_than_the_hall() {
    let mut room = room().await;
    let hand = room.by_hand(1_000).await;
    game(&room, 1, 1).await;
    game(&room, 1, 2).await;
    end(&room, 1).await;
    for (audience, known) in [
        (Audience::Public, 0),
        (Audience::Caster, 0),
        (Audience::Stream, 2),
        (Audience::Judge, 2),
        (Audience::Desk, 2),
    ] {
        assert_eq!(games(&room, audience, 1).await, known, "{audience:?}");
        let mut follower = room.follow(audience, &["match/3"]).await;
        let of_final = frame(&mut follower).await;
        let is_taken = of_final["doc"]["card"]["slots"]["home"]["kind"] == "taken";
        assert_eq!(is_taken, known > 0, "{audience:?}: {of_final}");
    }
    let still = room.hub.still().await.unwrap();
    for (audience, known) in [(Audience::Public, 0), (Audience::Desk, 2)] {
        let topic = lanista_wire::topic::Topic::Match { match_id: 1 };
        let read: Value = still.read_as(audience).view(topic).unwrap();
        assert_eq!(games_in(&read), known, "{audience:?}");
    }
    hand.advance(HELD);
    room.settled().await;
    assert_eq!(games(&room, Audience::Public, 1).await, 2);
}

#[tokio::test]
async fn a_refusal_tells_whoever_is_behind_no_more_than_the_hall() {
    let room = room().await;
    let judge = room.judge("Anna").await;
    let caster = String::from("key-of-caster");
    let admit = Command::AdmitDevice {
        device: caster.clone(),
        name: "Cas".into(),
        role: Role::Caster,
        scope: Scope::Everything,
    };
    room.system(admit).await.unwrap();
    game(&room, 1, 1).await;
    for (device, known) in [(&judge, 1), (&caster, 0)] {
        let dropped = Command::DropGame {
            match_id: 1,
            game: 1,
        };
        let refused = room.send(device, "c1", None, dropped).await.unwrap_err();
        let state = refused.state.expect("the match as it is known");
        assert_eq!(state.games.len(), known, "{device}");
    }
}

#[tokio::test]
async fn the_producer_sees_until_when_and_shows_it_at_once() {
    let mut room = room().await;
    let hand = room.by_hand(1_000).await;
    let stream = |floor: &Value| floor["stations"]["7"]["stream"].clone();
    let mut desk = room.follow(Audience::Desk, &["floor"]).await;
    let before = stream(&frame(&mut desk).await["doc"]);
    assert_eq!(
        (&before["held_back"], &before["held_until"]),
        (&30.into(), &Value::Null)
    );
    game(&room, 1, 1).await;
    let until = room.hub.now() + HELD;
    let told = frames(&room, &mut desk).await;
    let last = told.last().expect("the producer is told");
    assert_eq!(stream(&last["patch"])["held_until"], until);
    let mut hall = room.follow(Audience::Public, &["floor"]).await;
    let shown = stream(&frame(&mut hall).await["doc"]);
    assert_eq!(
        (&shown["held_back"], &shown["held_until"]),
        (&Value::Null, &Value::Null)
    );
    let change = StreamChange::Reveal { station: 7 };
    room.system(Command::ChangeStream { change }).await.unwrap();
    room.settled().await;
    assert_eq!(games(&room, Audience::Public, 1).await, 1);
    drop(hand);
}

#[tokio::test]
async fn what_was_held_back_stays_so_when_the_server_begins_again() {
    let mut room = room().await;
    let hand = room.by_hand(1_000).await;
    game(&room, 1, 1).await;
    hand.advance(HELD / 2);
    game(&room, 2, 1).await;
    let hand = room.by_hand(1_000).await;
    assert_eq!(games(&room, Audience::Public, 1).await, 0);
    assert_eq!(games(&room, Audience::Public, 2).await, 1);
    assert_eq!(games(&room, Audience::Judge, 1).await, 1);
    hand.advance(HELD / 2);
    room.settled().await;
    assert_eq!(games(&room, Audience::Public, 1).await, 1);
    room.by_hand(HELD).await;
    assert_eq!(games(&room, Audience::Public, 1).await, 1);
}
