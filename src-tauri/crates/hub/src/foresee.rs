//! What would come of a command: judged on the present state, told in sentences and numbers, and nothing is stored.

use crate::complete::complete;
use crate::handle::{Body, Rejected};
use crate::sentence::of_event;
use lanista_domain::{
    At, CommandId, DeviceId, Ending, EntrantId, Envelope, Event, Gathering, MatchId, MatchState,
    Side, StageId,
};
use lanista_wire::ask::{Answer, StageEffect};
use lanista_wire::command::Command;
use lanista_wire::frame::Reason;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Sentences that are sent at most; the others are counted.
const TOLD: usize = 200;

/// What would come of a command that this device sent now.
pub(crate) fn foresee(state: &Gathering, device: String, at: At, command: Command) -> Answer {
    let command = match complete(state, Body::Wire(command)) {
        Ok(command) => command,
        Err(Rejected { reasons, .. }) => return refused(reasons),
    };
    let envelope = Envelope {
        device: Some(DeviceId(device)),
        id: CommandId("foresee".to_owned()),
        at,
        expect: None,
        command,
    };
    match catch_unwind(AssertUnwindSafe(|| state.decide(&envelope))) {
        Ok(Ok(events)) => told(state, &events),
        Ok(Err(why)) => refused(
            why.reasons
                .iter()
                .map(|reason| Reason {
                    code: reason.code().into(),
                    text: reason.to_string(),
                })
                .collect(),
        ),
        Err(_) => {
            tracing::error!("a command panicked while it was foreseen");
            refused(vec![Reason {
                code: "panicked".into(),
                text: "This could not be judged: a fault in Lanista, written to its log. Nothing was changed.".into(),
            }])
        }
    }
}

const fn refused(reasons: Vec<Reason>) -> Answer {
    Answer::Foreseen {
        reasons,
        sentences: Vec::new(),
        more: 0,
        stages: Vec::new(),
    }
}

fn told(state: &Gathering, events: &[Event]) -> Answer {
    let coming = Coming::of(events);
    let all = events
        .iter()
        .filter_map(|event| coming.sentence(state, event));
    let mut sentences: Vec<String> = Vec::new();
    let mut more = 0;
    for sentence in all {
        if sentences.len() < TOLD {
            sentences.push(sentence);
        } else {
            more += 1;
        }
    }
    Answer::Foreseen {
        reasons: Vec::new(),
        sentences,
        more,
        stages: coming.effects(state, events),
    }
}

/// Who comes to which slot, and whose results are void where, by the events that would follow.
struct Coming {
    slots: BTreeMap<(MatchId, Side), EntrantId>,
    voided: BTreeSet<(StageId, EntrantId)>,
}

impl Coming {
    fn of(events: &[Event]) -> Self {
        let mut coming = Self {
            slots: BTreeMap::new(),
            voided: BTreeSet::new(),
        };
        for event in events {
            if let Event::SlotFilled {
                match_id,
                side,
                entrant,
            } = event
            {
                coming.slots.insert((*match_id, *side), *entrant);
            }
            if let Event::ResultsVoided { stage, entrant } = event {
                coming.voided.insert((*stage, *entrant));
            }
        }
        coming
    }

    /// Who stands on a side of a match then.
    fn entrant(&self, state: &Gathering, id: MatchId, side: Side) -> Option<EntrantId> {
        let comes = self.slots.get(&(id, side)).copied();
        comes.or_else(|| state.matches.get(&id)?.entrant(side))
    }

    fn name(&self, state: &Gathering, id: MatchId, side: Side) -> String {
        let found = self
            .entrant(state, id, side)
            .zip(state.stage_of(id))
            .and_then(|(entrant, stage)| state.entrant(stage.tournament, entrant));
        found.map_or_else(|| "an entrant".into(), |found| found.name.clone())
    }

    fn is_void(&self, state: &Gathering, id: MatchId) -> bool {
        let Some(stage) = state.stage_of(id) else {
            return false;
        };
        Side::BOTH.into_iter().any(|side| {
            self.entrant(state, id, side)
                .is_some_and(|who| self.voided.contains(&(stage.id, who)) || stage.is_voided(who))
        })
    }

    /// What one event says, as the journal would; none where it says nothing to people, or speaks of a match that
    /// does not exist yet.
    fn sentence(&self, state: &Gathering, event: &Event) -> Option<String> {
        if let Some(id) = event.match_id()
            && !state.matches.contains_key(&id)
        {
            return None;
        }
        if let Event::MatchEnded { match_id, outcome } = event
            && outcome.ending != Ending::Played
            && let Some(winner) = outcome.winner
        {
            let number = state.number_of(*match_id);
            let absent = self.name(state, *match_id, winner.other());
            if self.is_void(state, *match_id) {
                let other = self.name(state, *match_id, winner);
                return Some(format!(
                    "Match {number}, {other} against {absent}, is not played and does not count"
                ));
            }
            let who = self.name(state, *match_id, winner);
            let how = how(outcome.ending);
            if self.entrant(state, *match_id, winner.other()).is_none() {
                return Some(format!("{who} passes match {number} without an opponent"));
            }
            return Some(format!(
                "Match {number} won by {who}{how}, against {absent}"
            ));
        }
        if let Event::SlotClosed { match_id, .. } = event {
            let number = state.number_of(*match_id);
            return Some(format!("Nobody comes to a place of match {number}"));
        }
        if let Event::SlotFilled { match_id, side, .. } = event {
            let who = self.name(state, *match_id, *side);
            return Some(format!(
                "{who} goes to match {}",
                state.number_of(*match_id)
            ));
        }
        if let Event::SlotEmptied { match_id, side } = event {
            let found = state.matches.get(match_id)?.entrant(*side)?;
            let stage = state.stage_of(*match_id)?;
            let who = state.entrant(stage.tournament, found)?;
            let number = state.number_of(*match_id);
            return Some(format!("{} leaves match {number}", who.name));
        }
        Some(of_event(state, event))
    }

    /// What the events would do to each stage, counted.
    fn effects(&self, state: &Gathering, events: &[Event]) -> Vec<StageEffect> {
        let mut stages: BTreeMap<StageId, StageEffect> = BTreeMap::new();
        let mut count = |stage: StageId, add: &dyn Fn(&mut StageEffect)| {
            add(stages.entry(stage).or_insert(StageEffect {
                stage: stage.0,
                ..StageEffect::default()
            }));
        };
        for event in events {
            if let Event::ResultsVoided { stage, entrant } = event
                && let Some(found) = state.stages.get(stage)
            {
                let over = state.matches_of(found).filter(|found| {
                    found.side_of(*entrant).is_some()
                        && matches!(found.state, MatchState::Over { .. })
                });
                // Those that count for nobody already are not voided again.
                let over = over
                    .filter(|played| {
                        !found.voided.iter().any(|&id| played.side_of(id).is_some())
                            && state
                                .node_of(played.id)
                                .is_some_and(|node| node.tie_break().is_none())
                    })
                    .count();
                let over = u32::try_from(over).unwrap_or(u32::MAX);
                count(*stage, &|effect| effect.voided += over);
            }
            let Some((id, stage)) = event
                .match_id()
                .and_then(|id| Some((id, state.stage_of(id)?.id)))
            else {
                continue;
            };
            if let Event::MatchEnded { outcome, .. } = event
                && outcome.ending != Ending::Played
            {
                let is_void = self.is_void(state, id);
                count(stage, &|effect| {
                    if is_void {
                        effect.cancelled += 1;
                    } else {
                        effect.unplayed += 1;
                    }
                });
            }
            if matches!(
                event,
                Event::SlotFilled { .. } | Event::SlotEmptied { .. } | Event::SlotClosed { .. }
            ) {
                count(stage, &|effect| effect.slots += 1);
            }
            if matches!(event, Event::MatchReopened { .. }) {
                count(stage, &|effect| effect.reopened += 1);
            }
        }
        stages.into_values().collect()
    }
}

/// How a match ended, after the name of who won it.
const fn how(ending: Ending) -> &'static str {
    match ending {
        Ending::Played => "",
        Ending::Walkover => " by walkover",
        Ending::Forfeit => " by forfeit",
        Ending::Retirement => " by retirement",
        Ending::Disqualified => " by disqualification",
    }
}
