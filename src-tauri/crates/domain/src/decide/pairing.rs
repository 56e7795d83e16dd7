//! Pairing: who meets whom in the next round of a Swiss stage.

use crate::format::Pairing;
use crate::gathering::Gathering;
use crate::ids::EntrantId;
use crate::refusal::Refusal;
use crate::stage::{PairedRound, Stage};

impl Gathering {
    pub(super) fn paired(
        &self,
        stage: &Stage,
        round: u8,
        forbid: &[[EntrantId; 2]],
        force: &[[EntrantId; 2]],
    ) -> Result<PairedRound, Refusal> {
        Err(Refusal::NoPairing)
    }
}

pub(super) fn first_round(pairing: Pairing, entrants: u32) -> Result<PairedRound, Refusal> {
    Err(Refusal::NoPairing)
}
