//! The gathering, its entrants, its stages and their standings.

use super::tables::{adjusted, by_ruling};
use super::{Renderer, cards};
use super::{lineups, sign_up};
use lanista_domain::stage::Move;
use lanista_domain::table::{Because, Mates, Of};
use lanista_domain::{MatchId, MatchState, Series, Stage, StageId, Tournament, TournamentId};
use lanista_wire::limits::{ENTRANTS_A_TOPIC, MATCHES_A_TOPIC, ROWS_A_TOPIC};
use lanista_wire::shared::{Group, Timed};
use lanista_wire::topic::Audience;
use lanista_wire::view::{
    BecauseView, EntrantsView, GatheringView, MatesView, MoveView, Phase, RoundView, StageView,
    StandingView, TournamentView,
};
use std::collections::BTreeMap;

/// Matches of a stage or a round, counted.
#[derive(Clone, Copy, Default)]
struct Count {
    all: u32,
    over: u32,
    live: u32,
}

/// What the head of a stage tells of a round.
#[derive(Default)]
struct InRound {
    count: Count,
    last_position: u32,
    /// How often each length of a match occurs; nearly always one.
    series: Vec<(Series, u32)>,
}

impl InRound {
    fn add_series(&mut self, series: &Series) {
        match self.series.iter_mut().find(|(known, _)| known == series) {
            Some((_, times)) => *times += 1,
            None => self.series.push((series.clone(), 1)),
        }
    }
}

impl Count {
    fn add(&mut self, state: &MatchState) {
        match state {
            MatchState::Bye | MatchState::NotDue => {}
            MatchState::Undecided | MatchState::Ready { .. } | MatchState::Called { .. } => {
                self.all += 1;
            }
            MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. } => {
                self.all += 1;
                self.live += 1;
            }
            MatchState::Over { .. } | MatchState::Void { .. } => {
                self.all += 1;
                self.over += 1;
            }
        }
    }
}

impl Renderer<'_> {
    pub(super) fn gathering(&self, audience: Audience) -> GatheringView {
        let tournaments = self
            .state
            .tournaments
            .values()
            .filter_map(|found| Some((found.id.0, self.tournament(audience, found)?)))
            .collect();
        GatheringView {
            name: self.state.name.clone(),
            tournaments,
        }
    }

    fn tournament(&self, audience: Audience, found: &Tournament) -> Option<TournamentView> {
        let stages: Vec<&Stage> = found
            .stages
            .iter()
            .filter_map(|id| self.visible(audience, *id))
            .collect();
        if audience != Audience::Desk && stages.is_empty() {
            return None;
        }
        let mut count = Count::default();
        for stage in &stages {
            for found in self.state.matches_of(stage) {
                if Self::shows(audience, stage, found.node) {
                    count.add(&found.state);
                }
            }
        }
        let phase = match stages.last() {
            None => Phase::Setup,
            Some(stage) if !stage.is_published() => Phase::Drawn,
            Some(stage)
                if self.state.is_stage_over(stage.id)
                    && found.stages.len() >= found.format.stages.len() =>
            {
                Phase::Over
            }
            Some(_) if count.live + count.over > 0 => Phase::Running,
            Some(_) => Phase::Published,
        };
        Some(TournamentView {
            id: found.id.0,
            name: found.name.clone(),
            title: found.title.clone(),
            format: (&found.format).into(),
            confirmation: super::life::confirmation(found.confirmation),
            entrants: u32::try_from(found.entrants.len()).unwrap_or(u32::MAX),
            closing: crate::closing::head(self.state, found.id),
            stages: stages.iter().map(|stage| stage.id.0).collect(),
            phase,
            matches: count.all,
            over: count.over,
            live: count.live,
        })
    }

    pub(super) fn entrants(
        &self,
        audience: Audience,
        id: TournamentId,
        part: u32,
    ) -> Option<EntrantsView> {
        let found = self.state.tournaments.get(&id)?;
        let is_public = found
            .stages
            .iter()
            .any(|id| self.visible(audience, *id).is_some());
        if audience != Audience::Desk && !is_public {
            return None;
        }
        let entrants: BTreeMap<u32, _> = (1..)
            .zip(&found.seeding)
            .filter(|(_, id)| id.0 / ENTRANTS_A_TOPIC == part)
            .filter_map(|(seed, id)| {
                let mut view = cards::entrant_view(self.state, found, *id, seed)?;
                if audience == Audience::Desk {
                    view.merit = found.merits.get(id).copied().map(Into::into);
                    if let Some(entrant) = found.entrants.get(id) {
                        view.members = lineups::members(entrant);
                        view.legal = lineups::legal(self.state, entrant);
                    }
                    view.arrived = found
                        .entrants
                        .get(id)
                        .and_then(|entrant| sign_up::arrived(self.state, entrant));
                    let known = self.state.sign_ups.get(&found.id);
                    let came = known.is_some_and(|known| known.by_phone.contains_key(id));
                    view.by_phone = came.then_some(true);
                    view.person = match &found.entrants.get(id)?.roster[..] {
                        [alone] => Some(alone.0),
                        _ => None,
                    };
                    view.captain = found.entrants.get(id)?.captain.map(|person| person.0);
                }
                Some((id.0, view))
            })
            .collect();
        Some(EntrantsView { entrants })
    }

    pub(super) fn stage(&self, audience: Audience, id: StageId) -> Option<StageView> {
        let stage = self.visible(audience, id)?;
        let tournament = self.state.tournaments.get(&stage.tournament)?;
        let last = self.rounds_of(stage);
        let plan = tournament.format.stages.get(usize::from(stage.index));
        let mut rounds: BTreeMap<(Group, u8), InRound> = BTreeMap::new();
        let shown = stage
            .bracket
            .iter()
            .filter(|(id, node)| !node.is_empty() && Self::shows(audience, stage, id.0));
        for (node_id, node) in shown {
            let Some(found) = self.state.matches.get(&stage.match_of(node_id.0)) else {
                continue;
            };
            let round = rounds.entry((node.group.into(), node.round)).or_default();
            round.count.add(&found.state);
            round.last_position = node.position.max(round.last_position);
            if node.is_played() {
                round.add_series(&found.series);
            }
        }
        let rounds = rounds
            .into_iter()
            .map(|((group, round), found)| {
                let InRound {
                    count,
                    last_position,
                    series,
                } = found;
                let usual = series.into_iter().max_by_key(|(_, times)| *times);
                let last = last.get(&group).copied().unwrap_or(round);
                let view = RoundView {
                    group,
                    round,
                    from_end: last.saturating_sub(round),
                    series: usual.map_or_else(
                        || {
                            plan.map_or_else(
                                || (&Series::best_of(1)).into(),
                                |plan| (&plan.series.usual).into(),
                            )
                        },
                        |(series, _)| (&series).into(),
                    ),
                    parts: last_position / MATCHES_A_TOPIC + 1,
                    matches: count.all,
                    over: count.over,
                    live: count.live,
                };
                (format!("{group}/{round}"), view)
            })
            .collect();
        Some(StageView {
            id: id.0,
            tournament: stage.tournament.0,
            published: stage.is_published(),
            index: stage.index,
            name: plan.map_or_else(String::new, |plan| plan.name.clone()),
            kind: (&stage.format).into(),
            groups: u8::try_from(stage.groups.len()).unwrap_or(u8::MAX),
            hidden: audience == Audience::Desk && !stage.is_wholly_published(),
            pairable: audience == Audience::Desk && self.is_pairable(stage),
            adjusted: adjusted(stage),
            ruled: by_ruling(stage),
            order: Self::order(audience, stage)
                .into_iter()
                .map(Into::into)
                .collect(),
            ties: self.ties(audience, stage),
            entrants: u32::try_from(stage.seeding.len()).unwrap_or(u32::MAX),
            format: (&tournament.format).into(),
            rounds,
            over: self.state.is_stage_over(id),
            waves: waves(stage),
            times: Some(stage.times.iter().map(Into::into).collect::<Vec<Timed>>())
                .filter(|times| !times.is_empty()),
            moves: (audience == Audience::Desk)
                .then(|| moves(stage))
                .filter(|moves| !moves.is_empty()),
            replaced: (audience == Audience::Desk)
                .then(|| replaced(stage))
                .filter(|pairs| !pairs.is_empty()),
            mates: (audience == Audience::Desk && !stage.is_published())
                .then(|| self.state.mates(stage).into_iter().map(mates).collect())
                .filter(|mates: &Vec<MatesView>| !mates.is_empty()),
        })
    }

    pub(super) fn standing(
        &self,
        audience: Audience,
        id: StageId,
        part: u32,
    ) -> Option<StandingView> {
        let stage = self.visible(audience, id)?;
        let rows = (0..)
            .zip(self.standing_rows(audience, stage).iter().cloned())
            .filter(|(row, _)| row / ROWS_A_TOPIC == part)
            .collect();
        Some(StandingView { rows })
    }

    /// Whether anybody but the desk may see a match.
    pub(super) fn is_public(&self, id: MatchId) -> bool {
        self.state.stage_of(id).is_some_and(Stage::is_published)
    }
}

/// The first and the last group of each wave; none where all groups play at once.
fn waves(stage: &Stage) -> Option<Vec<(u8, u8)>> {
    let mut waves: BTreeMap<u8, (u8, u8)> = BTreeMap::new();
    for group in (1..).take(stage.groups.len()) {
        let wave = stage.wave_of(lanista_domain::Group::Pool(group))?;
        waves.entry(wave).or_insert((group, group)).1 = group;
    }
    Some(waves.into_values().collect())
}

/// Who changed places by hand, and who will.
fn moves(stage: &Stage) -> Vec<MoveView> {
    let view = |moved: &Move, planned: bool| MoveView {
        one: moved.one.0,
        other: moved.other.0,
        reason: moved.reason.clone(),
        planned,
    };
    let done = stage.moves.iter().map(|moved| view(moved, false));
    let planned = stage.planned.iter().map(|moved| view(moved, true));
    done.chain(planned).collect()
}

/// Who met whom before the last round was paired again.
fn replaced(stage: &Stage) -> Vec<(u32, u32)> {
    let pairs = stage.replaced.iter();
    pairs
        .filter_map(|&(home, away)| Some((stage.entrant(home)?.0, stage.entrant(away)?.0)))
        .collect()
}

fn mates(found: Mates) -> MatesView {
    let (club, group) = match found.of {
        Of::Club(club) => (Some(club), None),
        Of::Group(group) => (None, Some(group)),
    };
    MatesView {
        match_id: found.match_id.0,
        club,
        group,
        because: match found.because {
            Because::TooMany { count, pairs } => BecauseView::TooMany { count, pairs },
            Because::Seeding => BecauseView::Seeding,
            Because::Places => BecauseView::Places,
            Because::ByHand => BecauseView::ByHand,
        },
    }
}
