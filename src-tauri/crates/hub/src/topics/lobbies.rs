//! What of an entry bears on the lobbies that those who meet are told of.

use super::{Topic, Touched};
use lanista_domain::{EntrantId, Gathering, Match, Side, TournamentId};
use std::mem::discriminant;

/// Whether a match changed in what bears on its lobby: who meets, where, and whether it is still to be played.
pub(super) fn differ(was: &Match, is: &Match) -> bool {
    was.station != is.station
        || was.called.is_some() != is.called.is_some()
        || discriminant(&was.state) != discriminant(&is.state)
        || was.slots() != is.slots()
        || many(was) != many(is)
}

/// The many of a heat.
fn many(found: &Match) -> &[EntrantId] {
    found.heat().map_or(&[], |(entrants, _)| entrants)
}

impl Touched {
    /// The lobby of a match, for officials and for those who meet.
    pub(super) fn add_lobby(&mut self, found: &Match) {
        let match_id = found.id.0;
        self.whole(Topic::Lobby { match_id });
        let sides = Side::BOTH.into_iter();
        let both = sides.filter_map(|side| found.entrant(side));
        for EntrantId(entrant) in both.chain(many(found).iter().copied()) {
            self.whole(Topic::OwnLobby { match_id, entrant });
        }
    }

    /// The lobbies of matches still to be played in which something is named that changed.
    pub(super) fn add_lobbies_with(&mut self, state: &Gathering, has: impl Fn(&Match) -> bool) {
        if state.has_lobbies() {
            let all = state.matches.values();
            for found in all.filter(|found| found.is_open() && has(found)) {
                self.add_lobby(found);
            }
        }
    }

    /// The lobbies of all matches of a tournament that are still to be played.
    pub(super) fn add_lobbies(&mut self, state: &Gathering, id: TournamentId) {
        let stages = state.stages.values().filter(|stage| stage.tournament == id);
        for found in stages.flat_map(|stage| state.matches_of(stage)) {
            if found.is_open() {
                self.add_lobby(found);
            }
        }
    }
}
