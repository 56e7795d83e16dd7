//! Expectations: a command that rests on an old state is refused, and what counts as a change.

use crate::hall::{ANNA, BERT, DESK, Hall, SINGLE, four, ready, taken};
use crate::say::{call, commit, game_to, hand_back, hold, result, resume, score, take, take_over};
use lanista_domain::Side::Home;
use lanista_domain::{Command, CommandId, Expect, MatchId, Refusal};

const fn rev(rev: u32) -> Option<Expect> {
    Some(Expect::Rev {
        match_id: MatchId(1),
        rev,
    })
}

fn after(command: &str) -> Option<Expect> {
    Some(Expect::After {
        after: CommandId(command.to_owned()),
    })
}

#[track_caller]
fn check_sent(
    mut hall: Hall,
    from: &str,
    expect: Option<Expect>,
    command: Command,
    refusal: Option<Refusal>,
) {
    let answer = hall.send(from, expect, command);
    assert_eq!(
        answer.err().map(|refused| refused.reasons),
        refusal.map(|reason| vec![reason])
    );
}

#[test]
fn score_result_and_lease_count_and_nothing_else_does() {
    let mut hall = ready("Fox", "Owl");
    for (from, command, counts) in [
        (DESK, call(1, Some(1)), 0),
        (ANNA, take(1), 1),
        (ANNA, score(1, 1, 5, 2), 1),
        (DESK, hold(1), 0),
        (DESK, resume(1), 0),
        (DESK, call(1, Some(2)), 0),
        (BERT, take_over(1), 1),
        (BERT, game_to(1, 1, Home), 1),
        (BERT, hand_back(1), 1),
        (DESK, result(1, 2, 0), 1),
        (DESK, result(1, 1, 2), 1),
        (DESK, crate::say::reopen(1), 1),
    ] {
        let before = hall.game(1).rev;
        let kind = command.kind();
        hall.must(from, command);
        assert_eq!(hall.game(1).rev, before + counts, "{kind}");
    }
}

#[test]
fn a_command_on_the_present_state_is_accepted_and_on_an_old_one_refused() {
    let now = taken().game(1).rev;
    check_sent(taken(), ANNA, rev(now), score(1, 1, 1, 0), None);
    for old in [now - 1, now + 1] {
        check_sent(
            taken(),
            ANNA,
            rev(old),
            score(1, 1, 1, 0),
            Some(Refusal::Stale { rev: now }),
        );
    }
}

#[test]
fn a_chain_of_taps_holds_while_nobody_comes_between() {
    let mut hall = taken();
    hall.must(ANNA, score(1, 1, 1, 0));
    let last = format!("c{}", hall.state.head);
    check_sent(hall.clone(), ANNA, after(&last), score(1, 1, 2, 0), None);
    check_sent(
        hall.clone().after([hold(1), resume(1)]),
        ANNA,
        after(&last),
        score(1, 1, 2, 0),
        None,
    );
    let stale = |hall: &Hall| {
        Some(Refusal::Stale {
            rev: hall.game(1).rev,
        })
    };
    check_sent(
        hall.clone(),
        ANNA,
        after("c1"),
        score(1, 1, 2, 0),
        stale(&hall),
    );
    let between = hall
        .after_from(BERT, [take_over(1)])
        .after_from(ANNA, [take_over(1)]);
    check_sent(
        between.clone(),
        ANNA,
        after(&last),
        score(1, 1, 2, 0),
        stale(&between),
    );
}

#[test]
fn anothers_command_of_the_same_id_is_no_predecessor() {
    let hall = taken();
    let last = hall.game(1).last_change.clone().expect("it was taken");
    assert_eq!(last.device.0, ANNA);
    let stale = Refusal::Stale {
        rev: hall.game(1).rev,
    };
    check_sent(
        hall,
        BERT,
        after(&last.command.0),
        take_over(1),
        Some(stale),
    );
}

#[test]
fn what_names_no_match_follows_nothing() {
    let name = Command::NameGathering {
        name: "LAN".to_owned(),
    };
    check_sent(
        taken(),
        DESK,
        after("c1"),
        name,
        Some(Refusal::PredecessorRefused),
    );
}

#[test]
fn an_expectation_of_a_match_that_is_gone_is_refused() {
    let expect = Some(Expect::Rev {
        match_id: MatchId(99),
        rev: 0,
    });
    check_sent(
        taken(),
        ANNA,
        expect,
        score(1, 1, 1, 0),
        Some(Refusal::not_found("match")),
    );
}

#[test]
fn two_who_type_at_once_do_not_overwrite_each_other() {
    let hall = four(SINGLE);
    let seen = rev(hall.game(1).rev);
    let hall = hall.after([result(1, 2, 0)]);
    let stale = Refusal::Stale {
        rev: hall.game(1).rev,
    };
    check_sent(hall, DESK, seen, result(1, 0, 2), Some(stale));
}

#[test]
fn rights_come_before_expectations() {
    check_sent(
        taken(),
        BERT,
        rev(0),
        commit(1, Home),
        Some(Refusal::HeldByAnother),
    );
}
