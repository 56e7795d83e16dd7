//! What somebody might plausibly do about a sign-up and at the door, right and wrong.

use super::Dice;
use crate::hall::named;
use lanista_domain::{
    At, Command, Entrant, EntrantId, Gathering, PersonId, Presence, SignUp, SignUpDeed, TeamsBy,
    TournamentId,
};

/// Something about the sign-up of a tournament.
pub(crate) fn about_sign_up(
    state: &Gathering,
    tournament: TournamentId,
    dice: &mut Dice,
) -> Command {
    let none = SignUp::default();
    let known = state.sign_ups.get(&tournament).unwrap_or(&none);
    let field: Vec<&Entrant> = state
        .tournaments
        .get(&tournament)
        .map(|found| found.entrants.values().collect())
        .unwrap_or_default();
    let aside: Vec<&Entrant> = known.waiting.iter().chain(&known.dropped).collect();
    let some = |from: &[&Entrant], dice: &mut Dice| match from {
        [] => EntrantId(9),
        _ => dice.pick(from).id,
    };
    let alone = field.iter().filter(|one| one.roster.len() == 1).count();
    let deed = match dice.roll(21) {
        0 => SignUpDeed::OpenCheckIn {
            until: dice.pick(&[None, Some(At(90_000)), Some(At(1))]),
        },
        1 if dice.roll(3) == 0 => SignUpDeed::CloseCheckIn {},
        1 => SignUpDeed::MoveUp {},
        2 => SignUpDeed::SetLimit {
            limit: dice.pick(&[None, Some(2), Some(3), Some(5), Some(8), Some(1)]),
        },
        3 | 4 => SignUpDeed::Enter {
            entrant: named(&format!("W{}", dice.roll(40))),
        },
        5 | 6 => SignUpDeed::Drop {
            entrants: field
                .iter()
                .filter(|_| dice.roll(3) == 0)
                .map(|entrant| entrant.id)
                .collect(),
            reason: dice.pick(&["", "Not there"]).to_owned(),
        },
        7 | 8 => SignUpDeed::Return {
            entrant: some(&aside, dice),
        },
        16 if dice.roll(4) == 0 => SignUpDeed::FormTeams {
            size: dice.pick(&[1, 2, 2, 3]),
            called: "Team".to_owned(),
            by: if dice.roll(2) == 0 {
                TeamsBy::Seeds {}
            } else {
                TeamsBy::Lot {
                    lots: (0..alone).map(|_| dice.roll(9)).collect(),
                }
            },
            only: Vec::new(),
        },
        16 => SignUpDeed::Merge {
            entrant: some(&field, dice),
            member: u16::from(dice.small(2)),
            same: PersonId(1 + dice.roll(9)),
        },
        17 => SignUpDeed::Split {
            entrant: some(&field, dice),
            member: u16::from(dice.small(2)),
        },
        18 => SignUpDeed::OpenToPhones {
            until: dice.pick(&[None, None, Some(At(90_000)), Some(At(1))]),
            most: dice.pick(&[None, Some(2), Some(0)]),
        },
        19 if dice.roll(3) == 0 => SignUpDeed::CloseToPhones {},
        19 | 20 => SignUpDeed::EnterByPhone {
            phone: format!("phone {}", dice.roll(20)),
            name: format!("W{}", dice.roll(40)),
            club: None,
        },
        9 if dice.roll(6) == 0 => SignUpDeed::StrikeByPhone {},
        9 => SignUpDeed::Strike {
            entrant: some(&aside, dice),
        },
        roll => {
            let person = PersonId(1 + dice.roll(4));
            SignUpDeed::Mark {
                entrant: some(if roll == 10 { &aside } else { &field }, dice),
                person: dice.pick(&[None, None, None, Some(person)]),
                presence: dice.pick(&[Presence::Here, Presence::Here, Presence::Absent]),
            }
        }
    };
    Command::SignUp { tournament, deed }
}
