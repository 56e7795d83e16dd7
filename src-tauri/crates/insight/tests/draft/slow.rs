//! A second count of some figures, over all games for each figure, with nothing kept between them.

use super::drawn::any_games;
use super::{report, tally};
use lanista_domain::Side;
use lanista_insight::draft::{Action, Record, Verb};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn picks(game: &Record) -> Vec<&Action> {
    game.actions
        .iter()
        .filter(|turn| turn.verb == Verb::Pick)
        .collect()
}

fn has(game: &Record, side: Side, hero: &str) -> bool {
    let mut picks = picks(game).into_iter();
    picks.any(|turn| turn.side == side && turn.hero.as_deref() == Some(hero))
}

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    a.zip(b).map_or(a == b, |(a, b)| (a - b).abs() < 1e-6)
}

/// Whether this game, or any, uses the hero in an earlier game of the series.
fn is_closed(all: &[(String, Record)], key: &str, game: &Record, hero: &str) -> bool {
    let order = |game: &Record, key: &str| (game.number, game.date.clone(), key.to_owned());
    game.series.is_some()
        && all.iter().any(|(other_key, other)| {
            other.series == game.series
                && order(other, other_key) < order(game, key)
                && Side::BOTH.into_iter().any(|side| has(other, side, hero))
        })
}

proptest! {
    #[test]
    fn heroes_are_counted_alike(games in any_games()) {
        let told = report(&tally(&games));
        let counted: Vec<&(String, Record)> = games.iter().filter(|(_, game)| game.counts()).collect();
        let n = counted.len() as f64;
        let heroes: BTreeSet<&str> = counted
            .iter()
            .flat_map(|(_, game)| &game.actions)
            .filter_map(|turn| turn.hero.as_deref())
            .collect();
        prop_assert_eq!(told.heroes.keys().map(String::as_str).collect::<BTreeSet<_>>(), heroes.clone());
        for name in heroes {
            let hero = &told.heroes[name];
            let mut presence = 0.0;
            let mut won = 0;
            let mut seen = vec![];
            let mut available = 0;
            for (key, game) in &counted {
                let any = game.actions.iter().any(|turn| turn.hero.as_deref() == Some(name));
                presence += f64::from(u8::from(any));
                available += i32::from(!is_closed(&games, key, game, name));
                for (place, turn) in picks(game).iter().enumerate() {
                    if turn.hero.as_deref() == Some(name) {
                        won += i32::from(game.winner == Some(turn.side));
                        let before = picks(game)[..place].iter().filter(|it| it.side != turn.side).count();
                        seen.push(before as f64);
                    }
                }
            }
            let mean = (!seen.is_empty()).then(|| seen.iter().sum::<f64>() / seen.len() as f64);
            prop_assert!(near(hero.presence, Some(presence / n)), "presence of {}", name);
            prop_assert_eq!(hero.wins, won);
            prop_assert!(near(hero.avg_enemy_picks_seen, mean), "picks seen by {}", name);
            prop_assert_eq!(hero.played.as_ref().unwrap().available_games, available, "games open to {}", name);
        }
    }

    #[test]
    fn pairs_are_counted_alike(games in any_games()) {
        let told = report(&tally(&games));
        let counted = || games.iter().map(|(_, game)| game).filter(|game| game.counts());
        for (pairs, is_across) in [(&told.synergy, false), (&told.counters, true)] {
            for pair in pairs.iter() {
                let (mut n, mut wins) = (0, 0);
                for game in counted() {
                    for side in Side::BOTH {
                        let other = if is_across { side.other() } else { side };
                        if has(game, side, &pair.first) && has(game, other, &pair.second) {
                            n += 1;
                            wins += i32::from(game.winner == Some(side));
                        }
                    }
                }
                prop_assert_eq!((pair.count.n, pair.count.wins), (n, wins), "{} {}", &pair.first, &pair.second);
                let rate = |name: &str| {
                    let hero = &told.heroes[name];
                    (f64::from(hero.wins) + 5.0) / (f64::from(hero.picks) + 10.0)
                };
                let (a, b) = (rate(&pair.first), rate(&pair.second));
                let b = if is_across { 1.0 - b } else { b };
                // As odds rather than logits.
                let odds = a / (1.0 - a) * (b / (1.0 - b));
                prop_assert!((pair.expected - odds / (1.0 + odds)).abs() < 2e-6);
            }
        }
    }
}
