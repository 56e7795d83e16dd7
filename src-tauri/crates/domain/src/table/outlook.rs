//! What a table can still become: the places that each of its rows can reach, over all results of its open matches.
//!
//! It goes by points alone, and every tie is counted both ways, since whatever ranks after the points may part it either
//! way. So a place that is left out can truly not be reached; one that is named may need a tie-break.

mod knots;

use super::forecast::Cut;
use super::{Fate, Forecast, Needs, Places, Prospect};
use crate::ids::MatchId;
use alloc::vec;
use alloc::vec::Vec;

/// Points at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    pub(crate) least: i32,
    pub(crate) most: i32,
}

/// How a match ends for one of its sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    Won,
    Drawn,
    Lost,
}

impl Way {
    const ALL: [Self; 3] = [Self::Won, Self::Drawn, Self::Lost];

    /// The same match as the other side sees it.
    const fn other(self) -> Self {
        match self {
            Self::Won => Self::Lost,
            Self::Drawn => Self::Drawn,
            Self::Lost => Self::Won,
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::Won => 0,
            Self::Drawn => 1,
            Self::Lost => 2,
        }
    }
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Points so far.
    pub(crate) points: i32,
    /// Where they lead at least and at most.
    pub(crate) reach: Reach,
    /// The same after the next match, by [`Way`].
    pub(crate) after: [Reach; 3],
    /// Whether the entrant is still in the tournament: who has left it goes on nowhere.
    pub(crate) is_here: bool,
}

/// A result of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ends {
    /// For the first side.
    pub(crate) way: Way,
    /// Points for the first and the second side.
    pub(crate) points: [i32; 2],
}

/// A match that is not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meeting {
    pub(crate) id: MatchId,
    /// Which rows meet.
    pub(crate) sides: [usize; 2],
    /// How it can end.
    pub(crate) ends: Vec<Ends>,
}

impl Meeting {
    fn allows(&self, way: Way) -> bool {
        self.ends.iter().any(|ends| ends.way == way)
    }

    /// The side of a row, if it is in this match.
    fn side_of(&self, line: usize) -> Option<usize> {
        self.sides.iter().position(|&side| side == line)
    }
}

/// All that decides what a table can still become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The last places that lead on.
    pub(crate) cut: Option<Cut>,
    /// Its rows.
    pub(crate) lines: Vec<Line>,
    /// Its open matches, in playing order.
    pub(crate) open: Vec<Meeting>,
    /// Whether the open matches are all that is to come; otherwise rounds are still to be paired.
    pub(crate) is_whole: bool,
}

/// Rows ahead of some points, and rows that have at least as many.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    ahead: u32,
    level: u32,
}

impl Tally {
    const fn plus(self, other: Self) -> Self {
        Self {
            ahead: self.ahead + other.ahead,
            level: self.level + other.level,
        }
    }

    const fn minus(self, other: Self) -> Self {
        Self {
            ahead: self.ahead.saturating_sub(other.ahead),
            level: self.level.saturating_sub(other.level),
        }
    }
}

/// Two tallies: of all rows, and of the rows of those who are still in the tournament.
#[derive(Clone, Copy, Debug, Default)]
struct Tallies {
    all: Tally,
    here: Tally,
}

impl Tallies {
    const fn plus(self, other: Self) -> Self {
        Self {
            all: self.all.plus(other.all),
            here: self.here.plus(other.here),
        }
    }

    const fn minus(self, other: Self) -> Self {
        Self {
            all: self.all.minus(other.all),
            here: self.here.minus(other.here),
        }
    }

    const fn add(&mut self, is_here: bool, is_ahead: bool, is_level: bool) {
        self.all.ahead += is_ahead as u32;
        self.all.level += is_level as u32;
        self.here.ahead += (is_ahead && is_here) as u32;
        self.here.level += (is_level && is_here) as u32;
    }
}

/// The fewest ahead and the most level that were found for a row.
#[derive(Clone, Copy, Debug, Default)]
struct Span(Option<Tallies>);

impl Span {
    fn widen(&mut self, found: Tallies) {
        let widened = |known: Tally, found: Tally| Tally {
            ahead: known.ahead.min(found.ahead),
            level: known.level.max(found.level),
        };
        self.0 = Some(self.0.map_or(found, |known| Tallies {
            all: widened(known.all, found.all),
            here: widened(known.here, found.here),
        }));
    }

    fn join(self, other: Self) -> Self {
        let mut both = self;
        if let Some(found) = other.0 {
            both.widen(found);
        }
        both
    }
}

/// What was found for a row: by the result of its next match, or at once where it has none.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    by_way: [Span; 3],
    at_once: Span,
}

impl Outlook {
    /// What is still possible for each row.
    #[must_use]
    pub fn forecast(&self) -> Vec<Forecast> {
        let next: Vec<Option<usize>> = (0..self.lines.len())
            .map(|line| {
                let mut open = self.open.iter();
                open.position(|meeting| meeting.side_of(line).is_some())
            })
            .collect();
        let found = self.exactly(&next).unwrap_or_else(|| self.by_bounds(&next));
        let rows = self.lines.iter().zip(found).zip(next);
        rows.map(|((line, found), next)| {
            let all = found.by_way.into_iter().fold(found.at_once, Span::join);
            let needs = next.and_then(|next| {
                let of = |way: Way| found.by_way[way.index()];
                let drawn = of(Way::Drawn);
                Some(Needs {
                    match_id: self.open.get(next)?.id,
                    win: self.prospect(line, of(Way::Won)),
                    draw: drawn.0.map(|_| self.prospect(line, drawn)),
                    loss: self.prospect(line, of(Way::Lost)),
                })
            });
            Forecast {
                now: self.prospect(line, all),
                needs,
            }
        })
        .collect()
    }

    fn prospect(&self, line: &Line, span: Span) -> Prospect {
        let Some(found) = span.0 else {
            return Prospect::UNKNOWN;
        };
        let fate = match self.cut {
            None => Fate::Open,
            Some(_) if !line.is_here => Fate::Out,
            Some(cut) if found.here.level < cut.all => Fate::Through,
            Some(cut) if found.here.ahead >= cut.some => Fate::Out,
            Some(_) => Fate::Open,
        };
        Prospect {
            fate,
            places: Some(Places {
                best: found.all.ahead + 1,
                worst: found.all.level + 1,
            }),
        }
    }

    /// By the least and the most that everybody can reach, whoever meets whom.
    fn by_bounds(&self, next: &[Option<usize>]) -> Vec<Found> {
        let sorted = |of: fn(&Line) -> i32, all: bool| {
            let lines = self.lines.iter().filter(|line| all || line.is_here);
            let mut points: Vec<i32> = lines.map(of).collect();
            points.sort_unstable();
            points
        };
        let least = [true, false].map(|all| sorted(|line| line.reach.least, all));
        let most = [true, false].map(|all| sorted(|line| line.reach.most, all));
        // Everybody counts, and then whoever is known to reach something else is put right.
        let tallies = |own: Reach, known: &[(usize, Option<Reach>)]| {
            let ahead = |sorted: &[i32]| sorted.len() - sorted.partition_point(|&p| p <= own.most);
            let level = |sorted: &[i32]| sorted.len() - sorted.partition_point(|&p| p < own.least);
            let tally = |at: usize| Tally {
                ahead: length(ahead(&least[at])),
                level: length(level(&most[at])),
            };
            let mut sum = Tallies {
                all: tally(0),
                here: tally(1),
            };
            for &(at, reach) in known {
                let line = &self.lines[at];
                let counted = |reach: Reach| {
                    let mut one = Tallies::default();
                    one.add(
                        line.is_here,
                        reach.least > own.most,
                        reach.most >= own.least,
                    );
                    one
                };
                sum = sum.minus(counted(line.reach));
                if let Some(reach) = reach {
                    sum = sum.plus(counted(reach));
                }
            }
            sum
        };
        let mut found = vec![Found::default(); self.lines.len()];
        for (at, (line, found)) in self.lines.iter().zip(&mut found).enumerate() {
            found.at_once.widen(tallies(line.reach, &[(at, None)]));
            let Some(meeting) = next[at].and_then(|next| self.open.get(next)) else {
                continue;
            };
            let other = meeting.sides[usize::from(meeting.sides[0] == at)];
            let own_side = meeting.side_of(at);
            for way in Way::ALL {
                let of_home = if own_side == Some(0) {
                    way
                } else {
                    way.other()
                };
                if meeting.allows(of_home) {
                    let theirs = self.lines[other].after[way.other().index()];
                    let known = [(at, None), (other, Some(theirs))];
                    found.by_way[way.index()].widen(tallies(line.after[way.index()], &known));
                }
            }
        }
        found
    }
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
