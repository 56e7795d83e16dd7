//! What may be written into a ledger, and what not.

use crate::say::{entry, told, values};
use lanista_domain::standings::{Adjustment, Criterion, Ledger, LedgerRefusal, PointScheme};

fn check(round: u32, told: &str, expect: Result<(), LedgerRefusal>) {
    let mut ledger = Ledger::new(4, PointScheme::CHESS);
    ledger.record(1, &entry("1-2 1:0")).unwrap();
    let before = ledger.clone();
    let written = ledger.record(round, &entry(told));
    assert_eq!(written, expect, "{told}");
    assert_eq!(
        ledger == before,
        written.is_err(),
        "a refusal leaves everything as it was"
    );
}

#[test]
fn entries_are_judged() {
    check(1, "3-4 1:0", Ok(()));
    check(2, "1-2 1:0", Ok(()));
    check(
        1,
        "2-3 1:0",
        Err(LedgerRefusal::AlreadyRecorded { seed: 2, round: 1 }),
    );
    check(
        1,
        "1 bye",
        Err(LedgerRefusal::AlreadyRecorded { seed: 1, round: 1 }),
    );
    check(2, "3-3 1:0", Err(LedgerRefusal::OwnOpponent { seed: 3 }));
    check(2, "3-5 1:0", Err(LedgerRefusal::UnknownSeed { seed: 5 }));
    check(2, "0-3 1:0", Err(LedgerRefusal::UnknownSeed { seed: 0 }));
    check(0, "3-4 1:0", Err(LedgerRefusal::NoSuchRound { round: 0 }));
    check(
        5000,
        "3-4 1:0",
        Err(LedgerRefusal::NoSuchRound { round: 5000 }),
    );
}

#[test]
fn a_corrected_pairing_frees_the_former_opponents() {
    let mut ledger = told(4, PointScheme::WINS, &["1-2 1:0, 3-4 1:0"]);
    ledger.replace(1, &entry("1-3 0:1")).unwrap();
    assert_eq!(values(&ledger, Criterion::Points), ["0", "0", "1", "0"]);
    assert!(ledger.appearance(2, 1).is_none());
    assert!(ledger.appearance(4, 1).is_none());
}

#[test]
fn a_round_taken_back_is_no_round() {
    let mut ledger = told(2, PointScheme::WINS, &["1-2 1:0", "1-2 0:1"]);
    ledger.erase(1, 2);
    assert_eq!(ledger, told(2, PointScheme::WINS, &["1-2 1:0"]));
    assert_eq!(ledger.rounds(), 1);
}

#[test]
fn whoever_leaves_is_absent_in_every_later_round() {
    let mut ledger = told(3, PointScheme::CHESS, &["1-2 1:0, 3 bye"]);
    ledger.withdraw(2, 1).unwrap();
    assert_eq!(ledger.appearances(2).count(), 1);
    ledger.record(2, &entry("1-3 1:0")).unwrap();
    assert_eq!(ledger.appearances(2).count(), 2);
    // The absence counts as a draw for seed 1.
    assert_eq!(values(&ledger, Criterion::Buchholz)[0], "1.5");
}

#[test]
fn whoever_comes_late_has_missed_the_rounds_before() {
    let mut ledger = told(2, PointScheme::CHESS, &["1-2 1:0", "1-2 1:0"]);
    assert_eq!(ledger.enter_late(), 3);
    assert_eq!(ledger.appearances(3).count(), 2);
    ledger.record(3, &entry("1-3 1:0")).unwrap();
    assert_eq!(values(&ledger, Criterion::Points), ["3", "0", "0"]);
}

#[test]
fn deductions_count_with_their_reason() {
    let mut ledger = told(2, PointScheme::THREE_ONE_NONE, &["1-2 1:0", "1-2 1:0"]);
    let fine = Adjustment {
        seed: 1,
        points: -8,
        reason: "Profit and sustainability rules".to_owned(),
    };
    ledger.adjust(fine.clone()).unwrap();
    assert_eq!(values(&ledger, Criterion::Points), ["-2", "0"]);
    assert_eq!(ledger.adjustments(), std::slice::from_ref(&fine));
    let nobody = ledger.adjust(Adjustment { seed: 3, ..fine });
    assert_eq!(nobody, Err(LedgerRefusal::UnknownSeed { seed: 3 }));
}
