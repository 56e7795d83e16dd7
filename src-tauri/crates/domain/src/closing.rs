//! The end of a tournament: prizes by place, the final list signed by organiser and head judge, and what was handed out.

use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, TournamentId};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most prizes of a tournament.
pub const MOST_PRIZES: usize = 256;
/// Most of one prize, in hundredths of the currency: a thousand million.
pub const MOST_CENTS: u64 = 100_000_000_000;

/// How far the end of a tournament has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// What places win.
    pub prizes: Prizes,
    /// Who has signed the final list.
    pub signed: BTreeMap<Signer, Signature>,
    /// Who has got their prize.
    pub handed: BTreeSet<EntrantId>,
}

/// What places win.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prizes {
    /// What money is counted in, at most 8 characters; empty where there is none.
    pub currency: String,
    /// For the first place, the second …; nothing beyond the list.
    pub places: Vec<Prize>,
}

/// What a place wins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prize {
    /// Money, in hundredths of the currency.
    pub cents: u64,
    /// What else, at most 60 characters.
    pub also: String,
}

/// Whose signature it is: two roles, so that nobody signs alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the roles of the glossary; an organiser signs at the desk"
)]
pub enum Signer {
    Organiser,
    HeadJudge,
}

/// A signature under the final list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Who, as their device is called.
    pub by: String,
    /// When.
    pub at: At,
    /// What was signed: everybody with their place, the best first.
    pub list: Vec<(u32, EntrantId)>,
}

/// Whether somebody has their prize.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handed {
    /// They have it.
    Over,
    /// They have not.
    NotYet,
}

/// What is done about the end of a tournament.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClosingDeed {
    /// What places win.
    SetPrizes {
        /// All of it.
        prizes: Prizes,
    },
    /// Sign the final list as it is now: at a desk as organiser, on a head judge's device as head judge.
    Sign {},
    /// Take the own signature back, for a reason: the tournament is open again.
    Withdraw {
        /// Why, 1 to 200 characters.
        reason: String,
    },
    /// Say whether somebody has got their prize.
    Hand {
        /// Who.
        entrant: EntrantId,
        /// Whether they have.
        handed: Handed,
    },
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the deeds, as they took effect")]
pub enum ClosingFact {
    PrizesSet {
        prizes: Prizes,
    },
    Signed {
        signer: Signer,
        by: String,
        list: Vec<(u32, EntrantId)>,
    },
    Withdrawn {
        signer: Signer,
        reason: String,
    },
    PrizeHanded {
        entrant: EntrantId,
        handed: Handed,
    },
}

/// What somebody wins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Their place.
    pub place: u32,
    /// Who.
    pub entrant: EntrantId,
    /// Their money, in hundredths.
    pub cents: u64,
    /// What else there is for the places that they share with others.
    pub also: Vec<String>,
}

impl Closing {
    /// Whether nothing is known of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prizes.places.is_empty() && self.signed.is_empty() && self.handed.is_empty()
    }

    /// Whether both have signed: only corrections change the tournament then.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        [Signer::Organiser, Signer::HeadJudge]
            .iter()
            .all(|signer| self.signed.contains_key(signer))
    }
}

impl Gathering {
    /// Whether both have signed the final list of a tournament.
    #[must_use]
    pub fn is_signed_off(&self, id: TournamentId) -> bool {
        self.closings.get(&id).is_some_and(Closing::is_closed)
    }
}

impl Prizes {
    /// What everybody of a final list wins, and what is left over, in hundredths. Those of one place share what it and
    /// the places that it takes up win, each the same, rounded down to a whole hundredth.
    #[must_use]
    pub fn shares(&self, list: &[(u32, EntrantId)]) -> (Vec<Share>, u64) {
        let mut shares = Vec::new();
        let mut left_over = 0;
        let mut rest = list;
        while let Some((place, _)) = rest.first() {
            let alike = rest.iter().take_while(|(other, _)| other == place).count();
            let (these, after) = rest.split_at(alike);
            rest = after;
            let first = usize::try_from(place.saturating_sub(1)).unwrap_or(usize::MAX);
            let won = || self.places.iter().skip(first).take(alike);
            let sum: u64 = won().map(|prize| prize.cents).sum();
            let count = u64::try_from(alike).unwrap_or(u64::MAX);
            let each = sum / count;
            left_over += sum % count;
            let also = won().map(|prize| prize.also.clone());
            let also: Vec<String> = also.filter(|also| !also.is_empty()).collect();
            shares.extend(these.iter().map(|(place, entrant)| Share {
                place: *place,
                entrant: *entrant,
                cents: each,
                also: also.clone(),
            }));
        }
        (shares, left_over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use proptest::prelude::*;

    fn prizes(cents: &[u64]) -> Prizes {
        Prizes {
            currency: "EUR".into(),
            places: cents
                .iter()
                .map(|cents| Prize {
                    cents: *cents,
                    also: String::new(),
                })
                .collect(),
        }
    }

    /// Places of entrants 1, 2, 3 …, what each wins, and what is left.
    fn check(cents: &[u64], places: &[u32], won: &[u64], left: u64) {
        let list: Vec<(u32, EntrantId)> =
            places.iter().copied().zip((1..).map(EntrantId)).collect();
        let (shares, over) = prizes(cents).shares(&list);
        let each: Vec<u64> = shares.iter().map(|share| share.cents).collect();
        assert_eq!((each.as_slice(), over), (won, left));
    }

    #[test]
    fn each_place_wins_its_prize() {
        check(&[500, 300, 200], &[1, 2, 3, 4], &[500, 300, 200, 0], 0);
    }

    #[test]
    fn two_thirds_share_third_and_fourth() {
        check(
            &[500, 300, 200, 100],
            &[1, 2, 3, 3],
            &[500, 300, 150, 150],
            0,
        );
    }

    #[test]
    fn a_hundredth_that_cannot_be_shared_is_left_over() {
        check(&[1_000], &[1, 1, 1], &[333, 333, 333], 1);
    }

    #[test]
    fn equal_places_at_the_end_of_the_prizes_share_what_there_is() {
        check(
            &[500, 300, 101],
            &[1, 2, 3, 3, 5],
            &[500, 300, 50, 50, 0],
            1,
        );
    }

    #[test]
    fn things_are_named_to_all_who_share_them() {
        let mut all = prizes(&[0, 0]);
        all.places[0].also = "Cup".into();
        let list = vec![(1, EntrantId(7)), (1, EntrantId(8))];
        let (shares, _) = all.shares(&list);
        assert!(shares.iter().all(|share| share.also == ["Cup"]));
    }

    proptest! {
        /// Whatever the places are, no hundredth appears or vanishes as long as there is somebody for every prize.
        #[test]
        fn what_is_won_and_what_is_left_is_what_there_was(cents in proptest::collection::vec(0_u64..1_000_000, 0..12), sizes in proptest::collection::vec(1_usize..5, 6..12)) {
            let mut list = Vec::new();
            for size in sizes {
                let place = u32::try_from(list.len() + 1).unwrap();
                for _ in 0..size {
                    let next = u32::try_from(list.len() + 1).unwrap();
                    list.push((place, EntrantId(next)));
                }
            }
            let there = cents.iter().take(list.len()).sum::<u64>();
            let (shares, left) = prizes(&cents).shares(&list);
            prop_assert_eq!(shares.iter().map(|share| share.cents).sum::<u64>() + left, there);
        }
    }
}
