//! What changes before everybody sees it: places changed by hand, rounds paired again, club-mates who meet at once.

use crate::hall::{DESK, Hall, SINGLE, check, entered_with, format, id, named, published, refused};
use crate::say;
use crate::stages::{rounds, stage_id};
use lanista_domain::stage::Move;
use lanista_domain::table::{Because, Mates, Of};
use lanista_domain::{Command, MatchId, NewEntrant, Refusal, Side};

pub(crate) fn plan(one: u32, other: u32) -> Command {
    Command::SwapSeeds {
        stage: stage_id(1),
        one: id(one),
        other: id(other),
        reason: "They share a car".to_owned(),
    }
}

fn pair(hall: &Hall, number: u32) -> [Option<u32>; 2] {
    Side::BOTH.map(|side| hall.game(number).entrant(side).map(|entrant| entrant.0))
}

fn four() -> Hall {
    published(SINGLE, &["Fox", "Owl", "Hen", "Cat"])
}

#[test]
fn a_change_in_a_stage_that_everybody_sees_waits_for_publication() {
    let hall = four().after([plan(2, 4)]);
    assert_eq!(pair(&hall, 1), [Some(1), Some(4)], "as everybody knows it");
    let hall = hall.after([say::publish()]);
    assert_eq!(pair(&hall, 1), [Some(1), Some(2)]);
    let stage = &hall.state.stages[&stage_id(1)];
    assert_eq!(stage.planned, []);
    let moved = Move {
        one: id(2),
        other: id(4),
        reason: "They share a car".to_owned(),
    };
    assert_eq!(stage.moves, [moved]);
    check(
        hall.clone(),
        (DESK, say::publish()),
        refused(Refusal::AlreadyPublished),
    );
    // One step back, and it is a plan again.
    let seq = hall.state.head;
    let hall = hall.after([say::take_back(seq)]);
    assert_eq!(pair(&hall, 1), [Some(1), Some(4)]);
    assert_eq!(hall.state.stages[&stage_id(1)].planned.len(), 1);
}

#[test]
fn a_plan_ends_when_one_of_them_is_called_or_when_it_is_dropped() {
    let hall = four().after([plan(2, 4), say::call(2, None)]);
    check(
        hall.clone(),
        (DESK, say::publish()),
        refused(Refusal::HasBegun { number: 2 }),
    );
    let hall = hall.after([Command::DropMoves { stage: stage_id(1) }]);
    assert_eq!(hall.state.stages[&stage_id(1)].planned, []);
    check(
        hall,
        (DESK, Command::DropMoves { stage: stage_id(1) }),
        refused(Refusal::NoChange),
    );
}

#[test]
fn a_round_that_is_paired_again_knows_what_it_was() {
    let hall = crate::stages::hall(rounds(3), 4);
    let hall = crate::stages::play_open(hall).after([say::pair()]);
    let pairs = |hall: &Hall| -> Vec<(u32, u32)> {
        let last = hall.state.stages[&stage_id(1)]
            .paired
            .last()
            .expect("paired")
            .clone();
        last.pairing
            .pairs
            .iter()
            .map(|pair| (pair.home, pair.away))
            .collect()
    };
    let before = pairs(&hall);
    let apart = [before[0].0, before[0].1].map(|seed| {
        hall.state.stages[&stage_id(1)]
            .entrant(seed)
            .expect("drawn")
    });
    let hall = hall.after([Command::PairRound {
        stage: stage_id(1),
        forbid: vec![apart],
        force: vec![],
    }]);
    assert_ne!(pairs(&hall), before);
    assert_eq!(hall.state.stages[&stage_id(1)].replaced, before);
    let hall = hall.after([say::publish()]);
    assert_eq!(hall.state.stages[&stage_id(1)].replaced, []);
}

#[test]
fn club_mates_who_meet_at_once_are_named_with_the_reason() {
    let of_club = |name: &str, club: &str| NewEntrant {
        club: Some(club.to_owned()),
        ..named(name)
    };
    let found = |entrants: Vec<NewEntrant>| {
        let hall = entered_with(format(SINGLE), &[]).after([say::add(entrants), say::draw()]);
        hall.state.mates(&hall.state.stages[&stage_id(1)])
    };
    // Seeds 1 and 4 meet, of one club by the seeding alone.
    let seeded = found(vec![
        of_club("Fox", "A"),
        of_club("Owl", "B"),
        of_club("Hen", "C"),
        of_club("Cat", "A"),
    ]);
    let of = Of::Club("A".to_owned());
    assert_eq!(
        seeded,
        [Mates {
            match_id: MatchId(1),
            of: of.clone(),
            because: Because::Seeding
        }]
    );
    // Three of one club in two pairs.
    let many = found(vec![
        of_club("Fox", "A"),
        of_club("Owl", "B"),
        of_club("Hen", "A"),
        of_club("Cat", "A"),
    ]);
    assert_eq!(
        many,
        [Mates {
            match_id: MatchId(1),
            of,
            because: Because::TooMany { count: 3, pairs: 2 }
        }]
    );
    assert_eq!(
        found(vec![
            of_club("Fox", "A"),
            of_club("Owl", "A"),
            of_club("Hen", "B"),
            of_club("Cat", "C")
        ]),
        []
    );
}
