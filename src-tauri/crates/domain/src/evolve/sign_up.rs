//! Sign-up and check-in at the door: who has a place, who waits, who has come.

use crate::entrant::Entrant;
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, PersonId, TournamentId};
use crate::life::Presence;
use crate::sign_up::{DoorOpen, PhonesOpen, SignUp, SignUpFact};
use crate::step::Cell;
use alloc::vec::Vec;

impl Gathering {
    /// A new entrant, the last of the seeding.
    pub(super) fn enter(&mut self, id: TournamentId, entrant: &Entrant) {
        self.touch(Cell::Seeding(id));
        self.touch(Cell::Entrant(id, entrant.id));
        self.next.entrant = self.next.entrant.max(entrant.id.0.saturating_add(1));
        if let Some(found) = self.tournaments.get_mut(&id) {
            found.entrants.insert(entrant.id, entrant.clone());
            found.seeding.push(entrant.id);
        }
    }

    /// Out of the tournament and its seeding.
    pub(super) fn take_out(&mut self, id: TournamentId, entrant: EntrantId) -> Option<Entrant> {
        self.touch(Cell::Seeding(id));
        self.touch(Cell::Entrant(id, entrant));
        let found = self.tournaments.get_mut(&id)?;
        found.seeding.retain(|seeded| *seeded != entrant);
        found.merits.remove(&entrant);
        found.entrants.remove(&entrant)
    }

    pub(super) fn evolve_sign_up(&mut self, id: TournamentId, fact: &SignUpFact) {
        if let SignUpFact::CameByPhone { entrant, phone } = fact {
            self.touch(Cell::ByPhone(id, *entrant));
            let known = self.sign_ups.entry(id).or_default();
            known.by_phone.insert(*entrant, phone.clone());
            return;
        }
        self.touch(Cell::SignUp(id));
        if let SignUpFact::Struck { entrant } = fact {
            self.forget_phone(id, *entrant);
        }
        let mut known = self.sign_ups.remove(&id).unwrap_or_default();
        match fact {
            SignUpFact::CheckInOpened { until } => {
                known.check_in = Some(DoorOpen { until: *until })
            }
            SignUpFact::CheckInClosed {} => known.check_in = None,
            SignUpFact::LimitSet { limit } => known.limit = *limit,
            SignUpFact::SignedUp { persons, entrants } => {
                for person in persons {
                    self.put_person(person);
                }
                for entrant in entrants {
                    self.next.entrant = self.next.entrant.max(entrant.id.0.saturating_add(1));
                }
                known.waiting.extend_from_slice(entrants);
            }
            SignUpFact::SetBack { entrants } => {
                let out = entrants.iter().filter_map(|one| self.take_out(id, *one));
                let mut waiting: Vec<Entrant> = out.collect();
                waiting.append(&mut known.waiting);
                known.waiting = waiting;
            }
            SignUpFact::MovedUp { entrants } => {
                for wanted in entrants {
                    let place = known.waiting.iter().position(|one| one.id == *wanted);
                    if let Some(place) = place {
                        let entrant = known.waiting.remove(place);
                        self.enter(id, &entrant);
                    }
                }
            }
            SignUpFact::Dropped { entrants } => {
                let out = entrants.iter().filter_map(|one| self.take_out(id, *one));
                known.dropped.extend(out);
            }
            SignUpFact::Returned { entrant } => {
                let place = known.dropped.iter().position(|one| one.id == *entrant);
                if let Some(place) = place {
                    known.waiting.push(known.dropped.remove(place));
                }
            }
            // What it does is told by the events after it.
            SignUpFact::TeamsFormed { .. } => {}
            SignUpFact::Kept { entrant } => {
                let aside = known.waiting.iter_mut().chain(&mut known.dropped);
                for one in aside.filter(|one| one.id == entrant.id) {
                    one.clone_from(entrant);
                }
            }
            SignUpFact::OpenedToPhones { until, most } => {
                let (until, most) = (*until, *most);
                known.phones = Some(PhonesOpen { until, most });
            }
            SignUpFact::ClosedToPhones {} => known.phones = None,
            SignUpFact::RostersLocked { lock } => known.rosters = *lock,
            // A cell of its own.
            SignUpFact::CameByPhone { .. } => {}
            SignUpFact::Struck { entrant } => {
                known.waiting.retain(|one| one.id != *entrant);
                known.dropped.retain(|one| one.id != *entrant);
                self.forget_arrival(id, *entrant);
            }
        }
        self.put_sign_up(id, known);
    }

    /// A sign-up of which nothing is known is none.
    pub(super) fn put_sign_up(&mut self, id: TournamentId, known: SignUp) {
        if known.is_empty() {
            self.sign_ups.remove(&id);
        } else {
            self.sign_ups.insert(id, known);
        }
    }

    pub(super) fn mark(
        &mut self,
        tournament: TournamentId,
        entrant: EntrantId,
        (persons, presence): (&[PersonId], Presence),
        at: At,
    ) {
        self.touch(Cell::Arrived(tournament, entrant));
        let arrived = self.arrived.entry(entrant).or_default();
        for person in persons {
            match presence {
                Presence::Here => arrived.insert(*person, at),
                Presence::Absent => arrived.remove(person),
            };
        }
        if arrived.is_empty() {
            self.arrived.remove(&entrant);
        }
    }

    pub(super) fn forget_arrival(&mut self, tournament: TournamentId, entrant: EntrantId) {
        if self.arrived.contains_key(&entrant) {
            self.touch(Cell::Arrived(tournament, entrant));
            self.arrived.remove(&entrant);
        }
    }

    /// Somebody is no entrant any more, nor comes back.
    pub(super) fn forget_phone(&mut self, id: TournamentId, entrant: EntrantId) {
        let known = self.sign_ups.get(&id);
        if known.is_some_and(|known| known.by_phone.contains_key(&entrant)) {
            self.touch(Cell::ByPhone(id, entrant));
            if let Some(mut known) = self.sign_ups.remove(&id) {
                known.by_phone.remove(&entrant);
                self.put_sign_up(id, known);
            }
        }
    }

    /// With the tournament goes who waited for it.
    pub(super) fn forget_sign_up(&mut self, id: TournamentId) {
        let Some(known) = self.sign_ups.get(&id) else {
            return;
        };
        let also = known.waiting.iter().chain(&known.dropped);
        let also: Vec<EntrantId> = also.map(|entrant| entrant.id).collect();
        let phones: Vec<EntrantId> = known.by_phone.keys().copied().collect();
        self.touch(Cell::SignUp(id));
        for entrant in phones {
            self.touch(Cell::ByPhone(id, entrant));
        }
        self.sign_ups.remove(&id);
        for entrant in also {
            self.forget_arrival(id, entrant);
        }
    }
}
