//! Random play-outs: who goes out when, and that each placing is what those before it leave.

use super::{ONE_MATCH, THIRD_PLAYED, THIRD_SHARED, matches};
use crate::play::{Played, RESET, draw, play_out};
use core::convert::Infallible;
use lanista_domain::bracket::{Bracket, Group};
use lanista_domain::side::Side;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Wins as a stream of bits says.
pub(super) fn play_at_random(bracket: &Bracket, mut bits: u64) -> Played {
    let Ok(played) = play_out(bracket, |_, _| {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        Ok::<_, Infallible>(if bits & 1 == 0 {
            Side::Home
        } else {
            Side::Away
        })
    });
    played
}

/// When an entrant went out, as a number that grows: the place of the last match in the order of rounds.
fn goes_out_in(played: &Played) -> BTreeMap<u32, usize> {
    let mut rounds: Vec<(Group, u8)> = Vec::new();
    let mut out = BTreeMap::new();
    for met in &played.meetings {
        if rounds.last() != Some(&(met.group, met.round)) {
            rounds.push((met.group, met.round));
        }
        out.insert(met.loser, rounds.len() * 2);
        out.insert(met.winner, rounds.len() * 2 + 1);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn single_elimination_ends_with_one_who_never_lost(entrants in 2_u32..=300, bits in 1_u64..) {
        for kind in [THIRD_PLAYED, THIRD_SHARED] {
            let played = play_at_random(&draw(kind, entrants), bits);
            prop_assert_eq!(played.meetings.len(), matches(kind, entrants) as usize);
            check_losses(&played, entrants, 1);
            check_places_are_competition_ranks(&played, entrants);
        }
    }

    #[test]
    fn double_elimination_ends_when_all_but_one_lost_twice(entrants in 2_u32..=300, bits in 1_u64..) {
        let played = play_at_random(&draw(RESET, entrants), bits);
        let of_final = played.meetings.iter().find(|met| met.group == Group::Final).expect("played");
        let had_lost = played.meetings.iter().filter(|met| met.group != Group::Reset && met.loser == of_final.winner);
        let is_due = had_lost.count() == 1;
        prop_assert_eq!(played.meetings.iter().any(|met| met.group == Group::Reset), is_due);
        prop_assert_eq!(played.meetings.len(), (2 * entrants - 2) as usize + usize::from(is_due));
        check_losses(&played, entrants, 2);
        check_places_are_competition_ranks(&played, entrants);
    }

    #[test]
    fn one_grand_final_decides_if_so_planned(entrants in 2_u32..=300, bits in 1_u64..) {
        let played = play_at_random(&draw(ONE_MATCH, entrants), bits);
        let last = played.meetings.last().expect("played");
        prop_assert_eq!(last.group, Group::Final);
        prop_assert_eq!(played.meetings.len(), (2 * entrants - 2) as usize);
        prop_assert_eq!((played.place[&last.winner], played.place[&last.loser]), (1, 2));
        check_places_are_competition_ranks(&played, entrants);
    }
}

/// All but one lose `allowed` times and the last one less often; nobody meets themselves, and a match of
/// third place, between two who have lost, does not count.
fn check_losses(played: &Played, entrants: u32, allowed: usize) {
    let mut losses: BTreeMap<u32, usize> = (1..=entrants).map(|seed| (seed, 0)).collect();
    for met in &played.meetings {
        assert_ne!(met.winner, met.loser, "somebody meets themselves");
        if met.group != Group::ThirdPlace {
            *losses.get_mut(&met.loser).expect("a seed") += 1;
        }
    }
    let champion = *losses
        .iter()
        .find(|(_, lost)| **lost < allowed)
        .expect("a champion")
        .0;
    assert_eq!(played.place[&champion], 1);
    losses.remove(&champion);
    assert!(losses.values().all(|lost| *lost == allowed), "{losses:?}");
}

/// A placing is one more than the number of entrants whose last match was better.
pub(super) fn check_places_are_competition_ranks(played: &Played, entrants: u32) {
    let out = goes_out_in(played);
    assert_eq!(out.len(), entrants as usize, "somebody never played");
    let mut lasts: Vec<usize> = out.values().copied().collect();
    lasts.sort_unstable();
    for (seed, last) in &out {
        let better = lasts.len() - lasts.partition_point(|other| other <= last);
        assert_eq!(
            played.place[seed] as usize,
            better + 1,
            "seed {seed} of {entrants}"
        );
    }
}
