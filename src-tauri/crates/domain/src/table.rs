//! Tables: from the matches of a stage to the standings of its groups, and to those who go on.
//!
//! **The best of all groups** ("the four best thirds"). Those of one place are compared by the points and criteria of the
//! table, of the results that count. Where groups are of different size, results against those placed beyond the size of
//! the smallest group that has the place are left out, so that all are compared by as many matches. Criteria that look
//! at meetings of the tied find nothing to compare, for nobody of two groups has met; what officials gave or took counts;
//! lots part the rest, once they are drawn. Source: the ranking of runners-up in UEFA's European Qualifiers, where
//! groups of five and of six are compared without the results against the sixth.

mod across;
mod advance;
mod apart;
mod fate;
mod forecast;
mod heats;
mod mates;
mod outlook;
mod reach;
mod ties;
mod ways;

pub(crate) use advance::Comers;
pub use fate::Fate;
pub use forecast::{Forecast, Needs, Places, Prospect};
pub use mates::{Because, Mates, Of};
pub use outlook::Outlook;
pub use ties::{Stakes, Tie};

use crate::bracket::{Group, Node, Origin};
use crate::contest::{Ending, Match, Outcome};
use crate::format::StageFormat;
use crate::gathering::Gathering;
use crate::ids::EntrantId;
use crate::side::{BySide, Side};
use crate::stage::Stage;
use crate::standings::{
    Adjustment, ByeKind, Criterion, Entry, Games, Ledger, Missing, Parting, Row, Score, TieBreak,
    Value, Verdict, standings,
};
use alloc::vec;
use alloc::vec::Vec;

impl Gathering {
    /// What each round of a stage brought each of its entrants, by seed.
    #[must_use]
    pub fn ledger(&self, stage: &Stage, group: Option<u8>) -> Option<Ledger> {
        self.ledger_of(stage, group, |node| {
            group.is_none_or(|group| node.group == Group::Pool(group))
        })
    }

    /// The same with the matches that count alone; of one group, or of all.
    fn ledger_of(
        &self,
        stage: &Stage,
        group: Option<u8>,
        counts: impl Fn(&Node) -> bool,
    ) -> Option<Ledger> {
        let scheme = stage.format.table()?.points;
        let entrants = u32::try_from(stage.seeding.len()).unwrap_or(u32::MAX);
        let mut ledger = Ledger::new(entrants, scheme);
        for (found, node) in self.matches_of(stage).zip(&stage.bracket.nodes) {
            let is_void = stage.voided.iter().any(|&id| found.side_of(id).is_some());
            if !counts(node) || is_void || node.tie_break().is_some() {
                continue;
            }
            if let Some(entry) = entry(stage, found, node) {
                // Nobody has two appearances in a round: the draw gives each seed one node.
                let _written = ledger.record(u32::from(node.round), &entry);
            }
        }
        self.lay_absences(stage, &mut ledger);
        self.lay_tie_breaks(stage, &mut ledger);
        leave_out(stage, group, &mut ledger);
        for adjusted in &stage.adjustments {
            if let Some(seed) = stage.seed(adjusted.entrant) {
                let _written = ledger.adjust(Adjustment {
                    seed,
                    points: adjusted.points,
                    reason: adjusted.reason.clone(),
                });
            }
        }
        Some(ledger)
    }

    /// Writes down the tie-breaks that are over: half a tie-break parts nobody.
    fn lay_tie_breaks(&self, stage: &Stage, ledger: &mut Ledger) {
        for number in 1..=stage.tie_breaks() {
            let played: Vec<&Match> = stage
                .of_tie_break(number)
                .filter_map(|id| self.matches.get(&id))
                .collect();
            if played.iter().any(|found| found.outcome().is_none()) {
                continue;
            }
            for found in played {
                let seed = |side| stage.seed(found.entrant(side)?);
                let outcome = found.outcome();
                if let (
                    Some(home),
                    Some(away),
                    Some(Outcome {
                        winner: Some(winner),
                        score,
                        ending,
                        ..
                    }),
                ) = (seed(Side::Home), seed(Side::Away), outcome)
                {
                    let difference = match ending {
                        Ending::Played | Ending::Retirement => {
                            score[winner].saturating_sub(score[winner.other()])
                        }
                        Ending::Walkover | Ending::Forfeit | Ending::Disqualified => 0,
                    };
                    let _written = ledger.record_tie_break(TieBreak {
                        number,
                        seeds: BySide::new(home, away),
                        winner,
                        difference,
                    });
                }
            }
        }
    }

    /// Writes down the rounds that were paired without somebody, and who has left.
    fn lay_absences(&self, stage: &Stage, ledger: &mut Ledger) {
        let entrants = self
            .tournaments
            .get(&stage.tournament)
            .map(|found| &found.entrants);
        for (seed, id) in (1..).zip(&stage.seeding) {
            let mut last = 0;
            for paired in &stage.paired {
                let round = u32::from(paired.round);
                if paired.pairing.seeds().any(|known| known == seed) {
                    last = round;
                } else if self.fate(stage, seed) == Fate::Open {
                    let absent = Entry::bye(seed, ByeKind::Absent);
                    let _written = ledger.record(round, &absent);
                }
            }
            let has_left = entrants
                .is_some_and(|known| known.get(id).is_some_and(|found| found.gone.is_some()));
            if has_left {
                let _written = ledger.withdraw(seed, last);
            }
        }
    }

    /// The standings of each group of a stage, the first group first; none where the stage has no table. Whose
    /// results are void stands last, behind all others.
    #[must_use]
    pub fn tables(&self, stage: &Stage) -> Vec<Vec<Row>> {
        match &stage.format {
            StageFormat::FreeForAll { rule, .. } => return self.heats_ranked(stage, rule),
            StageFormat::TimeTrial { measure, .. } => return self.trial_ranked(stage, *measure),
            StageFormat::Bracket { .. }
            | StageFormat::Stepladder {}
            | StageFormat::Hill { .. }
            | StageFormat::Gsl { .. }
            | StageFormat::RoundRobin { .. }
            | StageFormat::Swiss { .. } => {}
        }
        let mut order = stage.order();
        // What nothing else parts, lots do once they are drawn.
        if !stage.lots.is_empty() && !order.contains(&Criterion::Lots) {
            order.push(Criterion::Lots);
        }
        self.tables_by(stage, order)
    }

    /// The standings of each group by these criteria.
    fn tables_by(&self, stage: &Stage, order: Vec<Criterion>) -> Vec<Vec<Row>> {
        let width = order.len();
        let chain = stage.format.table().map(|table| table.chain_of(order));
        let Some(Ok(chain)) = chain else {
            return Vec::new();
        };
        (1..)
            .zip(&stage.groups)
            .filter_map(|(number, group)| {
                let ledger = self.ledger(stage, Some(number))?;
                let mut rows = standings(ledger, chain.clone(), &stage.lots);
                let last = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
                let is_void =
                    |seed: &&u32| stage.entrant(**seed).is_some_and(|id| stage.is_voided(id));
                rows.extend(
                    group
                        .iter()
                        .filter(is_void)
                        .zip(0..)
                        .map(|(&seed, at)| Row {
                            seed,
                            rank: last,
                            values: vec![Value::NotNeeded; width],
                            parting: if at == 0 {
                                Parting::Void
                            } else {
                                Parting::Tied
                            },
                        }),
                );
                Some(rows)
            })
            .collect()
    }

    /// Rank and entrant of each group, the best first; who has left the tournament goes on nowhere.
    fn ranks(&self, stage: &Stage) -> Vec<Vec<(u32, EntrantId)>> {
        let is_here = |(_, entrant): &(u32, EntrantId)| {
            self.entrant(stage.tournament, *entrant)
                .is_some_and(|found| found.gone.is_none())
        };
        let mut groups = self.ranks_of_all(stage);
        for group in &mut groups {
            group.retain(is_here);
        }
        groups
    }

    pub(crate) fn ranks_of_all(&self, stage: &Stage) -> Vec<Vec<(u32, EntrantId)>> {
        if stage.format.is_ranked() {
            let entrant = |row: &Row| Some((row.rank, stage.entrant(row.seed)?));
            return self
                .tables(stage)
                .iter()
                .map(|rows| rows.iter().filter_map(entrant).collect())
                .collect();
        }
        let placings = self.placings(stage.id);
        stage
            .groups
            .iter()
            .map(|group| {
                let mut ranks: Vec<(u32, EntrantId)> = placings
                    .iter()
                    .filter(|row| group.contains(&row.seed))
                    .map(|row| (row.place.unwrap_or(u32::MAX), row.entrant))
                    .collect();
                ranks.sort_by_key(|(rank, _)| *rank);
                ranks
            })
            .collect()
    }
}

/// Who is not ranked in this ledger: those of other groups, and those whose results are void.
fn leave_out(stage: &Stage, group: Option<u8>, ledger: &mut Ledger) {
    let of_group = group.and_then(|group| stage.groups.get(usize::from(group).wrapping_sub(1)));
    for (seed, &entrant) in (1..).zip(&stage.seeding) {
        let is_other = group.is_some() && of_group.is_none_or(|group| !group.contains(&seed));
        if is_other || stage.is_voided(entrant) {
            let _known = ledger.leave_out(seed);
        }
    }
}

/// What a match brought its entrants, once it is over.
fn entry(stage: &Stage, found: &Match, node: &Node) -> Option<Entry> {
    let seed = |side: Side| match node.slots[side] {
        Origin::Seed(seed) => Some(seed),
        Origin::Bye | Origin::WinnerOf(_) | Origin::LoserOf(_) | Origin::Heat(_) => None,
    };
    let home = seed(Side::Home)?;
    let Some(away) = seed(Side::Away) else {
        let is_bye = node.slots.away == Origin::Bye && stage.is_paired();
        return is_bye.then_some(Entry::Bye {
            seed: home,
            bye: ByeKind::Pairing,
        });
    };
    let outcome = found.outcome()?;
    let seeds = BySide::new(home, away);
    // Whoever leaves during play keeps the games that were finished.
    let counts = outcome.ending == Ending::Played
        || (outcome.ending == Ending::Retirement && !found.is_unplayed());
    if !counts {
        let missing = outcome
            .winner
            .map_or(Missing::Both, |side| Missing::One(side.other()));
        return Some(Entry::Forfeit { seeds, missing });
    }
    let score = Score::new(i32::from(outcome.score.home), i32::from(outcome.score.away));
    let games = if found.series.counts_points() || found.games.is_empty() {
        Games::of_score(score)
    } else {
        let won = |side: Side| {
            let won = found
                .games
                .iter()
                .filter(|game| game.winner == Some(side))
                .count();
            u16::try_from(won).unwrap_or(u16::MAX)
        };
        Games::new(won(Side::Home), 0, won(Side::Away))
    };
    Some(Entry::Game {
        seeds,
        score,
        games,
        verdict: match outcome.winner {
            Some(Side::Home) => Verdict::Won,
            Some(Side::Away) => Verdict::Lost,
            None => Verdict::Drawn,
        },
    })
}
