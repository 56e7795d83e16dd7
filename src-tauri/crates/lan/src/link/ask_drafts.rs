//! What a desk asks about finished drafts: history, boards, figures, and files piece by piece.

use super::ask::failed;
use crate::hall::Hall;
use lanista_exchange::Piece;
use lanista_exchange::draft::record_lines::{Line, csv, json_lines};
use lanista_hub::clock::stamp;
use lanista_wire::ask::Answer;
use lanista_wire::draft::{DraftFilter, DraftsAsked, DraftsForm, DraftsTold};

/// Drafts in one piece of a file: a piece stays under the bound of a message.
const A_PIECE: usize = 12;
/// Longest texts of a filter.
const LONGEST: usize = 200;

/// Answers one of these asks.
pub(super) async fn answer(hall: &Hall, asked: DraftsAsked) -> Answer {
    if is_too_long(&asked) {
        return failed("not_found", "There is no such draft.");
    }
    if let DraftsAsked::Export { filter, form, from } = asked {
        let Ok(skip) = usize::try_from(from) else {
            return failed("bad_number", "There are not so many drafts.");
        };
        let Some((text, is_last)) = piece(hall, filter, form, skip, A_PIECE).await else {
            return failed("ending", "The server is ending.");
        };
        let next = u32::try_from(skip + A_PIECE).ok().filter(|_| !is_last);
        return told(DraftsTold::Export { text, next });
    }
    match hall.hub.finished_drafts(asked).await {
        Some(Some(found)) => told(found),
        Some(None) => failed("not_found", "There is no such draft, hero or pool."),
        None => failed("ending", "The server is ending."),
    }
}

/// A piece of a file, and whether it is the last; `None` when the hub has ended.
pub(crate) async fn piece(
    hall: &Hall,
    filter: DraftFilter,
    form: DraftsForm,
    skip: usize,
    count: usize,
) -> Option<(String, bool)> {
    let (drafts, all) = hall.hub.recorded_drafts(filter, skip, count).await?;
    let leagues = hall.hub.tournament_names().await;
    let lines: Vec<Line<'_>> = drafts
        .iter()
        .map(|draft| Line {
            id: format!("{}-{}", draft.match_id.0, draft.index),
            number: draft.number,
            league: leagues.get(&draft.tournament.0).map_or("", String::as_str),
            format: &draft.format,
            names: &draft.names,
            sides: draft.sides.as_ref(),
            date: stamp(draft.ended.0, 0),
            series: draft.match_id.0,
            record: &draft.record,
        })
        .collect();
    let piece = if skip == 0 {
        Piece::First
    } else {
        Piece::Later
    };
    let text = match form {
        DraftsForm::JsonLines => json_lines(&lines),
        DraftsForm::Csv => csv(&lines, piece),
    };
    Some((text, skip + count >= all))
}

fn told(told: DraftsTold) -> Answer {
    Answer::Drafts {
        told: Box::new(told),
    }
}

fn is_too_long(asked: &DraftsAsked) -> bool {
    let filter = match asked {
        DraftsAsked::History { filter, .. }
        | DraftsAsked::Heroes { filter }
        | DraftsAsked::Pairs { filter }
        | DraftsAsked::Hero { filter }
        | DraftsAsked::Export { filter, .. } => filter,
        DraftsAsked::Choices {} | DraftsAsked::Board { .. } => return false,
    };
    let texts = [&filter.pool, &filter.patch, &filter.hero];
    let mut texts = texts.into_iter().flatten();
    texts.any(|text| text.len() > LONGEST)
}
