//! The sign-up of a tournament: the check-in at its door, who waits for a place, and who was dropped.

use lanista_domain::{Arrival, Entrant, Gathering, TournamentId};
use lanista_wire::sign_up::{ArrivedView, AsideView, CheckInView, SignUpView};

/// So many of those who wait, and of those who were dropped, are listed; all are counted.
const LISTED: usize = 200;

/// `sign_up/3`; none where nothing was ever said of it.
pub(super) fn sign_up(state: &Gathering, id: TournamentId) -> Option<SignUpView> {
    let known = state.sign_ups.get(&id)?;
    let count = |list: &[Entrant]| u32::try_from(list.len()).unwrap_or(u32::MAX);
    let waiting = known.waiting.iter().take(LISTED);
    let dropped = known.dropped.iter().rev().take(LISTED);
    Some(SignUpView {
        check_in: state.door_of(id).map(|open| CheckInView {
            until: open.until.map(|until| until.0),
        }),
        limit: known.limit,
        waits: count(&known.waiting),
        waiting: waiting.map(|one| aside(state, one)).collect(),
        drops: count(&known.dropped),
        dropped: dropped.map(|one| aside(state, one)).collect(),
    })
}

fn aside(state: &Gathering, entrant: &Entrant) -> AsideView {
    AsideView {
        id: entrant.id.0,
        name: entrant.name.clone(),
        tag: entrant.tag.clone(),
        club: entrant.club.clone(),
        seat: entrant.seat.clone(),
        arrived: arrived(state, entrant),
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
