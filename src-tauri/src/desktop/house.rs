//! The one gathering that this window has open, if any: opened, served, watched over and closed, whatever the page does.

use crate::demo;
use crate::desktop::awake::Awake;
use crate::desktop::files;
use crate::desktop::recent::{self, Recent};
use crate::desktop::trouble::Trouble;
use crate::venue::Venue;
use lanista_hub::{Body, Hub, Live, Submission};
use lanista_journal::{Create, Damaged};
use lanista_lan::{Options, OwnCode};
use lanista_wire::command::Command;
use lanista_wire::view::LinkView;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Mutex as Cell, PoisonError};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

/// Between two looks at who is linked.
const LOOK: Duration = Duration::from_secs(5);
/// What the demonstration's file is called.
const DEMONSTRATION: &str = "NorthSea LAN 22";

/// The window's gathering and what it remembers of others.
#[derive(Debug)]
pub(crate) struct House {
    /// The program's own folder.
    folder: PathBuf,
    /// Where heroes' portraits are, if that was said at the start.
    portraits: Option<PathBuf>,
    open: Mutex<Option<Open>>,
    /// Why the file that was named at the start is not open, until another one is.
    failure: Cell<Option<Trouble>>,
    awake: Awake,
}

#[derive(Debug)]
struct Open {
    file: PathBuf,
    venue: Venue,
    watch: JoinHandle<()>,
}

impl House {
    pub(crate) fn new(folder: PathBuf, portraits: Option<PathBuf>) -> Self {
        Self {
            folder,
            portraits,
            open: Mutex::default(),
            failure: Cell::default(),
            awake: Awake::start(),
        }
    }

    /// The program's own folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Opens the file that a person named at the start; what stands against it is kept for the start page.
    pub(crate) async fn open_named(&self, file: &Path) {
        if let Err(trouble) = self.open(file, Damaged::Refuse).await {
            tracing::warn!(text = trouble.text, "the file is not open");
            self.set_failure(Some(trouble));
        }
    }

    /// Opens and serves a gathering; one that is open is closed first.
    pub(crate) async fn open(&self, file: &Path, damaged: Damaged) -> Result<(), Trouble> {
        self.serve(file, Create::MustExist, damaged, None).await
    }

    /// Makes a gathering in a file that does not exist yet, and serves it.
    pub(crate) async fn make(&self, file: &Path, name: &str) -> Result<(), Trouble> {
        let name = First::Name(Box::new(Command::NameGathering {
            name: name.to_owned(),
        }));
        self.serve(file, Create::MustNotExist, Damaged::Refuse, Some(name))
            .await
    }

    /// Writes the demonstration into a new file and serves it.
    pub(crate) async fn demonstrate(&self) -> Result<(), Trouble> {
        let folder = self.folder.join("demonstrations");
        std::fs::create_dir_all(&folder).map_err(|why| Trouble::disk(&folder, &why))?;
        let file = files::fresh(&folder, DEMONSTRATION);
        self.serve(
            &file,
            Create::MustNotExist,
            Damaged::Refuse,
            Some(First::Demonstration),
        )
        .await
    }

    async fn serve(
        &self,
        file: &Path,
        create: Create,
        damaged: Damaged,
        first: Option<First>,
    ) -> Result<(), Trouble> {
        let mut open = self.open.lock().await;
        if open.as_ref().is_some_and(|open| open.file == file) {
            return Ok(());
        }
        // Both would want the same port.
        self.close_held(&mut open).await;
        let options = Options {
            portraits: self.portraits.clone(),
            ..Options::default()
        };
        let venue = Venue::open(file, create, damaged, options, 1)
            .await
            .map_err(|why| Trouble::of(&why, file))?;
        if let Some(first) = first
            && let Err(trouble) = first.send(&venue.hub).await
        {
            venue.close().await;
            // It was made a moment ago, and nothing of it was ever shown.
            if let Err(why) = std::fs::remove_file(file) {
                tracing::warn!(%why, "the unfinished gathering stays");
            }
            return Err(trouble);
        }
        self.remember(&venue.hub, file).await;
        let watch = tokio::spawn(watch(venue.hub.clone(), self.awake.clone()));
        *open = Some(Open {
            file: file.to_path_buf(),
            venue,
            watch,
        });
        self.set_failure(None);
        Ok(())
    }

    /// Says goodbye to everybody and closes the file. Without an open gathering nothing happens.
    pub(crate) async fn close(&self) {
        let mut open = self.open.lock().await;
        self.close_held(&mut open).await;
    }

    async fn close_held(&self, open: &mut Option<Open>) {
        let Some(Open { file, venue, watch }) = open.take() else {
            return;
        };
        watch.abort();
        self.awake.set(false);
        // It may have been named anew since.
        self.remember(&venue.hub, &file).await;
        venue.close().await;
    }

    async fn remember(&self, hub: &Hub, file: &Path) {
        let name = hub
            .read(|gathering, _| gathering.name.clone())
            .await
            .unwrap_or_default();
        let stem = || {
            file.file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        };
        let name = if name.is_empty() { stem() } else { name };
        recent::remember(
            &self.folder,
            Recent {
                path: file.to_path_buf(),
                name,
                opened: hub.now(),
            },
        );
    }

    /// The file that is open.
    pub(crate) async fn file(&self) -> Option<PathBuf> {
        self.open
            .lock()
            .await
            .as_ref()
            .map(|open| open.file.clone())
    }

    /// A fresh one-time code for the page, and the port it is good for.
    pub(crate) async fn door(&self) -> Result<(u16, OwnCode), Trouble> {
        let open = self.open.lock().await;
        let Some(Open { venue, .. }) = open.as_ref() else {
            return Err(Trouble::new("nothing_open", "No gathering is open."));
        };
        let code = venue.server.window_code();
        let code = code.map_err(|why| Trouble::new("no_random", &why.to_string()))?;
        Ok((venue.server.local_addr().port(), code))
    }

    /// Where the server of what is open answers.
    pub(crate) async fn port(&self) -> Result<u16, Trouble> {
        let open = self.open.lock().await;
        match open.as_ref() {
            Some(Open { venue, .. }) => Ok(venue.server.local_addr().port()),
            None => Err(Trouble::new("nothing_open", "No gathering is open.")),
        }
    }

    /// How many tablets and screens of the hall are linked.
    pub(crate) async fn linked(&self) -> usize {
        let hub = self
            .open
            .lock()
            .await
            .as_ref()
            .map(|open| open.venue.hub.clone());
        match hub {
            Some(hub) => hub.read(|_, live| linked(live)).await.unwrap_or_default(),
            None => 0,
        }
    }

    /// Why the file that was named at the start is not open.
    pub(crate) fn failure(&self) -> Option<Trouble> {
        self.failure
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn set_failure(&self, failure: Option<Trouble>) {
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = failure;
    }
}

/// What a new gathering begins with.
enum First {
    Name(Box<Command>),
    Demonstration,
}

impl First {
    async fn send(self, hub: &Hub) -> Result<(), Trouble> {
        match self {
            Self::Demonstration => demo::fill(&demo::Script::new(hub)).await?,
            Self::Name(command) => {
                let body = Body::Wire(*command);
                let id = "window-1".to_owned();
                hub.submit(Submission {
                    device: None,
                    id,
                    expect: None,
                    body,
                })
                .await?;
            }
        }
        Ok(())
    }
}

/// Keeps the laptop awake while somebody is linked.
async fn watch(hub: Hub, awake: Awake) {
    let mut looks = tokio::time::interval(LOOK);
    loop {
        looks.tick().await;
        let Some(linked) = hub.read(|_, live| linked(live)).await else {
            return;
        };
        awake.set(linked > 0);
    }
}

/// Paired devices and screens with a link, without those on the laptop itself: the window is one of them.
fn linked(live: &Live) -> usize {
    let screens = live.screens.values().map(|screen| &screen.link);
    live.links
        .values()
        .chain(screens)
        .filter(|link| is_in_the_hall(link))
        .count()
}

fn is_in_the_hall(link: &LinkView) -> bool {
    let address = link
        .address
        .as_deref()
        .and_then(|address| address.parse::<IpAddr>().ok());
    link.up && !address.is_some_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(up: bool, address: &str) -> LinkView {
        LinkView {
            up,
            address: Some(address.to_owned()),
            ..LinkView::default()
        }
    }

    #[test]
    fn a_tablet_counts_and_the_window_does_not() {
        assert!(is_in_the_hall(&link(true, "10.77.0.2")));
        assert!(is_in_the_hall(&link(true, "fe80::1")));
        assert!(!is_in_the_hall(&link(false, "10.77.0.2")));
        assert!(!is_in_the_hall(&link(true, "127.0.0.1")));
        assert!(!is_in_the_hall(&link(true, "::1")));
    }
}
