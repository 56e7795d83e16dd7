//! Pauses: a hold with a kind, an allowance, a time, and both sides ready before it ends.

use super::Decision;
use super::clocks::present_game;
use crate::conduct::{Grant, PauseKind};
use crate::contest::{Match, MatchState};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{DeviceId, MatchId};
use crate::refusal::Refusal;
use crate::side::Side;
use crate::title_rules::{Allowance, Per, TitleRules};
use alloc::format;
use alloc::string::String;
use alloc::vec;

impl Gathering {
    pub(super) fn call_pause(
        &self,
        id: MatchId,
        kind: PauseKind,
        by: Option<Side>,
        grant: Grant,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.playable(id)?;
        self.check_hands(found, device)?;
        Self::check_sides(found)?;
        if let MatchState::Held { reason, .. } = &found.state {
            let reason = reason.clone();
            return Err(Refusal::Held { reason }.into());
        }
        if kind == PauseKind::Judge && by.is_some() {
            return Err(Refusal::NotTheirPause.into());
        }
        let game = present_game(found);
        let allowance = allowance(self.title_rules_of(id)?, kind);
        if let (Some(side), Some(allowance), Grant::Allowance) = (by, allowance, grant) {
            let within = (allowance.per == Per::Game).then_some(game);
            if found.conduct.had(kind, side, within) >= usize::from(allowance.count) {
                let count = allowance.count;
                return Err(Refusal::PausesUsed { count }.into());
            }
        }
        let called = Event::PauseCalled {
            match_id: id,
            kind,
            by,
            game,
            seconds: allowance.and_then(|allowance| allowance.seconds),
            grant,
        };
        let held = Event::MatchHeld {
            match_id: id,
            reason: self.pause_words(found, kind, by),
        };
        Ok(vec![called, held])
    }

    /// What stands as the reason of the hold.
    fn pause_words(&self, found: &Match, kind: PauseKind, by: Option<Side>) -> String {
        let what = match kind {
            PauseKind::Tactical => "Tactical pause",
            PauseKind::Technical => "Technical pause",
            PauseKind::Medical => "Medical pause",
            PauseKind::Judge => "Pause by the judge",
        };
        let tournament = self.stage_of(found.id).map(|stage| stage.tournament);
        let who = by.and_then(|side| self.entrant(tournament?, found.entrant(side)?));
        who.map_or_else(|| what.into(), |who| format!("{what}: {}", who.name))
    }

    /// A side says that it is ready; once both are, the match goes on.
    pub(super) fn ready_to_resume(
        &self,
        id: MatchId,
        side: Side,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.playable(id)?;
        self.check_hands(found, device)?;
        let pause = found.conduct.pause.ok_or(Refusal::NoPause)?;
        if pause.ready[side] {
            return Err(Refusal::NoChange.into());
        }
        let ready = Event::SideReady { match_id: id, side };
        if pause.ready[side.other()] {
            Ok(vec![ready, Event::MatchResumed { match_id: id }])
        } else {
            Ok(vec![ready])
        }
    }

    pub(super) fn end_pause(&self, id: MatchId, device: Option<&DeviceId>) -> Decision {
        let found = self.playable(id)?;
        self.check_hands(found, device)?;
        if found.conduct.pause.is_none() {
            return Err(Refusal::NoPause.into());
        }
        Ok(vec![Event::MatchResumed { match_id: id }])
    }
}

/// What a side may ask for of a kind; none where that is not limited.
#[must_use]
pub(super) const fn allowance(rules: &TitleRules, kind: PauseKind) -> Option<Allowance> {
    match kind {
        PauseKind::Tactical => rules.pauses.tactical,
        PauseKind::Technical => rules.pauses.technical,
        PauseKind::Medical => rules.pauses.medical,
        PauseKind::Judge => None,
    }
}
