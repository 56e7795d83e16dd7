//! Before play: seeding, lots, the draw, and when it is public.

use crate::hall::{
    ANNA, CUP, DESK, DOUBLE, Hall, SINGLE, check, entered, format, four, id, named, ready, refused,
    then,
};
use crate::say::{add, call, create, draw, game_to, publish, result, seed, take};
use lanista_domain::Side::Home;
use lanista_domain::{
    BySide, Command, Entrant, GameRule, Group, HeadStart, Length, MatchId, NewEntrant, Refusal,
    Series, StageId, TournamentId,
};

const STAGE: StageId = StageId(1);

fn entrants(hall: &Hall) -> Vec<&Entrant> {
    hall.state.tournaments[&CUP].entrants.values().collect()
}

fn seeding(hall: &Hall) -> Vec<u32> {
    hall.state.tournaments[&CUP]
        .seeding
        .iter()
        .map(|entrant| entrant.0)
        .collect()
}

fn change(entrant: u32, to: NewEntrant) -> Command {
    Command::ChangeEntrant {
        tournament: CUP,
        entrant: id(entrant),
        to,
    }
}

fn many(count: usize) -> Command {
    add((0..count).map(|number| named(&format!("Entrant {number}"))))
}

#[test]
fn the_order_is_given_by_hand_or_by_lot() {
    let given = || entered(SINGLE, &["Fox", "Owl", "Hen", "Cat"]);
    check(
        given(),
        (DESK, seed(&[4, 2, 1, 3])),
        then(|hall| assert_eq!(seeding(hall), [4, 2, 1, 3])),
    );
    for bad in [
        &[1, 2, 3][..],
        &[1, 2, 3, 3],
        &[1, 2, 3, 9],
        &[1, 2, 3, 4, 4],
    ] {
        check(given(), (DESK, seed(bad)), refused(Refusal::NotAnOrder));
    }
    check(
        given(),
        (DESK, seed(&[1, 2, 3, 4])),
        refused(Refusal::NoChange),
    );
    let lots = |lots: &[u32]| Command::DrawLots {
        tournament: CUP,
        lots: lots.to_vec(),
    };
    check(
        given(),
        (DESK, lots(&[9, 5, 7, 5])),
        then(|hall| assert_eq!(seeding(hall), [2, 4, 3, 1])),
    );
    check(
        given(),
        (DESK, lots(&[1, 2, 3])),
        refused(Refusal::NotAnOrder),
    );
    check(
        given().after([draw()]),
        (DESK, lots(&[1, 2, 3, 4])),
        refused(Refusal::AlreadyDrawn),
    );
}

#[test]
fn a_bracket_takes_2_to_4096_entrants() {
    for kind in [SINGLE, DOUBLE] {
        check(
            entered(kind, &[]),
            (DESK, draw()),
            refused(Refusal::TooFew {
                entrants: 0,
                least: 2,
            }),
        );
        check(
            entered(kind, &["Fox"]),
            (DESK, draw()),
            refused(Refusal::TooFew {
                entrants: 1,
                least: 2,
            }),
        );
    }
    check(
        entered(SINGLE, &[]),
        (DESK, many(4_097)),
        refused(Refusal::TooMany),
    );
    let full = entered(DOUBLE, &[]).after([many(4_096)]);
    check(
        full.clone(),
        (DESK, add([named("One more")])),
        refused(Refusal::TooMany),
    );
    check(
        full,
        (DESK, draw()),
        then(|hall| assert_eq!(hall.state.matches.len(), 2 * 4_096 - 1)),
    );
}

#[test]
fn the_best_meet_last() {
    let hall = four(SINGLE);
    assert_eq!(
        hall.game(1).slots().map(lanista_domain::Slot::entrant),
        BySide::new(Some(id(1)), Some(id(4)))
    );
    assert_eq!(
        hall.game(2).slots().map(lanista_domain::Slot::entrant),
        BySide::new(Some(id(2)), Some(id(3)))
    );
}

#[test]
fn nothing_moves_once_it_is_drawn() {
    let drawn = entered(SINGLE, &["Fox", "Owl"]).after([draw()]);
    let other = Command::ChangeTournament {
        tournament: CUP,
        name: "Cup".to_owned(),
        title: "Duel".to_owned(),
        format: format(DOUBLE),
    };
    for command in [
        add([named("Hen")]),
        seed(&[2, 1]),
        draw(),
        other,
        Command::RemoveEntrant {
            tournament: CUP,
            entrant: id(1),
        },
        Command::RemoveTournament { tournament: CUP },
    ] {
        check(
            drawn.clone(),
            (DESK, command),
            refused(Refusal::AlreadyDrawn),
        );
    }
    check(
        drawn,
        (DESK, change(1, named("Foxy"))),
        then(|hall| assert_eq!(entrants(hall)[0].name, "Foxy")),
    );
}

#[test]
fn a_draw_is_thrown_away_while_nothing_has_begun() {
    let discard = Command::DiscardDraw { stage: STAGE };
    check(
        ready("Fox", "Owl").after([call(1, Some(1))]),
        (DESK, discard.clone()),
        then(|hall| assert!(hall.state.matches.is_empty())),
    );
    for begun in [
        four(SINGLE).after([game_to(1, 1, Home)]),
        four(SINGLE).after([result(1, 2, 0)]),
        four(SINGLE).after_from(ANNA, [take(1)]),
    ] {
        check(
            begun,
            (DESK, discard.clone()),
            refused(Refusal::HasBegun { number: 1 }),
        );
    }
    let again = ready("Fox", "Owl").after([discard, draw()]);
    assert_eq!(
        again.state.tournaments[&CUP].stages,
        [StageId(2)],
        "a new stage"
    );
    assert!(
        again.state.matches.contains_key(&MatchId(2)),
        "and new matches"
    );
}

#[test]
fn a_stage_is_published_once() {
    check(
        ready("Fox", "Owl"),
        (DESK, publish()),
        refused(Refusal::AlreadyPublished),
    );
}

#[test]
fn a_round_is_played_longer_from_now_on() {
    let five = |round| Command::SetSeries {
        stage: STAGE,
        group: Group::Upper,
        round,
        series: Series::best_of(5),
    };
    check(
        four(SINGLE).after([game_to(1, 1, Home)]),
        (DESK, five(1)),
        then(|hall| {
            assert_eq!(hall.game(1).series, Series::best_of(3), "it has begun");
            assert_eq!(hall.game(2).series, Series::best_of(5));
        }),
    );
    check(
        four(SINGLE),
        (DESK, five(3)),
        refused(Refusal::not_found("round")),
    );
    check(
        four(SINGLE).after([five(2)]),
        (DESK, five(2)),
        refused(Refusal::NoChange),
    );
}

#[test]
fn rules_that_make_no_sense_are_refused() {
    let series = |length, home| Series {
        length,
        head_start: Some(HeadStart {
            score: BySide::new(home, 0),
            reason: "Handicap".to_owned(),
        }),
    };
    for bad in [
        Series::best_of(0),
        Series::best_of(2),
        Series::best_of(101),
        series(Length::FirstTo { wins: 0 }, 0),
        series(Length::FirstTo { wins: 51 }, 0),
        series(Length::BestOf { games: 3 }, 2),
    ] {
        let mut format = format(SINGLE);
        format.stages[0].series.usual = bad;
        check(
            entered(SINGLE, &[]),
            (DESK, create("Second", format)),
            refused(Refusal::BadNumber {
                what: "games of a match".into(),
            }),
        );
    }
    for (target, margin) in [(0, 1), (1_000, 1), (11, 0), (11, 100)] {
        let mut format = format(SINGLE);
        format.rule = GameRule::Target { target, margin };
        check(
            entered(SINGLE, &[]),
            (DESK, create("Second", format)),
            refused(Refusal::BadNumber {
                what: "points of a game".into(),
            }),
        );
    }
}

#[test]
fn the_reason_of_a_head_start_is_stored_clean() {
    let mut format = format(SINGLE);
    format.stages[0].series.usual.head_start = Some(HeadStart {
        score: BySide::new(1, 0),
        reason: " Upper\u{202E}\n bracket\u{0000}".to_owned(),
    });
    check(
        entered(SINGLE, &[]),
        (DESK, create("Second", format)),
        then(|hall| {
            let start = hall.state.tournaments[&TournamentId(2)].format.stages[0]
                .series
                .usual
                .head_start
                .as_ref();
            assert_eq!(start.expect("it is there").reason, "Upper bracket");
        }),
    );
}
