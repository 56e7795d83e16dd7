//! The end: asked once when devices are linked, and clean whichever way it comes.

use crate::desktop::dialogs;
use crate::desktop::house::House;
use crate::serve::told_to_end;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::AppHandle;
use tauri::Manager as _;
use tokio::runtime::Runtime;

/// How long closing may take before the program ends all the same; what is acknowledged is on disk anyway.
const PATIENCE: Duration = Duration::from_secs(15);

/// Somebody is being asked, or the end has begun.
static IS_ENDING: AtomicBool = AtomicBool::new(false);

/// The window is to be closed: asks when devices are linked, then closes everything and ends the program.
pub(crate) fn ask(app: &AppHandle) {
    if IS_ENDING.swap(true, Ordering::SeqCst) {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        if is_agreed(&app, &app.state::<House>()).await {
            end(&app).await;
        } else {
            IS_ENDING.store(false, Ordering::SeqCst);
        }
    });
}

/// Whether the gathering may be closed: nobody is linked, or the person says so.
pub(crate) async fn is_agreed(app: &AppHandle, house: &House) -> bool {
    let linked = house.linked().await;
    linked == 0 || dialogs::may_close(app, linked).await
}

/// Ctrl+C and SIGTERM end the program without a question.
pub(crate) fn on_signal(runtime: &Runtime, app: &AppHandle) {
    let app = app.clone();
    runtime.spawn(async move {
        if let Err(why) = told_to_end().await {
            tracing::warn!(%why, "signals cannot be heard");
            return;
        }
        IS_ENDING.store(true, Ordering::SeqCst);
        end(&app).await;
    });
}

async fn end(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main")
        && let Err(why) = window.hide()
    {
        tracing::debug!(%why, "the window stays until the end");
    }
    let house = app.state::<House>();
    if tokio::time::timeout(PATIENCE, house.close()).await.is_err() {
        tracing::error!("the gathering did not close in time; everything acknowledged is on disk");
    }
    app.exit(0);
}
