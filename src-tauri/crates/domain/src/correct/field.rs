//! Later stages: whose field changes by a correction.

use super::cascade::Walk;
use super::foresee::{Begun, Offer, ReachedStage, settled};
use super::{Choice, Subject};
use crate::contest::Match;
use crate::event::Event;
use crate::format::{Intake, StagePlan, Take};
use crate::gathering::Gathering;
use crate::ids::{EntrantId, StageId, TournamentId};
use crate::refusal::Refusal;
use crate::stage::{Publication, Stage, StagePart, layout};
use crate::table::Comers;
use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

impl Walk<'_> {
    /// Where who comes into a stage is not who came, somebody must choose what becomes of it.
    pub(super) fn take_in(&mut self, id: StageId) {
        // It has fallen with the stage that it takes from.
        if !self.after.stages.contains_key(&id) {
            return;
        }
        let before = self.before;
        let Some((stage, plan)) = before.stages.get(&id).and_then(|stage| {
            let owner = before.tournaments.get(&stage.tournament)?;
            Some((stage, owner.format.stages.get(usize::from(stage.index))?))
        }) else {
            return;
        };
        let Intake::Places { takes } = &plan.intake else {
            return;
        };
        if !self.is_fed_by_touched(takes) {
            return;
        }
        // Whoever left since it was drawn came in then; drawn again it is without them.
        let since = self.left_since(stage);
        let was = comers(&with(before, &since), stage, takes, plan);
        let kept = comers(&with(&self.after, &since), stage, takes, plan);
        let known = |found: &Result<Comers, Refusal>| match found {
            Ok(found) => Some((found.seeding.clone(), found.lower)),
            Err(_) => None,
        };
        let (was, now) = (
            known(&was).unwrap_or_else(|| (stage.seeding.clone(), stage.lower)),
            known(&kept),
        );
        let is = if since.is_empty() {
            kept.clone()
        } else {
            comers(&self.after, stage, takes, plan)
        };
        let begun = Begun::of(before.matches_of(stage));
        if stage.is_ruled(StagePart::Field {})
            && now.as_ref() == Some(&(stage.seeding_as_drawn(), stage.lower))
        {
            self.stages.push(ReachedStage::of(id, begun));
            self.happens(Event::StageFollows {
                stage: id,
                part: StagePart::Field {},
            });
            return;
        }
        if now.as_ref() == Some(&was) {
            return;
        }
        let has_begun = begun == Begun::Yes;
        let exchanged = now.as_ref().and_then(|now| exchanged(stage, &was, now));
        let exchange = exchanged
            .as_ref()
            .map_or(Exchange::Impossible, |_| Exchange::Possible);
        let known = if has_begun { &kept } else { &is };
        let offers = self.offers_for(stage, known, plan, exchange);
        let asked = self.asked.get(&Subject::Stage { id });
        let chosen = settled(&offers, asked.map(|asked| asked.choice));
        let (comes, leaves) = now.as_ref().map_or_else(
            || (Vec::new(), Vec::new()),
            |now| {
                let missing = |from: &[EntrantId], other: &[EntrantId]| -> Vec<EntrantId> {
                    let other: BTreeSet<EntrantId> = other.iter().copied().collect();
                    let from = from.iter().copied();
                    from.filter(|who| !other.contains(who)).collect()
                };
                (missing(&now.0, &was.0), missing(&was.0, &now.0))
            },
        );
        self.stages.push(ReachedStage {
            comes,
            leaves,
            offers,
            chosen,
            ..ReachedStage::of(id, begun)
        });
        match chosen {
            Some(Choice::Replay) if has_begun => {
                if let Some(seeding) = exchanged {
                    self.replace_field(stage, seeding);
                }
            }
            Some(Choice::Replay | Choice::Void) => self.draw_again(stage, plan, is.ok()),
            Some(Choice::Stand) => self.let_stand(id, StagePart::Field {}),
            None => {}
        }
    }

    /// A part of a stage is marked: it is there by ruling.
    pub(super) fn let_stand(&mut self, stage: StageId, part: StagePart) {
        self.happens(Event::StageRuled {
            stage,
            part,
            by: self.official.by,
            reason: self.official.reason.into(),
        });
    }

    /// Who left after a stage was shown to everybody.
    fn left_since(&self, stage: &Stage) -> Vec<(TournamentId, EntrantId)> {
        let Publication::Published { at: shown } = stage.publication else {
            return Vec::new();
        };
        let owner = self.before.tournaments.get(&self.tournament);
        let all = owner.into_iter().flat_map(|owner| owner.entrants.values());
        all.filter(|found| found.gone.as_ref().is_some_and(|gone| gone.at > shown))
            .map(|found| (self.tournament, found.id))
            .collect()
    }

    fn is_fed_by_touched(&self, takes: &[Take]) -> bool {
        let owner = self.before.tournaments.get(&self.tournament);
        owner.is_some_and(|owner| {
            let sources = takes
                .iter()
                .filter_map(|take| owner.stages.get(usize::from(take.from)));
            sources
                .into_iter()
                .any(|source| self.touched.contains(source))
        })
    }

    fn offers_for(
        &self,
        stage: &Stage,
        is: &Result<Comers, Refusal>,
        plan: &StagePlan,
        exchange: Exchange,
    ) -> Vec<Offer> {
        let has_begun = self.before.matches_of(stage).any(Match::has_begun);
        let mut offers = Vec::from([Offer::of(Choice::Stand)]);
        let replay = match is {
            Err(why) => Some(why.clone()),
            Ok(is) if !has_begun => against_draw(plan, is),
            Ok(_) => match exchange {
                Exchange::Possible => None,
                Exchange::Impossible => Some(Refusal::NoExchange),
            },
        };
        offers.push(match &replay {
            None => Offer::of(Choice::Replay),
            Some(why) => Offer::refused(Choice::Replay, why.clone()),
        });
        // What nobody has begun is drawn again either way.
        if has_begun || is.is_err() {
            let is_between = self.rests_besides(stage) && is.is_err();
            offers.push(if is_between {
                Offer::refused(Choice::Void, Refusal::LaterStage)
            } else {
                Offer::of(Choice::Void)
            });
        }
        offers
    }

    /// Whether a stage was drawn later that does not rest on this one: it could not stay where it is.
    fn rests_besides(&self, stage: &Stage) -> bool {
        let later = self.later_than(stage);
        let resting = self.resting_on(stage.index);
        later.into_iter().any(|(id, _)| !resting.contains(&id))
    }

    /// The stages that were drawn later, with their places in the plan.
    fn later_than(&self, stage: &Stage) -> Vec<(StageId, u8)> {
        let own = self.before.tournaments.get(&self.tournament);
        own.into_iter()
            .flat_map(|owner| &owner.stages)
            .filter_map(|id| self.before.stages.get(id))
            .filter(|later| later.index > stage.index)
            .map(|later| (later.id, later.index))
            .collect()
    }

    /// The drawn stages that take from this one, or from one that does.
    fn resting_on(&self, index: u8) -> Vec<StageId> {
        let Some(owner) = self.before.tournaments.get(&self.tournament) else {
            return Vec::new();
        };
        let mut known = BTreeSet::from([index]);
        let mut resting = Vec::new();
        for id in &owner.stages {
            let Some(stage) = self.before.stages.get(id) else {
                continue;
            };
            let plan = owner.format.stages.get(usize::from(stage.index));
            let rests = plan.is_some_and(|plan| {
                known
                    .iter()
                    .any(|&from| plan.intake.takes_from(from).next().is_some())
            });
            if rests && known.insert(stage.index) {
                resting.push(*id);
            }
        }
        resting
    }

    /// The entrants of a begun stage change; matches of those who changed are looked at.
    fn replace_field(&mut self, stage: &Stage, seeding: Vec<EntrantId>) {
        let changed: Vec<u32> = (1..)
            .zip(stage.seeding.iter().zip(&seeding))
            .filter(|(_, (was, is))| was != is)
            .map(|(seed, _)| seed)
            .collect();
        self.happens(Event::FieldReplaced {
            stage: stage.id,
            seeding,
        });
        self.touch(stage.id);
        let theirs = stage.bracket.iter().filter(|(_, node)| {
            let mut slots = node.slots.iter();
            slots.any(|(_, origin)| {
                matches!(origin, crate::bracket::Origin::Seed(seed) if changed.contains(seed))
            })
        });
        self.open
            .extend(theirs.map(|(node, _)| stage.match_of(node.0)));
    }

    /// A stage falls, and all that rests on it; where its field is known it is drawn again, and shown if it was shown.
    fn draw_again(&mut self, stage: &Stage, plan: &StagePlan, comers: Option<Comers>) {
        for id in self.resting_on(stage.index).into_iter().rev() {
            let found = self.before.stages.get(&id);
            let matches = found.map(|found| self.before.matches_of(found));
            let begun = Begun::of(matches.into_iter().flatten());
            self.stages.push(ReachedStage {
                offers: Vec::from([Offer::of(Choice::Void)]),
                chosen: Some(Choice::Void),
                ..ReachedStage::of(id, begun)
            });
            self.happens(Event::DrawDiscarded { stage: id });
            self.touch(id);
        }
        self.happens(Event::DrawDiscarded { stage: stage.id });
        self.touch(stage.id);
        let Some(comers) = comers.filter(|comers| against_draw(plan, comers).is_none()) else {
            return;
        };
        let drawn = self
            .after
            .drawn(self.tournament, stage.index, plan, &comers);
        let Ok(events) = drawn else {
            return;
        };
        let fresh = StageId(self.after.next.stage);
        for event in events {
            self.happens(event);
        }
        if !stage.times.is_empty() {
            self.happens(Event::TimesSet {
                stage: fresh,
                times: stage.times.clone(),
            });
        }
        if stage.is_published() {
            self.happens(Event::StagePublished { stage: fresh });
        }
    }
}

/// Whether a begun stage can take its new field in without being drawn again.
#[derive(Clone, Copy)]
enum Exchange {
    Possible,
    Impossible,
}

/// The same with those who left, as if they were there.
pub(super) fn with<'a>(
    state: &'a Gathering,
    since: &[(TournamentId, EntrantId)],
) -> Cow<'a, Gathering> {
    if since.is_empty() {
        return Cow::Borrowed(state);
    }
    let mut with = state.clone();
    for (tournament, entrant) in since {
        let owner = with.tournaments.get_mut(tournament);
        if let Some(found) = owner.and_then(|owner| owner.entrants.get_mut(entrant)) {
            found.gone = None;
        }
    }
    Cow::Owned(with)
}

fn comers(
    state: &Gathering,
    stage: &Stage,
    takes: &[Take],
    plan: &StagePlan,
) -> Result<Comers, Refusal> {
    let owner = state
        .tournaments
        .get(&stage.tournament)
        .ok_or_else(|| Refusal::not_found("tournament"))?;
    state.advancing(owner, takes, &plan.format)
}

/// Whether so many can be drawn at all.
fn against_draw(plan: &StagePlan, comers: &Comers) -> Option<Refusal> {
    let upper = u32::try_from(comers.seeding.len()).unwrap_or(u32::MAX) - comers.lower;
    layout::lay_out(&plan.format, upper, comers.lower)
        .err()
        .map(Refusal::from)
}

/// The seeding of a begun stage with those who come in for those who leave, if as many come as leave and each has one
/// place.
fn exchanged(
    stage: &Stage,
    was: &(Vec<EntrantId>, u32),
    is: &(Vec<EntrantId>, u32),
) -> Option<Vec<EntrantId>> {
    if was.1 != is.1 || was.0.len() != is.0.len() || stage.format.is_in_heats() {
        return None;
    }
    let other: BTreeMap<EntrantId, EntrantId> =
        was.0.iter().copied().zip(is.0.iter().copied()).collect();
    let seeding: Vec<EntrantId> = stage
        .seeding
        .iter()
        .map(|id| other.get(id).copied().unwrap_or(*id))
        .collect();
    let once: BTreeSet<EntrantId> = seeding.iter().copied().collect();
    (once.len() == seeding.len()).then_some(seeding)
}
