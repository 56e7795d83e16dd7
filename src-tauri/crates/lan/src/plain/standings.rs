//! `/standings/STAGE`: who stands where, sixty-four rows at a time.

use super::{Book, Found, chosen, names};
use crate::hall::Hall;
use axum::response::Response;
use lanista_papers::html::standing_tables;
use lanista_wire::limits::ROWS_A_TOPIC;
use lanista_wire::topic::Topic;
use lanista_wire::view::StandingView;
use std::collections::HashMap;

pub(super) async fn page(
    hall: &Hall,
    found: &Found,
    question: &HashMap<String, String>,
) -> Response {
    let stage = &found.stage;
    let parts = stage.entrants.div_ceil(ROWS_A_TOPIC).max(1);
    let part = chosen(question, "part", parts);
    let mut page = found.page("standings", question);
    if parts > 1 {
        page.ways("Places");
        for other in 0..parts {
            let name = format!(
                "{} to {}",
                other * ROWS_A_TOPIC + 1,
                (other + 1) * ROWS_A_TOPIC
            );
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
        page.text("p", "Nothing has been played yet.");
        return page.answer();
    };
    standing_tables(&mut page, stage, standing.rows.values(), &names(&book));
    page.answer()
}
