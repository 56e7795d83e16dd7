//! Swiss as Valve plays it at Counter-Strike Majors.
//!
//! The rules are those of the Major supplemental rulebook (ValveSoftware/counter-strike_rules_and_regs, "Swiss
//! Bracket", "Mid-stage Seed Calculation", "Difficulty Score"): whoever has one record meets one of the same record;
//! the first round is seed i against i plus half the field; within a record the seed is by difficulty, then by
//! initial seed; after one or two rounds the highest meets the lowest not yet met, after three a table of priorities
//! decides. The better seed is at home.
//!
//! Valve defines this for 16 entrants, three wins and three losses. Here it goes for every field that [`check_field`]
//! finds to come out even. Where the rulebook is silent:
//! - a table for two or four entrants is the one for six, cut down: highest with lowest that leaves no rematch;
//!   more than six are paired that way too;
//! - if the swap of the last two pairs leaves a rematch, the group is paired that way instead;
//! - club-mates do not meet where the group can be paired without;
//! - records that cannot be paired among themselves (an odd number after a withdrawal, or nobody left to meet) are
//!   paired together by score groups ([`super::pair`]), and the bye goes to the lowest of all who had none.

mod group;

use super::goal::Goal;
use super::history::{ByeRight, History, Presence};
use super::pairing::{Breach, Bye, Cause, NoBye, Pair, Pairing, PassedOver, Why};
use super::score_groups;
use super::wishes::{SwissRefusal, Wishes};
use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;
use group::Bars;
use serde::{Deserialize, Serialize};

/// Where an entrant of a Major Swiss stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// From 1; no two are equal, the initial seed decides last.
    pub rank: u32,
    /// Initial seed.
    pub seed: u32,
    /// Matches won.
    pub wins: u32,
    /// Matches lost.
    pub losses: u32,
    /// Wins minus losses of every opponent met, as they are now.
    pub difficulty: i32,
}

/// The wins and losses that end a Major Swiss.
fn record(goal: Goal) -> Result<(u32, u32), SwissRefusal> {
    match goal {
        Goal::Record { wins, losses } if wins > 0 && losses > 0 => Ok((wins, losses)),
        Goal::Record { .. } | Goal::Rounds { .. } => Err(SwissRefusal::NoRecordGoal),
    }
}

/// Whether every record has an even number of entrants in every round, if nobody leaves and every match has a winner.
///
/// 16 with three wins or three losses do; so do 8 with two and two, and 32 with three and three.
///
/// # Errors
/// [`SwissRefusal::UnevenField`] with the first record that is odd, [`SwissRefusal::TooMany`], or
/// [`SwissRefusal::NoRecordGoal`].
pub fn check_field(entrants: u32, goal: Goal) -> Result<(), SwissRefusal> {
    let (wins, losses) = record(goal)?;
    if entrants > score_groups::MOST {
        return Err(SwissRefusal::TooMany { entrants });
    }
    // How many stand at each number of losses; wins are the rounds less the losses.
    let mut standing: BTreeMap<u32, u32> = BTreeMap::from([(0, entrants)]);
    for round in 0..goal.most_rounds() {
        let mut next = BTreeMap::new();
        for (&lost, &group) in &standing {
            let won = round - lost;
            if group % 2 == 1 || (entrants == 0 && round == 0) {
                return Err(SwissRefusal::UnevenField {
                    entrants,
                    wins,
                    losses,
                    group,
                    won,
                    lost,
                });
            }
            if won + 1 < wins {
                *next.entry(lost).or_insert(0) += group / 2;
            }
            if lost + 1 < losses {
                *next.entry(lost + 1).or_insert(0) += group / 2;
            }
        }
        standing = next;
    }
    Ok(())
}

/// Everybody by record, difficulty and initial seed: the order of the stage, final once it is over.
#[must_use]
pub fn order(history: &History) -> Vec<Place> {
    let mut places: Vec<Place> = (1..)
        .zip(&history.lines)
        .map(|(seed, line)| Place {
            rank: 0,
            seed,
            wins: line.wins,
            losses: line.losses,
            difficulty: difficulty(history, seed),
        })
        .collect();
    places.sort_by_key(|place| {
        let tie = Reverse(place.difficulty);
        (Reverse(place.wins), place.losses, tie, place.seed)
    });
    for (rank, place) in (1..).zip(&mut places) {
        place.rank = rank;
    }
    places
}

fn difficulty(history: &History, seed: u32) -> i32 {
    let met = history.line(seed).map_or(&[][..], |line| &line.met);
    let lines = met
        .iter()
        .filter_map(|meeting| history.line(meeting.opponent));
    let net = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    lines.map(|line| net(line.wins) - net(line.losses)).sum()
}

/// Pairs the next round of all who still play.
///
/// # Errors
/// No record as the goal, more than [`super::MOST`] entrants, or wishes that cannot be meant. The number of entrants
/// is judged by [`check_field`] when the stage is set up, not here, where some may have left.
pub fn pair(history: &History, goal: Goal, wishes: &Wishes) -> Result<Pairing, Vec<SwissRefusal>> {
    record(goal).map_err(|refused| vec![refused])?;
    let mut history = history.clone().still_playing(goal);
    let entrants = u32::try_from(history.lines.len()).unwrap_or(u32::MAX);
    if entrants > score_groups::MOST {
        return Err(vec![SwissRefusal::TooMany { entrants }]);
    }
    wishes.check(&history)?;
    let order = order(&history);
    // From here on a score group is a record.
    for place in &order {
        if let Some(line) = history.line_mut(place.seed) {
            line.points = points(place.wins, place.losses);
            line.place = place.rank;
        }
    }
    let mut by_rule = by_record(&history, &order, wishes);
    if by_rule.rest.is_empty() {
        by_rule.done.pairs.sort_by_key(|pair| rank_of(&order, pair));
        return Ok(by_rule.done);
    }
    let mut rest = history.clone();
    for (seed, line) in (1..).zip(&mut rest.lines) {
        if !by_rule.rest.contains(&seed) {
            line.presence = Presence::Absent;
        }
    }
    let paired = score_groups::pair(
        &rest,
        &Wishes {
            forced: Vec::new(),
            ..wishes.clone()
        },
    )?;
    if !paired.breaches.is_empty() {
        return score_groups::pair(&history, wishes);
    }
    by_rule.done.pairs.extend(paired.pairs);
    by_rule.done.pairs.sort_by_key(|pair| rank_of(&order, pair));
    Ok(by_rule.done)
}

/// Records as points: who has won more comes first, then who has lost less.
fn points(wins: u32, losses: u32) -> i32 {
    let number = |count: u32| i32::try_from(count).unwrap_or(i32::MAX).min(MOST_LOSSES);
    (MOST_LOSSES + 1) * number(wins) - number(losses)
}

/// No record counts further than this.
const MOST_LOSSES: i32 = 9_999;

/// The wins and losses behind the points that [`Why::Fold`], [`Why::Shifted`] and [`Why::Floated`] name in a Major,
/// where records that could not be paired by the rulebook were paired as score groups.
#[must_use]
pub fn record_of(points: i32) -> (u32, u32) {
    let wins = (points + MOST_LOSSES).div_euclid(MOST_LOSSES + 1);
    let losses = (MOST_LOSSES + 1) * wins - points;
    (
        u32::try_from(wins).unwrap_or(0),
        u32::try_from(losses).unwrap_or(0),
    )
}

fn rank_of(order: &[Place], pair: &Pair) -> u32 {
    let ranks = order
        .iter()
        .filter(|place| place.seed == pair.home || place.seed == pair.away);
    ranks.map(|place| place.rank).min().unwrap_or(u32::MAX)
}

/// What the rulebook pairs, and whom it leaves: an even number.
#[derive(Default)]
struct ByRule {
    done: Pairing,
    rest: Vec<u32>,
}

fn by_record(history: &History, order: &[Place], wishes: &Wishes) -> ByRule {
    let mut found = ByRule::default();
    for &(home, away) in &wishes.forced {
        let why = Why::Forced;
        found.done.pairs.push(Pair { home, away, why });
    }
    let is_forced = |seed: u32| {
        wishes
            .forced
            .iter()
            .any(|&(one, other)| seed == one || seed == other)
    };
    let is_here = |seed: u32| {
        history
            .line(seed)
            .is_some_and(|line| line.presence == Presence::Present)
    };
    let mut open: Vec<Place> = order
        .iter()
        .filter(|place| is_here(place.seed) && !is_forced(place.seed))
        .copied()
        .collect();
    if open.len() % 2 == 1 {
        found.done.bye = take_bye(history, &mut open);
    }
    let bars = Bars::new(history, wishes);
    for same in open.chunk_by(|one, other| (one.wins, one.losses) == (other.wins, other.losses)) {
        let seeds: Vec<u32> = same.iter().map(|place| place.seed).collect();
        match group::pairs((same[0].wins, same[0].losses), &seeds, &bars) {
            Some(pairs) => found.done.pairs.extend(pairs),
            None => found.rest.extend(seeds),
        }
    }
    let pairs = found.done.pairs.iter();
    found.done.breaches = pairs
        .flat_map(|pair| breaches(history, wishes, pair))
        .collect();
    let second = found.done.bye.iter().map(|bye| bye.seed).filter(|&seed| {
        history
            .line(seed)
            .is_some_and(|line| line.bye != ByeRight::Free)
    });
    found
        .done
        .breaches
        .extend(second.map(|seed| Breach::SecondBye { seed }));
    found
}

/// The bye goes to the lowest who had none, else to the lowest who had a walkover, else to the lowest.
fn take_bye(history: &History, open: &mut Vec<Place>) -> Option<Bye> {
    let right = |place: &Place| {
        history
            .line(place.seed)
            .map_or(ByeRight::Free, |line| line.bye)
    };
    let rights = [ByeRight::Free, ByeRight::HadWalkover, ByeRight::HadBye];
    let lowest = |wanted: &ByeRight| open.iter().rposition(|place| right(place) == *wanted);
    let at = rights.iter().find_map(lowest)?;
    let passed_over = open[at + 1..].iter().map(|place| PassedOver {
        seed: place.seed,
        because: match right(place) {
            ByeRight::HadBye => NoBye::HadBye,
            ByeRight::HadWalkover => NoBye::HadWalkover,
            ByeRight::Free => NoBye::RestUnpaired,
        },
    });
    let passed_over = passed_over.collect();
    let seed = open.remove(at).seed;
    Some(Bye { seed, passed_over })
}

/// What a pair breaks: forced ones may break everything, others keep club-mates apart only where they can.
fn breaches(history: &History, wishes: &Wishes, pair: &Pair) -> Vec<Breach> {
    let seeds = (pair.home, pair.away);
    let because = if pair.why == Why::Forced {
        Cause::Forced
    } else {
        Cause::NoOtherWay
    };
    let met = history.line(pair.home).map_or(&[][..], |line| &line.met);
    let times = met
        .iter()
        .filter(|meeting| meeting.opponent == pair.away)
        .count();
    let rematch = (times > 0).then(|| Breach::Rematch {
        seeds,
        times: u32::try_from(times).unwrap_or(u32::MAX),
        because,
    });
    let club = wishes
        .club(pair.home)
        .filter(|&club| wishes.club(pair.away) == Some(club));
    let mates = club.map(|club| Breach::ClubMates {
        seeds,
        club,
        because,
    });
    rematch.into_iter().chain(mates).collect()
}
