//! Tie-breaks as match reports: who plays once more, and what that counts for.

use crate::hall::{DESK, Hall, SINGLE, check, id, published_with, refused, then};
use crate::say;
use crate::stages::{bracket, names, next, of, round_robin, stage_id};
use crate::tables::GOALS;
use lanista_domain::correct::Fix;
use lanista_domain::standings::{Criterion, Parting};
use lanista_domain::table::{Fate, Stakes};
use lanista_domain::{Command, Group, MatchId, MatchState, Refusal, Series, Side};

/// One group of so many by points alone, best of one game by goals; the best two go on.
pub(crate) fn league(count: usize, then: &[Criterion]) -> Hall {
    let order: Vec<Criterion> = [Criterion::Points].iter().chain(then).copied().collect();
    let mut format = of(round_robin(1, 1, &order), GOALS);
    format.stages.push(next(bracket(SINGLE), (0, 1, 2)));
    let names = names(count);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    published_with(format, &names)
}

/// Plays every open match: the first named side by these goals.
pub(crate) fn play(mut hall: Hall, goals: impl Fn(u32, u32) -> (u8, u8)) -> Hall {
    let open: Vec<_> = hall.state.matches.values().cloned().collect();
    for found in open {
        let both = Side::BOTH.map(|side| found.entrant(side));
        if let ([Some(home), Some(away)], MatchState::Ready { .. }) = (both, &found.state) {
            let (home, away) = goals(home.0, away.0);
            hall.must(DESK, say::result(found.id.0, home, away));
        }
    }
    hall
}

/// Who was entered earlier wins, but for these, whose match is drawn.
pub(crate) fn but_drawn(equal: &'static [(u32, u32)]) -> impl Fn(u32, u32) -> (u8, u8) {
    move |home, away| {
        let is_equal = equal.contains(&(home.min(away), home.max(away)));
        match (is_equal, home < away) {
            (true, _) => (1, 1),
            (false, true) => (1, 0),
            (false, false) => (0, 1),
        }
    }
}

/// In a circle: each beats the half that follows, by one goal.
pub(crate) fn in_a_circle(count: u32) -> impl Fn(u32, u32) -> (u8, u8) {
    move |home, away| {
        let ahead = (away + count - home) % count;
        if ahead <= count / 2 { (1, 0) } else { (0, 1) }
    }
}

/// Four, of whom the second and third are equal: the line that leads on runs between them.
pub(crate) fn tied_at_the_cut() -> Hall {
    play(league(4, &[]), but_drawn(&[(2, 3)]))
}

/// Three who beat each other in a circle.
pub(crate) fn circle() -> Hall {
    play(league(3, &[]), in_a_circle(3))
}

pub(crate) fn ranks(hall: &Hall) -> Vec<(u32, u32)> {
    let stage = &hall.state.stages[&stage_id(1)];
    hall.state.tables(stage)[0]
        .iter()
        .map(|row| (stage.entrant(row.seed).expect("drawn").0, row.rank))
        .collect()
}

pub(crate) fn tie_break_matches(hall: &Hall, number: u8) -> Vec<u32> {
    let stage = &hall.state.stages[&stage_id(1)];
    stage.of_tie_break(number).map(|id| id.0).collect()
}

/// The side on which somebody stands in a match.
fn side_of(hall: &Hall, number: u32, entrant: u32) -> Side {
    hall.game(number)
        .side_of(id(entrant))
        .expect("they play it")
}

/// A result of 1–0 for this entrant.
pub(crate) fn won_by(hall: &Hall, number: u32, entrant: u32) -> Command {
    match side_of(hall, number, entrant) {
        Side::Home => say::result(number, 1, 0),
        Side::Away => say::result(number, 0, 1),
    }
}

#[test]
fn a_tie_at_the_cut_says_who_and_what_rests_on_it() {
    let hall = tied_at_the_cut();
    let ties = hall.state.ties(&hall.state.stages[&stage_id(1)]);
    let [tie] = ties.as_slice() else {
        panic!("one tie: {ties:?}");
    };
    assert_eq!(
        (tie.group, tie.first, tie.last, tie.stakes),
        (1, 2, 3, Stakes::Cut)
    );
    assert_eq!(tie.entrants, [id(2), id(3)]);
    check(
        hall,
        (DESK, say::draw()),
        refused(Refusal::TieAtCut { first: 2, last: 3 }),
    );
}

#[test]
fn the_last_place_that_leads_on_is_decided_by_a_match() {
    let mut hall = tied_at_the_cut().after([say::tie_break(&[3, 2])]);
    let [number] = tie_break_matches(&hall, 1)[..] else {
        panic!("one match of two");
    };
    assert_eq!(number, 7, "the ids of a stage have no gaps");
    let node = hall.state.node_of(MatchId(number)).expect("it is drawn");
    assert_eq!((node.group, node.number), (Group::TieBreak(1), Some(7)));
    assert!(!hall.state.is_stage_over(stage_id(1)));
    // Nobody sees it before it is published.
    check(
        hall.clone(),
        (DESK, say::call(number, None)),
        refused(Refusal::NotPublished),
    );
    hall = hall.after([say::publish(), say::call(number, Some(1))]);
    let result = won_by(&hall, number, 3);
    hall.must(DESK, result);
    assert_eq!(ranks(&hall), [(1, 1), (3, 2), (2, 3), (4, 4)]);
    let stage = &hall.state.stages[&stage_id(1)];
    let rows = &hall.state.tables(stage)[0];
    assert_eq!(rows[2].parting, Parting::By(Criterion::TieBreak));
    assert_eq!(rows[1].values[1].shown(), "1 (+1)");
    let forecast = hall.state.forecast(stage);
    let fates: Vec<Fate> = forecast.iter().map(|found| found.now.fate).collect();
    assert_eq!(fates, [Fate::Through, Fate::Out, Fate::Through, Fate::Out]);
    // It counts nowhere else: two won, one drawn, as before.
    let second = hall.state.placings(stage_id(1)).remove(1);
    assert_eq!((second.won, second.drawn, second.lost), (1, 1, 1));
    assert_eq!(hall.state.record(stage, 3), (1, 1));
    assert_eq!(stage.last_round(), 3);
    check(
        hall,
        (DESK, say::draw()),
        then(|hall| {
            let second = &hall.state.stages[&stage_id(2)];
            assert_eq!(second.seeding, [id(1), id(3)]);
        }),
    );
}

#[test]
fn a_tie_break_is_called_scored_opened_and_taken_back_as_any_match() {
    let hall = tied_at_the_cut().after([say::tie_break(&[2, 3]), say::publish()]);
    let live = hall.after([say::call(7, Some(1))]).after_from(
        crate::hall::ANNA,
        [say::take(7), say::game_to(7, 1, Side::Home)],
    );
    let mut over = live.after_from(crate::hall::ANNA, [say::commit(7, Side::Home)]);
    assert!(over.state.is_stage_over(stage_id(1)));
    over.must(DESK, say::reopen(7));
    assert_eq!(ranks(&over)[..3], [(1, 1), (2, 2), (3, 2)]);
    let seq = over.must(DESK, say::result(7, 0, 1));
    over.must(DESK, say::take_back(seq));
    assert!(!over.state.is_stage_over(stage_id(1)));
}

#[test]
fn no_draw_in_a_tie_break_and_no_length_that_allows_one() {
    check(
        tied_at_the_cut(),
        (
            DESK,
            Command::PlayTieBreak {
                stage: stage_id(1),
                entrants: vec![id(2), id(3)],
                series: GOALS,
            },
        ),
        refused(Refusal::DrawNotAllowed),
    );
    check(
        tied_at_the_cut().after([say::tie_break(&[2, 3])]),
        (
            DESK,
            Command::SetSeries {
                stage: stage_id(1),
                group: Group::TieBreak(1),
                round: 1,
                series: GOALS,
            },
        ),
        refused(Refusal::DrawNotAllowed),
    );
    check(
        tied_at_the_cut().after([say::tie_break(&[2, 3])]),
        (
            DESK,
            Command::SetSeries {
                stage: stage_id(1),
                group: Group::TieBreak(1),
                round: 1,
                series: Series::best_of(5),
            },
        ),
        then(|hall| assert_eq!(hall.game(7).series, Series::best_of(5))),
    );
}

#[test]
fn three_play_everybody_against_everybody_and_half_of_it_parts_nobody() {
    let mut hall = circle().after([say::tie_break(&[1, 2, 3]), say::publish()]);
    let numbers = tie_break_matches(&hall, 1);
    assert_eq!(numbers.len(), 3);
    let met = |number: u32, one: u32, other: u32| {
        let found = hall.game(number);
        found.side_of(id(one)).is_some() && found.side_of(id(other)).is_some()
    };
    let last = *numbers.iter().find(|&&n| met(n, 2, 3)).expect("they meet");
    for number in numbers.into_iter().filter(|number| *number != last) {
        let winner = if hall.game(number).side_of(id(2)).is_some() {
            2
        } else {
            3
        };
        let result = won_by(&hall, number, winner);
        hall.must(DESK, result);
        assert_eq!(ranks(&hall), [(1, 1), (2, 1), (3, 1)]);
    }
    let result = won_by(&hall, last, 3);
    hall.must(DESK, result);
    assert_eq!(ranks(&hall), [(3, 1), (2, 2), (1, 3)]);
}

#[test]
fn who_is_equal_again_plays_again_or_draws_lots() {
    let mut hall = circle().after([say::tie_break(&[1, 2, 3]), say::publish()]);
    hall = play(hall, in_a_circle(3));
    assert_eq!(ranks(&hall), [(1, 1), (2, 1), (3, 1)]);
    let lots = Command::DrawTieLots {
        stage: stage_id(1),
        lots: vec![30, 10, 20],
    };
    assert_eq!(
        ranks(&hall.clone().after([lots.clone()])),
        [(2, 1), (3, 2), (1, 3)]
    );
    let again = hall.after([say::tie_break(&[1, 2, 3]), say::publish()]);
    let again = play(again, but_drawn(&[]));
    assert_eq!(ranks(&again), [(1, 1), (2, 2), (3, 3)]);
    // The match goes before lots.
    assert_eq!(ranks(&again.after([lots])), [(1, 1), (2, 2), (3, 3)]);
}

#[test]
fn a_second_tie_break_decides_only_among_those_whom_the_first_left_equal() {
    // All four are equal by points. In the first tie-break 1 beats all and 4 loses to all but 3, in a circle.
    let mut hall = play(league(4, &[]), |_, _| (1, 1));
    hall = hall.after([say::tie_break(&[1, 2, 3, 4]), say::publish()]);
    hall = play(hall, |home, away| {
        let beats = |one, other| {
            one == 1 || (one, other) == (2, 3) || (one, other) == (3, 4) || (one, other) == (4, 2)
        };
        if beats(home, away) { (1, 0) } else { (0, 1) }
    });
    assert_eq!(ranks(&hall), [(1, 1), (2, 2), (3, 2), (4, 2)]);
    hall = hall.after([say::tie_break(&[2, 3, 4]), say::publish()]);
    hall = play(hall, |home, away| if home > away { (1, 0) } else { (0, 1) });
    // 4 has three wins in all, as 1 has; but 1 was parted before.
    assert_eq!(ranks(&hall), [(1, 1), (4, 2), (3, 3), (2, 4)]);
}

#[test]
fn where_the_organiser_puts_the_tie_break_it_comes_before_what_follows() {
    // Fox and Owl are equal by points; goals would part them.
    let order = [Criterion::TieBreak, Criterion::ScoreDifference];
    let goals = |home: u32, away: u32| match (home.min(away), home.max(away)) {
        (1, 2) => (1, 1),
        (1, _) => {
            if home == 1 {
                (5, 0)
            } else {
                (0, 5)
            }
        }
        (_, _) => {
            if home < away {
                (1, 0)
            } else {
                (0, 1)
            }
        }
    };
    let hall = play(league(3, &order), goals);
    assert_eq!(ranks(&hall), [(1, 1), (2, 2), (3, 3)]);
    let tie = hall.state.ties(&hall.state.stages[&stage_id(1)]).remove(0);
    assert_eq!(
        (tie.entrants.as_slice(), tie.stakes),
        (&[id(1), id(2)][..], Stakes::Place)
    );
    let mut hall = hall.after([say::tie_break(&[1, 2]), say::publish()]);
    let result = won_by(&hall, 4, 2);
    hall.must(DESK, result);
    assert_eq!(ranks(&hall), [(2, 1), (1, 2), (3, 3)]);
}

#[test]
fn a_void_match_is_not_played_again_once_a_tie_break_was_made_without_it() {
    let mut hall = tied_at_the_cut();
    let first_and_last = [id(1), id(4)];
    let void = hall
        .state
        .matches
        .values()
        .find(|found| {
            first_and_last
                .iter()
                .all(|one| found.side_of(*one).is_some())
        })
        .expect("they met")
        .id;
    hall.must(
        DESK,
        Command::Correct {
            fix: Fix::Void { match_id: void },
            choices: Vec::new(),
            reason: "Wrong console".to_owned(),
        },
    );
    hall.must(DESK, say::tie_break(&[2, 3]));
    let answer = hall.send(DESK, None, say::replay(void.0));
    assert_eq!(
        answer.expect_err("a tie-break rests on it").reasons,
        [Refusal::LaterTieBreak]
    );
    // Without the tie-break nothing rests on it any more.
    check(
        hall.after([Command::DiscardDraw { stage: stage_id(1) }]),
        (DESK, say::replay(void.0)),
        then(|hall| assert!(!hall.game(void.0).is_void())),
    );
}
