//! What the people of an entrant are there for: who plays in which position, who can step in, who coaches, who leads.

use crate::ids::PersonId;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The highest position that can be given; no title has more players a side.
pub const MOST_POSITIONS: u8 = 16;

/// What somebody of a roster is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Post {
    /// Plays.
    Player {
        /// Where as a rule, from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u8>,
    },
    /// May be fielded in somebody's place.
    Substitute {},
    /// Is not fielded.
    Coach {},
}

impl Default for Post {
    fn default() -> Self {
        Self::Player { position: None }
    }
}

impl Post {
    /// Whether somebody in this post may be fielded.
    #[must_use]
    pub const fn may_play(self) -> bool {
        match self {
            Self::Player { .. } | Self::Substitute {} => true,
            Self::Coach {} => false,
        }
    }

    /// Where they play as a rule.
    #[must_use]
    pub const fn position(self) -> Option<u8> {
        match self {
            Self::Player { position } => position,
            Self::Substitute {} | Self::Coach {} => None,
        }
    }
}

/// That somebody of a roster is there for something else than simply playing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posted {
    /// Who.
    pub person: PersonId,
    /// For what.
    pub post: Post,
}

/// Somebody who is to be in a roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    /// Who of the present roster it is, under whatever name from now on; left out for whoever is found by the name, or new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// 1 to 40 characters after cleaning.
    pub handle: String,
    /// What they are there for.
    pub post: Post,
    /// What is said of them besides.
    #[serde(default, skip_serializing_if = "Particulars::is_empty")]
    pub about: Particulars,
}

/// What is said of a person besides the handle. What is left out stays as it was; an empty text takes it away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Particulars {
    /// The country they play for, as two letters of ISO 3166.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nation: Option<String>,
    /// What stands on their identity card, up to 80 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    /// Where they sit, up to 16 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<String>,
    /// Whether they agreed that everybody reads the legal name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shows_name: Option<bool>,
}

impl Particulars {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether it may be changed who is in a roster, for what, and who leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RosterLock {
    /// At any time.
    #[default]
    Open,
    /// Until the first stage is drawn; from then on with a reason.
    FromDraw,
    /// Only with a reason.
    Locked,
}

impl RosterLock {
    /// Whether nothing is locked, ever.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

/// The first position that two of them have.
pub(crate) fn position_twice(members: &[NewMember]) -> Option<u8> {
    let mut taken = BTreeSet::new();
    let mut positions = members.iter().filter_map(|member| member.post.position());
    positions.find(|position| !taken.insert(*position))
}

/// Who plays what, by position; without anybody named it is empty.
pub type Fielded = Vec<Option<PersonId>>;
