//! A line-up that was put right after its game.

use crate::draft::{Fact, Note, Noted};
use crate::gathering::Gathering;
use crate::ids::{At, MatchId};
use crate::step::Cell;

impl Gathering {
    /// Who played what is the record's only: its clock and its generation stay.
    pub(super) fn correct_lineup(&mut self, id: MatchId, fact: &Fact, at: At) {
        let Fact::LineupCorrected {
            index,
            side,
            lineup,
            players,
            reason,
        } = fact
        else {
            return;
        };
        let place = usize::from(*index);
        self.touch(Cell::Draft(id, place));
        let by = self.steps.back().and_then(|step| step.device.clone());
        let drafts = self.drafts.get_mut(&id);
        if let Some(draft) = drafts.and_then(|drafts| drafts.get_mut(place)) {
            draft.lineup[*side].clone_from(lineup);
            draft.players[*side].clone_from(players);
            draft.notes.push(Note {
                at,
                by,
                what: Noted::LineupCorrected { side: *side },
                reason: reason.clone(),
            });
        }
    }
}
