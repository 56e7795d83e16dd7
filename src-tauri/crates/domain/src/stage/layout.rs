//! The nodes of a stage: who meets whom where all is known before play, and the rounds that are added later.

use super::PairedRound;
use crate::bracket::{
    self, Bracket, Distribution, Group, Impossible, Node, NodeId, Origin, Places, Plan, distribute,
};
use crate::format::{MOST_IN_HEAT, StageFormat};
use crate::ladder;
use crate::round_robin::{self, Method, RoundRobin};
use crate::side::BySide;
use alloc::vec;
use alloc::vec::Vec;

/// The part that the rounds of a table without groups belong to.
pub const TABLE: Group = Group::Pool(1);
/// Entrants who may come late into a stage whose rounds are paired as they come.
pub const LATECOMERS: u32 = 64;
/// Most entrants of a tie-break.
pub const MOST_IN_TIE_BREAK: usize = 12;
/// Most matches of all tie-breaks of a stage: match ids are kept for them.
pub const TIE_BREAK_MATCHES: u32 = 256;
/// Most match days of a round robin.
const MOST_DAYS: u32 = 252;
/// Most entrants of one of its groups.
const MOST_IN_GROUP: u32 = 64;

/// What a stage looks like before its first match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The seeds of each group that is ranked on its own, the best first.
    pub groups: Vec<Vec<u32>>,
    /// Its nodes.
    pub bracket: Bracket,
    /// How many match ids it may come to need.
    pub reserved: u32,
    /// The seeds of each heat, the best first; empty where two sides meet.
    pub heats: Vec<Vec<u32>>,
}

impl Layout {
    /// All its matches are known before play.
    fn fixed(groups: Vec<Vec<u32>>, bracket: Bracket) -> Self {
        Self {
            reserved: length(&bracket.nodes),
            groups,
            bracket,
            heats: Vec::new(),
        }
    }

    /// One node for each heat.
    fn of_heats(groups: Vec<Vec<u32>>, heats: Vec<Vec<u32>>) -> Self {
        let nodes = (0..length(&heats)).map(|heat| {
            let pool = Group::Pool(u8::try_from(heat + 1).unwrap_or(u8::MAX));
            let slots = BySide::new(Origin::Heat(heat), Origin::Heat(heat));
            Node {
                number: Some(heat + 1),
                ..meeting(pool, 1, 0, slots)
            }
        });
        let bracket = Bracket {
            nodes: nodes.collect(),
        };
        Self {
            heats,
            ..Self::fixed(groups, bracket)
        }
    }
}

/// Lays a stage out for so many entrants, the last `lower` of whom start in the lower bracket where there is one.
///
/// # Errors
/// Fewer entrants than the format needs, or more than it is made for.
pub fn lay_out(format: &StageFormat, upper: u32, lower: u32) -> Result<Layout, Impossible> {
    let entrants = upper.saturating_add(lower);
    let groups = u32::from(format.groups());
    let least = match format {
        StageFormat::Stepladder {} | StageFormat::Hill { .. } | StageFormat::Swiss { .. } => {
            bracket::LEAST
        }
        StageFormat::Bracket { .. } | StageFormat::RoundRobin { .. } => groups * 2,
        StageFormat::Gsl { .. } => groups * 4,
        StageFormat::FreeForAll { .. } => groups * 2,
        StageFormat::TimeTrial { heats, .. } => u32::from(*heats).max(2),
    };
    if entrants < least {
        return Err(Impossible::TooFew { entrants, least });
    }
    match format {
        StageFormat::Bracket {
            plan, groups: 1, ..
        } => Ok(Layout::fixed(
            vec![(1..=entrants).collect()],
            bracket::build_in_halves(plan, upper, lower)?,
        )),
        StageFormat::Bracket {
            plan, distribution, ..
        } => {
            if upper < groups {
                return Err(Impossible::TooFew {
                    entrants: upper,
                    least: groups,
                });
            }
            let groups = in_halves(upper, lower, groups, *distribution);
            let below = |seeds: &[u32]| seeds.iter().filter(|&&seed| seed > upper).count();
            let bracket = in_groups(&groups, Group::in_pool, |seeds| {
                let lower = u32::try_from(below(seeds)).unwrap_or(u32::MAX);
                bracket::build_in_halves(plan, length(seeds) - lower, lower)
            })?;
            Ok(Layout::fixed(groups, bracket))
        }
        StageFormat::Stepladder {} => Ok(Layout::fixed(
            vec![(1..=entrants).collect()],
            ladder::stepladder(entrants)?,
        )),
        StageFormat::Hill { rule } => Ok(Layout::fixed(
            vec![(1..=entrants).collect()],
            ladder::hill(entrants, rule.most_matches)?,
        )),
        StageFormat::Gsl { distribution, .. } => {
            let most = groups * 4;
            if entrants > most {
                return Err(Impossible::TooMany { entrants, most });
            }
            let groups = distribute(entrants, groups, *distribution);
            let mut bracket = in_groups(
                &groups,
                |_, group| Group::Pool(group),
                |seeds| bracket::build(&Plan::gsl(), length(seeds)),
            )?;
            // The rounds of a group are its columns: the opening matches, those of the winners and of the losers, the
            // decider.
            for node in &mut bracket.nodes {
                node.round = node.column;
                node.position += u32::from(node.column == 2 && node.loser_to.is_none());
            }
            Ok(Layout::fixed(groups, bracket))
        }
        StageFormat::RoundRobin {
            legs, distribution, ..
        } => {
            let legs = u32::from(*legs);
            let most = groups * (MOST_DAYS / legs.max(1)).min(MOST_IN_GROUP);
            let too_many = Impossible::TooMany { entrants, most };
            if entrants > most {
                return Err(too_many);
            }
            let plan = RoundRobin {
                groups,
                distribution: *distribution,
                legs,
                method: Method::Circle,
            };
            let schedule = round_robin::draw(&plan, entrants).map_err(|_| too_many)?;
            let bracket = fixtures(&schedule);
            let laid = Layout::fixed(schedule.groups, bracket);
            Ok(Layout {
                reserved: laid.reserved + TIE_BREAK_MATCHES,
                ..laid
            })
        }
        StageFormat::Swiss { .. } => {
            let rounds = u32::from(format.most_rounds().unwrap_or(0));
            let a_round = entrants.saturating_add(LATECOMERS) / 2 + 1;
            Ok(Layout {
                groups: vec![(1..=entrants).collect()],
                bracket: Bracket { nodes: Vec::new() },
                reserved: a_round.saturating_mul(rounds) + TIE_BREAK_MATCHES,
                heats: Vec::new(),
            })
        }
        StageFormat::FreeForAll {
            heats: count,
            distribution,
            ..
        } => {
            let heats = heats(entrants, *count, *distribution)?;
            Ok(Layout::of_heats(heats.clone(), heats))
        }
        StageFormat::TimeTrial { heats: count, .. } => {
            let heats = heats(entrants, *count, Distribution::Snake)?;
            Ok(Layout::of_heats(vec![(1..=entrants).collect()], heats))
        }
    }
}

/// The seeds of each heat.
fn heats(
    entrants: u32,
    count: u8,
    distribution: Distribution,
) -> Result<Vec<Vec<u32>>, Impossible> {
    let most = u32::from(count) * MOST_IN_HEAT;
    if entrants > most {
        return Err(Impossible::TooMany { entrants, most });
    }
    Ok(distribute(entrants, u32::from(count), distribution))
}

/// The nodes of a round that was just paired; they follow the nodes there are.
#[must_use]
pub fn round_nodes(before: &Bracket, round: &PairedRound) -> Vec<Node> {
    let mut number = last_number(before);
    let pairs = round
        .pairing
        .pairs
        .iter()
        .map(|pair| (Origin::Seed(pair.home), Origin::Seed(pair.away)));
    let bye = round
        .pairing
        .bye
        .iter()
        .map(|bye| (Origin::Seed(bye.seed), Origin::Bye));
    (0..)
        .zip(pairs.chain(bye))
        .map(|(position, (home, away))| {
            let is_played = away != Origin::Bye;
            number += u32::from(is_played);
            Node {
                number: is_played.then_some(number),
                ..meeting(TABLE, round.round, position, BySide::new(home, away))
            }
        })
        .collect()
}

/// The seeds of each pool: those who start above, then those who start below, each half laid over all pools.
///
/// The lower half begins with the pools that the upper half left one short, and otherwise from the far end, so that the
/// pools are of like size and whoever comes first below is not with whoever comes first above.
fn in_halves(upper: u32, lower: u32, groups: u32, distribution: Distribution) -> Vec<Vec<u32>> {
    let mut laid = distribute(upper, groups, distribution);
    if lower > 0 {
        let mut below = distribute(lower, groups.min(lower), distribution);
        below.resize(groups as usize, Vec::new());
        let mut order: Vec<usize> = (0..laid.len()).rev().collect();
        order.sort_by_key(|&group| laid.get(group).map_or(0, Vec::len));
        below.sort_by_key(|seeds| core::cmp::Reverse(seeds.len()));
        for (group, seeds) in order.into_iter().zip(below) {
            if let Some(all) = laid.get_mut(group) {
                all.extend(seeds.into_iter().map(|seed| seed + upper));
            }
        }
    }
    laid
}

/// The nodes of a tie-break among these seeds, the best first: one match of two, else everybody against everybody.
#[must_use]
pub fn tie_break_nodes(before: &Bracket, tie_break: u8, seeds: &[u32]) -> Vec<Node> {
    let plan = RoundRobin {
        groups: 1,
        distribution: Distribution::Snake,
        legs: 1,
        method: Method::Circle,
    };
    let Ok(schedule) = round_robin::draw(&plan, length(seeds)) else {
        return Vec::new();
    };
    let mut nodes: Vec<Node> = Vec::with_capacity(schedule.fixtures.len());
    for (number, fixture) in (last_number(before) + 1..).zip(&schedule.fixtures) {
        let round = u8::try_from(fixture.day).unwrap_or(u8::MAX);
        let last = nodes.last().filter(|node| node.round == round);
        let position = last.map_or(0, |node| node.position + 1);
        let seed = |place: u32| {
            let seed = seeds.get((place as usize).wrapping_sub(1));
            seed.map_or(Origin::Bye, |&seed| Origin::Seed(seed))
        };
        nodes.push(Node {
            number: Some(number),
            ..meeting(
                Group::TieBreak(tie_break),
                round,
                position,
                fixture.seeds.map(seed),
            )
        });
    }
    nodes
}

/// The last number that people see; 0 before the first.
fn last_number(before: &Bracket) -> u32 {
    let numbers = before.nodes.iter().filter_map(|node| node.number);
    numbers.max().unwrap_or(0)
}

/// One small bracket in each group, their matches in playing order across the groups.
fn in_groups(
    groups: &[Vec<u32>],
    named: impl Fn(Group, u8) -> Group,
    build: impl Fn(&[u32]) -> Result<Bracket, Impossible>,
) -> Result<Bracket, Impossible> {
    let mut nodes: Vec<Node> = Vec::new();
    for (group, seeds) in (1..).zip(groups) {
        let small = build(seeds)?;
        let first = length(&nodes);
        let shift = |NodeId(id): NodeId| NodeId(id + first);
        let move_on =
            |to: Option<(NodeId, crate::side::Side)>| to.map(|(id, side)| (shift(id), side));
        nodes.extend(small.nodes.into_iter().map(|node| Node {
            group: named(node.group, group),
            slots: node.slots.map(|origin| {
                match origin {
                    Origin::Seed(seed) => seeds
                        .get(seed as usize - 1)
                        .map_or(Origin::Bye, |&seed| Origin::Seed(seed)),
                    Origin::Bye | Origin::Heat(_) => Origin::Bye,
                    Origin::WinnerOf(id) => Origin::WinnerOf(shift(id)),
                    Origin::LoserOf(id) => Origin::LoserOf(shift(id)),
                }
            }),
            winner_to: move_on(node.winner_to),
            loser_to: move_on(node.loser_to),
            ..node
        }));
    }
    number_by_column(&mut nodes);
    Ok(Bracket { nodes })
}

/// The matches of a round robin, by match day and group.
fn fixtures(schedule: &round_robin::Schedule) -> Bracket {
    let mut nodes: Vec<Node> = Vec::with_capacity(schedule.fixtures.len());
    for fixture in &schedule.fixtures {
        let group = Group::Pool(u8::try_from(fixture.group + 1).unwrap_or(u8::MAX));
        let round = u8::try_from(fixture.day).unwrap_or(u8::MAX);
        let before = nodes
            .last()
            .filter(|node| node.group == group && node.round == round);
        let position = before.map_or(0, |node| node.position + 1);
        nodes.push(meeting(
            group,
            round,
            position,
            fixture.seeds.map(Origin::Seed),
        ));
    }
    number_by_column(&mut nodes);
    Bracket { nodes }
}

/// A node from which nobody goes on.
const fn meeting(group: Group, round: u8, position: u32, slots: BySide<Origin>) -> Node {
    Node {
        group,
        round,
        position,
        column: round,
        number: None,
        slots,
        winner_to: None,
        loser_to: None,
        places: Places {
            winner: None,
            loser: None,
        },
    }
}

/// Numbers that people see: by column of time, then by group, then from the top.
fn number_by_column(nodes: &mut [Node]) {
    let mut order: Vec<usize> = (0..nodes.len())
        .filter(|&id| nodes[id].is_played())
        .collect();
    order.sort_by_key(|&id| (nodes[id].column, nodes[id].group, nodes[id].position));
    for (number, id) in (1..).zip(order) {
        nodes[id].number = Some(number);
    }
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}
