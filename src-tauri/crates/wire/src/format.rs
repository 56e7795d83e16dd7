//! How a tournament is played, as screens say it: its stages, who comes into each, and how tables are ranked.

mod convert;

use crate::shared::{Format, GameRule, Series, SeriesException, Vocabulary};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// One stage of a tournament as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct StagePlan {
    /// What people call it; empty where the format says enough.
    pub name: String,
    /// What is played.
    pub kind: StageKind,
    /// Best of how many games where nothing else is said.
    pub usual: Series,
    /// Rounds that differ, counted from the end of their group.
    pub exceptions: Vec<SeriesException>,
    /// Who comes in.
    pub intake: Intake,
    /// How many waves the groups are played in; none where all play at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub waves: Option<u8>,
}

impl StageKind {
    /// Double elimination as it is usually played: start.gg's drops.
    #[must_use]
    pub const fn double(grand_final: GrandFinal) -> Self {
        Self::Double {
            grand_final,
            drops: Drops::StartGg,
            groups: 1,
            distribution: Distribution::Snake,
        }
    }

    /// Single elimination without a match for third place.
    #[must_use]
    pub const fn single() -> Self {
        Self::Single {
            third_place: false,
            groups: 1,
            distribution: Distribution::Snake,
        }
    }
}

impl Format {
    /// One stage that the whole field plays in; the rounds that differ are empty.
    #[must_use]
    pub fn one_stage(
        kind: StageKind,
        usual: Series,
        rule: GameRule,
        vocabulary: Vocabulary,
    ) -> Self {
        let plan = StagePlan {
            name: String::new(),
            kind,
            usual,
            exceptions: Vec::new(),
            intake: Intake::Field,
            waves: None,
        };
        Self {
            stages: vec![plan],
            rule,
            vocabulary,
            title_rules: None,
        }
    }

    /// The same, with rounds that differ in its first stage.
    #[must_use]
    pub fn with_exceptions(mut self, exceptions: Vec<SeriesException>) -> Self {
        if let Some(first) = self.stages.first_mut() {
            first.exceptions = exceptions;
        }
        self
    }
}

/// Who comes into a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Intake")]
pub enum Intake {
    Field,
    Places { takes: Vec<Take> },
}

/// Places of an earlier stage that come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Take {
    /// Which stage, from 0.
    pub from: u8,
    /// The best place that comes in, of each group.
    pub first: u16,
    /// The last place.
    pub last: u16,
    /// Only so many of them, the best of all groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub best: Option<u16>,
    /// Where they start.
    #[serde(default)]
    pub into: StartIn,
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
}

/// Where somebody starts in a double elimination.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's StartIn")]
pub enum StartIn {
    #[default]
    Upper,
    Lower,
}

/// Which seeds come into which group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Distribution")]
pub enum Distribution {
    #[default]
    Snake,
    EffortBalanced,
    BracketOptimised,
}

const fn one() -> u8 {
    1
}

/// What is played in a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's StageFormat")]
pub enum StageKind {
    Single {
        third_place: bool,
        #[serde(default = "one")]
        groups: u8,
        #[serde(default)]
        distribution: Distribution,
    },
    Double {
        grand_final: GrandFinal,
        drops: Drops,
        #[serde(default = "one")]
        groups: u8,
        #[serde(default)]
        distribution: Distribution,
    },
    Stepladder,
    Hill {
        in_a_row: u8,
        most_matches: u8,
    },
    Gsl {
        groups: u8,
        #[serde(default)]
        distribution: Distribution,
    },
    RoundRobin {
        groups: u8,
        #[serde(default)]
        distribution: Distribution,
        legs: u8,
        table: TableRule,
    },
    Swiss {
        pairing: Pairing,
        until: Until,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        decisive: Option<Series>,
        table: TableRule,
    },
    FreeForAll {
        heats: u8,
        distribution: Distribution,
        /// For the first, the second …; nothing beyond the list.
        placing: Vec<i32>,
        /// For each kill.
        kill: i32,
        order: Vec<Criterion>,
    },
    TimeTrial {
        heats: u8,
        measure: Measure,
    },
}

/// What an attempt is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Measure")]
pub enum Measure {
    Time,
    Score,
}

/// How the grand final of a double elimination ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's GrandFinal")]
pub enum GrandFinal {
    OneMatch,
    ResetIfNeeded,
    NotPlayed,
}

/// Where the losers of the upper bracket enter the lower one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Drops")]
pub enum Drops {
    StartGg,
    BracketsManager,
    Rounds(Vec<Order>),
}

/// A way to lay the losers of a round along another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Order")]
pub enum Order {
    Natural,
    Reverse,
    HalfShift,
    ReverseHalfShift,
    PairFlip,
    InnerOuter,
}

/// How a table is ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct TableRule {
    /// For a win, in smallest units.
    pub win: i32,
    /// For a draw.
    pub draw: i32,
    /// For a loss.
    pub loss: i32,
    /// Smallest units in a point as it is shown.
    pub unit: u32,
    /// What ranks, the first criterion first.
    pub order: Vec<Criterion>,
    /// Whether the mini-league is applied again to those whom it left tied.
    pub again: bool,
    /// The least that a percentage counts, in hundredths.
    pub floor: u8,
}

/// Who meets whom in a Swiss round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Pairing")]
pub enum Pairing {
    ValveMajor,
    ScoreGroups,
}

/// When a Swiss stage ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Until")]
pub enum Until {
    Rounds { rounds: u8 },
    Record { wins: u8, losses: u8 },
}

/// What ranks whoever the criteria before it left equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Criterion")]
pub enum Criterion {
    Points,
    Wins,
    WinsPlayed,
    ScoreDifference,
    ScoreFor,
    GameDifference,
    HeadToHead,
    DirectEncounter,
    Buchholz,
    #[serde(rename = "buchholz_cut_1")]
    BuchholzCut1,
    #[serde(rename = "buchholz_cut_2")]
    BuchholzCut2,
    BuchholzMedian,
    SonnebornBerger,
    Progressive,
    Koya,
    ForeBuchholz,
    MatchWinPercentage,
    GameWinPercentage,
    OpponentsMatchWinPercentage,
    OpponentsGameWinPercentage,
    ValveDifficulty,
    TieBreak,
    InitialSeed,
    Lots,
    Kills,
    BestFinish,
    LastFinish,
    BestTime,
    NextTime,
    BestScore,
    NextScore,
}
