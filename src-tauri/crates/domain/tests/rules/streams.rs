//! The stream's producer: what comes in which order, what the overlays show, and a light that holds nobody up.

use crate::dispatch::{NOTHING, calls, equip, wished};
use crate::hall::{ANNA, BERT, DESK, Hall, SINGLE, check, four, refused, then};
use crate::say::{self, call, commit, corrected, game_to, result, score, take, take_back};
use lanista_domain::Side::Home;
use lanista_domain::dispatch::Hindrance;
use lanista_domain::{
    At, Command, GoLight, Lamp, MatchId, Refusal, StationKind, StationNo, StreamChange, Wish,
};

const STREAM: StationNo = StationNo(1);

pub(crate) const fn change(change: StreamChange) -> Command {
    Command::ChangeStream { change }
}

pub(crate) const fn put(number: u32, place: u32) -> Command {
    change(StreamChange::Put {
        station: STREAM,
        match_id: MatchId(number),
        place,
    })
}

const fn dropped(number: u32) -> Command {
    change(StreamChange::Drop {
        station: STREAM,
        match_id: MatchId(number),
    })
}

fn show(number: Option<u32>) -> Command {
    change(StreamChange::Show {
        station: STREAM,
        match_id: number.map(MatchId),
    })
}

pub(crate) const fn flip(is_flipped: bool) -> Command {
    change(StreamChange::Flip {
        station: STREAM,
        is_flipped,
    })
}

pub(crate) const fn ready(number: u32, lamp: Lamp, is_ready: bool) -> Command {
    change(StreamChange::Ready {
        match_id: MatchId(number),
        lamp,
        is_ready,
    })
}

/// Four in a single elimination, and three stations of which the first is the stream's.
pub(crate) fn streaming() -> Hall {
    four(SINGLE).after([equip(1, StationKind::Stream, 1)])
}

fn rundown(hall: &Hall) -> Vec<u32> {
    let plan = hall.state.streams.plans.get(&STREAM);
    plan.map_or_else(Vec::new, |plan| {
        plan.rundown.iter().map(|id| id.0).collect()
    })
}

fn on_air(hall: &Hall) -> Option<u32> {
    hall.state.on_air(STREAM).map(|id| id.0)
}

fn light(hall: &Hall, number: u32) -> Option<(bool, bool)> {
    let light = hall.state.go_light(hall.game(number));
    light.map(|GoLight { producer, judge }| (producer.is_some(), judge.is_some()))
}

fn against(hall: &Hall, number: u32) -> Vec<Hindrance> {
    let told = hall.state.dispatch(hall.state.now).waiting.into_iter();
    let of = told.filter(|waiting| waiting.match_id == MatchId(number));
    of.flat_map(|waiting| waiting.because).collect()
}

#[test]
fn a_match_of_the_rundown_goes_to_the_stream_in_its_turn_and_nowhere_else() {
    let hall = streaming();
    assert_eq!(calls(&hall), [(1, Some(2)), (2, Some(3))]);
    let hall = hall.after([put(2, 0), put(1, 1)]);
    assert_eq!(calls(&hall), [(2, Some(1))]);
    let later = Hindrance::LaterOnStream {
        station: STREAM,
        match_id: MatchId(2),
    };
    assert_eq!(against(&hall, 1), [later]);
    let hall = hall.after([call(2, Some(1))]);
    let station = STREAM;
    assert!(calls(&hall).is_empty());
    assert_eq!(against(&hall, 1), [Hindrance::StationTaken { station }]);
    let hall = hall.after([result(2, 2, 0)]);
    assert_eq!(calls(&hall), [(1, Some(1))]);
}

#[test]
fn what_leads_to_the_next_of_the_rundown_does_not_wait_for_it() {
    let hall = streaming().after([put(3, 0), put(1, 1)]);
    assert_eq!(calls(&hall), [(1, Some(1)), (2, Some(2))]);
}

#[test]
fn the_order_is_changed_and_a_match_is_in_one_rundown_only() {
    let hall = streaming().after([put(1, 9), put(2, 9), put(3, 9)]);
    assert_eq!(rundown(&hall), [1, 2, 3]);
    let hall = hall.after([put(3, 0)]);
    assert_eq!(rundown(&hall), [3, 1, 2]);
    check(hall.clone(), (DESK, put(3, 0)), refused(Refusal::NoChange));
    let hall = hall.after([equip(2, StationKind::Stage, 1)]);
    let elsewhere = change(StreamChange::Put {
        station: StationNo(2),
        match_id: MatchId(1),
        place: 0,
    });
    check(
        hall,
        (DESK, elsewhere),
        then(|hall| {
            assert_eq!(rundown(hall), [3, 2]);
            let other = &hall.state.streams.plans[&StationNo(2)];
            assert_eq!(other.rundown, [MatchId(1)]);
        }),
    );
}

#[test]
fn a_wish_for_another_station_or_none_at_all_takes_a_match_from_the_rundown() {
    let hall = streaming().after([put(1, 0)]);
    let kept = Wish {
        keep_back: true,
        ..NOTHING
    };
    check(
        hall.clone(),
        (DESK, wished(1, kept)),
        then(|hall| {
            assert_eq!(rundown(hall), [1]);
            assert_eq!(hall.state.wish_of(MatchId(1)).station, Some(STREAM));
        }),
    );
    let there = Wish {
        station: Some(StationNo(3)),
        ..NOTHING
    };
    check(
        hall.clone(),
        (DESK, wished(1, there)),
        then(|hall| {
            assert!(rundown(hall).is_empty());
            assert_eq!(calls(hall), [(1, Some(3)), (2, Some(2))]);
        }),
    );
    let no_place_and_its_time = Wish {
        from: Some(At(1)),
        ..NOTHING
    };
    for nowhere in [NOTHING, no_place_and_its_time] {
        check(
            hall.clone(),
            (DESK, wished(1, nowhere)),
            then(|hall| {
                assert!(rundown(hall).is_empty());
                assert_eq!(calls(hall), [(1, Some(2)), (2, Some(3))]);
            }),
        );
    }
}

#[test]
fn a_rundown_takes_no_table_no_unknown_match_and_nothing_that_is_over() {
    let stream = || Refusal::not_found("stream");
    let table = change(StreamChange::Put {
        station: StationNo(2),
        match_id: MatchId(1),
        place: 0,
    });
    check(streaming(), (DESK, table), refused(stream()));
    check(
        streaming(),
        (DESK, put(99, 0)),
        refused(Refusal::not_found("match")),
    );
    check(streaming(), (DESK, dropped(1)), refused(Refusal::NoChange));
    let over = streaming().after([result(1, 2, 0)]);
    check(over, (DESK, put(1, 0)), refused(Refusal::MatchAlreadyOver));
    check(streaming(), (DESK, flip(false)), refused(Refusal::NoChange));
    check(streaming(), (DESK, show(None)), refused(Refusal::NoChange));
}

#[test]
fn what_is_over_leaves_the_rundown_in_one_step_and_comes_back_with_it() {
    let drop_all = |numbers: &[u32]| {
        change(StreamChange::DropAll {
            station: STREAM,
            matches: numbers.iter().copied().map(MatchId).collect(),
        })
    };
    let mut hall = streaming().after([put(1, 0), put(2, 1), put(3, 2)]);
    check(
        hall.clone(),
        (DESK, drop_all(&[])),
        refused(Refusal::NoChange),
    );
    check(
        hall.clone(),
        (DESK, drop_all(&[9])),
        refused(Refusal::NoChange),
    );
    let step = hall.must(DESK, drop_all(&[1, 2, 9]));
    assert_eq!(rundown(&hall), [3]);
    hall.must(DESK, take_back(step));
    assert_eq!(rundown(&hall), [1, 2, 3]);
}

#[test]
fn the_picture_stays_on_the_finished_match_until_the_producer_says_next() {
    let hall = streaming().after([put(1, 0), put(2, 1)]);
    assert_eq!(on_air(&hall), None, "nothing is there yet");
    let hall = hall.after([call(1, Some(1))]);
    assert_eq!(on_air(&hall), Some(1));
    let hall = hall.after([result(1, 2, 0), call(2, Some(1))]);
    assert_eq!(
        on_air(&hall),
        Some(1),
        "the next is called, and the first is still shown"
    );
    let hall = hall.after([show(Some(2))]);
    assert_eq!(on_air(&hall), Some(2));
    let hall = hall.after([show(None), dropped(1), dropped(2)]);
    assert_eq!(on_air(&hall), None, "overlays show what is played there");
}

#[test]
fn without_a_producer_overlays_follow_the_station() {
    let hall = streaming().after([call(1, Some(1))]);
    assert_eq!((on_air(&hall), light(&hall, 1)), (None, None));
}

#[test]
fn both_are_ready_and_the_next_match_begins_in_the_dark() {
    let mut hall = streaming().after([put(1, 0), put(2, 1), call(1, Some(1))]);
    assert_eq!(light(&hall, 1), Some((false, false)));
    hall.must(ANNA, take(1));
    hall.must(DESK, ready(1, Lamp::Producer, true));
    assert_eq!(light(&hall, 1), Some((true, false)));
    hall.must(ANNA, ready(1, Lamp::Judge, true));
    let go = hall.state.go_light(hall.game(1)).unwrap();
    assert!(go.is_go());
    check(
        hall.clone(),
        (ANNA, ready(1, Lamp::Judge, true)),
        refused(Refusal::NoChange),
    );
    hall.must(ANNA, ready(1, Lamp::Judge, false));
    assert_eq!(light(&hall, 1), Some((true, false)));
    for command in [game_to(1, 1, Home), game_to(1, 2, Home), commit(1, Home)] {
        hall.must(ANNA, command);
    }
    assert_eq!(light(&hall, 1), None, "it is over");
    hall.must(DESK, call(2, Some(1)));
    assert_eq!(light(&hall, 2), Some((false, false)));
}

#[test]
fn a_judge_begins_without_any_light() {
    let hall = streaming()
        .after([put(1, 0), call(1, Some(1))])
        .after_from(ANNA, [take(1)]);
    check(
        hall,
        (ANNA, score(1, 1, 1, 0)),
        then(|hall| {
            assert_eq!(light(hall, 1), Some((false, false)));
        }),
    );
}

#[test]
fn only_who_holds_the_match_is_ready_as_its_judge_and_only_a_desk_produces() {
    let hall = streaming()
        .after([put(1, 0), call(1, Some(1))])
        .after_from(ANNA, [take(1)]);
    let judge = ready(1, Lamp::Judge, true);
    check(
        hall.clone(),
        (BERT, judge.clone()),
        refused(Refusal::HeldByAnother),
    );
    for command in [
        ready(1, Lamp::Producer, true),
        flip(true),
        put(2, 0),
        show(Some(1)),
    ] {
        check(hall.clone(), (ANNA, command), refused(Refusal::NotAllowed));
    }
    check(
        hall.clone(),
        (ANNA, judge.clone()),
        then(|hall| assert_eq!(light(hall, 1), Some((false, true)))),
    );
    // What is not at the stream has no light.
    check(
        streaming(),
        (DESK, judge),
        refused(Refusal::not_found("stream")),
    );
}

#[test]
fn a_match_that_is_called_again_begins_in_the_dark() {
    let mut hall = streaming().after([put(1, 0)]);
    let called = hall.must(DESK, call(1, Some(1)));
    for lamp in [Lamp::Producer, Lamp::Judge] {
        hall.must(DESK, ready(1, lamp, true));
    }
    hall.must(DESK, take_back(called));
    assert_eq!(light(&hall, 1), None);
    hall.must(DESK, call(1, Some(1)));
    assert_eq!(light(&hall, 1), Some((false, false)));
}

#[test]
fn each_step_of_a_producer_is_taken_back_by_itself() {
    let mut hall = streaming().after([put(1, 0)]);
    let second = hall.must(DESK, put(2, 0));
    hall.must(DESK, call(2, Some(1)));
    let lit = hall.must(DESK, ready(2, Lamp::Producer, true));
    hall.must(DESK, take_back(lit));
    hall.must(DESK, take_back(second));
    assert_eq!(
        (rundown(&hall), light(&hall, 2)),
        (vec![1], Some((false, false)))
    );
}

#[test]
fn a_rundown_outlives_corrections_and_ends_with_its_draw_and_its_station() {
    let hall = streaming().after([put(1, 0), put(3, 1), result(1, 2, 0), corrected(1, 0, 2)]);
    assert_eq!(rundown(&hall), [1, 3]);
    let gone = Command::RemoveStation { number: STREAM };
    check(
        hall,
        (DESK, gone),
        then(|hall| assert!(hall.state.streams.is_empty())),
    );
    let drawn = crate::hall::entered(SINGLE, &["Fox", "Owl", "Hen", "Cat"])
        .after([say::draw()])
        .after([equip(1, StationKind::Stream, 1), put(1, 0), show(Some(1))]);
    let discard = Command::DiscardDraw {
        stage: lanista_domain::StageId(1),
    };
    check(
        drawn,
        (DESK, discard),
        then(|hall| assert!(hall.state.streams.is_empty())),
    );
}
