//! How a match is conducted besides its score: clocks, pauses, and what is marked of each game.

use crate::ids::At;
use crate::side::{BySide, Side};
use crate::title_rules::ClockRule;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Clocks, pauses and marks of a match.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conduct {
    /// The clock of the present game.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub game_clock: Option<Clock>,
    /// The clock of the whole match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series_clock: Option<Clock>,
    /// The pause for which it is held now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pause: Option<Pause>,
    /// All pauses so far, the first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<TakenPause>,
    /// What is marked of a game, by its number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub marks: BTreeMap<u8, Marks>,
}

/// One of the two clocks of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// Of the present game.
    Game,
    /// Of the whole match.
    Series,
}

/// What a clock stood at, and whether it moves since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// The game it was started in.
    pub game: u8,
    /// Milliseconds gone at the anchor.
    pub elapsed: u64,
    /// When it stood there.
    pub anchor: At,
    /// Whether it moves.
    pub motion: Motion,
}

/// Whether a clock moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// It does.
    Runs,
    /// Somebody stopped it, or never started it.
    Stands,
    /// A hold stopped it; it goes on with the match.
    Halted,
}

impl Clock {
    /// Milliseconds gone at a moment.
    #[must_use]
    pub const fn elapsed_at(&self, at: At) -> u64 {
        match self.motion {
            Motion::Runs => self
                .elapsed
                .saturating_add(at.0.saturating_sub(self.anchor.0)),
            Motion::Stands | Motion::Halted => self.elapsed,
        }
    }

    /// The same clock from this moment on.
    #[must_use]
    pub const fn turned(&self, motion: Motion, at: At) -> Self {
        Self {
            game: self.game,
            elapsed: self.elapsed_at(at),
            anchor: at,
            motion,
        }
    }
}

impl ClockRule {
    /// Milliseconds gone when the clock shows so many; none where it never shows that.
    #[must_use]
    pub fn elapsed_of(self, shown: u64) -> Option<u64> {
        match self {
            Self::Up {} => Some(shown),
            Self::Down { from } => u64::from(from).saturating_mul(1_000).checked_sub(shown),
        }
    }
}

/// What is asked of a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClockAct {
    /// Let it run; the game clock from the beginning, where a new game has begun.
    Start {},
    /// Stop it.
    Stop {},
    /// Put it right.
    Set {
        /// What it is to show, in milliseconds.
        shown: u64,
        /// A sentence, 1 to 200 characters.
        reason: String,
    },
}

/// Why a match is paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseKind {
    /// To talk.
    Tactical,
    /// Something is broken.
    Technical,
    /// Somebody is unwell.
    Medical,
    /// The judge wants it.
    Judge,
}

/// Whether an allowance binds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grant {
    /// What is used up is used up.
    #[default]
    Allowance,
    /// The judge grants it all the same.
    Anyway,
}

/// A pause that lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// Why.
    pub kind: PauseKind,
    /// Who asked; none where the judge did.
    pub by: Option<Side>,
    /// Since when.
    pub since: At,
    /// How long it may last; none until both are ready.
    pub seconds: Option<u16>,
    /// Who is ready to go on.
    pub ready: BySide<bool>,
}

impl Pause {
    /// When its time is over.
    #[must_use]
    pub fn due(&self) -> Option<At> {
        let seconds = u64::from(self.seconds?);
        Some(At(self.since.0.saturating_add(seconds * 1_000)))
    }
}

/// A pause as it counts against an allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenPause {
    /// Why.
    pub kind: PauseKind,
    /// Who asked; none where the judge did.
    pub by: Option<Side>,
    /// In which game.
    pub game: u8,
}

/// What is marked of a game.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// On which map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<String>,
    /// Which side of the game home plays now; away plays the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_side: Option<String>,
    /// With which characters each side plays.
    #[serde(default = "nobody", skip_serializing_if = "is_nobody")]
    pub characters: BySide<Vec<String>>,
}

fn nobody() -> BySide<Vec<String>> {
    BySide::new(Vec::new(), Vec::new())
}

fn is_nobody(characters: &BySide<Vec<String>>) -> bool {
    characters.home.is_empty() && characters.away.is_empty()
}

impl Marks {
    /// Whether nothing is marked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.map.is_none() && self.home_side.is_none() && is_nobody(&self.characters)
    }
}

impl Conduct {
    /// Whether there is nothing of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A clock, once it was touched.
    #[must_use]
    pub const fn clock(&self, kind: ClockKind) -> Option<Clock> {
        match kind {
            ClockKind::Game => self.game_clock,
            ClockKind::Series => self.series_clock,
        }
    }

    pub(crate) const fn put_clock(&mut self, kind: ClockKind, clock: Clock) {
        match kind {
            ClockKind::Game => self.game_clock = Some(clock),
            ClockKind::Series => self.series_clock = Some(clock),
        }
    }

    /// The clocks that move.
    pub fn running(&self) -> impl Iterator<Item = (ClockKind, Clock)> + use<> {
        let all = [
            (ClockKind::Game, self.game_clock),
            (ClockKind::Series, self.series_clock),
        ];
        let runs = |(kind, clock): (ClockKind, Option<Clock>)| Some((kind, clock?));
        all.into_iter()
            .filter_map(runs)
            .filter(|(_, clock)| clock.motion == Motion::Runs)
    }

    /// Turns every clock that moves in one way to another.
    pub(crate) fn turn(&mut self, from: Motion, to: Motion, at: At) {
        for clock in [&mut self.game_clock, &mut self.series_clock] {
            if let Some(clock) = clock
                && clock.motion == from
            {
                *clock = clock.turned(to, at);
            }
        }
    }

    /// How many pauses of a kind a side has had, in one game or in all.
    #[must_use]
    pub fn had(&self, kind: PauseKind, by: Side, game: Option<u8>) -> usize {
        self.taken
            .iter()
            .filter(|pause| {
                pause.kind == kind
                    && pause.by == Some(by)
                    && game.is_none_or(|game| pause.game == game)
            })
            .count()
    }
}
