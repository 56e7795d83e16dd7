//! A draft as screens show it.

use super::{DraftChoice, Seat, Verb};
use crate::roster::PlayerView;
use crate::shared::{BySide, Side};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// `draft/120`: the last draft of a match. What is hidden from the reader is not in it.
/// `seat/120/41` is the same for the captain of entrant 41, with what their own side may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DraftView {
    /// Which match.
    #[serde(rename = "match")]
    pub match_id: u32,
    /// Of which tournament.
    pub tournament: u32,
    /// The number that people see on the match.
    pub number: u32,
    /// Before which game, from 1; 0 for the whole series.
    pub game: u8,
    /// How many games the series has at most.
    pub best_of: u8,
    /// By which rules: part of the name of its pool, `pool/RULES/INDEX`.
    pub rules: u32,
    /// Which of their pools.
    pub pool: u32,
    /// How it is drafted.
    pub format: DraftFormatHead,
    /// What the entrants are called.
    pub names: BySide<String>,
    /// Who acts first.
    pub first: Side,
    /// How that was decided.
    pub how: DraftDecided,
    /// Which side of the game home plays, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub home_side: Option<String>,
    /// Whether it runs.
    pub phase: DraftPhase,
    /// How many actions were made: what a lock must name.
    pub turn: u16,
    /// Every turn of the format in its order, done or to come, by its place from 0.
    pub turns: BTreeMap<u32, TurnView>,
    /// The turns that are open now.
    pub open: Vec<OpenTurn>,
    /// What each side has left of its reserve, milliseconds, as of the last action.
    pub reserve: BySide<u32>,
    /// An official must act first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub waits: Option<DraftWaits>,
    /// What each side cannot choose in its open or next turn, and why; only for officials and for the own side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub closed: Option<BySide<BTreeMap<String, Closed>>>,
    /// The picks that stand, in order, where the reader may know them.
    pub teams: BySide<Vec<String>>,
    /// Who plays what, in the order of the positions.
    pub lineup: BySide<Vec<String>>,
    /// Which person plays each of them, in the same order; left out while nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub players: Option<BySide<Vec<Option<u32>>>>,
    /// Who may be fielded, and whoever is; once all is chosen, where a side has several people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub roster: Option<BySide<Vec<PlayerView>>>,
    /// What the own team's captain looks at; for the own side only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub hover: Option<String>,
    /// What officials did, the newest last; for officials only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<DraftNote>,
}

/// What people must know of a format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DraftFormatHead {
    /// Its stable name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Whether nobody has checked that the title is drafted like this.
    pub unverified: bool,
    /// How many heroes a side picks, where that is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub team_size: Option<u8>,
    /// What the sides of the game are called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<String>,
    /// What a captain may leave empty by the own will.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub may_pass: Vec<Verb>,
    /// The full time of a turn, milliseconds.
    pub turn_ms: u32,
    /// The full reserve, milliseconds.
    pub reserve_ms: u32,
    /// How much later the hall and its casters see what happens, milliseconds; all moments that they read are shifted by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub delay_ms: Option<u32>,
}

/// How it was decided who acts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DraftDecided {
    /// By the format.
    Rule,
    /// By lot.
    Toss,
    /// An official entered it.
    Official,
    /// The captains chose.
    Chosen,
}

/// Whether a draft runs. Times are the server's, in milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum DraftPhase {
    /// The clock runs.
    Running {
        /// The open step opens then; later than now while the hall is given time to look.
        opens: u64,
    },
    /// Nothing runs.
    Held {
        /// How much of the open step had gone.
        elapsed: u64,
        /// Since when.
        since: u64,
        /// Why.
        reason: String,
    },
    /// Heroes can be exchanged within a team.
    Swapping {
        /// Until then.
        until: u64,
    },
    /// It is over.
    Complete {
        /// Since when.
        at: u64,
    },
}

/// One turn of the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct TurnView {
    /// Whose; none for the server's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub side: Option<Side>,
    /// What is done.
    pub verb: Verb,
    /// What people call this part.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phase: String,
    /// In which step; turns of one step are open together.
    pub step: u16,
    /// What became of it.
    pub state: TurnState,
    /// With what, once it may be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub choice: Option<DraftChoice>,
    /// Who did it, once it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by: Option<TurnBy>,
    /// Which action it is, once it is done: stepping back to it names this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub action: Option<u16>,
}

/// What became of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TurnState {
    /// It comes later.
    Later,
    /// It is open.
    Open,
    /// It is done.
    Done,
    /// It is done, and nobody may know with what.
    Hidden,
    /// It is done, and was lost to the other side's at the reveal.
    Collided,
    /// It is done, and the other side took it away.
    Taken,
}

/// Who took a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TurnBy {
    /// The captain.
    Captain,
    /// An official for the captain.
    Official,
    /// Nobody: the time had run out.
    Time,
    /// Nobody: nothing was left.
    Nothing,
}

/// A turn that is open now. Times are the server's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct OpenTurn {
    /// Whose.
    pub side: Side,
    /// In which seat.
    pub seat: Seat,
    /// What is done.
    pub verb: Verb,
    /// How many choices it still waits for.
    pub left: u8,
    /// Whether the choice is kept from all others.
    pub hidden: bool,
    /// When the shown time ends and the reserve begins; left out while it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub shown_until: Option<u64>,
    /// How much of the shown time is left while it is held, milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub left_ms: Option<u64>,
    /// How much of the reserve is left while it is held, milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reserve_left_ms: Option<u64>,
}

/// What an official must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DraftWaits {
    /// Let the pause of the format end.
    GoOn,
    /// Name the decider.
    Decide,
}

/// Why a hero cannot be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Closed {
    /// Not at this event.
    Disabled {},
    /// In this draft.
    Now {
        /// By what.
        verb: Verb,
        /// By whom; none by the server.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        by: Option<Side>,
    },
    /// Since an earlier game of the series.
    Game {
        /// Which.
        game: u8,
        /// By whom; none where both.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        by: Option<Side>,
        /// Who won that game with it, or on it, where that closed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        won: Option<Side>,
    },
    /// Since an earlier match.
    Match {},
    /// It is open, and this turn asks for others: a category, a quota, another kind than before.
    Other {
        /// The stable word of the reason.
        code: String,
        /// A sentence.
        says: String,
    },
}

/// Something that an official did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DraftNote {
    /// When.
    pub at: u64,
    /// Who: what the device is called; empty for the server.
    pub by: String,
    /// What.
    pub what: DraftNoted,
    /// Why.
    pub reason: String,
}

/// What officials do to a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "the words say it")]
pub enum DraftNoted {
    Held {},
    Resumed {},
    TimeAdded { seat: Seat, ms: u32 },
    SteppedBack { to: u16 },
    Voided {},
    LineupCorrected { side: Side },
}
