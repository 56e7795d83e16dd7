//! Rematches: start.gg's drops keep those who have met apart for as long as any choice of its four orders.
//!
//! Who may still be where is followed as sets: a loser of the upper bracket is known by the round and the
//! position of that loss, and two of them have met if one of them, on the way to the later loss, won the other's node.

use super::random::play_at_random;
use crate::play::{RESET, draw};
use lanista_domain::bracket::{Drops, Group, Order};
use std::collections::BTreeSet;

const ORDERS: [Order; 4] = [
    Order::Natural,
    Order::Reverse,
    Order::HalfShift,
    Order::ReverseHalfShift,
];

/// The upper round, from 1, and the position of somebody's loss.
type Loss = (u8, u32);

/// Whether two who lost there may have met in the upper bracket.
fn may_have_met(one: Loss, other: Loss) -> bool {
    let (early, late) = (one.min(other), one.max(other));
    early.0 < late.0 && early.1 >> (late.0 - early.0) == late.1
}

/// The first lower round in which a rematch is possible, with an order for each upper round from 2.
fn first_rematch(orders: &[Order]) -> u8 {
    let depth = u8::try_from(orders.len()).expect("few rounds") + 1;
    let pair = |position: u32| BTreeSet::from([(1, 2 * position), (1, 2 * position + 1)]);
    let mut survivors: Vec<BTreeSet<Loss>> = (0..1 << (depth - 2)).map(pair).collect();
    for (round, order) in (2..).zip(orders) {
        let len = 1 << (depth - round);
        for (position, survivors) in (0..).zip(&mut survivors) {
            let dropped = (round, order.at(position, len));
            if survivors.iter().any(|&loss| may_have_met(loss, dropped)) {
                return 2 * (round - 1);
            }
            survivors.insert(dropped);
        }
        for pair in survivors.chunks(2).filter(|pair| pair.len() == 2) {
            if pair[0]
                .iter()
                .any(|&one| pair[1].iter().any(|&other| may_have_met(one, other)))
            {
                return 2 * (round - 1) + 1;
            }
        }
        survivors = survivors
            .chunks(2)
            .map(|pair| pair.iter().flatten().copied().collect())
            .collect();
    }
    unreachable!("the last who drops has met everybody")
}

/// Every choice of an order for each of so many upper rounds.
fn choices(rounds: u32) -> Vec<Vec<Order>> {
    (0..rounds).fold(vec![Vec::new()], |choices, _| {
        choices
            .iter()
            .flat_map(|choice| ORDERS.map(|order| [choice.clone(), vec![order]].concat()))
            .collect()
    })
}

#[test]
fn the_first_possible_rematch_is_as_late_as_any_choice_of_orders_makes_it() {
    check(4, 2);
    check(8, 3);
    check(16, 4);
    check(32, 5);
    check(64, 7);
}

fn check(entrants: u32, expect: u8) {
    let depth = entrants.ilog2();
    let rounds = u8::try_from(depth).expect("few rounds");
    let start_gg: Vec<Order> = (2..=rounds)
        .map(|round| Drops::StartGg.order(round, rounds))
        .collect();
    assert_eq!(first_rematch(&start_gg), expect, "start.gg with {entrants}");
    let best = choices(depth - 1)
        .iter()
        .map(|choice| first_rematch(choice))
        .max();
    assert_eq!(best, Some(expect), "the best choice with {entrants}");
}

#[test]
fn nobody_meets_again_before_that_round() {
    for (entrants, first) in [(4, 2), (8, 3), (16, 4), (32, 5), (64, 7), (128, 8)] {
        let bracket = draw(RESET, entrants);
        let mut seen_in_that_round = false;
        for bits in 1..=200 {
            let mut met = BTreeSet::new();
            for meeting in
                play_at_random(&bracket, u64::wrapping_mul(bits, 0x9E37_79B9_7F4A_7C15)).meetings
            {
                let pair = (
                    meeting.winner.min(meeting.loser),
                    meeting.winner.max(meeting.loser),
                );
                let again = !met.insert(pair) && meeting.group == Group::Lower;
                assert!(
                    !again || meeting.round >= first,
                    "{entrants}: {meeting:?} once more"
                );
                seen_in_that_round |= again && meeting.round == first;
            }
        }
        assert!(
            seen_in_that_round,
            "{entrants}: no rematch in lower round {first} at all"
        );
    }
}
