//! Lobbies: the template of a tournament, and what those who meet in a match are told.

use crate::shared::Side;
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// A lobby, or the template of one. What is not said is empty; each text up to 80 characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Lobby {
    /// By what it is found.
    pub name: String,
    /// What opens it.
    pub password: String,
    /// Where it is; the address of the game server at the match's station, where nothing is said.
    pub server: String,
    /// Who opens it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub host: Option<Side>,
}

/// How the lobbies of a tournament are told. In the texts `{tournament}`, `{match}`, `{home}`, `{away}`, `{station}` and `{code}`
/// stand for what they say; `{code}` is another one for each match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct LobbyPlan {
    /// What each is.
    pub lobby: Lobby,
    /// What codes are made from; made by chance, 8 to 64 bytes.
    pub secret: String,
}

/// `lobby/120` for officials, `lobby/120/41` for the entrant who plays there and is called: how to get in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct LobbyView {
    /// By what it is found; perhaps empty, as the next two.
    pub name: String,
    /// What opens it.
    pub password: String,
    /// Where it is.
    pub server: String,
    /// Who opens it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub host: Option<Side>,
    /// What was said, before its signs were filled in; for officials, who may say it otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub said: Option<Lobby>,
    /// That it was said for this match alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub own: Option<bool>,
}

impl From<Lobby> for domain::Lobby {
    fn from(lobby: Lobby) -> Self {
        Self {
            name: lobby.name,
            password: lobby.password,
            server: lobby.server,
            host: lobby.host.map(Into::into),
        }
    }
}

impl From<domain::Lobby> for Lobby {
    fn from(lobby: domain::Lobby) -> Self {
        Self {
            name: lobby.name,
            password: lobby.password,
            server: lobby.server,
            host: lobby.host.map(Into::into),
        }
    }
}

impl From<LobbyPlan> for domain::LobbyPlan {
    fn from(plan: LobbyPlan) -> Self {
        Self {
            lobby: plan.lobby.into(),
            secret: plan.secret,
        }
    }
}

impl From<domain::LobbyPlan> for LobbyPlan {
    fn from(plan: domain::LobbyPlan) -> Self {
        Self {
            lobby: plan.lobby.into(),
            secret: plan.secret,
        }
    }
}
