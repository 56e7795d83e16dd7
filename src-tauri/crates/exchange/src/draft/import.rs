//! Pools from the files that people have: our own JSON, both large titles' usual files, and tables as CSV.

use crate::draft::table::read_table;
use lanista_domain::draft::{Enabled, Fault, Hero, HeroId, MOST_HEROES, Pool, check_pool};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The largest file that is read, in bytes.
pub const LARGEST_POOL: usize = 4 * 1024 * 1024;
/// Most other names of a hero.
const MOST_ALIASES: usize = 20;
/// Most values of an attribute.
const MOST_VALUES: usize = 30;

/// Why a file gives no pool. [`Display`](std::fmt::Display) is the sentence for the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPool {
    /// More bytes than any list of heroes has.
    #[error("This file is larger than {} MB.", LARGEST_POOL / 1024 / 1024)]
    TooLarge,
    /// Begins as JSON and is none.
    #[error("This is damaged JSON: {0}.")]
    Damaged(String),
    /// JSON of another kind.
    #[error(
        "This JSON holds no heroes: neither a pool of this program, nor heroes.json of dotaconstants, nor champion.json of Data Dragon."
    )]
    Other,
    /// A table without names.
    #[error(
        "There is no column of names: the first row must say which is which, as name, role, aliases."
    )]
    NoNames,
    /// A text that gives no table.
    #[error("This is no table: {0}")]
    NoTable(String),
    /// Read, but not fit for drafts.
    #[error("This pool cannot be used: {}", told(.0))]
    Faults(Vec<Fault>),
}

fn told(faults: &[Fault]) -> String {
    let mut all = String::new();
    for fault in faults.iter().take(10) {
        let _never_fails = write!(all, "\n{} at {}: {}", fault.id, fault.place, fault.says);
    }
    all
}

/// Reads a pool; `name` is what the file is called, without its ending.
///
/// # Errors
/// [`NoPool`] when it holds none, or one that drafts cannot use.
pub fn read_pool(name: &str, bytes: &[u8]) -> Result<Pool, NoPool> {
    if bytes.len() > LARGEST_POOL {
        return Err(NoPool::TooLarge);
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let pool = match start.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{' | b'[') => {
            let value: Value =
                serde_json::from_slice(start).map_err(|why| NoPool::Damaged(why.to_string()))?;
            of_json(value)?
        }
        Some(_) | None => Pool {
            id: slug(name),
            name: name.chars().take(80).collect(),
            version: String::new(),
            heroes: read_table(start)?,
        },
    };
    let faults = check_pool(&pool);
    if faults.is_empty() {
        Ok(pool)
    } else {
        Err(NoPool::Faults(faults))
    }
}

fn of_json(value: Value) -> Result<Pool, NoPool> {
    let Value::Object(object) = value else {
        return Err(NoPool::Other);
    };
    if object.get("heroes").is_some_and(Value::is_array) {
        let pool = serde_json::from_value(Value::Object(object));
        return pool.map_err(|why| NoPool::Damaged(why.to_string()));
    }
    if let Some(Value::Object(champions)) = object.get("data") {
        return Ok(Pool {
            id: "lol".to_owned(),
            name: "League of Legends champions".to_owned(),
            version: text(&object, "version"),
            heroes: each(champions, champion),
        });
    }
    let heroes = each(&object, dota_hero);
    if heroes.is_empty() {
        return Err(NoPool::Other);
    }
    Ok(Pool {
        id: "dota2".to_owned(),
        name: "Dota 2 heroes".to_owned(),
        version: String::new(),
        heroes,
    })
}

fn each(all: &Map<String, Value>, read: fn(&Map<String, Value>) -> Option<Hero>) -> Vec<Hero> {
    let found = all.values().filter_map(Value::as_object).filter_map(read);
    let mut heroes: Vec<Hero> = found.take(MOST_HEROES + 1).collect();
    heroes.sort_by(|one, other| one.name.cmp(&other.name));
    heroes
}

/// One of `build/heroes.json` of dotaconstants.
fn dota_hero(hero: &Map<String, Value>) -> Option<Hero> {
    let name = hero.get("localized_name")?.as_str()?;
    let key = hero.get("name")?.as_str()?;
    let attribute = match text(hero, "primary_attr").as_str() {
        "str" => "Strength",
        "agi" => "Agility",
        "int" => "Intelligence",
        "all" => "Universal",
        _ => "",
    };
    let attack = text(hero, "attack_type");
    Some(Hero {
        id: HeroId(key.strip_prefix("npc_dota_hero_").unwrap_or(key).to_owned()),
        name: name.to_owned(),
        aliases: aliases(texts(hero, "aliases"), name),
        attributes: attributes([
            ("role", texts(hero, "roles")),
            ("attribute", vec![attribute.to_owned()]),
            ("attack", vec![attack]),
        ]),
        enabled: match hero.get("cm_enabled") {
            Some(Value::Bool(false)) => Enabled::No,
            Some(_) | None => Enabled::Yes,
        },
        since: String::new(),
    })
}

/// One of `champion.json` of Data Dragon.
fn champion(champion: &Map<String, Value>) -> Option<Hero> {
    let name = champion.get("name")?.as_str()?;
    let inner = text(champion, "id");
    Some(Hero {
        id: HeroId::of_name(name),
        name: name.to_owned(),
        aliases: aliases(vec![inner], name),
        attributes: attributes([("role", texts(champion, "tags"))]),
        enabled: Enabled::Yes,
        since: String::new(),
    })
}

/// Other names that say more than the name itself.
pub(super) fn aliases(mut all: Vec<String>, name: &str) -> Vec<String> {
    let own = HeroId::of_name(name);
    all.retain(|alias| !alias.trim().is_empty() && HeroId::of_name(alias) != own);
    all.dedup();
    all.truncate(MOST_ALIASES);
    all
}

/// Attributes that have values.
pub(super) fn attributes(
    all: impl IntoIterator<Item = (&'static str, Vec<String>)>,
) -> BTreeMap<String, Vec<String>> {
    all.into_iter()
        .map(|(name, mut values)| {
            values.retain(|value| !value.trim().is_empty());
            values.truncate(MOST_VALUES);
            (name.to_owned(), values)
        })
        .filter(|(_, values)| !values.is_empty())
        .collect()
}

fn text(object: &Map<String, Value>, key: &str) -> String {
    let found = object.get(key).and_then(Value::as_str);
    found.unwrap_or_default().to_owned()
}

fn texts(object: &Map<String, Value>, key: &str) -> Vec<String> {
    let list = object.get(key).and_then(Value::as_array);
    let found = list.into_iter().flatten().filter_map(Value::as_str);
    found.map(str::to_owned).take(MOST_VALUES).collect()
}

/// A file's name as an id.
fn slug(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() || letter == '.' {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id: String = id.trim_matches('-').chars().take(60).collect();
    if id.is_empty() { "pool".to_owned() } else { id }
}
