//! Every matching against a table of all subsets, and large ones against their own proof.

use super::{Link, Matching, NONE};
use alloc::vec;
use alloc::vec::Vec;
use proptest::prelude::*;

fn links(rows: &[(usize, usize, i128)]) -> Vec<Link> {
    let link = |&(one, other, cost): &(usize, usize, i128)| Link {
        ends: (one, other),
        cost,
    };
    rows.iter().map(link).collect()
}

/// The cost of a matching, after a look that it is one.
fn cost_of(count: usize, links: &[Link], matching: &Matching) -> i128 {
    (0..count)
        .map(|one| {
            let other = matching.mate(one);
            assert_eq!(matching.mate(other), one, "the mate of the mate of {one}");
            let costs = links
                .iter()
                .filter(|link| link.ends == (one, other) || link.ends == (other, one));
            costs
                .map(|link| link.cost)
                .min()
                .expect("matched by a link")
        })
        .sum::<i128>()
        / 2
}

/// The least cost by trying everything: over the subsets that are matched already.
fn by_trying(count: usize, links: &[Link]) -> Option<i128> {
    let mut least: Vec<Option<i128>> = vec![None; 1 << count];
    least[0] = Some(0);
    for done in 0..least.len() {
        let Some(cost) = least[done] else { continue };
        let next = (0..count).find(|vertex| done & (1 << vertex) == 0);
        for link in links {
            let both = (1 << link.ends.0) | (1 << link.ends.1);
            let has_next = next.is_some_and(|next| both & (1 << next) != 0);
            if has_next && done & both == 0 {
                let entry = &mut least[done | both];
                *entry = Some(entry.unwrap_or(i128::MAX).min(cost + link.cost));
            }
        }
    }
    least[(1 << count) - 1]
}

fn check(count: usize, rows: &[(usize, usize, i128)], least: Option<i128>) {
    let links = links(rows);
    let matching = Matching::least(count, links.clone());
    let cost = matching.map(|found| cost_of(count, &links, &found));
    assert_eq!(cost, least, "{rows:?}");
    check_going_on(count, &links, least);
}

/// The same cost comes of it when half of the links come later.
fn check_going_on(count: usize, links: &[Link], least: Option<i128>) {
    let first: Vec<Link> = links.iter().copied().step_by(2).collect();
    if let Some(before) = Matching::least(count, first) {
        let after = Matching::least_after(count, links.to_vec(), Some(&before));
        let cost = after.map(|found| cost_of(count, links, &found));
        assert_eq!(cost, least, "going on: {links:?}");
    }
}

/// No link has negative slack and the duals add up to the cost: nothing is cheaper.
fn check_proof(count: usize, links: &[Link]) {
    let found = Matching::least(count, links.to_vec()).expect("all can be matched");
    for link in links {
        let (one, other) = link.ends;
        let slack = 2 * link.cost + found.together(one)[other] - found.duals(one, other);
        assert!(slack >= 0, "{link:?}");
        assert_eq!(found.together(one)[other], found.together(other)[one]);
    }
    let forest = &found.forest;
    let mut proof: i128 = forest.dual.iter().sum();
    for knot in &forest.knots[count..] {
        if !knot.children.is_empty() {
            assert!(knot.dual >= 0, "{knot:?}");
            let within = i128::try_from(forest.vertices(knot_number(forest, knot)).len())
                .expect("it is small");
            proof -= knot.dual * (within - 1) / 2;
        }
    }
    assert_eq!(proof, 2 * cost_of(count, links, &found));
}

fn knot_number(forest: &super::Forest, knot: &super::Knot) -> usize {
    let same = |other: &super::Knot| core::ptr::eq(other, knot);
    forest.knots.iter().position(same).unwrap_or(NONE)
}

#[test]
fn small_graphs() {
    check(0, &[], Some(0));
    check(2, &[(0, 1, -7)], Some(-7));
    check(2, &[], None);
    check(3, &[(0, 1, 1), (1, 2, 1), (0, 2, 1)], None);
    check(4, &[(0, 1, 1), (2, 3, 1), (0, 2, 0), (1, 3, 3)], Some(2));
}

#[test]
fn two_triangles_hold_together_by_their_bridge() {
    let triangles = [
        (0, 1, 0),
        (1, 2, 0),
        (0, 2, 0),
        (3, 4, 0),
        (4, 5, 0),
        (3, 5, 0),
        (2, 3, 100),
    ];
    check(6, &triangles, Some(100));
}

/// A graph with so many vertices: for each pair a link or none, dear or cheap.
fn graph(most: usize, dearest: i128) -> impl Strategy<Value = (usize, Vec<(usize, usize, i128)>)> {
    (1..=most).prop_flat_map(move |count| {
        let pairs: Vec<(usize, usize)> = (0..count)
            .flat_map(|one| (one + 1..count).map(move |other| (one, other)))
            .collect();
        let costs = proptest::collection::vec(-dearest / 4..=dearest, pairs.len());
        let kept = proptest::collection::vec(0_u8..100, pairs.len());
        (Just(count), Just(pairs), costs, kept, 5_u8..=100).prop_map(
            |(count, pairs, costs, kept, density)| {
                let rows = pairs.into_iter().zip(costs).zip(kept);
                let rows = rows
                    .filter(|&(_, kept)| kept < density)
                    .map(|(((one, other), cost), _)| (one, other, cost));
                (count, rows.collect())
            },
        )
    })
}

fn cases(usual: u32) -> ProptestConfig {
    let cases = option_env!("PROPTEST_CASES").and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(usual),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn nothing_is_cheaper((count, rows) in graph(12, 40)) {
        check(count, &rows, by_trying(count, &links(&rows)));
    }

    #[test]
    fn nothing_is_cheaper_where_costs_hardly_differ((count, rows) in graph(12, 3)) {
        check(count, &rows, by_trying(count, &links(&rows)));
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn large_ones_prove_themselves((count, mut rows) in graph(70, 60), far in 61_i128..1000) {
        let even = count - count % 2;
        rows.retain(|&(one, other, _)| one < even && other < even);
        rows.extend((0..even / 2).map(|pair| (2 * pair, 2 * pair + 1, far)));
        check_proof(even, &links(&rows));
    }
}
