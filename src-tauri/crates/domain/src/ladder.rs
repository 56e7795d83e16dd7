//! Ladder finals: the stepladder, drawn as a bracket, and the king of the hill, who stays until beaten.

use crate::bracket::{Bracket, Group, Impossible, LEAST, Node, NodeId, Origin, Places};
use crate::side::{BySide, Side};
use alloc::collections::VecDeque;
use alloc::vec;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most entrants of a ladder: each step is a round of its own.
pub const MOST: u32 = 128;

/// A stepladder: the two lowest seeds meet, the winner meets the next higher seed, and so on up to seed 1, who has a
/// single match to play. The better seed is home.
///
/// Source: the stepladder finals of televised bowling.
///
/// # Errors
/// [`Impossible`] for fewer than [`LEAST`] or more than [`MOST`] entrants.
pub fn stepladder(entrants: u32) -> Result<Bracket, Impossible> {
    check_count(entrants)?;
    let last = entrants - 2;
    let step = |index: u32| {
        let from_below = match index.checked_sub(1) {
            None => Origin::Seed(entrants),
            Some(below) => Origin::WinnerOf(NodeId(below)),
        };
        let round = u8::try_from(index + 1).unwrap_or(u8::MAX);
        Node {
            group: Group::Upper,
            round,
            position: 0,
            column: round,
            number: Some(index + 1),
            slots: BySide::new(Origin::Seed(entrants - 1 - index), from_below),
            winner_to: (index < last).then_some((NodeId(index + 1), Side::Away)),
            loser_to: None,
            places: Places {
                winner: (index == last).then_some(1),
                loser: Some(entrants - index),
            },
        }
    };
    Ok(Bracket {
        nodes: (0..=last).map(step).collect(),
    })
}

/// The row of matches on a hill: home is the winner of the match before, away the next of the queue in the order of
/// seeds, then whoever lost first and has waited longest. Whether all of them are due, [`Hill`] says.
///
/// # Errors
/// [`Impossible`] for fewer than [`LEAST`] or more than [`MOST`] entrants.
pub fn hill(entrants: u32, most_matches: u32) -> Result<Bracket, Impossible> {
    check_count(entrants)?;
    let queue = entrants - 1;
    let meeting = |index: u32| {
        let round = u8::try_from(index + 1).unwrap_or(u8::MAX);
        let king = match index.checked_sub(1) {
            None => Origin::Seed(1),
            Some(before) => Origin::WinnerOf(NodeId(before)),
        };
        let challenger = match index.checked_sub(queue) {
            None => Origin::Seed(index + 2),
            Some(lost) => Origin::LoserOf(NodeId(lost)),
        };
        let to = |next: u32, side: Side| (next < most_matches).then_some((NodeId(next), side));
        Node {
            group: Group::Upper,
            round,
            position: 0,
            column: round,
            number: Some(index + 1),
            slots: BySide::new(king, challenger),
            winner_to: to(index + 1, Side::Home),
            loser_to: to(index + queue, Side::Away),
            places: Places::default(),
        }
    };
    Ok(Bracket {
        nodes: (0..most_matches).map(meeting).collect(),
    })
}

fn check_count(entrants: u32) -> Result<(), Impossible> {
    if entrants < LEAST {
        return Err(Impossible::TooFew {
            entrants,
            least: LEAST,
        });
    }
    if entrants > MOST {
        return Err(Impossible::TooMany {
            entrants,
            most: MOST,
        });
    }
    Ok(())
}

/// The seed of nobody: where both were absent.
const NOBODY: u32 = 0;

/// When the king of the hill has won.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HillRule {
    /// So many wins one after the other end it; the win that took the hill counts.
    pub in_a_row: u32,
    /// After so many matches it ends in any case, and the longest reign decides.
    pub most_matches: u32,
}

/// A king of the hill: the winner stays and the loser goes to the end of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hill {
    rule: HillRule,
    king: u32,
    queue: VecDeque<u32>,
    in_a_row: u32,
    matches: u32,
    /// By seed less one: the longest reign in wins, then all wins.
    reigns: Vec<(u32, u32)>,
}

/// Why there is no hill to fight for, or no match on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum NoHill {
    /// Too few or too many entrants.
    #[error("a hill needs 2 to {MOST} entrants; there are {entrants}")]
    WrongCount {
        /// How many there are.
        entrants: u32,
    },
    /// A rule that ends it before the first match.
    #[error("a reign and the number of matches must be at least 1")]
    EndsBeforeItBegins,
    /// Nothing is left to play.
    #[error("the hill is taken for good")]
    IsOver,
}

impl NoHill {
    /// A short name of the reason that never changes, for screens to translate.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongCount { .. } => "wrong_count",
            Self::EndsBeforeItBegins => "ends_before_it_begins",
            Self::IsOver => "is_over",
        }
    }
}

impl Hill {
    /// Seed 1 holds the hill, and the others queue in the order of seeds.
    ///
    /// # Errors
    /// [`NoHill`] for fewer than 2 or more than [`MOST`] entrants, or a rule that allows no match.
    pub fn new(entrants: u32, rule: HillRule) -> Result<Self, NoHill> {
        if !(LEAST..=MOST).contains(&entrants) {
            return Err(NoHill::WrongCount { entrants });
        }
        if rule.in_a_row == 0 || rule.most_matches == 0 {
            return Err(NoHill::EndsBeforeItBegins);
        }
        Ok(Self {
            rule,
            king: 1,
            queue: (2..=entrants).collect(),
            in_a_row: 0,
            matches: 0,
            reigns: vec![(0, 0); entrants as usize],
        })
    }

    /// Who meets next: the king is home. None when it is over.
    #[must_use]
    pub fn next(&self) -> Option<BySide<u32>> {
        let challenger = *self.queue.front()?;
        (!self.is_over()).then_some(BySide::new(self.king, challenger))
    }

    /// Whether the king stays for good.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.in_a_row >= self.rule.in_a_row || self.matches >= self.rule.most_matches
    }

    /// Takes the result of the next match.
    ///
    /// # Errors
    /// [`NoHill::IsOver`] when there is none.
    pub fn report(&mut self, winner: Side) -> Result<(), NoHill> {
        self.move_on(winner)?;
        self.in_a_row += 1;
        if let Some(reign) = self.reigns.get_mut((self.king as usize).wrapping_sub(1)) {
            *reign = (reign.0.max(self.in_a_row), reign.1 + 1);
        }
        Ok(())
    }

    /// Takes a next match that was not played: its winner holds the hill, but it neither counts to a reign nor breaks
    /// that of a king who stays.
    ///
    /// # Errors
    /// [`NoHill::IsOver`] when there is none.
    pub fn pass(&mut self, winner: Side) -> Result<(), NoHill> {
        self.move_on(winner)
    }

    /// Takes a next match to which nobody came: the hill is empty, and so is a place in the queue.
    ///
    /// # Errors
    /// [`NoHill::IsOver`] when there is none.
    pub fn pass_by_nobody(&mut self) -> Result<(), NoHill> {
        self.next().ok_or(NoHill::IsOver)?;
        self.queue.pop_front();
        self.queue.push_back(NOBODY);
        self.in_a_row = 0;
        self.king = NOBODY;
        self.matches += 1;
        Ok(())
    }

    /// The loser queues; a new king has not won yet.
    fn move_on(&mut self, winner: Side) -> Result<(), NoHill> {
        let seeds = self.next().ok_or(NoHill::IsOver)?;
        self.queue.pop_front();
        self.queue.push_back(seeds[winner.other()]);
        if winner == Side::Away {
            self.in_a_row = 0;
        }
        self.king = seeds[winner];
        self.matches += 1;
        Ok(())
    }

    /// The standing of each seed as a competition rank: the king of a finished hill, then the longest reign, then
    /// wins.
    #[must_use]
    pub fn ranks(&self) -> Vec<u32> {
        let finished = self.in_a_row >= self.rule.in_a_row;
        let key = |(seed, &reign): (u32, &(u32, u32))| (finished && seed == self.king, reign);
        let keys: Vec<_> = (1..).zip(&self.reigns).map(key).collect();
        let mut sorted = keys.clone();
        sorted.sort_unstable();
        let better = |key| sorted.len() - sorted.partition_point(|other| other <= key);
        keys.iter()
            .map(|key| u32::try_from(better(key) + 1).unwrap_or(u32::MAX))
            .collect()
    }
}
