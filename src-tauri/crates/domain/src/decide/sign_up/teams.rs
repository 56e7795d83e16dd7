//! Teams of those who signed up alone: by lot, or as even as seeds or what is on record allow.

use super::changed;
use crate::decide::Decision;
use crate::decide::setup::checked;
use crate::device::{Scope, Standing};
use crate::entrant::Entrant;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, PersonId, TournamentId};
use crate::life::Presence;
use crate::merit::Merit;
use crate::name::{self, SHORT};
use crate::refusal::Refusal;
use crate::roster::{Post, Posted};
use crate::sign_up::{SignUpFact, TeamsBy};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

/// Longest word before the number of a team.
const CALLED: usize = 20;
/// Fewest and most who play in a team.
const SIZES: core::ops::RangeInclusive<u8> = 2..=16;

impl Gathering {
    pub(super) fn form_teams(
        &self,
        id: TournamentId,
        size: u8,
        called: &str,
        by: &TeamsBy,
        only: &[EntrantId],
    ) -> Decision {
        if self.rosters_are_locked(id) {
            return Err(Refusal::RosterLocked.into());
        }
        let found = self.undrawn(id)?;
        let called = checked(called, "name of the teams", CALLED)?;
        if !SIZES.contains(&size) {
            let what = "players of a team, 2 to 16".into();
            return Err(Refusal::BadNumber { what }.into());
        }
        let alone: Vec<&Entrant> = found.alone(only).collect();
        let meant: BTreeSet<EntrantId> = alone.iter().map(|one| one.id).collect();
        if !only.iter().all(|id| meant.contains(id)) {
            return Err(Refusal::not_found("entrant").into());
        }
        let per = usize::from(size);
        let count = alone.len() / per;
        if count < 2 {
            return Err(Refusal::TooFew {
                entrants: u32::try_from(alone.len()).unwrap_or(u32::MAX),
                least: 2 * u32::from(size),
            }
            .into());
        }
        let dealt = dealt(&alone, by, &found.merits)?;
        let mut teams = vec![Vec::new(); count];
        for (place, one) in dealt.iter().enumerate() {
            teams[seat(place, count, by)].push(*one);
        }
        let mut events = vec![changed(
            id,
            SignUpFact::TeamsFormed {
                size,
                by: by.clone(),
                dealt: dealt.iter().map(|one| one.id).collect(),
            },
        )];
        events.extend(dealt.iter().map(|one| Event::EntrantRemoved {
            tournament: id,
            entrant: one.id,
        }));
        let stay = found.entrants.values();
        let stay = stay.filter(|one| !meant.contains(&one.id));
        let stay: BTreeSet<_> = stay.map(|one| name::folded(&one.name)).collect();
        let numbers = (1_u32..).map(|number| format!("{called} {number}"));
        let names = numbers.filter(|name| !stay.contains(&name::folded(name)));
        let ids = self.next.entrant..=u32::MAX;
        let made = ids.zip(names).zip(&teams);
        let entrants: Vec<Entrant> = made
            .map(|((number, name), players)| team(EntrantId(number), &name, players, per))
            .collect();
        let came: Vec<Event> = entrants
            .iter()
            .zip(&teams)
            .filter_map(|(entrant, players)| self.still_here(id, entrant.id, players))
            .collect();
        let phones = self.phones_of(id, entrants.iter().map(|one| one.id).zip(&teams));
        events.push(Event::EntrantsAdded {
            tournament: id,
            persons: Vec::new(),
            entrants,
        });
        events.extend(came);
        events.extend(phones);
        // Whoever is in a team now must not sign up alone again.
        let known = self.sign_ups.get(&id);
        if known.is_some_and(|known| known.phones.is_some()) {
            events.push(changed(id, SignUpFact::ClosedToPhones {}));
        }
        Ok(events)
    }

    /// The phones of those who were alone speak for their team from now on, each as before under its own name.
    fn phones_of<'a>(
        &self,
        tournament: TournamentId,
        teams: impl Iterator<Item = (EntrantId, &'a Vec<&'a Entrant>)>,
    ) -> Vec<Event> {
        let team_of: BTreeMap<EntrantId, EntrantId> = teams
            .flat_map(|(team, players)| players.iter().map(move |one| (one.id, team)))
            .collect();
        let admitted = self.devices.values();
        let admitted = admitted.filter(|device| device.standing == Standing::Admitted);
        let moved = admitted.filter_map(|device| {
            let Scope::Entrant {
                tournament: of,
                entrant,
            } = device.scope
            else {
                return None;
            };
            let entrant = *team_of.get(&entrant).filter(|_| of == tournament)?;
            Some(Event::DeviceChanged {
                device: device.id.clone(),
                name: device.name.clone(),
                scope: Scope::Entrant {
                    tournament,
                    entrant,
                },
            })
        });
        moved.collect()
    }

    /// Whoever had come is still there.
    fn still_here(
        &self,
        tournament: TournamentId,
        entrant: EntrantId,
        players: &[&Entrant],
    ) -> Option<Event> {
        let came = players.iter().filter_map(|one| {
            let person = *one.roster.first()?;
            let marked = self.arrived.get(&one.id)?;
            marked.contains_key(&person).then_some(person)
        });
        let persons: Vec<PersonId> = came.collect();
        (!persons.is_empty()).then_some(Event::ArrivalMarked {
            tournament,
            entrant,
            persons,
            presence: Presence::Here,
        })
    }
}

/// Those who are alone in the order in which they are dealt out.
fn dealt<'a>(
    alone: &[&'a Entrant],
    by: &TeamsBy,
    merits: &BTreeMap<EntrantId, Merit>,
) -> Result<Vec<&'a Entrant>, Refusal> {
    match by {
        TeamsBy::Merits {} => {
            let mut all = alone.to_vec();
            // Stable: whoever is level, or has nothing on record, stays by seed.
            all.sort_by_key(|one| match merits.get(&one.id) {
                Some(Merit::Rating { rating, .. }) => (false, -i64::from(*rating)),
                Some(Merit::Place { place, .. }) => (false, i64::from(*place)),
                None => (true, 0),
            });
            Ok(all)
        }
        TeamsBy::Seeds {} => Ok(alone.to_vec()),
        TeamsBy::Lot { lots } if lots.len() == alone.len() => {
            let mut drawn: Vec<(u32, usize)> = lots.iter().copied().zip(0..).collect();
            drawn.sort_unstable();
            Ok(drawn.into_iter().map(|(_, at)| alone[at]).collect())
        }
        TeamsBy::Lot { .. } => Err(Refusal::NotAnOrder),
    }
}

/// Into which team somebody comes: one after the other by lot; else forth and back, so that sums stay close.
const fn seat(place: usize, count: usize, by: &TeamsBy) -> usize {
    let (row, at) = (place / count, place % count);
    match by {
        TeamsBy::Seeds {} | TeamsBy::Merits {} if row % 2 == 1 => count - 1 - at,
        TeamsBy::Seeds {} | TeamsBy::Merits {} | TeamsBy::Lot { .. } => at,
    }
}

/// A team; its first leads it, and who comes after the last place is a substitute.
fn team(id: EntrantId, name: &str, players: &[&Entrant], size: usize) -> Entrant {
    let roster: Vec<PersonId> = players
        .iter()
        .flat_map(|one| one.roster.iter().copied())
        .collect();
    let left_over = roster.iter().skip(size);
    Entrant {
        id,
        name: name.into(),
        short_name: name::cut(name, SHORT),
        tag: name::tag_of(name),
        club: None,
        seat: None,
        spoken: None,
        posts: left_over
            .map(|person| Posted {
                person: *person,
                post: Post::Substitute {},
            })
            .collect(),
        captain: roster.first().copied(),
        roster,
        gone: None,
    }
}
