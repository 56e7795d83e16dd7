//! Who of one club, or of one group before, meets in the first round of a bracket, and why they could not be kept apart.

use crate::bracket::{Group, Origin};
use crate::format::{Intake, StageFormat};
use crate::gathering::Gathering;
use crate::ids::{EntrantId, MatchId};
use crate::side::Side;
use crate::stage::Stage;
use alloc::string::String;
use alloc::vec::Vec;

/// Two who meet in the first round though they were to be kept apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mates {
    /// Where they meet.
    pub match_id: MatchId,
    /// What they have in common.
    pub of: Of,
    /// Why they could not be kept apart.
    pub because: Because,
}

/// What two have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A club.
    Club(String),
    /// A group of the stage before, from 1.
    Group(u8),
}

/// Why two could not be kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// There are so many of them, more than pairs in the first round.
    TooMany {
        /// How many of the club or group play.
        count: u32,
        /// How many pairs the first round has, byes included.
        pairs: u32,
    },
    /// The seeding of the tournament puts them there, and that is made by people.
    Seeding,
    /// Whoever reached a better place is seeded higher: within that no order parts all of them.
    Places,
    /// Places were changed by hand.
    ByHand,
}

impl Gathering {
    /// Those of one club or of one group who meet in the first round of a bracket, by match.
    #[must_use]
    pub fn mates(&self, stage: &Stage) -> Vec<Mates> {
        if !matches!(stage.format, StageFormat::Bracket { .. }) {
            return Vec::new();
        }
        let plans = self
            .tournaments
            .get(&stage.tournament)
            .map_or(&[][..], |found| &found.format.stages);
        let plan = plans.get(usize::from(stage.index));
        let takes = plan.map_or(&[][..], |plan| match &plan.intake {
            Intake::Places { takes } => takes.as_slice(),
            Intake::Field {} => &[],
        });
        let group = |entrant: EntrantId| {
            takes.iter().find_map(|take| {
                let source = self.source(stage, take.from)?;
                let seed = source.seed(entrant)?;
                let mut groups = source.groups.iter();
                let at = groups.position(|group| group.contains(&seed))?;
                let number = u8::try_from(at + 1).ok()?;
                (source.groups.len() > 1).then_some((take.from, number))
            })
        };
        let club = |entrant: EntrantId| {
            let found = self.entrant(stage.tournament, entrant)?;
            found.club.as_deref()
        };
        let first = |node: &&crate::bracket::Node| node.group == Group::Upper && node.round == 1;
        let pairs = stage.bracket.nodes.iter().filter(first).count();
        let because = |one: EntrantId, other: EntrantId, count: usize| {
            let is_moved = stage.moves.iter().any(|moved| {
                [one, other].contains(&moved.one) || [one, other].contains(&moved.other)
            });
            if count > pairs {
                Because::TooMany {
                    count: u32::try_from(count).unwrap_or(u32::MAX),
                    pairs: u32::try_from(pairs).unwrap_or(u32::MAX),
                }
            } else if is_moved {
                Because::ByHand
            } else if !takes.is_empty() {
                Because::Places
            } else {
                Because::Seeding
            }
        };
        let mut mates = Vec::new();
        for (found, node) in self.matches_of(stage).zip(&stage.bracket.nodes) {
            let is_seeded = node
                .slots
                .iter()
                .all(|(_, origin)| matches!(origin, Origin::Seed(_)));
            let [Some(one), Some(other)] = Side::BOTH.map(|side| found.entrant(side)) else {
                continue;
            };
            if !first(&node) || !is_seeded {
                continue;
            }
            let mut add = |of: Of, count: usize| {
                mates.push(Mates {
                    match_id: found.id,
                    of,
                    because: because(one, other, count),
                });
            };
            if let Some(shared) = group(one).filter(|own| group(other) == Some(*own)) {
                let all = stage.seeding.iter();
                let count = all.filter(|&&id| group(id) == Some(shared)).count();
                add(Of::Group(shared.1), count);
            }
            if let Some(shared) = club(one).filter(|own| club(other) == Some(*own)) {
                let all = stage.seeding.iter();
                let count = all.filter(|&&id| club(id) == Some(shared)).count();
                add(Of::Club(shared.into()), count);
            }
        }
        mates
    }

    /// The stage that another one takes its entrants from.
    fn source(&self, stage: &Stage, from: u8) -> Option<&Stage> {
        let stages = &self.tournaments.get(&stage.tournament)?.stages;
        self.stages.get(stages.get(usize::from(from))?)
    }
}
