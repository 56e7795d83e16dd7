//! The way of one entrant: what was played, what comes, and where they stand, small enough for every phone of the hall.

use super::{Renderer, cards};
use lanista_domain::bracket::NodeId;
use lanista_domain::{EntrantId, Gathering, Match, MatchId, MatchState, Side, Stage, TournamentId};
use lanista_wire::topic::Audience;
use lanista_wire::view::{Comes, FateView, SlotView, StandingRow};
use lanista_wire::way::{MeetsView, WayMatch, WayStage, WayView, Went};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the ways of a stage are made from, found once for all who follow one.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Matches of each entrant, in playing order.
    played: BTreeMap<EntrantId, Vec<MatchId>>,
    /// The row of each entrant in the standing.
    row_of: BTreeMap<u32, usize>,
    /// How many of a group have a placing.
    level: BTreeMap<(u8, u32), u32>,
}

/// Of what is over the latest, and of what comes the next: the document stays below its bound in a league of hundreds.
const LATEST: usize = 40;
const NEXT: usize = 12;

impl Renderer<'_> {
    pub(super) fn way(
        &self,
        audience: Audience,
        id: TournamentId,
        entrant: EntrantId,
    ) -> Option<WayView> {
        let tournament = self.state.tournaments.get(&id)?;
        let known = tournament.entrants.get(&entrant)?;
        let mut over: Vec<(u32, WayMatch)> = Vec::new();
        let mut coming: Vec<(u32, WayMatch)> = Vec::new();
        let mut stages: Vec<WayStage> = Vec::new();
        let mut last: Option<StandingRow> = None;
        let mut is_anywhere = false;
        for stage_id in &tournament.stages {
            let Some(stage) = self.visible(audience, *stage_id) else {
                continue;
            };
            is_anywhere = true;
            let rows = self.standing_rows(audience, stage);
            let index = self.way_index(audience, stage, &rows);
            let Some(row) = index.row_of.get(&entrant.0).and_then(|at| rows.get(*at)) else {
                continue;
            };
            let level = row
                .place
                .and_then(|place| index.level.get(&(row.group, place)).copied());
            stages.push(way_stage(self.state, stage, row, level));
            last = Some(row.clone());
            let own = index.played.get(&entrant).map_or(&[][..], Vec::as_slice);
            for match_id in own {
                let Some(found) = self.state.matches.get(match_id) else {
                    continue;
                };
                if !Self::shows(audience, stage, found.node) {
                    continue;
                }
                let Some(mut view) = way_match(self.state, stage, found, entrant) else {
                    continue;
                };
                view.expected = self.expected(found);
                let is_over = matches!(found.state, MatchState::Over { .. });
                let list = if is_over { &mut over } else { &mut coming };
                list.push((match_id.0, view));
            }
        }
        if !is_anywhere {
            return None;
        }
        let plays_on = last.is_none_or(|row| {
            !coming.is_empty() || row.place.is_none() || row.fate == FateView::Through
        });
        let left_out = over.len().saturating_sub(LATEST);
        let shown = over.into_iter().skip(left_out);
        Some(WayView {
            matches: shown.chain(coming.into_iter().take(NEXT)).collect(),
            earlier: u32::try_from(left_out).ok().filter(|count| *count > 0),
            stages,
            is_in: known.gone.is_none() && plays_on,
        })
    }

    fn way_index(&self, audience: Audience, stage: &Stage, rows: &[StandingRow]) -> Rc<Index> {
        let mut known = self.ways.borrow_mut();
        let found = known
            .entry((stage.id, audience == Audience::Desk))
            .or_insert_with(|| Rc::new(index(self.state, stage, rows)));
        Rc::clone(found)
    }
}

fn index(state: &Gathering, stage: &Stage, rows: &[StandingRow]) -> Index {
    let mut made = Index::default();
    for (at, row) in rows.iter().enumerate() {
        made.row_of.insert(row.entrant, at);
        if let Some(place) = row.place {
            *made.level.entry((row.group, place)).or_default() += 1;
        }
    }
    for id in stage.matches() {
        let Some(found) = state.matches.get(&id) else {
            continue;
        };
        if matches!(found.state, MatchState::Bye | MatchState::NotDue) {
            continue;
        }
        let heat = found.heat().map(|(entrants, _)| entrants.iter().copied());
        let sides = Side::BOTH
            .into_iter()
            .filter_map(|side| found.entrant(side));
        for entrant in heat.into_iter().flatten().chain(sides) {
            made.played.entry(entrant).or_default().push(id);
        }
    }
    made
}

fn way_match(
    state: &Gathering,
    stage: &Stage,
    found: &Match,
    entrant: EntrantId,
) -> Option<WayMatch> {
    let node = stage.bracket.node(NodeId(found.node))?;
    let window = stage.window(node);
    let side = found.side_of(entrant);
    let outcome = found.outcome();
    let score = outcome
        .filter(|outcome| outcome.told.is_score())
        .zip(side)
        .map(|(outcome, side)| (outcome.score[side], outcome.score[side.other()]));
    let went = outcome
        .zip(side)
        .map(|(outcome, side)| match outcome.winner {
            Some(winner) if winner == side => Went::Won,
            Some(_) => Went::Lost,
            None => Went::Drawn,
        });
    Some(WayMatch {
        number: node.number?,
        stage: stage.id.0,
        state: cards::state_view(&found.state),
        meets: meets(state, stage, found, side)?,
        score,
        went,
        station: found.station.map(|station| station.0),
        from: window.from.map(|at| at.0),
        until: window.until.map(|at| at.0),
        expected: None,
    })
}

fn meets(state: &Gathering, stage: &Stage, found: &Match, side: Option<Side>) -> Option<MeetsView> {
    let Some(side) = side else {
        let (entrants, _) = found.heat()?;
        return Some(MeetsView::Many {
            contenders: u32::try_from(entrants.len()).unwrap_or(u32::MAX),
        });
    };
    let other = side.other();
    if let Some(entrant) = found.entrant(other) {
        let known = state.entrant(stage.tournament, entrant);
        return Some(MeetsView::Known {
            name: known.map_or_else(String::new, |known| known.name.clone()),
        });
    }
    let node = stage.bracket.node(NodeId(found.node))?;
    match cards::slot(state, stage, node.slots[other], found.slots()[other]) {
        SlotView::Undecided {
            from: Comes::Winner,
            number,
            ..
        } => Some(MeetsView::Winner { number }),
        SlotView::Undecided { number, .. } => Some(MeetsView::Loser { number }),
        SlotView::Bye | SlotView::Taken { .. } => None,
    }
}

fn way_stage(state: &Gathering, stage: &Stage, row: &StandingRow, level: Option<u32>) -> WayStage {
    let plan = state
        .tournaments
        .get(&stage.tournament)
        .and_then(|owner| owner.format.stages.get(usize::from(stage.index)));
    WayStage {
        stage: stage.id.0,
        name: plan.map_or_else(String::new, crate::sentence::stage_word),
        place: row.place,
        shared: level.filter(|count| *count > 1),
        rank: row.rank,
        possible: row.possible,
        entrants: u32::try_from(stage.seeding.len()).unwrap_or(u32::MAX),
    }
}
