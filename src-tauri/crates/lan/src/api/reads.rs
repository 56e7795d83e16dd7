//! The reads of programs: tournaments, stages, matches, standings, entrants and stations, from the documents of the screens.

use super::asker::{Asker, Numbers, Words};
use super::fresh::fresh;
use super::listing::{Listing, Page, page};
use super::problem::{ending, missing, problem, unknown_token};
use crate::hall::Hall;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use lanista_hub::{MatchFilter, Read, Slice, Wanted};
use lanista_wire::life::HelpView;
use lanista_wire::shared::{Role, Scope};
use lanista_wire::topic::{Audience, Topic};
use lanista_wire::view::{
    EntrantView, GatheringView, MatchCard, MatchView, MessageView, StageView, StandingRow,
    StateView, StationView, TournamentView,
};
use lanista_wire::way::WayView;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

pub(super) type InHall = State<Arc<Hall>>;

/// Reads one thing.
pub(super) async fn one(hall: &Hall, asker: &Asker, wanted: Wanted, asked: &HeaderMap) -> Response {
    let slice = Slice {
        after: None,
        count: 1,
    };
    match look_up(hall, asker, wanted, slice).await {
        Read::One(found) => fresh(asked, found.to_string()),
        Read::Many(_) | Read::Missing => missing(),
        Read::Ended => ending(),
    }
}

/// Reads a page of a list.
pub(super) async fn many(
    hall: &Hall,
    asker: &Asker,
    wanted: Wanted,
    listing: &Listing,
    asked: &HeaderMap,
) -> Response {
    let (slice, order) = match listing.slice(wanted) {
        Ok(slice) => slice,
        Err(refusal) => return *refusal,
    };
    match look_up(hall, asker, wanted, slice).await {
        Read::Many(found) => match page(wanted, &found, order) {
            Ok(page) => fresh(asked, page.to_string()),
            Err(refusal) => *refusal,
        },
        Read::One(_) | Read::Missing => missing(),
        Read::Ended => ending(),
    }
}

pub(super) async fn look_up(hall: &Hall, asker: &Asker, wanted: Wanted, slice: Slice) -> Read {
    let device = asker.program.as_ref().map(|program| &*program.device);
    let _turn = hall.programs.turn(device).await;
    hall.hub.look_up(asker.audience, wanted, slice).await
}

/// The gathering: its name and its tournaments.
#[utoipa::path(get, path = "/api/v1/gathering", tag = "Reads", responses((status = 200, body = GatheringView)))]
pub(super) async fn gathering(State(hall): InHall, asker: Asker, asked: HeaderMap) -> Response {
    one(&hall, &asker, Wanted::Document(Topic::Gathering), &asked).await
}

/// Tournaments, by id. Without a token those with a published stage.
#[utoipa::path(get, path = "/api/v1/tournaments", tag = "Reads", params(Listing),
    responses((status = 200, body = Page<TournamentView>)))]
pub(super) async fn tournaments(
    State(hall): InHall,
    asker: Asker,
    Words(listing): Words<Listing>,
    asked: HeaderMap,
) -> Response {
    many(&hall, &asker, Wanted::Tournaments, &listing, &asked).await
}

/// One tournament.
#[utoipa::path(get, path = "/api/v1/tournaments/{tournament}", tag = "Reads",
    params(("tournament" = u32, Path)), responses((status = 200, body = TournamentView)))]
pub(super) async fn tournament(
    State(hall): InHall,
    asker: Asker,
    Numbers(id): Numbers<u32>,
    asked: HeaderMap,
) -> Response {
    one(&hall, &asker, Wanted::Tournament(id), &asked).await
}

/// The entrants of a tournament, by id.
#[utoipa::path(get, path = "/api/v1/tournaments/{tournament}/entrants", tag = "Reads",
    params(("tournament" = u32, Path), Listing), responses((status = 200, body = Page<EntrantView>)))]
pub(super) async fn entrants(
    State(hall): InHall,
    asker: Asker,
    Numbers(id): Numbers<u32>,
    Words(listing): Words<Listing>,
    asked: HeaderMap,
) -> Response {
    many(&hall, &asker, Wanted::Entrants(id), &listing, &asked).await
}

/// One entrant.
#[utoipa::path(get, path = "/api/v1/tournaments/{tournament}/entrants/{entrant}", tag = "Reads",
    params(("tournament" = u32, Path), ("entrant" = u32, Path)), responses((status = 200, body = EntrantView)))]
pub(super) async fn entrant(
    State(hall): InHall,
    asker: Asker,
    Numbers((tournament, entrant)): Numbers<(u32, u32)>,
    asked: HeaderMap,
) -> Response {
    let wanted = Wanted::Entrant(tournament, entrant);
    one(&hall, &asker, wanted, &asked).await
}

/// The way of an entrant: latest and next matches, and where they stand.
#[utoipa::path(get, path = "/api/v1/tournaments/{tournament}/entrants/{entrant}/way", tag = "Reads",
    params(("tournament" = u32, Path), ("entrant" = u32, Path)), responses((status = 200, body = WayView)))]
pub(super) async fn way(
    State(hall): InHall,
    asker: Asker,
    Numbers((tournament, entrant)): Numbers<(u32, u32)>,
    asked: HeaderMap,
) -> Response {
    let topic = Topic::Way {
        tournament,
        entrant,
    };
    one(&hall, &asker, Wanted::Document(topic), &asked).await
}

/// Which stages.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct StageQuery {
    /// Of which tournament.
    tournament: Option<u32>,
    /// How many at most; 50 where nothing is said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before; none for the first.
    #[param(max_length = 64)]
    cursor: Option<String>,
}

/// Stages, by id. Without a token those that are published.
#[utoipa::path(get, path = "/api/v1/stages", tag = "Reads", params(StageQuery),
    responses((status = 200, body = Page<StageView>)))]
pub(super) async fn stages(
    State(hall): InHall,
    asker: Asker,
    Words(query): Words<StageQuery>,
    asked: HeaderMap,
) -> Response {
    let StageQuery {
        tournament,
        limit,
        cursor,
    } = query;
    let wanted = Wanted::Stages { tournament };
    let listing = Listing { limit, cursor };
    many(&hall, &asker, wanted, &listing, &asked).await
}

/// One stage: its rounds, its order, and what stands by ruling.
#[utoipa::path(get, path = "/api/v1/stages/{stage}", tag = "Reads",
    params(("stage" = u32, Path)), responses((status = 200, body = StageView)))]
pub(super) async fn stage(
    State(hall): InHall,
    asker: Asker,
    Numbers(stage): Numbers<u32>,
    asked: HeaderMap,
) -> Response {
    let wanted = Wanted::Document(Topic::Stage { stage });
    one(&hall, &asker, wanted, &asked).await
}

/// The standings of a stage, in their order. `order_changed` where a result moved somebody since the first page.
#[utoipa::path(get, path = "/api/v1/stages/{stage}/standings", tag = "Reads",
    params(("stage" = u32, Path), Listing), responses((status = 200, body = Page<StandingRow>)))]
pub(super) async fn standings(
    State(hall): InHall,
    asker: Asker,
    Numbers(stage): Numbers<u32>,
    Words(listing): Words<Listing>,
    asked: HeaderMap,
) -> Response {
    many(&hall, &asker, Wanted::Standings(stage), &listing, &asked).await
}

/// Which matches.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct MatchQuery {
    /// Of which tournament.
    tournament: Option<u32>,
    /// Of which stage.
    stage: Option<u32>,
    /// In which state.
    #[param(inline)]
    state: Option<StateView>,
    /// Called to or played at which station.
    station: Option<u32>,
    /// Of which entrant; needs the tournament or the stage.
    entrant: Option<u32>,
    /// How many at most; 50 where nothing is said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before; none for the first.
    #[param(max_length = 64)]
    cursor: Option<String>,
}

/// Matches as cards, by id.
#[utoipa::path(get, path = "/api/v1/matches", tag = "Reads", params(MatchQuery),
    responses((status = 200, body = Page<MatchCard>)))]
pub(super) async fn matches(
    State(hall): InHall,
    asker: Asker,
    Words(query): Words<MatchQuery>,
    asked: HeaderMap,
) -> Response {
    if query.entrant.is_some() && query.tournament.is_none() && query.stage.is_none() {
        let text = "An entrant is one of a tournament: say which, or which stage.";
        return problem(StatusCode::NOT_FOUND, "which_entrant", text);
    }
    let wanted = Wanted::Matches(MatchFilter {
        tournament: query.tournament,
        stage: query.stage,
        state: query.state,
        station: query.station,
        entrant: query.entrant,
    });
    let listing = Listing {
        limit: query.limit,
        cursor: query.cursor,
    };
    many(&hall, &asker, wanted, &listing, &asked).await
}

/// Everything about one match.
#[utoipa::path(get, path = "/api/v1/matches/{match}", tag = "Reads",
    params(("match" = u32, Path)), responses((status = 200, body = MatchView)))]
pub(super) async fn one_match(
    State(hall): InHall,
    asker: Asker,
    Numbers(match_id): Numbers<u32>,
    asked: HeaderMap,
) -> Response {
    let wanted = Wanted::Document(Topic::Match { match_id });
    one(&hall, &asker, wanted, &asked).await
}

/// The stations, by number, each with what is called to it or played there.
#[utoipa::path(get, path = "/api/v1/stations", tag = "Reads", params(Listing),
    responses((status = 200, body = Page<StationView>)))]
pub(super) async fn stations(
    State(hall): InHall,
    asker: Asker,
    Words(listing): Words<Listing>,
    asked: HeaderMap,
) -> Response {
    many(&hall, &asker, Wanted::Stations, &listing, &asked).await
}

/// The message on all screens; 404 while there is none.
#[utoipa::path(get, path = "/api/v1/message", tag = "Reads", responses((status = 200, body = MessageView)))]
pub(super) async fn message(State(hall): InHall, asker: Asker, asked: HeaderMap) -> Response {
    let wanted = Wanted::Document(Topic::Message { screen: None });
    one(&hall, &asker, wanted, &asked).await
}

/// The open calls for help, for judges and above.
#[utoipa::path(get, path = "/api/v1/help", tag = "Reads", security(("token" = [])),
    responses((status = 200, body = HelpView), (status = 403, description = "The role of this token does not read that.")))]
pub(super) async fn help(State(hall): InHall, asker: Asker, asked: HeaderMap) -> Response {
    if asker.program.is_none() {
        return unknown_token();
    }
    if !matches!(asker.audience, Audience::Desk | Audience::Judge) {
        let text = "The role of this token does not read that.";
        return problem(StatusCode::FORBIDDEN, "not_allowed", text);
    }
    one(&hall, &asker, Wanted::Document(Topic::Help), &asked).await
}

/// Which program a token is.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TokenView {
    /// The device that it stands for, as the desk sees it.
    device: String,
    /// What the desk calls it.
    name: String,
    /// What it may do.
    role: Role,
    /// Where.
    scope: Scope,
}

/// What the desk gave this token.
#[utoipa::path(get, path = "/api/v1/token", tag = "Reads", security(("token" = [])),
    responses((status = 200, body = TokenView)))]
pub(super) async fn token(asker: Asker, asked: HeaderMap) -> Response {
    let Some(program) = asker.program else {
        return unknown_token();
    };
    let view = TokenView {
        device: program.device,
        name: program.name,
        role: program.role,
        scope: program.scope,
    };
    // A plain struct with text keys; serialising it cannot fail.
    fresh(&asked, serde_json::to_string(&view).unwrap_or_default())
}
