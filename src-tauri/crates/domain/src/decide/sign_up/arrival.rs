//! Who has come to the door: marked for an entrant or one of its people, in every tournament that awaits them.

use crate::decide::Decision;
use crate::device::Scope;
use crate::entrant::Entrant;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{DeviceId, EntrantId, PersonId, TournamentId};
use crate::life::Presence;
use crate::refusal::Refusal;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn mark_arrival(
        &self,
        id: TournamentId,
        entrant: EntrantId,
        person: Option<PersonId>,
        presence: Presence,
        by: Option<&DeviceId>,
    ) -> Decision {
        let known = self
            .signed_up(id, entrant)
            .ok_or_else(|| Refusal::not_found("entrant"))?;
        if !self.is_checking_in(id) {
            return Err(Refusal::NoCheckIn.into());
        }
        if known.gone.is_some() {
            let name = known.name.clone();
            return Err(Refusal::HasLeft { name }.into());
        }
        let persons = match person {
            None => known.roster.clone(),
            Some(person) if known.roster.contains(&person) => vec![person],
            Some(_) => return Err(Refusal::not_found("player").into()),
        };
        let mut events = Vec::new();
        events.extend(self.marked(id, known, &persons, presence));
        // Whoever is there is there for all they came for.
        let device = by.and_then(|by| self.admitted(by));
        if device.is_none_or(|device| device.scope == Scope::Everything) {
            for other in self.tournaments.keys().filter(|other| **other != id) {
                events.extend(self.marked_also(*other, &persons, presence));
            }
        }
        if events.is_empty() {
            return Err(Refusal::NoChange.into());
        }
        Ok(events)
    }

    /// The same people in another tournament that awaits them.
    fn marked_also(
        &self,
        id: TournamentId,
        persons: &[PersonId],
        presence: Presence,
    ) -> Vec<Event> {
        let (Some(found), Some(known)) = (self.tournaments.get(&id), self.sign_ups.get(&id)) else {
            return Vec::new();
        };
        if !self.is_checking_in(id) {
            return Vec::new();
        }
        let all = found.entrants.values().chain(&known.waiting);
        all.filter(|one| one.gone.is_none())
            .filter_map(|one| self.marked(id, one, persons, presence))
            .collect()
    }

    /// That those of these people who are of an entrant have come, or have not, where that was otherwise.
    fn marked(
        &self,
        tournament: TournamentId,
        entrant: &Entrant,
        persons: &[PersonId],
        presence: Presence,
    ) -> Option<Event> {
        let known = self.arrived.get(&entrant.id);
        let was_here = |person: &PersonId| known.is_some_and(|known| known.contains_key(person));
        let of_it = entrant.roster.iter().filter(|id| persons.contains(id));
        let persons: Vec<PersonId> = of_it
            .filter(|person| was_here(person) != presence.is_here())
            .copied()
            .collect();
        (!persons.is_empty()).then_some(Event::ArrivalMarked {
            tournament,
            entrant: entrant.id,
            persons,
            presence,
        })
    }
}

pub(super) fn all_here(tournament: TournamentId, entrant: &Entrant) -> Event {
    Event::ArrivalMarked {
        tournament,
        entrant: entrant.id,
        persons: entrant.roster.clone(),
        presence: Presence::Here,
    }
}
