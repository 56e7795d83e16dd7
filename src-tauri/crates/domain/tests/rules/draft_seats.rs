//! Before a draft: who chooses the order or a side of the game, and what is left for the other.

use crate::drafts::{ask, captains, draft, fearless, lock, one, open, refused, rules, set};
use crate::hall::{ANNA, Hall, taken};
use crate::say;
use lanista_domain::conduct::Marks;
use lanista_domain::draft::{
    Assign, Choice, Decided, Deed, DraftFormat, DraftRules, Link, Often, Seat, Verb, Wish,
};
use lanista_domain::{Command, MatchId, Refusal, Side};

/// Captains choose; the sides of the game are called day and night.
fn chosen() -> DraftFormat {
    let mut format = fearless();
    format.seats.assign = Assign::Choice;
    format.seats.later = Some(Assign::Choice);
    format.sides = vec!["day".to_owned(), "night".to_owned()];
    format
}

fn choosing(format: DraftFormat) -> Hall {
    captains(taken().after([set(rules(format))])).after_from(ANNA, [open()])
}

fn order(side: Side, first: Side) -> Command {
    ask(Deed::Choose {
        side,
        wish: Wish::Order { first },
    })
}

fn play(side: Side, play: &str) -> Command {
    ask(Deed::Choose {
        side,
        wish: Wish::Play {
            side: play.to_owned(),
        },
    })
}

#[test]
fn the_better_seed_chooses_the_order_or_a_side_and_the_other_what_is_left() {
    let cases = [
        (
            [order(Side::Home, Side::Home), play(Side::Away, "day")],
            Side::Home,
            "night",
        ),
        (
            [order(Side::Home, Side::Away), play(Side::Away, "night")],
            Side::Away,
            "day",
        ),
        (
            [play(Side::Home, "day"), order(Side::Away, Side::Away)],
            Side::Away,
            "day",
        ),
        (
            [play(Side::Home, "night"), order(Side::Away, Side::Home)],
            Side::Home,
            "night",
        ),
    ];
    for (wishes, first, home_side) in cases {
        let mut hall = choosing(chosen());
        for (captain, wish) in ["fox", "owl"].into_iter().zip(wishes) {
            assert!(hall.state.last_draft(MatchId(1)).is_none());
            hall.must(captain, wish);
        }
        let head = &draft(&hall).head;
        assert_eq!(
            (head.first, head.home_side.as_deref()),
            (first, Some(home_side))
        );
        assert_eq!(head.how, Decided::Chosen {});
        assert!(hall.state.choosing.is_empty());
    }
}

#[test]
fn nobody_chooses_for_others_twice_or_what_there_is_not() {
    let hall = choosing(chosen());
    let refusals = [
        ("owl", order(Side::Away, Side::Away), Refusal::OtherTurn),
        ("owl", order(Side::Home, Side::Away), Refusal::OtherSide),
        ("fox", play(Side::Home, "dusk"), Refusal::OtherTurn),
        ("fox", lock(0, Seat::A, Verb::Ban, 1), Refusal::NoDraft),
        (ANNA, open(), Refusal::NoChange),
    ];
    for (who, command, why) in refusals {
        assert_eq!(refused(&hall, who, command), [why]);
    }
    let hall = hall.after_from("fox", [order(Side::Home, Side::Home)]);
    let again = order(Side::Away, Side::Away);
    assert_eq!(
        refused(&hall, "owl", again),
        [Refusal::OtherTurn],
        "the side is left"
    );
}

#[test]
fn without_sides_of_the_game_only_the_order_is_chosen() {
    let mut format = chosen();
    format.sides.clear();
    let hall = choosing(format).after_from("fox", [order(Side::Home, Side::Away)]);
    assert_eq!(draft(&hall).head.first, Side::Away);
}

#[test]
fn a_judge_chooses_for_a_captain_opens_at_once_or_begins_again() {
    let judged = choosing(chosen()).after_from(
        ANNA,
        [order(Side::Home, Side::Home), play(Side::Away, "day")],
    );
    assert_eq!(draft(&judged).head.first, Side::Home);
    let at_once = Deed::Open {
        first: Some(Side::Away),
        lot: None,
        home_side: None,
    };
    let kept = choosing(chosen())
        .after_from("fox", [play(Side::Home, "night")])
        .after_from(ANNA, [ask(at_once)]);
    let head = &draft(&kept).head;
    assert_eq!(
        (head.first, head.home_side.as_deref()),
        (Side::Away, Some("night"))
    );
    let void = Deed::Void {
        reason: "the wrong match".to_owned(),
    };
    let again = choosing(chosen()).after_from(ANNA, [ask(void), open()]);
    assert_eq!(again.state.choosing.len(), 1);
}

#[test]
fn whoever_lost_the_game_before_chooses_in_the_next() {
    let mut hall = choosing(chosen()).after_from(
        ANNA,
        [order(Side::Home, Side::Home), play(Side::Away, "day")],
    );
    for (turn, seat, verb, hero) in [
        (0, Seat::A, Verb::Ban, 1),
        (1, Seat::B, Verb::Ban, 2),
        (2, Seat::A, Verb::Pick, 3),
        (3, Seat::B, Verb::Pick, 4),
    ] {
        hall.must(ANNA, lock(turn, seat, verb, hero));
    }
    let hall = hall.after_from(ANNA, [say::game_to(1, 1, Side::Home), open()]);
    assert_eq!(hall.state.choosing[&MatchId(1)].chooser, Side::Away);
    assert_eq!(draft(&hall).head.place.game, 1, "the first draft stands");
}

/// Maps are vetoed for the series: home picks the first, away its side, away the second, home its side, and one is left
/// over. Then heroes are drafted for each game.
fn after_a_veto(home_side: &str, heroes: DraftFormat) -> Hall {
    let side = |seat| one(seat, Verb::Side);
    let mut veto = fearless();
    veto.id = "veto".to_owned();
    veto.team_size = None;
    veto.sides = vec!["day".to_owned(), "night".to_owned()];
    veto.effects.truncate(2);
    veto.steps = vec![
        one(Seat::A, Verb::Pick),
        side(Seat::B),
        one(Seat::B, Verb::Pick),
        side(Seat::A),
    ];
    let chain = [("veto", Often::Series), ("small", Often::Game)].map(|(format, when)| Link {
        format: format.to_owned(),
        when,
    });
    let rules = DraftRules {
        chain: chain.to_vec(),
        formats: vec![veto, heroes.clone()],
        ..rules(heroes)
    };
    let choose = |turn: u16, seat: Seat, side: &str| {
        ask(Deed::Lock {
            turn,
            seat,
            verb: Verb::Side,
            choice: Choice::Side {
                side: side.to_owned(),
            },
        })
    };
    captains(taken().after([set(rules), open()])).after_from(
        ANNA,
        [
            lock(0, Seat::A, Verb::Pick, 7),
            choose(1, Seat::B, if home_side == "day" { "night" } else { "day" }),
            lock(2, Seat::B, Verb::Pick, 8),
            choose(3, Seat::A, "night"),
        ],
    )
}

fn with_sides(sides: [&str; 2]) -> DraftFormat {
    let mut heroes = fearless();
    heroes.sides = sides.map(str::to_owned).to_vec();
    heroes
}

/// All of the heroes of a game.
fn heroes(hall: &mut Hall, first: Seat, from: u32) {
    let other = if first == Seat::A { Seat::B } else { Seat::A };
    for (turn, (seat, verb)) in (0..).zip([
        (first, Verb::Ban),
        (other, Verb::Ban),
        (first, Verb::Pick),
        (other, Verb::Pick),
    ]) {
        hall.must(ANNA, lock(turn, seat, verb, from + u32::from(turn)));
    }
}

#[test]
fn a_side_chosen_in_the_veto_is_that_of_the_heroes_of_its_game() {
    for home_side in ["day", "night"] {
        let mut hall = after_a_veto(home_side, with_sides(["day", "night"]));
        hall.must(ANNA, open());
        assert_eq!(draft(&hall).head.place.game, 1);
        assert_eq!(draft(&hall).head.home_side.as_deref(), Some(home_side));
        heroes(&mut hall, Seat::A, 1);
        hall.must(ANNA, say::game_to(1, 1, Side::Home));
        hall.must(ANNA, open());
        let head = &draft(&hall).head;
        assert_eq!(
            (head.place.game, head.home_side.as_deref()),
            (2, Some("night")),
            "home chose it for the second map"
        );
    }
}

#[test]
fn whoever_opens_it_may_say_otherwise_and_other_words_for_sides_mean_nothing() {
    let mut hall = after_a_veto("day", with_sides(["day", "night"]));
    hall.must(
        ANNA,
        ask(Deed::Open {
            first: None,
            lot: None,
            home_side: Some("night".to_owned()),
        }),
    );
    assert_eq!(draft(&hall).head.home_side.as_deref(), Some("night"));
    let mut hall = after_a_veto("day", with_sides(["blue", "red"]));
    hall.must(ANNA, open());
    assert_eq!(draft(&hall).head.home_side, None);
}

#[test]
fn the_side_of_a_knife_round_is_what_the_judge_noted_of_the_game() {
    let mut hall = after_a_veto("day", with_sides(["day", "night"]));
    let marks = Marks {
        home_side: Some("night".to_owned()),
        ..Marks::default()
    };
    hall.must(
        ANNA,
        Command::MarkGame {
            match_id: MatchId(1),
            game: 1,
            marks,
        },
    );
    hall.must(ANNA, open());
    assert_eq!(draft(&hall).head.home_side.as_deref(), Some("night"));
}

#[test]
fn with_a_decided_side_captains_choose_the_order_alone() {
    let mut format = with_sides(["day", "night"]);
    format.seats.assign = Assign::Choice;
    let mut hall = after_a_veto("day", format).after_from(ANNA, [open()]);
    assert_eq!(
        refused(&hall, "fox", play(Side::Home, "night")),
        [Refusal::OtherTurn],
        "the side is not open any more"
    );
    assert_eq!(
        refused(&hall, "owl", order(Side::Away, Side::Away)),
        [Refusal::OtherTurn],
        "the better seed has the one choice that is left"
    );
    hall.must("fox", order(Side::Home, Side::Away));
    let head = &draft(&hall).head;
    assert_eq!(
        (head.first, head.home_side.as_deref()),
        (Side::Away, Some("day"))
    );
}
