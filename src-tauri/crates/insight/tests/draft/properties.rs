//! What holds of any games in any order.

use super::drawn::{any_game, any_games};
use super::{report, tally, turns};
use lanista_domain::BySide;
use lanista_insight::draft::{Running, Tally};
use proptest::prelude::*;

proptest! {
    #[test]
    fn taken_in_and_out_leaves_no_trace(games in any_games(), more in any_games()) {
        let before = tally(&games);
        let mut after = before.clone();
        for (key, game) in &more {
            after.put(&format!("more {key}"), game);
        }
        for (key, _) in more.iter().rev() {
            after.remove(&format!("more {key}"));
        }
        prop_assert_eq!(report(&before), report(&after));
    }

    #[test]
    fn the_order_is_no_matter(games in any_games(), turn in 0_usize..24) {
        let mut other = games.clone();
        other.reverse();
        let turn = turn.min(other.len());
        other.rotate_left(turn);
        prop_assert_eq!(report(&tally(&games)), report(&tally(&other)));
    }

    #[test]
    fn a_corrected_game_is_the_game(games in any_games(), corrected in any_game(), which in 0_usize..24) {
        let Some((key, _)) = games.get(which) else { return Ok(()) };
        let mut mended = tally(&games);
        mended.put(key, &corrected);
        let mut anew = games.clone();
        anew[which].1 = corrected;
        prop_assert_eq!(report(&mended), report(&tally(&anew)));
    }

    #[test]
    fn what_is_kept_in_order_is_what_is_put_in_order(games in any_games(), more in any_games()) {
        // Few games a step, so that lists are mended and not sorted anew.
        let mut kept = tally(&games);
        kept.refresh();
        for (key, game) in &more {
            kept.put(&format!("more {key}"), game);
            kept.refresh();
        }
        for (key, _) in games.iter().take(3) {
            kept.remove(key);
        }
        let told = report(&kept);
        kept.refresh();
        prop_assert_eq!(&told, &report(&kept));
        let rest = games.iter().skip(3).cloned();
        let all: Vec<_> = rest.chain(more.into_iter().map(|(key, game)| (format!("more {key}"), game))).collect();
        prop_assert_eq!(told, report(&tally(&all)));
    }

    #[test]
    fn every_game_counts_for_both_sides(games in any_games()) {
        let told = report(&tally(&games));
        let [home, away] = [0, 1].map(|place| told.side.0[place].1);
        prop_assert_eq!(home.wins + away.wins, told.games);
        let sum: i32 = told.heroes.values().map(|hero| hero.wins).sum();
        let picks: i32 = told.heroes.values().map(|hero| hero.picks).sum();
        prop_assert_eq!(sum * 2, picks, "as many picks won as lost");
        for hero in told.heroes.values() {
            let [low, high] = hero.win_rate_wilson95;
            if let (Some(low), Some(rate), Some(high)) = (low, hero.win_rate, high) {
                prop_assert!(low <= rate && rate <= high);
            }
        }
    }

    #[test]
    fn hints_name_only_what_is_open(games in any_games(), done in 0_usize..6) {
        let all = turns("B:a R:b b:c r:d r:e b:f");
        let heroes: Vec<String> = ('a'..='t').map(String::from).collect();
        let turns = &all[..done];
        let running = Running { turns, available: &heroes, entrants: BySide::new(Some("E1"), None) };
        let hints = tally(&games).hints(&running);
        prop_assert_eq!(hints.open.len(), heroes.len() - done);
        for turn in turns {
            let gone = turn.hero.as_deref().unwrap();
            prop_assert!(hints.open.iter().all(|hint| hint.hero != gone));
        }
        let mut empty = Tally::default();
        empty.remove("nothing");
        prop_assert_eq!(empty.hints(&running).open.len(), heroes.len() - done, "without games too");
    }
}
