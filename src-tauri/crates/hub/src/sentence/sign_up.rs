//! Sentences about sign-up and the door.

use lanista_domain::{
    EntrantId, Event, Gathering, PersonId, Presence, RosterLock, SignUpFact, TeamsBy, TournamentId,
};

/// What was done in one step: whoever is dropped is named before the draw that is made again without them.
pub(super) fn step(state: &Gathering, events: &[Event]) -> String {
    let mut leaving = events.iter().filter_map(|event| {
        if let Event::EntrantLeft { tournament, .. } = event {
            Some(*tournament)
        } else {
            None
        }
    });
    if let (Some(id), Some(_)) = (leaving.next(), leaving.next()) {
        let count = 2 + leaving.count();
        let known = state.tournaments.get(&id);
        let of = known.map_or("a tournament", |found| found.name.as_str());
        return format!("{count} who were missing withdraw from {of}");
    }
    if let Some(said) = struck(state, events) {
        return said;
    }
    let told = events
        .iter()
        .find(|event| !matches!(event, Event::DrawDiscarded { .. }));
    told.map_or_else(String::new, |event| super::said(state, event))
}

/// Several who signed up by phone went in one step.
fn struck(state: &Gathering, events: &[Event]) -> Option<String> {
    let of = |event: &Event| {
        if let Event::EntrantRemoved { tournament, .. }
        | Event::SignUpChanged {
            tournament,
            fact: SignUpFact::Struck { .. },
        } = event
        {
            Some(*tournament)
        } else {
            None
        }
    };
    let id = of(events.first()?)?;
    let count = events.iter().filter(|event| of(event).is_some()).count();
    let known = state.tournaments.get(&id).filter(|_| count > 1)?;
    Some(format!(
        "{count} who signed up by phone struck off {}",
        known.name
    ))
}

/// What became of the sign-up.
pub(super) fn told(state: &Gathering, id: TournamentId, fact: &SignUpFact) -> String {
    let known = state.tournaments.get(&id);
    let of = known.map_or("a tournament", |found| found.name.as_str());
    let who = |entrants: &[EntrantId], many: &str| match entrants {
        [one] => name(state, id, *one),
        all => format!("{} {many}", all.len()),
    };
    match fact {
        SignUpFact::CheckInOpened { .. } => format!("Check-in of {of} open"),
        SignUpFact::CheckInClosed {} => format!("Check-in of {of} closed"),
        SignUpFact::LimitSet { limit: None } => format!("No limit of entrants in {of}"),
        SignUpFact::LimitSet { limit: Some(limit) } => {
            format!("At most {limit} entrants in {of}")
        }
        SignUpFact::SignedUp { entrants, .. } => match entrants.as_slice() {
            [one] => format!("{} waits for a place in {of}", one.name),
            all => format!("{} wait for a place in {of}", all.len()),
        },
        SignUpFact::SetBack { entrants } => {
            format!("Waiting again for {of}: {}", who(entrants, "entrants"))
        }
        SignUpFact::MovedUp { entrants } => {
            format!("Moved up into {of}: {}", who(entrants, "entrants"))
        }
        SignUpFact::Dropped { entrants } => {
            format!("Dropped from {of}: {}", who(entrants, "who were missing"))
        }
        SignUpFact::Returned { entrant } => {
            format!("{} is back in {of}", name(state, id, *entrant))
        }
        SignUpFact::TeamsFormed { size, by, .. } => {
            let how = match by {
                TeamsBy::Lot { .. } => "by lot",
                TeamsBy::Seeds {} => "by their seeds",
                TeamsBy::Merits {} => "by what is on record",
            };
            format!("Teams of {size} formed {how} in {of}")
        }
        SignUpFact::Kept { entrant } => format!("{} changed", entrant.name),
        SignUpFact::OpenedToPhones { .. } => format!("Sign-up by phone for {of} opened"),
        SignUpFact::ClosedToPhones {} => format!("Sign-up by phone for {of} closed"),
        SignUpFact::RostersLocked { lock } => match lock {
            RosterLock::Open => format!("Rosters of {of} open"),
            RosterLock::FromDraw => format!("Rosters of {of} locked from the draw on"),
            RosterLock::Locked => format!("Rosters of {of} locked"),
        },
        SignUpFact::CameByPhone { entrant, .. } => {
            format!("{} signed up for {of} by phone", name(state, id, *entrant))
        }
        SignUpFact::Struck { .. } => format!("Somebody struck off the list of {of}"),
    }
}

/// Who came to the door, or did not.
pub(super) fn marked(
    state: &Gathering,
    (tournament, entrant): (TournamentId, EntrantId),
    persons: &[PersonId],
    presence: Presence,
) -> String {
    let known = state.signed_up(tournament, entrant);
    let is_whole = known.is_none_or(|known| known.roster.len() == persons.len());
    let person = persons.first().and_then(|id| state.persons.get(id));
    let who = match (person, is_whole) {
        (Some(person), false) => person.handle.clone(),
        (Some(_) | None, _) => name(state, tournament, entrant),
    };
    match presence {
        Presence::Here => format!("{who} is there"),
        Presence::Absent => format!("{who} is not there"),
    }
}

fn name(state: &Gathering, tournament: TournamentId, id: EntrantId) -> String {
    let dropped = || {
        let known = state.sign_ups.get(&tournament)?;
        known.dropped.iter().find(|entrant| entrant.id == id)
    };
    state
        .signed_up(tournament, id)
        .or_else(dropped)
        .map_or_else(|| "Somebody".into(), |entrant| entrant.name.clone())
}
