//! What is closed to whom, and why: every block that the actions so far have created.

use super::format::{Seat, Trigger, Until, Verb, Whom};
use super::memory::{Earlier, What};
use super::play::{Illegal, Table};
use super::pool::HeroId;
use super::position::{Fate, Position, Turn};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a hero is closed.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Because {
    /// Not at this event.
    #[error("not at this event")]
    Disabled {},
    /// In this draft.
    #[error("in this draft")]
    Now {
        /// What closed it.
        verb: Verb,
        /// Whose action; none for the server's.
        by: Option<Seat>,
    },
    /// In an earlier game of this series.
    #[error("since game {game}")]
    Game {
        /// Which game.
        game: u8,
        /// What closed it.
        what: What,
        /// Whose action, in the seats of this draft.
        by: Option<Seat>,
    },
    /// In an earlier match.
    #[error("since an earlier match")]
    Match {
        /// What closed it.
        what: What,
    },
}

impl Whom {
    /// Whether a block made by one seat is one for another.
    pub(super) fn covers(self, by: Seat, seat: Seat) -> bool {
        match self {
            Self::Own => by == seat,
            Self::Opponent => by != seat,
            Self::Both => true,
        }
    }
}

/// Which blocks count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// All of them.
    All,
    /// Those of this draft only: nothing else would be left.
    ThisDraft,
}

impl Table<'_> {
    /// Why a verb with this hero is closed to a seat, as far as that seat may know; none where it is open.
    #[must_use]
    pub(super) fn closed(
        &self,
        position: &Position,
        seat: Seat,
        verb: Verb,
        hero: &HeroId,
        reach: Reach,
    ) -> Option<Because> {
        let now = position
            .turns
            .iter()
            .filter(|turn| turn.choice.hero() == Some(hero) && turn.is_known_to(Some(seat)))
            .find(|turn| self.turn_closes(position, turn, seat, verb));
        if let Some(turn) = now {
            return Some(Because::Now {
                verb: turn.verb,
                by: turn.seat,
            });
        }
        if reach == Reach::ThisDraft {
            return None;
        }
        let found = self
            .memory
            .closing(self.format, seat, verb)
            .find(|turn| turn.hero == *hero)?;
        Some(match found.when {
            Earlier::Game { game } => Because::Game {
                game,
                what: found.what,
                by: found.by,
            },
            Earlier::Match {} => Because::Match { what: found.what },
        })
    }

    fn turn_closes(&self, position: &Position, turn: &Turn, seat: Seat, verb: Verb) -> bool {
        let Some(trigger) = Trigger::of(turn.verb) else {
            return false;
        };
        if turn.fate == Fate::Collided {
            return false;
        }
        self.format.effects.iter().any(|effect| {
            let lasts = effect.until != Until::Step || turn.step == position.step;
            let by = turn.seat;
            lasts
                && effect.on == trigger
                && effect.tag.as_ref().is_none_or(|tag| *tag == turn.tag)
                && effect.blocks.contains(&verb)
                && by.is_none_or(|by| effect.whom.covers(by, seat))
        })
    }

    /// The enabled heroes whose pick is open to a seat or to both, as far as a position tells.
    pub fn pickable<'t>(&'t self, position: &'t Position) -> impl Iterator<Item = &'t HeroId> {
        let is_open = move |hero: &&HeroId| {
            [Seat::A, Seat::B].into_iter().any(|seat| {
                self.closed(position, seat, Verb::Pick, hero, Reach::All)
                    .is_none()
            })
        };
        self.pool.enabled().map(|hero| &hero.id).filter(is_open)
    }

    /// Everything that a seat cannot choose in its open turn, or as far as that is known, in its next one.
    #[must_use]
    pub fn closed_for(&self, position: &Position, seat: Seat) -> Vec<(&HeroId, Illegal)> {
        let open = position
            .open(self.format)
            .find(|open| open.opening.seat == seat);
        if let Some(open) = open {
            if !open.opening.verb.names_a_hero() {
                return Vec::new();
            }
            let reach = self.reach(position, seat, open.opening.verb);
            let heroes = self.pool.heroes.iter();
            return heroes
                .filter_map(|hero| {
                    let against = self.judge_within(position, &open, hero, reach);
                    Some((&hero.id, against.into_iter().next()?))
                })
                .collect();
        }
        let later = self.format.steps.iter().skip(position.step + 1);
        let next = later
            .flat_map(|step| &step.open)
            .find(|opening| opening.seat == seat && opening.verb.names_a_hero());
        let Some(next) = next else { return Vec::new() };
        let blocked = |hero| {
            let because = self.closed(position, seat, next.verb, hero, Reach::All)?;
            Some(Illegal::Blocked { because })
        };
        let heroes = self.pool.heroes.iter();
        heroes
            .filter_map(|hero| {
                if hero.enabled.is_yes() {
                    Some((&hero.id, blocked(&hero.id)?))
                } else {
                    let because = Because::Disabled {};
                    Some((&hero.id, Illegal::Blocked { because }))
                }
            })
            .collect()
    }
}
