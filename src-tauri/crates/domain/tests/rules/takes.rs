//! Who comes into a later stage: takes of several places and stages, the best across groups, and the lower bracket.

use crate::hall::{
    DESK, DOUBLE, Hall, SINGLE, check, id, published_with, refused, refused_but_correctable, then,
};
use crate::say;
use crate::stages::{
    bracket, gsl, in_pools, names, next, of, play_open, round_robin, rounds, stage_id, takes,
};
use crate::tables::GOALS;
use lanista_domain::bracket::{GrandFinal, Kind, Part};
use lanista_domain::format::Take;
use lanista_domain::standings::Criterion;
use lanista_domain::table::Fate;
use lanista_domain::{
    Command, EntrantId, Format, Intake, Refusal, Series, Side, StageFormat, StagePlan,
};

const BY_GOALS: [Criterion; 3] = [
    Criterion::Points,
    Criterion::HeadToHead,
    Criterion::ScoreDifference,
];

fn then_takes(first: StageFormat, series: Series, second: StageFormat, of_it: &[Take]) -> Format {
    let mut format = of(first, series);
    format.stages.push(StagePlan {
        intake: takes(of_it),
        ..next(second, (0, 1, 1))
    });
    format
}

fn begin(format: Format, count: usize) -> Hall {
    let names = names(count);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    published_with(format, &names)
}

fn seeding(hall: &Hall, stage: u32) -> Vec<u32> {
    let stage = &hall.state.stages[&stage_id(stage)];
    stage.seeding.iter().map(|id| id.0).collect()
}

/// Groups of three and four: 1, 4, 5 and 2, 3, 6, 7. The better seed wins all, by these goals.
fn uneven(takes: &[Take], goals: impl Fn(u32, u32) -> u8) -> Hall {
    let first = round_robin(2, 1, &BY_GOALS);
    let hall = begin(then_takes(first, GOALS, bracket(SINGLE), takes), 7);
    let results: Vec<Command> = hall
        .state
        .matches
        .values()
        .map(|found| {
            let home = found.entrant(Side::Home).expect("drawn").0;
            let away = found.entrant(Side::Away).expect("drawn").0;
            let made = goals(home.min(away), home.max(away));
            let (of_home, of_away) = if home < away { (made, 0) } else { (0, made) };
            say::result(found.id.0, of_home, of_away)
        })
        .collect();
    hall.after(results)
}

#[test]
fn the_best_second_counts_without_the_last_of_the_larger_group() {
    // With all results 3 has 6 points and 9 goals more; without those against 7 it is 3 points and none.
    let goals = |better, other| match (better, other) {
        (4, 5) => 3,
        (1, 4) => 2,
        (3, 7) => 9,
        _ => 1,
    };
    let hall = uneven(
        &[Take::places(0, 1, 1), Take::places(0, 2, 2).best(1)],
        goals,
    );
    let first = &hall.state.stages[&stage_id(1)];
    let forecast = hall.state.forecast(first);
    let fates: Vec<Fate> = forecast.iter().map(|found| found.now.fate).collect();
    assert_eq!((fates[3], fates[2]), (Fate::Through, Fate::Out));
    let hall = hall.after([say::draw()]);
    assert_eq!(seeding(&hall, 2), [1, 2, 4]);
}

#[test]
fn seconds_who_are_equal_are_parted_by_lots_alone() {
    let even = || {
        uneven(
            &[Take::places(0, 2, 2).best(1), Take::places(0, 1, 1)],
            |_, _| 1,
        )
    };
    check(
        even(),
        (DESK, say::draw()),
        refused(Refusal::TieAcrossGroups { place: 2 }),
    );
    let lots = Command::DrawTieLots {
        stage: stage_id(1),
        lots: vec![9, 8, 1, 5, 6, 7, 4],
    };
    let hall = even().after([lots, say::draw()]);
    assert_eq!(seeding(&hall, 2), [3, 1, 2], "in the order of the takes");
}

#[test]
fn points_by_officials_count_across_groups() {
    let adjust = Command::AdjustPoints {
        stage: stage_id(1),
        entrant: id(3),
        points: 1,
        reason: "A protest upheld".to_owned(),
    };
    let hall = uneven(
        &[Take::places(0, 1, 1), Take::places(0, 2, 2).best(1)],
        |_, _| 1,
    );
    let hall = hall.after([adjust, say::draw()]);
    assert_eq!(seeding(&hall, 2), [1, 2, 3]);
}

#[test]
fn winners_of_pools_start_above_and_seconds_below() {
    let format = then_takes(
        in_pools(DOUBLE, 4),
        Series::best_of(1),
        bracket(DOUBLE),
        &[Take::places(0, 2, 2).into_lower(), Take::places(0, 1, 1)],
    );
    let hall = play_open(begin(format, 16)).after([say::draw()]);
    let stage = hall.state.stages[&stage_id(2)].clone();
    assert_eq!(stage.lower, 4);
    assert_eq!(stage.seeding[..4], [id(1), id(2), id(3), id(4)]);
    let first = &hall.state.stages[&stage_id(1)];
    let pool = |entrant: EntrantId| {
        let seed = first.seed(entrant).expect("played");
        first.groups.iter().position(|group| group.contains(&seed))
    };
    for (found, node) in hall.state.matches_of(&stage).zip(&stage.bracket.nodes) {
        let both = [Side::Home, Side::Away].map(|side| found.entrant(side));
        if node.round == 1 && !matches!(node.group.part(), Some(Part::Final | Part::Reset)) {
            let both = both.map(|entrant| entrant.expect("all four lines are taken"));
            assert_ne!(pool(both[0]), pool(both[1]), "{both:?} met in their pool");
        }
    }
    let hall = play_open(hall.after([Command::PublishStage { stage: stage_id(2) }]));
    let places: Vec<(u32, u32)> = hall
        .state
        .placings(stage_id(2))
        .iter()
        .map(|row| (row.entrant.0, row.place.expect("it is over")))
        .collect();
    let ranks: Vec<u32> = places.iter().map(|place| place.1).collect();
    assert_eq!(ranks, [1, 2, 3, 4, 5, 5, 7, 7]);
    assert_eq!(places[0], (1, 1));
}

#[test]
fn each_pool_has_its_winner_and_its_own_parts() {
    let hall = play_open(begin(of(in_pools(DOUBLE, 2), Series::best_of(1)), 9));
    let rows = hall.state.placings(stage_id(1));
    let winners: Vec<(u8, u32)> = rows
        .iter()
        .filter(|row| row.place == Some(1))
        .map(|row| (row.group, row.entrant.0))
        .collect();
    assert_eq!(winners, [(1, 1), (2, 2)]);
    let stage = &hall.state.stages[&stage_id(1)];
    let parts = |part| {
        let of = |node: &&lanista_domain::bracket::Node| node.group.part() == Some(part);
        stage.bracket.nodes.iter().filter(of).count()
    };
    assert_eq!((parts(Part::Final), parts(Part::Reset)), (2, 2));
}

/// The only match of the second stage.
fn final_of(hall: &Hall) -> u32 {
    hall.state.stages[&stage_id(2)].first_match.0
}

#[test]
fn takes_come_from_different_stages() {
    // Two who lost the group meet the best of a second stage.
    let mut format = then_takes(
        round_robin(1, 1, &BY_GOALS),
        Series::best_of(1),
        bracket(SINGLE),
        &[Take::places(0, 1, 2)],
    );
    format.stages.push(StagePlan {
        intake: takes(&[Take::places(1, 2, 2), Take::places(0, 3, 4)]),
        ..next(bracket(SINGLE), (0, 1, 1))
    });
    let hall = play_open(begin(format.clone(), 4)).after([say::draw()]);
    check(
        hall.clone(),
        (DESK, say::draw()),
        refused(Refusal::StageNotOver),
    );
    let publish = Command::PublishStage { stage: stage_id(2) };
    let hall = play_open(hall.after([publish.clone()])).after([say::draw()]);
    assert_eq!(seeding(&hall, 3), [2, 3, 4]);
    // The final is what a later stage rests on, and so are the groups.
    let last = final_of(&hall);
    check(
        hall,
        (DESK, say::reopen(last)),
        refused_but_correctable(Refusal::LaterStage),
    );

    format.stages[2].intake = takes(&[Take::places(1, 1, 2), Take::places(0, 2, 3)]);
    let hall = play_open(play_open(begin(format, 4)).after([say::draw(), publish]));
    let name = "E2".to_owned();
    check(
        hall,
        (DESK, say::draw()),
        refused(Refusal::ComesTwice { name }),
    );
}

#[test]
fn what_no_later_stage_rests_on_is_opened_again() {
    let mut format = then_takes(
        round_robin(1, 1, &BY_GOALS),
        Series::best_of(1),
        bracket(SINGLE),
        &[Take::places(0, 1, 2)],
    );
    format.stages.push(StagePlan {
        intake: takes(&[Take::places(0, 3, 4)]),
        ..next(bracket(SINGLE), (0, 1, 1))
    });
    let publish = Command::PublishStage { stage: stage_id(2) };
    let hall = play_open(play_open(begin(format, 4)).after([say::draw(), publish]));
    let last = final_of(&hall);
    check(
        hall.after([say::draw()]),
        (DESK, say::reopen(last)),
        then(|hall| assert!(hall.game(last).outcome().is_none())),
    );
}

#[test]
fn takes_that_contradict_each_other_are_refused() {
    let table = || round_robin(2, 1, &BY_GOALS);
    let no_final = Kind::Double {
        grand_final: GrandFinal::NotPlayed,
    };
    let place = Take::places;
    for (first, second, list, reason) in [
        (
            table(),
            bracket(SINGLE),
            vec![place(0, 1, 2), place(0, 2, 3).best(1)],
            Refusal::PlaceTwice { first: 2, last: 3 },
        ),
        (
            table(),
            bracket(SINGLE),
            vec![place(0, 1, 1), place(0, 2, 2).into_lower()],
            Refusal::NoLowerBracket,
        ),
        (
            table(),
            bracket(no_final),
            vec![place(0, 1, 1).into_lower()],
            Refusal::NobodyAbove,
        ),
        (
            gsl(2),
            bracket(SINGLE),
            vec![place(0, 1, 5)],
            Refusal::NoSuchPlace { place: 5 },
        ),
        (
            gsl(2),
            bracket(SINGLE),
            vec![place(0, 3, 3).best(1)],
            Refusal::NothingToCompare,
        ),
        (
            rounds(3),
            bracket(SINGLE),
            vec![place(0, 1, 8).best(4)],
            Refusal::NothingToCompare,
        ),
        (
            table(),
            bracket(SINGLE),
            vec![place(0, 1, 1), place(0, 3, 3).best(3)],
            Refusal::BadNumber {
                what: "the best of all groups, at most all of them".to_owned(),
            },
        ),
        (
            table(),
            bracket(SINGLE),
            vec![],
            Refusal::BadNumber {
                what: "takes of a stage, 1 to 16".to_owned(),
            },
        ),
    ] {
        check(
            Hall::with_a_desk(),
            (
                DESK,
                say::create("Cup", then_takes(first, GOALS, second, &list)),
            ),
            refused(reason),
        );
    }
}

#[test]
fn a_place_that_no_group_reaches_is_refused_at_the_draw() {
    let format = then_takes(
        round_robin(2, 1, &BY_GOALS),
        Series::best_of(1),
        bracket(SINGLE),
        &[Take::places(0, 1, 1), Take::places(0, 5, 5)],
    );
    check(
        play_open(begin(format, 8)),
        (DESK, say::draw()),
        refused(Refusal::NoSuchPlace { place: 5 }),
    );
}

#[test]
fn a_plain_take_says_nothing_of_the_best_or_of_brackets() {
    let stored = r#"{"kind":"places","takes":[{"from":0,"first":1,"last":2}]}"#;
    let read: Intake = serde_json::from_str(stored).expect("it is read");
    assert_eq!(read, takes(&[Take::places(0, 1, 2)]));
    assert_eq!(serde_json::to_string(&read).expect("it is written"), stored);
}
