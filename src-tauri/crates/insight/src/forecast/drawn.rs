//! The matches of a stage that is drawn, as they stand.

use super::day::{Day, Job, NOBODY, Phase, Place, Stands, Who, count, side_number};
use lanista_domain::bracket::{NodeId, Origin, Part};
use lanista_domain::contest::{Contenders, MatchState};
use lanista_domain::{At, BySide, EntrantId, Gathering, HeldFrom, Match, Side, Stage};
use std::collections::BTreeMap;

/// So long a stated result waits until it stands.
const CONFIRMED: u64 = 2 * 60_000;
/// So long a dispute waits for its ruling, and a held match until it goes on.
const RULED: u64 = 10 * 60_000;

impl Day {
    pub(super) fn add_stage(
        &mut self,
        state: &Gathering,
        stage: &Stage,
        owner: usize,
        entrants: &BTreeMap<EntrantId, u32>,
    ) -> usize {
        let phase = self.phases.len();
        let first = self.jobs.len();
        let number = |id: &EntrantId| entrants.get(id).copied().unwrap_or(NOBODY);
        let mut by_node: BTreeMap<u32, usize> = BTreeMap::new();
        let settle = if state.floor.dispatching.automatic {
            u64::from(state.floor.dispatching.settle) * 1_000
        } else {
            0
        };
        for ((id, node), found) in stage.bracket.iter().zip(state.matches_of(stage)) {
            let Some((stands, since)) = self.standing(stage, found, &by_node, node.slots) else {
                continue;
            };
            let wish = state.wish_of(found.id);
            let window = stage.window(node);
            let begins = [window.from, wish.from];
            let from = begins
                .into_iter()
                .flatten()
                .fold(since + settle, |from, at| from.max(at.0));
            let pinned = wish.station.and_then(|station| {
                self.pools
                    .iter()
                    .position(|pool| pool.pinned == Some(station))
            });
            let who = match &found.contenders {
                Contenders::Sides { slots } => {
                    let of = |side: Side| slots[side].entrant().as_ref().map_or(NOBODY, number);
                    Who::Two([of(Side::Home), of(Side::Away)])
                }
                Contenders::Heat { entrants, .. } => {
                    Who::Many(entrants.iter().map(number).collect())
                }
            };
            let job = self.jobs.len();
            let mut left = 0;
            for (side, origin) in node.slots.iter() {
                let (Origin::WinnerOf(from) | Origin::LoserOf(from)) = origin else {
                    continue;
                };
                let feeder = by_node.get(&from.0).copied();
                if found.entrant(side).is_some() {
                    continue;
                }
                if let Some(feeder) = feeder {
                    let way = usize::from(matches!(origin, Origin::LoserOf(_)));
                    self.jobs[feeder].feeds[way] = Some((count(job), side_number(side)));
                    left += 1;
                }
            }
            let kind = self.kind(owner, &found.series);
            by_node.insert(id.0, job);
            self.jobs.push(Job {
                match_id: Some(found.id),
                key: u64::from(found.id.0),
                owner,
                phase,
                group: node.group,
                round: node.round,
                series: found.series.clone(),
                kind,
                who,
                seeds: [0; 2],
                left,
                feeds: [None; 2],
                is_final: node.group.part() == Some(Part::Final),
                from,
                place: match pinned {
                    Some(pool) => Place::Pinned(pool),
                    None if wish.stream => Place::Show,
                    None => Place::Usual,
                },
                stands,
                gate: None,
                ahead: 0,
            });
        }
        let here = |id: &&EntrantId| {
            let known = state.entrant(stage.tournament, **id);
            known.is_some_and(|known| known.gone.is_none())
        };
        let field: Vec<u32> = stage.seeding.iter().filter(here).map(number).collect();
        self.phases.push(Phase {
            stage: Some(stage.id),
            owner,
            index: stage.index,
            jobs: first..self.jobs.len(),
            count: field.len(),
            field,
            is_round_robin: stage.format.table().is_some() && !stage.is_paired(),
            hill: super::field::hill(state, stage),
            ..Phase::default()
        });
        super::field::add_rounds_to_come(self, state, stage, phase, entrants);
        phase
    }

    /// How a match stands and since when, if anything of it is to come.
    fn standing(
        &self,
        stage: &Stage,
        found: &Match,
        by_node: &BTreeMap<u32, usize>,
        slots: BySide<Origin>,
    ) -> Option<(Stands, u64)> {
        let running = |since: At| {
            let since = found.called.unwrap_or(since).0;
            let stands = Stands::Running {
                since,
                station: found.station,
                needs: needs(found),
            };
            Some((stands, since))
        };
        match &found.state {
            MatchState::Bye | MatchState::Over { .. } => None,
            MatchState::Void { .. } if stage.format.table().is_some() => None,
            MatchState::Void { at, .. } => Some((Stands::Open, at.0)),
            MatchState::Undecided => Some((Stands::Open, 0)),
            MatchState::NotDue => {
                // A second grand final, as long as the first is open.
                let is_open = slots.iter().any(|(_, origin)| {
                    matches!(origin, Origin::WinnerOf(NodeId(from)) if by_node.contains_key(from))
                });
                is_open.then_some((Stands::Open, 0))
            }
            MatchState::Ready { since } => Some((Stands::Open, since.0)),
            MatchState::Called { since } | MatchState::Live { since } => running(*since),
            MatchState::Held { since, from, .. } => match from {
                HeldFrom::Ready { .. } => Some((Stands::Open, self.at.max(since.0) + RULED)),
                HeldFrom::Called { since } | HeldFrom::Live { since } => running(*since),
            },
            MatchState::Reported { since, .. } => {
                Some((Stands::Ending { about: CONFIRMED }, since.0))
            }
            MatchState::Disputed { since, .. } => Some((Stands::Ending { about: RULED }, since.0)),
        }
    }
}

/// How many games each side still needs, once games of the match are over.
fn needs(found: &Match) -> Option<[u8; 2]> {
    let wins = u16::from(found.series.wins_needed()?);
    let score = found.score();
    let left = |side: Side| u8::try_from(wins.saturating_sub(score[side])).ok();
    let is_begun = found.games.iter().any(lanista_domain::Game::is_over);
    if !is_begun {
        return None;
    }
    let needs = [left(Side::Home)?, left(Side::Away)?];
    (needs[0] > 0 && needs[1] > 0).then_some(needs)
}
