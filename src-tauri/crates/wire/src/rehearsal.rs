//! A draft that is played against a bot, to see what a format does. Whoever asks brings all of it; nothing is kept.

use crate::draft::{DraftChoice, DraftOften, DraftView, Seat, Verb};
use crate::shared::Side;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is played, and what was done so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Rehearsal {
    /// The format, TOML.
    pub text: String,
    /// How often it is drafted in a match.
    pub when: DraftOften,
    /// How many games the match has at most: 1, 3, 5, 7 or 9.
    pub best_of: u8,
    /// Every game so far; the last one is drafted now.
    pub games: Vec<RehearsedGame>,
    /// For whom the bot acts.
    pub bot: BotFor,
    /// How it chooses.
    pub chooses: BotChoice,
    /// From which its choices follow: the same again for the same number.
    pub seed: u32,
}

/// One game of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RehearsedGame {
    /// Who acts first; left out where the format decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub first: Option<Side>,
    /// Who won it; left out for the one that is drafted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub winner: Option<Side>,
    /// What was done in its draft.
    #[serde(default)]
    pub acts: Vec<RehearsedAct>,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum RehearsedAct {
    /// A seat took its turn.
    Turn {
        /// Whose.
        seat: Seat,
        /// What.
        verb: Verb,
        /// With what.
        choice: DraftChoice,
    },
    /// The decider was named.
    Decide {
        /// What is played.
        hero: String,
    },
    /// A pause of the format ended.
    GoOn {},
    /// The time of the open turns ran out.
    TimeOut {},
}

/// For whom the bot acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum BotFor {
    /// For nobody.
    Nobody,
    /// For home.
    Home,
    /// For away.
    Away,
    /// For both: it plays to the end.
    Both,
}

/// How a bot chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum BotChoice {
    /// By lot.
    Random,
    /// The first that is open, in the order of the pool.
    First,
}

/// Where a rehearsal stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Rehearsed {
    /// Every game with everything done in it, what the bot did included.
    pub games: Vec<RehearsedGame>,
    /// The draft of the last one, a [`DraftView`].
    #[ts(as = "DraftView")]
    pub view: serde_json::Value,
    /// The id of its pool.
    pub pool: String,
    /// Whether the series is drafted to its end.
    pub is_over: bool,
}
