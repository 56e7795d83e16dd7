//! One tournament by itself: a copy that a correction is worked out on.

use crate::gathering::Gathering;
use crate::ids::TournamentId;
use alloc::collections::BTreeMap;

impl Gathering {
    /// A copy with this tournament alone, without people, devices and memory of entries.
    pub(super) fn apart(&self, id: TournamentId) -> Self {
        let tournaments: BTreeMap<_, _> = self
            .tournaments
            .get(&id)
            .map(|found| (id, found.clone()))
            .into_iter()
            .collect();
        let stages: BTreeMap<_, _> = self
            .stages
            .iter()
            .filter(|(_, stage)| stage.tournament == id)
            .map(|(&id, stage)| (id, stage.clone()))
            .collect();
        let matches = stages
            .values()
            .flat_map(|stage| self.matches_of(stage))
            .map(|found| (found.id, found.clone()))
            .collect();
        Self {
            head: self.head,
            now: self.now,
            next: self.next,
            tournaments,
            stages,
            matches,
            ..Self::default()
        }
    }
}
