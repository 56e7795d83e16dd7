//! How long things took: counted in steps of time, so that any number of them costs the same few bytes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The upper end of each step, microseconds; what took longer falls into one step more.
pub const BOUNDS: [u64; 24] = [
    25, 50, 75, 100, 150, 200, 300, 400, 600, 800, 1_200, 1_600, 2_400, 3_200, 4_800, 6_400, 9_600,
    12_800, 19_200, 25_600, 51_200, 102_400, 409_600, 1_638_400,
];
const STEPS: usize = BOUNDS.len() + 1;

/// Times as they are counted.
#[derive(Debug, Default)]
pub(crate) struct Clocked {
    steps: [AtomicU64; STEPS],
    sum: AtomicU64,
}

/// Times that were counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    steps: [u64; STEPS],
    /// All of them together, microseconds.
    pub sum: u64,
}

impl Clocked {
    pub(crate) fn note(&self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let step = BOUNDS.partition_point(|bound| *bound < micros);
        if let Some(count) = self.steps.get(step) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        self.sum.fetch_add(micros, Ordering::Relaxed);
    }

    pub(crate) fn times(&self) -> Times {
        Times {
            steps: std::array::from_fn(|step| {
                self.steps
                    .get(step)
                    .map_or(0, |count| count.load(Ordering::Relaxed))
            }),
            sum: self.sum.load(Ordering::Relaxed),
        }
    }
}

impl Times {
    /// How many.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.steps.iter().sum()
    }

    /// Each step's upper end in microseconds, none for the last, and how many fell into it.
    pub fn steps(&self) -> impl Iterator<Item = (Option<u64>, u64)> + '_ {
        let bounds = BOUNDS.iter().copied().map(Some).chain([None]);
        bounds.zip(self.steps.iter().copied())
    }

    /// Those that came after an earlier count.
    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        let mut later = *self;
        for (step, before) in later.steps.iter_mut().zip(before.steps) {
            *step = step.saturating_sub(before);
        }
        later.sum = later.sum.saturating_sub(before.sum);
        later
    }

    /// Within how many microseconds that many of a thousand were done, as far as the steps tell it: between the ends
    /// of a step it is taken to rise evenly. `None` where nothing was counted.
    #[must_use]
    pub fn within(&self, per_mille: u64) -> Option<u64> {
        let count = self.count();
        if count == 0 {
            return None;
        }
        let wanted = (count * per_mille).div_ceil(1_000).max(1);
        let (mut passed, mut lower) = (0, 0);
        for (upper, here) in self.steps() {
            if passed + here >= wanted {
                // What took longer than the last bound is said to have taken as long as that.
                let upper = upper.unwrap_or(lower);
                return Some(lower + (upper - lower) * (wanted - passed) / here.max(1));
            }
            passed += here;
            lower = upper.unwrap_or(lower);
        }
        Some(lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(micros: impl IntoIterator<Item = u64>) -> Times {
        let clocked = Clocked::default();
        for one in micros {
            clocked.note(Duration::from_micros(one));
        }
        clocked.times()
    }

    #[test]
    fn nothing_took_no_time_at_all() {
        assert_eq!(of([]).within(500), None);
    }

    #[test]
    fn half_and_ninety_nine_of_a_hundred_lie_within_their_steps() {
        let times = of((1..=100).map(|number| number * 100));
        let (half, most) = (times.within(500).unwrap(), times.within(990).unwrap());
        assert!((4_800..=6_400).contains(&half), "{half}");
        assert!((9_600..=12_800).contains(&most), "{most}");
        assert_eq!(times.count(), 100);
        assert_eq!(times.sum, 505_000);
    }

    #[test]
    fn a_time_on_a_bound_falls_below_it() {
        let times = of([25]);
        assert_eq!(times.steps().next(), Some((Some(25), 1)));
        assert_eq!(times.within(990), Some(25));
    }

    #[test]
    fn what_took_longer_than_all_steps_counts_as_the_last() {
        assert_eq!(of([60_000_000]).within(500), Some(1_638_400));
    }

    #[test]
    fn later_times_are_told_apart_from_earlier_ones() {
        let clocked = Clocked::default();
        clocked.note(Duration::from_millis(40));
        let before = clocked.times();
        clocked.note(Duration::from_micros(40));
        let later = clocked.times().since(&before);
        assert_eq!((later.count(), later.sum), (1, 40));
    }
}
