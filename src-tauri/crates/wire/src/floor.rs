//! The floor: what stands at stations, and where and when the matches of a tournament are called.

use crate::forecast::Break;
use crate::hall_plan::Arranged;
use crate::lobby::LobbyPlan;
use crate::shared::same_names;
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What a station is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StationKind {
    /// A table, for whatever is played.
    #[default]
    Table,
    /// A console with its screen.
    Console,
    /// Computers for two teams.
    PcGroup,
    /// Before the hall's eyes.
    Stage,
    /// Where matches for the stream are played.
    Stream,
    /// A server that players join from their own seats.
    GameServer,
}

/// What stands at a station.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Equipment {
    /// What it is.
    pub kind: StationKind,
    /// In which part of the hall, at most 40 characters, perhaps nothing.
    pub area: String,
    /// Where a game server is reached, at most 80 bytes; nothing where players sit down.
    pub address: String,
    /// How many matches it takes at once, 1 to 64.
    pub at_once: u8,
}

/// Where matches are played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum PlayedAt {
    /// At stations as long as the hall has any, otherwise at the players' own seats.
    Anywhere {},
    /// At the players' own seats.
    Seats {},
    /// At stations of these kinds; of any but stage and stream where none are named.
    Stations {
        /// Each once.
        kinds: Vec<StationKind>,
        /// Only in this part of the hall; empty for all of it.
        area: String,
    },
}

/// Where a tournament is played, and how long its games and breaks are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Places {
    /// Where.
    pub at: PlayedAt,
    /// Minutes from the end of a match until somebody of it may be called again, 0 to 600.
    pub rest: u16,
    /// Minutes that a game is expected to take, 1 to 600.
    pub game: u16,
    /// How long entrants have to come; ten and fifteen minutes where it is left out.
    #[serde(default)]
    pub patience: Patience,
}

/// How long entrants have to come after they were called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Patience {
    /// Minutes from the call to the last call, up to `walkover`; 0 for none that comes by itself.
    pub last_call: u16,
    /// Minutes from the call to the moment from which whoever is missing may lose by walkover, 0 to 600; 0 for none.
    pub walkover: u16,
}

impl Default for Patience {
    fn default() -> Self {
        domain::Patience::default().into()
    }
}

impl From<domain::Patience> for Patience {
    fn from(
        domain::Patience {
            last_call,
            walkover,
        }: domain::Patience,
    ) -> Self {
        Self {
            last_call,
            walkover,
        }
    }
}

impl From<Patience> for domain::Patience {
    fn from(
        Patience {
            last_call,
            walkover,
        }: Patience,
    ) -> Self {
        Self {
            last_call,
            walkover,
        }
    }
}

/// Whether matches are called by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Dispatching {
    /// Whether they are.
    pub automatic: bool,
    /// Seconds that a match waits before that, 0 to 3,600.
    pub settle: u32,
}

/// What is wished for the call of one match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Wish {
    /// At this station and no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub station: Option<u32>,
    /// Where the stream is.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub stream: bool,
    /// Somebody calls it by hand.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub keep_back: bool,
    /// Not before this moment, milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub from: Option<u64>,
}

/// What is changed about the floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum FloorChange {
    /// What stands at a station.
    Equip {
        /// Which.
        number: u32,
        /// What.
        equipment: Equipment,
    },
    /// A station cannot be used.
    Close {
        /// Which.
        number: u32,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// It can be used again.
    Open {
        /// Which.
        number: u32,
    },
    /// Where a tournament is played.
    Places {
        /// Which.
        tournament: u32,
        /// Where.
        places: Places,
    },
    /// Whether matches are called by themselves.
    Dispatch {
        /// Whether and when.
        dispatching: Dispatching,
    },
    /// How the lobbies of a tournament are told; not at all, where it is left out.
    Lobbies {
        /// Which.
        tournament: u32,
        /// How.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        plan: Option<LobbyPlan>,
    },
    /// What is wished for the call of a match; nothing, where every part of it is left out.
    Wish {
        /// Which match.
        #[serde(rename = "match")]
        match_id: u32,
        /// What.
        wish: Wish,
    },
    /// When the day or a tournament shall be over.
    Aim {
        /// Which; the day where none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        tournament: Option<u32>,
        /// When, milliseconds since 1970; none takes it back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        until: Option<u64>,
    },
    /// All times in which nothing is called, in place of those there were.
    Breaks {
        /// They, in any order, up to 48.
        breaks: Vec<Break>,
    },
    /// Stations are set down on the plan of the hall, all in one step.
    Arrange {
        /// They, each once.
        moved: Vec<Arranged>,
        /// Those that stood beside them without a place of their own, so that they stay where they were seen. Whichever
        /// has got a place meanwhile keeps it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(optional, as = "Option<Vec<Arranged>>")]
        beside: Vec<Arranged>,
    },
}

same_names!(
    StationKind {
        Table,
        Console,
        PcGroup,
        Stage,
        Stream,
        GameServer
    },
    domain::StationKind
);
impl From<Equipment> for domain::Equipment {
    fn from(equipment: Equipment) -> Self {
        Self {
            kind: equipment.kind.into(),
            area: equipment.area,
            address: equipment.address,
            at_once: equipment.at_once,
        }
    }
}

impl From<&domain::Equipment> for Equipment {
    fn from(equipment: &domain::Equipment) -> Self {
        Self {
            kind: equipment.kind.into(),
            area: equipment.area.clone(),
            address: equipment.address.clone(),
            at_once: equipment.at_once,
        }
    }
}

impl From<PlayedAt> for domain::PlayedAt {
    fn from(at: PlayedAt) -> Self {
        match at {
            PlayedAt::Anywhere {} => Self::Anywhere {},
            PlayedAt::Seats {} => Self::Seats {},
            PlayedAt::Stations { kinds, area } => Self::Stations {
                kinds: kinds.into_iter().map(Into::into).collect(),
                area,
            },
        }
    }
}

impl From<domain::PlayedAt> for PlayedAt {
    fn from(at: domain::PlayedAt) -> Self {
        match at {
            domain::PlayedAt::Anywhere {} => Self::Anywhere {},
            domain::PlayedAt::Seats {} => Self::Seats {},
            domain::PlayedAt::Stations { kinds, area } => Self::Stations {
                kinds: kinds.into_iter().map(Into::into).collect(),
                area,
            },
        }
    }
}

impl From<Places> for domain::Places {
    fn from(places: Places) -> Self {
        Self {
            at: places.at.into(),
            rest: places.rest,
            game: places.game,
            patience: places.patience.into(),
        }
    }
}

impl From<domain::Places> for Places {
    fn from(places: domain::Places) -> Self {
        Self {
            at: places.at.into(),
            rest: places.rest,
            game: places.game,
            patience: places.patience.into(),
        }
    }
}

impl From<Dispatching> for domain::Dispatching {
    fn from(Dispatching { automatic, settle }: Dispatching) -> Self {
        Self { automatic, settle }
    }
}

impl From<domain::Dispatching> for Dispatching {
    fn from(domain::Dispatching { automatic, settle }: domain::Dispatching) -> Self {
        Self { automatic, settle }
    }
}

impl From<Wish> for domain::Wish {
    fn from(wish: Wish) -> Self {
        Self {
            station: wish.station.map(domain::StationNo),
            stream: wish.stream,
            keep_back: wish.keep_back,
            from: wish.from.map(domain::At),
        }
    }
}

impl From<domain::Wish> for Wish {
    fn from(wish: domain::Wish) -> Self {
        Self {
            station: wish.station.map(|number| number.0),
            stream: wish.stream,
            keep_back: wish.keep_back,
            from: wish.from.map(|at| at.0),
        }
    }
}

impl From<FloorChange> for domain::FloorChange {
    fn from(change: FloorChange) -> Self {
        match change {
            FloorChange::Equip { number, equipment } => Self::Equip {
                number: domain::StationNo(number),
                equipment: equipment.into(),
            },
            FloorChange::Close { number, reason } => Self::Close {
                number: domain::StationNo(number),
                reason,
            },
            FloorChange::Open { number } => Self::Open {
                number: domain::StationNo(number),
            },
            FloorChange::Places { tournament, places } => Self::Places {
                tournament: domain::TournamentId(tournament),
                places: places.into(),
            },
            FloorChange::Dispatch { dispatching } => Self::Dispatch {
                dispatching: dispatching.into(),
            },
            FloorChange::Lobbies { tournament, plan } => Self::Lobbies {
                tournament: domain::TournamentId(tournament),
                plan: plan.map(Into::into),
            },
            FloorChange::Wish { match_id, wish } => Self::Wish {
                match_id: domain::MatchId(match_id),
                wish: wish.into(),
            },
            FloorChange::Aim { tournament, until } => Self::Aim {
                tournament: tournament.map(domain::TournamentId),
                until: until.map(domain::At),
            },
            FloorChange::Breaks { breaks } => Self::Breaks {
                breaks: breaks.into_iter().map(Into::into).collect(),
            },
            FloorChange::Arrange { moved, beside } => Self::Arrange {
                moved: moved.into_iter().map(Into::into).collect(),
                beside: beside.into_iter().map(Into::into).collect(),
            },
        }
    }
}
