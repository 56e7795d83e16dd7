//! Whether the pool is large enough for the last turn of the last game of a series, in the worst case.

use super::Shelf;
use super::texts::quoted;
use crate::draft::fault::{Fault, FaultKind};
use crate::draft::format::{Constraint, ConstraintKind, DraftFormat, Exhaustion, Override, Verb};
use crate::draft::need::{Place, closed_earlier, closed_now};
use crate::draft::pool::{Hero, Pool};
use crate::draft::totals::turns;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;

/// How many enabled heroes a series takes in the worst case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Need {
    /// So many.
    pub heroes: u32,
    /// In this game.
    pub game: u8,
}

/// How many enabled heroes a series of this length takes in the worst case, quotas left aside.
/// `None` where an override leads nowhere.
#[must_use]
pub fn need(shelf: &Shelf<'_>, format: &DraftFormat, best_of: u8) -> Option<Need> {
    let games = in_force(shelf, format, best_of)?;
    let mut most = Need { heroes: 0, game: 1 };
    for (at, now) in games.iter().enumerate() {
        let game = u8::try_from(at + 1).unwrap_or(u8::MAX);
        let turns = places(now).map(|place| wanted(now, &games[..at], place, best_of));
        let exact = now.pool.exactly.map(u32::from);
        if let Some(heroes) = turns.chain(exact).max()
            && heroes > most.heroes
        {
            most = Need { heroes, game };
        }
    }
    Some(most)
}

pub(super) fn check(shelf: &Shelf<'_>, format: &DraftFormat, faults: &mut Vec<Fault>) {
    let mut worst: BTreeMap<(String, FaultKind), (u32, String)> = BTreeMap::new();
    for &best_of in shelf.best_of {
        let Some(games) = in_force(shelf, format, best_of) else {
            continue;
        };
        for (at, now) in games.iter().enumerate() {
            let Some(pool) = shelf.pool(&now.pool.id) else {
                continue;
            };
            for place in places(now) {
                let closed = wanted(now, &games[..at], place, best_of) - 1;
                for (kind, short, says) in shortages(now, pool, place, closed) {
                    let spot = if now.id == format.id {
                        format!("step[{}].open[{}]", place.step, place.turn)
                    } else {
                        let leads = |other: &Override| other.format == now.id;
                        let other = format.overrides.iter().position(leads);
                        other.map_or_else(String::new, |other| format!("override[{other}].format"))
                    };
                    let game = at + 1;
                    let says = format!("Game {game} of best of {best_of}: {says}");
                    // One sentence for the whole pool: its worst turn.
                    let is_whole = kind == FaultKind::PoolTooSmall && place.opening.value.is_none();
                    let key = if is_whole {
                        "pool.ref".to_string()
                    } else {
                        spot
                    };
                    let known = worst.entry((key, kind)).or_default();
                    if short > known.0 {
                        *known = (short, says);
                    }
                }
            }
        }
    }
    faults.extend(
        worst
            .into_iter()
            .map(|((place, kind), (_, says))| Fault::new(kind, place, says)),
    );
}

/// The format of each game of a series.
fn in_force<'a>(
    shelf: &Shelf<'a>,
    format: &'a DraftFormat,
    best_of: u8,
) -> Option<Vec<&'a DraftFormat>> {
    (1..=best_of)
        .map(|game| shelf.in_force(format, best_of, game))
        .collect()
}

/// Every turn that chooses something of the pool; snipes and steals choose from the other's picks.
fn places(format: &DraftFormat) -> impl Iterator<Item = Place<'_>> {
    turns(format)
        .filter(|(_, _, opening)| {
            matches!(opening.verb, Verb::Pick | Verb::Ban | Verb::Protect) && opening.n > 0
        })
        .map(|(step, turn, opening)| Place {
            step,
            turn,
            opening,
        })
}

/// What a turn's last action needs: one more than can be closed to it.
fn wanted(now: &DraftFormat, earlier: &[&DraftFormat], place: Place<'_>, best_of: u8) -> u32 {
    let (seat, verb) = (place.opening.seat, place.opening.verb);
    let before = match now.exhaustion {
        Exhaustion::Reopen => 0,
        Exhaustion::Judge | Exhaustion::Empty => closed_earlier(now, earlier, seat, verb, best_of),
    };
    closed_now(now, place) + before + 1
}

/// What a pool lacks for a turn.
fn shortages(
    format: &DraftFormat,
    pool: &Pool,
    place: Place<'_>,
    closed: u32,
) -> Vec<(FaultKind, u32, String)> {
    let opening = place.opening;
    let fits = |hero: &&Hero| match (&opening.attribute, &opening.value) {
        (Some(attribute), Some(value)) => hero.has(attribute, value),
        (Some(_) | None, None) | (None, Some(_)) => true,
    };
    let all: Vec<&Hero> = pool.enabled().filter(fits).collect();
    let done = done_before(format, place);
    let narrowed: u32 = of_verb(format, opening.verb)
        .map(|constraint| shut(constraint, pool, &all, done, is_first(format, place)))
        .sum();
    let mut found = Vec::new();
    let needed = closed + narrowed + 1;
    let there = count(all.len());
    if there < needed {
        let of = opening
            .value
            .as_deref()
            .map_or_else(String::new, |value| format!(" of {}", quoted(value)));
        let shut = if narrowed > 0 {
            format!(", {narrowed} of them for constraints")
        } else {
            String::new()
        };
        found.push((
            FaultKind::PoolTooSmall,
            needed - there,
            format!(
                "{needed} enabled heroes{of} are needed in the worst case{shut}; {} has {there}.",
                quoted(&pool.id)
            ),
        ));
    }
    for constraint in of_verb(format, opening.verb) {
        let (Some(min), Some(value)) = (constraint.min, &constraint.value) else {
            continue;
        };
        if min == 0 {
            continue;
        }
        let such: Vec<&Hero> = all
            .iter()
            .copied()
            .filter(|hero| hero.has(&constraint.attribute, value))
            .collect();
        let others: u32 = of_verb(format, opening.verb)
            .filter(|other| *other != constraint)
            .map(|other| shut(other, pool, &such, done, is_first(format, place)))
            .sum();
        let (needed, there) = (closed + others + 1, count(such.len()));
        if there < needed {
            found.push((
                FaultKind::QuotaOutOfReach,
                needed - there,
                format!(
                    "at least {min} of {} cannot be sure: {needed} enabled are needed in the worst case; {} has {there}.",
                    quoted(value),
                    quoted(&pool.id)
                ),
            ));
        }
    }
    found
}

fn of_verb(format: &DraftFormat, verb: Verb) -> impl Iterator<Item = &Constraint> {
    format
        .constraints
        .iter()
        .filter(move |constraint| constraint.verb == verb)
}

/// How many actions of the verb a seat has done before the last of a turn.
fn done_before(format: &DraftFormat, place: Place<'_>) -> u32 {
    let opening = place.opening;
    turns(format)
        .filter(|(step, _, other)| {
            *step < place.step && other.seat == opening.seat && other.verb == opening.verb
        })
        .map(|(_, _, other)| u32::from(other.n))
        .sum::<u32>()
        + u32::from(opening.n).saturating_sub(1)
}

/// Whether nobody has done the verb before the last action of a turn.
fn is_first(format: &DraftFormat, place: Place<'_>) -> bool {
    place.opening.n <= 1
        && !turns(format).any(|(step, turn, other)| {
            (step < place.step || (step == place.step && turn != place.turn))
                && other.verb == place.opening.verb
        })
}

/// The most of some heroes that a constraint can close to a seat that has acted so often.
fn shut(constraint: &Constraint, pool: &Pool, among: &[&Hero], done: u32, first: bool) -> u32 {
    let of = constraint.attribute.as_str();
    match constraint.kind {
        ConstraintKind::AttributeQuota => {
            let Some(max) = constraint.max.map(u32::from) else {
                return 0;
            };
            if let Some(value) = &constraint.value {
                let such = among.iter().filter(|hero| hero.has(of, value)).count();
                return if done >= max { count(such) } else { 0 };
            }
            let mut sizes: BTreeMap<&str, u32> = BTreeMap::new();
            for value in among.iter().flat_map(|hero| hero.values(of)) {
                *sizes.entry(value).or_default() += 1;
            }
            let widest = pool.enabled().map(|hero| hero.values(of).len()).max();
            let filled = match max {
                0 => u32::MAX,
                max => done.saturating_mul(count(widest.unwrap_or_default())) / max,
            };
            let mut sizes: Vec<u32> = sizes.into_values().collect();
            sizes.sort_unstable_by(|one, other| other.cmp(one));
            let filled = usize::try_from(filled).unwrap_or(usize::MAX);
            let closed: u32 = sizes.into_iter().take(filled).sum();
            closed.min(count(
                among
                    .iter()
                    .filter(|hero| !hero.values(of).is_empty())
                    .count(),
            ))
        }
        ConstraintKind::DiffersFromPrevious => {
            if first {
                return 0;
            }
            let kinds: BTreeSet<&[String]> = pool.enabled().map(|hero| hero.values(of)).collect();
            let alike = |kind: &[String]| {
                among
                    .iter()
                    .filter(|hero| hero.values(of).iter().any(|value| kind.contains(value)))
                    .count()
            };
            count(kinds.into_iter().map(alike).max().unwrap_or_default())
        }
    }
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
