//! Persons, and the entrants that they make up in one tournament.

use crate::command::Disqualified;
use crate::ids::{At, EntrantId, PersonId};
use crate::roster::{Particulars, Post, Posted};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A human being. Handles may repeat and change: seat and club tell two of one name apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Stable for the life of the gathering.
    pub id: PersonId,
    /// The name they go by.
    pub handle: String,
    /// Where they sit, as written on the seat.
    pub seat: Option<String>,
    /// Club, school or town.
    pub club: Option<String>,
    /// The country they play for, as two letters of ISO 3166.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nation: Option<String>,
    /// What stands on their identity card: for the desk, and for nobody else unless `shows_name` says so. 1 to 80 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    /// That they agreed that everybody reads the legal name.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub shows_name: bool,
}

impl Person {
    /// Somebody of whom nothing else is known.
    pub(crate) const fn called(handle: String, seat: Option<String>, club: Option<String>) -> Self {
        Self {
            id: PersonId(0),
            handle,
            seat,
            club,
            nation: None,
            legal_name: None,
            shows_name: false,
        }
    }

    /// The legal name, as far as everybody may read it.
    #[must_use]
    pub fn shown_name(&self) -> Option<&str> {
        self.legal_name.as_deref().filter(|_| self.shows_name)
    }
}

/// A team or a single player in one tournament.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entrant {
    /// Unique in the gathering.
    pub id: EntrantId,
    /// The registered name, 1 to 40 characters.
    pub name: String,
    /// At most 16 characters.
    pub short_name: String,
    /// At most 4 characters.
    pub tag: String,
    /// Tells two entrants of one name apart.
    pub club: Option<String>,
    /// Tells two entrants of one name apart.
    pub seat: Option<String>,
    /// How the name is said aloud, where it is not as it is written: 1 to 60 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoken: Option<String>,
    /// Who may play for it.
    pub roster: Vec<PersonId>,
    /// What those of the roster are there for who are not simply players.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Posted>,
    /// Who of the roster leads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captain: Option<PersonId>,
    /// That it has left the tournament.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<Gone>,
}

impl Entrant {
    /// What somebody of the roster is there for.
    #[must_use]
    pub fn post(&self, person: PersonId) -> Post {
        let mut posts = self.posts.iter();
        let found = posts.find(|posted| posted.person == person);
        found.map(|posted| posted.post).unwrap_or_default()
    }

    /// Whether it is one person who is still there, and no team.
    #[must_use]
    pub const fn is_alone(&self) -> bool {
        self.roster.len() == 1 && self.gone.is_none()
    }

    /// Whether somebody may be fielded.
    #[must_use]
    pub fn may_play(&self, person: PersonId) -> bool {
        self.roster.contains(&person) && self.post(person).may_play()
    }
}

/// How an entrant left the tournament.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gone {
    /// When.
    pub at: At,
    /// Whether an official decided so.
    pub disqualified: Disqualified,
    /// A sentence; may be empty.
    pub reason: String,
}

/// What a person says of an entrant that is to be added or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewEntrant {
    /// The registered name, 1 to 40 characters after cleaning.
    pub name: String,
    /// Made from the name when empty.
    #[serde(default)]
    pub short_name: String,
    /// Made from the name when empty.
    #[serde(default)]
    pub tag: String,
    /// Club, school or town.
    #[serde(default)]
    pub club: Option<String>,
    /// Seat number.
    #[serde(default)]
    pub seat: Option<String>,
    /// How the name is said aloud, up to 60 characters. Left out, it stays as it was; empty, it is as it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoken: Option<String>,
    /// Handles of the players; empty for a single player.
    #[serde(default)]
    pub roster: Vec<String>,
    /// What is said of them besides, in the same order; of whoever is left out nothing is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Particulars>,
}
