//! `/standings/STAGE`: who stands where, sixty-four rows at a time.

use super::{Book, Found, chosen, names};
use crate::hall::Hall;
use axum::response::Response;
use lanista_papers::html::{standing_headings, standing_row};
use lanista_papers::words::criterion;
use lanista_wire::limits::ROWS_A_TOPIC;
use lanista_wire::topic::Topic;
use lanista_wire::view::StandingView;
use std::collections::{BTreeMap, HashMap};

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
    let names = names(&book);
    let is_table = standing.rows.values().any(|row| row.rank.is_some());
    let criteria: Vec<String> = stage.order.iter().map(|one| criterion(*one)).collect();
    let headings = standing_headings(is_table.then_some(&*criteria));
    let mut groups: BTreeMap<u8, Vec<Vec<String>>> = BTreeMap::new();
    for row in standing.rows.values() {
        let group = if is_table { row.group } else { 0 };
        let cells = standing_row(row, &names, is_table.then_some(criteria.len()));
        groups.entry(group).or_default().push(cells);
    }
    for (group, rows) in groups {
        let caption = if group > 0 && stage.groups > 1 {
            format!("Group {group}")
        } else {
            "Standings".to_owned()
        };
        page.table("standings", &caption, &headings, &rows);
    }
    page.answer()
}
