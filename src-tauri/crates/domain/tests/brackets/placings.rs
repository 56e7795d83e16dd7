//! Placings when favourites win: competition ranks that count only those who are there.

use super::structure::each_bracket;
use super::{ONE_MATCH, THIRD_PLAYED, THIRD_SHARED};
use crate::play::{RESET, draw, play_out};
use core::convert::Infallible;
use lanista_domain::bracket::{Kind, NodeId};
use lanista_domain::side::{BySide, Side};

#[test]
fn when_favourites_win_placings_follow_seeds() {
    each_bracket(|kind, entrants, bracket| {
        let Ok(played) = play_out(bracket, favourite);
        let places: Vec<u32> = played.place.into_values().collect();
        assert!(places.is_sorted(), "{kind:?} of {entrants}: {places:?}");
    });
}

#[test]
fn placings_of_full_brackets() {
    check_placings(THIRD_SHARED, "1 2 3 3 5 5 5 5 9 9 9 9 9 9 9 9");
    check_placings(THIRD_PLAYED, "1 2 3 4 5 5 5 5 9 9 9 9 9 9 9 9");
    check_placings(ONE_MATCH, "1 2 3 4 5 5 7 7 9 9 9 9 13 13 13 13");
    check_placings(RESET, "1 2 3 4");
    check_placings(RESET, "1 2 3 4 5 5 7 7");
    check_placings(
        RESET,
        "1 2 3 4 5 5 7 7 9 9 9 9 13 13 13 13 17 17 17 17 17 17 17 17 25 25 25 25 25 25 25 25",
    );
}

#[test]
fn placings_count_those_who_are_there() {
    check_placings(THIRD_SHARED, "1 2");
    check_placings(THIRD_PLAYED, "1 2 3");
    check_placings(THIRD_SHARED, "1 2 3 3 5");
    check_placings(THIRD_PLAYED, "1 2 3 4 5 5");
    check_placings(RESET, "1 2");
    check_placings(RESET, "1 2 3");
    check_placings(RESET, "1 2 3 4 5");
    check_placings(RESET, "1 2 3 4 5 5 7 7 9");
    check_placings(RESET, "1 2 3 4 5 5 7 7 9 9 9 9 13");
}

fn check_placings(kind: Kind, expect: &str) {
    let expect: Vec<u32> = expect
        .split(' ')
        .map(|place| place.parse().expect("a number"))
        .collect();
    let entrants = u32::try_from(expect.len()).expect("few");
    let Ok(played) = play_out(&draw(kind, entrants), favourite);
    assert_eq!(
        played.place.into_values().collect::<Vec<_>>(),
        expect,
        "{kind:?} of {entrants}"
    );
}

fn favourite(_: NodeId, seeds: BySide<u32>) -> Result<Side, Infallible> {
    Ok(if seeds.home < seeds.away {
        Side::Home
    } else {
        Side::Away
    })
}
