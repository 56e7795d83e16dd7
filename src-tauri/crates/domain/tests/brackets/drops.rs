//! Drop patterns and placements that an organiser may choose: who falls where, and that every choice is whole.

use super::{NO_FINAL, RESET, THIRD_PLAYED, matches};
use crate::play::{plan, play_out};
use core::convert::Infallible;
use lanista_domain::bracket::{
    Bracket, Drops, Group, Kind, MOST, Order, Origin, Placement, Plan, Play, Verdict, build,
};
use lanista_domain::side::{BySide, Side};
use proptest::prelude::*;

fn drawn(drops: Drops, entrants: u32) -> Bracket {
    let plan = Plan {
        drops,
        ..plan(RESET)
    };
    build(&plan, entrants).expect("the number is allowed")
}

/// The position in its upper round of each loser who enters this lower round, from the top.
fn dropping(bracket: &Bracket, round: u8) -> Vec<u32> {
    bracket
        .nodes
        .iter()
        .filter(|node| node.group == Group::Lower && node.round == round)
        .flat_map(|node| [node.slots.home, node.slots.away])
        .filter_map(|origin| match origin {
            Origin::LoserOf(id) => Some(bracket.nodes[id.0 as usize].position),
            Origin::WinnerOf(_) | Origin::Seed(_) | Origin::Bye | Origin::Heat(_) => None,
        })
        .collect()
}

fn check(drops: &Drops, entrants: u32, expect: &[&[u32]]) {
    let bracket = drawn(drops.clone(), entrants);
    let rounds = (1..).map(|r| if r == 1 { 1 } else { 2 * (r - 1) });
    for (round, expect) in rounds.zip(expect) {
        assert_eq!(
            dropping(&bracket, round),
            *expect,
            "lower round {round} of {drops:?}, {entrants} entrants"
        );
    }
}

#[test]
fn tables_of_brackets_manager() {
    let drops = Drops::BracketsManager;
    check(&drops, 4, &[&[0, 1], &[0]]);
    check(&drops, 8, &[&[0, 1, 2, 3], &[1, 0], &[0]]);
    let sixteen: &[&[u32]] = &[&[0, 1, 2, 3, 4, 5, 6, 7], &[1, 0, 3, 2], &[1, 0], &[0]];
    check(&drops, 16, sixteen);
    let thirty_two: &[&[u32]] = &[
        &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        &[7, 6, 5, 4, 3, 2, 1, 0],
        &[2, 3, 0, 1],
        &[0, 1],
        &[0],
    ];
    check(&drops, 32, thirty_two);
    let large = drawn(drops, 128);
    assert_eq!(dropping(&large, 6), [1, 0, 3, 2, 5, 4, 7, 6]);
    assert_eq!(dropping(&large, 8), [1, 0, 3, 2]);
    assert_eq!(dropping(&large, 10), [1, 0]);
}

#[test]
fn the_cycle_of_start_gg() {
    let drops = Drops::StartGg;
    check(&drops, 8, &[&[0, 1, 2, 3], &[1, 0], &[0]]);
    let sixteen: &[&[u32]] = &[&[0, 1, 2, 3, 4, 5, 6, 7], &[3, 2, 1, 0], &[0, 1], &[0]];
    check(&drops, 16, sixteen);
}

#[test]
fn free_choice_for_each_round() {
    let drops = Drops::Rounds(vec![Order::Reverse, Order::HalfShift]);
    check(
        &drops,
        16,
        &[&[7, 6, 5, 4, 3, 2, 1, 0], &[2, 3, 0, 1], &[0, 1], &[0]],
    );
    check(
        &Drops::Rounds(Vec::new()),
        8,
        &[&[0, 1, 2, 3], &[0, 1], &[0]],
    );
    let inner = Drops::Rounds(vec![Order::InnerOuter, Order::PairFlip]);
    check(&inner, 16, &[&[0, 7, 3, 4, 1, 6, 2, 5], &[1, 0, 3, 2]]);
}

#[test]
fn stored_plans_are_read_as_ever() {
    for (stored, drops) in [
        (r#""start_gg""#, Drops::StartGg),
        (r#""brackets_manager""#, Drops::BracketsManager),
        (
            r#"{"rounds":["natural","pair_flip"]}"#,
            Drops::Rounds(vec![Order::Natural, Order::PairFlip]),
        ),
    ] {
        let json = format!(
            r#"{{"kind":{{"double":{{"grand_final":"reset_if_needed"}}}},"drops":{stored},"placement":"inner_outer"}}"#
        );
        let read: Plan = serde_json::from_str(&json).expect("it was stored so");
        let expect = Plan {
            drops,
            ..plan(RESET)
        };
        assert_eq!(read, expect);
        assert_eq!(serde_json::to_string(&read).expect("it is plain"), json);
    }
}

#[test]
fn a_gsl_group_has_five_matches_and_four_placings() {
    let bracket = build(&Plan::gsl(), 4).expect("four");
    let first: Vec<_> = bracket.nodes[..2].iter().map(|node| node.slots).collect();
    let seed = |home, away| BySide::new(Origin::Seed(home), Origin::Seed(away));
    assert_eq!(first, [seed(1, 4), seed(2, 3)]);
    let Ok(played) = play_out(&bracket, |_, seeds| {
        Ok::<_, Infallible>(if seeds.home < seeds.away {
            Side::Home
        } else {
            Side::Away
        })
    });
    let met: Vec<_> = played
        .meetings
        .iter()
        .map(|met| (met.winner, met.loser))
        .collect();
    assert_eq!(met, [(1, 4), (2, 3), (1, 2), (3, 4), (2, 3)]);
    assert_eq!(played.place.into_values().collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn the_largest_bracket_is_played_to_its_end() {
    let bracket = build(&plan(RESET), MOST).expect("the most there may be");
    let mut play = Play::new(&bracket);
    let mut reported = 0;
    while let Some(id) = play.next_ready() {
        let winner = if id.0 % 3 == 0 {
            Side::Away
        } else {
            Side::Home
        };
        play.report(id, Verdict::Won(winner)).expect("it is ready");
        reported += 1;
    }
    assert_eq!(play.still_in(), 0);
    assert!([2 * MOST - 2, 2 * MOST - 1].contains(&reported));
}

fn orders() -> impl Strategy<Value = Vec<Order>> {
    prop::collection::vec(prop::sample::select(Order::ALL.to_vec()), 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(super::cases(64)) })]

    #[test]
    fn whatever_is_chosen_everybody_is_placed_once(
        entrants in 2_u32..=200,
        rounds in orders(),
        placement in prop::sample::select(Order::ALL.to_vec()),
        kind in prop::sample::select(vec![RESET, NO_FINAL, THIRD_PLAYED]),
        wins in prop::collection::vec(any::<bool>(), 400),
    ) {
        let placement: Placement = placement;
        let plan = Plan { kind, drops: Drops::Rounds(rounds), placement };
        let bracket = build(&plan, entrants).expect("the number is allowed");
        let mut wins = wins.into_iter().cycle();
        let Ok(played) = play_out(&bracket, |_, _| {
            Ok::<_, Infallible>(if wins.next() == Some(true) { Side::Home } else { Side::Away })
        });
        prop_assert_eq!(played.place.len(), entrants as usize);
        let most = matches(kind, entrants) as usize;
        let reset = usize::from(kind == RESET);
        let third = usize::from(matches!(kind, Kind::Single { .. }));
        prop_assert!(played.meetings.len() <= most);
        prop_assert!(played.meetings.len() + reset.max(third) >= most);
        let mut places: Vec<u32> = played.place.values().copied().collect();
        places.sort_unstable();
        for (index, place) in places.iter().enumerate() {
            let better = places.iter().filter(|other| *other < place).count();
            prop_assert_eq!(*place as usize, better + 1, "index {}", index);
        }
    }
}
