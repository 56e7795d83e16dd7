//! What happens to stages: drawn, paired, published, ruled on, left.

use super::draw::Drawn;
use crate::entrant::Gone;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId};
use crate::stage::{Adjusted, Move, Publication};
use crate::step::Cell;

impl Gathering {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whoever calls this sends events about stages alone"
    )]
    pub(super) fn evolve_stage(&mut self, event: &Event, at: At) {
        match event {
            Event::StageDrawn {
                tournament,
                stage,
                index,
                first_match,
                plan,
                seeding,
                lower,
            } => {
                let made = Drawn {
                    tournament: *tournament,
                    stage: *stage,
                    index: *index,
                    first_match: *first_match,
                    lower: *lower,
                };
                self.draw(&made, plan, seeding, at);
            }
            Event::RoundPaired { stage, round } => self.pair(*stage, round, at),
            Event::RoundDiscarded { stage, round } => self.discard_round(*stage, *round),
            Event::SeedsSwapped {
                stage,
                one,
                other,
                reason,
            } => {
                self.swap_seeds(*stage, *one, *other);
                if let Some(found) = self.stages.get_mut(stage) {
                    found.moves.push(moved(*one, *other, reason));
                }
            }
            Event::MovePlanned {
                stage,
                one,
                other,
                reason,
            } => {
                self.touch(Cell::Planned(*stage));
                if let Some(found) = self.stages.get_mut(stage) {
                    found.planned.push(moved(*one, *other, reason));
                }
            }
            Event::MovesDropped { stage } => {
                self.touch(Cell::Planned(*stage));
                if let Some(found) = self.stages.get_mut(stage) {
                    found.planned.clear();
                }
            }
            Event::TimesSet { stage, times } => {
                self.touch(Cell::Times(*stage));
                if let Some(found) = self.stages.get_mut(stage) {
                    for timed in times {
                        found.times.retain(|known| known.of != timed.of);
                        if timed.from.is_some() || timed.until.is_some() {
                            found.times.push(*timed);
                        }
                    }
                    found.times.sort_unstable_by_key(|timed| timed.of);
                }
            }
            Event::PointsAdjusted {
                stage,
                entrant,
                points,
                reason,
            } => {
                self.touch(Cell::Rulings(*stage));
                if let Some(found) = self.stages.get_mut(stage) {
                    found.adjustments.push(Adjusted {
                        entrant: *entrant,
                        points: *points,
                        reason: reason.clone(),
                    });
                }
            }
            Event::TieLotsDrawn { stage, order, .. } => {
                self.touch(Cell::Rulings(*stage));
                if let Some(found) = self.stages.get_mut(stage) {
                    found.lots.clone_from(order);
                }
            }
            Event::TieBreakPaired {
                stage,
                tie_break,
                entrants,
                series,
            } => self.pair_tie_break(*stage, *tie_break, entrants, series, at),
            Event::TieBreakDiscarded { stage, tie_break } => {
                self.discard_tie_break(*stage, *tie_break);
            }
            Event::ResultsVoided { stage, entrant } => {
                self.touch(Cell::Rulings(*stage));
                if let Some(found) = self.stages.get_mut(stage)
                    && !found.is_voided(*entrant)
                {
                    found.voided.push(*entrant);
                }
            }
            Event::EnteredLate {
                stage,
                entrant,
                heat,
            } => self.let_in_late(*stage, *entrant, *heat),
            Event::EntrantLeft {
                tournament,
                entrant,
                disqualified,
                reason,
            } => {
                self.touch(Cell::Entrant(*tournament, *entrant));
                let found = self.tournaments.get_mut(tournament);
                if let Some(found) = found.and_then(|found| found.entrants.get_mut(entrant)) {
                    found.gone = Some(Gone {
                        at,
                        disqualified: *disqualified,
                        reason: reason.clone(),
                    });
                }
            }
            Event::DrawDiscarded { stage } => self.discard(*stage),
            Event::StagePublished { stage } => {
                self.touch(Cell::Stage(*stage));
                self.touch(Cell::Planned(*stage));
                if let Some(found) = self.stages.get_mut(stage) {
                    if !found.is_published() {
                        found.publication = Publication::Published { at };
                    }
                    found.shown = u32::try_from(found.bracket.nodes.len()).unwrap_or(u32::MAX);
                    found.planned.clear();
                    found.replaced.clear();
                }
            }
            _ => {}
        }
    }
}

fn moved(one: EntrantId, other: EntrantId, reason: &str) -> Move {
    Move {
        one,
        other,
        reason: reason.into(),
    }
}
