//! How far a correction may reach that comes from a device of some stations: no further than its own hands do.

use crate::contest::Match;
use crate::correct::Correction;
use crate::device::{Device, Scope};
use crate::gathering::Gathering;
use crate::refusal::Refusal;

impl Gathering {
    /// Refuses a correction that reaches beyond the stations of a device: a match that somebody plays, is called to or
    /// has played elsewhere, or a whole stage. A correction never leaves its tournament, so that a device of that may
    /// make any.
    pub(super) fn check_reach(
        &self,
        device: &Device,
        correction: &Correction,
    ) -> Result<(), Refusal> {
        let is_for_all = match device.scope {
            Scope::Everything | Scope::Tournament { .. } => true,
            Scope::Stations { .. } | Scope::Entrant { .. } => false,
        };
        let is_elsewhere = |found: &Match| self.is_in_hands(found) && !self.in_scope(device, found);
        let mut matches = correction
            .reached
            .iter()
            .filter_map(|found| self.matches.get(&found.match_id));
        if is_for_all || (correction.stages.is_empty() && !matches.any(is_elsewhere)) {
            Ok(())
        } else {
            Err(Refusal::OutOfScope)
        }
    }

    /// Whether people are at a match, or somebody played it. Where nobody came nobody played.
    fn is_in_hands(&self, found: &Match) -> bool {
        let was_played = if found.outcome().is_some() {
            found.won_and_lost().is_some() || found.heat().is_some()
        } else {
            found.has_begun()
        };
        was_played || found.lease.is_some() || found.is_at_its_place()
    }
}
