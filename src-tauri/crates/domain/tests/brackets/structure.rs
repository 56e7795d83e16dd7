//! The structure of all brackets: matches, origins, byes, order, and what is refused.

use super::{KINDS, ONE_MATCH, THIRD_PLAYED, matches};
use crate::play::{RESET, draw, plan};
use core::ops::RangeInclusive;
use lanista_domain::bracket::{Bracket, Group, Impossible, Kind, Node, NodeId, Origin, build};
use lanista_domain::side::Side;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Every number of entrants up to 300, and those around the largest powers of two.
pub(super) fn each_bracket(mut check: impl FnMut(Kind, u32, &Bracket)) {
    for entrants in (2..=300).chain([511, 512, 513, 1024, 2047, 2048, 2049, 4095, 4096]) {
        for kind in KINDS {
            check(kind, entrants, &draw(kind, entrants));
        }
    }
}

#[test]
fn the_number_of_matches_is_known_beforehand() {
    each_bracket(|kind, entrants, bracket| {
        let numbers: Vec<u32> = bracket
            .played()
            .filter_map(|(_, node)| node.number)
            .collect();
        let expect: Vec<u32> = (1..=matches(kind, entrants)).collect();
        assert_eq!(numbers, expect, "{kind:?} of {entrants}");
        let unplayed = bracket.nodes.iter().filter(|node| !node.is_played());
        assert!(
            unplayed.clone().all(|node| node.number.is_none()),
            "a bye has no number"
        );
    });
}

#[test]
fn each_slot_has_one_origin_in_an_earlier_column_and_leads_back_to_it() {
    each_bracket(|kind, entrants, bracket| {
        let case = format!("{kind:?} of {entrants}");
        let mut origins = HashSet::new();
        for (id, node) in bracket.played() {
            for (side, origin) in node.slots.iter() {
                assert!(origins.insert(*origin), "{case}: {origin:?} twice");
                let (from, to) = match *origin {
                    Origin::Bye | Origin::Heat(_) => {
                        panic!("{case}: {id:?} is played against {origin:?}")
                    }
                    Origin::Seed(seed) => {
                        assert!((1..=entrants).contains(&seed), "{case}: seed {seed}");
                        continue;
                    }
                    Origin::WinnerOf(from) => (from, bracket.nodes[from.0 as usize].winner_to),
                    Origin::LoserOf(from) => (from, bracket.nodes[from.0 as usize].loser_to),
                };
                assert_eq!(
                    to,
                    Some((id, side)),
                    "{case}: {from:?} does not lead to {id:?}"
                );
                let before = &bracket.nodes[from.0 as usize];
                assert!(
                    before.is_played() && before.column < node.column,
                    "{case}: {id:?}"
                );
            }
        }
        for seed in 1..=entrants {
            assert!(origins.contains(&Origin::Seed(seed)), "{case}: seed {seed}");
        }
    });
}

#[test]
fn the_top_seeds_have_the_byes() {
    each_bracket(|kind, entrants, bracket| {
        let byes = entrants.next_power_of_two() - entrants;
        let resting: BTreeSet<u32> = bracket
            .nodes
            .iter()
            .filter(|node| node.group == Group::Upper && node.round == 1 && !node.is_played())
            .map(|node| match node.slots.home {
                Origin::Seed(seed) => seed,
                other @ (Origin::Bye
                | Origin::WinnerOf(_)
                | Origin::LoserOf(_)
                | Origin::Heat(_)) => {
                    panic!("{kind:?} of {entrants}: {other:?} has a bye")
                }
            })
            .collect();
        assert_eq!(resting, (1..=byes).collect(), "{kind:?} of {entrants}");
    });
}

#[test]
fn nodes_lie_in_playing_order() {
    each_bracket(|kind, entrants, bracket| {
        let key = |node: &Node| (node.column, node.group == Group::Lower);
        assert!(
            bracket.nodes.is_sorted_by_key(key),
            "{kind:?} of {entrants}"
        );
        let mut rounds: BTreeMap<(Group, u8), Vec<u32>> = BTreeMap::new();
        for node in &bracket.nodes {
            rounds
                .entry((node.group, node.round))
                .or_default()
                .push(node.position);
        }
        for (round, positions) in rounds {
            let in_order = (0..)
                .zip(&positions)
                .all(|(expect, position)| expect == *position);
            assert!(in_order, "{kind:?} of {entrants}: {round:?} {positions:?}");
        }
    });
}

#[test]
fn rounds_are_those_that_are_played() {
    check_rounds(RESET, 16, Group::Lower, 1..=6);
    check_rounds(RESET, 9, Group::Upper, 1..=4);
    check_rounds(RESET, 9, Group::Lower, 2..=6);
    check_rounds(RESET, 3, Group::Lower, 2..=2);
    check_rounds(RESET, 2, Group::Lower, None);
    check_rounds(RESET, 2, Group::Reset, 1..=1);
    check_rounds(ONE_MATCH, 2, Group::Reset, None);
    check_rounds(THIRD_PLAYED, 4, Group::ThirdPlace, 1..=1);
    check_rounds(THIRD_PLAYED, 3, Group::ThirdPlace, None);
}

fn check_rounds(
    kind: Kind,
    entrants: u32,
    group: Group,
    expect: impl Into<Option<RangeInclusive<u8>>>,
) {
    assert_eq!(
        draw(kind, entrants).rounds(group),
        expect.into(),
        "{group:?} of {entrants}"
    );
}

#[test]
fn too_few_and_too_many_are_refused() {
    for entrants in [0, 1] {
        let why = Impossible::TooFew { entrants, least: 2 };
        check_refused(
            entrants,
            why,
            "too_few_entrants",
            "a bracket needs at least 2 entrants; there are ",
        );
    }
    for entrants in [131_073, u32::MAX] {
        let why = Impossible::TooMany {
            entrants,
            most: 131_072,
        };
        check_refused(
            entrants,
            why,
            "too_many_entrants",
            "a bracket holds at most 131072 entrants; there are ",
        );
    }
}

fn check_refused(entrants: u32, expect: Impossible, code: &str, sentence: &str) {
    for kind in KINDS {
        let refused = build(&plan(kind), entrants).expect_err("it is refused");
        assert_eq!(refused, expect);
        assert_eq!(refused.code(), code);
        assert_eq!(refused.to_string(), format!("{sentence}{entrants}"));
    }
}

#[test]
fn nothing_follows_a_bye_or_a_node_that_is_not_there() {
    let bracket = draw(RESET, 3);
    let bye = bracket
        .iter()
        .find(|(_, node)| !node.is_played())
        .expect("seed 1 rests")
        .0;
    assert_eq!(bracket.onward(bye, Side::Home), None);
    assert_eq!(bracket.onward(NodeId(99), Side::Home), None);
}
