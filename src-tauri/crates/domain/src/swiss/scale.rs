//! Several costs in one number: a stronger one outweighs any sum of the weaker ones.

use alloc::vec::Vec;

/// The weights of costs in order of strength.
#[derive(Debug)]
pub(super) struct Scale {
    units: Vec<i128>,
}

impl Scale {
    /// For the most that a whole round can cost at each level, the strongest first.
    pub(super) fn new(most: &[usize]) -> Self {
        let mut unit = 1;
        let mut units: Vec<i128> = most
            .iter()
            .rev()
            .map(|&most| {
                let this = unit;
                unit *= i128::try_from(most).unwrap_or(i128::MAX) + 1;
                this
            })
            .collect();
        units.reverse();
        Self { units }
    }

    /// One pair's costs, the strongest first.
    pub(super) fn cost(&self, levels: &[u32]) -> i128 {
        self.units
            .iter()
            .zip(levels)
            .map(|(unit, &level)| unit * i128::from(level))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sum_of_weaker_costs_reaches_a_stronger_one() {
        let scale = Scale::new(&[15, 2048, 4096, 2048 * 961]);
        let weak = scale.cost(&[0, 1, 2, 961]) * 2048;
        assert!(weak < scale.cost(&[1, 0, 0, 0]));
        let weakest = scale.cost(&[0, 0, 0, 961]) * 2048;
        assert!(weakest < scale.cost(&[0, 0, 1, 0]));
    }
}
