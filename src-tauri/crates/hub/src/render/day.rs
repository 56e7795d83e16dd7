//! When the day will be over, and where and when its matches are played, for the desk.

mod misfits;

use crate::live::Live;
use lanista_domain::contest::Match;
use lanista_domain::{
    At, Ending, EntrantId, Gathering, HeldFrom, MatchId, MatchState, Side, TournamentId,
};
use lanista_insight::forecast::{Forecast, Planned, Span};
use lanista_wire::forecast::{ForecastView, PlanView, PlannedState, PlannedView, SpanView};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Matches to come that are shown, and matches that are over; the document stays below what a topic may hold.
const TO_COME: usize = 340;
const OVER: usize = 100;
/// So long ago something must have ended to be of another day, in milliseconds.
const ANOTHER_DAY: u64 = 14 * 3_600_000;
const MINUTE: u64 = 60_000;

pub(super) fn forecast(state: &Gathering, live: &Live, now: At) -> ForecastView {
    let told = live.forecast.as_deref();
    let tournaments = told.map(|told| told.tournaments.iter());
    let is_known = |id: &TournamentId| state.tournaments.contains_key(id);
    let aims = &state.floor.aims;
    let (misfits, all_misfits) = misfits::told(state, now);
    ForecastView {
        tournaments: tournaments
            .into_iter()
            .flatten()
            .filter(|(id, _)| is_known(id))
            .map(|(id, span)| (id.0, span_view(*span)))
            .collect(),
        day: told.and_then(|told| told.day).map(span_view),
        aim: aims.day.map(|at| at.0),
        aims: aims
            .tournaments
            .iter()
            .filter(|(id, _)| is_known(id))
            .map(|(id, at)| (id.0, at.0))
            .collect(),
        breaks: state.floor.breaks.iter().map(Into::into).collect(),
        misfits,
        all_misfits,
    }
}

/// To the minute: the document does not change with every draw.
const fn span_view(span: Span) -> SpanView {
    SpanView {
        early: whole(span.early),
        middle: whole(span.middle),
        late: whole(span.late),
    }
}

const fn whole(at: At) -> u64 {
    at.0 - at.0 % MINUTE
}

/// What was played today, what is played, and what is planned, as near as it is to now.
pub(super) fn plan(state: &Gathering, told: Option<&Forecast>, now: At) -> PlanView {
    let mut over: Vec<(At, At, &Match)> = state
        .matches
        .values()
        .filter_map(|found| {
            let (called, ended) = (found.called?, ended(found)?);
            (ended.0 + ANOTHER_DAY > now.0).then_some((called, ended, found))
        })
        .collect();
    over.sort_by_key(|(_, ended, found)| (Reverse(*ended), found.id));
    let mut coming: Vec<&Planned> = told
        .into_iter()
        .flat_map(|told| &told.plan)
        .filter(|it| is_to_come(state, it))
        .collect();
    coming.sort_by_key(|it| (it.begins, it.match_id));
    let left_out = over.len().saturating_sub(OVER) + coming.len().saturating_sub(TO_COME);
    over.truncate(OVER);
    coming.truncate(TO_COME);
    let running = coming.iter().map(|it| begins(state, it));
    let first = over.iter().map(|it| it.0).chain(running).min();
    let since = whole(first.unwrap_or(now));
    let mut items = BTreeMap::new();
    for (called, ended, found) in over {
        if let Some(view) = view(state, found, since, (called, ended)) {
            items.insert(found.id.0.to_string(), view);
        }
    }
    let mut unnamed = 0_u32;
    for it in coming {
        let span = (begins(state, it), it.ends.max(now));
        match it.match_id {
            Some(id) => {
                let found = state.matches.get(&id);
                if let Some(view) = found.and_then(|found| view(state, found, since, span)) {
                    let view = PlannedView {
                        station: view.station.or(it.station.map(|number| number.0)),
                        people: it.people.clone(),
                        after: it.after.iter().map(|id| id.0).collect(),
                        ..view
                    };
                    items.insert(id.0.to_string(), view);
                }
            }
            None => {
                unnamed += 1;
                let view = not_drawn(it, since, span);
                items.insert(format!("to_come/{}/{unnamed}", it.tournament.0), view);
            }
        }
    }
    PlanView {
        since,
        items,
        left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
    }
}

/// What others than the desk learn of it: published matches, without whose time they take, what leads to them and what is wished.
pub(super) fn without_the_desks(plan: PlanView, is_shown: impl Fn(MatchId) -> bool) -> PlanView {
    let shown = plan.items.into_iter().filter(|(_, item)| {
        let id = item.match_id.map(MatchId);
        id.is_some_and(&is_shown)
    });
    let items = shown.map(|(key, item)| {
        let item = PlannedView {
            wished: false,
            wish: None,
            people: Vec::new(),
            after: Vec::new(),
            ..item
        };
        (key, item)
    });
    PlanView {
        items: items.collect(),
        left_out: 0,
        since: plan.since,
    }
}

/// When a match was over at its place, be it because somebody left or did not come.
fn ended(found: &Match) -> Option<At> {
    if let MatchState::Over { at, outcome } = &found.state
        && matches!(outcome.ending, Ending::Retirement | Ending::Walkover)
    {
        return Some(*at);
    }
    found.state.played_until()
}

/// Whether nothing has ended since it was planned.
fn is_to_come(state: &Gathering, it: &Planned) -> bool {
    let found = it.match_id.map(|id| state.matches.get(&id));
    found.is_none_or(|found| found.is_some_and(|found| found.is_open() && ended(found).is_none()))
}

/// When it was called, if it was since the plan was made.
fn begins(state: &Gathering, it: &Planned) -> At {
    let found = it.match_id.and_then(|id| state.matches.get(&id));
    let called = found.filter(|found| found.is_at_its_place());
    called.and_then(|found| found.called).unwrap_or(it.begins)
}

fn minutes(since: u64, at: At) -> u32 {
    u32::try_from(at.0.saturating_sub(since) / MINUTE).unwrap_or(u32::MAX)
}

fn view(state: &Gathering, found: &Match, since: u64, (from, to): (At, At)) -> Option<PlannedView> {
    let stage = state.stages.get(&found.stage)?;
    let node = stage.bracket.nodes.get(found.node as usize)?;
    let (from, to) = (minutes(since, from), minutes(since, to));
    let wish = state.wish_of(found.id);
    Some(PlannedView {
        match_id: Some(found.id.0),
        number: node.number,
        tournament: stage.tournament.0,
        group: node.group.into(),
        round: node.round,
        who: who(state, stage.tournament, found),
        station: found.station.map(|number| number.0),
        from,
        to: to.max(from + 1),
        state: match &found.state {
            MatchState::Called { .. } => PlannedState::Called,
            MatchState::Held { from, .. } => match from {
                HeldFrom::Ready { .. } => PlannedState::Planned,
                HeldFrom::Called { .. } => PlannedState::Called,
                HeldFrom::Live { .. } => PlannedState::Live,
            },
            MatchState::Live { .. } => PlannedState::Live,
            MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Over { .. }
            | MatchState::Void { .. }
            | MatchState::Bye => PlannedState::Over,
            MatchState::Undecided | MatchState::NotDue | MatchState::Ready { .. } => {
                PlannedState::Planned
            }
        },
        wished: wish.station.is_some() || wish.from.is_some(),
        wish: Some(state.floor.wish(found.id))
            .filter(|wish| !wish.is_none())
            .map(Into::into),
        people: Vec::new(),
        after: Vec::new(),
    })
}

/// The two of a match, as short as they are called; nothing where one of them is not known.
fn who(state: &Gathering, tournament: TournamentId, found: &Match) -> Vec<String> {
    let sides = Side::BOTH.into_iter();
    let both: Vec<EntrantId> = sides.filter_map(|side| found.entrant(side)).collect();
    let names = both.iter().filter_map(|id| state.entrant(tournament, *id));
    let names: Vec<String> = names
        .map(|it| {
            if it.short_name.is_empty() {
                &it.name
            } else {
                &it.short_name
            }
        })
        .map(|name| name.chars().take(24).collect())
        .collect();
    if names.len() == 2 { names } else { Vec::new() }
}

fn not_drawn(it: &Planned, since: u64, (from, to): (At, At)) -> PlannedView {
    let (from, to) = (minutes(since, from), minutes(since, to));
    PlannedView {
        match_id: None,
        number: None,
        tournament: it.tournament.0,
        group: it.group.into(),
        round: it.round,
        who: Vec::new(),
        station: it.station.map(|number| number.0),
        from,
        to: to.max(from + 1),
        state: PlannedState::Planned,
        wished: false,
        wish: None,
        people: Vec::new(),
        after: Vec::new(),
    }
}
