//! Heroes that met in one position, in order, kept between readings.

use super::count::Count;
use super::pairs::turned;
use super::tally::Tally;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Games that two heroes of one position need before they are listed.
const LISTED: i32 = 2;

/// Position, and two heroes, the first of the smaller number.
pub(crate) type LaneKey = (usize, usize, usize);

/// Two heroes that met in one position, in the order of their names; the wins are the first one's.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ListedLane {
    pub(crate) position: usize,
    pub(crate) first: usize,
    pub(crate) second: usize,
    pub(crate) count: Count,
}

impl ListedLane {
    fn key(&self) -> LaneKey {
        let (a, b) = (self.first.min(self.second), self.first.max(self.second));
        (self.position, a, b)
    }
}

impl Tally {
    /// All that met often enough, in order.
    pub(crate) fn listed_lanes(&self) -> Vec<ListedLane> {
        let lanes = self.lanes.iter();
        let mut lanes: Vec<ListedLane> = lanes
            .filter_map(|(key, count)| self.lane(*key, *count))
            .collect();
        lanes.sort_unstable_by(|a, b| self.lane_order(a, b));
        lanes
    }

    /// The same from a list in which some have changed.
    pub(crate) fn mend_lanes(&self, lanes: &mut Vec<ListedLane>, touched: &BTreeSet<LaneKey>) {
        lanes.retain(|lane| !touched.contains(&lane.key()));
        for key in touched {
            let count = self.lanes.get(key).copied().unwrap_or_default();
            let Some(lane) = self.lane(*key, count) else {
                continue;
            };
            let place = lanes.partition_point(|it| self.lane_order(it, &lane) == Ordering::Less);
            lanes.insert(place, lane);
        }
    }

    fn lane(&self, (position, a, b): LaneKey, count: Count) -> Option<ListedLane> {
        let name = |hero| self.names.heroes.name(hero);
        let (first, second, count) = if name(a) < name(b) {
            (a, b, count)
        } else {
            (b, a, turned(count))
        };
        (count.n >= LISTED).then_some(ListedLane {
            position,
            first,
            second,
            count,
        })
    }

    /// The most frequent first, then by position and by name.
    fn lane_order(&self, a: &ListedLane, b: &ListedLane) -> Ordering {
        let names = |it: &ListedLane| {
            let name = |hero| self.names.heroes.name(hero);
            let position = self.names.positions.name(it.position);
            (position, name(it.first), name(it.second))
        };
        let by_count = b.count.n.cmp(&a.count.n);
        by_count.then_with(|| names(a).cmp(&names(b)))
    }
}
