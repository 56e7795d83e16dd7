//! What rests on an entry, and the way out: taken back in the order given, everything is free.

use crate::hall::{DESK, SINGLE, four};
use crate::say::{call, result, score, take_back};
use lanista_domain::Seq;

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
    let last = |hall: &crate::hall::Hall| hall.state.last_step_of(&desk).map(|step| step.seq);
    assert_eq!(last(&hall), Some(second));
    hall.must(DESK, take_back(second));
    assert_eq!(last(&hall), Some(first));
    let nobody = lanista_domain::DeviceId("nobody".into());
    assert_eq!(hall.state.last_step_of(&nobody), None);
}
