//! An open gathering with its server: what the window and the headless program both run.

use crate::copies;
use crate::failure::Failure;
use crate::logs;
use crate::out;
use lanista_hub::clock::Clock;
use lanista_hub::{Hub, Rejected, Settings};
use lanista_journal::{Create, Damaged, Journal, Open};
use lanista_lan::{Options, Server};
use std::path::Path;
use tokio::task::JoinHandle;

/// What the folder of portraits beside a gathering is called.
const PORTRAITS: &str = "portraits";
/// And that of the themes of overlays.
const THEMES: &str = "themes";

/// A gathering that is being served.
#[derive(Debug)]
pub(crate) struct Venue {
    pub(crate) hub: Hub,
    pub(crate) server: Server,
    writer: JoinHandle<()>,
    /// None in a rehearsal: what it would keep is invented.
    copies: Option<JoinHandle<()>>,
    /// The last to go: what the others say when they end is written as well.
    _log: Option<logs::Kept>,
}

impl Venue {
    /// Opens a gathering and serves it. Portraits of heroes lie beside it, unless another folder is named. Its time runs so
    /// many times as fast as time passes: 1, but in a rehearsal.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, understood or served.
    pub(crate) async fn open(
        file: &Path,
        create: Create,
        damaged: Damaged,
        mut options: Options,
        pace: u16,
    ) -> Result<Self, Failure> {
        let beside = file.with_file_name(PORTRAITS);
        let portraits = options.portraits.take().unwrap_or(beside);
        options.portraits = Some(std::path::absolute(&portraits).unwrap_or(portraits));
        let themes = file.with_file_name(THEMES);
        options.themes = Some(std::path::absolute(&themes).unwrap_or(themes));
        let (hub, writer) = open_hub(file, create, damaged, pace).await?;
        let log = logs::Kept::beside(file);
        match Server::start(hub.clone(), options).await {
            Ok(server) => {
                let copies = (pace <= 1).then(|| copies::keep(hub.clone(), file.to_path_buf()));
                Ok(Self {
                    hub,
                    server,
                    writer,
                    copies,
                    _log: log,
                })
            }
            Err(why) => {
                hub.stop().await;
                Err(why.into())
            }
        }
    }

    /// Says goodbye to everybody and closes the file.
    pub(crate) async fn close(self) {
        self.close_after(async |_| ()).await;
    }

    /// The same; in between, when nobody is linked any more, something is read.
    pub(crate) async fn close_after<T>(self, last: impl AsyncFnOnce(&Hub) -> T) -> T {
        if let Some(copies) = self.copies {
            copies.abort();
        }
        self.server.stop().await;
        let last = last(&self.hub).await;
        self.hub.stop().await;
        if let Err(why) = self.writer.await {
            tracing::error!(%why, "the writer did not end cleanly");
        }
        last
    }
}

/// Writes a new gathering, says so and closes it.
///
/// # Errors
///
/// When the file exists or cannot be written, or the rules refuse what is to be in it.
pub(crate) async fn write_new(
    file: &Path,
    fill: impl AsyncFnOnce(&Hub) -> Result<(), Rejected>,
) -> Result<(), Failure> {
    let (hub, writer) = open_hub(file, Create::MustNotExist, Damaged::Refuse, 1).await?;
    let done = fill(&hub).await;
    hub.stop().await;
    if let Err(why) = writer.await {
        tracing::error!(%why, "the writer did not end cleanly");
    }
    done?;
    out::say(&format!("Written: {}", file.display()));
    Ok(())
}

/// Opens a gathering without serving it, its time at this pace.
pub(crate) async fn open_hub(
    file: &Path,
    create: Create,
    damaged: Damaged,
    pace: u16,
) -> Result<(Hub, JoinHandle<()>), Failure> {
    let opened = Journal::open(file, Open { create, damaged }).await?;
    let settings = Settings {
        file: file.to_path_buf(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    Ok(Hub::start_by(opened, settings, |last| Clock::at_pace(last, pace)).await?)
}
