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
    /// What is said of them besides; left out, it stays as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub about: Option<Particulars>,
}

/// What is said of a person besides the handle. What is left out stays as it was; an empty text takes it away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Particulars {
    /// The country they play for, as two letters of ISO 3166.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nation: Option<String>,
    /// What stands on their identity card, up to 80 characters; nobody but desks reads it without `shows_name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub legal_name: Option<String>,
    /// Where they sit, up to 16 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seat: Option<String>,
    /// Whether they agreed that everybody reads the legal name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub shows_name: Option<bool>,
}

/// What everybody may know of a person besides the handle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct PersonView {
    /// The country they play for, as two letters of ISO 3166.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nation: Option<String>,
    /// The legal name, where they agreed that it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// Where they sit, where it is not where their entrant does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seat: Option<String>,
}

/// Whether it may be changed who is in a roster, for what, and who leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RosterLock {
    /// At any time.
    Open,
    /// Until the first stage is drawn; from then on with a reason.
    FromDraw,
    /// Only with a reason.
    Locked,
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

/// What stands on the identity card of somebody of a roster; for the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct LegalView {
    /// The legal name; none where nobody said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// That they agreed that everybody reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub shown: Option<bool>,
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
            about: member.about.unwrap_or_default().into(),
        }
    }
}

impl From<Particulars> for domain::Particulars {
    fn from(about: Particulars) -> Self {
        Self {
            nation: about.nation,
            legal_name: about.legal_name,
            seat: about.seat,
            shows_name: about.shows_name,
        }
    }
}

impl From<RosterLock> for domain::RosterLock {
    fn from(lock: RosterLock) -> Self {
        match lock {
            RosterLock::Open => Self::Open,
            RosterLock::FromDraw => Self::FromDraw,
            RosterLock::Locked => Self::Locked,
        }
    }
}

impl From<domain::RosterLock> for RosterLock {
    fn from(lock: domain::RosterLock) -> Self {
        match lock {
            domain::RosterLock::Open => Self::Open,
            domain::RosterLock::FromDraw => Self::FromDraw,
            domain::RosterLock::Locked => Self::Locked,
        }
    }
}
