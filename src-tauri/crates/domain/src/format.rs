//! What a stage is played by, as data: a bracket, a table of everybody against everybody, Swiss rounds.

use crate::bracket::Plan;
use crate::refusal::Refusal;
use crate::series::Series;
use crate::standings::{
    Chain, ChainRefusal, Criterion, Fraction, MiniLeague, Parameters, PointScheme,
};
use crate::swiss::Goal;
use crate::tournament::SeriesPlan;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most stages of a tournament.
pub const MOST_STAGES: usize = 8;
/// Most groups of a stage.
pub const MOST_GROUPS: u8 = 64;
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

/// Who comes into a stage, and in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Intake {
    /// Everybody, by the seeding of the tournament.
    Field {},
    /// Those who reached these places of an earlier stage, the winners of all groups first. Who was in one group is
    /// kept apart as long as possible.
    Places {
        /// Which stage, from 0: an earlier one.
        from: u8,
        /// The best place that comes in, from 1, of each group.
        first: u16,
        /// The last place that comes in, of each group.
        last: u16,
    },
}

/// What is played in a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum StageFormat {
    /// Single or double elimination.
    Bracket {
        /// Everything that shapes it.
        plan: Plan,
    },
    /// Groups of four in which two wins lead on and two losses out.
    Gsl {
        /// How many groups; four entrants each.
        groups: u8,
    },
    /// Everybody against everybody in each group.
    RoundRobin {
        /// How many groups, the seeds laid over them in serpentines.
        groups: u8,
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
}

impl Intake {
    /// Adds what is wrong with it, given the stages before its own.
    pub(crate) fn check(&self, before: &[StagePlan], reasons: &mut Vec<Refusal>) {
        match *self {
            Self::Field {} if before.is_empty() => {}
            Self::Field {} => reasons.push(Refusal::BadIntake),
            Self::Places { from, first, last } => {
                let source = before.get(usize::from(from));
                if source.is_none() || first == 0 || last < first || last > 4_096 {
                    reasons.push(Refusal::BadIntake);
                }
            }
        }
    }
}

impl StageFormat {
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
            Self::Bracket { .. } | Self::Gsl { .. } => {}
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
            Self::Bracket { .. } | Self::Gsl { .. } => None,
            Self::RoundRobin { table, .. } | Self::Swiss { table, .. } => Some(table),
        }
    }

    /// Whether the seeds are laid over groups that are ranked on their own.
    #[must_use]
    pub const fn has_groups(&self) -> bool {
        match self {
            Self::Gsl { .. } | Self::RoundRobin { .. } => true,
            Self::Bracket { .. } | Self::Swiss { .. } => false,
        }
    }

    /// What ends it, where its rounds are paired one by one.
    #[must_use]
    pub const fn goal(&self) -> Option<Goal> {
        match self {
            Self::Swiss { until, .. } => Some(*until),
            Self::Bracket { .. } | Self::Gsl { .. } | Self::RoundRobin { .. } => None,
        }
    }

    /// How many rounds come at most where they are paired one by one; none where all are known before play.
    #[must_use]
    pub fn most_rounds(&self) -> Option<u8> {
        match self {
            Self::Swiss { until, .. } => Some(u8::try_from(until.most_rounds()).unwrap_or(u8::MAX)),
            Self::Bracket { .. } | Self::Gsl { .. } | Self::RoundRobin { .. } => None,
        }
    }

    /// How many groups are ranked on their own.
    #[must_use]
    pub const fn groups(&self) -> u8 {
        match self {
            Self::Bracket { .. } | Self::Swiss { .. } => 1,
            Self::Gsl { groups } | Self::RoundRobin { groups, .. } => *groups,
        }
    }
}

/// How a table is ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRule {
    /// Points for a win, a draw and a loss.
    pub points: PointScheme,
    /// What ranks, the first criterion first.
    pub order: Vec<Criterion>,
    /// How often a mini-league is applied.
    pub mini_league: MiniLeague,
    /// The least that a percentage counts, in hundredths: 33 for the trading cards.
    pub floor: u8,
}

impl TableRule {
    /// Whether points and criteria make sense.
    ///
    /// # Errors
    /// Points out of bounds, or criteria that make no chain.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let sound = -1_000..=1_000;
        let points = [self.points.win, self.points.draw, self.points.loss];
        if !points.iter().all(|points| sound.contains(points))
            || !(1..=100).contains(&self.points.unit)
        {
            return Err(Refusal::BadNumber {
                what: "points for a result".into(),
            });
        }
        if self.order.len() > MOST_CRITERIA {
            return Err(Refusal::BadNumber {
                what: "criteria of a table, 1 to 12".into(),
            });
        }
        self.chain().map(drop).map_err(|reasons| Refusal::BadChain {
            why: reasons
                .first()
                .map_or_else(String::new, ToString::to_string),
        })
    }

    /// The chain of its criteria.
    ///
    /// # Errors
    /// What is wrong with the list.
    pub fn chain(&self) -> Result<Chain, Vec<ChainRefusal>> {
        self.chain_of(self.order.clone())
    }

    /// The same with lots at its end, once they are drawn: what nothing else parts, they do.
    ///
    /// # Errors
    /// What is wrong with the list.
    pub fn chain_with_lots(&self) -> Result<Chain, Vec<ChainRefusal>> {
        let mut order = self.order.clone();
        if !order.contains(&Criterion::Lots) {
            order.push(Criterion::Lots);
        }
        self.chain_of(order)
    }

    fn chain_of(&self, order: Vec<Criterion>) -> Result<Chain, Vec<ChainRefusal>> {
        let parameters = Parameters {
            percentage_floor: Fraction::new(i64::from(self.floor), 100).unwrap_or(Fraction::ZERO),
            mini_league: self.mini_league,
            ..Parameters::default()
        };
        Chain::new(order, parameters)
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
