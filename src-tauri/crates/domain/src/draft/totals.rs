//! What each seat does how often: shown beside every format, because a miscounted ban is seen at a glance there only.

use super::format::{DraftFormat, Opening, Seat, Verb};
use alloc::collections::BTreeMap;
use serde::Serialize;

/// How often each seat does what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// The seat that acts first.
    pub a: BTreeMap<Verb, u32>,
    /// The other one.
    pub b: BTreeMap<Verb, u32>,
}

impl Totals {
    /// Of a whole format.
    #[must_use]
    pub fn of(format: &DraftFormat) -> Self {
        let mut totals = Self::default();
        for opening in format.steps.iter().flat_map(|step| &step.open) {
            let seat = match opening.seat {
                Seat::A => &mut totals.a,
                Seat::B => &mut totals.b,
            };
            *seat.entry(opening.verb).or_default() += u32::from(opening.n);
        }
        totals
    }

    /// How often a seat does something.
    #[must_use]
    pub fn count(&self, seat: Seat, verb: Verb) -> u32 {
        let seat = match seat {
            Seat::A => &self.a,
            Seat::B => &self.b,
        };
        seat.get(&verb).copied().unwrap_or_default()
    }
}

/// Each turn in its order, with the step and the place in the step it stands in.
pub(super) fn turns(format: &DraftFormat) -> impl Iterator<Item = (usize, usize, &Opening)> {
    format.steps.iter().enumerate().flat_map(|(step, opened)| {
        let openings = opened.open.iter().enumerate();
        openings.map(move |(place, opening)| (step, place, opening))
    })
}
