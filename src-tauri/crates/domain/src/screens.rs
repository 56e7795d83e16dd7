//! Venue screens together: what changes about several of them at once, from how far they are read, and playlists.

use crate::device::{Layout, Message, Screen, is_zero};
use crate::gathering::Gathering;
use crate::ids::{PlaylistId, ScreenNo, StationNo, TournamentId};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// How many screens one entry changes.
pub const SCREENS_AT_ONCE: usize = 200;
/// How many groups a screen belongs to.
pub const GROUPS: usize = 8;
/// How many matches are shown at once.
pub const MATCHES_AT_ONCE: usize = 4;
/// How many playlists there are, and how many entries one has.
pub const PLAYLISTS: usize = 40;
/// How many entries a playlist has.
pub const ENTRIES: usize = 24;
/// Shortest and longest stay of an entry, seconds.
pub const STAY: core::ops::RangeInclusive<u16> = 5..=3_600;
/// Most pages for which an entry stays.
pub const PAGES: u8 = 40;
/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

/// How large a picture is and how far away its last row sits, both in centimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sight {
    /// The height of the picture, 20 to 2,000.
    pub height: u16,
    /// From the picture to the last row, 50 to 20,000.
    pub distance: u16,
}

/// What is shown on all screens above everything else, and what screens can be given besides single layouts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shows {
    /// The emergency message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert: Option<Message>,
    /// All playlists.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub playlists: BTreeMap<PlaylistId, Playlist>,
}

impl Shows {
    /// Whether there is nothing of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.alert.is_none() && self.playlists.is_empty()
    }
}

/// What a screen shows one after the other. Which entry that is follows from the state and the time alone: see [`Entry`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Playlist {
    /// What people call it, 1 to 40 characters.
    pub name: String,
    /// 1 to 24, of which one at least takes turns.
    pub entries: Vec<Entry>,
    /// The entry that last changed it, as in [`Screen::rev`]; 0 in a change.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub rev: u64,
}

/// One thing of a playlist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What is shown.
    pub layout: Layout,
    /// When.
    pub shown: Shown,
}

/// When an entry is shown. The first whose condition holds goes before all others; where none does, those with a stay
/// follow each other, from the beginning of time, so that all screens of a playlist are at the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Shown {
    /// In its turn, for so long.
    Seconds {
        /// 5 to 3,600.
        seconds: u16,
    },
    /// In its turn, as long as so many pages take.
    Pages {
        /// 1 to 40.
        pages: u8,
    },
    /// While a match is played at a station.
    WhileLive {
        /// Its number.
        station: StationNo,
    },
    /// While the last possible game of a match is played there.
    WhileDeciding {
        /// Its number.
        station: StationNo,
    },
    /// While a tournament drafts.
    WhileDrafting {
        /// Which.
        tournament: TournamentId,
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

impl Shown {
    /// Whether it takes turns with others.
    #[must_use]
    pub const fn takes_turns(self) -> bool {
        matches!(self, Self::Seconds { .. } | Self::Pages { .. })
    }
}

/// A screen as the desk means it: number and token together, since only a screen that was given something is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meant {
    /// The number that it shows.
    pub number: ScreenNo,
    /// What the screen calls itself.
    pub token: String,
}

/// What changes about screens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum ScreensChange {
    /// Several get the same to show.
    Show {
        /// Which, each once.
        screens: Vec<Meant>,
        /// What.
        layout: Layout,
    },
    /// Where one hangs, what it belongs to and from how far it is read.
    Place {
        /// Which.
        screen: Meant,
        /// At most 40 characters, perhaps nothing.
        name: String,
        /// At most 8, each 1 to 40 characters.
        groups: Vec<String>,
        /// From how far it is read; none to leave that open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sight: Option<Sight>,
    },
    /// They keep their picture.
    Freeze {
        /// Which, each once.
        screens: Vec<Meant>,
    },
    /// They follow what happens again.
    Thaw {
        /// Which, each once.
        screens: Vec<Meant>,
    },
    /// A playlist is made or changed.
    Playlist {
        /// Which; none for a new one, whose number the entry says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<PlaylistId>,
        /// How it is now.
        playlist: Playlist,
    },
    /// A playlist that nothing shows goes.
    DropPlaylist {
        /// Which.
        id: PlaylistId,
    },
    /// An emergency message goes over everything on every screen.
    Alert {
        /// 1 byte to 2 kB.
        text: String,
    },
    /// It is over.
    EndAlert {},
}

impl Gathering {
    /// A playlist and those in it, each once.
    #[must_use]
    pub fn playlists_in(&self, id: PlaylistId) -> BTreeSet<PlaylistId> {
        reached(&self.shows.playlists, id)
    }

    /// The entry that last changed what a screen shows: of a playlist also the last change of it and of those in it.
    #[must_use]
    pub fn shown_since(&self, screen: &Screen) -> u64 {
        let Layout::Playlist { playlist } = screen.layout else {
            return screen.rev;
        };
        let inner = self.playlists_in(playlist);
        let known = inner.iter().filter_map(|id| self.shows.playlists.get(id));
        known.fold(screen.rev, |rev, known| rev.max(known.rev))
    }

    /// Whether some screen shows this now, or has it in its playlist.
    #[must_use]
    pub fn is_on_a_screen(&self, layout: &Layout) -> bool {
        self.screens.values().any(|screen| {
            screen.layout == *layout
                || matches!(screen.layout, Layout::Playlist { playlist }
                if self.playlists_in(playlist).iter().any(|id| {
                    self.shows.playlists.get(id).is_some_and(|known| {
                        known.entries.iter().any(|entry| entry.layout == *layout)
                    })
                }))
        })
    }
}

/// A playlist and those in it, each once.
pub(crate) fn reached(
    playlists: &BTreeMap<PlaylistId, Playlist>,
    id: PlaylistId,
) -> BTreeSet<PlaylistId> {
    let mut found = BTreeSet::new();
    let mut open = Vec::from([id]);
    while let Some(next) = open.pop() {
        let Some(known) = playlists.get(&next) else {
            continue;
        };
        if found.insert(next) {
            open.extend(playlists_of(known));
        }
    }
    found
}

/// The playlists that a playlist names itself.
pub(crate) fn playlists_of(playlist: &Playlist) -> impl Iterator<Item = PlaylistId> {
    playlist
        .entries
        .iter()
        .filter_map(|entry| match entry.layout {
            Layout::Playlist { playlist } => Some(playlist),
            Layout::Number
            | Layout::Bracket { .. }
            | Layout::Match { .. }
            | Layout::Standings { .. }
            | Layout::Draft { .. }
            | Layout::DraftLeaders { .. }
            | Layout::Calls
            | Layout::Stations
            | Layout::Matches { .. }
            | Layout::Station { .. }
            | Layout::Champion { .. }
            | Layout::Progress
            | Layout::Schedule
            | Layout::Clock { .. }
            | Layout::Sponsors
            | Layout::Blank => None,
        })
}
