//! What a draft is about: heroes, champions, maps or stages, as data.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::{Deserialize, Serialize};

/// Most heroes of a pool.
pub const MOST_HEROES: usize = 1_000;

/// The stable name of a hero in its pool: lower-case letters, digits, `-` and `_`, 1 to 60.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HeroId(pub String);

impl fmt::Display for HeroId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl HeroId {
    /// The id that a name gets where a file brings none: its letters and digits in lower case.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let kept = name.chars().filter(|letter| letter.is_alphanumeric());
        Self(kept.flat_map(char::to_lowercase).collect())
    }
}

/// Everything that can be chosen in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// What formats call it: `dota2`, `lol`, `cs2-maps`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Which state of the title it is: a patch, a date.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Each id once.
    pub heroes: Vec<Hero>,
}

/// One thing that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hero {
    /// Never changes.
    pub id: HeroId,
    /// What people call it.
    pub name: String,
    /// What else people type for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it is, by the name of the attribute: `role` → `Carry`, `Nuker`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Vec<String>>,
    /// Whether it can be chosen at this event.
    #[serde(default, skip_serializing_if = "Enabled::is_yes")]
    pub enabled: Enabled,
    /// Since when the title has it: a date or a patch.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub since: String,
}

/// Whether a hero can be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enabled {
    /// It can.
    #[default]
    Yes,
    /// Not at this event.
    No,
}

impl Enabled {
    /// Whether it can.
    #[must_use]
    pub const fn is_yes(&self) -> bool {
        matches!(self, Self::Yes)
    }
}

impl Hero {
    /// Whether an attribute has this value.
    #[must_use]
    pub fn has(&self, attribute: &str, value: &str) -> bool {
        self.values(attribute).iter().any(|found| found == value)
    }

    /// All values of an attribute; none where it has none.
    #[must_use]
    pub fn values(&self, attribute: &str) -> &[String] {
        self.attributes.get(attribute).map_or(&[], Vec::as_slice)
    }
}

impl Pool {
    /// A hero by its id.
    #[must_use]
    pub fn hero(&self, id: &HeroId) -> Option<&Hero> {
        self.heroes.iter().find(|hero| hero.id == *id)
    }

    /// A hero by what somebody wrote: its id, its name or an alias, whatever the case, blanks and signs.
    #[must_use]
    pub fn named(&self, written: &str) -> Option<&Hero> {
        let wanted = HeroId::of_name(written);
        let is = |text: &str| HeroId::of_name(text) == wanted;
        self.heroes
            .iter()
            .find(|hero| hero.name == written)
            .or_else(|| {
                self.heroes.iter().find(|hero| {
                    is(&hero.id.0) || is(&hero.name) || hero.aliases.iter().any(|alias| is(alias))
                })
            })
    }

    /// Those that can be chosen at this event.
    pub fn enabled(&self) -> impl Iterator<Item = &Hero> {
        self.heroes.iter().filter(|hero| hero.enabled.is_yes())
    }
}
