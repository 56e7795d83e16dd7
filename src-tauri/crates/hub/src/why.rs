//! Why a pair or a bye came out so, in sentences for the desk.

use lanista_domain::standings::Fraction;
use lanista_domain::swiss::{Breach, Bye, Cause, FloatCause, NoBye, Pair, PassedOver, Shift, Why};

/// Says it with the names of the entrants and the points as they are shown.
pub(crate) struct Words<'a> {
    name: &'a dyn Fn(u32) -> String,
    unit: u32,
}

impl<'a> Words<'a> {
    pub(crate) const fn new(name: &'a dyn Fn(u32) -> String, unit: u32) -> Self {
        Self { name, unit }
    }

    fn name(&self, seed: u32) -> String {
        (self.name)(seed)
    }

    fn points(&self, smallest: i32) -> String {
        points(smallest, self.unit)
    }

    /// The reasons of a pair, then what could not be kept for it.
    pub(crate) fn of_pair(&self, pair: &Pair, breaches: &[Breach]) -> Vec<String> {
        let mut why = vec![self.of_why(&pair.why)];
        let ours =
            |seeds: &(u32, u32)| [(pair.home, pair.away), (pair.away, pair.home)].contains(seeds);
        for breach in breaches {
            match breach {
                Breach::Rematch { seeds, because, .. } if ours(seeds) => {
                    why.push(format!("They meet again: {}.", self.of_cause(*because)));
                }
                Breach::Forbidden { seeds, because } if ours(seeds) => {
                    why.push(format!(
                        "They were to be kept apart: {}.",
                        self.of_cause(*because)
                    ));
                }
                Breach::ClubMates { seeds, because, .. } if ours(seeds) => {
                    why.push(format!(
                        "They are of one club: {}.",
                        self.of_cause(*because)
                    ));
                }
                Breach::Rematch { .. }
                | Breach::Forbidden { .. }
                | Breach::ClubMates { .. }
                | Breach::SecondBye { .. } => {}
            }
        }
        why
    }

    /// The reasons of a bye.
    pub(crate) fn of_bye(&self, bye: &Bye, breaches: &[Breach]) -> Vec<String> {
        let mut why: Vec<String> = bye
            .passed_over
            .iter()
            .map(|known| self.passed(known))
            .collect();
        if why.is_empty() {
            why.push("The lowest of all in the table.".into());
        }
        let is_second =
            |breach: &Breach| matches!(breach, Breach::SecondBye { seed } if *seed == bye.seed);
        if breaches.iter().any(is_second) {
            why.push("It is the second: everybody had one.".into());
        }
        why
    }

    fn of_why(&self, why: &Why) -> String {
        let record = |(won, lost): &(u32, u32)| format!("{won}\u{2013}{lost}");
        match why {
            Why::Forced => "An official wants it so.".into(),
            Why::Fold { points, number, of } => format!(
                "Both have {}: the upper half of the group meets the lower, pair {number} of {of}.",
                self.points(*points)
            ),
            Why::Shifted {
                points,
                instead_of,
                because,
            } => {
                let other = self.name(*instead_of);
                let because = match because {
                    Shift::HaveMet => "they have met",
                    Shift::Forbidden => "an official does not want that",
                    Shift::ClubMates => "they are of one club",
                    Shift::Sides => "both are due the same side",
                    Shift::MadeRoom => "needed for another pair",
                };
                format!(
                    "Both have {}. Not {other}: {because}.",
                    self.points(*points)
                )
            }
            Why::Floated {
                down,
                from,
                to,
                because,
                ..
            } => {
                let because = match because {
                    FloatCause::OddGroup => "the group is odd",
                    FloatCause::NoOpponentLeft => "nobody is left to meet in the group",
                };
                format!(
                    "{} comes down from {} to {}: {because}.",
                    self.name(*down),
                    self.points(*from),
                    self.points(*to)
                )
            }
            Why::FirstRound => "First round: the upper half of the seeds meets the lower.".into(),
            Why::HighLow { record: of, places } => format!(
                "At {}, the highest meets the lowest not yet met: {} against {}.",
                record(of),
                places.0,
                places.1
            ),
            Why::Swapped { record: of, places } => format!(
                "At {}, {} against {}: changed, because the last pair had met.",
                record(of),
                places.0,
                places.1
            ),
            Why::Row {
                record: of,
                row,
                places,
            } => format!(
                "At {}, row {row} of the table of priorities: {} against {}.",
                record(of),
                places.0,
                places.1
            ),
        }
    }

    fn of_cause(&self, cause: Cause) -> String {
        match cause {
            Cause::Forced => "an official wants it so".into(),
            Cause::MetEverybody { seed } => format!("{} has met everybody else", self.name(seed)),
            Cause::MoreThanHalf { members, present } => {
                format!("{members} of {present} are of that club")
            }
            Cause::NoOtherWay => "there is no better way to pair everybody".into(),
        }
    }

    fn passed(&self, passed: &PassedOver) -> String {
        let who = self.name(passed.seed);
        match passed.because {
            NoBye::HadBye => format!("Not {who}, who had one."),
            NoBye::HadWalkover => format!("Not {who}, who won without playing once."),
            NoBye::RestUnpaired => format!("Not {who}: the others could not be paired then."),
            NoBye::Forced => format!("Not {who}, whom an official wants to play."),
        }
    }
}

/// Points as people write them: whole, or with one decimal.
pub(crate) fn points(smallest: i32, unit: u32) -> String {
    let value = Fraction::new(i64::from(smallest), i64::from(unit)).unwrap_or(Fraction::ZERO);
    value.to_places(u32::from(value.den() != 1))
}
