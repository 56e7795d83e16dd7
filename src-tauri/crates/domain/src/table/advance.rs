//! Who goes on: those who reached the places that a later stage takes, in the order of its seeds.

use super::apart::{self, Comer};
use crate::bracket::{Meetings, distribute};
use crate::format::{StageFormat, StartIn, Take};
use crate::gathering::Gathering;
use crate::ids::EntrantId;
use crate::refusal::Refusal;
use crate::stage::Stage;
use crate::stage::layout;
use crate::tournament::Tournament;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Those who come into a stage.
#[derive(Clone)]
pub(crate) struct Comers {
    /// The first seed first.
    pub(crate) seeding: Vec<EntrantId>,
    /// How many of them, the last, start in the lower bracket.
    pub(crate) lower: u32,
}

/// Somebody of a group, who goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Goer {
    pub(super) entrant: EntrantId,
    /// From 1.
    pub(super) group: u8,
}

impl Gathering {
    /// Who comes in by these takes: of each in turn all of one place before all of the next, those who start below
    /// last; who was in one group, or is of one club, is kept apart as long as that can be.
    ///
    /// # Errors
    /// A stage that is not over, a place that no group has, two who are equal where the cut is, or somebody who would
    /// come in twice.
    pub(crate) fn advancing(
        &self,
        found: &Tournament,
        takes: &[Take],
        format: &StageFormat,
    ) -> Result<Comers, Refusal> {
        let mut clubs = BTreeMap::new();
        let mut known = BTreeSet::new();
        let (mut tiers, mut lower) = (Vec::new(), 0_usize);
        for start in [StartIn::Upper, StartIn::Lower] {
            for take in takes.iter().filter(|take| take.into == start) {
                let source = found
                    .stages
                    .get(usize::from(take.from))
                    .and_then(|id| self.stages.get(id))
                    .filter(|source| self.is_stage_over(source.id))
                    .ok_or(Refusal::StageNotOver)?;
                for tier in self.taken(source, take)? {
                    let mut comers = Vec::with_capacity(tier.len());
                    for goer in tier {
                        let entrant = found.entrants.get(&goer.entrant);
                        if !known.insert(goer.entrant) {
                            return Err(Refusal::ComesTwice {
                                name: entrant.map_or_else(String::new, |found| found.name.clone()),
                            });
                        }
                        let club = entrant.and_then(|found| found.club.as_deref());
                        let next = u32::try_from(clubs.len()).unwrap_or(u32::MAX);
                        comers.push(Comer {
                            entrant: goer.entrant,
                            group: (take.from, goer.group),
                            club: club.map(|club| *clubs.entry(club).or_insert(next)),
                        });
                    }
                    lower += match start {
                        StartIn::Upper => 0,
                        StartIn::Lower => comers.len(),
                    };
                    tiers.push(comers);
                }
            }
        }
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let (all, lower) = (count(known.len()), count(lower));
        let first = first_meeting(format, all - lower, lower);
        Ok(Comers {
            seeding: apart::lay(tiers, &first),
            lower,
        })
    }

    /// Those of a stage whom a take means, a list for each place, in the order of the groups.
    pub(super) fn taken(&self, stage: &Stage, take: &Take) -> Result<Vec<Vec<Goer>>, Refusal> {
        let largest = stage.groups.iter().map(Vec::len).max().unwrap_or(0);
        let (first, last) = (usize::from(take.first), usize::from(take.last));
        if first > largest {
            return Err(Refusal::NoSuchPlace { place: take.first });
        }
        let mut tiers: BTreeMap<usize, Vec<Goer>> = BTreeMap::new();
        for (group, ranks) in (1..).zip(self.ranks(stage)) {
            let is_tied_behind = |place: usize| {
                let rank = |place: usize| ranks.get(place.checked_sub(1)?).map(|found| found.0);
                rank(place).is_some() && rank(place) == rank(place + 1)
            };
            if let Some(place) = [first - 1, last]
                .into_iter()
                .find(|&place| is_tied_behind(place))
            {
                let place = u16::try_from(place).unwrap_or(u16::MAX);
                return Err(Refusal::TieAtCut {
                    first: place,
                    last: place.saturating_add(1),
                });
            }
            for (place, (_, entrant)) in (1..).zip(ranks) {
                if (first..=last).contains(&place) {
                    tiers
                        .entry(place)
                        .or_default()
                        .push(Goer { entrant, group });
                }
            }
        }
        let Some(best) = take.best else {
            return Ok(tiers.into_values().collect());
        };
        let mut left = usize::from(best);
        let mut taken = Vec::new();
        for (place, tier) in tiers {
            if left == 0 {
                break;
            }
            let tier = if tier.len() > left {
                self.best_across(stage, place, &tier, left)?
            } else {
                tier
            };
            left -= tier.len();
            taken.push(tier);
        }
        Ok(taken)
    }
}

/// In which round two of a stage, by index, can meet at the earliest.
fn first_meeting(
    format: &StageFormat,
    upper: u32,
    lower: u32,
) -> Box<dyn Fn(usize, usize) -> Option<u32>> {
    let seed = |at: usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
    if format.groups() > 1 {
        let groups = match layout::lay_out(format, upper, lower) {
            Ok(layout) => layout.groups,
            // The draw is refused in any case.
            Err(_) => distribute(upper + lower, format.groups().into(), format.distribution()),
        };
        let mut group_of = vec![0; (upper + lower) as usize];
        for (number, group) in (1..).zip(groups) {
            for seed in group {
                if let Some(known) = group_of.get_mut((seed as usize).wrapping_sub(1)) {
                    *known = number;
                }
            }
        }
        return Box::new(move |one, other| (group_of.get(one) == group_of.get(other)).then_some(1));
    }
    let meetings = match format {
        StageFormat::Bracket { plan, .. } if lower > 0 => Meetings::in_halves(plan, upper, lower),
        StageFormat::Bracket { .. }
        | StageFormat::Stepladder {}
        | StageFormat::Hill { .. }
        | StageFormat::Gsl { .. }
        | StageFormat::RoundRobin { .. }
        | StageFormat::Swiss { .. }
        | StageFormat::FreeForAll { .. }
        | StageFormat::TimeTrial { .. } => Meetings::of_all(upper + lower),
    };
    Box::new(move |one, other| Some(meetings.first(seed(one), seed(other))))
}
