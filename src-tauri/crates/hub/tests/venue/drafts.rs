//! Drafts through the hub: what each reader is sent, and what nobody is sent before a reveal.

use crate::room::{Room, frames};
use lanista_domain::draft::DraftRules;
use lanista_hub::{Body, Follower, Submission};
use lanista_wire::command::Command;
use lanista_wire::draft::{DraftChoice, DraftDeed, Seat, Verb};
use lanista_wire::topic::Audience;
use serde_json::{Value, json};

/// Two sealed picks, then the reveal, then an open ban each.
pub(crate) fn rules() -> DraftRules {
    let hero = |n: u32| json!({ "id": format!("h{n}"), "name": format!("Hero {n}") });
    let hidden = |seat: &str| json!({ "seat": seat, "do": "pick", "hidden": true });
    serde_json::from_value(json!({
        "formats": [{
            "schema": 1, "id": "sealed", "version": "1", "pool": { "ref": "small" },
            "seats": { "assign": "fixed_side" }, "clock": { "turn_ms": 60_000 }, "team_size": 1,
            "step": [
                { "open": [hidden("A"), hidden("B")] },
                { "system": "reveal" },
                { "open": [{ "seat": "A", "do": "ban" }] },
                { "open": [{ "seat": "B", "do": "ban" }] },
            ],
            "effect": [{ "on": "ban", "blocks": ["ban"], "for": "both", "until": "game" },
                { "on": "pick", "blocks": ["pick"], "for": "self", "until": "game" }],
        }],
        "pools": [{ "id": "small", "name": "Small", "heroes": (1..=6).map(hero).collect::<Vec<_>>() }],
        "chain": [{ "format": "sealed", "when": "game" }],
    }))
    .unwrap()
}

async fn drafting() -> Room {
    drafting_by(rules()).await
}

pub(crate) async fn drafting_by(rules: DraftRules) -> Room {
    let room = Room::with_bracket(2).await;
    let set = Submission {
        device: None,
        id: "rules".into(),
        expect: None,
        body: Body::DraftRules {
            tournament: 1,
            rules: Some(Box::new(rules)),
        },
    };
    room.hub.submit(set).await.unwrap();
    let called = Command::CallMatch {
        match_id: 1,
        station: None,
    };
    room.system(called).await.unwrap();
    let open = DraftDeed::Open {
        first: None,
        home_side: None,
    };
    ask(&room, open).await;
    room
}

pub(crate) async fn ask(room: &Room, deed: DraftDeed) {
    let command = Command::Draft { match_id: 1, deed };
    room.system(command).await.unwrap();
}

pub(crate) fn pick(turn: u16, seat: Seat, hero: &str) -> DraftDeed {
    DraftDeed::Lock {
        turn,
        seat,
        verb: Verb::Pick,
        choice: DraftChoice::Hero { hero: hero.into() },
    }
}

pub(crate) async fn captain(room: &Room, entrant: u32, names: &[&str]) -> Follower {
    let follower = room.hub.follow_for(Audience::Public, Some(entrant)).await;
    let names = names.iter().map(|name| ((*name).to_owned(), 0));
    follower.sub(names.collect()).await;
    follower
}

/// Times differ from run to run; nothing else may.
pub(crate) fn without_times(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| {
                !["opens", "shown_until", "at", "since", "call"].contains(&key.as_str())
            });
            map.values_mut().for_each(without_times);
        }
        Value::Array(list) => list.iter_mut().for_each(without_times),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[tokio::test]
async fn what_others_are_sent_before_a_reveal_does_not_depend_on_the_choice() {
    let mut told = Vec::new();
    for hero in ["h1", "h5"] {
        let room = drafting().await;
        let all = ["draft/1", "drafts", "journal", "match/1"];
        let mut followers = Vec::new();
        for audience in Audience::ALL {
            followers.push(room.follow(audience, &all).await);
        }
        followers.push(
            captain(
                &room,
                2,
                &["seat/1/2", "draft/1", "seat/1/1", "seat/", "seat/1/"],
            )
            .await,
        );
        let mut own = captain(&room, 1, &["seat/1/1"]).await;
        ask(&room, pick(0, Seat::A, hero)).await;
        let mut seen = Vec::new();
        for follower in &mut followers {
            let mut frames = frames(&room, follower).await;
            frames.iter_mut().for_each(without_times);
            seen.push(frames);
        }
        let text = serde_json::to_string(&seen).unwrap();
        assert!(text.contains("\"hidden\""), "they see that it is done");
        assert!(!text.contains("seat/1/1"), "nobody follows another's seat");
        let mine = serde_json::to_string(&frames(&room, &mut own).await).unwrap();
        assert!(
            mine.contains(&format!("\"hero\":\"{hero}\"")),
            "the own side knows: {mine}"
        );
        told.push(seen);
        ask(&room, pick(1, Seat::B, hero)).await;
        for follower in followers.iter_mut().take(Audience::ALL.len()) {
            let shown = frames(&room, follower).await;
            let shown = serde_json::to_string(&shown).unwrap();
            assert!(
                shown.contains(&format!("\"hero\":\"{hero}\"")),
                "after the reveal all know: {shown}"
            );
        }
    }
    assert_eq!(told[0], told[1]);
}

#[tokio::test]
async fn a_captain_shows_the_own_team_what_they_look_at_and_nobody_else() {
    let room = drafting().await;
    let mut own = captain(&room, 1, &["seat/1/1"]).await;
    let mut other = captain(&room, 2, &["seat/1/2"]).await;
    let mut desk = room.follow(Audience::Desk, &["draft/1"]).await;
    for follower in [&mut own, &mut other, &mut desk] {
        frames(&room, follower).await;
    }
    room.hub.hover(1, 1, Some("h3".into())).await;
    room.hub.hover(1, 1, Some("no hero".into())).await;
    room.hub.hover(1, 1, Some("h4".into())).await;
    let seen = frames(&room, &mut own).await;
    assert_eq!(seen.last().unwrap()["patch"]["hover"], "h4");
    assert!(frames(&room, &mut other).await.is_empty());
    assert!(frames(&room, &mut desk).await.is_empty());
    ask(&room, pick(0, Seat::A, "h4")).await;
    let seen = frames(&room, &mut own).await;
    assert_eq!(
        seen.last().unwrap()["patch"]["hover"],
        Value::Null,
        "{seen:?}"
    );
}

#[tokio::test]
async fn a_draft_that_ran_comes_up_held_after_a_restart() {
    let room = drafting().await;
    let again = room.opened_again().await;
    let held = again
        .read(|state, _| {
            let draft = state.last_draft(lanista_domain::MatchId(1)).unwrap();
            matches!(draft.phase, lanista_domain::draft::Phase::Held { .. })
        })
        .await;
    assert_eq!(held, Some(true));
    again.stop().await;
}

/// How the one match stands in the list that everybody follows.
async fn listed(room: &Room) -> Value {
    let mut follower = room.follow(Audience::Public, &["drafts"]).await;
    let frames = frames(room, &mut follower).await;
    let text = serde_json::to_string(&frames).unwrap();
    let states = ["running", "complete", "next"];
    let found = states
        .iter()
        .filter(|state| text.contains(&format!("\"state\":\"{state}\"")));
    found.map(|state| json!(state)).collect()
}

#[tokio::test]
async fn a_draft_that_is_over_stays_listed_until_its_game_is() {
    let room = drafting().await;
    assert_eq!(listed(&room).await, json!(["running"]));
    let ban = |turn: u16, seat: Seat, hero: &str| DraftDeed::Lock {
        turn,
        seat,
        verb: Verb::Ban,
        choice: DraftChoice::Hero { hero: hero.into() },
    };
    ask(&room, pick(0, Seat::A, "h1")).await;
    ask(&room, pick(1, Seat::B, "h2")).await;
    ask(&room, ban(2, Seat::A, "h3")).await;
    ask(&room, ban(3, Seat::B, "h4")).await;
    assert_eq!(listed(&room).await, json!(["complete"]));
    let void = DraftDeed::Void {
        reason: "Wrong teams".into(),
    };
    ask(&room, void).await;
    assert_eq!(listed(&room).await, json!(["next"]));
}
