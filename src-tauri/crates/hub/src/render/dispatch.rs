//! Who can be called next, and why not the others, for the desk.

use lanista_domain::dispatch::{Hindrance, Proposal, Waiting};
use lanista_domain::{At, Gathering, PersonId, StageId, StationNo, TournamentId, Wish};
use lanista_wire::dispatch::{
    self as wire, CallView, DispatchView, HinderedView, WaveCall, WaveView,
};
use lanista_wire::floor;

/// Proposals that are shown, and matches that wait; the document stays below what a topic may hold.
const SHOWN: usize = 120;

pub(super) fn dispatch(state: &Gathering, now: At) -> DispatchView {
    let told = state.dispatch(now);
    let all = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let calls = (1..).zip(told.calls.iter().take(SHOWN));
    let waiting = told.waiting.iter().take(SHOWN);
    let places = state.floor.places.iter();
    DispatchView {
        dispatching: state.floor.dispatching.into(),
        places: places
            .map(|(id, places)| (id.0, places.clone().into()))
            .collect(),
        lobbies: state
            .floor
            .lobby_plans
            .iter()
            .map(|(id, plan)| (id.0, plan.clone().into()))
            .collect(),
        calls: calls
            .map(|(order, call)| (call.match_id.0, call_view(order, call)))
            .collect(),
        waiting: waiting
            .map(|waiting| (waiting.match_id.0, hindered_view(state, waiting)))
            .collect(),
        all_calls: all(told.calls.len()),
        all_waiting: all(told.waiting.len()),
        ends: told.ends.tournaments.iter().map(minute).collect(),
        day_ends: told.ends.day.map(whole_minute),
    }
}

/// To the minute: the document does not change with every look at the clock.
const fn whole_minute(at: At) -> u64 {
    at.0 - at.0 % 60_000
}

fn minute((id, at): (&TournamentId, &At)) -> (u32, u64) {
    (id.0, whole_minute(*at))
}

fn call_view(order: u32, call: &Proposal) -> CallView {
    CallView {
        match_id: call.match_id.0,
        order,
        station: call.station.map(|number| number.0),
        from: call.from.0,
        ahead: call.ahead.matches,
        minutes: u32::try_from(call.ahead.millis / 60_000).unwrap_or(u32::MAX),
        until: call.until.map(|until| until.0),
        wish: wish_view(call.wish),
        by_hand: call.by_hand,
    }
}

/// What calling a wave now would come to; none where the stage is unknown.
pub(crate) fn wave(
    state: &Gathering,
    stage: StageId,
    wave: u8,
    stations: &[StationNo],
    now: At,
) -> Option<WaveView> {
    let stage = state.stages.get(&stage)?;
    let told = state.wave(stage, wave, stations, now);
    let calls = told.calls.iter().map(|(match_id, station)| WaveCall {
        match_id: match_id.0,
        station: station.map(|number| number.0),
    });
    let left_out = told.left_out.iter();
    Some(WaveView {
        calls: calls.collect(),
        left_out: left_out.map(|it| hindered_view(state, it)).collect(),
    })
}

fn hindered_view(state: &Gathering, waiting: &Waiting) -> HinderedView {
    let because = waiting.because.iter();
    HinderedView {
        match_id: waiting.match_id.0,
        because: because.map(|one| hindrance_view(state, *one)).collect(),
        wish: wish_view(state.wish_of(waiting.match_id)),
    }
}

fn wish_view(wish: Wish) -> Option<floor::Wish> {
    (!wish.is_none()).then(|| wish.into())
}

fn hindrance_view(state: &Gathering, hindrance: Hindrance) -> wire::Hindrance {
    let name = |id: PersonId| {
        let known = state.persons.get(&id);
        known.map_or_else(String::new, |person| person.handle.clone())
    };
    match hindrance {
        Hindrance::Busy {
            person,
            match_id,
            doing,
        } => wire::Hindrance::Busy {
            name: name(person),
            number: state.number_of(match_id),
            match_id: match_id.0,
            doing: doing.into(),
        },
        Hindrance::CalledFirst { person, match_id } => wire::Hindrance::CalledFirst {
            name: name(person),
            number: state.number_of(match_id),
            match_id: match_id.0,
        },
        Hindrance::NeededSoon { person, match_id } => wire::Hindrance::NeededSoon {
            name: name(person),
            number: state.number_of(match_id),
            match_id: match_id.0,
        },
        Hindrance::Gone { entrant } => wire::Hindrance::Gone { entrant: entrant.0 },
        Hindrance::NoStation => wire::Hindrance::NoStation {},
        Hindrance::LaterOnStream { station, match_id } => wire::Hindrance::LaterOnStream {
            station: station.0,
            number: state.number_of(match_id),
            match_id: match_id.0,
        },
        Hindrance::StationTaken { station } => wire::Hindrance::StationTaken { station: station.0 },
        Hindrance::KeptBack => wire::Hindrance::KeptBack {},
        Hindrance::Rests { until } => wire::Hindrance::Rests { until: until.0 },
        Hindrance::Fixed { from } => wire::Hindrance::Fixed { from: from.0 },
        Hindrance::Break { until } => wire::Hindrance::Break { until: until.0 },
    }
}
