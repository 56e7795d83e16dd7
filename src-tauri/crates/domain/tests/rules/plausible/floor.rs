//! What somebody might change about stations and calls, right and wrong.

use super::Dice;
use crate::hall::{ANNA, BERT};
use crate::say;
use crate::screens;
use lanista_domain::{
    At, Break, Command, Dispatching, Equipment, FloorChange, Gathering, Lamp, Layout, Lobby,
    LobbyPlan, MatchId, Patience, Places, PlayedAt, PlaylistId, Role, Scope, ScreenNo, StageId,
    Station, StationKind, StationNo, StreamChange, TournamentId, Wish,
};

/// Stations, screens, devices, messages; and calls, where somebody has settled anything about them.
pub(crate) fn about_the_floor(state: &Gathering, dice: &mut Dice) -> Command {
    let device = dice.pick(&[ANNA, BERT, "cleo", "dora"]);
    // Where nobody has settled anything about calls, nobody thinks of it.
    let about = if state.floor.is_empty() { 13 } else { 19 };
    match dice.roll(about) {
        10 => Command::ShowMessage {
            screen: dice.pick(&[None, Some(ScreenNo(2))]),
            text: dice
                .pick(&["Lunch", "Back at two\nPlease be on time"])
                .to_owned(),
        },
        11 => Command::HideMessage {
            screen: dice.pick(&[None, Some(ScreenNo(2))]),
        },
        8 => say::change_shift(dice.pick(&["Desk One", "Desk Two"])),
        9 => Command::AnswerHelp {
            id: 1 + dice.roll(3),
        },
        0..=2 => Command::SetStation {
            number: StationNo(1 + dice.roll(4)),
            name: dice.pick(&["", "Stage"]).to_owned(),
        },
        3 => Command::RemoveStation {
            number: StationNo(1 + dice.roll(4)),
        },
        12 => on_screens(dice),
        13 | 14 => Command::CallNext {},
        15..=17 => changed(state, dice),
        18 => produced(state, dice),
        4 | 5 => say::admit(device, Role::Judge, Scope::Everything),
        6 => say::revoke(device),
        _ => Command::AssignScreen {
            number: ScreenNo(1 + dice.roll(2)),
            token: "screen".to_owned(),
            name: String::new(),
            layout: Layout::Standings {
                stage: StageId(1 + dice.roll(3)),
            },
        },
    }
}

/// A change of both screens, of what goes over everything, or of a playlist, which may come back to itself.
fn on_screens(dice: &mut Dice) -> Command {
    let inner = Layout::Playlist {
        playlist: PlaylistId(1 + dice.roll(2)),
    };
    let id = dice.pick(&[None, Some(PlaylistId(1)), Some(PlaylistId(2))]);
    match dice.roll(6) {
        0 => screens::show(&[1, 2], Layout::Calls),
        1 => screens::freeze(&[1, 2]),
        2 => screens::alert("Leave the hall"),
        3 => screens::turning(dice.pick(&["Hall", "Stage"]), Layout::Calls),
        _ => screens::playlist(
            id,
            dice.pick(&["Hall", "Stage"]),
            vec![screens::turn(inner)],
        ),
    }
}

/// A change of the floor of a hall with up to four stations.
fn changed(state: &Gathering, dice: &mut Dice) -> Command {
    let number = StationNo(1 + dice.roll(4));
    let most = u32::try_from(state.matches.len()).unwrap_or(u32::MAX);
    let change = match dice.roll(10) {
        0 => FloorChange::Equip {
            number,
            equipment: Equipment {
                kind: dice.pick(&StationKind::ALL),
                area: dice.pick(&["", "North"]).to_owned(),
                address: String::new(),
                at_once: dice.pick(&[0, 1, 1, 2]),
            },
        },
        1 => FloorChange::Close {
            number,
            reason: dice.pick(&["", "No picture"]).to_owned(),
        },
        2 => FloorChange::Open { number },
        7 => FloorChange::Lobbies {
            tournament: TournamentId(1 + dice.roll(2)),
            plan: (dice.roll(3) > 0).then(|| LobbyPlan {
                lobby: Lobby {
                    name: dice.pick(&["", "LAN {match}"]).to_owned(),
                    password: "{code}".to_owned(),
                    server: String::new(),
                    host: None,
                },
                secret: "5eed5eed".to_owned(),
            }),
        },
        3 => FloorChange::Places {
            tournament: TournamentId(1 + dice.roll(2)),
            places: Places {
                at: match dice.roll(4) {
                    0 => PlayedAt::Seats {},
                    1 => PlayedAt::Stations {
                        kinds: vec![dice.pick(&StationKind::ALL)],
                        area: String::new(),
                    },
                    _ => PlayedAt::Anywhere {},
                },
                rest: dice.pick(&[0, 0, 1, 601]),
                game: 15,
                patience: Patience {
                    last_call: dice.pick(&[0, 10, 16]),
                    walkover: dice.pick(&[0, 15, 15, 15]),
                },
            },
        },
        4 => FloorChange::Dispatch {
            dispatching: Dispatching {
                automatic: dice.roll(2) == 0,
                settle: dice.pick(&[0, 60]),
            },
        },
        5 => FloorChange::Aim {
            tournament: dice.pick(&[None, Some(TournamentId(1)), Some(TournamentId(3))]),
            until: dice.pick(&[None, Some(At(900_000)), Some(At(1_800_000))]),
        },
        6 => FloorChange::Breaks {
            breaks: (0..dice.roll(3)).map(|_| pause(state, dice)).collect(),
        },
        _ => FloorChange::Wish {
            match_id: MatchId(1 + dice.roll(most)),
            wish: Wish {
                station: Some(number).filter(|_| dice.roll(3) == 0),
                stream: dice.roll(4) == 0,
                keep_back: dice.roll(4) == 0,
                from: Some(At(5_000)).filter(|_| dice.roll(4) == 0),
            },
        },
    };
    Command::ChangeFloor { change }
}

/// What a producer says at a station of a stream. Where none is one yet, a station becomes one.
fn produced(state: &Gathering, dice: &mut Dice) -> Command {
    let number = StationNo(1 + dice.roll(4));
    let is_stream = |found: &&Station| found.equipment.kind == StationKind::Stream;
    let Some(&Station {
        number: station, ..
    }) = state.stations.values().find(is_stream)
    else {
        let equipment = Equipment {
            kind: StationKind::Stream,
            ..Equipment::default()
        };
        let change = FloorChange::Equip { number, equipment };
        return Command::ChangeFloor { change };
    };
    let most = u32::try_from(state.matches.len()).unwrap_or(u32::MAX);
    let match_id = MatchId(1 + dice.roll(most));
    let change = match dice.roll(8) {
        0 => StreamChange::Drop { station, match_id },
        1 => StreamChange::Show {
            station,
            match_id: Some(match_id).filter(|_| dice.roll(3) > 0),
        },
        2 => StreamChange::Flip {
            station,
            is_flipped: dice.roll(2) == 0,
        },
        3 => StreamChange::Ready {
            match_id,
            lamp: dice.pick(&[Lamp::Producer, Lamp::Judge]),
            is_ready: dice.roll(3) > 0,
        },
        _ => StreamChange::Put {
            station,
            match_id,
            place: dice.roll(4),
        },
    };
    Command::ChangeStream { change }
}

/// A break of a quarter of an hour about now, or one that cannot be.
fn pause(state: &Gathering, dice: &mut Dice) -> Break {
    let from = state.now.0 + u64::from(dice.roll(20)) * 1_000;
    Break {
        from: At(from),
        until: At(from + dice.pick(&[0, 20_000, 900_000])),
        text: dice.pick(&["", "Lunch", "Show match"]).to_owned(),
        tournament: dice.pick(&[None, None, Some(TournamentId(1)), Some(TournamentId(7))]),
    }
}
