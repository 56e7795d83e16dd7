//! Heats ranked: from the games of many to the standings, while they are played and after.

use crate::contest::Match;
use crate::format::{HeatRule, Measure, StageFormat};
use crate::free_for_all::Tally;
use crate::gathering::Gathering;
use crate::heat::places;
use crate::ids::EntrantId;
use crate::stage::Stage;
use crate::standings::{Criterion, Fraction, Parting, Row, Value};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Ordering;

impl Gathering {
    /// Who stands first in a heat as it is now, the first first, at most so many; whoever has nothing leads nobody.
    #[must_use]
    pub fn leaders(&self, stage: &Stage, found: &Match, most: usize) -> Vec<EntrantId> {
        let rows = match &stage.format {
            StageFormat::FreeForAll { rule, .. } => heat_ranked(stage, rule, found),
            StageFormat::TimeTrial { measure, .. } => trial_ranked(stage, *measure, [found]),
            StageFormat::Bracket { .. }
            | StageFormat::Stepladder {}
            | StageFormat::Hill { .. }
            | StageFormat::Gsl { .. }
            | StageFormat::RoundRobin { .. }
            | StageFormat::Swiss { .. } => Vec::new(),
        };
        let nothing = Value::Number(Fraction::ZERO);
        rows.iter()
            .filter(|row| {
                let counts = |value: &&Value| **value != Value::NotNeeded && **value != nothing;
                row.values.first().is_some_and(|first| counts(&first))
            })
            .take(most)
            .filter_map(|row| stage.entrant(row.seed))
            .collect()
    }

    /// The table of each heat, by points for placings and kills.
    pub(super) fn heats_ranked(&self, stage: &Stage, rule: &HeatRule) -> Vec<Vec<Row>> {
        self.matches_of(stage)
            .map(|found| heat_ranked(stage, rule, found))
            .collect()
    }

    /// The rank of each seed among the contenders of all heats, who play equally many games.
    pub(super) fn ranks_of_heats(&self, stage: &Stage, rule: &HeatRule) -> BTreeMap<u32, u32> {
        let all: BTreeMap<u32, Tally> = self
            .matches_of(stage)
            .flat_map(|found| tallies(stage, rule, found))
            .collect();
        let rows = by_tallies(stage, rule, &all);
        rows.into_iter().map(|row| (row.seed, row.rank)).collect()
    }

    /// The table of a time trial: all heats together, by the best attempt of each.
    pub(super) fn trial_ranked(&self, stage: &Stage, measure: Measure) -> Vec<Vec<Row>> {
        Vec::from([trial_ranked(stage, measure, self.matches_of(stage))])
    }
}

/// The table of one heat.
fn heat_ranked(stage: &Stage, rule: &HeatRule, found: &Match) -> Vec<Row> {
    by_tallies(stage, rule, &tallies(stage, rule, found))
}

/// Ranks whoever gathered this.
fn by_tallies(stage: &Stage, rule: &HeatRule, tallies: &BTreeMap<u32, Tally>) -> Vec<Row> {
    let value = |seed: u32, criterion: Criterion| {
        tallies
            .get(&seed)
            .map_or(Value::NotNeeded, |tally| of_tally(criterion, tally))
    };
    ranked(tallies.keys().copied(), &rule.order, &stage.lots, value)
}

/// What each contender of a heat has gathered, by seed.
fn tallies(stage: &Stage, rule: &HeatRule, found: &Match) -> BTreeMap<u32, Tally> {
    let Some((entrants, games)) = found.heat() else {
        return BTreeMap::new();
    };
    let mut tallies: BTreeMap<u32, Tally> = entrants
        .iter()
        .filter_map(|&entrant| Some((stage.seed(entrant)?, Tally::default())))
        .collect();
    for game in games.iter().filter(|game| !game.is_empty()) {
        for tally in tallies.values_mut() {
            tally.last = None;
        }
        for (place, finish) in places(game).into_iter().zip(game) {
            let seed = stage.seed(finish.entrant);
            if let Some(tally) = seed.and_then(|seed| tallies.get_mut(&seed)) {
                tally.take_or_leave(place, finish.mark, &rule.points);
            }
        }
    }
    for adjusted in &stage.adjustments {
        let seed = stage.seed(adjusted.entrant);
        if let Some(tally) = seed.and_then(|seed| tallies.get_mut(&seed)) {
            tally.points = tally.points.saturating_add(i64::from(adjusted.points));
        }
    }
    tallies
}

/// The table of these heats of a time trial.
fn trial_ranked<'a>(
    stage: &Stage,
    measure: Measure,
    heats: impl IntoIterator<Item = &'a Match>,
) -> Vec<Row> {
    let mut marks: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (entrants, games) in heats.into_iter().filter_map(Match::heat) {
        for &entrant in entrants {
            if let Some(seed) = stage.seed(entrant) {
                marks.entry(seed).or_default();
            }
        }
        for finish in games.iter().flatten() {
            let seed = stage.seed(finish.entrant);
            if let Some(attempts) = seed.and_then(|seed| marks.get_mut(&seed)) {
                attempts.push(finish.mark);
            }
        }
    }
    for attempts in marks.values_mut() {
        attempts.sort_unstable();
        if measure == Measure::Score {
            attempts.reverse();
        }
    }
    let value = |seed: u32, criterion: Criterion| {
        let is_next = matches!(criterion, Criterion::NextTime | Criterion::NextScore);
        let attempts = marks.get(&seed);
        match (
            attempts.and_then(|marks| marks.get(usize::from(is_next))),
            measure,
        ) {
            (None, _) => Value::NotNeeded,
            (Some(&milliseconds), Measure::Time) => Value::Time { milliseconds },
            (Some(&score), Measure::Score) => Value::Number(Fraction::whole(i64::from(score))),
        }
    };
    let seeds = marks.keys().copied();
    ranked(seeds, measure.criteria(), &stage.lots, value)
}

fn of_tally(criterion: Criterion, tally: &Tally) -> Value {
    let place = |place: Option<u32>| {
        place.map_or(Value::NotNeeded, |place| {
            Value::Number(Fraction::whole(i64::from(place)))
        })
    };
    match criterion {
        Criterion::Points => Value::Number(Fraction::whole(tally.points)),
        Criterion::Wins => Value::Number(Fraction::whole(i64::from(tally.wins))),
        Criterion::Kills => Value::Number(Fraction::whole(i64::from(tally.kills))),
        Criterion::BestFinish => place(tally.best),
        Criterion::LastFinish => place(tally.last),
        Criterion::WinsPlayed
        | Criterion::ScoreDifference
        | Criterion::ScoreFor
        | Criterion::GameDifference
        | Criterion::HeadToHead
        | Criterion::DirectEncounter
        | Criterion::Buchholz
        | Criterion::BuchholzCut1
        | Criterion::BuchholzCut2
        | Criterion::BuchholzMedian
        | Criterion::SonnebornBerger
        | Criterion::Progressive
        | Criterion::Koya
        | Criterion::ForeBuchholz
        | Criterion::MatchWinPercentage
        | Criterion::GameWinPercentage
        | Criterion::OpponentsMatchWinPercentage
        | Criterion::OpponentsGameWinPercentage
        | Criterion::ValveDifficulty
        | Criterion::TieBreak
        | Criterion::InitialSeed
        | Criterion::Lots
        | Criterion::BestTime
        | Criterion::NextTime
        | Criterion::BestScore
        | Criterion::NextScore => Value::NotNeeded,
    }
}

/// Puts seeds in order by the criteria; lots that were drawn part whom these leave equal.
fn ranked(
    seeds: impl Iterator<Item = u32>,
    order: &[Criterion],
    lots: &[u32],
    value: impl Fn(u32, Criterion) -> Value,
) -> Vec<Row> {
    let mut chain = order.to_vec();
    if !lots.is_empty() && !chain.contains(&Criterion::Lots) {
        chain.push(Criterion::Lots);
    }
    let number = |number: usize| Value::Number(Fraction::whole(i64::try_from(number).unwrap_or(0)));
    let ask = |seed: u32, criterion: Criterion| {
        if criterion == Criterion::InitialSeed {
            number(seed as usize)
        } else if criterion == Criterion::Lots {
            let place = lots.iter().position(|&known| known == seed);
            place.map_or(Value::NotNeeded, |place| number(place + 1))
        } else {
            value(seed, criterion)
        }
    };
    let mut rows: Vec<Row> = seeds
        .map(|seed| Row {
            seed,
            rank: 1,
            values: chain
                .iter()
                .map(|&criterion| ask(seed, criterion))
                .collect(),
            parting: Parting::First,
        })
        .collect();
    let parts = |one: &Row, other: &Row| {
        let values = one.values.iter().zip(&other.values);
        chain
            .iter()
            .zip(values)
            .map(|(criterion, (one, other))| (*criterion, criterion.compare(one, other)))
            .find(|(_, order)| order.is_ne())
    };
    rows.sort_by(|one, other| {
        let by = parts(one, other).map_or(Ordering::Equal, |(_, order)| order);
        by.then(one.seed.cmp(&other.seed))
    });
    let partings: Vec<Option<Criterion>> = rows
        .windows(2)
        .map(|pair| parts(&pair[0], &pair[1]).map(|(criterion, _)| criterion))
        .collect();
    let mut rank = 1;
    for ((at, row), parting) in (2..).zip(rows.iter_mut().skip(1)).zip(partings) {
        if parting.is_some() {
            rank = at;
        }
        row.rank = rank;
        row.parting = parting.map_or(Parting::Tied, Parting::By);
    }
    rows
}
