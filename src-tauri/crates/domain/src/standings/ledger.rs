//! The ledger: what happened to each entrant in each round, and points given or taken by officials.

use super::entry::Written;
use super::{Appearance, ByeKind, Entry, Happening, PointScheme};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Points that no match gave: a deduction (negative), a bonus, or a score carried over from an earlier stage.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adjustment {
    /// The entrant.
    pub seed: u32,
    /// In smallest units; negative takes away.
    pub points: i32,
    /// Why, for everybody to read.
    pub reason: String,
}

/// Why an entry cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum LedgerRefusal {
    /// A seed that is none of `1..=entrants`.
    #[error("There is no entrant with seed {seed}.")]
    UnknownSeed {
        /// The seed.
        seed: u32,
    },
    /// Both sides are the same.
    #[error("Seed {seed} cannot meet itself.")]
    OwnOpponent {
        /// The seed.
        seed: u32,
    },
    /// The round holds something for this entrant already.
    #[error("Round {round} holds a result of seed {seed} already.")]
    AlreadyRecorded {
        /// The seed.
        seed: u32,
        /// Counted from 1.
        round: u32,
    },
    /// Rounds count from 1 and are at most [`Ledger::MOST_ROUNDS`].
    #[error("There is no round {round}.")]
    NoSuchRound {
        /// The round.
        round: u32,
    },
}

/// What happened, by entrant and round.
///
/// Rounds count from 1 in the interface. An entrant has at most one appearance a round; where there is none, the
/// round has brought nothing yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    scheme: PointScheme,
    rounds: u32,
    rows: Vec<Row>,
    adjustments: Vec<Adjustment>,
}

/// What a later round brings an entrant who left.
const ABSENT: Appearance = Appearance {
    happening: Happening::Bye {
        bye: ByeKind::Absent,
    },
    points: 0,
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    appearances: Vec<Option<Appearance>>,
    withdrawn_after: Option<u32>,
    adjusted: i64,
}

impl Ledger {
    /// No tournament plays more rounds than this; it bounds what a hostile file can ask for.
    pub const MOST_ROUNDS: u32 = 4096;

    /// An empty ledger of so many entrants.
    #[must_use]
    pub fn new(entrants: u32, scheme: PointScheme) -> Self {
        let rows = (0..entrants).map(|_| Row::default()).collect();
        Self {
            scheme,
            rounds: 0,
            rows,
            adjustments: Vec::new(),
        }
    }

    /// The points per result.
    #[must_use]
    pub const fn scheme(&self) -> &PointScheme {
        &self.scheme
    }

    /// How many entrants there are.
    #[must_use]
    pub fn entrants(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// All seeds, from 1.
    pub fn seeds(&self) -> impl DoubleEndedIterator<Item = u32> + use<> {
        1..=self.entrants()
    }

    /// The last round that holds something for somebody; 0 before the first.
    #[must_use]
    pub const fn rounds(&self) -> u32 {
        self.rounds
    }

    /// One more entrant, who has missed the rounds so far; gives the new seed.
    pub fn enter_late(&mut self) -> u32 {
        let absent = Appearance::by(
            &self.scheme,
            Happening::Bye {
                bye: ByeKind::Absent,
            },
        );
        self.rows.push(Row {
            appearances: (0..self.rounds).map(|_| Some(absent)).collect(),
            withdrawn_after: None,
            adjusted: 0,
        });
        self.entrants()
    }

    /// The same of some entrants alone, who get the seeds 1, 2, 3 … in the order in which they are named. What they
    /// played against others is left out.
    #[must_use]
    pub fn among(&self, seeds: &[u32]) -> Self {
        let mut new_of = vec![None; self.rows.len()];
        for (new, &seed) in (1..).zip(seeds) {
            if let Some(known) = index(seed).and_then(|at| new_of.get_mut(at)) {
                *known = Some(new);
            }
        }
        let new_of = |seed: u32| *new_of.get(index(seed)?)?;
        let renamed = |mut appearance: Appearance| {
            match &mut appearance.happening {
                Happening::Played { opponent, .. }
                | Happening::ForfeitWon { opponent }
                | Happening::ForfeitLost { opponent } => *opponent = new_of(*opponent)?,
                Happening::Bye { .. } => {}
            }
            Some(appearance)
        };
        let row = |&seed: &u32| {
            let row = self.row(seed)?;
            let held = row.appearances.iter();
            Some(Row {
                appearances: held.map(|held| held.and_then(renamed)).collect(),
                ..row.clone()
            })
        };
        let adjustments = self.adjustments.iter().filter_map(|adjustment| {
            Some(Adjustment {
                seed: new_of(adjustment.seed)?,
                ..adjustment.clone()
            })
        });
        Self {
            scheme: self.scheme,
            rounds: self.rounds,
            rows: seeds.iter().filter_map(row).collect(),
            adjustments: adjustments.collect(),
        }
    }

    /// Writes one entry into a round.
    ///
    /// # Errors
    /// A seed nobody has, an entrant against itself, a round out of range, or a round that holds something for one
    /// of the entrants already: nothing is written then.
    pub fn record(&mut self, round: u32, entry: &Entry) -> Result<(), LedgerRefusal> {
        let written = self.appearances_of(round, entry)?;
        for &(seed, _) in written.iter().flatten() {
            if self.appearance(seed, round).is_some() {
                return Err(LedgerRefusal::AlreadyRecorded { seed, round });
            }
        }
        self.write(round, written);
        Ok(())
    }

    /// Writes one entry in place of whatever the round held for its entrants, and for the opponents they had in it.
    ///
    /// # Errors
    /// As [`Ledger::record`], save that the round may be taken.
    pub fn replace(&mut self, round: u32, entry: &Entry) -> Result<(), LedgerRefusal> {
        let written = self.appearances_of(round, entry)?;
        for &(seed, _) in written.iter().flatten() {
            self.erase(seed, round);
        }
        self.write(round, written);
        Ok(())
    }

    /// Takes away what a round holds for an entrant and for the opponent it had.
    pub fn erase(&mut self, seed: u32, round: u32) {
        let opponent = self.appearance(seed, round).and_then(Appearance::opponent);
        self.clear(seed, round);
        if let Some(opponent) = opponent
            && self
                .appearance(opponent, round)
                .and_then(Appearance::opponent)
                == Some(seed)
        {
            self.clear(opponent, round);
        }
        while self.rounds > 0 && self.nobody_in(self.rounds) {
            self.rounds -= 1;
        }
    }

    /// Writes one entrant's appearance as it stands, points included: for files and stages with points of their own.
    /// The opponent's appearance is written separately.
    ///
    /// # Errors
    /// As [`Ledger::record`].
    pub fn lay(
        &mut self,
        seed: u32,
        round: u32,
        appearance: Appearance,
    ) -> Result<(), LedgerRefusal> {
        self.seed_exists(seed)?;
        Self::round_exists(round)?;
        if let Some(opponent) = appearance.opponent() {
            self.seed_exists(opponent)?;
            if opponent == seed {
                return Err(LedgerRefusal::OwnOpponent { seed });
            }
        }
        if self.appearance(seed, round).is_some() {
            return Err(LedgerRefusal::AlreadyRecorded { seed, round });
        }
        self.write(round, [Some((seed, appearance)), None]);
        Ok(())
    }

    /// The entrant leaves after so many rounds (0: before the first). Later rounds without an entry are absences.
    ///
    /// # Errors
    /// A seed nobody has, or a round out of range.
    pub fn withdraw(&mut self, seed: u32, after: u32) -> Result<(), LedgerRefusal> {
        if after > 0 {
            Self::round_exists(after)?;
        }
        let row = index(seed)
            .and_then(|at| self.rows.get_mut(at))
            .ok_or(LedgerRefusal::UnknownSeed { seed })?;
        row.withdrawn_after = Some(after);
        Ok(())
    }

    /// After which round the entrant left, if it did.
    #[must_use]
    pub fn withdrawn_after(&self, seed: u32) -> Option<u32> {
        self.row(seed)?.withdrawn_after
    }

    /// Gives points or takes them away (a negative number), with a reason.
    ///
    /// # Errors
    /// A seed nobody has.
    pub fn adjust(&mut self, adjustment: Adjustment) -> Result<(), LedgerRefusal> {
        let seed = adjustment.seed;
        let row = index(seed)
            .and_then(|at| self.rows.get_mut(at))
            .ok_or(LedgerRefusal::UnknownSeed { seed })?;
        row.adjusted = row.adjusted.saturating_add(i64::from(adjustment.points));
        self.adjustments.push(adjustment);
        Ok(())
    }

    /// All points given or taken outside matches.
    #[must_use]
    pub fn adjustments(&self) -> &[Adjustment] {
        &self.adjustments
    }

    /// The sum of what was given to an entrant and taken from it outside matches.
    #[must_use]
    pub fn adjusted_by(&self, seed: u32) -> i64 {
        self.row(seed).map_or(0, |row| row.adjusted)
    }

    /// What a round brought an entrant; nothing where it has not been played yet. An entrant who left is absent in
    /// every later round that has begun.
    #[must_use]
    pub fn appearance(&self, seed: u32, round: u32) -> Option<&Appearance> {
        let row = self.row(seed)?;
        let held = index(round).and_then(|at| row.appearances.get(at)?.as_ref());
        let left = row.withdrawn_after.is_some_and(|after| round > after);
        held.or((left && round <= self.rounds).then_some(&ABSENT))
    }

    /// The rounds of an entrant in order, with their number; rounds that brought nothing yet are left out.
    pub fn appearances(&self, seed: u32) -> impl Iterator<Item = (u32, &Appearance)> {
        let row = self.row(seed);
        let left = row.and_then(|row| row.withdrawn_after).unwrap_or(u32::MAX);
        let held = row.map_or(&[][..], |row| &row.appearances);
        let missing = core::iter::repeat(&None);
        (1..=self.rounds)
            .zip(held.iter().chain(missing))
            .filter_map(move |(round, held)| {
                let absent = (round > left).then_some(&ABSENT);
                Some((round, held.as_ref().or(absent)?))
            })
    }

    /// All opponents ever assigned to an entrant, as often as they were.
    pub fn assigned(&self, seed: u32) -> impl Iterator<Item = u32> {
        self.appearances(seed)
            .filter_map(|(_, appearance)| appearance.opponent())
    }

    fn row(&self, seed: u32) -> Option<&Row> {
        self.rows.get(index(seed)?)
    }

    fn nobody_in(&self, round: u32) -> bool {
        let held = |row: &Row| Some(row.appearances.get(index(round)?)?.is_some());
        !self.rows.iter().any(|row| held(row).unwrap_or(false))
    }

    fn seed_exists(&self, seed: u32) -> Result<(), LedgerRefusal> {
        self.row(seed)
            .map(|_| ())
            .ok_or(LedgerRefusal::UnknownSeed { seed })
    }

    const fn round_exists(round: u32) -> Result<(), LedgerRefusal> {
        if round == 0 || round > Self::MOST_ROUNDS {
            return Err(LedgerRefusal::NoSuchRound { round });
        }
        Ok(())
    }
}

impl Ledger {
    fn appearances_of(&self, round: u32, entry: &Entry) -> Result<Written, LedgerRefusal> {
        Self::round_exists(round)?;
        let written = entry.appearances(&self.scheme);
        for &(seed, appearance) in written.iter().flatten() {
            self.seed_exists(seed)?;
            if appearance.opponent() == Some(seed) {
                return Err(LedgerRefusal::OwnOpponent { seed });
            }
        }
        Ok(written)
    }

    fn write(&mut self, round: u32, written: Written) {
        for (seed, appearance) in written.into_iter().flatten() {
            let row = index(seed).and_then(|at| self.rows.get_mut(at));
            if let (Some(row), Some(at)) = (row, index(round)) {
                if row.appearances.len() <= at {
                    row.appearances.resize(at + 1, None);
                }
                row.appearances[at] = Some(appearance);
                self.rounds = self.rounds.max(round);
            }
        }
    }

    fn clear(&mut self, seed: u32, round: u32) {
        let row = index(seed).and_then(|at| self.rows.get_mut(at));
        let Some(row) = row else { return };
        if let Some(cell) = index(round).and_then(|at| row.appearances.get_mut(at)) {
            *cell = None;
        }
        while row.appearances.last().is_some_and(Option::is_none) {
            row.appearances.pop();
        }
    }
}

/// Seeds and rounds count from 1, lists from 0.
fn index(number: u32) -> Option<usize> {
    usize::try_from(number.checked_sub(1)?).ok()
}
