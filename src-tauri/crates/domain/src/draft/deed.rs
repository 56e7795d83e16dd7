//! What is asked of a draft, and what has happened in one.

use super::action::{Act, Choice, Doer};
use super::choosing::{Choosing, Wish};
use super::format::{Seat, Verb};
use super::pool::HeroId;
use super::position::BySeat;
use super::running::Head;
use crate::ids::{At, PersonId};
use crate::side::Side;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// What is asked of the draft of a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    /// Open the next draft of the match.
    Open {
        /// Who acts first; left out where the format or a draw decides.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<Side>,
        /// A lot, drawn outside.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lot: Option<u32>,
        /// Which side of the game home plays.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        home_side: Option<String>,
    },
    /// Choose who acts first, or a side of the game, before the draft begins.
    Choose {
        /// Whose choice.
        side: Side,
        /// What is chosen.
        wish: Wish,
    },
    /// Take a turn.
    Lock {
        /// How many actions the sender knows of: a lock that comes too late is for another turn.
        turn: u16,
        /// Whose turn.
        seat: Seat,
        /// What is done.
        verb: Verb,
        /// With what.
        choice: Choice,
    },
    /// Name the decider, where not exactly one is left.
    Decide {
        /// What is played.
        hero: HeroId,
    },
    /// Let a pause of the format end.
    GoOn {},
    /// Let everything stand.
    Hold {
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// Let it run on.
    Resume {},
    /// Give a seat more time in the open step.
    AddTime {
        /// Whose.
        seat: Seat,
        /// How much, in milliseconds; 1 second to 1 hour.
        ms: u32,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// Take everything back to a turn; the draft is held then.
    StepBack {
        /// How many actions stay.
        to: u16,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// Let it not count; the next one that is opened takes its place.
    Void {
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// Say who plays which of the picked heroes.
    Arrange {
        /// Whose.
        side: Side,
        /// Every pick of the side once, in the order of the positions.
        lineup: Vec<HeroId>,
        /// Who plays each of them; left empty, whoever was named stays in their position.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        players: Vec<Option<PersonId>>,
    },
    /// End the time in which heroes can be exchanged.
    Close {},
    /// Put right who played which hero in a draft that is over, also when its match is.
    CorrectLineup {
        /// Which draft of the match, from 0.
        index: u16,
        /// Whose.
        side: Side,
        /// As for `Arrange`.
        lineup: Vec<HeroId>,
        /// As for `Arrange`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        players: Vec<Option<PersonId>>,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
}

/// What has happened in the draft of a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "each fact repeats the words of the deed that leads to it"
)]
pub enum Fact {
    /// The captains choose before it is opened.
    Choosing {
        choosing: Box<Choosing>,
    },
    Chose {
        side: Side,
        wish: Wish,
    },
    Opened {
        head: Box<Head>,
    },
    Done {
        act: Act,
        by: Doer,
    },
    Held {
        reason: String,
        /// It stood from then on; left out where that is now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        as_of: Option<At>,
    },
    Resumed {},
    TimeAdded {
        seat: Seat,
        ms: u32,
        reason: String,
    },
    SteppedBack {
        to: u16,
        reason: String,
    },
    Voided {
        reason: String,
    },
    Arranged {
        side: Side,
        lineup: Vec<HeroId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        players: Vec<Option<PersonId>>,
    },
    Closed {},
    LineupCorrected {
        index: u16,
        side: Side,
        lineup: Vec<HeroId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        players: Vec<Option<PersonId>>,
        reason: String,
    },
}

/// What the server adds when the time of a turn has run out: it has no dice and no eyes of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chance {
    /// What each captain looked at last.
    #[serde(default)]
    pub hovered: BySeat<Option<HeroId>>,
    /// A lot for each choice that may have to be made.
    #[serde(default)]
    pub lots: Vec<u32>,
}

impl Deed {
    /// The names of all of them in the journal.
    pub const KINDS: [&'static str; 13] = [
        "open_draft",
        "choose_seat",
        "lock_choice",
        "decide_draft",
        "end_draft_pause",
        "hold_draft",
        "resume_draft",
        "add_draft_time",
        "step_draft_back",
        "void_draft",
        "arrange_heroes",
        "close_draft",
        Self::CORRECT_LINEUP,
    ];
    /// The one among them that can be taken back: a record is put right, and nobody drafts by it.
    pub const CORRECT_LINEUP: &'static str = "correct_lineup";

    /// The name of the command in the journal.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Open { .. } => "open_draft",
            Self::Choose { .. } => "choose_seat",
            Self::Lock { .. } => "lock_choice",
            Self::Decide { .. } => "decide_draft",
            Self::GoOn {} => "end_draft_pause",
            Self::Hold { .. } => "hold_draft",
            Self::Resume {} => "resume_draft",
            Self::AddTime { .. } => "add_draft_time",
            Self::StepBack { .. } => "step_draft_back",
            Self::Void { .. } => "void_draft",
            Self::Arrange { .. } => "arrange_heroes",
            Self::Close {} => "close_draft",
            Self::CorrectLineup { .. } => Self::CORRECT_LINEUP,
        }
    }

    /// Whether a captain may ask for it, for the own side.
    #[must_use]
    pub const fn is_for_captains(&self) -> bool {
        matches!(
            self,
            Self::Choose { .. } | Self::Lock { .. } | Self::Arrange { .. }
        )
    }

    /// Whether a judge may ask for it. What stands in the record is the desk's and the head judge's to change.
    #[must_use]
    pub const fn is_for_judges(&self) -> bool {
        !matches!(self, Self::CorrectLineup { .. })
    }
}
