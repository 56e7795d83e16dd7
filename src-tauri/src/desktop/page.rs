//! The one window and its page: shows bundled pages only, and comes back when the page's process crashes.

use tauri::Manager as _;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Url, WebviewWindow, WebviewWindowBuilder};

/// Opens the window as `tauri.conf.json` describes it.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    for config in &app.config().app.windows {
        let window = WebviewWindowBuilder::from_config(app, config)?
            .on_navigation(is_bundled)
            .on_new_window(|address, _| {
                tracing::warn!(%address, "the page wanted another window");
                NewWindowResponse::Deny
            })
            .build()?;
        come_back(&window)?;
    }
    Ok(())
}

/// Brings the window in front of the others.
pub(crate) fn raise(app: &AppHandle) {
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    let raised = window
        .unminimize()
        .and_then(|()| window.show())
        .and_then(|()| window.set_focus());
    if let Err(why) = raised {
        tracing::warn!(%why, "the window cannot be raised");
    }
}

/// Loads the page anew, because another gathering is open.
pub(crate) fn reload(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main")
        && let Err(why) = window.eval("location.reload()")
    {
        tracing::warn!(%why, "the page cannot be loaded anew");
    }
}

/// `tauri://localhost`, on Windows `http://tauri.localhost`.
fn is_bundled(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        "http" | "https" => address.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// A page whose process crashed is loaded again after a moment. Server and hub have noticed nothing but a closed link.
#[cfg(target_os = "linux")]
fn come_back(window: &WebviewWindow) -> tauri::Result<()> {
    use std::time::Duration;
    use webkit2gtk::{WebViewExt as _, glib};
    /// So that a page that crashes at once does not take the whole processor.
    const PAUSE: Duration = Duration::from_secs(1);

    window.with_webview(|webview| {
        webview.inner().connect_web_process_terminated(|view, why| {
            tracing::error!(?why, "the page crashed and is loaded again");
            let view = view.clone();
            glib::timeout_add_local_once(PAUSE, move || view.reload());
        });
    })
}

/// Elsewhere the system's web view shows that its page crashed, and reloads it itself.
#[cfg(not(target_os = "linux"))]
fn come_back(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bundled_pages_are_shown() {
        let is_bundled = |address: &str| is_bundled(&address.parse().unwrap());
        assert!(is_bundled("tauri://localhost/organiser/index.html"));
        assert!(is_bundled("http://tauri.localhost/organiser/index.html"));
        for foreign in [
            "http://127.0.0.1:7420/desk",
            "https://example.org/",
            "tauri://example.org/",
            "file:///etc/passwd",
            "http://tauri.localhost.example.org/",
            "data:text/html,x",
        ] {
            assert!(!is_bundled(foreign), "{foreign}");
        }
    }
}
