//! Copies that make themselves: every five minutes in which something changed, and after each finished stage.

use lanista_hub::Hub;
use lanista_journal::rotate_copies;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval};

/// How often it is looked whether a copy is due.
const LOOK: Duration = Duration::from_secs(30);
/// After how long a change is copied.
const EVERY: Duration = Duration::from_secs(5 * 60);
/// Copies kept in the folder.
const KEPT: usize = 12;

/// Copies a gathering until the task is ended or the hub is gone. Copies go where the desk saved one last, at first into
/// a folder beside the gathering.
pub(crate) fn keep(hub: Hub, file: PathBuf) -> JoinHandle<()> {
    tokio::spawn(async move {
        let Some(mut copied) = look(&hub).await else {
            return;
        };
        let mut last = Instant::now() - EVERY + LOOK;
        let mut clock = interval(LOOK);
        clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            clock.tick().await;
            let Some(now) = look(&hub).await else { return };
            let is_due = now.finished > copied.finished || last.elapsed() >= EVERY;
            if now.head == copied.head || !is_due {
                continue;
            }
            match copy(&hub, &file).await {
                Ok(path) => tracing::info!(path = %path.display(), "copied"),
                Err(why) => tracing::error!(%why, "the gathering could not be copied"),
            }
            (copied, last) = (now, Instant::now());
        }
    })
}

/// What decides whether a copy is due.
#[derive(Clone, Copy)]
struct Seen {
    head: u64,
    finished: usize,
}

async fn look(hub: &Hub) -> Option<Seen> {
    hub.read(|gathering, _| Seen {
        head: gathering.head.0,
        finished: gathering
            .stages
            .keys()
            .filter(|id| gathering.is_stage_over(**id))
            .count(),
    })
    .await
}

async fn copy(hub: &Hub, file: &Path) -> anyhow::Result<PathBuf> {
    let stem = file
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let folder = match hub.setting("copies_folder").await {
        Some(chosen) => PathBuf::from(chosen),
        None => file.with_file_name(format!("{stem} copies")),
    };
    std::fs::create_dir_all(&folder)?;
    let (path, _) = hub.save_copy(Some(folder.clone())).await?;
    rotate_copies(&folder, &stem, KEPT)?;
    Ok(path)
}
