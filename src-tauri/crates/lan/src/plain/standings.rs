//! `/standings/STAGE`: who stands where, sixty-four rows at a time.

use super::language::Asked;
use super::{Book, Found, chosen, names};
use crate::hall::Hall;
use axum::response::Response;
use lanista_papers::html::standing_tables;
use lanista_wire::limits::ROWS_A_TOPIC;
use lanista_wire::topic::Topic;
use lanista_wire::view::StandingView;

pub(super) async fn page(hall: &Hall, found: &Found, asked: &Asked) -> Response {
    let words = asked.words;
    let stage = &found.stage;
    let parts = stage.entrants.div_ceil(ROWS_A_TOPIC).max(1);
    let part = chosen(asked, "part", parts);
    let mut page = found.page("standings", asked);
    if parts > 1 {
        page.ways(words.places);
        for other in 0..parts {
            let from = other * ROWS_A_TOPIC + 1;
            let to = (other + 1) * ROWS_A_TOPIC;
            let name = words.fill(words.from_to, &[("from", &from), ("to", &to)]);
            if other == part {
                page.text("strong", &name);
            } else {
                page.link(&format!("/standings/{}?part={other}", stage.id), &name);
            }
        }
        page.close("nav");
    }
    let topic = Topic::Standing {
        stage: stage.id,
        part,
    };
    let book = Book::open(hall, vec![topic.to_string(), found.entrants()]).await;
    let Some(standing) = book.view::<StandingView>(topic) else {
        page.text("p", words.nothing_played);
        return page.answer();
    };
    standing_tables(
        words,
        &mut page,
        stage,
        standing.rows.values(),
        &names(&book),
    );
    page.answer()
}
