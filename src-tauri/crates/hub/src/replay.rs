//! From a stored journal to the live state: the newest snapshot that can be read, then every entry after it.

use crate::handle::StartError;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use lanista_domain::{Accepted, At, Command, CommandId, DeviceId, Event, Gathering, Seq};
use lanista_journal::{Entry, Opened, StoredSnapshot};
use serde::{Deserialize, Serialize};
use std::io::{BufWriter, Read as _};

/// Entries read at once.
const CHUNK: u32 = 2_000;
/// The shape of snapshots; another one is left unread and the journal is replayed from the start.
const SHAPE: u32 = 1;
/// The largest state that is read from a snapshot, bytes: a file from elsewhere may be a bomb.
const LARGEST: u64 = 1 << 30;

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

/// The bytes of a snapshot: JSON, pressed, since many of them are kept.
pub(crate) fn snapshot(gathering: &Gathering) -> Option<Vec<u8>> {
    let mut pressed = ZlibEncoder::new(Vec::new(), Compression::fast());
    let written = WrittenSnapshot {
        shape: SHAPE,
        gathering,
    };
    serde_json::to_writer(BufWriter::with_capacity(64 * 1024, &mut pressed), &written).ok()?;
    pressed.finish().ok()
}

/// The state in a snapshot; none if it is of another shape. The builds before wrote them as plain JSON.
pub(crate) fn unpacked(stored: &StoredSnapshot) -> Option<Gathering> {
    let plain = if stored.body.first() == Some(&b'{') {
        None
    } else {
        let mut plain = Vec::with_capacity(stored.body.len() * 16);
        ZlibDecoder::new(stored.body.as_slice())
            .take(LARGEST)
            .read_to_end(&mut plain)
            .inspect_err(|why| tracing::warn!(%why, "a snapshot is left unread"))
            .ok()?;
        Some(plain)
    };
    let read: ReadSnapshot = serde_json::from_slice(plain.as_deref().unwrap_or(&stored.body))
        .inspect_err(|why| tracing::warn!(%why, "a snapshot is left unread"))
        .ok()?;
    (read.shape == SHAPE && read.gathering.head.0 == stored.seq).then_some(read.gathering)
}

/// The state that the journal leads to.
pub(crate) async fn gathering(opened: &mut Opened) -> Result<Gathering, StartError> {
    let known = opened.snapshot.take().as_ref().and_then(unpacked);
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
