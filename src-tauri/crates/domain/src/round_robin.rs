//! Round robin: who meets whom on which match day, in any number of groups and legs.
//!
//! Everything is in seed numbers from 1. The schedule is known before the first match and does not depend on results.

use crate::bracket::{Distribution, distribute};
use crate::side::BySide;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most entrants of a round robin, all groups together.
pub const MOST: u32 = 4_096;

/// The most matches of a round robin: a league of 20 with two legs has 380, one of 500 with one leg 124,750.
pub const MOST_MATCHES: u64 = 200_000;

/// The most legs.
pub const MOST_LEGS: u32 = 40;

/// Everything that shapes a round robin, except the number of entrants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundRobin {
    /// How many groups.
    pub groups: u32,
    /// Which seeds come into which group.
    pub distribution: Distribution,
    /// How often each pair of a group meets. Every second leg mirrors home and away.
    pub legs: u32,
    /// How the match days are made.
    pub method: Method,
}

/// How the match days of a group are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The circle: the first stays, all others move on by one place each day, and those across from one another
    /// meet; in an odd field the rest stays and all move. Home is at the odd places, so that home and away alternate
    /// but for one break.
    #[default]
    Circle,
    /// The Berger tables, where the last stays and the others move by half the field.
    ///
    /// Source: FIDE Handbook, C.05 General Regulations for Competitions, annex 1.
    Berger,
}

/// One match of a match day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixture {
    /// The group, from 0.
    pub group: u32,
    /// The match day, from 1, over all legs.
    pub day: u32,
    /// Which leg, from 1.
    pub leg: u32,
    /// The seeds who meet.
    pub seeds: BySide<u32>,
}

/// A round robin that was drawn: its groups, and its matches by match day, then by group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The seeds of each group, the best first.
    pub groups: Vec<Vec<u32>>,
    /// All matches in playing order.
    pub fixtures: Vec<Fixture>,
}

impl Schedule {
    /// The matches of each match day.
    pub fn days(&self) -> impl Iterator<Item = &[Fixture]> {
        self.fixtures.chunk_by(|a, b| a.day == b.day)
    }
}

/// Why no round robin can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum Impossible {
    /// Nobody to play against.
    #[error("a round robin needs at least 2 entrants; there are {entrants}")]
    TooFew {
        /// How many there are.
        entrants: u32,
    },
    /// More than a round robin is made for.
    #[error("a round robin takes at most {MOST} entrants; there are {entrants}")]
    TooMany {
        /// How many there are.
        entrants: u32,
    },
    /// A group without anybody, or with one who has nobody to meet.
    #[error("{entrants} entrants do not fill {groups} groups of at least 2")]
    TooManyGroups {
        /// How many there are.
        entrants: u32,
        /// How many groups were asked for.
        groups: u32,
    },
    /// There must be a group.
    #[error("a round robin needs at least one group")]
    NoGroup,
    /// No leg, or more than anybody plays.
    #[error("a round robin has 1 to {MOST_LEGS} legs, not {legs}")]
    WrongLegs {
        /// How many were asked for.
        legs: u32,
    },
    /// More than anybody can play.
    #[error("that would be {matches} matches; at most {MOST_MATCHES} are drawn")]
    TooManyMatches {
        /// How many there would be.
        matches: u64,
    },
}

impl Impossible {
    /// A short name of the reason that never changes, for screens to translate.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "too_few_entrants",
            Self::TooMany { .. } => "too_many_entrants",
            Self::TooManyGroups { .. } => "too_many_groups",
            Self::NoGroup => "no_group",
            Self::WrongLegs { .. } => "wrong_legs",
            Self::TooManyMatches { .. } => "too_many_matches",
        }
    }
}

/// Draws a round robin for so many entrants.
///
/// # Errors
/// [`Impossible`] when there are too few or too many entrants, groups, legs or matches.
pub fn draw(plan: &RoundRobin, entrants: u32) -> Result<Schedule, Impossible> {
    check(plan, entrants)?;
    let groups = distribute(entrants, plan.groups, plan.distribution);
    let days_of_leg = groups.iter().map(|group| days(group.len())).max();
    let days_of_leg = days_of_leg.unwrap_or(0);
    let mut fixtures = Vec::new();
    for leg in 1..=plan.legs {
        for day in 0..days_of_leg {
            for (group, seeds) in (0..).zip(&groups) {
                let meeting = match plan.method {
                    Method::Circle => circle(seeds.len(), day),
                    Method::Berger => berger(seeds.len(), day),
                };
                fixtures.extend(meeting.into_iter().map(|places| {
                    let seeds = places.map(|place| seeds[place]);
                    let mirrored = leg % 2 == 0;
                    Fixture {
                        group,
                        day: (leg - 1) * days_of_leg + day + 1,
                        leg,
                        seeds: if mirrored { seeds.swap() } else { seeds },
                    }
                }));
            }
        }
    }
    Ok(Schedule { groups, fixtures })
}

fn check(plan: &RoundRobin, entrants: u32) -> Result<(), Impossible> {
    let groups = plan.groups;
    if entrants < 2 {
        return Err(Impossible::TooFew { entrants });
    }
    if entrants > MOST {
        return Err(Impossible::TooMany { entrants });
    }
    if groups == 0 {
        return Err(Impossible::NoGroup);
    }
    if groups > entrants / 2 {
        return Err(Impossible::TooManyGroups { entrants, groups });
    }
    if plan.legs == 0 || plan.legs > MOST_LEGS {
        return Err(Impossible::WrongLegs { legs: plan.legs });
    }
    let pairs = |size: u32| u64::from(size) * u64::from(size - 1) / 2;
    let (small, larger) = (entrants / groups, entrants % groups);
    let once = u64::from(larger) * pairs(small + 1) + u64::from(groups - larger) * pairs(small);
    let matches = once.saturating_mul(u64::from(plan.legs));
    if matches > MOST_MATCHES {
        return Err(Impossible::TooManyMatches { matches });
    }
    Ok(())
}

/// How many match days a leg of so many needs: in an odd field one rests each day.
fn days(entrants: usize) -> u32 {
    u32::try_from(entrants.next_multiple_of(2).saturating_sub(1)).unwrap_or(u32::MAX)
}

/// Who meets on a match day, from 0, by place in the group; nobody once the group has played all its days.
fn circle(entrants: usize, day: u32) -> Vec<BySide<usize>> {
    let (field, day) = (entrants.next_multiple_of(2), day as usize);
    if day + 1 >= field {
        return Vec::new();
    }
    let moving = field - 1;
    let is_odd = entrants < field;
    let moved = |place: usize| (place + moving - 1 - day) % moving;
    let who = |place: usize| match place {
        0 if is_odd => entrants,
        0 => 0,
        _ if is_odd => moved(place),
        _ => moved(place) + 1,
    };
    let across = |place: usize| field - 1 - place;
    let is_home = |place: usize| match place {
        0 => day % 2 == 0,
        _ => place % 2 == 1,
    };
    (0..field / 2)
        .map(|place| {
            let pair = BySide::new(who(place), who(across(place)));
            if is_home(place) { pair } else { pair.swap() }
        })
        .filter(|pair| pair.home < entrants && pair.away < entrants)
        .collect()
}

/// As [`circle`], by the Berger tables: each day everybody but the last is followed by who stands half the field
/// further on, and the last has home and away in turn.
fn berger(entrants: usize, day: u32) -> Vec<BySide<usize>> {
    let (field, day) = (entrants.next_multiple_of(2), day as usize);
    if day + 1 >= field {
        return Vec::new();
    }
    let moving = field - 1;
    let who = |place: usize| (place + day * (field / 2)) % moving;
    let with_last = BySide::new(who(0), field - 1);
    let first = if day % 2 == 0 {
        with_last
    } else {
        with_last.swap()
    };
    let others = (1..field / 2).map(|place| BySide::new(who(place), who(moving - place)));
    core::iter::once(first)
        .chain(others)
        .filter(|pair| pair.home < entrants && pair.away < entrants)
        .collect()
}
