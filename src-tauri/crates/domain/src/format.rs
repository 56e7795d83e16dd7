//! What a stage is played by, as data: a bracket, a table of everybody against everybody, Swiss rounds, heats of many.

mod heats;
mod intake;
mod table;

pub use heats::{HeatRule, MOST_IN_HEAT, Measure};
pub use intake::{Intake, MOST_TAKES, StartIn, Take};
pub use table::TableRule;

use crate::bracket::{Distribution, Kind, Plan};
use crate::ladder::HillRule;
use crate::refusal::Refusal;
use crate::series::Series;
use crate::standings::Criterion;
use crate::swiss::Goal;
use crate::tournament::SeriesPlan;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most stages of a tournament.
pub const MOST_STAGES: usize = 8;
/// Most groups of a stage.
pub const MOST_GROUPS: u8 = 64;
/// Most matches on a hill: each is a round of its own.
const MOST_ON_HILL: u32 = 250;
/// Most criteria of a table.
const MOST_CRITERIA: usize = 12;
/// Most rounds of a Swiss stage.
pub const MOST_ROUNDS: u8 = 30;

/// One stage of a tournament as it is planned: what is played, and who comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StagePlan {
    /// What people call it, up to 40 characters; empty where the format says enough.
    pub name: String,
    /// What is played.
    pub format: StageFormat,
    /// Best of how many games, per round.
    pub series: SeriesPlan,
    /// Who comes in.
    pub intake: Intake,
    /// How many waves the groups are played in, one after the other; 1 where all play at once.
    #[serde(default = "one_wave", skip_serializing_if = "is_one_wave")]
    pub waves: u8,
}

const fn one_wave() -> u8 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_one_wave(waves: &u8) -> bool {
    *waves == 1
}

/// What is played in a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum StageFormat {
    /// Single or double elimination, in one bracket or in several that are ranked on their own (pools).
    Bracket {
        /// Everything that shapes it.
        plan: Plan,
        /// How many brackets.
        #[serde(default = "one")]
        groups: u8,
        /// Which seeds come into which of them.
        #[serde(default)]
        distribution: Distribution,
    },
    /// A single row: the two lowest meet, the winner meets the next higher seed, up to the first.
    Stepladder {},
    /// The winner stays, the loser goes to the end of the queue.
    Hill {
        /// When the king has won.
        rule: HillRule,
    },
    /// Groups of four in which two wins lead on and two losses out.
    Gsl {
        /// How many groups; four entrants each.
        groups: u8,
        /// Which seeds come into which group.
        #[serde(default)]
        distribution: Distribution,
    },
    /// Everybody against everybody in each group.
    RoundRobin {
        /// How many groups.
        groups: u8,
        /// Which seeds come into which group.
        #[serde(default)]
        distribution: Distribution,
        /// How often two meet, 1 to 4; home and away change.
        legs: u8,
        /// How the table is ranked.
        table: TableRule,
    },
    /// Rounds in which equals meet, and nobody meets twice while that can be avoided.
    Swiss {
        /// Who meets whom.
        pairing: Pairing,
        /// When it ends.
        until: Goal,
        /// What the matches are played by in which a win leads on or a loss out; none where all are alike.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decisive: Option<Series>,
        /// How the table is ranked.
        table: TableRule,
    },
    /// Heats of many over several games: points for the placing and for each kill. A battle royale, a race.
    FreeForAll {
        /// How many heats, each ranked on its own.
        heats: u8,
        /// Which seeds come into which heat.
        #[serde(default)]
        distribution: Distribution,
        /// What a game gives, and what ranks.
        rule: HeatRule,
    },
    /// Each entrant alone against the clock or for a score: the best of several attempts ranks them all in one table.
    TimeTrial {
        /// In how many heats the field makes its attempts, for as many judges.
        heats: u8,
        /// What is measured.
        measure: Measure,
    },
}

impl StageFormat {
    /// One bracket.
    #[must_use]
    pub const fn bracket(plan: Plan) -> Self {
        Self::Bracket {
            plan,
            groups: 1,
            distribution: Distribution::Snake,
        }
    }

    /// Whether some may start in a lower bracket.
    #[must_use]
    pub const fn has_lower(&self) -> bool {
        match self {
            Self::Bracket { plan, .. } => matches!(plan.kind, Kind::Double { .. }),
            Self::Stepladder {}
            | Self::Hill { .. }
            | Self::Gsl { .. }
            | Self::RoundRobin { .. }
            | Self::Swiss { .. }
            | Self::FreeForAll { .. }
            | Self::TimeTrial { .. } => false,
        }
    }

    /// Adds what is wrong with its numbers.
    pub(crate) fn check(&self, reasons: &mut Vec<Refusal>) {
        let mut ask = |is_sound: bool, what: &str| {
            if !is_sound {
                reasons.push(Refusal::BadNumber { what: what.into() });
            }
        };
        let groups = self.groups();
        ask((1..=MOST_GROUPS).contains(&groups), "groups, 1 to 64");
        match self {
            Self::Bracket { .. } | Self::Stepladder {} | Self::Gsl { .. } => {}
            Self::TimeTrial { heats, .. } => {
                ask((1..=MOST_GROUPS).contains(heats), "heats, 1 to 64");
            }
            Self::FreeForAll { rule, .. } => {
                if let Err(reason) = rule.check() {
                    reasons.push(reason);
                }
                return;
            }
            Self::Hill { rule } => ask(
                (1..=20).contains(&rule.in_a_row)
                    && (1..=MOST_ON_HILL).contains(&rule.most_matches)
                    && rule.in_a_row <= rule.most_matches,
                "a reign, 1 to 20, and matches, 1 to 250",
            ),
            Self::RoundRobin { legs, .. } => ask((1..=4).contains(legs), "legs, 1 to 4"),
            Self::Swiss {
                until, decisive, ..
            } => {
                match until {
                    Goal::Rounds { rounds } => {
                        ask(
                            (1..=u32::from(MOST_ROUNDS)).contains(rounds),
                            "rounds, 1 to 30",
                        );
                    }
                    Goal::Record { wins, losses } => ask(
                        (1..=9).contains(wins) && (1..=9).contains(losses),
                        "wins and losses, 1 to 9",
                    ),
                }
                ask(
                    decisive.as_ref().is_none_or(Series::is_sound),
                    "games of a decisive match",
                );
            }
        }
        if let Some(table) = self.table()
            && let Err(reason) = table.check()
        {
            reasons.push(reason);
        }
    }

    /// The rule of its table, where it has one.
    #[must_use]
    pub const fn table(&self) -> Option<&TableRule> {
        match self {
            Self::Bracket { .. }
            | Self::Stepladder {}
            | Self::Hill { .. }
            | Self::Gsl { .. }
            | Self::FreeForAll { .. }
            | Self::TimeTrial { .. } => None,
            Self::RoundRobin { table, .. } | Self::Swiss { table, .. } => Some(table),
        }
    }

    /// What ranks its groups, the first criterion first; empty where a bracket gives the placings.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        match self {
            Self::Bracket { .. } | Self::Stepladder {} | Self::Hill { .. } | Self::Gsl { .. } => {
                &[]
            }
            Self::RoundRobin { table, .. } | Self::Swiss { table, .. } => &table.order,
            Self::FreeForAll { rule, .. } => &rule.order,
            Self::TimeTrial { measure, .. } => measure.criteria(),
        }
    }

    /// Whether criteria rank its entrants, not a bracket.
    #[must_use]
    pub fn is_ranked(&self) -> bool {
        !self.criteria().is_empty()
    }

    /// Whether its matches are heats of many.
    #[must_use]
    pub const fn is_in_heats(&self) -> bool {
        matches!(self, Self::FreeForAll { .. } | Self::TimeTrial { .. })
    }

    /// Smallest units in a point as it is shown.
    #[must_use]
    pub fn unit(&self) -> u32 {
        self.table().map_or(1, |table| table.points.unit)
    }

    /// Whether matches of this stage can be played by such a series: a heat plays all of its games.
    #[must_use]
    pub fn takes(&self, series: &Series) -> bool {
        !self.is_in_heats() || heats::is_of_heats(series)
    }

    /// Whether the seeds are laid over groups that are ranked on their own.
    #[must_use]
    pub const fn has_groups(&self) -> bool {
        match self {
            Self::Gsl { .. } | Self::RoundRobin { .. } => true,
            Self::Bracket { groups, .. } | Self::FreeForAll { heats: groups, .. } => *groups > 1,
            Self::Stepladder {}
            | Self::Hill { .. }
            | Self::Swiss { .. }
            | Self::TimeTrial { .. } => false,
        }
    }

    /// What ends it, where its rounds are paired one by one.
    #[must_use]
    pub const fn goal(&self) -> Option<Goal> {
        match self {
            Self::Swiss { until, .. } => Some(*until),
            Self::Bracket { .. }
            | Self::Stepladder {}
            | Self::Hill { .. }
            | Self::Gsl { .. }
            | Self::RoundRobin { .. }
            | Self::FreeForAll { .. }
            | Self::TimeTrial { .. } => None,
        }
    }

    /// How many rounds come at most where they are paired one by one; none where all are known before play.
    #[must_use]
    pub fn most_rounds(&self) -> Option<u8> {
        match self {
            Self::Swiss { until, .. } => Some(u8::try_from(until.most_rounds()).unwrap_or(u8::MAX)),
            Self::Bracket { .. }
            | Self::Stepladder {}
            | Self::Hill { .. }
            | Self::Gsl { .. }
            | Self::RoundRobin { .. }
            | Self::FreeForAll { .. }
            | Self::TimeTrial { .. } => None,
        }
    }

    /// Which seeds come into which group; the serpentine where there is but one.
    #[must_use]
    pub const fn distribution(&self) -> Distribution {
        match self {
            Self::Stepladder {}
            | Self::Hill { .. }
            | Self::Swiss { .. }
            | Self::TimeTrial { .. } => Distribution::Snake,
            Self::Bracket { distribution, .. }
            | Self::Gsl { distribution, .. }
            | Self::RoundRobin { distribution, .. }
            | Self::FreeForAll { distribution, .. } => *distribution,
        }
    }

    /// How many groups are ranked on their own.
    #[must_use]
    pub const fn groups(&self) -> u8 {
        match self {
            Self::Stepladder {}
            | Self::Hill { .. }
            | Self::Swiss { .. }
            | Self::TimeTrial { .. } => 1,
            Self::Bracket { groups, .. }
            | Self::Gsl { groups, .. }
            | Self::RoundRobin { groups, .. }
            | Self::FreeForAll { heats: groups, .. } => *groups,
        }
    }
}

/// Whether there are not too many, and all are of the kind that can be asked here.
fn check_criteria(order: &[Criterion], fits: impl Fn(Criterion) -> bool) -> Result<(), Refusal> {
    if order.len() > MOST_CRITERIA {
        return Err(Refusal::BadNumber {
            what: "criteria of a table, 1 to 12".into(),
        });
    }
    match order.iter().find(|&&criterion| !fits(criterion)) {
        None => Ok(()),
        Some(criterion) => Err(Refusal::BadChain {
            why: alloc::format!("“{}” says nothing here.", criterion.name()),
        }),
    }
}

/// Who meets whom in a Swiss round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pairing {
    /// As at the Counter-Strike Majors. Source: Valve's supplemental rulebook.
    ValveMajor,
    /// Score groups by minimum-weight matching.
    ScoreGroups,
}

const fn one() -> u8 {
    1
}
