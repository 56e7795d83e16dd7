//! Clocks, pauses and marks: what is granted, what stands still with the match, what is refused with a sentence.

use crate::hall::{
    ANNA, BERT, DESK, Hall, SINGLE, check, format, ready_with, refused, taken, then,
};
use crate::say::{admit, call, commit, game_to, hold, resume, revoke, take, take_over};
use lanista_domain::Side::{Away, Home};
use lanista_domain::conduct::{ClockAct, ClockKind, Grant, Marks, Motion, PauseKind};
use lanista_domain::title_rules::{Allowance, ClockRule, MapRule, Per, Repeats, TitleRules};
use lanista_domain::{
    At, BySide, Command, Format, MatchId, MatchState, Refusal, Role, Scope, Side, StationNo,
};

const ONE: MatchId = MatchId(1);

/// Five minutes a game, two tactical pauses of half a minute each, maps once.
pub(crate) fn rules() -> TitleRules {
    let mut rules = TitleRules {
        game_clock: Some(ClockRule::Down { from: 300 }),
        series_clock: Some(ClockRule::Up {}),
        maps: Some(MapRule {
            names: vec!["Nuke".into(), "Mirage".into()],
            repeats: Repeats::Never,
        }),
        sides: Some(["CT".into(), "T".into()]),
        characters: 1,
        ..TitleRules::default()
    };
    rules.pauses.tactical = Some(Allowance {
        count: 2,
        seconds: Some(30),
        per: Per::Match,
    });
    rules.pauses.medical = Some(Allowance {
        count: 1,
        seconds: None,
        per: Per::Game,
    });
    rules
}

fn hall() -> Hall {
    ready_with(Format {
        title_rules: rules(),
        ..format(SINGLE)
    })
}

fn clock(kind: ClockKind, act: ClockAct) -> Command {
    Command::SetClock {
        match_id: ONE,
        clock: kind,
        act,
    }
}

fn start(kind: ClockKind) -> Command {
    clock(kind, ClockAct::Start {})
}

fn stop(kind: ClockKind) -> Command {
    clock(kind, ClockAct::Stop {})
}

fn show(shown: u64) -> Command {
    let reason = "Started late".into();
    clock(ClockKind::Game, ClockAct::Set { shown, reason })
}

fn pause(kind: PauseKind, by: Option<Side>) -> Command {
    Command::CallPause {
        match_id: ONE,
        kind,
        by,
        grant: Grant::Allowance,
    }
}

fn grant(kind: PauseKind, by: Side) -> Command {
    Command::CallPause {
        match_id: ONE,
        kind,
        by: Some(by),
        grant: Grant::Anyway,
    }
}

const fn ready(side: Side) -> Command {
    Command::ReadyToResume {
        match_id: ONE,
        side,
    }
}

const fn end() -> Command {
    Command::EndPause { match_id: ONE }
}

fn map(game: u8, map: &str) -> Command {
    mark(
        game,
        Marks {
            map: Some(map.into()),
            ..Marks::default()
        },
    )
}

const fn mark(game: u8, marks: Marks) -> Command {
    Command::MarkGame {
        match_id: ONE,
        game,
        marks,
    }
}

fn motion(hall: &Hall, kind: ClockKind) -> Option<Motion> {
    hall.game(1).conduct.clock(kind).map(|clock| clock.motion)
}

fn is_held(hall: &Hall) -> bool {
    matches!(hall.game(1).state, MatchState::Held { .. })
}

#[test]
fn a_clock_runs_from_the_moment_it_is_started() {
    let hall = hall().after([start(ClockKind::Game)]);
    let clock = hall.game(1).conduct.game_clock.expect("it is there");
    assert_eq!(
        (clock.motion, clock.elapsed, clock.game),
        (Motion::Runs, 0, 1)
    );
    let later = At(clock.anchor.0 + 65_000);
    assert_eq!(clock.elapsed_at(later), 65_000);
    check(
        hall,
        (DESK, start(ClockKind::Game)),
        refused(Refusal::NoChange),
    );
}

#[test]
fn a_hold_stops_both_clocks_and_what_goes_on_lets_them_run() {
    let both = [start(ClockKind::Game), start(ClockKind::Series)];
    let held = hall().after(both).after([hold(1)]);
    for kind in [ClockKind::Game, ClockKind::Series] {
        assert_eq!(motion(&held, kind), Some(Motion::Halted));
    }
    let stood = held.game(1).conduct.game_clock.expect("it is there");
    assert_eq!(stood.elapsed_at(At(stood.anchor.0 + 9_000)), stood.elapsed);
    check(
        held.clone(),
        (DESK, start(ClockKind::Game)),
        refused(Refusal::Held {
            reason: "A broken pad".into(),
        }),
    );
    check(
        held,
        (DESK, resume(1)),
        then(move |hall| {
            let runs = hall.game(1).conduct.game_clock.expect("it is there");
            assert_eq!((runs.motion, runs.elapsed), (Motion::Runs, stood.elapsed));
        }),
    );
}

#[test]
fn a_clock_that_somebody_stopped_stays_so_after_a_hold() {
    let hall = hall().after([
        start(ClockKind::Game),
        stop(ClockKind::Game),
        hold(1),
        resume(1),
    ]);
    assert_eq!(motion(&hall, ClockKind::Game), Some(Motion::Stands));
    check(
        hall,
        (DESK, stop(ClockKind::Game)),
        refused(Refusal::NoChange),
    );
}

#[test]
fn the_game_clock_stops_with_its_game_and_begins_anew_with_the_next() {
    let hall = hall().after([
        start(ClockKind::Game),
        start(ClockKind::Series),
        game_to(1, 1, Home),
    ]);
    assert_eq!(motion(&hall, ClockKind::Game), Some(Motion::Stands));
    assert_eq!(motion(&hall, ClockKind::Series), Some(Motion::Runs));
    let next = hall.after([start(ClockKind::Game)]);
    let clock = next.game(1).conduct.game_clock.expect("it is there");
    assert_eq!((clock.game, clock.elapsed), (2, 0));
    let over = next.after([game_to(1, 2, Home), commit(1, Home)]);
    assert_eq!(motion(&over, ClockKind::Series), Some(Motion::Stands));
}

#[test]
fn a_clock_is_put_right_with_a_reason() {
    check(
        hall().after([start(ClockKind::Game)]),
        (DESK, show(240_000)),
        then(|hall| {
            let clock = hall.game(1).conduct.game_clock.expect("it is there");
            assert_eq!((clock.elapsed, clock.motion), (60_000, Motion::Runs));
        }),
    );
    check(
        hall(),
        (DESK, show(300_001)),
        refused(Refusal::BadNumber {
            what: "the clock never shows that".into(),
        }),
    );
    let silent = clock(
        ClockKind::Game,
        ClockAct::Set {
            shown: 1,
            reason: " ".into(),
        },
    );
    check(
        hall(),
        (DESK, silent),
        refused(Refusal::bad_text("reason", 200)),
    );
}

#[test]
fn a_title_without_a_clock_has_none() {
    check(
        ready_with(format(SINGLE)),
        (DESK, start(ClockKind::Game)),
        refused(Refusal::NoClock),
    );
}

#[test]
fn after_a_restart_clocks_stand_where_they_were_last_known_to_run() {
    let hall = hall().after([start(ClockKind::Series)]);
    let began = hall
        .game(1)
        .conduct
        .series_clock
        .expect("it is there")
        .anchor;
    let halt = Command::HaltClocks {
        as_of: At(began.0 + 500),
    };
    for from in [DESK, ANNA] {
        check(
            hall.clone(),
            (from, halt.clone()),
            refused(Refusal::NotAllowed),
        );
    }
    let mut after = hall;
    after.must("", halt);
    let clock = after.game(1).conduct.series_clock.expect("it is there");
    assert_eq!((clock.motion, clock.elapsed), (Motion::Stands, 500));
    let again = after.send("", None, Command::HaltClocks { as_of: began });
    assert_eq!(
        again.expect_err("nothing runs").reasons,
        [Refusal::NoChange]
    );
}

#[test]
fn a_pause_holds_the_match_until_both_are_ready() {
    let paused = hall().after([
        start(ClockKind::Game),
        pause(PauseKind::Tactical, Some(Home)),
    ]);
    assert!(is_held(&paused));
    assert_eq!(motion(&paused, ClockKind::Game), Some(Motion::Halted));
    let lasts = paused.game(1).conduct.pause.expect("it lasts");
    assert_eq!(lasts.due(), Some(At(lasts.since.0 + 30_000)));
    let half = paused.after([ready(Home)]);
    assert!(is_held(&half));
    check(
        half.clone(),
        (DESK, ready(Home)),
        refused(Refusal::NoChange),
    );
    check(
        half,
        (DESK, ready(Away)),
        then(|hall| {
            assert!(!is_held(hall));
            assert_eq!(hall.game(1).conduct.pause, None);
            assert_eq!(motion(hall, ClockKind::Game), Some(Motion::Runs));
        }),
    );
}

#[test]
fn a_judge_ends_a_pause_whoever_is_ready() {
    for command in [end(), resume(1)] {
        check(
            hall().after([pause(PauseKind::Judge, None)]),
            (DESK, command),
            then(|hall| assert!(!is_held(hall) && hall.game(1).conduct.pause.is_none())),
        );
    }
    for command in [end(), ready(Home)] {
        check(
            hall().after([hold(1)]),
            (DESK, command),
            refused(Refusal::NoPause),
        );
    }
}

#[test]
fn an_allowance_is_for_each_side_and_used_up_until_a_judge_grants_one_more() {
    let tactical = |side| pause(PauseKind::Tactical, Some(side));
    let used = hall().after([tactical(Home), end(), tactical(Home), end()]);
    check(
        used.clone(),
        (DESK, tactical(Home)),
        refused(Refusal::PausesUsed { count: 2 }),
    );
    for command in [
        tactical(Away),
        pause(PauseKind::Tactical, None),
        pause(PauseKind::Technical, Some(Home)),
        grant(PauseKind::Tactical, Home),
    ] {
        check(
            used.clone(),
            (DESK, command),
            then(|hall| assert!(is_held(hall))),
        );
    }
}

#[test]
fn an_allowance_for_each_game_is_new_in_the_next_one() {
    let medical = pause(PauseKind::Medical, Some(Home));
    let used = hall().after([medical.clone(), end()]);
    check(
        used.clone(),
        (DESK, medical.clone()),
        refused(Refusal::PausesUsed { count: 1 }),
    );
    check(
        used.after([game_to(1, 1, Away)]),
        (DESK, medical),
        then(|hall| assert!(is_held(hall))),
    );
}

#[test]
fn a_pause_in_a_pause_is_refused_and_a_side_does_not_ask_for_the_judges() {
    check(
        hall().after([hold(1)]),
        (DESK, pause(PauseKind::Technical, Some(Home))),
        refused(Refusal::Held {
            reason: "A broken pad".into(),
        }),
    );
    check(
        hall(),
        (DESK, pause(PauseKind::Judge, Some(Home))),
        refused(Refusal::NotTheirPause),
    );
}

#[test]
fn a_game_is_marked_with_map_side_and_characters_as_they_are_stated() {
    let full = Marks {
        map: Some(" Nuke ".into()),
        home_side: Some("CT".into()),
        characters: BySide::new(vec!["Ryu".into()], vec!["Ken".into()]),
    };
    check(
        hall(),
        (DESK, mark(1, full)),
        then(|hall| {
            let marks = &hall.game(1).conduct.marks[&1];
            assert_eq!(marks.map.as_deref(), Some("Nuke"));
            assert_eq!(marks.characters.away, ["Ken"]);
        }),
    );
    check(
        hall().after([map(1, "Nuke")]),
        (DESK, mark(1, Marks::default())),
        then(|hall| assert!(hall.game(1).conduct.marks.is_empty())),
    );
}

#[test]
fn marks_that_cannot_be_are_refused_with_every_reason() {
    let side = Marks {
        home_side: Some("Orange".into()),
        characters: BySide::new(vec!["Ryu".into(), "Ken".into()], Vec::new()),
        ..Marks::default()
    };
    let mut one = hall();
    let answer = one.send(DESK, None, mark(1, side));
    assert_eq!(answer.expect_err("it is refused").reasons.len(), 2);
    check(
        hall().after([map(1, "Nuke"), game_to(1, 1, Home)]),
        (DESK, map(2, "nuke")),
        refused(Refusal::MapPlayed {
            map: "nuke".into(),
            game: 1,
        }),
    );
    for game in [0, 3] {
        check(
            hall().after([game_to(1, 1, Home)]),
            (DESK, map(game, "Mirage")),
            refused(Refusal::WrongGame { game }),
        );
    }
}

#[test]
fn nobody_conducts_what_another_tablet_holds() {
    for command in [
        start(ClockKind::Game),
        pause(PauseKind::Judge, None),
        map(1, "Nuke"),
    ] {
        for from in [BERT, DESK] {
            check(
                hall().after_from(ANNA, [take(1)]),
                (from, command.clone()),
                refused(Refusal::HeldByAnother),
            );
        }
    }
}

#[test]
fn a_live_match_moves_with_its_score_its_lease_and_its_clocks() {
    let small = Scope::Stations {
        from: StationNo(1),
        to: StationNo(1),
    };
    let hall = hall()
        .after([admit("cara", Role::Judge, small), call(1, Some(1))])
        .after_from(
            "cara",
            [take(1), start(ClockKind::Series), game_to(1, 1, Home)],
        );
    let before = hall.game(1).clone();
    check(
        hall,
        (DESK, call(1, Some(2))),
        then(move |hall| {
            let after = hall.game(1);
            assert_eq!(after.station, Some(StationNo(2)));
            assert_eq!(
                (
                    &after.state,
                    &after.games,
                    &after.lease,
                    &after.conduct,
                    after.rev
                ),
                (
                    &before.state,
                    &before.games,
                    &before.lease,
                    &before.conduct,
                    before.rev
                )
            );
            // The judge is let in for station 1 alone, and goes on with what they hold.
            let moved = hall.clone().after_from("cara", [game_to(1, 2, Away)]);
            assert_eq!(moved.game(1).score(), BySide::new(1, 1));
        }),
    );
}

#[test]
fn whoever_lost_a_match_that_moved_away_does_not_get_it_back_by_scope() {
    let small = Scope::Stations {
        from: StationNo(1),
        to: StationNo(1),
    };
    let hall = hall()
        .after([admit("cara", Role::Judge, small), call(1, Some(1))])
        .after_from("cara", [take(1)])
        .after([call(1, Some(2))])
        .after_from(ANNA, [take_over(1)]);
    check(
        hall.clone(),
        ("cara", game_to(1, 1, Home)),
        refused(Refusal::OutOfScope),
    );
    check(
        hall.after([revoke("cara")]),
        ("cara", game_to(1, 1, Home)),
        refused(Refusal::NotAdmitted),
    );
}

#[test]
fn conduct_is_taken_back_with_its_entry() {
    let before = hall();
    let mut after = before.clone();
    after.must(DESK, pause(PauseKind::Tactical, Some(Away)));
    let seq = after.state.head;
    after.must(DESK, Command::TakeBack { seq });
    assert_eq!(after.game(1), before.game(1));
    let _untouched = taken();
}
