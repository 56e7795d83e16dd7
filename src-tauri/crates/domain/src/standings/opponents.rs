//! Criteria made of the opponents' results: the Buchholz family, Sonneborn-Berger, Koya, the cards' and Valve's.
//!
//! Rounds that were not played are counted as FIDE's regulations of March 2026 say (C.07, article 16).

use super::table::index;
use super::tally::{Tally, is_voluntary};
use super::{Fraction, Happening, Ledger, Parameters};
use alloc::vec::Vec;

/// Everything a criterion may look at.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) tallies: &'a [Tally],
    /// The sums of an empty record.
    pub(super) nobody: &'a Tally,
    pub(super) parameters: &'a Parameters,
}

/// Whether the last round counts as it was played or as drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LastRound {
    AsPlayed,
    AsDrawn,
}

/// What is left out of a sum.
#[derive(Clone, Copy)]
pub(super) struct Cut {
    pub(super) least: usize,
    pub(super) greatest: usize,
}

impl Cut {
    pub(super) const NONE: Self = Self::new(0, 0);

    pub(super) const fn new(least: usize, greatest: usize) -> Self {
        Self { least, greatest }
    }
}

/// What one round adds to a sum over opponents.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contribution {
    /// The opponent's total, or what stands in for it.
    total: i64,
    /// The points the round gave.
    points: i64,
    voluntary: bool,
}

impl<'a> Field<'a> {
    /// The sums of an entrant; of a seed that nobody has, those of nobody.
    pub(super) fn tally(self, seed: u32) -> &'a Tally {
        self.tallies.get(index(seed)).unwrap_or(self.nobody)
    }

    /// Each round's contribution.
    ///
    /// A match played counts the opponent's adjusted total. A round not played counts the entrant's own total, but
    /// no more than the adjusted total of the opponent assigned (16.4.1), or than a draw in every round where none
    /// was (16.4.2).
    fn contributions(self, seed: u32, last: LastRound) -> impl Iterator<Item = Contribution> + 'a {
        let draw = i64::from(self.ledger.scheme().draw);
        let own = self.tally(seed);
        let (total, fore) = match last {
            LastRound::AsPlayed => (own.earned, false),
            LastRound::AsDrawn => (own.fore_earned, true),
        };
        self.ledger
            .appearances(seed)
            .map(move |(round, appearance)| {
                let of_opponent = |opponent: u32| {
                    let tally = self.tally(opponent);
                    if fore {
                        tally.fore_adjusted
                    } else {
                        tally.adjusted
                    }
                };
                let as_played = fore && round == self.ledger.rounds();
                let (total, voluntary) = match appearance.happening {
                    Happening::Played { opponent, .. } => (of_opponent(opponent), false),
                    Happening::ForfeitWon { opponent } | Happening::ForfeitLost { opponent } => {
                        if as_played {
                            (of_opponent(opponent), false)
                        } else {
                            (total.min(of_opponent(opponent)), is_voluntary(appearance))
                        }
                    }
                    Happening::Bye { .. } => (
                        total.min(draw.saturating_mul(own.rounds)),
                        is_voluntary(appearance),
                    ),
                };
                Contribution {
                    total,
                    points: i64::from(appearance.points),
                    voluntary,
                }
            })
    }

    /// Buchholz in points (FIDE 8.1 and 14).
    ///
    /// `rounds` is room for the contributions, so that a whole table needs it once.
    pub(super) fn buchholz(
        self,
        seed: u32,
        last: LastRound,
        cut: Cut,
        rounds: &mut Vec<Contribution>,
    ) -> Fraction {
        if cut.least + cut.greatest == 0 {
            return self.sum(self.contributions(seed, last).map(|round| round.total));
        }
        rounds.clear();
        rounds.extend(self.contributions(seed, last));
        for _ in 0..cut.least {
            cut_least(rounds);
        }
        for _ in 0..cut.greatest {
            let greatest = (0..rounds.len()).max_by_key(|&at| rounds[at].total);
            greatest.map(|at| rounds.swap_remove(at));
        }
        self.sum(rounds.iter().map(|round| round.total))
    }

    /// Points summed up; a sum of nothing is a plain zero without unit.
    fn sum(self, points: impl Iterator<Item = i64>) -> Fraction {
        let mut unit = None;
        let sum = points.fold(0_i64, |sum, points| {
            unit = Some(self.ledger.scheme().unit);
            sum.saturating_add(points)
        });
        Fraction::of_units(sum, unit.unwrap_or(1))
    }

    /// Sonneborn-Berger: the same totals, each times the points the round gave (FIDE 9.1).
    pub(super) fn sonneborn_berger(self, seed: u32) -> Fraction {
        let sum = self
            .contributions(seed, LastRound::AsPlayed)
            .fold(0_i64, |sum, round| {
                sum.saturating_add(round.total.saturating_mul(round.points))
            });
        let unit = i64::from(self.ledger.scheme().unit.max(1));
        Fraction::of_units(sum, unit.saturating_mul(unit))
    }

    /// Points from opponents who have at least half of what their rounds could give (FIDE 9.2).
    pub(super) fn koya(self, seed: u32) -> Fraction {
        let win = i64::from(self.ledger.scheme().win);
        let counted = self.ledger.appearances(seed).filter(|(_, round)| {
            round.opponent().is_some_and(|opponent| {
                let opponent = self.tally(opponent);
                opponent.earned.saturating_mul(2) >= win.saturating_mul(opponent.rounds)
            })
        });
        self.sum(counted.map(|(_, round)| i64::from(round.points)))
    }

    /// Wins minus losses of every opponent met so far (Valve, seeding of later rounds).
    pub(super) fn difficulty(self, seed: u32) -> Fraction {
        let opponents = self.ledger.assigned(seed);
        Fraction::whole(opponents.fold(0, |sum, opponent| sum + self.tally(opponent).balance))
    }

    /// Mean of the opponents' match-win percentages; the floor where there was no opponent.
    pub(super) fn opponents_match_win(self, seed: u32) -> Fraction {
        let floor = self.parameters.percentage_floor;
        let shares = self.ledger.assigned(seed);
        let shares = shares.map(|opponent| self.tally(opponent).match_win[1]);
        Fraction::mean(shares).unwrap_or(floor)
    }

    /// Mean of the opponents' game-win percentages; the floor where there was no opponent.
    pub(super) fn opponents_game_win(self, seed: u32) -> Fraction {
        let floor = self.parameters.percentage_floor;
        let shares = self.ledger.assigned(seed);
        let shares = shares.map(|opponent| self.tally(opponent).game_win[1]);
        Fraction::mean(shares).unwrap_or(floor)
    }
}

/// Leaves out the least contribution. One from a round missed of one's own will goes first, unless the plain least
/// is worth more (FIDE 14.1 and 16.5).
///
/// In sums of totals a missed round is never worth more than the least, so that it always goes first.
fn cut_least(rounds: &mut Vec<Contribution>) {
    let least = |voluntary_only: bool| {
        (0..rounds.len())
            .filter(|&at| rounds[at].voluntary || !voluntary_only)
            .min_by_key(|&at| rounds[at].total)
    };
    if let Some(at) = least(true).or_else(|| least(false)) {
        rounds.swap_remove(at);
    }
}
