//! Draws a bracket: lays out its rounds, fills the slots, and leads everybody past the byes.

use super::{
    Bracket, GrandFinal, Group, Impossible, Kind, LEAST, MOST, Node, NodeId, Origin, Placement,
    Places, Plan, ThirdPlace, standard_order,
};
use crate::side::{BySide, Side};
use alloc::vec::Vec;

/// Draws the bracket of this plan for so many entrants.
///
/// # Errors
/// [`Impossible`] for fewer than [`LEAST`] or more than [`MOST`] entrants.
pub fn build(plan: &Plan, entrants: u32) -> Result<Bracket, Impossible> {
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
    let frame = Frame::new(plan, entrants);
    let mut nodes = Vec::with_capacity(frame.len as usize);
    let places = frame
        .rounds
        .iter()
        .flat_map(|&round| (0..round.count).map(move |p| (round, p)));
    for (id, (round, position)) in (0..).map(NodeId).zip(places) {
        draw(
            &mut nodes,
            id,
            round,
            position,
            frame.feeds(round, position),
        );
    }
    lead_past_byes(&mut nodes);
    number(&mut nodes);
    place(&mut nodes, entrants);
    Ok(Bracket { nodes })
}

/// Adds a node and tells those who feed it. Origins lead past byes at once, destinations not yet.
fn draw(nodes: &mut Vec<Node>, id: NodeId, round: Round, position: u32, feeds: BySide<Origin>) {
    let mut slots = feeds;
    for (side, feed) in feeds.iter() {
        slots[side] = match *feed {
            Origin::WinnerOf(from) => {
                let from = &mut nodes[from.0 as usize];
                from.winner_to = Some((id, side));
                if from.is_played() {
                    *feed
                } else {
                    only_origin(from)
                }
            }
            Origin::LoserOf(from) => {
                let from = &mut nodes[from.0 as usize];
                from.loser_to = Some((id, side));
                if from.is_played() { *feed } else { Origin::Bye }
            }
            Origin::Seed(_) | Origin::Bye => *feed,
        };
    }
    nodes.push(Node {
        group: round.group,
        round: round.round,
        position,
        column: round.column,
        number: None,
        slots,
        winner_to: None,
        loser_to: None,
        places: Places::default(),
    });
}

/// Whoever passes a node that nobody plays: the one who is not a bye, or a bye below two byes.
fn only_origin(node: &Node) -> Origin {
    match node.slots {
        BySide {
            home: Origin::Bye,
            away,
        } => away,
        BySide { home, .. } => home,
    }
}

/// Replaces destinations that nobody plays by those where the entrant comes out of the row of byes.
///
/// From the last node to the first, so that one look ahead is enough.
fn lead_past_byes(nodes: &mut [Node]) {
    for id in (0..nodes.len()).rev() {
        let past = |to: Option<(NodeId, Side)>| {
            let ahead = &nodes[to?.0.0 as usize];
            if ahead.is_played() {
                to
            } else {
                ahead.winner_to
            }
        };
        let (winner_to, loser_to) = (past(nodes[id].winner_to), past(nodes[id].loser_to));
        let node = &mut nodes[id];
        node.winner_to = winner_to.filter(|_| !node.is_empty());
        node.loser_to = loser_to.filter(|_| node.is_played());
    }
}

/// Counts the matches in playing order.
fn number(nodes: &mut [Node]) {
    for (number, node) in (1..).zip(nodes.iter_mut().filter(|node| node.is_played())) {
        node.number = Some(number);
    }
}

/// Gives the placings: those of the deciding matches, and to each round in which entrants go out, one more than
/// the number of those who are still in after it.
fn place(nodes: &mut [Node], entrants: u32) {
    let mut still_in = entrants;
    for round in nodes.chunk_by_mut(|a, b| (a.group, a.round) == (b.group, b.round)) {
        let goes_out = |node: &&mut Node| node.is_played() && node.loser_to.is_none();
        for _ in round.iter_mut().filter(goes_out) {
            still_in -= 1;
        }
        for node in round.iter_mut().filter(|node| node.is_played()) {
            node.places = match (node.group, node.winner_to, node.loser_to) {
                (Group::Final | Group::Reset, ..) | (Group::Upper, None, _) => Places::of(1),
                (Group::ThirdPlace, ..) => Places::of(3),
                (Group::Upper | Group::Lower, _, None) => Places {
                    winner: None,
                    loser: Some(still_in + 1),
                },
                (Group::Upper | Group::Lower, _, Some(_)) => Places::default(),
            };
        }
    }
}

/// One round before anything is filled in.
#[derive(Clone, Copy)]
struct Round {
    group: Group,
    round: u8,
    column: u8,
    count: u32,
}

/// The rounds in playing order, and where each round of the upper and the lower bracket begins.
struct Frame<'a> {
    plan: &'a Plan,
    entrants: u32,
    /// Rounds of the upper bracket.
    depth: u8,
    seeds: Vec<u32>,
    rounds: Vec<Round>,
    upper: Vec<u32>,
    lower: Vec<u32>,
    len: u32,
}

impl<'a> Frame<'a> {
    fn new(plan: &'a Plan, entrants: u32) -> Self {
        let seeds = match plan.placement {
            Placement::InnerOuter => standard_order(entrants),
        };
        let mut depth = 1;
        while 1 << depth < entrants {
            depth += 1;
        }
        let mut frame = Self {
            plan,
            entrants,
            depth,
            seeds,
            rounds: Vec::new(),
            upper: Vec::new(),
            lower: Vec::new(),
            len: 0,
        };
        match plan.kind {
            Kind::Single { third_place } => frame.lay_single(third_place),
            Kind::Double { grand_final } => frame.lay_double(grand_final),
        }
        frame
    }

    fn lay_single(&mut self, third_place: ThirdPlace) {
        for round in 1..self.depth {
            self.lay(Group::Upper, round, round);
        }
        if third_place == ThirdPlace::Played && self.entrants >= 4 {
            self.lay(Group::ThirdPlace, 1, self.depth);
        }
        self.lay(Group::Upper, self.depth, self.depth);
    }

    /// Each round of the upper bracket from the second stands in the last column that does not hold up the
    /// lower bracket, beside the lower round whose winners its losers will meet.
    fn lay_double(&mut self, grand_final: GrandFinal) {
        self.lay(Group::Upper, 1, 1);
        for round in 2..=self.depth {
            let meets = 2 * (round - 1);
            self.lay(Group::Upper, round, meets);
            self.lay(Group::Lower, meets - 1, meets);
            self.lay(Group::Lower, meets, meets + 1);
        }
        self.lay(Group::Final, 1, 2 * self.depth);
        if grand_final == GrandFinal::ResetIfNeeded {
            self.lay(Group::Reset, 1, 2 * self.depth + 1);
        }
    }

    fn lay(&mut self, group: Group, round: u8, column: u8) {
        let count = match group {
            Group::Upper => 1 << (self.depth - round),
            Group::Lower => 1 << (self.depth - 1 - round.div_ceil(2)),
            Group::Final | Group::Reset | Group::ThirdPlace => 1,
        };
        match group {
            Group::Upper => self.upper.push(self.len),
            Group::Lower => self.lower.push(self.len),
            Group::Final | Group::Reset | Group::ThirdPlace => {}
        }
        self.rounds.push(Round {
            group,
            round,
            column,
            count,
        });
        self.len += count;
    }

    fn upper(&self, round: u8, position: u32) -> NodeId {
        NodeId(self.upper[usize::from(round) - 1] + position)
    }

    fn lower(&self, round: u8, position: u32) -> NodeId {
        NodeId(self.lower[usize::from(round) - 1] + position)
    }

    /// Who would take the slots of a node if byes were played.
    fn feeds(&self, round: Round, position: u32) -> BySide<Origin> {
        use Origin::{LoserOf, WinnerOf};
        let (above, below) = (2 * position, 2 * position + 1);
        match (round.group, round.round) {
            (Group::Upper, 1) => BySide::new(self.seed(above), self.seed(below)),
            (Group::Upper, r) => BySide::new(above, below).map(|p| WinnerOf(self.upper(r - 1, p))),
            (Group::Lower, 1) => BySide::new(above, below).map(|p| LoserOf(self.upper(1, p))),
            (Group::Lower, r) if r % 2 == 0 => {
                let from = r / 2 + 1;
                let dropped = self.plan.drops.order(from).at(position, round.count);
                BySide::new(
                    LoserOf(self.upper(from, dropped)),
                    WinnerOf(self.lower(r - 1, position)),
                )
            }
            (Group::Lower, r) => BySide::new(above, below).map(|p| WinnerOf(self.lower(r - 1, p))),
            (Group::Final, _) => BySide::new(
                WinnerOf(self.upper(self.depth, 0)),
                match self.depth {
                    1 => LoserOf(self.upper(1, 0)),
                    depth => WinnerOf(self.lower(2 * (depth - 1), 0)),
                },
            ),
            (Group::Reset, _) => {
                let final_before = NodeId(self.len - 2);
                BySide::new(LoserOf(final_before), WinnerOf(final_before))
            }
            (Group::ThirdPlace, _) => {
                BySide::new(0, 1).map(|p| LoserOf(self.upper(self.depth - 1, p)))
            }
        }
    }

    fn seed(&self, line: u32) -> Origin {
        match self.seeds[line as usize] {
            seed if seed <= self.entrants => Origin::Seed(seed),
            _ => Origin::Bye,
        }
    }
}
