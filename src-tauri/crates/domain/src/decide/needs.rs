//! How much a series needs, as the reason against a result that does not have it.

use crate::refusal::Refusal;
use crate::series::{Length, Series};

/// Why a match is not over: how much is still to be won or played.
pub(super) const fn undecided(series: &Series) -> Refusal {
    match series.length {
        Length::BestOf { games } => Refusal::NotDecided {
            needed: games / 2 + 1,
        },
        Length::FirstTo { wins } => Refusal::NotDecided { needed: wins },
        Length::PlayAll { games } | Length::Aggregate { games } => Refusal::NotAllPlayed { games },
    }
}

/// Why no match ends like this: how much is won or played in one that does.
pub(crate) const fn impossible(series: &Series) -> Refusal {
    match series.length {
        Length::BestOf { games } => Refusal::ImpossibleResult {
            needed: games / 2 + 1,
        },
        Length::FirstTo { wins } => Refusal::ImpossibleResult { needed: wins },
        Length::PlayAll { games } | Length::Aggregate { games } => {
            Refusal::ImpossibleTotal { games }
        }
    }
}
