//! What the page may ask of the program around it. `tauri.conf.json` names the same commands; a test compares.

use crate::desktop::dialogs;
use crate::desktop::ending;
use crate::desktop::files;
use crate::desktop::house::House;
use crate::desktop::recent;
use crate::desktop::screens::{self, Display};
use crate::desktop::trouble::Trouble;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use lanista_journal::Damaged;
use serde::Serialize;
use std::path::{Path, PathBuf};
use tauri::Manager as _;
use tauri::{AppHandle, State, WebviewWindow};

/// Longest file that a page may have saved, bytes of its base64.
const LONGEST: usize = 64 * 1024 * 1024;

/// What the start page shows.
#[derive(Debug, Serialize)]
pub(crate) struct Gatherings {
    recent: Vec<Known>,
    /// The file that is open.
    open: Option<PathBuf>,
    /// Why the file that was named at the start is not open.
    #[serde(flatten)]
    failure: Option<Trouble>,
}

/// A gathering of the recent list.
#[derive(Debug, Serialize)]
struct Known {
    #[serde(flatten)]
    recent: recent::Recent,
    /// Its file is no longer there, or on a stick that is not plugged in.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    missing: bool,
}

/// The way to the server, for one page, once.
#[derive(Debug, Serialize)]
pub(crate) struct Door {
    /// `host:port`
    endpoint: String,
    /// The secret of the code.
    k: String,
    /// The server's fingerprint.
    s: String,
}

/// The recent gatherings, and which one is open.
#[tauri::command]
pub(crate) async fn gatherings(house: State<'_, House>) -> Result<Gatherings, Trouble> {
    let known = |recent: recent::Recent| Known {
        missing: !recent.path.exists(),
        recent,
    };
    Ok(Gatherings {
        recent: recent::read(house.folder())
            .into_iter()
            .map(known)
            .collect(),
        open: house.file().await,
        failure: house.failure(),
    })
}

/// Makes a gathering where the person says.
#[tauri::command]
pub(crate) async fn new_gathering(
    app: AppHandle,
    house: State<'_, House>,
    name: String,
) -> Result<(), Trouble> {
    let shelf = shelf(&app, &house)?;
    let suggestion = files::fresh(&shelf, &name);
    let suggestion = suggestion.file_name().unwrap_or_default().to_string_lossy();
    let file = dialogs::place(&app, "New gathering", &shelf, &suggestion).await;
    let file = files::with_ending(&file.ok_or_else(Trouble::cancelled)?);
    leave(&app, &house).await?;
    house.make(&file, &name).await
}

/// Lets the person choose a gathering and opens it.
#[tauri::command]
pub(crate) async fn open_gathering(app: AppHandle, house: State<'_, House>) -> Result<(), Trouble> {
    let shelf = shelf(&app, &house)?;
    let file = dialogs::choose(&app, &shelf)
        .await
        .ok_or_else(Trouble::cancelled)?;
    leave(&app, &house).await?;
    house.open(&file, Damaged::Refuse).await
}

/// Opens a gathering of the recent list.
#[tauri::command]
pub(crate) async fn open_recent(
    app: AppHandle,
    house: State<'_, House>,
    path: PathBuf,
) -> Result<(), Trouble> {
    if !recent::read(house.folder())
        .iter()
        .any(|recent| recent.path == path)
    {
        return Err(Trouble::new(
            "not_recent",
            "This file is not in the list of recent gatherings.",
        ));
    }
    leave(&app, &house).await?;
    house.open(&path, Damaged::Refuse).await
}

/// Opens a damaged gathering for reading, up to its last good entry. The file stays as it is.
#[tauri::command]
pub(crate) async fn open_damaged(
    app: AppHandle,
    house: State<'_, House>,
    path: PathBuf,
) -> Result<(), Trouble> {
    leave(&app, &house).await?;
    house.open(&path, Damaged::ReadUpToLastGood).await
}

/// Opens a fresh demonstration.
#[tauri::command]
pub(crate) async fn open_demo(app: AppHandle, house: State<'_, House>) -> Result<(), Trouble> {
    leave(&app, &house).await?;
    house.demonstrate().await
}

/// Closes the gathering; the page then loads itself anew and shows the start page.
#[tauri::command]
pub(crate) async fn close_gathering(
    app: AppHandle,
    house: State<'_, House>,
) -> Result<(), Trouble> {
    leave(&app, &house).await
}

/// The server's address and a one-time code. The code of an earlier page is worth nothing after that.
#[tauri::command]
pub(crate) async fn desk_door(house: State<'_, House>) -> Result<Door, Trouble> {
    let (port, code) = house.door().await?;
    Ok(Door {
        endpoint: format!("127.0.0.1:{port}"),
        k: code.secret,
        s: code.fingerprint,
    })
}

/// Saves a file where the person says: an SVG, a table, a workbook.
#[tauri::command]
pub(crate) async fn save_file(
    app: AppHandle,
    house: State<'_, House>,
    name: String,
    base64: String,
) -> Result<(), Trouble> {
    if base64.len() > LONGEST {
        return Err(Trouble::new("too_large", "This is too much for one file."));
    }
    let bytes = BASE64_STANDARD
        .decode(base64)
        .map_err(|why| Trouble::new("failed", &why.to_string()))?;
    // Only the last part of the name counts: the folder is the person's choice.
    let name = Path::new(&name)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let shelf = shelf(&app, &house)?;
    let file = dialogs::place(&app, "Save", &shelf, &name.unwrap_or_default())
        .await
        .ok_or_else(Trouble::cancelled)?;
    let written = tokio::task::spawn_blocking(move || {
        std::fs::write(&file, bytes).map_err(|why| Trouble::disk(&file, &why))
    });
    written
        .await
        .unwrap_or_else(|why| Err(Trouble::new("failed", &why.to_string())))
}

/// Opens the system's print dialog.
#[tauri::command]
pub(crate) async fn print(window: WebviewWindow) -> Result<(), Trouble> {
    window
        .print()
        .map_err(|why| Trouble::new("not_printed", &why.to_string()))
}

/// The displays of this machine.
#[tauri::command]
pub(crate) async fn displays(window: WebviewWindow) -> Result<Vec<Display>, Trouble> {
    screens::displays(&window)
}

/// Opens a venue screen on one of them.
#[tauri::command]
pub(crate) async fn open_screen(
    window: WebviewWindow,
    house: State<'_, House>,
    display: usize,
) -> Result<(), Trouble> {
    let port = house.port().await?;
    screens::open(&window, display, port)
}

/// Closes the venue screen there.
#[tauri::command]
pub(crate) async fn close_screen(app: AppHandle, display: usize) -> Result<(), Trouble> {
    screens::close_one(&app, display)
}

/// Closes what is open, after asking when devices would lose their server.
async fn leave(app: &AppHandle, house: &House) -> Result<(), Trouble> {
    if !ending::is_agreed(app, house).await {
        return Err(Trouble::cancelled());
    }
    screens::close(app);
    house.close().await;
    Ok(())
}

/// Where gatherings lie when the person says nothing else: a folder that exists.
fn shelf(app: &AppHandle, house: &House) -> Result<PathBuf, Trouble> {
    let home = app.path().document_dir().or_else(|_| app.path().home_dir());
    let shelf = home.map_or_else(
        |_| house.folder().to_path_buf(),
        |home| home.join("Lanista"),
    );
    std::fs::create_dir_all(&shelf).map_err(|why| Trouble::disk(&shelf, &why))?;
    Ok(shelf)
}
