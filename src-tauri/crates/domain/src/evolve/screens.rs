//! What screens are given, and what goes over everything.

use crate::device::{Layout, Message, Screen};
use crate::gathering::Gathering;
use crate::ids::At;
use crate::screens::{Meant, Playlist, ScreensChange};
use crate::step::Cell;

impl Gathering {
    pub(super) fn evolve_screens(&mut self, change: &ScreensChange, at: At) {
        match change {
            ScreensChange::Show { screens, layout } => {
                for screen in screens {
                    self.touched_screen(screen).layout.clone_from(layout);
                }
            }
            ScreensChange::Place {
                screen,
                name,
                groups,
                sight,
            } => {
                let found = self.touched_screen(screen);
                found.name.clone_from(name);
                found.groups.clone_from(groups);
                found.sight = *sight;
            }
            ScreensChange::Freeze { screens } => {
                for screen in screens {
                    let found = self.touched_screen(screen);
                    found.frozen = found.frozen.or(Some(at));
                }
            }
            ScreensChange::Thaw { screens } => {
                for screen in screens {
                    self.touched_screen(screen).frozen = None;
                }
            }
            ScreensChange::Playlist { id, playlist } => {
                let Some(id) = *id else { return };
                self.touch(Cell::Playlist(id));
                self.next.playlist = self.next.playlist.max(id.0.saturating_add(1));
                let rev = self.head.0;
                let playlist = Playlist {
                    rev,
                    ..playlist.clone()
                };
                self.shows.playlists.insert(id, playlist);
            }
            ScreensChange::DropPlaylist { id } => {
                self.touch(Cell::Playlist(*id));
                self.shows.playlists.remove(id);
            }
            ScreensChange::Alert { text } => {
                self.touch(Cell::Alert);
                self.shows.alert = Some(Message {
                    text: text.clone(),
                    at,
                });
            }
            ScreensChange::EndAlert {} => {
                self.touch(Cell::Alert);
                self.shows.alert = None;
            }
        }
    }

    /// The screen as it is, or a new one that shows its number, about to be changed.
    pub(super) fn touched_screen(&mut self, meant: &Meant) -> &mut Screen {
        self.touch(Cell::Screen(meant.number));
        let rev = self.head.0;
        let found = self.screens.entry(meant.number).or_insert_with(|| Screen {
            number: meant.number,
            token: meant.token.clone(),
            name: alloc::string::String::new(),
            layout: Layout::Number,
            groups: alloc::vec::Vec::new(),
            sight: None,
            frozen: None,
            rev,
        });
        found.rev = rev;
        found
    }
}
