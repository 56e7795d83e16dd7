//! Stations, where tournaments are played, and calling what is proposed.

use super::Decision;
use super::floor::optional;
use crate::day_plan::{BREAK_NAME, Break, LONGEST_BREAK, MOST_BREAKS};
use crate::device::Scope;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, DeviceId, MatchId, StationNo, TournamentId};
use crate::lobby::LobbyPlan;
use crate::name::{self, SENTENCE};
use crate::places::{
    FloorChange, LONGEST_GAME, LONGEST_REST, LONGEST_SETTLE, Places, PlayedAt, Wish,
};
use crate::refusal::{Refusal, Refused};
use crate::station::{
    ADDRESS, AREA, Arranged, Equipment, MOST_ARRANGED, MOST_AT_ONCE, PlanSpot, Station,
};
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn set_station(&self, number: StationNo, raw: &str) -> Decision {
        if !(1..=999).contains(&number.0) {
            return Err(Refusal::BadNumber {
                what: "stations are 1 to 999".into(),
            }
            .into());
        }
        let name = optional(raw)?;
        if self
            .stations
            .get(&number)
            .is_some_and(|known| known.name == name)
        {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::StationSet { number, name }])
    }

    pub(super) fn remove_station(&self, number: StationNo) -> Decision {
        if !self.stations.contains_key(&number) {
            return Err(Refusal::not_found("station").into());
        }
        if self.matches_at(number).next().is_some() {
            return Err(Refusal::StationBusy { station: number.0 }.into());
        }
        Ok(vec![Event::StationRemoved { number }])
    }

    /// A station that is there, in order, and takes this match beside those that it has.
    pub(super) fn check_usable(&self, number: StationNo, id: MatchId) -> Result<(), Refusal> {
        let station = self.found_station(number)?;
        if self.is_full_for(number, id) {
            return Err(Refusal::StationBusy { station: number.0 });
        }
        // What is played there already stays where it is.
        let is_there = self.matches_at(number).any(|found| found.id == id);
        match &station.out_of_order {
            Some(known) if !is_there => Err(Refusal::OutOfOrder {
                station: number.0,
                reason: known.reason.clone(),
            }),
            Some(_) | None => Ok(()),
        }
    }

    fn found_station(&self, number: StationNo) -> Result<&Station, Refusal> {
        let known = self.stations.get(&number);
        known.ok_or_else(|| Refusal::not_found("station"))
    }

    pub(super) fn change_floor(&self, change: &FloorChange) -> Decision {
        let change = match change {
            FloorChange::Equip { number, equipment } => self.equip(*number, equipment)?,
            FloorChange::Close { number, reason } => self.close_station(*number, reason)?,
            FloorChange::Open { number } => {
                if self.found_station(*number)?.out_of_order.is_none() {
                    return Err(Refusal::NoChange.into());
                }
                change.clone()
            }
            FloorChange::Places { tournament, places } => self.set_places(*tournament, places)?,
            FloorChange::Dispatch { dispatching } => {
                if dispatching.settle > LONGEST_SETTLE {
                    return Err(bad("a time to settle, up to an hour").into());
                }
                if self.floor.dispatching == *dispatching {
                    return Err(Refusal::NoChange.into());
                }
                change.clone()
            }
            FloorChange::Lobbies { tournament, plan } => {
                self.found_tournament(*tournament)?;
                let plan = plan.as_ref().map(LobbyPlan::checked).transpose()?;
                if self.floor.lobby_plans.get(tournament) == plan.as_ref() {
                    return Err(Refusal::NoChange.into());
                }
                FloorChange::Lobbies {
                    tournament: *tournament,
                    plan,
                }
            }
            FloorChange::Wish { match_id, wish } => {
                self.check_wish(*match_id, *wish)?;
                let mut events = vec![Event::FloorChanged {
                    change: change.clone(),
                }];
                events.extend(self.out_of_rundown(*match_id, *wish));
                return Ok(events);
            }
            FloorChange::Aim { tournament, until } => {
                if let Some(id) = tournament {
                    self.found_tournament(*id)?;
                }
                if self.floor.aims.of(*tournament) == *until {
                    return Err(Refusal::NoChange.into());
                }
                change.clone()
            }
            FloorChange::Breaks { breaks } => self.set_breaks(breaks)?,
            FloorChange::Arrange { moved, beside } => self.arrange(moved, beside)?,
        };
        Ok(vec![Event::FloorChanged { change }])
    }

    fn equip(&self, number: StationNo, raw: &Equipment) -> Result<FloorChange, Refusal> {
        let station = self.found_station(number)?;
        let area = name::clean(&raw.area);
        if !area.is_empty() && !name::fits(&area, AREA) {
            return Err(Refusal::bad_text("area", AREA));
        }
        let address = name::clean(&raw.address);
        if address.len() > ADDRESS {
            return Err(Refusal::bad_text("address", ADDRESS));
        }
        if !(1..=MOST_AT_ONCE).contains(&raw.at_once) {
            return Err(bad("matches at once, 1 to 64"));
        }
        if self.matches_at(number).count() > usize::from(raw.at_once) {
            return Err(Refusal::StationBusy { station: number.0 });
        }
        let equipment = Equipment {
            kind: raw.kind,
            area,
            address,
            at_once: raw.at_once,
        };
        if station.equipment == equipment {
            return Err(Refusal::NoChange);
        }
        Ok(FloorChange::Equip { number, equipment })
    }

    fn close_station(&self, number: StationNo, raw: &str) -> Result<FloorChange, Refusal> {
        let station = self.found_station(number)?;
        let reason = name::clean(raw);
        if !name::fits(&reason, SENTENCE) {
            return Err(Refusal::bad_text("reason", SENTENCE));
        }
        let is_known = station.out_of_order.as_ref();
        if is_known.is_some_and(|known| known.reason == reason) {
            return Err(Refusal::NoChange);
        }
        Ok(FloorChange::Close { number, reason })
    }

    fn set_places(&self, tournament: TournamentId, raw: &Places) -> Result<FloorChange, Refused> {
        self.found_tournament(tournament)?;
        let mut places = raw.clone();
        let mut reasons = Vec::new();
        if raw.rest > LONGEST_REST {
            reasons.push(bad("minutes of rest, up to 600"));
        }
        if !(1..=LONGEST_GAME).contains(&raw.game) {
            reasons.push(bad("minutes for a game, 1 to 600"));
        }
        if !raw.patience.is_possible() {
            reasons.push(bad(
                "minutes until a walkover, up to 600, and the last call before",
            ));
        }
        if let PlayedAt::Stations { kinds, area } = &mut places.at {
            kinds.sort_unstable();
            kinds.dedup();
            *area = optional(area)?;
        }
        if !reasons.is_empty() {
            return Err(Refused { reasons });
        }
        if self.floor.of(tournament) == places {
            return Err(Refusal::NoChange.into());
        }
        Ok(FloorChange::Places { tournament, places })
    }

    fn set_breaks(&self, raw: &[Break]) -> Result<FloorChange, Refused> {
        let mut reasons = Vec::new();
        if raw.len() > MOST_BREAKS {
            reasons.push(bad("breaks, up to 48"));
        }
        let mut breaks = Vec::with_capacity(raw.len());
        for one in raw {
            if let Some(id) = one.tournament {
                self.found_tournament(id)?;
            }
            let text = name::clean(&one.text);
            if !name::fits(&text, BREAK_NAME) {
                reasons.push(Refusal::bad_text("break", BREAK_NAME));
            }
            let length = one.until.0.checked_sub(one.from.0);
            if !length.is_some_and(|length| (1..=LONGEST_BREAK).contains(&length)) {
                reasons.push(bad("a break ends after it begins, within a day"));
            }
            breaks.push(Break {
                text,
                ..one.clone()
            });
        }
        if !reasons.is_empty() {
            reasons.dedup();
            return Err(Refused { reasons });
        }
        breaks.sort_by(|one, other| {
            let key = |it: &Break| (it.from, it.until, it.tournament);
            key(one).cmp(&key(other))
        });
        if self.floor.breaks == breaks {
            return Err(Refusal::NoChange.into());
        }
        Ok(FloorChange::Breaks { breaks })
    }

    /// What is moved must be there; what only stood beside it is left out where it went or has got a place meanwhile.
    fn arrange(&self, moved: &[Arranged], beside: &[Arranged]) -> Result<FloorChange, Refusal> {
        let all = || moved.iter().chain(beside);
        if moved.len() + beside.len() > MOST_ARRANGED {
            return Err(bad("stations to set down, up to 999"));
        }
        if !all().filter_map(|one| one.at).all(PlanSpot::is_on_plan) {
            return Err(bad("a place on the plan, 96 columns and 72 rows"));
        }
        let mut once = BTreeSet::new();
        if !all().all(|one| once.insert(one.number)) {
            return Err(bad("a place for each station, one"));
        }
        for one in moved {
            self.found_station(one.number)?;
        }
        let known = |one: &&Arranged| self.floor.plan.get(&one.number).copied();
        let really: Vec<Arranged> = moved
            .iter()
            .filter(|one| known(one) != one.at)
            .copied()
            .collect();
        if really.is_empty() {
            return Err(Refusal::NoChange);
        }
        let beside = beside
            .iter()
            .filter(|one| self.stations.contains_key(&one.number))
            .filter(|one| known(one).is_none() && one.at.is_some())
            .copied()
            .collect();
        Ok(FloorChange::Arrange {
            moved: really,
            beside,
        })
    }

    fn check_wish(&self, id: MatchId, wish: Wish) -> Result<(), Refusal> {
        self.found_match(id)?;
        if let Some(station) = wish.station {
            self.found_station(station)?;
        }
        if wish.stream && wish.station.is_some() {
            return Err(bad("a station or the stream, not both"));
        }
        if self.floor.wish(id) == wish
            && self.wish_of(id) == wish
            && !self.floor.taken_back.contains(&id)
        {
            return Err(Refusal::NoChange);
        }
        Ok(())
    }

    /// All proposals that may go now, of a desk those in its scope. By itself nothing goes where calls are made by hand.
    pub(super) fn call_next(&self, by: Option<&DeviceId>, at: At) -> Decision {
        if by.is_none() && !self.floor.dispatching.automatic {
            return Err(Refusal::NothingToCall.into());
        }
        let calls = self.dispatch(at).calls.into_iter();
        let called: Vec<Event> = calls
            .filter(|proposal| proposal.from <= at && !proposal.by_hand)
            .filter(|proposal| {
                let found = self.matches.get(&proposal.match_id);
                let known = by.and_then(|id| self.admitted(id));
                known.is_none_or(|device| match device.scope {
                    Scope::Stations { from, to } => proposal
                        .station
                        .is_some_and(|station| (from..=to).contains(&station)),
                    Scope::Everything | Scope::Tournament { .. } | Scope::Entrant { .. } => {
                        found.is_some_and(|found| self.in_scope(device, found))
                    }
                })
            })
            .map(|proposal| Event::MatchCalled {
                match_id: proposal.match_id,
                station: proposal.station,
            })
            .collect();
        if called.is_empty() {
            return Err(Refusal::NothingToCall.into());
        }
        Ok(called)
    }
}

fn bad(what: &str) -> Refusal {
    Refusal::BadNumber { what: what.into() }
}
