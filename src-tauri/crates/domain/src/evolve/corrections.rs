//! What a correction does to matches, seeds, pairs and fields.

use crate::bracket::{Node, Origin};
use crate::contest::{Contenders, Match, MatchState, Outcome, Slot};
use crate::correct::Due;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, MatchId, StageId};
use crate::life::Ruling;
use crate::side::{BySide, Side};
use crate::stage::{Move, StandsByRuling};
use crate::step::Cell;
use alloc::vec::Vec;

impl Gathering {
    /// Everything else is applied elsewhere.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whoever calls this sends events of corrections alone"
    )]
    pub(super) fn evolve_correction(&mut self, event: &Event, at: At, scored: &mut Vec<MatchId>) {
        match event {
            Event::MatchCorrected { match_id, outcome } => {
                scored.push(*match_id);
                self.end_otherwise(*match_id, *outcome, at);
            }
            Event::MatchRearranged {
                match_id,
                slots,
                due,
            } => {
                scored.push(*match_id);
                self.rearrange(*match_id, *slots, *due, at);
            }
            Event::SentOnByRuling { match_id, side } => {
                scored.push(*match_id);
                if let Some(found) = self.touched_match(*match_id) {
                    found.sent_on = Some(*side);
                }
            }
            Event::SeedsExchanged {
                stage,
                one,
                other,
                reason,
            } => self.exchange_seeds(*stage, (*one, *other), reason),
            Event::PairsExchanged {
                stage,
                round,
                one,
                other,
                reason,
            } => self.exchange_pairs(*stage, *round, (*one, *other), reason),
            Event::FieldReplaced { stage, seeding } => {
                self.touch(Cell::Stage(*stage));
                if let Some(found) = self.stages.get_mut(stage) {
                    found.seeding.clone_from(seeding);
                }
            }
            Event::StageRuled {
                stage,
                part,
                by,
                reason,
            } => {
                self.forget_ruling(*stage, *part);
                self.touch(Cell::Rulings(*stage));
                if let Some(found) = self.stages.get_mut(stage) {
                    found.by_ruling.push(StandsByRuling {
                        part: *part,
                        ruling: Ruling {
                            by: *by,
                            reason: reason.clone(),
                            at,
                        },
                    });
                }
            }
            Event::StageFollows { stage, part } => self.forget_ruling(*stage, *part),
            _ => {}
        }
    }

    /// Games that say otherwise are no record of what was played.
    fn end_otherwise(&mut self, id: MatchId, outcome: Outcome, at: At) {
        let Some(found) = self.touched_match(id) else {
            return;
        };
        if crate::series::tally(&found.series, &found.games) != outcome.score {
            found.games.clear();
        }
        // Whom a ruling sent on stays sent on while the same side has won.
        if found.outcome().and_then(|known| known.winner) != outcome.winner {
            found.sent_on = None;
        }
        found.state = MatchState::Over { at, outcome };
        found.lease = None;
        found.ruling = None;
    }

    /// The match is as if it had just been drawn with these contenders.
    fn rearrange(&mut self, id: MatchId, slots: BySide<Slot>, due: Due, at: At) {
        self.forget_lobby(id);
        let is_played = self
            .node_of(id)
            .is_some_and(crate::bracket::Node::is_played);
        let Some(found) = self.touched_match(id) else {
            return;
        };
        let state = match (slots.home, slots.away) {
            _ if !is_played => MatchState::Bye,
            _ if due == Due::NotDue => MatchState::NotDue,
            (Slot::Taken { .. }, Slot::Taken { .. }) => MatchState::Ready { since: at },
            (_, _) => MatchState::Undecided,
        };
        *found = Match {
            rev: found.rev,
            last_change: found.last_change.clone(),
            ..Match::drawn(
                (found.id, found.stage, found.node),
                Contenders::Sides { slots },
                found.series.clone(),
                state,
            )
        };
    }

    /// Two change seeds, and with them every slot of a seed but those of tie-breaks: these are of whoever was equal.
    fn exchange_seeds(&mut self, id: StageId, (one, other): (EntrantId, EntrantId), reason: &str) {
        self.touch(Cell::Stage(id));
        let Some(stage) = self.stages.get_mut(&id) else {
            return;
        };
        if let Some(both) = stage.seed(one).zip(stage.seed(other)) {
            let all = stage.bracket.nodes.iter_mut();
            exchange_slots(all.filter(|node| node.tie_break().is_some()), both);
        }
        for entrant in &mut stage.seeding {
            *entrant = exchanged(*entrant, (one, other));
        }
        stage.moves.push(Move {
            one,
            other,
            reason: reason.into(),
        });
    }

    /// Two change places in the pairs of one round, and in the reasons that were kept for them.
    fn exchange_pairs(
        &mut self,
        id: StageId,
        round: u8,
        (one, other): (EntrantId, EntrantId),
        reason: &str,
    ) {
        self.touch(Cell::Stage(id));
        let Some(stage) = self.stages.get_mut(&id) else {
            return;
        };
        let Some((first, second)) = stage.seed(one).zip(stage.seed(other)) else {
            return;
        };
        let seed = |known: u32| exchanged(known, (first, second));
        let of_round = stage
            .bracket
            .nodes
            .iter_mut()
            .filter(|node| node.tie_break().is_none() && node.round == round);
        exchange_slots(of_round, (first, second));
        if let Some(paired) = stage.paired.iter_mut().find(|known| known.round == round) {
            for pair in &mut paired.pairing.pairs {
                (pair.home, pair.away) = (seed(pair.home), seed(pair.away));
            }
            if let Some(bye) = &mut paired.pairing.bye {
                bye.seed = seed(bye.seed);
            }
        }
        stage.moves.push(Move {
            one,
            other,
            reason: reason.into(),
        });
    }
}

/// Wherever one of two seeds stands, the other does.
fn exchange_slots<'a>(nodes: impl Iterator<Item = &'a mut Node>, both: (u32, u32)) {
    for node in nodes {
        for side in Side::BOTH {
            if let Origin::Seed(known) = node.slots[side] {
                node.slots[side] = Origin::Seed(exchanged(known, both));
            }
        }
    }
}

fn exchanged<T: PartialEq>(known: T, (one, other): (T, T)) -> T {
    if known == one {
        other
    } else if known == other {
        one
    } else {
        known
    }
}
