//! From a stored journal to the live state: the newest snapshot that can be read, then every entry after it.

use crate::handle::StartError;
use lanista_domain::{Accepted, At, Command, CommandId, DeviceId, Event, Gathering, Seq};
use lanista_journal::{Entry, Opened};
use serde::{Deserialize, Serialize};

/// Entries read at once.
const CHUNK: u32 = 2_000;
/// The shape of snapshots; another one is left unread and the journal is replayed from the start.
const SHAPE: u32 = 1;

/// The body of an entry.
#[derive(Serialize)]
pub(crate) struct StoredBody<'a> {
    pub(crate) command: &'a Command,
    pub(crate) events: &'a [Event],
}

#[derive(Deserialize)]
struct ReadBody {
    events: Vec<Event>,
}

#[derive(Serialize)]
struct WrittenSnapshot<'a> {
    shape: u32,
    gathering: &'a Gathering,
}

#[derive(Deserialize)]
struct ReadSnapshot {
    shape: u32,
    gathering: Gathering,
}

/// The bytes of a snapshot.
pub(crate) fn snapshot(gathering: &Gathering) -> Option<Vec<u8>> {
    serde_json::to_vec(&WrittenSnapshot {
        shape: SHAPE,
        gathering,
    })
    .ok()
}

/// The state that the journal leads to.
pub(crate) async fn gathering(opened: &mut Opened) -> Result<Gathering, StartError> {
    let known = opened.snapshot.take().and_then(|stored| {
        let read: ReadSnapshot = serde_json::from_slice(&stored.body)
            .inspect_err(|why| tracing::warn!(%why, "a snapshot is left unread"))
            .ok()?;
        (read.shape == SHAPE && read.gathering.head.0 == stored.seq).then_some(read.gathering)
    });
    let entries = std::mem::take(&mut opened.entries);
    let mut state = known.unwrap_or_default();
    if entries
        .first()
        .is_none_or(|first| first.seq == state.head.0 + 1)
    {
        for entry in &entries {
            state = state.evolve(&accepted(entry)?);
        }
    }
    let head = opened.journal.head().seq;
    while state.head.0 < head {
        for entry in opened.journal.entries(state.head.0 + 1, CHUNK).await? {
            state = state.evolve(&accepted(&entry)?);
        }
    }
    Ok(state)
}

/// An entry as the domain knows it.
pub(crate) fn accepted(entry: &Entry) -> Result<Accepted, StartError> {
    let body: ReadBody =
        serde_json::from_str(&entry.told.body).map_err(|why| StartError::Foreign {
            seq: entry.seq,
            why: why.to_string(),
        })?;
    let device = &entry.told.device;
    Ok(Accepted {
        seq: Seq(entry.seq),
        at: At(entry.told.at),
        device: (!device.is_empty()).then(|| DeviceId(device.clone())),
        command: CommandId(entry.told.command_id.clone()),
        kind: entry.told.kind.clone(),
        events: body.events,
    })
}
