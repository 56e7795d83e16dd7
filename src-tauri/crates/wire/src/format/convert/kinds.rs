//! What a stage is played by, of the wire and of the rules, each from the other.

use crate::format::{Distribution, Drops, StageKind, TableRule, Until};
use lanista_domain as domain;
use lanista_domain::bracket::{Kind, Placement};
use lanista_domain::ladder::HillRule;
use lanista_domain::standings;
use lanista_domain::swiss::Goal;

/// Rounds, wins and losses that the rules let through are below 100.
fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
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
