//! Every shipped format is played to its end by two who choose at random, hundreds of times.

use lanista_domain::At;
use lanista_domain::draft::{
    Act, Action, Choice, Doer, DraftFormat, Enabled, Hero, HeroId, Memory, Official, Pool,
    Position, Seat, Table, Verb, Waits,
};
use lanista_exchange::draft::pools::pools;
use lanista_exchange::draft::shipped::formats;
use std::collections::BTreeMap;

/// A seeded stream of numbers (xorshift64*).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).expect("31 bits") % below
    }
}

/// The pool of a format; a made-up one of 200 with every attribute it asks for where none is shipped.
fn pool_of(format: &DraftFormat) -> Pool {
    let mut pool = pools()
        .iter()
        .find(|pool| pool.id == format.pool.id)
        .cloned()
        .unwrap_or_else(|| made_up(format));
    if let Some(exactly) = format.pool.exactly {
        let mut left = usize::from(exactly);
        for hero in &mut pool.heroes {
            hero.enabled = if left > 0 { Enabled::Yes } else { Enabled::No };
            left = left.saturating_sub(1);
        }
    }
    pool
}

fn made_up(format: &DraftFormat) -> Pool {
    let openings = format.steps.iter().flat_map(|step| &step.open);
    let asked =
        openings.filter_map(|opening| Some((opening.attribute.clone()?, opening.value.clone()?)));
    let asked: Vec<(String, String)> = asked.collect();
    let size = format.pool.exactly.map_or(200, u32::from);
    let hero = |n: u32| {
        let mut attributes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (attribute, value) in &asked {
            attributes
                .entry(attribute.clone())
                .or_default()
                .push(value.clone());
        }
        let roles = ["Tank", "Damage", "Support"];
        let role = roles[usize::try_from(n).expect("few") % roles.len()];
        attributes
            .entry("role".into())
            .or_insert_with(|| vec![role.into()]);
        Hero {
            id: HeroId(format!("h{n}")),
            name: format!("Hero {n}"),
            attributes,
            ..Hero::default()
        }
    };
    Pool {
        id: format.pool.id.clone(),
        name: format.pool.id.clone(),
        version: String::new(),
        heroes: (0..size).map(hero).collect(),
    }
}

/// What somebody does next: one lawful act, never one of a seat that is not open.
fn next_act(table: &Table<'_>, position: &Position, dice: &mut Dice) -> Act {
    match position.waits {
        Some(Waits::GoOn) => return Act::GoOn {},
        Some(Waits::Decide) => panic!("{}: not exactly one is left", table.format.id),
        None => {}
    }
    let open: Vec<(Seat, Verb)> = position
        .open(table.format)
        .map(|open| (open.opening.seat, open.opening.verb))
        .collect();
    assert!(
        !open.is_empty(),
        "{}: nothing is open and it is not over",
        table.format.id
    );
    let (seat, verb) = open[dice.roll(open.len())];
    let choice = match verb {
        Verb::Side => Choice::Side {
            side: table.format.sides[dice.roll(table.format.sides.len())].clone(),
        },
        Verb::Order => Choice::Order { seat: Seat::A },
        Verb::Pick | Verb::Ban | Verb::Protect | Verb::Snipe | Verb::Steal | Verb::Decider => {
            let choices = table.choices(position, seat);
            let may_pass = table.format.may_pass(verb);
            if choices.is_empty() || (may_pass && dice.roll(8) == 0) {
                assert!(
                    may_pass || choices.is_empty(),
                    "passed only where that is allowed"
                );
                Choice::Empty {}
            } else {
                Choice::Hero {
                    hero: choices[dice.roll(choices.len())].clone(),
                }
            }
        }
    };
    Act::Turn { seat, verb, choice }
}

fn play(table: &Table<'_>, dice: &mut Dice) -> Vec<Action> {
    let mut log = Vec::new();
    let mut position = table.position(&log);
    while !position.is_complete(table.format) {
        let act = next_act(table, &position, dice);
        let against = table.judge(&position, &act, Official::Yes);
        assert_eq!(against, [], "{}: {act:?}", table.format.id);
        let other = other_seat_is_refused(table, &position, &act);
        assert!(other, "{}: only open seats act", table.format.id);
        let action = Action::new(act, Doer::Record {}, At(0));
        position = table.after(position, log.len(), &action);
        log.push(action);
        assert_eq!(
            table.position(&log),
            position,
            "{}: replay equals live",
            table.format.id
        );
        assert!(log.len() <= 200, "{}: it ends", table.format.id);
    }
    log
}

fn other_seat_is_refused(table: &Table<'_>, position: &Position, act: &Act) -> bool {
    let Act::Turn { seat, verb, choice } = act else {
        return true;
    };
    let other = seat.other();
    let is_open = position
        .open(table.format)
        .any(|open| open.opening.seat == other);
    let act = Act::Turn {
        seat: other,
        verb: *verb,
        choice: choice.clone(),
    };
    is_open || !table.judge(position, &act, Official::Yes).is_empty()
}

#[test]
fn every_shipped_format_ends_whatever_is_chosen() {
    let memory = Memory::default();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for format in formats() {
        let pool = pool_of(format);
        let table = Table {
            format,
            pool: &pool,
            memory: &memory,
        };
        for _ in 0..20 {
            let log = play(&table, &mut dice);
            let cut = dice.roll(log.len());
            let mut again = table.position(&log[..cut]);
            for (number, action) in log.iter().enumerate().skip(cut) {
                again = table.after(again, number, action);
            }
            assert_eq!(
                again,
                table.position(&log),
                "{}: back and the same again",
                format.id
            );
        }
        for step in format.steps.iter().filter(|step| !step.open.is_empty()) {
            assert!(
                format.turn_ms(step) >= 1_000,
                "{}: every open step has a deadline",
                format.id
            );
        }
    }
}
