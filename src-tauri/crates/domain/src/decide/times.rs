//! When rounds and waves are played, and calling a whole wave.

use super::Decision;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, MatchId, StageId, StationNo};
use crate::refusal::{Refusal, Refused};
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

    /// All of a wave that can be called, see [`Gathering::wave`].
    pub(super) fn call_wave(
        &self,
        id: StageId,
        wave: u8,
        stations: &[StationNo],
        at: At,
    ) -> Decision {
        let stage = self.found_stage(id)?;
        if !stage.is_published() {
            return Err(Refusal::NotPublished.into());
        }
        if wave == 0 || wave > stage.waves.max(1) {
            return Err(Refusal::not_found("wave").into());
        }
        self.check_stations(stations)?;
        let calls = self.wave(stage, wave, stations, at).calls.into_iter();
        let called: Vec<Event> = calls
            .map(|(match_id, station)| Event::MatchCalled { match_id, station })
            .collect();
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
