//! Draft formats and pools as the desk looks at them: what comes with the program, what is kept, and what a text comes to.

use crate::draft::{TurnState, TurnView};
use crate::shared::{Side, same_names};
use lanista_domain::draft as domain;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What is kept, then what comes with the program, in the order in which people are offered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftShelf {
    /// The formats.
    pub formats: Vec<DraftOffer>,
    /// The pools.
    pub pools: Vec<PoolOffer>,
}

/// A format that comes with the program, or an own one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftOffer {
    /// Its stable name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Of which patch or year.
    pub version: String,
    /// How sure it is that the title is drafted like this.
    pub evidence: DraftEvidence,
    /// From where that is known.
    pub source: String,
    /// The id of its pool.
    pub pool: String,
    /// What each seat does how often.
    pub totals: Vec<DraftTotal>,
    /// The entry that kept it, for an own one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kept: Option<u64>,
}

/// How sure it is that a title is drafted like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DraftEvidence {
    /// Recorded games fit it.
    Data,
    /// A published page or a program states it.
    Doc,
    /// Nobody has checked it; shown as unverified.
    Memory,
    /// Made by the organiser.
    House,
}

same_names!(
    DraftEvidence {
        Data,
        Doc,
        Memory,
        House
    },
    domain::Evidence
);

/// How often both seats do something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftTotal {
    /// What, as formats call it.
    pub verb: String,
    /// The seat that acts first.
    pub a: u32,
    /// The other one.
    pub b: u32,
}

/// A pool that comes with the program, or an own one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PoolOffer {
    /// Its stable name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Which state of the title it is.
    pub version: String,
    /// How many heroes it has.
    pub heroes: u32,
    /// How many of them can be chosen.
    #[serde(default)]
    pub enabled: u32,
    /// The entry that kept it, for an own one. It goes before a shipped one of the same id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kept: Option<u64>,
}

/// A pool that somebody brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct PoolFile {
    /// What the file is called; its id, where the text has none.
    pub name: String,
    /// CSV or JSON, see `docs/FORMATS.md`.
    pub text: String,
}

/// One hero of a pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReadHero {
    /// Its stable name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What else people type for it.
    pub aliases: Vec<String>,
    /// Attributes with their values.
    pub attributes: BTreeMap<String, Vec<String>>,
    /// Whether it can be chosen.
    pub enabled: bool,
    /// Since when the title has it: a date or a patch.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub since: String,
}

/// What a text comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftCheck {
    /// Everything that is wrong; nothing if it can be drafted.
    pub faults: Vec<DraftFault>,
    /// The format, if the text can be read at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub format: Option<DraftOffer>,
    /// What a series needs of the pool, by its length.
    pub needs: Vec<PoolNeeded>,
    /// Its turns in their order, the first seat as home.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<TurnView>,
    /// The procedure as sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// How many heroes of its pool are enabled; left out where the pool is not here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub enabled: Option<u32>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftFault {
    /// The stable name of the check.
    pub id: String,
    /// Where in the format: `step[3].open[0].n`.
    pub place: String,
    /// What is wrong and what would be right.
    pub says: String,
    /// In which line, from 1; 0 for the whole text.
    pub line: u32,
    /// At which letter of it.
    pub column: u32,
}

/// What a series needs of the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PoolNeeded {
    /// For so many games a match.
    pub best_of: u8,
    /// So many enabled heroes.
    pub heroes: u32,
    /// In this game.
    pub game: u8,
}

impl From<&domain::DraftFormat> for DraftOffer {
    fn from(format: &domain::DraftFormat) -> Self {
        let totals = domain::Totals::of(format);
        let verbs: std::collections::BTreeSet<_> = totals.a.keys().chain(totals.b.keys()).collect();
        let total = |verb: &domain::Verb| DraftTotal {
            verb: format!("{verb:?}").to_lowercase(),
            a: totals.count(domain::Seat::A, *verb),
            b: totals.count(domain::Seat::B, *verb),
        };
        Self {
            id: format.id.clone(),
            name: format.name.clone(),
            version: format.version.clone(),
            evidence: format.evidence.into(),
            source: format.source.clone(),
            pool: format.pool.id.clone(),
            totals: verbs.into_iter().map(total).collect(),
            kept: None,
        }
    }
}

impl From<&domain::Pool> for PoolOffer {
    fn from(pool: &domain::Pool) -> Self {
        Self {
            id: pool.id.clone(),
            name: pool.name.clone(),
            version: pool.version.clone(),
            heroes: u32::try_from(pool.heroes.len()).unwrap_or(u32::MAX),
            enabled: u32::try_from(pool.enabled().count()).unwrap_or(u32::MAX),
            kept: None,
        }
    }
}

impl From<&domain::Hero> for ReadHero {
    fn from(hero: &domain::Hero) -> Self {
        Self {
            id: hero.id.0.clone(),
            name: hero.name.clone(),
            aliases: hero.aliases.clone(),
            attributes: hero.attributes.clone(),
            enabled: hero.enabled.is_yes(),
            since: hero.since.clone(),
        }
    }
}

/// Every turn of a format as it is before the first one, the first seat as home.
#[must_use]
pub fn turns_of(format: &domain::DraftFormat) -> Vec<TurnView> {
    let mut turns = Vec::new();
    for (number, step) in (0_u16..).zip(&format.steps) {
        let turn = |side: Option<Side>, verb: domain::Verb| TurnView {
            side,
            verb: verb.into(),
            phase: step.phase.clone(),
            step: number,
            state: TurnState::Later,
            choice: None,
            by: None,
            action: None,
        };
        for opening in &step.open {
            let side = match opening.seat {
                domain::Seat::A => Side::Home,
                domain::Seat::B => Side::Away,
            };
            turns.extend((0..opening.n).map(|_| turn(Some(side), opening.verb)));
        }
        if step.system == Some(domain::SystemAct::Decider) {
            turns.push(turn(None, domain::Verb::Decider));
        }
    }
    turns
}
