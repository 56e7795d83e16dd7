//! Desks, judges and lost links against a model: whatever is late, doubled or out of order, the end is what the
//! acknowledged commands in the journal's order define.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what a test's room cannot do ends the test"
)]

#[path = "model/crew.rs"]
mod crew;
#[path = "model/day.rs"]
mod day;
#[path = "model/house.rs"]
mod house;
#[path = "model/intent.rs"]
mod intent;

use crew::Dice;
use day::Day;
use house::House;
use lanista_domain::{Gathering, Seq};
use lanista_wire::shared::Role;
use std::collections::BTreeSet;

/// How many days are lived in a short run and in a long one.
fn days() -> u64 {
    let is_long = std::env::var_os("LANISTA_LONG").is_some_and(|value| !value.is_empty());
    if is_long { 400 } else { 12 }
}

/// What must have happened on these days for them to say anything.
const KINDS: [&str; 8] = [
    "take_match",
    "take_over_match",
    "score_game",
    "commit_match",
    "enter_result",
    "hold_match",
    "reopen_match",
    "take_back",
];

#[tokio::test]
async fn any_interleaving_ends_in_the_state_that_the_acknowledged_commands_define() {
    let wished = std::env::var("LANISTA_SEED").ok();
    let first: u64 = wished
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| u64::from(std::process::id()));
    let mut stored = 0;
    let mut missing = BTreeSet::from(KINDS);
    let mut lived = 0;
    // The days are others in every run: where one kind did not happen yet, some more are lived.
    while lived < days() || (!missing.is_empty() && lived < 4 * days()) {
        let seed = first + lived;
        eprintln!("LANISTA_SEED={seed}");
        let mut day = Day::begin(Dice::new(seed)).await;
        day.live(160).await;
        day.everything_arrives().await;
        let (entries, seen) = check(day).await;
        stored += entries;
        missing.retain(|kind| !seen.contains(*kind));
        lived += 1;
    }
    assert!(stored > 20 * lived, "{stored} commands were stored");
    assert!(missing.is_empty(), "nobody ever did {missing:?}");
}

/// The three things that must hold, whatever happened on the way.
async fn check(day: Day) -> (u64, BTreeSet<String>) {
    let Day { house, parcels, .. } = day;
    let live = house.state().await;
    let (base, entries) = house.close().await;
    let mut model: Gathering = base;
    let mut stored = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    for entry in &entries {
        if entry.device.is_none() {
            // The server's own, for instance that a time is up.
            model = model.evolve(entry);
            continue;
        }
        let parcel = parcels
            .iter()
            .find(|parcel| parcel.id == entry.command.0)
            .expect("nothing is stored that nobody sent");
        assert!(stored.insert(parcel.id.clone()), "{} twice", parcel.id);
        // What was acknowledged is what is stored, under the number that the receipt named.
        assert_eq!(parcel.receipt(), Some(entry.seq.0), "{parcel:?}");
        // The rules come to the same events again, on nothing but the entries before it.
        let decided = model.decide(&parcel.envelope(entry.at));
        assert_eq!(
            decided.as_ref(),
            Ok(&entry.events),
            "{parcel:?} as entry {}",
            entry.seq.0
        );
        model = model.evolve(entry);
        kinds.insert(entry.kind.clone());
    }
    for parcel in &parcels {
        assert!(parcel.is_settled(), "{parcel:?} was never answered");
        assert_eq!(
            parcel.receipt().is_some(),
            stored.contains(&parcel.id),
            "acknowledged and stored are the same: {parcel:?}"
        );
    }
    assert_eq!(model, live, "the model differs from what the hall saw");
    assert_eq!(live.head, Seq(model.head.0));
    (entries.len() as u64, kinds)
}

/// Two judges reach for one match at the same moment, a thousand times: one has it, the other is told who.
#[tokio::test]
async fn of_two_judges_who_reach_for_one_match_one_has_it_and_the_other_knows_who() {
    let house = House::with_matches(1_024).await;
    let judges = [
        house.admit("Anna", Role::Judge).await,
        house.admit("Bert", Role::Judge).await,
    ];
    let matches = house.ready().await;
    let (mut first, mut second) = (0, 0);
    for (number, id) in matches.iter().take(1_000).enumerate() {
        let (one, other) = (&judges[number % 2], &judges[(number + 1) % 2]);
        let (a, b) = tokio::join!(house.take(one, *id), house.take(other, *id));
        let (winner, refused) = match (a, b) {
            (Ok(_), Err(refused)) => (one, refused),
            (Err(refused), Ok(_)) => (other, refused),
            (one, other) => panic!("match {id}: {one:?} and {other:?}"),
        };
        if winner == one {
            first += 1;
        } else {
            second += 1;
        }
        let codes: Vec<&str> = refused.reasons.iter().map(|why| &*why.code).collect();
        assert_eq!(codes, ["held_by_another"]);
        let told = refused.state.expect("the loser sees the match as it is");
        let holder = told.lease.expect("with who holds it");
        assert_eq!(holder.name, house.name_of(winner));
    }
    assert_eq!(first + second, 1_000);
    let state = house.state().await;
    let held = state.matches.values().filter(|found| found.lease.is_some());
    assert_eq!(held.count(), 1_000);
}
