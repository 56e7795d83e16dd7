//! Ties as they are followed: a tie-break that only the desk sees, void results, and what a command would lead to.

use crate::room::Room;
use lanista_wire::ask::{Answer, StageEffect};
use lanista_wire::command::{Command, Results};
use lanista_wire::format::{Criterion, StageKind, TableRule};
use lanista_wire::shared::{
    BySide, Format, GameRule, Length, NewEntrant, Role, Scope, Series, Vocabulary,
};
use lanista_wire::topic::Audience;
use serde_json::Value;

const STAGE: &[&str] = &["stage/1", "stage/1/"];
const DESK: &str = "desk-of-the-ties";

const fn best_of(games: u8) -> Series {
    Series {
        length: Length::BestOf { games },
        head_start: None,
    }
}

/// A published league of three, best of one: Fox, Owl and Hen.
async fn league() -> Room {
    let room = Room::empty().await;
    let table = TableRule {
        win: 3,
        draw: 1,
        loss: 0,
        unit: 1,
        order: vec![Criterion::Points, Criterion::Lots],
        again: false,
        floor: 0,
    };
    let kind = StageKind::RoundRobin {
        distribution: lanista_wire::format::Distribution::Snake,
        groups: 1,
        legs: 1,
        table,
    };
    let named = |name: &str| NewEntrant {
        name: name.to_owned(),
        ..NewEntrant::default()
    };
    for command in [
        Command::AdmitDevice {
            device: DESK.to_owned(),
            name: "Desk".to_owned(),
            role: Role::Desk,
            scope: Scope::Everything,
        },
        Command::CreateTournament {
            name: "Cup".into(),
            title: "Duel".into(),
            format: Format::one_stage(kind, best_of(1), GameRule::WinnerOnly, Vocabulary::Neutral),
        },
        Command::AddEntrants {
            tournament: 1,
            entrants: ["Fox", "Owl", "Hen"].map(named).to_vec(),
        },
        Command::DrawStage { tournament: 1 },
        Command::PublishStage { stage: 1 },
    ] {
        room.system(command).await.unwrap();
    }
    room
}

pub(crate) fn result(match_id: u32, home: u16, away: u16) -> Command {
    Command::EnterResult {
        match_id,
        score: BySide { home, away },
    }
}

/// Each beats the next in a circle: all are equal.
pub(crate) async fn circle() -> Room {
    let room = league().await;
    let state = room.state().await;
    for found in state.matches.values() {
        let [home, away] = lanista_domain::Side::BOTH.map(|side| found.entrant(side).unwrap().0);
        let is_home = home % 3 + 1 == away;
        room.system(result(found.id.0, u16::from(is_home), u16::from(!is_home)))
            .await
            .unwrap();
    }
    room
}

pub(crate) fn tie_break() -> Command {
    Command::PlayTieBreak {
        stage: 1,
        entrants: vec![1, 2, 3],
        series: best_of(3),
    }
}

pub(crate) async fn document(room: &Room, audience: Audience, topic: &str) -> Value {
    let mut follower = room.follow(audience, STAGE).await;
    crate::room::frames(room, &mut follower)
        .await
        .into_iter()
        .find(|frame| frame["topic"] == topic)
        .map_or(Value::Null, |frame| frame["doc"].clone())
}

#[tokio::test]
async fn the_desk_is_told_who_is_equal_and_nobody_else() {
    let room = circle().await;
    let desk = document(&room, Audience::Desk, "stage/1").await;
    assert_eq!(
        desk["ties"],
        serde_json::json!([{"group": 1, "first": 1, "last": 3, "entrants": [1, 2, 3], "stakes": "top", "running": false}])
    );
    let hall = document(&room, Audience::Public, "stage/1").await;
    assert_eq!(hall["ties"], serde_json::json!([]));
}

#[tokio::test]
async fn a_tie_break_is_the_desks_alone_until_it_is_published() {
    let room = circle().await;
    room.system(tie_break()).await.unwrap();
    let desk = document(&room, Audience::Desk, "stage/1").await;
    assert_eq!(desk["rounds"]["tie_break1/1"]["matches"], 1);
    assert_eq!(
        desk["order"],
        serde_json::json!(["points", "tie_break", "lots"])
    );
    assert_eq!(
        (&desk["hidden"], &desk["ties"][0]["running"]),
        (&Value::from(true), &Value::from(true))
    );
    let hall = document(&room, Audience::Public, "stage/1").await;
    assert_eq!(hall["rounds"]["tie_break1/1"], Value::Null);
    assert_eq!(hall["order"], serde_json::json!(["points", "lots"]));
    assert_eq!(
        document(&room, Audience::Public, "stage/1/round/tie_break1/1/0").await,
        Value::Null
    );
    room.system(Command::PublishStage { stage: 1 })
        .await
        .unwrap();
    let hall = document(&room, Audience::Public, "stage/1").await;
    assert_eq!(hall["rounds"]["tie_break1/1"]["matches"], 1);
    assert_eq!(
        hall["order"],
        serde_json::json!(["points", "tie_break", "lots"])
    );
    room.replays_to_the_same().await;
}

fn withdraw(results: Results) -> Command {
    Command::Withdraw {
        tournament: 1,
        entrant: 3,
        disqualified: false,
        results,
        reason: String::new(),
    }
}

/// The league after its first match in which Hen plays.
async fn one_played() -> Room {
    let room = league().await;
    let state = room.state().await;
    let played = state
        .matches
        .values()
        .find(|found| found.side_of(lanista_domain::EntrantId(3)).is_some())
        .unwrap();
    room.system(result(played.id.0, 1, 0)).await.unwrap();
    room
}

#[tokio::test]
async fn what_would_follow_is_told_and_nothing_changes() {
    let room = one_played().await;
    let before = room.state().await;
    let Answer::Foreseen {
        reasons,
        sentences,
        more,
        stages,
    } = room.hub.foresee(DESK.into(), withdraw(Results::Void)).await
    else {
        panic!("it was not foreseen");
    };
    assert!(reasons.is_empty());
    assert_eq!(more, 0);
    assert_eq!(sentences[0], "Hen has left Cup");
    assert_eq!(sentences[1], "The results of Hen in League of Cup are void");
    assert!(
        sentences[2].ends_with("is not played and does not count"),
        "{sentences:?}"
    );
    assert_eq!(sentences.len(), 3);
    let effect = StageEffect {
        stage: 1,
        voided: 1,
        cancelled: 1,
        ..StageEffect::default()
    };
    assert_eq!(stages, [effect]);
    assert_eq!(room.state().await, before);
    let Answer::Foreseen { stages, .. } =
        room.hub.foresee(DESK.into(), withdraw(Results::Keep)).await
    else {
        panic!("it was not foreseen");
    };
    let effect = StageEffect {
        stage: 1,
        unplayed: 1,
        ..StageEffect::default()
    };
    assert_eq!(stages, [effect]);
}

#[tokio::test]
async fn what_would_be_refused_says_why_as_the_command_would() {
    let room = league().await;
    for (device, command, code) in [
        (DESK, tie_break(), "stage_not_over"),
        (
            DESK,
            Command::PublishStage { stage: 1 },
            "already_published",
        ),
        ("nobody", withdraw(Results::Keep), "not_admitted"),
    ] {
        let Answer::Foreseen { reasons, .. } = room.hub.foresee(device.into(), command).await
        else {
            panic!("it was not foreseen");
        };
        assert_eq!(reasons[0].code, code);
    }
}

#[tokio::test]
async fn a_void_result_says_so_on_its_card_and_in_the_table() {
    let room = one_played().await;
    room.system(withdraw(Results::Void)).await.unwrap();
    let table = document(&room, Audience::Public, "stage/1/standing/0").await;
    assert_eq!(table["rows"]["2"]["entrant"], 3);
    assert_eq!(table["rows"]["2"]["void"], true);
    assert_eq!(table["rows"]["2"]["won"], 0);
    let mut void = 0;
    for round in 1..=3 {
        let cards = document(
            &room,
            Audience::Public,
            &format!("stage/1/round/pool1/{round}/0"),
        )
        .await;
        let cards = cards["matches"].as_object().unwrap().clone();
        void += cards.values().filter(|card| card["void"] == true).count();
    }
    assert_eq!(void, 2);
}

#[tokio::test]
async fn the_history_of_a_match_tells_of_its_pairing_and_its_length() {
    let room = circle().await;
    room.system(tie_break()).await.unwrap();
    let state = room.state().await;
    let first = state
        .stages
        .values()
        .next()
        .unwrap()
        .of_tie_break(1)
        .next()
        .unwrap();
    let group = lanista_wire::shared::Group::TieBreak(1);
    room.system(Command::SetSeries {
        stage: 1,
        group,
        round: 1,
        series: best_of(5),
    })
    .await
    .unwrap();
    let told: Vec<String> = room
        .hub
        .history(first.0)
        .await
        .into_iter()
        .map(|entry| entry.text)
        .collect();
    assert_eq!(
        told,
        [
            "Best of 5 from now on",
            "Drawn as a tie-break: the table left them equal"
        ]
    );
}
