//! What follows when a match ends: who goes where, who meets nobody, and what is not due any more.

use crate::bracket::{Next, NodeId};
use crate::contest::{Match, Outcome, Slot};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::onward::{is_final, onward};
use crate::stage::Stage;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    /// The match ends; winner and loser go where the bracket sends them.
    pub(super) fn ended(&self, found: &Match, outcome: Outcome) -> Vec<Event> {
        let mut events = self.ended_alone(found, outcome);
        if let Some(stage) = self.stages.get(&found.stage) {
            self.pass_by_the_gone(stage.tournament, None, &mut events);
        }
        events
    }

    /// The match ends, whoever waits further on.
    pub(super) fn ended_alone(&self, found: &Match, outcome: Outcome) -> Vec<Event> {
        let mut events = vec![Event::MatchEnded {
            match_id: found.id,
            outcome,
        }];
        let Some(stage) = self.stages.get(&found.stage) else {
            return events;
        };
        if outcome.is_nobodys() {
            events.append(&mut nobody_goes_on(stage, found));
            return events;
        }
        let (Some(winner), Some(onward)) = (outcome.winner, onward(stage, found, outcome)) else {
            return events;
        };
        if self.takes_hill(stage, found, outcome) {
            let rest = stage.matches().filter(|id| *id > found.id);
            events.extend(rest.map(|match_id| Event::MatchNotDue { match_id }));
            return events;
        }
        let goers = [(onward.winner, winner), (onward.loser, winner.other())];
        for (next, from) in goers {
            let Next::To(node, side) = next else {
                continue;
            };
            let match_id = stage.match_of(node.0);
            events.push(match found.slots()[from] {
                Slot::Taken { entrant } => Event::SlotFilled {
                    match_id,
                    side,
                    entrant,
                },
                Slot::Bye | Slot::Undecided => Event::SlotClosed { match_id, side },
            });
        }
        let node = stage.bracket.node(NodeId(found.node));
        if let (Next::Placed(_), Some((reset, _))) = (onward.winner, node.and_then(|n| n.winner_to))
        {
            events.push(Event::MatchNotDue {
                match_id: stage.match_of(reset.0),
            });
        }
        events
    }
}

/// Where winner and loser would have gone, nobody comes; after a grand final without a winner none follows.
fn nobody_goes_on(stage: &Stage, found: &Match) -> Vec<Event> {
    let Some(node) = stage.bracket.node(NodeId(found.node)) else {
        return Vec::new();
    };
    let slots = [node.winner_to, node.loser_to].into_iter().flatten();
    if is_final(stage, found) {
        let follow = slots.take(1).map(|(reset, _)| Event::MatchNotDue {
            match_id: stage.match_of(reset.0),
        });
        return follow.collect();
    }
    slots
        .map(|(next, side)| Event::SlotClosed {
            match_id: stage.match_of(next.0),
            side,
        })
        .collect()
}
