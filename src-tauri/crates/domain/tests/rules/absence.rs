//! Who is there and who is not: check-in, both absent in every format, somebody who plays elsewhere, going home.

use crate::hall::{
    ANNA, BERT, CUP, DESK, DOUBLE, Hall, SINGLE, WITH_THIRD, check, check_over, entered, format,
    four, named, published, ready, refused, taken, then,
};
use crate::heats::{check_in_heat, finished, heat, royale};
use crate::life::{FOX, captain};
use crate::say::{
    absent, add, both_absent, call, check_in, create, draw, publish, result, score, take_back,
};
use crate::stages::{hall as swiss_hall, play_open, rounds};
use lanista_domain::Side::{Away, Home};
use lanista_domain::command::WithoutPlay;
use lanista_domain::{
    Absent, BySide, Command, Confirmation, Ending, EntrantId, MatchId, MatchState, NewEntrant,
    Presence, Refusal, Slot, StageId, TournamentId,
};

fn places(hall: &Hall) -> Vec<Option<u32>> {
    let mut rows = hall.state.placings(StageId(1));
    rows.sort_by_key(|row| row.entrant);
    rows.into_iter().map(|row| row.place).collect()
}

#[test]
fn who_is_there_says_so_before_play_and_for_nobody_else() {
    let hall = four(SINGLE).after([captain(FOX, 1), call(1, Some(1))]);
    check(
        hall.clone(),
        (FOX, check_in(1, Home, Presence::Here)),
        then(|hall| {
            let here = hall.game(1).here;
            assert_eq!(here, BySide::new(Presence::Here, Presence::Absent));
        }),
    );
    check(
        hall.clone(),
        (FOX, check_in(1, Away, Presence::Here)),
        refused(Refusal::OtherSide),
    );
    check(
        hall.clone(),
        (FOX, check_in(2, Home, Presence::Here)),
        refused(Refusal::OutOfScope),
    );
    check(
        hall.clone(),
        (ANNA, check_in(1, Away, Presence::Here)),
        then(|hall| assert_eq!(hall.game(1).here[Away], Presence::Here)),
    );
    check(
        hall,
        (DESK, check_in(1, Away, Presence::Absent)),
        refused(Refusal::NoChange),
    );
    check(
        taken().after_from(ANNA, [score(1, 1, 1, 0)]),
        (ANNA, check_in(1, Home, Presence::Here)),
        refused(Refusal::HasBegun { number: 1 }),
    );
}

#[test]
fn each_of_a_heat_says_so_for_nobody_else_and_before_the_first_game() {
    let hall = heat(royale(1), 2, 4).after([captain(FOX, 1), call(1, None)]);
    let present = |hall: &Hall| hall.game(1).present.clone();
    let mut hall = hall.after_from(FOX, [check_in_heat(1, 1, Presence::Here)]);
    assert_eq!(present(&hall), [EntrantId(1)]);
    hall.must(ANNA, check_in_heat(1, 3, Presence::Here));
    assert_eq!(present(&hall), [EntrantId(1), EntrantId(3)]);
    for (from, command, with) in [
        (FOX, check_in_heat(1, 2, Presence::Here), Refusal::OtherSide),
        (DESK, check_in_heat(1, 3, Presence::Here), Refusal::NoChange),
        (
            DESK,
            check_in_heat(1, 9, Presence::Here),
            Refusal::not_found("entrant"),
        ),
        (DESK, check_in(1, Home, Presence::Here), Refusal::IsHeat),
    ] {
        check(hall.clone(), (from, command), refused(with));
    }
    check(
        four(SINGLE),
        (DESK, check_in_heat(1, 1, Presence::Here)),
        refused(Refusal::NotAHeat),
    );
    check(
        hall.clone().after([finished(1, 1, &[(1, 0), (3, 0)])]),
        (DESK, check_in_heat(1, 2, Presence::Here)),
        refused(Refusal::HasBegun { number: 1 }),
    );
    hall.must(DESK, check_in_heat(1, 1, Presence::Absent));
    assert_eq!(present(&hall), [EntrantId(3)]);
    let last = hall.state.head;
    hall.must(DESK, take_back(last));
    assert_eq!(present(&hall), [EntrantId(1), EntrantId(3)]);
}

#[test]
fn where_both_are_absent_whoever_stands_opposite_goes_on() {
    let hall = four(SINGLE).after([both_absent(1)]);
    assert!(hall.game(1).outcome().expect("it is over").is_nobodys());
    assert_eq!(hall.game(3).slots().home, Slot::Bye);
    assert_eq!(
        hall.game(3).state,
        MatchState::Undecided,
        "Owl or Hen comes"
    );
    let hall = hall.after([result(2, 2, 1)]);
    check_over(&hall, 3, Away, (0, 0), Ending::Walkover);
    assert_eq!(places(&hall), [Some(3), Some(1), Some(3), Some(3)]);
}

#[test]
fn whoever_waits_opposite_goes_on_at_once() {
    let hall = four(SINGLE).after([result(2, 2, 1), both_absent(1)]);
    check_over(&hall, 3, Away, (0, 0), Ending::Walkover);
    assert!(hall.state.is_stage_over(StageId(1)));
}

#[test]
fn four_who_do_not_come_leave_a_final_to_nobody() {
    let hall = four(WITH_THIRD).after([both_absent(1), both_absent(2)]);
    for number in [3, 4] {
        assert!(
            hall.game(number)
                .outcome()
                .expect("it is over")
                .is_nobodys()
        );
    }
    assert!(hall.state.is_stage_over(StageId(1)));
}

#[test]
fn in_a_double_elimination_everybody_is_placed_whoever_is_absent() {
    let names = ["Fox", "Owl", "Hen", "Cat", "Elk", "Ape", "Bat", "Cod"];
    for who in 1..=7_u32 {
        let mut hall = published(DOUBLE, &names);
        let mut left = 40;
        while let Some(open) = hall
            .state
            .matches
            .values()
            .find(|found| matches!(found.state, MatchState::Ready { .. }))
            .map(|found| found.id.0)
        {
            let command = if open == who || open == 9 {
                both_absent(open)
            } else {
                result(open, 2, 0)
            };
            hall.must(DESK, command);
            left -= 1;
            assert!(left > 0, "it ends");
        }
        assert!(hall.state.is_stage_over(StageId(1)), "absent at {who}");
        let rows = hall.state.placings(StageId(1));
        assert!(
            rows.iter().all(|row| row.place.is_some()),
            "absent at {who}: {rows:?}"
        );
        assert_eq!(
            rows.iter().filter(|row| row.place == Some(1)).count(),
            1,
            "absent at {who}"
        );
    }
}

#[test]
fn a_grand_final_that_nobody_comes_to_is_not_followed_by_another() {
    let mut hall = four(DOUBLE);
    while let Some(open) = hall
        .state
        .matches
        .values()
        .find(|found| matches!(found.state, MatchState::Ready { .. }))
        .map(|found| found.id.0)
    {
        let is_final = hall.state.number_of(MatchId(open)) == 6;
        hall.must(
            DESK,
            if is_final {
                both_absent(open)
            } else {
                result(open, 2, 0)
            },
        );
    }
    assert!(hall.state.is_stage_over(StageId(1)));
    assert_eq!(
        places(&hall)
            .iter()
            .filter(|place| **place == Some(2))
            .count(),
        2,
        "both share the second place, and the first is nobody's"
    );
}

#[test]
fn in_a_table_both_lose() {
    let hall = swiss_hall(rounds(3), 4);
    let hall = play_open(hall.after([both_absent(1)]));
    let rows = hall.state.placings(StageId(1));
    let lost = rows
        .iter()
        .filter(|row| row.lost == 1 && row.won == 0)
        .count();
    assert_eq!(lost, 3, "two by absence and one by play");
}

#[test]
fn an_end_for_nobody_is_taken_back_with_all_that_followed() {
    let before = four(SINGLE).after([result(2, 2, 1)]);
    let mut hall = before.clone();
    let seq = hall.must(DESK, both_absent(1));
    hall.must(DESK, take_back(seq));
    for number in 1..=3 {
        assert_eq!(hall.game(number).state, before.game(number).state);
    }
}

#[test]
fn who_retires_keeps_the_games_and_who_forfeits_is_told_apart() {
    let ends = |how| Command::EndWithoutPlay {
        match_id: MatchId(1),
        absent: Absent::Home,
        how,
    };
    for (how, ending) in [
        (WithoutPlay::Retirement, Ending::Retirement),
        (WithoutPlay::Forfeit, Ending::Forfeit),
    ] {
        check(
            taken().after_from(ANNA, [score(1, 1, 11, 2)]),
            (ANNA, ends(how)),
            then(|hall| check_over(hall, 1, Away, (1, 0), ending)),
        );
    }
}

/// Somebody whose seat tells them apart from all others of that name.
fn fox() -> NewEntrant {
    NewEntrant {
        seat: Some("A1".to_owned()),
        ..named("Fox")
    }
}

/// Fox and Owl, and Fox plays Hen in another tournament, where match 2 is called to station 2.
fn elsewhere() -> Hall {
    let second = TournamentId(2);
    entered(SINGLE, &[]).after([
        add([fox(), named("Owl")]),
        draw(),
        publish(),
        create("Second", format(SINGLE)),
        Command::AddEntrants {
            tournament: second,
            entrants: vec![fox(), named("Hen")],
        },
        Command::DrawStage { tournament: second },
        Command::PublishStage { stage: StageId(2) },
        call(2, Some(2)),
    ])
}

#[test]
fn who_plays_elsewhere_is_not_absent() {
    let why = Refusal::PlaysElsewhere {
        name: "Fox".to_owned(),
        number: 1,
        place: "at station 2".to_owned(),
    };
    check(elsewhere(), (DESK, absent(1, Home)), refused(why.clone()));
    check(elsewhere(), (DESK, both_absent(1)), refused(why));
    check(
        elsewhere(),
        (DESK, absent(1, Away)),
        then(|hall| check_over(hall, 1, Home, (0, 0), Ending::Walkover)),
    );
    check(
        elsewhere().after([result(2, 2, 0)]),
        (DESK, absent(1, Home)),
        then(|hall| check_over(hall, 1, Away, (0, 0), Ending::Walkover)),
    );
}

fn gone_home(entrant: u32) -> Command {
    Command::GoneHome {
        tournament: CUP,
        entrant: EntrantId(entrant),
        reason: "The last train".to_owned(),
    }
}

#[test]
fn whoever_goes_home_leaves_every_tournament_and_a_team_only_its_own() {
    let hall = elsewhere();
    check(
        hall.clone(),
        (DESK, gone_home(1)),
        then(|hall| {
            check_over(hall, 1, Away, (0, 0), Ending::Walkover);
            check_over(hall, 2, Away, (0, 0), Ending::Walkover);
        }),
    );
    let again = hall.after([gone_home(1)]);
    check(again, (DESK, gone_home(1)), refused(Refusal::NoChange));
    let pack = NewEntrant {
        name: "Pack".to_owned(),
        roster: vec!["Fox".to_owned(), "Elk".to_owned()],
        ..fox()
    };
    let team = entered(SINGLE, &[]).after([
        add([fox(), pack, named("Owl"), named("Hen")]),
        draw(),
        publish(),
    ]);
    check(
        team,
        (DESK, gone_home(2)),
        then(|hall| {
            check_over(hall, 2, Away, (0, 0), Ending::Walkover);
            assert_eq!(hall.game(1).outcome(), None, "Fox alone plays on");
        }),
    );
    check(
        ready("Fox", "Owl"),
        (BERT, gone_home(1)),
        refused(Refusal::NotAllowed),
    );
}

#[test]
fn walkovers_in_a_row_are_counted_until_somebody_plays() {
    let hall = play_open(swiss_hall(rounds(3), 4));
    let first = hall.game(1);
    assert_eq!(hall.state.walkovers_in_row(first, Home), 0);
    let hall = swiss_hall(rounds(3), 4).after([absent(1, Home)]);
    assert_eq!(hall.state.walkovers_in_row(hall.game(1), Home), 1);
    assert_eq!(hall.state.walkovers_in_row(hall.game(1), Away), 0);
}

#[test]
fn walkovers_in_a_row_are_counted_along_the_way_through_a_bracket() {
    let names = ["A", "B", "C", "D", "E", "F", "G", "H"];
    // Of eight in a double elimination, match 1 is A against H; who loses it meets the loser of match 2.
    let hall = published(DOUBLE, &names).after([absent(1, Away), result(2, 2, 0)]);
    let lost = hall.game(1).entrant(Away);
    let next = hall.state.matches.values().find(|found| {
        found.id.0 > 2 && [Home, Away].iter().any(|&side| found.entrant(side) == lost)
    });
    let next = next.expect("they go on in the lower bracket");
    let side = next.side_of(lost.expect("is there")).expect("is there");
    assert_eq!(hall.state.walkovers_in_row(next, side), 1);
    assert_eq!(hall.state.walkovers_in_row(next, side.other()), 0);
}

#[test]
fn of_two_who_have_left_nobody_goes_on() {
    // Owl has won the other match and left; Fox leaves while the own result waits to be confirmed, and it stands.
    let leave = crate::say::withdraw;
    let confirmed = Command::SetConfirmation {
        tournament: CUP,
        confirmation: Confirmation::Desk,
    };
    let won = [
        crate::say::take(1),
        crate::say::game_to(1, 1, Home),
        crate::say::game_to(1, 2, Home),
        crate::say::commit(1, Home),
    ];
    let hall = four(SINGLE)
        .after([confirmed])
        .after_from(ANNA, won)
        .after([result(2, 2, 0), leave(2), leave(1)]);
    assert_eq!(hall.game(1).winner(), Some(EntrantId(1)));
    let last = hall.game(3);
    assert!(last.outcome().expect("it is over").is_nobodys());
    assert_eq!(places(&hall)[..2], [Some(2), Some(2)], "nobody is first");
    assert!(hall.state.is_stage_over(StageId(1)));
}
