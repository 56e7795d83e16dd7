//! What fewer games would save: each round that has not begun, played shorter, with the same lots as before.

use super::day::{Day, Stands};
use super::play::{How, NEVER, play};
use super::speed::Speed;
use lanista_domain::series::Length;
use lanista_domain::{Group, Series, StageId, TournamentId};
use std::collections::BTreeMap;

/// So often each of them is played.
const DRAWS: u64 = 60;

/// A round that could be played with fewer games.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fewer {
    /// Of which tournament.
    pub tournament: TournamentId,
    /// In which stage.
    pub stage: StageId,
    /// In these parts of it; several where a round is that of all groups.
    pub groups: Vec<Group>,
    /// In this round.
    pub round: u8,
    /// How many matches it changes.
    pub matches: u32,
    /// What holds now.
    pub now: Series,
    /// What would hold.
    pub then: Series,
    /// How much earlier its tournament ends on average, in milliseconds.
    pub saves: i64,
    /// How much earlier the day ends.
    pub saves_day: i64,
}

/// The same with two games fewer at most; none where it is a single game, or all games are played.
#[must_use]
pub fn fewer(series: &Series) -> Option<Series> {
    let length = match series.length {
        Length::BestOf { games } if games >= 3 => Length::BestOf { games: games - 2 },
        Length::FirstTo { wins } if wins >= 2 => Length::FirstTo { wins: wins - 1 },
        Length::BestOf { .. }
        | Length::FirstTo { .. }
        | Length::PlayAll { .. }
        | Length::Aggregate { .. } => return None,
    };
    let then = Series {
        length,
        head_start: series.head_start.clone(),
    };
    then.is_sound().then_some(then)
}

impl Day {
    /// What each round that has not begun would save with fewer games, the most first.
    #[must_use]
    pub fn fewer_games(&self) -> Vec<Fewer> {
        let mut found = self.rounds();
        let speed = self.speed();
        let before = self.ends(&speed);
        for (cut, jobs) in &mut found {
            let mut shorter = self.clone();
            for &at in jobs.iter() {
                let owner = shorter.jobs[at].owner;
                let kind = shorter.kind(owner, &cut.then);
                shorter.jobs[at].kind = kind;
                shorter.jobs[at].series.clone_from(&cut.then);
            }
            shorter.rank();
            let after = shorter.ends(&speed);
            let owner = jobs.first().map_or(0, |&at| self.jobs[at].owner);
            cut.saves = saved(&before, &after, |ends| ends[owner]);
            cut.saves_day = saved(&before, &after, |ends| {
                let all = ends.iter().copied().filter(|end| *end != NEVER);
                all.max().unwrap_or(NEVER)
            });
        }
        let mut cuts: Vec<Fewer> = found.into_iter().map(|(cut, _)| cut).collect();
        cuts.sort_by_key(|cut| std::cmp::Reverse((cut.saves_day, cut.saves)));
        cuts
    }

    /// When tournaments end, draw by draw.
    fn ends(&self, speed: &Speed) -> Vec<Vec<u64>> {
        let order = self.order();
        (0..DRAWS)
            .map(|draw| play(self, &order, How::Drawn { draw, speed }).ends)
            .collect()
    }

    /// The rounds of drawn stages that have not begun, with their matches.
    fn rounds(&self) -> Vec<(Fewer, Vec<usize>)> {
        let mut rounds: BTreeMap<(StageId, Option<Group>, u8), Vec<usize>> = BTreeMap::new();
        for (at, job) in self.jobs.iter().enumerate() {
            let (Some(stage), Some(_)) = (self.stage_of(job.phase), job.match_id) else {
                continue;
            };
            if matches!(job.group, Group::TieBreak(_)) {
                continue;
            }
            let group = job.group.part().map(|_| job.group);
            let of_round = rounds.entry((stage, group, job.round)).or_default();
            of_round.push(at);
        }
        let all = rounds.into_iter().filter_map(|((stage, _, round), jobs)| {
            let first = &self.jobs[*jobs.first()?];
            let is_alike = |&at: &usize| {
                let job = &self.jobs[at];
                job.stands == Stands::Open && job.series.length == first.series.length
            };
            if !jobs.iter().all(is_alike) {
                return None;
            }
            let mut groups: Vec<Group> = jobs.iter().map(|&at| self.jobs[at].group).collect();
            groups.sort_unstable();
            groups.dedup();
            let cut = Fewer {
                tournament: self.owners[first.owner].id,
                stage,
                groups,
                round,
                matches: super::day::count(jobs.len()),
                now: first.series.clone(),
                then: fewer(&first.series)?,
                saves: 0,
                saves_day: 0,
            };
            Some((cut, jobs))
        });
        all.collect()
    }
}

/// How much earlier on average, draw by draw.
fn saved(before: &[Vec<u64>], after: &[Vec<u64>], end: impl Fn(&[u64]) -> u64) -> i64 {
    let pairs = before.iter().zip(after);
    let each: Vec<i64> = pairs
        .filter_map(|(before, after)| {
            let (before, after) = (end(before), end(after));
            (before != NEVER && after != NEVER).then(|| before.cast_signed() - after.cast_signed())
        })
        .collect();
    let count = i64::try_from(each.len()).unwrap_or(1).max(1);
    each.iter().sum::<i64>() / count
}
