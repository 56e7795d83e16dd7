//! What else a title has besides its score: clocks, pauses with an allowance, maps, characters and game sides.

use crate::name::{self, NAME};
use crate::refusal::Refusal;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most maps of a list.
pub const MOST_MAPS: usize = 60;
/// Most characters that one side plays in a game.
pub const MOST_CHARACTERS: u8 = 6;
/// The longest clock: a day.
const MOST_SECONDS: u32 = 86_400;

/// The rules of a title that are not about points. Everything left out is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleRules {
    /// The preset they were taken from, for people to recognise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// A clock for each game.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub game_clock: Option<ClockRule>,
    /// A clock for the whole match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series_clock: Option<ClockRule>,
    /// What each side may ask for, per kind; a kind that is left out is not limited.
    #[serde(default, skip_serializing_if = "Allowances::is_empty")]
    pub pauses: Allowances,
    /// The maps it is played on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maps: Option<MapRule>,
    /// What the two sides of the game itself are called: "CT" and "T", "Blue" and "Orange".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sides: Option<[String; 2]>,
    /// How many characters a side plays in a game; 0 where they are not marked.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub characters: u8,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
const fn is_zero(count: &u8) -> bool {
    *count == 0
}

/// How a clock counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "counts", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClockRule {
    /// From nothing.
    Up {},
    /// To nothing, and on into what is over it.
    Down {
        /// From so many seconds.
        from: u32,
    },
}

/// The pauses of each kind that a side may ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowances {
    /// To talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tactical: Option<Allowance>,
    /// Something is broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub technical: Option<Allowance>,
    /// Somebody is unwell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medical: Option<Allowance>,
}

impl Allowances {
    /// Whether no kind is limited.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How many pauses of a kind a side has, and how long each lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// 0 where the kind is not allowed, up to 99.
    pub count: u8,
    /// Of one pause, 1 to 3,600; none where it lasts until both are ready.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// Where they are counted.
    pub per: Per,
}

/// Where something is counted anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Once for the whole match.
    Match,
    /// In each game.
    Game,
}

/// The maps of a title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapRule {
    /// To choose from; empty where people write what is played. Others can be written in any case.
    #[serde(default)]
    pub names: Vec<String>,
    /// How often one can be played in a match.
    pub repeats: Repeats,
}

/// How often something can come up in a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// Once.
    Never,
    /// As often as people like.
    Allowed,
}

impl TitleRules {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same with its texts in order.
    ///
    /// # Errors
    ///
    /// Everything in it that makes no sense.
    pub fn checked(&self) -> Result<Self, Vec<Refusal>> {
        let mut made = self.clone();
        let mut reasons = Vec::new();
        let mut clean = |text: &mut String, what: &str| {
            *text = name::clean(text);
            if !name::fits(text, NAME) {
                reasons.push(Refusal::bad_text(what, NAME));
            }
        };
        if let Some(preset) = &mut made.preset {
            clean(preset, "preset");
        }
        for side in made.sides.iter_mut().flatten() {
            clean(side, "game side");
        }
        let names = made.maps.iter_mut().flat_map(|maps| &mut maps.names);
        for name in names {
            clean(name, "map");
        }
        let mut wrong = |is_right: bool, what: &str| {
            if !is_right {
                reasons.push(Refusal::BadNumber { what: what.into() });
            }
        };
        for clock in [made.game_clock, made.series_clock].into_iter().flatten() {
            wrong(
                match clock {
                    ClockRule::Up {} => true,
                    ClockRule::Down { from } => (1..=MOST_SECONDS).contains(&from),
                },
                "a clock counts down from 1 second to 24 hours",
            );
        }
        let Allowances {
            tactical,
            technical,
            medical,
        } = made.pauses;
        for allowance in [tactical, technical, medical].into_iter().flatten() {
            let is_long = allowance
                .seconds
                .is_none_or(|seconds| (1..=3_600).contains(&seconds));
            wrong(
                allowance.count <= 99 && is_long,
                "up to 99 pauses of up to an hour",
            );
        }
        wrong(
            made.characters <= MOST_CHARACTERS,
            "up to 6 characters a side",
        );
        if let Some([one, other]) = &made.sides {
            wrong(one != other, "the two game sides have two names");
        }
        if let Some(maps) = &made.maps {
            let mut sorted: Vec<&String> = maps.names.iter().collect();
            sorted.sort_unstable();
            sorted.dedup();
            wrong(
                maps.names.len() <= MOST_MAPS && sorted.len() == maps.names.len(),
                "up to 60 maps, each once",
            );
        }
        reasons.dedup();
        if reasons.is_empty() {
            Ok(made)
        } else {
            Err(reasons)
        }
    }
}
