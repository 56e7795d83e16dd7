//! Tables: the rows of a stage's standings, how its rounds were paired, and what officials gave or took.

use super::Renderer;
use crate::why;
use lanista_domain::bracket::Node;
use lanista_domain::placing::Placing;
use lanista_domain::stage::{StagePart, StandsByRuling};
use lanista_domain::standings::{Criterion, Parting, Row, Value};
use lanista_domain::table::{Fate, Forecast, Prospect, Stakes};
use lanista_domain::{Gathering, Stage};
use lanista_wire::topic::Audience;
use lanista_wire::view::{
    AdjustedView, FateView, NeedsView, ProspectView, RuledPart, RuledView, StakesView, StandingRow,
    TieView,
};
use std::collections::BTreeMap;
use std::rc::Rc;

impl Renderer<'_> {
    /// The rows of a stage in their order, made once per moment.
    pub(super) fn standing_rows(&self, audience: Audience, stage: &Stage) -> Rc<[StandingRow]> {
        let key = (stage.id, audience == Audience::Desk);
        let known = self.standings.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let rows: Rc<[StandingRow]> = self.rows_of_standing(audience, stage).into();
            let mut known = self.standings.borrow_mut();
            known.insert(key, Rc::clone(&rows));
            rows
        })
    }

    fn rows_of_standing(&self, audience: Audience, stage: &Stage) -> Vec<StandingRow> {
        let placings = self.state.placings(stage.id);
        let forecasts = self.foresight.of(self.state, stage);
        let tables = self.state.tables(stage);
        let order = Self::order(audience, stage);
        let all = stage.order();
        let is_shown = |(criterion, _): &(&Criterion, &Value)| order.contains(criterion);
        if tables.is_empty() {
            return placings
                .iter()
                .map(|placing| self.row(stage, placing, &forecasts))
                .collect();
        }
        let by_seed: BTreeMap<u32, &Placing> = placings
            .iter()
            .map(|placing| (placing.seed, placing))
            .collect();
        tables
            .iter()
            .flat_map(|rows| {
                rows.iter().enumerate().filter_map(|(at, row)| {
                    let placing = by_seed.get(&row.seed)?;
                    Some(StandingRow {
                        drawn: Some(placing.drawn),
                        rank: Some(row.rank),
                        // Lots that were drawn beyond the chain part the tied and have no column.
                        values: all
                            .iter()
                            .zip(&row.values)
                            .filter(is_shown)
                            .map(|(_, value)| value.shown())
                            .collect(),
                        decided: rows.get(at + 1).and_then(|next| decided(&order, next)),
                        ..self.row(stage, placing, &forecasts)
                    })
                })
            })
            .collect()
    }

    fn row(&self, stage: &Stage, placing: &Placing, forecasts: &[Forecast]) -> StandingRow {
        let entrant = self.state.entrant(stage.tournament, placing.entrant);
        let forecast = forecasts.get((placing.seed as usize).wrapping_sub(1));
        StandingRow {
            entrant: placing.entrant.0,
            seed: placing.seed,
            place: placing.place,
            won: placing.won,
            lost: placing.lost,
            drawn: None,
            group: placing.group,
            fate: forecast.map_or(FateView::Open, |forecast| fate(forecast.now.fate)),
            possible: forecast.and_then(|forecast| possible(&forecast.now)),
            needs: forecast
                .and_then(|forecast| forecast.needs)
                .map(|needs| NeedsView {
                    match_id: needs.match_id.0,
                    win: prospect(&needs.win),
                    draw: needs.draw.as_ref().map(prospect),
                    loss: prospect(&needs.loss),
                }),
            gone: entrant.is_some_and(|found| found.gone.is_some()),
            void: stage.is_voided(placing.entrant).then_some(true),
            rank: None,
            values: Vec::new(),
            decided: None,
        }
    }

    /// What the table of a stage is ranked by; a tie-break that only the desk sees is the desk's.
    pub(super) fn order(audience: Audience, stage: &Stage) -> Vec<Criterion> {
        let is_seen = stage
            .bracket
            .iter()
            .any(|(id, node)| node.tie_break().is_some() && Self::shows(audience, stage, id.0));
        match stage.format.table() {
            Some(table) if !is_seen => table.order.clone(),
            Some(_) | None => stage.order(),
        }
    }

    /// Who is equal where something rests on it: the desk's business.
    pub(super) fn ties(&self, audience: Audience, stage: &Stage) -> Vec<TieView> {
        let found = self.state.tournaments.get(&stage.tournament);
        let is_last = found.is_some_and(|found| found.stages.last() == Some(&stage.id));
        if audience != Audience::Desk || !is_last {
            return Vec::new();
        }
        let running = !self.state.is_all_over(stage);
        self.state
            .ties(stage)
            .into_iter()
            .filter_map(|tie| {
                Some(TieView {
                    group: tie.group,
                    first: tie.first,
                    last: tie.last,
                    entrants: tie.entrants.iter().map(|id| id.0).collect(),
                    stakes: match tie.stakes {
                        Stakes::Cut => StakesView::Cut,
                        Stakes::Top => StakesView::Top,
                        Stakes::Place => return None,
                    },
                    running,
                })
            })
            .collect()
    }

    /// Whether a round can be paired now: the next one, or the last again while nobody has seen it.
    pub(super) fn is_pairable(&self, stage: &Stage) -> bool {
        let is_unseen = stage.last_round() > 0 && !stage.is_wholly_published();
        stage.is_paired()
            && stage.tie_breaks() == 0
            && (is_unseen || (self.state.is_all_over(stage) && self.state.has_rounds_left(stage)))
    }
}

const fn fate(fate: Fate) -> FateView {
    match fate {
        Fate::Open => FateView::Open,
        Fate::Through => FateView::Through,
        Fate::Out => FateView::Out,
    }
}

fn possible(prospect: &Prospect) -> Option<(u32, u32)> {
    prospect.places.map(|places| (places.best, places.worst))
}

fn prospect(prospect: &Prospect) -> ProspectView {
    ProspectView {
        fate: fate(prospect.fate),
        possible: possible(prospect),
    }
}

/// Why a pair or a bye came out so: the desk's own business.
pub(super) fn why(
    state: &Gathering,
    audience: Audience,
    stage: &Stage,
    node: &Node,
) -> Option<Vec<String>> {
    if audience != Audience::Desk || node.tie_break().is_some() {
        return None;
    }
    let pairing = &stage
        .paired
        .iter()
        .find(|paired| paired.round == node.round)?
        .pairing;
    let name = |seed: u32| {
        stage
            .entrant(seed)
            .and_then(|id| state.entrant(stage.tournament, id))
            .map_or_else(|| format!("seed {seed}"), |found| found.name.clone())
    };
    let words = why::Words::new(&name, stage.format.table()?.points.unit);
    match pairing.pairs.get(node.position as usize) {
        Some(pair) => Some(words.of_pair(pair, &pairing.breaches)),
        None => Some(words.of_bye(pairing.bye.as_ref()?, &pairing.breaches)),
    }
}

/// Which criterion parts a row from the one above it.
fn decided(order: &[Criterion], next: &Row) -> Option<u8> {
    let Parting::By(criterion) = next.parting else {
        return None;
    };
    let at = order.iter().position(|known| *known == criterion)?;
    u8::try_from(at).ok()
}

/// What stands by ruling, for everybody to see: never silently.
pub(super) fn by_ruling(stage: &Stage) -> Option<Vec<RuledView>> {
    let view = |known: &StandsByRuling| {
        let (part, number) = match known.part {
            StagePart::Field {} => (RuledPart::Field, None),
            StagePart::Round { round } => (RuledPart::Round, Some(round)),
            StagePart::TieBreak { number } => (RuledPart::TieBreak, Some(number)),
        };
        RuledView {
            part,
            number,
            reason: known.ruling.reason.clone(),
        }
    };
    let all: Vec<RuledView> = stage.by_ruling.iter().map(view).collect();
    (!all.is_empty()).then_some(all)
}

/// What officials gave or took, as people read it.
pub(super) fn adjusted(stage: &Stage) -> Vec<AdjustedView> {
    let unit = stage.format.unit();
    let shown = |points: i32| {
        let sign = if points < 0 { "−" } else { "+" };
        format!("{sign}{}", why::points(points.abs(), unit))
    };
    stage
        .adjustments
        .iter()
        .map(|adjusted| AdjustedView {
            entrant: adjusted.entrant.0,
            points: shown(adjusted.points),
            reason: adjusted.reason.clone(),
        })
        .collect()
}
