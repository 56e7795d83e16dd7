//! The way of an entrant as a phone follows it: what was played, what comes, where it led, and nothing that is not published.

use crate::room::{Room, frames, named};
use lanista_wire::command::Command;
use lanista_wire::format::StageKind;
use lanista_wire::shared::{BySide, Format, GameRule, Length, Series, Vocabulary};
use lanista_wire::topic::Audience;
use serde_json::{Value, json};

/// The newest whole document or patch of a topic among frames.
fn of<'a>(seen: &'a [Value], topic: &str) -> Option<&'a Value> {
    let frame = seen.iter().rev().find(|frame| frame["topic"] == topic)?;
    frame.get("doc").or_else(|| frame.get("patch"))
}

async fn wins(room: &Room, match_id: u32) {
    let score = BySide { home: 2, away: 0 };
    room.system(Command::EnterResult { match_id, score })
        .await
        .unwrap();
}

async fn way(room: &Room, audience: Audience, entrant: u32) -> Option<Value> {
    let topic = format!("way/1/{entrant}");
    let mut follower = room.follow(audience, &[&topic]).await;
    of(&frames(room, &mut follower).await, &topic).cloned()
}

#[tokio::test]
async fn who_loses_reads_the_placing_and_who_wins_what_comes() {
    let room = Room::with_bracket(4).await;
    // Seeds 1 and 4 meet in match 1, seeds 2 and 3 in match 2.
    let begun = way(&room, Audience::Public, 1).await.unwrap();
    assert_eq!(begun["is_in"], true);
    assert_eq!(begun["matches"]["1"]["state"], "ready");
    let mut loser = room.follow(Audience::Public, &["way/1/4"]).await;
    let mut other = room.follow(Audience::Public, &["way/1/2"]).await;
    frames(&room, &mut loser).await;
    frames(&room, &mut other).await;
    wins(&room, 1).await;
    let seen = frames(&room, &mut loser).await;
    let patch = of(&seen, "way/1/4").unwrap();
    assert_eq!(patch["is_in"], false);
    assert_eq!(patch["matches"]["1"]["went"], "lost");
    assert_eq!(patch["matches"]["1"]["score"], json!([0, 2]));
    assert_eq!(patch["stages"][0]["place"], 3);
    let winner = way(&room, Audience::Public, 1).await.unwrap();
    assert_eq!(winner["matches"]["3"]["state"], "undecided");
    assert_eq!(
        winner["matches"]["3"]["meets"],
        json!({"kind": "winner", "number": 2})
    );
    wins(&room, 2).await;
    wins(&room, 3).await;
    let champion = way(&room, Audience::Public, 1).await.unwrap();
    assert_eq!(champion["is_in"], false);
    assert_eq!(champion["stages"][0]["place"], 1);
    assert_eq!(champion["matches"].as_object().unwrap().len(), 2);
}

#[tokio::test]
async fn a_score_touches_nobody_elses_way() {
    let room = Room::with_bracket(4).await;
    let mut other = room.follow(Audience::Public, &["way/1/2"]).await;
    frames(&room, &mut other).await;
    room.system(Command::CallMatch {
        match_id: 1,
        station: None,
    })
    .await
    .unwrap();
    let seen = frames(&room, &mut other).await;
    assert_eq!(of(&seen, "way/1/2"), None);
}

#[tokio::test]
async fn a_draft_and_strangers_have_no_way() {
    let room = Room::with_bracket(4).await;
    for topic in ["way/1/99", "way/2/1", "way/1", "way/1/x"] {
        let mut follower = room.follow(Audience::Public, &[topic]).await;
        let seen = frames(&room, &mut follower).await;
        assert_eq!(of(&seen, topic), None, "{topic}");
    }
}

#[tokio::test]
async fn a_phone_that_is_there_before_the_draw_reads_its_way_when_it_is_published() {
    let room = Room::empty().await;
    let series = Series {
        length: Length::BestOf { games: 3 },
        head_start: None,
    };
    let format = Format::one_stage(
        StageKind::single(),
        series,
        GameRule::Points,
        Vocabulary::Neutral,
    );
    for command in [
        Command::CreateTournament {
            name: "Cup".into(),
            title: "Chess".into(),
            format,
        },
        Command::AddEntrants {
            tournament: 1,
            entrants: (1..=4).map(named).collect(),
        },
        Command::DrawStage { tournament: 1 },
    ] {
        room.system(command).await.unwrap();
    }
    let mut phone = room.follow(Audience::Public, &["way/1/1"]).await;
    assert_eq!(of(&frames(&room, &mut phone).await, "way/1/1"), None);
    room.system(Command::PublishStage { stage: 1 })
        .await
        .unwrap();
    let seen = frames(&room, &mut phone).await;
    let shown = of(&seen, "way/1/1").unwrap();
    assert_eq!(shown["is_in"], true);
    assert_eq!(shown["matches"].as_object().unwrap().len(), 1);
}
