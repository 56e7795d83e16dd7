//! Tie-breaks and void results as match reports: who plays once more, what that counts for, and whose matches count
//! for nobody.

use crate::hall::{DESK, Hall, SINGLE, check, format, id, published_with, refused, then};
use crate::say;
use crate::stages::{bracket, names, next, of, round_robin, rounds, stage_id};
use crate::tables::GOALS;
use lanista_domain::command::Disqualified;
use lanista_domain::standings::{Criterion, Parting};
use lanista_domain::table::{Fate, Stakes};
use lanista_domain::{
    Command, Ending, Group, MatchId, MatchState, Refusal, Series, Side, StageFormat,
};

/// One group of so many by points alone, best of one game by goals; the best two go on.
fn league(count: usize, then: &[Criterion]) -> Hall {
    let order: Vec<Criterion> = [Criterion::Points].iter().chain(then).copied().collect();
    let mut format = of(round_robin(1, 1, &order), GOALS);
    format.stages.push(next(bracket(SINGLE), (0, 1, 2)));
    let names = names(count);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    published_with(format, &names)
}

/// Plays every open match: the first named side by these goals.
fn play(mut hall: Hall, goals: impl Fn(u32, u32) -> (u8, u8)) -> Hall {
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
fn but_drawn(equal: &'static [(u32, u32)]) -> impl Fn(u32, u32) -> (u8, u8) {
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
fn in_a_circle(count: u32) -> impl Fn(u32, u32) -> (u8, u8) {
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
fn circle() -> Hall {
    play(league(3, &[]), in_a_circle(3))
}

fn ranks(hall: &Hall) -> Vec<(u32, u32)> {
    let stage = &hall.state.stages[&stage_id(1)];
    hall.state.tables(stage)[0]
        .iter()
        .map(|row| (stage.entrant(row.seed).expect("drawn").0, row.rank))
        .collect()
}

fn tie_break_matches(hall: &Hall, number: u8) -> Vec<u32> {
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
fn won_by(hall: &Hall, number: u32, entrant: u32) -> Command {
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
fn who_cannot_play_a_tie_break() {
    for (given, entrants, why) in [
        (tied_at_the_cut(), vec![1, 2], Refusal::NotTied),
        (circle(), vec![1, 2], Refusal::NotTied),
        (tied_at_the_cut(), vec![2, 2], Refusal::NotTied),
        (tied_at_the_cut(), vec![2, 9], Refusal::not_found("entrant")),
        (league(4, &[]), vec![2, 3], Refusal::StageNotOver),
        (
            tied_at_the_cut().after([say::tie_break(&[2, 3])]),
            vec![2, 3],
            Refusal::TieBreakOpen,
        ),
        (
            tied_at_the_cut().after([say::withdraw(3)]),
            vec![2, 3],
            Refusal::HasLeft {
                name: "E3".to_owned(),
            },
        ),
        (
            published_with(format(SINGLE), &["Fox", "Owl"]),
            vec![1, 2],
            Refusal::NoTable,
        ),
        (
            play(league(3, &[Criterion::InitialSeed]), in_a_circle(3)).after([say::draw()]),
            vec![1, 2],
            Refusal::LaterStage,
        ),
    ] {
        check(given, (DESK, say::tie_break(&entrants)), refused(why));
    }
    let two_groups = of(round_robin(2, 1, &[Criterion::Points]), GOALS);
    let names = names(4);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let drawn = play(published_with(two_groups, &names), |_, _| (1, 1));
    check(
        drawn.clone(),
        (DESK, say::tie_break(&[1, 2])),
        refused(Refusal::OtherGroup),
    );
    check(drawn, (DESK, say::tie_break(&[1, 4])), then(|_| {}));
}

#[test]
fn a_tie_break_has_room_for_so_many() {
    let all: Vec<u32> = (1..=11).collect();
    let mut hall = play(league(11, &[]), in_a_circle(11));
    for _ in 0..4 {
        hall = hall.after([say::tie_break(&all), say::publish()]);
        hall = play(hall, in_a_circle(11));
    }
    check(
        hall,
        (DESK, say::tie_break(&all)),
        refused(Refusal::TooManyTieBreaks),
    );
    let all: Vec<u32> = (1..=13).collect();
    check(
        play(league(13, &[]), in_a_circle(13)),
        (DESK, say::tie_break(&all)),
        refused(Refusal::BadNumber {
            what: "entrants of a tie-break, 2 to 12".to_owned(),
        }),
    );
}

#[test]
fn results_that_a_tie_break_rests_on_stay_until_it_is_discarded() {
    let hall = tied_at_the_cut().after([say::tie_break(&[2, 3])]);
    check(
        hall.clone(),
        (DESK, say::reopen(1)),
        refused(Refusal::LaterTieBreak),
    );
    let discard = Command::DiscardDraw { stage: stage_id(1) };
    check(
        hall.clone(),
        (DESK, discard.clone()),
        then(|hall| {
            assert!(tie_break_matches(hall, 1).is_empty());
            assert!(hall.state.is_stage_over(stage_id(1)));
            assert!(hall.state.stages[&stage_id(1)].is_wholly_published());
        }),
    );
    check(
        hall.after([say::publish(), say::result(7, 1, 0)]),
        (DESK, discard),
        refused(Refusal::HasBegun { number: 7 }),
    );
}

#[test]
fn the_ids_of_a_later_stage_leave_room_for_tie_breaks() {
    let hall = tied_at_the_cut().after([say::tie_break(&[2, 3]), say::publish()]);
    let hall = hall.after([say::result(7, 1, 0), say::draw()]);
    let second = &hall.state.stages[&stage_id(2)];
    assert!(second.first_match.0 > 6 + 256);
}

#[test]
fn no_swiss_round_and_nobody_late_once_a_tie_break_is_drawn() {
    let StageFormat::Swiss { pairing, until, .. } = rounds(2) else {
        panic!("a Swiss stage");
    };
    let swiss = StageFormat::Swiss {
        pairing,
        until,
        decisive: None,
        table: crate::tables::table(&[Criterion::Points]),
    };
    let hall = published_with(of(swiss, GOALS), &["Fox", "Owl", "Hen", "Cat"]);
    let hall = play(hall, |_, _| (1, 1)).after([say::pair(), say::publish()]);
    let hall = play(hall, |_, _| (1, 1)).after([
        say::tie_break(&[1, 2, 3, 4]),
        say::add([crate::hall::named("Late")]),
    ]);
    check(
        hall.clone(),
        (DESK, say::pair()),
        refused(Refusal::StageOver),
    );
    check(
        hall.clone(),
        (
            DESK,
            Command::EnterLate {
                stage: stage_id(1),
                entrant: id(5),
            },
        ),
        refused(Refusal::StageOver),
    );
    let hall = play(hall.after([say::publish()]), but_drawn(&[]));
    assert_eq!(ranks(&hall), [(1, 1), (2, 2), (3, 3), (4, 4)]);
}

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
    // In a bracket one goes on in name and is passed by in turn.
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
