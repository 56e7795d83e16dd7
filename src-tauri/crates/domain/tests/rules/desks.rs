//! Several desks side by side: one of everything, and others that were let in for a part of the gathering.

use crate::hall::{CUP, DESK, Hall, SINGLE, check, format, four, refused, then};
use crate::say::{call, create, hold, result, take_back};
use lanista_domain::correct::{Choice, Chosen, Fix, Subject};
use lanista_domain::{
    Command, DeviceId, EntrantId, MatchId, Refusal, Role, Scope, Side, StageId, StationNo,
    TournamentId,
};

const DOOR: &str = "door";

/// The hall with a second desk that was let in for this.
fn with_a_desk_for(scope: Scope, hall: Hall) -> Hall {
    hall.after([Command::AdmitDevice {
        device: DeviceId(DOOR.to_owned()),
        name: "Door".to_owned(),
        role: Role::Desk,
        scope,
    }])
}

const fn for_the_cup() -> Scope {
    Scope::Tournament { tournament: CUP }
}

#[test]
fn a_desk_of_one_tournament_plays_it() {
    for command in [call(1, None), result(1, 2, 0), hold(1)] {
        check(
            with_a_desk_for(for_the_cup(), four(SINGLE)),
            (DOOR, command),
            then(|_| {}),
        );
    }
}

#[test]
fn a_desk_of_another_tournament_does_not() {
    let other = Scope::Tournament {
        tournament: TournamentId(2),
    };
    let hall = four(SINGLE).after([create("Second", format(SINGLE))]);
    for command in [
        call(1, None),
        result(1, 2, 0),
        Command::DrawStage { tournament: CUP },
        Command::RemoveTournament { tournament: CUP },
    ] {
        check(
            with_a_desk_for(other, hall.clone()),
            (DOOR, command),
            refused(Refusal::OutOfScope),
        );
    }
}

#[test]
fn what_belongs_to_no_tournament_is_for_desks_of_everything() {
    for command in [
        Command::NameGathering {
            name: "LAN".to_owned(),
        },
        create("Second", format(SINGLE)),
        Command::SetStation {
            number: StationNo(9),
            name: String::new(),
        },
        Command::RevokeDevice {
            device: DeviceId(DESK.to_owned()),
        },
        Command::AdmitDevice {
            device: DeviceId("stranger".to_owned()),
            name: "Stranger".to_owned(),
            role: Role::Desk,
            scope: Scope::Everything,
        },
        Command::ChangeDevice {
            device: DeviceId(DOOR.to_owned()),
            name: "Door".to_owned(),
            scope: Scope::Everything,
        },
    ] {
        check(
            with_a_desk_for(for_the_cup(), four(SINGLE)),
            (DOOR, command),
            refused(Refusal::OutOfScope),
        );
    }
}

#[test]
fn a_desk_takes_back_what_is_in_its_scope() {
    let hall = with_a_desk_for(for_the_cup(), four(SINGLE)).after([result(1, 2, 0)]);
    let head = hall.state.head;
    check(hall.clone(), (DOOR, take_back(head)), then(|_| {}));
    // The one before let a device in.
    let hall = hall.after([Command::SetStation {
        number: StationNo(9),
        name: String::new(),
    }]);
    let head = hall.state.head;
    check(hall, (DOOR, take_back(head)), refused(Refusal::OutOfScope));
}

#[test]
fn a_desk_of_some_stations_handles_the_matches_there() {
    let scope = Scope::Stations {
        from: StationNo(1),
        to: StationNo(2),
    };
    let hall = four(SINGLE).after([call(1, Some(1))]);
    let hall = with_a_desk_for(scope, hall);
    check(hall.clone(), (DOOR, result(1, 2, 0)), then(|_| {}));
    check(hall, (DOOR, result(2, 2, 0)), refused(Refusal::OutOfScope));
}

#[test]
fn a_desk_of_some_stations_corrects_no_further_than_them() {
    let scope = Scope::Stations {
        from: StationNo(1),
        to: StationNo(2),
    };
    let other_winner = |number: u32| Command::Correct {
        fix: Fix::Winner {
            match_id: MatchId(number),
            winner: Side::Away,
        },
        choices: vec![Chosen {
            of: Subject::Match { id: MatchId(3) },
            choice: Choice::Replay,
            rev: None,
        }],
        reason: "Wrong sheet".to_owned(),
    };
    let semi_finals = || {
        four(SINGLE).after([
            call(1, Some(1)),
            result(1, 2, 0),
            call(2, Some(3)),
            result(2, 2, 0),
        ])
    };
    // The final is nobody's yet: it gets whoever comes.
    let hall = with_a_desk_for(scope, semi_finals());
    check(hall, (DOOR, other_winner(1)), then(|_| {}));
    // It is called, and played, within the stations.
    let own = || semi_finals().after([call(3, Some(2)), result(3, 2, 0)]);
    let hall = with_a_desk_for(scope, own());
    check(hall.clone(), (DOOR, other_winner(1)), then(|_| {}));
    check(hall, (DOOR, other_winner(2)), refused(Refusal::OutOfScope));
    // It is called elsewhere, or was played there.
    let called = || semi_finals().after([call(3, Some(3))]);
    for hall in [called(), called().after([result(3, 2, 0)])] {
        let hall = with_a_desk_for(scope, hall);
        check(
            hall.clone(),
            (DOOR, other_winner(1)),
            refused(Refusal::OutOfScope),
        );
        check(hall, (DESK, other_winner(1)), then(|_| {}));
    }
}

#[test]
fn a_desk_of_another_tournament_corrects_nothing_and_one_of_it_anything() {
    let second = TournamentId(2);
    let hall = four(SINGLE).after([create("Second", format(SINGLE)), result(1, 2, 0)]);
    let fixes = [
        Fix::Winner {
            match_id: MatchId(1),
            winner: Side::Away,
        },
        Fix::Swap {
            stage: StageId(1),
            round: None,
            one: EntrantId(2),
            other: EntrantId(3),
        },
        Fix::Disqualify {
            tournament: CUP,
            entrant: EntrantId(2),
        },
    ];
    for fix in fixes {
        let command = Command::Correct {
            fix,
            choices: Vec::new(),
            reason: "Wrong sheet".to_owned(),
        };
        let foreign = with_a_desk_for(Scope::Tournament { tournament: second }, hall.clone());
        check(
            foreign,
            (DOOR, command.clone()),
            refused(Refusal::OutOfScope),
        );
        let own = with_a_desk_for(for_the_cup(), hall.clone());
        check(own, (DOOR, command), then(|_| {}));
    }
}
