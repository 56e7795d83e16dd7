//! Who comes into a stage: the field, or places of stages before it.

use super::{StageFormat, StagePlan};
use crate::refusal::Refusal;
use alloc::vec;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most takes of a stage.
pub const MOST_TAKES: usize = 16;

/// Who comes into a stage, and in which order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", from = "Written")]
pub enum Intake {
    /// Everybody, by the seeding of the tournament.
    Field {},
    /// Those who reached places of earlier stages: of all takes into the upper bracket in their order, then of those
    /// into the lower one; of each take the winners of all groups first. Who was in one group is kept apart as long as
    /// possible.
    Places {
        /// 1 to [`MOST_TAKES`].
        takes: Vec<Take>,
    },
}

/// An intake as it is written, or as it was when a stage took places of one stage alone.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Written {
    Field {},
    Places {
        takes: Vec<Take>,
    },
    #[serde(untagged)]
    Once(Once),
}

/// Places of one stage.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Once {
    Places { from: u8, first: u16, last: u16 },
}

impl From<Written> for Intake {
    fn from(written: Written) -> Self {
        match written {
            Written::Field {} => Self::Field {},
            Written::Places { takes } => Self::Places { takes },
            Written::Once(Once::Places { from, first, last }) => Self::Places {
                takes: vec![Take::places(from, first, last)],
            },
        }
    }
}

/// Places of an earlier stage that come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Take {
    /// Which stage, from 0: an earlier one.
    pub from: u8,
    /// The best place that comes in, from 1, of each group.
    pub first: u16,
    /// The last place that comes in, of each group.
    pub last: u16,
    /// Only so many of them, the best of all groups: all of one place before all of the next, and of one place as
    /// [`crate::table`] compares them; none where all come in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<u16>,
    /// Where they start.
    #[serde(default, skip_serializing_if = "StartIn::is_upper")]
    pub into: StartIn,
}

/// Where somebody starts in a double elimination; in any other format everybody starts alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartIn {
    /// Nobody here has lost.
    #[default]
    Upper,
    /// As if a match had been lost already.
    Lower,
}

impl StartIn {
    const fn is_upper(&self) -> bool {
        matches!(self, Self::Upper)
    }
}

impl Take {
    /// Everybody of these places, into the upper bracket.
    #[must_use]
    pub const fn places(from: u8, first: u16, last: u16) -> Self {
        Self {
            from,
            first,
            last,
            best: None,
            into: StartIn::Upper,
        }
    }

    /// The same, into the lower bracket.
    #[must_use]
    pub const fn into_lower(self) -> Self {
        Self {
            into: StartIn::Lower,
            ..self
        }
    }

    /// Only so many of them, the best of all groups.
    #[must_use]
    pub const fn best(self, best: u16) -> Self {
        Self {
            best: Some(best),
            ..self
        }
    }

    /// Whether some place of a group comes in by both.
    const fn overlaps(&self, other: &Self) -> bool {
        self.from == other.from && self.first <= other.last && other.first <= self.last
    }
}

impl Intake {
    /// Adds what is wrong with it, given the stages before its own.
    pub(crate) fn check(
        &self,
        format: &StageFormat,
        before: &[StagePlan],
        reasons: &mut Vec<Refusal>,
    ) {
        match self {
            Self::Field {} if before.is_empty() => {}
            Self::Field {} => reasons.push(Refusal::BadIntake),
            Self::Places { takes } => {
                if takes.is_empty() || takes.len() > MOST_TAKES {
                    reasons.push(Refusal::BadNumber {
                        what: "takes of a stage, 1 to 16".into(),
                    });
                    return;
                }
                for (at, take) in takes.iter().enumerate() {
                    take.check(before, reasons);
                    if takes.iter().take(at).any(|other| other.overlaps(take)) {
                        reasons.push(Refusal::PlaceTwice {
                            first: take.first,
                            last: take.last,
                        });
                    }
                }
                let lower = takes.iter().filter(|take| take.into == StartIn::Lower);
                let lower = lower.count();
                if lower > 0 && !format.has_lower() {
                    reasons.push(Refusal::NoLowerBracket);
                } else if lower == takes.len() {
                    reasons.push(Refusal::NobodyAbove);
                }
            }
        }
    }

    /// The takes from a stage.
    pub fn takes_from(&self, index: u8) -> impl Iterator<Item = &Take> + Clone {
        let takes: &[Take] = match self {
            Self::Field {} => &[],
            Self::Places { takes } => takes,
        };
        takes.iter().filter(move |take| take.from == index)
    }
}

impl Take {
    /// Adds what is wrong with it, given the stages before its own.
    fn check(&self, before: &[StagePlan], reasons: &mut Vec<Refusal>) {
        let Some(source) = before.get(usize::from(self.from)) else {
            return reasons.push(Refusal::BadIntake);
        };
        if self.first == 0 || self.last < self.first || self.last > 4_096 {
            return reasons.push(Refusal::BadIntake);
        }
        if matches!(source.format, StageFormat::Gsl { .. }) && self.last > 4 {
            reasons.push(Refusal::NoSuchPlace { place: self.last });
        }
        let Some(best) = self.best else {
            return;
        };
        let groups = source.format.groups();
        if groups < 2 || source.format.table().is_none() {
            reasons.push(Refusal::NothingToCompare);
        } else if best == 0 || u32::from(best) > u32::from(groups) * self.count() {
            reasons.push(Refusal::BadNumber {
                what: "the best of all groups, at most all of them".into(),
            });
        }
    }

    /// How many places of a group it means.
    fn count(&self) -> u32 {
        u32::from(self.last.saturating_sub(self.first)) + 1
    }
}
