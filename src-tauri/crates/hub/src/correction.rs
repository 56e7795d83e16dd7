//! What a correction would do, as the desk's sheet shows it: matches before and after, choices, places, and who is told.

mod then;
mod told;

use crate::live::Live;
use crate::render::{ending_view, slot_view, state_view};
use crate::sentence::{isolated, stage_name};
use crate::topics::last_rounds;
use lanista_domain::bracket::NodeId;
use lanista_domain::correct::{self, Choice, Chosen, Correction, Fix, Offer};
use lanista_domain::{Gathering, MatchId, Side, Stage};
use lanista_wire::ask::Answer;
use lanista_wire::correction::{
    self as wire, CorrectionView, MovedPlace, OptionView, ReachedMatch, ReachedStage, ReachedState,
};
use lanista_wire::frame::Reason;
use lanista_wire::shared::Group;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What would come of a correction now, with these choices. Nothing is stored.
pub(crate) fn foresee(
    state: &Gathering,
    live: &Live,
    fix: wire::Fix,
    choices: Vec<wire::Chosen>,
) -> Answer {
    let Ok(choices) = choices.into_iter().map(Chosen::try_from).collect() else {
        return failed("bad_choice", "A choice is about one match or one stage.");
    };
    let (fix, choices): (Fix, Vec<Chosen>) = (fix.into(), choices);
    let view = catch_unwind(AssertUnwindSafe(|| {
        let correction = state.foresee_correction(&fix, &choices);
        view(state, live, &correction)
    }));
    match view {
        Ok(correction) => Answer::Correction { correction },
        Err(_) => {
            tracing::error!("a correction panicked while it was foreseen");
            failed(
                "panicked",
                "This could not be judged: a fault in Lanista, written to its log. Nothing was changed.",
            )
        }
    }
}

fn failed(code: &str, text: &str) -> Answer {
    Answer::Failed {
        code: code.into(),
        text: text.into(),
    }
}

fn view(state: &Gathering, live: &Live, correction: &Correction) -> CorrectionView {
    let reasons: Vec<Reason> = correction
        .against()
        .iter()
        .map(|reason| Reason {
            code: reason.code().into(),
            text: reason.to_string(),
        })
        .collect();
    if !correction.reasons.is_empty() {
        return CorrectionView {
            reasons,
            ..CorrectionView::default()
        };
    }
    let mut rounds = BTreeMap::new();
    let mut reached = Vec::with_capacity(correction.reached.len());
    for found in &correction.reached {
        let Some(stage) = state.stage_of(found.match_id) else {
            continue;
        };
        let rounds: &BTreeMap<Group, u8> =
            rounds.entry(stage.id).or_insert_with(|| last_rounds(stage));
        reached.extend(reached_match(state, correction, stage, rounds, found));
    }
    CorrectionView {
        complete: reasons.is_empty(),
        reasons,
        reached,
        stages: correction
            .stages
            .iter()
            .map(|found| reached_stage(state, correction, found))
            .collect(),
        placings: correction
            .placings
            .iter()
            .map(|moved| MovedPlace {
                stage: moved.stage.0,
                entrant: moved.entrant.0,
                from: moved.from,
                to: moved.to,
            })
            .collect(),
        told: told::told(state, live, correction),
        replays: u32::try_from(correction.replays()).unwrap_or(u32::MAX),
    }
}

fn reached_match(
    state: &Gathering,
    correction: &Correction,
    stage: &Stage,
    rounds: &BTreeMap<Group, u8>,
    found: &correct::Reached,
) -> Option<ReachedMatch> {
    let id = found.match_id;
    let was = state.matches.get(&id)?;
    let node = stage.bracket.node(NodeId(was.node))?;
    let group = Group::from(node.group);
    let before = as_it_is(state, id)?;
    // A match of a stage that falls is in no state after it.
    let after = as_it_is(&correction.after, id).unwrap_or_else(|| before.clone());
    Some(ReachedMatch {
        match_id: id.0,
        number: found.number,
        stage: stage.id.0,
        group,
        round: node.round,
        from_end: rounds
            .get(&group)
            .copied()
            .unwrap_or(node.round)
            .saturating_sub(node.round),
        position: node.position,
        is_cause: found.is_cause,
        state: before.state,
        before,
        after,
        needs_choice: found.needs_choice(),
        options: options(&found.offers),
        chosen: found.chosen.map(Into::into),
        then: isolated(then::of_match(state, correction, found)),
        rev: was.rev,
    })
}

fn as_it_is(state: &Gathering, id: MatchId) -> Option<ReachedState> {
    let found = state.matches.get(&id)?;
    let stage = state.stages.get(&found.stage)?;
    let node = stage.bracket.node(NodeId(found.node))?;
    let slots = found.slots();
    let side = |side: Side| slot_view(state, stage, node.slots[side], slots[side]);
    let outcome = found.outcome();
    Some(ReachedState {
        state: state_view(&found.state),
        home: side(Side::Home),
        away: side(Side::Away),
        score: found.score().into(),
        winner: outcome.and_then(|outcome| outcome.winner).map(Into::into),
        ending: outcome.map(|outcome| ending_view(outcome.ending)),
    })
}

fn options(offers: &[Offer]) -> Vec<OptionView> {
    let view = |offer: &Offer| OptionView {
        choice: offer.choice.into(),
        possible: offer.why_not.is_none(),
        why: offer.why_not.as_ref().map(ToString::to_string),
    };
    offers.iter().map(view).collect()
}

fn reached_stage(
    state: &Gathering,
    correction: &Correction,
    found: &correct::ReachedStage,
) -> ReachedStage {
    ReachedStage {
        stage: found.stage.0,
        name: stage_name(state, found.stage),
        round: found.round,
        tie_break: found.tie_break,
        comes: found.comes.iter().map(|id| id.0).collect(),
        leaves: found.leaves.iter().map(|id| id.0).collect(),
        begun: found.has_begun,
        options: options(&found.offers),
        chosen: found.chosen.map(Into::into),
        then: isolated(then::of_stage(state, correction, found)),
    }
}

/// Whether a match is played again by this choice.
const fn is_again(chosen: Option<Choice>) -> bool {
    matches!(chosen, Some(Choice::Replay) | None)
}
