//! What happens to drafts by themselves: time runs out, and the server was away.

use super::Worked;
use crate::decide::Decision;
use crate::draft::{
    Act, Chance, Choice, Doer, Exhaustion, Fact, HeroId, Phase, Seat, TimeoutAct, Verb,
};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, MatchId};
use crate::refusal::Refusal;
use alloc::vec::Vec;

impl Gathering {
    /// The time of a turn, or for exchanging heroes, has run out.
    pub(in crate::decide) fn draft_time_is_up(
        &self,
        id: MatchId,
        generation: u64,
        chance: &Chance,
        at: At,
    ) -> Decision {
        let mut worked = self.worked(id)?;
        if worked.draft.generation != generation {
            return Err(Refusal::NotDueAnyMore.into());
        }
        if let Phase::Swapping { until } = worked.draft.phase {
            if until > at {
                return Err(Refusal::NotDueAnyMore.into());
            }
            worked.facts.push(Fact::Closed {});
            return Ok(worked.events(id));
        }
        let step = worked.position.step;
        let format = worked.table.format;
        let due: Vec<(Seat, Verb, u8)> = worked
            .position
            .open(format)
            .filter(|open| worked.draft.due(format, step, open.opening.seat) <= at)
            .map(|open| (open.opening.seat, open.opening.verb, open.left))
            .collect();
        let runs =
            matches!(worked.draft.phase, Phase::Running {}) && worked.position.waits.is_none();
        if due.is_empty() || !runs {
            return Err(Refusal::NotDueAnyMore.into());
        }
        let mut lots = chance.lots.iter().copied();
        for (seat, verb, left) in due {
            for _ in 0..left {
                let Some(choice) =
                    worked.missed(seat, verb, chance.hovered[seat].as_ref(), &mut lots)
                else {
                    worked.hold("The time is up: a judge decides", at);
                    return Ok(worked.events(id));
                };
                worked.take(Act::Turn { seat, verb, choice }, Doer::Time {}, at);
            }
        }
        worked.pass_exhausted(at);
        Ok(worked.events(id))
    }

    /// Whether the clock of any draft runs.
    #[must_use]
    pub fn drafts_run(&self) -> bool {
        let mut drafts = self.drafts.values().flatten();
        drafts.any(|draft| matches!(draft.phase, Phase::Running {}))
    }

    /// Every draft that runs is held, as of a moment: nobody knows how long the server was away.
    pub(in crate::decide) fn halted_drafts(&self, as_of: At) -> Vec<Event> {
        let running = self.drafts.iter().filter(|(_, drafts)| {
            let last = drafts.iter().rev().find(|draft| draft.counts());
            last.is_some_and(|draft| matches!(draft.phase, Phase::Running {}))
        });
        running
            .map(|(id, _)| Event::Draft {
                match_id: *id,
                fact: Fact::Held {
                    reason: "Lanista was started again".into(),
                    as_of: Some(as_of),
                },
            })
            .collect()
    }
}

impl Worked<'_> {
    /// What a turn comes to whose time is up; none where a judge decides.
    fn missed(
        &self,
        seat: Seat,
        verb: Verb,
        hovered: Option<&HeroId>,
        lots: &mut impl Iterator<Item = u32>,
    ) -> Option<Choice> {
        let act = self.format().clock.on_timeout(verb);
        if act == TimeoutAct::Judge || !verb.names_a_hero() {
            return None;
        }
        if act == TimeoutAct::Empty {
            return Some(Choice::Empty {});
        }
        let choices = self.table.choices(&self.position, seat);
        let looked = hovered.filter(|hero| choices.contains(hero));
        if act != TimeoutAct::Random
            && let Some(hero) = looked
        {
            return Some(Choice::Hero { hero: hero.clone() });
        }
        if act == TimeoutAct::HoveredOrEmpty {
            return Some(Choice::Empty {});
        }
        if choices.is_empty() {
            let may_pass = self.format().exhaustion == Exhaustion::Empty;
            return may_pass.then_some(Choice::Empty {});
        }
        let lot = usize::try_from(lots.next()?).ok()?;
        let drawn = choices.get(lot % choices.len())?;
        Some(Choice::Hero {
            hero: (*drawn).clone(),
        })
    }
}
