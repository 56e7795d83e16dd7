//! A producer and a judge see each other's light, the hall what is on the overlays, and the desk alone the rundown.

use crate::room::{Room, frame};
use lanista_wire::command::Command;
use lanista_wire::floor::{Equipment, FloorChange, StationKind};
use lanista_wire::stream::{Lamp, StreamChange};
use lanista_wire::topic::Audience;
use serde_json::{Value, json};

async fn change(room: &Room, change: StreamChange) {
    room.system(Command::ChangeStream { change }).await.unwrap();
}

/// Station 7 is where a stream is made.
pub(crate) fn equip_for_the_stream() -> Command {
    let equipment = Equipment {
        kind: StationKind::Stream,
        area: String::new(),
        address: String::new(),
        at_once: 1,
    };
    let number = 7;
    Command::ChangeFloor {
        change: FloorChange::Equip { number, equipment },
    }
}

/// Four entrants, and a stream at station 7 at which two matches are planned.
async fn room() -> Room {
    let room = Room::with_bracket(4).await;
    let (number, name) = (7, String::new());
    room.system(Command::SetStation { number, name })
        .await
        .unwrap();
    room.system(equip_for_the_stream()).await.unwrap();
    for match_id in [1, 2] {
        let put = StreamChange::Put {
            station: 7,
            match_id,
            place: 9,
        };
        change(&room, put).await;
    }
    room
}

async fn call(room: &Room, match_id: u32) {
    let station = Some(7);
    room.system(Command::CallMatch { match_id, station })
        .await
        .unwrap();
}

async fn stream(room: &Room, audience: Audience) -> Value {
    let mut follower = room.follow(audience, &["floor"]).await;
    frame(&mut follower).await["doc"]["stations"]["7"]["stream"].clone()
}

#[tokio::test]
async fn the_hall_reads_what_is_shown_and_the_desk_what_is_planned() {
    let room = room().await;
    assert_eq!(
        stream(&room, Audience::Desk).await,
        json!({ "rundown": [1, 2] })
    );
    for audience in [Audience::Judge, Audience::Caster, Audience::Public] {
        assert_eq!(stream(&room, audience).await, Value::Null);
    }
    call(&room, 1).await;
    assert_eq!(
        stream(&room, Audience::Public).await,
        json!({ "on_air": 1 })
    );
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn both_lights_come_to_desk_and_judge_and_never_to_the_hall() {
    let room = room().await;
    call(&room, 1).await;
    let mut judge = room.follow(Audience::Judge, &["match/1"]).await;
    let mut desk = room.follow(Audience::Desk, &["match/1"]).await;
    let dark = json!({ "producer": false, "judge": false });
    assert_eq!(frame(&mut judge).await["doc"]["go_light"], dark);
    assert_eq!(frame(&mut desk).await["doc"]["go_light"], dark);
    let lit = |lamp| StreamChange::Ready {
        match_id: 1,
        lamp,
        is_ready: true,
    };
    change(&room, lit(Lamp::Producer)).await;
    let patch = frame(&mut judge).await;
    assert_eq!(patch["patch"]["go_light"], json!({ "producer": true }));
    change(&room, lit(Lamp::Judge)).await;
    frame(&mut desk).await;
    let patch = frame(&mut desk).await;
    assert_eq!(patch["patch"]["go_light"], json!({ "judge": true }));
    for audience in [Audience::Public, Audience::Caster] {
        let mut hall = room.follow(audience, &["match/1"]).await;
        assert_eq!(frame(&mut hall).await["doc"]["go_light"], Value::Null);
    }
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn the_desk_reads_why_a_match_waits_for_the_one_before() {
    let room = room().await;
    let mut desk = room.follow(Audience::Desk, &["dispatch"]).await;
    let shown = frame(&mut desk).await;
    assert_eq!(shown["doc"]["calls"]["1"]["station"], 7);
    assert_eq!(
        shown["doc"]["waiting"]["2"]["because"],
        json!([{ "kind": "later_on_stream", "station": 7, "number": 1, "match": 1 }])
    );
    assert_eq!(
        shown["doc"]["waiting"]["2"]["wish"],
        json!({ "station": 7, "stream": false, "keep_back": false })
    );
}
