//! The page in `docs/` is true: every example of it comes out as printed.

use lanista_exchange::engine::answer;
use lanista_exchange::trf::tie_break_table;
use serde_json::Value;

fn page() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/ENGINE.md");
    std::fs::read_to_string(file).expect("the page is there")
}

/// The fenced blocks of this language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let block = |rest: &str| rest.split("\n```").next().unwrap_or_default().to_owned();
    page.split(&opening).skip(1).map(block).collect()
}

#[test]
fn every_request_has_the_answer_printed_under_it() {
    let page = page();
    let (requests, answers) = (blocks(&page, "request"), blocks(&page, "answer"));
    assert!(
        requests.len() >= 7,
        "an example for each kind, and one refused"
    );
    assert_eq!(requests.len(), answers.len());
    for (request, expect) in requests.iter().zip(&answers) {
        let one_line = request.replace('\n', "");
        let ours: Value = serde_json::from_str(&answer(&one_line)).expect("JSON");
        let expect: Value = serde_json::from_str(expect).expect("JSON");
        assert_eq!(ours, expect, "{request}");
    }
}

#[test]
fn the_report_has_the_table_printed_under_it() {
    let page = page();
    let (report, table) = (blocks(&page, "trf"), blocks(&page, "tsv"));
    let ours = tie_break_table(report[0].as_bytes()).expect("it is a report");
    assert_eq!(ours.trim_end(), table[0].trim_end());
}
