//! Formats of the wire and of the rules, each from the other.

use super::{
    Criterion, Distribution, Drops, GrandFinal, Intake, Measure, Order, Pairing, StageKind,
    StagePlan, StartIn, TableRule, Take, Until,
};
use crate::shared::{Format, SeriesException, same_names};
use lanista_domain as domain;
use lanista_domain::bracket::{Kind, Placement};
use lanista_domain::ladder::HillRule;
use lanista_domain::standings;
use lanista_domain::swiss::Goal;

/// Rounds, wins and losses that the rules let through are below 100.
fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

same_names!(
    GrandFinal {
        OneMatch,
        ResetIfNeeded,
        NotPlayed
    },
    domain::GrandFinal
);
same_names!(StartIn { Upper, Lower }, domain::format::StartIn);
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
    Distribution {
        Snake,
        EffortBalanced,
        BracketOptimised
    },
    domain::bracket::Distribution
);
same_names!(Measure { Time, Score }, domain::format::Measure);
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
        TieBreak,
        InitialSeed,
        Lots,
        Kills,
        BestFinish,
        LastFinish,
        BestTime,
        NextTime,
        BestScore,
        NextScore
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
            intake: match &plan.intake {
                domain::Intake::Field {} => Intake::Field,
                domain::Intake::Places { takes } => Intake::Places {
                    takes: takes.iter().map(|&take| take.into()).collect(),
                },
            },
            waves: (plan.waves != 1).then_some(plan.waves),
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
            waves: plan.waves.unwrap_or(1),
            intake: match plan.intake {
                Intake::Field => domain::Intake::Field {},
                Intake::Places { takes } => domain::Intake::Places {
                    takes: takes.into_iter().map(Into::into).collect(),
                },
            },
        }
    }
}

impl From<domain::format::Take> for Take {
    fn from(take: domain::format::Take) -> Self {
        Self {
            from: take.from,
            first: take.first,
            last: take.last,
            best: take.best,
            into: take.into.into(),
        }
    }
}

impl From<Take> for domain::format::Take {
    fn from(take: Take) -> Self {
        Self {
            from: take.from,
            first: take.first,
            last: take.last,
            best: take.best,
            into: take.into.into(),
        }
    }
}

impl From<&domain::StageFormat> for StageKind {
    fn from(format: &domain::StageFormat) -> Self {
        match format {
            domain::StageFormat::Bracket {
                plan,
                groups,
                distribution,
            } => match plan.kind {
                Kind::Single { third_place } => Self::Single {
                    third_place: third_place == domain::ThirdPlace::Played,
                    groups: *groups,
                    distribution: (*distribution).into(),
                },
                Kind::Double { grand_final } => Self::Double {
                    groups: *groups,
                    distribution: (*distribution).into(),
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
            domain::StageFormat::Stepladder {} => Self::Stepladder,
            domain::StageFormat::Hill { rule } => Self::Hill {
                in_a_row: small(rule.in_a_row),
                most_matches: small(rule.most_matches),
            },
            domain::StageFormat::Gsl {
                groups,
                distribution,
            } => Self::Gsl {
                groups: *groups,
                distribution: (*distribution).into(),
            },
            domain::StageFormat::RoundRobin {
                groups,
                distribution,
                legs,
                table,
            } => Self::RoundRobin {
                groups: *groups,
                distribution: (*distribution).into(),
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
                    Goal::Rounds { rounds } => Until::Rounds {
                        rounds: small(rounds),
                    },
                    Goal::Record { wins, losses } => Until::Record {
                        wins: small(wins),
                        losses: small(losses),
                    },
                },
                decisive: decisive.as_ref().map(Into::into),
                table: table.into(),
            },
            domain::StageFormat::FreeForAll {
                heats,
                distribution,
                rule,
            } => Self::FreeForAll {
                heats: *heats,
                distribution: (*distribution).into(),
                placing: rule.points.placing.clone(),
                kill: rule.points.kill,
                order: rule
                    .order
                    .iter()
                    .map(|&criterion| criterion.into())
                    .collect(),
            },
            domain::StageFormat::TimeTrial { heats, measure } => Self::TimeTrial {
                heats: *heats,
                measure: (*measure).into(),
            },
        }
    }
}

impl From<StageKind> for domain::StageFormat {
    fn from(kind: StageKind) -> Self {
        let bracket = |kind, drops, groups, distribution: Distribution| Self::Bracket {
            plan: domain::Plan {
                kind,
                drops,
                placement: Placement::InnerOuter,
            },
            groups,
            distribution: distribution.into(),
        };
        match kind {
            StageKind::Single {
                third_place,
                groups,
                distribution,
            } => {
                let third_place = if third_place {
                    domain::ThirdPlace::Played
                } else {
                    domain::ThirdPlace::NotPlayed
                };
                bracket(
                    Kind::Single { third_place },
                    domain::bracket::Drops::StartGg,
                    groups,
                    distribution,
                )
            }
            StageKind::Double {
                grand_final,
                drops,
                groups,
                distribution,
            } => bracket(
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
                groups,
                distribution,
            ),
            StageKind::Stepladder => Self::Stepladder {},
            StageKind::Hill {
                in_a_row,
                most_matches,
            } => Self::Hill {
                rule: HillRule {
                    in_a_row: in_a_row.into(),
                    most_matches: most_matches.into(),
                },
            },
            StageKind::Gsl {
                groups,
                distribution,
            } => Self::Gsl {
                groups,
                distribution: distribution.into(),
            },
            StageKind::RoundRobin {
                groups,
                distribution,
                legs,
                table,
            } => Self::RoundRobin {
                groups,
                distribution: distribution.into(),
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
                    Until::Rounds { rounds } => Goal::Rounds {
                        rounds: rounds.into(),
                    },
                    Until::Record { wins, losses } => Goal::Record {
                        wins: wins.into(),
                        losses: losses.into(),
                    },
                },
                decisive: decisive.map(Into::into),
                table: table.into(),
            },
            StageKind::FreeForAll {
                heats,
                distribution,
                placing,
                kill,
                order,
            } => Self::FreeForAll {
                heats,
                distribution: distribution.into(),
                rule: domain::format::HeatRule {
                    points: domain::free_for_all::Points { placing, kill },
                    order: order.into_iter().map(Into::into).collect(),
                },
            },
            StageKind::TimeTrial { heats, measure } => Self::TimeTrial {
                heats,
                measure: measure.into(),
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
