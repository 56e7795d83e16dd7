//! Who stands in a match by the results before it: what a bracket says, whatever stands there now.

use crate::bracket::{Next, Node, Origin, Part};
use crate::contest::{Match, MatchState, Outcome, Slot};
use crate::format::StageFormat;
use crate::gathering::Gathering;
use crate::ids::MatchId;
use crate::onward::{is_final, onward};
use crate::side::BySide;
use crate::stage::Stage;

/// Whether a match is played as things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// It is, once both are known.
    Due,
    /// A second final that nobody needs, or what would follow on a hill that is taken.
    NotDue,
}

/// What the results before a match make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fate {
    pub(super) slots: BySide<Slot>,
    pub(super) due: Due,
}

impl Fate {
    /// What stands there now.
    pub(super) fn of(found: &Match) -> Self {
        let is_due = found.state != MatchState::NotDue;
        Self {
            slots: found.slots(),
            due: if is_due { Due::Due } else { Due::NotDue },
        }
    }
}

impl Gathering {
    /// Whether somebody stands in a match by ruling: who was sent there did not win or lose as the result says.
    #[must_use]
    pub fn stands_by_ruling(&self, id: MatchId) -> bool {
        let Some((stage, node)) = self.stage_of(id).zip(self.node_of(id)) else {
            return false;
        };
        node.slots.iter().any(|(_, origin)| match origin {
            Origin::WinnerOf(from) | Origin::LoserOf(from) => {
                let from = self.matches.get(&stage.match_of(from.0));
                from.is_some_and(|from| from.sent_on.is_some())
            }
            Origin::Seed(_) | Origin::Bye | Origin::Heat(_) => false,
        })
    }

    /// Who stands in a match of two sides by the results before it.
    pub(super) fn fate_by_results(&self, stage: &Stage, node: &Node, id: MatchId) -> Fate {
        let taken = self.hill_taken_by(stage);
        let slots = node.slots.map(|origin| match origin {
            Origin::Bye | Origin::Heat(_) => Slot::Bye,
            Origin::Seed(seed) => stage
                .entrant(seed)
                .map_or(Slot::Bye, |entrant| Slot::Taken { entrant }),
            Origin::WinnerOf(from) | Origin::LoserOf(from) => {
                let from = stage.match_of(from.0);
                if taken == Some(from) {
                    return Slot::Undecided;
                }
                self.sent(stage, from, origin)
            }
        });
        let is_past_the_hill = taken.is_some_and(|taken| id > taken);
        let is_not_due = is_past_the_hill || self.is_reset_not_due(stage, node);
        Fate {
            slots,
            due: if is_not_due { Due::NotDue } else { Due::Due },
        }
    }

    /// Whom a match sends on, the way of its winner or of its loser, as the origin says.
    fn sent(&self, stage: &Stage, from: MatchId, origin: Origin) -> Slot {
        let Some((found, outcome)) = self.followed(from) else {
            return Slot::Undecided;
        };
        if outcome.is_nobodys() {
            return if is_final(stage, found) {
                Slot::Undecided
            } else {
                Slot::Bye
            };
        }
        let (Some(won), Some(onward)) = (outcome.winner, onward(stage, found, outcome)) else {
            return Slot::Undecided;
        };
        let (next, side) = match origin {
            Origin::LoserOf(_) => (onward.loser, won.other()),
            Origin::WinnerOf(_) | Origin::Seed(_) | Origin::Bye | Origin::Heat(_) => {
                (onward.winner, won)
            }
        };
        match (next, found.slots()[side]) {
            (Next::To(..), slot @ Slot::Taken { .. }) => slot,
            (Next::To(..), Slot::Bye | Slot::Undecided) => Slot::Bye,
            (Next::Placed(_) | Next::Out, _) => Slot::Undecided,
        }
    }

    /// A match that is over, with its outcome as the bracket follows it.
    fn followed(&self, id: MatchId) -> Option<(&Match, Outcome)> {
        let found = self.matches.get(&id)?;
        Some((found, found.followed()?))
    }

    /// Whether a second final is not needed: the first placed its winner, or nobody is left.
    fn is_reset_not_due(&self, stage: &Stage, node: &Node) -> bool {
        let (Some(Part::Reset), Origin::WinnerOf(from) | Origin::LoserOf(from)) =
            (node.group.part(), node.slots.home)
        else {
            return false;
        };
        let Some((first, outcome)) = self.followed(stage.match_of(from.0)) else {
            return false;
        };
        let next = onward(stage, first, outcome).map(|onward| onward.winner);
        outcome.is_nobodys() || matches!(next, Some(Next::Placed(_)))
    }

    /// The match that took a hill which was played on after it, as a result that was put in later says: nothing there
    /// follows from the results.
    pub(super) fn played_past_its_hill(&self, stage: &Stage) -> Option<MatchId> {
        self.hill_taken_by(stage).filter(|taken| {
            self.matches_of(stage)
                .any(|found| found.id > *taken && found.has_begun())
        })
    }

    /// The match that took the hill for good, if one did.
    pub(super) fn hill_taken_by(&self, stage: &Stage) -> Option<MatchId> {
        let StageFormat::Hill { .. } = stage.format else {
            return None;
        };
        self.matches_of(stage)
            .filter_map(|found| Some((found, found.followed()?)))
            .find(|(found, outcome)| self.takes_hill(stage, found, *outcome))
            .map(|(found, _)| found.id)
    }
}
