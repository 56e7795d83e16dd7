//! Round robins: the tables as printed, and what holds for every field, group and leg.

use lanista_domain::bracket::Distribution;
use lanista_domain::round_robin::{Impossible, Method, RoundRobin, Schedule, draw};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn plan(method: Method) -> RoundRobin {
    RoundRobin {
        groups: 1,
        distribution: Distribution::Snake,
        legs: 1,
        method,
    }
}

fn days(schedule: &Schedule) -> Vec<Vec<(u32, u32)>> {
    let pair = |seeds: lanista_domain::BySide<u32>| (seeds.home, seeds.away);
    schedule
        .days()
        .map(|day| day.iter().map(|fixture| pair(fixture.seeds)).collect())
        .collect()
}

fn check(method: Method, entrants: u32, expect: &[&[(u32, u32)]]) {
    let schedule = draw(&plan(method), entrants).expect("it can be drawn");
    assert_eq!(days(&schedule), expect, "{method:?} of {entrants}");
}

/// As printed in annex 1 of FIDE's general regulations for 3 or 4, 5 or 6, and 7 or 8 players.
#[test]
fn berger_tables_as_printed() {
    check(
        Method::Berger,
        4,
        &[&[(1, 4), (2, 3)], &[(4, 3), (1, 2)], &[(2, 4), (3, 1)]],
    );
    check(
        Method::Berger,
        6,
        &[
            &[(1, 6), (2, 5), (3, 4)],
            &[(6, 4), (5, 3), (1, 2)],
            &[(2, 6), (3, 1), (4, 5)],
            &[(6, 5), (1, 4), (2, 3)],
            &[(3, 6), (4, 2), (5, 1)],
        ],
    );
    check(
        Method::Berger,
        8,
        &[
            &[(1, 8), (2, 7), (3, 6), (4, 5)],
            &[(8, 5), (6, 4), (7, 3), (1, 2)],
            &[(2, 8), (3, 1), (4, 7), (5, 6)],
            &[(8, 6), (7, 5), (1, 4), (2, 3)],
            &[(3, 8), (4, 2), (5, 1), (6, 7)],
            &[(8, 7), (1, 6), (2, 5), (3, 4)],
            &[(4, 8), (5, 3), (6, 2), (7, 1)],
        ],
    );
}

#[test]
fn the_circle_of_four_and_an_odd_field_with_a_rest() {
    check(
        Method::Circle,
        4,
        &[&[(1, 4), (2, 3)], &[(3, 1), (4, 2)], &[(1, 2), (3, 4)]],
    );
    check(Method::Circle, 3, &[&[(1, 2)], &[(3, 1)], &[(2, 3)]]);
    check(Method::Berger, 3, &[&[(2, 3)], &[(1, 2)], &[(3, 1)]]);
    check(Method::Berger, 2, &[&[(1, 2)]]);
}

#[test]
fn the_second_leg_mirrors_home_and_away() {
    let two = RoundRobin {
        legs: 2,
        ..plan(Method::Berger)
    };
    let schedule = draw(&two, 4).expect("it can be drawn");
    let days = days(&schedule);
    for (first, second) in days[..3].iter().zip(&days[3..]) {
        let mirrored: Vec<_> = second.iter().map(|&(home, away)| (away, home)).collect();
        assert_eq!(*first, mirrored);
    }
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let refused = |change: fn(&mut RoundRobin), entrants| {
        let mut plan = plan(Method::Circle);
        change(&mut plan);
        draw(&plan, entrants).expect_err("it is refused")
    };
    assert_eq!(refused(|_| (), 1), Impossible::TooFew { entrants: 1 });
    assert_eq!(
        refused(|_| (), 5000),
        Impossible::TooMany { entrants: 5000 }
    );
    assert_eq!(refused(|plan| plan.groups = 0, 8), Impossible::NoGroup);
    assert_eq!(
        refused(|plan| plan.groups = 5, 9),
        Impossible::TooManyGroups {
            entrants: 9,
            groups: 5
        }
    );
    assert_eq!(
        refused(|plan| plan.legs = 0, 8),
        Impossible::WrongLegs { legs: 0 }
    );
    assert_eq!(refused(|plan| plan.legs = 41, 8).code(), "wrong_legs");
    assert_eq!(
        refused(|plan| plan.legs = 40, 4096).code(),
        "too_many_matches"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(super::cases(96)) })]

    #[test]
    fn everybody_meets_everybody_of_the_group_in_each_leg_and_nobody_plays_twice_a_day(
        entrants in 2_u32..=90,
        groups in 1_u32..=8,
        legs in 1_u32..=4,
        method in prop::sample::select(vec![Method::Circle, Method::Berger]),
        distribution in prop::sample::select(vec![
            Distribution::EffortBalanced, Distribution::Snake, Distribution::BracketOptimised,
        ]),
    ) {
        let groups = groups.min(entrants / 2);
        let plan = RoundRobin { groups, distribution, legs, method };
        let schedule = draw(&plan, entrants).expect("it can be drawn");
        let mut met: BTreeMap<(u32, u32, u32), u32> = BTreeMap::new();
        let mut home: BTreeMap<u32, i64> = BTreeMap::new();
        for day in schedule.days() {
            let mut seen: Vec<u32> = day.iter().flat_map(|f| [f.seeds.home, f.seeds.away]).collect();
            let count = seen.len();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), count, "somebody plays twice");
            for fixture in day {
                let (one, other) = (fixture.seeds.home, fixture.seeds.away);
                let group = &schedule.groups[fixture.group as usize];
                prop_assert!(group.contains(&one) && group.contains(&other));
                *met.entry((fixture.leg, one.min(other), one.max(other))).or_default() += 1;
                if fixture.leg == 1 {
                    *home.entry(one).or_default() += 1;
                    *home.entry(other).or_default() -= 1;
                }
            }
        }
        prop_assert!(met.values().all(|times| *times == 1));
        let pairs: usize = schedule.groups.iter().map(|group| group.len() * (group.len() - 1) / 2).sum();
        prop_assert_eq!(met.len(), pairs * legs as usize);
        prop_assert!(home.values().all(|balance| (-1..=1).contains(balance)), "{:?}", home);
    }
}
