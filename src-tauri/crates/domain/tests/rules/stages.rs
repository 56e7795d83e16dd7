//! Stages as match reports: groups into a bracket, Swiss rounds, who comes late and who leaves.

use crate::hall::{
    CUP, DESK, DOUBLE, Hall, SINGLE, check, entered_with, format, id, named, published_with,
    refused, then,
};
use crate::say;
use crate::tables::{GOALS, table};
use lanista_domain::bracket::{Drops, Placement};
use lanista_domain::format::{Intake, Pairing, Until};
use lanista_domain::standings::Criterion;
use lanista_domain::{
    Command, Ending, EntrantId, Format, GameRule, Group, Kind, MatchId, MatchState, Plan, Refusal,
    Series, SeriesPlan, Side, StageFormat, StageId, StagePlan,
};
use std::collections::BTreeSet;

pub(crate) const fn stage_id(number: u32) -> StageId {
    StageId(number)
}

fn plan_of(usual: Series) -> SeriesPlan {
    SeriesPlan {
        usual,
        exceptions: Vec::new(),
    }
}

/// One stage of this format.
pub(crate) fn of(stage: StageFormat, series: Series) -> Format {
    Format::one_stage(stage, plan_of(series), GameRule::Points)
}

pub(crate) fn round_robin(groups: u8, legs: u8, order: &[Criterion]) -> StageFormat {
    StageFormat::RoundRobin {
        groups,
        legs,
        table: table(order),
    }
}

pub(crate) fn bracket(kind: Kind) -> StageFormat {
    StageFormat::Bracket {
        plan: Plan {
            kind,
            drops: Drops::StartGg,
            placement: Placement::InnerOuter,
        },
    }
}

/// A later stage that takes these places of an earlier one.
pub(crate) fn next(format: StageFormat, (from, first, last): (u8, u16, u16)) -> StagePlan {
    StagePlan {
        name: String::new(),
        format,
        series: plan_of(Series::best_of(1)),
        intake: Intake::Places { from, first, last },
    }
}

pub(crate) fn swiss(pairing: Pairing, until: Until) -> StageFormat {
    StageFormat::Swiss {
        pairing,
        until,
        decisive: None,
        table: table(&[
            Criterion::Points,
            Criterion::Buchholz,
            Criterion::InitialSeed,
        ]),
    }
}

pub(crate) fn rounds(rounds: u8) -> StageFormat {
    swiss(Pairing::ScoreGroups, Until::Rounds { rounds })
}

fn names(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("E{number}")).collect()
}

pub(crate) fn hall(stage: StageFormat, count: usize) -> Hall {
    let names = names(count);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    published_with(of(stage, Series::best_of(1)), &names)
}

/// Every match that can be played is won by the entrant that was added earlier.
pub(crate) fn play_open(mut hall: Hall) -> Hall {
    loop {
        let open = hall.state.matches.values().find(|found| {
            matches!(found.state, MatchState::Ready { .. })
                && hall.state.stages[&found.stage].shows(found.node)
        });
        let Some(found) = open else {
            return hall;
        };
        let home = found.entrant(Side::Home) < found.entrant(Side::Away);
        let needed = found.series.wins_needed().unwrap_or(1);
        let score = |wins: bool| if wins { needed } else { 0 };
        let command = say::result(found.id.0, score(home), score(!home));
        hall.must(DESK, command);
    }
}

/// The opponents of each round, by entrant id.
fn meetings(hall: &Hall, round: u8) -> BTreeSet<(u32, u32)> {
    let stage = &hall.state.stages[&stage_id(1)];
    stage
        .matches()
        .zip(&stage.bracket.nodes)
        .filter(|(_, node)| node.round == round)
        .filter_map(|(match_id, _)| {
            let found = &hall.state.matches[&match_id];
            let (home, away) = (found.entrant(Side::Home)?.0, found.entrant(Side::Away)?.0);
            Some((home.min(away), home.max(away)))
        })
        .collect()
}

#[test]
fn a_swiss_is_paired_round_by_round_and_ends_with_places() {
    let mut hall = hall(rounds(3), 8);
    assert_eq!(meetings(&hall, 1), [(1, 5), (2, 6), (3, 7), (4, 8)].into());
    let mut seen = meetings(&hall, 1);
    for round in 2..=3 {
        hall = play_open(hall).after([say::pair(), say::publish()]);
        for pair in meetings(&hall, round) {
            assert!(seen.insert(pair), "{pair:?} met before");
        }
    }
    let hall = play_open(hall);
    assert!(hall.state.is_stage_over(stage_id(1)));
    let places = hall.state.placings(stage_id(1));
    assert_eq!(places[0].entrant, id(1));
    assert!(places.iter().all(|row| row.place.is_some()));
    check(hall, (DESK, say::pair()), refused(Refusal::StageOver));
}

#[test]
fn the_next_round_waits_for_the_last_match() {
    check(
        hall(rounds(3), 4),
        (DESK, say::pair()),
        refused(Refusal::RoundNotOver { round: 1 }),
    );
}

#[test]
fn a_paired_round_is_the_desk_s_alone_until_it_is_published() {
    let hall = play_open(hall(rounds(3), 4)).after([say::pair()]);
    let stage = &hall.state.stages[&stage_id(1)];
    let first_of_round_two = stage.match_of(2);
    assert!(!stage.shows(2));
    check(
        hall.clone(),
        (DESK, say::result(first_of_round_two.0, 1, 0)),
        refused(Refusal::NotPublished),
    );
    check(
        hall.after([say::publish()]),
        (DESK, say::result(first_of_round_two.0, 1, 0)),
        then(|_| {}),
    );
}

#[test]
fn a_round_nobody_has_seen_is_paired_again_as_an_official_wishes() {
    let hall = play_open(hall(rounds(3), 6)).after([say::pair()]);
    let (one, other) = *meetings(&hall, 2).first().expect("paired");
    let forbid = Command::PairRound {
        stage: stage_id(1),
        forbid: vec![[id(one), id(other)]],
        force: Vec::new(),
    };
    check(
        hall.clone(),
        (DESK, forbid),
        then(|hall| assert!(!meetings(hall, 2).contains(&(one, other)))),
    );
    let force = Command::PairRound {
        stage: stage_id(1),
        forbid: Vec::new(),
        force: vec![[id(1), id(4)]],
    };
    check(
        hall.clone(),
        (DESK, force),
        then(|hall| assert!(meetings(hall, 2).contains(&(1, 4)), "once more, by wish")),
    );
    let strange = Command::PairRound {
        stage: stage_id(1),
        forbid: Vec::new(),
        force: vec![[id(1), id(1)]],
    };
    let same = "Seed 1 cannot meet itself.".to_owned();
    let twice = "Seed 1 is in two forced pairs.".to_owned();
    check(hall, (DESK, strange), move |_, answer| {
        let reasons = answer.expect_err("refused").reasons;
        assert!(
            reasons.contains(&Refusal::NoPairing { why: same }),
            "{reasons:?}"
        );
        assert!(!reasons.contains(&Refusal::NoPairing { why: twice }));
    });
}

#[test]
fn a_round_is_taken_back_before_it_begins() {
    let hall = play_open(hall(rounds(3), 4)).after([say::pair(), say::publish()]);
    let discard = Command::DiscardDraw { stage: stage_id(1) };
    check(
        hall.clone(),
        (DESK, discard.clone()),
        then(|hall| {
            assert_eq!(hall.state.stages[&stage_id(1)].last_round(), 1);
            assert!(meetings(hall, 2).is_empty());
        }),
    );
    check(
        hall.after([say::result(3, 1, 0)]),
        (DESK, discard),
        refused(Refusal::HasBegun { number: 3 }),
    );
}

#[test]
fn a_result_that_a_later_round_rests_on_is_not_opened() {
    check(
        play_open(hall(rounds(3), 4)).after([say::pair()]),
        (DESK, say::reopen(1)),
        refused(Refusal::LaterRound { round: 2 }),
    );
}

#[test]
fn only_swiss_rounds_are_paired() {
    check(
        hall(round_robin(1, 1, &[Criterion::Points]), 4),
        (DESK, say::pair()),
        refused(Refusal::NotPaired),
    );
}

#[test]
fn the_major_swiss_is_for_sixteen() {
    let major = swiss(Pairing::ValveMajor, Until::Record { wins: 3, losses: 3 });
    let names = names(15);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    check(
        entered_with(of(major.clone(), Series::best_of(1)), &names),
        (DESK, say::draw()),
        |_, answer| {
            let reasons = answer.expect_err("refused").reasons;
            assert!(
                matches!(&reasons[..], [Refusal::NoPairing { why }] if why.contains("15 entrants")),
                "{reasons:?}"
            );
        },
    );
    let mut whole = play_open(hall(major, 16));
    while whole.send(DESK, None, say::pair()).is_ok() {
        whole = play_open(whole.after([say::publish()]));
    }
    assert!(whole.state.is_stage_over(stage_id(1)));
    let stage = &whole.state.stages[&stage_id(1)];
    assert_eq!(whole.state.matches_of(stage).count(), 33);
}

#[test]
fn an_odd_field_gives_each_a_bye_at_most_once() {
    let mut hall = hall(rounds(3), 5);
    for _ in 2..=3 {
        hall = play_open(hall).after([say::pair(), say::publish()]);
    }
    let stage = &hall.state.stages[&stage_id(1)];
    let byes: BTreeSet<u32> = stage
        .paired
        .iter()
        .filter_map(|round| round.pairing.bye.as_ref())
        .map(|bye| bye.seed)
        .collect();
    assert_eq!(byes.len(), 3);
}

#[test]
fn who_comes_late_is_paired_from_the_next_round() {
    let hall = play_open(hall(rounds(3), 4)).after([say::add([named("Late")])]);
    let late = Command::EnterLate {
        stage: stage_id(1),
        entrant: id(5),
    };
    check(
        hall.clone(),
        (DESK, late.clone()),
        then(|hall| assert_eq!(hall.state.stages[&stage_id(1)].seed(id(5)), Some(5))),
    );
    let hall = hall.after([late.clone(), say::pair()]);
    let stage = &hall.state.stages[&stage_id(1)];
    assert!(stage.paired[1].pairing.seeds().any(|seed| seed == 5));
    check(hall, (DESK, late), refused(Refusal::NoChange));
}

#[test]
fn who_left_is_paired_no_more_and_loses_what_is_open() {
    check(
        hall(rounds(3), 4),
        (DESK, say::withdraw(1)),
        then(|hall| {
            let outcome = hall.game(1).outcome().expect("it is over");
            assert_eq!(
                (outcome.winner, outcome.ending),
                (Some(Side::Away), Ending::Walkover)
            );
        }),
    );
    let hall = play_open(hall(rounds(3), 4).after([say::withdraw(1)])).after([say::pair()]);
    let stage = &hall.state.stages[&stage_id(1)];
    assert!(stage.paired[1].pairing.seeds().all(|seed| seed != 1));
    check(hall, (DESK, say::withdraw(1)), refused(Refusal::NoChange));
}

#[test]
fn who_left_a_bracket_is_passed_by_wherever_they_would_come() {
    let four = || published_with(format(DOUBLE), &["Fox", "Owl", "Hen", "Cat"]);
    // Cat leaves: Fox goes on without play, and nobody waits for Cat in the lower bracket.
    let hall = four().after([say::withdraw(4)]);
    assert_eq!(
        hall.game(1).outcome().expect("over").winner,
        Some(Side::Home)
    );
    let hall = hall.after([say::result(2, 2, 0)]);
    let stage = &hall.state.stages[&stage_id(1)];
    let lower = hall
        .state
        .matches_of(stage)
        .zip(&stage.bracket.nodes)
        .find(|(_, node)| node.group == Group::Lower && node.round == 1)
        .expect("there is a lower bracket")
        .0;
    let outcome = lower.outcome().expect("Hen is through without play");
    assert_eq!(outcome.ending, Ending::Walkover);
    assert_eq!(
        lower.entrant(outcome.winner.expect("somebody")),
        Some(id(3))
    );
    let hall = play_open(hall);
    assert!(hall.state.is_stage_over(stage_id(1)));
}

#[test]
fn groups_send_their_best_into_a_bracket_apart_from_each_other() {
    let mut format = of(round_robin(2, 1, &[Criterion::Points]), GOALS);
    format.stages.push(next(bracket(SINGLE), (0, 1, 2)));
    let names = names(8);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let hall = published_with(format, &names);
    check(
        hall.clone(),
        (DESK, say::draw()),
        refused(Refusal::StageNotOver),
    );
    let hall = play_open(hall).after([say::draw()]);
    let groups: Vec<BTreeSet<EntrantId>> = {
        let first = &hall.state.stages[&stage_id(1)];
        let of_group = |seeds: &Vec<u32>| {
            seeds
                .iter()
                .filter_map(|&seed| first.entrant(seed))
                .collect()
        };
        first.groups.iter().map(of_group).collect()
    };
    let second = &hall.state.stages[&stage_id(2)];
    assert_eq!(
        second.seeding[..2],
        [id(1), id(2)],
        "the winners of both groups"
    );
    for semi_final in hall.state.matches_of(second).take(2) {
        let mates = groups.iter().any(|group| {
            Side::BOTH.iter().all(|&side| {
                semi_final
                    .entrant(side)
                    .is_some_and(|id| group.contains(&id))
            })
        });
        assert!(!mates, "group-mates meet in a semi-final");
    }
    check(
        hall.clone(),
        (DESK, say::draw()),
        refused(Refusal::AlreadyDrawn),
    );
    check(
        hall.clone(),
        (DESK, say::reopen(1)),
        refused(Refusal::LaterStage),
    );
    check(
        hall,
        (DESK, Command::DiscardDraw { stage: stage_id(1) }),
        refused(Refusal::LaterStage),
    );
}

#[test]
fn gsl_groups_lead_two_of_four_on() {
    let hall = hall(StageFormat::Gsl { groups: 2 }, 8);
    let hall = play_open(hall);
    assert!(hall.state.is_stage_over(stage_id(1)));
    let places: Vec<(u8, u32, Option<u32>)> = hall
        .state
        .placings(stage_id(1))
        .iter()
        .map(|row| (row.group, row.entrant.0, row.place))
        .collect();
    let expect = [
        (1, 1),
        (1, 4),
        (1, 5),
        (1, 8),
        (2, 2),
        (2, 3),
        (2, 6),
        (2, 7),
    ];
    let ranks = [1, 2, 3, 4, 1, 2, 3, 4];
    let expect: Vec<_> = expect
        .iter()
        .zip(ranks)
        .map(|(&(group, entrant), rank)| (group, entrant, Some(rank)))
        .collect();
    assert_eq!(places, expect);
    check(
        entered_with(
            of(StageFormat::Gsl { groups: 1 }, Series::best_of(1)),
            &["A1", "B2", "C3", "D4", "E5"],
        ),
        (DESK, say::draw()),
        refused(Refusal::TooManyForStage {
            entrants: 5,
            most: 4,
        }),
    );
}

#[test]
fn a_stage_takes_its_entrants_from_an_earlier_one() {
    for intake in [
        Intake::Places {
            from: 1,
            first: 1,
            last: 2,
        },
        Intake::Places {
            from: 0,
            first: 2,
            last: 1,
        },
        Intake::Places {
            from: 0,
            first: 0,
            last: 1,
        },
        Intake::Field {},
    ] {
        let mut format = of(rounds(3), Series::best_of(1));
        format.stages.push(StagePlan {
            intake,
            ..next(bracket(SINGLE), (0, 1, 2))
        });
        check(
            Hall::with_a_desk(),
            (DESK, say::create("Cup", format)),
            refused(Refusal::BadIntake),
        );
    }
}

#[test]
fn taking_a_pairing_back_is_one_step() {
    let mut hall = play_open(hall(rounds(3), 4));
    let before = hall.state.stages[&stage_id(1)].clone();
    let seq = hall.must(DESK, say::pair());
    hall.must(DESK, Command::TakeBack { seq });
    assert_eq!(hall.state.stages[&stage_id(1)], before);
    assert!(!hall.state.matches.contains_key(&MatchId(3)));
    assert_eq!(hall.state.tournaments[&CUP].stages, [stage_id(1)]);
}
