//! Those who are paired in a round, in the order of the standings, and what stands between any two of them.

use super::history::{ByeRight, Float, History, Line, Met};
use super::wishes::{Sides, Wishes};
use crate::side::Side;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Reverse;

/// One who is paired. Its number is its place in the order of the field, from 0.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) seed: u32,
    pub(super) line: &'a Line,
    pub(super) club: Option<u32>,
    /// Which score group, from 0 at the top.
    pub(super) group: u32,
    /// Place in the score group, from 0.
    pub(super) place: u32,
    /// How many of the score group stand lower.
    pub(super) below: u32,
    side: Option<(Side, u32)>,
}

/// What stands between two. All nothing where they can meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bar {
    /// How often they have played, at most [`Field::MOST_TIMES`].
    pub(super) played: u8,
    /// How often they were paired without playing, at most [`Field::MOST_TIMES`].
    pub(super) not_played: u8,
    /// Whether an official does not want it: 0 or 1.
    pub(super) forbidden: u8,
}

/// Everybody who is paired, best first.
#[derive(Debug)]
pub(super) struct Field<'a> {
    pub(super) rows: Vec<Row<'a>>,
    bars: Vec<Bar>,
    sides: Sides,
}

impl<'a> Field<'a> {
    /// From so many meetings on, one more makes no difference.
    pub(super) const MOST_TIMES: u8 = 5;

    /// What two pay at most who are due the same side.
    pub(super) const MOST_FOR_SIDES: u32 = 9;

    pub(super) fn new(history: &'a History, wishes: &Wishes) -> Self {
        let mut rows: Vec<Row<'a>> = history
            .present()
            .map(|(seed, line)| Row {
                seed,
                line,
                club: wishes.club(seed),
                group: 0,
                place: 0,
                below: 0,
                side: due_side(&line.sides),
            })
            .collect();
        rows.sort_by_key(|row| (Reverse(row.line.points), row.line.place, row.seed));
        let equal = |one: &Row<'_>, other: &Row<'_>| one.line.points == other.line.points;
        for (group, same) in (0..).zip(rows.chunk_by_mut(equal)) {
            let size = u32::try_from(same.len()).unwrap_or(u32::MAX);
            for (place, row) in (0..size).zip(same) {
                (row.group, row.place, row.below) = (group, place, size - 1 - place);
            }
        }
        let mut field = Self {
            bars: (0..rows.len() * rows.len())
                .map(|_| Bar::default())
                .collect(),
            rows,
            sides: wishes.sides,
        };
        field.put_bars(wishes);
        field
    }

    fn put_bars(&mut self, wishes: &Wishes) {
        let numbers: BTreeMap<u32, usize> = self
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| (row.seed, at))
            .collect();
        let count = self.rows.len();
        for (one, row) in self.rows.iter().enumerate() {
            for meeting in &row.line.met {
                let Some(&other) = numbers.get(&meeting.opponent) else {
                    continue;
                };
                let bar = &mut self.bars[one * count + other];
                let times = match meeting.how {
                    Met::Played => &mut bar.played,
                    Met::NotPlayed => &mut bar.not_played,
                };
                *times = (*times + 1).min(Self::MOST_TIMES);
            }
        }
        for (one, other) in &wishes.forbidden {
            if let (Some(&one), Some(&other)) = (numbers.get(one), numbers.get(other)) {
                self.bars[one * count + other].forbidden = 1;
                self.bars[other * count + one].forbidden = 1;
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn bar(&self, one: usize, other: usize) -> Bar {
        self.bars[one * self.rows.len() + other]
    }

    /// Whether nobody has met anybody, and officials forbid nothing.
    pub(super) fn is_free(&self) -> bool {
        self.bars.iter().all(|bar| *bar == Bar::default())
    }

    /// How often two were paired.
    pub(super) fn times(&self, one: usize, other: usize) -> u32 {
        let bar = self.bar(one, other);
        u32::from(bar.played) + u32::from(bar.not_played)
    }

    /// Whether two are of one club.
    pub(super) fn are_mates(&self, one: usize, other: usize) -> bool {
        self.rows[one].club.is_some() && self.rows[one].club == self.rows[other].club
    }

    /// Whether nothing stands between two.
    pub(super) fn is_open(&self, one: usize, other: usize) -> bool {
        self.bar(one, other) == Bar::default() && !self.are_mates(one, other)
    }

    /// What two pay who are due the same side: as much as the one who is due it less.
    pub(super) fn side_cost(&self, one: usize, other: usize) -> u32 {
        match (self.sides, self.rows[one].side, self.rows[other].side) {
            (Sides::Balanced, Some((due, much)), Some((also, more))) if due == also => {
                much.min(more)
            }
            _ => 0,
        }
    }

    /// Who of two has the home side. `table` counts from 0: where nobody is due a side, the better-ranked is at home
    /// at every other table.
    pub(super) fn home_first(&self, one: usize, other: usize, table: usize) -> (usize, usize) {
        let (better, worse) = (one.min(other), one.max(other));
        let turned = match (self.sides, self.rows[better].side, self.rows[worse].side) {
            (Sides::Ignored, ..) => false,
            (Sides::Balanced, None, None) => table % 2 == 1,
            (Sides::Balanced, Some((due, much)), Some((also, more))) if due == also => {
                (much < more) != (due == Side::Away)
            }
            (Sides::Balanced, Some((due, _)), _) => due == Side::Away,
            (Sides::Balanced, None, Some((due, _))) => due == Side::Home,
        };
        if turned {
            (worse, better)
        } else {
            (better, worse)
        }
    }

    /// How unfair it is that one of a higher group meets one of a lower: the same way as last round counts three,
    /// the same way as the round before counts one.
    pub(super) fn float_cost(&self, higher: usize, lower: usize) -> u32 {
        let again = |number: usize, float: Float| {
            let mut latest = self.rows[number].line.floats.iter().rev();
            let mut was = |weight: u32| {
                let same = latest.next().is_some_and(|&earlier| earlier == float);
                if same { weight } else { 0 }
            };
            was(3) + was(1)
        };
        again(higher, Float::Down) + again(lower, Float::Up)
    }

    /// What speaks against the bye: nothing, a walkover, a bye.
    pub(super) fn bye_cost(&self, number: usize) -> u32 {
        match self.rows[number].line.bye {
            ByeRight::Free => 0,
            ByeRight::HadWalkover => 1,
            ByeRight::HadBye => 2,
        }
    }
}

/// The side that is due, and how much: two more on one side, or two in a row, weigh most; then one more on one side;
/// then to alternate (FIDE C.04.3, article 1.7: absolute, strong and mild preference; the weights are our own).
fn due_side(sides: &[Side]) -> Option<(Side, u32)> {
    let last = *sides.last()?;
    let homes = sides.iter().filter(|&&side| side == Side::Home).count();
    let aways = sides.len() - homes;
    let fewer = if homes > aways {
        Side::Away
    } else {
        Side::Home
    };
    let in_a_row = sides.iter().rev().nth(1) == Some(&last);
    Some(match homes.abs_diff(aways) {
        0 | 1 if in_a_row => (last.other(), Field::MOST_FOR_SIDES),
        0 => (last.other(), 1),
        1 => (fewer, 3),
        _ => (fewer, Field::MOST_FOR_SIDES),
    })
}
