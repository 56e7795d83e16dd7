//! Games: who wins them, which can be scored and corrected, and when the match can be committed.

use crate::hall::{
    ANNA, BERT, DESK, Hall, SINGLE, check, format, ready, ready_with, refused, taken, then,
};
use crate::say::{absent, call, commit, drop_game, game_to, hold, result, score, take};
use lanista_domain::Side::{Away, Home};
use lanista_domain::{
    BySide, Format, GameRule, HeadStart, Length, MatchState, Refusal, Series, Side,
};

fn with_rule(rule: GameRule) -> Format {
    Format {
        rule,
        ..format(SINGLE)
    }
}

fn with_series(series: Series) -> Format {
    let mut format = format(SINGLE);
    format.stages[0].series.usual = series;
    format
}

/// Match 1 with these games behind it, all entered at the desk.
fn played(games: &[Side]) -> Hall {
    let games = (1..)
        .zip(games)
        .map(|(number, winner)| game_to(1, number, *winner));
    ready("Fox", "Owl").after(games)
}

#[track_caller]
fn check_winner(rule: GameRule, home: u16, away: u16, winner: Option<Side>) {
    check(
        ready_with(with_rule(rule)),
        (DESK, score(1, 1, home, away)),
        then(move |hall| assert_eq!(hall.game(1).games[0].winner, winner, "{home}:{away}")),
    );
}

#[test]
fn the_points_decide_a_game_where_the_rule_lets_them() {
    let eleven = GameRule::Target {
        target: 11,
        margin: 2,
    };
    for (home, away, winner) in [
        (11, 9, Some(Home)),
        (9, 11, Some(Away)),
        (11, 10, None),
        (12, 10, Some(Home)),
        (14, 16, Some(Away)),
        (10, 0, None),
        (0, 0, None),
    ] {
        check_winner(eleven, home, away, winner);
    }
    let sixteen = GameRule::Target {
        target: 16,
        margin: 1,
    };
    check_winner(sixteen, 16, 15, Some(Home));
    check_winner(GameRule::Points, 16, 0, None);
    check_winner(GameRule::WinnerOnly, 16, 0, None);
}

#[test]
fn the_judge_may_always_say_who_won() {
    for rule in [
        GameRule::WinnerOnly,
        GameRule::Points,
        GameRule::Target {
            target: 11,
            margin: 2,
        },
    ] {
        check(
            ready_with(with_rule(rule)),
            (DESK, game_to(1, 1, Away)),
            then(|hall| assert_eq!(hall.game(1).score(), BySide::new(0, 1))),
        );
    }
}

#[test]
fn the_first_point_makes_a_match_live() {
    check(
        taken(),
        (ANNA, score(1, 1, 1, 0)),
        then(|hall| assert!(matches!(hall.game(1).state, MatchState::Live { .. }))),
    );
}

#[test]
fn a_score_is_stated_as_it_is_and_so_undone_as_it_was() {
    let hall = taken().after_from(ANNA, [score(1, 1, 1, 0), score(1, 1, 2, 0)]);
    check(
        hall,
        (ANNA, score(1, 1, 1, 0)),
        then(|hall| {
            assert_eq!(hall.game(1).games.len(), 1);
            assert_eq!(hall.game(1).games[0].score, BySide::new(1, 0));
        }),
    );
}

#[test]
fn games_follow_one_another() {
    for game in [0, 2, 255] {
        check(
            ready("Fox", "Owl"),
            (DESK, score(1, game, 1, 0)),
            refused(Refusal::WrongGame { game }),
        );
    }
    check(
        ready("Fox", "Owl").after([score(1, 1, 5, 0)]),
        (DESK, score(1, 2, 1, 0)),
        refused(Refusal::WrongGame { game: 2 }),
    );
}

#[test]
fn points_have_a_limit() {
    check(
        ready_with(with_rule(GameRule::Points)),
        (DESK, score(1, 1, 9_999, 0)),
        then(|_| ()),
    );
    for (home, away) in [(10_000, 0), (0, 10_000)] {
        check(
            ready("Fox", "Owl"),
            (DESK, score(1, 1, home, away)),
            refused(Refusal::BadNumber {
                what: "points, 9,999 at most".into(),
            }),
        );
    }
}

#[test]
fn nothing_is_scored_after_the_deciding_game() {
    check(
        played(&[Home, Home]),
        (DESK, score(1, 3, 1, 0)),
        refused(Refusal::SeriesDecided),
    );
}

#[test]
fn the_last_game_is_corrected_even_when_it_decided() {
    check(
        played(&[Home, Home]),
        (DESK, game_to(1, 2, Away)),
        then(|hall| {
            assert_eq!(hall.game(1).score(), BySide::new(1, 1));
            assert_eq!(hall.game(1).verdict(), None);
        }),
    );
}

#[test]
fn an_earlier_game_is_corrected_while_the_later_ones_could_still_have_been_played() {
    check(
        played(&[Home, Away]),
        (DESK, score(1, 1, 11, 3)),
        then(|hall| assert_eq!(hall.game(1).games[0].score, BySide::new(11, 3))),
    );
    check(
        played(&[Home, Away, Home]),
        (DESK, game_to(1, 2, Home)),
        refused(Refusal::WrongGame { game: 2 }),
    );
    check(
        played(&[Home, Away]),
        (DESK, score(1, 1, 3, 3)),
        refused(Refusal::WrongGame { game: 1 }),
    );
}

#[test]
fn only_the_last_game_is_dropped() {
    check(
        played(&[Home, Away]),
        (DESK, drop_game(1, 2)),
        then(|hall| assert_eq!(hall.game(1).score(), BySide::new(1, 0))),
    );
    check(
        played(&[Home, Away]),
        (DESK, drop_game(1, 1)),
        refused(Refusal::WrongGame { game: 1 }),
    );
    check(
        ready("Fox", "Owl"),
        (DESK, drop_game(1, 0)),
        refused(Refusal::WrongGame { game: 0 }),
    );
}

#[test]
fn a_match_whose_only_game_is_dropped_has_not_begun() {
    check(
        played(&[Home]),
        (DESK, drop_game(1, 1)),
        then(|hall| {
            assert!(matches!(hall.game(1).state, MatchState::Called { .. }));
            assert!(!hall.game(1).has_begun());
        }),
    );
}

#[test]
fn a_match_is_committed_by_the_name_of_its_winner() {
    check(
        played(&[Home, Away, Home]),
        (DESK, commit(1, Home)),
        then(|hall| assert_eq!(hall.game(1).score(), BySide::new(2, 1))),
    );
    check(
        played(&[Home, Home]),
        (DESK, commit(1, Away)),
        refused(Refusal::OtherWinner),
    );
    check(
        played(&[Home, Away]),
        (DESK, commit(1, Home)),
        refused(Refusal::NotDecided { needed: 2 }),
    );
}

#[test]
fn a_head_start_counts_from_the_beginning() {
    let series = Series {
        length: Length::BestOf { games: 5 },
        head_start: Some(HeadStart {
            score: BySide::new(1, 0),
            reason: "Upper bracket".into(),
        }),
    };
    check(
        ready_with(with_series(series)).after([game_to(1, 1, Home), game_to(1, 2, Home)]),
        (DESK, commit(1, Home)),
        then(|hall| assert_eq!(hall.game(1).score(), BySide::new(3, 0))),
    );
}

#[test]
fn a_typed_result_cannot_be_below_the_head_start() {
    let series = Series {
        length: Length::BestOf { games: 5 },
        head_start: Some(HeadStart {
            score: BySide::new(1, 0),
            reason: "Upper bracket".into(),
        }),
    };
    check(
        ready_with(with_series(series.clone())),
        (DESK, result(1, 0, 3)),
        refused(Refusal::ImpossibleResult { needed: 3 }),
    );
    check(
        ready_with(with_series(series)),
        (DESK, result(1, 1, 3)),
        then(|hall| assert_eq!(hall.game(1).score(), BySide::new(1, 3))),
    );
}

#[test]
fn first_to_three_takes_three_wins() {
    let series = Series {
        length: Length::FirstTo { wins: 3 },
        head_start: None,
    };
    let games = [Home, Away, Away, Home].into_iter().zip(1..);
    let hall =
        ready_with(with_series(series)).after(games.map(|(side, game)| game_to(1, game, side)));
    check(
        hall.clone(),
        (DESK, commit(1, Home)),
        refused(Refusal::NotDecided { needed: 3 }),
    );
    check(
        hall.after([game_to(1, 5, Away)]),
        (DESK, commit(1, Away)),
        then(|_| ()),
    );
}

#[test]
fn nobody_scores_what_another_tablet_holds() {
    for command in [
        score(1, 1, 1, 0),
        drop_game(1, 1),
        commit(1, Home),
        absent(1, Home),
        take(1),
    ] {
        for from in [BERT, DESK] {
            check(
                taken(),
                (from, command.clone()),
                refused(Refusal::HeldByAnother),
            );
        }
    }
}

#[test]
fn nothing_is_scored_while_a_match_is_held() {
    let hall = taken().after_from(ANNA, [hold(1)]);
    for command in [score(1, 1, 1, 0), drop_game(1, 1), commit(1, Home)] {
        let reason = "A broken pad".to_owned();
        check(
            hall.clone(),
            (ANNA, command),
            refused(Refusal::Held { reason }),
        );
    }
}

#[test]
fn nothing_is_scored_before_two_opponents_are_there() {
    let hall = crate::hall::four(SINGLE);
    for command in [score(3, 1, 1, 0), call(3, None), absent(3, Home), hold(3)] {
        check(hall.clone(), (DESK, command), refused(Refusal::NotReady));
    }
}
