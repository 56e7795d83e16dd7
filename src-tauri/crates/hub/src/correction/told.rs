//! Who learns of a correction by a device that is linked, and who must be told in person.

use crate::live::Live;
use lanista_domain::correct::Correction;
use lanista_domain::{
    Device, EntrantId, Gathering, Layout, Match, MatchId, Role, Scope, Side, StageId, TournamentId,
};
use lanista_wire::correction::{Told, ToldDevice, ToldInPerson, ToldKind};
use std::collections::{BTreeMap, BTreeSet};

/// Who is told, and how.
pub(super) fn told(state: &Gathering, live: &Live, correction: &Correction) -> Told {
    let concerned = concerned(state, correction);
    let mut devices = Vec::new();
    let mut reachable = BTreeSet::new();
    let mut last_seen: BTreeMap<EntrantId, Option<u64>> = BTreeMap::new();
    for device in state.devices.values() {
        if state.admitted(&device.id).is_none() {
            continue;
        }
        let link = live.links.get(&device.id.0);
        let (is_up, seen) = link.map_or((false, None), |link| (link.up, link.seen));
        let Some((kind, entrant, why)) = learns(state, correction, &concerned, device) else {
            continue;
        };
        if let Some(entrant) = entrant {
            let known = last_seen.entry(entrant).or_default();
            *known = (*known).max(seen);
        }
        if !is_up {
            continue;
        }
        reachable.extend(entrant);
        devices.push(ToldDevice {
            number: device.number,
            name: device.name.clone(),
            kind,
            entrant: entrant.map(|id| id.0),
            seen,
            why,
        });
    }
    let stages = stages(state, correction);
    for screen in state.screens.values() {
        let is_on = live
            .screens
            .get(&screen.number.0)
            .is_some_and(|known| known.link.up);
        let why = match &screen.layout {
            Layout::Bracket { stage } if stages.contains(stage) => "The bracket changes.",
            Layout::Standings { stage } if stages.contains(stage) => "The standings change.",
            Layout::Match { match_id } if reaches(correction, *match_id) => "The match changes.",
            Layout::Matches { matches } if matches.iter().any(|id| reaches(correction, *id)) => {
                "A match changes."
            }
            Layout::Bracket { .. }
            | Layout::Standings { .. }
            | Layout::Match { .. }
            | Layout::Draft { .. }
            | Layout::DraftLeaders { .. }
            | Layout::Calls
            | Layout::Stations
            | Layout::Matches { .. }
            | Layout::Station { .. }
            | Layout::Champion { .. }
            | Layout::Progress
            | Layout::Schedule
            | Layout::Clock { .. }
            | Layout::Sponsors
            | Layout::Playlist { .. }
            | Layout::Number
            | Layout::Blank => continue,
        };
        if is_on {
            devices.push(ToldDevice {
                number: screen.number.0,
                name: screen.name.clone(),
                kind: ToldKind::Screen,
                entrant: None,
                seen: None,
                why: why.into(),
            });
        }
    }
    devices.sort_by_key(|device| (device.kind, device.number));
    let in_person = concerned
        .iter()
        .filter(|((_, entrant), _)| !reachable.contains(entrant))
        .map(|((tournament, entrant), _)| ToldInPerson {
            entrant: entrant.0,
            seat: state
                .entrant(*tournament, *entrant)
                .and_then(|found| found.seat.clone()),
            seen: last_seen.get(entrant).copied().flatten(),
        })
        .collect();
    Told { devices, in_person }
}

/// Whoever plays in a match that changes, or would have, with the number of the first of them.
fn concerned(
    state: &Gathering,
    correction: &Correction,
) -> BTreeMap<(TournamentId, EntrantId), u32> {
    let mut all = BTreeMap::new();
    for found in &correction.reached {
        let (was, is) = (
            state.matches.get(&found.match_id),
            correction.after.matches.get(&found.match_id),
        );
        let Some(stage) = state.stage_of(found.match_id) else {
            continue;
        };
        for one in [was, is].into_iter().flatten() {
            for entrant in contenders(one) {
                all.entry((stage.tournament, entrant))
                    .or_insert(found.number);
            }
        }
    }
    all
}

fn contenders(found: &Match) -> Vec<EntrantId> {
    match found.heat() {
        Some((entrants, _)) => entrants.to_vec(),
        None => Side::BOTH
            .into_iter()
            .filter_map(|side| found.entrant(side))
            .collect(),
    }
}

fn stages(state: &Gathering, correction: &Correction) -> BTreeSet<StageId> {
    let of_matches = correction
        .reached
        .iter()
        .filter_map(|found| Some(state.stage_of(found.match_id)?.id));
    let of_stages = correction.stages.iter().map(|found| found.stage);
    of_matches.chain(of_stages).collect()
}

fn reaches(correction: &Correction, id: MatchId) -> bool {
    correction.reached.iter().any(|found| found.match_id == id)
}

/// What a device learns of it, if anything: what it is, and whose it is.
fn learns(
    state: &Gathering,
    correction: &Correction,
    concerned: &BTreeMap<(TournamentId, EntrantId), u32>,
    device: &Device,
) -> Option<(ToldKind, Option<EntrantId>, String)> {
    match (device.role, device.scope) {
        (
            Role::Captain,
            Scope::Entrant {
                tournament,
                entrant,
            },
        ) => {
            let number = concerned.get(&(tournament, entrant))?;
            let why = format!("Match {number} changes.");
            Some((ToldKind::Captain, Some(entrant), why))
        }
        (Role::Judge | Role::HeadJudge, _) => {
            let theirs = correction.reached.iter().filter_map(|found| {
                let was = state.matches.get(&found.match_id)?;
                Some((found.number, was))
            });
            let (mut held, mut seen) = (None, None);
            for (number, was) in theirs {
                let is_held = was.lease.as_ref();
                if is_held.is_some_and(|lease| lease.device == device.id) {
                    held = held.or(Some(number));
                } else if state.in_scope(device, was) {
                    seen = seen.or(Some(number));
                }
            }
            let why = match (held, seen) {
                (Some(number), _) => format!("Match {number} leaves this tablet."),
                (None, Some(_)) => "Its matches change.".into(),
                (None, None) => return None,
            };
            Some((ToldKind::Judge, None, why))
        }
        (Role::Desk | Role::Captain | Role::Caster | Role::Screen | Role::Public, _) => None,
    }
}
