//! The sign-up of a tournament: the check-in at its door, who waits for a place, and who was dropped.

use lanista_domain::{Arrival, At, Entrant, EntrantId, Gathering, SignUp, TournamentId};
use lanista_wire::sign_up::{
    ArrivedView, AsideView, CheckInView, PhonesView, PlaceState, PlaceView, SignUpView, SigningUp,
    SigningUpView,
};

/// So many of those who wait, and of those who were dropped, are listed; all are counted.
const LISTED: usize = 200;

/// `sign_up/3`; none where nothing was ever said of it.
pub(super) fn sign_up(state: &Gathering, id: TournamentId) -> Option<SignUpView> {
    let known = state.sign_ups.get(&id)?;
    let count = |list: &[Entrant]| u32::try_from(list.len()).unwrap_or(u32::MAX);
    let waiting = known.waiting.iter().take(LISTED);
    let dropped = known.dropped.iter().rev().take(LISTED);
    Some(SignUpView {
        check_in: check_in(state, id),
        limit: known.limit,
        phones: known.phones.map(|open| PhonesView {
            until: open.until.map(|until| until.0),
            most: open.most,
        }),
        by_phone: u32::try_from(state.came_by_phone(id)).unwrap_or(u32::MAX),
        rosters: (!known.rosters.is_open()).then(|| known.rosters.into()),
        waits: count(&known.waiting),
        waiting: waiting.map(|one| aside(state, known, one)).collect(),
        drops: count(&known.dropped),
        dropped: dropped.map(|one| aside(state, known, one)).collect(),
    })
}

/// `signing_up`: what is open to phones, whether it is published or not: the desk opened it to everybody.
pub(super) fn signing_up(state: &Gathering, now: At) -> SigningUpView {
    let all = state.tournaments.values();
    let open = all.filter_map(|found| {
        let open = state.phones_open(found.id, now)?;
        let known = state.sign_ups.get(&found.id)?;
        let playing = found.entrants.values().filter(|one| one.gone.is_none());
        let is_full = state.came_by_phone(found.id) >= usize::from(open.most);
        let view = SigningUp {
            name: found.name.clone(),
            title: found.title.clone(),
            entrants: u32::try_from(playing.count()).unwrap_or(u32::MAX),
            limit: known.limit,
            waits: u32::try_from(known.waiting.len()).unwrap_or(u32::MAX),
            until: open.until.map(|until| until.0),
            full: is_full.then_some(true),
        };
        Some((found.id.0, view))
    });
    SigningUpView {
        tournaments: open.collect(),
    }
}

/// `place/3/41`; none of somebody who was removed or struck off.
pub(super) fn place(state: &Gathering, id: TournamentId, entrant: EntrantId) -> Option<PlaceView> {
    let found = state.tournaments.get(&id)?;
    let none = SignUp::default();
    let known = state.sign_ups.get(&id).unwrap_or(&none);
    let turn = known.waiting.iter().position(|one| one.id == entrant);
    let dropped = || known.dropped.iter().find(|one| one.id == entrant);
    let (who, place) = match (found.entrants.get(&entrant), turn) {
        (Some(who), _) => (who, PlaceState::Entered {}),
        (None, Some(at)) => {
            let turn = u32::try_from(at + 1).unwrap_or(u32::MAX);
            (known.waiting.get(at)?, PlaceState::Waits { turn })
        }
        (None, None) => (dropped()?, PlaceState::Dropped {}),
    };
    let is_here = matches!(state.arrival(who), Arrival::Here { .. });
    Some(PlaceView {
        name: who.name.clone(),
        club: who.club.clone(),
        tournament: found.name.clone(),
        place,
        check_in: check_in(state, id),
        here: is_here.then_some(true),
    })
}

fn check_in(state: &Gathering, id: TournamentId) -> Option<CheckInView> {
    state.door_of(id).map(|open| CheckInView {
        until: open.until.map(|until| until.0),
    })
}

fn aside(state: &Gathering, known: &SignUp, entrant: &Entrant) -> AsideView {
    AsideView {
        id: entrant.id.0,
        name: entrant.name.clone(),
        tag: entrant.tag.clone(),
        club: entrant.club.clone(),
        seat: entrant.seat.clone(),
        arrived: arrived(state, entrant),
        by_phone: known.by_phone.contains_key(&entrant.id).then_some(true),
    }
}

/// How much of an entrant has come; none where nobody has.
pub(super) fn arrived(state: &Gathering, entrant: &Entrant) -> Option<ArrivedView> {
    let marked = state.arrived.get(&entrant.id)?;
    let came = entrant.roster.iter();
    let came: Vec<_> = came
        .filter_map(|id| Some((*id, *marked.get(id)?)))
        .collect();
    let latest = came.iter().map(|(_, at)| at.0).max()?;
    let (here, of, at) = match state.arrival(entrant) {
        Arrival::Missing => return None,
        Arrival::Partly { here, of } => (here, of, latest),
        Arrival::Here { since } => {
            let of = entrant.awaited();
            (of, of, since.0)
        }
    };
    let persons = if entrant.roster.len() > 1 {
        came.iter().map(|(id, _)| id.0).collect()
    } else {
        Vec::new()
    };
    Some(ArrivedView {
        here,
        of,
        at,
        persons,
    })
}
