//! Corrections with foresight: what was wrong, what is chosen for what rests on it, and what it would all come to.

mod convert;

pub use convert::AboutNothing;

use crate::frame::Reason;
use crate::heat::FinishView;
use crate::life::{Absent, WithoutPlay};
use crate::shared::{BySide, Group, Side};
use crate::view::{EndingView, SlotView, StateView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What was wrong, and how it was in truth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum Fix {
    /// Another score.
    Result {
        /// Of which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// Games per side, or points where these are added up.
        score: BySide<u16>,
    },
    /// Another winner; the score is not known.
    Winner {
        /// Of which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// Who has won.
        winner: Side,
    },
    /// It was not played, or not to its end.
    WithoutPlay {
        /// Which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// Who was not there, or may not play.
        absent: Absent,
        /// Anything but by play.
        how: WithoutPlay,
    },
    /// Another order of finish in a game of a heat.
    Heat {
        /// Which heat.
        #[serde(rename = "match")]
        match_id: u32,
        /// 1 is the first game.
        game: u8,
        /// The first first; of a time trial the mark is milliseconds or the score.
        finishes: Vec<FinishView>,
    },
    /// Its result falls: it is played again.
    Replay {
        /// Which match.
        #[serde(rename = "match")]
        match_id: u32,
    },
    /// Its result is annulled, and nobody goes on until it is replayed.
    Void {
        /// Which match.
        #[serde(rename = "match")]
        match_id: u32,
    },
    /// Two entrants stood in each other's place: by a wrong seed, or in one round that was paired wrongly.
    Swap {
        /// In which stage.
        stage: u32,
        /// In which round; none where the seeds themselves were wrong.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        round: Option<u8>,
        /// One of them.
        one: u32,
        /// The other.
        other: u32,
    },
    /// An official disqualifies an entrant after the fact: what they won goes to their opponents.
    Disqualify {
        /// Of which tournament.
        tournament: u32,
        /// Who.
        entrant: u32,
    },
}

/// What becomes of something that rests on what was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Choice {
    /// A match keeps its contenders and its result by ruling; a stage stays as it was drawn.
    Stand,
    /// A match is played again by whoever follows from the results; a stage takes its new field in.
    Replay,
    /// A result is annulled; a stage is drawn again or discarded, and all its results fall.
    Void,
}

/// A choice about a match, or about a stage or a tie-break of it: exactly one of match and stage is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Chosen {
    /// About which match.
    #[serde(rename = "match", default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub match_id: Option<u32>,
    /// About which stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub stage: Option<u32>,
    /// About which tie-break of the stage; none where it is about the stage itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tie_break: Option<u8>,
    /// What.
    pub choice: Choice,
    /// The count of the match as the desk saw it; where that has moved on, the correction is refused as stale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rev: Option<u32>,
}

/// What a correction would do, with the choices so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct CorrectionView {
    /// Why it would be refused as it is chosen now; a choice that is missing is among them.
    pub reasons: Vec<Reason>,
    /// The matches that change or stand by ruling, in playing order, those that were wrong among them.
    pub reached: Vec<ReachedMatch>,
    /// Later stages whose field changes, and rounds that can be paired again.
    pub stages: Vec<ReachedStage>,
    /// Whose place changes.
    pub placings: Vec<MovedPlace>,
    /// Who learns of it.
    pub told: Told,
    /// How many matches are played again.
    pub replays: u32,
    /// Whether it can be applied as it is chosen now.
    pub complete: bool,
}

/// A match that a correction reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ReachedMatch {
    /// Its id.
    #[serde(rename = "match")]
    pub match_id: u32,
    /// The number that people see.
    pub number: u32,
    /// Its stage.
    pub stage: u32,
    /// The part of the bracket.
    pub group: Group,
    /// 1 is the first round of the group.
    pub round: u8,
    /// Rounds of its group that follow; 0 is the last.
    pub from_end: u8,
    /// From the top of the round, from 0.
    pub position: u32,
    /// Whether it is what was wrong, and not what follows.
    pub is_cause: bool,
    /// Where it is in its life before.
    pub state: StateView,
    /// As it stands.
    pub before: ReachedState,
    /// After the correction, as it is chosen so far; what is not chosen is shown as replayed.
    pub after: ReachedState,
    /// Whether something must be chosen here.
    pub needs_choice: bool,
    /// What may be chosen; empty where there is no choice.
    pub options: Vec<OptionView>,
    /// What is chosen, or is the only way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub chosen: Option<Choice>,
    /// What becomes of it, in a sentence.
    pub then: String,
    /// Its count now, to send along with the choice.
    pub rev: u32,
}

/// A match as it is or would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ReachedState {
    /// Where it is in its life.
    pub state: StateView,
    /// One side.
    pub home: SlotView,
    /// The other.
    pub away: SlotView,
    /// Games per side, or points where these are added up.
    pub score: BySide<u16>,
    /// Who won.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub winner: Option<Side>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ending: Option<EndingView>,
}

/// Something that may be chosen, or why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct OptionView {
    /// What.
    pub choice: Choice,
    /// Whether it can be.
    pub possible: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub why: Option<String>,
}

/// A stage that a correction reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ReachedStage {
    /// Which.
    pub stage: u32,
    /// What people call it, its tournament left out.
    pub name: String,
    /// The round that can be paired again; none where the field of the stage changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub round: Option<u8>,
    /// The tie-break whose tie is none any more; none where it is not about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tie_break: Option<u8>,
    /// Entrants who would come in, and would not otherwise.
    pub comes: Vec<u32>,
    /// Entrants who would not come in any more.
    pub leaves: Vec<u32>,
    /// Whether a match of it has begun.
    pub begun: bool,
    /// What may be chosen.
    pub options: Vec<OptionView>,
    /// What is chosen, or is the only way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub chosen: Option<Choice>,
    /// What becomes of it, in a sentence.
    pub then: String,
}

/// An entrant whose place in a stage changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct MovedPlace {
    /// In which stage.
    pub stage: u32,
    /// Who.
    pub entrant: u32,
    /// The place before; none where there was none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub from: Option<u32>,
    /// The place after; none where there is none any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub to: Option<u32>,
}

/// Who learns of a correction by Lanista, and who must be told in person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Told {
    /// Devices that show it at once.
    pub devices: Vec<ToldDevice>,
    /// Entrants of the reached matches who have no device that is linked.
    pub in_person: Vec<ToldInPerson>,
}

/// A device that learns of a correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ToldDevice {
    /// The number on it; of a screen, the number that it shows.
    pub number: u32,
    /// What people call it.
    pub name: String,
    /// What it is.
    pub kind: ToldKind,
    /// The entrant whose captain holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub entrant: Option<u32>,
    /// When it was last heard of, milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seen: Option<u64>,
    /// What it learns, in a sentence.
    pub why: String,
}

/// What a device is that learns of a correction.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "the words say it")]
pub enum ToldKind {
    Captain,
    Judge,
    Screen,
}

/// An entrant who must be told in person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ToldInPerson {
    /// Who.
    pub entrant: u32,
    /// Where to find them, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seat: Option<String>,
    /// The last time a device of theirs was heard of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seen: Option<u64>,
}
