//! Matches in which nobody appears: the places behind them stay empty, and all others still come to their end.

use super::{KINDS, RESET, THIRD_PLAYED, THIRD_SHARED};
use crate::play::draw;
use lanista_domain::bracket::{Bracket, Kind, NodeId, Play, Verdict, Wrong};
use lanista_domain::side::Side;
use proptest::prelude::*;

/// Plays with verdicts by the seeds who meet; gives the matches played and the placings by seed.
fn play(
    kind: Kind,
    entrants: u32,
    verdict: impl Fn(u32, u32) -> Verdict,
) -> (Vec<(u32, u32)>, Vec<Option<u32>>) {
    let bracket = draw(kind, entrants);
    let mut play = Play::new(&bracket);
    let mut met = Vec::new();
    while let Some(id) = play.next_ready() {
        let seeds = play.contenders(id).expect("it is ready");
        met.push((seeds.home, seeds.away));
        play.report(id, verdict(seeds.home, seeds.away))
            .expect("it is ready");
    }
    let places = (1..=entrants).map(|seed| play.place(seed)).collect();
    (met, places)
}

fn favourite(home: u32, away: u32) -> Verdict {
    Verdict::Won(if home < away { Side::Home } else { Side::Away })
}

fn check(
    kind: Kind,
    entrants: u32,
    absent: &[(u32, u32)],
    expect_met: &[(u32, u32)],
    expect_places: &[u32],
) {
    let (met, places) = play(kind, entrants, |home, away| {
        if absent.contains(&(home, away)) {
            Verdict::Nobody
        } else {
            favourite(home, away)
        }
    });
    assert_eq!(met, expect_met, "{kind:?} of {entrants} without {absent:?}");
    let places: Vec<u32> = places.into_iter().flatten().collect();
    assert_eq!(places, expect_places, "{kind:?} of {entrants}");
}

#[test]
fn a_semi_final_without_anybody_leaves_the_other_winner_the_title() {
    check(THIRD_SHARED, 4, &[(1, 4)], &[(1, 4), (2, 3)], &[3, 1, 3, 3]);
    check(THIRD_PLAYED, 4, &[(1, 4)], &[(1, 4), (2, 3)], &[4, 1, 3, 4]);
}

#[test]
fn a_final_without_anybody_has_no_winner() {
    let met = [(1, 4), (2, 3), (1, 2)];
    check(THIRD_SHARED, 4, &[(1, 2)], &met, &[2, 2, 3, 3]);
}

#[test]
fn in_double_elimination_both_are_out_at_once() {
    let met = [(1, 4), (2, 3), (2, 3)];
    check(RESET, 4, &[(1, 4)], &met, &[4, 1, 2, 4]);
    let met = [(1, 4), (2, 3), (1, 4)];
    check(RESET, 4, &[(2, 3)], &met, &[1, 4, 4, 2]);
}

#[test]
fn what_cannot_be_reported_is_refused() {
    let bracket = draw(RESET, 3);
    let mut play = Play::new(&bracket);
    let first = play.next_ready().expect("2-3");
    let bye = bracket.iter().find(|(_, node)| !node.is_played());
    let won = Verdict::Won(Side::Home);
    assert_eq!(
        play.report(bye.expect("seed 1 rests").0, won),
        Err(Wrong::NoSuchMatch)
    );
    assert_eq!(play.report(NodeId(99), won), Err(Wrong::NoSuchMatch));
    let last = NodeId(u32::try_from(bracket.nodes.len()).expect("few") - 1);
    assert_eq!(play.report(last, won), Err(Wrong::NotReady));
    assert_eq!(play.report(first, won), Ok(()));
    assert_eq!(play.report(first, won), Err(Wrong::AlreadyOver));
    assert_eq!((play.verdict(first), play.still_in()), (Some(won), 3));
}

fn verdicts(bracket: &Bracket, choices: &[u8]) -> (usize, Vec<Option<u32>>, u32) {
    let mut play = Play::new(bracket);
    let (mut choices, mut reported, mut most) = (choices.iter().cycle(), 0, 0);
    while let Some(id) = play.next_ready() {
        let seeds = play.contenders(id).expect("it is ready");
        most = most.max(seeds.home).max(seeds.away);
        let verdict = match choices.next() {
            Some(0) => Verdict::Nobody,
            Some(choice) if choice % 2 == 0 => Verdict::Won(Side::Away),
            _ => Verdict::Won(Side::Home),
        };
        play.report(id, verdict).expect("it is ready");
        reported += 1;
    }
    let places = (1..=most).map(|seed| play.place(seed)).collect();
    (reported, places, play.still_in())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(super::cases(64)) })]

    #[test]
    fn everybody_is_placed_however_many_do_not_appear(
        entrants in 2_u32..=130,
        choices in prop::collection::vec(0_u8..=6, 300),
    ) {
        for kind in KINDS {
            let bracket = draw(kind, entrants);
            let (reported, places, still_in) = verdicts(&bracket, &choices);
            prop_assert_eq!(still_in, 0, "{:?} of {}: {:?}", kind, entrants, places);
            prop_assert!(reported <= bracket.played().count());
            for place in places {
                let place = place.expect("everybody is placed");
                prop_assert!((1..=entrants).contains(&place));
            }
        }
    }
}
