//! Taking an entry back: possible while nothing later rests on what it touched.

use super::Decision;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::Seq;
use crate::refusal::{Refusal, Refused};
use crate::step::{Before, Cell, Step};
use crate::stream::StreamPlan;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn judge_take_back(&self, seq: Seq) -> Decision {
        let position = self
            .steps
            .iter()
            .position(|step| step.seq == seq)
            .ok_or(Refusal::NothingToTakeBack)?;
        let step = &self.steps[position];
        if step.is_taken_back {
            return Err(Refusal::NothingToTakeBack.into());
        }
        if !step.is_reversible() {
            return Err(Refusal::NotReversible.into());
        }
        let reasons: Vec<Refusal> = self
            .steps
            .iter()
            .skip(position + 1)
            .filter(|later| still_counts(later, seq) && self.rests_on(later, step))
            .map(|later| Refusal::LaterStepDepends {
                seq: later.seq.0,
                kind: later.kind.clone(),
            })
            .collect();
        if reasons.is_empty() {
            self.check_shows_before(step)?;
            Ok(vec![Event::EntryTakenBack { seq }])
        } else {
            Err(Refused { reasons })
        }
    }

    /// Whether a later step touched what the earlier one touched, or something inside it.
    pub(super) fn rests_on(&self, later: &Step, earlier: &Step) -> bool {
        later.cells.iter().any(|(cell, before)| {
            earlier.cells.contains_key(cell) && !self.is_thrown_out(cell)
                || match cell {
                    Cell::Match(id)
                    | Cell::Photos(id)
                    | Cell::Draft(id, _)
                    | Cell::Choosing(id) => {
                        // A match that is not there any more was of the stage that it was of.
                        let was = if let Before::Match(Some(found)) = before {
                            Some(found.stage)
                        } else {
                            None
                        };
                        let is = self.matches.get(id).map(|found| found.stage);
                        was.or(is)
                            .is_some_and(|stage| earlier.cells.contains_key(&Cell::Stage(stage)))
                    }
                    Cell::Times(id) => {
                        earlier.cells.get(&Cell::Stage(*id)) == Some(&Before::Stage(None))
                    }
                    Cell::Rulings(id) | Cell::Planned(id) => {
                        earlier.cells.contains_key(&Cell::Stage(*id))
                    }
                    Cell::CalledTo(number, _) => {
                        earlier.cells.contains_key(&Cell::Station(*number))
                    }
                    Cell::Stream(number) => {
                        let plan = self.streams.plans.get(number);
                        let named = plan.into_iter().flat_map(StreamPlan::matches);
                        let mut stages = named
                            .filter_map(|id| self.matches.get(&id))
                            .map(|found| found.stage);
                        earlier.cells.get(&Cell::Station(*number)) == Some(&Before::Station(None))
                            || stages.any(|id| earlier.cells.contains_key(&Cell::Stage(id)))
                    }
                    Cell::Wish(id) | Cell::GoLight(id) | Cell::Lobby(id) => {
                        let stage = self.matches.get(id).map(|found| found.stage);
                        stage.is_some_and(|id| earlier.cells.contains_key(&Cell::Stage(id)))
                    }
                    Cell::OnPlan(id) => {
                        earlier.cells.get(&Cell::Station(*id)) == Some(&Before::Station(None))
                    }
                    Cell::Arrived(tournament, id) | Cell::ByPhone(tournament, id) => {
                        let entered = Cell::Entrant(*tournament, *id);
                        earlier.cells.get(&entered) == Some(&Before::Entrant(None))
                            || earlier.cells.get(&Cell::Tournament(*tournament))
                                == Some(&Before::Tournament(None))
                    }
                    Cell::Entrant(id, _)
                    | Cell::Places(id)
                    | Cell::LobbyPlan(id)
                    | Cell::Seeding(id)
                    | Cell::Confirmation(id)
                    | Cell::Closing(id)
                    | Cell::SignUp(id)
                    | Cell::Drafting(id) => {
                        earlier.cells.get(&Cell::Tournament(*id)) == Some(&Before::Tournament(None))
                    }
                    Cell::GatheringName
                    | Cell::Dispatching
                    | Cell::Aims
                    | Cell::Breaks
                    | Cell::Tournament(_)
                    | Cell::Person(_)
                    | Cell::Help(_)
                    | Cell::Earlier
                    | Cell::Stage(_)
                    | Cell::Station(_)
                    | Cell::Device(_)
                    | Cell::Screen(_)
                    | Cell::Message(_)
                    | Cell::Playlist(_)
                    | Cell::Alert
                    | Cell::OwnFormat(_)
                    | Cell::OwnPool(_) => false,
                }
        })
    }

    /// Whether a cell is a device that was thrown out: it stays so, whatever is taken back.
    fn is_thrown_out(&self, cell: &Cell) -> bool {
        matches!(cell, Cell::Device(id) if self.admitted(id).is_none())
    }
}

/// Whether a later step still has an effect on what was there after the earlier one. A step that was taken back
/// is as if it never was, and so is the step that took it back, unless that reached behind the earlier one.
pub(super) fn still_counts(later: &Step, earlier: Seq) -> bool {
    !later.is_taken_back && later.reverses.is_none_or(|reversed| reversed < earlier)
}
