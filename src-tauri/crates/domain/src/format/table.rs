//! How a table is ranked: points, criteria and what parts the tied.

use super::check_criteria;
use crate::refusal::Refusal;
use crate::standings::{
    Chain, ChainRefusal, Criterion, Fraction, MiniLeague, Parameters, PointScheme,
};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// How a table is ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRule {
    /// Points for a win, a draw and a loss.
    pub points: PointScheme,
    /// What ranks, the first criterion first.
    pub order: Vec<Criterion>,
    /// How often a mini-league is applied.
    pub mini_league: MiniLeague,
    /// The least that a percentage counts, in hundredths: 33 for the trading cards.
    pub floor: u8,
}

impl TableRule {
    /// Whether points and criteria make sense.
    ///
    /// # Errors
    /// Points out of bounds, or criteria that make no chain.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let sound = -1_000..=1_000;
        let points = [self.points.win, self.points.draw, self.points.loss];
        if !points.iter().all(|points| sound.contains(points))
            || !(1..=100).contains(&self.points.unit)
        {
            return Err(Refusal::BadNumber {
                what: "points for a result".into(),
            });
        }
        check_criteria(&self.order, |criterion| !criterion.is_of_heats())?;
        self.chain().map(drop).map_err(|reasons| Refusal::BadChain {
            why: reasons
                .first()
                .map_or_else(String::new, ToString::to_string),
        })
    }

    /// The chain of its criteria.
    ///
    /// # Errors
    /// What is wrong with the list.
    pub fn chain(&self) -> Result<Chain, Vec<ChainRefusal>> {
        self.chain_of(self.order.clone())
    }

    /// Its criteria with the tie-break among them: where the organiser put it, else at the end, before lots.
    #[must_use]
    pub fn order_with_tie_break(&self) -> Vec<Criterion> {
        let mut order = self.order.clone();
        if !order.contains(&Criterion::TieBreak) {
            let end = order.len() - usize::from(order.last() == Some(&Criterion::Lots));
            order.insert(end, Criterion::TieBreak);
        }
        order
    }

    /// What ranks those who have not met: the criteria without those that look at meetings of the tied; with lots at the
    /// end, once they are drawn. None where nothing is left.
    #[must_use]
    pub fn chain_across(&self, lots: &[u32]) -> Option<Chain> {
        let of_all = |criterion: &Criterion| !criterion.is_mutual();
        let mut order: Vec<Criterion> = self.order.iter().copied().filter(of_all).collect();
        if !lots.is_empty() && !order.contains(&Criterion::Lots) {
            order.push(Criterion::Lots);
        }
        self.chain_of(order).ok()
    }

    pub(crate) fn chain_of(&self, order: Vec<Criterion>) -> Result<Chain, Vec<ChainRefusal>> {
        let parameters = Parameters {
            percentage_floor: Fraction::new(i64::from(self.floor), 100).unwrap_or(Fraction::ZERO),
            mini_league: self.mini_league,
            ..Parameters::default()
        };
        Chain::new(order, parameters)
    }
}
