//! Chains: which criteria decide, in which order, with which parameters.

use super::{Criterion, Fraction};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Whether the mini-league is applied again to those whom it left tied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MiniLeague {
    /// Once among all tied; then the next criterion (Spain, Italy).
    #[default]
    Once,
    /// Again among the still tied, by their own matches alone, as long as that parts somebody (UEFA).
    Again,
}

/// The numbers that rulebooks set differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// Percentages are never lower. The trading-card rules say 0.33 literally, which is 33/100 and not a third.
    pub percentage_floor: Fraction,
    /// Games won by a bye or walkover, for the game percentages: 2 in best of three.
    pub walkover_games: u16,
    /// How often the mini-league is applied.
    pub mini_league: MiniLeague,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            percentage_floor: Fraction::of_units(33, 100),
            walkover_games: 2,
            mini_league: MiniLeague::Once,
        }
    }
}

/// Why a list of criteria is no chain.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ChainRefusal {
    /// No criterion has that name.
    #[error("There is no criterion “{name}”.")]
    UnknownCriterion {
        /// The name.
        name: String,
    },
    /// The second time can part nobody.
    #[error("The criterion “{name}” is there twice.")]
    CriterionTwice {
        /// The name.
        name: String,
    },
    /// After a draw of lots nothing is left to decide.
    #[error("Lots are drawn last: put “lots” at the end.")]
    LotsNotLast,
    /// Nothing would decide.
    #[error("Choose at least one criterion.")]
    NoCriterion,
    /// Percentages lie between 0 and 1.
    #[error("The floor of a percentage lies between 0 and 1.")]
    FloorOutOfRange,
}

impl ChainRefusal {
    /// A stable code for screens.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownCriterion { .. } => "unknown_criterion",
            Self::CriterionTwice { .. } => "criterion_twice",
            Self::LotsNotLast => "lots_not_last",
            Self::NoCriterion => "no_criterion",
            Self::FloorOutOfRange => "floor_out_of_range",
        }
    }
}

/// An ordered list of criteria; each decides only what those before it left open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Loose", into = "Loose")]
pub struct Chain {
    criteria: Vec<Criterion>,
    parameters: Parameters,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Loose {
    order: Vec<Criterion>,
    #[serde(default)]
    parameters: Parameters,
}

impl Chain {
    /// A chain of these criteria.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn new(
        criteria: Vec<Criterion>,
        parameters: Parameters,
    ) -> Result<Self, Vec<ChainRefusal>> {
        let mut refusals = Vec::new();
        if criteria.is_empty() {
            refusals.push(ChainRefusal::NoCriterion);
        }
        for (at, criterion) in criteria.iter().enumerate() {
            if criteria[..at].contains(criterion) {
                refusals.push(ChainRefusal::CriterionTwice {
                    name: criterion.name().to_string(),
                });
            }
        }
        if criteria
            .iter()
            .rev()
            .skip(1)
            .any(|&it| it == Criterion::Lots)
        {
            refusals.push(ChainRefusal::LotsNotLast);
        }
        let floor = parameters.percentage_floor;
        if floor < Fraction::ZERO || floor > Fraction::ONE {
            refusals.push(ChainRefusal::FloorOutOfRange);
        }
        if refusals.is_empty() {
            Ok(Self {
                criteria,
                parameters,
            })
        } else {
            Err(refusals)
        }
    }

    /// A chain of criteria by name, with the usual parameters.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once; names that nobody knows too.
    pub fn named<'a>(
        names: impl IntoIterator<Item = &'a str>,
        parameters: Parameters,
    ) -> Result<Self, Vec<ChainRefusal>> {
        let mut refusals = Vec::new();
        let mut criteria = Vec::new();
        for name in names {
            match Criterion::named(name) {
                Some(criterion) => criteria.push(criterion),
                None => refusals.push(ChainRefusal::UnknownCriterion {
                    name: name.to_string(),
                }),
            }
        }
        match Self::new(criteria, parameters) {
            Ok(chain) if refusals.is_empty() => Ok(chain),
            Ok(_) => Err(refusals),
            Err(more) => {
                let nothing_else = !refusals.is_empty();
                refusals.extend(
                    more.into_iter()
                        .filter(|it| !(nothing_else && *it == ChainRefusal::NoCriterion)),
                );
                Err(refusals)
            }
        }
    }

    /// The criteria in order.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// The numbers that go with them.
    #[must_use]
    pub const fn parameters(&self) -> &Parameters {
        &self.parameters
    }
}

impl TryFrom<Loose> for Chain {
    type Error = String;

    fn try_from(loose: Loose) -> Result<Self, Self::Error> {
        Self::new(loose.order, loose.parameters).map_err(|refusals| {
            let sentences: Vec<String> = refusals.iter().map(ToString::to_string).collect();
            sentences.join(" ")
        })
    }
}

impl From<Chain> for Loose {
    fn from(chain: Chain) -> Self {
        Self {
            order: chain.criteria,
            parameters: chain.parameters,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], expect: &[&str]) {
        let codes: Vec<&str> = match Chain::named(names.iter().copied(), Parameters::default()) {
            Ok(chain) => {
                let built: Vec<&str> = chain.criteria().iter().map(|it| it.name()).collect();
                assert_eq!(built, names);
                Vec::new()
            }
            Err(refusals) => refusals.iter().map(ChainRefusal::code).collect(),
        };
        assert_eq!(codes, expect, "{names:?}");
    }

    #[test]
    fn chains_are_judged() {
        check(&["points", "buchholz", "lots"], &[]);
        check(&["lots"], &[]);
        check(&[], &["no_criterion"]);
        check(&["luck"], &["unknown_criterion"]);
        check(
            &["points", "luck", "points"],
            &["unknown_criterion", "criterion_twice"],
        );
        check(&["points", "lots", "buchholz"], &["lots_not_last"]);
        check(&["lots", "lots"], &["criterion_twice", "lots_not_last"]);
    }

    #[test]
    fn a_floor_above_one_is_refused() {
        let parameters = Parameters {
            percentage_floor: Fraction::of_units(4, 3),
            ..Parameters::default()
        };
        let refused = Chain::named(["points"], parameters).unwrap_err();
        assert_eq!(refused, [ChainRefusal::FloorOutOfRange]);
    }

    #[test]
    fn files_are_judged_too() {
        let read = |text: &str| serde_json::from_str::<Chain>(text);
        let chain =
            read(r#"{"order":["points","head_to_head"],"parameters":{"mini_league":"again"}}"#);
        let chain = chain.unwrap();
        assert_eq!(chain.parameters().mini_league, MiniLeague::Again);
        assert_eq!(
            chain.parameters().percentage_floor,
            Fraction::of_units(33, 100)
        );
        let back = serde_json::to_string(&chain).unwrap();
        assert_eq!(read(&back).unwrap(), chain);
        assert!(read(r#"{"order":["points","points"]}"#).is_err());
        assert!(read(r#"{"order":["points"],"luck":1}"#).is_err());
    }
}
