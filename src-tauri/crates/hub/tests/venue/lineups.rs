//! Line-ups through the hub: who is shown the roster, when, and what the figures say of each player.

use crate::numbers::{all, called, draft, drafting, lock, open, pairs, played};
use crate::room::{Room, frames};
use lanista_wire::command::Command;
use lanista_wire::draft::{DraftDeed, Seat, Verb};
use lanista_wire::roster::{NewMember, Post};
use lanista_wire::shared::Side;
use lanista_wire::topic::Audience;
use serde_json::{Value, json};

const PLAYER: Post = Post::Player { position: None };

fn roster(members: &[(Option<u32>, &str, Post)]) -> Command {
    let member = |(person, handle, post): &(Option<u32>, &str, Post)| NewMember {
        about: None,
        person: *person,
        handle: (*handle).to_owned(),
        post: *post,
    };
    Command::SetRoster {
        tournament: 1,
        entrant: 1,
        members: members.iter().map(member).collect(),
        captain: Some(0),
        reason: String::new(),
    }
}

fn foxes() -> Command {
    let at = |position| Post::Player {
        position: Some(position),
    };
    roster(&[
        (None, "Ida", at(1)),
        (None, "Jule", Post::Substitute {}),
        (None, "Kaya", Post::Coach {}),
    ])
}

fn arrange(side: Side, hero: u32, player: Option<u32>) -> Command {
    let deed = DraftDeed::Arrange {
        side,
        lineup: vec![format!("h{hero}")],
        players: player.map(|player| vec![Some(player)]).unwrap_or_default(),
    };
    draft(1, deed)
}

async fn person(room: &Room, handle: &str) -> u32 {
    let state = room.state().await;
    let mut all = state.persons.values();
    all.find(|person| person.handle == handle).unwrap().id.0
}

/// What a reader is told of a topic now.
async fn doc(room: &Room, audience: Audience, topic: &str) -> Value {
    let mut follower = room.follow(audience, &[topic]).await;
    let mut told = frames(room, &mut follower).await;
    told.remove(0)["doc"].take()
}

#[tokio::test]
async fn who_plays_what_is_shown_to_all_once_the_draft_is_over() {
    let room = drafting(2, false).await;
    room.system(foxes()).await.unwrap();
    room.system(called(1)).await.unwrap();
    for deed in [
        open(None),
        lock(0, Seat::A, Verb::Ban, 1),
        lock(1, Seat::B, Verb::Ban, 2),
        lock(2, Seat::A, Verb::Pick, 3),
    ] {
        room.system(draft(1, deed)).await.unwrap();
    }
    let before = doc(&room, Audience::Public, "draft/1").await;
    assert!(before.get("roster").is_none() && before.get("players").is_none());
    let last = lock(3, Seat::B, Verb::Pick, 4);
    room.system(draft(1, last)).await.unwrap();
    let (ida, jule) = (person(&room, "Ida").await, person(&room, "Jule").await);
    let over = doc(&room, Audience::Public, "draft/1").await;
    assert_eq!(
        over["roster"]["home"],
        json!([
            { "person": ida, "handle": "Ida", "post": { "kind": "player", "position": 1 } },
            { "person": jule, "handle": "Jule", "post": { "kind": "substitute" } },
        ]),
        "no coach is fielded"
    );
    assert!(over.get("players").is_none(), "nobody is named yet");
    let mut hall = room.follow(Audience::Public, &["draft/1"]).await;
    frames(&room, &mut hall).await;
    room.system(arrange(Side::Home, 3, Some(jule)))
        .await
        .unwrap();
    let patch = &frames(&room, &mut hall).await[0]["patch"];
    assert_eq!(patch["players"]["home"], json!([jule]));
    assert!(patch.get("roster").is_none(), "the patch is small: {patch}");
    let renamed = roster(&[
        (Some(ida), "Ida", PLAYER),
        (Some(jule), "Jule the Second", PLAYER),
    ]);
    room.system(renamed).await.unwrap();
    let told = doc(&room, Audience::Public, "draft/1").await;
    assert_eq!(told["roster"]["home"][1]["handle"], "Jule the Second");
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn what_somebody_is_there_for_is_for_the_desk() {
    let room = drafting(2, false).await;
    room.system(foxes()).await.unwrap();
    let desk = doc(&room, Audience::Desk, "tournament/1/entrants/0").await;
    let ida = person(&room, "Ida").await;
    let entrant = &desk["entrants"]["1"];
    assert_eq!(entrant["captain"], ida);
    assert_eq!(entrant["members"][2]["post"]["kind"], "coach");
    assert!(desk["entrants"]["2"].get("members").is_none());
    let hall = doc(&room, Audience::Public, "tournament/1/entrants/0").await;
    let entrant = &hall["entrants"]["1"];
    assert_eq!(entrant["roster"], json!(["Ida", "Jule", "Kaya"]));
    assert!(entrant.get("members").is_none() && entrant.get("captain").is_none());
}

#[tokio::test]
async fn players_are_counted_by_who_they_are_and_named_as_they_are_called_now() {
    let room = drafting(2, false).await;
    room.system(foxes()).await.unwrap();
    room.system(called(1)).await.unwrap();
    played(&room, 1, 1, [1, 2, 3, 4], Side::Home).await;
    assert!(
        pairs(&room.hub).await.players.is_empty(),
        "nobody said who played"
    );
    let (ida, jule) = (person(&room, "Ida").await, person(&room, "Jule").await);
    room.system(arrange(Side::Home, 3, Some(ida)))
        .await
        .unwrap();
    let counted = pairs(&room.hub).await.players;
    assert_eq!(counted.len(), 1, "the other side has said nothing");
    let of = &counted[0];
    assert_eq!((of.name.as_str(), of.games, of.wins), ("Ida", 1, 1));
    assert_eq!((of.entrants[0].as_str(), of.heroes), ("Entrant 1", 1));
    assert_eq!((of.picks[0].name.as_str(), of.picks[0].n), ("Hero 3", 1));
    // In game two the substitute plays and loses; then she takes another name.
    played(&room, 1, 2, [1, 2, 5, 6], Side::Away).await;
    room.system(arrange(Side::Home, 5, Some(jule)))
        .await
        .unwrap();
    let renamed = roster(&[(Some(ida), "Ida", PLAYER), (Some(jule), "J.", PLAYER)]);
    room.system(renamed).await.unwrap();
    let counted = pairs(&room.hub).await.players;
    let lines: Vec<(&str, u32, u32)> = counted
        .iter()
        .map(|of| (of.name.as_str(), of.games, of.wins))
        .collect();
    assert_eq!(lines, [("Ida", 1, 1), ("J.", 1, 0)]);
    let (recorded, _) = room.hub.recorded_drafts(all(), 0, 9).await.unwrap();
    let part = recorded[1]
        .record
        .parts
        .iter()
        .find(|part| part.hero == "Hero 5");
    assert_eq!(
        part.map(|part| (part.player.as_deref(), part.position.as_deref())),
        Some((Some("J."), Some("1"))),
        "a file names players as they are called"
    );
}

#[tokio::test]
async fn a_line_up_put_right_later_moves_the_figures_and_the_journal_says_why() {
    let room = drafting(2, false).await;
    room.system(foxes()).await.unwrap();
    room.system(called(1)).await.unwrap();
    played(&room, 1, 1, [1, 2, 3, 4], Side::Home).await;
    let (ida, jule) = (person(&room, "Ida").await, person(&room, "Jule").await);
    room.system(arrange(Side::Home, 3, Some(ida)))
        .await
        .unwrap();
    assert_eq!(pairs(&room.hub).await.players[0].name, "Ida");
    let corrected = DraftDeed::CorrectLineup {
        index: 0,
        side: Side::Home,
        lineup: vec!["h3".to_owned()],
        players: vec![Some(jule)],
        reason: "Jule stood in".to_owned(),
    };
    room.system(draft(1, corrected)).await.unwrap();
    let counted = pairs(&room.hub).await.players;
    let lines: Vec<(&str, u32)> = counted
        .iter()
        .map(|of| (of.name.as_str(), of.wins))
        .collect();
    assert_eq!(lines, [("Jule", 1)]);
    let journal = doc(&room, Audience::Desk, "journal").await;
    let newest = journal["head"].to_string();
    assert_eq!(
        journal["entries"][newest]["text"],
        "Match 1: game 1, line-up of Entrant 1 corrected: Jule plays Hero 3 (Jule stood in)"
    );
    room.replays_to_the_same().await;
}
