//! Exact fractions: no float decides a rank.

use alloc::format;
use alloc::string::{String, ToString};
use core::cmp::Ordering;
use core::fmt;
use serde::{Deserialize, Serialize};

/// A number `num / den`. Equal numbers are equal however they are written: 1/2 is 2/4.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "(i64, i64)", into = "(i64, i64)")]
pub struct Fraction {
    num: i64,
    den: i64,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self::whole(0);
    /// Everything.
    pub const ONE: Self = Self::whole(1);

    /// A whole number.
    #[must_use]
    pub const fn whole(num: i64) -> Self {
        Self { num, den: 1 }
    }

    /// `num / den`; nothing where the denominator is not positive.
    #[must_use]
    pub const fn new(num: i64, den: i64) -> Option<Self> {
        if den <= 0 {
            return None;
        }
        Some(Self { num, den })
    }

    /// `num / den` where the denominator counts units and is at least 1; smaller ones are read as 1.
    pub(crate) fn of_units(num: i64, den: impl Into<i64>) -> Self {
        Self {
            num,
            den: den.into().max(1),
        }
    }

    /// The numerator as it is written.
    #[must_use]
    pub const fn num(self) -> i64 {
        self.num
    }

    /// The denominator as it is written, positive.
    #[must_use]
    pub const fn den(self) -> i64 {
        self.den
    }

    /// The mean of some numbers; nothing where there are none.
    ///
    /// Exact as long as the common denominator fits into 64 bits, which it does for more than thirty different
    /// lengths of record; beyond that the mean is rounded down to a millionth of a millionth, the same everywhere.
    #[must_use]
    pub fn mean(numbers: impl IntoIterator<Item = Self>) -> Option<Self> {
        let (mut sum, mut rounded, mut count) = (Self::ZERO, 0_i128, 0_i64);
        for number in numbers {
            count = count.checked_add(1)?;
            match sum.plus(number) {
                Some(next) => sum = next,
                None => rounded += number.scaled(),
            }
        }
        if count == 0 {
            return None;
        }
        match sum.den.checked_mul(count) {
            Some(den) if rounded == 0 => Self::new(sum.num, den),
            _ => {
                let total = (rounded + sum.scaled()).div_euclid(i128::from(count));
                let limits = (i128::from(i64::MIN), i128::from(i64::MAX));
                let num = i64::try_from(total.clamp(limits.0, limits.1)).ok()?;
                Self::new(num, SCALE)
            }
        }
    }

    /// The sum over the least common denominator; nothing where that does not fit.
    fn plus(self, other: Self) -> Option<Self> {
        if self.den == other.den {
            let num = self.num.checked_add(other.num)?;
            return Some(Self { num, ..self });
        }
        // A sum of many soon has all their denominators in its own, and then one division does.
        let (times, rest) = (self.den / other.den, self.den % other.den);
        if rest == 0 {
            let num = other.num.checked_mul(times)?.checked_add(self.num)?;
            return Some(Self { num, ..self });
        }
        let widen = other.den / gcd(self.den, other.den);
        let den = self.den.checked_mul(widen)?;
        let left = self.num.checked_mul(widen)?;
        let right = other.num.checked_mul(den / other.den)?;
        let num = left.checked_add(right)?;
        Some(Self { num, den })
    }

    /// Rounded down to a whole number of the smallest part a rounded mean has.
    fn scaled(self) -> i128 {
        (i128::from(self.num) * i128::from(SCALE)).div_euclid(i128::from(self.den))
    }

    /// With so many places after the point, rounded half away from zero: for display only.
    #[must_use]
    pub fn to_places(self, places: u32) -> String {
        let scale = 10_i128.pow(places.min(18));
        let den = i128::from(self.den);
        let scaled = (i128::from(self.num).abs() * scale * 2 + den) / (den * 2);
        let sign = if self.num < 0 && scaled > 0 { "-" } else { "" };
        let whole = scaled / scale;
        if places == 0 {
            return format!("{sign}{whole}");
        }
        let width = usize::try_from(places.min(18)).unwrap_or(18);
        format!("{sign}{whole}.{:0width$}", scaled % scale)
    }
}

/// Means whose common denominator is too large are rounded down to this part of one.
const SCALE: i64 = 1_000_000_000_000;

const fn gcd(mut left: i64, mut right: i64) -> i64 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

impl Default for Fraction {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Ord for Fraction {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.den == other.den {
            return self.num.cmp(&other.num);
        }
        let left = i128::from(self.num) * i128::from(other.den);
        let right = i128::from(other.num) * i128::from(self.den);
        left.cmp(&right)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

/// As few places as the number needs, at most four: `3.5`, `12`, `0.6667`.
impl fmt::Display for Fraction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.to_places(4);
        let shown = shown.trim_end_matches('0').trim_end_matches('.');
        out.write_str(shown)
    }
}

impl TryFrom<(i64, i64)> for Fraction {
    type Error = String;

    fn try_from((num, den): (i64, i64)) -> Result<Self, Self::Error> {
        Self::new(num, den).ok_or_else(|| "the denominator must be positive".to_string())
    }
}

impl From<Fraction> for (i64, i64) {
    fn from(fraction: Fraction) -> Self {
        (fraction.num, fraction.den)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(num: i64, den: i64) -> Fraction {
        Fraction::new(num, den).unwrap()
    }

    #[test]
    fn equal_numbers_are_equal() {
        assert_eq!(of(1, 2), of(2, 4));
        assert!(of(1, 3) > of(33, 100));
        assert!(of(-1, 2) < of(-1, 3));
        assert!(of(i64::MAX, 1) > of(i64::MAX - 1, i64::MAX));
        assert_eq!(Fraction::new(1, 0), None);
    }

    #[test]
    fn means_are_exact() {
        let thirds = [of(1, 3), of(2, 3), of(1, 1)];
        assert_eq!(Fraction::mean(thirds), Some(of(2, 3)));
        assert_eq!(Fraction::mean([of(33, 100), of(2, 3)]), Some(of(299, 600)));
        assert_eq!(Fraction::mean([]), None);
    }

    #[test]
    fn a_mean_beyond_64_bits_is_rounded_down_once_and_never_fails() {
        let harmonic = (1..=200).map(|den| of(1, den));
        let mean = Fraction::mean(harmonic).unwrap();
        assert_eq!(mean.to_places(9), "0.029390155");
    }

    #[test]
    fn shown_with_as_few_places_as_needed() {
        for (fraction, expect) in [
            (of(7, 2), "3.5"),
            (of(12, 1), "12"),
            (of(2, 3), "0.6667"),
            (of(-1, 2), "-0.5"),
            (of(-1, 100_000), "0"),
            (of(0, 5), "0"),
            (of(100, 1), "100"),
        ] {
            assert_eq!(fraction.to_string(), expect);
        }
        assert_eq!(of(7, 2).to_places(2), "3.50");
        assert_eq!(of(7, 2).to_places(0), "4");
    }
}
