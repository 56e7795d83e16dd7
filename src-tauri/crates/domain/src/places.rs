//! Where and when the matches of a tournament are called: what the organiser settles beforehand, and what is wished for one match.

use crate::day_plan::{Aims, Break};
use crate::ids::{At, MatchId, StationNo, TournamentId};
use crate::lobby::{Lobby, LobbyPlan};
use crate::patience::Patience;
use crate::station::{Arranged, Equipment, PlanSpot, Station, StationKind};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// How long a game takes as long as nobody has said and none was played, in minutes.
pub const USUAL_GAME: u16 = 15;
/// Longest game that can be expected, in minutes.
pub const LONGEST_GAME: u16 = 600;
/// Longest rest between two matches of one person, in minutes.
pub const LONGEST_REST: u16 = 600;
/// How long a match waits before it is called by itself, in seconds, as long as nobody has said: results are put right
/// in the first minute.
pub const USUAL_SETTLE: u32 = 60;
/// Longest such time, in seconds.
pub const LONGEST_SETTLE: u32 = 3_600;

/// Where a tournament is played, and how long its games and breaks are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// Where.
    pub at: PlayedAt,
    /// Minutes from the end of a match until somebody of it may be called again, 0 to 600.
    pub rest: u16,
    /// Minutes that a game is expected to take, 1 to 600, until enough of them were played to know better.
    pub game: u16,
    /// How long entrants have to come.
    #[serde(default)]
    pub patience: Patience,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            at: PlayedAt::Anywhere {},
            rest: 0,
            game: USUAL_GAME,
            patience: Patience::default(),
        }
    }
}

/// Where matches are played.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
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

impl PlayedAt {
    /// Whether a match without a wish of its own may be called to a station.
    #[must_use]
    pub fn takes(&self, station: &Station) -> bool {
        let kind = station.equipment.kind;
        match self {
            Self::Anywhere {} => !kind.is_for_show(),
            Self::Seats {} => false,
            Self::Stations { kinds, area } => {
                let is_kind = if kinds.is_empty() {
                    !kind.is_for_show()
                } else {
                    kinds.contains(&kind)
                };
                is_kind && (area.is_empty() || *area == station.equipment.area)
            }
        }
    }
}

/// What is wished for the call of one match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// At this station and no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<StationNo>,
    /// Where the stream is.
    #[serde(default)]
    pub stream: bool,
    /// Not by itself, and not with all others: somebody calls it by hand.
    #[serde(default)]
    pub keep_back: bool,
    /// Not before this moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<At>,
}

impl Wish {
    /// Whether nothing is wished.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether ready matches are called by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispatching {
    /// Whether they are.
    pub automatic: bool,
    /// Seconds that a match waits before that, 0 to 3,600.
    pub settle: u32,
}

impl Default for Dispatching {
    fn default() -> Self {
        Self {
            automatic: false,
            settle: USUAL_SETTLE,
        }
    }
}

/// All that is settled about calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// Whether matches are called by themselves.
    #[serde(default)]
    pub dispatching: Dispatching,
    /// Where tournaments are played, as far as that was said.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub places: BTreeMap<TournamentId, Places>,
    /// What is wished for single matches.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub wishes: BTreeMap<MatchId, Wish>,
    /// Matches whose call was taken back: whoever did so has something else in mind, until they are called or wished otherwise.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub taken_back: BTreeSet<MatchId>,
    /// How lobbies are told, by tournament.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lobby_plans: BTreeMap<TournamentId, LobbyPlan>,
    /// What was said of the lobby of one match.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lobbies: BTreeMap<MatchId, Lobby>,
    /// When the day and its tournaments shall be over.
    #[serde(default, skip_serializing_if = "Aims::is_empty")]
    pub aims: Aims,
    /// When nothing is called, the earliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<Break>,
    /// Where stations stand on the plan of the hall, as far as somebody set them down.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub plan: BTreeMap<StationNo, PlanSpot>,
}

impl Floor {
    /// Whether nothing was settled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Where a tournament is played.
    #[must_use]
    pub fn of(&self, tournament: TournamentId) -> Places {
        self.places.get(&tournament).cloned().unwrap_or_default()
    }

    /// What is wished for a match.
    #[must_use]
    pub fn wish(&self, id: MatchId) -> Wish {
        self.wishes.get(&id).copied().unwrap_or_default()
    }
}

/// What is changed about the floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum FloorChange {
    /// What stands at a station.
    Equip {
        /// Which.
        number: StationNo,
        /// What.
        equipment: Equipment,
    },
    /// A station cannot be used.
    Close {
        /// Which.
        number: StationNo,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
    /// It can be used again.
    Open {
        /// Which.
        number: StationNo,
    },
    /// Where a tournament is played.
    Places {
        /// Which.
        tournament: TournamentId,
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
        tournament: TournamentId,
        /// How.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<LobbyPlan>,
    },
    /// What is wished for the call of a match; nothing, where every part of it is left out.
    Wish {
        /// Which match.
        #[serde(rename = "match")]
        match_id: MatchId,
        /// What.
        wish: Wish,
    },
    /// When the day or a tournament shall be over.
    Aim {
        /// Which; the day where none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tournament: Option<TournamentId>,
        /// When; none takes it back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<At>,
    },
    /// All times in which nothing is called, in place of those there were.
    Breaks {
        /// They, in any order.
        breaks: Vec<Break>,
    },
    /// Stations are set down on the plan of the hall, all in one step.
    Arrange {
        /// They, each once.
        moved: Vec<Arranged>,
        /// Those that stood beside them without a place of their own, so that they stay where they were seen. Whichever
        /// has got a place meanwhile keeps it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        beside: Vec<Arranged>,
    },
}
