//! What somebody in the hall might want, judged by what they last saw of it; the rules say whether they may.

use crate::crew::{Dice, Worker};
use lanista_domain::{DeviceId, Match, MatchState};
use lanista_wire::command::{Command, Expect};
use lanista_wire::shared::{BySide, Side};

/// The next command of a worker with what they take to be true; none when they see nothing to do.
pub(crate) fn intent(worker: &Worker, dice: &mut Dice) -> Option<(Option<Expect>, Command)> {
    let known: Vec<&Match> = worker
        .sees
        .matches
        .values()
        .filter(|found| !matches!(found.state, MatchState::Bye | MatchState::NotDue))
        .collect();
    let found = dice.pick(&known)?;
    let command = if worker.is_desk {
        desk(worker, found, dice)
    } else {
        judge(worker, found, dice)
    };
    Some((expectation(worker, found, dice), command))
}

/// Most rest on the own last command, some on the count they saw, some on nothing.
fn expectation(worker: &Worker, found: &Match, dice: &mut Dice) -> Option<Expect> {
    match dice.below(10) {
        0..6 => {
            let after = worker.last.get(&found.id.0)?.clone();
            Some(Expect::After { after })
        }
        6..8 => Some(Expect::Rev {
            match_id: found.id.0,
            rev: found.rev,
        }),
        _ => None,
    }
}

fn desk(worker: &Worker, found: &Match, dice: &mut Dice) -> Command {
    let match_id = found.id.0;
    match dice.below(10) {
        0 | 1 => Command::CallMatch {
            match_id,
            station: dice
                .pick(&[None, Some(1), Some(2), Some(3), Some(9)])
                .flatten(),
        },
        2 | 3 => Command::EnterResult {
            match_id,
            score: dice
                .pick(&[(2, 0), (2, 1), (1, 2), (0, 2), (3, 0), (1, 1)])
                .map(|(home, away)| BySide { home, away })
                .unwrap(),
        },
        4 => Command::HoldMatch {
            match_id,
            reason: "Wait".into(),
        },
        5 => Command::ResumeMatch { match_id },
        6 => Command::ReopenMatch { match_id },
        7 => Command::HandBackMatch { match_id },
        _ => {
            let seqs: Vec<u64> = worker.sees.steps.iter().map(|step| step.seq.0).collect();
            let recent = &seqs[seqs.len().saturating_sub(6)..];
            Command::TakeBack {
                seq: dice.pick(recent).unwrap_or(1),
            }
        }
    }
}

fn judge(worker: &Worker, found: &Match, dice: &mut Dice) -> Command {
    let match_id = found.id.0;
    let holder = found.lease.as_ref().map(|lease| &lease.device);
    if holder != Some(&DeviceId(worker.device.clone())) && !dice.percent(15) {
        return if holder.is_some() && dice.percent(40) {
            Command::TakeOverMatch { match_id }
        } else {
            Command::TakeMatch { match_id }
        };
    }
    let games = u8::try_from(found.games.len()).unwrap();
    if let Some(verdict) = found.verdict()
        && dice.percent(60)
    {
        return Command::CommitMatch {
            match_id,
            winner: verdict.winner().map(Into::into),
        };
    }
    match dice.below(12) {
        0..7 => Command::ScoreGame {
            match_id,
            game: if games > 0 && dice.percent(30) {
                games
            } else {
                games + 1
            },
            score: BySide {
                home: u16::try_from(dice.below(14)).unwrap(),
                away: u16::try_from(dice.below(14)).unwrap(),
            },
            winner: dice
                .pick(&[None, Some(Side::Home), Some(Side::Home), Some(Side::Away)])
                .flatten(),
        },
        7 => Command::DropGame {
            match_id,
            game: games,
        },
        8 | 9 => Command::CommitMatch {
            match_id,
            winner: dice
                .pick(&[Some(Side::Home), Some(Side::Away), None])
                .flatten(),
        },
        10 => Command::HoldMatch {
            match_id,
            reason: "Mouse".into(),
        },
        _ => Command::ResumeMatch { match_id },
    }
}
