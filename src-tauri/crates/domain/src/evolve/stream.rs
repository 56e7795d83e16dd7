//! What a producer settled for a stream, and who is ready to go live.

use crate::gathering::Gathering;
use crate::ids::{At, MatchId, StationNo};
use crate::step::Cell;
use crate::stream::{Lamp, StreamChange, StreamPlan};

impl Gathering {
    pub(super) fn evolve_stream(&mut self, change: &StreamChange, at: At) {
        match change {
            StreamChange::Put {
                station,
                match_id,
                place,
            } => {
                if let Some((other, _)) = self.streams.of(*match_id)
                    && other != *station
                {
                    self.plan(other, |plan| plan.rundown.retain(|id| id != match_id));
                }
                self.plan(*station, |plan| plan.put(*match_id, *place));
            }
            StreamChange::Drop { station, match_id } => {
                self.plan(*station, |plan| plan.rundown.retain(|id| id != match_id));
            }
            StreamChange::DropAll { station, matches } => {
                self.plan(*station, |plan| {
                    plan.rundown.retain(|id| !matches.contains(id))
                });
            }
            StreamChange::Show { station, match_id } => {
                self.plan(*station, |plan| plan.on_air = *match_id);
            }
            StreamChange::Flip {
                station,
                is_flipped,
            } => self.plan(*station, |plan| plan.is_flipped = *is_flipped),
            StreamChange::HoldBack { station, seconds } => {
                self.plan(*station, |plan| plan.held_back_s = *seconds);
            }
            StreamChange::Reveal { station } => {
                self.plan(*station, |plan| plan.revealed = Some(at));
            }
            StreamChange::Ready {
                match_id,
                lamp,
                is_ready,
            } => {
                self.touch(Cell::GoLight(*match_id));
                let since = is_ready.then_some(at);
                let light = self.streams.lights.entry(*match_id).or_default();
                match lamp {
                    Lamp::Producer => light.producer = since,
                    Lamp::Judge => light.judge = since,
                }
                if light.is_dark() {
                    self.streams.lights.remove(match_id);
                }
            }
        }
    }

    /// What was settled for a match that goes, goes with it: another one can have its id.
    pub(super) fn forget_streamed(&mut self, id: MatchId) {
        if self.streams.lights.contains_key(&id) {
            self.touch(Cell::GoLight(id));
            self.streams.lights.remove(&id);
        }
        if let Some((station, _)) = self.streams.of(id) {
            self.plan(station, |plan| plan.rundown.retain(|other| *other != id));
        }
        let plans = self.streams.plans.iter();
        let shown = plans.filter(|(_, plan)| plan.on_air == Some(id));
        if let Some(station) = shown.map(|(station, _)| *station).next() {
            self.plan(station, |plan| plan.on_air = None);
        }
    }

    /// The stream of a station that goes, goes with it.
    pub(super) fn forget_stream(&mut self, station: StationNo) {
        if self.streams.plans.contains_key(&station) {
            self.touch(Cell::Stream(station));
            self.streams.plans.remove(&station);
        }
    }

    fn plan(&mut self, station: StationNo, change: impl FnOnce(&mut StreamPlan)) {
        self.touch(Cell::Stream(station));
        let plan = self.streams.plans.entry(station).or_default();
        change(plan);
        if plan.is_empty() {
            self.streams.plans.remove(&station);
        }
    }
}
