//! Tie-breaks after a correction: where the tie they broke is none any more, they stand by ruling or are void.

use crate::formats::{next, table};
use crate::hall::{
    CUP, DESK, Hall, SINGLE, bracket, check_taken_back, correct, id, one_stage, published, result,
    take_back,
};
use lanista_domain::bracket::Distribution;
use lanista_domain::correct::{Choice, Chosen, Fix, Subject};
use lanista_domain::stage::StagePart;
use lanista_domain::standings::Criterion;
use lanista_domain::{Command, EntrantId, MatchId, Refusal, Series, Side, StageFormat, StageId};

const LEAGUE: StageId = StageId(1);

/// Four in a league ranked by points alone, of whom A has won all and B, C and D one each; the first two go on.
fn three_equal() -> Hall {
    let format = StageFormat::RoundRobin {
        groups: 1,
        distribution: Distribution::Snake,
        legs: 1,
        table: table(&[Criterion::Points]),
    };
    let mut format = one_stage(format, Series::best_of(3));
    format.stages.push(next(bracket(SINGLE, 1), 2));
    let mut hall = published(format, &["A", "B", "C", "D"]);
    let beats = [(1, 2), (1, 3), (1, 4), (2, 3), (3, 4), (4, 2)];
    for number in 1..=6 {
        let found = hall.game(number);
        let home = found.entrant(Side::Home).expect("is there").0;
        let away = found.entrant(Side::Away).expect("is there").0;
        let score = if beats.contains(&(home, away)) {
            (2, 0)
        } else {
            (0, 2)
        };
        hall.must(DESK, result(number, score.0, score.1));
    }
    hall
}

/// The three meet once more; B wins both.
fn broken() -> Hall {
    let mut hall = three_equal().after([
        Command::PlayTieBreak {
            stage: LEAGUE,
            entrants: vec![id(2), id(3), id(4)],
            series: Series::best_of(1),
        },
        Command::PublishStage { stage: LEAGUE },
    ]);
    let all: Vec<MatchId> = hall.state.stages[&LEAGUE].of_tie_break(1).collect();
    for match_id in all {
        let home = hall.state.matches[&match_id].entrant(Side::Home);
        let is_home = home == Some(id(2)) || home == Some(id(3));
        let score = if is_home { (1, 0) } else { (0, 1) };
        hall.must(DESK, result(match_id.0, score.0, score.1));
    }
    hall
}

/// The match of two, won by the other one.
fn won_by(hall: &Hall, winner: u32, loser: u32) -> Fix {
    let found = hall.state.matches.values().find(|found| {
        found.has_either(id(winner), id(winner)) && found.has_either(id(loser), id(loser))
    });
    let found = found.expect("they met");
    Fix::Winner {
        match_id: found.id,
        winner: found.side_of(id(winner)).expect("is there"),
    }
}

fn about(choice: Choice) -> Vec<Chosen> {
    vec![Chosen {
        of: Subject::TieBreak {
            stage: LEAGUE,
            number: 1,
        },
        choice,
        rev: None,
    }]
}

fn correct_with(fix: Fix, choices: Vec<Chosen>) -> Command {
    Command::Correct {
        fix,
        choices,
        reason: "Wrong sheet".to_owned(),
    }
}

fn ranks(hall: &Hall) -> Vec<(u32, EntrantId)> {
    let stage = &hall.state.stages[&LEAGUE];
    let rows = hall.state.tables(stage).into_iter().flatten();
    rows.map(|row| (row.rank, stage.entrant(row.seed).expect("is there")))
        .collect()
}

#[test]
fn a_tie_break_whose_tie_is_none_any_more_stands_or_is_void() {
    let hall = broken();
    assert_eq!(ranks(&hall)[1], (2, id(2)), "by the tie-break");
    // C has won against B: C has two wins, D one, B none.
    let fix = won_by(&hall, 3, 2);
    let seen = hall.foresee(&fix, &[]);
    assert_eq!(seen.against(), [Refusal::StageChoiceMissing]);
    let [reached] = seen.stages.as_slice() else {
        panic!("{:?}", seen.stages)
    };
    assert_eq!(reached.tie_break, Some(1));
    let offered: Vec<Choice> = reached.offers.iter().map(|offer| offer.choice).collect();
    assert_eq!(offered, [Choice::Stand, Choice::Void]);

    let mut stands = hall.clone();
    stands.must(DESK, correct_with(fix.clone(), about(Choice::Stand)));
    let part = StagePart::TieBreak { number: 1 };
    assert!(stands.state.stages[&LEAGUE].is_ruled(part));
    check_taken_back(&hall, &stands);

    let mut void = hall.clone();
    void.must(DESK, correct_with(fix, about(Choice::Void)));
    let stage = &void.state.stages[&LEAGUE];
    assert!(!stage.is_ruled(part));
    let mut theirs = stage.of_tie_break(1).map(|id| &void.state.matches[&id]);
    assert!(theirs.all(|found| found.is_void()));
    assert!(void.state.is_stage_over(LEAGUE), "nothing waits for it");
    assert_eq!(
        ranks(&void),
        [(1, id(1)), (2, id(3)), (3, id(4)), (4, id(2))]
    );
    check_taken_back(&hall, &void);
}

#[test]
fn a_tie_break_whose_tie_is_still_one_is_not_asked_about() {
    let hall = broken();
    // Another score, the same winners.
    let fix = Fix::Result {
        match_id: MatchId(1),
        score: hall
            .game(1)
            .score()
            .map(|games| if games == 2 { 2 } else { 1 }),
    };
    let seen = hall.foresee(&fix, &[]);
    assert!(seen.is_complete() && seen.stages.is_empty());
}

#[test]
fn a_tie_break_that_nobody_has_begun_falls_without_a_choice() {
    let hall = three_equal().after([Command::PlayTieBreak {
        stage: LEAGUE,
        entrants: vec![id(2), id(3), id(4)],
        series: Series::best_of(1),
    }]);
    let fix = won_by(&hall, 3, 2);
    let seen = hall.foresee(&fix, &[]);
    assert!(seen.is_complete(), "{:?}", seen.against());
    assert_eq!(seen.stages[0].chosen, Some(Choice::Void));
    let mut after = hall.clone();
    after.must(DESK, correct(fix, &[]));
    check_taken_back(&hall, &after);
    let after = after.after([Command::DrawStage { tournament: CUP }]);
    assert_eq!(after.state.stages[&StageId(2)].seeding, [id(1), id(3)]);
}

#[test]
fn once_the_tie_is_back_its_tie_break_follows_again() {
    let hall = broken();
    let (wrong, right) = (won_by(&hall, 3, 2), won_by(&hall, 2, 3));
    let mut after = hall.clone();
    after.must(DESK, correct_with(wrong, about(Choice::Stand)));
    let ruled = after.clone();
    let seen = after.foresee(&right, &[]);
    assert!(seen.is_complete(), "{:?}", seen.against());
    after.must(DESK, correct(right, &[]));
    assert!(after.state.stages[&LEAGUE].by_ruling.is_empty());
    assert_eq!(ranks(&after), ranks(&hall));
    check_taken_back(&ruled, &after);
    // And what is taken back is ruled again.
    let head = after.state.head;
    after.must(DESK, take_back(head));
    assert_eq!(after.state.stages[&LEAGUE].by_ruling.len(), 1);
}
