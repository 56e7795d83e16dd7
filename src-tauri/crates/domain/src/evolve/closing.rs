//! The end of a tournament: prizes, signatures, and who has got what.

use crate::closing::{ClosingFact, Handed, Signature};
use crate::gathering::Gathering;
use crate::ids::{At, TournamentId};
use crate::step::Cell;

impl Gathering {
    pub(super) fn evolve_closing(&mut self, id: TournamentId, fact: &ClosingFact, at: At) {
        self.touch(Cell::Closing(id));
        let closing = self.closings.entry(id).or_default();
        match fact {
            ClosingFact::PrizesSet { prizes } => closing.prizes.clone_from(prizes),
            ClosingFact::Signed { signer, by, list } => {
                // Whoever signed another list signed what is no more.
                closing
                    .signed
                    .retain(|_, signature| signature.list == *list);
                let signature = Signature {
                    by: by.clone(),
                    at,
                    list: list.clone(),
                };
                closing.signed.insert(*signer, signature);
            }
            ClosingFact::Withdrawn { signer, .. } => {
                closing.signed.remove(signer);
            }
            ClosingFact::PrizeHanded { entrant, handed } => {
                match handed {
                    Handed::Over => closing.handed.insert(*entrant),
                    Handed::NotYet => closing.handed.remove(entrant),
                };
            }
        }
        if closing.is_empty() {
            self.closings.remove(&id);
        }
    }
}
