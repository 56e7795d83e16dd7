//! Tournaments as people might set them up: formats, entrants, the next stage and the next round.

use crate::hall::{DOUBLE, SINGLE, WITH_THIRD, format, named};
use crate::plausible::Dice;
use crate::say;
use crate::stages::{next, of, round_robin, rounds, swiss};
use crate::tables::GOALS;
use lanista_domain::format::Pairing;
use lanista_domain::standings::Criterion;
use lanista_domain::swiss::Goal;
use lanista_domain::{Command, Format, Gathering, Series, Stage, StageFormat, Tournament};

/// What brings the next tournament to its first match.
pub(crate) fn next_of_setup(state: &Gathering, dice: &mut Dice) -> Command {
    let unseen = state
        .stages
        .values()
        .find(|stage| !stage.is_wholly_published());
    if let Some(stage) = unseen {
        return Command::PublishStage { stage: stage.id };
    }
    if let Some(command) = next_round_or_stage(state, dice) {
        return command;
    }
    match state.tournaments.values().find(|t| t.stages.is_empty()) {
        None => create(dice),
        Some(found) if found.entrants.len() < 2 || dice.roll(3) > 0 => add(found, dice),
        Some(found) => Command::DrawStage {
            tournament: found.id,
        },
    }
}

/// The next round of what is paired as it goes, or the next stage of a tournament whose last one is over.
pub(crate) fn next_round_or_stage(state: &Gathering, dice: &mut Dice) -> Option<Command> {
    for found in state.tournaments.values() {
        let Some(stage) = found.stages.last().and_then(|id| state.stages.get(id)) else {
            continue;
        };
        if state.is_all_over(stage) && state.has_rounds_left(stage) {
            return Some(Command::PairRound {
                stage: stage.id,
                forbid: Vec::new(),
                force: Vec::new(),
            });
        }
        if state.is_stage_over(stage.id) && found.stages.len() < found.format.stages.len() {
            return Some(if dice.roll(2) == 0 && stage.format.table().is_some() {
                tie_lots(stage, dice)
            } else {
                Command::DrawStage {
                    tournament: found.id,
                }
            });
        }
    }
    None
}

pub(crate) fn tie_lots(stage: &Stage, dice: &mut Dice) -> Command {
    Command::DrawTieLots {
        stage: stage.id,
        lots: stage.seeding.iter().map(|_| dice.roll(1_000)).collect(),
    }
}

/// Half of the tournaments are brackets; the others begin with a table or groups, and some go on with a bracket.
pub(crate) fn create(dice: &mut Dice) -> Command {
    say::create("Cup", some_format(dice))
}

pub(crate) fn some_format(dice: &mut Dice) -> Format {
    let mut format = format(dice.pick(&[SINGLE, WITH_THIRD, DOUBLE]));
    format.stages[0].series.usual = Series::best_of(dice.pick(&[1, 3]));
    let first = match dice.roll(8) {
        0..=3 => return format,
        4 => round_robin(1 + dice.small(2), 1, &[Criterion::Points, Criterion::Lots]),
        5 => StageFormat::Gsl { groups: 2 },
        6 => swiss(Pairing::ScoreGroups, Goal::Record { wins: 2, losses: 2 }),
        _ => rounds(3),
    };
    let series = if first.table().is_some() && dice.roll(2) == 0 {
        GOALS
    } else {
        Series::best_of(dice.pick(&[1, 3]))
    };
    let mut table = of(first, series);
    table.stages[0].waves = 1 + dice.small(table.stages[0].format.groups());
    if dice.roll(2) == 0 {
        table
            .stages
            .push(next(format.stages[0].format.clone(), (0, 1, 2)));
    }
    table
}

pub(crate) fn add(to: &Tournament, dice: &mut Dice) -> Command {
    let free = 20_usize.saturating_sub(to.entrants.len());
    let some = 1 + dice.roll(7) as usize;
    Command::AddEntrants {
        tournament: to.id,
        entrants: (0..some.min(free))
            .map(|_| {
                let mut new = named(&format!("E{}", dice.roll(60)));
                if dice.roll(3) == 0 {
                    new.seat = Some(format!("A{}", dice.roll(4)));
                }
                new
            })
            .collect(),
    }
}
