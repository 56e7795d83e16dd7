//! What a match goes through beside play, in views: reports, presence, and the calls for help.

use crate::author::author;
use lanista_domain::{
    Ending, EntrantId, Gathering, HelpCall, Match, MatchId, MatchState, Refusal, Role, Stage, Voice,
};
use lanista_wire::frame::Reason;
use lanista_wire::life::{Confirmation, HelpCallView, HelpView, HereView, ReportView};
use lanista_wire::topic::Audience;
use lanista_wire::view::{CallClock, EndingView};
use std::collections::BTreeMap;

pub(crate) const fn ending(of: Ending) -> EndingView {
    match of {
        Ending::Played => EndingView::Played,
        Ending::Walkover => EndingView::Walkover,
        Ending::Forfeit => EndingView::Forfeit,
        Ending::Retirement => EndingView::Retirement,
        Ending::Disqualified => EndingView::Disqualified,
    }
}

/// Who must agree; none where what a judge commits stands.
pub(super) fn confirmation(of: lanista_domain::Confirmation) -> Option<Confirmation> {
    (!of.is_usual()).then(|| of.into())
}

/// What can be done with a match now, and why not; for desk and judges.
pub(super) fn steps(
    state: &Gathering,
    audience: Audience,
    id: MatchId,
) -> Option<BTreeMap<String, Vec<Reason>>> {
    let role = match audience {
        Audience::Desk => Role::Desk,
        Audience::Judge => Role::Judge,
        Audience::Caster | Audience::Public | Audience::Stream => return None,
    };
    let reasons = |reasons: Vec<Refusal>| {
        reasons
            .iter()
            .map(|reason| Reason {
                code: reason.code().into(),
                text: crate::sentence::isolated(reason.to_string()),
            })
            .collect()
    };
    let steps = state.possible(id, role, state.now);
    Some(
        steps
            .into_iter()
            .map(|(step, why_not)| (step.to_owned(), reasons(why_not)))
            .collect(),
    )
}

/// Who has said that they are there; none where nobody has.
pub(super) fn here(found: &Match) -> Option<HereView> {
    let here = found.here.map(lanista_domain::Presence::is_here);
    (here.home || here.away).then_some(HereView {
        home: here.home,
        away: here.away,
    })
}

/// Who of the many of a heat has said that they are there; none where nobody has.
pub(super) fn present(found: &Match, entrants: &[EntrantId]) -> Option<Vec<u32>> {
    let here = found.present.iter().filter(|one| entrants.contains(one));
    let here: Vec<u32> = here.map(|one| one.0).collect();
    (!here.is_empty()).then_some(here)
}

/// How long the entrants of a called match have to come; none where nobody is waited for.
pub(super) fn call_clock(state: &Gathering, found: &Match) -> Option<CallClock> {
    let clock = state.call_clock(found)?;
    Some(CallClock {
        since: clock.since.0,
        last: clock.last.map(|last| last.0),
        until: clock.until.0,
        stands: clock.stands.map(|stands| stands.0),
    })
}

/// The report of a match. The public reads what was reported and by whom, and no note.
pub(super) fn report(
    state: &Gathering,
    audience: Audience,
    stage: &Stage,
    found: &Match,
) -> Option<ReportView> {
    let report = found.report()?;
    let is_inside = audience.is_official();
    let contest = match &found.state {
        MatchState::Disputed { note, by, .. } => Some((note, by)),
        MatchState::Bye
        | MatchState::Undecided
        | MatchState::NotDue
        | MatchState::Ready { .. }
        | MatchState::Called { .. }
        | MatchState::Live { .. }
        | MatchState::Held { .. }
        | MatchState::Reported { .. }
        | MatchState::Over { .. }
        | MatchState::Void { .. } => None,
    };
    Some(ReportView {
        score: report.outcome.score.into(),
        winner: report.outcome.winner.map(Into::into),
        ending: ending(report.outcome.ending),
        by: voice(state, stage, found, &report.by),
        device: report
            .by
            .device()
            .filter(|_| is_inside)
            .map(|device| device.0.clone()),
        waits_for: report.waits_for.into(),
        due: report.due.map(|due| due.0),
        note: contest.filter(|_| is_inside).map(|(note, _)| note.clone()),
        disputed_by: contest.map(|(_, by)| voice(state, stage, found, by)),
    })
}

/// Who spoke, in words for people.
fn voice(state: &Gathering, stage: &Stage, found: &Match, by: &Voice) -> String {
    if let Voice::Entrant { side, .. } = by
        && let Some(entrant) = found
            .entrant(*side)
            .and_then(|id| state.entrant(stage.tournament, id))
    {
        return entrant.name.clone();
    }
    let device = by.device().and_then(|id| state.devices.get(id));
    device.map_or_else(|| "the server".into(), author)
}

/// The open calls.
pub(super) fn help(state: &Gathering) -> HelpView {
    let view = |call: &HelpCall| {
        let device = call.device.as_ref().and_then(|id| state.devices.get(id));
        let found = call.match_id.and_then(|id| state.matches.get(&id));
        let station = call.station.or_else(|| found?.station);
        HelpCallView {
            id: call.id,
            help: call.help.into(),
            match_id: found.map(|found| found.id.0),
            number: found.map(|found| state.number_of(found.id)),
            station: station.map(|station| station.0),
            note: call.note.clone(),
            by: device.map_or_else(|| "the server".into(), author),
            device: call.device.as_ref().map(|id| id.0.clone()),
            since: call.since.0,
        }
    };
    HelpView {
        calls: state
            .help
            .iter()
            .map(|(id, call)| (*id, view(call)))
            .collect(),
    }
}
