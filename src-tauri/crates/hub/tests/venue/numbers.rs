//! Finished drafts and what they say: whatever happens in whatever order, the figures are those of a fresh count.

#[path = "numbers/days.rs"]
mod days;

use crate::drafts::without_times;
use crate::room::{Room, frames};
use lanista_domain::draft::DraftRules;
use lanista_hub::{Body, Hub, Submission};
use lanista_wire::command::Command;
use lanista_wire::draft::{
    DraftChoice, DraftDeed, DraftFigures, DraftFilter, DraftHistory, DraftPairs, DraftsAsked,
    DraftsTold, Seat, Verb,
};
use lanista_wire::shared::{BySide, Layout, Side};
use lanista_wire::topic::Audience;
use serde_json::{Value, json};

/// A ban and a pick each; picks are closed for the series; home can be told the first side.
fn rules(hidden: bool) -> DraftRules {
    let hero = |n: u32| json!({ "id": format!("h{n}"), "name": format!("Hero {n}"), "attributes": { "role": [if n.is_multiple_of(2) { "Tank" } else { "Healer" }] } });
    let one = |seat: &str, verb: &str| json!({ "open": [{ "seat": seat, "do": verb, "hidden": hidden && verb == "pick" }] });
    let mut steps = vec![
        one("A", "ban"),
        one("B", "ban"),
        one("A", "pick"),
        one("B", "pick"),
    ];
    if hidden {
        steps.push(json!({ "system": "reveal" }));
    }
    let until =
        |until: &str| json!({ "on": "pick", "blocks": ["pick"], "for": "both", "until": until });
    serde_json::from_value(json!({
        "formats": [{
            "schema": 1, "id": "small", "version": "1", "pool": { "ref": "small" },
            "seats": { "assign": "fixed_side" }, "clock": { "turn_ms": 60_000 }, "team_size": 1, "sides": ["Sun", "Moon"],
            "step": steps, "effect": [until("game"), until("series")],
        }],
        "pools": [{ "id": "small", "name": "Small", "heroes": (1..=12).map(hero).collect::<Vec<_>>() }],
        "chain": [{ "format": "small", "when": "game" }],
    }))
    .unwrap()
}

pub(super) async fn drafting(entrants: u32, hidden: bool) -> Room {
    let room = Room::with_bracket(entrants).await;
    let set = Submission {
        device: None,
        id: "rules".into(),
        expect: None,
        body: Body::DraftRules {
            tournament: 1,
            rules: Some(Box::new(rules(hidden))),
        },
    };
    room.hub.submit(set).await.unwrap();
    room
}

pub(super) fn lock(turn: u16, seat: Seat, verb: Verb, hero: u32) -> DraftDeed {
    DraftDeed::Lock {
        turn,
        seat,
        verb,
        choice: DraftChoice::Hero {
            hero: format!("h{hero}"),
        },
    }
}

pub(super) fn draft(match_id: u32, deed: DraftDeed) -> Command {
    Command::Draft { match_id, deed }
}

pub(super) fn called(match_id: u32) -> Command {
    Command::CallMatch {
        match_id,
        station: None,
    }
}

pub(super) fn scored(match_id: u32, game: u8, winner: Side) -> Command {
    let score = match winner {
        Side::Home => BySide { home: 1, away: 0 },
        Side::Away => BySide { home: 0, away: 1 },
    };
    Command::ScoreGame {
        match_id,
        game,
        score,
        winner: Some(winner),
    }
}

pub(super) fn open(home_side: Option<&str>) -> DraftDeed {
    DraftDeed::Open {
        first: None,
        home_side: home_side.map(str::to_owned),
    }
}

/// A whole draft, with these heroes, and who won the game.
pub(super) async fn played(room: &Room, match_id: u32, game: u8, heroes: [u32; 4], winner: Side) {
    let [ban_a, ban_b, pick_a, pick_b] = heroes;
    for command in [
        draft(match_id, open(Some("Moon"))),
        draft(match_id, lock(0, Seat::A, Verb::Ban, ban_a)),
        draft(match_id, lock(1, Seat::B, Verb::Ban, ban_b)),
        draft(match_id, lock(2, Seat::A, Verb::Pick, pick_a)),
        draft(match_id, lock(3, Seat::B, Verb::Pick, pick_b)),
        scored(match_id, game, winner),
    ] {
        room.system(command).await.unwrap();
    }
}

pub(crate) fn all() -> DraftFilter {
    DraftFilter {
        pool: Some("small".into()),
        ..DraftFilter::default()
    }
}

async fn told(hub: &Hub, asked: DraftsAsked) -> DraftsTold {
    hub.finished_drafts(asked).await.unwrap().unwrap()
}

pub(crate) async fn figures(hub: &Hub, filter: DraftFilter) -> DraftFigures {
    let told = told(hub, DraftsAsked::Heroes { filter }).await;
    let DraftsTold::Heroes { figures } = told else {
        panic!("{told:?}")
    };
    *figures
}

pub(super) async fn history(hub: &Hub, filter: DraftFilter) -> DraftHistory {
    let told = told(hub, DraftsAsked::History { filter, from: 0 }).await;
    let DraftsTold::History { history } = told else {
        panic!("{told:?}")
    };
    history
}

pub(super) async fn pairs(hub: &Hub) -> DraftPairs {
    let told = told(hub, DraftsAsked::Pairs { filter: all() }).await;
    let DraftsTold::Pairs { pairs } = told else {
        panic!("{told:?}")
    };
    *pairs
}

#[tokio::test]
async fn a_draft_is_counted_when_its_game_is_won_and_no_more_when_that_is_taken_back() {
    let room = drafting(2, false).await;
    room.system(called(1)).await.unwrap();
    played(&room, 1, 1, [1, 2, 3, 4], Side::Home).await;
    let counted = figures(&room.hub, all()).await;
    assert_eq!(counted.games, 1);
    let line = |id: &str| {
        let found = counted.heroes.iter().find(|line| line.id == id);
        found.unwrap_or_else(|| panic!("{id} is there"))
    };
    assert_eq!(
        (line("h3").picks, line("h3").wins, line("h3").firsts),
        (1, 1, 1)
    );
    assert_eq!((line("h4").picks, line("h4").wins), (1, 0));
    assert_eq!((line("h1").bans, line("h1").name.as_str()), (1, "Hero 1"));
    // Home played the moon, and the sun is the first side.
    assert_eq!(line("h3").by_side, [[0, 0], [1, 1]]);
    assert_eq!(
        (counted.sides[0].name.as_str(), counted.sides[0].wins),
        ("Sun", 0)
    );
    let listed = history(&room.hub, all()).await;
    let row = &listed.drafts[0];
    assert_eq!(
        (row.names.home.as_str(), row.winner),
        ("Entrant 2", Some(Side::Away))
    );
    assert_eq!(row.picks.away, ["Hero 3"]);
    let seq = room.state().await.head.0;
    room.system(Command::TakeBack { seq }).await.unwrap();
    let counted = figures(&room.hub, all()).await;
    assert_eq!((counted.games, counted.heroes.len()), (0, 0));
    assert_eq!(history(&room.hub, all()).await.drafts[0].winner, None);
}

#[tokio::test]
async fn history_is_filtered_and_a_board_is_shown_as_it_stood() {
    let room = drafting(4, false).await;
    room.system(called(1)).await.unwrap();
    room.system(called(2)).await.unwrap();
    played(&room, 1, 1, [1, 2, 3, 4], Side::Home).await;
    played(&room, 2, 1, [1, 2, 5, 4], Side::Away).await;
    played(&room, 1, 2, [1, 2, 6, 7], Side::Away).await;
    let hub = &room.hub;
    let with = |filter: DraftFilter| async move { history(hub, filter).await.total };
    assert_eq!(with(DraftFilter::default()).await, 3);
    assert_eq!(
        with(DraftFilter {
            match_id: Some(1),
            ..all()
        })
        .await,
        2
    );
    assert_eq!(
        with(DraftFilter {
            hero: Some("h4".into()),
            ..all()
        })
        .await,
        2
    );
    assert_eq!(
        with(DraftFilter {
            tournament: Some(2),
            ..all()
        })
        .await,
        0
    );
    assert_eq!(
        with(DraftFilter {
            entrant: Some(1),
            tournament: Some(1),
            ..all()
        })
        .await,
        2
    );
    let board = told(
        hub,
        DraftsAsked::Board {
            match_id: 1,
            index: 0,
        },
    )
    .await;
    let DraftsTold::Board { board } = board else {
        panic!("{board:?}")
    };
    assert_eq!(
        (board.game, board.teams.home.as_slice()),
        (1, ["h3".to_owned()].as_slice())
    );
    let none = DraftsAsked::Board {
        match_id: 1,
        index: 9,
    };
    assert_eq!(hub.finished_drafts(none).await, Some(None));
    // In game 2 what game 1 used could not be chosen any more.
    let counted = figures(hub, all()).await;
    let line = counted.heroes.iter().find(|line| line.id == "h3").unwrap();
    assert_eq!((counted.games, line.available), (3, 2));
    let (drafts, all) = hub
        .recorded_drafts(DraftFilter::default(), 1, 9)
        .await
        .unwrap();
    assert_eq!((drafts.len(), all), (2, 3));
    assert_eq!(drafts[0].record.actions[2].hero.as_deref(), Some("Hero 5"));
}

#[tokio::test]
async fn hints_are_for_the_desk_and_do_not_depend_on_what_is_hidden() {
    let mut seen = Vec::new();
    for hero in [5, 6] {
        let room = drafting(2, true).await;
        room.system(called(1)).await.unwrap();
        played(&room, 1, 1, [1, 2, 3, 4], Side::Home).await;
        let mut desk = room.follow(Audience::Desk, &["hints/1"]).await;
        let mut judge = room.follow(Audience::Judge, &["hints/1", "hints/"]).await;
        let mut captain = room.hub.follow_for(Audience::Public, Some(1)).await;
        captain.sub([("hints/1".to_owned(), 0)].into()).await;
        for (turn, deed) in [
            open(None),
            lock(0, Seat::A, Verb::Ban, 8),
            lock(1, Seat::B, Verb::Ban, 9),
            lock(2, Seat::A, Verb::Pick, hero),
        ]
        .into_iter()
        .enumerate()
        {
            room.system(draft(1, deed))
                .await
                .unwrap_or_else(|why| panic!("turn {turn}: {why:?}"));
        }
        // The answer comes after the news were fetched.
        figures(&room.hub, all()).await;
        let shown = frames(&room, &mut desk).await;
        assert!(!shown.is_empty(), "the desk is told");
        assert!(frames(&room, &mut judge).await.is_empty());
        assert!(frames(&room, &mut captain).await.is_empty());
        let hints = room
            .hub
            .read(|_, live| live.draft_hints.get(&1).cloned())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(hints.games, 1);
        let names: Vec<&str> = hints.open.iter().map(|line| line.name.as_str()).collect();
        assert!(
            names.contains(&"Hero 5") && names.contains(&"Hero 6"),
            "{names:?}"
        );
        assert!(!names.contains(&"Hero 3"), "game 1 closed it: {names:?}");
        assert!(!names.contains(&"Hero 8"), "it is banned: {names:?}");
        seen.push(hints);
    }
    assert_eq!(seen[0], seen[1]);
}

/// What is sent of a draft whose third turn is this hero, in secret: to a caster up to then and with the reveal, and to
/// a captain and whoever else comes, who ask for the same.
async fn cast(hero: u32) -> (Vec<Value>, Vec<Value>, Vec<Value>) {
    let room = drafting(2, true).await;
    room.system(called(1)).await.unwrap();
    played(&room, 1, 1, [1, 2, 3, 4], Side::Home).await;
    figures(&room.hub, all()).await;
    let topics = ["hints/1", "hints/", "draft/1", "drafts"];
    let mut caster = room.follow(Audience::Caster, &topics).await;
    let mut stranger = room.follow(Audience::Public, &topics).await;
    let mut captain = room.hub.follow_for(Audience::Public, Some(1)).await;
    captain.sub([("hints/1".to_owned(), 0)].into()).await;
    for deed in [
        open(None),
        lock(0, Seat::A, Verb::Ban, 8),
        lock(1, Seat::B, Verb::Ban, 9),
        lock(2, Seat::A, Verb::Pick, hero),
    ] {
        room.system(draft(1, deed)).await.unwrap();
        // The figures of each turn are out before the next.
        figures(&room.hub, all()).await;
    }
    let mut before = frames(&room, &mut caster).await;
    before.iter_mut().for_each(without_times);
    room.system(draft(1, lock(3, Seat::B, Verb::Pick, 7)))
        .await
        .unwrap();
    figures(&room.hub, all()).await;
    let after = frames(&room, &mut caster).await;
    let mut others = frames(&room, &mut stranger).await;
    others.extend(frames(&room, &mut captain).await);
    (before, after, others)
}

#[tokio::test]
async fn what_a_caster_is_sent_before_a_reveal_does_not_depend_on_the_choice() {
    let (five, shown, others) = cast(5).await;
    let (six, _, _) = cast(6).await;
    assert_eq!(five, six);
    let is_of_hints = |frame: &Value| frame["topic"] == "hints/1";
    assert!(five.iter().filter(|frame| is_of_hints(frame)).count() >= 3);
    let text = serde_json::to_string(&shown).unwrap();
    assert!(text.contains("\"hero\":\"h5\""), "the reveal: {text}");
    assert!(!others.iter().any(is_of_hints), "{others:?}");
}

#[tokio::test]
async fn a_caster_reads_what_leads_whatever_the_screens_show() {
    let room = drafting(2, false).await;
    room.system(called(1)).await.unwrap();
    let mut caster = room.follow(Audience::Caster, &["draft_leaders/1"]).await;
    played(&room, 1, 1, [1, 2, 3, 4], Side::Home).await;
    figures(&room.hub, all()).await;
    let shown = frames(&room, &mut caster).await;
    assert_eq!(shown[0]["doc"]["games"], 1, "{shown:?}");
}

#[tokio::test]
async fn what_leads_is_shown_to_the_hall_while_a_screen_shows_it() {
    let room = drafting(2, false).await;
    room.system(called(1)).await.unwrap();
    let mut hall = room.follow(Audience::Public, &["draft_leaders/1"]).await;
    played(&room, 1, 1, [1, 2, 3, 4], Side::Home).await;
    figures(&room.hub, all()).await;
    assert!(frames(&room, &mut hall).await.is_empty());
    let assigned = Command::AssignScreen {
        number: 1,
        token: "screen".into(),
        name: String::new(),
        layout: Layout::DraftLeaders { tournament: 1 },
    };
    room.system(assigned).await.unwrap();
    let shown: Vec<Value> = frames(&room, &mut hall).await;
    assert_eq!(shown[0]["doc"]["games"], 1, "{shown:?}");
    assert_eq!(
        shown[0]["doc"]["presence"],
        json!([]),
        "nothing is ranked under five games"
    );
}
