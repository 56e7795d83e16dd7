//! Other programs on the network: how their tokens are used, and what they are told of.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// How a program's token was used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ProgramView {
    /// When it was last used; none if never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub used: Option<u64>,
    /// Where it called from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub address: Option<String>,
    /// Requests since the start of the server.
    pub requests: u32,
}

/// What a program can be told of.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum WebhookEvent {
    /// A match ended, or its result changed.
    Result,
    /// A score was stated.
    Score,
    /// A match was called, or is played.
    Call,
    /// A result is disputed, or was ruled upon.
    Dispute,
    /// A stage or a round was published.
    Stage,
    /// A message on all screens came or went.
    Message,
}

impl WebhookEvent {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Result,
        Self::Score,
        Self::Call,
        Self::Dispute,
        Self::Stage,
        Self::Message,
    ];
}

/// How it stands with telling a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum WebhookState {
    /// Everything was taken.
    Idle,
    /// Something was not taken and is sent again soon.
    Retrying,
    /// It failed so often that it is tried rarely.
    Paused,
}

/// A program that is told of what happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct WebhookView {
    /// Its id.
    pub id: String,
    /// Where it listens.
    pub address: String,
    /// What it is told of.
    pub events: Vec<WebhookEvent>,
    /// How it stands.
    pub state: WebhookState,
    /// What was taken since the start of the server.
    pub delivered: u32,
    /// Failures without a break.
    pub failures: u32,
    /// When it is tried again; none where nothing waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub retry: Option<u64>,
    /// When it last answered or failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub at: Option<u64>,
    /// What came of that: a status, or why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub answer: Option<String>,
}
