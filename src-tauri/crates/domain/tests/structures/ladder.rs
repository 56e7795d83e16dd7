//! Ladders: the steps of a stepladder, and who holds the hill.

use lanista_domain::Side::{Away, Home};
use lanista_domain::bracket::{Impossible, Play, Verdict};
use lanista_domain::ladder::{Hill, HillRule, NoHill, stepladder};
use lanista_domain::{BySide, Side};

fn climb(entrants: u32, winner: impl Fn(BySide<u32>) -> Side) -> (Vec<(u32, u32)>, Vec<u32>) {
    let bracket = stepladder(entrants).expect("it can be drawn");
    let mut play = Play::new(&bracket);
    let mut met = Vec::new();
    while let Some(id) = play.next_ready() {
        let seeds = play.contenders(id).expect("it is ready");
        met.push((seeds.home, seeds.away));
        play.report(id, Verdict::Won(winner(seeds)))
            .expect("it is ready");
    }
    let places = (1..=entrants).map(|seed| play.place(seed).expect("everybody is placed"));
    (met, places.collect())
}

#[test]
fn the_better_seed_of_each_step_holds() {
    let (met, places) = climb(4, |_| Home);
    assert_eq!(met, [(3, 4), (2, 3), (1, 2)]);
    assert_eq!(places, [1, 2, 3, 4]);
}

#[test]
fn the_lowest_seed_climbs_to_the_top() {
    let (met, places) = climb(5, |_| Away);
    assert_eq!(met, [(4, 5), (3, 5), (2, 5), (1, 5)]);
    assert_eq!(places, [2, 3, 4, 5, 1]);
    assert_eq!(climb(2, |_| Away).1, [2, 1]);
}

#[test]
fn a_ladder_has_2_to_128_steps() {
    assert_eq!(
        stepladder(1),
        Err(Impossible::TooFew {
            entrants: 1,
            least: 2
        })
    );
    assert_eq!(
        stepladder(129),
        Err(Impossible::TooMany {
            entrants: 129,
            most: 128
        })
    );
    assert_eq!(climb(128, |_| Away).1[127], 1);
}

fn hill(entrants: u32, in_a_row: u32, most_matches: u32) -> Hill {
    let rule = HillRule {
        in_a_row,
        most_matches,
    };
    Hill::new(entrants, rule).expect("there is a hill")
}

fn check(mut hill: Hill, winners: &[Side], expect_met: &[(u32, u32)], expect_ranks: &[u32]) {
    let mut met = Vec::new();
    for &winner in winners {
        let seeds = hill.next().expect("it goes on");
        met.push((seeds.home, seeds.away));
        hill.report(winner).expect("it goes on");
    }
    assert_eq!(met, expect_met);
    assert!(hill.is_over());
    assert_eq!(hill.next(), None);
    assert_eq!(hill.report(Home), Err(NoHill::IsOver));
    assert_eq!(hill.ranks(), expect_ranks);
}

#[test]
fn three_wins_in_a_row_take_the_hill() {
    check(
        hill(4, 3, 99),
        &[Home, Away, Home, Home],
        &[(1, 2), (1, 3), (3, 4), (3, 2)],
        &[2, 3, 1, 3],
    );
}

#[test]
fn after_the_last_match_the_longest_reign_decides() {
    check(
        hill(3, 9, 3),
        &[Home, Home, Away],
        &[(1, 2), (1, 3), (1, 2)],
        &[1, 2, 3],
    );
}

#[test]
fn hills_without_sense_are_refused() {
    let rule = |in_a_row, most_matches| HillRule {
        in_a_row,
        most_matches,
    };
    assert_eq!(
        Hill::new(1, rule(3, 9)),
        Err(NoHill::WrongCount { entrants: 1 })
    );
    assert_eq!(Hill::new(4, rule(0, 9)), Err(NoHill::EndsBeforeItBegins));
    assert_eq!(Hill::new(4, rule(3, 0)), Err(NoHill::EndsBeforeItBegins));
}
