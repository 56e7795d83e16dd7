//! An entry of the journal in a short sentence for the desk.

mod closing;
mod conduct;
mod corrections;
mod drafts;
mod floor;
mod isolate;
mod life;
#[cfg(test)]
mod samples;
mod screens;
mod sign_up;
mod stream;
mod words;

use words::{entrant_in, entrant_of, name, of_ratings, wave_called};

pub(crate) use isolate::isolated;
pub(crate) use words::{stage_name, stage_word};

use lanista_domain::command::Disqualified;
use lanista_domain::heat::places;
use lanista_domain::standings::{Criterion, time};
use lanista_domain::{
    Accepted, EntrantId, Event, Gathering, MatchId, Merits, StageId, TournamentId,
};

/// What happened, in words. The first event tells it; what follows from it is left out.
pub(crate) fn sentence(state: &Gathering, entry: &Accepted) -> String {
    isolated(plain(state, entry))
}

/// One event, in words.
pub(crate) fn of_event(state: &Gathering, event: &Event) -> String {
    isolated(said(state, event))
}

fn plain(state: &Gathering, entry: &Accepted) -> String {
    // A ruling says more than the end that it makes.
    if let Some(ruled) = entry
        .events
        .iter()
        .find(|event| matches!(event, Event::MatchRuled { .. }))
        && entry.kind == "rule_match"
    {
        return said(state, ruled);
    }
    if let Some(Event::Corrected { fix, reason, .. }) = entry.events.first() {
        return corrections::corrected(state, fix, reason, &entry.events);
    }
    if entry.kind == "sign_up" {
        return sign_up::step(state, &entry.events);
    }
    if entry.kind == "change_shift"
        && let Some(Event::DeviceChanged { name, .. }) = entry.events.first()
    {
        return format!("{name} has taken over a device");
    }
    // Whoever leaves ends matches, and is told of first.
    let leaves = matches!(entry.events.first(), Some(Event::EntrantLeft { .. }));
    let told = entry
        .events
        .iter()
        .find(|event| {
            matches!(event, Event::StagePublished { .. })
                || (!leaves && matches!(event, Event::MatchEnded { .. }))
        })
        .or_else(|| entry.events.first());
    if entry.kind == "call_wave"
        && let Some(id) = told.and_then(Event::match_id)
    {
        return wave_called(state, id, entry.events.len());
    }
    if entry.kind == "call_next" {
        let called = entry.events.iter().filter_map(Event::match_id);
        return floor::called(called.map(|id| state.number_of(id)));
    }
    let is_void = entry
        .events
        .iter()
        .any(|event| matches!(event, Event::ResultsVoided { .. }));
    let void = if is_void { ", results void" } else { "" };
    told.map_or_else(
        || entry.kind.clone(),
        |event| format!("{}{void}", said(state, event)),
    )
}

fn said(state: &Gathering, event: &Event) -> String {
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
        Event::EntrantChanged {
            entrant, reason, ..
        } if reason.is_empty() => format!("{} changed", entrant.name),
        Event::EntrantChanged {
            entrant, reason, ..
        } => format!("Locked roster of {} changed: {reason}", entrant.name),
        Event::EntrantRemoved { tournament: id, .. } => {
            format!("Entrant removed from {}", tournament(id))
        }
        Event::SeedingSet { tournament: id, .. } => {
            format!("Seeding of {} set by hand", tournament(id))
        }
        Event::LotsDrawn { tournament: id, .. } => format!("Lots drawn for {}", tournament(id)),
        Event::SeededByMerit {
            tournament: id,
            merits: Merits::Places { from, places },
            ..
        } => format!(
            "{} seeded by the places of {}: {} of them were there",
            tournament(id),
            tournament(from),
            places.len()
        ),
        Event::SeededByMerit {
            tournament: id,
            merits: Merits::Ratings { ratings, .. },
            order,
        } => {
            let best = of_ratings(state, *id, ratings, order);
            format!("{} seeded by rating: {best}", tournament(id))
        }
        Event::RatingsRecorded { earlier } => match (earlier.ratings.len(), &*earlier.source) {
            (0, _) => "Earlier ratings forgotten".into(),
            (names, "") => format!("Earlier ratings of {names} names recorded"),
            (names, source) => format!("Earlier ratings of {names} names recorded from {source}"),
        },
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
            let name = |id: &EntrantId| entrant_of(state, *stage, *id);
            format!("{} and {} change places: {reason}", name(one), name(other))
        }
        Event::MovePlanned {
            stage,
            one,
            other,
            reason,
        } => {
            let name = |id: &EntrantId| entrant_of(state, *stage, *id);
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
        Event::TieBreakPaired {
            stage, entrants, ..
        } => {
            let names: Vec<&str> = entrants
                .iter()
                .filter_map(|id| {
                    let found = state.stages.get(stage)?;
                    Some(state.entrant(found.tournament, *id)?.name.as_str())
                })
                .collect();
            format!(
                "Tie-break of {} drawn: {}",
                of_stage(stage),
                names.join(", ")
            )
        }
        Event::TieBreakDiscarded { stage, .. } => {
            format!("Tie-break of {} taken back", of_stage(stage))
        }
        Event::ResultsVoided { stage, entrant } => {
            let who = state
                .stages
                .get(stage)
                .and_then(|found| state.entrant(found.tournament, *entrant))
                .map_or("an entrant", |found| found.name.as_str());
            format!("The results of {who} in {} are void", of_stage(stage))
        }
        Event::EnteredLate { stage, entrant, .. } => {
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
        Event::LobbySet { match_id, .. } => format!("Match {}: lobby changed", number(match_id)),
        Event::LastCalled { match_id } => format!("Match {}: last call", number(match_id)),
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
        Event::HeatScored {
            match_id,
            game,
            finishes,
        } => {
            let placed = || finishes.iter().zip(places(finishes));
            let firsts: Vec<&str> = placed()
                .filter(|(_, place)| *place == Some(1))
                .map(|(finish, _)| entrant_in(state, *match_id, finish.entrant))
                .collect();
            format!(
                "Heat {}: game {game} to {}, {} finished",
                number(match_id),
                firsts.join(" & "),
                placed().filter(|(_, place)| place.is_some()).count()
            )
        }
        Event::AttemptRecorded {
            match_id,
            entrant,
            attempt,
            mark,
        } => {
            let who = entrant_in(state, *match_id, *entrant);
            let heat = number(match_id);
            match mark {
                None => format!("Heat {heat}: attempt {attempt} of {who} taken away"),
                Some(mark) => {
                    let is_time = state.stage_of(*match_id).is_some_and(|stage| {
                        stage.format.criteria().contains(&Criterion::BestTime)
                    });
                    let shown = if is_time {
                        time(*mark)
                    } else {
                        mark.to_string()
                    };
                    format!("Heat {heat}: attempt {attempt} of {who}, {shown}")
                }
            }
        }
        Event::ClockSet { .. }
        | Event::PauseCalled { .. }
        | Event::SideReady { .. }
        | Event::GameMarked { .. } => conduct::conduct(state, event),
        Event::MatchHeld { match_id, reason } => {
            format!("Match {} held: {reason}", number(match_id))
        }
        Event::MatchResumed { match_id } => format!("Match {} goes on", number(match_id)),
        Event::MatchEnded { match_id, outcome } => life::ended(state, *match_id, *outcome),
        Event::PresenceSet { .. }
        | Event::HeatPresenceSet { .. }
        | Event::ResultReported { .. }
        | Event::ResultDisputed { .. }
        | Event::MatchRuled { .. }
        | Event::MatchVoided { .. }
        | Event::MatchReplayed { .. }
        | Event::ConfirmationSet { .. }
        | Event::HelpCalled { .. }
        | Event::HelpAnswered { .. } => life::of_verdict(state, event),
        Event::MatchReopened { match_id } => format!("Match {} opened again", number(match_id)),
        Event::Corrected { .. }
        | Event::MatchCorrected { .. }
        | Event::MatchRearranged { .. }
        | Event::SentOnByRuling { .. }
        | Event::SeedsExchanged { .. }
        | Event::PairsExchanged { .. }
        | Event::FieldReplaced { .. }
        | Event::StageRuled { .. }
        | Event::StageFollows { .. } => corrections::of_correction(state, event),
        Event::SlotFilled { match_id, .. }
        | Event::SlotEmptied { match_id, .. }
        | Event::SlotClosed { match_id, .. }
        | Event::MatchNotDue { match_id } => format!("Match {} changed", number(match_id)),
        Event::EntryTakenBack { seq } => format!("Entry {seq} taken back"),
        Event::StationSet { number, .. } => format!("Station {number} set"),
        Event::StationRemoved { number } => format!("Station {number} removed"),
        Event::FloorChanged { change } => floor::changed(state, change),
        Event::StreamChanged { change } => stream::changed(state, change),
        Event::SignUpChanged { tournament, fact } => sign_up::told(state, *tournament, fact),
        Event::ArrivalMarked {
            tournament,
            entrant,
            persons,
            presence,
        } => sign_up::marked(state, (*tournament, *entrant), persons, *presence),
        Event::ClosingChanged { tournament, fact } => closing::told(state, *tournament, fact),
        Event::DeviceAdmitted { name, number, .. } => format!("Device {number}, {name}, let in"),
        Event::DeviceChanged { name, .. } => format!("Device of {name} changed"),
        Event::DeviceRevoked { device } => {
            let who = state
                .devices
                .get(device)
                .map_or("a device", |device| device.name.as_str());
            format!("Device of {who} thrown out")
        }
        Event::DraftRulesSet {
            tournament, rules, ..
        } => drafts::rules_set(state, *tournament, rules.is_some()),
        Event::ShelfChanged { change } => drafts::shelf_changed(change),
        Event::Draft { match_id, fact } => drafts::drafted(state, *match_id, fact),
        Event::PhotoAttached { match_id, .. } => {
            format!("Photo attached to match {}", number(match_id))
        }
        Event::ScreenAssigned { number, .. } => format!("Screen {number} assigned"),
        Event::ScreensChanged { change } => screens::changed(change),
        Event::ScreenForgotten { number } => format!("Screen {number} forgotten"),
        Event::MessageShown { screen, .. } => match screen {
            None => "Message shown on all screens".to_owned(),
            Some(number) => format!("Message shown on screen {number}"),
        },
        Event::MessageHidden { screen } => match screen {
            None => "Message taken away from all screens".to_owned(),
            Some(number) => format!("Message taken away from screen {number}"),
        },
    }
}
