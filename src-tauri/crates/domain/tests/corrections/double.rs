//! A double elimination of four that was played: both ways of a wrong match, and the second grand final.

use crate::hall::{
    CUP, DESK, DOUBLE, Hall, check_taken_back, contenders, correct, four, id, offers, result,
    scored,
};
use lanista_domain::Side::Home;
use lanista_domain::correct::{Choice, Fix};
use lanista_domain::{BySide, Command, MatchId, MatchState, Refusal, StageId};

/// Cat had won.
const fn cat_had_won() -> Fix {
    scored(1, 1, 2)
}

#[track_caller]
fn check(mut hall: Hall, (from, command): (&str, Command), then: impl FnOnce(&Hall)) {
    hall.must(from, command);
    then(&hall);
}

/// Double elimination of four: 1 (Fox, Cat), 2 (Owl, Hen), 3 upper final, 4 lower round 1, 5 lower final, 6 grand final,
/// 7 reset.
fn double() -> Hall {
    four(DOUBLE).after([
        result(1, 2, 0),
        result(2, 2, 0),
        result(3, 2, 0),
        result(4, 2, 0),
        result(5, 2, 0),
        result(6, 0, 2),
        result(7, 2, 0),
    ])
}

#[test]
fn both_ways_of_a_corrected_match_stand_or_neither() {
    let hall = double();
    let all = [4, 5, 6, 7].map(|number| (number, Choice::Replay));
    let mut mixed = all.to_vec();
    mixed.push((3, Choice::Stand));
    let seen = hall.foresee(&cat_had_won(), &mixed);
    assert_eq!(
        seen.against(),
        [Refusal::InTwoPlaces { name: "Fox".into() }]
    );
    let text = seen.against()[0].to_string();
    assert_eq!(text, "Cannot stand: Fox would be in two places.");
    check(
        hall.clone(),
        (
            DESK,
            correct(cat_had_won(), &[(3, Choice::Stand), (4, Choice::Stand)]),
        ),
        |after| {
            for number in 2..=7 {
                assert_eq!(after.game(number).contenders, hall.game(number).contenders);
                assert_eq!(after.game(number).state, hall.game(number).state);
            }
            check_taken_back(&hall, after);
        },
    );
}

#[test]
fn nothing_stands_while_what_feeds_it_has_no_result() {
    let hall = double();
    let seen = hall.foresee(&cat_had_won(), &[(3, Choice::Replay), (4, Choice::Replay)]);
    assert_eq!(
        offers(&seen, 4)[0],
        (Choice::Stand, Some("in_two_places")),
        "its winner's next match is replayed"
    );
    for number in [5, 6] {
        assert_eq!(
            offers(&seen, number)[0],
            (Choice::Stand, Some("rests_on_open"))
        );
    }
    let choices = [(3, Choice::Replay), (4, Choice::Replay), (5, Choice::Stand)];
    let seen = hall.foresee(&cat_had_won(), &choices);
    assert!(seen.against().contains(&Refusal::RestsOnOpen { number: 3 }));
}

#[test]
fn a_replayed_upper_bracket_empties_what_follows() {
    let hall = double();
    let choices = [3, 4, 5, 6, 7].map(|number| (number, Choice::Replay));
    check(
        hall.clone(),
        (DESK, correct(cat_had_won(), &choices)),
        |after| {
            assert_eq!(contenders(after.game(3)), (Some(id(4)), Some(id(2))));
            assert_eq!(contenders(after.game(4)), (Some(id(1)), Some(id(3))));
            for number in 5..=7 {
                assert_eq!(contenders(after.game(number)), (None, None), "{number}");
                assert_eq!(after.game(number).state, MatchState::Undecided);
            }
            check_taken_back(&hall, after);
        },
    );
}

#[test]
fn a_reset_falls_or_stands_when_the_grand_final_was_won_from_above() {
    let hall = double();
    let from_above = Fix::Result {
        match_id: MatchId(6),
        score: BySide::new(2, 1),
    };
    let seen = hall.foresee(&from_above, &[]);
    assert_eq!(
        offers(&seen, 7),
        [
            (Choice::Stand, None),
            (Choice::Replay, Some("not_due_any_more")),
            (Choice::Void, None)
        ]
    );
    check(
        hall.clone(),
        (DESK, correct(from_above.clone(), &[(7, Choice::Void)])),
        |after| {
            assert_eq!(after.game(7).state, MatchState::NotDue);
            assert!(after.state.is_stage_over(StageId(1)));
            check_taken_back(&hall, after);
        },
    );
    check(
        hall.clone(),
        (DESK, correct(from_above, &[(7, Choice::Stand)])),
        |after| {
            assert_eq!(after.game(7).outcome(), hall.game(7).outcome());
            assert_eq!(after.state.placings(StageId(1)), {
                let mut rows = hall.state.placings(StageId(1));
                // The first final is counted as it was, the places by the second.
                for row in &mut rows {
                    let is_home = hall.game(6).entrant(Home) == Some(row.entrant);
                    let is_in = hall.game(6).side_of(row.entrant).is_some();
                    if is_in && is_home {
                        (row.won, row.lost) = (row.won + 1, row.lost - 1);
                    } else if is_in {
                        (row.won, row.lost) = (row.won - 1, row.lost + 1);
                    }
                }
                rows
            });
        },
    );
}

#[test]
fn a_reset_becomes_due_by_a_correction() {
    let hall = four(DOUBLE).after([1, 2, 3, 4, 5, 6].map(|number| result(number, 2, 0)));
    assert_eq!(hall.game(7).state, MatchState::NotDue);
    let from_below = Fix::Result {
        match_id: MatchId(6),
        score: BySide::new(0, 2),
    };
    check(hall.clone(), (DESK, correct(from_below, &[])), |after| {
        assert!(matches!(after.game(7).state, MatchState::Ready { .. }));
        assert!(!after.state.is_stage_over(StageId(1)));
        check_taken_back(&hall, after);
    });
}

#[test]
fn whoever_is_sent_on_by_nobody_comes_no_more() {
    // A and D swap seeds; where D has left, A's first match is passed without play.
    let hall = four(DOUBLE).after([
        result(1, 2, 0),
        result(2, 2, 0),
        result(3, 2, 0),
        result(4, 2, 0),
    ]);
    let left = Command::Withdraw {
        tournament: CUP,
        entrant: id(3),
        disqualified: lanista_domain::command::Disqualified::No,
        results: lanista_domain::command::Results::Keep,
        reason: "Gone home".to_owned(),
    };
    let hall = hall.after([left]);
    let swap = Fix::Swap {
        stage: StageId(1),
        round: None,
        one: id(2),
        other: id(4),
    };
    let choices = [(1, Choice::Replay), (2, Choice::Replay)];
    let seen = hall.foresee(&swap, &choices);
    let of_three = seen
        .reached
        .iter()
        .find(|found| found.match_id == MatchId(4))
        .expect("it is reached");
    assert!(of_three.offers.iter().any(|offer| matches!(
        offer.why_not,
        Some(Refusal::ComesNoMore { .. } | Refusal::RestsOnOpen { .. })
    )));
}

#[test]
fn a_reset_that_is_not_due_any_more_is_not_replayed() {
    let hall = four(DOUBLE).after([
        result(1, 2, 0),
        result(2, 2, 0),
        result(3, 2, 0),
        result(4, 2, 0),
        result(5, 2, 0),
        result(6, 0, 2),
        result(7, 2, 0),
    ]);
    let mut hall = hall;
    let answer = hall.send(DESK, correct(scored(6, 2, 0), &[(7, Choice::Replay)]));
    assert_eq!(
        answer.expect_err("it is not due").reasons,
        [Refusal::NotDueAnyMore]
    );
}
