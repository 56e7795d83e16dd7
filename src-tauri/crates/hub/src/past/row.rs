//! An entry in a line, with what it is about: the sentence, the matches and the tournament it touched.

use super::fates::Fates;
use crate::memory::told_of_matches;
use crate::sentence::sentence;
use lanista_domain::step::Before;
use lanista_domain::{Accepted, Cell, Gathering, MatchId, StageId, TournamentId};
use lanista_journal::Entry;
use lanista_wire::past::EntryRow;
use std::collections::BTreeSet;

/// What an entry is about. The state is the one that it led to.
pub(crate) struct About {
    pub(crate) matches: BTreeSet<u32>,
    pub(crate) tournaments: BTreeSet<u32>,
}

impl About {
    pub(crate) fn of(state: &Gathering, accepted: &Accepted) -> Self {
        let told = told_of_matches(state, accepted).into_keys().collect();
        let mut about = Self {
            matches: told,
            tournaments: BTreeSet::new(),
        };
        let step = state.steps.back();
        for (cell, before) in step.into_iter().flat_map(|step| &step.cells) {
            if let Cell::Match(id) = cell {
                about.matches.insert(id.0);
                let stage = state.matches.get(id).map(|found| found.stage);
                let then = if let Before::Match(Some(found)) = before {
                    Some(found.stage)
                } else {
                    None
                };
                about.add_tournament(then.or(stage).and_then(|id| of_stage(state, id)));
            } else if let Before::Stage(Some(stage)) = before {
                about.add_tournament(Some(stage.tournament));
            } else if let Cell::Stage(id)
            | Cell::Rulings(id)
            | Cell::Times(id)
            | Cell::Planned(id) = cell
            {
                about.add_tournament(of_stage(state, *id));
            } else if let Cell::Tournament(id)
            | Cell::Entrant(id, _)
            | Cell::Seeding(id)
            | Cell::Confirmation(id)
            | Cell::Closing(id)
            | Cell::SignUp(id)
            | Cell::ByPhone(id, _)
            | Cell::Arrived(id, _) = cell
            {
                about.add_tournament(Some(*id));
            }
        }
        about
    }

    /// Of an entry whose own state is not at hand: only what its events name.
    pub(crate) fn named(accepted: &Accepted) -> Self {
        let named = accepted
            .events
            .iter()
            .filter_map(lanista_domain::Event::match_id);
        Self {
            matches: named.map(|id| id.0).collect(),
            tournaments: BTreeSet::new(),
        }
    }

    fn add_tournament(&mut self, id: Option<TournamentId>) {
        self.tournaments.extend(id.map(|id| id.0));
    }
}

fn of_stage(state: &Gathering, id: StageId) -> Option<TournamentId> {
    state.stages.get(&id).map(|stage| stage.tournament)
}

/// The line of an entry.
pub(crate) fn row(
    state: &Gathering,
    accepted: &Accepted,
    entry: &Entry,
    about: &About,
    fates: &Fates,
) -> EntryRow {
    // What it tells of first; else the only one that it touched.
    let told = accepted
        .events
        .iter()
        .find_map(lanista_domain::Event::match_id);
    let only = || match about.matches.iter().collect::<Vec<_>>().as_slice() {
        [one] => Some(MatchId(**one)),
        _ => None,
    };
    let match_id = told.or_else(only);
    let tournament = match_id
        .and_then(|id| state.tournament_of(id))
        .map(|found| found.id.0)
        .or_else(|| about.tournaments.first().copied());
    let takes_back = accepted.events.iter().find_map(|event| {
        if let lanista_domain::Event::EntryTakenBack { seq } = event {
            Some(seq.0)
        } else {
            None
        }
    });
    let device = accepted
        .device
        .as_ref()
        .and_then(|id| state.devices.get(id));
    EntryRow {
        seq: entry.seq,
        at: entry.told.at,
        kind: accepted.kind.clone(),
        text: sentence(state, accepted),
        author: accepted.device.as_ref().map(|_| entry.told.actor.clone()),
        device: device.map(|device| device.number),
        match_id: match_id.map(|id| id.0),
        number: match_id
            .map(|id| state.number_of(id))
            .filter(|number| *number > 0),
        tournament,
        takes_back,
        taken_back_by: fates.of(entry.seq),
    }
}
