//! When rounds and waves are played, and calling a whole wave.

use super::Decision;
use crate::contest::{Match, MatchState};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, MatchId, StageId, StationNo};
use crate::refusal::{Refusal, Refused};
use crate::side::Side;
use crate::stage::{TimeOf, Timed, Window};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

/// Most times that are set at once: all match days of a long league, and its waves.
const MOST_TIMES: usize = 300;

impl Gathering {
    pub(super) fn set_times(&self, id: StageId, times: &[Timed]) -> Decision {
        let stage = self.found_stage(id)?;
        let named: BTreeSet<TimeOf> = times.iter().map(|timed| timed.of).collect();
        let mut reasons = Vec::new();
        if times.is_empty() || times.len() > MOST_TIMES || named.len() < times.len() {
            reasons.push(Refusal::BadNumber {
                what: "times, each round or wave once".into(),
            });
        }
        for timed in times {
            if !stage.has(timed.of) {
                reasons.push(Refusal::not_found(match timed.of {
                    TimeOf::MatchDay { .. } | TimeOf::Round { .. } => "round",
                    TimeOf::Wave { .. } => "wave",
                }));
            }
            if let (Some(from), Some(until)) = (timed.from, timed.until)
                && until <= from
            {
                reasons.push(Refusal::BadNumber {
                    what: "it ends before it begins".into(),
                });
            }
        }
        if !reasons.is_empty() {
            reasons.dedup();
            return Err(Refused { reasons });
        }
        let is_known = |timed: &Timed| {
            let known = stage.time_of(timed.of);
            known
                == Window {
                    from: timed.from,
                    until: timed.until,
                }
        };
        if times.iter().all(is_known) {
            return Err(Refusal::NoChange.into());
        }
        Ok(Vec::from([Event::TimesSet {
            stage: id,
            times: times.to_vec(),
        }]))
    }

    /// Nobody is called who has an earlier match to play, so that the days of a group keep their order.
    pub(super) fn call_wave(&self, id: StageId, wave: u8, stations: &[StationNo]) -> Decision {
        let stage = self.found_stage(id)?;
        if !stage.is_published() {
            return Err(Refusal::NotPublished.into());
        }
        if wave == 0 || wave > stage.waves.max(1) {
            return Err(Refusal::not_found("wave").into());
        }
        self.check_stations(stations)?;
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
        let called: Vec<Event> = if stations.is_empty() {
            let seats = ready.iter().map(|found| (found, None));
            seats.map(called).collect()
        } else {
            let places = stations.iter().map(|&station| Some(station));
            ready.iter().zip(places).map(called).collect()
        };
        if called.is_empty() {
            return Err(Refusal::NothingToCall.into());
        }
        Ok(called)
    }

    /// Stations that are there, free, and named once.
    fn check_stations(&self, stations: &[StationNo]) -> Result<(), Refused> {
        let mut reasons = Vec::new();
        let named: BTreeSet<StationNo> = stations.iter().copied().collect();
        if named.len() < stations.len() {
            reasons.push(Refusal::BadNumber {
                what: "stations, each once".into(),
            });
        }
        for station in named {
            if !self.stations.contains_key(&station) {
                reasons.push(Refusal::not_found("station"));
            } else if let Err(reason) = self.check_usable(station, MatchId(0)) {
                reasons.push(reason);
            }
        }
        reasons.dedup();
        if reasons.is_empty() {
            Ok(())
        } else {
            Err(Refused { reasons })
        }
    }
}

fn called((found, station): (&&Match, Option<StationNo>)) -> Event {
    Event::MatchCalled {
        match_id: found.id,
        station,
    }
}
