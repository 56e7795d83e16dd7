//! How a tournament is played, as screens say it: its stages, who comes into each, and how tables are ranked.

use crate::shared::{Format, GameRule, Series, SeriesException, Vocabulary, same_names};
use lanista_domain as domain;
use lanista_domain::bracket::{Kind, Placement};
use lanista_domain::standings;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One stage of a tournament as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
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
}

impl StageKind {
    /// Double elimination as it is usually played: start.gg's drops.
    #[must_use]
    pub const fn double(grand_final: GrandFinal) -> Self {
        Self::Double {
            grand_final,
            drops: Drops::StartGg,
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
        };
        Self {
            stages: vec![plan],
            rule,
            vocabulary,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Intake")]
pub enum Intake {
    Field,
    Places { from: u8, first: u16, last: u16 },
}

/// What is played in a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's StageFormat")]
pub enum StageKind {
    Single {
        third_place: bool,
    },
    Double {
        grand_final: GrandFinal,
        drops: Drops,
    },
    Gsl {
        groups: u8,
    },
    RoundRobin {
        groups: u8,
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
}

/// How the grand final of a double elimination ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's GrandFinal")]
pub enum GrandFinal {
    OneMatch,
    ResetIfNeeded,
    NotPlayed,
}

/// Where the losers of the upper bracket enter the lower one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Drops")]
pub enum Drops {
    StartGg,
    BracketsManager,
    Rounds(Vec<Order>),
}

/// A way to lay the losers of a round along another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Pairing")]
pub enum Pairing {
    ValveMajor,
    ScoreGroups,
}

/// When a Swiss stage ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's Until")]
pub enum Until {
    Rounds { rounds: u8 },
    Record { wins: u8, losses: u8 },
}

/// What ranks whoever the criteria before it left equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    InitialSeed,
    Lots,
}

same_names!(
    GrandFinal {
        OneMatch,
        ResetIfNeeded,
        NotPlayed
    },
    domain::GrandFinal
);
same_names!(
    Order {
        Natural,
        Reverse,
        HalfShift,
        ReverseHalfShift,
        PairFlip,
        InnerOuter
    },
    domain::bracket::Order
);
same_names!(
    Pairing {
        ValveMajor,
        ScoreGroups
    },
    domain::format::Pairing
);
same_names!(
    Criterion {
        Points,
        Wins,
        WinsPlayed,
        ScoreDifference,
        ScoreFor,
        GameDifference,
        HeadToHead,
        DirectEncounter,
        Buchholz,
        BuchholzCut1,
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
        InitialSeed,
        Lots
    },
    standings::Criterion
);

impl From<&domain::Format> for Format {
    fn from(format: &domain::Format) -> Self {
        Self {
            stages: format.stages.iter().map(Into::into).collect(),
            rule: format.rule.into(),
            vocabulary: format.vocabulary.into(),
        }
    }
}

impl From<Format> for domain::Format {
    fn from(format: Format) -> Self {
        Self {
            stages: format.stages.into_iter().map(Into::into).collect(),
            rule: format.rule.into(),
            vocabulary: format.vocabulary.into(),
        }
    }
}

impl From<&domain::StagePlan> for StagePlan {
    fn from(plan: &domain::StagePlan) -> Self {
        Self {
            name: plan.name.clone(),
            kind: (&plan.format).into(),
            usual: (&plan.series.usual).into(),
            exceptions: plan
                .series
                .exceptions
                .iter()
                .map(|exception| SeriesException {
                    group: exception.group.into(),
                    from_end: exception.from_end,
                    series: (&exception.series).into(),
                })
                .collect(),
            intake: match plan.intake {
                domain::Intake::Field {} => Intake::Field,
                domain::Intake::Places { from, first, last } => {
                    Intake::Places { from, first, last }
                }
            },
        }
    }
}

impl From<StagePlan> for domain::StagePlan {
    fn from(plan: StagePlan) -> Self {
        Self {
            name: plan.name,
            format: plan.kind.into(),
            series: domain::SeriesPlan {
                usual: plan.usual.into(),
                exceptions: plan
                    .exceptions
                    .into_iter()
                    .map(|exception| domain::tournament::SeriesException {
                        group: exception.group.into(),
                        from_end: exception.from_end,
                        series: exception.series.into(),
                    })
                    .collect(),
            },
            intake: match plan.intake {
                Intake::Field => domain::Intake::Field {},
                Intake::Places { from, first, last } => {
                    domain::Intake::Places { from, first, last }
                }
            },
        }
    }
}

impl From<&domain::StageFormat> for StageKind {
    fn from(format: &domain::StageFormat) -> Self {
        match format {
            domain::StageFormat::Bracket { plan } => match plan.kind {
                Kind::Single { third_place } => Self::Single {
                    third_place: third_place == domain::ThirdPlace::Played,
                },
                Kind::Double { grand_final } => Self::Double {
                    grand_final: grand_final.into(),
                    drops: match &plan.drops {
                        domain::bracket::Drops::StartGg => Drops::StartGg,
                        domain::bracket::Drops::BracketsManager => Drops::BracketsManager,
                        domain::bracket::Drops::Rounds(orders) => {
                            Drops::Rounds(orders.iter().map(|&order| order.into()).collect())
                        }
                    },
                },
            },
            domain::StageFormat::Gsl { groups } => Self::Gsl { groups: *groups },
            domain::StageFormat::RoundRobin {
                groups,
                legs,
                table,
            } => Self::RoundRobin {
                groups: *groups,
                legs: *legs,
                table: table.into(),
            },
            domain::StageFormat::Swiss {
                pairing,
                until,
                decisive,
                table,
            } => Self::Swiss {
                pairing: (*pairing).into(),
                until: match *until {
                    domain::format::Until::Rounds { rounds } => Until::Rounds { rounds },
                    domain::format::Until::Record { wins, losses } => {
                        Until::Record { wins, losses }
                    }
                },
                decisive: decisive.as_ref().map(Into::into),
                table: table.into(),
            },
        }
    }
}

impl From<StageKind> for domain::StageFormat {
    fn from(kind: StageKind) -> Self {
        let bracket = |kind, drops| Self::Bracket {
            plan: domain::Plan {
                kind,
                drops,
                placement: Placement::InnerOuter,
            },
        };
        match kind {
            StageKind::Single { third_place } => {
                let third_place = if third_place {
                    domain::ThirdPlace::Played
                } else {
                    domain::ThirdPlace::NotPlayed
                };
                bracket(
                    Kind::Single { third_place },
                    domain::bracket::Drops::StartGg,
                )
            }
            StageKind::Double { grand_final, drops } => bracket(
                Kind::Double {
                    grand_final: grand_final.into(),
                },
                match drops {
                    Drops::StartGg => domain::bracket::Drops::StartGg,
                    Drops::BracketsManager => domain::bracket::Drops::BracketsManager,
                    Drops::Rounds(orders) => domain::bracket::Drops::Rounds(
                        orders.into_iter().take(32).map(Into::into).collect(),
                    ),
                },
            ),
            StageKind::Gsl { groups } => Self::Gsl { groups },
            StageKind::RoundRobin {
                groups,
                legs,
                table,
            } => Self::RoundRobin {
                groups,
                legs,
                table: table.into(),
            },
            StageKind::Swiss {
                pairing,
                until,
                decisive,
                table,
            } => Self::Swiss {
                pairing: pairing.into(),
                until: match until {
                    Until::Rounds { rounds } => domain::format::Until::Rounds { rounds },
                    Until::Record { wins, losses } => {
                        domain::format::Until::Record { wins, losses }
                    }
                },
                decisive: decisive.map(Into::into),
                table: table.into(),
            },
        }
    }
}

impl From<&domain::TableRule> for TableRule {
    fn from(table: &domain::TableRule) -> Self {
        let points = table.points;
        Self {
            win: points.win,
            draw: points.draw,
            loss: points.loss,
            unit: points.unit,
            order: table
                .order
                .iter()
                .map(|&criterion| criterion.into())
                .collect(),
            again: table.mini_league == standings::MiniLeague::Again,
            floor: table.floor,
        }
    }
}

impl From<TableRule> for domain::TableRule {
    fn from(table: TableRule) -> Self {
        Self {
            points: standings::PointScheme::new(table.win, table.draw, table.loss, table.unit),
            order: table.order.into_iter().map(Into::into).collect(),
            mini_league: if table.again {
                standings::MiniLeague::Again
            } else {
                standings::MiniLeague::Once
            },
            floor: table.floor,
        }
    }
}
