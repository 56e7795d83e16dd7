//! Where a draft stands: what its actions so far come to, seen by somebody.

use super::action::{Act, Action, Choice};
use super::format::{Collision, DraftFormat, Opening, Seat, Step, SystemAct, Trigger, Verb};
use super::play::Table;
use super::pool::HeroId;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::{Index, IndexMut};
use serde::{Deserialize, Serialize};

/// One `T` for each seat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BySeat<T> {
    /// Of the seat that acts first.
    pub a: T,
    /// Of the other.
    pub b: T,
}

impl<T> Index<Seat> for BySeat<T> {
    type Output = T;

    fn index(&self, seat: Seat) -> &T {
        match seat {
            Seat::A => &self.a,
            Seat::B => &self.b,
        }
    }
}

impl<T> IndexMut<Seat> for BySeat<T> {
    fn index_mut(&mut self, seat: Seat) -> &mut T {
        match seat {
            Seat::A => &mut self.a,
            Seat::B => &mut self.b,
        }
    }
}

/// Where a draft stands after some actions. Stepping back is the position of fewer of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The step that is open, from 0; the number of steps once the draft is complete.
    pub step: usize,
    /// How many of its turns each seat has taken in it.
    pub taken: BySeat<u8>,
    /// Everything done so far, the server's own acts among it.
    pub turns: Vec<Turn>,
    /// What an official must do before it goes on.
    pub waits: Option<Waits>,
}

/// What an official must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Waits {
    /// Let the pause end.
    GoOn,
    /// Name the decider.
    Decide,
}

/// Something done, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// In which step.
    pub step: usize,
    /// By which seat; none by the server.
    pub seat: Option<Seat>,
    /// What.
    pub verb: Verb,
    /// With what.
    pub choice: Choice,
    /// The opening's tag.
    pub tag: String,
    /// Whether others may know what was chosen.
    pub secrecy: Secrecy,
    /// What became of it.
    pub fate: Fate,
    /// Which action of the log it is; none for the server's own.
    pub action: Option<usize>,
}

/// Whether others may know what was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Secrecy {
    /// Everybody sees it.
    Shown,
    /// Only the seat itself and officials do, until the reveal.
    Hidden,
}

/// What became of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It stands.
    Stands,
    /// It met the other seat's at the reveal and is lost.
    Collided,
    /// The other seat took it away or over.
    Taken,
}

/// A turn that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open<'a> {
    /// The opening of the format.
    pub opening: &'a Opening,
    /// How many choices it still waits for.
    pub left: u8,
}

impl Turn {
    /// Whether a seat, or with none the hall, may know what was chosen.
    #[must_use]
    pub fn is_known_to(&self, eyes: Option<Seat>) -> bool {
        self.secrecy == Secrecy::Shown || (eyes.is_some() && self.seat == eyes)
    }

    /// The hero, if it still counts.
    #[must_use]
    pub fn standing(&self) -> Option<&HeroId> {
        (self.fate == Fate::Stands)
            .then(|| self.choice.hero())
            .flatten()
    }
}

impl Position {
    /// Before the first action.
    pub(super) fn begin(table: &Table<'_>) -> Self {
        let mut position = Self {
            step: 0,
            taken: BySeat::default(),
            turns: Vec::new(),
            waits: None,
        };
        position.settle(table);
        position
    }

    /// After one more action, which must be lawful: what does not fit is passed over.
    pub(super) fn after(mut self, table: &Table<'_>, number: usize, action: &Action) -> Self {
        let Some(step) = table.format.steps.get(self.step) else {
            return self;
        };
        match &action.act {
            Act::Turn { seat, verb, choice } => {
                let Some(opening) = step.open.iter().find(|opening| opening.seat == *seat) else {
                    return self;
                };
                let secrecy = if opening.hidden {
                    Secrecy::Hidden
                } else {
                    Secrecy::Shown
                };
                self.turns.push(Turn {
                    step: self.step,
                    seat: Some(*seat),
                    verb: *verb,
                    choice: choice.clone(),
                    tag: opening.tag.clone(),
                    secrecy,
                    fate: Fate::Stands,
                    action: Some(number),
                });
                if secrecy == Secrecy::Shown {
                    self.take_away(self.turns.len() - 1);
                }
                self.taken[*seat] = self.taken[*seat].saturating_add(1);
                if self.is_full(step) {
                    self.next_step();
                }
            }
            Act::Decide { hero } => {
                self.decide(hero.clone(), Some(number));
                self.next_step();
            }
            Act::GoOn {} => self.next_step(),
        }
        self.settle(table);
        self
    }

    fn is_full(&self, step: &Step) -> bool {
        step.open
            .iter()
            .all(|opening| self.taken[opening.seat] >= opening.n)
    }

    fn next_step(&mut self) {
        self.step += 1;
        self.taken = BySeat::default();
        self.waits = None;
    }

    /// Does what the server does by itself, as far as it can.
    fn settle(&mut self, table: &Table<'_>) {
        while let Some(step) = table.format.steps.get(self.step) {
            match step.system {
                None => return,
                Some(SystemAct::Reveal) => {
                    self.reveal(table.format);
                    self.next_step();
                }
                Some(SystemAct::Pause) => {
                    self.waits = Some(Waits::GoOn);
                    return;
                }
                Some(SystemAct::Decider) => {
                    let mut left = table.left_over(self);
                    if left.len() == 1
                        && let Some(hero) = left.pop()
                    {
                        self.decide(hero, None);
                        self.next_step();
                    } else {
                        self.waits = Some(Waits::Decide);
                        return;
                    }
                }
            }
        }
    }

    fn decide(&mut self, hero: HeroId, action: Option<usize>) {
        self.turns.push(Turn {
            step: self.step,
            seat: None,
            verb: Verb::Decider,
            choice: Choice::Hero { hero },
            tag: String::new(),
            secrecy: Secrecy::Shown,
            fate: Fate::Stands,
            action,
        });
    }

    /// Shows what was hidden: first what met the other's is settled, then snipes and steals take hold.
    fn reveal(&mut self, format: &DraftFormat) {
        let hidden: Vec<usize> = (0..self.turns.len())
            .filter(|turn| self.turns[*turn].secrecy == Secrecy::Hidden)
            .collect();
        let rule = format.collision.unwrap_or(Collision::Allow);
        if rule != Collision::Allow {
            for (place, later) in hidden.iter().enumerate() {
                for earlier in &hidden[..place] {
                    if self.meet(format, *earlier, *later) {
                        self.turns[*later].fate = Fate::Collided;
                        if rule == Collision::BothLost {
                            self.turns[*earlier].fate = Fate::Collided;
                        }
                    }
                }
            }
        }
        for turn in hidden {
            self.turns[turn].secrecy = Secrecy::Shown;
            self.take_away(turn);
        }
    }

    /// Whether the earlier would have closed the later, had it been seen.
    fn meet(&self, format: &DraftFormat, earlier: usize, later: usize) -> bool {
        let (one, two) = (&self.turns[earlier], &self.turns[later]);
        let (Some(seat), Some(trigger)) = (two.seat, Trigger::of(one.verb)) else {
            return false;
        };
        one.seat != two.seat
            && one.choice.hero().is_some()
            && one.choice.hero() == two.choice.hero()
            && format.effects.iter().any(|effect| {
                effect.on == trigger
                    && effect.tag.as_ref().is_none_or(|tag| *tag == one.tag)
                    && effect.blocks.contains(&two.verb)
                    && one.seat.is_some_and(|by| effect.whom.covers(by, seat))
            })
    }

    /// Lets a snipe or a steal take hold of the pick that it names.
    fn take_away(&mut self, turn: usize) {
        let taken = &self.turns[turn];
        if !matches!(taken.verb, Verb::Snipe | Verb::Steal) || taken.fate != Fate::Stands {
            return;
        }
        let (Some(seat), Some(hero)) = (taken.seat, taken.choice.hero().cloned()) else {
            return;
        };
        let pick = self.turns.iter_mut().find(|other| {
            other.seat == Some(seat.other())
                && matches!(other.verb, Verb::Pick | Verb::Steal)
                && other.standing() == Some(&hero)
        });
        if let Some(pick) = pick {
            pick.fate = Fate::Taken;
        }
    }

    /// The turns that are open now.
    pub fn open<'a>(&self, format: &'a DraftFormat) -> impl Iterator<Item = Open<'a>> {
        let taken = self.taken;
        let step = format.steps.get(self.step);
        step.into_iter()
            .flat_map(|step| &step.open)
            .filter_map(move |opening| {
                let left = opening.n.saturating_sub(taken[opening.seat]);
                (left > 0).then_some(Open { opening, left })
            })
    }

    /// The same without what somebody may not know; with none, what the hall may not.
    #[must_use]
    pub fn as_known_to(&self, eyes: Option<Seat>) -> Self {
        let mut known = self.clone();
        known.turns.retain(|turn| turn.is_known_to(eyes));
        known
    }

    /// Whether every step is done.
    #[must_use]
    pub fn is_complete(&self, format: &DraftFormat) -> bool {
        self.step >= format.steps.len()
    }

    /// The picks of a seat that stand, in order, as somebody knows them.
    pub fn team(&self, seat: Seat, eyes: Option<Seat>) -> impl Iterator<Item = &HeroId> {
        self.turns.iter().filter_map(move |turn| {
            let theirs = turn.seat == Some(seat) && matches!(turn.verb, Verb::Pick | Verb::Steal);
            (theirs && turn.is_known_to(eyes))
                .then(|| turn.standing())
                .flatten()
        })
    }
}
