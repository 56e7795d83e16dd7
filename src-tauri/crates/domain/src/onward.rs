//! What follows from an outcome: where its two go, also where nobody goes on or nobody was met.

use crate::bracket::{Next, NodeId, Onward, Part};
use crate::contest::{Match, Outcome, Slot};
use crate::stage::Stage;

/// What follows for winner and loser. A grand final without an opponent is won at once: nobody is left to meet again.
pub(crate) fn onward(stage: &Stage, found: &Match, outcome: Outcome) -> Option<Onward> {
    let winner = outcome.winner?;
    let usual = stage.bracket.onward(NodeId(found.node), winner)?;
    let node = stage.bracket.node(NodeId(found.node))?;
    let is_alone = found.slots()[winner.other()] == Slot::Bye;
    match node.places.winner {
        Some(place) if is_alone && is_final(stage, found) => Some(Onward {
            winner: Next::Placed(place),
            loser: Next::Out,
        }),
        Some(_) | None => Some(usual),
    }
}

/// Whether it is a grand final, after which a second one may follow.
pub(crate) fn is_final(stage: &Stage, found: &Match) -> bool {
    let node = stage.bracket.node(NodeId(found.node));
    node.is_some_and(|node| node.group.part() == Some(Part::Final))
}

/// The place of both where nobody goes on: as if they had lost next where the loser would have gone.
pub(crate) fn place_of_nobody(stage: &Stage, found: &Match, outcome: Outcome) -> Option<u32> {
    if !outcome.is_nobodys() {
        return None;
    }
    let node = stage.bracket.node(NodeId(found.node))?;
    let next = node.loser_to.and_then(|(id, _)| stage.bracket.node(id));
    next.unwrap_or(node).places.loser
}

/// Whether a void match keeps its stage open: somebody is to be placed or to go on by it, where no table ranks them.
pub(crate) fn is_to_be_decided(stage: &Stage, found: &Match) -> bool {
    found.is_void() && stage.format.table().is_none()
}
