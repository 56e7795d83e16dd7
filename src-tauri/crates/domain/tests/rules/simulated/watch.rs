//! What is looked at during a simulated day, and what no plan of it can beat.

use super::{MINUTE, STATIONS, fate, persons};
use crate::hall::Hall;
use lanista_domain::Match;
use lanista_domain::bracket::Origin;
use lanista_domain::{Ending, MatchId, MatchState, PersonId, StationNo};
use std::collections::BTreeMap;

/// Who was where, and when.
#[derive(Default)]
pub(super) struct Watch {
    calls: Vec<(u64, MatchId)>,
}

impl Watch {
    /// Looked at before the call is made.
    pub(super) fn called(
        &mut self,
        hall: &Hall,
        id: MatchId,
        station: Option<StationNo>,
        now: u64,
    ) {
        let people = persons(hall, hall.game(id.0));
        for other in hall
            .state
            .matches
            .values()
            .filter(|it| it.is_at_its_place())
        {
            assert!(
                persons(hall, other).iter().all(|one| !people.contains(one)),
                "somebody is called to {id} and sits at {}",
                other.id
            );
            assert_ne!((other.station, Some(other.id)), (station, None));
            assert!(
                station.is_none() || other.station != station,
                "two at {station:?}"
            );
        }
        self.calls.push((now, id));
    }

    /// Rest and the order of a bracket were kept.
    pub(super) fn check(&self, hall: &Hall) {
        let called: BTreeMap<MatchId, u64> = self.calls.iter().map(|(at, id)| (*id, *at)).collect();
        assert_eq!(called.len(), self.calls.len(), "nothing is called twice");
        for found in hall
            .state
            .matches
            .values()
            .filter(|it| called.contains_key(&it.id))
        {
            let stage = &hall.state.stages[&found.stage];
            let node = hall.state.node_of(found.id).expect("its node");
            for (_, origin) in node.slots.iter() {
                if let Origin::WinnerOf(from) | Origin::LoserOf(from) = origin {
                    let feeder = hall.game(stage.match_of(from.0).0);
                    let MatchState::Over { at, .. } = feeder.state else {
                        panic!("{} was called before {} was over", found.id, feeder.id);
                    };
                    let rest = u64::from(hall.state.floor.of(stage.tournament).rest) * MINUTE;
                    let rested = if hall.state.matches[&feeder.id]
                        .outcome()
                        .is_some_and(|it| it.ending == Ending::Played)
                    {
                        rest
                    } else {
                        0
                    };
                    assert!(
                        called[&found.id] >= at.0 + rested,
                        "{} had no rest",
                        found.id
                    );
                }
            }
        }
    }
}

/// The longest way through any bracket, and all matches dealt evenly over the stations: no plan ends before either.
pub(super) fn bound(hall: &Hall, seed: u64) -> u64 {
    let played = |found: &&Match| found.called.is_some();
    let all = || hall.state.matches.values().filter(played);
    let work: u64 = all().map(|found| fate(found, seed).0).sum();
    let mut ends: BTreeMap<MatchId, u64> = BTreeMap::new();
    let mut loads: BTreeMap<PersonId, u64> = BTreeMap::new();
    for found in all() {
        let stage = &hall.state.stages[&found.stage];
        let node = hall.state.node_of(found.id).expect("its node");
        let feeders = node.slots.iter().filter_map(|(_, origin)| {
            if let Origin::WinnerOf(from) | Origin::LoserOf(from) = origin {
                ends.get(&stage.match_of(from.0))
            } else {
                None
            }
        });
        let begins = feeders.copied().max().unwrap_or(0);
        let takes = fate(found, seed).0;
        ends.insert(found.id, begins + takes);
        for person in persons(hall, found) {
            *loads.entry(person).or_default() += takes;
        }
    }
    let way = ends.values().copied().max().unwrap_or(0);
    let load = loads.values().copied().max().unwrap_or(0);
    way.max(load).max(work / u64::from(STATIONS))
}
