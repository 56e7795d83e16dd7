//! Recorded drafts as lines of JSON whose figures a desk looks at. They are read, counted and forgotten.

use super::Into;
use crate::hall::Hall;
use crate::routes::refuse;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use lanista_domain::BySide;
use lanista_exchange::draft::recorded::read_line;
use lanista_hub::{FileDraft, file_figures};
use lanista_wire::draft::DraftFileFigures;

/// Most drafts of a file.
const MOST: usize = 50_000;

/// Whether a ticket is for a file of drafts.
pub(super) fn is_asked(hall: &Hall, ticket: &str) -> bool {
    let known = hall.imports.ticket(ticket, hall.hub.now());
    known.is_some_and(|ticket| ticket.into == Into::Drafts)
}

/// The figures, or the first line that cannot be understood: figures over the rest would be silently wrong.
pub(super) async fn told(name: String, bytes: Vec<u8>) -> Response {
    let outcome = tokio::task::spawn_blocking(move || figures(name, &bytes)).await;
    match outcome {
        Ok(Ok(told)) => Json(told).into_response(),
        Ok(Err(why)) => refuse(StatusCode::UNPROCESSABLE_ENTITY, "bad_drafts", &why),
        Err(error) => {
            tracing::error!(%error, "reading a file of drafts failed");
            let text = "This file could not be read.";
            refuse(StatusCode::UNPROCESSABLE_ENTITY, "failed", text)
        }
    }
}

fn figures(name: String, bytes: &[u8]) -> Result<DraftFileFigures, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "This is no file of text.".to_owned())?;
    let text = text.trim_start_matches('\u{feff}');
    let mut names = None;
    let mut are_sides_known = true;
    let mut drafts = Vec::new();
    let lines = (1_u32..).zip(text.lines());
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let at = |why: String| format!("Line {number}: {why}");
        if drafts.len() >= MOST {
            return Err(at(format!("at most {MOST} drafts are read.")));
        }
        let read = read_line(line).map_err(|why| at(format!("{why}.")))?;
        if *names.get_or_insert(read.names) != read.names {
            return Err(at("the sides are called otherwise than before.".to_owned()));
        }
        are_sides_known &= !read.says("sides_known", "false");
        drafts.push(FileDraft {
            record: read.draft,
            is_otherwise_played: read.is_otherwise_played,
        });
    }
    let Some(names) = names else {
        return Err("There is no draft in this file.".to_owned());
    };
    let sides: BySide<String> = names.both().map(str::to_owned);
    Ok(file_figures(
        name,
        are_sides_known.then_some(&sides),
        &drafts,
    ))
}
