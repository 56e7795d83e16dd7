//! Orders in which seeds and losers are laid along a round.

use super::plan::MOST;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A way to lay the entries of one round along another of equal length.
///
/// Lengths are powers of two. The names are those of `brackets-manager.js`, `src/ordering.ts`. Each of these
/// orders is its own inverse, except [`Order::InnerOuter`].
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
    /// 1 0 3 2 5 4 7 6: neighbours change places.
    PairFlip,
    /// 0 7 3 4 1 6 2 5: if nobody is upset, the best meet as late as possible, and byes go to the top seeds.
    /// See [`standard_order`].
    InnerOuter,
}

impl Order {
    /// All orders.
    pub const ALL: [Self; 6] = [
        Self::Natural,
        Self::Reverse,
        Self::HalfShift,
        Self::ReverseHalfShift,
        Self::PairFlip,
        Self::InnerOuter,
    ];

    /// The order of this name, such as `reverse_half_shift`: the same names as in its stored form.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }

    /// Its usual name in snake case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Natural => "natural",
            Self::Reverse => "reverse",
            Self::HalfShift => "half_shift",
            Self::ReverseHalfShift => "reverse_half_shift",
            Self::PairFlip => "pair_flip",
            Self::InnerOuter => "inner_outer",
        }
    }

    /// Which entry of `0..len` comes to `position`; `position` itself when it is out of range.
    #[must_use]
    pub const fn at(self, position: u32, len: u32) -> u32 {
        let half = len / 2;
        if position >= len || len < 2 {
            return position;
        }
        match self {
            Self::Natural => position,
            Self::Reverse => len - 1 - position,
            Self::HalfShift => (position + half) % len,
            Self::ReverseHalfShift if position < half => half - 1 - position,
            Self::ReverseHalfShift => len - 1 - (position - half),
            Self::PairFlip => position ^ 1,
            Self::InnerOuter => inner_outer(position, len),
        }
    }
}

/// The entry at a position of the inner-outer order: each doubling of the list sends the entries of odd positions
/// to the far end, so the bits of the position, from the highest, say how often an entry is turned around.
const fn inner_outer(position: u32, len: u32) -> u32 {
    let (mut entry, mut size, mut bit) = (0, 1, len / 2);
    while bit > 0 {
        size *= 2;
        if position & bit != 0 {
            entry = size - 1 - entry;
        }
        bit /= 2;
    }
    entry
}

/// Seeds from the top of the first round to its foot, in pairs that meet: 1 8, 4 5, 2 7, 3 6.
///
/// Inner-outer order: beginning with 1 2, each seed `p` of a list of `k` is replaced by the pair `p`, `2k+1-p`,
/// so that the sum in each pair is the same and seed 1 stays on top. `size` is rounded up to a power of two
/// between 2 and [`MOST`].
#[must_use]
pub fn standard_order(size: u32) -> Vec<u32> {
    let size = size.clamp(2, MOST).next_power_of_two();
    (0..size)
        .map(|position| Order::InnerOuter.at(position, size) + 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(order: Order, len: u32, expect: &[u32]) {
        let laid: Vec<u32> = (0..len).map(|position| order.at(position, len)).collect();
        assert_eq!(laid, expect, "{order:?} of {len}");
        let back: Vec<u32> = laid.iter().map(|&entry| order.at(entry, len)).collect();
        assert!(
            order == Order::InnerOuter || back.into_iter().eq(0..len),
            "{order:?} of {len} is not its own inverse"
        );
    }

    #[test]
    fn orders_of_eight() {
        check(Order::Natural, 8, &[0, 1, 2, 3, 4, 5, 6, 7]);
        check(Order::Reverse, 8, &[7, 6, 5, 4, 3, 2, 1, 0]);
        check(Order::HalfShift, 8, &[4, 5, 6, 7, 0, 1, 2, 3]);
        check(Order::ReverseHalfShift, 8, &[3, 2, 1, 0, 7, 6, 5, 4]);
        check(Order::PairFlip, 8, &[1, 0, 3, 2, 5, 4, 7, 6]);
        check(Order::InnerOuter, 8, &[0, 7, 3, 4, 1, 6, 2, 5]);
    }

    #[test]
    fn orders_of_one_and_two() {
        for order in Order::ALL {
            check(order, 1, &[0]);
        }
        check(Order::Natural, 2, &[0, 1]);
        check(Order::Reverse, 2, &[1, 0]);
        check(Order::HalfShift, 2, &[1, 0]);
        check(Order::ReverseHalfShift, 2, &[0, 1]);
        check(Order::PairFlip, 2, &[1, 0]);
        check(Order::InnerOuter, 2, &[0, 1]);
    }

    #[test]
    fn each_order_lays_every_entry_once() {
        for (order, len) in Order::ALL
            .into_iter()
            .flat_map(|order| (0..=12).map(move |k| (order, 1_u32 << k)))
        {
            let mut laid: Vec<u32> = (0..len).map(|position| order.at(position, len)).collect();
            laid.sort_unstable();
            assert!(laid.into_iter().eq(0..len), "{order:?} of {len}");
        }
    }

    #[test]
    fn names_are_those_of_the_stored_form() {
        for order in Order::ALL {
            assert_eq!(Order::named(order.name()), Some(order));
            let stored = serde_json::to_value(order).expect("it is plain");
            assert_eq!(stored, order.name());
        }
        assert_eq!(Order::named("inner-outer"), None);
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
            (u32::MAX, 131_072),
        ] {
            assert_eq!(standard_order(size).len(), len, "size {size}");
        }
    }
}
