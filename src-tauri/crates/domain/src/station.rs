//! Stations: where matches are played, what stands there, and whether it can be used.

use crate::ids::{At, StationNo};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Most matches that one station takes at once.
pub const MOST_AT_ONCE: u8 = 64;
/// Longest name of an area, in characters as people count them.
pub const AREA: usize = 40;
/// Longest address of a game server, in bytes.
pub const ADDRESS: usize = 80;

/// Columns of the plan of the hall.
pub const PLAN_COLUMNS: u16 = 96;
/// Its rows.
pub const PLAN_ROWS: u16 = 72;
/// Most stations that are set down in one step.
pub const MOST_ARRANGED: usize = 999;

/// Where a station stands on the plan of the hall: the field of its upper left corner, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanSpot {
    /// Which column.
    pub x: u16,
    /// Which row.
    pub y: u16,
}

impl PlanSpot {
    /// Whether the plan has it.
    #[must_use]
    pub const fn is_on_plan(self) -> bool {
        self.x < PLAN_COLUMNS && self.y < PLAN_ROWS
    }
}

/// A station and where it shall stand on the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arranged {
    /// Which.
    pub number: StationNo,
    /// Where; nowhere of its own, where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<PlanSpot>,
}

/// A numbered place where matches are played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Station {
    /// The number on the sign, 1 to 999.
    pub number: StationNo,
    /// What else people call it, at most 40 characters, perhaps nothing.
    pub name: String,
    /// What stands there.
    #[serde(default, skip_serializing_if = "Equipment::is_usual")]
    pub equipment: Equipment,
    /// Why nothing is called to it now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of_order: Option<OutOfOrder>,
}

impl Station {
    /// An empty table of this number.
    #[must_use]
    pub fn plain(number: StationNo, name: String) -> Self {
        Self {
            number,
            name,
            equipment: Equipment::default(),
            out_of_order: None,
        }
    }
}

/// What stands at a station.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equipment {
    /// What it is.
    #[serde(default)]
    pub kind: StationKind,
    /// In which part of the hall, at most 40 characters, perhaps nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub area: String,
    /// Where a game server is reached, at most 80 bytes; nothing where players sit down.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// How many matches it takes at once, 1 to 64.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub at_once: u8,
}

impl Default for Equipment {
    fn default() -> Self {
        Self {
            kind: StationKind::default(),
            area: String::new(),
            address: String::new(),
            at_once: 1,
        }
    }
}

impl Equipment {
    /// Whether nothing was said of it.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

const fn one() -> u8 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_one(number: &u8) -> bool {
    *number == 1
}

/// What a station is. The players' own seats are no station: of them there are as many as players.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
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

impl StationKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Table,
        Self::Console,
        Self::PcGroup,
        Self::Stage,
        Self::Stream,
        Self::GameServer,
    ];

    /// Whether it is kept for matches that are wanted there.
    #[must_use]
    pub const fn is_for_show(self) -> bool {
        matches!(self, Self::Stage | Self::Stream)
    }
}

/// That a station cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutOfOrder {
    /// Why: a sentence for people.
    pub reason: String,
    /// Since when.
    pub since: At,
}
