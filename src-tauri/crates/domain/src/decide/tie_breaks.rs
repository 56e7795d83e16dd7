//! Tie-breaks: matches among those whom a table left equal.

use super::Decision;
use super::setup::checked_series;
use crate::bracket::Node;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, StageId};
use crate::refusal::{Refusal, Refused};
use crate::series::Series;
use crate::stage::{Stage, layout};
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    /// All whom the table of one group leaves equal meet once more, once everything else is played.
    pub(super) fn play_tie_break(
        &self,
        id: StageId,
        entrants: &[EntrantId],
        series: &Series,
    ) -> Decision {
        let stage = self.found_stage(id)?;
        self.check_can_break(stage)?;
        let mut seeds = Vec::new();
        for entrant in entrants {
            seeds.push(
                stage
                    .seed(*entrant)
                    .ok_or_else(|| Refusal::not_found("entrant"))?,
            );
        }
        let series = checked_series(series)?;
        let mut reasons = self.against_tie_break(stage, entrants);
        if series.wins_needed().is_none() {
            reasons.push(Refusal::DrawNotAllowed);
        }
        let fits = 2..=layout::MOST_IN_TIE_BREAK;
        if !fits.contains(&entrants.len()) {
            reasons.push(Refusal::BadNumber {
                what: "entrants of a tie-break, 2 to 12".into(),
            });
        }
        let played = |node: &&Node| node.tie_break().is_some();
        let before = stage.bracket.nodes.iter().filter(played).count();
        let more = entrants.len() * entrants.len().saturating_sub(1) / 2;
        if before + more > layout::TIE_BREAK_MATCHES as usize {
            reasons.push(Refusal::TooManyTieBreaks);
        }
        if !reasons.is_empty() {
            return Err(Refused { reasons });
        }
        seeds.sort_unstable();
        Ok(vec![Event::TieBreakPaired {
            stage: id,
            tie_break: stage.tie_breaks().saturating_add(1),
            entrants: seeds
                .into_iter()
                .filter_map(|seed| stage.entrant(seed))
                .collect(),
            series,
        }])
    }

    /// Whether the stage is one in which a tie-break can be played now.
    fn check_can_break(&self, stage: &Stage) -> Result<(), Refusal> {
        if stage.format.table().is_none() {
            return Err(Refusal::NoTable);
        }
        let found = self.found_tournament(stage.tournament)?;
        if found.stages.last() != Some(&stage.id) {
            return Err(Refusal::LaterStage);
        }
        if !self.is_played_out(stage) {
            return Err(Refusal::StageNotOver);
        }
        if !self.is_all_over(stage) {
            return Err(Refusal::TieBreakOpen);
        }
        Ok(())
    }

    /// What stands against these: not equal, not all of the equal, gone, or of different groups.
    fn against_tie_break(&self, stage: &Stage, entrants: &[EntrantId]) -> Vec<Refusal> {
        let gone: Vec<Refusal> = entrants
            .iter()
            .filter_map(|id| self.entrant(stage.tournament, *id))
            .filter(|found| found.gone.is_some())
            .map(|found| Refusal::HasLeft {
                name: found.name.clone(),
            })
            .collect();
        if !gone.is_empty() {
            return gone;
        }
        let group = |id: &EntrantId| {
            let seed = stage.seed(*id);
            stage
                .groups
                .iter()
                .position(|group| seed.is_some_and(|seed| group.contains(&seed)))
        };
        let mut groups = entrants.iter().map(group);
        let first = groups.next();
        if groups.any(|other| Some(other) != first) {
            return vec![Refusal::OtherGroup];
        }
        let mut asked = entrants.to_vec();
        asked.sort_unstable();
        let is_theirs = |tied: &[EntrantId]| {
            let mut tied = tied.to_vec();
            tied.sort_unstable();
            tied == asked
        };
        if self.ties(stage).iter().any(|tie| is_theirs(&tie.entrants)) {
            Vec::new()
        } else {
            vec![Refusal::NotTied]
        }
    }
}
