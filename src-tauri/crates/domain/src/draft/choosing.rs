//! What captains choose before a draft begins: who acts first, and which side of the game each plays.

use super::format::{DraftFormat, Verb};
use super::rules::Place;
use super::running::{Decided, Head};
use crate::side::Side;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// A draft that waits for its captains' choices. One of them chooses the order *or* a side of the game, and the other
/// chooses what is left of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choosing {
    /// By which rules of the gathering.
    pub rules: u32,
    /// The format in force: its id in these rules.
    pub format: String,
    /// Where in its match.
    pub place: Place,
    /// Who chooses first.
    pub chooser: Side,
    /// Who or what decided that.
    pub how: Decided,
    /// Who acts first, once somebody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Side>,
    /// Which side of the game home plays, once somebody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_side: Option<String>,
    /// Which side of the game home plays by what was decided before, in a veto or by a played round: then only the order
    /// is left to choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<String>,
}

/// One of these choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Wish {
    /// Who acts first.
    Order {
        /// Home or away.
        first: Side,
    },
    /// Which side of the game the choosing one plays.
    Play {
        /// As the format calls it.
        side: String,
    },
}

impl Choosing {
    /// Whose choice is next.
    #[must_use]
    pub fn turn(&self) -> Side {
        if self.first.is_none() && self.home_side.is_none() {
            self.chooser
        } else {
            self.chooser.other()
        }
    }

    /// Which side of the game home plays, as far as that is known.
    #[must_use]
    pub fn side_of_home(&self) -> Option<&String> {
        self.home_side.as_ref().or(self.decided.as_ref())
    }

    /// Whether sides of the game are chosen with the order: there are two, and no turn of the draft chooses them.
    #[must_use]
    pub fn has_sides(format: &DraftFormat) -> bool {
        let mut turns = format.steps.iter().flat_map(|step| &step.open);
        format.sides.len() == 2 && !turns.any(|opening| opening.verb == Verb::Side)
    }

    /// The same after a choice; `None` where that was chosen already or is no side of the game.
    #[must_use]
    pub fn after(&self, format: &DraftFormat, by: Side, wish: &Wish) -> Option<Self> {
        let mut after = self.clone();
        match wish {
            Wish::Order { first } if self.first.is_none() => after.first = Some(*first),
            Wish::Play { side } if self.side_of_home().is_none() && Self::has_sides(format) => {
                let other = format.sides.iter().find(|other| *other != side)?;
                format.sides.iter().find(|known| *known == side)?;
                after.home_side = Some(match by {
                    Side::Home => side.clone(),
                    Side::Away => other.clone(),
                });
            }
            Wish::Order { .. } | Wish::Play { .. } => return None,
        }
        Some(after)
    }

    /// How the draft is opened, once everything is chosen.
    #[must_use]
    pub fn head(&self, format: &DraftFormat) -> Option<Head> {
        if self.side_of_home().is_none() && Self::has_sides(format) {
            return None;
        }
        Some(Head {
            rules: self.rules,
            format: self.format.clone(),
            place: self.place,
            first: self.first?,
            how: Decided::Chosen {},
            home_side: self.side_of_home().cloned(),
        })
    }
}
