//! What is not drawn yet: Swiss rounds that are paired as they come, and stages that take places of earlier ones.

use super::day::{
    Day, Gate, Job, NOBODY, Phase, Place, Stands, Swiss, Then, Who, count, side_number,
};
use lanista_domain::bracket::{Group, Origin, Part};
use lanista_domain::format::StartIn;
use lanista_domain::ladder::HillRule;
use lanista_domain::stage::layout::{TABLE, lay_out};
use lanista_domain::{
    EntrantId, Gathering, Intake, MatchState, Series, Side, Stage, StageFormat, StagePlan,
    Tournament,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// Adds the rounds that a Swiss stage is still to pair.
pub(super) fn add_rounds_to_come(
    day: &mut Day,
    state: &Gathering,
    stage: &Stage,
    phase: usize,
    entrants: &BTreeMap<EntrantId, u32>,
) {
    let StageFormat::Swiss {
        until, decisive, ..
    } = &stage.format
    else {
        return;
    };
    let Some(tournament) = state.tournaments.get(&stage.tournament) else {
        return;
    };
    let Some(plan) = tournament.format.stages.get(usize::from(stage.index)) else {
        return;
    };
    let last = stage.last_round();
    let owner = day.phases[phase].owner;
    let records = records(state, stage, &day.phases[phase].field, entrants);
    let decisive = decisive.as_ref().map(|series| day.kind(owner, series));
    day.phases[phase].swiss = Some(Swiss {
        goal: *until,
        decisive,
        records,
        first: None,
    });
    let most = day.phases[phase].count / 2;
    let paired = day.phases[phase].jobs.clone();
    let open = paired
        .clone()
        .filter(|&at| day.jobs[at].group == TABLE)
        .collect();
    let series = |round| plan.series.of(TABLE, stage.rounds_after(round)).clone();
    let rounds = last + 1..=stage.format.most_rounds().unwrap_or(0);
    add_rounds(day, phase, rounds, most, open, series);
}

/// Adds rounds of so many matches each, every one of which waits for all of the one before.
fn add_rounds(
    day: &mut Day,
    phase: usize,
    rounds: std::ops::RangeInclusive<u8>,
    most: usize,
    mut before: Vec<usize>,
    series: impl Fn(u8) -> Series,
) {
    for round in rounds {
        let jobs = add_round(day, phase, round, most, &series(round));
        let gate = day.gates.len();
        for &at in &before {
            day.jobs[at].gate = Some(gate);
        }
        day.gates.push(Gate {
            left: count(before.len()),
            then: Then::Round {
                phase,
                round,
                jobs: jobs.clone(),
            },
        });
        before = jobs.collect();
    }
    day.phases[phase].jobs.end = day.jobs.len();
}

fn add_round(day: &mut Day, phase: usize, round: u8, most: usize, series: &Series) -> Range<usize> {
    let first = day.jobs.len();
    for position in 0..most {
        let mut job = planned(day, phase, (TABLE, round), series, count(position));
        job.left = 1;
        day.jobs.push(job);
    }
    first..day.jobs.len()
}

/// A match of which only its place in the plan is known.
fn planned(
    day: &mut Day,
    phase: usize,
    (group, round): (Group, u8),
    series: &Series,
    position: u32,
) -> Job {
    let of = &day.phases[phase];
    let (owner, index) = (of.owner, of.index);
    let tournament = u64::from(day.owners[owner].id.0);
    let place = u64::from(index) << 24 | u64::from(round) << 16 | u64::from(position);
    Job {
        match_id: None,
        key: (tournament << 32 | place) ^ (1 << 63),
        owner,
        phase,
        group,
        round,
        series: series.clone(),
        kind: day.kind(owner, series),
        who: Who::Two([NOBODY; 2]),
        seeds: [0; 2],
        left: 0,
        feeds: [None; 2],
        is_final: group.part() == Some(Part::Final),
        from: 0,
        place: Place::Usual,
        stands: Stands::Open,
        gate: None,
        ahead: 0,
    }
}

/// The stages that are not drawn yet.
pub(super) fn add_planned(
    day: &mut Day,
    tournament: &Tournament,
    owner: usize,
    phases: &mut BTreeMap<u8, usize>,
    entrants: &BTreeMap<EntrantId, u32>,
) {
    for (index, plan) in (0_u8..).zip(&tournament.format.stages) {
        if phases.contains_key(&index) {
            continue;
        }
        let (upper, lower, sources) = match &plan.intake {
            Intake::Field {} => {
                let here = tournament.entrants.values().filter(|it| it.gone.is_none());
                (count(here.count()), 0, Vec::new())
            }
            Intake::Places { takes } => {
                let mut halves = (0, 0);
                let mut sources: Vec<usize> = Vec::new();
                for take in takes {
                    let source = phases.get(&take.from).copied();
                    sources.extend(source.filter(|at| !sources.contains(at)));
                    let from = tournament.format.stages.get(usize::from(take.from));
                    let groups = from.map_or(1, |from| u32::from(from.format.groups()));
                    let places = u32::from(take.last.saturating_sub(take.first)) + 1;
                    let all = source.map_or(0, |at| count(day.phases[at].count));
                    let most = take.best.map_or(u32::MAX, u32::from);
                    let comes = (places * groups).min(most).min(all);
                    match take.into {
                        StartIn::Upper => halves.0 += comes,
                        StartIn::Lower => halves.1 += comes,
                    }
                }
                (halves.0, halves.1, sources)
            }
        };
        if let Some(phase) = add_plan(day, plan, owner, index, (upper, lower), sources) {
            if plan.intake == (Intake::Field {}) {
                let here = tournament.entrants.values().filter(|it| it.gone.is_none());
                let field = here.filter_map(|it| entrants.get(&it.id)).copied();
                day.phases[phase].field = field.collect();
            }
            phases.insert(index, phase);
        }
    }
}

/// One of them, where so many make one.
fn add_plan(
    day: &mut Day,
    plan: &StagePlan,
    owner: usize,
    index: u8,
    (upper, lower): (u32, u32),
    sources: Vec<usize>,
) -> Option<usize> {
    let layout = lay_out(&plan.format, upper, lower).ok()?;
    let phase = day.phases.len();
    let first = day.jobs.len();
    day.phases.push(Phase {
        owner,
        index,
        jobs: first..first,
        count: (upper + lower) as usize,
        is_round_robin: plan.format.table().is_some() && plan.format.most_rounds().is_none(),
        hill: match &plan.format {
            StageFormat::Hill { rule } => Some((rule.in_a_row, 0)),
            StageFormat::Bracket { .. }
            | StageFormat::Stepladder {}
            | StageFormat::Gsl { .. }
            | StageFormat::RoundRobin { .. }
            | StageFormat::Swiss { .. }
            | StageFormat::FreeForAll { .. }
            | StageFormat::TimeTrial { .. } => None,
        },
        ..Phase::default()
    });
    let mut last_rounds: BTreeMap<Group, u8> = BTreeMap::new();
    for node in &layout.bracket.nodes {
        let last = last_rounds.entry(node.group).or_insert(node.round);
        *last = (*last).max(node.round);
    }
    let mut by_node: BTreeMap<u32, usize> = BTreeMap::new();
    for (id, node) in layout.bracket.played() {
        let last = last_rounds.get(&node.group).copied().unwrap_or(node.round);
        let series = plan.series.of(node.group, last.saturating_sub(node.round));
        let job = day.jobs.len();
        let mut made = planned(day, phase, (node.group, node.round), series, id.0);
        made.left = 1;
        for (side, origin) in node.slots.iter() {
            match origin {
                Origin::Seed(seed) => made.seeds[usize::from(side_number(side))] = *seed,
                Origin::WinnerOf(from) | Origin::LoserOf(from) => {
                    let way = usize::from(matches!(origin, Origin::LoserOf(_)));
                    if let Some(&feeder) = by_node.get(&from.0) {
                        day.jobs[feeder].feeds[way] = Some((count(job), side_number(side)));
                        made.left += 1;
                    }
                }
                Origin::Heat(_) => made.who = Who::Many(Vec::new()),
                Origin::Bye => {}
            }
        }
        by_node.insert(id.0, job);
        day.jobs.push(made);
    }
    day.phases[phase].jobs.end = day.jobs.len();
    if let StageFormat::Swiss {
        until, decisive, ..
    } = &plan.format
    {
        let most = day.phases[phase].count / 2;
        let rounds = plan.format.most_rounds().unwrap_or(0);
        let series = |round: u8| plan.series.of(TABLE, rounds.saturating_sub(round)).clone();
        let opening = add_round(day, phase, 1, most, &series(1));
        let decisive = decisive.as_ref().map(|series| day.kind(owner, series));
        day.phases[phase].swiss = Some(Swiss {
            goal: *until,
            decisive,
            records: vec![(0, 0); day.phases[phase].count],
            first: Some((1, opening.clone())),
        });
        add_rounds(day, phase, 2..=rounds, most, opening.collect(), series);
    }
    let gate = day.gates.len();
    let mut left = 0;
    for &source in &sources {
        day.phases[source].gates.push(gate);
        // Rounds that are waited for by their next one are not waited for here.
        let jobs = day.phases[source].jobs.clone();
        left += count(
            day.jobs[jobs]
                .iter()
                .filter(|job| job.gate.is_none())
                .count(),
        );
    }
    day.gates.push(Gate {
        left,
        then: Then::Stage { phase },
    });
    day.phases[phase].sources = sources;
    Some(phase)
}

/// How many wins in a row end a hill, and how many the king of now has.
pub(super) fn hill(state: &Gathering, stage: &Stage) -> Option<(u32, u32)> {
    let StageFormat::Hill {
        rule: HillRule { in_a_row, .. },
    } = &stage.format
    else {
        return None;
    };
    let mut row = 0;
    for found in state.matches_of(stage) {
        match found.outcome().and_then(|outcome| outcome.winner) {
            Some(Side::Home) => row += 1,
            Some(Side::Away) => row = 1,
            None => {}
        }
    }
    Some((*in_a_row, row))
}

/// Wins and losses of the field.
fn records(
    state: &Gathering,
    stage: &Stage,
    field: &[u32],
    entrants: &BTreeMap<EntrantId, u32>,
) -> Vec<(u32, u32)> {
    let places: BTreeMap<u32, usize> = field.iter().copied().zip(0..).collect();
    let mut records = vec![(0, 0); field.len()];
    let mut add = |id: EntrantId, has_won: bool| {
        let place = entrants.get(&id).and_then(|number| places.get(number));
        if let Some(record) = place.and_then(|&place| records.get_mut(place)) {
            if has_won {
                record.0 += 1;
            } else {
                record.1 += 1;
            }
        }
    };
    for found in state.matches_of(stage) {
        if let Some((winner, loser)) = found.won_and_lost() {
            add(winner, true);
            add(loser, false);
        } else if found.state == MatchState::Bye {
            for side in Side::BOTH {
                if let Some(alone) = found.entrant(side) {
                    add(alone, true);
                }
            }
        }
    }
    records
}
