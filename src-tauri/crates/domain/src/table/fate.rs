//! Who is through and who is out, where wins and losses decide that.

use crate::contest::Match;
use crate::format::StageFormat;
use crate::gathering::Gathering;
use crate::stage::Stage;
use crate::swiss::{self, Goal};

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
        let StageFormat::Swiss {
            until: goal @ Goal::Record { .. },
            ..
        } = &stage.format
        else {
            return Fate::Open;
        };
        let (won, lost) = self.record(stage, seed);
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
