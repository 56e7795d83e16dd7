//! A venue screen on another display of this machine: a window of its own without frame and without any right, closed
//! with the gathering whose pages it shows.

use crate::desktop::trouble::Trouble;
use serde::Serialize;
use tauri::Manager as _;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Monitor, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// What the labels of such windows begin with; no capability names one of them.
const LABEL: &str = "screen-";

/// A display of this machine.
#[derive(Debug, Serialize)]
pub(crate) struct Display {
    /// Which, from 0.
    index: usize,
    /// What the system calls it, perhaps nothing.
    name: String,
    width: u32,
    height: u32,
    /// The desk's own window is on it.
    is_own: bool,
    /// A venue screen is open on it.
    is_taken: bool,
}

/// All displays, in the order of the system.
pub(crate) fn displays(window: &WebviewWindow) -> Result<Vec<Display>, Trouble> {
    let own = window.current_monitor().map_err(|why| unknown(&why))?;
    let all = window.available_monitors().map_err(|why| unknown(&why))?;
    let shown = all.iter().enumerate().map(|(index, monitor)| Display {
        index,
        name: monitor.name().cloned().unwrap_or_default(),
        width: monitor.size().width,
        height: monitor.size().height,
        is_own: own
            .as_ref()
            .is_some_and(|own| own.position() == monitor.position()),
        is_taken: window
            .app_handle()
            .get_webview_window(&label(index))
            .is_some(),
    });
    Ok(shown.collect())
}

/// Opens a venue screen over all of a display; one that is open there already is raised instead.
pub(crate) fn open(window: &WebviewWindow, index: usize, port: u16) -> Result<(), Trouble> {
    let app = window.app_handle();
    let label = label(index);
    if let Some(known) = app.get_webview_window(&label) {
        return known.set_focus().map_err(|why| not_opened(&why));
    }
    let all = window.available_monitors().map_err(|why| unknown(&why))?;
    let monitor = all
        .get(index)
        .ok_or_else(|| Trouble::new("no_display", "That display is not connected any more."))?;
    build(app, &label, monitor, port).map_err(|why| not_opened(&why))
}

/// Closes them all: the server of their pages ends.
pub(crate) fn close(app: &AppHandle) {
    for (label, window) in app.webview_windows() {
        if is_screen(&label)
            && let Err(why) = window.close()
        {
            tracing::warn!(%why, "a screen of this machine stays open");
        }
    }
}

/// Closes the one on a display.
pub(crate) fn close_one(app: &AppHandle, index: usize) -> Result<(), Trouble> {
    match app.get_webview_window(&label(index)) {
        Some(window) => window
            .close()
            .map_err(|why| Trouble::new("not_closed", &why.to_string())),
        None => Ok(()),
    }
}

/// Whether a window is a venue screen: closing it ends nothing.
pub(crate) fn is_screen(label: &str) -> bool {
    label.starts_with(LABEL)
}

fn label(index: usize) -> String {
    format!("{LABEL}{index}")
}

fn build(app: &AppHandle, label: &str, monitor: &Monitor, port: u16) -> tauri::Result<()> {
    let address = address(port)?;
    let scale = monitor.scale_factor();
    let position = monitor.position().to_logical::<f64>(scale);
    let size = monitor.size().to_logical::<f64>(scale);
    let home = address.clone();
    WebviewWindowBuilder::new(app, label, WebviewUrl::External(address))
        .title("Lanista, venue screen")
        .position(position.x, position.y)
        .inner_size(size.width, size.height)
        .decorations(false)
        .fullscreen(true)
        .focused(false)
        .on_navigation(move |to| is_home(&home, to))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

fn address(port: u16) -> tauri::Result<Url> {
    format!("http://127.0.0.1:{port}/s")
        .parse()
        .map_err(tauri::Error::InvalidUrl)
}

/// Such a window shows pages of its own server and nothing else.
fn is_home(home: &Url, to: &Url) -> bool {
    home.origin() == to.origin()
}

fn unknown(why: &tauri::Error) -> Trouble {
    Trouble::new("no_displays", &why.to_string())
}

fn not_opened(why: &tauri::Error) -> Trouble {
    Trouble::new("not_opened", &why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_shows_its_own_server_only() {
        let home = address(7_420).unwrap();
        let is_home = |to: &str| is_home(&home, &to.parse().unwrap());
        assert!(is_home("http://127.0.0.1:7420/s"));
        for foreign in [
            "http://127.0.0.1:7421/s",
            "https://127.0.0.1:7420/s",
            "http://localhost:7420/s",
            "tauri://localhost/organiser/index.html",
            "https://example.org/",
        ] {
            assert!(!is_home(foreign), "{foreign}");
        }
    }

    #[test]
    fn the_desk_is_no_screen() {
        assert!(is_screen(&label(0)) && is_screen(&label(3)));
        assert!(!is_screen("main"));
    }
}
