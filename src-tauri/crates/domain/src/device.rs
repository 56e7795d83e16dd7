//! What stands in the hall: devices with their roles, and venue screens.

use crate::exact::nothing_else;
use crate::ids::{
    At, DeviceId, EntrantId, MatchId, PlaylistId, ScreenNo, StageId, StationNo, TournamentId,
};
use crate::screens::Sight;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Who somebody is to the server. `Public` and `Screen` need no pairing and have no commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The organiser's window, or another one beside it.
    Desk,
    /// Rules, holds, takes over, corrects and lets devices in; reads what a desk reads.
    HeadJudge,
    /// A referee's tablet.
    Judge,
    /// Speaks for one entrant.
    Captain,
    /// Sees more than the hall, does nothing.
    Caster,
    /// A venue screen.
    Screen,
    /// Anybody on the network.
    Public,
}

/// Which matches a device may touch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Scope {
    /// Every match.
    #[default]
    #[serde(deserialize_with = "nothing_else")]
    Everything,
    /// Those of one tournament.
    Tournament {
        /// Which.
        tournament: TournamentId,
    },
    /// Those at a row of stations, both ends included.
    Stations {
        /// The lowest number.
        from: StationNo,
        /// The highest number.
        to: StationNo,
    },
    /// Those of one entrant, whose side the device speaks for.
    Entrant {
        /// In which tournament.
        tournament: TournamentId,
        /// Who.
        entrant: EntrantId,
    },
}

/// Whether a device is still let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Standing {
    /// Let in.
    Admitted,
    /// Thrown out; its key is worthless.
    Revoked {
        /// When.
        at: At,
    },
}

/// A paired device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// The public name of its key.
    pub id: DeviceId,
    /// The number on its sticker: "Tablet 07".
    pub number: u32,
    /// Who holds it, 1 to 40 characters.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Where it may do it.
    pub scope: Scope,
    /// Whether it is still let in.
    pub standing: Standing,
    /// When it was let in.
    pub admitted: At,
}

/// A venue screen that the desk has given something to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screen {
    /// The number that it shows.
    pub number: ScreenNo,
    /// What the screen calls itself, so that it finds its number again: 22 characters of base64url.
    pub token: String,
    /// Where it hangs, at most 40 characters, perhaps nothing.
    pub name: String,
    /// What it shows.
    pub layout: Layout,
    /// The groups that it belongs to, in order, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// How far away it is read; none where nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sight: Option<Sight>,
    /// Since when it keeps its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen: Option<At>,
    /// The entry that last changed what it shows, by which a screen says what it has drawn.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub rev: u64,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
pub(crate) const fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// A text on screens, instead of what they show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// The text, 1 byte to 16 kB, lines and all.
    pub text: String,
    /// Since when it is shown.
    pub at: At,
}

/// All messages that are shown now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    /// The one for all screens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<Message>,
    /// Those for one screen each, which goes before the one for all.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub one: BTreeMap<ScreenNo, Message>,
}

impl Messages {
    /// The message of a screen, or the one for all.
    #[must_use]
    pub fn of(&self, screen: Option<ScreenNo>) -> Option<&Message> {
        match screen {
            None => self.all.as_ref(),
            Some(number) => self.one.get(&number),
        }
    }

    /// Whether nothing is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_none() && self.one.is_empty()
    }

    pub(crate) fn put(&mut self, screen: Option<ScreenNo>, message: Option<Message>) {
        match (screen, message) {
            (None, message) => self.all = message,
            (Some(number), None) => {
                self.one.remove(&number);
            }
            (Some(number), Some(message)) => {
                self.one.insert(number, message);
            }
        }
    }
}

/// What a venue screen shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Layout {
    /// Its own number, large.
    #[serde(deserialize_with = "nothing_else")]
    Number,
    /// A bracket, in pages.
    Bracket {
        /// Of which stage.
        stage: StageId,
    },
    /// One match.
    Match {
        /// Which.
        #[serde(rename = "match")]
        match_id: MatchId,
    },
    /// The placings of a stage.
    Standings {
        /// Of which stage.
        stage: StageId,
    },
    /// A draft.
    Draft {
        /// Of which match; left out for whatever is drafted.
        #[serde(rename = "match", default, skip_serializing_if = "Option::is_none")]
        match_id: Option<MatchId>,
    },
    /// What leads in the finished drafts of a tournament.
    DraftLeaders {
        /// Which.
        tournament: TournamentId,
    },
    /// Who is called now, where to, and which matches come next.
    #[serde(deserialize_with = "nothing_else")]
    Calls,
    /// Every station with what is on there.
    #[serde(deserialize_with = "nothing_else")]
    Stations,
    /// Two to four matches at once.
    Matches {
        /// Which, in this order; none for whatever is played now.
        matches: Vec<MatchId>,
    },
    /// Whatever is played or called at a station.
    Station {
        /// Its number.
        station: StationNo,
    },
    /// Who won a tournament, once it is over.
    Champion {
        /// Which.
        tournament: TournamentId,
    },
    /// How far each tournament is.
    #[serde(deserialize_with = "nothing_else")]
    Progress,
    /// What is played when, of all tournaments.
    #[serde(deserialize_with = "nothing_else")]
    Schedule,
    /// The clock of the hall, or the time that is left.
    Clock {
        /// What it counts down to; none for the time of day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<At>,
        /// What happens then, at most 80 characters, perhaps nothing.
        title: String,
    },
    /// The pictures of the sponsors, one after the other.
    #[serde(deserialize_with = "nothing_else")]
    Sponsors,
    /// One thing after another.
    Playlist {
        /// Which.
        playlist: PlaylistId,
    },
    /// The mark and the clock.
    #[serde(deserialize_with = "nothing_else")]
    Blank,
}
