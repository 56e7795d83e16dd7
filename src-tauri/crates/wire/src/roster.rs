//! What the people of an entrant are there for, as screens show it and as the desk says it.

use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What somebody of a roster is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum Post {
    /// Plays.
    Player {
        /// Where as a rule, from 1 to 16.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        position: Option<u8>,
    },
    /// May be fielded in somebody's place.
    Substitute {},
    /// Is not fielded.
    Coach {},
}

/// Somebody who is to be in a roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewMember {
    /// Who of the present roster it is, under whatever name from now on; left out for whoever is found by the name, or new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub person: Option<u32>,
    /// 1 to 40 characters.
    pub handle: String,
    /// What they are there for.
    pub post: Post,
}

/// Somebody of a roster; for the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct MemberView {
    /// The same person under any name.
    pub person: u32,
    /// What they are there for.
    pub post: Post,
}

/// Somebody who may be fielded in a draft's game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PlayerView {
    /// The same person under any name.
    pub person: u32,
    /// What they are called.
    pub handle: String,
    /// What they are there for.
    pub post: Post,
}

impl From<Post> for domain::Post {
    fn from(post: Post) -> Self {
        match post {
            Post::Player { position } => Self::Player { position },
            Post::Substitute {} => Self::Substitute {},
            Post::Coach {} => Self::Coach {},
        }
    }
}

impl From<domain::Post> for Post {
    fn from(post: domain::Post) -> Self {
        match post {
            domain::Post::Player { position } => Self::Player { position },
            domain::Post::Substitute {} => Self::Substitute {},
            domain::Post::Coach {} => Self::Coach {},
        }
    }
}

impl From<NewMember> for domain::NewMember {
    fn from(member: NewMember) -> Self {
        Self {
            person: member.person.map(domain::PersonId),
            handle: member.handle,
            post: member.post.into(),
        }
    }
}
