//! An entry of the journal in a short sentence for the desk.

use lanista_domain::command::Disqualified;
use lanista_domain::{
    Accepted, Ending, EntrantId, Event, Gathering, MatchId, Side, StageFormat, StageId, StagePlan,
    TournamentId,
};

/// What happened, in words. The first event tells it; what follows from it is left out.
pub(crate) fn sentence(state: &Gathering, entry: &Accepted) -> String {
    let told = entry
        .events
        .iter()
        .find(|event| {
            matches!(
                event,
                Event::MatchEnded { .. } | Event::StagePublished { .. }
            )
        })
        .or_else(|| entry.events.first());
    if entry.kind == "call_wave"
        && let Some(id) = told.and_then(Event::match_id)
    {
        return wave_called(state, id, entry.events.len());
    }
    told.map_or_else(|| entry.kind.clone(), |event| of_event(state, event))
}

fn of_event(state: &Gathering, event: &Event) -> String {
    let number = |id: &MatchId| state.number_of(*id);
    let tournament = |id: &TournamentId| {
        state
            .tournaments
            .get(id)
            .map_or_else(|| format!("tournament {id}"), |t| t.name.clone())
    };
    let of_stage = |id: &StageId| {
        state.stages.get(id).map_or_else(
            || "a stage".into(),
            |found| {
                let plan = state
                    .tournaments
                    .get(&found.tournament)
                    .and_then(|owner| owner.format.stages.get(usize::from(found.index)));
                let word = plan.map_or_else(|| "stage".into(), stage_word);
                format!("{word} of {}", tournament(&found.tournament))
            },
        )
    };
    match event {
        Event::GatheringNamed { name } => format!("Gathering named {name}"),
        Event::TournamentCreated { name, .. } => format!("Tournament {name} created"),
        Event::TournamentChanged { name, .. } => format!("Tournament {name} changed"),
        Event::TournamentRemoved { .. } => "Tournament removed".into(),
        Event::EntrantsAdded {
            tournament: id,
            entrants,
            ..
        } => match entrants.as_slice() {
            [one] => format!("{} added to {}", one.name, tournament(id)),
            many => format!("{} entrants added to {}", many.len(), tournament(id)),
        },
        Event::EntrantChanged { entrant, .. } => format!("{} changed", entrant.name),
        Event::EntrantRemoved { tournament: id, .. } => {
            format!("Entrant removed from {}", tournament(id))
        }
        Event::SeedingSet { tournament: id, .. } => {
            format!("Seeding of {} set by hand", tournament(id))
        }
        Event::LotsDrawn { tournament: id, .. } => format!("Lots drawn for {}", tournament(id)),
        Event::StageDrawn {
            tournament: id,
            plan,
            ..
        } => {
            format!("{} of {} drawn", stage_word(plan), tournament(id))
        }
        Event::RoundPaired { stage, round } => {
            format!("Round {} of {} paired", round.round, of_stage(stage))
        }
        Event::RoundDiscarded { stage, round } => {
            format!("Round {round} of {} taken back", of_stage(stage))
        }
        Event::SeedsSwapped {
            stage,
            one,
            other,
            reason,
        } => {
            let name = |id: &EntrantId| {
                let found = state.stages.get(stage);
                found
                    .and_then(|found| state.entrant(found.tournament, *id))
                    .map_or("an entrant", |found| found.name.as_str())
            };
            format!("{} and {} change places: {reason}", name(one), name(other))
        }
        Event::MovePlanned {
            stage,
            one,
            other,
            reason,
        } => {
            let name = |id: &EntrantId| {
                let found = state.stages.get(stage);
                found
                    .and_then(|found| state.entrant(found.tournament, *id))
                    .map_or("an entrant", |found| found.name.as_str())
            };
            format!(
                "{} and {} are to change places: {reason}",
                name(one),
                name(other)
            )
        }
        Event::MovesDropped { stage } => {
            format!("Planned changes of places dropped, {}", of_stage(stage))
        }
        Event::TimesSet { stage, .. } => format!("Times set for {}", of_stage(stage)),
        Event::PointsAdjusted {
            stage,
            entrant,
            points,
            reason,
        } => {
            let who = state
                .stages
                .get(stage)
                .and_then(|found| state.entrant(found.tournament, *entrant))
                .map_or("an entrant", |found| found.name.as_str());
            format!("{points:+} points for {who}: {reason}")
        }
        Event::TieLotsDrawn { stage, .. } => {
            format!("Lots drawn for the ties of {}", of_stage(stage))
        }
        Event::EnteredLate { stage, entrant } => {
            let found = state.stages.get(stage);
            let who = found
                .and_then(|found| state.entrant(found.tournament, *entrant))
                .map_or("An entrant", |found| found.name.as_str());
            format!("{who} comes late into {}", of_stage(stage))
        }
        Event::EntrantLeft {
            tournament: id,
            entrant,
            disqualified,
            ..
        } => {
            let who = state
                .entrant(*id, *entrant)
                .map_or("An entrant", |found| found.name.as_str());
            match disqualified {
                Disqualified::No => format!("{who} has left {}", tournament(id)),
                Disqualified::Yes => format!("{who} is disqualified from {}", tournament(id)),
            }
        }
        Event::DrawDiscarded { .. } => "Draw discarded".into(),
        Event::StagePublished { stage } => format!("{} published", of_stage(stage)),
        Event::SeriesSet { match_id, .. } => {
            format!(
                "Number of games changed, match {} and its round",
                number(match_id)
            )
        }
        Event::MatchCalled {
            match_id,
            station: Some(station),
        } => {
            format!("Match {} called to station {station}", number(match_id))
        }
        Event::MatchCalled {
            match_id,
            station: None,
        } => {
            format!("Match {} called to the players’ seats", number(match_id))
        }
        Event::MatchTaken { match_id, device } => {
            let who = state
                .devices
                .get(device)
                .map_or("a device", |device| device.name.as_str());
            format!("Match {} taken by {who}", number(match_id))
        }
        Event::MatchHandedBack { match_id } => format!("Match {} handed back", number(match_id)),
        Event::GameScored {
            match_id,
            game,
            score,
            winner: None,
        } => {
            format!(
                "Match {}: game {game} at {} : {}",
                number(match_id),
                score.home,
                score.away
            )
        }
        Event::GameScored {
            match_id,
            game,
            winner: Some(side),
            ..
        } => {
            format!(
                "Match {}: game {game} to {}",
                number(match_id),
                name(state, *match_id, *side)
            )
        }
        Event::GameDropped { match_id, game } => {
            format!("Match {}: game {game} taken away", number(match_id))
        }
        Event::MatchHeld { match_id, reason } => {
            format!("Match {} held: {reason}", number(match_id))
        }
        Event::MatchResumed { match_id } => format!("Match {} goes on", number(match_id)),
        Event::MatchEnded { match_id, outcome } => {
            let Some(side) = outcome.winner else {
                let score = outcome.score;
                return match outcome.ending {
                    Ending::Played => format!(
                        "Match {} drawn, {} : {}",
                        number(match_id),
                        score.home,
                        score.away
                    ),
                    Ending::Walkover | Ending::Disqualified => {
                        format!("Match {} lost by both", number(match_id))
                    }
                };
            };
            let winner = name(state, *match_id, side);
            let how = match outcome.ending {
                Ending::Played => {
                    format!("{} : {}", outcome.score[side], outcome.score[side.other()])
                }
                Ending::Walkover => "by walkover".into(),
                Ending::Disqualified => "by disqualification".into(),
            };
            format!("Match {} won by {winner}, {how}", number(match_id))
        }
        Event::MatchReopened { match_id } => format!("Match {} opened again", number(match_id)),
        Event::SlotFilled { match_id, .. }
        | Event::SlotEmptied { match_id, .. }
        | Event::ResetNotDue { match_id } => format!("Match {} changed", number(match_id)),
        Event::EntryTakenBack { seq } => format!("Entry {seq} taken back"),
        Event::StationSet { number, .. } => format!("Station {number} set"),
        Event::StationRemoved { number } => format!("Station {number} removed"),
        Event::DeviceAdmitted { name, number, .. } => format!("Device {number}, {name}, let in"),
        Event::DeviceChanged { name, .. } => format!("Device of {name} changed"),
        Event::DeviceRevoked { device } => {
            let who = state
                .devices
                .get(device)
                .map_or("a device", |device| device.name.as_str());
            format!("Device of {who} thrown out")
        }
        Event::ScreenAssigned { number, .. } => format!("Screen {number} assigned"),
        Event::ScreenForgotten { number } => format!("Screen {number} forgotten"),
    }
}

/// How many matches of a wave were called.
fn wave_called(state: &Gathering, id: MatchId, count: usize) -> String {
    let stage = state.stage_of(id);
    let wave = stage
        .zip(state.node_of(id))
        .and_then(|(stage, node)| stage.wave_of(node.group));
    let of = state
        .tournament_of(id)
        .map_or_else(String::new, |found| format!(" of {}", found.name));
    let matches = if count == 1 { "match" } else { "matches" };
    match wave {
        // As screens call them; there are seldom more waves than letters.
        Some(wave @ 1..=26) => {
            format!(
                "Wave {}{of} called, {count} {matches}",
                char::from(b'A' + wave - 1)
            )
        }
        Some(wave) => format!("Wave {wave}{of} called, {count} {matches}"),
        None => format!("{count} {matches}{of} called"),
    }
}

/// What people call a stage.
fn stage_word(plan: &StagePlan) -> String {
    if !plan.name.is_empty() {
        return plan.name.clone();
    }
    match &plan.format {
        StageFormat::Bracket { .. } => "Bracket",
        StageFormat::Gsl { .. } => "Groups",
        StageFormat::RoundRobin { groups: 1, .. } => "League",
        StageFormat::RoundRobin { .. } => "Groups",
        StageFormat::Swiss { .. } => "Swiss",
    }
    .into()
}

fn name(state: &Gathering, id: MatchId, side: Side) -> String {
    let found = state.matches.get(&id).and_then(|found| found.entrant(side));
    let tournament = state.tournament_of(id);
    match (found, tournament) {
        (Some(entrant), Some(tournament)) => tournament
            .entrants
            .get(&entrant)
            .map_or_else(|| "an entrant".into(), |entrant| entrant.name.clone()),
        (_, _) => "an entrant".into(),
    }
}
