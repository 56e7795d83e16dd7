//! The reads of programs about drafts: those that run or ran, what finished ones say, and files of them. What is hidden
//! is in none before its reveal; figures and hints are for tokens of casters and desks, never for captains.

use super::asker::{Asker, Numbers, Words};
use super::fresh::fresh;
use super::listing::{Listing, Page};
use super::problem::{ending, missing, problem, unknown_token};
use super::reads::{InHall, many, one};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use lanista_hub::{DraftsFilter, DraftsState, Wanted};
use lanista_wire::draft::{
    DraftFigures, DraftFilter, DraftHints, DraftView, DraftsAsked, DraftsForm, DraftsTold,
};
use lanista_wire::shared::Role;
use lanista_wire::topic::Topic;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// Longest name of a pool or patch that is asked for.
const LONGEST: usize = 200;
/// Drafts that are written at a time.
const A_PIECE: usize = 100;

/// Whether a draft runs.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum DraftState {
    /// It runs, is held or is in its exchange.
    Open,
    /// It is over.
    Complete,
}

/// Which drafts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct DraftQuery {
    /// Of which tournament.
    tournament: Option<u32>,
    /// Of which match.
    r#match: Option<u32>,
    /// Of which entrant; needs the tournament or the match.
    entrant: Option<u32>,
    /// In which state.
    #[param(inline)]
    state: Option<DraftState>,
    /// How many at most; 50 where nothing is said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before; none for the first.
    #[param(max_length = 64)]
    cursor: Option<String>,
}

/// The last draft of each match that drafted, by match.
#[utoipa::path(get, path = "/api/v1/drafts", tag = "Reads", params(DraftQuery),
    responses((status = 200, body = Page<DraftView>)))]
pub(super) async fn drafts(
    State(hall): InHall,
    asker: Asker,
    Words(query): Words<DraftQuery>,
    asked: HeaderMap,
) -> Response {
    if query.entrant.is_some() && query.tournament.is_none() && query.r#match.is_none() {
        let text = "An entrant is one of a tournament: say which, or which match.";
        return problem(StatusCode::NOT_FOUND, "which_entrant", text);
    }
    let wanted = Wanted::Drafts(DraftsFilter {
        tournament: query.tournament,
        match_id: query.r#match,
        entrant: query.entrant,
        state: query.state.map(|state| match state {
            DraftState::Open => DraftsState::Open,
            DraftState::Complete => DraftsState::Complete,
        }),
    });
    let listing = Listing {
        limit: query.limit,
        cursor: query.cursor,
    };
    many(&hall, &asker, wanted, &listing, &asked).await
}

/// The last draft of a match.
#[utoipa::path(get, path = "/api/v1/drafts/{match}", tag = "Reads",
    params(("match" = u32, Path)), responses((status = 200, body = DraftView)))]
pub(super) async fn draft(
    State(hall): InHall,
    asker: Asker,
    Numbers(match_id): Numbers<u32>,
    asked: HeaderMap,
) -> Response {
    let wanted = Wanted::Document(Topic::Draft { match_id });
    one(&hall, &asker, wanted, &asked).await
}

/// What finished drafts say of the one that runs in a match, for tokens of casters and desks.
#[utoipa::path(get, path = "/api/v1/drafts/{match}/hints", tag = "Reads", security(("token" = [])),
    params(("match" = u32, Path)), responses((status = 200, body = DraftHints)))]
pub(super) async fn hints(
    State(hall): InHall,
    asker: Asker,
    Numbers(match_id): Numbers<u32>,
    asked: HeaderMap,
) -> Response {
    if let Err(refusal) = may_read(&asker) {
        return *refusal;
    }
    // A caster's are those of what the hall sees by now.
    let wanted = Wanted::Document(Topic::Hints { match_id });
    one(&hall, &asker, wanted, &asked).await
}

/// Which finished drafts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FiguresQuery {
    /// From which pool; the one with the most games where nothing is said.
    #[param(max_length = 200)]
    pool: Option<String>,
    /// Of which tournament.
    tournament: Option<u32>,
    /// With which entrant; needs the tournament.
    entrant: Option<u32>,
    /// By which format and in which state of the pool.
    #[param(max_length = 200)]
    patch: Option<String>,
}

/// Which file of finished drafts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ExportQuery {
    /// How; lines of JSON where nothing is said.
    #[param(inline)]
    form: Option<DraftsForm>,
    /// Of which tournament.
    tournament: Option<u32>,
}

/// What finished drafts say of the heroes of a pool, for tokens of casters and desks. Rates are whole parts of ten
/// thousand, means hundredths.
#[utoipa::path(get, path = "/api/v1/drafts/statistics", tag = "Reads", security(("token" = [])), params(FiguresQuery),
    responses((status = 200, body = DraftFigures)))]
pub(super) async fn statistics(
    State(hall): InHall,
    asker: Asker,
    Words(query): Words<FiguresQuery>,
    asked: HeaderMap,
) -> Response {
    if let Err(refusal) = may_read(&asker) {
        return *refusal;
    }
    let texts = [&query.pool, &query.patch];
    if query.entrant.is_some() && query.tournament.is_none() {
        let text = "An entrant is one of a tournament: say which.";
        return problem(StatusCode::NOT_FOUND, "which_entrant", text);
    }
    if texts.into_iter().flatten().any(|text| text.len() > LONGEST) {
        return missing();
    }
    let device = asker.program.as_ref().map(|program| &*program.device);
    let turn = hall.programs.turn(device).await;
    let mut filter = DraftFilter {
        pool: query.pool,
        tournament: query.tournament,
        entrant: query.entrant,
        patch: query.patch,
        ..DraftFilter::default()
    };
    if filter.pool.is_none() {
        match hall.hub.finished_drafts(DraftsAsked::Choices {}).await {
            Some(Some(DraftsTold::Choices { choices })) => {
                filter.pool = choices.pools.into_iter().next().map(|pool| pool.id);
            }
            Some(_) => return missing(),
            None => return ending(),
        }
    }
    let told = hall
        .hub
        .finished_drafts(DraftsAsked::Heroes { filter })
        .await;
    drop(turn);
    match told {
        // A plain struct with text keys; serialising it cannot fail.
        Some(Some(DraftsTold::Heroes { figures })) => {
            fresh(&asked, serde_json::to_string(&figures).unwrap_or_default())
        }
        Some(_) => missing(),
        None => ending(),
    }
}

/// Finished drafts as a file, the oldest first, for tokens of casters and desks.
#[utoipa::path(get, path = "/api/v1/drafts/export", tag = "Reads", security(("token" = [])), params(ExportQuery),
    responses((status = 200, content((String = "application/x-ndjson"), (String = "text/csv")))))]
pub(super) async fn export(
    State(hall): InHall,
    asker: Asker,
    Words(query): Words<ExportQuery>,
) -> Response {
    if let Err(refusal) = may_read(&asker) {
        return *refusal;
    }
    let form = query.form.unwrap_or(DraftsForm::JsonLines);
    let filter = DraftFilter {
        tournament: query.tournament,
        ..DraftFilter::default()
    };
    let mut text = String::new();
    let mut from = 0;
    loop {
        let device = asker.program.as_ref().map(|program| &*program.device);
        let turn = hall.programs.turn(device).await;
        let piece = crate::link::drafts_piece(&hall, filter.clone(), form, from, A_PIECE).await;
        drop(turn);
        let Some((piece, is_last)) = piece else {
            return ending();
        };
        text.push_str(&piece);
        if is_last {
            break;
        }
        from += A_PIECE;
    }
    let (kind, name) = match form {
        DraftsForm::JsonLines => ("application/x-ndjson", "drafts.jsonl"),
        DraftsForm::Csv => ("text/csv; charset=utf-8", "drafts.csv"),
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    (headers, text).into_response()
}

/// Figures and hints are for those who talk about a draft, not for those who draft.
fn may_read(asker: &Asker) -> Result<(), Box<Response>> {
    let Some(program) = &asker.program else {
        return Err(Box::new(unknown_token()));
    };
    match program.role {
        Role::Desk | Role::HeadJudge | Role::Caster => Ok(()),
        Role::Judge | Role::Captain | Role::Screen | Role::Public => {
            let text = "The role of this token does not read that.";
            Err(Box::new(problem(
                StatusCode::FORBIDDEN,
                "not_allowed",
                text,
            )))
        }
    }
}
