//! Who is there and who is not: check-in, ends without play, and going home.

use super::Decision;
use crate::command::{Disqualified, Results, WithoutPlay};
use crate::contest::{Match, Outcome, Told};
use crate::device::{Role, Scope};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{DeviceId, EntrantId, MatchId, PersonId, TournamentId};
use crate::life::{Absent, Presence, Voice};
use crate::refusal::{Refusal, Refused};
use crate::side::Side;
use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn check_in(
        &self,
        id: MatchId,
        side: Side,
        presence: Presence,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.playable(id)?;
        Self::check_sides(found)?;
        match self.voice(found, device)? {
            Voice::Entrant { side: own, .. } if own != side => {
                return Err(Refusal::OtherSide.into());
            }
            Voice::Desk { .. } | Voice::Judge { .. } | Voice::Entrant { .. } => {}
        }
        self.check_not_begun(found)?;
        if found.here[side] == presence {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::PresenceSet {
            match_id: id,
            side,
            presence,
        }])
    }

    /// A captain says it of the own entrant alone.
    pub(super) fn check_in_heat(
        &self,
        id: MatchId,
        entrant: EntrantId,
        presence: Presence,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.playable(id)?;
        let (entrants, _) = found.heat().ok_or(Refusal::NotAHeat)?;
        if !entrants.contains(&entrant) {
            return Err(Refusal::not_found("entrant").into());
        }
        let captain = device
            .and_then(|id| self.admitted(id))
            .filter(|known| known.role == Role::Captain);
        if let Some(Scope::Entrant { entrant: own, .. }) = captain.map(|known| known.scope)
            && own != entrant
        {
            return Err(Refusal::OtherSide.into());
        }
        self.check_not_begun(found)?;
        if found.present.contains(&entrant) == presence.is_here() {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::HeatPresenceSet {
            match_id: id,
            entrant,
            presence,
        }])
    }

    /// Who is there is asked before play alone.
    fn check_not_begun(&self, found: &Match) -> Result<(), Refusal> {
        if found.has_begun() {
            let number = self.number_of(found.id);
            return Err(Refusal::HasBegun { number });
        }
        Ok(())
    }

    pub(super) fn end_without_play(
        &self,
        id: MatchId,
        absent: Absent,
        how: WithoutPlay,
        device: Option<&DeviceId>,
    ) -> Decision {
        let found = self.playable(id)?;
        self.check_hands(found, device)?;
        Self::check_sides(found)?;
        if how == WithoutPlay::Walkover {
            let mut reasons = self.said_to_be_here(found, absent);
            reasons.append(&mut self.playing_elsewhere(found, absent));
            if !reasons.is_empty() {
                return Err(Refused { reasons });
            }
        }
        let outcome = Outcome {
            winner: absent.winner(),
            score: found.score(),
            ending: how.into(),
            told: Told::Score,
        };
        Ok(self.ended(found, outcome))
    }

    /// Who is said to be absent and has said that they are there.
    fn said_to_be_here(&self, found: &Match, absent: Absent) -> Vec<Refusal> {
        let tournament = self.stages.get(&found.stage).map(|stage| stage.tournament);
        Side::BOTH
            .into_iter()
            .filter(|&side| absent.means(side) && found.here[side].is_here() && !found.has_begun())
            .filter_map(|side| self.entrant(tournament?, found.entrant(side)?))
            .map(|entrant| Refusal::IsHere {
                name: entrant.name.clone(),
            })
            .collect()
    }

    /// Who is said to be absent and is called or playing elsewhere.
    fn playing_elsewhere(&self, found: &Match, absent: Absent) -> Vec<Refusal> {
        let persons: Vec<PersonId> = Side::BOTH
            .into_iter()
            .filter(|&side| absent.means(side))
            .flat_map(|side| self.persons_of(found, side))
            .copied()
            .collect();
        let mut reasons = Vec::new();
        let others = self.matches.values();
        for other in others.filter(|other| other.id != found.id && other.is_at_its_place()) {
            for side in Side::BOTH {
                let person = self
                    .persons_of(other, side)
                    .iter()
                    .find(|person| persons.contains(person));
                if let Some(person) = person.and_then(|id| self.persons.get(id)) {
                    reasons.push(Refusal::PlaysElsewhere {
                        name: person.handle.clone(),
                        number: self.number_of(other.id),
                        place: other.station.map_or_else(
                            || "at the own seat".into(),
                            |station| format!("at station {station}"),
                        ),
                    });
                }
            }
        }
        reasons
    }

    /// Those who may play for a side of a match.
    fn persons_of(&self, found: &Match, side: Side) -> &[PersonId] {
        let stage = self.stages.get(&found.stage);
        stage
            .and_then(|stage| self.entrant(stage.tournament, found.entrant(side)?))
            .map_or(&[], |entrant| &entrant.roster)
    }

    /// Whoever plays alone leaves every tournament in which they play alone; a team leaves this one.
    pub(super) fn gone_home(
        &self,
        tournament: TournamentId,
        entrant: EntrantId,
        reason: &str,
    ) -> Decision {
        let known = self
            .found_tournament(tournament)?
            .entrants
            .get(&entrant)
            .ok_or_else(|| Refusal::not_found("entrant"))?;
        if self.is_signed_off(tournament) {
            return Err(Refusal::TournamentClosed.into());
        }
        let mut leaving = vec![(tournament, entrant)];
        if let [alone] = known.roster.as_slice() {
            for other in self.tournaments.values() {
                // What is signed off stays as it was.
                if self.is_signed_off(other.id) {
                    continue;
                }
                let same = other
                    .entrants
                    .values()
                    .filter(|found| found.roster.as_slice() == [*alone] && found.id != entrant);
                leaving.extend(same.map(|found| (other.id, found.id)));
            }
        }
        let mut events = Vec::new();
        for (tournament, entrant) in leaving {
            let is_gone = self
                .entrant(tournament, entrant)
                .is_none_or(|found| found.gone.is_some());
            if !is_gone {
                events.append(&mut self.withdraw(
                    tournament,
                    entrant,
                    Disqualified::No,
                    Results::Keep,
                    reason,
                )?);
            }
        }
        if events.is_empty() {
            return Err(Refusal::NoChange.into());
        }
        Ok(events)
    }
}
