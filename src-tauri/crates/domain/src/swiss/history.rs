//! What a pairing has to know about the rounds so far, entrant by entrant.

use super::goal::{Fate, Goal};
use crate::side::Side;
use crate::standings::{Appearance, ByeKind, Happening, Ledger, Verdict};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Whether an entrant is paired in this round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Is paired.
    #[default]
    Present,
    /// Is not: left, disqualified, asked for a bye, or has nothing left to play for.
    Absent,
}

/// How two entrants who were paired have met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// The match was played.
    Played,
    /// They were paired and the match was forfeited. To pair them again is the lesser evil of the two.
    NotPlayed,
}

/// An earlier opponent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Meeting {
    /// Seed of the opponent.
    pub opponent: u32,
    /// Whether the match was played.
    pub how: Met,
}

/// Whether an entrant may have the bye.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ByeRight {
    /// Had none yet.
    #[default]
    Free,
    /// Won without playing: nobody shall win two rounds that way while it can be avoided.
    HadWalkover,
    /// Had a bye with a win's points already.
    HadBye,
}

/// Against whom of which score an entrant was paired in one round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Float {
    /// Against an equal score, or not paired.
    #[default]
    Level,
    /// Against a lower score, or had the bye.
    Down,
    /// Against a higher score.
    Up,
}

/// One entrant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// In smallest units, deductions and carried scores included: who has equally many is one score group.
    pub points: i32,
    /// Rounds won: played, by walkover or by a bye.
    pub wins: u32,
    /// Rounds lost: played or forfeited.
    pub losses: u32,
    /// Everybody this entrant was paired with, in order.
    pub met: Vec<Meeting>,
    /// Whether the bye may come here.
    pub bye: ByeRight,
    /// Round by round, the latest last.
    pub floats: Vec<Float>,
    /// The sides of played matches, the latest last.
    pub sides: Vec<Side>,
    /// Whether to pair.
    pub presence: Presence,
    /// Orders those with equal points, lowest first, before the seed does. All 0: by seed.
    pub place: u32,
}

/// All entrants in the order of seeds, from seed 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct History {
    /// The line of seed 1 first.
    pub lines: Vec<Line>,
}

impl History {
    /// So many entrants before the first round, all present.
    #[must_use]
    pub fn fresh(entrants: u32) -> Self {
        Self {
            lines: (0..entrants).map(|_| Line::default()).collect(),
        }
    }

    /// What the ledger says before a round (from 1). Absent is who left before it, and who has something written in
    /// that round already, such as a requested bye.
    #[must_use]
    pub fn before(ledger: &Ledger, round: u32) -> Self {
        let lines = ledger.seeds().map(|_| Line::default()).collect();
        let mut history = Self { lines };
        for adjustment in ledger.adjustments() {
            if let Some(line) = history.line_mut(adjustment.seed) {
                line.points += adjustment.points;
            }
        }
        for earlier in 1..round {
            history.add_round(ledger, earlier);
        }
        for seed in ledger.seeds() {
            let has_left = ledger
                .withdrawn_after(seed)
                .is_some_and(|after| after < round);
            if let Some(line) = history.line_mut(seed)
                && (has_left || ledger.appearance(seed, round).is_some())
            {
                line.presence = Presence::Absent;
            }
        }
        history
    }

    fn add_round(&mut self, ledger: &Ledger, round: u32) {
        let before: Vec<i32> = self.lines.iter().map(|line| line.points).collect();
        let points_of = |seed: u32| index(seed).and_then(|at| before.get(at)).copied();
        for seed in ledger.seeds() {
            let appearance = ledger.appearance(seed, round);
            let other = appearance
                .and_then(Appearance::opponent)
                .and_then(points_of);
            let float = match (points_of(seed), other) {
                (Some(own), Some(other)) if other < own => Float::Down,
                (Some(own), Some(other)) if other > own => Float::Up,
                _ => Float::Level,
            };
            if let Some(line) = self.line_mut(seed) {
                line.floats.push(float);
                if let Some(appearance) = appearance {
                    line.add(appearance);
                }
            }
        }
    }

    /// Leaves out whoever has reached the wins that advance or the losses that eliminate, or the last round.
    #[must_use]
    pub fn still_playing(mut self, goal: Goal) -> Self {
        for line in &mut self.lines {
            if goal.fate(line.wins, line.losses, line.floats.len()) != Fate::Playing {
                line.presence = Presence::Absent;
            }
        }
        self
    }

    /// Orders entrants of equal points as a standings table does, first to last; who is not named comes last.
    #[must_use]
    pub fn in_order(mut self, order: &[u32]) -> Self {
        for line in &mut self.lines {
            line.place = u32::MAX;
        }
        for (place, &seed) in (0..).zip(order) {
            if let Some(line) = self.line_mut(seed) {
                line.place = place;
            }
        }
        self
    }

    /// The line of a seed.
    #[must_use]
    pub fn line(&self, seed: u32) -> Option<&Line> {
        self.lines.get(index(seed)?)
    }

    /// The line of a seed, to change it.
    pub fn line_mut(&mut self, seed: u32) -> Option<&mut Line> {
        self.lines.get_mut(index(seed)?)
    }

    /// Seeds and lines of those who are paired in this round.
    pub fn present(&self) -> impl Iterator<Item = (u32, &Line)> {
        let here = |(_, line): &(u32, &Line)| line.presence == Presence::Present;
        (1..).zip(&self.lines).filter(here)
    }
}

impl Line {
    /// Adds what one round brought.
    fn add(&mut self, appearance: &Appearance) {
        self.points += appearance.points;
        if let Some(opponent) = appearance.opponent() {
            let how = if appearance.is_played() {
                Met::Played
            } else {
                Met::NotPlayed
            };
            self.met.push(Meeting { opponent, how });
        }
        match appearance.happening {
            Happening::Played { side, verdict, .. } => {
                self.sides.push(side);
                self.wins += u32::from(verdict == Verdict::Won);
                self.losses += u32::from(verdict == Verdict::Lost);
            }
            Happening::ForfeitWon { .. } => {
                self.wins += 1;
                if self.bye == ByeRight::Free {
                    self.bye = ByeRight::HadWalkover;
                }
            }
            Happening::ForfeitLost { .. } => self.losses += 1,
            Happening::Bye {
                bye: ByeKind::Pairing | ByeKind::Full,
            } => {
                self.wins += 1;
                self.bye = ByeRight::HadBye;
                if let Some(last) = self.floats.last_mut() {
                    *last = Float::Down;
                }
            }
            Happening::Bye {
                bye: ByeKind::Half | ByeKind::Absent,
            } => {}
        }
    }
}

/// Seeds count from 1, lists from 0.
pub(super) fn index(seed: u32) -> Option<usize> {
    usize::try_from(seed.checked_sub(1)?).ok()
}
