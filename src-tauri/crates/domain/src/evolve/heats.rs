//! Heats of many as they are played: games, attempts, and who comes late.

use super::life;
use crate::bracket::{Group, NodeId};
use crate::contest::{Contenders, Finish};
use crate::format::StageFormat;
use crate::gathering::Gathering;
use crate::heat::Finishing;
use crate::ids::{At, EntrantId, MatchId, StageId};
use crate::step::Cell;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn apply_heat(&mut self, id: MatchId, game: u8, finishes: &[Finish], at: At) {
        self.change_game(id, game, at, |known| *known = finishes.to_vec());
    }

    pub(super) fn apply_attempt(
        &mut self,
        id: MatchId,
        attempt: u8,
        entrant: EntrantId,
        mark: Option<u32>,
        at: At,
    ) {
        self.change_game(id, attempt, at, |known| {
            known.retain(|finish| finish.entrant != entrant);
            known.extend(mark.map(|mark| Finish {
                entrant,
                mark,
                how: Finishing::Alone,
            }));
        });
    }

    /// Changes a game of a heat, counted from 1; games that are empty at the end are no games.
    fn change_game(
        &mut self,
        id: MatchId,
        game: u8,
        at: At,
        change: impl FnOnce(&mut Vec<Finish>),
    ) {
        let Some(found) = self.touched_match(id) else {
            return;
        };
        let Contenders::Heat { games, .. } = &mut found.contenders else {
            return;
        };
        let count = usize::from(game);
        if games.len() < count {
            games.resize(count, Vec::new());
        }
        if let Some(known) = games.get_mut(count.saturating_sub(1)) {
            change(known);
        }
        while games.last().is_some_and(Vec::is_empty) {
            games.pop();
        }
        life::begin_or_not(found, at);
    }

    /// Adds somebody at the end of a stage's seeding, and to the heat that was found for them.
    pub(super) fn let_in_late(&mut self, id: StageId, entrant: EntrantId, heat: Option<MatchId>) {
        self.touch(Cell::Stage(id));
        let Some(stage) = self.stages.get_mut(&id) else {
            return;
        };
        let node = heat
            .and_then(|heat| heat.0.checked_sub(stage.first_match.0))
            .and_then(|node| stage.bracket.node(NodeId(node)));
        let group = match (&stage.format, node.map(|node| node.group)) {
            (StageFormat::FreeForAll { .. }, Some(Group::Pool(group))) => usize::from(group),
            (_, _) => stage.groups.len(),
        };
        stage.enter(entrant, group);
        if let Some(heat) = heat
            && let Some(found) = self.touched_match(heat)
            && let Contenders::Heat { entrants, .. } = &mut found.contenders
        {
            entrants.push(entrant);
        }
    }
}
