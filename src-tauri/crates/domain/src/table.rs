//! Tables: from the matches of a stage to the standings of its groups, and to those who go on.

mod apart;
mod fate;
mod forecast;
mod mates;
mod outlook;
mod reach;
mod ways;

pub use fate::Fate;
pub use forecast::{Forecast, Needs, Places, Prospect};
pub use mates::{Because, Mates, Of};
pub use outlook::Outlook;

use apart::Comer;

use crate::bracket::{Node, Origin};
use crate::contest::{Ending, Match};
use crate::gathering::Gathering;
use crate::ids::EntrantId;
use crate::refusal::Refusal;
use crate::side::{BySide, Side};
use crate::stage::Stage;
use crate::standings::{
    Adjustment, ByeKind, Criterion, Entry, Fraction, Games, Ledger, Missing, Row, Score, Value,
    Verdict, standings,
};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

impl Gathering {
    /// What each round of a stage brought each of its entrants, by seed.
    #[must_use]
    pub fn ledger(&self, stage: &Stage) -> Option<Ledger> {
        let scheme = stage.format.table()?.points;
        let entrants = u32::try_from(stage.seeding.len()).unwrap_or(u32::MAX);
        let mut ledger = Ledger::new(entrants, scheme);
        for (found, node) in self.matches_of(stage).zip(&stage.bracket.nodes) {
            if let Some(entry) = entry(stage, found, node) {
                // Nobody has two appearances in a round: the draw gives each seed one node.
                let _written = ledger.record(u32::from(node.round), &entry);
            }
        }
        self.lay_absences(stage, &mut ledger);
        for adjusted in &stage.adjustments {
            if let Some(seed) = stage.seed(adjusted.entrant) {
                let _written = ledger.adjust(Adjustment {
                    seed,
                    points: adjusted.points,
                    reason: adjusted.reason.clone(),
                });
            }
        }
        Some(ledger)
    }

    /// Writes down the rounds that were paired without somebody, and who has left.
    fn lay_absences(&self, stage: &Stage, ledger: &mut Ledger) {
        let entrants = self
            .tournaments
            .get(&stage.tournament)
            .map(|found| &found.entrants);
        for (seed, id) in (1..).zip(&stage.seeding) {
            let mut last = 0;
            for paired in &stage.paired {
                let round = u32::from(paired.round);
                if paired.pairing.seeds().any(|known| known == seed) {
                    last = round;
                } else if self.fate(stage, seed) == Fate::Open {
                    let absent = Entry::bye(seed, ByeKind::Absent);
                    let _written = ledger.record(round, &absent);
                }
            }
            let has_left = entrants
                .is_some_and(|known| known.get(id).is_some_and(|found| found.gone.is_some()));
            if has_left {
                let _written = ledger.withdraw(seed, last);
            }
        }
    }

    /// The standings of each group of a stage, the first group first; none where the stage has no table.
    #[must_use]
    pub fn tables(&self, stage: &Stage) -> Vec<Vec<Row>> {
        let chain = stage.format.table().map(|table| {
            if stage.lots.is_empty() {
                table.chain()
            } else {
                table.chain_with_lots()
            }
        });
        let (Some(Ok(chain)), Some(ledger)) = (chain, self.ledger(stage)) else {
            return Vec::new();
        };
        let tables = stage.groups.iter().map(|group| {
            // Among themselves: who is in another group is tied with nobody here.
            let new_of: BTreeMap<u32, u32> = group.iter().copied().zip(1..).collect();
            let drawn = stage.lots.iter().filter_map(|seed| new_of.get(seed));
            let lots: Vec<u32> = drawn.copied().collect();
            let seed_at = chain
                .criteria()
                .iter()
                .position(|criterion| *criterion == Criterion::InitialSeed);
            let rows = standings(ledger.among(group), chain.clone(), &lots).into_iter();
            let renamed = rows.filter_map(|mut row| {
                row.seed = *group.get((row.seed as usize).checked_sub(1)?)?;
                if let Some(shown) = seed_at.and_then(|at| row.values.get_mut(at)) {
                    *shown = Value::Number(Fraction::whole(i64::from(row.seed)));
                }
                Some(row)
            });
            renamed.collect()
        });
        tables.collect()
    }

    /// Who reached these places of each group, all of one place before all of the next; who was in one group is kept
    /// apart in a bracket as long as that can be.
    ///
    /// # Errors
    /// Two of them are equal where the cut is.
    pub(crate) fn advancing(
        &self,
        stage: &Stage,
        places: RangeInclusive<u16>,
    ) -> Result<Vec<EntrantId>, Refusal> {
        let (first, last) = (usize::from(*places.start()), usize::from(*places.end()));
        let mut tiers: BTreeMap<usize, Vec<Comer>> = BTreeMap::new();
        let mut clubs = BTreeMap::new();
        for (group, ranks) in (1..).zip(self.ranks(stage)) {
            let is_tied_behind = |place: usize| {
                let rank = |place: usize| ranks.get(place.checked_sub(1)?).map(|found| found.0);
                rank(place).is_some() && rank(place) == rank(place + 1)
            };
            if let Some(place) = [first - 1, last]
                .into_iter()
                .find(|&place| is_tied_behind(place))
            {
                let place = u16::try_from(place).unwrap_or(u16::MAX);
                return Err(Refusal::TieAtCut {
                    first: place,
                    last: place.saturating_add(1),
                });
            }
            for (place, (_, entrant)) in (1..).zip(ranks) {
                if (first..=last).contains(&place) {
                    let club = self
                        .entrant(stage.tournament, entrant)
                        .and_then(|found| found.club.as_deref());
                    let next = u32::try_from(clubs.len()).unwrap_or(u32::MAX);
                    let club = club.map(|club| *clubs.entry(club).or_insert(next));
                    tiers.entry(place).or_default().push(Comer {
                        entrant,
                        group,
                        club,
                    });
                }
            }
        }
        Ok(apart::lay(tiers.into_values().collect()))
    }

    /// Rank and entrant of each group, the best first; who has left the tournament goes on nowhere.
    fn ranks(&self, stage: &Stage) -> Vec<Vec<(u32, EntrantId)>> {
        let is_here = |(_, entrant): &(u32, EntrantId)| {
            self.entrant(stage.tournament, *entrant)
                .is_some_and(|found| found.gone.is_none())
        };
        let mut groups = self.ranks_of_all(stage);
        for group in &mut groups {
            group.retain(is_here);
        }
        groups
    }

    fn ranks_of_all(&self, stage: &Stage) -> Vec<Vec<(u32, EntrantId)>> {
        if stage.format.table().is_some() {
            let entrant = |row: &Row| Some((row.rank, stage.entrant(row.seed)?));
            return self
                .tables(stage)
                .iter()
                .map(|rows| rows.iter().filter_map(entrant).collect())
                .collect();
        }
        let placings = self.placings(stage.id);
        stage
            .groups
            .iter()
            .map(|group| {
                let mut ranks: Vec<(u32, EntrantId)> = placings
                    .iter()
                    .filter(|row| group.contains(&row.seed))
                    .map(|row| (row.place.unwrap_or(u32::MAX), row.entrant))
                    .collect();
                ranks.sort_by_key(|(rank, _)| *rank);
                ranks
            })
            .collect()
    }
}

/// What a match brought its entrants, once it is over.
fn entry(stage: &Stage, found: &Match, node: &Node) -> Option<Entry> {
    let seed = |side: Side| match node.slots[side] {
        Origin::Seed(seed) => Some(seed),
        Origin::Bye | Origin::WinnerOf(_) | Origin::LoserOf(_) => None,
    };
    let home = seed(Side::Home)?;
    let Some(away) = seed(Side::Away) else {
        let is_bye = node.slots.away == Origin::Bye && stage.is_paired();
        return is_bye.then_some(Entry::Bye {
            seed: home,
            bye: ByeKind::Pairing,
        });
    };
    let outcome = found.outcome()?;
    let seeds = BySide::new(home, away);
    if outcome.ending != Ending::Played {
        let missing = outcome
            .winner
            .map_or(Missing::Both, |side| Missing::One(side.other()));
        return Some(Entry::Forfeit { seeds, missing });
    }
    let score = Score::new(i32::from(outcome.score.home), i32::from(outcome.score.away));
    let games = if found.series.counts_points() || found.games.is_empty() {
        Games::of_score(score)
    } else {
        let won = |side: Side| {
            let won = found
                .games
                .iter()
                .filter(|game| game.winner == Some(side))
                .count();
            u16::try_from(won).unwrap_or(u16::MAX)
        };
        Games::new(won(Side::Home), 0, won(Side::Away))
    };
    Some(Entry::Game {
        seeds,
        score,
        games,
        verdict: match outcome.winner {
            Some(Side::Home) => Verdict::Won,
            Some(Side::Away) => Verdict::Lost,
            None => Verdict::Drawn,
        },
    })
}
