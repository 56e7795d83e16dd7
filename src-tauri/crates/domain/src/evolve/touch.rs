//! What an entry changes is remembered as it was, so that it can be taken back.

use crate::contest::Match;
use crate::gathering::Gathering;
use crate::ids::MatchId;
use crate::life::Confirmation;
use crate::sign_up::SignUp;
use crate::step::{Before, Cell, Rulings, TournamentHead};
use crate::tournament::Tournament;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

impl Gathering {
    /// Remembers how a cell was, once per entry.
    pub(super) fn touch(&mut self, cell: Cell) {
        // A copy that a correction is worked out on remembers nothing.
        if self
            .steps
            .back()
            .is_none_or(|step| step.cells.contains_key(&cell))
        {
            return;
        }
        let before = match &cell {
            Cell::GatheringName => Before::GatheringName(self.name.clone()),
            Cell::Tournament(id) => {
                let head = |found: &Tournament| TournamentHead {
                    name: found.name.clone(),
                    title: found.title.clone(),
                    format: found.format.clone(),
                    stages: found.stages.clone(),
                };
                Before::Tournament(self.tournaments.get(id).map(head).map(Box::new))
            }
            Cell::Person(id) => Before::Person(self.persons.get(id).cloned().map(Box::new)),
            Cell::Entrant(tournament, id) => {
                Before::Entrant(self.entrant(*tournament, *id).cloned().map(Box::new))
            }
            Cell::Seeding(id) => {
                let found = self.tournaments.get(id);
                Before::Seeding(
                    found.map_or_else(Vec::new, |found| found.seeding.clone()),
                    found.map_or_else(BTreeMap::new, |found| found.merits.clone()),
                )
            }
            Cell::Confirmation(id) => Before::Confirmation(
                self.tournaments
                    .get(id)
                    .map_or_else(Confirmation::default, |found| found.confirmation),
            ),
            Cell::Closing(id) => Before::Closing(self.closings.get(id).cloned().map(Box::new)),
            Cell::SignUp(id) => {
                let known = self.sign_ups.get(id).map(SignUp::without_phones);
                Before::SignUp(known.map(Box::new))
            }
            Cell::ByPhone(tournament, id) => {
                let known = self.sign_ups.get(tournament);
                Before::ByPhone(known.and_then(|known| known.by_phone.get(id).cloned()))
            }
            Cell::Arrived(_, id) => {
                Before::Arrived(self.arrived.get(id).cloned().unwrap_or_default())
            }
            Cell::Help(id) => Before::Help(self.help.get(id).cloned()),
            Cell::Earlier => Before::Earlier(Box::new(self.earlier.clone())),
            Cell::Stage(id) => Before::Stage(self.stages.get(id).cloned().map(Box::new)),
            Cell::Rulings(id) => {
                let found = self.stages.get(id);
                Before::Rulings(Box::new(found.map_or_else(Rulings::default, |found| {
                    Rulings {
                        adjustments: found.adjustments.clone(),
                        lots: found.lots.clone(),
                        voided: found.voided.clone(),
                        by_ruling: found.by_ruling.clone(),
                    }
                })))
            }
            Cell::Times(id) => {
                let found = self.stages.get(id);
                Before::Times(found.map_or_else(Vec::new, |found| found.times.clone()))
            }
            Cell::Planned(id) => {
                let found = self.stages.get(id);
                Before::Planned(found.map_or_else(Vec::new, |found| found.planned.clone()))
            }
            Cell::Match(id) => Before::Match(self.matches.get(id).cloned().map(Box::new)),
            Cell::Station(id) => Before::Station(self.stations.get(id).cloned().map(Box::new)),
            Cell::CalledTo(..) => Before::CalledTo,
            Cell::Dispatching => Before::Dispatching(self.floor.dispatching),
            Cell::Places(id) => Before::Places(self.floor.places.get(id).cloned().map(Box::new)),
            Cell::Stream(id) => Before::Stream(self.streams.plans.get(id).cloned().map(Box::new)),
            Cell::GoLight(id) => Before::GoLight(self.streams.lights.get(id).copied()),
            Cell::Wish(id) => Before::Wish(self.floor.wishes.get(id).copied()),
            Cell::LobbyPlan(id) => {
                Before::LobbyPlan(self.floor.lobby_plans.get(id).cloned().map(Box::new))
            }
            Cell::Lobby(id) => Before::Lobby(self.floor.lobbies.get(id).cloned().map(Box::new)),
            Cell::Aims => Before::Aims(Box::new(self.floor.aims.clone())),
            Cell::Breaks => Before::Breaks(self.floor.breaks.clone()),
            Cell::OnPlan(id) => Before::OnPlan(self.floor.plan.get(id).copied()),
            Cell::Device(id) => Before::Device(self.devices.get(id).cloned().map(Box::new)),
            Cell::Screen(id) => Before::Screen(self.screens.get(id).cloned().map(Box::new)),
            Cell::Message(screen) => Before::Message(self.messages.of(*screen).cloned()),
            Cell::Playlist(id) => {
                Before::Playlist(self.shows.playlists.get(id).cloned().map(Box::new))
            }
            Cell::Alert => Before::Alert(self.shows.alert.clone()),
            Cell::Drafting(id) => Before::Drafting(self.drafting.get(id).copied()),
            Cell::Draft(id, place) => {
                let found = self.drafts.get(id).and_then(|drafts| drafts.get(*place));
                Before::Draft(found.cloned().map(Box::new))
            }
            Cell::OwnFormat(id) => {
                Before::OwnFormat(self.own_shelf.formats.get(id).cloned().map(Box::new))
            }
            Cell::OwnPool(id) => {
                Before::OwnPool(self.own_shelf.pools.get(id).cloned().map(Box::new))
            }
            Cell::Choosing(id) => Before::Choosing(self.choosing.get(id).cloned().map(Box::new)),
            Cell::Photos(id) => Before::Photos(self.photos.get(id).cloned().unwrap_or_default()),
        };
        if let Some(step) = self.steps.back_mut() {
            step.cells.insert(cell, before);
        }
    }

    pub(super) fn touched_match(&mut self, id: MatchId) -> Option<&mut Match> {
        self.touch(Cell::Match(id));
        self.matches.get_mut(&id)
    }
}
