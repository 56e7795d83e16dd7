//! Formats of the wire and of the rules, each from the other.

mod kinds;

use super::{
    Criterion, Distribution, GrandFinal, Intake, Measure, Order, Pairing, StagePlan, StartIn, Take,
};
use crate::shared::{Format, SeriesException, same_names};
use crate::title_rules::TitleRules;
use lanista_domain as domain;
use lanista_domain::standings;

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
            title_rules: TitleRules::of(&format.title_rules),
        }
    }
}

impl From<Format> for domain::Format {
    fn from(format: Format) -> Self {
        Self {
            stages: format.stages.into_iter().map(Into::into).collect(),
            rule: format.rule.into(),
            vocabulary: format.vocabulary.into(),
            title_rules: format.title_rules.map(Into::into).unwrap_or_default(),
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
