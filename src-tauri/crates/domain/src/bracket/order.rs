//! Orders in which seeds and losers are laid along a round.

use super::plan::MOST;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A way to lay the entries of one round along another of equal length.
///
/// Lengths are powers of two. The names are those of `brackets-manager.js`, `src/ordering.ts`. Each of these
/// orders is its own inverse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// 0 1 2 3 4 5 6 7
    Natural,
    /// 7 6 5 4 3 2 1 0
    Reverse,
    /// 4 5 6 7 0 1 2 3: the second half first.
    HalfShift,
    /// 3 2 1 0 7 6 5 4: each half reversed in place.
    ReverseHalfShift,
}

impl Order {
    /// Which entry of `0..len` comes to `position`; `position` itself when it is out of range.
    #[must_use]
    pub const fn at(self, position: u32, len: u32) -> u32 {
        let half = len / 2;
        if position >= len {
            return position;
        }
        match self {
            Self::Natural => position,
            Self::Reverse => len - 1 - position,
            Self::HalfShift => (position + half) % len,
            Self::ReverseHalfShift if position < half => half - 1 - position,
            Self::ReverseHalfShift => len - 1 - (position - half),
        }
    }
}

/// Seeds from the top of the first round to its foot, in pairs that meet: 1 8, 4 5, 2 7, 3 6.
///
/// Inner-outer order: beginning with 1 2, each seed `p` of a list of `k` is replaced by the pair `p`, `2k+1-p`,
/// so that the sum in each pair is the same and seed 1 stays on top. `size` is rounded up to a power of two
/// between 2 and [`MOST`].
#[must_use]
pub fn standard_order(size: u32) -> Vec<u32> {
    let size = size.clamp(2, MOST).next_power_of_two();
    let mut seeds = Vec::from([1, 2]);
    let mut doubled = 4;
    while doubled <= size {
        seeds = seeds
            .into_iter()
            .flat_map(|seed| [seed, doubled + 1 - seed])
            .collect();
        doubled *= 2;
    }
    seeds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(order: Order, len: u32, expect: &[u32]) {
        let laid: Vec<u32> = (0..len).map(|position| order.at(position, len)).collect();
        assert_eq!(laid, expect, "{order:?} of {len}");
        let back: Vec<u32> = laid.iter().map(|&entry| order.at(entry, len)).collect();
        assert!(
            back.into_iter().eq(0..len),
            "{order:?} of {len} is not its own inverse"
        );
    }

    #[test]
    fn orders_of_eight() {
        check(Order::Natural, 8, &[0, 1, 2, 3, 4, 5, 6, 7]);
        check(Order::Reverse, 8, &[7, 6, 5, 4, 3, 2, 1, 0]);
        check(Order::HalfShift, 8, &[4, 5, 6, 7, 0, 1, 2, 3]);
        check(Order::ReverseHalfShift, 8, &[3, 2, 1, 0, 7, 6, 5, 4]);
    }

    #[test]
    fn orders_of_one_and_two() {
        for order in [
            Order::Natural,
            Order::Reverse,
            Order::HalfShift,
            Order::ReverseHalfShift,
        ] {
            check(order, 1, &[0]);
        }
        check(Order::Natural, 2, &[0, 1]);
        check(Order::Reverse, 2, &[1, 0]);
        check(Order::HalfShift, 2, &[1, 0]);
        check(Order::ReverseHalfShift, 2, &[0, 1]);
    }

    #[test]
    fn standard_orders() {
        assert_eq!(standard_order(2), [1, 2]);
        assert_eq!(standard_order(4), [1, 4, 2, 3]);
        assert_eq!(standard_order(8), [1, 8, 4, 5, 2, 7, 3, 6]);
        assert_eq!(
            standard_order(16),
            [1, 16, 8, 9, 4, 13, 5, 12, 2, 15, 7, 10, 3, 14, 6, 11]
        );
    }

    #[test]
    fn odd_sizes_are_rounded_up() {
        for (size, len) in [
            (0, 2),
            (1, 2),
            (3, 4),
            (5, 8),
            (4096, 4096),
            (u32::MAX, 4096),
        ] {
            assert_eq!(standard_order(size).len(), len, "size {size}");
        }
    }
}
