//! How the rest of the day will go, with a range: it is played on many times by lot, from the state as it is.
//!
//! [`Day`] is a light copy of what is still to come; [`Day::forecast`] plays it on. How long matches take is learned from
//! those that were played, and how sure that is decides how far the draws lie apart. The same state gives the same
//! forecast: nothing here rolls dice of its own, and a match has the same lots in every forecast, so that what changes
//! between two of them is what happened.

mod day;
mod dice;
mod drawn;
mod fewer;
mod field;
mod hall;
mod learned;
mod play;
mod ranked;
mod speed;

pub use day::Day;
pub use dice::Dice;
pub use fewer::{Fewer, fewer as fewer_games};

use lanista_domain::{At, Group, MatchId, StageId, StationNo, TournamentId};
use play::{Course, How, NEVER, play};
use speed::Speed;
use std::collections::BTreeMap;

/// So often a day is played on, as long as it has no more matches than [`MANY`].
pub const DRAWS: u64 = 200;
/// So often a larger one.
const FEWER_DRAWS: u64 = 60;
/// So many matches make a large day.
const MANY: usize = 3_000;
/// Of all draws, so many end before the early edge, and as many after the late one: four of five lie between.
const EDGE: f64 = 0.1;

/// A moment that is not known, as a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// In one of ten it is earlier.
    pub early: At,
    /// As likely earlier as later.
    pub middle: At,
    /// In one of ten it is later.
    pub late: At,
}

/// Something that has its place on the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which match; none as long as it is not drawn.
    pub match_id: Option<MatchId>,
    /// Of which tournament.
    pub tournament: TournamentId,
    /// Which of its stages, from 0.
    pub index: u8,
    /// In which part of it.
    pub group: Group,
    /// In which round, from 1.
    pub round: u8,
    /// Where; none at the players' own seats.
    pub station: Option<StationNo>,
    /// Whose time it takes, by numbers that say only who is the same.
    pub people: Vec<u32>,
    /// The matches that lead to it and are still to be played.
    pub after: Vec<MatchId>,
    /// When it is or was called.
    pub begins: At,
    /// When it ends.
    pub ends: At,
}

/// How the rest of the day will go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// As of when.
    pub at: At,
    /// When tournaments end.
    pub tournaments: BTreeMap<TournamentId, Span>,
    /// When all of them do; none where nothing is left to play.
    pub day: Option<Span>,
    /// When matches are called that are not.
    pub calls: BTreeMap<MatchId, Span>,
    /// One way in which the day may go, near the middle of all: where and when each match is played.
    pub plan: Vec<Planned>,
}

impl Day {
    /// How the day will go.
    #[must_use]
    pub fn forecast(&self) -> Forecast {
        let draws = if self.jobs.len() > MANY {
            FEWER_DRAWS
        } else {
            DRAWS
        };
        self.forecast_by(draws)
    }

    /// The same by so many draws.
    #[must_use]
    pub fn forecast_by(&self, draws: u64) -> Forecast {
        let mut told = Forecast {
            at: At(self.at),
            tournaments: BTreeMap::new(),
            day: None,
            calls: BTreeMap::new(),
            plan: Vec::new(),
        };
        if self.is_over() {
            return told;
        }
        let (speed, order) = (self.speed(), self.order());
        let mut ends: Vec<Vec<u64>> = vec![Vec::new(); self.owners.len()];
        let mut whole: Vec<u64> = Vec::new();
        let mut calls: Vec<Vec<u64>> = vec![Vec::new(); self.jobs.len()];
        for draw in 0..draws {
            let how = How::Drawn {
                draw,
                speed: &speed,
            };
            let course = play(self, &order, how);
            for (all, end) in ends.iter_mut().zip(&course.ends) {
                all.extend(Some(*end).filter(|end| *end != NEVER));
            }
            whole.extend(last(&course));
            for (all, call) in calls.iter_mut().zip(&course.calls) {
                all.extend(Some(*call).filter(|call| *call != NEVER));
            }
        }
        for (owner, ends) in self.owners.iter().zip(ends) {
            if let Some(span) = span(ends) {
                told.tournaments.insert(owner.id, span);
            }
        }
        told.day = span(whole);
        for (job, calls) in self.jobs.iter().zip(calls) {
            if let (Some(id), day::Stands::Open, Some(span)) =
                (job.match_id, job.stands, span(calls))
            {
                told.calls.insert(id, span);
            }
        }
        told.plan = self.plan(&speed, &order, told.day);
        told
    }

    fn speed(&self) -> Speed {
        let mut played = self.played.clone();
        Speed::learned(&self.kinds, self.owners.len(), &mut played)
    }

    /// The rank of each match in the order of calls.
    fn order(&self) -> Vec<u32> {
        let mut ranked: Vec<usize> = (0..self.jobs.len()).collect();
        ranked.sort_by_key(|&at| (std::cmp::Reverse(self.jobs[at].ahead), at));
        let mut order = vec![0; ranked.len()];
        for (rank, at) in (0..).zip(ranked) {
            order[at] = rank;
        }
        order
    }

    /// The day as it is most likely, stretched so that it ends in the middle of all draws: where many matches must be
    /// over, the last of them is later than each on its own.
    fn plan(&self, speed: &Speed, order: &[u32], day: Option<Span>) -> Vec<Planned> {
        let how = |times| How::Likely { speed, times };
        let mut course = play(self, order, how(1.0));
        if let (Some(span), Some(ends)) = (day, last(&course)) {
            let should = number(span.middle.0.saturating_sub(self.at));
            let does = number(ends.saturating_sub(self.at)).max(1.0);
            course = play(self, order, how((should / does).clamp(0.8, 1.5)));
        }
        let jobs = self.jobs.iter().enumerate();
        let all = jobs.filter(|(at, _)| course.calls[*at] != NEVER);
        let mut after: Vec<Vec<MatchId>> = vec![Vec::new(); self.jobs.len()];
        for job in &self.jobs {
            for (next, _) in job.feeds.iter().flatten() {
                after[*next as usize].extend(job.match_id);
            }
        }
        all.map(|(at, job)| Planned {
            match_id: job.match_id,
            tournament: self.owners[job.owner].id,
            index: self.phases[job.phase].index,
            group: job.group,
            round: job.round,
            station: course.places[at],
            people: self.people_of(job),
            after: std::mem::take(&mut after[at]),
            begins: At(course.calls[at]),
            ends: At(course.over[at]),
        })
        .collect()
    }

    /// The drawn stage of a match.
    fn stage_of(&self, phase: usize) -> Option<StageId> {
        self.phases.get(phase)?.stage
    }
}

/// When a day ended.
fn last(course: &Course) -> Option<u64> {
    course
        .ends
        .iter()
        .copied()
        .filter(|end| *end != NEVER)
        .max()
}

/// The edges and the middle of what was drawn.
fn span(mut all: Vec<u64>) -> Option<Span> {
    all.sort_unstable();
    let at = |share: f64| {
        let place = (number(all.len() as u64) * share).floor();
        let place = usize::try_from(millis(place)).unwrap_or(0);
        all.get(place.min(all.len().saturating_sub(1)))
            .map(|&at| At(at))
    };
    Some(Span {
        early: at(EDGE)?,
        middle: at(0.5)?,
        late: at(1.0 - EDGE)?,
    })
}

/// Milliseconds as a number to reckon with: days and years are exact.
#[expect(
    clippy::cast_precision_loss,
    reason = "spans of a day are far below 2^52 milliseconds"
)]
const fn number(millis: u64) -> f64 {
    millis as f64
}

/// A number as milliseconds: at least 0, at most a year.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is clamped"
)]
const fn millis(number: f64) -> u64 {
    number.clamp(0.0, 31_557_600_000.0) as u64
}
