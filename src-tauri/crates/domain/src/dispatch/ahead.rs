//! What hangs on a match: the longest row of matches that can only be played after it.

use super::Lengths;
use crate::bracket::Kind;
use crate::contest::{Match, MatchState};
use crate::format::{Intake, StageFormat, StagePlan};
use crate::gathering::Gathering;
use crate::ids::EntrantId;
use crate::stage::Stage;
use crate::tournament::Tournament;
use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

/// The longest row of matches from one on, itself included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ahead {
    /// How long they take one after the other, in milliseconds.
    pub millis: u64,
    /// How many they are.
    pub matches: u32,
}

impl Ahead {
    const fn one(millis: u64) -> Self {
        Self { millis, matches: 1 }
    }

    const fn times(self, count: u32) -> Self {
        Self {
            millis: self.millis.saturating_mul(count as u64),
            matches: self.matches.saturating_mul(count),
        }
    }

    const fn then(self, next: Self) -> Self {
        Self {
            millis: self.millis.saturating_add(next.millis),
            matches: self.matches.saturating_add(next.matches),
        }
    }
}

impl Gathering {
    /// For each node of a stage what hangs on it, to the end of its tournament.
    pub(super) fn ways_ahead(&self, stage: &Stage, lengths: &Lengths) -> Vec<Ahead> {
        let after = self
            .tournaments
            .get(&stage.tournament)
            .map_or_else(Ahead::default, |found| later(found, stage, lengths));
        let own: Vec<Ahead> = stage
            .matches()
            .map(|id| match self.matches.get(&id) {
                Some(found) if is_to_play(found) => {
                    Ahead::one(lengths.expect(stage.tournament, &found.series))
                }
                Some(_) | None => Ahead::default(),
            })
            .collect();
        match &stage.format {
            StageFormat::RoundRobin { .. } => self.loads(stage, &own, after),
            StageFormat::Swiss { .. } => {
                let nodes = stage.bracket.nodes.iter().zip(own);
                nodes
                    .map(|(node, own)| {
                        let rounds = u32::from(stage.rounds_after(node.round));
                        own.then(own.times(rounds)).then(after)
                    })
                    .collect()
            }
            StageFormat::Bracket { .. }
            | StageFormat::Stepladder {}
            | StageFormat::Hill { .. }
            | StageFormat::Gsl { .. }
            | StageFormat::FreeForAll { .. }
            | StageFormat::TimeTrial { .. } => along(stage, &own, after),
        }
    }

    /// Where everybody meets everybody, as much hangs on a match as the busier of the two still has to play.
    fn loads(&self, stage: &Stage, own: &[Ahead], after: Ahead) -> Vec<Ahead> {
        let mut loads: BTreeMap<EntrantId, Ahead> = BTreeMap::new();
        let nodes = || stage.matches().zip(own);
        for (id, own) in nodes() {
            for entrant in self
                .matches
                .get(&id)
                .into_iter()
                .flat_map(super::people::entrants)
            {
                let load = loads.entry(entrant).or_default();
                *load = load.then(*own);
            }
        }
        nodes()
            .map(|(id, own)| {
                let entrants = self
                    .matches
                    .get(&id)
                    .into_iter()
                    .flat_map(super::people::entrants);
                let busier = entrants.filter_map(|entrant| loads.get(&entrant)).max();
                busier.copied().unwrap_or(*own).then(after)
            })
            .collect()
    }
}

/// Along the arrows of a bracket: results flow only from smaller to larger nodes.
fn along(stage: &Stage, own: &[Ahead], after: Ahead) -> Vec<Ahead> {
    let mut ways = vec![Ahead::default(); own.len()];
    for (at, node) in stage.bracket.nodes.iter().enumerate().rev() {
        let next = [node.winner_to, node.loser_to]
            .into_iter()
            .flatten()
            .filter_map(|(next, _)| ways.get(next.0 as usize).copied())
            .max()
            .unwrap_or(after);
        let own = own.get(at).copied().unwrap_or_default();
        if let Some(way) = ways.get_mut(at) {
            *way = own.then(next);
        }
    }
    ways
}

/// Whether somebody still plays it.
const fn is_to_play(found: &Match) -> bool {
    match found.state {
        MatchState::Undecided
        | MatchState::Ready { .. }
        | MatchState::Called { .. }
        | MatchState::Live { .. }
        | MatchState::Held { .. } => true,
        MatchState::Bye
        | MatchState::NotDue
        | MatchState::Reported { .. }
        | MatchState::Disputed { .. }
        | MatchState::Over { .. }
        | MatchState::Void { .. } => false,
    }
}

/// What comes after a stage in its tournament, by the rounds of its plans.
pub(super) fn later(tournament: &Tournament, stage: &Stage, lengths: &Lengths) -> Ahead {
    let plans = tournament.format.stages.iter().enumerate();
    plans
        .skip(usize::from(stage.index) + 1)
        .map(|(_, plan)| {
            let a_match = Ahead::one(lengths.expect(tournament.id, &plan.series.usual));
            a_match.times(rounds(plan, field(tournament, plan)))
        })
        .fold(Ahead::default(), Ahead::then)
}

/// How many come into a stage that is not drawn yet.
fn field(tournament: &Tournament, plan: &StagePlan) -> u32 {
    let all = u32::try_from(tournament.entrants.len()).unwrap_or(u32::MAX);
    match &plan.intake {
        Intake::Field {} => all,
        Intake::Places { takes } => {
            let count = takes.iter().map(|take| {
                let from = tournament.format.stages.get(usize::from(take.from));
                let groups = from.map_or(1, |from| u32::from(from.format.groups()));
                let places = u32::from(take.last.saturating_sub(take.first)) + 1;
                let most = take.best.map_or(u32::MAX, u32::from);
                (places * groups).min(most)
            });
            count.sum::<u32>().min(all)
        }
    }
}

/// How many matches somebody who goes all the way plays one after the other.
fn rounds(plan: &StagePlan, field: u32) -> u32 {
    let a_group = |groups: u8| field.div_ceil(u32::from(groups.max(1))).max(2);
    let halvings = |count: u32| count.next_power_of_two().trailing_zeros();
    match &plan.format {
        StageFormat::Bracket {
            plan: bracket,
            groups,
            ..
        } => match bracket.kind {
            Kind::Single { .. } => halvings(a_group(*groups)),
            Kind::Double { .. } => 2 * halvings(a_group(*groups)),
        },
        StageFormat::Stepladder {} => field.saturating_sub(1),
        StageFormat::Hill { rule } => rule.most_matches.min(field),
        StageFormat::Gsl { .. } => 3,
        StageFormat::RoundRobin { groups, legs, .. } => u32::from(*legs) * (a_group(*groups) - 1),
        StageFormat::Swiss { until, .. } => until.most_rounds(),
        StageFormat::FreeForAll { .. } | StageFormat::TimeTrial { .. } => 1,
    }
}
