//! Tournaments as people might set them up: formats, entrants, the next stage and the next round.

use crate::hall::{DOUBLE, SINGLE, WITH_THIRD, format, named};
use crate::heats::{all_of, royale, trial};
use crate::plausible::Dice;
use crate::say;
use crate::stages::{gsl, hill, in_pools, next, of, round_robin, rounds, swiss, takes};
use crate::tables::GOALS;
use lanista_domain::format::{Measure, Pairing, Take};
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
    // Where one tournament is stuck, another one goes on.
    let first = dice.roll(u32::try_from(state.tournaments.len()).expect("few")) as usize;
    let all = state.tournaments.values().cycle().skip(first);
    for found in all.take(state.tournaments.len()) {
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
        if let Some(command) = tie_break(state, stage, dice) {
            return Some(command);
        }
        if state.is_stage_over(stage.id) && found.stages.len() < found.format.stages.len() {
            // Once is enough: where too few are left for the next stage, lots are drawn in vain.
            let may_draw_lots = stage.format.is_ranked() && stage.lots.is_empty();
            return Some(if dice.roll(2) == 0 && may_draw_lots {
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

/// A tie is played out as often as not; everybody who is tied takes part.
pub(crate) fn tie_break(state: &Gathering, stage: &Stage, dice: &mut Dice) -> Option<Command> {
    let ties = state.ties(stage);
    let tie = ties.first()?;
    (state.is_all_over(stage) && stage.tie_breaks() < 9 && dice.roll(2) == 0).then(|| {
        Command::PlayTieBreak {
            stage: stage.id,
            entrants: tie.entrants.clone(),
            series: Series::best_of(dice.pick(&[1, 3])),
        }
    })
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
    let shape = some_shape(dice);
    if dice.roll(2) == 0 {
        return shape;
    }
    Format {
        title_rules: crate::conduct::rules(),
        ..shape
    }
}

fn some_shape(dice: &mut Dice) -> Format {
    let mut format = format(dice.pick(&[SINGLE, WITH_THIRD, DOUBLE]));
    format.stages[0].series.usual = Series::best_of(dice.pick(&[1, 3]));
    let first = match dice.roll(16) {
        0..=3 => return format,
        4 => round_robin(1 + dice.small(2), 1, &[Criterion::Points, Criterion::Lots]),
        5 => gsl(2),
        // Whom points alone part: they meet once more.
        14 | 15 => round_robin(1 + dice.small(2), 1, &[Criterion::Points]),
        7 => in_pools(dice.pick(&[SINGLE, DOUBLE]), 2),
        8 => StageFormat::Stepladder {},
        9 => hill(2, 9),
        6 => swiss(Pairing::ScoreGroups, Goal::Record { wins: 2, losses: 2 }),
        10 => royale(1 + dice.small(2)),
        11 => trial(
            1 + dice.small(2),
            dice.pick(&[Measure::Time, Measure::Score]),
        ),
        _ => rounds(3),
    };
    let series = if first.is_in_heats() {
        all_of(1 + dice.small(3))
    } else if first.table().is_some() && dice.roll(2) == 0 {
        GOALS
    } else {
        Series::best_of(dice.pick(&[1, 3]))
    };
    let mut table = of(first, series);
    table.stages[0].waves = 1 + dice.small(table.stages[0].format.groups());
    if dice.roll(2) == 0 {
        let is_double = format.stages[0].format.has_lower();
        let mut second = next(format.stages[0].format.clone(), (0, 1, 2));
        if is_double && dice.roll(2) == 0 {
            second.intake = takes(&[Take::places(0, 1, 1), Take::places(0, 2, 2).into_lower()]);
        } else if let StageFormat::RoundRobin { groups: 2, .. } = table.stages[0].format {
            second.intake = takes(&[Take::places(0, 1, 1), Take::places(0, 2, 2).best(1)]);
        }
        table.stages.push(second);
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
