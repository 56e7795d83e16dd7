//! Random mornings at the door: nobody is lost between the field, the waiting list and who was dropped.

use super::{Watch, ask, replay};
use crate::hall::{CUP, DESK, entered_with};
use crate::openings::some_format;
use crate::plausible::{Dice, about_sign_up, cases, plausible};
use crate::say;
use lanista_domain::{Command, EntrantId, Gathering, Seq, SignUpDeed};
use proptest::prelude::*;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(cases(32, 500))]

    #[test]
    fn any_morning_at_the_door_loses_nobody(seed in 1_u64.., asked in 20_usize..120) {
        live_a_morning(seed, asked);
    }
}

/// Two entrants of one tournament were made one person, who was to play against themselves.
#[test]
fn a_morning_on_which_two_of_one_tournament_are_merged() {
    live_a_morning(4_309_672_599_874_077_849, 29);
}

fn live_a_morning(seed: u64, asked: usize) {
    let mut dice = Dice(seed);
    let mut hall = entered_with(some_format(&mut dice), &["Fox", "Owl", "Hen", "Cat"]);
    let mut replayed = replay(&hall.journal);
    let mut watch = Watch::default();
    for _ in 0..asked {
        let asks = match dice.roll(8) {
            0 => plausible(&hall.state, &mut dice),
            1 => (
                DESK,
                None,
                say::take_back(Seq(hall.state.head.0 - u64::from(dice.roll(4)))),
            ),
            _ => {
                let asked = about_sign_up(&hall.state, CUP, &mut dice);
                let is_phones = matches!(
                    asked,
                    Command::SignUp {
                        deed: SignUpDeed::EnterByPhone { .. },
                        ..
                    }
                );
                (if is_phones { "" } else { DESK }, None, asked)
            }
        };
        ask(&mut hall, &mut replayed, &mut watch, asks);
    }
}

/// Everybody is in the field, waits, or was dropped: one of them.
pub(super) fn check_sign_ups(state: &Gathering) {
    let mut seen = BTreeSet::new();
    for (id, found) in &state.tournaments {
        let known = state.sign_ups.get(id);
        let aside = known
            .into_iter()
            .flat_map(|it| it.waiting.iter().chain(&it.dropped));
        let aside = aside.map(|entrant| entrant.id);
        let all: Vec<EntrantId> = found.entrants.keys().copied().chain(aside).collect();
        assert!(
            all.iter().all(|one| seen.insert(*one)),
            "somebody is there twice"
        );
        let phones = known.into_iter().flat_map(|it| it.by_phone.keys());
        let strays: Vec<&EntrantId> = phones.filter(|one| !all.contains(one)).collect();
        assert!(strays.is_empty(), "a phone of nobody: {strays:?}");
        let seeded: BTreeSet<EntrantId> = found.seeding.iter().copied().collect();
        assert!(seeded.iter().eq(found.entrants.keys()), "a seed for each");
    }
}
