//! Criteria that look only at matches among the tied: the leagues' mini-league and FIDE's direct encounter.

use super::opponents::Field;
use super::{Fraction, Happening, MiniLeague, Value};
use alloc::vec::Vec;
use core::cmp::Reverse;

/// Some who were tied, in the order the criterion leaves them: those of one run are tied still.
pub(super) type Runs = Vec<Vec<u32>>;

/// A mini-league: the points, then the score difference, of the matches among all who are tied.
///
/// Spain and Italy take it once; UEFA applies it again to those whom it left tied. The values are those of the
/// mini-league among all.
pub(super) fn head_to_head(field: Field<'_>, tied: &[u32]) -> (Runs, Vec<(u32, Value)>) {
    let tied = sorted(tied);
    let mut table = mini_league(field, &tied);
    let values = table.clone();
    table.sort_by_key(|&(seed, value)| (Reverse(value), seed));
    let runs: Runs = table
        .chunk_by(|left, right| left.1 == right.1)
        .map(|run| run.iter().map(|&(seed, _)| seed).collect())
        .collect();
    if field.parameters.mini_league == MiniLeague::Once || runs.len() == 1 {
        return (runs, values);
    }
    let again = runs.into_iter().flat_map(|run| {
        if run.len() > 1 {
            head_to_head(field, &run).0
        } else {
            Vec::from([run])
        }
    });
    (again.collect(), values)
}

fn mini_league(field: Field<'_>, tied: &[u32]) -> Vec<(u32, Value)> {
    let unit = field.ledger.scheme().unit;
    tied.iter()
        .map(|&seed| {
            let (mut points, mut difference) = (0_i64, 0_i64);
            for (_, appearance) in field.ledger.appearances(seed) {
                let among = appearance.opponent().is_some_and(|it| holds(tied, it));
                if !among {
                    continue;
                }
                points += i64::from(appearance.points);
                if let Happening::Played { score, .. } = appearance.happening {
                    difference += i64::from(score.own) - i64::from(score.other);
                }
            }
            let points = Fraction::of_units(points, unit);
            (seed, Value::MiniLeague { points, difference })
        })
        .collect()
}

/// Direct encounter (FIDE 6): a table of the matches played among the tied, and again among those it leaves tied.
///
/// Where not all have met, only who would stand ahead whatever the missing matches brought is parted from the rest
/// (6.2). Matches of the same two count with their mean (6.1.2). The value is the rank among the tied, where the
/// criterion parts anybody.
pub(super) fn direct_encounter(field: Field<'_>, tied: &[u32]) -> (Runs, Vec<(u32, Value)>) {
    let runs = encounter(field, sorted(tied));
    let mut values = Vec::with_capacity(tied.len());
    let mut rank = 1;
    for run in &runs {
        for &seed in run {
            let value = if runs.len() == 1 {
                Value::NotNeeded
            } else {
                Value::Number(Fraction::whole(rank))
            };
            values.push((seed, value));
        }
        rank += i64::try_from(run.len()).unwrap_or(0);
    }
    (runs, values)
}

#[derive(Clone, Copy)]
struct Standing {
    seed: u32,
    /// The mean points from each of the others met, summed.
    sum: Fraction,
    /// With a win for each match that is missing.
    most: Fraction,
    met: usize,
}

fn encounter(field: Field<'_>, tied: Vec<u32>) -> Runs {
    if tied.len() < 2 {
        return Vec::from([tied]);
    }
    let others = tied.len() - 1;
    let mut table: Vec<Standing> = tied
        .iter()
        .map(|&seed| standing(field, seed, &tied))
        .collect();
    table.sort_by_key(|it| (Reverse(it.sum), Reverse(it.most), it.seed));
    let parted: Runs = if table.iter().all(|it| it.met == others) {
        table
            .chunk_by(|left, right| left.sum == right.sum)
            .map(|run| run.iter().map(|it| it.seed).collect())
            .collect()
    } else {
        settled_top(&table)
    };
    if parted.len() == 1 {
        return parted;
    }
    let again = parted.into_iter().flat_map(|run| encounter(field, run));
    again.collect()
}

/// From the top, one after the other as long as nobody below could still reach the sum; the rest together.
fn settled_top(table: &[Standing]) -> Runs {
    let mut reachable: Vec<Fraction> = table.iter().map(|it| it.most).collect();
    for at in (0..reachable.len().saturating_sub(1)).rev() {
        reachable[at] = reachable[at].max(reachable[at + 1]);
    }
    let settled = (1..table.len())
        .take_while(|&at| table[at - 1].sum > reachable[at])
        .count();
    let mut runs: Runs = table[..settled]
        .iter()
        .map(|it| Vec::from([it.seed]))
        .collect();
    runs.push(table[settled..].iter().map(|it| it.seed).collect());
    runs
}

fn standing(field: Field<'_>, seed: u32, tied: &[u32]) -> Standing {
    let scheme = field.ledger.scheme();
    // Per opponent: the seed, the points from it, how often it was met.
    let mut met: Vec<(u32, i64, i64)> = Vec::new();
    for (_, appearance) in field.ledger.appearances(seed) {
        let Some(opponent) = appearance.met().filter(|&it| holds(tied, it)) else {
            continue;
        };
        let points = i64::from(appearance.points);
        match met.iter_mut().find(|it| it.0 == opponent) {
            Some(known) => {
                known.1 += points;
                known.2 += 1;
            }
            None => met.push((opponent, points, 1)),
        }
    }
    let times = met.iter().map(|it| it.2).fold(1, lcm);
    let unit = i64::from(scheme.unit.max(1)).saturating_mul(times);
    let sum: i64 = met.iter().map(|it| it.1 * (times / it.2)).sum();
    let missing = i64::try_from(tied.len().saturating_sub(met.len() + 1)).unwrap_or(0);
    let most = i64::from(scheme.win)
        .saturating_mul(times)
        .saturating_mul(missing)
        .saturating_add(sum);
    Standing {
        seed,
        sum: Fraction::of_units(sum, unit),
        most: Fraction::of_units(most, unit),
        met: met.len(),
    }
}

const fn lcm(left: i64, right: i64) -> i64 {
    let (mut a, mut b) = (left, right);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    if a == 0 {
        1
    } else {
        (left / a).saturating_mul(right)
    }
}

pub(super) fn sorted(seeds: &[u32]) -> Vec<u32> {
    let mut seeds = seeds.to_vec();
    seeds.sort_unstable();
    seeds
}

pub(super) fn holds(sorted: &[u32], seed: u32) -> bool {
    sorted.binary_search(&seed).is_ok()
}
