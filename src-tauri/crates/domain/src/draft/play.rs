//! The table at which a draft is played: a format, a pool and what is remembered. It says what may be done.

use super::action::{Act, Action, Choice};
use super::block::{Because, Reach};
use super::format::{ConstraintKind, DraftFormat, Exhaustion, Opening, Seat, Verb};
use super::memory::Memory;
use super::pool::{Hero, HeroId, Pool};
use super::position::{Open, Position, Waits};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What a draft is played by. It borrows all of it: a running draft keeps its own.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// The procedure.
    pub format: &'a DraftFormat,
    /// What can be chosen.
    pub pool: &'a Pool,
    /// What earlier games close.
    pub memory: &'a Memory,
}

/// Why an action is against the rules of its draft.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Illegal {
    /// The draft is complete.
    #[error("The draft is complete.")]
    Complete {},
    /// It is not this seat's turn.
    #[error("It is not this side's turn.")]
    WrongSeat {},
    /// Something else is done in this turn.
    #[error("Something else is done in this turn.")]
    WrongVerb {
        /// What is.
        wanted: Verb,
    },
    /// An official must act first.
    #[error("A judge has to let the draft go on first.")]
    WaitsForOfficial {},
    /// Nothing waits for an official.
    #[error("Nothing waits for a judge.")]
    NothingWaits {},
    /// The pool has no such hero.
    #[error("The pool has nothing of that name.")]
    UnknownHero {},
    /// It is closed.
    #[error("It is closed: {because}.")]
    Blocked {
        /// Why.
        because: Because,
    },
    /// Only others can be chosen in this turn.
    #[error("Only those with {attribute} {value} can be chosen in this turn.")]
    WrongCategory {
        /// Of which attribute …
        attribute: String,
        /// … this value.
        value: String,
    },
    /// The seat has as many of them as it may.
    #[error("No more than {max} of {value} can be chosen.")]
    QuotaFull {
        /// Of which value.
        value: String,
        /// How many it may.
        max: u8,
    },
    /// The seat could not reach what it must have at the end.
    #[error("At least {min} of {value} must be chosen in the end.")]
    QuotaMissing {
        /// Of which value.
        value: String,
        /// How many it must.
        min: u8,
    },
    /// It is of the same kind as the one before.
    #[error("The one before was {value} too.")]
    SameAsPrevious {
        /// By which value.
        value: String,
    },
    /// The other seat has not picked it.
    #[error("The other side has not picked it.")]
    NotTheirPick {},
    /// The format has no such side.
    #[error("The game has no such side.")]
    NoSuchSide {},
    /// This turn cannot be passed.
    #[error("This turn cannot be passed.")]
    NotEmpty {},
    /// The choice is not of the kind that the turn asks for.
    #[error("This turn asks for something else.")]
    WrongKind {},
}

impl<'a> Table<'a> {
    /// Where a draft stands after these actions.
    #[must_use]
    pub fn position(&self, log: &[Action]) -> Position {
        log.iter()
            .enumerate()
            .fold(Position::begin(self), |position, (number, action)| {
                position.after(self, number, action)
            })
    }

    /// Where it stands after one more action, which [`Table::judge`] has found lawful.
    #[must_use]
    pub fn after(&self, position: Position, number: usize, action: &Action) -> Position {
        position.after(self, number, action)
    }

    /// Every reason against an act; none where it is lawful. An official may leave any turn empty.
    #[must_use]
    pub fn judge(&self, position: &Position, act: &Act, official: Official) -> Vec<Illegal> {
        if position.is_complete(self.format) {
            return Vec::from([Illegal::Complete {}]);
        }
        match act {
            Act::Turn { seat, verb, choice } => {
                self.judge_turn(position, *seat, *verb, choice, official)
            }
            Act::Decide { hero } => match position.waits {
                Some(Waits::Decide) if self.left_over(position).contains(hero) => Vec::new(),
                Some(Waits::Decide) if self.pool.hero(hero).is_none() => {
                    Vec::from([Illegal::UnknownHero {}])
                }
                Some(Waits::Decide) => match self.closed_to_all(position, hero) {
                    Some(because) => Vec::from([Illegal::Blocked { because }]),
                    None => Vec::new(),
                },
                Some(Waits::GoOn) | None => Vec::from([Illegal::NothingWaits {}]),
            },
            Act::GoOn {} => match position.waits {
                Some(Waits::GoOn) => Vec::new(),
                Some(Waits::Decide) | None => Vec::from([Illegal::NothingWaits {}]),
            },
        }
    }

    fn judge_turn(
        &self,
        position: &Position,
        seat: Seat,
        verb: Verb,
        choice: &Choice,
        official: Official,
    ) -> Vec<Illegal> {
        if position.waits.is_some() {
            return Vec::from([Illegal::WaitsForOfficial {}]);
        }
        let Some(open) = position
            .open(self.format)
            .find(|open| open.opening.seat == seat)
        else {
            return Vec::from([Illegal::WrongSeat {}]);
        };
        let wanted = open.opening.verb;
        if wanted != verb {
            return Vec::from([Illegal::WrongVerb { wanted }]);
        }
        match choice {
            Choice::Empty {} if official == Official::Yes || self.may_be_empty(position, &open) => {
                Vec::new()
            }
            Choice::Empty {} => Vec::from([Illegal::NotEmpty {}]),
            Choice::Hero { hero } if verb.names_a_hero() => match self.pool.hero(hero) {
                Some(hero) => self.judge_hero(position, &open, hero),
                None => Vec::from([Illegal::UnknownHero {}]),
            },
            Choice::Side { side } if verb == Verb::Side => {
                if self.format.sides.contains(side) {
                    Vec::new()
                } else {
                    Vec::from([Illegal::NoSuchSide {}])
                }
            }
            Choice::Order { .. } if verb == Verb::Order => Vec::new(),
            Choice::Hero { .. } | Choice::Side { .. } | Choice::Order { .. } => {
                Vec::from([Illegal::WrongKind {}])
            }
        }
    }

    /// Whether a captain may leave a turn empty: where the time-out does so, or nothing is left.
    #[must_use]
    pub fn may_be_empty(&self, position: &Position, open: &Open<'_>) -> bool {
        self.format.may_pass(open.opening.verb)
            || (self.format.exhaustion == Exhaustion::Empty
                && !self.has_choice(position, open.opening.seat))
    }

    /// Every hero that a seat may choose now; empty where it is not its turn or the turn names none.
    #[must_use]
    pub fn choices(&self, position: &Position, seat: Seat) -> Vec<&'a HeroId> {
        let Some(open) = position
            .open(self.format)
            .find(|open| open.opening.seat == seat)
        else {
            return Vec::new();
        };
        if position.waits.is_some() || !open.opening.verb.names_a_hero() {
            return Vec::new();
        }
        let reach = self.reach(position, seat, open.opening.verb);
        self.choices_within(position, &open, reach)
    }

    /// Whether a seat has anything to choose.
    #[must_use]
    pub fn has_choice(&self, position: &Position, seat: Seat) -> bool {
        let Some(open) = position
            .open(self.format)
            .find(|open| open.opening.seat == seat)
        else {
            return false;
        };
        let reach = self.reach(position, seat, open.opening.verb);
        let mut heroes = self.pool.enabled();
        heroes.any(|hero| self.judge_within(position, &open, hero, reach).is_empty())
    }

    fn choices_within(
        &self,
        position: &Position,
        open: &Open<'_>,
        reach: Reach,
    ) -> Vec<&'a HeroId> {
        self.pool
            .enabled()
            .filter(|hero| self.judge_within(position, open, hero, reach).is_empty())
            .map(|hero| &hero.id)
            .collect()
    }

    /// Which blocks count in this turn: where the format opens the series again once nothing is left, not all.
    pub(super) fn reach(&self, position: &Position, seat: Seat, verb: Verb) -> Reach {
        if self.format.exhaustion != Exhaustion::Reopen {
            return Reach::All;
        }
        let open = position
            .open(self.format)
            .find(|open| open.opening.seat == seat && open.opening.verb == verb);
        match open {
            Some(open) if self.choices_within(position, &open, Reach::All).is_empty() => {
                Reach::ThisDraft
            }
            Some(_) | None => Reach::All,
        }
    }

    fn judge_hero(&self, position: &Position, open: &Open<'_>, hero: &Hero) -> Vec<Illegal> {
        let reach = self.reach(position, open.opening.seat, open.opening.verb);
        self.judge_within(position, open, hero, reach)
    }

    pub(super) fn judge_within(
        &self,
        position: &Position,
        open: &Open<'_>,
        hero: &Hero,
        reach: Reach,
    ) -> Vec<Illegal> {
        let Open { opening, left } = open;
        let (seat, verb) = (opening.seat, opening.verb);
        let mut against = Vec::new();
        if !hero.enabled.is_yes() {
            against.push(Illegal::Blocked {
                because: Because::Disabled {},
            });
        }
        if let Some(because) = self.closed(position, seat, verb, &hero.id, reach) {
            against.push(Illegal::Blocked { because });
        }
        if matches!(verb, Verb::Snipe | Verb::Steal)
            && !position
                .team(seat.other(), Some(seat))
                .any(|pick| *pick == hero.id)
        {
            against.push(Illegal::NotTheirPick {});
        }
        against.extend(wrong_category(opening, hero));
        self.judge_constraints(position, opening, hero, &mut against);
        against.extend(self.judge_least(position, opening, *left, hero));
        against
    }

    fn judge_constraints(
        &self,
        position: &Position,
        opening: &Opening,
        hero: &Hero,
        against: &mut Vec<Illegal>,
    ) {
        let (seat, verb) = (opening.seat, opening.verb);
        for constraint in self
            .format
            .constraints
            .iter()
            .filter(|one| one.verb == verb)
        {
            let counted =
                |value: &str| constraint.value.as_deref().is_none_or(|only| only == value);
            let values = hero.values(&constraint.attribute);
            match constraint.kind {
                ConstraintKind::AttributeQuota => {
                    for value in values.iter().filter(|value| counted(value)) {
                        if let Some(max) = constraint.max
                            && self.has(position, seat, verb, &constraint.attribute, value)
                                >= usize::from(max)
                        {
                            against.push(Illegal::QuotaFull {
                                value: value.clone(),
                                max,
                            });
                        }
                    }
                }
                ConstraintKind::DiffersFromPrevious => {
                    let previous = position
                        .turns
                        .iter()
                        .rev()
                        .filter(|turn| turn.verb == verb && turn.is_known_to(Some(seat)))
                        .find_map(|turn| self.pool.hero(turn.choice.hero()?));
                    let shared = previous.and_then(|previous| {
                        values.iter().find(|value| {
                            counted(value) && previous.has(&constraint.attribute, value)
                        })
                    });
                    against.extend(shared.map(|value| Illegal::SameAsPrevious {
                        value: value.clone(),
                    }));
                }
            }
        }
    }

    /// The least that a seat must still choose after this hero leaves it no room for anything else: all of it together
    /// must fit into the turns that are left.
    fn judge_least(
        &self,
        position: &Position,
        opening: &Opening,
        left: u8,
        hero: &Hero,
    ) -> Option<Illegal> {
        let (seat, verb) = (opening.seat, opening.verb);
        let after = self.turns_after(position, seat, verb) + usize::from(left) - 1;
        let mut missing = 0;
        let mut first = None;
        for constraint in self
            .format
            .constraints
            .iter()
            .filter(|one| one.verb == verb)
        {
            let (Some(min), Some(value)) = (constraint.min, &constraint.value) else {
                continue;
            };
            let has = self.has(position, seat, verb, &constraint.attribute, value)
                + usize::from(hero.has(&constraint.attribute, value));
            let lacks = usize::from(min).saturating_sub(has);
            missing += lacks;
            if lacks > 0 {
                first = first.or(Some((value, min)));
            }
        }
        let (value, min) = first.filter(|_| missing > after)?;
        Some(Illegal::QuotaMissing {
            value: value.clone(),
            min,
        })
    }

    /// How many standing actions of a seat have a value.
    fn has(
        &self,
        position: &Position,
        seat: Seat,
        verb: Verb,
        attribute: &str,
        value: &str,
    ) -> usize {
        position
            .turns
            .iter()
            .filter(|turn| turn.seat == Some(seat) && turn.verb == verb)
            .filter_map(|turn| self.pool.hero(turn.standing()?))
            .filter(|hero| hero.has(attribute, value))
            .count()
    }

    /// How many actions of a verb a seat has in the steps after the open one.
    fn turns_after(&self, position: &Position, seat: Seat, verb: Verb) -> usize {
        let later = self.format.steps.iter().skip(position.step + 1);
        later
            .flat_map(|step| &step.open)
            .filter(|opening| opening.seat == seat && opening.verb == verb)
            .map(|opening| usize::from(opening.n))
            .sum()
    }

    /// What nobody has picked, banned or been denied: among these is the decider.
    pub(super) fn left_over(&self, position: &Position) -> Vec<HeroId> {
        self.pool
            .enabled()
            .filter(|hero| self.closed_to_all(position, &hero.id).is_none())
            .map(|hero| hero.id.clone())
            .collect()
    }

    fn closed_to_all(&self, position: &Position, hero: &HeroId) -> Option<Because> {
        let named = position
            .turns
            .iter()
            .find(|turn| turn.standing() == Some(hero) && turn.verb != Verb::Protect);
        if let Some(turn) = named {
            return Some(Because::Now {
                verb: turn.verb,
                by: turn.seat,
            });
        }
        Seat::BOTH
            .into_iter()
            .find_map(|seat| self.closed(position, seat, Verb::Pick, hero, Reach::All))
    }
}

/// Whether somebody acts with the authority of an official.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Official {
    Yes,
    No,
}

fn wrong_category(opening: &Opening, hero: &Hero) -> Option<Illegal> {
    let (attribute, value) = (opening.attribute.as_ref()?, opening.value.as_ref()?);
    (!hero.has(attribute, value)).then(|| Illegal::WrongCategory {
        attribute: attribute.clone(),
        value: value.clone(),
    })
}

impl Illegal {
    /// The stable word for screens and reports.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Complete {} => "complete",
            Self::WrongSeat {} => "wrong_seat",
            Self::WrongVerb { .. } => "wrong_verb",
            Self::WaitsForOfficial {} => "waits_for_official",
            Self::NothingWaits {} => "nothing_waits",
            Self::UnknownHero {} => "unknown_hero",
            Self::Blocked { because } => match because {
                Because::Disabled {} => "disabled",
                Because::Now { .. } => "taken",
                Because::Game { .. } => "used_in_series",
                Because::Match { .. } => "used_in_event",
            },
            Self::WrongCategory { .. } => "wrong_category",
            Self::QuotaFull { .. } => "quota_full",
            Self::QuotaMissing { .. } => "quota_missing",
            Self::SameAsPrevious { .. } => "same_as_previous",
            Self::NotTheirPick {} => "not_their_pick",
            Self::NoSuchSide {} => "no_such_side",
            Self::NotEmpty {} => "not_empty",
            Self::WrongKind {} => "wrong_kind",
        }
    }
}
