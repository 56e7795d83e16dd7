//! Drawing a bracket makes its matches; discarding it removes them again.

use crate::bracket::{Group, Node, Origin};
use crate::contest::{Contenders, Match, MatchState, Slot};
use crate::entrant::Person;
use crate::format::StagePlan;
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, MatchId, StageId, TournamentId};
use crate::merit::Merits;
use crate::series::Series;
use crate::stage::{PairedRound, Publication, Stage, StagePart, layout};
use crate::step::Cell;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// Where a stage is drawn.
pub(super) struct Drawn {
    pub(super) tournament: TournamentId,
    pub(super) stage: StageId,
    pub(super) index: u8,
    pub(super) first_match: MatchId,
    pub(super) lower: u32,
}

impl Gathering {
    pub(super) fn put_person(&mut self, person: &Person) {
        self.touch(Cell::Person(person.id));
        self.next.person = self.next.person.max(person.id.0.saturating_add(1));
        self.persons.insert(person.id, person.clone());
    }

    /// Puts a field in order, and keeps what that rests on, if it rests on anything new.
    pub(super) fn seed(&mut self, id: TournamentId, order: &[EntrantId], merits: Option<&Merits>) {
        self.touch(Cell::Seeding(id));
        if let Some(found) = self.tournaments.get_mut(&id) {
            found.seeding = order.to_vec();
            if let Some(merits) = merits {
                found.merits = merits.of_each();
            }
        }
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
            self.forget_arrival(id, entrant);
        }
        if self.floor.lobby_plans.contains_key(&id) {
            self.touch(Cell::LobbyPlan(id));
            self.floor.lobby_plans.remove(&id);
        }
        self.touch(Cell::Confirmation(id));
        self.touch(Cell::Closing(id));
        self.closings.remove(&id);
        self.forget_sign_up(id);
        self.touch(Cell::Tournament(id));
        self.tournaments.remove(&id);
    }

    pub(super) fn draw(&mut self, made: &Drawn, plan: &StagePlan, seeding: &[EntrantId], at: At) {
        let count = u32::try_from(seeding.len()).unwrap_or(u32::MAX);
        let Ok(layout) =
            layout::lay_out(&plan.format, count.saturating_sub(made.lower), made.lower)
        else {
            return;
        };
        self.touch(Cell::Tournament(made.tournament));
        self.touch(Cell::Seeding(made.tournament));
        self.touch(Cell::Stage(made.stage));
        let made = Stage {
            id: made.stage,
            tournament: made.tournament,
            index: made.index,
            format: plan.format.clone(),
            seeding: seeding.to_vec(),
            lower: made.lower,
            groups: layout.groups,
            shown: u32::try_from(layout.bracket.nodes.len()).unwrap_or(u32::MAX),
            bracket: layout.bracket,
            first_match: made.first_match,
            publication: Publication::Draft,
            adjustments: Vec::new(),
            voided: Vec::new(),
            paired: Vec::new(),
            lots: Vec::new(),
            waves: plan.waves,
            times: Vec::new(),
            moves: Vec::new(),
            replaced: Vec::new(),
            planned: Vec::new(),
            by_ruling: Vec::new(),
        };
        let last_rounds = last_rounds(&made.bracket.nodes);
        for (id, node) in made.matches().zip(&made.bracket.nodes) {
            let last = last_rounds.get(&node.group).copied().unwrap_or(node.round);
            let series = plan.series.of(node.group, last.saturating_sub(node.round));
            self.touch(Cell::Match(id));
            self.matches
                .insert(id, new_match(id, &made, &layout.heats, node, series, at));
        }
        self.next.stage = self.next.stage.max(made.id.0.saturating_add(1));
        let after = made.first_match.0.saturating_add(layout.reserved);
        self.next.match_id = self.next.match_id.max(after);
        // A stage that is drawn anew keeps its place before those that were drawn after it.
        if let Some(found) = self.tournaments.get_mut(&made.tournament) {
            let place = usize::from(made.index).min(found.stages.len());
            found.stages.insert(place, made.id);
        }
        self.stages.insert(made.id, made);
    }

    /// Adds a round to a stage that is paired as it goes, in place of one that nobody has seen.
    pub(super) fn pair(&mut self, id: StageId, round: &PairedRound, at: At) {
        let mut replaced = Vec::new();
        if self
            .stages
            .get(&id)
            .is_some_and(|found| found.last_round() >= round.round)
        {
            let pairs = |stage: &Stage| -> Vec<(u32, u32)> {
                let last = stage.paired.last().map(|last| last.pairing.pairs.iter());
                last.into_iter()
                    .flatten()
                    .map(|pair| (pair.home, pair.away))
                    .collect()
            };
            replaced = self.stages.get(&id).map_or_else(Vec::new, pairs);
            self.discard_round(id, round.round);
        }
        self.touch(Cell::Stage(id));
        let Some(mut stage) = self.stages.remove(&id) else {
            return;
        };
        stage.replaced = replaced;
        let first = stage.bracket.nodes.len();
        // Until a stage is published as a whole, nothing of it is held back.
        stage.shown = if stage.is_published() && !stage.paired.is_empty() {
            u32::try_from(first).unwrap_or(u32::MAX)
        } else {
            u32::MAX
        };
        let series = self
            .tournaments
            .get(&stage.tournament)
            .and_then(|found| found.format.stages.get(usize::from(stage.index)))
            .map(|plan| {
                plan.series
                    .of(layout::TABLE, stage.rounds_after(round.round))
                    .clone()
            })
            .unwrap_or_else(|| Series::best_of(1));
        stage
            .bracket
            .nodes
            .extend(layout::round_nodes(&stage.bracket, round));
        stage.paired.push(round.clone());
        self.put_matches(&stage, first, &series, at);
        self.stages.insert(id, stage);
    }

    /// Adds the matches of a tie-break, which only the desk sees until the stage is published again.
    pub(super) fn pair_tie_break(
        &mut self,
        id: StageId,
        tie_break: u8,
        entrants: &[EntrantId],
        series: &Series,
        at: At,
    ) {
        self.touch(Cell::Stage(id));
        let Some(mut stage) = self.stages.remove(&id) else {
            return;
        };
        let first = stage.bracket.nodes.len();
        stage.shown = u32::try_from(first).unwrap_or(u32::MAX);
        let seeds: Vec<u32> = entrants.iter().filter_map(|&id| stage.seed(id)).collect();
        let nodes = layout::tie_break_nodes(&stage.bracket, tie_break, &seeds);
        stage.bracket.nodes.extend(nodes);
        self.put_matches(&stage, first, series, at);
        self.stages.insert(id, stage);
    }

    /// Makes the matches of the nodes from this one on. Their ids may have been those of a round that was taken back,
    /// and counts never fall: each begins at the number of this entry, which no earlier count can have reached.
    fn put_matches(&mut self, stage: &Stage, first: usize, series: &Series, at: At) {
        let rev = u32::try_from(self.head.0).unwrap_or(u32::MAX);
        for (id, node) in stage.matches().zip(&stage.bracket.nodes).skip(first) {
            self.touch(Cell::Match(id));
            let made = Match {
                rev,
                ..new_match(id, stage, &[], node, series, at)
            };
            self.matches.insert(id, made);
        }
    }

    /// Takes the last tie-break away again.
    pub(super) fn discard_tie_break(&mut self, id: StageId, tie_break: u8) {
        self.discard_nodes(id, |node| node.tie_break() == Some(tie_break));
        self.forget_ruling(id, StagePart::TieBreak { number: tie_break });
    }

    /// Two entrants change seeds, and with them the slots they stand in.
    pub(super) fn swap_seeds(&mut self, id: StageId, one: EntrantId, other: EntrantId) {
        self.touch(Cell::Stage(id));
        let Some(stage) = self.stages.get_mut(&id) else {
            return;
        };
        let swapped = |known: EntrantId| match known {
            known if known == one => other,
            known if known == other => one,
            known => known,
        };
        for seed in &mut stage.seeding {
            *seed = swapped(*seed);
        }
        let theirs: Vec<MatchId> = stage
            .matches()
            .filter(|id| {
                self.matches
                    .get(id)
                    .is_some_and(|found| found.has_either(one, other))
            })
            .collect();
        for id in theirs {
            self.forget_lobby(id);
            self.touch(Cell::Match(id));
            let Some(found) = self.matches.get_mut(&id) else {
                continue;
            };
            match &mut found.contenders {
                Contenders::Sides { slots } => {
                    *slots = slots.map(|slot| match slot {
                        Slot::Taken { entrant } => Slot::Taken {
                            entrant: swapped(entrant),
                        },
                        Slot::Bye | Slot::Undecided => slot,
                    });
                }
                Contenders::Heat { entrants, .. } => {
                    for entrant in entrants {
                        *entrant = swapped(*entrant);
                    }
                }
            }
        }
    }

    /// Takes the last round away again.
    pub(super) fn discard_round(&mut self, id: StageId, round: u8) {
        self.discard_nodes(id, |node| node.tie_break().is_none() && node.round == round);
        if let Some(stage) = self.stages.get_mut(&id) {
            stage.paired.retain(|known| known.round != round);
        }
        self.forget_ruling(id, StagePart::Round { round });
    }

    /// What is not there any more, or follows again, does not stand by ruling.
    pub(super) fn forget_ruling(&mut self, id: StageId, part: StagePart) {
        if self
            .stages
            .get(&id)
            .is_some_and(|found| found.is_ruled(part))
        {
            self.touch(Cell::Rulings(id));
            if let Some(found) = self.stages.get_mut(&id) {
                found.by_ruling.retain(|known| known.part != part);
            }
        }
    }

    /// Takes these nodes away, the last of the stage, and their matches.
    fn discard_nodes(&mut self, id: StageId, is_gone: impl Fn(&Node) -> bool) {
        self.touch(Cell::Stage(id));
        let Some(stage) = self.stages.get_mut(&id) else {
            return;
        };
        let gone: Vec<MatchId> = stage
            .matches()
            .zip(&stage.bracket.nodes)
            .filter(|(_, node)| is_gone(node))
            .map(|(id, _)| id)
            .collect();
        stage.bracket.nodes.retain(|node| !is_gone(node));
        stage.replaced.clear();
        let left = u32::try_from(stage.bracket.nodes.len()).unwrap_or(u32::MAX);
        stage.shown = stage.shown.min(left);
        for id in gone {
            self.forget_said(id);
            self.touch(Cell::Match(id));
            self.matches.remove(&id);
        }
    }

    pub(super) fn discard(&mut self, id: StageId) {
        self.touch(Cell::Stage(id));
        let Some(stage) = self.stages.remove(&id) else {
            return;
        };
        self.touch(Cell::Tournament(stage.tournament));
        for id in stage.matches() {
            self.forget_said(id);
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

fn new_match(
    id: MatchId,
    stage: &Stage,
    heats: &[Vec<u32>],
    node: &Node,
    series: &Series,
    at: At,
) -> Match {
    let slots = node.slots.map(|origin| match origin {
        Origin::Bye | Origin::Heat(_) => Slot::Bye,
        Origin::WinnerOf(_) | Origin::LoserOf(_) => Slot::Undecided,
        Origin::Seed(seed) => usize::try_from(seed)
            .ok()
            .and_then(|seed| stage.seeding.get(seed.checked_sub(1)?))
            .map_or(Slot::Bye, |&entrant| Slot::Taken { entrant }),
    });
    let contenders = match node.slots.home {
        Origin::Heat(heat) => Contenders::Heat {
            entrants: heats
                .get(heat as usize)
                .into_iter()
                .flatten()
                .filter_map(|&seed| stage.entrant(seed))
                .collect(),
            games: Vec::new(),
        },
        Origin::Seed(_) | Origin::Bye | Origin::WinnerOf(_) | Origin::LoserOf(_) => {
            Contenders::Sides { slots }
        }
    };
    let state = if !node.is_played() {
        MatchState::Bye
    } else if matches!(contenders, Contenders::Heat { .. })
        || (slots.home.entrant().is_some() && slots.away.entrant().is_some())
    {
        MatchState::Ready { since: at }
    } else {
        MatchState::Undecided
    };
    Match::drawn(
        (id, stage.id, id.0 - stage.first_match.0),
        contenders,
        series.clone(),
        state,
    )
}
