//! Who plays which of the picked heroes, and in which position.

use super::super::Decision;
use super::{Worked, of_match};
use crate::contest::Match;
use crate::draft::{Draft, Fact, HeroId, Official, Phase};
use crate::gathering::Gathering;
use crate::ids::{MatchId, PersonId};
use crate::refusal::{Refusal, Refused};
use crate::roster::Fielded;
use crate::side::Side;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

impl Gathering {
    /// Captains arrange until their game has a winner; what was played is an official's to put right.
    pub(super) fn may_arrange(
        found: &Match,
        draft: &Draft,
        official: Official,
    ) -> Result<(), Refusal> {
        let game = usize::from(draft.head.place.game).checked_sub(1);
        let is_over = game
            .and_then(|game| found.games.get(game))
            .is_some_and(|game| game.winner.is_some());
        if is_over && official == Official::No {
            Err(Refusal::DraftComplete)
        } else {
            Ok(())
        }
    }

    /// Puts the record right, whatever has become of the match since: no result rests on who played what.
    pub(super) fn lineup_corrected(
        &self,
        id: MatchId,
        index: u16,
        (side, lineup, players): (Side, &[HeroId], &[Option<PersonId>]),
        reason: String,
    ) -> Decision {
        let found = self.found_match(id)?;
        let drafts = self.drafts.get(&id);
        let draft = drafts
            .and_then(|drafts| drafts.get(usize::from(index)))
            .filter(|draft| draft.counts())
            .ok_or(Refusal::NoDraft)?;
        if draft.is_open() {
            return Err(Refusal::DraftNotComplete.into());
        }
        let players = self.fielded(found, draft, side, players)?;
        self.worked_on(draft)?
            .judge_lineup(side, lineup, &players)?;
        Ok(of_match(
            id,
            Fact::LineupCorrected {
                index,
                side,
                lineup: lineup.to_vec(),
                players,
                reason,
            },
        ))
    }

    /// Who is fielded: as asked, else whoever was named stays in their position.
    pub(super) fn fielded(
        &self,
        found: &Match,
        draft: &Draft,
        side: Side,
        asked: &[Option<PersonId>],
    ) -> Result<Fielded, Refused> {
        if asked.is_empty() {
            return Ok(draft.players[side].clone());
        }
        let entrant = found.entrant(side).and_then(|entrant| {
            let tournament = self.stage_of(found.id)?.tournament;
            self.entrant(tournament, entrant)
        });
        let mut reasons = Vec::new();
        let mut seen = BTreeSet::new();
        for person in asked.iter().flatten() {
            let was_named = draft.players[side].contains(&Some(*person));
            let may_play = entrant.is_some_and(|entrant| entrant.may_play(*person));
            if !may_play && !was_named {
                reasons.push(Refusal::NotOfTheRoster);
            }
            if !seen.insert(*person) {
                let name = self.persons.get(person).map(|known| known.handle.clone());
                let name = name.unwrap_or_default();
                reasons.push(Refusal::PlayerTwice { name });
            }
        }
        if !reasons.is_empty() {
            reasons.dedup();
            reasons.truncate(20);
            return Err(Refused { reasons });
        }
        let is_anybody = asked.iter().any(Option::is_some);
        Ok(if is_anybody {
            asked.to_vec()
        } else {
            Vec::new()
        })
    }
}

impl Worked<'_> {
    pub(super) fn arrange(
        &mut self,
        side: Side,
        lineup: &[HeroId],
        players: Fielded,
    ) -> Result<(), Refusal> {
        if self.draft.is_open() && !matches!(self.draft.phase, Phase::Swapping { .. }) {
            return Err(Refusal::DraftNotComplete);
        }
        self.judge_lineup(side, lineup, &players)?;
        self.facts.push(Fact::Arranged {
            side,
            lineup: lineup.to_vec(),
            players,
        });
        Ok(())
    }

    /// Whether it is every pick of the side once, with a player or nobody for each, and something else than what stands.
    fn judge_lineup(
        &self,
        side: Side,
        lineup: &[HeroId],
        players: &Fielded,
    ) -> Result<(), Refusal> {
        let seat = self.draft.seat(side);
        let mut picks: Vec<&HeroId> = self.position.team(seat, Some(seat)).collect();
        let mut asked: Vec<&HeroId> = lineup.iter().collect();
        picks.sort_unstable();
        asked.sort_unstable();
        if picks != asked || !(players.is_empty() || players.len() == lineup.len()) {
            return Err(Refusal::NotTheLineup);
        }
        if self.draft.lineup[side] == lineup && self.draft.players[side] == *players {
            return Err(Refusal::NoChange);
        }
        Ok(())
    }
}
