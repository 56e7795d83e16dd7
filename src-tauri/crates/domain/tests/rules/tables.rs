//! Tables as match reports: draws, points by officials, ties that only lots part, and lengths that allow a draw.

use crate::hall::{
    CUP, DESK, Hall, SINGLE, check, entered_with, format, id, published_with, refused, then,
};
use crate::say;
use crate::stages::{of, round_robin, stage_id};
use lanista_domain::format::Pairing;
use lanista_domain::standings::{Criterion, MiniLeague, PointScheme};
use lanista_domain::swiss::Goal;
use lanista_domain::table::Fate;
use lanista_domain::{
    Command, Format, Length, Refusal, Series, StageFormat, StageId, TableRule, Tournament,
};

pub(crate) fn table(order: &[Criterion]) -> TableRule {
    TableRule {
        points: PointScheme::THREE_ONE_NONE,
        order: order.to_vec(),
        mini_league: MiniLeague::Once,
        floor: 33,
    }
}

/// One game each, decided by goals.
pub(crate) const GOALS: Series = Series {
    length: Length::Aggregate { games: 1 },
    head_start: None,
};

/// Four who meet each other once, ranked by points and goals.
fn league() -> Hall {
    let plan = round_robin(1, 1, &[Criterion::Points, Criterion::ScoreDifference]);
    published_with(of(plan, GOALS), &["Fox", "Owl", "Hen", "Cat"])
}

fn adjust(entrant: u32, points: i32) -> Command {
    Command::AdjustPoints {
        stage: StageId(1),
        entrant: id(entrant),
        points,
        reason: "Late payment".to_owned(),
    }
}

/// The ranks by entrant id, and what put each before the next.
fn ranks(hall: &Hall) -> Vec<(u32, u32)> {
    let stage = &hall.state.stages[&stage_id(1)];
    hall.state.tables(stage)[0]
        .iter()
        .map(|row| (stage.entrant(row.seed).expect("drawn").0, row.rank))
        .collect()
}

/// All six matches by the better seed, but the match of the first two, which is drawn.
fn played() -> Hall {
    let hall = league();
    let results: Vec<Command> = hall
        .state
        .matches
        .values()
        .map(|found| {
            let home = found.entrant(lanista_domain::Side::Home).expect("drawn");
            let away = found.entrant(lanista_domain::Side::Away).expect("drawn");
            let score = match (home.0, away.0) {
                (1, 2) | (2, 1) => (1, 1),
                (one, other) if one < other => (2, 0),
                _ => (0, 2),
            };
            say::result(found.id.0, score.0, score.1)
        })
        .collect();
    hall.after(results)
}

#[test]
fn equals_share_a_rank_until_lots_are_drawn() {
    let hall = played();
    assert_eq!(ranks(&hall), [(1, 1), (2, 1), (3, 3), (4, 4)]);
    assert!(hall.state.is_stage_over(stage_id(1)));
}

#[test]
fn points_taken_by_an_official_change_the_order_and_can_be_taken_back() {
    let mut hall = played();
    let seq = hall.must(DESK, adjust(1, -4));
    assert_eq!(
        ranks(&hall),
        [(2, 1), (1, 2), (3, 2), (4, 4)]
            .map(|(id, rank)| { if id == 3 { (3, 3) } else { (id, rank) } })
    );
    hall.must(DESK, Command::TakeBack { seq });
    assert_eq!(ranks(&hall), [(1, 1), (2, 1), (3, 3), (4, 4)]);
}

#[test]
fn a_draw_is_a_result_of_a_table() {
    check(
        league(),
        (DESK, say::result(1, 2, 2)),
        then(|hall| {
            let outcome = hall.game(1).outcome().expect("it is over");
            assert_eq!((outcome.winner, outcome.score.home), (None, 2));
        }),
    );
}

#[test]
fn no_draw_where_somebody_must_go_on() {
    let mut format = format(SINGLE);
    format.stages[0].series.usual = GOALS;
    check(
        published_with(format, &["Fox", "Owl"]),
        (DESK, say::result(1, 2, 2)),
        refused(Refusal::DrawNotAllowed),
    );
}

#[test]
fn all_games_are_played_before_it_is_over() {
    let series = Series {
        length: Length::PlayAll { games: 2 },
        head_start: None,
    };
    let plan = round_robin(1, 1, &[Criterion::Points]);
    let hall = || published_with(of(plan.clone(), series.clone()), &["Fox", "Owl"]);
    check(
        hall().after([say::game_to(1, 1, lanista_domain::Side::Home)]),
        (DESK, say::commit(1, lanista_domain::Side::Home)),
        refused(Refusal::NotAllPlayed { games: 2 }),
    );
    check(
        hall(),
        (DESK, say::result(1, 2, 1)),
        refused(Refusal::ImpossibleTotal { games: 2 }),
    );
    check(
        hall(),
        (DESK, say::result(1, 1, 1)),
        then(|hall| assert_eq!(hall.game(1).outcome().expect("over").winner, None)),
    );
}

#[test]
fn points_are_given_only_where_there_is_a_table() {
    check(
        published_with(format(SINGLE), &["Fox", "Owl"]),
        (DESK, adjust(1, -1)),
        refused(Refusal::NoTable),
    );
}

#[test]
fn an_order_that_does_not_work_is_refused_with_its_reason() {
    for (order, why) in [
        (vec![], "Choose at least one criterion."),
        (
            vec![Criterion::Points, Criterion::Points],
            "The criterion “points” is there twice.",
        ),
        (
            vec![Criterion::Lots, Criterion::Points],
            "Lots are drawn last: put “lots” at the end.",
        ),
    ] {
        check(
            Hall::with_a_desk(),
            (
                DESK,
                say::create("Cup", of(round_robin(1, 1, &order), GOALS)),
            ),
            refused(Refusal::BadChain {
                why: why.to_owned(),
            }),
        );
    }
}

#[test]
fn a_tie_at_the_cut_waits_for_lots() {
    let group = round_robin(1, 1, &[Criterion::Points, Criterion::Lots]);
    let mut format = of(group, GOALS);
    format.stages.push(crate::stages::next(
        crate::stages::bracket(SINGLE),
        (0, 1, 2),
    ));
    let hall = published_with(format, &["Fox", "Owl", "Hen"]);
    // A beats B beats C beats A.
    let results: Vec<Command> = hall
        .state
        .matches
        .values()
        .map(|found| {
            let home = found.entrant(lanista_domain::Side::Home).expect("drawn").0;
            let away = found.entrant(lanista_domain::Side::Away).expect("drawn").0;
            let is_home = (home % 3) + 1 == away;
            say::result(found.id.0, u8::from(is_home), u8::from(!is_home))
        })
        .collect();
    let hall = hall.after(results);
    check(
        hall.clone(),
        (DESK, say::draw()),
        refused(Refusal::TieAtCut { first: 2, last: 3 }),
    );
    let lots = Command::DrawTieLots {
        stage: stage_id(1),
        lots: vec![30, 10, 20],
    };
    check(
        hall.after([lots]),
        (DESK, say::draw()),
        then(|hall| {
            let drawn: &Tournament = &hall.state.tournaments[&CUP];
            let second = &hall.state.stages[&drawn.stages[1]];
            assert_eq!(second.seeding, [id(2), id(3)]);
        }),
    );
}

#[test]
fn a_swiss_of_more_rounds_than_there_are_is_over_in_time() {
    let plan = StageFormat::Swiss {
        pairing: Pairing::ScoreGroups,
        until: Goal::Rounds { rounds: 31 },
        decisive: None,
        table: table(&[Criterion::Points]),
    };
    let format: Format = of(plan, GOALS);
    check(
        entered_with(format_of_two(), &["Fox", "Owl"]),
        (DESK, say::create("Other", format)),
        refused(Refusal::BadNumber {
            what: "rounds, 1 to 30".to_owned(),
        }),
    );
}

fn format_of_two() -> Format {
    format(SINGLE)
}

#[test]
fn a_table_says_who_is_through_and_who_is_out() {
    let mut format = of(round_robin(1, 1, &[Criterion::Points]), GOALS);
    format.stages.push(crate::stages::next(
        crate::stages::bracket(SINGLE),
        (0, 1, 2),
    ));
    let mut hall = published_with(format, &["Fox", "Owl", "Hen", "Cat"]);
    // Fox beats all, and all beat Cat; Owl and Hen still meet.
    let matches: Vec<_> = hall.state.matches.values().cloned().collect();
    for found in matches {
        let home = found.entrant(lanista_domain::Side::Home).expect("drawn").0;
        let away = found.entrant(lanista_domain::Side::Away).expect("drawn").0;
        if home + away != 5 || home.min(away) != 2 {
            let score = if home < away { (1, 0) } else { (0, 1) };
            hall.must(DESK, say::result(found.id.0, score.0, score.1));
        }
    }
    let fates = |hall: &Hall| -> Vec<Fate> {
        let all = hall.state.forecast(&hall.state.stages[&stage_id(1)]);
        all.iter().map(|forecast| forecast.now.fate).collect()
    };
    assert_eq!(
        fates(&hall),
        [Fate::Through, Fate::Open, Fate::Open, Fate::Out]
    );
    let hall = crate::stages::play_open(hall);
    assert_eq!(
        fates(&hall),
        [Fate::Through, Fate::Through, Fate::Out, Fate::Out]
    );
}

#[test]
fn lots_part_whom_a_chain_without_lots_leaves_equal() {
    let hall = played();
    assert_eq!(ranks(&hall)[..2], [(1, 1), (2, 1)]);
    let lots = Command::DrawTieLots {
        stage: stage_id(1),
        lots: vec![9, 4, 1, 2],
    };
    assert_eq!(ranks(&hall.after([lots])), [(2, 1), (1, 2), (3, 3), (4, 4)]);
}

#[test]
fn nobody_is_equal_to_somebody_of_another_group() {
    let plan = round_robin(2, 1, &[Criterion::Points]);
    let hall = published_with(of(plan, GOALS), &["Fox", "Owl", "Hen", "Cat"]);
    // Fox beats Cat; Owl and Hen, of the other group, have no points either.
    let first = hall
        .state
        .matches
        .values()
        .find(|found| found.has_either(id(1), id(1)))
        .expect("Fox plays")
        .id
        .0;
    let is_home = hall.game(first).entrant(lanista_domain::Side::Home) == Some(id(1));
    let hall = hall.after([say::result(first, u8::from(is_home), u8::from(!is_home))]);
    assert_eq!(ranks(&hall), [(1, 1), (4, 2)]);
}
