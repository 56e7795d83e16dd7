//! Two people who are one, and one who is two: corrected in every roster that they are in.

use super::changed;
use crate::decide::Decision;
use crate::device::Scope;
use crate::entrant::{Entrant, Person};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{DeviceId, EntrantId, PersonId, TournamentId};
use crate::life::Presence;
use crate::refusal::{Refusal, Refused};
use crate::sign_up::SignUpFact;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    /// Who is at a place of a roster.
    fn member(
        &self,
        id: TournamentId,
        (entrant, member): (EntrantId, u16),
    ) -> Result<(&Entrant, PersonId), Refusal> {
        self.found_tournament(id)?;
        let known = self
            .entrant(id, entrant)
            .ok_or_else(|| Refusal::not_found("entrant"))?;
        let person = known.roster.get(usize::from(member)).copied();
        Ok((known, person.ok_or_else(|| Refusal::not_found("player"))?))
    }

    pub(super) fn merge(
        &self,
        id: TournamentId,
        who: (EntrantId, u16),
        same: PersonId,
        by: Option<&DeviceId>,
    ) -> Decision {
        let (_, person) = self.member(id, who)?;
        if !self.persons.contains_key(&same) {
            return Err(Refusal::not_found("player").into());
        }
        if person == same {
            return Err(Refusal::NoChange.into());
        }
        let device = by.and_then(|by| self.admitted(by));
        let sees_all = device.is_none_or(|device| device.scope == Scope::Everything);
        let mut reasons = Vec::new();
        let mut events = Vec::new();
        for (tournament, found) in &self.tournaments {
            let sign_up = self.sign_ups.get(tournament);
            let aside = sign_up
                .into_iter()
                .flat_map(|known| known.waiting.iter().chain(&known.dropped));
            let all = found
                .entrants
                .values()
                .map(|one| (one, true))
                .chain(aside.map(|one| (one, false)));
            // Nobody plays against themselves: both may not be in one tournament.
            let has_same = all.clone().any(|(one, _)| one.roster.contains(&same));
            for (entrant, plays) in all.filter(|(one, _)| one.roster.contains(&person)) {
                if has_same {
                    let name = self.persons.get(&same).map(|one| one.handle.clone());
                    let name = name.unwrap_or_default();
                    reasons.push(Refusal::PlayerTwice { name });
                } else if *tournament != id && !sees_all {
                    reasons.push(Refusal::OutOfScope);
                } else if self.is_signed_off(*tournament) {
                    reasons.push(Refusal::TournamentClosed);
                }
                let entrant = with(entrant, person, same);
                events.push(entrant_kept(*tournament, entrant, Vec::new(), plays));
            }
        }
        if !reasons.is_empty() {
            reasons.dedup();
            reasons.truncate(20);
            return Err(Refused { reasons });
        }
        self.mark_as(person, same, &mut events);
        Ok(events)
    }

    pub(super) fn split(&self, id: TournamentId, who: (EntrantId, u16)) -> Decision {
        let (known, person) = self.member(id, who)?;
        let is_elsewhere = self.tournaments.values().any(|found| {
            let mut others = found.entrants.values();
            others.any(|one| one.id != known.id && one.roster.contains(&person))
        });
        let Some(found) = self.persons.get(&person).filter(|_| is_elsewhere) else {
            return Err(Refusal::NoChange.into());
        };
        let fresh = Person {
            id: PersonId(self.next.person),
            ..found.clone()
        };
        let entrant = with(known, person, fresh.id);
        let new = fresh.id;
        let mut events = vec![entrant_kept(id, entrant, vec![fresh], true)];
        self.mark_as(person, new, &mut events);
        Ok(events)
    }

    /// Whoever had come as one person has come as the other, for the entrants that these events change.
    fn mark_as(&self, person: PersonId, new: PersonId, events: &mut Vec<Event>) {
        let mut marks = Vec::new();
        for event in events.iter() {
            let (Event::EntrantChanged {
                tournament,
                entrant,
                ..
            }
            | Event::SignUpChanged {
                tournament,
                fact: SignUpFact::Kept { entrant },
            }) = event
            else {
                continue;
            };
            let (tournament, entrant) = (*tournament, entrant.id);
            let known = self.arrived.get(&entrant);
            if known.is_some_and(|known| known.contains_key(&person)) {
                for (person, presence) in [(new, Presence::Here), (person, Presence::Absent)] {
                    marks.push(Event::ArrivalMarked {
                        tournament,
                        entrant,
                        persons: vec![person],
                        presence,
                    });
                }
            }
        }
        events.append(&mut marks);
    }
}

/// An entrant that has somebody else in a place of its roster.
fn with(entrant: &Entrant, person: PersonId, new: PersonId) -> Entrant {
    let swap = |one: PersonId| if one == person { new } else { one };
    let mut changed = entrant.clone();
    for one in &mut changed.roster {
        *one = swap(*one);
    }
    for posted in &mut changed.posts {
        posted.person = swap(posted.person);
    }
    changed.captain = changed.captain.map(swap);
    changed
}

fn entrant_kept(
    tournament: TournamentId,
    entrant: Entrant,
    persons: Vec<Person>,
    plays: bool,
) -> Event {
    if plays {
        Event::EntrantChanged {
            tournament,
            persons,
            entrant,
            reason: String::new(),
        }
    } else {
        changed(tournament, SignUpFact::Kept { entrant })
    }
}
