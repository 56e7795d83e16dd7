//! Sign-up at the door: what is done about it, and what a desk sees of it.

use crate::life::Presence;
use crate::roster::RosterLock;
use crate::shared::NewEntrant;
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// What is done about the sign-up of a tournament.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's SignUpDeed")]
pub enum SignUpDeed {
    OpenCheckIn {
        /// Milliseconds since 1970.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        until: Option<u64>,
    },
    CloseCheckIn {},
    SetLimit {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        limit: Option<u16>,
    },
    Enter {
        entrant: NewEntrant,
    },
    Mark {
        entrant: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        person: Option<u32>,
        presence: Presence,
    },
    Drop {
        entrants: Vec<u32>,
        reason: String,
    },
    MoveUp {},
    Return {
        entrant: u32,
    },
    FormTeams {
        size: u8,
        called: String,
        by: TeamsBy,
        /// Whom it is about; none: all who signed up alone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<u32>>", optional)]
        only: Vec<u32>,
    },
    LockRosters {
        lock: RosterLock,
    },
    Merge {
        entrant: u32,
        member: u16,
        /// The person.
        same: u32,
    },
    Split {
        entrant: u32,
        member: u16,
    },
    Strike {
        entrant: u32,
    },
    StrikeByPhone {},
    OpenToPhones {
        /// Milliseconds since 1970.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        until: Option<u64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        most: Option<u16>,
    },
    CloseToPhones {},
}

/// Who comes into which team; lots are drawn by the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
#[expect(missing_docs, reason = "see the domain's TeamsBy")]
pub enum TeamsBy {
    Lot {},
    Seeds {},
    Merits {},
}

impl From<SignUpDeed> for domain::SignUpDeed {
    fn from(deed: SignUpDeed) -> Self {
        let id = domain::EntrantId;
        match deed {
            SignUpDeed::OpenCheckIn { until } => Self::OpenCheckIn {
                until: until.map(domain::At),
            },
            SignUpDeed::CloseCheckIn {} => Self::CloseCheckIn {},
            SignUpDeed::SetLimit { limit } => Self::SetLimit { limit },
            SignUpDeed::Enter { entrant } => Self::Enter {
                entrant: entrant.into(),
            },
            SignUpDeed::Mark {
                entrant,
                person,
                presence,
            } => Self::Mark {
                entrant: id(entrant),
                person: person.map(domain::PersonId),
                presence: presence.into(),
            },
            SignUpDeed::Drop { entrants, reason } => Self::Drop {
                entrants: entrants.into_iter().map(id).collect(),
                reason,
            },
            SignUpDeed::MoveUp {} => Self::MoveUp {},
            SignUpDeed::Return { entrant } => Self::Return {
                entrant: id(entrant),
            },
            SignUpDeed::FormTeams {
                size,
                called,
                by,
                only,
            } => Self::FormTeams {
                size,
                called,
                by: match by {
                    TeamsBy::Lot {} => domain::TeamsBy::Lot { lots: Vec::new() },
                    TeamsBy::Seeds {} => domain::TeamsBy::Seeds {},
                    TeamsBy::Merits {} => domain::TeamsBy::Merits {},
                },
                only: only.into_iter().map(id).collect(),
            },
            SignUpDeed::LockRosters { lock } => Self::LockRosters { lock: lock.into() },
            SignUpDeed::Merge {
                entrant,
                member,
                same,
            } => Self::Merge {
                entrant: id(entrant),
                member,
                same: domain::PersonId(same),
            },
            SignUpDeed::Split { entrant, member } => Self::Split {
                entrant: id(entrant),
                member,
            },
            SignUpDeed::Strike { entrant } => Self::Strike {
                entrant: id(entrant),
            },
            SignUpDeed::StrikeByPhone {} => Self::StrikeByPhone {},
            SignUpDeed::OpenToPhones { until, most } => Self::OpenToPhones {
                until: until.map(domain::At),
                most,
            },
            SignUpDeed::CloseToPhones {} => Self::CloseToPhones {},
        }
    }
}

/// `sign_up/3`: who is awaited at the door of a tournament, and who waits for a place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignUpView {
    /// That the check-in is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub check_in: Option<CheckInView>,
    /// How many may play; all who come where none is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub limit: Option<u16>,
    /// That people may sign up by themselves on their phones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub phones: Option<PhonesView>,
    /// How many of those with a place, and of those who wait, did.
    pub by_phone: u32,
    /// Whether rosters may be changed; at any time where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rosters: Option<RosterLock>,
    /// How many wait for a place.
    pub waits: u32,
    /// The first of them, the next one first.
    pub waiting: Vec<AsideView>,
    /// How many were dropped before the draw.
    pub drops: u32,
    /// The last of them, the last one first.
    pub dropped: Vec<AsideView>,
}

/// An open check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CheckInView {
    /// By when everybody shall have come, milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub until: Option<u64>,
}

/// A sign-up that is open to phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PhonesView {
    /// From when on nobody is taken in any more, milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub until: Option<u64>,
    /// How many may be signed up by phone at a time.
    pub most: u16,
}

/// `signing_up`: the tournaments for which anybody can sign up on a phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SigningUpView {
    /// By their id.
    pub tournaments: BTreeMap<u32, SigningUp>,
}

/// A tournament for which anybody can sign up on a phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SigningUp {
    /// Its name.
    pub name: String,
    /// What is played.
    pub title: String,
    /// How many have a place.
    pub entrants: u32,
    /// How many may; all who come where none is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub limit: Option<u16>,
    /// How many wait for a place.
    pub waits: u32,
    /// From when on nobody is taken in any more, milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub until: Option<u64>,
    /// As many have signed up by phone as may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub full: Option<bool>,
}

/// `place/3/41`: where an entrant stands before play; for those who speak for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlaceView {
    /// As they are registered.
    pub name: String,
    /// Club, school or town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub club: Option<String>,
    /// Of what.
    pub tournament: String,
    /// Whether they are in it.
    pub place: PlaceState,
    /// That people are awaited at the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub check_in: Option<CheckInView>,
    /// That all of them have come there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub here: Option<bool>,
}

/// Whether somebody who signed up is in a tournament.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "the variants say it")]
pub enum PlaceState {
    Entered {},
    Waits {
        /// 1 is the next.
        turn: u32,
    },
    /// Taken out before the draw.
    Dropped {},
}

/// Somebody who waits for a place, or was dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AsideView {
    /// The id that they have, or had, as an entrant.
    pub id: u32,
    /// The registered name.
    pub name: String,
    /// At most 4 characters.
    pub tag: String,
    /// Club, school or town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub club: Option<String>,
    /// Seat number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seat: Option<String>,
    /// How much of them has come; left out where nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub arrived: Option<ArrivedView>,
    /// That they signed up by phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by_phone: Option<bool>,
}

/// How much of an entrant has come to the door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ArrivedView {
    /// So many of those who play.
    pub here: u16,
    /// So many do.
    pub of: u16,
    /// When the last of those who are there came, milliseconds since 1970.
    pub at: u64,
    /// Who has come, where it is more than one person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<u32>,
}
