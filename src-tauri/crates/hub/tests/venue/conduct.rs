//! Clocks, pauses and marks as everybody sees them; clocks after a restart; a live match that moves.

use crate::room::{Room, frames, named};
use lanista_wire::command::Command;
use lanista_wire::conduct::{ClockAct, ClockKind, Grant, Marks, PauseKind};
use lanista_wire::format::StageKind;
use lanista_wire::shared::{BySide, Format, GameRule, Length, Series, Side, Vocabulary};
use lanista_wire::title_rules::{Allowance, ClockRule, Per, TitleRules};
use lanista_wire::topic::Audience;
use serde_json::{Value, json};

/// Two entrants, best of three, five minutes a game, one tactical pause for each.
async fn room() -> Room {
    let room = Room::empty().await;
    let mut format = Format::one_stage(
        StageKind::single(),
        Series {
            length: Length::BestOf { games: 3 },
            head_start: None,
        },
        GameRule::Points,
        Vocabulary::Neutral,
    );
    format.title_rules = Some(TitleRules {
        game_clock: Some(ClockRule::Down { from: 300 }),
        tactical: Some(Allowance {
            count: 1,
            seconds: Some(30),
            per: Per::Match,
        }),
        sides: Some(["Blue".into(), "Orange".into()]),
        ..TitleRules::default()
    });
    room.publish(format, (1..=2).map(named).collect()).await;
    for number in 1..=2 {
        let name = String::new();
        room.system(Command::SetStation { number, name })
            .await
            .unwrap();
    }
    room
}

const START: Command = Command::SetClock {
    match_id: 1,
    clock: ClockKind::Game,
    act: ClockAct::Start,
};

fn point() -> Command {
    Command::ScoreGame {
        match_id: 1,
        game: 1,
        score: BySide { home: 1, away: 0 },
        winner: None,
    }
}

/// A match as the hall sees it.
async fn hall_sees(room: &Room) -> Value {
    let mut hall = room.follow(Audience::Public, &["match/1"]).await;
    let all = frames(room, &mut hall).await;
    all.last().expect("the match is there")["doc"].clone()
}

#[tokio::test]
async fn everybody_sees_clock_pause_and_marks() {
    let room = room().await;
    assert_eq!(
        hall_sees(&room).await["clocks"]["game"],
        json!({"from": 300_000, "elapsed": 0, "anchor": 0, "motion": "stands"})
    );
    let started = room.system(START).await.unwrap();
    let marks = Marks {
        home_side: Some("Orange".into()),
        ..Marks::default()
    };
    for command in [
        point(),
        Command::MarkGame {
            match_id: 1,
            game: 1,
            marks,
        },
        Command::CallPause {
            match_id: 1,
            kind: PauseKind::Tactical,
            by: Some(Side::Away),
            grant: Grant::Allowance,
        },
    ] {
        room.system(command).await.unwrap();
    }
    let seen = hall_sees(&room).await;
    assert_eq!(seen["clocks"]["game"]["motion"], "halted");
    assert!(seen["clocks"]["game"]["anchor"].as_u64() >= Some(started.at));
    assert_eq!(seen["marks"]["1"]["home_side"], "Orange");
    let pause = &seen["pause"];
    assert_eq!(
        (&pause["kind"], &pause["by"]),
        (&json!("tactical"), &json!("away"))
    );
    assert_eq!(
        pause["due"].as_u64(),
        pause["since"].as_u64().map(|since| since + 30_000)
    );
    assert_eq!(
        seen["pauses_left"]["tactical"],
        json!({"home": 1, "away": 0})
    );
}

#[tokio::test]
async fn after_a_restart_a_clock_that_ran_stands_where_it_was_and_says_why() {
    let room = room().await;
    room.system(START).await.unwrap();
    let before = room.state().await;
    let ran = before.matches.values().next().unwrap().conduct.game_clock;
    let hub = room.opened_again().await;
    let (after, head) = hub
        .read(|state, _| {
            let clock = state.matches.values().next().unwrap().conduct.game_clock;
            (clock.unwrap(), state.head.0)
        })
        .await
        .unwrap();
    assert_eq!(head, before.head.0 + 1, "one entry says that it stands");
    assert_eq!(serde_json::to_value(after.motion).unwrap(), json!("stands"));
    assert!(after.elapsed >= ran.unwrap().elapsed);
    let told = hub.history(1).await;
    assert!(
        told[0].text.contains("Lanista was started again"),
        "{}",
        told[0].text
    );
    hub.stop().await;
}

#[tokio::test]
async fn where_no_clock_runs_a_restart_writes_nothing() {
    let room = room().await;
    room.system(point()).await.unwrap();
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn a_live_match_moves_and_both_stations_and_its_page_follow() {
    let room = room().await;
    let judge = room.judge("anna").await;
    let call = |station| Command::CallMatch {
        match_id: 1,
        station: Some(station),
    };
    room.system(call(1)).await.unwrap();
    let take = Command::TakeMatch { match_id: 1 };
    room.send(&judge, "a-000001", None, take).await.unwrap();
    room.send(&judge, "a-000002", None, START).await.unwrap();
    room.send(&judge, "a-000003", None, point()).await.unwrap();
    let mut tablet = room.follow(Audience::Judge, &["match/1", "floor"]).await;
    frames(&room, &mut tablet).await;
    room.system(call(2)).await.unwrap();
    let moved = frames(&room, &mut tablet).await;
    let patch = |topic: &str| {
        let found = moved.iter().find(|frame| frame["topic"] == topic);
        found.unwrap_or_else(|| panic!("{topic} is told"))["patch"].clone()
    };
    assert_eq!(patch("match/1"), json!({"card": {"station": 2}}));
    let floor = patch("floor");
    assert_eq!(floor["stations"]["1"]["match"], Value::Null);
    assert_eq!(floor["stations"]["2"]["match"], 1);
    let done = room.send(&judge, "a-000004", None, point_again()).await;
    assert!(done.is_ok(), "the lease moved along");
}

fn point_again() -> Command {
    Command::ScoreGame {
        match_id: 1,
        game: 1,
        score: BySide { home: 2, away: 0 },
        winner: None,
    }
}
