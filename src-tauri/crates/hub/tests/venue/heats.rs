//! Heats as they are followed: the leaderboard moves with each game, and the largest fits into its document.

use crate::room::{Room, frames};
use lanista_wire::command::Command;
use lanista_wire::format::{Criterion, Distribution, Measure, StageKind};
use lanista_wire::heat::FinishView;
use lanista_wire::shared::{Format, GameRule, Length, NewEntrant, Series, Vocabulary};
use lanista_wire::topic::Audience;
use serde_json::{Value, json};

/// One published heat of so many.
pub(crate) async fn heat(kind: StageKind, games: u8, entrants: u32) -> Room {
    let room = Room::empty().await;
    let format = Format::one_stage(
        kind,
        Series {
            length: Length::PlayAll { games },
            head_start: None,
        },
        GameRule::WinnerOnly,
        Vocabulary::Neutral,
    );
    let named = |number| NewEntrant {
        name: format!("Entrant {number} with a name of full length"),
        club: Some("The club of the town by the river".into()),
        seat: Some(format!("A{number}")),
        ..NewEntrant::default()
    };
    room.publish(format, (1..=entrants).map(named).collect())
        .await;
    room
}

pub(crate) fn royale() -> StageKind {
    StageKind::FreeForAll {
        heats: 1,
        distribution: Distribution::Snake,
        placing: vec![10, 6, 3],
        kill: 1,
        order: vec![Criterion::Points, Criterion::Kills],
    }
}

fn document<'a>(seen: &'a [Value], topic: &str) -> &'a Value {
    let found = seen.iter().find(|frame| frame["topic"] == topic);
    &found.unwrap_or_else(|| panic!("no {topic}"))["doc"]
}

#[tokio::test]
async fn the_leaderboard_moves_while_a_heat_is_played() {
    let room = heat(royale(), 2, 3).await;
    let mut hall = room
        .follow(Audience::Public, &["stage/1/standing/", "stage/1/"])
        .await;
    frames(&room, &mut hall).await;
    room.system(Command::ScoreHeat {
        match_id: 1,
        game: 1,
        finishes: vec![FinishView::Plain(3, 2), FinishView::Plain(1, 0)],
    })
    .await
    .unwrap();
    let told = serde_json::to_string(&frames(&room, &mut hall).await).unwrap();
    assert!(told.contains("\"values\":[\"12\",\"2\"]"), "{told}");
    assert!(told.contains("\"leaders\":[3,1]"), "{told}");
}

#[tokio::test]
async fn a_heat_in_full_has_everybody_and_every_game() {
    let room = heat(
        StageKind::TimeTrial {
            heats: 1,
            measure: Measure::Time,
        },
        3,
        3,
    )
    .await;
    room.system(Command::RecordAttempt {
        match_id: 1,
        entrant: 2,
        attempt: 1,
        mark: Some(83_456),
    })
    .await
    .unwrap();
    let mut judge = room
        .follow(Audience::Judge, &["match/1", "stage/1/standing/"])
        .await;
    let seen = frames(&room, &mut judge).await;
    let heat = &document(&seen, "match/1")["heat"];
    assert_eq!(heat["games"], json!([[[2, 83_456]]]));
    assert_eq!(heat["measure"], "time");
    assert_eq!(heat["entrants"].as_array().unwrap().len(), 3);
    let rows = &document(&seen, "stage/1/standing/0")["rows"];
    assert_eq!(rows["0"]["entrant"], 2);
    assert_eq!(rows["0"]["values"], json!(["1:23.456", ""]));
}

#[tokio::test]
async fn the_largest_heat_fits_into_64_kilobytes() {
    let room = heat(royale(), 20, 128).await;
    for game in 1..=20 {
        room.system(Command::ScoreHeat {
            match_id: 1,
            game,
            finishes: (1..=128)
                .map(|entrant| FinishView::Plain(entrant, 10_000))
                .collect(),
        })
        .await
        .unwrap();
    }
    let mut desk = room
        .follow(Audience::Desk, &["match/1", "stage/1/", "open/"])
        .await;
    for frame in &frames(&room, &mut desk).await {
        let size = frame.to_string().len();
        assert!(size <= 64 * 1024, "{size} bytes: {}", frame["topic"]);
    }
}
