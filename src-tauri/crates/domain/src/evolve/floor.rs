//! What stands on the floor, where tournaments are played, and what is wished for calls.

use crate::gathering::Gathering;
use crate::ids::{At, MatchId};
use crate::places::FloorChange;
use crate::station::OutOfOrder;
use crate::step::Cell;

impl Gathering {
    /// What was wished for a match that goes, and said of its lobby, goes with it: another one can have its id.
    pub(super) fn forget_said(&mut self, id: MatchId) {
        if self.floor.wishes.contains_key(&id) {
            self.touch(Cell::Wish(id));
            self.floor.wishes.remove(&id);
        }
        self.floor.taken_back.remove(&id);
        self.forget_streamed(id);
        self.forget_lobby(id);
    }

    /// Whoever met before knows the lobby of a match whose opponents change.
    pub(super) fn forget_lobby(&mut self, id: MatchId) {
        if self.floor.lobbies.contains_key(&id) {
            self.touch(Cell::Lobby(id));
            self.floor.lobbies.remove(&id);
        }
    }

    pub(super) fn evolve_floor(&mut self, change: &FloorChange, at: At) {
        match change {
            FloorChange::Equip { number, equipment } => {
                self.touch(Cell::Station(*number));
                if let Some(found) = self.stations.get_mut(number) {
                    found.equipment.clone_from(equipment);
                }
            }
            FloorChange::Close { number, reason } => {
                self.touch(Cell::Station(*number));
                if let Some(found) = self.stations.get_mut(number) {
                    found.out_of_order = Some(OutOfOrder {
                        reason: reason.clone(),
                        since: at,
                    });
                }
            }
            FloorChange::Open { number } => {
                self.touch(Cell::Station(*number));
                if let Some(found) = self.stations.get_mut(number) {
                    found.out_of_order = None;
                }
            }
            FloorChange::Places { tournament, places } => {
                self.touch(Cell::Places(*tournament));
                self.floor.places.insert(*tournament, places.clone());
            }
            FloorChange::Dispatch { dispatching } => {
                self.touch(Cell::Dispatching);
                self.floor.dispatching = *dispatching;
            }
            FloorChange::Lobbies { tournament, plan } => {
                self.touch(Cell::LobbyPlan(*tournament));
                match plan {
                    None => self.floor.lobby_plans.remove(tournament),
                    Some(plan) => self.floor.lobby_plans.insert(*tournament, plan.clone()),
                };
            }
            FloorChange::Wish { match_id, wish } => {
                self.touch(Cell::Wish(*match_id));
                self.floor.taken_back.remove(match_id);
                if wish.is_none() {
                    self.floor.wishes.remove(match_id);
                } else {
                    self.floor.wishes.insert(*match_id, *wish);
                }
            }
            FloorChange::Aim { tournament, until } => {
                self.touch(Cell::Aims);
                self.floor.aims.set(*tournament, *until);
            }
            FloorChange::Breaks { breaks } => {
                self.touch(Cell::Breaks);
                self.floor.breaks.clone_from(breaks);
            }
            FloorChange::Arrange { moved, beside } => {
                for one in moved.iter().chain(beside) {
                    self.touch(Cell::OnPlan(one.number));
                    match one.at {
                        None => self.floor.plan.remove(&one.number),
                        Some(spot) => self.floor.plan.insert(one.number, spot),
                    };
                }
            }
        }
    }
}
