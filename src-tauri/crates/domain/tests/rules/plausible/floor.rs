//! What somebody might change about stations and calls, right and wrong.

use super::Dice;
use lanista_domain::{
    At, Command, Dispatching, Equipment, FloorChange, Gathering, MatchId, Places, PlayedAt,
    StationKind, StationNo, TournamentId, Wish,
};

/// A change of the floor of a hall with up to four stations.
pub(crate) fn changed(state: &Gathering, dice: &mut Dice) -> Command {
    let number = StationNo(1 + dice.roll(4));
    let most = u32::try_from(state.matches.len()).unwrap_or(u32::MAX);
    let change = match dice.roll(7) {
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
            },
        },
        4 => FloorChange::Dispatch {
            dispatching: Dispatching {
                automatic: dice.roll(2) == 0,
                settle: dice.pick(&[0, 60]),
            },
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
