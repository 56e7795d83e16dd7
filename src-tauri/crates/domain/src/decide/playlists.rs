//! Playlists name each other: none comes back to itself, and none goes that something shows, whichever way it would.

use crate::device::Layout;
use crate::gathering::Gathering;
use crate::ids::{PlaylistId, ScreenNo};
use crate::refusal::Refusal;
use crate::screens::{Playlist, playlists_of, reached};
use crate::step::{Before, Cell, Step};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

type Playlists = BTreeMap<PlaylistId, Playlist>;

impl Gathering {
    /// A playlist that comes back to itself would never show anything.
    pub(super) fn check_ends(&self, id: PlaylistId, playlist: &Playlist) -> Result<(), Refusal> {
        check_ends(&self.shows.playlists, id, playlist)
    }

    pub(super) fn check_unused(&self, id: PlaylistId) -> Result<(), Refusal> {
        if !self.shows.playlists.contains_key(&id) {
            return Err(Refusal::not_found("playlist"));
        }
        let screens = self.screens.iter();
        let layouts = screens.map(|(number, screen)| (*number, &screen.layout));
        match shown_by(&self.shows.playlists, layouts, id) {
            Some(by) => Err(Refusal::PlaylistShown { by }),
            None => Ok(()),
        }
    }

    /// Whether playlists and screens could be again what they were before a step: what has come since may name what
    /// would go, or be named the same.
    pub(super) fn check_shows_before(&self, step: &Step) -> Result<(), Refusal> {
        let mut playlists = self.shows.playlists.clone();
        let mut restored = Vec::new();
        let mut screens: BTreeMap<ScreenNo, &Layout> = self
            .screens
            .iter()
            .map(|(number, screen)| (*number, &screen.layout))
            .collect();
        for (cell, before) in &step.cells {
            if let (Cell::Playlist(id), Before::Playlist(before)) = (cell, before) {
                match before {
                    Some(playlist) => {
                        playlists.insert(*id, (**playlist).clone());
                        restored.push((*id, playlist));
                    }
                    None => {
                        playlists.remove(id);
                    }
                }
            }
            if let (Cell::Screen(number), Before::Screen(before)) = (cell, before) {
                match before {
                    Some(screen) => screens.insert(*number, &screen.layout),
                    None => screens.remove(number),
                };
            }
        }
        for cell in step.cells.keys() {
            if let Cell::Playlist(id) = cell
                && !playlists.contains_key(id)
            {
                let layouts = screens.iter().map(|(number, layout)| (*number, *layout));
                if let Some(by) = shown_by(&playlists, layouts, *id) {
                    return Err(Refusal::PlaylistShown { by });
                }
            }
            if let Cell::Screen(number) = cell
                && let Some(Layout::Playlist { playlist }) = screens.get(number)
                && !playlists.contains_key(playlist)
            {
                return Err(Refusal::not_found("playlist"));
            }
        }
        for (id, playlist) in restored {
            if playlists_of(playlist).any(|inner| !playlists.contains_key(&inner)) {
                return Err(Refusal::not_found("playlist"));
            }
            check_ends(&playlists, id, playlist)?;
            let mut others = playlists.iter().filter(|(other, _)| **other != id);
            if others.any(|(_, other)| other.name == playlist.name) {
                let name = playlist.name.clone();
                return Err(Refusal::NameTwice { name });
            }
        }
        Ok(())
    }
}

fn check_ends(playlists: &Playlists, id: PlaylistId, playlist: &Playlist) -> Result<(), Refusal> {
    for inner in playlists_of(playlist) {
        if inner == id || reached(playlists, inner).contains(&id) {
            let known = playlists.get(&inner);
            return Err(Refusal::PlaylistLoops {
                name: playlist.name.clone(),
                by: known.map_or_else(|| playlist.name.clone(), |known| known.name.clone()),
            });
        }
    }
    Ok(())
}

/// What shows a playlist: a screen, or another one.
fn shown_by<'a>(
    playlists: &Playlists,
    mut screens: impl Iterator<Item = (ScreenNo, &'a Layout)>,
    id: PlaylistId,
) -> Option<String> {
    let shown = Layout::Playlist { playlist: id };
    if let Some((number, _)) = screens.find(|(_, layout)| **layout == shown) {
        return Some(format!("screen {number}"));
    }
    let mut outer = playlists.iter();
    let found =
        outer.find(|(other, known)| **other != id && playlists_of(known).any(|inner| inner == id));
    found.map(|(_, known)| format!("playlist “{}”", known.name))
}
