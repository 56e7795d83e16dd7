//! Void results as match reports: whose matches count for nobody, and two who have left.

use crate::hall::Hall;
use crate::hall::{DESK, SINGLE, check, format, id, published_with, refused, then};
use crate::say;
use crate::stages::{bracket, rounds, stage_id};
use crate::tie_breaks::{but_drawn, league, play, ranks, tied_at_the_cut, won_by};
use lanista_domain::command::Disqualified;
use lanista_domain::standings::Parting;
use lanista_domain::{Command, Ending, MatchState, Refusal};

#[test]
fn void_results_count_for_nobody_and_their_entrant_stands_last() {
    // Fox has beaten Owl, Cat has beaten Fox; the rest is open.
    let mut hall = league(4, &[]);
    let open: Vec<_> = hall.state.matches.values().cloned().collect();
    for found in open {
        let both = [1, 2, 4].map(|entrant| found.side_of(id(entrant)).is_some());
        match both {
            [true, true, _] => {
                let result = won_by(&hall, found.id.0, 1);
                hall.must(DESK, result);
            }
            [true, _, true] => {
                let result = won_by(&hall, found.id.0, 4);
                hall.must(DESK, result);
            }
            [..] => {}
        }
    }
    let kept = hall.clone().after([say::withdraw(4)]);
    assert_eq!(ranks(&kept)[0], (1, 1));
    let stage = &kept.state.stages[&stage_id(1)];
    assert_eq!(kept.state.placings(stage_id(1))[3].won, 1);
    assert!(!stage.is_voided(id(4)));
    let void = hall.after([say::withdraw_void(4)]);
    // Nobody is called to meet Cat, and the loss against Cat is gone.
    let of_cat = |hall: &Hall| {
        let matches = hall.state.matches.values();
        let theirs: Vec<_> = matches
            .filter(|found| found.side_of(id(4)).is_some())
            .cloned()
            .collect();
        theirs
    };
    assert!(of_cat(&void).iter().all(|found| found.outcome().is_some()));
    assert_eq!(
        of_cat(&void)
            .iter()
            .filter(|found| found
                .outcome()
                .is_some_and(|it| it.ending == Ending::Walkover))
            .count(),
        2
    );
    let void = play(void, but_drawn(&[]));
    assert_eq!(ranks(&void), [(1, 1), (2, 2), (3, 3), (4, 4)]);
    let stage = &void.state.stages[&stage_id(1)];
    let rows = &void.state.tables(stage)[0];
    assert_eq!(rows[3].parting, Parting::Void);
    assert_eq!(rows[3].values[0].shown(), "");
    let fox = void.state.placings(stage_id(1)).remove(0);
    assert_eq!((fox.won, fox.lost), (2, 0));
    let last = void.state.placings(stage_id(1)).remove(3);
    assert_eq!((last.won, last.lost, last.place), (0, 0, Some(4)));
}

#[test]
fn void_results_can_be_taken_back() {
    let mut hall = tied_at_the_cut();
    let before = ranks(&hall);
    let seq = hall.must(DESK, say::withdraw_void(1));
    assert_eq!(ranks(&hall)[3], (1, 4));
    hall.must(DESK, say::take_back(seq));
    assert_eq!(ranks(&hall), before);
}

#[test]
fn results_are_void_in_a_round_robin_alone() {
    check(
        published_with(format(SINGLE), &["Fox", "Owl"]),
        (DESK, say::withdraw_void(1)),
        refused(Refusal::NothingToVoid),
    );
    check(
        crate::stages::hall(rounds(3), 4),
        (DESK, say::withdraw_void(1)),
        refused(Refusal::NothingToVoid),
    );
}

#[test]
fn where_both_have_left_nobody_is_called_and_nothing_waits() {
    let hall = league(4, &[]).after([say::withdraw(1), say::withdraw(2)]);
    let open: Vec<u32> = hall
        .state
        .matches
        .values()
        .filter(|found| found.is_open())
        .map(|found| found.id.0)
        .collect();
    assert_eq!(open.len(), 1, "only Hen and Cat still meet");
    let of_both = hall
        .state
        .matches
        .values()
        .find(|found| found.has_either(id(1), id(1)) && found.has_either(id(2), id(2)))
        .expect("they were to meet")
        .clone();
    // Whoever left later keeps the walkover.
    assert_eq!(of_both.won_and_lost(), Some((id(2), id(1))));
    check(
        hall.clone(),
        (DESK, say::reopen(of_both.id.0)),
        |_, answer| {
            let reasons = answer.expect_err("nobody is there").reasons;
            let left = |name: &str| Refusal::HasLeft {
                name: name.to_owned(),
            };
            let mut names = vec![left("E1"), left("E2")];
            names.retain(|reason| !reasons.contains(reason));
            assert!(names.is_empty() && reasons.len() == 2, "{reasons:?}");
        },
    );
    // In a bracket nobody goes on from where both have left.
    let cup = crate::stages::hall(bracket(SINGLE), 8).after([say::withdraw(1), say::withdraw(8)]);
    let waiting = cup.state.matches.values().filter(|found| {
        found.has_either(id(1), id(8))
            && (found.is_at_its_place() || matches!(found.state, MatchState::Ready { .. }))
    });
    assert_eq!(waiting.count(), 0);
    let cup = crate::stages::play_open(cup);
    assert!(cup.state.is_stage_over(stage_id(1)));
}

#[test]
fn a_disqualified_entrant_can_have_its_results_voided() {
    check(
        tied_at_the_cut(),
        (
            DESK,
            Command::Withdraw {
                tournament: crate::hall::CUP,
                entrant: id(4),
                disqualified: Disqualified::Yes,
                results: lanista_domain::command::Results::Void,
                reason: "Cheating".to_owned(),
            },
        ),
        then(|hall| assert!(hall.state.stages[&stage_id(1)].is_voided(id(4)))),
    );
}
