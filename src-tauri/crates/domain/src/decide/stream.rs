//! What a producer settles for a stream, and who is ready to go live.

use super::Decision;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{MatchId, StationNo};
use crate::places::Wish;
use crate::refusal::Refusal;
use crate::stream::{GoLight, LONGEST_HELD_BACK, LONGEST_RUNDOWN, Lamp, StreamChange, StreamPlan};
use alloc::vec;

impl Gathering {
    pub(super) fn change_stream(&self, change: &StreamChange) -> Decision {
        match change {
            StreamChange::Put {
                station,
                match_id,
                place,
            } => self.put_in_rundown(*station, *match_id, *place)?,
            StreamChange::Drop { station, match_id } => {
                if !self.planned_at(*station).rundown.contains(match_id) {
                    return Err(Refusal::NoChange.into());
                }
            }
            StreamChange::DropAll { station, matches } => {
                let planned = self.planned_at(*station).rundown;
                if !matches.iter().any(|id| planned.contains(id)) {
                    return Err(Refusal::NoChange.into());
                }
                if matches.len() > LONGEST_RUNDOWN {
                    return Err(Refusal::BadNumber {
                        what: "matches in a rundown, up to 40".into(),
                    }
                    .into());
                }
            }
            StreamChange::Show { station, match_id } => {
                self.check_stream(*station)?;
                if let Some(id) = match_id {
                    self.check_streamed(*id)?;
                }
                if self.planned_at(*station).on_air == *match_id {
                    return Err(Refusal::NoChange.into());
                }
            }
            StreamChange::Flip {
                station,
                is_flipped,
            } => {
                self.check_stream(*station)?;
                if self.planned_at(*station).is_flipped == *is_flipped {
                    return Err(Refusal::NoChange.into());
                }
            }
            StreamChange::HoldBack { station, seconds } => {
                self.check_stream(*station)?;
                if *seconds > LONGEST_HELD_BACK {
                    return Err(Refusal::BadNumber {
                        what: "seconds that results are held back, up to 900".into(),
                    }
                    .into());
                }
                if self.planned_at(*station).held_back_s == *seconds {
                    return Err(Refusal::NoChange.into());
                }
            }
            StreamChange::Reveal { station } => {
                self.check_stream(*station)?;
                if self.planned_at(*station).held_back_s == 0 {
                    return Err(Refusal::NoChange.into());
                }
            }
            StreamChange::Ready {
                match_id,
                lamp,
                is_ready,
            } => self.check_ready(*match_id, *lamp, *is_ready)?,
        }
        Ok(vec![Event::StreamChanged {
            change: change.clone(),
        }])
    }

    /// A match that is wished to another station, or nowhere any more, leaves the rundown; a time by itself is no place.
    pub(super) fn out_of_rundown(&self, id: MatchId, wish: Wish) -> Option<Event> {
        let (station, _) = self.streams.of(id)?;
        let is_nowhere = wish.station.is_none() && !wish.stream && !wish.keep_back;
        let is_elsewhere = is_nowhere || wish.station.is_some_and(|other| other != station);
        is_elsewhere.then_some(Event::StreamChanged {
            change: StreamChange::Drop {
                station,
                match_id: id,
            },
        })
    }

    fn put_in_rundown(&self, station: StationNo, id: MatchId, place: u32) -> Result<(), Refusal> {
        self.check_stream(station)?;
        self.check_streamed(id)?;
        let before = self.planned_at(station);
        let is_there = before.rundown.contains(&id);
        if !is_there && self.found_match(id)?.outcome().is_some() {
            return Err(Refusal::MatchAlreadyOver);
        }
        if !is_there && before.rundown.len() >= LONGEST_RUNDOWN {
            return Err(Refusal::BadNumber {
                what: "matches in a rundown, up to 40".into(),
            });
        }
        let mut after = before.clone();
        after.put(id, place);
        if after == before {
            return Err(Refusal::NoChange);
        }
        Ok(())
    }

    fn check_ready(&self, id: MatchId, lamp: Lamp, is_ready: bool) -> Result<(), Refusal> {
        let found = self.found_match(id)?;
        let is_here = found.station.is_some_and(|number| self.is_for_show(number));
        if !is_here || !found.is_at_its_place() {
            return Err(Refusal::not_found("stream"));
        }
        let GoLight { producer, judge } = self.go_light(found).unwrap_or_default();
        let is_lit = match lamp {
            Lamp::Producer => producer.is_some(),
            Lamp::Judge => judge.is_some(),
        };
        if is_lit == is_ready {
            return Err(Refusal::NoChange);
        }
        Ok(())
    }

    /// A station at which streams are made.
    fn check_stream(&self, station: StationNo) -> Result<(), Refusal> {
        if self.is_for_show(station) {
            Ok(())
        } else {
            Err(Refusal::not_found("stream"))
        }
    }

    /// A match that is played at all.
    fn check_streamed(&self, id: MatchId) -> Result<(), Refusal> {
        self.found_match(id)?;
        let is_played = self.node_of(id).is_some_and(|node| node.number.is_some());
        if is_played {
            Ok(())
        } else {
            Err(Refusal::not_found("match"))
        }
    }

    fn planned_at(&self, station: StationNo) -> StreamPlan {
        let known = self.streams.plans.get(&station);
        known.cloned().unwrap_or_default()
    }
}
