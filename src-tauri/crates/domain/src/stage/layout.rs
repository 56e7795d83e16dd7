//! The nodes of a stage: who meets whom where all is known before play, and the rounds that are added later.

use super::PairedRound;
use crate::bracket::{
    self, Bracket, Group, Impossible, Kind, Node, NodeId, Origin, Places, Plan, distribute,
};
use crate::format::StageFormat;
use crate::round_robin;
use crate::side::BySide;
use alloc::vec;
use alloc::vec::Vec;

/// The part that the rounds of a table without groups belong to.
pub const TABLE: Group = Group::Pool(1);
/// Entrants who may come late into a stage whose rounds are paired as they come.
pub const LATECOMERS: u32 = 64;

/// What a stage looks like before its first match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The seeds of each group that is ranked on its own, the best first.
    pub groups: Vec<Vec<u32>>,
    /// Its nodes.
    pub bracket: Bracket,
    /// How many match ids it may come to need.
    pub reserved: u32,
}

/// Lays a stage out for so many entrants.
///
/// # Errors
/// Fewer entrants than the format needs, or more than it is made for.
pub fn lay_out(format: &StageFormat, entrants: u32) -> Result<Layout, Impossible> {
    let groups = u32::from(format.groups());
    let least = match format {
        StageFormat::Bracket { .. } | StageFormat::Swiss { .. } => bracket::LEAST,
        StageFormat::Gsl { .. } => groups * 4,
        StageFormat::RoundRobin { .. } => groups * 2,
    };
    if entrants < least {
        return Err(Impossible::TooFew { entrants, least });
    }
    match format {
        StageFormat::Bracket { plan } => {
            let bracket = bracket::build(plan, entrants)?;
            Ok(Layout {
                groups: vec![(1..=entrants).collect()],
                reserved: length(&bracket.nodes),
                bracket,
            })
        }
        StageFormat::Gsl { .. } => {
            let most = groups * 4;
            if entrants > most {
                return Err(Impossible::TooMany { entrants, most });
            }
            let groups = distribute(entrants, groups, bracket::Distribution::Snake);
            let bracket = in_groups(&Plan::of(Kind::Gsl), &groups)?;
            Ok(Layout {
                groups,
                reserved: length(&bracket.nodes),
                bracket,
            })
        }
        StageFormat::RoundRobin {
            groups: _, legs, ..
        } => {
            let most = groups * round_robin::MOST_IN_GROUP;
            if entrants > most {
                return Err(Impossible::TooMany { entrants, most });
            }
            let groups = distribute(entrants, groups, bracket::Distribution::Snake);
            let bracket = all_against_all(&groups, *legs);
            Ok(Layout {
                groups,
                reserved: length(&bracket.nodes),
                bracket,
            })
        }
        StageFormat::Swiss { until, .. } => {
            let a_round = entrants.saturating_add(LATECOMERS) / 2 + 1;
            Ok(Layout {
                groups: vec![(1..=entrants).collect()],
                bracket: Bracket { nodes: Vec::new() },
                reserved: a_round.saturating_mul(u32::from(until.most_rounds())),
            })
        }
    }
}

/// The nodes of a round that was just paired; they follow the nodes there are.
#[must_use]
pub fn round_nodes(before: &Bracket, round: &PairedRound) -> Vec<Node> {
    let mut number = before.nodes.iter().filter_map(|node| node.number).max().unwrap_or(0);
    let pairs = round
        .pairs
        .iter()
        .map(|pair| (Origin::Seed(pair.home), Origin::Seed(pair.away)));
    let bye = round.bye.iter().map(|bye| (Origin::Seed(bye.seed), Origin::Bye));
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

/// One small bracket in each group, their matches in playing order across the groups.
fn in_groups(plan: &Plan, groups: &[Vec<u32>]) -> Result<Bracket, Impossible> {
    let mut nodes: Vec<Node> = Vec::new();
    for (group, seeds) in (1..).zip(groups) {
        let small = bracket::build(plan, length(seeds))?;
        let first = length(&nodes);
        let shift = |NodeId(id): NodeId| NodeId(id + first);
        let move_on = |to: Option<(NodeId, crate::side::Side)>| to.map(|(id, side)| (shift(id), side));
        nodes.extend(small.nodes.into_iter().map(|node| Node {
            group: Group::Pool(group),
            slots: node.slots.map(|origin| match origin {
                Origin::Seed(seed) => seeds
                    .get(seed as usize - 1)
                    .map_or(Origin::Bye, |&seed| Origin::Seed(seed)),
                Origin::Bye => Origin::Bye,
                Origin::WinnerOf(id) => Origin::WinnerOf(shift(id)),
                Origin::LoserOf(id) => Origin::LoserOf(shift(id)),
            }),
            winner_to: move_on(node.winner_to),
            loser_to: move_on(node.loser_to),
            ..node
        }));
    }
    number_by_column(&mut nodes);
    Ok(Bracket { nodes })
}

/// Everybody against everybody in each group, round by round.
fn all_against_all(groups: &[Vec<u32>], legs: u8) -> Bracket {
    let mut nodes = Vec::new();
    for (group, seeds) in (1..).zip(groups) {
        let rounds = round_robin::rounds(length(seeds), legs);
        for (round, meetings) in (1..).zip(rounds) {
            for (position, meeting_of) in (0..).zip(meetings) {
                let seed = |place: u32| {
                    seeds
                        .get(place as usize - 1)
                        .map_or(Origin::Bye, |&seed| Origin::Seed(seed))
                };
                let slots = BySide::new(seed(meeting_of.home), seed(meeting_of.away));
                nodes.push(meeting(Group::Pool(group), round, position, slots));
            }
        }
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
    let mut order: Vec<usize> = (0..nodes.len()).filter(|&id| nodes[id].is_played()).collect();
    order.sort_by_key(|&id| (nodes[id].column, nodes[id].group, nodes[id].position));
    for (number, id) in (1..).zip(order) {
        nodes[id].number = Some(number);
    }
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}
