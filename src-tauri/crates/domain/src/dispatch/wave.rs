//! A wave as it would be called now: who goes where, who is left out, and why.

use super::people::{self, People};
use super::{Hindrance, Lengths, Waiting};
use crate::contest::{Match, MatchState};
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, MatchId, PersonId, StationNo};
use crate::places::{PlayedAt, Wish};
use crate::side::Side;
use crate::stage::Stage;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

/// What calling a wave comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wave {
    /// Who is called, and to which station; none for the players' own seats.
    pub calls: Vec<(MatchId, Option<StationNo>)>,
    /// Who would be next and is not called.
    pub left_out: Vec<Waiting>,
}

/// Stations that take a match each in turn, as long as they have room.
struct Row<'a> {
    numbers: &'a [StationNo],
    free: BTreeMap<StationNo, u8>,
    used: BTreeMap<StationNo, u8>,
}

impl Row<'_> {
    fn next(&self) -> Option<StationNo> {
        let open = self.numbers.iter().filter(|it| self.free.contains_key(*it));
        open.min_by_key(|it| self.used.get(*it).copied().unwrap_or(0))
            .copied()
    }

    fn take(&mut self, number: StationNo) {
        *self.used.entry(number).or_default() += 1;
        if let Some(left) = self.free.get_mut(&number) {
            *left = left.saturating_sub(1);
        }
        self.free.retain(|_, left| *left > 0);
    }
}

impl Gathering {
    /// What calling a wave now comes to, at these stations or where none are named at the players' own seats. Nobody is
    /// in it who has an earlier match to play, so that the days of a group keep their order. The time of the wave and of
    /// its round binds nobody who calls it; everything else that the dispatcher waits for does, but for what more may
    /// hang on elsewhere.
    #[must_use]
    pub fn wave(&self, stage: &Stage, wave: u8, stations: &[StationNo], at: At) -> Wave {
        let people = People::of(self);
        let lengths = Lengths::of(self);
        let rest = u64::from(self.floor.of(stage.tournament).rest) * 60_000;
        let pinned = self.kept_stations();
        let mut row = Row {
            numbers: stations,
            free: self.free_places(),
            used: BTreeMap::new(),
        };
        let mut asked: BTreeMap<PersonId, MatchId> = BTreeMap::new();
        let mut told: BTreeMap<MatchId, Result<Option<StationNo>, Vec<Hindrance>>> =
            BTreeMap::new();
        let next = self.next_in(stage, wave);
        let is_wished = |wish: Wish| wish.station.is_some() || wish.stream;
        // Whoever is wished somewhere has that place before the others are dealt theirs.
        for goes_first in [true, false] {
            for found in &next {
                let wish = self.wish_of(found.id);
                if is_wished(wish) != goes_first {
                    continue;
                }
                let mut because = self.hindered(found, stage, &people);
                because.extend(people::of_match(self, stage, found).find_map(|person| {
                    let match_id = *asked.get(&person)?;
                    Some(Hindrance::CalledFirst { person, match_id })
                }));
                because.extend(self.later_on_stream(found.id));
                because.extend(wish.keep_back.then_some(Hindrance::KeptBack));
                let rested = people.rested(self, stage, found, rest);
                let until = rested.filter(|until| *until > at);
                because.extend(until.map(|until| Hindrance::Rests { until }));
                let from = wish.from.filter(|from| *from > at);
                because.extend(from.map(|from| Hindrance::Fixed { from }));
                let until = self.out_of_breaks(stage, found, &lengths, at, at);
                because.extend((until > at).then_some(Hindrance::Break { until }));
                let place = if !because.is_empty() {
                    Err(because)
                } else if goes_first {
                    let anywhere = PlayedAt::Anywhere {};
                    self.find_place(wish, &anywhere, &row.free, &pinned)
                        .map_err(|hindrance| Vec::from([hindrance]))
                } else if stations.is_empty() {
                    Ok(None)
                } else {
                    let place = row.next().ok_or(Hindrance::NoStation);
                    place.map(Some).map_err(|hindrance| Vec::from([hindrance]))
                };
                if let Ok(place) = &place {
                    if let Some(number) = place {
                        row.take(*number);
                    }
                    let persons = people::of_match(self, stage, found);
                    asked.extend(persons.map(|person| (person, found.id)));
                }
                told.insert(found.id, place);
            }
        }
        let mut wave = Wave::default();
        for found in next {
            match told.remove(&found.id) {
                Some(Ok(station)) => wave.calls.push((found.id, station)),
                Some(Err(because)) => wave.left_out.push(Waiting {
                    match_id: found.id,
                    because,
                }),
                None => {}
            }
        }
        wave
    }

    /// The ready matches of a wave that are the next ones of both.
    fn next_in<'a>(&'a self, stage: &'a Stage, wave: u8) -> Vec<&'a Match> {
        let mut has_next: BTreeSet<EntrantId> = BTreeSet::new();
        let mut ready: Vec<&Match> = Vec::new();
        for (found, node) in self.matches_of(stage).zip(&stage.bracket.nodes) {
            if !node.is_played()
                || found.outcome().is_some()
                || found.is_void()
                || stage.wave_of(node.group).unwrap_or(1) != wave
            {
                continue;
            }
            let entrants = Side::BOTH.map(|side| found.entrant(side));
            let are_next = entrants.map(|entrant| entrant.is_some_and(|id| has_next.insert(id)));
            let is_ready = matches!(found.state, MatchState::Ready { .. });
            if is_ready && stage.shows(found.node) && are_next == [true, true] {
                ready.push(found);
            }
        }
        ready
    }
}
