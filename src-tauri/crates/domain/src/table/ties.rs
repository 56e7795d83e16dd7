//! Who is tied: entrants whom a table leaves equal once everything is played, and where that matters.

use crate::format::Intake;
use crate::gathering::Gathering;
use crate::ids::EntrantId;
use crate::stage::Stage;
use crate::standings::{Criterion, Row};
use alloc::vec::Vec;

/// Two or more of one group whom nothing parts. Who has left the tournament is none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The group that they are ranked in, from 1.
    pub group: u8,
    /// The first of the places that they share.
    pub first: u16,
    /// The last of them.
    pub last: u16,
    /// Who, the best seed first.
    pub entrants: Vec<EntrantId>,
    /// What rests on it.
    pub stakes: Stakes,
}

/// What rests on a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stakes {
    /// The line between those who go on and those who do not, or go elsewhere, runs through it.
    Cut,
    /// First place, and no stage follows.
    Top,
    /// Nothing but the place.
    Place,
}

impl Gathering {
    /// Who is tied in a stage with a table, by group and place; nobody before all its rounds are played.
    ///
    /// Where the organiser put the tie-break among the criteria, those after it are not asked: a match comes first.
    #[must_use]
    pub fn ties(&self, stage: &Stage) -> Vec<Tie> {
        if stage.format.table().is_none() || !self.is_played_out(stage) {
            return Vec::new();
        }
        let cuts = self.cuts(stage);
        let mut ties = Vec::new();
        for (group, rows) in (1..).zip(self.tables_by(stage, order_of_ties(stage))) {
            let entrant = |row: &Row| Some((row.rank, stage.entrant(row.seed)?));
            let is_here = |(_, id): &(u32, EntrantId)| {
                self.entrant(stage.tournament, *id)
                    .is_some_and(|found| found.gone.is_none())
            };
            let ranks: Vec<(u32, EntrantId)> =
                rows.iter().filter_map(entrant).filter(is_here).collect();
            let mut first = 1_u16;
            for run in ranks.chunk_by(|left, right| left.0 == right.0) {
                let length = u16::try_from(run.len()).unwrap_or(u16::MAX);
                let last = first.saturating_add(length - 1);
                if length > 1 {
                    ties.push(Tie {
                        group,
                        first,
                        last,
                        entrants: run.iter().map(|&(_, id)| id).collect(),
                        stakes: if cuts.iter().any(|cut| (first..last).contains(cut)) {
                            Stakes::Cut
                        } else if first == 1 && cuts.is_empty() {
                            Stakes::Top
                        } else {
                            Stakes::Place
                        },
                    });
                }
                first = last.saturating_add(1);
            }
        }
        ties
    }

    /// The places of a stage behind which a line is drawn: those up to it go another way than those after it.
    fn cuts(&self, stage: &Stage) -> Vec<u16> {
        let Some(found) = self.tournaments.get(&stage.tournament) else {
            return Vec::new();
        };
        let takes = found
            .format
            .stages
            .iter()
            .flat_map(|plan| match &plan.intake {
                Intake::Places { takes } => takes.as_slice(),
                Intake::Field {} => &[],
            });
        takes
            .filter(|take| take.from == stage.index)
            .flat_map(|take| [take.first - 1, take.last])
            .filter(|&place| place > 0)
            .collect()
    }
}

/// The criteria that must leave entrants equal before they play a tie-break.
fn order_of_ties(stage: &Stage) -> Vec<Criterion> {
    let mut order = stage.order();
    let by_organiser = stage
        .format
        .table()
        .and_then(|table| table.order.iter().position(|it| *it == Criterion::TieBreak));
    if let Some(at) = by_organiser {
        order.truncate(at + 1);
    } else if !stage.lots.is_empty() && !order.contains(&Criterion::Lots) {
        order.push(Criterion::Lots);
    }
    order
}
