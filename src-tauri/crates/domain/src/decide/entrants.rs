//! Who plays: entrants with their people, and the order in which they are seeded.

use super::Decision;
use super::particulars::Said;
use super::setup::{checked, checked_optional, keep};
use crate::entrant::{Entrant, NewEntrant, Person};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, PersonId, TournamentId};
use crate::name::{self, NAME, SHORT, SPOKEN, TAG};
use crate::refusal::{Refusal, Refused};
use crate::tournament::Tournament;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Most players of an entrant.
pub(super) const ROSTER: usize = 64;

impl Gathering {
    pub(super) fn add_entrants(&self, id: TournamentId, new: &[NewEntrant]) -> Decision {
        self.open_to_newcomers(id)?;
        if new.is_empty() {
            return Err(Refusal::NoChange.into());
        }
        self.newcomers(id, new, People::of(self))
    }

    /// Whether somebody could come into a tournament as it is drawn, or not drawn, now.
    pub(crate) fn takes_newcomers(&self, id: TournamentId) -> bool {
        self.open_to_newcomers(id).is_ok()
    }

    /// A tournament that was not drawn, or whose only stage lets people in who come late.
    pub(super) fn open_to_newcomers(&self, id: TournamentId) -> Result<&Tournament, Refusal> {
        let found = self.found_tournament(id)?;
        let last = found.stages.last().and_then(|id| self.stages.get(id));
        if last.is_none_or(|stage| stage.takes_latecomers() && found.stages.len() == 1) {
            Ok(found)
        } else {
            Err(Refusal::AlreadyDrawn)
        }
    }

    pub(super) fn change_entrant(
        &self,
        id: TournamentId,
        entrant: EntrantId,
        to: &NewEntrant,
    ) -> Decision {
        let tournament = self.found_tournament(id)?;
        let known = tournament
            .entrants
            .get(&entrant)
            .ok_or_else(|| Refusal::not_found("entrant"))?;
        let own: Vec<OwnPerson> = known
            .roster
            .iter()
            .filter_map(|id| self.own_person(*id, known))
            .collect();
        let mut people = People::of(self);
        let mut changed = checked_entrant(entrant, to, &own, &mut people)?;
        changed.gone.clone_from(&known.gone);
        changed.keep_posts(known);
        if to.spoken.is_none() {
            changed.spoken.clone_from(&known.spoken);
        }
        let says_of_people = to.people.iter().any(|about| !about.is_empty());
        if changed == *known && (people.new.is_empty() || !says_of_people) {
            return Err(Refusal::NoChange.into());
        }
        if changed.roster != known.roster && self.rosters_are_locked(id) {
            return Err(Refusal::RosterLocked.into());
        }
        let is_twice = tournament
            .entrants
            .values()
            .any(|other| other.id != entrant && identity(other) == identity(&changed));
        if is_twice {
            return Err(Refusal::NameTwice { name: changed.name }.into());
        }
        // Whoever only writes how a name is said says nothing of the people behind it.
        let is_only_said = !says_of_people
            && Entrant {
                spoken: known.spoken.clone(),
                ..changed.clone()
            } == *known;
        Ok(vec![Event::EntrantChanged {
            tournament: id,
            persons: if is_only_said { Vec::new() } else { people.new },
            entrant: changed,
            reason: String::new(),
        }])
    }

    pub(super) fn remove_entrant(&self, id: TournamentId, entrant: EntrantId) -> Decision {
        let found = self.undrawn(id)?;
        if !found.entrants.contains_key(&entrant) {
            return Err(Refusal::not_found("entrant").into());
        }
        let mut events = vec![Event::EntrantRemoved {
            tournament: id,
            entrant,
        }];
        self.then_move_up(id, &mut events);
        Ok(events)
    }

    pub(super) fn set_seeding(&self, id: TournamentId, order: &[EntrantId]) -> Decision {
        let found = self.undrawn(id)?;
        if order == found.seeding {
            return Err(Refusal::NoChange.into());
        }
        let named: BTreeSet<EntrantId> = order.iter().copied().collect();
        if named.len() != order.len() || !named.iter().eq(found.entrants.keys()) {
            return Err(Refusal::NotAnOrder.into());
        }
        Ok(vec![Event::SeedingSet {
            tournament: id,
            order: order.to_vec(),
        }])
    }

    pub(super) fn draw_lots(&self, id: TournamentId, lots: &[u32]) -> Decision {
        let found = self.undrawn(id)?;
        if lots.len() != found.seeding.len() {
            return Err(Refusal::NotAnOrder.into());
        }
        let mut drawn: Vec<(u32, usize)> = lots.iter().copied().zip(0..).collect();
        drawn.sort_unstable();
        let order = drawn
            .into_iter()
            .map(|(_, index)| found.seeding[index])
            .collect();
        Ok(vec![Event::LotsDrawn {
            tournament: id,
            lots: lots.to_vec(),
            order,
        }])
    }
}

/// What tells two entrants apart: name, seat and club, without regard to case and to what nobody sees.
pub(super) type Identity = (String, Option<String>, Option<String>);

pub(super) fn identity(entrant: &Entrant) -> Identity {
    let folded = |text: &Option<String>| text.as_deref().map(name::folded);
    (
        name::folded(&entrant.name),
        folded(&entrant.seat),
        folded(&entrant.club),
    )
}

impl Entrant {
    /// Whoever is still in the roster keeps what they were there for.
    fn keep_posts(&mut self, known: &Self) {
        let kept = known.posts.iter().copied();
        self.posts = kept
            .filter(|posted| self.roster.contains(&posted.person))
            .collect();
        self.captain = known.captain.filter(|id| self.roster.contains(id));
    }
}

/// A person whom an entrant has fielded so far.
pub(super) struct OwnPerson {
    person: Person,
    /// Whether the person plays for nobody else, so that a new handle is theirs and not somebody else's.
    is_only_here: bool,
    /// Where the entrant sat, and for whom it played.
    sat: (Option<String>, Option<String>),
}

impl OwnPerson {
    /// Whether a new handle is theirs: whoever plays elsewhere too and sits somewhere else now is somebody else.
    fn stays_under_another_name(&self, seat: Option<&String>, club: Option<&String>) -> bool {
        self.is_only_here || (self.sat.0.as_ref(), self.sat.1.as_ref()) == (seat, club)
    }
}

impl Gathering {
    fn own_person(&self, id: PersonId, of: &Entrant) -> Option<OwnPerson> {
        let mut all = self
            .tournaments
            .values()
            .flat_map(|found| found.entrants.values());
        Some(OwnPerson {
            person: self.persons.get(&id)?.clone(),
            is_only_here: !all.any(|other| other.id != of.id && other.roster.contains(&id)),
            sat: (of.seat.clone(), of.club.clone()),
        })
    }
}

pub(super) fn checked_entrant(
    id: EntrantId,
    new: &NewEntrant,
    own: &[OwnPerson],
    people: &mut People<'_>,
) -> Result<Entrant, Refused> {
    let mut reasons = Vec::new();
    let full = keep(&mut reasons, checked(&new.name, "name", NAME)).unwrap_or_default();
    let short_name = checked_optional(Some(&new.short_name), "short name", SHORT);
    let short_name = keep(&mut reasons, short_name).flatten();
    let tag = keep(&mut reasons, checked_optional(Some(&new.tag), "tag", TAG)).flatten();
    let club = checked_optional(new.club.as_deref(), "club", NAME);
    let club = keep(&mut reasons, club).flatten();
    let seat = checked_optional(new.seat.as_deref(), "seat", SHORT);
    let seat = keep(&mut reasons, seat).flatten();
    let spoken = checked_optional(new.spoken.as_deref(), "spoken name", SPOKEN);
    let spoken = keep(&mut reasons, spoken).flatten();
    let mut handles = Vec::new();
    for handle in new.roster.iter().take(ROSTER) {
        handles.extend(keep(&mut reasons, checked(handle, "player's name", NAME)));
    }
    let people_said = new.people.iter().take(ROSTER);
    let said: Vec<Said> = people_said
        .map(|about| Said::of(about, &mut reasons))
        .collect();
    if new.roster.len().max(new.people.len()) > ROSTER {
        reasons.push(Refusal::BadNumber {
            what: "players of an entrant".into(),
        });
    }
    if !reasons.is_empty() {
        reasons.dedup();
        return Err(Refused { reasons });
    }
    if handles.is_empty() {
        handles.push(full.clone());
    }
    let is_alone = handles.len() == 1 && own.len() == 1;
    let mut roster = Vec::with_capacity(handles.len());
    let mut said = said.into_iter();
    for handle in handles {
        let said = said.next().unwrap_or_default();
        let same = own.iter().find(|own| {
            !roster.contains(&own.person.id)
                && (own.person.handle == handle
                    || is_alone && own.stays_under_another_name(seat.as_ref(), club.as_ref()))
        });
        roster.push(match same {
            Some(own) => {
                // Whoever has a seat of their own stays there when the team moves.
                let moves = own.person.seat == own.sat.0 || is_alone && own.sat.0 != seat;
                let to = Person {
                    handle,
                    seat: if moves { &seat } else { &own.person.seat }.clone(),
                    club: club.clone(),
                    ..own.person.clone()
                };
                people.change(&own.person, said.over(to))
            }
            None => {
                let wanted = Person::called(handle, seat.clone(), club.clone());
                people.find(wanted, &said, &roster)
            }
        });
    }
    Ok(Entrant {
        id,
        short_name: short_name.unwrap_or_else(|| name::cut(&full, SHORT)),
        tag: tag.unwrap_or_else(|| name::tag_of(&full)),
        name: full,
        club,
        seat,
        spoken,
        roster,
        posts: Vec::new(),
        captain: None,
        gone: None,
    })
}

/// The people of the gathering, and those who are new or other than before in one command.
pub(super) struct People<'a> {
    /// Nobody, where whoever comes is somebody new.
    persons: Option<&'a BTreeMap<PersonId, Person>>,
    known: BTreeMap<(String, Option<String>, Option<String>), PersonId>,
    next: u32,
    pub(super) new: Vec<Person>,
}

impl<'a> People<'a> {
    pub(super) fn of(gathering: &'a Gathering) -> Self {
        Self {
            persons: Some(&gathering.persons),
            known: gathering
                .persons
                .values()
                .map(|person| (key(person), person.id))
                .collect(),
            next: gathering.next.person,
            new: Vec::new(),
        }
    }

    /// As if nobody was known: whoever comes is somebody new.
    pub(super) const fn strangers(gathering: &Gathering) -> Self {
        Self {
            persons: None,
            known: BTreeMap::new(),
            next: gathering.next.person,
            new: Vec::new(),
        }
    }

    /// The same person, called or seated otherwise.
    pub(super) fn change(&mut self, known: &Person, to: Person) -> PersonId {
        let to = Person { id: known.id, ..to };
        if to != *known {
            self.new.push(to);
        }
        known.id
    }

    /// The person of that handle, seat and club: known, or new. Somebody without seat and club is never
    /// taken for somebody else of the same handle, and nobody is in one roster twice.
    pub(super) fn find(&mut self, wanted: Person, said: &Said, roster: &[PersonId]) -> PersonId {
        let wanted = said.over(wanted);
        let is_told_apart = wanted.seat.is_some() || wanted.club.is_some();
        if is_told_apart
            && let Some(&id) = self.known.get(&key(&wanted))
            && !roster.contains(&id)
        {
            let was = self.new.iter().rev().find(|person| person.id == id);
            let was = was.or_else(|| self.persons?.get(&id)).cloned();
            if let Some(was) = was {
                self.change(&was, said.over(was.clone()));
            }
            return id;
        }
        let id = PersonId(self.next);
        self.next = self.next.saturating_add(1);
        self.known.insert(key(&wanted), id);
        self.new.push(Person { id, ..wanted });
        id
    }
}

fn key(person: &Person) -> (String, Option<String>, Option<String>) {
    (
        person.handle.clone(),
        person.seat.clone(),
        person.club.clone(),
    )
}
