//! What else a title has besides its score, as screens say it: clocks, pauses, maps, characters and game sides.

use crate::shared::same_names;
use lanista_domain::title_rules as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// The rules of a title that are not about points. Everything left out is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct TitleRules {
    /// The preset they were taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub preset: Option<String>,
    /// A clock for each game.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub game_clock: Option<ClockRule>,
    /// A clock for the whole match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub series_clock: Option<ClockRule>,
    /// To talk; not limited where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tactical: Option<Allowance>,
    /// Something is broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub technical: Option<Allowance>,
    /// Somebody is unwell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub medical: Option<Allowance>,
    /// The maps it is played on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub maps: Option<MapRule>,
    /// What the two sides of the game itself are called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sides: Option<[String; 2]>,
    /// How many characters a side plays in a game.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub characters: Option<u8>,
}

/// How a clock counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "counts", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum ClockRule {
    /// From nothing.
    Up,
    /// To nothing, from so many seconds.
    Down {
        /// Seconds.
        from: u32,
    },
}

/// How many pauses of a kind a side has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Allowance {
    /// 0 where the kind is not allowed.
    pub count: u8,
    /// Of one pause; none where it lasts until both are ready.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seconds: Option<u16>,
    /// Where they are counted.
    pub per: Per,
}

/// Where something is counted anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Per {
    /// Once for the whole match.
    Match,
    /// In each game.
    Game,
}

/// The maps of a title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct MapRule {
    /// To choose from; empty where people write what is played.
    pub names: Vec<String>,
    /// How often one can be played in a match.
    pub repeats: Repeats,
}

/// How often something can come up in a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Repeats {
    /// Once.
    Never,
    /// As often as people like.
    Allowed,
}

same_names!(Per { Match, Game }, domain::Per);
same_names!(Repeats { Never, Allowed }, domain::Repeats);

impl From<domain::ClockRule> for ClockRule {
    fn from(rule: domain::ClockRule) -> Self {
        match rule {
            domain::ClockRule::Up {} => Self::Up,
            domain::ClockRule::Down { from } => Self::Down { from },
        }
    }
}

impl From<ClockRule> for domain::ClockRule {
    fn from(rule: ClockRule) -> Self {
        match rule {
            ClockRule::Up => Self::Up {},
            ClockRule::Down { from } => Self::Down { from },
        }
    }
}

impl From<domain::Allowance> for Allowance {
    fn from(allowance: domain::Allowance) -> Self {
        Self {
            count: allowance.count,
            seconds: allowance.seconds,
            per: allowance.per.into(),
        }
    }
}

impl From<Allowance> for domain::Allowance {
    fn from(allowance: Allowance) -> Self {
        Self {
            count: allowance.count,
            seconds: allowance.seconds,
            per: allowance.per.into(),
        }
    }
}

impl TitleRules {
    /// As screens get them; none where nothing is said.
    #[must_use]
    pub fn of(rules: &domain::TitleRules) -> Option<Self> {
        (!rules.is_empty()).then(|| Self {
            preset: rules.preset.clone(),
            game_clock: rules.game_clock.map(Into::into),
            series_clock: rules.series_clock.map(Into::into),
            tactical: rules.pauses.tactical.map(Into::into),
            technical: rules.pauses.technical.map(Into::into),
            medical: rules.pauses.medical.map(Into::into),
            maps: rules.maps.as_ref().map(|maps| MapRule {
                names: maps.names.clone(),
                repeats: maps.repeats.into(),
            }),
            sides: rules.sides.clone(),
            characters: (rules.characters > 0).then_some(rules.characters),
        })
    }
}

impl From<TitleRules> for domain::TitleRules {
    fn from(rules: TitleRules) -> Self {
        Self {
            preset: rules.preset,
            game_clock: rules.game_clock.map(Into::into),
            series_clock: rules.series_clock.map(Into::into),
            pauses: domain::Allowances {
                tactical: rules.tactical.map(Into::into),
                technical: rules.technical.map(Into::into),
                medical: rules.medical.map(Into::into),
            },
            maps: rules.maps.map(|maps| domain::MapRule {
                names: maps.names,
                repeats: maps.repeats.into(),
            }),
            sides: rules.sides,
            characters: rules.characters.unwrap_or(0),
        }
    }
}
