//! Portraits of heroes: pictures in a folder of this machine, known by the ids of pools, held in memory and shown to everybody.
//!
//! `FOLDER/{pool}/{hero}.{png,webp,jpg,jpeg}`, and `FOLDER/sponsors/` with whatever the screens show of sponsors. A request only ever looks up what was found there before; no word of it
//! becomes a path. Each picture was read once and looked over as photos are, so a request costs a search in a map.

mod gallery;
mod http;

pub(crate) use http::get;

use crate::hall::{Hall, ended};
use gallery::{Gallery, Wanted, look};
use lanista_exchange::draft::pools::pools as shipped_pools;
use lanista_hub::Hub;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// The pictures as they are now, and where they come from.
#[derive(Debug, Default)]
pub(crate) struct Portraits {
    folder: Option<PathBuf>,
    now: RwLock<Arc<Gallery>>,
}

impl Portraits {
    /// Of a folder, which may come into being later.
    pub(crate) fn of(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            now: RwLock::default(),
        }
    }

    fn now(&self) -> Arc<Gallery> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The marks of those that a pool has, by hero.
    pub(crate) fn marks(&self, pool: &str) -> std::collections::BTreeMap<String, String> {
        self.now().marks_of(pool)
    }
}

/// Looks at the folder again and again until the server ends, so that pictures can be put there while it serves.
pub(crate) async fn keep(hall: Arc<Hall>) {
    let Some(folder) = hall.portraits.folder.clone() else {
        return;
    };
    let mut ending = hall.ending.subscribe();
    let mut seen = None;
    let mut wanted = Arc::new(Wanted::new());
    loop {
        let Some(pools) = pools_are(&hall.hub).await else {
            return;
        };
        if seen.as_ref() != Some(&pools) {
            wanted = Arc::new(wanted_of(&hall.hub).await);
            seen = Some(pools);
        }
        let (before, there, asked) = (hall.portraits.now(), folder.clone(), Arc::clone(&wanted));
        let found = tokio::task::spawn_blocking(move || {
            let found = look(&there, &asked, &before);
            (found != *before).then_some(found)
        })
        .await;
        match found {
            Ok(Some(found)) => show(&hall, Arc::new(found)).await,
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "the portraits were not looked at"),
        }
        tokio::select! {
            () = tokio::time::sleep(hall.times.look) => {}
            () = ended(&mut ending) => return,
        }
    }
}

/// From now on these are served, pools say which heroes have one, and the desk what was found.
async fn show(hall: &Hall, found: Arc<Gallery>) {
    let (marks, view) = (Arc::new(found.marks()), found.view());
    *hall
        .portraits
        .now
        .write()
        .unwrap_or_else(PoisonError::into_inner) = found;
    hall.hub
        .live(move |live| {
            live.portraits = marks;
            live.server.portraits = Some(view);
        })
        .await;
}

/// What changes whenever a pool comes, changes or goes: looked at often, so it costs little.
async fn pools_are(hub: &Hub) -> Option<(usize, Vec<(String, u64)>)> {
    hub.read(|gathering, _| {
        let own = gathering.own_shelf.pools.iter();
        let own = own.map(|(id, own)| (id.clone(), own.kept.0)).collect();
        (gathering.draft_rules.len(), own)
    })
    .await
}

/// The heroes of every pool that this gathering knows: its own, those by which it drafts, and the shipped ones.
async fn wanted_of(hub: &Hub) -> Wanted {
    let known = hub.read(|gathering, _| {
        let rules = gathering.draft_rules.values();
        let copies = rules.flat_map(|rules| rules.pools.iter().cloned());
        let own = gathering.own_shelf.pools.values();
        copies
            .chain(own.map(|own| own.pool.clone()))
            .collect::<Vec<_>>()
    });
    let known = known.await.unwrap_or_default();
    let mut wanted = Wanted::new();
    for pool in known.iter().chain(shipped_pools()) {
        let heroes = wanted.entry(pool.id.clone()).or_default();
        heroes.extend(pool.heroes.iter().map(|hero| hero.id.0.clone()));
    }
    wanted
}
