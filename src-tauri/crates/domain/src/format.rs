//! What a stage is played by, as data: a bracket, a table of everybody against everybody, Swiss rounds, heats of many.

mod heats;

pub use heats::{HeatRule, MOST_IN_HEAT, Measure};

use crate::bracket::{Distribution, Kind, Plan};
use crate::ladder::HillRule;
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
/// Most takes of a stage.
pub const MOST_TAKES: usize = 16;
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

/// Who comes into a stage, and in which order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
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
        check_criteria(&self.order, |criterion| !criterion.is_of_heats())?;
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

    /// Its criteria with the tie-break among them: where the organiser put it, else at the end, before lots.
    #[must_use]
    pub fn order_with_tie_break(&self) -> Vec<Criterion> {
        let mut order = self.order.clone();
        if !order.contains(&Criterion::TieBreak) {
            let end = order.len() - usize::from(order.last() == Some(&Criterion::Lots));
            order.insert(end, Criterion::TieBreak);
        }
        order
    }

    /// What ranks those who have not met: the criteria without those that look at meetings of the tied; with lots at the
    /// end, once they are drawn. None where nothing is left.
    #[must_use]
    pub fn chain_across(&self, lots: &[u32]) -> Option<Chain> {
        let of_all = |criterion: &Criterion| !criterion.is_mutual();
        let mut order: Vec<Criterion> = self.order.iter().copied().filter(of_all).collect();
        if !lots.is_empty() && !order.contains(&Criterion::Lots) {
            order.push(Criterion::Lots);
        }
        self.chain_of(order).ok()
    }

    pub(crate) fn chain_of(&self, order: Vec<Criterion>) -> Result<Chain, Vec<ChainRefusal>> {
        let parameters = Parameters {
            percentage_floor: Fraction::new(i64::from(self.floor), 100).unwrap_or(Fraction::ZERO),
            mini_league: self.mini_league,
            ..Parameters::default()
        };
        Chain::new(order, parameters)
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
