//! What the validator lets pass can be drafted to its end: shipped formats and a thousand random edits of them, three games each.

use crate::bench::own_pool;
use lanista_domain::At;
use lanista_domain::draft::{
    Act, Action, Choice, Doer, DraftFormat, Earlier, Memory, Official, Pool, Remembered, Seat,
    Shelf, Step, SystemAct, Table, Until, Verb, Waits, What, Whom, check,
};
use lanista_exchange::draft::pools::pools;
use lanista_exchange::draft::shipped::formats;
use proptest::prelude::*;
use proptest::sample::Index;

/// The pool of a format: the shipped one, or a made-up one that is large enough.
fn pool_of(format: &DraftFormat) -> Pool {
    let found = pools().iter().find(|pool| pool.id == format.pool.id);
    found.cloned().unwrap_or_else(|| {
        let mut pool = own_pool(format.pool.exactly.map_or(90, usize::from));
        pool.id.clone_from(&format.pool.id);
        pool
    })
}

/// Plays one game, whatever is open being chosen by `picks`; what was done, or where it stood still.
fn play(table: &Table<'_>, picks: &mut impl FnMut(usize) -> usize) -> Result<Vec<Action>, String> {
    let mut log = Vec::new();
    for _ in 0..700 {
        let position = table.position(&log);
        if position.is_complete(table.format) {
            return Ok(log);
        }
        let act = match position.waits {
            Some(Waits::GoOn) => Act::GoOn {},
            Some(Waits::Decide) => return Err("no single one is left to decide".to_owned()),
            None => {
                let open: Vec<(Seat, Verb)> = position
                    .open(table.format)
                    .map(|open| (open.opening.seat, open.opening.verb))
                    .collect();
                let (seat, verb) = open[picks(open.len())];
                let choice = match verb {
                    Verb::Side => Choice::Side {
                        side: table.format.sides[0].clone(),
                    },
                    Verb::Order => Choice::Order { seat },
                    Verb::Pick
                    | Verb::Ban
                    | Verb::Protect
                    | Verb::Snipe
                    | Verb::Steal
                    | Verb::Decider => {
                        let choices = table.choices(&position, seat);
                        if choices.is_empty() {
                            return Err(format!("step {}: nothing is left", position.step));
                        }
                        Choice::Hero {
                            hero: choices[picks(choices.len())].clone(),
                        }
                    }
                };
                Act::Turn { seat, verb, choice }
            }
        };
        let against = table.judge(&position, &act, Official::No);
        if !against.is_empty() {
            return Err(format!("step {}: {act:?} {against:?}", position.step));
        }
        log.push(Action {
            act,
            by: Doer::Record {},
            at: At(0),
            spent: 0,
        });
    }
    Err("it never ends".to_owned())
}

/// Plays three games of a series with the same seats.
fn series(
    format: &DraftFormat,
    all: &[DraftFormat],
    picks: &mut impl FnMut(usize) -> usize,
) -> Result<(), String> {
    let mut memory = Memory::default();
    let shelf = Shelf {
        formats: all,
        pools: &[],
        best_of: &[],
    };
    for game in 1..=3 {
        let now = shelf.in_force(format, 3, game).ok_or("no format")?;
        let pool = pool_of(now);
        let table = Table {
            format: now,
            pool: &pool,
            memory: &memory,
        };
        let log = play(&table, picks).map_err(|why| format!("game {game}: {why}"))?;
        let mut turns = Vec::new();
        for action in log {
            if let Act::Turn {
                seat,
                verb,
                choice: Choice::Hero { hero },
            } = action.act
            {
                turns.push(Remembered {
                    by: Some(seat),
                    against: Some(seat.other()),
                    what: What::Did(verb),
                    tag: String::new(),
                    hero,
                    when: Earlier::Game { game },
                });
            }
        }
        memory.turns.extend(turns);
    }
    Ok(())
}

fn edit(format: &mut DraftFormat, what: u8, at: Index, other: Index) {
    if format.steps.is_empty() {
        return;
    }
    let step = at.index(format.steps.len());
    let second = other.index(format.steps.len());
    let opening = format.steps[step].open.first_mut();
    match (what, opening) {
        (0, _) => drop(format.steps.remove(step)),
        (1, _) => format.steps.swap(step, second),
        (2, _) => format.steps.insert(second, format.steps[step].clone()),
        (3, Some(opening)) => opening.seat = opening.seat.other(),
        (4, Some(opening)) => {
            opening.verb = [
                Verb::Pick,
                Verb::Ban,
                Verb::Protect,
                Verb::Snipe,
                Verb::Steal,
            ][other.index(5)];
        }
        (5, Some(opening)) => opening.n = [0, 1, 2, 3, 7][other.index(5)],
        (6, Some(opening)) => opening.hidden = !opening.hidden,
        (7, _) => format.team_size = None,
        (8, _) => format.pool.exactly = None,
        (9, _) => format.steps.insert(
            step,
            Step {
                system: Some(
                    [SystemAct::Reveal, SystemAct::Pause, SystemAct::Decider][other.index(3)],
                ),
                ..Step::default()
            },
        ),
        (10, _) if !format.effects.is_empty() => {
            let effect = at.index(format.effects.len());
            format.effects[effect].whom = [Whom::Own, Whom::Opponent, Whom::Both][other.index(3)];
        }
        (11, _) if !format.effects.is_empty() => {
            let effect = at.index(format.effects.len());
            format.effects[effect].until =
                [Until::Step, Until::Game, Until::Series][other.index(3)];
        }
        (12, _) if !format.effects.is_empty() => {
            drop(format.effects.remove(at.index(format.effects.len())))
        }
        (_, _) => format.overrides.clear(),
    }
}

#[test]
fn every_shipped_format_is_played_to_its_end() {
    for format in formats() {
        let mut number = 7_usize;
        let mut picks = |many: usize| {
            number = number.wrapping_mul(25_173).wrapping_add(13_849) % 65_536;
            number % many
        };
        let ended = series(format, formats(), &mut picks);
        assert_eq!(ended, Ok(()), "{}", format.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    #[test]
    fn a_random_edit_is_refused_or_played_to_its_end(
        which in any::<Index>(),
        edits in prop::collection::vec((0_u8..14, any::<Index>(), any::<Index>()), 1..4),
        lots in prop::collection::vec(any::<Index>(), 16),
    ) {
        let mut format = formats()[which.index(formats().len())].clone();
        for (what, at, other) in edits {
            edit(&mut format, what, at, other);
        }
        let pools: Vec<Pool> = formats().iter().map(pool_of).chain([pool_of(&format)]).collect();
        let shelf = Shelf { formats: formats(), pools: &pools, best_of: &[3] };
        if !check(&shelf, &format).is_empty() {
            return Ok(());
        }
        let mut lot = lots.iter().cycle();
        let mut picks = |many: usize| lot.next().map_or(0, |lot| lot.index(many));
        let ended = series(&format, formats(), &mut picks);
        prop_assert!(ended.is_ok(), "{:?}\n{}", ended, lanista_exchange::draft::to_toml(&format));
    }
}
