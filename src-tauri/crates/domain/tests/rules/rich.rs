//! Formats and rounds in which every field says something, for the stored form.

use crate::hall::{DOUBLE, format};
use lanista_domain::bracket::{Distribution, Group, Part};
use lanista_domain::format::{HeatRule, Measure, Pairing, Take};
use lanista_domain::free_for_all::Points;
use lanista_domain::ladder::HillRule;
use lanista_domain::stage::PairedRound;
use lanista_domain::standings::{Criterion, MiniLeague, PointScheme};
use lanista_domain::swiss::Goal;
use lanista_domain::swiss::{self, Breach, Bye, Cause, FloatCause, NoBye, Pair, PassedOver, Why};
use lanista_domain::tournament::{SeriesException, Whose};
use lanista_domain::{
    BySide, Format, HeadStart, Intake, Length, Series, SeriesPlan, StageFormat, StagePlan,
    TableRule,
};

pub(crate) fn rich_format() -> Format {
    let mut format = format(DOUBLE);
    format.stages[0].series.exceptions.push(SeriesException {
        group: Whose::Of(Group::Final),
        from_end: 0,
        series: rich_series(),
    });
    format.stages[0].series.exceptions.push(SeriesException {
        group: Whose::Of(Group::PoolPart {
            pool: 2,
            part: Part::Lower,
        }),
        from_end: 1,
        series: Series::best_of(5),
    });
    format.stages[0].series.exceptions.push(SeriesException {
        group: Whose::EveryPool,
        from_end: 0,
        series: Series::best_of(5),
    });
    let plan = |name: &str, stage, from| StagePlan {
        name: name.to_owned(),
        format: stage,
        series: SeriesPlan {
            usual: Series {
                length: Length::Aggregate { games: 1 },
                head_start: None,
            },
            exceptions: Vec::new(),
        },
        intake: Intake::Places {
            takes: vec![
                Take::places(from, 1, 2),
                Take::places(0, 3, 3).best(4).into_lower(),
            ],
        },
        waves: if name == "Groups" { 2 } else { 1 },
    };
    let table = TableRule {
        points: PointScheme::THREE_ONE_NONE,
        order: vec![Criterion::Points, Criterion::BuchholzCut1, Criterion::Lots],
        mini_league: MiniLeague::Again,
        floor: 33,
    };
    format.stages.extend([
        plan("Ladder", StageFormat::Stepladder {}, 0),
        plan(
            "Hill",
            StageFormat::Hill {
                rule: HillRule {
                    in_a_row: 3,
                    most_matches: 20,
                },
            },
            0,
        ),
        plan(
            "Groups",
            StageFormat::Gsl {
                groups: 4,
                distribution: Distribution::EffortBalanced,
            },
            0,
        ),
        plan(
            "League",
            StageFormat::RoundRobin {
                groups: 2,
                distribution: Distribution::Snake,
                legs: 2,
                table: table.clone(),
            },
            1,
        ),
        plan(
            "Swiss",
            StageFormat::Swiss {
                pairing: Pairing::ValveMajor,
                until: Goal::Record { wins: 3, losses: 3 },
                decisive: Some(Series::best_of(3)),
                table: table.clone(),
            },
            2,
        ),
        plan(
            "Swiss of rounds",
            StageFormat::Swiss {
                pairing: Pairing::ScoreGroups,
                until: Goal::Rounds { rounds: 5 },
                decisive: None,
                table,
            },
            2,
        ),
        plan(
            "Royale",
            StageFormat::FreeForAll {
                heats: 2,
                distribution: Distribution::BracketOptimised,
                rule: HeatRule {
                    points: Points {
                        placing: vec![12, 9, 7],
                        kill: 1,
                    },
                    order: vec![Criterion::Points, Criterion::Kills, Criterion::LastFinish],
                },
            },
            3,
        ),
        plan(
            "Trial",
            StageFormat::TimeTrial {
                heats: 3,
                measure: Measure::Time,
            },
            4,
        ),
    ]);
    format
}

pub(crate) fn round() -> PairedRound {
    let pair = |home, away, why| Pair { home, away, why };
    PairedRound {
        round: 2,
        pairing: swiss::Pairing {
            pairs: vec![
                pair(
                    1,
                    3,
                    Why::Fold {
                        points: 3,
                        number: 1,
                        of: 2,
                    },
                ),
                pair(
                    2,
                    5,
                    Why::Floated {
                        down: 2,
                        from: 3,
                        to: 1,
                        because: FloatCause::OddGroup,
                        spared: vec![4],
                    },
                ),
            ],
            bye: Some(Bye {
                seed: 4,
                passed_over: vec![PassedOver {
                    seed: 6,
                    because: NoBye::HadBye,
                }],
            }),
            breaches: vec![Breach::Rematch {
                seeds: (2, 5),
                times: 1,
                because: Cause::MetEverybody { seed: 2 },
            }],
        },
    }
}

pub(crate) fn rich_series() -> Series {
    Series {
        length: Length::FirstTo { wins: 3 },
        head_start: Some(HeadStart {
            score: BySide::new(1, 0),
            reason: "From the upper bracket".to_owned(),
        }),
    }
}
