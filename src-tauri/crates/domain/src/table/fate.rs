//! Who is through and who is out, where wins and losses decide that.

use crate::contest::Match;
use crate::gathering::Gathering;
use crate::ids::EntrantId;
use crate::stage::Stage;
use crate::swiss::{self, Goal};
use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

/// Whether somebody of a stage still plays for a place in the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Still to be decided, or there is nothing to reach.
    Open,
    /// Certain of it.
    Through,
    /// It cannot be reached any more.
    Out,
}

impl Gathering {
    /// Whether somebody of a stage still plays, is through, or is out.
    #[must_use]
    pub fn fate(&self, stage: &Stage, seed: u32) -> Fate {
        match stage.format.goal() {
            Some(Goal::Record { .. }) => Self::fate_of(stage, self.record(stage, seed)),
            Some(Goal::Rounds { .. }) | None => Fate::Open,
        }
    }

    /// What so many wins and losses mean in a stage.
    pub(super) fn fate_of(stage: &Stage, (won, lost): (u32, u32)) -> Fate {
        let Some(goal) = stage.format.goal() else {
            return Fate::Open;
        };
        match goal.fate(won, lost, stage.paired.len()) {
            swiss::Fate::Advanced => Fate::Through,
            swiss::Fate::Eliminated => Fate::Out,
            swiss::Fate::Playing | swiss::Fate::Finished => Fate::Open,
        }
    }

    /// The matches that count in records: no tie-break, and none whose results are void.
    pub(crate) fn counted<'a>(&'a self, stage: &'a Stage) -> impl Iterator<Item = &'a Match> {
        self.matches_of(stage)
            .zip(&stage.bracket.nodes)
            .filter(|(_, node)| node.tie_break().is_none())
            .map(|(found, _)| found)
            .filter(|found| !stage.voided.iter().any(|&id| found.side_of(id).is_some()))
    }

    /// Matches won and lost in a stage, of everybody by seed.
    pub(super) fn records(&self, stage: &Stage) -> Vec<(u32, u32)> {
        let seed_of: BTreeMap<EntrantId, usize> = stage.seeding.iter().copied().zip(0..).collect();
        let mut records = vec![(0, 0); stage.seeding.len()];
        for (winner, loser) in self.counted(stage).filter_map(Match::won_and_lost) {
            if let Some(record) = seed_of.get(&winner).and_then(|&at| records.get_mut(at)) {
                record.0 += 1;
            }
            if let Some(record) = seed_of.get(&loser).and_then(|&at| records.get_mut(at)) {
                record.1 += 1;
            }
        }
        for bye in stage
            .paired
            .iter()
            .filter_map(|round| round.pairing.bye.as_ref())
        {
            if let Some(record) = records.get_mut((bye.seed as usize).wrapping_sub(1)) {
                record.0 += 1;
            }
        }
        records
    }

    /// Matches won and lost in a stage, tie-breaks left out.
    #[must_use]
    pub fn record(&self, stage: &Stage, seed: u32) -> (u32, u32) {
        let Some(entrant) = stage.entrant(seed) else {
            return (0, 0);
        };
        let mut record = (0, 0);
        let counted = self.counted(stage);
        for (winner, loser) in counted.filter_map(Match::won_and_lost) {
            record.0 += u32::from(winner == entrant);
            record.1 += u32::from(loser == entrant);
        }
        let byes = stage
            .paired
            .iter()
            .filter_map(|round| round.pairing.bye.as_ref());
        record.0 += u32::try_from(byes.filter(|bye| bye.seed == seed).count()).unwrap_or(0);
        record
    }
}
