//! The native window: the bundled organiser pages in front of a server that lives in this process and needs no page.
//!
//! The page asks for the door of the server (`desk_door`) and then speaks to it as every desk does. Closing, reloading
//! or crashing the page touches neither server nor hub.

mod awake;
mod commands;
mod dialogs;
mod ending;
mod files;
mod first;
mod house;
mod page;
mod recent;
mod screens;
mod trouble;

use crate::failure::Failure;
use anyhow::Context as _;
use first::{Claim, First};
use house::House;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tauri::Manager as _;
use tauri::{AppHandle, RunEvent};
use tokio::runtime::Runtime;

/// Opens the window and stays until it is closed. `file` is opened at once; `portraits` is the folder of heroes' portraits.
///
/// A window that this person already has is raised instead, and is given the file.
///
/// # Errors
///
/// When there is no display, or no folder for the program's own data.
pub(crate) fn open(
    runtime: &Runtime,
    file: Option<PathBuf>,
    portraits: Option<PathBuf>,
) -> Result<ExitCode, Failure> {
    look_for_a_display()?;
    tauri::async_runtime::set(runtime.handle().clone());
    let file = file.map(|file| std::path::absolute(&file).unwrap_or(file));
    let app = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![
            commands::gatherings,
            commands::new_gathering,
            commands::open_gathering,
            commands::open_recent,
            commands::open_damaged,
            commands::open_demo,
            commands::close_gathering,
            commands::desk_door,
            commands::save_file,
            commands::print,
            commands::displays,
            commands::open_screen,
            commands::close_screen,
        ])
        .on_window_event(|window, event| {
            // A venue screen on another display closes like any window.
            if let tauri::WindowEvent::CloseRequested { api, .. } = event
                && !screens::is_screen(window.label())
            {
                api.prevent_close();
                ending::ask(window.app_handle());
            }
        })
        .build(tauri::generate_context!())
        .context("the window cannot be opened")?;

    let folder = app
        .path()
        .app_data_dir()
        .context("there is no folder for the program's data")?;
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("{} cannot be written", folder.display()))?;
    match first::claim(&folder, file.as_deref())? {
        Claim::Second => return Ok(ExitCode::SUCCESS),
        Claim::First(first) => {
            let house = House::new(folder, portraits);
            begin(runtime, app.handle(), house, file.as_deref(), first)?;
        }
    }
    let code = app.run_return(|app, event| {
        // Whoever quits from a menu or a dock is asked as well.
        if let RunEvent::ExitRequested {
            code: None, api, ..
        } = event
        {
            api.prevent_exit();
            ending::ask(app);
        }
    });
    Ok(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}

/// Tauri panics where there is no display; a person over SSH is told what to do instead.
#[cfg(target_os = "linux")]
fn look_for_a_display() -> Result<(), Failure> {
    let way = "There is no display to open the window on. Use `lanista serve FILE`: the desk then opens in any browser.";
    Ok(gtk::init().map_err(|_| anyhow::anyhow!(way))?)
}

/// Elsewhere there is always one.
#[cfg(not(target_os = "linux"))]
fn look_for_a_display() -> Result<(), Failure> {
    Ok(())
}

/// Everything that the window needs before its page asks.
fn begin(
    runtime: &Runtime,
    app: &AppHandle,
    house: House,
    file: Option<&Path>,
    first: First,
) -> Result<(), Failure> {
    // The file is open before the page asks, so that the page never sees the start page first.
    if let Some(file) = file {
        runtime.block_on(house.open_named(file));
    }
    app.manage(house);
    page::open(app).context("the window cannot be opened")?;
    first::listen(runtime, app, first)?;
    ending::on_signal(runtime, app);
    Ok(())
}
