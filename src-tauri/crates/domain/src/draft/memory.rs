//! What earlier games and matches close: the memory of a series and of an event.

use super::format::{DraftFormat, Effect, Seat, Trigger, Until, Verb, Whom};
use super::pool::HeroId;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Everything that was done before this draft and may close something in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Memory {
    /// In the order in which it was done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Remembered>,
}

/// One earlier action, told from the seats of the present draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remembered {
    /// Who of the present two did it; none if somebody else.
    pub by: Option<Seat>,
    /// Who of the present two it was done against; none if somebody else.
    pub against: Option<Seat>,
    /// What was done, or what came of it.
    pub what: What,
    /// The opening's tag.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tag: String,
    /// With what.
    pub hero: HeroId,
    /// In which game of the series, or in an earlier match.
    pub when: Earlier,
}

/// When something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Earlier {
    /// In an earlier game of the same match.
    Game {
        /// Which; 0 for the series as a whole.
        game: u8,
    },
    /// In an earlier match of the tournament.
    Match {},
}

/// What is remembered of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// This was done with it.
    Did(Verb),
    /// A game was played with it, or on it.
    Played(Outcome),
}

/// How a game ended for a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Outcome {
    Won,
    Lost,
}

impl Memory {
    /// Each remembered action that closes a verb to a seat under this format, with what closes it.
    pub(super) fn closing<'a>(
        &'a self,
        format: &'a DraftFormat,
        seat: Seat,
        verb: Verb,
    ) -> impl Iterator<Item = &'a Remembered> {
        self.turns.iter().filter(move |turn| {
            format
                .effects
                .iter()
                .any(|effect| turn.is_closed_by(effect, seat, verb))
        })
    }
}

impl Remembered {
    fn is_closed_by(&self, effect: &Effect, seat: Seat, verb: Verb) -> bool {
        let lasts = match effect.until {
            Until::Series => matches!(self.when, Earlier::Game { .. }),
            Until::Event => true,
            Until::Step | Until::Game => false,
        };
        lasts
            && effect.blocks.contains(&verb)
            && effect.tag.as_ref().is_none_or(|tag| *tag == self.tag)
            && self.caused(effect.on)
            && self.is_closed_to(effect.whom, seat)
    }

    fn caused(&self, trigger: Trigger) -> bool {
        match trigger {
            Trigger::Won => self.what == What::Played(Outcome::Won),
            Trigger::Lost => self.what == What::Played(Outcome::Lost),
            Trigger::Pick
            | Trigger::Ban
            | Trigger::Protect
            | Trigger::Snipe
            | Trigger::Steal
            | Trigger::Decider => {
                matches!(self.what, What::Did(verb) if Trigger::of(verb) == Some(trigger))
            }
        }
    }

    fn is_closed_to(&self, whom: Whom, seat: Seat) -> bool {
        match whom {
            Whom::Own => self.by == Some(seat),
            Whom::Opponent => self.against == Some(seat),
            Whom::Both => self.by == Some(seat) || self.against == Some(seat),
        }
    }
}
