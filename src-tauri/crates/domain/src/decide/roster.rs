//! Who is in the roster of an entrant, and for what.

use super::Decision;
use super::entrants::{People, ROSTER};
use super::particulars::Said;
use super::setup::{checked, checked_optional, keep};
use crate::entrant::{Entrant, Person};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, PersonId, TournamentId};
use crate::name::{NAME, SENTENCE};
use crate::refusal::{Refusal, Refused};
use crate::roster::{MOST_POSITIONS, NewMember, Post, Posted, position_twice};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn set_roster(
        &self,
        id: TournamentId,
        entrant: EntrantId,
        members: &[NewMember],
        captain: Option<u16>,
        reason: &str,
    ) -> Decision {
        let known = self
            .found_tournament(id)?
            .entrants
            .get(&entrant)
            .ok_or_else(|| Refusal::not_found("entrant"))?;
        let wanted = checked_members(known, members, captain)?;
        let mut people = People::of(self);
        let mut roster: Vec<PersonId> = Vec::with_capacity(members.len());
        let named: Vec<PersonId> = members.iter().filter_map(|member| member.person).collect();
        for (member, (handle, said)) in members.iter().zip(wanted) {
            let same = member.person.or_else(|| {
                let mut own = known.roster.iter().copied();
                own.find(|id| {
                    let is_free = !named.contains(id) && !roster.contains(id);
                    is_free && self.persons.get(id).is_some_and(|it| it.handle == handle)
                })
            });
            let person = same.and_then(|id| self.persons.get(&id));
            roster.push(match person {
                Some(person) => people.change(
                    person,
                    said.over(Person {
                        handle,
                        ..person.clone()
                    }),
                ),
                None => {
                    let wanted = Person::called(handle, known.seat.clone(), known.club.clone());
                    let mut apart = named.clone();
                    apart.extend(&roster);
                    people.find(wanted, &said, &apart)
                }
            });
        }
        let posts = roster
            .iter()
            .zip(members)
            .filter(|(_, member)| member.post != Post::default())
            .map(|(person, member)| Posted {
                person: *person,
                post: member.post,
            })
            .collect();
        let captain = captain.and_then(|place| roster.get(usize::from(place)).copied());
        let changed = Entrant {
            roster,
            posts,
            captain,
            ..known.clone()
        };
        if changed == *known && people.new.is_empty() {
            return Err(Refusal::NoChange.into());
        }
        let is_other = (&changed.roster, &changed.posts, changed.captain)
            != (&known.roster, &known.posts, known.captain);
        let reason = checked_optional(Some(reason), "reason", SENTENCE)?;
        // How people are called, and where they sit, is put right at any time.
        let reason = reason.filter(|_| is_other && self.rosters_are_locked(id));
        if is_other && reason.is_none() && self.rosters_are_locked(id) {
            return Err(Refusal::RosterLocked.into());
        }
        Ok(vec![Event::EntrantChanged {
            tournament: id,
            persons: people.new,
            entrant: changed,
            reason: reason.unwrap_or_default(),
        }])
    }
}

/// The names of a roster in which nothing is wrong, and what is said of each.
fn checked_members(
    known: &Entrant,
    members: &[NewMember],
    captain: Option<u16>,
) -> Result<Vec<(String, Said)>, Refused> {
    let mut reasons = Vec::new();
    let number = |what: &str| Refusal::BadNumber { what: what.into() };
    if members.len() > ROSTER || !members.iter().any(|member| member.post.may_play()) {
        reasons.push(number("players of an entrant"));
    }
    let mut handles = Vec::with_capacity(members.len().min(ROSTER));
    for (place, member) in members.iter().take(ROSTER).enumerate() {
        let handle = keep(&mut reasons, checked(&member.handle, "player's name", NAME));
        let said = Said::of(&member.about, &mut reasons);
        handles.extend(handle.map(|handle| (handle, said)));
        let position = member.post.position();
        if position.is_some_and(|position| !(1..=MOST_POSITIONS).contains(&position)) {
            reasons.push(number("position of a player"));
        }
        if let Some(person) = member.person {
            let mut before = members.iter().take(place);
            if before.any(|other| other.person == Some(person)) {
                let name = member.handle.clone();
                reasons.push(Refusal::PlayerTwice { name });
            } else if !known.roster.contains(&person) {
                reasons.push(Refusal::not_found("player"));
            }
        }
    }
    if let Some(position) = position_twice(members) {
        reasons.push(Refusal::PositionTwice { position });
    }
    if captain.is_some_and(|place| usize::from(place) >= members.len()) {
        reasons.push(Refusal::not_found("captain"));
    }
    if reasons.is_empty() {
        return Ok(handles);
    }
    reasons.dedup();
    reasons.truncate(20);
    Err(Refused { reasons })
}
