//! What a change of screens, playlists and the emergency message touches.

use super::Touched;
use lanista_domain::{Gathering, Layout, PlaylistId, ScreenNo};
use lanista_wire::topic::Topic;

/// The highest number of a screen.
const SCREENS: u32 = 999;

impl Touched {
    pub(super) fn add_screen(&mut self, state: &Gathering, number: ScreenNo) {
        self.whole(Topic::Screens);
        if let Some(screen) = state.screens.get(&number) {
            self.add_shown(state, &screen.layout);
        }
        self.whole(Topic::Screen { number: number.0 });
    }

    pub(super) fn add_playlist(&mut self, state: &Gathering, id: PlaylistId) {
        self.whole(Topic::Screens);
        for screen in state.screens.keys() {
            self.whole(Topic::Screen { number: screen.0 });
        }
        self.add_shown(state, &Layout::Playlist { playlist: id });
    }

    /// Every screen, also those that were given nothing yet.
    pub(super) fn add_alert(&mut self) {
        self.whole(Topic::Screens);
        for number in 1..=SCREENS {
            self.whole(Topic::Screen { number });
        }
    }

    /// What is rendered only while a screen shows it.
    fn add_shown(&mut self, state: &Gathering, layout: &Layout) {
        if let Layout::DraftLeaders { tournament } = layout {
            let tournament = tournament.0;
            self.whole(Topic::DraftLeaders { tournament });
        }
        if let Layout::Playlist { playlist } = layout {
            for id in state.playlists_in(*playlist) {
                let Some(known) = state.shows.playlists.get(&id) else {
                    continue;
                };
                for entry in &known.entries {
                    if let Layout::DraftLeaders { tournament } = entry.layout {
                        let tournament = tournament.0;
                        self.whole(Topic::DraftLeaders { tournament });
                    }
                }
            }
        }
    }
}
