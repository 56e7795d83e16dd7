//! Sign-up and check-in at the door: who may play, who waits, who has come, and that whoever is missing is dropped.

mod arrival;
mod people;
mod phones;
mod teams;

use super::Decision;
use super::entrants::{People, checked_entrant, identity};
use crate::bracket::MOST_IN_TOURNAMENT;
use crate::command::{Disqualified, Results};
use crate::entrant::{Entrant, NewEntrant};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, DeviceId, EntrantId, StageId, TournamentId};
use crate::refusal::{Refusal, Refused};
use crate::sign_up::{Arrival, SignUp, SignUpDeed, SignUpFact};
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;
use arrival::all_here;

impl Gathering {
    pub(super) fn sign_up(
        &self,
        id: TournamentId,
        deed: &SignUpDeed,
        by: Option<&DeviceId>,
        at: At,
    ) -> Decision {
        self.found_tournament(id)?;
        let known = self.sign_ups.get(&id);
        let one = |fact| Ok(vec![changed(id, fact)]);
        match deed {
            SignUpDeed::OpenCheckIn { until } => {
                if until.is_some_and(|until| until <= at) {
                    let what = "a deadline lies ahead".into();
                    return Err(Refusal::BadNumber { what }.into());
                }
                let open = known.and_then(|known| known.check_in);
                if open.is_some_and(|open| open.until == *until) {
                    return Err(Refusal::NoChange.into());
                }
                one(SignUpFact::CheckInOpened { until: *until })
            }
            SignUpDeed::CloseCheckIn {} => {
                if !self.is_checking_in(id) {
                    return Err(Refusal::NoChange.into());
                }
                one(SignUpFact::CheckInClosed {})
            }
            SignUpDeed::SetLimit { limit } => self.set_limit(id, *limit),
            SignUpDeed::Enter { entrant } => {
                let new = core::slice::from_ref(entrant);
                let mut events = self.newcomers(id, new, People::of(self))?;
                self.mark_the_newcomer(id, &mut events);
                Ok(events)
            }
            SignUpDeed::Mark {
                entrant,
                person,
                presence,
            } => self.mark_arrival(id, *entrant, *person, *presence, by),
            SignUpDeed::Drop { entrants, reason } => self.drop_missing(id, entrants, reason),
            SignUpDeed::MoveUp {} => {
                let mut events = Vec::new();
                self.then_move_up(id, &mut events);
                if events.is_empty() {
                    return Err(Refusal::NoChange.into());
                }
                Ok(events)
            }
            SignUpDeed::Return { entrant } => {
                self.open_to_newcomers(id)?;
                let dropped = known.map_or(&[][..], |known| &known.dropped);
                let back = dropped
                    .iter()
                    .find(|one| one.id == *entrant)
                    .ok_or_else(|| Refusal::not_found("entrant"))?;
                self.check_told_apart(id, back)?;
                let mut events = vec![changed(id, SignUpFact::Returned { entrant: *entrant })];
                self.then_move_up(id, &mut events);
                if self.is_checking_in(id) && self.arrival(back) == Arrival::Missing {
                    events.push(all_here(id, back));
                }
                Ok(events)
            }
            SignUpDeed::FormTeams {
                size,
                called,
                by,
                only,
            } => self.form_teams(id, *size, called, by, only),
            SignUpDeed::LockRosters { lock } => {
                if known.map(|known| known.rosters).unwrap_or_default() == *lock {
                    return Err(Refusal::NoChange.into());
                }
                one(SignUpFact::RostersLocked { lock: *lock })
            }
            SignUpDeed::Merge {
                entrant,
                member,
                same,
            } => self.merge(id, (*entrant, *member), *same, by),
            SignUpDeed::Split { entrant, member } => self.split(id, (*entrant, *member)),
            SignUpDeed::Strike { entrant } => {
                let is_known = known.is_some_and(|known| {
                    let mut all = known.waiting.iter().chain(&known.dropped);
                    all.any(|one| one.id == *entrant)
                });
                if !is_known {
                    return Err(Refusal::not_found("entrant").into());
                }
                one(SignUpFact::Struck { entrant: *entrant })
            }
            SignUpDeed::StrikeByPhone {} => self.strike_by_phone(id),
            SignUpDeed::OpenToPhones { until, most } => self.open_to_phones(id, *until, *most, at),
            SignUpDeed::CloseToPhones {} => {
                if known.is_none_or(|known| known.phones.is_none()) {
                    return Err(Refusal::NoChange.into());
                }
                one(SignUpFact::ClosedToPhones {})
            }
            SignUpDeed::EnterByPhone { phone, name, club } => {
                self.enter_by_phone(id, phone, (name, club.as_deref()), at)
            }
        }
    }

    /// How many more may come into a tournament: none once its draw takes nobody in.
    fn room(&self, id: TournamentId) -> usize {
        let Ok(found) = self.open_to_newcomers(id) else {
            return 0;
        };
        let limit = self.sign_ups.get(&id).and_then(|known| known.limit);
        let most = limit.map_or(MOST_IN_TOURNAMENT as usize, usize::from);
        let playing = found.entrants.values().filter(|one| one.gone.is_none());
        most.saturating_sub(playing.count())
    }

    /// Adds, to events after which places may be free, that whoever waits takes them.
    pub(super) fn then_move_up(&self, id: TournamentId, events: &mut Vec<Event>) {
        // Where nobody waits, nothing is worked out.
        let waits = |state: &Self| {
            let known = state.sign_ups.get(&id);
            known.is_some_and(|known| !known.waiting.is_empty())
        };
        let is_changed = events
            .iter()
            .any(|event| matches!(event, Event::SignUpChanged { .. }));
        if !is_changed && !waits(self) {
            return;
        }
        let after = self.after(events);
        if !waits(&after) {
            return;
        }
        let waiting = after.sign_ups.get(&id).map_or(&[][..], |it| &it.waiting);
        let next = waiting.iter().take(after.room(id)).map(|one| one.id);
        let entrants: Vec<EntrantId> = next.collect();
        if !entrants.is_empty() {
            events.push(changed(id, SignUpFact::MovedUp { entrants }));
        }
    }

    /// The state that events lead to, without memory of entries.
    fn after(&self, events: &[Event]) -> Self {
        let mut state = self.clone();
        state.steps.clear();
        for event in events {
            state.follow(event);
        }
        state
    }

    fn set_limit(&self, id: TournamentId, limit: Option<u16>) -> Decision {
        let before = self.sign_ups.get(&id).and_then(|known| known.limit);
        if limit.is_some_and(|limit| !(2..=MOST_IN_TOURNAMENT).contains(&u32::from(limit))) {
            let what = "limit of entrants, 2 to 4,096".into();
            return Err(Refusal::BadNumber { what }.into());
        }
        if limit == before {
            return Err(Refusal::NoChange.into());
        }
        let mut events = vec![changed(id, SignUpFact::LimitSet { limit })];
        if let (Some(limit), Ok(found)) = (limit, self.undrawn(id)) {
            // Ids are given in the order of sign-up.
            let beyond = found.entrants.keys().skip(usize::from(limit)).copied();
            let entrants: Vec<EntrantId> = beyond.collect();
            if !entrants.is_empty() {
                events.push(changed(id, SignUpFact::SetBack { entrants }));
            }
        }
        self.then_move_up(id, &mut events);
        Ok(events)
    }

    /// New entrants: into the free places in the order given, the others to the end of those who wait.
    pub(super) fn newcomers(
        &self,
        id: TournamentId,
        new: &[NewEntrant],
        mut people: People<'_>,
    ) -> Decision {
        let found = self.open_to_newcomers(id)?;
        let none = SignUp::default();
        let known = self.sign_ups.get(&id).unwrap_or(&none);
        let signed_up = || found.entrants.values().chain(&known.waiting);
        if signed_up().count() + new.len() > MOST_IN_TOURNAMENT as usize {
            return Err(Refusal::TooMany.into());
        }
        let mut taken: BTreeSet<_> = signed_up().map(identity).collect();
        let mut entrants = Vec::with_capacity(new.len());
        let mut reasons = Vec::new();
        for (number, new) in (self.next.entrant..=u32::MAX).zip(new) {
            match checked_entrant(EntrantId(number), new, &[], &mut people) {
                Ok(entrant) if taken.insert(identity(&entrant)) => entrants.push(entrant),
                Ok(entrant) => reasons.push(Refusal::NameTwice { name: entrant.name }),
                Err(mut refused) => reasons.append(&mut refused.reasons),
            }
        }
        if !reasons.is_empty() {
            reasons.truncate(20);
            return Err(Refused { reasons });
        }
        let free = if known.waiting.is_empty() {
            self.room(id)
        } else {
            0
        };
        let waiting = entrants.split_off(free.min(entrants.len()));
        let mut persons = people.new;
        let mut events = Vec::new();
        if !entrants.is_empty() {
            events.push(Event::EntrantsAdded {
                tournament: id,
                persons: core::mem::take(&mut persons),
                entrants,
            });
        }
        if !waiting.is_empty() {
            let fact = SignUpFact::SignedUp {
                persons,
                entrants: waiting,
            };
            events.push(changed(id, fact));
            self.then_move_up(id, &mut events);
        }
        Ok(events)
    }

    /// Whoever signs up at an open door has come.
    fn mark_the_newcomer(&self, id: TournamentId, events: &mut Vec<Event>) {
        if let (Some(entrant), true) = (newcomer(events), self.is_checking_in(id)) {
            let here = all_here(id, entrant);
            events.push(here);
        }
    }

    /// Refuses somebody who cannot be told apart from who is there.
    fn check_told_apart(&self, id: TournamentId, entrant: &Entrant) -> Result<(), Refusal> {
        let found = self.found_tournament(id)?;
        let waiting = self.sign_ups.get(&id).map_or(&[][..], |it| &it.waiting);
        let mut all = found.entrants.values().chain(waiting);
        if all.any(|other| identity(other) == identity(entrant)) {
            let name = entrant.name.clone();
            return Err(Refusal::NameTwice { name });
        }
        Ok(())
    }

    fn drop_missing(&self, id: TournamentId, missing: &[EntrantId], reason: &str) -> Decision {
        let found = self.found_tournament(id)?;
        let wanted: BTreeSet<EntrantId> = missing.iter().copied().collect();
        if wanted.is_empty() {
            return Err(Refusal::NoChange.into());
        }
        let mut reasons = Vec::new();
        for entrant in &wanted {
            match found.entrants.get(entrant) {
                None => reasons.push(Refusal::not_found("entrant")),
                Some(known) => {
                    let name = known.name.clone();
                    if known.gone.is_some() {
                        reasons.push(Refusal::HasLeft { name });
                    } else if self.arrival(known) != Arrival::Missing || self.is_seen(id, *entrant)
                    {
                        reasons.push(Refusal::IsHere { name });
                    }
                }
            }
        }
        if !reasons.is_empty() {
            reasons.dedup();
            reasons.truncate(20);
            return Err(Refused { reasons });
        }
        let entrants = wanted.iter().copied().collect();
        let dropped = changed(id, SignUpFact::Dropped { entrants });
        if found.stages.is_empty() {
            let mut events = vec![dropped];
            self.then_move_up(id, &mut events);
            return Ok(events);
        }
        if let Some(stage) = self.drawn_in_private(id) {
            let mut events = vec![Event::DrawDiscarded { stage }, dropped];
            self.then_move_up(id, &mut events);
            let mut again = self.after(&events).draw_stage(id)?;
            events.append(&mut again);
            return Ok(events);
        }
        let mut state = self.after(&[]);
        let mut events = Vec::new();
        for entrant in wanted {
            let more = state.withdraw(id, entrant, Disqualified::No, Results::Keep, reason)?;
            for event in &more {
                state.follow(event);
            }
            events.extend(more);
        }
        self.then_move_up(id, &mut events);
        Ok(events)
    }

    /// Whether somebody stands at a match, plays it or has played it, whatever the door knows of them.
    fn is_seen(&self, id: TournamentId, entrant: EntrantId) -> bool {
        let found = self.tournaments.get(&id);
        let stages = found.into_iter().flat_map(|found| &found.stages);
        let stages = stages.filter_map(|stage| self.stages.get(stage));
        let mut matches = stages.flat_map(|stage| self.matches_of(stage));
        matches.any(|found| {
            let said = found
                .side_of(entrant)
                .is_some_and(|side| found.here[side].is_here())
                || found.present.contains(&entrant);
            let is_on = found.has_begun() && found.is_at_its_place();
            said || found.has(entrant) && (is_on || found.state.played_until().is_some())
        })
    }

    /// The only stage of a tournament, while nobody has seen it and nothing of it has begun.
    fn drawn_in_private(&self, id: TournamentId) -> Option<StageId> {
        let [only] = self.tournaments.get(&id)?.stages[..] else {
            return None;
        };
        let stage = self.stages.get(&only)?;
        let is_untouched = self
            .matches_of(stage)
            .all(|found| !found.has_begun() && !found.is_at_its_place() && found.lease.is_none());
        let is_first = !stage.is_paired() || stage.last_round() <= 1;
        (!stage.is_published() && is_first && is_untouched).then_some(only)
    }
}

/// Who is added or waits since these events.
fn newcomer(events: &[Event]) -> Option<&Entrant> {
    events.iter().find_map(|event| {
        if let Event::EntrantsAdded { entrants, .. }
        | Event::SignUpChanged {
            fact: SignUpFact::SignedUp { entrants, .. },
            ..
        } = event
        {
            entrants.first()
        } else {
            None
        }
    })
}

const fn changed(tournament: TournamentId, fact: SignUpFact) -> Event {
    Event::SignUpChanged { tournament, fact }
}
