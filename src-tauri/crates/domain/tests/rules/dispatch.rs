//! Who is called next: what is free, who is busy, who rests, what hangs on a match, and what is wished for it.

use crate::hall::{
    CUP, DESK, DOUBLE, Hall, SINGLE, check, entered, four, named, of_the_den, refused, then,
};
use crate::say::{self, call, draw, result, take};
use lanista_domain::dispatch::{Doing, Hindrance, Proposal};
use lanista_domain::{
    Command, Dispatching, Equipment, FloorChange, Gathering, Kind, MatchId, NewEntrant, NewMember,
    Particulars, Patience, Places, PlayedAt, Post, Refusal, Role, Scope, StageId, StationKind,
    StationNo, TournamentId, Wish,
};
use std::collections::BTreeSet;

pub(crate) const fn change(change: FloorChange) -> Command {
    Command::ChangeFloor { change }
}

/// Calls are made by themselves, so many seconds after a match is ready.
pub(crate) const fn automatic(settle: u32) -> Command {
    change(FloorChange::Dispatch {
        dispatching: Dispatching {
            automatic: true,
            settle,
        },
    })
}

pub(crate) fn equip(number: u32, kind: StationKind, at_once: u8) -> Command {
    change(FloorChange::Equip {
        number: StationNo(number),
        equipment: Equipment {
            kind,
            at_once,
            ..Equipment::default()
        },
    })
}

pub(crate) fn close(number: u32) -> Command {
    change(FloorChange::Close {
        number: StationNo(number),
        reason: "No picture".to_owned(),
    })
}

pub(crate) const fn placed(at: PlayedAt, rest: u16) -> Command {
    change(FloorChange::Places {
        tournament: CUP,
        places: Places {
            at,
            rest,
            game: 10,
            patience: Patience {
                last_call: 10,
                walkover: 15,
            },
        },
    })
}

pub(crate) const fn wished(number: u32, wish: Wish) -> Command {
    change(FloorChange::Wish {
        match_id: MatchId(number),
        wish,
    })
}

pub(crate) const NOTHING: Wish = Wish {
    station: None,
    stream: false,
    keep_back: false,
    from: None,
};

/// Draws and publishes a second tournament beside the first; the number of its first match.
pub(crate) fn beside(hall: &mut Hall, kind: Kind, entrants: Vec<NewEntrant>) -> u32 {
    let (tournament, stage) = (TournamentId(2), StageId(2));
    for command in [
        say::create("Beside", crate::hall::format(kind)),
        Command::AddEntrants {
            tournament,
            entrants,
        },
        Command::DrawStage { tournament },
        Command::PublishStage { stage },
    ] {
        hall.must(DESK, command);
    }
    hall.state.stages[&stage].first_match.0
}

/// Proposals as match and station, in their order.
pub(crate) fn calls(hall: &Hall) -> Vec<(u32, Option<u32>)> {
    let told = hall.state.dispatch(hall.state.now);
    let shown = |call: &Proposal| (call.match_id.0, call.station.map(|number| number.0));
    told.calls.iter().map(shown).collect()
}

/// What stands against a match.
fn against(hall: &Hall, number: u32) -> Vec<Hindrance> {
    let told = hall.state.dispatch(hall.state.now);
    let found = told.waiting.into_iter();
    found
        .filter(|waiting| waiting.match_id == MatchId(number))
        .flat_map(|waiting| waiting.because)
        .collect()
}

/// Nobody is proposed twice or while they are busy, no station for more than it takes, and every ready match is told of once.
pub(crate) fn check_proposals(state: &Gathering) {
    for misfit in state.misfits(state.now) {
        let found = misfit.match_id.map(|id| &state.matches[&id]);
        assert!(found.is_none_or(|found| found.is_open()), "{misfit:?}");
        assert!(misfit.matches > 0, "{misfit:?}");
    }
    let told = state.dispatch(state.now);
    let mut persons = BTreeSet::new();
    let mut matches = BTreeSet::new();
    for call in &told.calls {
        assert!(matches.insert(call.match_id), "proposed twice");
        let found = &state.matches[&call.match_id];
        let stage = &state.stages[&found.stage];
        let tournament = &state.tournaments[&stage.tournament];
        for entrant in tournament.entrants.values().filter(|it| found.has(it.id)) {
            for person in &entrant.roster {
                if matches!(entrant.post(*person), Post::Substitute {}) {
                    continue;
                }
                let is_new = persons.insert(*person);
                // Two entrants of one match may share a coach.
                assert!(
                    is_new || entrant.roster.len() > 1,
                    "somebody is called twice"
                );
            }
        }
        if let Some(station) = call.station {
            let known = &state.stations[&station];
            let there = state.matches_at(station).count();
            let proposed = told.calls.iter().filter(|it| it.station == call.station);
            assert!(known.out_of_order.is_none());
            assert!(there + proposed.count() <= usize::from(known.equipment.at_once));
        }
    }
    for waiting in &told.waiting {
        assert!(matches.insert(waiting.match_id), "told of twice");
        assert!(!waiting.because.is_empty(), "it says why");
    }
    if state.next_call().is_some() {
        assert!(state.floor.dispatching.automatic);
    }
}

#[test]
fn free_stations_are_dealt_in_the_order_of_their_numbers() {
    let hall = four(SINGLE);
    assert_eq!(calls(&hall), [(1, Some(1)), (2, Some(2))]);
    let hall = hall.after([call(1, Some(1))]);
    assert_eq!(
        calls(&hall),
        [(2, Some(2))],
        "what is called stays where it is"
    );
    let hall = hall.after([close(2)]);
    assert_eq!(calls(&hall), [(2, Some(3))], "station 2 is out of order");
}

#[test]
fn without_stations_people_play_at_their_own_seats() {
    let remove = |number| Command::RemoveStation {
        number: StationNo(number),
    };
    let hall = four(SINGLE).after([remove(1), remove(2), remove(3)]);
    assert_eq!(calls(&hall), [(1, None), (2, None)]);
    let hall = four(SINGLE).after([placed(PlayedAt::Seats {}, 0)]);
    assert_eq!(calls(&hall), [(1, None), (2, None)]);
}

#[test]
fn a_tournament_waits_for_stations_of_its_kind() {
    let consoles = PlayedAt::Stations {
        kinds: vec![StationKind::Console],
        area: String::new(),
    };
    let hall = four(SINGLE).after([placed(consoles, 0), equip(3, StationKind::Console, 1)]);
    assert_eq!(calls(&hall), [(1, Some(3))]);
    assert_eq!(against(&hall, 2), [Hindrance::NoStation]);
    let hall = hall.after([equip(3, StationKind::Console, 2)]);
    assert_eq!(
        calls(&hall),
        [(1, Some(3)), (2, Some(3))],
        "it takes two at once"
    );
    let hall = hall.after([call(1, Some(3)), call(2, Some(3))]);
    check(
        hall,
        (DESK, equip(3, StationKind::Console, 1)),
        refused(Refusal::StationBusy { station: 3 }),
    );
}

#[test]
fn stage_and_stream_are_kept_for_what_is_wished_there() {
    let hall = four(SINGLE).after([equip(1, StationKind::Stream, 1)]);
    assert_eq!(calls(&hall), [(1, Some(2)), (2, Some(3))]);
    let stream = Wish {
        stream: true,
        ..NOTHING
    };
    let hall = hall.after([wished(2, stream)]);
    assert_eq!(calls(&hall), [(2, Some(1)), (1, Some(2))]);
    let pinned = Wish {
        station: Some(StationNo(3)),
        ..NOTHING
    };
    let hall = hall.after([wished(1, pinned), close(3)]);
    assert_eq!(
        against(&hall, 1),
        [Hindrance::StationTaken {
            station: StationNo(3)
        }]
    );
}

#[test]
fn nothing_is_called_to_what_is_out_of_order() {
    let reason = "No picture".to_owned();
    check(
        four(SINGLE).after([close(1)]),
        (DESK, call(1, Some(1))),
        refused(Refusal::OutOfOrder { station: 1, reason }),
    );
    // What is played there already goes on.
    let hall = four(SINGLE).after([call(1, Some(1)), close(1)]);
    check(hall.clone(), (DESK, result(1, 2, 0)), then(|_| ()));
    let open = change(FloorChange::Open {
        number: StationNo(1),
    });
    check(hall.clone(), (DESK, close(1)), refused(Refusal::NoChange));
    check(hall, (DESK, open.clone()), then(|_| ()));
    check(four(SINGLE), (DESK, open), refused(Refusal::NoChange));
}

#[test]
fn the_longest_way_goes_first() {
    // Ready in the order of their numbers; more hangs on the double elimination that came last.
    let mut hall = four(SINGLE).after([placed(PlayedAt::Seats {}, 0)]);
    beside(&mut hall, DOUBLE, ["A", "B", "C", "D"].map(named).to_vec());
    let told = hall.state.dispatch(hall.state.now);
    let ways = told
        .calls
        .iter()
        .map(|call| (call.match_id.0, call.ahead.matches));
    // A first match, two lower rounds, both grand finals; and a semi-final and a final.
    assert_eq!(ways.collect::<Vec<_>>(), [(4, 5), (5, 5), (1, 2), (2, 2)]);
}

#[test]
fn nobody_is_called_who_plays_coaches_or_judges_elsewhere() {
    let alone = ["Fox", "Owl", "Hen", "Cat"].map(|name| of_the_den(name, &[]));
    let mut hall = entered(SINGLE, &[]).after([say::add(alone), draw(), say::publish()]);
    let teams = vec![
        of_the_den("Reds", &["Fox", "Zed"]),
        of_the_den("Blues", &["Yak", "Xen"]),
    ];
    let teams = beside(&mut hall, SINGLE, teams);
    // Fox plays in both tournaments: for one of the two now.
    let told = hall.state.dispatch(hall.state.now);
    let fox = hall
        .state
        .persons
        .values()
        .find(|it| it.handle == "Fox")
        .expect("Fox")
        .id;
    assert_eq!(told.calls.len(), 2, "{told:?}");
    assert!(told.waiting.iter().any(|waiting| matches!(
        waiting.because[..],
        [Hindrance::CalledFirst { person, .. }] if person == fox
    )));
    let mut playing = hall.clone();
    playing.must(DESK, call(1, Some(1)));
    let busy = |doing, match_id| Hindrance::Busy {
        person: fox,
        match_id: MatchId(match_id),
        doing,
    };
    assert_eq!(against(&playing, teams), [busy(Doing::Plays, 1)]);
    // As a coach of the Reds, Fox is as busy.
    let members = [
        ("Fox", Post::Coach {}),
        ("Zed", Post::Player { position: None }),
    ];
    let members = members.map(|(handle, post)| NewMember {
        person: None,
        handle: handle.to_owned(),
        post,
        about: Particulars::default(),
    });
    let reds = hall.state.tournaments[&TournamentId(2)].seeding[0];
    let mut coaching = hall.clone();
    coaching.must(
        DESK,
        Command::SetRoster {
            tournament: TournamentId(2),
            entrant: reds,
            members: members.to_vec(),
            captain: None,
            reason: String::new(),
        },
    );
    coaching.must(DESK, call(teams, Some(1)));
    assert_eq!(against(&coaching, 1), [busy(Doing::Coaches, teams)]);
    // A tablet in Fox's hands.
    let mut judging = hall;
    judging.must(
        DESK,
        Command::AdmitDevice {
            device: crate::plausible::device("fox"),
            name: "FOX".to_owned(),
            role: Role::Judge,
            scope: Scope::Everything,
        },
    );
    judging.must(DESK, call(2, Some(1)));
    judging.must("fox", take(2));
    assert_eq!(against(&judging, 1), [busy(Doing::Judges, 2)]);
}
