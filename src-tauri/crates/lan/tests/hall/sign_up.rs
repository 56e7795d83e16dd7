//! The door over real sockets: two desks mark who comes, the waiting list moves up, and nobody else reads any of it.

use crate::venue::{Venue, format};
use lanista_lan::client::{Link, pair};
use lanista_wire::command::Command;
use lanista_wire::life::Presence;
use lanista_wire::shared::{NewEntrant, Role, Scope};
use lanista_wire::sign_up::{SignUpDeed, TeamsBy};

fn named(name: &str) -> NewEntrant {
    NewEntrant {
        name: name.into(),
        ..NewEntrant::default()
    }
}

const fn at_the_door(deed: SignUpDeed) -> Command {
    Command::SignUp {
        tournament: 1,
        deed,
    }
}

const fn mark(entrant: u32, presence: Presence) -> Command {
    at_the_door(SignUpDeed::Mark {
        entrant,
        person: None,
        presence,
    })
}

/// Fox, Owl and Hen in a cup for three whose check-in is open.
async fn awaited(desk: &mut Link) {
    for command in [
        Command::CreateTournament {
            name: "Cup".into(),
            title: String::new(),
            format: format(),
        },
        Command::AddEntrants {
            tournament: 1,
            entrants: ["Fox", "Owl", "Hen"].map(named).to_vec(),
        },
        at_the_door(SignUpDeed::SetLimit { limit: Some(3) }),
        at_the_door(SignUpDeed::OpenCheckIn { until: None }),
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
}

async fn volunteer(venue: &Venue, desk: &mut Link) -> Link {
    let code = venue.code(desk, Role::Desk, Scope::Everything).await;
    let device = pair(venue.address(), &code, "Door").await.unwrap();
    let admit = Command::AdmitDevice {
        device: device.id.clone(),
        name: "Door".into(),
        role: Role::Desk,
        scope: Scope::Everything,
    };
    desk.command(admit).await.unwrap().unwrap();
    venue.link(&device).await
}

#[tokio::test]
async fn two_desks_mark_who_comes_and_the_missing_make_room() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    awaited(&mut desk).await;
    let mut door = volunteer(&venue, &mut desk).await;
    desk.follow(&["tournament/1/entrants/", "sign_up/"])
        .await
        .unwrap();

    door.command(mark(1, Presence::Here))
        .await
        .unwrap()
        .unwrap();
    let walk_in = SignUpDeed::Enter {
        entrant: named("Elk"),
    };
    desk.command(at_the_door(walk_in)).await.unwrap().unwrap();
    let list = desk
        .until("sign_up/1", |doc| doc["waits"] == 1)
        .await
        .unwrap();
    assert_eq!(list["waiting"][0]["name"], "Elk");
    assert_eq!(list["waiting"][0]["arrived"]["here"], 1, "Elk stood there");
    let shown = desk
        .until("tournament/1/entrants/0", |doc| {
            doc["entrants"]["1"]["arrived"].is_object()
        })
        .await
        .unwrap();
    assert!(shown["entrants"]["2"]["arrived"].is_null());

    let drop_fox = SignUpDeed::Drop {
        entrants: vec![1, 2],
        reason: String::new(),
    };
    let refused = desk.command(at_the_door(drop_fox)).await.unwrap();
    assert_eq!(refused.unwrap_err().code(), "is_here");
    let missing = SignUpDeed::Drop {
        entrants: vec![2, 3],
        reason: String::new(),
    };
    desk.command(at_the_door(missing)).await.unwrap().unwrap();
    let list = desk
        .until("sign_up/1", |doc| doc["drops"] == 2)
        .await
        .unwrap();
    assert_eq!(list["waits"], 0, "Elk has moved up");
}

#[tokio::test]
async fn judges_and_the_public_neither_mark_nor_read_who_has_come() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    awaited(&mut desk).await;
    desk.command(mark(1, Presence::Here))
        .await
        .unwrap()
        .unwrap();
    for command in [
        Command::DrawStage { tournament: 1 },
        Command::PublishStage { stage: 1 },
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
    let (_, mut judge) = venue.judge(&mut desk, Scope::Everything).await;
    let refused = judge.command(mark(2, Presence::Here)).await.unwrap();
    assert_eq!(refused.unwrap_err().code(), "not_allowed");
    judge
        .follow(&["sign_up/", "sign_up/1", "tournament/1/entrants/"])
        .await
        .unwrap();
    let read = judge
        .until("tournament/1/entrants/0", |_| true)
        .await
        .unwrap();
    assert_eq!(read["entrants"]["1"]["name"], "Fox");
    assert!(read["entrants"]["1"]["arrived"].is_null());
}

#[tokio::test]
async fn teams_are_formed_by_lots_that_the_server_draws() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    awaited(&mut desk).await;
    let more = at_the_door(SignUpDeed::SetLimit { limit: None });
    desk.command(more).await.unwrap().unwrap();
    let elk = at_the_door(SignUpDeed::Enter {
        entrant: named("Elk"),
    });
    desk.command(elk).await.unwrap().unwrap();
    let form = at_the_door(SignUpDeed::FormTeams {
        size: 2,
        called: "Team".into(),
        by: TeamsBy::Lot {},
        only: Vec::new(),
    });
    desk.command(form).await.unwrap().unwrap();
    desk.follow(&["tournament/1/entrants/"]).await.unwrap();
    let shown = desk
        .until("tournament/1/entrants/0", |doc| {
            doc["entrants"]
                .as_object()
                .is_some_and(|all| all.len() == 2)
        })
        .await
        .unwrap();
    let mut handles: Vec<&str> = shown["entrants"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|team| team["roster"].as_array().unwrap())
        .map(|handle| handle.as_str().unwrap())
        .collect();
    handles.sort_unstable();
    assert_eq!(handles, ["Elk", "Fox", "Hen", "Owl"]);
}
