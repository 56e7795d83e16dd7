//! Small rounds told with their reasons.

use lanista_domain::side::Side;
use lanista_domain::swiss::{
    Breach, Bye, ByeRight, Cause, Float, FloatCause, History, Line, Meeting, Met, NoBye, Pairing,
    PassedOver, Shift, Sides, Why, Wishes, pair,
};

/// Entrants with these points, who have met these.
fn field(points: &[i32], met: &[(u32, u32)]) -> History {
    let line = |&points: &i32| Line {
        points,
        ..Line::default()
    };
    let mut history = History {
        lines: points.iter().map(line).collect(),
    };
    for &(one, other) in met {
        for (seed, opponent) in [(one, other), (other, one)] {
            let how = Met::Played;
            let line = history.line_mut(seed).expect("a seed");
            line.met.push(Meeting { opponent, how });
        }
    }
    history
}

fn paired(history: &History, wishes: &Wishes) -> Pairing {
    pair(history, wishes).expect("it is paired")
}

fn check(history: &History, wishes: &Wishes, pairs: &[(u32, u32, Why)], breaches: &[Breach]) {
    let paired = paired(history, wishes);
    let found: Vec<(u32, u32, Why)> = paired
        .pairs
        .iter()
        .map(|pair| (pair.home, pair.away, pair.why.clone()))
        .collect();
    assert_eq!(found, pairs);
    assert_eq!(paired.breaches, breaches);
}

const fn fold(points: i32, number: u32, of: u32) -> Why {
    Why::Fold { points, number, of }
}

const fn shifted(points: i32, instead_of: u32, because: Shift) -> Why {
    Why::Shifted {
        points,
        instead_of,
        because,
    }
}

#[test]
fn a_first_round_is_folded() {
    let pairs = [
        (1, 4, fold(0, 1, 3)),
        (2, 5, fold(0, 2, 3)),
        (3, 6, fold(0, 3, 3)),
    ];
    check(&field(&[0; 6], &[]), &Wishes::default(), &pairs, &[]);
}

#[test]
fn who_has_met_is_shifted_as_little_as_can_be() {
    let pairs = [
        (1, 3, shifted(0, 4, Shift::HaveMet)),
        (2, 5, fold(0, 2, 3)),
        (4, 6, shifted(0, 1, Shift::HaveMet)),
    ];
    let met = [(1, 4), (2, 4), (1, 5)];
    check(&field(&[0; 6], &met), &Wishes::default(), &pairs, &[]);
}

#[test]
fn the_lowest_of_an_odd_group_goes_down_to_the_highest() {
    let down = Why::Floated {
        down: 3,
        from: 2,
        to: 0,
        because: FloatCause::OddGroup,
        spared: vec![],
    };
    let pairs = [(1, 2, fold(2, 1, 1)), (3, 4, down), (5, 6, fold(0, 1, 1))];
    check(
        &field(&[2, 2, 2, 0, 0, 0], &[]),
        &Wishes::default(),
        &pairs,
        &[],
    );
}

#[test]
fn who_went_down_last_round_is_spared() {
    let mut history = field(&[2, 2, 2, 0, 0, 0], &[]);
    history.lines[2].floats = vec![Float::Down];
    let down = Why::Floated {
        down: 2,
        from: 2,
        to: 0,
        because: FloatCause::OddGroup,
        spared: vec![3],
    };
    let pairs = [(1, 3, fold(2, 1, 1)), (2, 4, down), (5, 6, fold(0, 1, 1))];
    check(&history, &Wishes::default(), &pairs, &[]);
}

#[test]
fn two_who_have_met_both_leave_their_group() {
    let down = |down, to| Why::Floated {
        down,
        from: 4,
        to,
        because: FloatCause::NoOpponentLeft,
        spared: vec![],
    };
    let pairs = [(1, 3, down(1, 2)), (2, 4, down(2, 2))];
    check(
        &field(&[4, 4, 2, 2], &[(1, 2)]),
        &Wishes::default(),
        &pairs,
        &[],
    );
}

#[test]
fn officials_forbid_and_force() {
    let history = field(&[0; 6], &[(1, 4)]);
    let forced = Wishes {
        forced: vec![(4, 1)],
        ..Wishes::default()
    };
    let rematch = Breach::Rematch {
        seeds: (4, 1),
        times: 1,
        because: Cause::Forced,
    };
    let pairs = [
        (4, 1, Why::Forced),
        (2, 5, fold(0, 1, 2)),
        (3, 6, fold(0, 2, 2)),
    ];
    check(&history, &forced, &pairs, &[rematch]);
    let forbidden = Wishes {
        forbidden: vec![(2, 1)],
        ..Wishes::default()
    };
    let because = Cause::NoOtherWay;
    let breach = Breach::Forbidden {
        seeds: (1, 2),
        because,
    };
    check(
        &field(&[0; 2], &[]),
        &forbidden,
        &[(1, 2, fold(0, 1, 1))],
        &[breach],
    );
}

#[test]
fn club_mates_are_kept_apart_until_a_club_is_too_large() {
    let clubs = |clubs: [u32; 4]| Wishes {
        clubs: clubs.map(Some).to_vec(),
        ..Wishes::default()
    };
    let pairs = [
        (1, 2, shifted(0, 3, Shift::ClubMates)),
        (3, 4, shifted(0, 1, Shift::ClubMates)),
    ];
    check(&field(&[0; 4], &[]), &clubs([1, 2, 1, 2]), &pairs, &[]);
    let breach = Breach::ClubMates {
        seeds: (1, 3),
        club: 1,
        because: Cause::MoreThanHalf {
            members: 3,
            present: 4,
        },
    };
    let pairs = [(1, 3, fold(0, 1, 2)), (2, 4, fold(0, 2, 2))];
    check(
        &field(&[0; 4], &[]),
        &clubs([1, 2, 1, 1]),
        &pairs,
        &[breach],
    );
}

#[test]
fn who_has_met_everybody_meets_again() {
    let met = [(1, 2), (1, 3), (1, 4)];
    let rematch = Breach::Rematch {
        seeds: (1, 3),
        times: 1,
        because: Cause::MetEverybody { seed: 1 },
    };
    let pairs = [(1, 3, fold(0, 1, 2)), (2, 4, fold(0, 2, 2))];
    check(
        &field(&[0; 4], &met),
        &Wishes::default(),
        &pairs,
        &[rematch],
    );
}

fn check_bye(history: &History, seed: u32, passed_over: &[(u32, NoBye)]) {
    let paired = paired(history, &Wishes::default());
    let passed = |&(seed, because): &(u32, NoBye)| PassedOver { seed, because };
    let bye = Bye {
        seed,
        passed_over: passed_over.iter().map(passed).collect(),
    };
    assert_eq!(paired.bye, Some(bye));
}

#[test]
fn the_bye_goes_to_the_lowest_who_had_none_and_whom_the_rest_can_spare() {
    let mut history = field(&[4, 2, 2, 0, 0], &[]);
    check_bye(&history, 5, &[]);
    history.lines[4].bye = ByeRight::HadBye;
    check_bye(&history, 4, &[(5, NoBye::HadBye)]);
    history.lines[3].bye = ByeRight::HadWalkover;
    check_bye(&history, 3, &[(4, NoBye::HadWalkover), (5, NoBye::HadBye)]);
    let met = [(1, 2), (1, 3), (1, 4)];
    check_bye(
        &field(&[4, 2, 2, 0, 0], &met),
        4,
        &[(5, NoBye::RestUnpaired)],
    );
}

#[test]
fn a_second_bye_is_told() {
    let mut history = field(&[0], &[]);
    history.lines[0].bye = ByeRight::HadBye;
    check(
        &history,
        &Wishes::default(),
        &[],
        &[Breach::SecondBye { seed: 1 }],
    );
}

#[test]
fn sides_are_balanced_where_they_matter() {
    let mut history = field(&[0; 4], &[]);
    for (line, side) in
        history
            .lines
            .iter_mut()
            .zip([Side::Home, Side::Away, Side::Home, Side::Away])
    {
        line.sides = vec![side];
    }
    let balanced = Wishes {
        sides: Sides::Balanced,
        ..Wishes::default()
    };
    let pairs = [
        (2, 1, shifted(0, 3, Shift::Sides)),
        (4, 3, shifted(0, 1, Shift::Sides)),
    ];
    check(&history, &balanced, &pairs, &[]);
    let pairs = [(1, 3, fold(0, 1, 2)), (2, 4, fold(0, 2, 2))];
    check(&history, &Wishes::default(), &pairs, &[]);
    let pairs = [(1, 3, fold(0, 1, 2)), (4, 2, fold(0, 2, 2))];
    check(&field(&[0; 4], &[]), &balanced, &pairs, &[]);
}
