//! Calls for help, and who holds a device.

use super::Decision;
use super::setup::checked_optional;
use crate::device::{Device, Role, Scope};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, DeviceId, MatchId, StationNo};
use crate::life::{HelpCall, HelpKind, MOST_CALLS, MOST_CALLS_OF_PLAYERS};
use crate::name::{self, NAME, SENTENCE};
use crate::refusal::Refusal;
use alloc::vec;

impl Gathering {
    pub(super) fn call_for_help(
        &self,
        help: HelpKind,
        match_id: Option<MatchId>,
        station: Option<StationNo>,
        raw: &str,
        device: Option<&DeviceId>,
        at: At,
    ) -> Decision {
        if let Some(id) = match_id {
            let found = self.found_match(id)?;
            self.check_shown(found)?;
            let known = device.and_then(|id| self.admitted(id));
            if let Some(known) = known.filter(|known| known.role == Role::Captain)
                && !self.in_scope(known, found)
            {
                return Err(Refusal::OutOfScope.into());
            }
        }
        if station.is_some_and(|station| !self.stations.contains_key(&station)) {
            return Err(Refusal::not_found("station").into());
        }
        let note = checked_optional(Some(raw), "note", SENTENCE)?.unwrap_or_default();
        let is_same = |call: &HelpCall| call.device.as_ref() == device && call.help == help;
        if device.is_some() && self.help.values().any(is_same) {
            return Err(Refusal::AlreadyCalled.into());
        }
        if let Some(known) = device
            .and_then(|id| self.admitted(id))
            .filter(|known| known.role == Role::Captain)
        {
            // Whoever waits for a place or has lost it asks at the desk.
            if let Scope::Entrant {
                tournament,
                entrant,
            } = known.scope
                && self.entrant(tournament, entrant).is_none()
            {
                return Err(Refusal::OutOfScope.into());
            }
            self.check_calls_of_players(known, help)?;
        }
        if self.help.len() >= MOST_CALLS {
            return Err(too_many(MOST_CALLS).into());
        }
        Ok(vec![Event::HelpCalled {
            call: HelpCall {
                id: self.next.help,
                help,
                match_id,
                station,
                note,
                device: device.cloned(),
                since: at,
            },
        }])
    }

    /// All phones of an entrant together ask once for each kind of help, and those of all entrants leave room for
    /// officials.
    fn check_calls_of_players(&self, captain: &Device, help: HelpKind) -> Result<(), Refusal> {
        let mut from_players = 0;
        for call in self.help.values() {
            let caller = call.device.as_ref().and_then(|id| self.devices.get(id));
            let Some(caller) = caller.filter(|caller| caller.role == Role::Captain) else {
                continue;
            };
            from_players += 1;
            if caller.scope == captain.scope && call.help == help {
                return Err(Refusal::AlreadyCalled);
            }
        }
        if from_players >= MOST_CALLS_OF_PLAYERS {
            return Err(too_many(MOST_CALLS_OF_PLAYERS));
        }
        Ok(())
    }

    /// Officials answer every call, all others take their own back.
    pub(super) fn answer_help(&self, id: u32, device: Option<&DeviceId>) -> Decision {
        let call = self
            .help
            .get(&id)
            .ok_or_else(|| Refusal::not_found("call"))?;
        let role = device
            .and_then(|id| self.admitted(id))
            .map(|known| known.role);
        let is_official = matches!(role, None | Some(Role::Desk | Role::HeadJudge));
        if !is_official && call.device.as_ref() != device {
            return Err(Refusal::NotAllowed.into());
        }
        Ok(vec![Event::HelpAnswered { id }])
    }

    /// A device is handed to somebody else: what it may do stays.
    pub(super) fn change_shift(&self, raw: &str, device: Option<&DeviceId>) -> Decision {
        let id = device.ok_or(Refusal::NotAllowed)?;
        let known = self.admitted(id).ok_or(Refusal::NotAdmitted)?;
        let name = name::clean(raw);
        if !name::fits(&name, NAME) {
            return Err(Refusal::bad_text("name", NAME).into());
        }
        if known.name == name {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::DeviceChanged {
            device: id.clone(),
            name,
            scope: known.scope,
        }])
    }

    /// Whether a device may call a match to a place.
    pub(super) fn check_place(
        &self,
        station: Option<StationNo>,
        device: Option<&DeviceId>,
    ) -> Result<(), Refusal> {
        let scope = device
            .and_then(|id| self.admitted(id))
            .map(|known| known.scope);
        match scope {
            Some(Scope::Stations { from, to }) => {
                let is_own = station.is_some_and(|station| (from..=to).contains(&station));
                is_own.then_some(()).ok_or(Refusal::OutOfScope)
            }
            Some(Scope::Everything | Scope::Tournament { .. } | Scope::Entrant { .. }) | None => {
                Ok(())
            }
        }
    }
}

fn too_many(most: usize) -> Refusal {
    Refusal::TooManyCalls {
        most: u32::try_from(most).unwrap_or(u32::MAX),
    }
}
