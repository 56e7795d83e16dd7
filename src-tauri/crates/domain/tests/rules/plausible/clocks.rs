//! What somebody might plausibly do with the clocks, the pauses and the marks of a match.

use super::Dice;
use lanista_domain::conduct::{ClockAct, ClockKind, Grant, Marks, PauseKind};
use lanista_domain::{At, BySide, Command, Gathering, Match};

/// The server was away, or a time has run out.
pub(super) fn of_the_server(state: &Gathering, dice: &mut Dice) -> Command {
    let timers = state.timers();
    if !timers.is_empty() && dice.roll(2) == 0 {
        let at = dice.roll(u32::try_from(timers.len()).expect("few"));
        let timer = &timers[at as usize];
        return Command::TimeIsUp {
            owner: timer.owner,
            generation: timer.generation - u64::from(dice.roll(6) == 0),
            chance: None,
        };
    }
    Command::HaltClocks {
        as_of: At(state.now.0.saturating_sub(u64::from(dice.roll(4)) * 700)),
    }
}

pub(super) fn conduct(found: &Match, dice: &mut Dice) -> Command {
    let match_id = found.id;
    let side = dice.side();
    match dice.roll(10) {
        0..=3 => Command::SetClock {
            match_id,
            clock: dice.pick(&[ClockKind::Game, ClockKind::Series]),
            act: match dice.roll(5) {
                0..=2 => ClockAct::Start {},
                3 => ClockAct::Stop {},
                _ => ClockAct::Set {
                    shown: u64::from(dice.roll(300)) * 1_000,
                    reason: "Started late".to_owned(),
                },
            },
        },
        4 | 5 => Command::CallPause {
            match_id,
            kind: dice.pick(&[
                PauseKind::Tactical,
                PauseKind::Technical,
                PauseKind::Medical,
                PauseKind::Judge,
            ]),
            by: Some(side).filter(|_| dice.roll(4) > 0),
            grant: dice.pick(&[Grant::Allowance, Grant::Allowance, Grant::Anyway]),
        },
        6 => Command::ReadyToResume { match_id, side },
        7 => Command::EndPause { match_id },
        _ => Command::MarkGame {
            match_id,
            game: 1 + dice.small(3),
            marks: Marks {
                map: Some(dice.pick(&["Nuke", "Mirage", "Dust"]).to_owned())
                    .filter(|_| dice.roll(2) == 0),
                home_side: Some(dice.pick(&["CT", "T"]).to_owned()).filter(|_| dice.roll(2) == 0),
                characters: BySide::new(
                    (0..dice.roll(2)).map(|_| "Kazuya".to_owned()).collect(),
                    Vec::new(),
                ),
            },
        },
    }
}
