//! What stands by ruling in a stage: its field, a round or a tie-break that follows from the results no more.

use super::Stage;
use crate::ids::EntrantId;
use crate::life::Ruling;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Something of a stage that rests on results as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum StagePart {
    /// Who was drawn, and in which order.
    Field {},
    /// The pairs of a round.
    Round {
        /// From 1.
        round: u8,
    },
    /// A tie-break, by the tie that it broke.
    TieBreak {
        /// From 1.
        number: u8,
    },
}

/// A part that stands, and by whose word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandsByRuling {
    /// What.
    pub part: StagePart,
    /// Who ruled, and why.
    pub ruling: Ruling,
}

impl Stage {
    /// Whether this part stands by ruling.
    #[must_use]
    pub fn is_ruled(&self, part: StagePart) -> bool {
        self.by_ruling.iter().any(|known| known.part == part)
    }

    /// Its seeding as it was drawn, without what was moved by hand since. Where rounds are paired as they come, seeds are
    /// never moved.
    #[must_use]
    pub fn seeding_as_drawn(&self) -> Vec<EntrantId> {
        let mut seeding = self.seeding.clone();
        let moves = self.moves.iter().rev();
        for moved in moves.filter(|_| !self.is_paired()) {
            for id in &mut seeding {
                *id = match *id {
                    known if known == moved.one => moved.other,
                    known if known == moved.other => moved.one,
                    known => known,
                };
            }
        }
        seeding
    }
}
