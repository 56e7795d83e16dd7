//! Swiss rounds as match reports: paired, seen, wished otherwise, taken back; late comers and leavers.

use crate::hall::{
    CUP, DESK, Hall, check, entered_with, id, named, refused, refused_but_correctable, then,
};
use crate::say;
use crate::stages::{hall, names, of, play_open, round_robin, rounds, stage_id, swiss};
use lanista_domain::format::Pairing;
use lanista_domain::standings::Criterion;
use lanista_domain::swiss::Goal;
use lanista_domain::{Command, Ending, MatchId, Refusal, Series, Side};
use std::collections::BTreeSet;

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
        refused_but_correctable(Refusal::LaterRound { round: 2 }),
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
    let major = swiss(Pairing::ValveMajor, Goal::Record { wins: 3, losses: 3 });
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
fn taking_a_pairing_back_is_one_step() {
    let mut hall = play_open(hall(rounds(3), 4));
    let before = hall.state.stages[&stage_id(1)].clone();
    let seq = hall.must(DESK, say::pair());
    hall.must(DESK, Command::TakeBack { seq });
    assert_eq!(hall.state.stages[&stage_id(1)], before);
    assert!(!hall.state.matches.contains_key(&MatchId(3)));
    assert_eq!(hall.state.tournaments[&CUP].stages, [stage_id(1)]);
}

#[test]
fn the_count_of_a_match_does_not_fall_when_its_round_is_paired_again() {
    let mut hall = entered_with(
        of(rounds(3), Series::best_of(1)),
        &["Fox", "Owl", "Hen", "Cat"],
    )
    .after([say::draw()]);
    let seq = hall.must(DESK, say::withdraw(1));
    hall.must(DESK, say::take_back(seq));
    let before = hall.game(1).rev;
    assert!(before > 0);
    hall.must(DESK, say::pair());
    assert!(hall.game(1).rev > before);
}
