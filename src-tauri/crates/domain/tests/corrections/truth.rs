//! A corrected tournament is the tournament as it would have been: drawn and played from its first match, of every format.

use crate::days::{a_day, choose, some_fix};
use crate::formats::KINDS;
use crate::hall::{DESK, check_taken_back};
use crate::same::{check_same, chosen};
use crate::scratch::Made;
use lanista_domain::Command;
use lanista_domain::correct::{Choice, Fix};
use std::collections::BTreeMap;

/// The name of a fix.
fn name(fix: &Fix) -> &'static str {
    match fix {
        Fix::Result { .. } => "result",
        Fix::Winner { .. } => "winner",
        Fix::WithoutPlay { .. } => "without play",
        Fix::Heat { .. } => "heat",
        Fix::Replay { .. } => "replay",
        Fix::Void { .. } => "void",
        Fix::Swap { round: None, .. } => "seed",
        Fix::Swap { round: Some(_), .. } => "pair",
        Fix::Disqualify { .. } => "disqualify",
    }
}

#[test]
fn a_corrected_tournament_is_the_tournament_as_it_would_have_been() {
    let is_long = std::env::var_os("LANISTA_LONG").is_some_and(|value| !value.is_empty());
    let days = if is_long { 60_000_u64 } else { 1_200 };
    let first = std::env::var("LANISTA_DAY")
        .ok()
        .and_then(|day| day.parse().ok());
    let mut kinds = BTreeMap::new();
    let mut fixes = BTreeMap::new();
    let mut parts = BTreeMap::new();
    for day in first.map_or(1..=days, |day| day..=day) {
        let seed = day.wrapping_mul(0x9E37_79B9_7F4A_7C15).max(1);
        let (before, mut dice) = a_day(seed);
        let fix = some_fix(&before, &mut dice);
        // Where nothing is left standing by ruling.
        let Some((choices, seen)) = choose(&before, &fix, &mut dice, Some(Choice::Stand)) else {
            continue;
        };
        let mut after = before.clone();
        let command = Command::Correct {
            fix: fix.clone(),
            choices,
            reason: "Wrong sheet".to_owned(),
        };
        after.must(DESK, command);
        check_taken_back(&before, &after);
        let made = Made {
            before: &before,
            after: &after,
            fix: &fix,
            seen: &seen,
        };
        if made.stands_by_ruling() {
            continue;
        }
        let said = format!("{fix:?} on day {day}: {:?}", chosen(&seen));
        check_same(&after, &made.played_from_scratch(), &said);
        for found in &seen.stages {
            let part = match (found.tie_break, found.round, found.chosen) {
                (Some(_), _, Some(Choice::Void)) => "a tie-break is void",
                (None, Some(_), Some(Choice::Replay)) => "a round is paired again",
                (None, Some(_), Some(Choice::Stand)) => "a round is left",
                (None, None, Some(Choice::Replay)) if found.has_begun => "a field is exchanged",
                (None, None, Some(Choice::Replay)) => "a stage is drawn again",
                (None, None, Some(Choice::Void)) => "a stage falls",
                _ => "nothing more",
            };
            *parts.entry(part).or_insert(0) += 1;
        }
        *kinds.entry(seed % u64::from(KINDS)).or_insert(0) += 1;
        *fixes.entry(name(&fix)).or_insert(0) += 1;
    }
    if first.is_none() {
        for kind in 0..u64::from(KINDS) {
            assert!(
                kinds.get(&kind).is_some_and(|many| *many > 8),
                "{kind}: {kinds:?}"
            );
        }
        let few = |many: &i32| *many < 8;
        assert!(
            parts.len() >= 6 && !parts.values().any(|many: &i32| *many < 2),
            "{parts:?}"
        );
        assert!(fixes.len() == 9 && !fixes.values().any(few), "{fixes:?}");
    }
}
