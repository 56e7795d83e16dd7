//! Venue screens together: what changes about several at once, from how far they are read, and playlists.

use crate::shared::Layout;
use lanista_domain as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// How large a picture is and how far away its last row sits, both in centimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Sight {
    /// The height of the picture, 20 to 2,000.
    pub height: u16,
    /// From the picture to the last row, 50 to 20,000.
    pub distance: u16,
}

/// What a screen shows one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Playlist {
    /// What people call it, 1 to 40 characters.
    pub name: String,
    /// 1 to 24, of which one at least takes turns. Another playlist may be one of them, as long as none comes back to itself.
    pub entries: Vec<PlaylistEntry>,
}

/// One thing of a playlist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct PlaylistEntry {
    /// What is shown.
    pub layout: Layout,
    /// When.
    pub shown: Shown,
}

/// When an entry is shown. The first whose condition holds goes before all others; where none does, those with a stay follow
/// each other: their times fill the milliseconds since 1970 again and again, so that all screens are at the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum Shown {
    /// In its turn, for so long.
    Seconds {
        /// 5 to 3,600.
        seconds: u16,
    },
    /// In its turn, as long as so many pages take: 12 seconds each.
    Pages {
        /// 1 to 40.
        pages: u8,
    },
    /// While a match is played at a station.
    WhileLive {
        /// Its number.
        station: u32,
    },
    /// While the last possible game of a match is played there.
    WhileDeciding {
        /// Its number.
        station: u32,
    },
    /// While a tournament drafts.
    WhileDrafting {
        /// Which.
        tournament: u32,
    },
    /// While somebody is called for the last time.
    WhileLastCall {},
    /// Every day from one time to another, over midnight where the second is the earlier one.
    Between {
        /// Minutes since midnight, 0 to 1,439, by the clock of the screen.
        from: u16,
        /// Minutes since midnight, 0 to 1,439.
        to: u16,
    },
}

/// What a screen draws that is an overlay of a stream, by its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "the words of its address")]
pub enum Overlay {
    Draft,
    Scorebug,
    LowerThird,
    MatchCard,
    Bracket,
    Standings,
    Upcoming,
    Winner,
}

impl Overlay {
    /// By the word of its address.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        serde_json::from_value(word.into()).ok()
    }
}

/// A screen as the desk means it: number and token together, since only a screen that was given something is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct MeantScreen {
    /// The number that it shows.
    pub number: u32,
    /// What the screen calls itself.
    pub token: String,
}

/// What changes about screens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum ScreensChange {
    /// Several get the same to show.
    Show {
        /// Which, 1 to 200, each once.
        screens: Vec<MeantScreen>,
        /// What.
        layout: Layout,
    },
    /// Where one hangs, what it belongs to and from how far it is read.
    Place {
        /// Which.
        screen: MeantScreen,
        /// At most 40 characters, perhaps nothing.
        name: String,
        /// At most 8, each 1 to 40 characters.
        groups: Vec<String>,
        /// From how far it is read; none to leave that open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        sight: Option<Sight>,
    },
    /// They keep their picture.
    Freeze {
        /// Which, each once.
        screens: Vec<MeantScreen>,
    },
    /// They follow what happens again.
    Thaw {
        /// Which, each once.
        screens: Vec<MeantScreen>,
    },
    /// A playlist is made or changed.
    Playlist {
        /// Which; none for a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<u32>,
        /// How it is now.
        playlist: Playlist,
    },
    /// A playlist that nothing shows goes.
    DropPlaylist {
        /// Which.
        id: u32,
    },
    /// An emergency message goes over everything on every screen.
    Alert {
        /// 1 byte to 2 kB.
        text: String,
    },
    /// It is over.
    EndAlert {},
}

impl From<domain::Sight> for Sight {
    fn from(sight: domain::Sight) -> Self {
        Self {
            height: sight.height,
            distance: sight.distance,
        }
    }
}

impl From<Sight> for domain::Sight {
    fn from(sight: Sight) -> Self {
        Self {
            height: sight.height,
            distance: sight.distance,
        }
    }
}

impl From<domain::Shown> for Shown {
    fn from(shown: domain::Shown) -> Self {
        use domain::Shown as From;
        match shown {
            From::Seconds { seconds } => Self::Seconds { seconds },
            From::Pages { pages } => Self::Pages { pages },
            From::WhileLive { station } => Self::WhileLive { station: station.0 },
            From::WhileDeciding { station } => Self::WhileDeciding { station: station.0 },
            From::WhileDrafting { tournament } => Self::WhileDrafting {
                tournament: tournament.0,
            },
            From::WhileLastCall {} => Self::WhileLastCall {},
            From::Between { from, to } => Self::Between { from, to },
        }
    }
}

impl From<Shown> for domain::Shown {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Seconds { seconds } => Self::Seconds { seconds },
            Shown::Pages { pages } => Self::Pages { pages },
            Shown::WhileLive { station } => Self::WhileLive {
                station: domain::StationNo(station),
            },
            Shown::WhileDeciding { station } => Self::WhileDeciding {
                station: domain::StationNo(station),
            },
            Shown::WhileDrafting { tournament } => Self::WhileDrafting {
                tournament: domain::TournamentId(tournament),
            },
            Shown::WhileLastCall {} => Self::WhileLastCall {},
            Shown::Between { from, to } => Self::Between { from, to },
        }
    }
}

impl From<domain::Entry> for PlaylistEntry {
    fn from(entry: domain::Entry) -> Self {
        Self {
            layout: entry.layout.into(),
            shown: entry.shown.into(),
        }
    }
}

impl From<domain::Playlist> for Playlist {
    fn from(playlist: domain::Playlist) -> Self {
        Self {
            name: playlist.name,
            entries: playlist.entries.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Playlist> for domain::Playlist {
    fn from(playlist: Playlist) -> Self {
        let entries = playlist.entries.into_iter().map(|entry| domain::Entry {
            layout: entry.layout.into(),
            shown: entry.shown.into(),
        });
        Self {
            name: playlist.name,
            entries: entries.collect(),
            rev: 0,
        }
    }
}

impl From<MeantScreen> for domain::Meant {
    fn from(screen: MeantScreen) -> Self {
        Self {
            number: domain::ScreenNo(screen.number),
            token: screen.token,
        }
    }
}

fn meant(screens: Vec<MeantScreen>) -> Vec<domain::Meant> {
    screens.into_iter().map(Into::into).collect()
}

impl From<ScreensChange> for domain::ScreensChange {
    fn from(change: ScreensChange) -> Self {
        match change {
            ScreensChange::Show { screens, layout } => Self::Show {
                screens: meant(screens),
                layout: layout.into(),
            },
            ScreensChange::Place {
                screen,
                name,
                groups,
                sight,
            } => Self::Place {
                screen: screen.into(),
                name,
                groups,
                sight: sight.map(Into::into),
            },
            ScreensChange::Freeze { screens } => Self::Freeze {
                screens: meant(screens),
            },
            ScreensChange::Thaw { screens } => Self::Thaw {
                screens: meant(screens),
            },
            ScreensChange::Playlist { id, playlist } => Self::Playlist {
                id: id.map(domain::PlaylistId),
                playlist: playlist.into(),
            },
            ScreensChange::DropPlaylist { id } => Self::DropPlaylist {
                id: domain::PlaylistId(id),
            },
            ScreensChange::Alert { text } => Self::Alert { text },
            ScreensChange::EndAlert {} => Self::EndAlert {},
        }
    }
}
