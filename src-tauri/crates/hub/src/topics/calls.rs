//! What of an entry bears on who can be called next.

use super::names::{open_topic, round_topic};
use super::{Topic, Touched};
use lanista_domain::bracket::NodeId;
use lanista_domain::{Cell, Gathering, Match, Stage, StationNo, TournamentId};
use std::collections::BTreeSet;
use std::mem::discriminant;

impl Touched {
    /// Each card tells when its match is played.
    pub(super) fn add_times(&mut self, stage: &Stage, followed: &BTreeSet<u32>) {
        self.whole(Topic::Stage { stage: stage.id.0 });
        for (match_id, node) in stage.matches().zip(&stage.bracket.nodes) {
            self.one(round_topic(stage, node), match_id);
            self.one(open_topic(match_id), match_id);
            if followed.contains(&match_id.0) {
                self.whole(Topic::Match {
                    match_id: match_id.0,
                });
            }
        }
    }

    /// Where somebody produces, the matches at a station have a light to go live.
    pub(super) fn add_lights(&mut self, state: &Gathering, number: StationNo) {
        for found in state.matches_at(number) {
            let match_id = found.id.0;
            self.whole(Topic::Match { match_id });
        }
    }

    /// How long those who are called have to come follows from where their tournament is played.
    pub(super) fn add_called(&mut self, state: &Gathering, id: TournamentId) {
        for found in state
            .matches
            .values()
            .filter(|found| found.is_at_its_place())
        {
            let stage = state
                .stages
                .get(&found.stage)
                .filter(|stage| stage.tournament == id);
            let Some(stage) = stage else { continue };
            if let Some(node) = stage.bracket.node(NodeId(found.node)) {
                self.one(round_topic(stage, node), found.id);
            }
            self.one(open_topic(found.id), found.id);
            self.whole(Topic::Match {
                match_id: found.id.0,
            });
        }
    }
}

/// Whether it changes who can be called, where, or why not. A match says so itself: most taps change nothing of it.
pub(super) const fn bears_on(cell: &Cell) -> bool {
    match cell {
        Cell::Tournament(_)
        | Cell::Person(_)
        | Cell::Entrant(..)
        | Cell::Stage(_)
        | Cell::Times(_)
        | Cell::Station(_)
        | Cell::Dispatching
        | Cell::Places(_)
        | Cell::Wish(_)
        | Cell::Stream(_)
        // Desks read the templates beside the proposals.
        | Cell::LobbyPlan(_)
        | Cell::Breaks
        | Cell::Device(_) => true,
        Cell::GatheringName
        | Cell::Seeding(_)
        | Cell::Confirmation(_)
        | Cell::Closing(_)
        | Cell::SignUp(_)
        | Cell::ByPhone(..)
        | Cell::Arrived(..)
        | Cell::Help(_)
        | Cell::Earlier
        | Cell::Rulings(_)
        | Cell::Planned(_)
        | Cell::Match(_)
        | Cell::Lobby(_)
        | Cell::GoLight(_)
        | Cell::CalledTo(..)
        | Cell::Aims
        | Cell::OnPlan(_)
        | Cell::Screen(_)
        | Cell::Message(_)
        | Cell::Playlist(_)
        | Cell::Alert
        | Cell::Photos(_)
        | Cell::Drafting(_)
        | Cell::Draft(..)
        | Cell::OwnFormat(_)
        | Cell::OwnPool(_)
        | Cell::Choosing(_) => false,
    }
}

/// Whether a match changed in what bears on calls.
pub(super) fn differ(was: &Match, is: &Match) -> bool {
    was.station != is.station
        || discriminant(&was.state) != discriminant(&is.state)
        || was.series != is.series
        || was.lease != is.lease
        || was.called != is.called
        || (was.heat().is_none() && was.contenders != is.contenders)
}
