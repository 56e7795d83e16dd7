//! A match: its contenders, its games and its life from undecided to over.

mod outcome;
mod state;

pub use outcome::{Ending, Outcome, Told};
pub use state::{HeldFrom, MatchState};

use crate::conduct::Conduct;
use crate::exact::nothing_else;
use crate::ids::{At, CommandId, DeviceId, EntrantId, MatchId, StageId, StationNo};
use crate::life::{Presence, Report, Ruling};
use crate::patience::Wait;
use crate::series::{Game, Series, Verdict, tally};
use crate::side::{BySide, Side};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

pub use crate::heat::Finish;

/// A place in a match. Never "nobody yet" and "nobody ever" in one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Slot {
    /// Nobody ever: the other side advances without a match.
    #[serde(deserialize_with = "nothing_else")]
    Bye,
    /// Nobody yet: the bracket's node says where somebody comes from.
    #[serde(deserialize_with = "nothing_else")]
    Undecided,
    /// Somebody.
    Taken {
        /// Who.
        entrant: EntrantId,
    },
}

impl Slot {
    /// Who is there.
    #[must_use]
    pub const fn entrant(self) -> Option<EntrantId> {
        match self {
            Self::Bye | Self::Undecided => None,
            Self::Taken { entrant } => Some(entrant),
        }
    }
}

/// Whoever meets in a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Contenders {
    /// Two sides.
    Sides {
        /// Home and away.
        slots: BySide<Slot>,
    },
    /// The many of a heat.
    Heat {
        /// Who plays, the best seed first; who came late is at the end.
        entrants: Vec<EntrantId>,
        /// What each game brought, the first first; of a time trial, what each attempt did.
        games: Vec<Vec<Finish>>,
    },
}

/// A contest between entrants that advances somebody; best of some games.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Match {
    /// Unique in the gathering.
    pub id: MatchId,
    /// Where it belongs.
    pub stage: StageId,
    /// The node of the stage's bracket: group, round, position, number and where winner and loser go.
    pub node: u32,
    /// Who meets.
    pub contenders: Contenders,
    /// How many games decide.
    pub series: Series,
    /// Where it is in its life.
    pub state: MatchState,
    /// The games between two sides so far, the first first.
    pub games: Vec<Game>,
    /// Where it is played; none at the players' own seats.
    pub station: Option<StationNo>,
    /// When its entrants were asked to come, or it began without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<At>,
    /// What has become of the time since that call.
    #[serde(default, skip_serializing_if = "Wait::is_none")]
    pub wait: Wait,
    /// The tablet that alone may score it.
    pub lease: Option<Lease>,
    /// Its clocks, its pauses and what is marked of its games.
    #[serde(default, skip_serializing_if = "Conduct::is_empty")]
    pub conduct: Conduct,
    /// Who of the two has said that they are there.
    #[serde(default, skip_serializing_if = "is_nobody_here")]
    pub here: BySide<Presence>,
    /// Who of the many of a heat has said so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub present: Vec<EntrantId>,
    /// The decision by which its result stands, if an official decided it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruling: Option<Ruling>,
    /// Who went the winner's way although the result says otherwise: what rests on it stands by ruling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_on: Option<Side>,
    /// Counts the entries that changed score, result or lease.
    pub rev: u32,
    /// The last such entry, if a device's command made it.
    pub last_change: Option<Change>,
}

/// The command behind the last change of score, result or lease.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Who sent it.
    pub device: DeviceId,
    /// The id they gave it.
    pub command: CommandId,
}

/// A tablet's exclusive right to score a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lease {
    /// Who holds it.
    pub device: DeviceId,
    /// Since when.
    pub since: At,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_nobody_here(here: &BySide<Presence>) -> bool {
    !here.home.is_here() && !here.away.is_here()
}

impl Match {
    /// A match as it is drawn: nothing of it is played, and nobody is called. Its place is its id, its stage and its node.
    pub(crate) fn drawn(
        (id, stage, node): (MatchId, StageId, u32),
        contenders: Contenders,
        series: Series,
        state: MatchState,
    ) -> Self {
        Self {
            id,
            stage,
            node,
            contenders,
            series,
            state,
            games: Vec::new(),
            station: None,
            called: None,
            wait: Wait::default(),
            lease: None,
            conduct: Conduct::default(),
            here: BySide::default(),
            present: Vec::new(),
            ruling: None,
            sent_on: None,
            rev: 0,
            last_change: None,
        }
    }

    /// The side that went the winner's way: who won, but for a ruling.
    #[must_use]
    pub fn goes_on(&self) -> Option<Side> {
        let outcome = self.outcome()?;
        self.sent_on.or(outcome.winner)
    }

    /// The outcome as the bracket follows it: with who went the winner's way for who won.
    #[must_use]
    pub(crate) fn followed(&self) -> Option<Outcome> {
        let outcome = self.outcome()?;
        Some(Outcome {
            winner: self.goes_on(),
            ..outcome
        })
    }

    /// The two slots; a heat has no sides, and nobody ever stands there.
    #[must_use]
    pub const fn slots(&self) -> BySide<Slot> {
        match &self.contenders {
            Contenders::Sides { slots } => *slots,
            Contenders::Heat { .. } => BySide::new(Slot::Bye, Slot::Bye),
        }
    }

    /// Puts somebody on a side, or nobody for good.
    pub(crate) fn fill(&mut self, side: Side, slot: Slot) {
        match &mut self.contenders {
            Contenders::Sides { slots } => slots[side] = slot,
            Contenders::Heat { .. } => {}
        }
    }

    /// The contenders and the games of a heat; none where two sides meet.
    #[must_use]
    pub fn heat(&self) -> Option<(&[EntrantId], &[Vec<Finish>])> {
        match &self.contenders {
            Contenders::Sides { .. } => None,
            Contenders::Heat { entrants, games } => Some((entrants, games)),
        }
    }

    /// Whether an entrant is in it, on a side or among the many.
    #[must_use]
    pub fn has(&self, entrant: EntrantId) -> bool {
        match &self.contenders {
            Contenders::Sides { .. } => self.side_of(entrant).is_some(),
            Contenders::Heat { entrants, .. } => entrants.contains(&entrant),
        }
    }

    /// Whether this device alone may score it.
    #[must_use]
    pub fn is_held_by(&self, device: &DeviceId) -> bool {
        self.lease
            .as_ref()
            .is_some_and(|lease| lease.device == *device)
    }

    /// Whether no game of it was stated.
    #[must_use]
    pub fn is_unplayed(&self) -> bool {
        match &self.contenders {
            Contenders::Sides { .. } => self.games.is_empty(),
            Contenders::Heat { games, .. } => games.iter().all(Vec::is_empty),
        }
    }

    /// Who is on a side.
    #[must_use]
    pub fn entrant(&self, side: Side) -> Option<EntrantId> {
        self.slots()[side].entrant()
    }

    /// On which side an entrant is.
    #[must_use]
    pub fn side_of(&self, entrant: EntrantId) -> Option<Side> {
        let mut sides = Side::BOTH.into_iter();
        sides.find(|&side| self.entrant(side) == Some(entrant))
    }

    /// Whether one of these two is in it.
    #[must_use]
    pub fn has_either(&self, one: EntrantId, other: EntrantId) -> bool {
        self.has(one) || self.has(other)
    }

    /// The score: as decided, otherwise as counted.
    #[must_use]
    pub fn score(&self) -> BySide<u16> {
        match &self.state {
            MatchState::Over { outcome, .. } => outcome.score,
            MatchState::Reported { report, .. } | MatchState::Disputed { report, .. } => {
                report.outcome.score
            }
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Void { .. } => tally(&self.series, &self.games),
        }
    }

    /// The outcome, once there is one.
    #[must_use]
    pub const fn outcome(&self) -> Option<Outcome> {
        match &self.state {
            MatchState::Over { outcome, .. } => Some(*outcome),
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Void { .. } => None,
        }
    }

    /// The report that waits to be confirmed or ruled on.
    #[must_use]
    pub const fn report(&self) -> Option<&Report> {
        match &self.state {
            MatchState::Reported { report, .. } | MatchState::Disputed { report, .. } => {
                Some(report)
            }
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Over { .. }
            | MatchState::Void { .. } => None,
        }
    }

    /// Who won, be it against nobody.
    #[must_use]
    pub fn winner(&self) -> Option<EntrantId> {
        self.entrant(self.outcome()?.winner?)
    }

    /// Who won and who lost.
    #[must_use]
    pub fn won_and_lost(&self) -> Option<(EntrantId, EntrantId)> {
        let winner = self.outcome()?.winner?;
        Some((self.entrant(winner)?, self.entrant(winner.other())?))
    }

    /// Whether it is still to be played to its end.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        match self.state {
            MatchState::Bye
            | MatchState::NotDue
            | MatchState::Over { .. }
            | MatchState::Void { .. } => false,
            MatchState::Undecided
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. } => true,
        }
    }

    /// Whether its result is annulled.
    #[must_use]
    pub const fn is_void(&self) -> bool {
        matches!(self.state, MatchState::Void { .. })
    }

    /// Whether a result here rests on what happened before it: something was played, or it is decided.
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        matches!(
            self.state,
            MatchState::Live { .. }
                | MatchState::Held {
                    from: HeldFrom::Live { .. },
                    ..
                }
                | MatchState::Reported { .. }
                | MatchState::Disputed { .. }
                | MatchState::Over { .. }
                | MatchState::Void { .. }
        )
    }

    /// Whether the entrants are at it: called, playing or held after that.
    #[must_use]
    pub const fn is_at_its_place(&self) -> bool {
        matches!(
            self.state,
            MatchState::Called { .. }
                | MatchState::Live { .. }
                | MatchState::Held {
                    from: HeldFrom::Called { .. } | HeldFrom::Live { .. },
                    ..
                }
        )
    }

    /// What the games have come to, once they can be committed.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.series.verdict(&self.games)
    }
}
