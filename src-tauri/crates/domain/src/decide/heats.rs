//! Heats of many: who finished where in a game, what an attempt did, and when a heat can be committed.

use super::Decision;
use crate::contest::{Contenders, Ending, Finish, Match, Outcome, Told};
use crate::event::Event;
use crate::format::{Measure, StageFormat};
use crate::free_for_all::MOST_KILLS;
use crate::gathering::Gathering;
use crate::heat::is_in_order;
use crate::ids::{DeviceId, EntrantId, MatchId};
use crate::refusal::Refusal;
use crate::side::BySide;
use alloc::vec;

impl Gathering {
    /// Refuses what is meant for two sides.
    pub(super) fn check_sides(found: &Match) -> Result<(), Refusal> {
        match found.contenders {
            Contenders::Sides { .. } => Ok(()),
            Contenders::Heat { .. } => Err(Refusal::IsHeat),
        }
    }

    /// The measure of a trial that a match belongs to; none where placings count.
    fn measure(&self, id: MatchId) -> Option<Measure> {
        match &self.stage_of(id)?.format {
            StageFormat::TimeTrial { measure, .. } => Some(*measure),
            StageFormat::Bracket { .. }
            | StageFormat::Stepladder {}
            | StageFormat::Hill { .. }
            | StageFormat::Gsl { .. }
            | StageFormat::RoundRobin { .. }
            | StageFormat::Swiss { .. }
            | StageFormat::FreeForAll { .. } => None,
        }
    }

    pub(super) fn score_heat(
        &self,
        id: MatchId,
        game: u8,
        finishes: &[Finish],
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.scorable(id, device)?;
        let (entrants, games) = found.heat().ok_or(Refusal::NotAHeat)?;
        if self.measure(id).is_some() {
            return Err(Refusal::NotAHeat.into());
        }
        let index = usize::from(game).checked_sub(1);
        let is_next = index.is_some_and(|index| index <= games.len());
        if !is_next || game > found.series.most_games() {
            return Err(Refusal::WrongGame { game }.into());
        }
        let mut named: alloc::vec::Vec<EntrantId> =
            finishes.iter().map(|finish| finish.entrant).collect();
        named.sort_unstable();
        let is_once = named.windows(2).all(|pair| pair[0] != pair[1]);
        let is_whole = is_in_order(finishes) && named.iter().all(|who| entrants.contains(who));
        if !is_once || !is_whole {
            return Err(Refusal::BadFinish.into());
        }
        if finishes.iter().any(|finish| finish.mark > MOST_KILLS) {
            return Err(Refusal::BadNumber {
                what: "kills, 10,000 at most".into(),
            }
            .into());
        }
        if index
            .and_then(|index| games.get(index))
            .map(|known| &**known)
            == Some(finishes)
        {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::HeatScored {
            match_id: id,
            game,
            finishes: finishes.to_vec(),
        }])
    }

    pub(super) fn record_attempt(
        &self,
        id: MatchId,
        entrant: EntrantId,
        attempt: u8,
        mark: Option<u32>,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.scorable(id, device)?;
        let (entrants, games) = found.heat().ok_or(Refusal::NotAHeat)?;
        let measure = self.measure(id).ok_or(Refusal::NotAHeat)?;
        if !entrants.contains(&entrant) {
            return Err(Refusal::not_found("entrant").into());
        }
        if attempt == 0 || attempt > found.series.most_games() {
            return Err(Refusal::WrongGame { game: attempt }.into());
        }
        if mark.is_some_and(|mark| mark > measure.most() || (mark == 0 && measure == Measure::Time))
        {
            return Err(Refusal::BadNumber {
                what: match measure {
                    Measure::Time => "a time, up to 24 hours",
                    Measure::Score => "a score, up to 100,000,000",
                }
                .into(),
            }
            .into());
        }
        let known = games
            .get(usize::from(attempt) - 1)
            .and_then(|game| game.iter().find(|finish| finish.entrant == entrant))
            .map(|finish| finish.mark);
        if known == mark {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::AttemptRecorded {
            match_id: id,
            entrant,
            attempt,
            mark,
        }])
    }

    /// How a heat ends that is committed now.
    ///
    /// # Errors
    /// Games are missing, or nobody has a result.
    pub(super) fn outcome_of_heat(&self, found: &Match) -> Result<Option<Outcome>, Refusal> {
        let Some((_, games)) = found.heat() else {
            return Ok(None);
        };
        let played = games.iter().filter(|game| !game.is_empty()).count();
        let most = found.series.most_games();
        if self.measure(found.id).is_none() && played < usize::from(most) {
            return Err(Refusal::NotAllPlayed { games: most });
        }
        if played == 0 {
            return Err(Refusal::NothingRecorded);
        }
        Ok(Some(Outcome {
            winner: None,
            score: BySide::new(0, 0),
            ending: Ending::Played,
            told: Told::Score,
        }))
    }
}
