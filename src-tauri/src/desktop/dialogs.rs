//! The system's own dialogs: choose a file, save a file, one question.

use crate::desktop::files::ENDING;
use rfd::{AsyncFileDialog, AsyncMessageDialog, MessageButtons, MessageDialogResult, MessageLevel};
use std::future::Future;
use std::path::{Path, PathBuf};
use tauri::AppHandle;
use tauri::Manager as _;
use tokio::sync::oneshot;

const CLOSE: &str = "Close";
const STAY: &str = "Keep it open";

/// Lets the person choose a gathering; none when they think better of it.
pub(crate) async fn choose(app: &AppHandle, folder: &Path) -> Option<PathBuf> {
    let folder = folder.to_path_buf();
    let chosen = show(app, move |app| {
        let dialog = AsyncFileDialog::new()
            .set_title("Open a gathering")
            .set_directory(folder)
            .add_filter("Gatherings", &[ENDING])
            .add_filter("All files", &["*"]);
        let dialog = match app.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        };
        dialog.pick_file()
    });
    chosen.await.flatten().map(|file| file.path().to_path_buf())
}

/// Lets the person say where a file goes; none when they think better of it.
pub(crate) async fn place(
    app: &AppHandle,
    title: &'static str,
    folder: &Path,
    name: &str,
) -> Option<PathBuf> {
    let (name, folder) = (name.to_owned(), folder.to_path_buf());
    let ending = Path::new(&name)
        .extension()
        .and_then(|ending| ending.to_str())
        .map(str::to_owned);
    let placed = show(app, move |app| {
        let mut dialog = AsyncFileDialog::new()
            .set_title(title)
            .set_directory(folder)
            .set_file_name(name);
        if let Some(ending) = ending {
            dialog = dialog.add_filter(ending.to_uppercase(), &[ending]);
        }
        if let Some(window) = app.get_webview_window("main") {
            dialog = dialog.set_parent(&window);
        }
        dialog.save_file()
    });
    placed.await.flatten().map(|file| file.path().to_path_buf())
}

/// Asks once whether to close although devices are linked.
pub(crate) async fn may_close(app: &AppHandle, linked: usize) -> bool {
    let answer = show(app, move |app| {
        let mut dialog = AsyncMessageDialog::new()
            .set_level(MessageLevel::Warning)
            .set_title("Close the gathering?")
            .set_description(question(linked))
            .set_buttons(MessageButtons::OkCancelCustom(
                CLOSE.to_owned(),
                STAY.to_owned(),
            ));
        if let Some(window) = app.get_webview_window("main") {
            dialog = dialog.set_parent(&window);
        }
        dialog.show()
    });
    match answer.await {
        Some(MessageDialogResult::Custom(word)) => word == CLOSE,
        Some(MessageDialogResult::Ok | MessageDialogResult::Yes) => true,
        Some(MessageDialogResult::Cancel | MessageDialogResult::No) | None => false,
    }
}

/// What is asked before devices lose their server.
fn question(linked: usize) -> String {
    let (devices, they) = match linked {
        1 => ("1 device is linked".to_owned(), "It comes"),
        many => (format!("{many} devices are linked"), "They come"),
    };
    format!(
        "{devices}. Tablets and screens stand still until this gathering is opened again; everything entered is on \
         disk. {they} back without being let in anew."
    )
}

/// Dialogs are made on the main thread and awaited anywhere. None when the program ends meanwhile.
async fn show<F, T>(
    app: &AppHandle,
    make: impl FnOnce(&AppHandle) -> F + Send + 'static,
) -> Option<T>
where
    F: Future<Output = T> + Send + 'static,
{
    let (made, dialog) = oneshot::channel();
    let handle = app.clone();
    app.run_on_main_thread(move || {
        if made.send(make(&handle)).is_err() {
            tracing::debug!("nobody waits for the dialog any more");
        }
    })
    .ok()?;
    Some(dialog.await.ok()?.await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_names_how_many_devices() {
        assert!(
            question(1).starts_with("1 device is linked."),
            "{}",
            question(1)
        );
        assert!(
            question(17).starts_with("17 devices are linked."),
            "{}",
            question(17)
        );
    }
}
