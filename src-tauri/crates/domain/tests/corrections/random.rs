//! Random corrections of random days: the preview is what happens, it is taken back as one step, and nobody stands in
//! two places.

use crate::days::{a_day, choose, some_fix};
use crate::hall::{DESK, Hall, check_taken_back};
use lanista_domain::bracket::{Next, NodeId, Origin};
use lanista_domain::correct::{Choice, Correction, Fix, ReachedStage};
use lanista_domain::{
    Command, EntrantId, Gathering, Match, MatchId, MatchState, Side, Stage, StageId,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn cases(short: u32, long: u32) -> ProptestConfig {
    let is_long = std::env::var_os("LANISTA_LONG").is_some_and(|value| !value.is_empty());
    ProptestConfig {
        cases: if is_long { long } else { short },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(160, 4_000))]

    #[test]
    fn what_is_foreseen_is_what_happens_and_is_taken_back_as_one_step(seed in 1_u64..) {
        correct_a_day(seed);
    }
}

/// Some days with one correction after the other.
fn correct_a_day(seed: u64) {
    let (mut hall, mut dice) = a_day(seed);
    for _ in 0..3 {
        let fix = some_fix(&hall, &mut dice);
        let Some((choices, seen)) = choose(&hall, &fix, &mut dice, None) else {
            continue;
        };
        let before = hall.clone();
        let command = Command::Correct {
            fix: fix.clone(),
            choices,
            reason: "Wrong sheet".to_owned(),
        };
        hall.must(DESK, command);
        check_foreseen(&before, &hall, &seen, &fix);
        check_taken_back(&before, &hall);
        check_places(&hall.state, &fix);
    }
}

/// A match without what only counts and when it was.
fn bare(found: &Match) -> Match {
    let mut bare = found.clone();
    bare.rev = 0;
    bare.last_change = None;
    if let Some(ruling) = &mut bare.ruling {
        ruling.at = lanista_domain::At(0);
        ruling.reason = String::new();
        ruling.by = None;
    }
    bare.state = match bare.state {
        MatchState::Ready { .. } => MatchState::Ready {
            since: lanista_domain::At(0),
        },
        MatchState::Over { outcome, .. } => MatchState::Over {
            at: lanista_domain::At(0),
            outcome,
        },
        MatchState::Void { .. } => MatchState::Void {
            at: lanista_domain::At(0),
            reason: String::new(),
        },
        other @ (MatchState::Bye
        | MatchState::Undecided
        | MatchState::NotDue
        | MatchState::Called { .. }
        | MatchState::Live { .. }
        | MatchState::Held { .. }
        | MatchState::Reported { .. }
        | MatchState::Disputed { .. }) => other,
    };
    bare
}

/// The matches that changed, the states after it and the places are those of the preview.
fn check_foreseen(before: &Hall, after: &Hall, seen: &Correction, fix: &Fix) {
    let mut changed = BTreeSet::new();
    for (id, was) in &before.state.matches {
        let is = after.state.matches.get(id);
        if is.map(bare) != Some(bare(was)) {
            changed.insert(*id);
        }
    }
    let falls = |found: &&ReachedStage| {
        let is_paired_again = found.round.is_some() && found.chosen == Some(Choice::Replay);
        is_paired_again || !after.state.stages.contains_key(&found.stage)
    };
    let fallen: BTreeSet<StageId> = seen
        .stages
        .iter()
        .filter(falls)
        .map(|found| found.stage)
        .collect();
    for (id, was) in &before.state.stages {
        let is = after.state.stages.get(id);
        let is_named = seen.stages.iter().any(|found| found.stage == *id);
        let parts =
            |stage: &Stage| -> Vec<_> { stage.by_ruling.iter().map(|known| known.part).collect() };
        let is_same = is.is_some_and(|is| parts(is) == parts(was) && is.lower == was.lower);
        let is_exchanged = is.is_some_and(|is| is.seeding != was.seeding);
        assert!(is_named || is_same, "{id} changed and was not named");
        assert!(
            is_named || !is_exchanged || matches!(fix, Fix::Swap { .. }),
            "the field of {id} changed and was not named"
        );
    }
    let named: BTreeSet<MatchId> = seen.reached.iter().map(|found| found.match_id).collect();
    for id in &changed {
        let stage = before.state.matches[id].stage;
        assert!(
            named.contains(id) || fallen.contains(&stage),
            "{id} changed and was not named"
        );
    }
    for found in &seen.reached {
        let is_same = !changed.contains(&found.match_id);
        let was = &before.state.matches[&found.match_id];
        let stands = found.chosen == Some(Choice::Stand);
        assert!(!is_same || stands, "{was:?} was named and did not change");
        let is = after.state.matches.get(&found.match_id);
        let is_marked = is.is_some_and(|is| is.ruling.is_some());
        assert!(
            is_marked || !stands,
            "{} stands and is not marked",
            found.match_id
        );
        assert!(!is_marked || stands || found.is_cause, "{}", found.match_id);
        let needs = found.needs_choice();
        assert!(
            !needs || was.has_begun(),
            "a choice about what nobody has begun"
        );
    }
    for (id, is) in &seen.after.matches {
        let real = after.state.matches.get(id).expect("it is there");
        assert_eq!(bare(real), bare(is), "{id} is not what was foreseen");
    }
    let moved: BTreeMap<(StageId, EntrantId), (Option<u32>, Option<u32>)> = seen
        .placings
        .iter()
        .map(|moved| ((moved.stage, moved.entrant), (moved.from, moved.to)))
        .collect();
    for id in before.state.stages.keys() {
        let (was, is) = (places(&before.state, *id), places(&after.state, *id));
        let all: BTreeSet<EntrantId> = was.keys().chain(is.keys()).copied().collect();
        for who in all {
            let pair = (
                was.get(&who).copied().flatten(),
                is.get(&who).copied().flatten(),
            );
            let named = moved.get(&(*id, who));
            if pair.0 == pair.1 {
                assert_eq!(named, None, "{who} does not move in {id}");
            } else {
                assert_eq!(named, Some(&pair), "{who} moves in {id}");
            }
        }
    }
}

/// Where everybody of a stage stands, by its table or by who was placed.
fn places(state: &Gathering, id: StageId) -> BTreeMap<EntrantId, Option<u32>> {
    let Some(stage) = state.stages.get(&id) else {
        return BTreeMap::new();
    };
    if stage.format.is_ranked() {
        let rows = state.tables(stage).into_iter().flatten();
        return rows
            .filter_map(|row| Some((stage.entrant(row.seed)?, Some(row.rank))))
            .collect();
    }
    let rows = state.placings(id).into_iter();
    rows.map(|row| (row.entrant, row.place)).collect()
}

/// Nobody is in two open matches of a stage, and whoever is in a match follows from the results, or from a ruling.
fn check_places(state: &Gathering, fix: &Fix) {
    for stage in state.stages.values() {
        let mut open = BTreeSet::new();
        for found in state.matches_of(stage) {
            let node = stage.bracket.node(NodeId(found.node)).expect("it is there");
            if !node.is_played() || found.heat().is_some() {
                continue;
            }
            for side in Side::BOTH {
                let from = match node.slots[side] {
                    Origin::WinnerOf(from) | Origin::LoserOf(from) => from,
                    Origin::Seed(seed) => {
                        assert_eq!(found.entrant(side), stage.entrant(seed), "{fix:?}");
                        continue;
                    }
                    Origin::Bye | Origin::Heat(_) => continue,
                };
                let Some(there) = found.entrant(side) else {
                    continue;
                };
                let feeding = &state.matches[&stage.match_of(from.0)];
                let won = feeding
                    .goes_on()
                    .expect("somebody was sent on without a result");
                let sent = match node.slots[side] {
                    Origin::LoserOf(_) => won.other(),
                    Origin::WinnerOf(_) | Origin::Seed(_) | Origin::Bye | Origin::Heat(_) => won,
                };
                assert_eq!(
                    feeding.entrant(sent),
                    Some(there),
                    "{} after {fix:?}",
                    found.id
                );
                let onward = stage.bracket.onward(NodeId(feeding.node), won);
                let next = onward.map(|onward| [onward.winner, onward.loser]);
                let is_sent =
                    |next: &Next| matches!(next, Next::To(node, _) if node.0 == found.node);
                assert!(next.is_some_and(|next| next.iter().any(is_sent)));
            }
            let is_bracket = node.winner_to.is_some() || node.places.winner.is_some();
            if found.is_open() && is_bracket {
                for side in Side::BOTH {
                    if let Some(entrant) = found.entrant(side) {
                        assert!(open.insert(entrant), "{entrant} is in two open matches");
                    }
                }
            }
        }
    }
}

/// The teeth: random corrections reach played matches, and every choice is made in some.
#[test]
fn random_corrections_reach_far() {
    let (mut applied, mut made) = (0, BTreeMap::new());
    let mut stages = 0;
    for seed in 1..=600 {
        let (hall, mut dice) = a_day(seed * 7_919);
        let fix = some_fix(&hall, &mut dice);
        let Some((_, seen)) = choose(&hall, &fix, &mut dice, None) else {
            continue;
        };
        applied += 1;
        stages += seen.stages.len();
        for found in &seen.reached {
            if let Some(choice) = found.chosen {
                *made.entry(choice).or_insert(0) += 1;
            }
        }
    }
    assert!(applied > 150, "{applied}");
    for choice in [Choice::Stand, Choice::Replay, Choice::Void] {
        assert!(made.get(&choice).is_some_and(|many| *many > 10), "{made:?}");
    }
    assert!(stages > 5, "{stages} stages are reached");
}

/// A walkover that was played after all took the hill, on which the next match was to stand: with another winner, and
/// with the same.
#[test]
fn nothing_stands_beyond_a_hill_that_is_taken() {
    correct_a_day(16_683_748_662_557_949_346);
    correct_a_day(468_058_463_843_152_826);
}
