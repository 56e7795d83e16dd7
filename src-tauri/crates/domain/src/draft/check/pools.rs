//! Pools by themselves, and what a format asks of its pool by name.

use super::Shelf;
use super::texts::{is_id, quoted, text};
use crate::draft::fault::{Fault, FaultKind};
use crate::draft::format::DraftFormat;
use crate::draft::pool::{HeroId, MOST_HEROES, Pool};
use crate::draft::totals::turns;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Most letters of a hero's name, an alias, an attribute or a value.
const MOST_NAME: usize = 80;

/// Everything that is wrong with a pool; nothing if drafts can use it.
#[must_use]
pub fn check_pool(pool: &Pool) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !is_id(&pool.id) {
        faults.push(Fault::new(
            FaultKind::IdMalformed,
            "id",
            format!(
                "{} is no id: 1 to 60 of a-z, 0-9, -, . and _.",
                quoted(&pool.id)
            ),
        ));
    }
    text(&pool.name, "name", 1, MOST_NAME, &mut faults);
    text(&pool.version, "version", 0, MOST_NAME, &mut faults);
    if pool.heroes.is_empty() || pool.heroes.len() > MOST_HEROES {
        faults.push(Fault::new(
            FaultKind::HeroesMissing,
            "heroes",
            format!("{} heroes must be 1 to {MOST_HEROES}.", pool.heroes.len()),
        ));
    }
    let (mut ids, mut names) = (BTreeMap::new(), BTreeMap::new());
    for (at, hero) in pool.heroes.iter().enumerate().take(MOST_HEROES) {
        let place = |key: &str| format!("heroes[{at}].{key}");
        if !is_hero_id(&hero.id.0) {
            faults.push(Fault::new(
                FaultKind::IdMalformed,
                place("id"),
                format!(
                    "{} is no id of a hero: 1 to 60 lower-case letters, digits, -, . and _.",
                    quoted(&hero.id.0)
                ),
            ));
        }
        text(&hero.name, &place("name"), 1, MOST_NAME, &mut faults);
        text(&hero.since, &place("since"), 0, MOST_NAME, &mut faults);
        for alias in &hero.aliases {
            text(alias, &place("aliases"), 1, MOST_NAME, &mut faults);
        }
        for (attribute, values) in &hero.attributes {
            text(attribute, &place("attributes"), 1, MOST_NAME, &mut faults);
            for value in values {
                text(value, &place("attributes"), 1, MOST_NAME, &mut faults);
            }
        }
        if let Some(first) = ids.insert(&hero.id, at) {
            faults.push(Fault::new(
                FaultKind::HeroTwice,
                place("id"),
                format!("Hero {first} has the id {} as well.", quoted(&hero.id.0)),
            ));
        }
        let called = HeroId::of_name(&hero.name);
        if let Some(first) = names.insert(called, at) {
            faults.push(Fault::new(
                FaultKind::NameTwice,
                place("name"),
                format!("Hero {first} is called {} as well.", quoted(&hero.name)),
            ));
        }
    }
    faults
}

/// Whether a text can be a hero's id: letters of any script, since names are written in all of them.
fn is_hero_id(text: &str) -> bool {
    let fits = |letter: char| {
        (letter.is_alphanumeric() && !letter.is_uppercase()) || matches!(letter, '-' | '.' | '_')
    };
    (1..=60).contains(&text.chars().count()) && text.chars().all(fits)
}

/// The attributes and values that a format names must be in its pool, and its stated size be that of the pool.
pub(super) fn check_words(shelf: &Shelf<'_>, format: &DraftFormat, faults: &mut Vec<Fault>) {
    if let Some(exactly) = format.pool.exactly
        && !(1..=MOST_HEROES).contains(&usize::from(exactly))
    {
        faults.push(Fault::new(
            FaultKind::PoolUnfit,
            "pool.exactly",
            format!("A pool of {exactly} cannot be; 1 to {MOST_HEROES}."),
        ));
    }
    let mut asked: Vec<(String, &str, Option<&str>)> = Vec::new();
    for (step, turn, opening) in turns(format) {
        let place = format!("step[{step}].open[{turn}]");
        match (&opening.attribute, &opening.value) {
            (Some(attribute), Some(value)) => asked.push((place, attribute, Some(value))),
            (None, None) => {}
            (Some(_), None) | (None, Some(_)) => faults.push(Fault::new(
                FaultKind::AttributeHalf,
                place,
                "`attribute` and `value` belong together: attribute = \"role\", value = \"Tank\".",
            )),
        }
    }
    for (at, constraint) in format.constraints.iter().enumerate() {
        let place = format!("constraint[{at}]");
        asked.push((place, &constraint.attribute, constraint.value.as_deref()));
    }
    let Some(pool) = shelf.pool(&format.pool.id) else {
        return;
    };
    for (place, attribute, value) in asked {
        if !pool
            .heroes
            .iter()
            .any(|hero| !hero.values(attribute).is_empty())
        {
            faults.push(Fault::new(
                FaultKind::AttributeUnknown,
                format!("{place}.attribute"),
                format!("No hero of {} has {}.", quoted(&pool.id), quoted(attribute)),
            ));
        } else if let Some(value) = value
            && !pool.heroes.iter().any(|hero| hero.has(attribute, value))
        {
            faults.push(Fault::new(
                FaultKind::ValueUnknown,
                format!("{place}.value"),
                format!(
                    "No hero of {} has {} as {}.",
                    quoted(&pool.id),
                    quoted(value),
                    quoted(attribute)
                ),
            ));
        }
    }
    let enabled = pool.enabled().count();
    if let Some(exactly) = format.pool.exactly
        && usize::from(exactly) != enabled
    {
        faults.push(Fault::new(
            FaultKind::PoolNotExact,
            "pool.exactly",
            format!(
                "{exactly} must be enabled; {} has {enabled}.",
                quoted(&pool.id)
            ),
        ));
    }
}
