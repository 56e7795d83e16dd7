//! Sentences about how a match ends, what is reported and ruled, and who calls for help.

use super::words::name;
use crate::author::author;
use lanista_domain::{
    Confirmation, Ending, Event, Gathering, HelpKind, MatchId, Outcome, Presence, Report, Side,
    Voice, WaitsFor,
};

/// How a match ended.
pub(super) fn ended(state: &Gathering, id: MatchId, outcome: Outcome) -> String {
    let number = state.number_of(id);
    let found = state.matches.get(&id);
    let Some(side) = outcome.winner else {
        if found.is_some_and(|found| found.heat().is_some()) {
            return format!("Heat {number} is over");
        }
        let score = outcome.score;
        return match outcome.ending {
            Ending::Played => format!("Match {number} drawn, {} : {}", score.home, score.away),
            Ending::Walkover | Ending::Forfeit | Ending::Retirement | Ending::Disqualified => {
                format!("Match {number} lost by both")
            }
        };
    };
    let winner = name(state, id, side);
    let how = match outcome.ending {
        Ending::Played if !outcome.told.is_score() => "score unknown".into(),
        Ending::Played => {
            format!("{} : {}", outcome.score[side], outcome.score[side.other()])
        }
        Ending::Walkover => "by walkover".into(),
        Ending::Forfeit => "by forfeit".into(),
        Ending::Retirement => "by retirement".into(),
        Ending::Disqualified => "by disqualification".into(),
    };
    format!("Match {number} won by {winner}, {how}")
}

fn there(number: u32, who: &str, presence: Presence) -> String {
    if presence.is_here() {
        format!("Match {number}: {who} is there")
    } else {
        format!("Match {number}: {who} is not there")
    }
}

/// Presence, reports, disputes, rulings, confirmations and calls; all else says nothing here.
pub(super) fn of_verdict(state: &Gathering, event: &Event) -> String {
    let number = event.match_id().map_or(0, |id| state.number_of(id));
    if let Event::PresenceSet {
        match_id,
        side,
        presence,
    } = event
    {
        let who = name(state, *match_id, *side);
        return there(number, &who, *presence);
    }
    if let Event::HeatPresenceSet {
        match_id,
        entrant,
        presence,
    } = event
    {
        let of = state.tournament_of(*match_id);
        let known = of.and_then(|of| of.entrants.get(entrant));
        let who = known.map_or("?", |known| known.name.as_str());
        return there(number, who, *presence);
    }
    if let Event::ResultReported { match_id, report } = event {
        return reported(state, *match_id, report);
    }
    if let Event::ResultDisputed { match_id, note, by } = event {
        let who = voice(state, *match_id, by);
        return format!("Match {number}: result disputed by {who}: {note}");
    }
    if let Event::MatchRuled {
        match_id, reason, ..
    } = event
    {
        let found = state.matches.get(match_id);
        let winner = found.and_then(|found| found.outcome()?.winner);
        return winner.map_or_else(
            || format!("Match {number} decided by ruling: {reason}"),
            |side| {
                let who = name(state, *match_id, side);
                format!("Match {number} given to {who} by ruling: {reason}")
            },
        );
    }
    if let Event::MatchVoided { reason, .. } = event {
        return format!("Match {number} is void: {reason}");
    }
    if let Event::MatchReplayed { .. } = event {
        return format!("Match {number} is played again");
    }
    if let Event::ConfirmationSet {
        tournament,
        confirmation,
    } = event
    {
        let of = state
            .tournaments
            .get(tournament)
            .map_or("a tournament", |found| found.name.as_str());
        let who = match confirmation {
            Confirmation::Judge => "stand as a judge commits them".into(),
            Confirmation::Desk => "are confirmed by the desk".into(),
            Confirmation::Captains { seconds } => {
                format!("are confirmed by the other captain, or stand after {seconds} s")
            }
            Confirmation::SecondJudge => "are confirmed by a second judge".into(),
        };
        return format!("Results of {of} {who}");
    }
    if let Event::HelpCalled { call } = event {
        let who = match call.help {
            HelpKind::HeadJudge => "The head judge",
            HelpKind::Technician => "A technician",
            HelpKind::Runner => "A runner",
        };
        let where_to = match (call.match_id, call.station) {
            (Some(id), _) => format!(" to match {}", state.number_of(id)),
            (None, Some(station)) => format!(" to station {station}"),
            (None, None) => String::new(),
        };
        return if call.note.is_empty() {
            format!("{who} is called{where_to}")
        } else {
            format!("{who} is called{where_to}: {}", call.note)
        };
    }
    "A call for help is answered".into()
}

fn reported(state: &Gathering, id: MatchId, report: &Report) -> String {
    let number = state.number_of(id);
    let score = report.outcome.score;
    let result = match report.outcome.winner {
        Some(side) if !report.outcome.told.is_score() => name(state, id, side).to_owned(),
        Some(side) => format!(
            "{} {} : {}",
            name(state, id, side),
            score[side],
            score[side.other()]
        ),
        None => format!("drawn, {} : {}", score.home, score.away),
    };
    let asked = match report.waits_for {
        WaitsFor::Desk => "the desk".to_owned(),
        WaitsFor::SecondJudge => "a second judge".to_owned(),
        WaitsFor::Side(side) => name(state, id, side).to_owned(),
    };
    let who = voice(state, id, &report.by);
    format!("Match {number}: {result} reported by {who}, waits for {asked}")
}

fn voice(state: &Gathering, id: MatchId, by: &Voice) -> String {
    match by {
        Voice::Entrant { side, .. } => entrant(state, id, *side),
        Voice::Desk { .. } | Voice::Judge { .. } => by
            .device()
            .and_then(|device| state.devices.get(device))
            .map_or_else(|| "the server".into(), author),
    }
}

fn entrant(state: &Gathering, id: MatchId, side: Side) -> String {
    name(state, id, side).to_owned()
}
