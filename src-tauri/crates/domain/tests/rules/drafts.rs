//! Hero drafts of a match: who may act, when, with what; clocks, holds, steps back, series.

use crate::hall::{ANNA, CUP, DESK, Hall, SINGLE, entered, taken};
use crate::say;
use lanista_domain::draft::{
    Act, Because, Chance, Choice, ClockRule, Deed, Doer, Draft, DraftFormat, DraftRules, Effect,
    Hero, HeroId, Illegal, Link, Often, OnTimeout, Opening, Phase, Pool, PoolNeed, Seat, Secrecy,
    Step, SystemAct, Table, TimeoutAct, Trigger, Until, Verb, Whom,
};
use lanista_domain::{Command, EntrantId, Event, MatchId, Refusal, Role, Scope, Side, TimerOwner};

const SHORT: u32 = 30_000;

fn opening(seat: Seat, verb: Verb) -> Opening {
    Opening {
        seat,
        verb,
        n: 1,
        hidden: false,
        tag: String::new(),
        attribute: None,
        value: None,
    }
}

pub(crate) fn one(seat: Seat, verb: Verb) -> Step {
    Step {
        open: vec![opening(seat, verb)],
        ..Step::default()
    }
}

pub(crate) fn pool(size: u32) -> Pool {
    let hero = |n| Hero {
        id: HeroId(format!("h{n}")),
        name: format!("Hero {n}"),
        ..Hero::default()
    };
    Pool {
        id: "small".to_owned(),
        name: "Small".to_owned(),
        version: String::new(),
        heroes: (1..=size).map(hero).collect(),
    }
}

fn exclusive(on: Trigger, until: Until) -> Effect {
    Effect {
        on,
        tag: None,
        blocks: vec![Verb::Pick, Verb::Ban],
        whom: Whom::Both,
        until,
    }
}

/// Ban, ban, pick, pick; a pick is closed to both for the series.
pub(crate) fn fearless() -> DraftFormat {
    DraftFormat {
        schema: 1,
        id: "small".to_owned(),
        version: "1".to_owned(),
        name: "Small".to_owned(),
        evidence: lanista_domain::draft::Evidence::House,
        source: String::new(),
        pool: PoolNeed {
            id: "small".to_owned(),
            exactly: None,
        },
        seats: lanista_domain::draft::Seats {
            assign: lanista_domain::draft::Assign::FixedSide,
            later: Some(lanista_domain::draft::Assign::LoserOfPrevious),
        },
        clock: ClockRule {
            turn_ms: SHORT,
            grace_ms: 3_000,
            reserve_ms: 10_000,
            min_dwell_ms: 0,
            swap_ms: 0,
            delay_ms: 0,
            on_timeout: OnTimeout::from([
                (Verb::Ban, TimeoutAct::Empty),
                (Verb::Pick, TimeoutAct::HoveredOrRandom),
            ]),
            on_disconnect: lanista_domain::draft::OnDisconnect::Run,
        },
        team_size: Some(1),
        sides: vec![],
        collision: None,
        exhaustion: lanista_domain::draft::Exhaustion::Judge,
        steps: vec![
            one(Seat::A, Verb::Ban),
            one(Seat::B, Verb::Ban),
            one(Seat::A, Verb::Pick),
            one(Seat::B, Verb::Pick),
        ],
        effects: vec![
            exclusive(Trigger::Ban, Until::Game),
            exclusive(Trigger::Pick, Until::Game),
            exclusive(Trigger::Pick, Until::Series),
        ],
        constraints: vec![],
        overrides: vec![],
    }
}

pub(crate) fn rules(format: DraftFormat) -> DraftRules {
    DraftRules {
        chain: vec![Link {
            format: format.id.clone(),
            when: Often::Game,
        }],
        formats: vec![format],
        pools: vec![pool(8)],
    }
}

pub(crate) fn set_rules() -> Command {
    set(rules(fearless()))
}

pub(crate) fn set(rules: DraftRules) -> Command {
    Command::SetDraftRules {
        tournament: CUP,
        rules: Some(Box::new(rules)),
    }
}

pub(crate) fn ask(deed: Deed) -> Command {
    Command::Draft {
        match_id: MatchId(1),
        deed,
    }
}

pub(crate) fn open() -> Command {
    ask(Deed::Open {
        first: None,
        lot: None,
        home_side: None,
    })
}

pub(crate) fn hold() -> Command {
    ask(Deed::Hold {
        reason: "a headset".to_owned(),
    })
}

pub(crate) fn lock(turn: u16, seat: Seat, verb: Verb, hero: u32) -> Command {
    ask(Deed::Lock {
        turn,
        seat,
        verb,
        choice: Choice::Hero {
            hero: HeroId(format!("h{hero}")),
        },
    })
}

/// Match 1 in Anna's hands, in a tournament that drafts.
pub(crate) fn drafting() -> Hall {
    taken().after([set_rules()])
}

/// The same with its first draft open.
pub(crate) fn drafted() -> Hall {
    drafting().after([open()])
}

pub(crate) fn draft(hall: &Hall) -> &Draft {
    hall.state.last_draft(MatchId(1)).expect("there is a draft")
}

/// Home acts first: ban 1, ban 2, pick 3, pick 4.
fn whole() -> [Command; 4] {
    [
        lock(0, Seat::A, Verb::Ban, 1),
        lock(1, Seat::B, Verb::Ban, 2),
        lock(2, Seat::A, Verb::Pick, 3),
        lock(3, Seat::B, Verb::Pick, 4),
    ]
}

pub(crate) fn captains(mut hall: Hall) -> Hall {
    for (name, entrant) in [("fox", 1), ("owl", 2)] {
        let scope = Scope::Entrant {
            tournament: CUP,
            entrant: EntrantId(entrant),
        };
        hall.must(DESK, say::admit(name, Role::Captain, scope));
    }
    hall
}

fn time_is_up(hall: &Hall, chance: Chance) -> Command {
    Command::TimeIsUp {
        owner: TimerOwner::Draft {
            match_id: MatchId(1),
        },
        generation: draft(hall).generation,
        chance: Some(Box::new(chance)),
    }
}

#[track_caller]
pub(crate) fn refused(hall: &Hall, from: &str, command: Command) -> Vec<Refusal> {
    let mut hall = hall.clone();
    hall.send(from, None, command)
        .expect_err("it is refused")
        .reasons
}

#[test]
fn two_captains_draft_to_the_end_each_for_the_own_seat() {
    let mut hall = captains(drafted());
    assert_eq!(
        refused(&hall, "owl", lock(0, Seat::A, Verb::Ban, 1)),
        [Refusal::OtherSide]
    );
    for (from, command) in ["fox", "owl", "fox", "owl"].into_iter().zip(whole()) {
        hall.must(from, command);
    }
    assert!(matches!(draft(&hall).phase, Phase::Complete { .. }));
    assert_eq!(hall.state.timers(), [], "nothing is due any more");
    assert_eq!(refused(&hall, DESK, open()), [Refusal::NothingToDraft]);
}

#[test]
fn what_is_against_the_rules_is_refused_with_its_reason() {
    let hall = captains(drafted()).after_from("fox", [lock(0, Seat::A, Verb::Ban, 1)]);
    let against = |why| vec![Refusal::AgainstDraft { why }];
    let taken = Illegal::Blocked {
        because: Because::Now {
            verb: Verb::Ban,
            by: Some(Seat::A),
        },
    };
    for (from, command, reasons) in [
        ("owl", lock(1, Seat::B, Verb::Ban, 1), against(taken)),
        (
            "owl",
            lock(1, Seat::B, Verb::Ban, 99),
            against(Illegal::UnknownHero {}),
        ),
        (
            "owl",
            lock(1, Seat::B, Verb::Pick, 2),
            against(Illegal::WrongVerb { wanted: Verb::Ban }),
        ),
        (
            "fox",
            lock(1, Seat::A, Verb::Ban, 2),
            against(Illegal::WrongSeat {}),
        ),
        (
            "owl",
            lock(0, Seat::B, Verb::Ban, 2),
            vec![Refusal::OtherTurn],
        ),
        (
            "owl",
            lock(7, Seat::B, Verb::Ban, 2),
            vec![Refusal::OtherTurn],
        ),
        ("owl", hold(), vec![Refusal::NotAllowed]),
    ] {
        assert_eq!(refused(&hall, from, command), reasons);
    }
}

#[test]
fn a_running_draft_keeps_its_rules_whatever_is_set_meanwhile() {
    let mut other = fearless();
    other.steps.truncate(1);
    let mut hall = drafted().after([set(rules(other))]);
    for command in whole() {
        hall.must(ANNA, command);
    }
    assert_eq!(draft(&hall).log.len(), 4);
}

#[test]
fn a_pick_is_closed_for_the_series_and_the_loser_acts_first() {
    let mut hall = drafted();
    for command in whole() {
        hall.must(ANNA, command);
    }
    hall.must(ANNA, say::game_to(1, 1, Side::Home));
    hall.must(ANNA, open());
    assert_eq!(draft(&hall).head.first, Side::Away, "away lost game 1");
    let used = refused(&hall, ANNA, lock(0, Seat::A, Verb::Ban, 3));
    assert!(
        matches!(&used[..], [Refusal::AgainstDraft { why }] if why.code() == "used_in_series"),
        "{used:?}"
    );
    hall.must(ANNA, lock(0, Seat::A, Verb::Ban, 1));
}

#[test]
fn a_turn_that_nobody_takes_comes_to_what_the_format_says() {
    let mut hall = drafted();
    let early = time_is_up(&hall, Chance::default());
    assert_eq!(refused(&hall, "", early), [Refusal::NotDueAnyMore]);
    hall.waited += 30_000 + 10_000 + 3_000;
    let late = time_is_up(&hall, Chance::default());
    hall.must("", late.clone());
    assert_eq!(draft(&hall).log[0].by, Doer::Time {});
    assert_eq!(draft(&hall).reserve.a, 0, "the reserve went first");
    assert_eq!(
        refused(&hall, "", late),
        [Refusal::NotDueAnyMore],
        "a late timer does nothing"
    );
    hall.must(ANNA, lock(1, Seat::B, Verb::Ban, 2));
    hall.waited += 33_000;
    let chance = Chance {
        lots: vec![9],
        ..Chance::default()
    };
    let drawn = time_is_up(&hall, chance);
    hall.must("", drawn);
    let Act::Turn { choice, .. } = &draft(&hall).log[2].act else {
        panic!("it was a turn");
    };
    assert_eq!(
        choice.hero(),
        Some(&HeroId("h4".to_owned())),
        "seven are left, and 9 mod 7 is the third"
    );
}

#[test]
fn what_was_looked_at_is_taken_where_it_is_still_open() {
    for (looked, comes) in [("h5", "h5"), ("h1", "h3")] {
        let mut hall = drafted();
        hall.must(ANNA, lock(0, Seat::A, Verb::Ban, 1));
        hall.must(ANNA, lock(1, Seat::B, Verb::Ban, 2));
        hall.waited += 60_000;
        let mut chance = Chance {
            lots: vec![0],
            ..Chance::default()
        };
        chance.hovered.a = Some(HeroId(looked.to_owned()));
        let command = time_is_up(&hall, chance);
        hall.must("", command);
        let picked = draft(&hall).log[2].act.clone();
        assert!(
            matches!(&picked, Act::Turn { choice, .. } if choice.hero() == Some(&HeroId(comes.to_owned()))),
            "{picked:?}"
        );
    }
}

#[test]
fn a_held_draft_keeps_its_time_and_only_officials_act() {
    let mut hall = captains(drafted());
    hall.waited += 5_000;
    hall.must(ANNA, hold());
    let Phase::Held { elapsed, .. } = draft(&hall).phase else {
        panic!("it is held");
    };
    assert_eq!(hall.state.timers(), []);
    let held = refused(&hall, "fox", lock(0, Seat::A, Verb::Ban, 1));
    assert!(matches!(&held[..], [Refusal::DraftHeld { .. }]));
    hall.waited += 3_600_000;
    hall.must(ANNA, ask(Deed::Resume {}));
    let due = hall.state.timers()[0].due.0;
    assert_eq!(
        due - hall.state.now.0,
        43_000 - elapsed,
        "turn, reserve and grace, less what had gone"
    );
}

#[test]
fn the_server_was_away_and_the_draft_stands_where_it_stood() {
    let mut hall = drafted();
    let opened = draft(&hall).opened;
    let as_of = lanista_domain::At(opened.0 + 12_000);
    hall.waited += 600_000;
    hall.must("", Command::HaltClocks { as_of });
    assert!(matches!(
        draft(&hall).phase,
        Phase::Held {
            elapsed: 12_000,
            ..
        }
    ));
}

#[test]
fn stepping_back_and_doing_the_same_again_comes_to_the_same() {
    let mut hall = drafted();
    for command in whole() {
        hall.must(ANNA, command);
    }
    let once: Vec<Act> = draft(&hall)
        .log
        .iter()
        .map(|action| action.act.clone())
        .collect();
    let reserve = draft(&hall).reserve;
    let back = Deed::StepBack {
        to: 1,
        reason: "a wrong tap".to_owned(),
    };
    hall.must(ANNA, ask(back));
    assert_eq!(draft(&hall).log.len(), 1);
    assert!(matches!(draft(&hall).phase, Phase::Held { elapsed: 0, .. }));
    hall.must(ANNA, ask(Deed::Resume {}));
    for command in whole().into_iter().skip(1) {
        hall.must(ANNA, command);
    }
    let again: Vec<Act> = draft(&hall)
        .log
        .iter()
        .map(|action| action.act.clone())
        .collect();
    assert_eq!((again, draft(&hall).reserve), (once, reserve));
}

#[test]
fn a_void_draft_is_drafted_again() {
    let mut hall = drafted();
    hall.must(ANNA, lock(0, Seat::A, Verb::Ban, 1));
    let void = Deed::Void {
        reason: "the wrong players".to_owned(),
    };
    hall.must(ANNA, ask(void));
    assert!(hall.state.last_draft(MatchId(1)).is_none());
    hall.must(ANNA, open());
    assert_eq!(draft(&hall).log, []);
}

#[test]
fn two_sealed_picks_are_seen_by_nobody_else_before_the_reveal() {
    let mut format = fearless();
    let hidden = |seat| Opening {
        hidden: true,
        ..opening(seat, Verb::Pick)
    };
    format.steps = vec![
        Step {
            open: vec![hidden(Seat::A), hidden(Seat::B)],
            ..Step::default()
        },
        Step {
            system: Some(SystemAct::Reveal),
            ..Step::default()
        },
    ];
    format.collision = Some(lanista_domain::draft::Collision::BothLost);
    let begun = taken().after([set(rules(format)), open()]);
    let seen = |hero| {
        let hall = begun
            .clone()
            .after_from(ANNA, [lock(0, Seat::A, Verb::Pick, hero)]);
        let draft = draft(&hall).clone();
        let (format, pool) = hall.state.draft_means(&draft).expect("its rules are kept");
        let table = Table {
            format,
            pool,
            memory: &draft.memory,
        };
        let position = table.position(&draft.log);
        let other = position.as_known_to(Some(Seat::B));
        let closed: Vec<String> = table
            .closed_for(&other, Seat::B)
            .iter()
            .map(|(hero, _)| hero.0.clone())
            .collect();
        (position.as_known_to(None).turns, closed, hall)
    };
    let (turns, closed, hall) = seen(1);
    let (others, also, _) = seen(2);
    assert_eq!(
        (&turns, &closed),
        (&others, &also),
        "what others know does not depend on the choice"
    );
    assert_eq!((turns.len(), closed.len()), (0, 0));
    let both = hall.after_from(ANNA, [lock(1, Seat::B, Verb::Pick, 1)]);
    let (format, pool) = both
        .state
        .draft_means(draft(&both))
        .expect("its rules are kept");
    let memory = &draft(&both).memory;
    let table = Table {
        format,
        pool,
        memory,
    };
    let position = table.position(&draft(&both).log);
    assert!(
        position
            .turns
            .iter()
            .all(|turn| turn.secrecy == Secrecy::Shown)
    );
    assert_eq!(
        position.team(Seat::A, None).count(),
        0,
        "the same hero: both lose it"
    );
}

#[test]
fn rules_that_do_not_hang_together_are_refused() {
    let open = entered(SINGLE, &["Fox", "Owl"]);
    let good = || rules(fearless());
    let mut nothing = good();
    nothing.chain.clear();
    let mut foreign = good();
    foreign.formats[0].pool.id = "other".to_owned();
    let mut unknown = good();
    unknown.chain[0].format = "other".to_owned();
    let mut late = good();
    late.chain.push(Link {
        format: "small".to_owned(),
        when: Often::Series,
    });
    for bad in [nothing, foreign, unknown, late] {
        let reasons = refused(&open, DESK, set(bad));
        assert!(
            matches!(&reasons[..], [Refusal::BadDraftRules { .. }]),
            "{reasons:?}"
        );
    }
    assert_eq!(
        refused(&taken(), ANNA, self::open()),
        [Refusal::NoDraftRules]
    );
    let set_twice = open.after([set(good())]);
    assert_eq!(refused(&set_twice, DESK, set(good())), [Refusal::NoChange]);
}

#[test]
fn a_match_that_is_played_again_is_drafted_again() {
    let mut hall = drafted();
    hall.must(ANNA, lock(0, Seat::A, Verb::Ban, 1));
    let event = Event::MatchReplayed {
        match_id: MatchId(1),
    };
    let entry = lanista_domain::Accepted {
        seq: lanista_domain::Seq(hall.state.head.0 + 1),
        at: hall.state.now,
        device: None,
        command: lanista_domain::CommandId("again".to_owned()),
        kind: "replay_match".to_owned(),
        events: vec![event],
    };
    hall.state = hall.state.evolve(&entry);
    assert!(hall.state.last_draft(MatchId(1)).is_none());
}

#[test]
fn each_thing_at_its_time() {
    let close = || ask(Deed::Close {});
    let arrange = |hero: u32| {
        ask(Deed::Arrange {
            side: Side::Home,
            lineup: vec![HeroId(format!("h{hero}"))],
            players: vec![],
        })
    };
    assert_eq!(refused(&drafting(), ANNA, hold()), [Refusal::NoDraft]);
    assert_eq!(refused(&drafted(), ANNA, open()), [Refusal::DraftOpen]);
    assert_eq!(
        refused(&drafted(), ANNA, arrange(3)),
        [Refusal::DraftNotComplete]
    );
    assert_eq!(refused(&drafted(), ANNA, close()), [Refusal::NoChange]);
    let mut swapping = fearless();
    swapping.clock.swap_ms = 60_000;
    let mut hall = taken()
        .after([set(rules(swapping)), open()])
        .after_from(ANNA, whole());
    assert!(matches!(draft(&hall).phase, Phase::Swapping { .. }));
    assert_eq!(
        refused(&hall, ANNA, lock(4, Seat::A, Verb::Ban, 5)),
        [Refusal::DraftComplete]
    );
    assert_eq!(refused(&hall, ANNA, arrange(4)), [Refusal::NotTheLineup]);
    hall.must(ANNA, arrange(3));
    hall.must(ANNA, close());
    assert!(matches!(draft(&hall).phase, Phase::Complete { .. }));
    let mut by_people = fearless();
    by_people.seats.assign = lanista_domain::draft::Assign::Knife;
    let knife = taken().after([set(rules(by_people))]);
    assert_eq!(refused(&knife, ANNA, open()), [Refusal::WhoIsFirst]);
}

#[test]
fn the_hall_is_given_time_to_look() {
    let mut slow = fearless();
    slow.clock.min_dwell_ms = 20_000;
    let mut hall = captains(taken().after([set(rules(slow)), open()]));
    hall.must("fox", lock(0, Seat::A, Verb::Ban, 1));
    let early = lock(1, Seat::B, Verb::Ban, 2);
    assert_eq!(
        refused(&hall, "owl", early.clone()),
        [Refusal::TurnNotOpenYet]
    );
    hall.waited += 20_000;
    hall.must("owl", early);
}
