//! One sentence for each event that is stored: the words that other languages must have a form for.
//!
//! The desk's pages read the snapshot (ui/checks/sentences.test.ts). A new sentence needs its form in ui/src/text/*/organiser/sentences.ts.

use super::of_event;
use lanista_domain::{Event, Gathering};

/// The stored form of one event of each kind, as the domain's own tests hold it.
const EVENTS: &str = include_str!(
    "../../../domain/tests/rules/snapshots/rules__frozen__every_event_is_stored_as_ever.snap"
);

#[test]
fn every_event_is_told() {
    let state = Gathering::default();
    let told: Vec<String> = EVENTS
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| {
            let event: Event = serde_json::from_str(line).expect("a stored event is read");
            of_event(&state, &event)
        })
        .collect();
    assert!(told.iter().all(|sentence| !sentence.is_empty()));
    insta::assert_snapshot!(told.join("\n"));
}
