//! Plays a bracket in seed numbers: carries entrants from match to match, one step and constant work for each result.
//!
//! A match in which nobody appears leaves two places empty further on, and whoever meets an empty place passes
//! without a match, as past a bye that was drawn.

use super::{Bracket, Group, Next, Node, NodeId, Origin};
use crate::side::{BySide, Side};
use alloc::collections::VecDeque;
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// How a match ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// This side won.
    Won(Side),
    /// Neither side appeared: both are out of the bracket. They are placed as if they had lost their last match
    /// in the round where the loser of this one would have gone on.
    Nobody,
}

/// Why a result was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum Wrong {
    /// The bracket has no such match, or nobody plays it.
    #[error("there is no such match")]
    NoSuchMatch,
    /// One of its sides is not known yet.
    #[error("the match is not ready")]
    NotReady,
    /// Its result stands.
    #[error("the match is over")]
    AlreadyOver,
}

/// Who came to a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Came {
    /// Not decided yet.
    #[default]
    Undecided,
    /// The entrant with this seed.
    Taken(u32),
    /// Nobody: those who might have come did not appear.
    Nobody,
}

#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    slots: BySide<Came>,
    verdict: Option<Verdict>,
}

/// A bracket being played.
#[derive(Clone, Debug)]
pub struct Play<'a> {
    bracket: &'a Bracket,
    cells: Vec<Cell>,
    /// By seed; index 0 is nobody's. 0 while still in.
    places: Vec<u32>,
    still_in: u32,
    ready: VecDeque<NodeId>,
    /// Where somebody, or nobody, goes next.
    on_the_way: Vec<(Next, Option<u32>)>,
}

impl<'a> Play<'a> {
    /// The bracket before its first match.
    #[must_use]
    pub fn new(bracket: &'a Bracket) -> Self {
        let mut cells = vec![Cell::default(); bracket.nodes.len()];
        let mut ready = VecDeque::new();
        let mut most = 0;
        for ((id, node), cell) in bracket.iter().zip(&mut cells) {
            for (side, origin) in node.slots.iter() {
                if let Origin::Seed(seed) = *origin {
                    most = most.max(seed);
                    cell.slots[side] = Came::Taken(seed);
                }
            }
            if let (Came::Taken(_), Came::Taken(_)) = (cell.slots.home, cell.slots.away) {
                ready.push_back(id);
            }
        }
        Self {
            bracket,
            cells,
            places: vec![0; most as usize + 1],
            still_in: most,
            ready,
            on_the_way: Vec::new(),
        }
    }

    /// The next match that became ready and was not asked for before, in the order in which they became ready.
    pub fn next_ready(&mut self) -> Option<NodeId> {
        self.ready.pop_front()
    }

    /// The seeds who meet in a match, once both are known.
    #[must_use]
    pub fn contenders(&self, id: NodeId) -> Option<BySide<u32>> {
        match self.cells.get(id.0 as usize)?.slots {
            BySide {
                home: Came::Taken(home),
                away: Came::Taken(away),
            } => Some(BySide::new(home, away)),
            BySide { .. } => None,
        }
    }

    /// How a match ended, if it did.
    #[must_use]
    pub fn verdict(&self, id: NodeId) -> Option<Verdict> {
        self.cells.get(id.0 as usize)?.verdict
    }

    /// The final placing of a seed, as a competition rank per round lost; none while still in.
    #[must_use]
    pub fn place(&self, seed: u32) -> Option<u32> {
        self.places
            .get(seed as usize)
            .copied()
            .filter(|&place| place > 0)
    }

    /// How many entrants have no placing yet.
    #[must_use]
    pub const fn still_in(&self) -> u32 {
        self.still_in
    }

    /// Takes the result of a match that is ready and moves both entrants on.
    ///
    /// # Errors
    /// [`Wrong`] when there is no such match, when it is not ready, or when it is over.
    pub fn report(&mut self, id: NodeId, verdict: Verdict) -> Result<(), Wrong> {
        let node = self
            .bracket
            .node(id)
            .filter(|node| node.is_played())
            .ok_or(Wrong::NoSuchMatch)?;
        let seeds = self.contenders(id).ok_or(Wrong::NotReady)?;
        let cell = &mut self.cells[id.0 as usize];
        if cell.verdict.is_some() {
            return Err(Wrong::AlreadyOver);
        }
        cell.verdict = Some(verdict);
        match verdict {
            Verdict::Won(side) => {
                let Some(onward) = self.bracket.onward(id, side) else {
                    return Err(Wrong::NoSuchMatch);
                };
                self.on_the_way
                    .push((onward.loser, Some(seeds[side.other()])));
                self.on_the_way.push((onward.winner, Some(seeds[side])));
            }
            Verdict::Nobody => {
                let out = Next::Placed(self.place_of_nobody(node));
                self.on_the_way.push((out, Some(seeds.home)));
                self.on_the_way.push((out, Some(seeds.away)));
                self.send_nobody(node.loser_to);
                self.send_nobody(node.winner_to);
            }
        }
        self.walk();
        Ok(())
    }

    /// The placing of those who both did not appear: where the loser would have lost next.
    fn place_of_nobody(&self, node: &Node) -> u32 {
        let last = node
            .loser_to
            .and_then(|(id, _)| self.bracket.node(id))
            .unwrap_or(node);
        last.places.loser.unwrap_or(0)
    }

    fn send_nobody(&mut self, to: Option<(NodeId, Side)>) {
        if let Some((id, side)) = to {
            self.on_the_way.push((Next::To(id, side), None));
        }
    }

    /// Moves everybody who is on the way until each waits in a match or has a placing.
    fn walk(&mut self) {
        while let Some((next, who)) = self.on_the_way.pop() {
            match (next, who) {
                (Next::To(id, side), who) => self.arrive(id, side, who),
                (Next::Placed(place), Some(seed)) => {
                    self.places[seed as usize] = place;
                    self.still_in = self.still_in.saturating_sub(1);
                }
                (Next::Placed(_), None) | (Next::Out, _) => {}
            }
        }
    }

    fn arrive(&mut self, id: NodeId, side: Side, who: Option<u32>) {
        let cell = &mut self.cells[id.0 as usize];
        cell.slots[side] = who.map_or(Came::Nobody, Came::Taken);
        let passes = match (cell.slots[side], cell.slots[side.other()]) {
            (_, Came::Undecided) => return,
            (Came::Taken(_), Came::Taken(_)) => return self.ready.push_back(id),
            (Came::Taken(seed), _) | (_, Came::Taken(seed)) => Some(seed),
            (_, Came::Nobody) => None,
        };
        let node = &self.bracket.nodes[id.0 as usize];
        if node.group != Group::Final {
            self.send_nobody(node.loser_to);
        }
        match (node.group, node.winner_to, node.places.winner) {
            (Group::Final, _, Some(place)) | (_, None, Some(place)) => {
                self.on_the_way.push((Next::Placed(place), passes));
            }
            (_, Some((to, side)), _) => self.on_the_way.push((Next::To(to, side), passes)),
            (_, None, None) => {}
        }
    }
}
