//! Drafts as programs read them: who may read figures and hints, pages, ETags, and what a file holds.

use crate::reads::{get_as, let_in, request};
use crate::venue::{Venue, bracket};
use lanista_domain::draft::DraftRules;
use lanista_exchange::draft::recorded::read_line;
use lanista_hub::{Body, Submission};
use lanista_lan::client::Link;
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::draft::{
    DraftChoice, DraftDeed, DraftFilter, DraftsAsked, DraftsForm, DraftsTold, Seat, Verb,
};
use lanista_wire::shared::{BySide, Role, Side};
use serde_json::json;

const CASTER: &str = "a token for the casters";
const JUDGE: &str = "a token for a judge of it";

fn rules() -> DraftRules {
    let hero = |n: u32| json!({ "id": format!("h{n}"), "name": format!("=Hero {n}") });
    let one = |seat: &str, verb: &str| json!({ "open": [{ "seat": seat, "do": verb }] });
    serde_json::from_value(json!({
        "formats": [{
            "schema": 1, "id": "small", "version": "1", "pool": { "ref": "small" },
            "seats": { "assign": "fixed_side" }, "clock": { "turn_ms": 60_000 }, "team_size": 1,
            "step": [one("A", "ban"), one("A", "pick"), one("B", "pick")],
            "effect": [{ "on": "pick", "blocks": ["pick"], "for": "both", "until": "game" }],
        }],
        "pools": [{ "id": "small", "name": "Small", "heroes": (1..=6).map(hero).collect::<Vec<_>>() }],
        "chain": [{ "format": "small", "when": "game" }],
    }))
    .unwrap()
}

/// A finished draft whose game is won, and one that runs.
pub(crate) async fn drafted(venue: &Venue, desk: &mut Link) -> u32 {
    let match_id = bracket(desk).await;
    let set = Submission {
        device: None,
        id: "rules".into(),
        expect: None,
        body: Body::DraftRules {
            tournament: 1,
            rules: Some(Box::new(rules())),
        },
    };
    venue.hub.submit(set).await.unwrap();
    let lock = |turn: u16, seat: Seat, verb: Verb, hero: &str| DraftDeed::Lock {
        turn,
        seat,
        verb,
        choice: DraftChoice::Hero { hero: hero.into() },
    };
    let open = || DraftDeed::Open {
        first: None,
        home_side: None,
    };
    let draft = |deed: DraftDeed| Command::Draft { match_id, deed };
    for command in [
        Command::CallMatch {
            match_id,
            station: None,
        },
        draft(open()),
        draft(lock(0, Seat::A, Verb::Ban, "h1")),
        draft(lock(1, Seat::A, Verb::Pick, "h2")),
        draft(lock(2, Seat::B, Verb::Pick, "h3")),
        Command::ScoreGame {
            match_id,
            game: 1,
            score: BySide { home: 1, away: 0 },
            winner: Some(Side::Home),
        },
        draft(open()),
        draft(lock(0, Seat::A, Verb::Ban, "h4")),
    ] {
        desk.command(command).await.unwrap().unwrap();
    }
    match_id
}

#[tokio::test]
async fn drafts_are_read_by_all_and_what_they_say_by_casters_and_desks() {
    let venue = Venue::open().await;
    let match_id = drafted(&venue, &mut venue.desk().await).await;
    let_in(&venue, CASTER, Role::Caster).await;
    let_in(&venue, JUDGE, Role::Judge).await;
    let listed = request(&venue, "GET /api/v1/drafts?state=open", "").await;
    assert_eq!(listed.status, 200, "{}", listed.text);
    let listed = listed.json();
    assert_eq!(listed["items"][0]["match"], match_id);
    assert_eq!(listed["items"][0]["turns"]["0"]["choice"]["hero"], "h4");
    assert!(listed["items"][0].get("notes").is_none());
    let none = request(&venue, "GET /api/v1/drafts?state=complete", "").await;
    assert_eq!(none.json()["items"], json!([]));
    let lonely = request(&venue, "GET /api/v1/drafts?entrant=1", "").await;
    assert_eq!(lonely.status, 404);
    let path = format!("GET /api/v1/drafts/{match_id}");
    let one = request(&venue, &path, "").await;
    assert_eq!(one.json()["game"], 2);
    let tag = format!("If-None-Match: {}\r\n", one.headers["etag"]);
    assert_eq!(request(&venue, &path, &tag).await.status, 304);
    assert_eq!(
        request(&venue, "GET /api/v1/drafts/9999", "").await.status,
        404
    );

    for path in [
        "drafts/statistics",
        "drafts/export",
        &format!("drafts/{match_id}/hints"),
    ] {
        let stranger = request(&venue, &format!("GET /api/v1/{path}"), "").await;
        assert_eq!(stranger.status, 401, "{path}");
        assert_eq!(get_as(&venue, JUDGE, path).await.status, 403, "{path}");
        assert_eq!(get_as(&venue, CASTER, path).await.status, 200, "{path}");
    }
    let told = get_as(&venue, CASTER, "drafts/statistics").await.json();
    assert_eq!(told["games"], 1);
    assert_eq!(told["heroes"][1]["name"], "=Hero 2");
    assert_eq!(told["heroes"][1]["wins"], 1);
    let hints = get_as(&venue, CASTER, &format!("drafts/{match_id}/hints"))
        .await
        .json();
    assert_eq!(
        (&hints["games"], &hints["open_in_all"]),
        (&json!(1), &json!(5))
    );
    assert_eq!(
        get_as(&venue, CASTER, "drafts/9999/hints").await.status,
        404
    );
    let missing = get_as(&venue, CASTER, "drafts/statistics?pool=nothing").await;
    assert_eq!((missing.status, &missing.json()["games"]), (200, &json!(0)));
}

#[tokio::test]
async fn a_file_of_drafts_is_read_again_and_holds_no_formula() {
    let venue = Venue::open().await;
    drafted(&venue, &mut venue.desk().await).await;
    let_in(&venue, CASTER, Role::Caster).await;
    let file = get_as(&venue, CASTER, "drafts/export").await;
    assert_eq!(file.headers["content-type"], "application/x-ndjson");
    assert_eq!(file.text.lines().count(), 1, "the open draft is not in it");
    let read = read_line(file.text.trim_end()).unwrap();
    assert_eq!(read.draft.winner, Some(lanista_domain::Side::Home));
    assert_eq!(read.draft.actions[1].hero.as_deref(), Some("=Hero 2"));
    let table = get_as(&venue, CASTER, "drafts/export?form=csv").await;
    assert_eq!(table.text.lines().count(), 4);
    assert!(!table.text.contains(",=") && table.text.contains("=Hero 2"));
    // The desk gets the same, piece by piece.
    let mut desk = venue.desk().await;
    let ask = Ask::Drafts {
        ask: DraftsAsked::Export {
            filter: DraftFilter::default(),
            form: DraftsForm::JsonLines,
            from: 0,
        },
    };
    let Answer::Drafts { told } = desk.ask(ask).await.unwrap() else {
        panic!("no answer");
    };
    assert_eq!(
        *told,
        DraftsTold::Export {
            text: file.text,
            next: None
        }
    );
}
