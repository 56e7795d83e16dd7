//! Drawing a bracket makes its matches; discarding it removes them again.

use crate::bracket::{self, Group, Node, Origin};
use crate::contest::{Contenders, Match, MatchState, Slot};
use crate::entrant::Person;
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, MatchId, StageId, TournamentId};
use crate::series::Series;
use crate::stage::{Publication, Stage};
use crate::step::Cell;
use crate::tournament::Format;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn put_person(&mut self, person: &Person) {
        self.touch(Cell::Person(person.id));
        self.next.person = self.next.person.max(person.id.0.saturating_add(1));
        self.persons.insert(person.id, person.clone());
    }

    pub(super) fn remove_tournament(&mut self, id: TournamentId) {
        self.touch(Cell::Seeding(id));
        let entrants: Vec<EntrantId> = self
            .tournaments
            .get(&id)
            .map(|found| found.entrants.keys().copied().collect())
            .unwrap_or_default();
        for entrant in entrants {
            self.touch(Cell::Entrant(id, entrant));
        }
        self.touch(Cell::Tournament(id));
        self.tournaments.remove(&id);
    }

    pub(super) fn draw(
        &mut self,
        tournament: TournamentId,
        stage: StageId,
        first_match: MatchId,
        format: &Format,
        seeding: &[EntrantId],
        at: At,
    ) {
        let count = u32::try_from(seeding.len()).unwrap_or(u32::MAX);
        let Ok(bracket) = bracket::build(&format.plan, count) else {
            return;
        };
        self.touch(Cell::Tournament(tournament));
        self.touch(Cell::Seeding(tournament));
        self.touch(Cell::Stage(stage));
        let made = Stage {
            id: stage,
            tournament,
            plan: format.plan.clone(),
            seeding: seeding.to_vec(),
            bracket,
            first_match,
            publication: Publication::Draft,
        };
        let last_rounds = last_rounds(&made.bracket.nodes);
        for (id, node) in made.matches().zip(&made.bracket.nodes) {
            let last = last_rounds.get(&node.group).copied().unwrap_or(node.round);
            let series = format
                .series
                .of(node.group, last.saturating_sub(node.round));
            self.touch(Cell::Match(id));
            self.matches
                .insert(id, new_match(id, &made, node, series, at));
        }
        self.next.stage = self.next.stage.max(stage.0.saturating_add(1));
        let after = made
            .matches()
            .last()
            .map_or(first_match.0, |last| last.0.saturating_add(1));
        self.next.match_id = self.next.match_id.max(after);
        if let Some(found) = self.tournaments.get_mut(&tournament) {
            found.stages.push(stage);
        }
        self.stages.insert(stage, made);
    }

    pub(super) fn discard(&mut self, id: StageId) {
        self.touch(Cell::Stage(id));
        let Some(stage) = self.stages.remove(&id) else {
            return;
        };
        self.touch(Cell::Tournament(stage.tournament));
        for id in stage.matches() {
            self.touch(Cell::Match(id));
            self.matches.remove(&id);
        }
        if let Some(found) = self.tournaments.get_mut(&stage.tournament) {
            found.stages.retain(|known| *known != id);
        }
    }
}

fn last_rounds(nodes: &[Node]) -> BTreeMap<Group, u8> {
    let mut last = BTreeMap::new();
    for node in nodes {
        let known = last.entry(node.group).or_insert(node.round);
        *known = node.round.max(*known);
    }
    last
}

fn new_match(id: MatchId, stage: &Stage, node: &Node, series: &Series, at: At) -> Match {
    let slots = node.slots.map(|origin| match origin {
        Origin::Bye => Slot::Bye,
        Origin::WinnerOf(_) | Origin::LoserOf(_) => Slot::Undecided,
        Origin::Seed(seed) => usize::try_from(seed)
            .ok()
            .and_then(|seed| stage.seeding.get(seed.checked_sub(1)?))
            .map_or(Slot::Bye, |&entrant| Slot::Taken { entrant }),
    });
    let state = if !node.is_played() {
        MatchState::Bye
    } else if slots.home.entrant().is_some() && slots.away.entrant().is_some() {
        MatchState::Ready { since: at }
    } else {
        MatchState::Undecided
    };
    Match {
        id,
        stage: stage.id,
        node: id.0 - stage.first_match.0,
        contenders: Contenders::Sides { slots },
        series: series.clone(),
        state,
        games: Vec::new(),
        station: None,
        lease: None,
        rev: 0,
        last_change: None,
    }
}
