//! During play: calling, holding, scoring, committing, reopening.

use super::Decision;
use super::needs::{impossible, undecided};
use crate::contest::{Ending, Match, MatchState, Outcome, Told};
use crate::event::Event;
use crate::game_rule::GameRule;
use crate::gathering::Gathering;
use crate::ids::{At, DeviceId, MatchId, StationNo};
use crate::name::{self, SENTENCE};
use crate::refusal::Refusal;
use crate::series::{Game, Verdict, tally};
use crate::side::{BySide, Side};
use alloc::vec;

/// Most points of a game.
pub(super) const POINTS: u16 = 9_999;

impl Gathering {
    /// A match that two known entrants may play now: published, not over.
    pub(crate) fn playable(&self, id: MatchId) -> Result<&Match, Refusal> {
        let found = self.found_match(id)?;
        self.check_shown(found)?;
        match &found.state {
            MatchState::Bye | MatchState::Undecided | MatchState::NotDue => Err(Refusal::NotReady),
            MatchState::Over { .. } => Err(Refusal::MatchAlreadyOver),
            MatchState::Reported { .. } => Err(Refusal::AlreadyReported),
            MatchState::Disputed { .. } => Err(Refusal::Contested),
            MatchState::Void { .. } => Err(Refusal::IsVoid),
            MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. } => Ok(found),
        }
    }

    /// Nothing is played that only the desk sees.
    pub(super) fn check_shown(&self, found: &Match) -> Result<(), Refusal> {
        let stage = self.stages.get(&found.stage);
        if stage.is_some_and(|stage| stage.shows(found.node)) {
            Ok(())
        } else {
            Err(Refusal::NotPublished)
        }
    }

    /// A match that this device may score now: playable, not paused, and in nobody else's hands.
    pub(super) fn scorable(
        &self,
        id: MatchId,
        device: Option<&DeviceId>,
    ) -> Result<&Match, Refusal> {
        let found = self.playable(id)?;
        self.check_hands(found, device)?;
        match &found.state {
            MatchState::Held { reason, .. } => Err(Refusal::Held {
                reason: reason.clone(),
            }),
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Over { .. }
            | MatchState::Void { .. } => Ok(found),
        }
    }

    pub(super) fn call_match(
        &self,
        id: MatchId,
        station: Option<StationNo>,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.playable(id)?;
        self.check_place(station, device)?;
        if let Some(station) = station {
            self.check_usable(station, id)?;
        }
        if found.is_at_its_place() && found.station == station {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::MatchCalled {
            match_id: id,
            station,
        }])
    }

    /// A match that is held waits for nobody: its entrants are called for the last time when it goes on.
    pub(super) fn last_call(&self, id: MatchId, since: Option<At>, at: At) -> Decision {
        let found = self.playable(id)?;
        let clock = self.call_clock(found).ok_or(Refusal::NotAwaited)?;
        if since.is_some_and(|since| since != clock.since) {
            return Err(Refusal::NotAwaited.into());
        }
        if let MatchState::Held { reason, .. } = &found.state {
            let reason = reason.clone();
            return Err(Refusal::Held { reason }.into());
        }
        if clock.is_last(at) || clock.left(at).is_none() {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::LastCalled { match_id: id }])
    }

    pub(super) fn take_match(&self, id: MatchId, device: Option<&DeviceId>) -> Decision {
        let found = self.playable(id)?;
        self.check_hands(found, device)?;
        self.take_over_match(id, device)
    }

    pub(super) fn take_over_match(&self, id: MatchId, device: Option<&DeviceId>) -> Decision {
        self.playable(id)?;
        let device = device.ok_or(Refusal::NotAllowed)?.clone();
        Ok(vec![Event::MatchTaken {
            match_id: id,
            device,
        }])
    }

    pub(super) fn hand_back(&self, id: MatchId) -> Decision {
        let found = self.found_match(id)?;
        if found.lease.is_none() {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::MatchHandedBack { match_id: id }])
    }

    pub(super) fn score_game(
        &self,
        id: MatchId,
        game: u8,
        score: BySide<u16>,
        winner: Option<Side>,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.scorable(id, device)?;
        Self::check_sides(found)?;
        if score.home > POINTS || score.away > POINTS {
            return Err(Refusal::BadNumber {
                what: "points, 9,999 at most".into(),
            }
            .into());
        }
        let rule = self.rule_of(id)?;
        if let Some(why) = rule.impossible(score) {
            return Err(Refusal::ImpossibleScore { why }.into());
        }
        let winner = winner.or_else(|| rule.winner(score));
        let mut games = found.games.clone();
        let index = usize::from(game)
            .checked_sub(1)
            .ok_or(Refusal::WrongGame { game })?;
        if index == games.len() {
            if found.verdict().is_some() {
                return Err(Refusal::SeriesDecided.into());
            }
            games.push(Game::at(rule, score, winner));
        } else {
            *games.get_mut(index).ok_or(Refusal::WrongGame { game })? =
                Game::at(rule, score, winner);
        }
        if !is_possible(found, &games) {
            return Err(Refusal::WrongGame { game }.into());
        }
        Ok(vec![Event::GameScored {
            match_id: id,
            game,
            score,
            winner,
        }])
    }

    pub(super) fn drop_game(&self, id: MatchId, game: u8, device: Option<&DeviceId>) -> Decision {
        let found = self.scorable(id, device)?;
        let games = found
            .heat()
            .map_or(found.games.len(), |(_, games)| games.len());
        if games == 0 || usize::from(game) != games {
            return Err(Refusal::WrongGame { game }.into());
        }
        Ok(vec![Event::GameDropped { match_id: id, game }])
    }

    pub(super) fn commit_match(
        &self,
        id: MatchId,
        winner: Option<Side>,
        device: Option<&DeviceId>,
        at: At,
    ) -> Decision {
        let found = self.scorable(id, device)?;
        if let Some(outcome) = self.outcome_of_heat(found)? {
            if winner.is_some() {
                return Err(Refusal::IsHeat.into());
            }
            return self.concluded(found, outcome, device, at);
        }
        let verdict = found.verdict().ok_or_else(|| undecided(&found.series))?;
        if verdict.winner() != winner {
            return Err(Refusal::OtherWinner.into());
        }
        let outcome = Outcome {
            winner: self.checked_verdict(found, verdict)?,
            score: tally(&found.series, &found.games),
            ending: Ending::Played,
            told: Told::Score,
        };
        self.concluded(found, outcome, device, at)
    }

    /// Who has won; a draw is refused where somebody must go on.
    pub(super) fn checked_verdict(
        &self,
        found: &Match,
        verdict: Verdict,
    ) -> Result<Option<Side>, Refusal> {
        let winner = verdict.winner();
        if winner.is_none() && !self.next_matches(found).is_empty() {
            return Err(Refusal::DrawNotAllowed);
        }
        let somebody_must_win = self
            .node_of(found.id)
            .is_some_and(|node| node.places.winner.is_some() || node.tie_break().is_some());
        if winner.is_none() && somebody_must_win {
            return Err(Refusal::DrawNotAllowed);
        }
        Ok(winner)
    }

    /// What ends a game of this match.
    pub(super) fn rule_of(&self, id: MatchId) -> Result<GameRule, Refusal> {
        let tournament = self.tournament_of(id);
        let found = tournament.ok_or_else(|| Refusal::not_found("tournament"))?;
        Ok(found.format.rule)
    }

    /// A match whose result may be typed: between two sides, and open in nobody else's hands, or decided.
    fn typable(&self, id: MatchId, device: Option<&DeviceId>) -> Result<&Match, Refusal> {
        let found = self.found_match(id)?;
        self.check_shown(found)?;
        Self::check_sides(found)?;
        // What somebody else reported, the desk may settle.
        if found.outcome().is_none() && found.report().is_none() {
            self.scorable(id, device)?;
        }
        super::reopen::check_met(found)?;
        Ok(found)
    }

    /// The winner alone, where nobody knows the score.
    pub(super) fn enter_winner(
        &self,
        id: MatchId,
        winner: Side,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.typable(id, device)?;
        let score = found.series.least_win(winner);
        let outcome = Outcome {
            winner: Some(winner),
            score: score.ok_or_else(|| impossible(&found.series))?,
            ending: Ending::Played,
            told: Told::Winner,
        };
        self.entered(found, outcome)
    }

    /// A typed result; on a decided match it replaces the result, as one step.
    pub(super) fn enter_result(
        &self,
        id: MatchId,
        score: BySide<u16>,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.typable(id, device)?;
        let outcome = self.outcome_of_score(found, score)?;
        self.entered(found, outcome)
    }

    fn entered(&self, found: &Match, outcome: Outcome) -> Decision {
        let id = found.id;
        match found.outcome() {
            None => Ok(self.ended(found, outcome)),
            Some(known) if known == outcome => Err(Refusal::NoChange.into()),
            // Nothing rests on the games of a match, only on who won it; on a hill also on whether it is taken by that.
            Some(known)
                if known.winner == outcome.winner && self.takes_as(found, known, outcome) =>
            {
                Ok(vec![Event::MatchEnded {
                    match_id: id,
                    outcome,
                }])
            }
            Some(_) => {
                let mut events = self.reopen_match(id)?;
                events.append(&mut self.ended(found, outcome));
                Ok(events)
            }
        }
    }

    /// Whether two outcomes of a match say the same about its hill: that it is taken, or not.
    fn takes_as(&self, found: &Match, one: Outcome, other: Outcome) -> bool {
        let stage = self.stages.get(&found.stage);
        stage.is_none_or(|stage| {
            self.takes_hill(stage, found, one) == self.takes_hill(stage, found, other)
        })
    }

    pub(super) fn hold_match(&self, id: MatchId, raw: &str) -> Decision {
        let found = self.playable(id)?;
        let reason = name::clean(raw);
        if !name::fits(&reason, SENTENCE) {
            return Err(Refusal::bad_text("reason", SENTENCE).into());
        }
        match &found.state {
            MatchState::Held { reason, .. } => Err(Refusal::Held {
                reason: reason.clone(),
            }
            .into()),
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Over { .. }
            | MatchState::Void { .. } => Ok(vec![Event::MatchHeld {
                match_id: id,
                reason,
            }]),
        }
    }

    pub(super) fn resume_match(&self, id: MatchId) -> Decision {
        match self.playable(id)?.state {
            MatchState::Held { .. } => Ok(vec![Event::MatchResumed { match_id: id }]),
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Over { .. }
            | MatchState::Void { .. } => Err(Refusal::NotHeld.into()),
        }
    }

    /// Refuses when another device holds the match.
    #[expect(
        clippy::unused_self,
        reason = "a rule of the gathering like its neighbours"
    )]
    pub(super) fn check_hands(
        &self,
        found: &Match,
        device: Option<&DeviceId>,
    ) -> Result<(), Refusal> {
        match &found.lease {
            Some(lease) if Some(&lease.device) != device => Err(Refusal::HeldByAnother),
            Some(_) | None => Ok(()),
        }
    }
}

/// Whether games could have been played in this order: all but the last have a winner, and the match was not
/// decided before the last.
fn is_possible(found: &Match, games: &[Game]) -> bool {
    let Some((_, before)) = games.split_last() else {
        return true;
    };
    let is_over = |game: &Game| game.is_over() || found.series.counts_points();
    before.iter().all(is_over) && found.series.verdict(before).is_none()
}
