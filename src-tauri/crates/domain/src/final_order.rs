//! How a tournament ended: everybody who played, from the winner to the last, over all of its stages.

use crate::gathering::Gathering;
use crate::ids::{EntrantId, TournamentId};
use crate::stage::Stage;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

/// Those who share a place.
type Tier = Vec<EntrantId>;

impl Gathering {
    /// Whether every stage of a tournament is drawn and over.
    #[must_use]
    pub fn is_tournament_over(&self, id: TournamentId) -> bool {
        self.tournaments.get(&id).is_some_and(|found| {
            found.stages.len() == found.format.stages.len()
                && found.stages.iter().all(|&stage| self.is_stage_over(stage))
        })
    }

    /// The final places of a tournament as competition ranks (1, 2, 3, 3, 5), the best first; none before it is over.
    ///
    /// Whoever went on from a stage is placed by the stage they went to, where the places that lead there begin;
    /// whoever did not, by their place in the group, those of all groups together.
    #[must_use]
    pub fn final_order(&self, id: TournamentId) -> Option<Vec<(u32, EntrantId)>> {
        if !self.is_tournament_over(id) {
            return None;
        }
        let mut order = Vec::new();
        // A stage that takes from several is met on several ways: the best place holds.
        let mut placed = BTreeSet::new();
        for mut tier in self.tiers(id, 0) {
            tier.retain(|&entrant| placed.insert(entrant));
            let place = u32::try_from(order.len() + 1).unwrap_or(u32::MAX);
            order.extend(tier.into_iter().map(|entrant| (place, entrant)));
        }
        Some(order)
    }

    /// Everybody of a stage in the order in which they end, by this stage and by those that follow from it.
    fn tiers(&self, id: TournamentId, index: usize) -> Vec<Tier> {
        let Some((stage, plans)) = self.tournaments.get(&id).and_then(|found| {
            let stage: &Stage = self.stages.get(found.stages.get(index)?)?;
            Some((stage, &found.format.stages))
        }) else {
            return Vec::new();
        };
        // Where a place begins, those who went on from there come before those who stayed.
        let mut blocks: BTreeMap<(u32, u8, usize), Vec<Tier>> = BTreeMap::new();
        let mut gone_on = BTreeSet::new();
        for (later, plan) in plans.iter().enumerate().skip(index + 1) {
            let takes = plan.intake.takes_from(stage.index);
            if let Some(first) = takes.map(|take| take.first).min() {
                let tiers = self.tiers(id, later);
                gone_on.extend(tiers.iter().flatten().copied());
                blocks.insert((u32::from(first), 0, later), tiers);
            }
        }
        for (rank, entrant) in self.ranks_of_all(stage).into_iter().flatten() {
            if !gone_on.contains(&entrant) {
                let tiers = blocks.entry((rank, 1, 0)).or_default();
                match tiers.first_mut() {
                    Some(tier) => tier.push(entrant),
                    None => tiers.push(Vec::from([entrant])),
                }
            }
        }
        blocks.into_values().flatten().collect()
    }
}
