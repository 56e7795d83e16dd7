//! Stages as match reports: groups into a bracket, Swiss rounds, who comes late and who leaves.

use crate::hall::{
    DESK, DOUBLE, Hall, SINGLE, check, entered_with, format, id, published_with, refused,
    refused_but_correctable, then,
};
use crate::say;
use crate::tables::{GOALS, table};
use lanista_domain::bracket::{Distribution, Drops, Placement};
use lanista_domain::format::{Intake, Pairing, Take};
use lanista_domain::ladder::HillRule;
use lanista_domain::standings::Criterion;
use lanista_domain::swiss::Goal;
use lanista_domain::{
    Command, Ending, EntrantId, Format, GameRule, Group, Kind, MatchState, Plan, Refusal, Series,
    SeriesPlan, Side, StageFormat, StageId, StagePlan,
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
        distribution: Distribution::Snake,
        legs,
        table: table(order),
    }
}

pub(crate) fn bracket(kind: Kind) -> StageFormat {
    in_pools(kind, 1)
}

pub(crate) fn in_pools(kind: Kind, groups: u8) -> StageFormat {
    StageFormat::Bracket {
        plan: Plan {
            kind,
            drops: Drops::StartGg,
            placement: Placement::InnerOuter,
        },
        groups,
        distribution: Distribution::Snake,
    }
}

pub(crate) const fn gsl(groups: u8) -> StageFormat {
    StageFormat::Gsl {
        groups,
        distribution: Distribution::Snake,
    }
}

pub(crate) const fn hill(in_a_row: u32, most_matches: u32) -> StageFormat {
    StageFormat::Hill {
        rule: HillRule {
            in_a_row,
            most_matches,
        },
    }
}

pub(crate) fn takes(takes: &[Take]) -> Intake {
    Intake::Places {
        takes: takes.to_vec(),
    }
}

/// A later stage that takes these places of an earlier one.
pub(crate) fn next(format: StageFormat, (from, first, last): (u8, u16, u16)) -> StagePlan {
    StagePlan {
        name: String::new(),
        format,
        series: plan_of(Series::best_of(1)),
        intake: takes(&[Take::places(from, first, last)]),
        waves: 1,
    }
}

pub(crate) fn swiss(pairing: Pairing, until: Goal) -> StageFormat {
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

pub(crate) fn rounds(rounds: u32) -> StageFormat {
    swiss(Pairing::ScoreGroups, Goal::Rounds { rounds })
}

pub(crate) fn names(count: usize) -> Vec<String> {
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
        refused_but_correctable(Refusal::LaterStage),
    );
    check(
        hall,
        (DESK, Command::DiscardDraw { stage: stage_id(1) }),
        refused(Refusal::LaterStage),
    );
}

#[test]
fn gsl_groups_lead_two_of_four_on() {
    let hall = hall(gsl(2), 8);
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
            of(gsl(1), Series::best_of(1)),
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
        takes(&[Take::places(1, 1, 2)]),
        takes(&[Take::places(0, 2, 1)]),
        takes(&[Take::places(0, 0, 1)]),
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

fn swap(one: u32, other: u32) -> Command {
    Command::SwapSeeds {
        stage: stage_id(1),
        one: id(one),
        other: id(other),
        reason: "They share a car".to_owned(),
    }
}

#[test]
fn two_change_places_before_either_is_called() {
    let drawn = || entered_with(format(SINGLE), &["Fox", "Owl", "Hen", "Cat"]).after([say::draw()]);
    let four = || drawn().after([say::publish()]);
    check(
        drawn(),
        (DESK, swap(2, 4)),
        then(|hall| {
            let pair = |number| {
                let found = hall.game(number);
                (found.entrant(Side::Home), found.entrant(Side::Away))
            };
            assert_eq!(pair(1), (Some(id(1)), Some(id(2))));
            assert_eq!(pair(2), (Some(id(4)), Some(id(3))));
            assert_eq!(hall.state.stages[&stage_id(1)].seed(id(4)), Some(2));
        }),
    );
    check(
        four().after([say::call(2, None)]),
        (DESK, swap(2, 4)),
        refused(Refusal::HasBegun { number: 2 }),
    );
    check(four(), (DESK, swap(2, 2)), refused(Refusal::NoChange));
    check(
        hall(rounds(3), 4),
        (DESK, swap(1, 2)),
        refused(Refusal::PairedByRule),
    );
}
