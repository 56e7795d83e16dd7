//! Clocks, pauses and marks of a match, as screens show them and as judges state them.

use crate::shared::{BySide, Side, same_names};
use lanista_domain::conduct as domain;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// One of the two clocks of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ClockKind {
    /// Of the present game.
    Game,
    /// Of the whole match.
    Series,
}

/// Whether a clock moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Motion {
    /// It does.
    Runs,
    /// Somebody stopped it, or never started it.
    Stands,
    /// A hold stopped it; it goes on with the match.
    Halted,
}

/// What is asked of a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum ClockAct {
    /// Let it run.
    Start,
    /// Stop it.
    Stop,
    /// Put it right.
    Set {
        /// What it is to show, in milliseconds.
        shown: u64,
        /// A sentence.
        reason: String,
    },
}

/// Why a match is paused.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PauseKind {
    /// To talk.
    Tactical,
    /// Something is broken.
    Technical,
    /// Somebody is unwell.
    Medical,
    /// The judge wants it.
    Judge,
}

/// Whether an allowance binds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Grant {
    /// What is used up is used up.
    #[default]
    Allowance,
    /// The judge grants it all the same.
    Anyway,
}

/// What is marked of a game.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Marks {
    /// On which map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub map: Option<String>,
    /// Which side of the game home plays now; away plays the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub home_side: Option<String>,
    /// With which characters each side plays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub characters: Option<BySide<Vec<String>>>,
}

/// A clock of a match. What it shows: `elapsed`, and the time since the anchor while it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ClockView {
    /// Milliseconds from which it counts down; none where it counts up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub from: Option<u64>,
    /// Milliseconds gone at the anchor.
    pub elapsed: u64,
    /// When it stood there, by the server's clock.
    pub anchor: u64,
    /// Whether it moves.
    pub motion: Motion,
}

/// The clocks that the title has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ClocksView {
    /// Of the present game.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub game: Option<ClockView>,
    /// Of the whole match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub series: Option<ClockView>,
}

/// A pause that lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PauseView {
    /// Why.
    pub kind: PauseKind,
    /// Who asked; none where the judge did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by: Option<Side>,
    /// Since when.
    pub since: u64,
    /// When its time is over; none where it lasts until both are ready.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub due: Option<u64>,
    /// Who is ready to go on.
    pub ready: BySide<bool>,
}

/// How many pauses each side still has, of the kinds that are limited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PausesLeft {
    /// To talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tactical: Option<BySide<u8>>,
    /// Something is broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub technical: Option<BySide<u8>>,
    /// Somebody is unwell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub medical: Option<BySide<u8>>,
}

/// What is marked of the games of a match, by their numbers.
pub type MarksView = BTreeMap<u8, Marks>;

same_names!(ClockKind { Game, Series }, domain::ClockKind);
same_names!(
    Motion {
        Runs,
        Stands,
        Halted
    },
    domain::Motion
);
same_names!(
    PauseKind {
        Tactical,
        Technical,
        Medical,
        Judge
    },
    domain::PauseKind
);
same_names!(Grant { Allowance, Anyway }, domain::Grant);

impl From<ClockAct> for domain::ClockAct {
    fn from(act: ClockAct) -> Self {
        match act {
            ClockAct::Start => Self::Start {},
            ClockAct::Stop => Self::Stop {},
            ClockAct::Set { shown, reason } => Self::Set { shown, reason },
        }
    }
}

impl From<Marks> for domain::Marks {
    fn from(marks: Marks) -> Self {
        let none = BySide {
            home: Vec::new(),
            away: Vec::new(),
        };
        Self {
            map: marks.map,
            home_side: marks.home_side,
            characters: marks.characters.unwrap_or(none).into(),
        }
    }
}

impl From<&domain::Marks> for Marks {
    fn from(marks: &domain::Marks) -> Self {
        let is_named = !marks.characters.home.is_empty() || !marks.characters.away.is_empty();
        Self {
            map: marks.map.clone(),
            home_side: marks.home_side.clone(),
            characters: is_named.then(|| marks.characters.clone().into()),
        }
    }
}
