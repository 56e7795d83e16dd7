//! Match days, deadlines and waves as match reports.

use crate::hall::{
    DESK, Hall, SINGLE, check, entered_with, format, published, published_with, refused, then,
};
use crate::say;
use crate::stages::{bracket, names, next, of, round_robin, rounds, stage_id};
use crate::tables::GOALS;
use lanista_domain::bracket::{Distribution, Group};
use lanista_domain::stage::{TimeOf, Timed, Window};
use lanista_domain::standings::Criterion;
use lanista_domain::{
    At, Command, Event, Format, MatchId, Refusal, Series, StageFormat, StationNo,
};

pub(crate) fn day(round: u8, from: Option<u64>, until: Option<u64>) -> Timed {
    timed(TimeOf::MatchDay { round }, from, until)
}

fn timed(of: TimeOf, from: Option<u64>, until: Option<u64>) -> Timed {
    Timed {
        of,
        from: from.map(At),
        until: until.map(At),
    }
}

pub(crate) fn set(times: &[Timed]) -> Command {
    Command::SetTimes {
        stage: stage_id(1),
        times: times.to_vec(),
    }
}

pub(crate) fn call(wave: u8, stations: &[u32]) -> Command {
    Command::CallWave {
        stage: stage_id(1),
        wave,
        stations: stations.iter().copied().map(StationNo).collect(),
    }
}

/// So many groups of four in so many waves.
pub(crate) fn in_waves(groups: u8, waves: u8) -> Format {
    let mut format = of(round_robin(groups, 1, &[Criterion::Points]), GOALS);
    format.stages[0].waves = waves;
    format
}

pub(crate) fn hall(groups: u8, waves: u8) -> Hall {
    let names = names(usize::from(groups) * 4);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    published_with(in_waves(groups, waves), &names)
}

fn window(hall: &Hall, number: u32) -> Window {
    let stage = &hall.state.stages[&stage_id(1)];
    stage.window(hall.state.node_of(MatchId(number)).expect("it is drawn"))
}

const fn between(from: Option<u64>, until: Option<u64>) -> Window {
    Window {
        from: match from {
            Some(at) => Some(At(at)),
            None => None,
        },
        until: match until {
            Some(at) => Some(At(at)),
            None => None,
        },
    }
}

#[test]
fn a_match_lies_in_its_day_and_in_its_wave() {
    let hall = hall(2, 2).after([set(&[
        day(1, Some(100), Some(900)),
        timed(TimeOf::Wave { wave: 2 }, Some(300), None),
    ])]);
    let stage = &hall.state.stages[&stage_id(1)];
    let of_group = |group: u8| {
        let all = hall.state.matches_of(stage).zip(&stage.bracket.nodes);
        let found = all
            .filter(|(_, node)| node.group == Group::Pool(group) && node.round == 1)
            .map(|(found, _)| found.id.0);
        window(&hall, found.min().expect("they play"))
    };
    assert_eq!(of_group(1), between(Some(100), Some(900)));
    assert_eq!(of_group(2), between(Some(300), Some(900)));
}

#[test]
fn a_time_is_changed_taken_away_and_taken_back() {
    let mut hall = hall(1, 1);
    hall.must(
        DESK,
        set(&[day(1, None, Some(900)), day(2, None, Some(1_800))]),
    );
    let seq = hall.must(DESK, set(&[day(1, None, None)]));
    assert_eq!(
        hall.state.stages[&stage_id(1)].times,
        [day(2, None, Some(1_800))]
    );
    hall.must(DESK, say::take_back(seq));
    assert_eq!(hall.state.stages[&stage_id(1)].times.len(), 2);
    // A result in between does not hold it up.
    let seq = hall.must(DESK, set(&[day(3, Some(5), None)]));
    hall.must(DESK, say::result(1, 1, 0));
    hall.must(DESK, say::take_back(seq));
    assert_eq!(hall.state.stages[&stage_id(1)].times.len(), 2);
}

#[test]
fn a_time_of_nothing_and_a_time_that_ends_first_are_refused() {
    let wave = timed(TimeOf::Wave { wave: 1 }, Some(1), None);
    let upper = timed(
        TimeOf::Round {
            group: Group::Upper,
            round: 1,
        },
        Some(1),
        None,
    );
    check(
        hall(1, 1),
        (DESK, set(&[day(4, Some(1), None)])),
        refused(Refusal::not_found("round")),
    );
    check(
        hall(1, 1),
        (DESK, set(&[upper])),
        refused(Refusal::not_found("round")),
    );
    check(
        hall(1, 1),
        (DESK, set(&[wave])),
        refused(Refusal::not_found("wave")),
    );
    let backwards = Refusal::BadNumber {
        what: "it ends before it begins".to_owned(),
    };
    check(
        hall(1, 1),
        (DESK, set(&[day(1, Some(2), Some(2))])),
        refused(backwards),
    );
    check(
        hall(1, 1),
        (DESK, set(&[day(1, None, None)])),
        refused(Refusal::NoChange),
    );
    let often = Refusal::BadNumber {
        what: "times, each round or wave once".to_owned(),
    };
    check(
        hall(1, 1),
        (DESK, set(&[day(1, Some(1), None), day(1, Some(2), None)])),
        refused(often),
    );
    check(
        published(SINGLE, &["Fox", "Owl"]),
        (DESK, set(&[upper])),
        then(|hall| assert_eq!(window(hall, 1), between(Some(1), None))),
    );
}

#[test]
fn rounds_that_are_not_paired_yet_have_their_time() {
    let hall = crate::stages::hall(rounds(3), 4).after([set(&[day(3, None, Some(9))])]);
    let hall = crate::stages::play_open(hall).after([say::pair(), say::publish()]);
    let hall = crate::stages::play_open(hall).after([say::pair()]);
    assert_eq!(window(&hall, 5), between(None, Some(9)));
}

#[test]
fn groups_are_dealt_to_waves_in_blocks() {
    let hall = hall(5, 2);
    let stage = &hall.state.stages[&stage_id(1)];
    let waves: Vec<Option<u8>> = (1..=5)
        .map(|group| stage.wave_of(Group::Pool(group)))
        .collect();
    assert_eq!(waves, [1, 1, 1, 2, 2].map(Some));
    for waves in [0, 6] {
        check(
            Hall::with_a_desk(),
            (DESK, say::create("Cup", in_waves(5, waves))),
            refused(Refusal::BadNumber {
                what: "waves, from 1 to as many as there are groups".to_owned(),
            }),
        );
    }
}

/// The matches that were called, with their stations.
pub(crate) fn calls(events: &[Event]) -> Vec<(u32, Option<u32>)> {
    let called = events.iter().filter_map(|event| {
        if let Event::MatchCalled { match_id, station } = event {
            Some((match_id.0, station.map(|no| no.0)))
        } else {
            None
        }
    });
    called.collect()
}

#[test]
fn a_wave_is_called_in_one_step_each_entrant_to_the_next_match() {
    let mut hall = hall(2, 2);
    let stage = hall.state.stages[&stage_id(1)].clone();
    let first_day = |group: u8| -> Vec<(u32, Option<u32>)> {
        let nodes = stage.bracket.iter();
        nodes
            .filter(|(_, node)| node.group == Group::Pool(group) && node.round == 1)
            .map(|(id, _)| (stage.match_of(id.0).0, None))
            .collect()
    };
    let events = hall.send(DESK, None, call(2, &[])).expect("it is called");
    assert_eq!(calls(&events), first_day(2));
    check(
        hall.clone(),
        (DESK, call(2, &[])),
        refused(Refusal::NothingToCall),
    );
    let seq = hall.state.head;
    hall.must(DESK, say::take_back(seq));
    // Two stations take two matches, in their order.
    let events = hall
        .send(DESK, None, call(1, &[3, 1]))
        .expect("it is called");
    let expect = first_day(1);
    assert_eq!(
        calls(&events),
        [(expect[0].0, Some(3)), (expect[1].0, Some(1))]
    );
    check(
        hall.clone(),
        (DESK, call(2, &[3])),
        refused(Refusal::StationBusy { station: 3 }),
    );
    check(
        hall,
        (DESK, call(3, &[])),
        refused(Refusal::not_found("wave")),
    );
}

#[test]
fn nobody_is_called_before_an_earlier_match_is_over() {
    let mut hall = hall(1, 1).after([call(1, &[])]);
    hall.must(DESK, say::result(1, 1, 0));
    // The second match of the first day is still played.
    check(
        hall.clone(),
        (DESK, call(1, &[])),
        refused(Refusal::NothingToCall),
    );
    hall.must(DESK, say::result(2, 1, 0));
    let events = hall.send(DESK, None, call(1, &[])).expect("the second day");
    assert_eq!(calls(&events).len(), 2);
}

#[test]
fn a_wave_that_nobody_knows_of_is_not_called() {
    let names = names(4);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let drawn = entered_with(in_waves(1, 1), &names).after([say::draw()]);
    check(drawn, (DESK, call(1, &[])), refused(Refusal::NotPublished));
}

#[test]
fn waves_belong_to_groups() {
    let mut format = format(SINGLE);
    format.stages[0].waves = 2;
    let refusal = Refusal::BadNumber {
        what: "waves, from 1 to as many as there are groups".to_owned(),
    };
    check(
        Hall::with_a_desk(),
        (DESK, say::create("Cup", format)),
        refused(refusal),
    );
    let mut two = of(
        StageFormat::Gsl {
            groups: 2,
            distribution: Distribution::default(),
        },
        Series::best_of(1),
    );
    two.stages[0].waves = 2;
    two.stages.push(next(bracket(SINGLE), (0, 1, 2)));
    check(
        Hall::with_a_desk(),
        (DESK, say::create("Cup", two)),
        then(|_| {}),
    );
}
