//! From a stated result to one that stands: reports, who confirms them, disputes, rulings, and what is void.

use crate::hall::{
    ANNA, BERT, CUP, DESK, Hall, SINGLE, check, check_over, four, ready, refused, then,
};
use crate::plausible::device;
use crate::say::{
    admit, call, commit, confirm, confirmation, dispute, game_to, hold, reopen, report, report_win,
    result, score, take, time_is_up,
};
use lanista_domain::Side::{Away, Home};
use lanista_domain::{
    At, Command, Confirmation, Ending, EntrantId, MatchId, MatchState, Refusal, Role, Scope, Told,
    TournamentId, Voice, WaitsFor,
};

/// Fox's captain.
pub(crate) const FOX: &str = "fox";
/// Owl's captain.
pub(crate) const OWL: &str = "owl";
/// The head judge.
pub(crate) const HEAD: &str = "head";

/// Match 1 of Fox and Owl, with their captains and a head judge, where results are confirmed so.
pub(crate) fn confirmed(by: Confirmation) -> Hall {
    let mut hall = ready("Fox", "Owl").after([
        captain(FOX, 1),
        captain(OWL, 2),
        admit(HEAD, Role::HeadJudge, Scope::Everything),
    ]);
    if by != Confirmation::Judge {
        hall.must(DESK, confirmation(by));
    }
    hall
}

pub(crate) fn captain(name: &str, entrant: u32) -> Command {
    admit(
        name,
        Role::Captain,
        Scope::Entrant {
            tournament: CUP,
            entrant: EntrantId(entrant),
        },
    )
}

pub(crate) const CAPTAINS: Confirmation = Confirmation::Captains { seconds: 60 };

/// Match 1, won by Fox by the word of Anna, who holds it.
pub(crate) fn committed(by: Confirmation) -> Hall {
    confirmed(by).after_from(
        ANNA,
        [
            take(1),
            game_to(1, 1, Home),
            game_to(1, 2, Home),
            commit(1, Home),
        ],
    )
}

/// Fox says 2 : 1, Owl is to answer.
pub(crate) fn fox_reported() -> Hall {
    confirmed(CAPTAINS).after_from(FOX, [report(1, 2, 1)])
}

/// Fox's report, whose time is up, and what the server says then.
pub(crate) fn run_out() -> (Hall, Command) {
    let mut hall = fox_reported();
    let generation = hall.state.timers()[0].generation;
    hall.wait(60_000);
    (hall, time_is_up(1, generation))
}

#[track_caller]
fn check_waits(hall: &Hall, number: u32, whom: WaitsFor) {
    let report = hall.game(number).report().expect("a report");
    assert_eq!(report.waits_for, whom);
    assert!(matches!(
        hall.game(number).state,
        MatchState::Reported { .. }
    ));
    assert_eq!(hall.game(number).outcome(), None, "nothing stands yet");
}

#[test]
fn a_commit_stands_where_judges_are_trusted_or_captains_confirm() {
    for by in [Confirmation::Judge, CAPTAINS] {
        let hall = committed(by);
        check_over(&hall, 1, Home, (2, 0), Ending::Played);
    }
}

#[test]
fn a_commit_waits_for_the_desk_and_moves_nobody_on() {
    let hall = committed(Confirmation::Desk);
    check_waits(&hall, 1, WaitsFor::Desk);
    assert_eq!(hall.game(1).lease, None, "the tablet is free");
    for from in [DESK, HEAD] {
        check(
            hall.clone(),
            (from, confirm(1)),
            then(|hall| check_over(hall, 1, Home, (2, 0), Ending::Played)),
        );
    }
    for from in [ANNA, BERT, OWL] {
        check(
            hall.clone(),
            (from, confirm(1)),
            refused(Refusal::NotYoursToConfirm {
                who: "the desk".to_owned(),
            }),
        );
    }
}

#[test]
fn what_the_desk_enters_stands_at_once_whoever_confirms_elsewhere() {
    for by in [Confirmation::Desk, CAPTAINS, Confirmation::SecondJudge] {
        check(
            confirmed(by),
            (DESK, result(1, 2, 0)),
            then(|hall| check_over(hall, 1, Home, (2, 0), Ending::Played)),
        );
        check(
            confirmed(by),
            (HEAD, report(1, 2, 0)),
            then(|hall| check_over(hall, 1, Home, (2, 0), Ending::Played)),
        );
    }
}

#[test]
fn a_second_judge_confirms_and_the_first_does_not() {
    let hall = committed(Confirmation::SecondJudge);
    check_waits(&hall, 1, WaitsFor::SecondJudge);
    check(
        hall.clone(),
        (ANNA, confirm(1)),
        refused(Refusal::OwnReport),
    );
    check(
        hall,
        (BERT, confirm(1)),
        then(|hall| check_over(hall, 1, Home, (2, 0), Ending::Played)),
    );
}

#[test]
fn a_captain_reports_and_the_other_confirms() {
    let hall = fox_reported();
    check_waits(&hall, 1, WaitsFor::Side(Away));
    let report = hall.game(1).report().expect("a report");
    assert_eq!(
        report.by,
        Voice::Entrant {
            side: Home,
            device: device(FOX)
        }
    );
    check(hall.clone(), (FOX, confirm(1)), refused(Refusal::OwnReport));
    check(
        hall.clone(),
        (ANNA, confirm(1)),
        refused(Refusal::NotYoursToConfirm {
            who: "Owl".to_owned(),
        }),
    );
    check(
        hall,
        (OWL, confirm(1)),
        then(|hall| check_over(hall, 1, Home, (2, 1), Ending::Played)),
    );
}

#[test]
fn a_captains_word_waits_for_a_judge_where_judges_are_trusted() {
    let hall = confirmed(Confirmation::Judge).after_from(OWL, [report_win(1, Away)]);
    check_waits(&hall, 1, WaitsFor::SecondJudge);
    check(
        hall.clone(),
        (FOX, confirm(1)),
        refused(Refusal::NotYoursToConfirm {
            who: "a second judge".to_owned(),
        }),
    );
    check(
        hall,
        (BERT, confirm(1)),
        then(|hall| {
            let outcome = hall.game(1).outcome().expect("it is over");
            assert_eq!(outcome.told, Told::Winner, "who won is known, and not how");
            assert_eq!(outcome.winner, Some(Away));
        }),
    );
}

#[test]
fn an_unanswered_report_stands_when_its_time_is_up() {
    let mut hall = fox_reported();
    let [timer] = hall.state.timers()[..] else {
        panic!("one clock runs");
    };
    let MatchState::Reported { since, .. } = hall.game(1).state else {
        panic!("it is reported");
    };
    assert_eq!(timer.due, At(since.0 + 60_000));
    let due = |generation| time_is_up(1, generation);
    let early = hall.send("", None, due(timer.generation));
    assert_eq!(early.expect_err("too early").reasons, [Refusal::NoChange]);
    hall.wait(60_000);
    let stale = hall.send("", None, due(timer.generation + 1));
    assert_eq!(
        stale.expect_err("another clock").reasons,
        [Refusal::NoChange]
    );
    hall.must("", due(timer.generation));
    check_over(&hall, 1, Home, (2, 1), Ending::Played);
    assert!(hall.state.timers().is_empty());
    let again = hall.send("", None, due(timer.generation));
    assert_eq!(again.expect_err("it is over").reasons, [Refusal::NoChange]);
}

#[test]
fn nobody_but_the_server_says_that_time_is_up() {
    for from in [DESK, HEAD, ANNA, FOX] {
        check(
            fox_reported(),
            (from, time_is_up(1, 1)),
            refused(Refusal::NotAllowed),
        );
    }
}

#[test]
fn what_is_reported_is_not_played_held_or_reported_again() {
    for command in [
        take(1),
        hold(1),
        call(1, Some(1)),
        report(1, 0, 2),
        score(1, 1, 1, 0),
    ] {
        let from = if matches!(command, Command::ReportResult { .. }) {
            OWL
        } else {
            DESK
        };
        check(
            fox_reported(),
            (from, command),
            refused(Refusal::AlreadyReported),
        );
    }
    check(
        fox_reported(),
        (DESK, result(1, 0, 2)),
        then(|hall| check_over(hall, 1, Away, (0, 2), Ending::Played)),
    );
}

#[test]
fn only_a_report_is_confirmed_or_contested() {
    for command in [confirm(1), dispute(1, "No")] {
        check(
            confirmed(CAPTAINS),
            (DESK, command),
            refused(Refusal::NotReported),
        );
    }
}

#[test]
fn impossible_results_are_not_reported_either() {
    check(
        confirmed(CAPTAINS),
        (FOX, report(1, 3, 1)),
        refused(Refusal::ImpossibleResult { needed: 2 }),
    );
    check(
        confirmed(CAPTAINS).after_from(ANNA, [take(1)]),
        (FOX, report(1, 2, 1)),
        refused(Refusal::HeldByAnother),
    );
}

#[test]
fn a_reporter_takes_the_report_back_and_plays_on() {
    let hall = committed(Confirmation::Desk);
    check(
        hall.clone(),
        (BERT, reopen(1)),
        refused(Refusal::NotYourResult),
    );
    check(
        hall,
        (ANNA, reopen(1)),
        then(|hall| {
            assert!(matches!(hall.game(1).state, MatchState::Live { .. }));
            assert_eq!(hall.game(1).games.len(), 2, "the games stand");
            let lease = hall.game(1).lease.as_ref().expect("a lease");
            assert_eq!(lease.device, device(ANNA));
        }),
    );
}

#[test]
fn who_confirms_is_said_with_a_time_that_can_be() {
    for seconds in [0, 9, 86_401] {
        check(
            ready("Fox", "Owl"),
            (DESK, confirmation(Confirmation::Captains { seconds })),
            refused(Refusal::BadNumber {
                what: "a report waits for 10 to 86,400 seconds".to_owned(),
            }),
        );
    }
    check(
        ready("Fox", "Owl"),
        (DESK, confirmation(Confirmation::Judge)),
        refused(Refusal::NoChange),
    );
    check(
        ready("Fox", "Owl"),
        (
            DESK,
            Command::SetConfirmation {
                tournament: TournamentId(9),
                confirmation: Confirmation::Desk,
            },
        ),
        refused(Refusal::not_found("tournament")),
    );
}

#[test]
fn a_captain_of_another_match_says_nothing_here() {
    let hall = four(SINGLE).after([confirmation(CAPTAINS), captain(FOX, 1)]);
    for command in [report(2, 2, 0), confirm(2), dispute(2, "No")] {
        check(hall.clone(), (FOX, command), refused(Refusal::OutOfScope));
    }
}

#[test]
fn what_is_expected_of_another_match_is_no_expectation() {
    let mut hall = four(SINGLE).after_from(ANNA, [take(1)]);
    let expect = lanista_domain::Expect::Rev {
        match_id: MatchId(2),
        rev: 0,
    };
    let answer = hall.send(ANNA, Some(expect), score(1, 1, 1, 0));
    assert_eq!(
        answer.expect_err("it speaks of two").reasons,
        [Refusal::OtherMatch]
    );
}
