//! The formulas: Wilson's interval, shrunk rates, what a pair is expected to win, entropy, rounding.

use super::count::Count;

/// Under so many games nothing is ranked: the list would show luck.
pub const ENOUGH: i32 = 5;
/// Games of an even record that each shrunk rate begins with.
pub(crate) const PRIOR: i32 = 10;
/// Two standard errors and a bit: 95 % of a normal distribution lie within.
const Z: f64 = 1.959_963_984_540_054;
/// Decimals that are shown: six.
const UNIT: f64 = 1e6;

/// A share, or nothing where there is nothing to share.
pub(crate) fn share(part: i32, whole: i32) -> Option<f64> {
    (whole != 0).then(|| rounded(f64::from(part) / f64::from(whole)))
}

/// How often it won, unless it never was there.
pub(crate) fn rate(count: Count) -> Option<f64> {
    share(count.wins, count.n)
}

/// The interval in which the true rate lies with 95 %.
///
/// Source: E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, JASA 22 (1927).
pub(crate) fn wilson(count: Count) -> [Option<f64>; 2] {
    if count.is_none() {
        return [None, None];
    }
    let n = f64::from(count.n);
    let p = f64::from(count.wins) / n;
    let whole = 1.0 + Z * Z / n;
    let middle = p + Z * Z / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let low = ((middle - half) / whole).max(0.0);
    let high = ((middle + half) / whole).min(1.0);
    [Some(rounded(low)), Some(rounded(high))]
}

/// A rate drawn towards even, the more the fewer games there are. Not rounded.
pub(crate) fn shrunk(count: Count) -> f64 {
    (f64::from(count.wins) + f64::from(PRIOR) * 0.5) / f64::from(count.n + PRIOR)
}

/// The logarithm of the odds.
pub(crate) fn logit(rate: f64) -> f64 {
    (rate / (1.0 - rate)).ln()
}

fn expit(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// How often two that play together win if each adds its own odds, from the logits of their rates.
pub(crate) fn together(a: f64, b: f64) -> f64 {
    expit(a + b)
}

/// How often the first of two that meet wins, from the logits of their rates.
pub(crate) fn against(a: f64, b: f64) -> f64 {
    expit(a - b)
}

/// How much more often than expected, drawn towards nothing. Not rounded.
pub(crate) fn lift(count: Count, expected: f64) -> f64 {
    (f64::from(count.wins) - f64::from(count.n) * expected) / f64::from(count.n + PRIOR)
}

/// −Σ p ln p over the shares of these counts: 0 when all is one, or nothing. Not rounded.
pub(crate) fn entropy(counts: impl Iterator<Item = i32> + Clone) -> f64 {
    let whole = f64::from(counts.clone().sum::<i32>());
    let parts = counts.filter(|count| *count > 0).map(|count| {
        let share = f64::from(count) / whole;
        share * share.ln()
    });
    (-parts.sum::<f64>()).max(0.0)
}

/// Half to even at six decimals, of the number as it is in binary.
pub(crate) fn rounded(x: f64) -> f64 {
    let scaled = x * UNIT;
    let is_near_half = ((scaled - scaled.floor()) - 0.5).abs() < 1e-4;
    if is_near_half || scaled.abs() > 1e9 {
        // The product may have moved over the half; the decimal expansion has not.
        return at_decimals(x, 6);
    }
    let near = scaled.round_ties_even() / UNIT;
    // No minus before nothing.
    near + 0.0
}

/// Half to even at so many decimals, by the exact decimal expansion.
pub(crate) fn at_decimals(x: f64, decimals: usize) -> f64 {
    format!("{x:.decimals$}").parse().unwrap_or(x) + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_of_the_binary_number_and_half_to_even() {
        for (x, expect) in [
            (0.000_000_5, 0.0), // just below the half in binary
            (0.5, 0.5),
            (2.5e-6, 3e-6),           // just above the half in binary
            (0.123_456_5, 0.123_456), // just below the half in binary
            (1.0 / 3.0, 0.333_333),
            (-1.0 / 3.0, -0.333_333),
            (7.0, 7.0),
            (15_625.0 / 1e9 / 1e3 * 32.0, 0.0), // 0.0000005 exactly enough
        ] {
            assert!((rounded(x) - expect).abs() < 1e-12, "{x}: {}", rounded(x));
        }
        assert!(rounded(-1e-9).is_sign_positive(), "no minus before nothing");
        // 1/64 = 0.015625 has six decimals; 1/128 = 0.0078125 lies exactly between two.
        assert!((rounded(1.0 / 128.0) - 0.007_812).abs() < 1e-12);
        assert!((rounded(3.0 / 128.0) - 0.023_438).abs() < 1e-12);
    }

    #[test]
    fn wilson_is_the_textbook_interval() {
        let [low, high] = wilson(Count { n: 10, wins: 9 });
        assert_eq!((low, high), (Some(0.595_85), Some(0.982_124)));
        assert_eq!(wilson(Count::default()), [None, None]);
    }

    #[test]
    fn even_odds_add_nothing() {
        let (good, even) = (logit(0.6), logit(0.5));
        assert!((together(good, even) - 0.6).abs() < 1e-12);
        assert!((against(good, good) - 0.5).abs() < 1e-12);
        // As odds: 3 : 2 with 3 : 2 is 9 : 4.
        assert!((together(good, good) - 9.0 / 13.0).abs() < 1e-12);
    }
}
