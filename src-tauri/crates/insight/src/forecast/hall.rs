//! Who and what a day needs: the time of people, some of whom are in several tournaments, and stations.

use super::day::{Day, Owner, Pool, count, entrants_of};
use lanista_domain::{EntrantId, Gathering, PersonId, PlayedAt, Post, StationNo};
use std::collections::{BTreeMap, BTreeSet};

impl Day {
    /// The entrants by number, and whose time they take.
    pub(super) fn add_people(&mut self, state: &Gathering) -> BTreeMap<EntrantId, u32> {
        let mut numbers = BTreeMap::new();
        let mut shared: BTreeMap<PersonId, u32> = BTreeMap::new();
        let all = || {
            state
                .tournaments
                .values()
                .flat_map(|it| it.entrants.values())
        };
        let mut seen = BTreeSet::new();
        let mut next = count(all().count());
        for person in all().flat_map(|entrant| &entrant.roster) {
            if !seen.insert(*person) && !shared.contains_key(person) {
                shared.insert(*person, next);
                next += 1;
            }
        }
        for (number, entrant) in (0..).zip(all()) {
            numbers.insert(entrant.id, number);
            let posted = entrant.roster.iter().filter(|&&person| {
                matches!(entrant.post(person), Post::Player { .. } | Post::Coach {})
            });
            let others = posted.filter_map(|person| shared.get(person).copied());
            self.units
                .push(std::iter::once(number).chain(others).collect());
        }
        self.ended = vec![0; next as usize];
        for found in state.matches.values() {
            let Some(ended) = found.state.played_until() else {
                continue;
            };
            for entrant in entrants_of(found) {
                let units = numbers
                    .get(&entrant)
                    .and_then(|&number| self.units.get(number as usize));
                for &unit in units.into_iter().flatten() {
                    let last = &mut self.ended[unit as usize];
                    *last = (*last).max(ended.0);
                }
            }
        }
        numbers
    }

    pub(super) fn add_places(&mut self, state: &Gathering) {
        let wished = state.kept_stations();
        let places: Vec<_> = state
            .tournaments
            .keys()
            .map(|id| state.floor.of(*id))
            .collect();
        let mut free: BTreeMap<StationNo, u8> = BTreeMap::new();
        for station in state.stations.values() {
            let there = state.matches_at(station.number).count();
            let taken = u8::try_from(there).unwrap_or(u8::MAX);
            free.insert(
                station.number,
                station.equipment.at_once.saturating_sub(taken),
            );
        }
        // The highest number first: places are taken from the end.
        let usable = state.stations.values().rev();
        for station in usable.filter(|it| it.out_of_order.is_none()) {
            let kind = station.equipment.kind;
            let pinned = Some(station.number).filter(|number| wished.contains(number));
            let for_owners: Vec<bool> = places.iter().map(|it| it.at.takes(station)).collect();
            let known = self.pools.iter_mut().find(|pool| {
                pool.kind == kind && pool.pinned == pinned && pool.for_owners == for_owners
            });
            let slots = usize::from(free.get(&station.number).copied().unwrap_or(0));
            let slots = std::iter::repeat_n(station.number, slots);
            match known {
                Some(pool) => {
                    pool.free.extend(slots);
                    pool.members.push(station.number);
                }
                None => self.pools.push(Pool {
                    free: slots.collect(),
                    members: vec![station.number],
                    kind,
                    pinned,
                    for_owners,
                }),
            }
        }
        let pools = |takes: &dyn Fn(&Pool) -> bool| {
            let mut fit: Vec<usize> = (0..self.pools.len())
                .filter(|&at| takes(&self.pools[at]))
                .collect();
            fit.sort_by_key(|&at| (self.pools[at].pinned, self.pools[at].kind));
            fit
        };
        let mut owners = Vec::new();
        for (number, (id, places)) in state.tournaments.keys().zip(&places).enumerate() {
            let fit = pools(&|pool: &Pool| pool.for_owners[number]);
            let breaks = state.floor.breaks.iter();
            owners.push(Owner {
                id: *id,
                rest: u64::from(places.rest) * 60_000,
                game: f64::from(places.game) * 60_000.0,
                // Where no such station is left nothing would ever be called; the desk will find a place.
                at_seats: places.at == PlayedAt::Seats {} || fit.is_empty(),
                pools: fit,
                show: pools(&|pool: &Pool| pool.kind.is_for_show()),
                breaks: breaks
                    .filter(|it| it.tournament.is_none_or(|of| of == *id))
                    .map(|it| (it.from.0, it.until.0))
                    .collect(),
            });
        }
        self.owners = owners;
        let ends = state.floor.breaks.iter().map(|it| it.until.0);
        self.resumes = ends.filter(|&until| until > self.at).collect();
    }
}
