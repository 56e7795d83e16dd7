//! The best of those who reached one place in different groups: the four best thirds.

use super::advance::Goer;
use crate::bracket::{Group, Node, Origin};
use crate::format::{StageFormat, TableRule};
use crate::gathering::Gathering;
use crate::refusal::Refusal;
use crate::stage::Stage;
use crate::standings::{Row, standings};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

impl Gathering {
    /// The best of those who reached one place, in the order of their groups. The rule is that of [`crate::table`].
    ///
    /// # Errors
    /// Two are equal across the line, or in a group where it is to be said whose results count.
    pub(super) fn best_across(
        &self,
        stage: &Stage,
        place: usize,
        tier: &[Goer],
        best: usize,
    ) -> Result<Vec<Goer>, Refusal> {
        let tie = Refusal::TieAcrossGroups {
            place: u16::try_from(place).unwrap_or(u16::MAX),
        };
        let rank = if let StageFormat::FreeForAll { rule, .. } = &stage.format {
            self.ranks_of_heats(stage, rule)
        } else {
            let table = stage.format.table().ok_or(Refusal::NothingToCompare)?;
            let left_out = self.left_out(stage, place).ok_or_else(|| tie.clone())?;
            self.ranks_across(stage, table, &left_out)
                .unwrap_or_default()
        };
        // Whom nothing compares, nothing parts.
        let rank_of = |goer: &Goer| {
            let seed = stage.seed(goer.entrant);
            seed.and_then(|seed| rank.get(&seed)).copied().unwrap_or(0)
        };
        let mut ranks: Vec<u32> = tier.iter().map(rank_of).collect();
        ranks.sort_unstable();
        let last = best.checked_sub(1).and_then(|at| ranks.get(at)).copied();
        let (Some(last), next) = (last, ranks.get(best).copied()) else {
            return Ok(Vec::new());
        };
        if next == Some(last) {
            return Err(tie);
        }
        let is_best = |goer: &&Goer| rank_of(goer) <= last;
        Ok(tier.iter().filter(is_best).copied().collect())
    }

    /// The seeds results against whom are left out: placed beyond the size of the smallest group that has the place.
    /// None where it is not parted who they are.
    fn left_out(&self, stage: &Stage, place: usize) -> Option<BTreeSet<u32>> {
        let sizes = stage.groups.iter().map(Vec::len);
        let counted = sizes.filter(|&size| size >= place).min()?;
        let mut left_out = BTreeSet::new();
        for rows in self.tables(stage) {
            let at = |index: usize| rows.get(index).map(|row| row.rank);
            if at(counted).is_some() && at(counted - 1) == at(counted) {
                return None;
            }
            left_out.extend(rows.iter().skip(counted).map(|row| row.seed));
        }
        Some(left_out)
    }

    /// The rank of each seed among all of a stage, of the results that count.
    fn ranks_across(
        &self,
        stage: &Stage,
        table: &TableRule,
        left_out: &BTreeSet<u32>,
    ) -> Option<BTreeMap<u32, u32>> {
        let counts = |node: &Node| {
            matches!(node.group, Group::Pool(_))
                && node.slots.iter().all(|(_, origin)| match origin {
                    Origin::Seed(seed) => !left_out.contains(seed),
                    Origin::Bye | Origin::WinnerOf(_) | Origin::LoserOf(_) | Origin::Heat(_) => {
                        true
                    }
                })
        };
        let ledger = self.ledger_of(stage, None, counts)?;
        let rows = standings(ledger, table.chain_across(&stage.lots)?, &stage.lots);
        let rank = |row: Row| (row.seed, row.rank);
        Some(rows.into_iter().map(rank).collect())
    }
}
