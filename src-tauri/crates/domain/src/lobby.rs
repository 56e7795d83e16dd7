//! The lobby in which a match is played, where the game has one: a tournament's template, and what was said of one match.

use crate::contest::{Match, MatchState};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::MatchId;
use crate::name;
use crate::refusal::{Refusal, Refused};
use crate::side::Side;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Longest text of a lobby, in characters.
pub const LOBBY_TEXT: usize = 80;
/// Shortest and longest secret, bytes.
const LEAST_SECRET: usize = 8;
const SECRET: usize = 64;

/// How the lobbies of a tournament are told. In the three texts `{tournament}`, `{match}`, `{home}`, `{away}`, `{station}` and
/// `{code}` stand for what they say; `{code}` is another one for each match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LobbyPlan {
    /// What each is.
    pub lobby: Lobby,
    /// What codes are made from; made by chance outside, 8 to 64 bytes.
    pub secret: String,
}

/// A lobby, or the template of one. What is not said is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lobby {
    /// By what it is found, up to 80 characters.
    pub name: String,
    /// What opens it.
    pub password: String,
    /// Where it is; the address of the game server at the match's station, where nothing is said.
    pub server: String,
    /// Who opens it; none where it does not matter, or an official does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<Side>,
}

impl Lobby {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same with clean texts.
    pub(crate) fn checked(&self) -> Result<Self, Refusal> {
        let text = |raw: &str| {
            let text = name::clean(raw);
            if text.is_empty() || name::fits(&text, LOBBY_TEXT) {
                Ok(text)
            } else {
                Err(Refusal::bad_text("lobby", LOBBY_TEXT))
            }
        };
        Ok(Self {
            name: text(&self.name)?,
            password: text(&self.password)?,
            server: text(&self.server)?,
            host: self.host,
        })
    }
}

impl LobbyPlan {
    /// The same with clean texts.
    pub(crate) fn checked(&self) -> Result<Self, Refusal> {
        let secret = name::clean(&self.secret);
        if !(LEAST_SECRET..=SECRET).contains(&secret.len()) {
            return Err(Refusal::bad_text("secret", SECRET));
        }
        Ok(Self {
            lobby: self.lobby.checked()?,
            secret,
        })
    }
}

impl Gathering {
    /// Whether anything is said of lobbies anywhere.
    #[must_use]
    pub fn has_lobbies(&self) -> bool {
        !self.floor.lobby_plans.is_empty() || !self.floor.lobbies.is_empty()
    }

    /// What was said of the lobby of a match, and what its codes are made from: of itself, else by its tournament's
    /// template. None where nothing was, and once the match is over.
    #[must_use]
    pub fn lobby_of(&self, found: &Match) -> Option<(&Lobby, &str)> {
        match found.state {
            MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. } => {}
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Over { .. }
            | MatchState::Void { .. } => return None,
        }
        let stage = self.stages.get(&found.stage)?;
        let plan = self.floor.lobby_plans.get(&stage.tournament);
        let secret = plan.map_or("", |plan| plan.secret.as_str());
        let own = self.floor.lobbies.get(&found.id);
        let lobby = own.or_else(|| plan.map(|plan| &plan.lobby))?;
        Some((lobby, secret))
    }

    pub(crate) fn set_lobby(
        &self,
        match_id: MatchId,
        raw: Option<&Lobby>,
    ) -> Result<Vec<Event>, Refused> {
        let is_heat = self.playable(match_id)?.heat().is_some();
        let mut lobby = raw.map(Lobby::checked).transpose()?;
        // The many of a heat have no sides, of which one could open it.
        if let Some(lobby) = lobby.as_mut().filter(|_| is_heat) {
            lobby.host = None;
        }
        let lobby = lobby.filter(|lobby| !lobby.is_empty());
        if self.floor.lobbies.get(&match_id) == lobby.as_ref() {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::LobbySet { match_id, lobby }])
    }
}
