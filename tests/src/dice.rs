//! Chance with a seed that is said aloud, so that a failed test can be played again as it was.

use std::collections::BTreeSet;

/// A row of numbers that looks random and follows from its seed.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice for the test `name`: the seed is `LANISTA_SEED`, or else another one each time, and is printed.
    #[must_use]
    pub fn said_aloud(name: &str) -> Self {
        let wished = std::env::var("LANISTA_SEED").ok();
        let seed = wished
            .and_then(|seed| seed.parse().ok())
            .unwrap_or_else(|| u64::from(std::process::id()));
        eprintln!("{name}: LANISTA_SEED={seed}");
        Self(seed)
    }

    /// Other dice, which follow from these and a number.
    #[must_use]
    pub fn other(&self, number: u64) -> Self {
        Self(self.0 ^ number.wrapping_mul(0xA24B_AED4_963E_E407))
    }

    /// Any number. SplitMix64, <https://prng.di.unimi.it/splitmix64.c>.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.roll() % end).unwrap_or_default()
    }

    /// Different numbers below `end` in rising order: `count` of them, or all there are.
    pub fn moments(&mut self, count: usize, end: usize) -> BTreeSet<usize> {
        let mut moments = BTreeSet::new();
        while moments.len() < count.min(end) {
            moments.insert(self.below(end));
        }
        moments
    }

    /// Puts things into another order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}
