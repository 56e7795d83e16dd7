//! Lobbies: read by officials and by the two who meet, once they are called; by nobody else, whatever they ask for.

use crate::drafts::captain;
use crate::heats::{heat, royale};
use crate::room::{Room, frame, frames, named};
use lanista_domain::{MatchId, Side};
use lanista_wire::command::Command;
use lanista_wire::floor::{Equipment, FloorChange, StationKind};
use lanista_wire::lobby::{Lobby, LobbyPlan};
use lanista_wire::shared::{NewEntrant, Side as WireSide};
use lanista_wire::topic::Audience;
use serde_json::Value;

fn told(name: &str, password: &str) -> Lobby {
    Lobby {
        name: name.into(),
        password: password.into(),
        server: String::new(),
        host: Some(WireSide::Home),
    }
}

/// A bracket of four with a template, and a game server as station 1.
async fn room(lobby: Lobby) -> Room {
    let room = Room::with_bracket(4).await;
    let (number, name) = (1, String::new());
    room.system(Command::SetStation { number, name })
        .await
        .unwrap();
    let equipment = Equipment {
        kind: StationKind::GameServer,
        area: String::new(),
        address: "10.0.0.9:27015".into(),
        at_once: 2,
    };
    let secret = "a secret of the desk".to_owned();
    for change in [
        FloorChange::Equip { number, equipment },
        FloorChange::Lobbies {
            tournament: 1,
            plan: Some(LobbyPlan { lobby, secret }),
        },
    ] {
        room.system(Command::ChangeFloor { change }).await.unwrap();
    }
    room
}

async fn call(room: &Room, match_id: u32) {
    let station = Some(1);
    room.system(Command::CallMatch { match_id, station })
        .await
        .unwrap();
}

/// Who meets in match 1, by their ids: home, away.
async fn two(room: &Room) -> [u32; 2] {
    let state = room.state().await;
    Side::BOTH.map(|side| state.matches[&MatchId(1)].entrant(side).unwrap().0)
}

fn has(frames: &[Value], word: &str) -> bool {
    serde_json::to_string(frames).unwrap().contains(word)
}

#[tokio::test]
async fn both_who_meet_read_it_once_they_are_called() {
    let room = room(told("{tournament} {match}", "{code}")).await;
    let [home, _] = two(&room).await;
    let mut own = captain(&room, home, &[&format!("lobby/1/{home}")]).await;
    let mut judge = room.follow(Audience::Judge, &["lobby/1"]).await;
    let shown = frame(&mut judge).await;
    assert_eq!(shown["doc"]["server"], "", "no station yet");
    assert!(
        !has(&frames(&room, &mut own).await, "Cup 1"),
        "not called yet"
    );
    call(&room, 1).await;
    let shown = frame(&mut own).await;
    let lobby = &shown["doc"];
    assert_eq!(lobby["name"], "Cup 1", "{shown}");
    assert_eq!(lobby["server"], "10.0.0.9:27015", "the game server's");
    assert_eq!(lobby["host"], "home");
    assert_eq!(lobby["password"].as_str().map(str::len), Some(6));
    let own_lobby = Command::SetLobby {
        match_id: 1,
        lobby: Some(told("Another", "drake")),
    };
    room.system(own_lobby).await.unwrap();
    let patch = frame(&mut own).await;
    assert_eq!(patch["patch"]["password"], "drake", "{patch}");
    assert_eq!(patch["patch"]["own"], true);
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn all_of_a_heat_read_it_once_they_are_called() {
    let room = heat(royale(), 2, 3).await;
    let plan = LobbyPlan {
        lobby: told("{tournament} {match}", "drake"),
        secret: "a secret of the desk".into(),
    };
    let change = FloorChange::Lobbies {
        tournament: 1,
        plan: Some(plan),
    };
    room.system(Command::ChangeFloor { change }).await.unwrap();
    let mut own = captain(&room, 2, &["lobby/1/2"]).await;
    let mut other = captain(&room, 4, &["lobby/1/2", "lobby/1/4"]).await;
    assert!(!has(&frames(&room, &mut own).await, "drake"), "not called");
    let (match_id, station) = (1, None);
    room.system(Command::CallMatch { match_id, station })
        .await
        .unwrap();
    let shown = frame(&mut own).await;
    assert_eq!(shown["doc"]["password"], "drake", "{shown}");
    assert!(shown["doc"]["host"].is_null(), "a heat has no sides");
    assert!(!has(&frames(&room, &mut other).await, "drake"));
}

#[tokio::test]
async fn each_match_has_a_code_of_its_own() {
    let room = room(told("", "{code}")).await;
    let mut judge = room.follow(Audience::Judge, &["lobby/1", "lobby/2"]).await;
    let (one, other) = (frame(&mut judge).await, frame(&mut judge).await);
    assert!(one["doc"]["password"].is_string(), "{one}");
    assert_ne!(one["doc"]["password"], other["doc"]["password"]);
}

#[tokio::test]
async fn nobody_else_reads_it_whatever_they_ask_for() {
    let room = room(told("LAN", "drake")).await;
    let [home, away] = two(&room).await;
    let own = format!("lobby/1/{home}");
    let all = [own.as_str(), "lobby/1", "lobby/1/", "lobby/", "lob"];
    let mut others = vec![
        captain(&room, away, &all).await,
        captain(&room, 99, &all).await,
        room.follow(Audience::Public, &all).await,
        room.follow(Audience::Caster, &all).await,
    ];
    let mut theirs = captain(&room, home, &[own.as_str()]).await;
    call(&room, 1).await;
    assert!(has(&frames(&room, &mut theirs).await, "drake"));
    for follower in &mut others {
        assert!(!has(&frames(&room, follower).await, "drake"));
    }
}

#[tokio::test]
async fn a_name_is_never_read_as_a_template_and_a_new_one_is_told() {
    let room = room(told("{home} {foo} {", "drake")).await;
    let [home, _] = two(&room).await;
    let mut judge = room.follow(Audience::Judge, &["lobby/1"]).await;
    frame(&mut judge).await;
    let to = NewEntrant {
        name: "{code}".into(),
        ..named(1)
    };
    room.system(Command::ChangeEntrant {
        tournament: 1,
        entrant: home,
        to,
    })
    .await
    .unwrap();
    let patch = frame(&mut judge).await;
    let name = patch["patch"]["name"].as_str().unwrap();
    assert!(name.ends_with(" {foo} {"), "{name}");
    assert!(name.starts_with("{code}"), "{name}");
}
