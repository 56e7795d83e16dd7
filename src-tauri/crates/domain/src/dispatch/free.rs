//! Which stations can be used now, and which of them a match may be called to.

use super::Hindrance;
use crate::gathering::Gathering;
use crate::ids::StationNo;
use crate::places::{PlayedAt, Wish};
use alloc::collections::{BTreeMap, BTreeSet};

impl Gathering {
    /// A station for a match, or its players' own seats. Tables come before what only some can be played at.
    pub(super) fn find_place(
        &self,
        wish: Wish,
        places: &PlayedAt,
        free: &BTreeMap<StationNo, u8>,
        pinned: &BTreeSet<StationNo>,
    ) -> Result<Option<StationNo>, Hindrance> {
        if let Some(station) = wish.station {
            return if free.contains_key(&station) {
                Ok(Some(station))
            } else {
                Err(Hindrance::StationTaken { station })
            };
        }
        let fits = |number: &StationNo| {
            let station = self.stations.get(number);
            station.is_some_and(|station| {
                if wish.stream {
                    station.equipment.kind.is_for_show()
                } else {
                    places.takes(station)
                }
            })
        };
        let at_seats = match places {
            PlayedAt::Seats {} => true,
            PlayedAt::Anywhere {} => !self.stations.values().any(|it| places.takes(it)),
            PlayedAt::Stations { .. } => false,
        };
        if at_seats && !wish.stream {
            return Ok(None);
        }
        // What is kept for somebody, and what others can play at alone, goes last.
        let rarity = |number: &&StationNo| {
            let kind = self.stations.get(number).map(|it| it.equipment.kind);
            (pinned.contains(*number), kind, **number)
        };
        let found = free.keys().filter(|number| fits(number)).min_by_key(rarity);
        found
            .map(|number| Some(*number))
            .ok_or(Hindrance::NoStation)
    }

    /// Stations that can be used now, with the matches that they still take.
    pub(super) fn free_places(&self) -> BTreeMap<StationNo, u8> {
        let mut taken: BTreeMap<StationNo, u8> = BTreeMap::new();
        for found in self
            .matches
            .values()
            .filter(|found| found.is_at_its_place())
        {
            if let Some(station) = found.station {
                let count = taken.entry(station).or_default();
                *count = count.saturating_add(1);
            }
        }
        let usable = self
            .stations
            .values()
            .filter(|it| it.out_of_order.is_none());
        usable
            .filter_map(|station| {
                let taken = taken.get(&station.number).copied().unwrap_or(0);
                let left = station.equipment.at_once.saturating_sub(taken);
                (left > 0).then_some((station.number, left))
            })
            .collect()
    }
}
