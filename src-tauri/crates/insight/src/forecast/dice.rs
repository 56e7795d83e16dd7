//! Lots that are the same whenever they are drawn for the same thing, and the normal distribution both ways.

/// A stream of numbers that a key decides. Source: S. Vigna, `SplitMix64`, public domain.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// For one thing of one draw: whatever else is drawn, it gets the same lots.
    #[must_use]
    pub const fn of(draw: u64, thing: u64) -> Self {
        Self(
            draw.wrapping_mul(0x9E37_79B9_7F4A_7C15)
                ^ thing.wrapping_mul(0xD134_2543_DE82_EF95).rotate_left(23),
        )
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Above 0 and below 1.
    pub fn share(&mut self) -> f64 {
        let high = u32::try_from(self.next() >> 32).unwrap_or(0);
        (f64::from(high) + 0.5) / 4_294_967_296.0
    }

    /// Below `sides`; 0 where there are none.
    pub fn below(&mut self, sides: usize) -> usize {
        let high = usize::try_from(self.next() >> 33).unwrap_or(0);
        high.checked_rem(sides).unwrap_or(0)
    }

    /// In any order.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            let other = self.below(last + 1);
            all.swap(last, other);
        }
    }

    /// Normally distributed about 0, with a spread of 1.
    pub fn normal(&mut self) -> f64 {
        quantile(self.share())
    }
}

/// How much of a normal distribution lies below. Source: Abramowitz and Stegun, 26.2.17; off by less than 1e-7.
pub(super) fn below(x: f64) -> f64 {
    let t = 1.0 / 0.231_641_9_f64.mul_add(x.abs(), 1.0);
    let sum = [
        1.330_274_429,
        -1.821_255_978,
        1.781_477_937,
        -0.356_563_782,
        0.319_381_530,
    ]
    .into_iter()
    .fold(0.0, |sum: f64, part| sum.mul_add(t, part))
        * t;
    let upper = (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * sum;
    if x < 0.0 { upper } else { 1.0 - upper }
}

/// Below which value this share of a normal distribution lies. Source: P. J. Acklam, An algorithm for computing the
/// inverse normal cumulative distribution function, 2003; off by less than 1.2e-9 of its value.
pub(super) fn quantile(share: f64) -> f64 {
    const LOW: f64 = 0.024_25;
    let tail = |share: f64| {
        let q = (-2.0 * share.ln()).sqrt();
        let above = along(
            q,
            &[
                -7.784_894_002_430_293e-3,
                -3.223_964_580_411_365e-1,
                -2.400_758_277_161_838,
                -2.549_732_539_343_734,
                4.374_664_141_464_968,
                2.938_163_982_698_783,
            ],
        );
        let under = along(
            q,
            &[
                7.784_695_709_041_462e-3,
                3.224_671_290_700_398e-1,
                2.445_134_137_142_996,
                3.754_408_661_907_416,
                1.0,
            ],
        );
        above / under
    };
    if share < LOW {
        return tail(share.max(1e-12));
    }
    if share > 1.0 - LOW {
        return -tail((1.0 - share).max(1e-12));
    }
    let q = share - 0.5;
    let r = q * q;
    let above = along(
        r,
        &[
            -3.969_683_028_665_376e1,
            2.209_460_984_245_205e2,
            -2.759_285_104_469_687e2,
            1.383_577_518_672_69e2,
            -3.066_479_806_614_716e1,
            2.506_628_277_459_239,
        ],
    );
    let under = along(
        r,
        &[
            -5.447_609_879_822_406e1,
            1.615_858_368_580_409e2,
            -1.556_989_798_598_866e2,
            6.680_131_188_771_972e1,
            -1.328_068_155_288_572e1,
            1.0,
        ],
    );
    above * q / under
}

fn along(x: f64, parts: &[f64]) -> f64 {
    parts
        .iter()
        .fold(0.0, |sum: f64, part| sum.mul_add(x, *part))
}

#[cfg(test)]
mod tests {
    use super::{Dice, below, quantile};

    #[test]
    fn both_ways_lead_back() {
        for (share, value) in [
            (0.5, 0.0),
            (0.9, 1.281_551_6),
            (0.975, 1.959_964),
            (0.001, -3.090_232_3),
        ] {
            assert!((quantile(share) - value).abs() < 1e-6, "{share}");
            assert!((below(value) - share).abs() < 1e-6, "{value}");
        }
    }

    #[test]
    fn lots_spread_as_they_should() {
        let lots: Vec<f64> = (0..20_000).map(|draw| Dice::of(draw, 7).normal()).collect();
        let count = 20_000.0;
        let mean = lots.iter().sum::<f64>() / count;
        let spread = (lots.iter().map(|lot| (lot - mean).powi(2)).sum::<f64>() / count).sqrt();
        assert!(
            mean.abs() < 0.02 && (spread - 1.0).abs() < 0.02,
            "{mean}, {spread}"
        );
        assert_eq!(Dice::of(3, 9).share(), Dice::of(3, 9).share());
    }
}
