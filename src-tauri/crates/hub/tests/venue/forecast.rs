//! How the day will go: the desk is told with a range, everybody about when they are called, and breaks and aims at once.

use crate::room::{Room, frame};
use lanista_hub::Follower;
use lanista_wire::command::Command;
use lanista_wire::floor::{FloorChange, Wish};
use lanista_wire::forecast::Break;
use lanista_wire::topic::{Audience, Topic};
use serde_json::Value;
use std::time::Duration;

const HOUR: u64 = 3_600_000;

/// Four entrants and a station, and nothing played.
async fn room() -> Room {
    let room = Room::with_bracket(4).await;
    let name = String::new();
    room.system(Command::SetStation { number: 1, name })
        .await
        .unwrap();
    room
}

/// The first frame of a topic of which something holds; the forecast comes a few seconds after a change.
async fn until(follower: &mut Follower, topic: &str, holds: impl Fn(&Value) -> bool) -> Value {
    let looks = async {
        loop {
            let shown = frame(follower).await;
            let body = shown.get("doc").or_else(|| shown.get("patch"));
            if shown["topic"] == topic && body.is_some_and(&holds) {
                return body.cloned().unwrap();
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(20), looks)
        .await
        .unwrap()
}

fn change(change: FloorChange) -> Command {
    Command::ChangeFloor { change }
}

#[tokio::test]
async fn the_desk_is_told_when_the_day_ends_and_where_it_is_played() {
    let room = room().await;
    let mut desk = room.follow(Audience::Desk, &["forecast", "plan"]).await;
    let told = until(&mut desk, "forecast", |body| body.get("day").is_some()).await;
    let day = &told["day"];
    let of = |edge: &str| day[edge].as_u64().unwrap();
    let now = room.hub.now();
    assert!(of("early") >= now && of("early") < of("middle") && of("middle") < of("late"));
    assert!(of("middle") < now + 4 * HOUR, "three matches in a row");
    assert_eq!(told["tournaments"]["1"], *day);
    let plan = until(&mut desk, "plan", |body| {
        body["items"]
            .as_object()
            .is_some_and(|items| items.len() == 3)
    })
    .await;
    let first = &plan["items"]["1"];
    assert_eq!(
        (&first["station"], &first["state"]),
        (&1.into(), &"planned".into())
    );
    assert_eq!(plan["items"]["3"]["after"], serde_json::json!([1, 2]));
    for audience in [Audience::Judge, Audience::Public, Audience::Caster] {
        assert!(!audience.may_read(Topic::Forecast));
    }
    let saves = room.hub.fewer_games().await.unwrap();
    let rounds: Vec<(u8, u8)> = saves.iter().map(|it| (it.round, it.from_end)).collect();
    assert_eq!(rounds.len(), 2, "both rounds, three games each");
    assert!(
        rounds.contains(&(1, 1)) && rounds.contains(&(2, 0)),
        "{rounds:?}"
    );
    assert!(saves.iter().all(|it| it.saves_day > 0), "{saves:?}");
}

#[tokio::test]
async fn everybody_sees_the_plan_of_what_is_published_without_the_people_and_what_leads_there() {
    let room = room().await;
    let is_planned = |body: &Value| body["items"].as_object().is_some_and(|it| it.len() == 3);
    let mut desk = room.follow(Audience::Desk, &["plan"]).await;
    let whole = until(&mut desk, "plan", is_planned).await;
    assert!(whole["items"]["3"].get("after").is_some());
    let mut screen = room.follow(Audience::Public, &["plan"]).await;
    let shown = until(&mut screen, "plan", is_planned).await;
    for (id, item) in shown["items"].as_object().unwrap() {
        for field in ["people", "after", "wished", "wish"] {
            assert_eq!(item.get(field), None, "{id}");
        }
        for field in ["from", "station", "round", "state"] {
            assert_eq!(item[field], whole["items"][id][field], "{id}");
        }
    }
    assert_eq!(shown["left_out"], 0);
}

#[tokio::test]
async fn desks_alone_read_all_that_is_wished_for_a_match() {
    let room = room().await;
    let from = room.hub.now() + HOUR;
    let wish = Wish {
        station: Some(1),
        from: Some(from),
        keep_back: true,
        ..Wish::default()
    };
    room.system(change(FloorChange::Wish { match_id: 3, wish }))
        .await
        .unwrap();
    let is_planned = |body: &Value| body["items"]["3"].get("from").is_some();
    let mut desk = room.follow(Audience::Desk, &["plan"]).await;
    let whole = until(&mut desk, "plan", is_planned).await;
    let wished = serde_json::json!({
        "station": 1, "stream": false, "keep_back": true, "from": from,
    });
    assert_eq!(whole["items"]["3"]["wish"], wished);
    let mut screen = room.follow(Audience::Public, &["plan"]).await;
    let shown = until(&mut screen, "plan", is_planned).await;
    assert_eq!(shown["items"]["3"].get("wish"), None);
}

#[tokio::test]
async fn everybody_is_told_about_when_they_are_called() {
    let room = room().await;
    let mut phone = room.follow(Audience::Public, &["open/0"]).await;
    let body = until(&mut phone, "open/0", |body| {
        body["matches"]["2"].get("expected").is_some()
    })
    .await;
    let expected = body["matches"]["2"]["expected"].as_u64().unwrap();
    assert_eq!(expected % 300_000, 0, "to five minutes");
    let soon = room.hub.now().saturating_sub(300_000)..room.hub.now() + 2 * HOUR;
    assert!(soon.contains(&expected), "the second at the one station");
}

#[tokio::test]
async fn aims_and_breaks_are_shown_at_once_and_a_break_makes_the_day_longer() {
    let room = room().await;
    let mut desk = room.follow(Audience::Desk, &["forecast"]).await;
    let told = until(&mut desk, "forecast", |body| body.get("day").is_some()).await;
    let before = told["day"]["middle"].as_u64().unwrap();
    let now = room.hub.now();
    room.system(change(FloorChange::Aim {
        tournament: None,
        until: Some(now + HOUR),
    }))
    .await
    .unwrap();
    let told = until(&mut desk, "forecast", |body| body.get("aim").is_some()).await;
    assert_eq!(told["aim"], now + HOUR);
    let lunch = Break {
        from: now,
        until: now + 3 * HOUR,
        text: "Lunch".into(),
        tournament: None,
    };
    room.system(change(FloorChange::Breaks {
        breaks: vec![lunch],
    }))
    .await
    .unwrap();
    let told = until(&mut desk, "forecast", |body| body.get("breaks").is_some()).await;
    assert_eq!(told["breaks"][0]["text"], "Lunch");
    let later = |body: &Value| {
        let middle = body["day"]["middle"].as_u64();
        middle.is_some_and(|middle| middle > before + 2 * HOUR)
    };
    until(&mut desk, "forecast", later).await;
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn a_large_plan_stays_below_what_a_topic_may_hold() {
    let room = Room::with_bracket(512).await;
    let mut desk = room.follow(Audience::Desk, &["plan"]).await;
    let plan = until(&mut desk, "plan", |body| {
        body["left_out"].as_u64().is_some_and(|count| count > 0)
    })
    .await;
    let size = plan.to_string().len();
    assert!(size < 64 * 1_024, "{size} bytes");
}

#[tokio::test]
async fn what_cannot_fit_is_told_with_its_match_and_why() {
    let room = room().await;
    let mut desk = room.follow(Audience::Desk, &["forecast"]).await;
    let shown = frame(&mut desk).await;
    assert_eq!(shown["doc"].get("misfits"), None, "all of it fits");
    let reason = "No picture".to_owned();
    room.system(change(FloorChange::Close { number: 1, reason }))
        .await
        .unwrap();
    let told = until(&mut desk, "forecast", |body| body.get("misfits").is_some()).await;
    assert_eq!(told["all_misfits"], 1);
    let one = &told["misfits"][0];
    assert_eq!((&one["number"], &one["matches"]), (&1.into(), &3.into()));
    assert_eq!(one["why"]["kind"], "no_station");
    assert_eq!(one["why"]["broken"][0], 1);
    room.system(change(FloorChange::Open { number: 1 }))
        .await
        .unwrap();
    until(&mut desk, "forecast", |body| body["misfits"].is_null()).await;
}
