//! Files for the desk, one download for each ticket: the journal, streamed as the desk takes it, and what is made of a moment.

use crate::crypto::encode;
use crate::hall::Hall;
use crate::routes::refuse;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures_util::stream;
use lanista_exchange::{Piece, lines_csv};
use lanista_hub::clock::stamp;
use lanista_hub::{Export, Exporting};
use lanista_papers::make;
use lanista_wire::files::{FileOf, Language};
use lanista_wire::frame::Standing;
use lanista_wire::past::{ExportForm, JournalFilter};
use lanista_wire::shared::Role;
use serde_json::json;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc;

/// A ticket holds for so long, milliseconds.
const TICKET_MS: u64 = 60_000;
/// Tickets at a time. A new one pushes the oldest out.
const TICKETS: usize = 8;
/// Pieces made ahead of a reader.
const AHEAD: usize = 2;
/// How long a reader may keep the server waiting for one piece.
const PATIENCE: Duration = Duration::from_secs(30);
/// Farthest time zone, minutes.
const ZONE: i16 = 14 * 60;

/// All tickets.
#[derive(Debug, Default)]
pub(crate) struct Exports {
    tickets: Mutex<BTreeMap<String, Ticket>>,
    turn: tokio::sync::Mutex<()>,
}

#[derive(Clone, Debug)]
struct Ticket {
    device: String,
    what: Wanted,
    zone: i16,
    expires: u64,
}

/// What a ticket is for.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    /// Entries of the journal.
    Journal(JournalFilter, ExportForm),
    /// A file that is made of the moment in which it is taken.
    File(FileOf, Language),
}

impl Exports {
    /// Permits one download.
    pub(crate) fn permit(
        &self,
        device: String,
        what: Wanted,
        zone: i16,
        now: u64,
    ) -> Result<String, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        let id = encode(&bytes);
        let ticket = Ticket {
            device,
            what,
            zone: zone.clamp(-ZONE, ZONE),
            expires: now + TICKET_MS,
        };
        let mut tickets = self.tickets.lock().unwrap_or_else(PoisonError::into_inner);
        tickets.retain(|_, ticket| ticket.expires > now);
        while tickets.len() >= TICKETS {
            let oldest = tickets
                .iter()
                .min_by_key(|(_, ticket)| ticket.expires)
                .map(|(id, _)| id.clone());
            oldest.and_then(|oldest| tickets.remove(&oldest));
        }
        tickets.insert(id.clone(), ticket);
        Ok(id)
    }

    /// A ticket is good once.
    fn take(&self, id: &str, now: u64) -> Option<Ticket> {
        let mut tickets = self.tickets.lock().unwrap_or_else(PoisonError::into_inner);
        tickets.remove(id).filter(|ticket| ticket.expires > now)
    }
}

/// The ticket of a download, or why there is none.
async fn permitted(hall: &Hall, id: &str) -> Result<Ticket, Box<Response>> {
    let Some(ticket) = hall.exports.take(id, hall.hub.now()) else {
        return Err(Box::new(unknown()));
    };
    // Somebody may have been thrown out since.
    let may_read = matches!(
        hall.standing(&ticket.device).await,
        Standing::Admitted {
            role: Role::Desk | Role::HeadJudge,
            ..
        }
    );
    if may_read {
        Ok(ticket)
    } else {
        Err(Box::new(refuse(
            StatusCode::FORBIDDEN,
            "not_allowed",
            "This device may not do that.",
        )))
    }
}

fn unknown() -> Response {
    refuse(
        StatusCode::NOT_FOUND,
        "export_unknown",
        "This download was made already, or its time is over. Begin it again.",
    )
}

/// `GET /api/v1/journal/{ticket}`.
pub(crate) async fn get(State(hall): State<Arc<Hall>>, Path(id): Path<String>) -> Response {
    let ticket = match permitted(&hall, &id).await {
        Ok(ticket) => ticket,
        Err(refused) => return *refused,
    };
    let Wanted::Journal(filter, form) = ticket.what else {
        return unknown();
    };
    let exporting = match hall.hub.export(&filter).await {
        Ok(exporting) => exporting,
        Err(rejected) => {
            let reason = rejected.reasons.first();
            let (code, text) = reason.map_or(("failed", ""), |one| (&*one.code, &*one.text));
            return refuse(StatusCode::UNPROCESSABLE_ENTITY, code, text);
        }
    };
    let (kind, name) = match form {
        ExportForm::Csv => ("text/csv; charset=utf-8", "journal.csv"),
        ExportForm::JsonLines => ("application/x-ndjson", "journal.jsonl"),
    };
    let (pieces, from) = mpsc::channel(AHEAD);
    tokio::spawn(write(exporting, form, ticket.zone, pieces));
    let body = Body::from_stream(stream::unfold(from, |mut from| async {
        from.recv().await.map(|piece| (piece, from))
    }));
    (offered(kind, name), body).into_response()
}

fn offered(kind: &str, name: &str) -> [(header::HeaderName, String); 2] {
    let disposition = format!("attachment; filename=\"{name}\"");
    [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ]
}

/// `GET /api/v1/files/{ticket}`.
pub(crate) async fn file(State(hall): State<Arc<Hall>>, Path(id): Path<String>) -> Response {
    let ticket = match permitted(&hall, &id).await {
        Ok(ticket) => ticket,
        Err(refused) => return *refused,
    };
    let Wanted::File(file, language) = ticket.what else {
        return unknown();
    };
    // One at a time: files take memory, and the hall comes first.
    let _turn = hall.exports.turn.lock().await;
    let Some(still) = hall.hub.still().await else {
        return refuse(
            StatusCode::SERVICE_UNAVAILABLE,
            "ending",
            "The server is ending.",
        );
    };
    let made = tokio::task::spawn_blocking(move || make(&still, file, ticket.zone, language)).await;
    match made {
        Ok(Ok(made)) => (offered(made.kind, &made.name), made.bytes).into_response(),
        Ok(Err(why)) => refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            why.code(),
            &why.told(language),
        ),
        Err(error) => {
            tracing::error!(%error, "a file could not be made");
            refuse(
                StatusCode::INTERNAL_SERVER_ERROR,
                "failed",
                "This file could not be made: a fault in Lanista, written to its log.",
            )
        }
    }
}

/// Writes piece after piece until the end, or until the reader is gone or too slow.
async fn write(
    mut exporting: Exporting,
    form: ExportForm,
    zone: i16,
    to: mpsc::Sender<io::Result<Bytes>>,
) {
    let mut piece = Piece::First;
    loop {
        let written = match exporting.next().await {
            Ok(Some(entries)) => Ok(Bytes::from(match form {
                ExportForm::Csv => csv(&entries, zone, piece),
                ExportForm::JsonLines => json_lines(&entries, zone),
            })),
            Ok(None) => return,
            // The answer is torn off, so that nobody takes a part for the whole.
            Err(rejected) => Err(io::Error::other(format!("{:?}", rejected.reasons))),
        };
        piece = Piece::Later;
        let is_end = written.is_err();
        let sent = tokio::time::timeout(PATIENCE, to.send(written)).await;
        if is_end || !matches!(sent, Ok(Ok(()))) {
            return;
        }
    }
}

fn csv(entries: &[Export], zone: i16, piece: Piece) -> String {
    let mut records = Vec::with_capacity(entries.len() + 1);
    if piece == Piece::First {
        let heading = [
            "Entry",
            "Time",
            "By",
            "Command",
            "What",
            "Tournament",
            "Match",
            "Took back",
            "Taken back by",
        ];
        records.push(heading.map(str::to_owned).to_vec());
    }
    let number = |known: Option<u64>| known.map(|one| one.to_string()).unwrap_or_default();
    for Export { row, .. } in entries {
        records.push(vec![
            row.seq.to_string(),
            stamp(row.at, zone),
            row.author.clone().unwrap_or_else(|| "server".to_owned()),
            row.kind.clone(),
            row.text.clone(),
            number(row.tournament.map(u64::from)),
            number(row.number.map(u64::from)),
            number(row.takes_back),
            number(row.taken_back_by),
        ]);
    }
    lines_csv(&records, piece)
}

fn json_lines(entries: &[Export], zone: i16) -> String {
    let mut text = String::new();
    for Export { row, events } in entries {
        let line = json!({ "time": stamp(row.at, zone), "entry": row, "events": events });
        text.push_str(&line.to_string());
        text.push('\n');
    }
    text
}
