//! A draft of a match: its seats, its actions and its clock. Clocks are anchors, never ticks.

use super::action::{Act, Action};
use super::format::{DraftFormat, Seat};
use super::memory::Memory;
use super::pool::HeroId;
use super::position::{BySeat, Position};
use super::rules::Place;
use crate::ids::{At, DeviceId};
use crate::roster::Fielded;
use crate::side::{BySide, Side};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A draft, begun or over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// How it was opened.
    pub head: Head,
    /// What earlier games and matches close in it, as it was when it was opened.
    #[serde(default)]
    pub memory: Memory,
    /// What was done so far.
    pub log: Vec<Action>,
    /// Whether it runs.
    pub phase: Phase,
    /// When it was opened.
    #[serde(default)]
    pub begun: At,
    /// When the open step opens, or opened.
    pub opened: At,
    /// What each seat has left of its reserve, in milliseconds.
    pub reserve: BySeat<u32>,
    /// What was added to the open step, in milliseconds.
    pub added: BySeat<u32>,
    /// Which of its clocks: a timer of an earlier one does nothing.
    pub generation: u64,
    /// Who plays which hero, in the order of the positions; empty until somebody says so.
    #[serde(default)]
    pub lineup: BySide<Vec<HeroId>>,
    /// By whom, in the same order; empty while nobody is named.
    #[serde(default, skip_serializing_if = "nobody")]
    pub players: BySide<Fielded>,
    /// What officials did, with their reasons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

fn nobody(players: &BySide<Fielded>) -> bool {
    players.home.is_empty() && players.away.is_empty()
}

/// How a draft was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// By which rules of the gathering.
    pub rules: u32,
    /// The format in force: its id in these rules.
    pub format: String,
    /// Where in its match.
    pub place: Place,
    /// Who acts first.
    pub first: Side,
    /// Who or what decided that.
    pub how: Decided,
    /// Which side of the game home plays, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_side: Option<String>,
}

/// Who or what decided who acts first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Decided {
    /// The format: always home, the better seed, whoever lost or won the game before, as before, turned round.
    Rule {},
    /// A draw: even is home, odd is away.
    Toss {
        /// The number that was drawn.
        lot: u32,
    },
    /// An official entered it: a played round, a choice at the table.
    Official {},
    /// The captains chose it.
    Chosen {},
}

/// Whether a draft runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Phase {
    /// The clock runs.
    Running {},
    /// Nothing runs.
    Held {
        /// How much of the open step had gone, in milliseconds.
        elapsed: u64,
        /// Since when.
        since: At,
        /// Why.
        reason: String,
    },
    /// All is chosen, and heroes can be exchanged within a team.
    Swapping {
        /// Until then.
        until: At,
    },
    /// It is over.
    Complete {
        /// When it ended.
        at: At,
    },
    /// It does not count.
    Void {
        /// Why.
        reason: String,
    },
}

/// Something that an official did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// When.
    pub at: At,
    /// Who; none for the server.
    pub by: Option<DeviceId>,
    /// What.
    pub what: Noted,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What officials do to a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Noted {
    Held {},
    Resumed {},
    TimeAdded { seat: Seat, ms: u32 },
    SteppedBack { to: u16 },
    Voided {},
    LineupCorrected { side: Side },
}

impl Draft {
    /// A draft at its beginning.
    #[must_use]
    pub fn begin(
        head: Head,
        format: &DraftFormat,
        memory: Memory,
        at: At,
        generation: u64,
    ) -> Self {
        let reserve = format.clock.reserve_ms;
        Self {
            head,
            memory,
            log: Vec::new(),
            phase: Phase::Running {},
            begun: at,
            opened: at,
            reserve: BySeat {
                a: reserve,
                b: reserve,
            },
            added: BySeat::default(),
            generation,
            lineup: BySide::default(),
            players: BySide::default(),
            notes: Vec::new(),
        }
    }

    /// The side in a seat.
    #[must_use]
    pub fn side(&self, seat: Seat) -> Side {
        match seat {
            Seat::A => self.head.first,
            Seat::B => self.head.first.other(),
        }
    }

    /// The seat of a side.
    #[must_use]
    pub fn seat(&self, side: Side) -> Seat {
        if side == self.head.first {
            Seat::A
        } else {
            Seat::B
        }
    }

    /// Whether it is neither over nor void.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        match self.phase {
            Phase::Running {} | Phase::Held { .. } | Phase::Swapping { .. } => true,
            Phase::Complete { .. } | Phase::Void { .. } => false,
        }
    }

    /// Whether what was chosen counts.
    #[must_use]
    pub const fn counts(&self) -> bool {
        !matches!(self.phase, Phase::Void { .. })
    }

    /// When the shown time of a seat ends in the open step; its reserve begins then.
    #[must_use]
    pub fn shown_until(&self, format: &DraftFormat, step: usize, seat: Seat) -> At {
        let turn = format
            .steps
            .get(step)
            .map_or(0, |step| format.turn_ms(step));
        let added = self.added[seat];
        At(self
            .opened
            .0
            .saturating_add(u64::from(turn))
            .saturating_add(u64::from(added)))
    }

    /// When a seat's time is really up: after turn, reserve and grace.
    #[must_use]
    pub fn due(&self, format: &DraftFormat, step: usize, seat: Seat) -> At {
        let rest = u64::from(self.reserve[seat]) + u64::from(format.clock.grace_ms);
        At(self.shown_until(format, step, seat).0.saturating_add(rest))
    }

    /// When the next thing happens by itself; none while it stands.
    #[must_use]
    pub fn next_due(&self, format: &DraftFormat, position: &Position) -> Option<At> {
        match &self.phase {
            Phase::Running {} if position.waits.is_some() => None,
            Phase::Running {} => {
                let seats = position.open(format).map(|open| open.opening.seat);
                seats
                    .map(|seat| self.due(format, position.step, seat))
                    .min()
            }
            Phase::Swapping { until } => Some(*until),
            Phase::Held { .. } | Phase::Complete { .. } | Phase::Void { .. } => None,
        }
    }

    /// Takes an action over: its time is paid, and a new step begins where it closed one.
    pub(crate) fn take(
        &mut self,
        format: &DraftFormat,
        mut action: Action,
        before: &Position,
        after: &Position,
        generation: u64,
    ) {
        let at = action.at;
        if let Act::Turn { seat, .. } = action.act
            && let Phase::Running {} = self.phase
        {
            let over =
                at.0.saturating_sub(self.shown_until(format, before.step, seat).0);
            let over = u32::try_from(over).unwrap_or(u32::MAX);
            action.spent = over.min(self.reserve[seat]);
            self.reserve[seat] -= action.spent;
        }
        self.log.push(action);
        self.generation = generation;
        if after.step != before.step {
            let dwell = u64::from(format.clock.min_dwell_ms);
            self.opened = At(at.0.max(self.opened.0.saturating_add(dwell)));
            self.added = BySeat::default();
            if let Phase::Held { elapsed, .. } = &mut self.phase {
                *elapsed = 0;
            }
        }
        if after.is_complete(format) {
            let swap = u64::from(format.clock.swap_ms);
            self.phase = if swap > 0 {
                Phase::Swapping {
                    until: At(at.0.saturating_add(swap)),
                }
            } else {
                Phase::Complete { at }
            };
        }
    }

    /// Stands still, as of a moment.
    pub(crate) fn hold(&mut self, as_of: At, at: At, reason: String, generation: u64) {
        if let Phase::Running {} = self.phase {
            self.phase = Phase::Held {
                elapsed: as_of.0.saturating_sub(self.opened.0),
                since: at,
                reason,
            };
            self.generation = generation;
        }
    }

    /// Goes on where it stood.
    pub(crate) fn resume(&mut self, at: At, generation: u64) {
        if let Phase::Held { elapsed, .. } = self.phase {
            self.opened = At(at.0.saturating_sub(elapsed));
            self.phase = Phase::Running {};
            self.generation = generation;
        }
    }

    /// Goes back to its first actions; it stands until an official lets it go on, with the whole time of that turn.
    pub(crate) fn step_back(&mut self, to: usize, at: At, reason: String, generation: u64) {
        for undone in self.log.drain(to.min(self.log.len())..) {
            if let Act::Turn { seat, .. } = undone.act {
                self.reserve[seat] = self.reserve[seat].saturating_add(undone.spent);
            }
        }
        self.added = BySeat::default();
        self.lineup = BySide::default();
        self.players = BySide::default();
        self.opened = at;
        self.phase = Phase::Held {
            elapsed: 0,
            since: at,
            reason,
        };
        self.generation = generation;
    }
}
