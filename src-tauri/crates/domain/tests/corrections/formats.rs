//! Formats of every kind for random tournaments, and the dice that choose them.

use crate::hall::{DOUBLE, SINGLE, WITH_THIRD, bracket, one_stage};
use lanista_domain::bracket::Distribution;
use lanista_domain::format::{HeatRule, Intake, Measure, Pairing, TableRule, Take};
use lanista_domain::free_for_all::Points;
use lanista_domain::ladder::HillRule;
use lanista_domain::standings::{Criterion, MiniLeague, PointScheme};
use lanista_domain::swiss::Goal;
use lanista_domain::{Format, Length, Series, SeriesPlan, StageFormat, StagePlan};

/// A stream of numbers that a seed decides.
#[derive(Clone, Debug)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// Below `sides`; 0 where there are none.
    pub(crate) const fn roll(&mut self, sides: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let high = self.0 >> 33;
        if sides == 0 {
            0
        } else {
            (high % sides as u64) as u32
        }
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.roll(u32::try_from(from.len()).expect("few")) as usize].clone()
    }
}

pub(crate) fn table(order: &[Criterion]) -> TableRule {
    TableRule {
        points: PointScheme::THREE_ONE_NONE,
        order: order.to_vec(),
        mini_league: MiniLeague::Once,
        floor: 33,
    }
}

pub(crate) fn round_robin(groups: u8) -> StageFormat {
    StageFormat::RoundRobin {
        groups,
        distribution: Distribution::Snake,
        legs: 1,
        table: table(&[Criterion::Points, Criterion::InitialSeed]),
    }
}

pub(crate) fn swiss(until: Goal) -> StageFormat {
    StageFormat::Swiss {
        pairing: Pairing::ScoreGroups,
        until,
        decisive: None,
        table: table(&[
            Criterion::Points,
            Criterion::Buchholz,
            Criterion::InitialSeed,
        ]),
    }
}

fn royale(heats: u8) -> StageFormat {
    StageFormat::FreeForAll {
        heats,
        distribution: Distribution::Snake,
        rule: HeatRule {
            points: Points {
                placing: vec![10, 6, 3],
                kill: 1,
            },
            order: vec![Criterion::Points, Criterion::Kills, Criterion::LastFinish],
        },
    }
}

/// All of so many games.
pub(crate) const fn all_of(games: u8) -> Series {
    Series {
        length: Length::PlayAll { games },
        head_start: None,
    }
}

/// A later stage that takes the first places of each group of the first.
pub(crate) fn next(format: StageFormat, last: u16) -> StagePlan {
    StagePlan {
        name: String::new(),
        format,
        series: SeriesPlan {
            usual: Series::best_of(3),
            exceptions: Vec::new(),
        },
        intake: Intake::Places {
            takes: vec![Take::places(0, 1, last)],
        },
        waves: 1,
    }
}

/// How many kinds of tournaments [`of_kind`] knows.
pub(crate) const KINDS: u32 = 20;

/// A format, and how few it needs.
pub(crate) fn of_kind(kind: u32, dice: &mut Dice) -> (Format, u32) {
    let best = |stage: StageFormat| one_stage(stage, Series::best_of(3));
    let with = |mut first: Format, second: StagePlan| {
        first.stages.push(second);
        first
    };
    let final_bracket = bracket(dice.pick(&[SINGLE, DOUBLE]), 1);
    match kind {
        0 => (best(bracket(SINGLE, 1)), 2),
        1 => (best(bracket(WITH_THIRD, 1)), 4),
        2 | 3 => (best(bracket(DOUBLE, 1)), 2),
        4 => (best(bracket(dice.pick(&[SINGLE, DOUBLE]), 2)), 4),
        5 => (best(StageFormat::Stepladder {}), 2),
        6 => {
            let rule = HillRule {
                in_a_row: 2,
                most_matches: 9,
            };
            (best(StageFormat::Hill { rule }), 3)
        }
        7 => (
            best(StageFormat::Gsl {
                groups: 2,
                distribution: Distribution::Snake,
            }),
            8,
        ),
        8 => (best(round_robin(1)), 3),
        9 => (best(swiss(Goal::Rounds { rounds: 3 })), 4),
        10 => (best(swiss(Goal::Record { wins: 2, losses: 2 })), 4),
        11 => (with(best(round_robin(2)), next(final_bracket, 2)), 6),
        12 => {
            let gsl = StageFormat::Gsl {
                groups: 2,
                distribution: Distribution::Snake,
            };
            (with(best(gsl), next(final_bracket, 2)), 8)
        }
        13 => {
            let trial = StageFormat::TimeTrial {
                heats: 1,
                measure: Measure::Time,
            };
            let heats = dice.pick(&[royale(2), trial]);
            (one_stage(heats, all_of(2)), 4)
        }
        14 => {
            let rounds = swiss(Goal::Rounds { rounds: 3 });
            (with(best(rounds), next(final_bracket, 4)), 8)
        }
        15 => {
            let gsl = StageFormat::Gsl {
                groups: 2,
                distribution: Distribution::Snake,
            };
            let mut last = next(final_bracket, 2);
            last.intake = Intake::Places {
                takes: vec![Take::places(1, 1, 2)],
            };
            let first = with(best(round_robin(4)), next(gsl, 2));
            (with(first, last), 12)
        }
        16 => {
            let mut halves = next(bracket(DOUBLE, 1), 2);
            halves.intake = Intake::Places {
                takes: vec![Take::places(0, 1, 2), Take::places(0, 3, 4).into_lower()],
            };
            (with(best(round_robin(2)), halves), 8)
        }
        17 => (one_stage(round_robin(1), all_of(2)), 3),
        18 => {
            let major = StageFormat::Swiss {
                pairing: Pairing::ValveMajor,
                until: Goal::Record { wins: 3, losses: 3 },
                decisive: None,
                table: table(&[
                    Criterion::Points,
                    Criterion::Buchholz,
                    Criterion::InitialSeed,
                ]),
            };
            (with(best(major), next(final_bracket, 8)), 16)
        }
        // Whom only points part: tie-breaks are played.
        _ => {
            let league = StageFormat::RoundRobin {
                groups: 1,
                distribution: Distribution::Snake,
                legs: 1,
                table: table(&[Criterion::Points]),
            };
            (with(best(league), next(final_bracket, 2)), 4)
        }
    }
}
