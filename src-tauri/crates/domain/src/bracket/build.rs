//! Draws a bracket: fills its frame, leads everybody past the byes, numbers the matches, gives the placings.

use super::frame::{Frame, Round};
use super::plan::check_count;
use super::{Bracket, GrandFinal, Group, Impossible, Kind, Node, NodeId, Origin, Places, Plan};
use crate::side::{BySide, Side};
use alloc::vec::Vec;

/// Draws the bracket of this plan for so many entrants.
///
/// # Errors
/// [`Impossible`] for fewer than [`LEAST`] or more than [`MOST`] entrants.
pub fn build(plan: &Plan, entrants: u32) -> Result<Bracket, Impossible> {
    check_count(entrants)?;
    Ok(fill(&Frame::new(plan, entrants), entrants))
}

/// Draws a double elimination in which some start below: as if a round had been played before it, which the first
/// `upper` seeds won and the `lower` seeds after them lost. Both are laid over as many places as the larger half needs,
/// and the places without an entrant are byes.
///
/// Seed 1 of the upper half stands where the winner of seed 1's match would; the best of the lower half stand where the
/// losers to the weakest of the upper half would, so that the usual placement gives the byes below to the best.
/// Without lower starters it is [`build`]; so it is in a single elimination, where nobody can start below.
///
/// # Errors
/// [`Impossible`] for fewer than [`super::LEAST`] or more than [`super::MOST`] entrants, or too few in the upper half.
pub fn build_in_halves(plan: &Plan, upper: u32, lower: u32) -> Result<Bracket, Impossible> {
    let entrants = upper.saturating_add(lower);
    check_count(entrants)?;
    match plan.kind {
        Kind::Double { grand_final } if lower > 0 => {
            // Without a grand final the first place is decided in the upper half alone.
            let least = match grand_final {
                GrandFinal::NotPlayed => 2,
                GrandFinal::OneMatch | GrandFinal::ResetIfNeeded => 1,
            };
            if upper < least {
                return Err(Impossible::TooFew {
                    entrants: upper,
                    least,
                });
            }
            let frame = Frame::in_halves(plan, upper, lower, grand_final);
            let mut bracket = fill(&frame, entrants);
            for node in &mut bracket.nodes {
                node.column -= 1;
                node.round -= u8::from(node.group == Group::Upper);
            }
            Ok(bracket)
        }
        Kind::Single { .. } | Kind::Double { .. } => build(plan, entrants),
    }
}

fn fill(frame: &Frame<'_>, entrants: u32) -> Bracket {
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
    Bracket { nodes }
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
            Origin::Seed(_) | Origin::Bye | Origin::Heat(_) => *feed,
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
                (Group::Final | Group::Reset, ..) | (Group::Upper, None, None) => Places::of(1),
                (Group::Upper, None, Some(_)) => Places {
                    winner: Some(1),
                    loser: None,
                },
                (Group::Lower, None, _) => Places::of(2),
                (Group::ThirdPlace, ..) => Places::of(3),
                (Group::Upper | Group::Lower, _, None) => Places {
                    winner: None,
                    loser: Some(still_in + 1),
                },
                (Group::Upper | Group::Lower, _, Some(_))
                | (Group::Pool(_) | Group::PoolPart { .. } | Group::TieBreak(_), ..) => {
                    Places::default()
                }
            };
        }
    }
}
