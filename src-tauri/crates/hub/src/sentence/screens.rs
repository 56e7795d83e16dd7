//! Sentences about venue screens and playlists.

use lanista_domain::{Meant, ScreensChange};

/// So many of the screens that were changed in one go are named.
const NAMED: usize = 6;

/// What was changed about screens.
pub(super) fn changed(change: &ScreensChange) -> String {
    match change {
        ScreensChange::Show { screens, .. } => format!("{} assigned", named(screens)),
        ScreensChange::Place { screen, name, .. } if name.is_empty() => {
            format!("Screen {} set up", screen.number)
        }
        ScreensChange::Place { screen, name, .. } => {
            format!("Screen {} set up: {name}", screen.number)
        }
        ScreensChange::Freeze { screens } => format!("{} frozen", named(screens)),
        ScreensChange::Thaw { screens } => format!("{} no longer frozen", named(screens)),
        ScreensChange::Playlist { playlist, .. } => format!("Playlist “{}” set", playlist.name),
        ScreensChange::DropPlaylist { .. } => "A playlist deleted".to_owned(),
        ScreensChange::Alert { .. } => "Emergency message on every screen".to_owned(),
        ScreensChange::EndAlert {} => "Emergency message taken away".to_owned(),
    }
}

fn named(screens: &[Meant]) -> String {
    if let [one] = screens {
        return format!("Screen {}", one.number);
    }
    let mut all: Vec<String> = screens.iter().map(|one| one.number.to_string()).collect();
    if all.len() > NAMED {
        all.truncate(NAMED);
        all.push("…".to_owned());
    }
    format!("{} screens ({})", screens.len(), all.join(", "))
}
