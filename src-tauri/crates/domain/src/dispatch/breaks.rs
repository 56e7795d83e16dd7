//! Breaks in which nothing is proposed.

use super::Lengths;
use crate::contest::Match;
use crate::day_plan::after_breaks;
use crate::gathering::Gathering;
use crate::ids::At;
use crate::stage::Stage;

impl Gathering {
    /// Not into a break: what would still be played when it begins waits until it is over.
    pub(super) fn out_of_breaks(
        &self,
        stage: &Stage,
        found: &Match,
        lengths: &Lengths,
        from: At,
        at: At,
    ) -> At {
        if self.floor.breaks.is_empty() {
            return from;
        }
        let takes = lengths.expect(stage.tournament, &found.series);
        let begins = from.max(at);
        let after = after_breaks(&self.floor.breaks, stage.tournament, begins, takes);
        if after == begins { from } else { after }
    }
}
