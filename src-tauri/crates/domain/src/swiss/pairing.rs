//! A round that has been paired, with the reason for every pair and for the bye, as data that a screen puts into words.

use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A paired round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pairing {
    /// Everybody who plays, the best table first.
    pub pairs: Vec<Pair>,
    /// The one left over, where the number is odd.
    pub bye: Option<Bye>,
    /// What could not be kept, and why. Empty in a good round.
    pub breaches: Vec<Breach>,
}

impl Pairing {
    /// Everybody who is in it.
    pub fn seeds(&self) -> impl Iterator<Item = u32> {
        let paired = self.pairs.iter().flat_map(|pair| [pair.home, pair.away]);
        paired.chain(self.bye.iter().map(|bye| bye.seed))
    }
}

/// Two who meet. The numbers are seeds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The side that the rules put first.
    pub home: u32,
    /// The other side.
    pub away: u32,
    /// Why these two.
    pub why: Why,
}

/// Why two meet. Places within a group count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Why {
    /// An official wants it so.
    Forced,
    /// Same score; the group is folded, its upper half against its lower half, and this is pair `number` of `of`.
    Fold {
        /// Points of the group, in smallest units.
        points: i32,
        /// Which pair of the group.
        number: u32,
        /// How many pairs the group has.
        of: u32,
    },
    /// Same score, but not the opponent that the fold has for the better of the two.
    Shifted {
        /// Points of the group, in smallest units.
        points: i32,
        /// Whom the fold has for the better of the two.
        instead_of: u32,
        /// What speaks against that one.
        because: Shift,
    },
    /// One comes down from a higher score group.
    Floated {
        /// Who comes down.
        down: u32,
        /// From these points.
        from: i32,
        /// To an opponent with these points.
        to: i32,
        /// Why somebody had to.
        because: FloatCause,
        /// Lower-ranked ones of the same group who were spared, the lowest last.
        spared: Vec<u32>,
    },
    /// Counter-Strike Major, first round: seed i against i plus half the field.
    FirstRound,
    /// Counter-Strike Major: the highest seed of a record against the lowest not yet met.
    HighLow {
        /// Wins and losses.
        record: (u32, u32),
        /// Places by difficulty and seed among those with this record.
        places: (u32, u32),
    },
    /// Counter-Strike Major: the last two changed opponents, because the last pair would have met again.
    Swapped {
        /// Wins and losses.
        record: (u32, u32),
        /// Places by difficulty and seed among those with this record.
        places: (u32, u32),
    },
    /// Counter-Strike Major: by a row of the priority table, the first without a rematch.
    Row {
        /// Wins and losses.
        record: (u32, u32),
        /// The row, from 1.
        row: u32,
        /// Places by difficulty and seed among those with this record.
        places: (u32, u32),
    },
}

/// What speaks against the opponent that the fold has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shift {
    /// They have met.
    HaveMet,
    /// An official does not want it.
    Forbidden,
    /// They are of one club.
    ClubMates,
    /// Both are due the same side.
    Sides,
    /// That one was needed for another pair of the group.
    MadeRoom,
}

/// Why somebody had to leave the score group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FloatCause {
    /// The group had an odd number left.
    OddGroup,
    /// The group cannot be paired within itself.
    NoOpponentLeft,
}

/// The one who does not play.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bye {
    /// Who.
    pub seed: u32,
    /// Lower-ranked ones who were passed over, the lowest last. Empty: it is the lowest-ranked of all.
    pub passed_over: Vec<PassedOver>,
}

/// Somebody who stands lower and did not get the bye.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassedOver {
    /// Who.
    pub seed: u32,
    /// Why not.
    pub because: NoBye,
}

/// Why the bye did not go there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoBye {
    /// Had one already.
    HadBye,
    /// Won a match without playing already.
    HadWalkover,
    /// The others could not be paired then without breaking a stronger rule.
    RestUnpaired,
    /// An official wants this one to play somebody.
    Forced,
}

/// A rule that could not be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Breach {
    /// Two meet again.
    Rematch {
        /// Seeds.
        seeds: (u32, u32),
        /// How often they were paired before.
        times: u32,
        /// Why.
        because: Cause,
    },
    /// Two meet whom an official does not want to.
    Forbidden {
        /// Seeds.
        seeds: (u32, u32),
        /// Why.
        because: Cause,
    },
    /// Two of one club meet.
    ClubMates {
        /// Seeds.
        seeds: (u32, u32),
        /// Number of the club.
        club: u32,
        /// Why.
        because: Cause,
    },
    /// A bye to somebody who had one, or who won without playing.
    SecondBye {
        /// Who.
        seed: u32,
    },
}

/// Why a rule could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Cause {
    /// An official forced this pair.
    Forced,
    /// This one has met everybody else who is present.
    MetEverybody {
        /// Who.
        seed: u32,
    },
    /// The club has more than half of all who are present.
    MoreThanHalf {
        /// Of the club.
        members: u32,
        /// In all.
        present: u32,
    },
    /// Every other way to pair everybody breaks this rule too, or a stronger one.
    NoOtherWay,
}
