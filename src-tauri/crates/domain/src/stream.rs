//! What the producer of a stream settles: which matches come at its station and in which order, what its overlays show, and who is ready to go live.

use crate::bracket::{Node, NodeId, Origin};
use crate::contest::{Match, MatchState};
use crate::gathering::Gathering;
use crate::ids::{At, MatchId, StationNo};
use crate::places::Wish;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most matches of one rundown.
pub const LONGEST_RUNDOWN: usize = 40;

/// Longest that results are held back, seconds.
pub const LONGEST_HELD_BACK: u16 = 900;

/// What is settled for the stream of one station.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreamPlan {
    /// The matches that come there, the first first; those that were played stay until somebody takes them out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rundown: Vec<MatchId>,
    /// What its overlays show; none where they follow the rundown, or what is played there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_air: Option<MatchId>,
    /// Whether its overlays show home at the right.
    #[serde(default)]
    pub is_flipped: bool,
    /// By how much later than here hall and players' phones are shown what happens in the matches that are played
    /// there, seconds.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub held_back_s: u16,
    /// Up to which moment they were shown all at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revealed: Option<At>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_zero(seconds: &u16) -> bool {
    *seconds == 0
}

impl StreamPlan {
    /// All matches that it names.
    pub fn matches(&self) -> impl Iterator<Item = MatchId> {
        self.rundown.iter().copied().chain(self.on_air)
    }

    /// Puts a match at a place of the rundown, in which it is once.
    pub(crate) fn put(&mut self, id: MatchId, place: u32) {
        self.rundown.retain(|other| *other != id);
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        self.rundown.insert(place.min(self.rundown.len()), id);
    }

    /// Whether nobody produces there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Since when producer and judge are ready for a match to go live.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoLight {
    /// The producer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub producer: Option<At>,
    /// The judge of the match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judge: Option<At>,
}

impl GoLight {
    /// Whether nobody is ready.
    #[must_use]
    pub fn is_dark(&self) -> bool {
        *self == Self::default()
    }

    /// Whether both are.
    #[must_use]
    pub const fn is_go(&self) -> bool {
        self.producer.is_some() && self.judge.is_some()
    }
}

/// What is settled for all streams.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Streams {
    /// By station, where anything is settled.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub plans: BTreeMap<StationNo, StreamPlan>,
    /// By match, where anybody said that they are ready.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lights: BTreeMap<MatchId, GoLight>,
}

impl Streams {
    /// Whether nothing is settled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plans.is_empty() && self.lights.is_empty()
    }

    /// In whose rundown a match is.
    #[must_use]
    pub fn of(&self, id: MatchId) -> Option<(StationNo, &StreamPlan)> {
        let mut plans = self.plans.iter();
        plans
            .find(|(_, plan)| plan.rundown.contains(&id))
            .map(|(number, plan)| (*number, plan))
    }
}

/// Whose lamp it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lamp {
    /// The producer's.
    Producer,
    /// The judge's who holds the match.
    Judge,
}

/// What is changed about a stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum StreamChange {
    /// A match comes at this place of a rundown, and at no other.
    Put {
        /// Whose rundown.
        station: StationNo,
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Before so many others there; at the end where there are fewer.
        place: u32,
    },
    /// A match is in the rundown no more.
    Drop {
        /// Whose rundown.
        station: StationNo,
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// Matches are in the rundown no more, as far as they were.
    DropAll {
        /// Whose rundown.
        station: StationNo,
        /// Which matches.
        matches: Vec<MatchId>,
    },
    /// The overlays show this match until the next is named; of themselves again, where none is.
    Show {
        /// Of which station.
        station: StationNo,
        /// Which match.
        #[serde(rename = "match", default, skip_serializing_if = "Option::is_none")]
        match_id: Option<MatchId>,
    },
    /// On which side the overlays show home.
    Flip {
        /// Of which station.
        station: StationNo,
        /// Home at the right.
        is_flipped: bool,
    },
    /// How much later than here hall and phones are shown what happens there.
    HoldBack {
        /// Of which station.
        station: StationNo,
        /// Seconds; at once where there are none.
        seconds: u16,
    },
    /// They are shown at once what is held back now; what comes is held back again.
    Reveal {
        /// Of which station.
        station: StationNo,
    },
    /// Somebody is ready for a match to go live, or not any more. It holds nobody up.
    Ready {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// Who.
        lamp: Lamp,
        /// Whether they are.
        is_ready: bool,
    },
}

impl StreamChange {
    /// The match that it is about.
    #[must_use]
    pub const fn match_id(&self) -> Option<MatchId> {
        match self {
            Self::Put { match_id, .. }
            | Self::Drop { match_id, .. }
            | Self::Ready { match_id, .. } => Some(*match_id),
            Self::Show { match_id, .. } => *match_id,
            Self::DropAll { .. }
            | Self::Flip { .. }
            | Self::HoldBack { .. }
            | Self::Reveal { .. } => None,
        }
    }
}

impl Gathering {
    /// Whether a stream can be made at a station: where the hall looks.
    #[must_use]
    pub fn is_for_show(&self, number: StationNo) -> bool {
        let station = self.stations.get(&number);
        station.is_some_and(|station| station.equipment.kind.is_for_show())
    }

    /// Where and when a match is to be called: as it is wished, but at the station in whose rundown it is.
    #[must_use]
    pub fn wish_of(&self, id: MatchId) -> Wish {
        let wish = self.floor.wish(id);
        match self.streams.of(id) {
            Some((number, _)) if self.is_for_show(number) => Wish {
                station: Some(number),
                stream: false,
                ..wish
            },
            Some(_) | None => wish,
        }
    }

    /// The stations that are kept for matches which come there: those that are wished for, and those of a rundown.
    #[must_use]
    pub fn kept_stations(&self) -> BTreeSet<StationNo> {
        let wishes = self.floor.wishes.iter();
        let wished = wishes
            .filter(|(id, _)| self.matches.get(id).is_some_and(Match::is_open))
            .filter_map(|(_, wish)| wish.station);
        let plans = self.streams.plans.iter();
        let planned = plans.filter(|(_, plan)| plan.rundown.iter().any(|id| self.is_to_come(*id)));
        wished.chain(planned.map(|(number, _)| *number)).collect()
    }

    /// The match that comes before this one in its rundown and was not called yet. What leads to that one cannot wait for it.
    #[must_use]
    pub fn comes_after(&self, id: MatchId) -> Option<(StationNo, MatchId)> {
        let (number, plan) = self.streams.of(id)?;
        if !self.is_for_show(number) {
            return None;
        }
        let mut earlier = plan.rundown.iter().take_while(|other| **other != id);
        let before = earlier.find(|other| self.is_to_come(**other) && !self.leads_to(id, **other));
        before.map(|before| (number, *before))
    }

    /// What the overlays of a station show by its producer's will; none where they follow what is played there.
    #[must_use]
    pub fn on_air(&self, number: StationNo) -> Option<MatchId> {
        let plan = self.streams.plans.get(&number)?;
        let was_here = |id: &MatchId| {
            let found = self.matches.get(id);
            found.is_some_and(|found| {
                found.station == Some(number)
                    && (found.is_at_its_place() || found.has_begun() || found.is_void())
            })
        };
        let mut rundown = plan.rundown.iter().copied();
        plan.on_air.or_else(|| rundown.find(was_here))
    }

    /// Who is ready for a match that is called to a stream; none where there is no light. Whoever was ready for an earlier call is not for this one.
    #[must_use]
    pub fn go_light(&self, found: &Match) -> Option<GoLight> {
        let number = found.station.filter(|number| self.is_for_show(*number))?;
        let called = found.called.filter(|_| found.is_at_its_place())?;
        let known = self.streams.lights.get(&found.id);
        if known.is_none() && !self.streams.plans.contains_key(&number) {
            return None;
        }
        let light = known.copied().unwrap_or_default();
        let holds = |since: &At| *since >= called;
        Some(GoLight {
            producer: light.producer.filter(holds),
            judge: light.judge.filter(holds),
        })
    }

    /// Whether a match may still be called.
    fn is_to_come(&self, id: MatchId) -> bool {
        let found = self.matches.get(&id);
        found.is_some_and(|found| match found.state {
            MatchState::Undecided | MatchState::Ready { .. } => true,
            MatchState::Held { .. } => !found.is_at_its_place(),
            MatchState::Bye
            | MatchState::NotDue
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Over { .. }
            | MatchState::Void { .. } => false,
        })
    }

    /// Whether somebody comes from one match to the other, over others as well.
    fn leads_to(&self, id: MatchId, other: MatchId) -> bool {
        let (Some(from), Some(to)) = (self.matches.get(&id), self.matches.get(&other)) else {
            return false;
        };
        let Some(stage) = self
            .stages
            .get(&to.stage)
            .filter(|_| from.stage == to.stage)
        else {
            return false;
        };
        let mut seen = BTreeSet::new();
        let mut open = Vec::from([to.node]);
        while let Some(node) = open.pop() {
            let Some(Node { slots, .. }) = stage.bracket.node(NodeId(node)) else {
                continue;
            };
            for (_, origin) in slots.iter() {
                let before = match origin {
                    Origin::WinnerOf(before) | Origin::LoserOf(before) => before.0,
                    Origin::Seed(_) | Origin::Bye | Origin::Heat(_) => continue,
                };
                if before == from.node {
                    return true;
                }
                if seen.insert(before) {
                    open.push(before);
                }
            }
        }
        false
    }
}
