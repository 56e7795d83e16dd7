//! What rests on an entry, and the way out: taken back in the order given, everything is free.

use crate::hall::{DESK, Hall, SINGLE, entered, entered_with, four};
use crate::openings::some_format;
use crate::plausible::{Dice, cases, plausible};
use crate::say::{call, draw, publish, result, score, take_back};
use lanista_domain::{Command, Seq, StageId};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(12, 200))]

    #[test]
    fn on_any_day_what_is_told_to_rest_on_an_entry_is_the_way_to_free_it(seed in 1_u64.., asked in 40_usize..200) {
        free_every_entry(seed, asked);
    }
}

fn free_every_entry(seed: u64, asked: usize) {
    let mut dice = Dice(seed);
    let mut hall = entered_with(some_format(&mut dice), &[]);
    for _ in 0..asked {
        let (from, expect, command) = plausible(&hall.state, &mut dice);
        let _often_refused = hall.send(from, expect, command);
    }
    let is_fixed = |seq: &Seq| {
        let step = hall.state.steps.iter().find(|step| step.seq == *seq);
        step.is_some_and(|step| !step.is_reversible())
    };
    let held = hall
        .state
        .steps
        .iter()
        .filter(|step| step.can_be_named_last());
    for seq in held.map(|step| step.seq) {
        let resting = hall.state.resting_on(seq);
        let mut other = hall.clone();
        let is_free = other.send(DESK, None, take_back(seq)).is_ok();
        assert_eq!(is_free, resting.is_empty(), "entry {seq}: {resting:?}");
        if is_free || resting.iter().any(is_fixed) || hall.state.is_crowded_out(seq) {
            continue;
        }
        // As a person does it: the newest that is told, and then what is told after that. Where a taking back is taken
        // back, what it had taken back holds again and may rest on the entry too.
        let steps = hall.state.steps.iter();
        let is_plain = steps
            .filter(|step| resting.contains(&step.seq))
            .all(|step| step.reverses.is_none());
        let mut other = hall.clone();
        let mut taken = 0;
        while let Some(newest) = other.state.resting_on(seq).first() {
            other.must(DESK, take_back(*newest));
            taken += 1;
            assert!(taken <= 64, "entry {seq}: {resting:?}");
        }
        if is_plain {
            assert_eq!(taken, resting.len(), "entry {seq}: {resting:?}");
        } else if other.state.steps.iter().all(|step| step.seq != seq) {
            continue;
        }
        other.must(DESK, take_back(seq));
    }
}

#[test]
fn what_rests_on_a_result_is_told_newest_first_and_frees_it_in_that_order() {
    let mut hall = four(SINGLE);
    let first = hall.must(DESK, result(1, 2, 0));
    let second = hall.must(DESK, result(2, 2, 0));
    let called = hall.must(DESK, call(3, None));
    let tapped = hall.must(DESK, score(3, 1, 1, 0));
    assert_eq!(hall.state.resting_on(tapped), []);
    assert_eq!(hall.state.resting_on(called), [tapped]);
    // The second fills the other place of the same final.
    assert_eq!(hall.state.resting_on(first), [tapped, called, second]);
    for seq in hall.state.resting_on(first) {
        hall.must(DESK, take_back(seq));
    }
    assert_eq!(hall.state.resting_on(first), []);
    hall.must(DESK, take_back(first));
}

#[test]
fn what_was_taken_back_rests_on_nothing() {
    let mut hall = four(SINGLE);
    let first = hall.must(DESK, result(1, 2, 0));
    let second = hall.must(DESK, result(2, 2, 0));
    let back = hall.must(DESK, take_back(second));
    assert_eq!(hall.state.resting_on(first), []);
    assert_eq!(hall.state.resting_on(Seq(back.0 + 1)), []);
}

#[test]
fn the_last_thing_of_a_device_is_its_own_and_still_holds() {
    let mut hall = four(SINGLE);
    let first = hall.must(DESK, result(1, 2, 0));
    let second = hall.must(DESK, result(2, 2, 0));
    let desk = lanista_domain::DeviceId(DESK.to_owned());
    let last = |hall: &Hall| hall.state.last_step_of(&desk).map(|step| step.seq);
    assert_eq!(last(&hall), Some(second));
    hall.must(DESK, take_back(second));
    assert_eq!(last(&hall), Some(first));
    let nobody = lanista_domain::DeviceId("nobody".into());
    assert_eq!(hall.state.last_step_of(&nobody), None);
}

#[test]
fn a_call_rests_on_the_publishing_also_when_the_draw_was_discarded_since() {
    let mut hall = entered(SINGLE, &["Fox", "Owl"]).after([draw()]);
    let published = hall.must(DESK, publish());
    let called = hall.must(DESK, call(1, None));
    let stage = StageId(1);
    let discarded = hall.must(DESK, Command::DiscardDraw { stage });
    assert_eq!(hall.state.resting_on(published), [discarded, called]);
}
