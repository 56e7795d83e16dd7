//! Brackets in which some start below: everybody plays, all placings are right, and rematches come late.

use super::random::{check_places_are_competition_ranks, play_at_random};
use super::{NO_FINAL, ONE_MATCH};
use crate::play::{RESET, plan};
use lanista_domain::bracket::{
    Bracket, Group, Impossible, Meetings, NodeId, Origin, build_in_halves,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn check(upper: u32, lower: u32, expect: &[(Group, u8, u32, u32)]) {
    let bracket = build_in_halves(&plan(ONE_MATCH), upper, lower).expect("it can be drawn");
    let seeds: Vec<(Group, u8, u32, u32)> = bracket
        .played()
        .filter_map(|(_, node)| match (node.slots.home, node.slots.away) {
            (Origin::Seed(home), Origin::Seed(away)) => Some((node.group, node.round, home, away)),
            (_, _) => None,
        })
        .collect();
    assert_eq!(seeds, expect, "{upper} above, {lower} below");
}

use Group::{Final, Lower, Upper};

#[test]
fn the_halves_are_laid_as_if_a_round_had_been_played() {
    check(
        4,
        4,
        &[
            (Upper, 1, 1, 4),
            (Upper, 1, 2, 3),
            (Lower, 1, 8, 5),
            (Lower, 1, 7, 6),
        ],
    );
    check(1, 1, &[(Final, 1, 1, 2)]);
    // Of three below the best has the bye and waits for the loser of the upper final.
    check(2, 3, &[(Lower, 1, 5, 4), (Upper, 2, 1, 2)]);
    check(4, 2, &[(Upper, 1, 1, 4), (Upper, 1, 2, 3)]);
}

#[test]
fn rounds_count_from_one_in_both_halves() {
    let bracket = build_in_halves(&plan(RESET), 8, 8).expect("it can be drawn");
    assert_eq!(bracket.rounds(Upper), Some(1..=3));
    assert_eq!(bracket.rounds(Lower), Some(1..=6));
    assert_eq!(bracket.nodes[0].column, 1);
}

#[test]
fn somebody_must_start_above() {
    let too_few = |entrants, least| Err(Impossible::TooFew { entrants, least });
    assert_eq!(build_in_halves(&plan(RESET), 0, 4), too_few(0, 1));
    assert_eq!(build_in_halves(&plan(NO_FINAL), 1, 3), too_few(1, 2));
}

/// Who may stand on each side of a node.
fn may_come(bracket: &Bracket) -> Vec<[BTreeSet<u32>; 2]> {
    let mut known: Vec<[BTreeSet<u32>; 2]> = Vec::new();
    for node in &bracket.nodes {
        let of = |origin: Origin| match origin {
            Origin::Seed(seed) => BTreeSet::from([seed]),
            Origin::Bye | Origin::Heat(_) => BTreeSet::new(),
            Origin::WinnerOf(NodeId(from)) | Origin::LoserOf(NodeId(from)) => {
                let [home, away]: &[BTreeSet<u32>; 2] = &known[from as usize];
                home | away
            }
        };
        known.push([of(node.slots.home), of(node.slots.away)]);
    }
    known
}

#[test]
fn two_meet_in_the_round_that_is_said_and_not_before() {
    for (upper, lower) in [(4, 4), (8, 8), (16, 16), (5, 8), (8, 3), (2, 2)] {
        let plan = plan(ONE_MATCH);
        let bracket = build_in_halves(&plan, upper, lower).expect("it can be drawn");
        let meetings = Meetings::in_halves(&plan, upper, lower);
        let mut first: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for (node, [home, away]) in bracket.nodes.iter().zip(may_come(&bracket)) {
            if node.group != Lower {
                continue;
            }
            let round = u32::from(node.round).div_ceil(2);
            for (&one, &other) in home
                .iter()
                .flat_map(|one| away.iter().map(move |o| (one, o)))
            {
                first
                    .entry((one.min(other), one.max(other)))
                    .or_insert(round);
            }
        }
        for ((one, other), round) in first {
            if one <= upper && other > upper {
                let said = meetings.first(one, other);
                assert!(
                    said <= round,
                    "{one} and {other} of {upper}+{lower}: {said} {round}"
                );
                let exact = upper.is_power_of_two() && upper == lower;
                assert!(
                    !exact || said == round,
                    "{one}, {other}: {said}, not {round}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everybody_plays_and_is_placed(upper in 2_u32..=70, lower in 1_u32..=70, bits in 1_u64..) {
        for kind in [RESET, ONE_MATCH, NO_FINAL] {
            let bracket = build_in_halves(&plan(kind), upper, lower).expect("it can be drawn");
            let played = play_at_random(&bracket, bits);
            let all: BTreeSet<u32> = played.place.keys().copied().collect();
            prop_assert!(all.into_iter().eq(1..=upper + lower));
            if kind != NO_FINAL {
                check_places_are_competition_ranks(&played, upper + lower);
            }
            // Who started below is out after one loss, all others but the first after two.
            let mut lost: BTreeMap<u32, u32> = BTreeMap::new();
            for met in &played.meetings {
                *lost.entry(met.loser).or_default() += 1;
            }
            for seed in 1..=upper + lower {
                let allowed = if seed > upper { 1 } else { 2 };
                prop_assert!(lost.get(&seed).copied().unwrap_or(0) <= allowed);
            }
        }
    }

    #[test]
    fn without_anybody_below_it_is_the_usual_bracket(entrants in 2_u32..=70) {
        let usual = lanista_domain::bracket::build(&plan(RESET), entrants);
        prop_assert_eq!(build_in_halves(&plan(RESET), entrants, 0), usual);
    }
}
