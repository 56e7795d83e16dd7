//! Heats as data: what a game of many gives, what an attempt is measured in, and what ranks.

use super::check_criteria;
use crate::free_for_all::{MOST_POINTS, Points};
use crate::refusal::Refusal;
use crate::series::{Length, Series};
use crate::standings::{Chain, Criterion, Parameters};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most contenders of a heat.
pub const MOST_IN_HEAT: u32 = 128;
/// Most games of a heat, or attempts of a time trial.
const MOST_GAMES: u8 = 20;

/// What a game of a free-for-all gives, and what ranks its contenders.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeatRule {
    /// For each placing and each kill.
    pub points: Points,
    /// What ranks, the first criterion first.
    pub order: Vec<Criterion>,
}

impl HeatRule {
    /// Whether points and criteria make sense.
    ///
    /// # Errors
    /// Points out of bounds, or criteria that make no chain or say nothing of a heat.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let is_sound = |points: &i32| (-MOST_POINTS..=MOST_POINTS).contains(points);
        if self.points.placing.len() > MOST_IN_HEAT as usize
            || !self.points.placing.iter().all(is_sound)
            || !is_sound(&self.points.kill)
        {
            return Err(Refusal::BadNumber {
                what: "points for a placing or a kill".into(),
            });
        }
        check_criteria(&self.order, Criterion::is_asked_of_heats)?;
        match Chain::new(self.order.clone(), Parameters::default()) {
            Ok(_) => Ok(()),
            Err(reasons) => Err(Refusal::BadChain {
                why: reasons
                    .first()
                    .map_or_else(String::new, ToString::to_string),
            }),
        }
    }
}

/// What an attempt is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Milliseconds, the fewest first.
    Time,
    /// Points, the most first.
    Score,
}

impl Measure {
    /// The best attempt, and among equals the second best.
    ///
    /// Source: World Athletics, Technical Rules, rule 25.22 (ties in field events).
    #[must_use]
    pub const fn criteria(self) -> &'static [Criterion] {
        match self {
            Self::Time => &[Criterion::BestTime, Criterion::NextTime],
            Self::Score => &[Criterion::BestScore, Criterion::NextScore],
        }
    }

    /// The largest mark: a day, or a hundred million points.
    #[must_use]
    pub const fn most(self) -> u32 {
        match self {
            Self::Time => 24 * 60 * 60 * 1_000,
            Self::Score => 100_000_000,
        }
    }
}

/// Whether a heat can be played by it: all of 1 to 20 games from nothing.
pub(super) const fn is_of_heats(series: &Series) -> bool {
    match series.length {
        Length::PlayAll { games } => {
            games >= 1 && games <= MOST_GAMES && series.head_start.is_none()
        }
        Length::BestOf { .. } | Length::FirstTo { .. } | Length::Aggregate { .. } => false,
    }
}
