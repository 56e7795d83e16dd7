//! Random tournaments: whoever comes, leaves, draws or stays away, every round is whole and nobody meets twice while
//! it can be avoided.

use super::cases;
use super::field::{check_best, check_complete, check_where_all_is_possible};
use super::story::{Dice, Habits, Story};
use lanista_domain::standings::PointScheme;
use lanista_domain::swiss::{Fate, Goal, History, Pairing, Sides, Wishes, pair};
use proptest::prelude::*;

fn habits() -> impl Strategy<Value = Habits> {
    let often = |most: u32| prop_oneof![Just(0), 0..=most];
    let rates = (
        often(60),
        often(15),
        often(5),
        often(6),
        often(80),
        often(10),
    );
    rates.prop_map(
        |(draws, forfeits, both_missing, leaves, comes_late, asks_for_a_bye)| Habits {
            draws,
            forfeits,
            both_missing,
            leaves,
            comes_late,
            asks_for_a_bye,
        },
    )
}

/// Wishes out of dice: some pairs forced, some forbidden, some clubs.
fn wishes(history: &History, dice: &mut Dice) -> Wishes {
    let entrants = u32::try_from(history.lines.len()).expect("few");
    let mut here: Vec<u32> = history.present().map(|(seed, _)| seed).collect();
    let mut wishes = Wishes::default();
    for _ in 0..dice.below(3) {
        if here.len() >= 2 {
            let mut take = || {
                let count = u32::try_from(here.len()).expect("few");
                here.remove(dice.below(count) as usize)
            };
            wishes.forced.push((take(), take()));
        }
    }
    for _ in 0..dice.below(6) {
        let mut seed = || 1 + dice.below(entrants);
        let (one, other) = (seed(), seed());
        let forced = |pair: &(u32, u32)| [(one, other), (other, one)].contains(pair);
        if one != other && !wishes.forced.iter().any(forced) {
            wishes.forbidden.push((one, other));
        }
    }
    if dice.hits(50) {
        let clubs = (0..entrants).map(|_| Some(dice.below(4)).filter(|&club| club > 0));
        wishes.clubs = clubs.collect();
    }
    if dice.hits(50) {
        wishes.sides = Sides::Balanced;
    }
    wishes
}

fn paired(history: &History, wishes: &Wishes) -> Pairing {
    let paired = pair(history, wishes).expect("the wishes can be meant");
    assert_eq!(
        Ok(&paired),
        pair(history, wishes).as_ref(),
        "it is paired in one way only"
    );
    check_complete(history, wishes, &paired);
    paired
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(40), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_better_is_found_by_trying_everything(
        entrants in 1_u32..=8, rounds in 1_u32..=9, habits in habits(), dice: u64,
    ) {
        let mut story = Story::begin(entrants, PointScheme::CHESS, habits, dice);
        while story.round <= rounds && story.ledger.entrants() <= 9 {
            story.before_round();
            let history = story.history();
            let wishes = wishes(&history, &mut story.dice);
            let round = paired(&history, &wishes);
            check_best(&history, &wishes, &round);
            story.play(&round);
        }
    }

    #[test]
    fn no_rematch_and_one_bye_in_any_field(
        entrants in 1_u32..=60, rounds in 1_u32..=12, habits in habits(), balanced: bool, dice: u64,
    ) {
        let sides = if balanced { Sides::Balanced } else { Sides::Ignored };
        let wishes = Wishes { sides, ..Wishes::default() };
        let mut story = Story::begin(entrants, PointScheme::CHESS, habits, dice);
        while story.round <= rounds {
            story.before_round();
            let history = story.history();
            let round = paired(&history, &wishes);
            check_where_all_is_possible(&history, &round);
            story.play(&round);
        }
    }

    #[test]
    fn by_wins_and_losses_everybody_comes_to_an_end(
        entrants in 4_u32..=40, wins in 1_u32..=4, losses in 1_u32..=4, dice: u64,
    ) {
        let goal = Goal::Record { wins, losses };
        let mut story = Story::begin(entrants, PointScheme::WINS, Habits::CALM, dice);
        for _ in 0..goal.most_rounds() {
            let history = story.history().still_playing(goal);
            let round = paired(&history, &Wishes::default());
            story.play(&round);
        }
        for line in &story.history().lines {
            let over = story.round as usize - 1;
            prop_assert_ne!(goal.fate(line.wins, line.losses, over), Fate::Playing);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(40).div_ceil(20), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn large_fields(entrants in 61_u32..=512, habits in habits(), dice: u64) {
        let mut story = Story::begin(entrants, PointScheme::CHESS, habits, dice);
        while story.round <= 9 {
            story.before_round();
            let history = story.history();
            let round = paired(&history, &Wishes::default());
            check_where_all_is_possible(&history, &round);
            story.play(&round);
        }
    }
}
