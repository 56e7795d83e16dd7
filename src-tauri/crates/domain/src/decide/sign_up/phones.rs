//! Sign-up by phone: strangers come in by themselves, as long as the desk lets them and as many as it lets.

use super::{Decision, changed, newcomer};
use crate::bracket::MOST_IN_TOURNAMENT;
use crate::decide::entrants::People;
use crate::decide::floor::TOKEN;
use crate::entrant::{Entrant, NewEntrant};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, TournamentId};
use crate::refusal::Refusal;
use crate::sign_up::{Arrival, BY_PHONE, PhonesOpen, SignUpFact};
use alloc::borrow::ToOwned;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn open_to_phones(
        &self,
        id: TournamentId,
        until: Option<At>,
        most: Option<u16>,
        at: At,
    ) -> Decision {
        self.open_to_newcomers(id)?;
        if until.is_some_and(|until| until <= at) {
            let what = "an end lies ahead".into();
            return Err(Refusal::BadNumber { what }.into());
        }
        let most = most.unwrap_or(BY_PHONE);
        if !(1..=MOST_IN_TOURNAMENT).contains(&u32::from(most)) {
            let what = "how many sign up by phone, 1 to 4,096".into();
            return Err(Refusal::BadNumber { what }.into());
        }
        let before = self.sign_ups.get(&id).and_then(|known| known.phones);
        if before == Some(PhonesOpen { until, most }) {
            return Err(Refusal::NoChange.into());
        }
        let opened = SignUpFact::OpenedToPhones { until, most };
        Ok(vec![changed(id, opened)])
    }

    pub(super) fn enter_by_phone(
        &self,
        id: TournamentId,
        phone: &str,
        (name, club): (&str, Option<&str>),
        at: At,
    ) -> Decision {
        let open = self.phones_open(id, at).ok_or(Refusal::PhonesClosed)?;
        if phone.is_empty() || phone.len() > TOKEN {
            return Err(Refusal::bad_text("phone", TOKEN).into());
        }
        let known = self.sign_ups.get(&id);
        if known.is_some_and(|known| known.of_phone(phone).is_some()) {
            return Err(Refusal::NoChange.into());
        }
        if self.came_by_phone(id) >= usize::from(open.most) {
            return Err(Refusal::PhonesFull { most: open.most }.into());
        }
        let new = NewEntrant {
            name: name.to_owned(),
            club: club.map(ToOwned::to_owned),
            ..NewEntrant::default()
        };
        // Whoever types the name and club of somebody known is not that person because of it: the desk says so.
        let strangers = People::strangers(self);
        let mut events = self.newcomers(id, core::slice::from_ref(&new), strangers)?;
        if let Some(entrant) = newcomer(&events).map(|entrant| entrant.id) {
            let phone = phone.to_owned();
            events.push(changed(id, SignUpFact::CameByPhone { entrant, phone }));
        }
        Ok(events)
    }

    pub(super) fn strike_by_phone(&self, id: TournamentId) -> Decision {
        let found = self.undrawn(id)?;
        let known = self.sign_ups.get(&id).ok_or(Refusal::NoChange)?;
        let is_meant = |one: &&Entrant| {
            known.by_phone.contains_key(&one.id) && self.arrival(one) == Arrival::Missing
        };
        let waiting = known.waiting.iter().filter(is_meant);
        let struck = waiting.map(|one| changed(id, SignUpFact::Struck { entrant: one.id }));
        let placed = found.entrants.values().filter(is_meant);
        let removed = placed.map(|one| Event::EntrantRemoved {
            tournament: id,
            entrant: one.id,
        });
        let mut events: Vec<Event> = struck.chain(removed).collect();
        if events.is_empty() {
            return Err(Refusal::NoChange.into());
        }
        self.then_move_up(id, &mut events);
        Ok(events)
    }
}
