//! The clocks of a match: started, stopped and put right by whoever conducts it.

use super::Decision;
use crate::conduct::{ClockAct, ClockKind, Motion};
use crate::contest::{Match, MatchState};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, DeviceId, MatchId};
use crate::name::{self, SENTENCE};
use crate::refusal::Refusal;
use crate::series::Game;
use crate::title_rules::{ClockRule, TitleRules};
use alloc::vec;
use alloc::vec::Vec;

/// The most a clock shows: a day.
const MOST_SHOWN: u64 = 86_400_000;

impl Gathering {
    /// Everything of the title that is not about points.
    pub(super) fn title_rules_of(&self, id: MatchId) -> Result<&TitleRules, Refusal> {
        let tournament = self.tournament_of(id);
        let found = tournament.ok_or_else(|| Refusal::not_found("tournament"))?;
        Ok(&found.format.title_rules)
    }

    fn clock_rule(&self, id: MatchId, clock: ClockKind) -> Result<ClockRule, Refusal> {
        let rules = self.title_rules_of(id)?;
        let rule = match clock {
            ClockKind::Game => rules.game_clock,
            ClockKind::Series => rules.series_clock,
        };
        rule.ok_or(Refusal::NoClock)
    }

    pub(super) fn set_clock(
        &self,
        id: MatchId,
        kind: ClockKind,
        act: &ClockAct,
        device: Option<&DeviceId>,
        at: At,
    ) -> Decision {
        let found = self.playable(id)?;
        self.check_hands(found, device)?;
        Self::check_sides(found)?;
        let rule = self.clock_rule(id, kind)?;
        let game = present_game(found);
        let now = found
            .conduct
            .clock(kind)
            .filter(|clock| kind == ClockKind::Series || clock.game == game);
        let elapsed = now.map_or(0, |clock| clock.elapsed_at(at));
        let motion = now.map_or(Motion::Stands, |clock| clock.motion);
        let set = |elapsed, motion, reason| {
            Ok(vec![Event::ClockSet {
                match_id: id,
                clock: kind,
                game,
                elapsed,
                motion,
                reason,
            }])
        };
        match act {
            ClockAct::Start {} => {
                if let MatchState::Held { reason, .. } = &found.state {
                    let reason = reason.clone();
                    return Err(Refusal::Held { reason }.into());
                }
                if motion == Motion::Runs {
                    return Err(Refusal::NoChange.into());
                }
                if kind == ClockKind::Game && found.verdict().is_some() {
                    return Err(Refusal::SeriesDecided.into());
                }
                set(elapsed, Motion::Runs, None)
            }
            ClockAct::Stop {} if motion == Motion::Stands => Err(Refusal::NoChange.into()),
            ClockAct::Stop {} => set(elapsed, Motion::Stands, None),
            ClockAct::Set { shown, reason } => {
                let reason = name::clean(reason);
                if !name::fits(&reason, SENTENCE) {
                    return Err(Refusal::bad_text("reason", SENTENCE).into());
                }
                let right = rule.elapsed_of(*shown).filter(|_| *shown <= MOST_SHOWN);
                let right = right.ok_or_else(|| Refusal::BadNumber {
                    what: "the clock never shows that".into(),
                })?;
                if right == elapsed {
                    return Err(Refusal::NoChange.into());
                }
                set(right, motion, Some(reason))
            }
        }
    }

    /// All clocks that run stand still, where they were at a moment: nobody knows how long the server was away.
    pub(super) fn halt_clocks(&self, as_of: At, now: At) -> Decision {
        let halted: Vec<Event> = self
            .matches
            .values()
            .flat_map(|found| {
                let running = found.conduct.running();
                running.map(|(clock, runs)| Event::ClockSet {
                    match_id: found.id,
                    clock,
                    game: runs.game,
                    elapsed: runs
                        .elapsed_at(At(as_of.0.clamp(runs.anchor.0, now.0.max(runs.anchor.0)))),
                    motion: Motion::Stands,
                    reason: Some("Lanista was started again".into()),
                })
            })
            .chain(self.halted_drafts(as_of))
            .collect();
        if halted.is_empty() {
            Err(Refusal::NoChange.into())
        } else {
            Ok(halted)
        }
    }
}

/// The game that is played now, from 1; the next one, where none is.
pub(super) fn present_game(found: &Match) -> u8 {
    let played = found
        .games
        .iter()
        .filter(|game| Game::is_over(game))
        .count();
    let count = if found.series.counts_points() {
        found.games.len().max(1)
    } else if played == found.games.len() && found.verdict().is_none() {
        played + 1
    } else {
        found.games.len()
    };
    u8::try_from(count).unwrap_or(u8::MAX)
}
