//! Tables as they are followed: what the hall sees of a Swiss stage, and what only the desk sees.

use crate::room::{Room, frames, named};
use lanista_wire::command::Command;
use lanista_wire::format::{
    Criterion, Distribution, Drops, GrandFinal, Pairing, StageKind, TableRule, Until,
};
use lanista_wire::shared::{BySide, Format, GameRule, Length, Series, TimeOf, Timed, Vocabulary};
use lanista_wire::topic::Audience;
use serde_json::Value;
use std::collections::BTreeMap;

const STAGE: &[&str] = &["gathering", "stage/1", "stage/1/", "open/"];

/// A published Swiss stage of three rounds, one game each.
async fn swiss(entrants: u32) -> Room {
    let table = TableRule {
        win: 1,
        draw: 0,
        loss: 0,
        unit: 1,
        order: vec![
            Criterion::Points,
            Criterion::Buchholz,
            Criterion::InitialSeed,
        ],
        again: false,
        floor: 33,
    };
    let swiss = StageKind::Swiss {
        pairing: Pairing::ScoreGroups,
        until: Until::Rounds { rounds: 3 },
        decisive: None,
        table,
    };
    stage_of(swiss, entrants).await
}

/// Home wins these matches.
async fn play(room: &Room, matches: std::ops::RangeInclusive<u32>) {
    for match_id in matches {
        let score = BySide { home: 1, away: 0 };
        room.system(Command::EnterResult { match_id, score })
            .await
            .unwrap();
    }
}

const PAIR: Command = Command::PairRound {
    stage: 1,
    forbid: Vec::new(),
    force: Vec::new(),
};

#[tokio::test]
async fn what_is_still_possible_tells_nobody_of_a_pairing_that_only_the_desk_sees() {
    let room = swiss(4).await;
    play(&room, 1..=2).await;
    let standing = |seen: &[Value]| document(seen, "stage/1/standing/0").cloned();
    let mut before = room.follow(Audience::Public, STAGE).await;
    let known = standing(&frames(&room, &mut before).await).unwrap();
    assert_eq!(known["rows"]["0"]["possible"], serde_json::json!([1, 4]));
    room.system(PAIR).await.unwrap();
    let mut hidden = room.follow(Audience::Public, STAGE).await;
    assert_eq!(standing(&frames(&room, &mut hidden).await).unwrap(), known);
    room.system(Command::PublishStage { stage: 1 })
        .await
        .unwrap();
    let mut shown = room.follow(Audience::Public, STAGE).await;
    let shown = standing(&frames(&room, &mut shown).await).unwrap();
    assert!(shown["rows"]["0"]["needs"]["match"].is_number());
}

#[tokio::test]
async fn times_stand_on_the_cards_of_their_round_and_a_wave_is_called_in_one_step() {
    let room = swiss(4).await;
    let mut public = room.follow(Audience::Public, STAGE).await;
    frames(&room, &mut public).await;
    let of = TimeOf::MatchDay { round: 1 };
    room.system(Command::SetTimes {
        stage: 1,
        times: vec![Timed {
            of,
            from: None,
            until: Some(1_000),
        }],
    })
    .await
    .unwrap();
    let seen = frames(&room, &mut public).await;
    let patch = |topic: &str| {
        let found = seen.iter().find(|frame| frame["topic"] == topic);
        found
            .map(|frame| frame["patch"].clone())
            .unwrap_or_default()
    };
    assert_eq!(patch("open/0")["matches"]["1"]["until"], 1_000);
    assert_eq!(patch("stage/1")["times"][0]["of"]["round"], 1);
    room.system(Command::CallWave {
        stage: 1,
        wave: 1,
        stations: vec![],
    })
    .await
    .unwrap();
    let seen = frames(&room, &mut public).await;
    let open = seen
        .iter()
        .find(|frame| frame["topic"] == "open/0")
        .unwrap();
    for id in ["1", "2"] {
        assert_eq!(open["patch"]["matches"][id]["state"], "called");
    }
}

/// The document of a topic among frames of snapshots.
fn document<'a>(seen: &'a [Value], topic: &str) -> Option<&'a Value> {
    let found = seen.iter().find(|frame| frame["topic"] == topic)?;
    Some(&found["doc"])
}

/// A published stage of this kind, one game each.
async fn stage_of(kind: StageKind, entrants: u32) -> Room {
    let room = Room::empty().await;
    let format = Format::one_stage(
        kind,
        Series {
            length: Length::BestOf { games: 1 },
            head_start: None,
        },
        GameRule::WinnerOnly,
        Vocabulary::Neutral,
    );
    room.publish(format, (1..=entrants).map(named).collect())
        .await;
    room
}

#[tokio::test]
async fn each_part_of_each_pool_is_a_document_of_its_own() {
    let pools = StageKind::Double {
        grand_final: GrandFinal::OneMatch,
        drops: Drops::StartGg,
        groups: 2,
        distribution: Distribution::Snake,
    };
    let room = stage_of(pools, 8).await;
    let mut public = room.follow(Audience::Public, STAGE).await;
    let seen = frames(&room, &mut public).await;
    for topic in [
        "pool1_upper/1",
        "pool2_upper/1",
        "pool2_lower/2",
        "pool2_final/1",
    ] {
        let round = document(&seen, &format!("stage/1/round/{topic}/0")).unwrap();
        assert!(!round["matches"].as_object().unwrap().is_empty(), "{topic}");
    }
    let head = document(&seen, "stage/1").unwrap();
    assert_eq!(head["groups"], 2);
    assert_eq!(head["rounds"]["pool2_lower/1"]["from_end"], 1);
    // One part of one pool is followed by its name, and a result moves on within the pool.
    let mut one = room
        .follow(Audience::Public, &["stage/1/round/pool1_upper/"])
        .await;
    let seen = frames(&room, &mut one).await;
    assert_eq!(seen.len(), 2, "two rounds above: {seen:?}");
    play(&room, 1..=2).await;
    let told = serde_json::to_string(&frames(&room, &mut one).await).unwrap();
    assert!(
        told.contains("pool1_upper/2") && !told.contains("pool2"),
        "{told}"
    );
}

#[tokio::test]
async fn the_hall_sees_that_a_hill_is_taken() {
    let hill = StageKind::Hill {
        in_a_row: 2,
        most_matches: 6,
    };
    let room = stage_of(hill, 4).await;
    play(&room, 1..=2).await;
    let mut public = room.follow(Audience::Public, STAGE).await;
    let seen = frames(&room, &mut public).await;
    let head = document(&seen, "stage/1").unwrap();
    assert_eq!(head["over"], true);
    assert_eq!(head["rounds"]["upper/3"]["matches"], 0, "nothing is due");
    let standing = document(&seen, "stage/1/standing/0").unwrap();
    assert_eq!(standing["rows"]["0"]["place"], 1);
    room.system(Command::ReopenMatch { match_id: 2 })
        .await
        .unwrap();
    let told = serde_json::to_string(&frames(&room, &mut public).await).unwrap();
    assert!(
        told.contains("upper/6") && told.contains("\"over\":false"),
        "{told}"
    );
}

#[tokio::test]
async fn the_hall_sees_a_round_when_it_is_published_and_never_why() {
    let room = swiss(4).await;
    play(&room, 1..=2).await;
    let mut public = room.follow(Audience::Public, STAGE).await;
    frames(&room, &mut public).await;
    room.system(PAIR).await.unwrap();
    let told = serde_json::to_string(&frames(&room, &mut public).await).unwrap();
    assert!(
        !told.contains("pool1/2") && !told.contains("\"matches\":4"),
        "{told}"
    );
    let again = room.follow(Audience::Public, STAGE).await;
    let mut again = again;
    let seen = frames(&room, &mut again).await;
    assert!(
        document(&seen, "stage/1/round/pool1/2/0").is_none_or(|found| {
            found["matches"]
                .as_object()
                .is_none_or(serde_json::Map::is_empty)
        })
    );
    room.system(Command::PublishStage { stage: 1 })
        .await
        .unwrap();
    let told = serde_json::to_string(&frames(&room, &mut public).await).unwrap();
    assert!(
        told.contains("pool1/2") && !told.contains("\"why\""),
        "{told}"
    );
    let mut desk = room.follow(Audience::Desk, STAGE).await;
    let seen = frames(&room, &mut desk).await;
    let round = document(&seen, "stage/1/round/pool1/2/0").unwrap();
    let cards = round["matches"].as_object().unwrap();
    assert_eq!(cards.len(), 2);
    for card in cards.values() {
        assert!(
            card["why"][0].as_str().unwrap().contains("Both have"),
            "{card}"
        );
    }
}

#[tokio::test]
async fn the_table_says_what_puts_one_before_the_next() {
    let room = swiss(4).await;
    play(&room, 1..=2).await;
    let mut public = room.follow(Audience::Public, &["stage/1/standing/"]).await;
    let seen = frames(&room, &mut public).await;
    let rows = &document(&seen, "stage/1/standing/0").unwrap()["rows"];
    let told = |row: usize| {
        let row = &rows[row.to_string()];
        (
            row["rank"].clone(),
            row["values"].clone(),
            row["decided"].clone(),
        )
    };
    // Both winners have one point, and Buchholz 0: the seed puts them in order, points put them before the others.
    assert_eq!(
        told(0),
        (1.into(), serde_json::json!(["1", "0", "1"]), 2.into())
    );
    assert_eq!(told(1).2, 0);
    assert_eq!(rows["3"]["rank"], 4);
    assert!(
        rows["3"].get("decided").is_none(),
        "nobody comes after the last"
    );
    room.system(Command::AdjustPoints {
        stage: 1,
        entrant: 1,
        points: -1,
        reason: "Two minutes late".into(),
    })
    .await
    .unwrap();
    let told = serde_json::to_string(&frames(&room, &mut public).await).unwrap();
    assert!(
        told.contains("\"3\":{\"entrant\":1"),
        "the new order reaches the hall: {told}"
    );
}

#[tokio::test]
async fn no_document_of_a_large_table_exceeds_64_kilobytes() {
    let room = swiss(1_024).await;
    play(&room, 1..=512).await;
    room.system(PAIR).await.unwrap();
    let mut desk = room.follow(Audience::Desk, STAGE).await;
    let seen = frames(&room, &mut desk).await;
    assert!(seen.len() > 20, "{} documents", seen.len());
    for frame in &seen {
        let size = frame.to_string().len();
        assert!(size <= 64 * 1024, "{size} bytes: {}", frame["topic"]);
    }
}

/// Later rounds have ids between those of two stages; a tablet that comes before they are paired changes nothing for others.
#[tokio::test]
async fn whoever_follows_all_open_matches_follows_those_of_later_rounds() {
    let room = swiss(100).await;
    let mut early = room.follow(Audience::Judge, &["open/"]).await;
    let mut held = BTreeMap::new();
    let mut hear = async |room: &Room| {
        for frame in frames(room, &mut early).await {
            let topic = frame["topic"].as_str().unwrap().to_owned();
            match frame["t"].as_str() {
                Some("snap") => drop(held.insert(topic, frame["v"].as_u64())),
                Some("patch") => {
                    let before = held.insert(topic.clone(), frame["v"].as_u64());
                    assert_eq!(before, Some(frame["from"].as_u64()), "{topic}");
                }
                other => panic!("{other:?}"),
            }
        }
        held.len()
    };
    assert_eq!(hear(&room).await, 1);
    play(&room, 1..=50).await;
    room.system(Command::CreateTournament {
        name: "Plate".into(),
        title: "Chess".into(),
        format: Format::one_stage(
            StageKind::single(),
            Series {
                length: Length::BestOf { games: 1 },
                head_start: None,
            },
            GameRule::WinnerOnly,
            Vocabulary::Neutral,
        ),
    })
    .await
    .unwrap();
    room.system(Command::AddEntrants {
        tournament: 2,
        entrants: (1..=4).map(named).collect(),
    })
    .await
    .unwrap();
    room.system(Command::DrawStage { tournament: 2 })
        .await
        .unwrap();
    let far = *room.state().await.matches.keys().next_back().unwrap();
    assert!(far.0 > 128, "the ids of later rounds are kept free");
    hear(&room).await;
    let _late = room.follow(Audience::Judge, &["open/"]).await;
    hear(&room).await;
    room.system(PAIR).await.unwrap();
    hear(&room).await;
    room.system(Command::PublishStage { stage: 1 })
        .await
        .unwrap();
    assert_eq!(hear(&room).await, 3);
    room.system(Command::CallMatch {
        match_id: 70,
        station: None,
    })
    .await
    .unwrap();
    hear(&room).await;
}
