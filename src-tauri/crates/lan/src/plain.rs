//! Brackets and standings without a script: pages that the server renders from the public documents, and that load
//! themselves again.

mod bracket;
mod html;
mod language;
mod standings;

use crate::api::meter;
use crate::carriers::Documents;
use crate::hall::Hall;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use html::Page;
use language::Asked;
use lanista_wire::topic::{Audience, Topic};
use lanista_wire::view::{EntrantView, EntrantsView, GatheringView, StageView, TournamentView};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The addresses of these pages.
pub(crate) fn routes(hall: &Arc<Hall>) -> Router<Arc<Hall>> {
    Router::new()
        .route("/text", get(index))
        .route("/text.css", get(style))
        .route("/bracket/{stage}", get(bracket))
        .route("/standings/{stage}", get(standings))
        .route_layer(from_fn_with_state(Arc::clone(hall), meter))
}

/// Documents as they are now, as their types.
struct Book(Documents);

impl Book {
    async fn open(hall: &Hall, names: Vec<String>) -> Self {
        Self(Documents::read(hall, names, Audience::Public).await)
    }

    fn view<T: DeserializeOwned>(&self, topic: Topic) -> Option<T> {
        #[derive(Deserialize)]
        struct Snap<T> {
            doc: T,
        }
        let frame = self.0.known.get(&topic)?;
        let snap = serde_json::from_slice::<Snap<T>>(&frame.json());
        snap.inspect_err(|error| tracing::error!(%error, "a document is not what it should be"))
            .ok()
            .map(|snap| snap.doc)
    }

    fn topics(&self) -> impl Iterator<Item = Topic> {
        self.0.known.keys().copied()
    }
}

/// One stage with what stands above it.
struct Found {
    gathering: GatheringView,
    tournament: TournamentView,
    stage: StageView,
}

impl Found {
    async fn read(hall: &Hall, id: u32) -> Option<Self> {
        let book = Book::open(hall, vec!["gathering".into(), format!("stage/{id}")]).await;
        let mut gathering: GatheringView = book.view(Topic::Gathering)?;
        let stage: StageView = book.view(Topic::Stage { stage: id })?;
        let tournament = gathering.tournaments.remove(&stage.tournament)?;
        Some(Self {
            gathering,
            tournament,
            stage,
        })
    }

    /// The page's beginning, with the way to its other half.
    fn page(&self, here: &str, asked: &Asked) -> Page {
        let words = asked.words;
        let name = words.stage_name(&self.stage);
        let title = format!("{} – {name}", self.tournament.name);
        let mut page = Page::new(&title, asked);
        page.open("header");
        page.text("p", &self.gathering.name);
        page.text("h1", &self.tournament.name);
        page.text("h2", &name);
        page.ways(words.pages);
        page.link("/text", words.all_tournaments);
        for (path, word) in [("bracket", words.matches), ("standings", words.standings)] {
            if path == here {
                page.text("strong", word);
            } else {
                page.link(&format!("/{path}/{}", self.stage.id), word);
            }
        }
        page.close("nav");
        page.close("header");
        page
    }

    /// The name of the topics with this tournament's entrants.
    fn entrants(&self) -> String {
        format!("tournament/{}/entrants/", self.tournament.id)
    }
}

/// The entrants of a book's topics, by id.
fn names(book: &Book) -> BTreeMap<u32, EntrantView> {
    book.topics()
        .filter(|topic| matches!(topic, Topic::Entrants { .. }))
        .filter_map(|topic| book.view::<EntrantsView>(topic))
        .flat_map(|part| part.entrants)
        .collect()
}

/// `/text`: every published stage.
async fn index(State(hall): State<Arc<Hall>>, asked: Asked) -> Response {
    let book = Book::open(&hall, vec!["gathering".into()]).await;
    let Some(gathering) = book.view::<GatheringView>(Topic::Gathering) else {
        return missing(&asked);
    };
    let words = asked.words;
    let stages = gathering
        .tournaments
        .values()
        .flat_map(|one| one.stages.iter());
    let topics: Vec<String> = stages.map(|id| format!("stage/{id}")).collect();
    let stages = Book::open(&hall, topics).await;
    let title = if gathering.name.is_empty() {
        "Lanista"
    } else {
        &gathering.name
    };
    let mut page = Page::new(title, &asked);
    page.open("header");
    page.text("h1", title);
    page.close("header");
    if gathering.tournaments.is_empty() {
        page.text("p", words.no_tournament);
    }
    for tournament in gathering.tournaments.values() {
        page.open("section");
        page.text("h2", &tournament.name);
        let so_far = words.so_far(tournament);
        page.text("p", &format!("{}. {so_far}", tournament.title));
        page.open("ul");
        for id in &tournament.stages {
            let Some(stage) = stages.view::<StageView>(Topic::Stage { stage: *id }) else {
                continue;
            };
            page.open("li");
            page.text("b", &words.stage_name(&stage));
            page.link(&format!("/bracket/{id}"), words.matches);
            page.link(&format!("/standings/{id}"), words.standings);
            page.close("li");
        }
        page.close("ul");
        page.close("section");
    }
    page.answer()
}

async fn bracket(State(hall): State<Arc<Hall>>, Path(id): Path<String>, asked: Asked) -> Response {
    let Some(found) = found(&hall, &id).await else {
        return missing(&asked);
    };
    bracket::page(&hall, &found, &asked).await
}

async fn standings(
    State(hall): State<Arc<Hall>>,
    Path(id): Path<String>,
    asked: Asked,
) -> Response {
    let Some(found) = found(&hall, &id).await else {
        return missing(&asked);
    };
    standings::page(&hall, &found, &asked).await
}

async fn found(hall: &Hall, id: &str) -> Option<Found> {
    Found::read(hall, id.parse().ok()?).await
}

/// A number that a question chooses, of so many.
fn chosen(asked: &Asked, key: &str, of: u32) -> u32 {
    let number = asked.question.get(key).and_then(|text| text.parse().ok());
    number.unwrap_or(0).min(of.saturating_sub(1))
}

fn missing(asked: &Asked) -> Response {
    let words = asked.words;
    let mut page = Page::new(words.not_published, asked);
    page.text("h1", words.no_such_stage);
    page.link("/text", words.all_tournaments);
    let mut response = page.answer();
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

async fn style() -> Response {
    let kind = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    let sheet = concat!(
        include_str!("../../../../ui/src/tokens.css"),
        include_str!("plain/plain.css")
    );
    (kind, sheet).into_response()
}
