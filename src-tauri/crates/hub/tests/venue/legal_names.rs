//! Legal names through the hub: desks read them, and everybody else only whose owner agreed.

use crate::room::{Room, frames};
use lanista_wire::command::Command;
use lanista_wire::roster::{NewMember, Particulars, Post};
use lanista_wire::topic::Audience;
use serde_json::json;

/// Everything that could name somebody, asked for by whoever may and whoever may not.
const EVERYWHERE: [&str; 20] = [
    "gathering",
    "tournament/1/entrants/0",
    "stage/1",
    "stage/1/round/upper/1/0",
    "stage/1/standing/0",
    "match/1",
    "match/2",
    "open/0",
    "floor",
    "dispatch",
    "forecast",
    "plan",
    "journal",
    "help",
    "drafts",
    "draft/1",
    "sign_up/1",
    "signing_up",
    "screen/1",
    "devices",
];

const OTHERS: [Audience; 4] = [
    Audience::Judge,
    Audience::Caster,
    Audience::Public,
    Audience::Stream,
];

fn member(handle: &str, legal_name: &str, shows_name: bool) -> NewMember {
    NewMember {
        person: None,
        handle: handle.to_owned(),
        post: Post::Player { position: None },
        about: Some(Particulars {
            nation: Some("pt".to_owned()),
            legal_name: Some(legal_name.to_owned()),
            seat: Some(format!("Seat {handle}")),
            shows_name: Some(shows_name),
        }),
    }
}

fn roster(shows_name: bool) -> Command {
    Command::SetRoster {
        tournament: 1,
        entrant: 1,
        members: vec![
            member("Ida", "Secretia Silva", false),
            member("Ben", "Openia Moreira", shows_name),
        ],
        captain: Some(0),
        reason: String::new(),
    }
}

/// All that an audience is told of everything.
async fn told(room: &Room, audience: Audience) -> String {
    let mut follower = room.follow(audience, &EVERYWHERE).await;
    let all = frames(room, &mut follower).await;
    all.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn no_byte_of_a_legal_name_leaves_without_consent() {
    let room = Room::with_bracket(4).await;
    room.system(roster(true)).await.unwrap();
    let desk = told(&room, Audience::Desk).await;
    assert!(desk.contains("Secretia Silva") && desk.contains("Openia Moreira"));
    for audience in OTHERS {
        let all = told(&room, audience).await;
        assert!(
            all.contains("Ida") && all.contains("Seat Ben"),
            "{audience:?}"
        );
        assert!(
            !all.contains("Secretia") && !all.contains("Silva"),
            "{audience:?}"
        );
        assert!(all.contains("Openia Moreira"), "{audience:?}");
    }
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn a_consent_that_is_taken_back_takes_the_name_off_what_is_shown() {
    let room = Room::with_bracket(4).await;
    room.system(roster(true)).await.unwrap();
    let mut hall = room
        .follow(Audience::Public, &["tournament/1/entrants/0", "match/1"])
        .await;
    let shown = frames(&room, &mut hall).await;
    let list = shown
        .iter()
        .find(|frame| frame["topic"] == "tournament/1/entrants/0")
        .unwrap();
    assert_eq!(
        list["doc"]["entrants"]["1"]["people"],
        json!([
            { "nation": "PT", "seat": "Seat Ida" },
            { "nation": "PT", "name": "Openia Moreira", "seat": "Seat Ben" },
        ])
    );
    room.system(roster(false)).await.unwrap();
    let patches = frames(&room, &mut hall).await;
    assert_eq!(patches.len(), 2, "the list and the match: {patches:?}");
    for audience in OTHERS {
        assert!(
            !told(&room, audience).await.contains("Openia"),
            "{audience:?}"
        );
    }
}
