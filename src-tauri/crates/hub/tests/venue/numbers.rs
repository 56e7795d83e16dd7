//! Finished drafts and what they say: whatever happens in whatever order, the figures are those of a fresh count.

use crate::room::{Room, frames, named};
use lanista_domain::draft::DraftRules;
use lanista_hub::{Body, Hub, Submission};
use lanista_wire::command::Command;
use lanista_wire::draft::{
    DraftChoice, DraftDeed, DraftFigures, DraftFilter, DraftHistory, DraftPairs, DraftsAsked,
    DraftsTold, Seat, Verb,
};
use lanista_wire::shared::{BySide, Layout, NewEntrant, Side};
use lanista_wire::topic::Audience;
use serde_json::{Value, json};

/// A ban and a pick each; picks are closed for the series; home can be told the first side.
fn rules(hidden: bool) -> DraftRules {
    let hero = |n: u32| json!({ "id": format!("h{n}"), "name": format!("Hero {n}"), "attributes": { "role": [if n % 2 == 0 { "Tank" } else { "Healer" }] } });
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

async fn drafting(entrants: u32, hidden: bool) -> Room {
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

fn lock(turn: u16, seat: Seat, verb: Verb, hero: u32) -> DraftDeed {
    DraftDeed::Lock {
        turn,
        seat,
        verb,
        choice: DraftChoice::Hero {
            hero: format!("h{hero}"),
        },
    }
}

fn draft(match_id: u32, deed: DraftDeed) -> Command {
    Command::Draft { match_id, deed }
}

fn called(match_id: u32) -> Command {
    Command::CallMatch {
        match_id,
        station: None,
    }
}

fn scored(match_id: u32, game: u8, winner: Side) -> Command {
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

fn open(home_side: Option<&str>) -> DraftDeed {
    DraftDeed::Open {
        first: None,
        home_side: home_side.map(str::to_owned),
    }
}

/// A whole draft, with these heroes, and who won the game.
async fn played(room: &Room, match_id: u32, game: u8, heroes: [u32; 4], winner: Side) {
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

fn all() -> DraftFilter {
    DraftFilter {
        pool: Some("small".into()),
        ..DraftFilter::default()
    }
}

async fn told(hub: &Hub, asked: DraftsAsked) -> DraftsTold {
    hub.finished_drafts(asked).await.unwrap().unwrap()
}

async fn figures(hub: &Hub, filter: DraftFilter) -> DraftFigures {
    match told(hub, DraftsAsked::Heroes { filter }).await {
        DraftsTold::Heroes { figures } => *figures,
        other => panic!("{other:?}"),
    }
}

async fn history(hub: &Hub, filter: DraftFilter) -> DraftHistory {
    match told(hub, DraftsAsked::History { filter, from: 0 }).await {
        DraftsTold::History { history } => history,
        other => panic!("{other:?}"),
    }
}

async fn pairs(hub: &Hub) -> DraftPairs {
    match told(hub, DraftsAsked::Pairs { filter: all() }).await {
        DraftsTold::Pairs { pairs } => *pairs,
        other => panic!("{other:?}"),
    }
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

/// A small die that says what it threw.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % u64::from(count)).unwrap()
    }
}

async fn any_step(room: &Room, dice: &mut Dice) {
    let match_id = 1 + dice.below(3);
    let game = 1 + u8::try_from(dice.below(3)).unwrap();
    let side = if dice.below(2) == 0 {
        Side::Home
    } else {
        Side::Away
    };
    let reason = || "Because".to_owned();
    let seq = room.state().await.head.0;
    if dice.below(4) == 0 {
        // A draft in one go, as far as the rules let it.
        let heroes = [(); 4].map(|()| 1 + dice.below(12));
        let [ban_a, ban_b, pick_a, pick_b] = heroes;
        for deed in [
            DraftDeed::Resume {},
            open(Some("Moon")),
            lock(0, Seat::A, Verb::Ban, ban_a),
            lock(1, Seat::B, Verb::Ban, ban_b),
            lock(2, Seat::A, Verb::Pick, pick_a),
            lock(3, Seat::B, Verb::Pick, pick_b),
        ] {
            let _refused = room.system(draft(match_id, deed)).await;
        }
        let _refused = room.system(scored(match_id, game, side)).await;
        return;
    }
    let command = match dice.below(16) {
        0 => called(match_id),
        1 => draft(
            match_id,
            open([None, Some("Sun"), Some("Moon")][dice.below(3) as usize]),
        ),
        2 => draft(match_id, DraftDeed::Void { reason: reason() }),
        3 => draft(
            match_id,
            DraftDeed::StepBack {
                to: u16::try_from(dice.below(4)).unwrap(),
                reason: reason(),
            },
        ),
        4 => draft(match_id, DraftDeed::Resume {}),
        5 => Command::TakeBack {
            seq: seq.saturating_sub(u64::from(dice.below(3))),
        },
        6 => Command::ChangeEntrant {
            tournament: 1,
            entrant: 1 + dice.below(4),
            to: NewEntrant {
                name: format!("Renamed {}", dice.below(9)),
                ..named(1)
            },
        },
        7 => Command::DropGame { match_id, game },
        8 => Command::EnterWinner {
            match_id,
            winner: side,
        },
        9 => Command::ReopenMatch { match_id },
        10 | 11 => scored(match_id, game, side),
        _ => {
            // A turn, if the match drafts.
            let turn = room
                .hub
                .read(move |state, _| {
                    let draft = state.last_draft(lanista_domain::MatchId(match_id))?;
                    u16::try_from(draft.log.len()).ok()
                })
                .await
                .unwrap();
            let Some(turn) = turn else { return };
            let seat = if turn % 2 == 0 { Seat::A } else { Seat::B };
            let verb = if turn < 2 { Verb::Ban } else { Verb::Pick };
            draft(match_id, lock(turn, seat, verb, 1 + dice.below(12)))
        }
    };
    // Most of it is refused, as it should be.
    let _refused = room.system(command).await;
}

#[tokio::test]
async fn whatever_happens_the_figures_are_those_of_a_fresh_count() {
    let mut games = 0;
    let mut drafts = 0;
    for seed in 1..=6_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let room = drafting(4, false).await;
        for match_id in [1, 2] {
            room.system(called(match_id)).await.unwrap();
        }
        for step in 0..120 {
            any_step(&room, &mut dice).await;
            if step % 7 == 0 {
                // Whoever asks in between has the count mended and not made anew.
                figures(&room.hub, all()).await;
            }
        }
        let before = (
            figures(&room.hub, all()).await,
            history(&room.hub, DraftFilter::default()).await,
            pairs(&room.hub).await,
        );
        let again = room.opened_again().await;
        let after = (
            figures(&again, all()).await,
            history(&again, DraftFilter::default()).await,
            pairs(&again).await,
        );
        assert_eq!(before, after, "seed {seed}");
        games += before.0.games;
        drafts += before.1.total;
        again.stop().await;
    }
    assert!(
        games >= 6 && drafts >= 12,
        "{games} games, {drafts} drafts: the days are too quiet to show anything"
    );
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
