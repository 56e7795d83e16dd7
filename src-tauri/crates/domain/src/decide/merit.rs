//! Seeding by what somebody has shown before, and the earlier ratings that a file brought.

use super::Decision;
use super::setup::checked;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::TournamentId;
use crate::merit::{DEVIATION, EARLIER, Earlier, EarlierRating, Merits, RATING, VOLATILITY};
use crate::name::{self, NAME};
use crate::refusal::{Refusal, Refused};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec;
use alloc::vec::Vec;

/// Longest name of a file.
const SOURCE: usize = 200;

impl Gathering {
    pub(super) fn seed_by_merit(&self, id: TournamentId, merits: &Merits) -> Decision {
        let found = self.undrawn(id)?;
        let mut reasons = Vec::new();
        let mut named = BTreeSet::new();
        for entrant in merits.entrants() {
            if !found.entrants.contains_key(&entrant) {
                reasons.push(Refusal::not_found("entrant"));
            } else if !named.insert(entrant) {
                reasons.push(Refusal::NotAnOrder);
            }
        }
        match merits {
            Merits::Ratings { ratings, .. } => {
                if ratings
                    .iter()
                    .any(|one| !is_rating(one.rating, one.deviation))
                {
                    reasons.push(bad_number("rating"));
                }
            }
            Merits::Places { from, places } => {
                if *from == id || !self.tournaments.contains_key(from) {
                    reasons.push(Refusal::not_found("tournament"));
                }
                if places.iter().any(|one| one.place == 0) {
                    reasons.push(bad_number("place"));
                }
            }
        }
        if !reasons.is_empty() {
            reasons.dedup();
            reasons.truncate(20);
            return Err(Refused { reasons });
        }
        if named.is_empty() {
            return Err(Refusal::NoMerit.into());
        }
        let order = merits.order(&found.seeding);
        if order == found.seeding && merits.of_each() == found.merits {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::SeededByMerit {
            tournament: id,
            merits: merits.clone(),
            order,
        }])
    }

    pub(super) fn record_ratings(&self, source: &str, ratings: &[EarlierRating]) -> Decision {
        let source = if source.is_empty() {
            source.into()
        } else {
            checked(source, "file’s name", SOURCE)?
        };
        if ratings.len() > EARLIER {
            return Err(Refusal::TooManyRatings.into());
        }
        let mut reasons = Vec::new();
        let mut kept: BTreeMap<_, EarlierRating> = BTreeMap::new();
        for one in ratings {
            let name = match checked(&one.name, "name", NAME) {
                Ok(name) => name,
                Err(refusal) => {
                    reasons.push(refusal);
                    continue;
                }
            };
            if !is_rating(one.rating, one.deviation) || one.volatility > VOLATILITY {
                reasons.push(bad_number("rating"));
            }
            let folded = name::folded(&name);
            if kept.contains_key(&folded) {
                reasons.push(Refusal::NameTwice { name: name.clone() });
            }
            kept.insert(
                folded,
                EarlierRating {
                    name,
                    ..one.clone()
                },
            );
        }
        if !reasons.is_empty() {
            reasons.dedup();
            reasons.truncate(20);
            return Err(Refused { reasons });
        }
        let earlier = Earlier {
            source,
            ratings: kept.into_values().collect(),
        };
        if earlier == self.earlier {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::RatingsRecorded { earlier }])
    }
}

fn is_rating(rating: i32, deviation: u16) -> bool {
    (-RATING..=RATING).contains(&rating) && (1..=DEVIATION).contains(&deviation)
}

fn bad_number(what: &str) -> Refusal {
    Refusal::BadNumber { what: what.into() }
}
