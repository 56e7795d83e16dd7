//! Random games of two picks to five a side, in a few series, some with players and some with missed turns.

use super::turn;
use lanista_domain::{BySide, Side};
use lanista_insight::draft::{Part, Record, Verb};
use proptest::prelude::*;

const POSITIONS: [&str; 5] = ["top", "jng", "mid", "bot", "sup"];

fn any_side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Home), Just(Side::Away)]
}

/// A game of the letters in the order in which they were shuffled.
pub(crate) fn any_game() -> impl Strategy<Value = Record> {
    let heroes = Just(('a'..='t').map(String::from).collect::<Vec<_>>()).prop_shuffle();
    (
        heroes,
        2_usize..=5,
        any_side(),
        any_side(),
        0_u32..12,
        (0_u8..3, 1_u32..4, 0_u8..3),
    )
        .prop_map(
            |(heroes, picks, first, winner, odd, (series, number, day))| {
                let mut heroes = heroes.into_iter();
                let mut next = || heroes.next().unwrap();
                let mut actions = Vec::new();
                let mut parts = Vec::new();
                for side in [first, first.other()] {
                    let hero = if odd == 0 { "-".to_owned() } else { next() };
                    actions.push(turn(side, Verb::Ban, &hero));
                }
                for (place, position) in POSITIONS.iter().enumerate().take(picks) {
                    for side in [first, first.other()] {
                        let hero = next();
                        actions.push(turn(side, Verb::Pick, &hero));
                        parts.push(Part {
                            player: Some(format!("{side:?} {place}")),
                            position: Some((*position).to_owned()),
                            hero,
                            side,
                        });
                    }
                }
                match odd {
                    1 => parts.clear(),
                    2 => parts[0].hero = "z".to_owned(),
                    3 => actions.push(turn(first, Verb::Pick, "-")),
                    _ => {}
                }
                Record {
                    date: format!("2026-01-0{}", day + 1),
                    patch: Some(format!("1.{day}")),
                    series: (series > 0).then(|| format!("series {series}")),
                    number,
                    entrants: BySide::new(Some(format!("E{series}")), Some(format!("E{day}"))),
                    first: Some(first),
                    winner: (odd != 4).then_some(winner),
                    actions,
                    parts,
                }
            },
        )
}

/// Games under keys of their own.
pub(crate) fn any_games() -> impl Strategy<Value = Vec<(String, Record)>> {
    prop::collection::vec(any_game(), 0..24).prop_map(|games| {
        let games = games.into_iter().enumerate();
        games
            .map(|(place, game)| (format!("g{place:02}"), game))
            .collect()
    })
}
