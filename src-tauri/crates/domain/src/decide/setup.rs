//! Before play: tournaments, entrants, seeding, the draw and its publication.

use super::Decision;
use crate::bracket::{self, Group, Impossible, NodeId};
use crate::entrant::{Entrant, NewEntrant, Person};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, MatchId, PersonId, StageId, TournamentId};
use crate::name::{self, NAME, SHORT, TAG};
use crate::refusal::{Refusal, Refused};
use crate::series::Series;
use crate::tournament::{Format, Tournament};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Longest name of a gathering, a tournament or a title.
const HEADING: usize = 60;

impl Gathering {
    pub(super) fn found_tournament(&self, id: TournamentId) -> Result<&Tournament, Refusal> {
        self.tournaments
            .get(&id)
            .ok_or_else(|| Refusal::not_found("tournament"))
    }

    fn undrawn(&self, id: TournamentId) -> Result<&Tournament, Refusal> {
        let found = self.found_tournament(id)?;
        if found.stages.is_empty() {
            Ok(found)
        } else {
            Err(Refusal::AlreadyDrawn)
        }
    }

    pub(super) fn name_gathering(&self, raw: &str) -> Decision {
        let name = checked(raw, "name", HEADING)?;
        if name == self.name {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::GatheringNamed { name }])
    }

    pub(super) fn create_tournament(&self, name: &str, title: &str, format: &Format) -> Decision {
        let (name, title) = checked_heading(name, title, format)?;
        let tournament = TournamentId(self.next.tournament);
        Ok(vec![Event::TournamentCreated {
            tournament,
            name,
            title,
            format: format.clone(),
        }])
    }

    pub(super) fn change_tournament(
        &self,
        id: TournamentId,
        name: &str,
        title: &str,
        format: &Format,
    ) -> Decision {
        let found = self.found_tournament(id)?;
        let (name, title) = checked_heading(name, title, format)?;
        if *format != found.format {
            self.undrawn(id)?;
        }
        Ok(vec![Event::TournamentChanged {
            tournament: id,
            name,
            title,
            format: format.clone(),
        }])
    }

    pub(super) fn remove_undrawn(&self, id: TournamentId) -> Decision {
        self.undrawn(id)?;
        Ok(vec![Event::TournamentRemoved { tournament: id }])
    }

    pub(super) fn add_entrants(&self, id: TournamentId, new: &[NewEntrant]) -> Decision {
        let found = self.undrawn(id)?;
        if new.is_empty() {
            return Err(Refusal::NoChange.into());
        }
        if found.entrants.len() + new.len() > bracket::MOST as usize {
            return Err(Refusal::TooMany.into());
        }
        let mut taken: BTreeSet<Identity> = found.entrants.values().map(identity).collect();
        let mut people = People::of(self);
        let mut entrants = Vec::with_capacity(new.len());
        let mut reasons = Vec::new();
        for (number, new) in (self.next.entrant..).zip(new) {
            match checked_entrant(EntrantId(number), new, &mut people) {
                Ok(entrant) if taken.insert(identity(&entrant)) => entrants.push(entrant),
                Ok(entrant) => reasons.push(Refusal::NameTwice { name: entrant.name }),
                Err(mut refused) => reasons.append(&mut refused.reasons),
            }
        }
        if !reasons.is_empty() {
            reasons.truncate(20);
            return Err(Refused { reasons });
        }
        Ok(vec![Event::EntrantsAdded {
            tournament: id,
            persons: people.new,
            entrants,
        }])
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
        let mut people = People::of(self);
        let changed = checked_entrant(entrant, to, &mut people)?;
        if changed == *known {
            return Err(Refusal::NoChange.into());
        }
        let is_twice = tournament
            .entrants
            .values()
            .any(|other| other.id != entrant && identity(other) == identity(&changed));
        if is_twice {
            return Err(Refusal::NameTwice { name: changed.name }.into());
        }
        Ok(vec![Event::EntrantChanged {
            tournament: id,
            persons: people.new,
            entrant: changed,
        }])
    }

    pub(super) fn remove_entrant(&self, id: TournamentId, entrant: EntrantId) -> Decision {
        let found = self.undrawn(id)?;
        if !found.entrants.contains_key(&entrant) {
            return Err(Refusal::not_found("entrant").into());
        }
        Ok(vec![Event::EntrantRemoved {
            tournament: id,
            entrant,
        }])
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

    pub(super) fn draw_bracket(&self, id: TournamentId) -> Decision {
        let found = self.undrawn(id)?;
        let entrants = u32::try_from(found.seeding.len()).unwrap_or(u32::MAX);
        bracket::build(&found.format.plan, entrants).map_err(|impossible| match impossible {
            Impossible::TooFew { .. } | Impossible::TooMany { .. } => {
                Refusal::WrongCount { entrants }
            }
        })?;
        Ok(vec![Event::BracketDrawn {
            tournament: id,
            stage: StageId(self.next.stage),
            first_match: MatchId(self.next.match_id),
            format: found.format.clone(),
            seeding: found.seeding.clone(),
        }])
    }

    pub(super) fn discard_draw(&self, id: StageId) -> Decision {
        let stage = self
            .stages
            .get(&id)
            .ok_or_else(|| Refusal::not_found("stage"))?;
        let begun = stage.matches().filter(|id| {
            self.matches
                .get(id)
                .is_some_and(|found| found.has_begun() || found.lease.is_some())
        });
        let reasons: Vec<Refusal> = begun
            .take(20)
            .map(|id| Refusal::HasBegun {
                number: self.number_of(id),
            })
            .collect();
        if !reasons.is_empty() {
            return Err(Refused { reasons });
        }
        Ok(vec![Event::DrawDiscarded { stage: id }])
    }

    pub(super) fn publish_stage(&self, id: StageId) -> Decision {
        let stage = self
            .stages
            .get(&id)
            .ok_or_else(|| Refusal::not_found("stage"))?;
        if stage.is_published() {
            return Err(Refusal::AlreadyPublished.into());
        }
        Ok(vec![Event::StagePublished { stage: id }])
    }

    pub(super) fn set_series(
        &self,
        id: StageId,
        group: Group,
        round: u8,
        series: &Series,
    ) -> Decision {
        let stage = self
            .stages
            .get(&id)
            .ok_or_else(|| Refusal::not_found("stage"))?;
        check_series(series)?;
        let of_round: Vec<MatchId> = stage
            .bracket
            .iter()
            .filter(|(_, node)| node.group == group && node.round == round && node.is_played())
            .map(|(NodeId(node), _)| stage.match_of(node))
            .collect();
        if of_round.is_empty() {
            return Err(Refusal::not_found("round").into());
        }
        let events: Vec<Event> = of_round
            .into_iter()
            .filter(|id| {
                self.matches
                    .get(id)
                    .is_some_and(|found| !found.has_begun() && found.series != *series)
            })
            .map(|match_id| Event::SeriesSet {
                match_id,
                series: series.clone(),
            })
            .collect();
        if events.is_empty() {
            Err(Refusal::NoChange.into())
        } else {
            Ok(events)
        }
    }
}

/// What tells two entrants apart: name, seat and club, without regard to case.
type Identity = (String, Option<String>, Option<String>);

fn identity(entrant: &Entrant) -> Identity {
    let lower = |text: &Option<String>| text.as_ref().map(|text| text.to_lowercase());
    (
        entrant.name.to_lowercase(),
        lower(&entrant.seat),
        lower(&entrant.club),
    )
}

fn checked(raw: &str, what: &str, most: usize) -> Result<String, Refusal> {
    let text = name::clean(raw);
    if name::fits(&text, most) {
        Ok(text)
    } else {
        Err(Refusal::bad_text(what, most))
    }
}

/// A text that may be missing or empty.
fn checked_optional(raw: Option<&str>, what: &str, most: usize) -> Result<Option<String>, Refusal> {
    let text = name::clean(raw.unwrap_or_default());
    if text.is_empty() {
        Ok(None)
    } else if name::fits(&text, most) {
        Ok(Some(text))
    } else {
        Err(Refusal::bad_text(what, most))
    }
}

fn check_series(series: &Series) -> Result<(), Refusal> {
    if !series.is_sound() {
        return Err(Refusal::BadNumber {
            what: "games of a match".into(),
        });
    }
    if let Some(start) = &series.head_start {
        checked(&start.reason, "reason", name::SENTENCE)?;
    }
    Ok(())
}

fn checked_heading(
    raw_name: &str,
    title: &str,
    format: &Format,
) -> Result<(String, String), Refused> {
    let mut reasons = Vec::new();
    let mut keep = |result: Result<(), Refusal>| reasons.extend(result.err());
    keep(checked(raw_name, "name", HEADING).map(drop));
    keep(checked_optional(Some(title), "title", HEADING).map(drop));
    keep(check_series(&format.series.usual));
    for exception in format.series.exceptions.iter().take(64) {
        keep(check_series(&exception.series));
    }
    if format.series.exceptions.len() > 64 {
        keep(Err(Refusal::BadNumber {
            what: "rounds that differ".into(),
        }));
    }
    if !format.rule.is_sound() {
        keep(Err(Refusal::BadNumber {
            what: "points of a game".into(),
        }));
    }
    if reasons.is_empty() {
        Ok((name::clean(raw_name), name::clean(title)))
    } else {
        Err(Refused { reasons })
    }
}

fn checked_entrant(
    id: EntrantId,
    new: &NewEntrant,
    people: &mut People,
) -> Result<Entrant, Refused> {
    let mut reasons = Vec::new();
    let mut keep = |result: Result<Option<String>, Refusal>| match result {
        Ok(text) => text,
        Err(reason) => {
            reasons.push(reason);
            None
        }
    };
    let full = keep(checked(&new.name, "name", NAME).map(Some)).unwrap_or_default();
    let short_name = keep(checked_optional(Some(&new.short_name), "short name", SHORT));
    let tag = keep(checked_optional(Some(&new.tag), "tag", TAG));
    let club = keep(checked_optional(new.club.as_deref(), "club", NAME));
    let seat = keep(checked_optional(new.seat.as_deref(), "seat", SHORT));
    let mut handles = Vec::new();
    for handle in &new.roster {
        handles.extend(keep(checked(handle, "player's name", NAME).map(Some)));
    }
    if new.roster.len() > 64 {
        reasons.push(Refusal::BadNumber {
            what: "players of an entrant".into(),
        });
    }
    if !reasons.is_empty() {
        return Err(Refused { reasons });
    }
    if handles.is_empty() {
        handles.push(full.clone());
    }
    let roster = handles
        .into_iter()
        .map(|handle| people.find(handle, seat.clone(), club.clone()))
        .collect();
    Ok(Entrant {
        id,
        short_name: short_name.unwrap_or_else(|| name::cut(&full, SHORT)),
        tag: tag.unwrap_or_else(|| name::tag_of(&full)),
        name: full,
        club,
        seat,
        roster,
    })
}

/// The people of the gathering, and those who are new in one command.
struct People {
    known: BTreeMap<(String, Option<String>, Option<String>), PersonId>,
    next: u32,
    new: Vec<Person>,
}

impl People {
    fn of(gathering: &Gathering) -> Self {
        let known = gathering
            .persons
            .values()
            .map(|person| {
                (
                    (
                        person.handle.clone(),
                        person.seat.clone(),
                        person.club.clone(),
                    ),
                    person.id,
                )
            })
            .collect();
        Self {
            known,
            next: gathering.next.person,
            new: Vec::new(),
        }
    }

    /// The person of that handle, seat and club: known, or new. Somebody without seat and club is never
    /// taken for somebody else of the same handle.
    fn find(&mut self, handle: String, seat: Option<String>, club: Option<String>) -> PersonId {
        let key = (handle, seat, club);
        let is_told_apart = key.1.is_some() || key.2.is_some();
        if is_told_apart && let Some(&id) = self.known.get(&key) {
            return id;
        }
        let id = PersonId(self.next);
        self.next += 1;
        let (handle, seat, club) = key.clone();
        self.new.push(Person {
            id,
            handle,
            seat,
            club,
        });
        self.known.insert(key, id);
        id
    }
}
