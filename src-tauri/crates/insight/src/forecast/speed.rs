//! How long matches take and how sure that is: learned from those that were played, starting from what is expected.
//!
//! The logarithm of a length is what its kind takes, as expected, plus the speed of the day, that of the tournament and
//! that of the kind, plus chance. The three speeds are not known: before the first match they are near 0, and every
//! match that is played says something of all three at once (linear regression with normal priors; A. Gelman et al.,
//! Bayesian Data Analysis, 3rd edition, chapter 14). A draw draws them, so that a slow day is slow for all its matches.

use super::dice::Dice;

/// How far a whole day is off what was expected, in natural logarithms: about a fifth.
const OF_DAY: f64 = 0.2;
/// How far a tournament is off the day.
const OF_TOURNAMENT: f64 = 0.2;
/// How far a kind of match is off its tournament: a single game takes its preparation alone.
const OF_KIND: f64 = 0.12;
/// How far single matches of a kind lie apart, before any was played.
const APART: f64 = 0.35;
/// For so many matches that stands.
const SURE: f64 = 8.0;
/// How much less a match counts than the next one of its kind: the day gets faster, and late rounds are longer.
const FADES: f64 = 0.97;
/// A length further off than this, in natural logarithms, was typed late, or is none.
const FAR: f64 = 1.5;
/// How far the rest of a day is off what was learned of it.
const DRIFT: f64 = 0.05;

/// Matches of a tournament that are alike: their greatest number of games.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// Of which tournament, by its place in the day.
    pub(super) tournament: usize,
    /// As long as nothing was learned, the logarithm of its length in milliseconds.
    pub(super) expected: f64,
}

/// A match that was played to its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Played {
    /// By its place among the kinds.
    pub(super) kind: usize,
    /// When it ended.
    pub(super) ended: u64,
    /// In milliseconds from its call.
    pub(super) took: u64,
}

/// What was learned.
#[derive(Clone, Debug)]
pub(super) struct Speed {
    expected: Vec<f64>,
    rows: Vec<[usize; 3]>,
    mean: Vec<f64>,
    /// The lower factor of the precision of all speeds together.
    factor: Vec<Vec<f64>>,
    /// How far single matches lie apart.
    pub(super) apart: f64,
}

/// The speeds of one draw.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    /// The logarithm of the middle length of each kind.
    pub(super) kinds: Vec<f64>,
}

impl Speed {
    pub(super) fn learned(kinds: &[Kind], tournaments: usize, played: &mut [Played]) -> Self {
        let rows: Vec<[usize; 3]> = (0..)
            .zip(kinds)
            .map(|(at, kind)| [0, 1 + kind.tournament, 1 + tournaments + at])
            .collect();
        let expected: Vec<f64> = kinds.iter().map(|kind| kind.expected).collect();
        let seen = weighed(&expected, played);
        let unknown = 1 + tournaments + kinds.len();
        let solved = |apart: f64| {
            let mut precision: Vec<Vec<f64>> = (0..unknown)
                .map(|row| {
                    let spread = if row == 0 {
                        OF_DAY
                    } else if row <= tournaments {
                        OF_TOURNAMENT
                    } else {
                        OF_KIND
                    };
                    let mut line = vec![0.0; unknown];
                    line[row] = 1.0 / (spread * spread);
                    line
                })
                .collect();
            let mut right = vec![0.0; unknown];
            for &(kind, off, weight) in &seen {
                let precise = weight / (apart * apart);
                for &one in &rows[kind] {
                    right[one] += precise * off;
                    for &other in &rows[kind] {
                        precision[one][other] += precise;
                    }
                }
            }
            let factor = factored(precision);
            let mean = backward(&factor, forward(&factor, right));
            (mean, factor)
        };
        let (first, _) = solved(APART);
        let squares: f64 = seen
            .iter()
            .map(|&(kind, off, weight)| {
                let of_kind: f64 = rows[kind].iter().map(|&at| first[at]).sum();
                weight * (off - of_kind).powi(2)
            })
            .sum();
        let weights: f64 = seen.iter().map(|it| it.2).sum();
        let apart = (SURE.mul_add(APART * APART, squares) / (SURE + weights)).sqrt();
        let (mean, factor) = solved(apart);
        Self {
            expected,
            rows,
            mean,
            factor,
            apart,
        }
    }

    fn kinds(&self, speeds: &[f64], drift: f64) -> Drawn {
        let kinds = self.rows.iter().zip(&self.expected).map(|(row, expected)| {
            expected + drift + row.iter().map(|&at| speeds[at]).sum::<f64>()
        });
        Drawn {
            kinds: kinds.collect(),
        }
    }

    /// As it most likely is.
    pub(super) fn likely(&self) -> Drawn {
        self.kinds(&self.mean, 0.0)
    }

    /// As it may be. Draws go by twos, one as much too fast as the other is too slow, so that few of them do.
    pub(super) fn draw(&self, draw: u64) -> Drawn {
        let mut dice = Dice::of(draw / 2, 0x5EED);
        let sign = if draw.is_multiple_of(2) { 1.0 } else { -1.0 };
        let lots: Vec<f64> = self.mean.iter().map(|_| sign * dice.normal()).collect();
        let drift = DRIFT * sign * dice.normal();
        let off = backward(&self.factor, lots);
        let speeds: Vec<f64> = self
            .mean
            .iter()
            .zip(off)
            .map(|(mean, off)| mean + off)
            .collect();
        self.kinds(&speeds, drift)
    }
}

/// How far each match was off what was expected, and how much it says: kind, distance, weight.
fn weighed(expected: &[f64], played: &mut [Played]) -> Vec<(usize, f64, f64)> {
    played.sort_unstable_by_key(|it| core::cmp::Reverse((it.ended, it.took)));
    let mut weights = vec![1.0; expected.len()];
    let mut seen = Vec::with_capacity(played.len());
    for it in played.iter() {
        let off = super::number(it.took).max(1.0).ln() - expected[it.kind];
        if off.abs() <= FAR {
            seen.push((it.kind, off, weights[it.kind]));
            weights[it.kind] *= FADES;
        }
    }
    seen
}

/// The lower factor of a positive matrix (Cholesky).
fn factored(mut matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let size = matrix.len();
    for row in 0..size {
        for column in 0..=row {
            let before: f64 = (0..column)
                .map(|at| matrix[row][at] * matrix[column][at])
                .sum();
            let left = matrix[row][column] - before;
            matrix[row][column] = if row == column {
                left.max(1e-12).sqrt()
            } else {
                left / matrix[column][column]
            };
        }
    }
    matrix
}

fn forward(factor: &[Vec<f64>], mut right: Vec<f64>) -> Vec<f64> {
    for row in 0..right.len() {
        let before: f64 = (0..row).map(|at| factor[row][at] * right[at]).sum();
        right[row] = (right[row] - before) / factor[row][row];
    }
    right
}

fn backward(factor: &[Vec<f64>], mut right: Vec<f64>) -> Vec<f64> {
    for row in (0..right.len()).rev() {
        let after: f64 = (row + 1..right.len())
            .map(|at| factor[at][row] * right[at])
            .sum();
        right[row] = (right[row] - after) / factor[row][row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::{Kind, Played, Speed};

    fn kinds() -> Vec<Kind> {
        let of = |tournament, minutes: f64| Kind {
            tournament,
            expected: (minutes * 60_000.0).ln(),
        };
        vec![of(0, 15.0), of(0, 37.0), of(1, 15.0)]
    }

    fn minutes(speed: &Speed, kind: usize) -> f64 {
        speed.likely().kinds[kind].exp() / 60_000.0
    }

    #[test]
    fn nothing_played_is_as_expected() {
        let speed = Speed::learned(&kinds(), 2, &mut []);
        assert!((minutes(&speed, 1) - 37.0).abs() < 1e-6);
    }

    #[test]
    fn what_is_played_says_something_of_the_others_too() {
        let mut played: Vec<Played> = (0..20)
            .map(|at| Played {
                kind: 0,
                ended: at,
                took: 22 * 60_000,
            })
            .collect();
        let speed = Speed::learned(&kinds(), 2, &mut played);
        let learned = minutes(&speed, 0);
        assert!((21.0..22.5).contains(&learned), "{learned}");
        let longer = minutes(&speed, 1) / 37.0;
        let elsewhere = minutes(&speed, 2) / 15.0;
        assert!(
            longer > elsewhere && elsewhere > 1.05,
            "{longer}, {elsewhere}"
        );
        assert!(
            speed.apart < 0.3,
            "they lie close together: {}",
            speed.apart
        );
    }

    #[test]
    fn what_was_typed_hours_late_says_nothing() {
        let late = Played {
            kind: 0,
            ended: 1,
            took: 400 * 60_000,
        };
        let speed = Speed::learned(&kinds(), 2, &mut [late]);
        assert!((minutes(&speed, 0) - 15.0).abs() < 1e-6);
    }
}
