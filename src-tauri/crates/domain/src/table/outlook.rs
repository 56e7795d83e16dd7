//! What a table can still become: the places that each of its rows can reach, over all results of its open matches.
//!
//! It goes by points alone, and every tie is counted both ways, since whatever ranks after the points may part it either
//! way. So a place that is left out can truly not be reached; one that is named may need a tie-break.

use super::{Fate, Forecast, Needs, Places, Prospect};
use crate::ids::MatchId;
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

/// Most results of matches that hang together which are gone through one by one.
const MOST_RESULTS: u64 = 20_000;
/// Most comparisons of two rows on the way.
const MOST_COMPARISONS: u64 = 1_500_000;

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
    /// The last place that leads on.
    pub(crate) cut: Option<u32>,
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

/// Open matches that hang together: none of their rows is in any other.
struct Knot {
    open: Vec<usize>,
    lines: Vec<usize>,
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
            Some(cut) if found.here.level < cut => Fate::Through,
            Some(cut) if found.here.ahead >= cut => Fate::Out,
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

    /// Over every result of the open matches; none where that would take too long, or not all matches are known.
    fn exactly(&self, next: &[Option<usize>]) -> Option<Vec<Found>> {
        if !self.is_whole {
            return None;
        }
        let knots = self.knots();
        let mut comparisons = 0_u64;
        for knot in &knots {
            let mut results = 1_u64;
            for &open in &knot.open {
                results = results.saturating_mul(self.open[open].ends.len() as u64);
                if results > MOST_RESULTS {
                    return None;
                }
            }
            let lines = knot.lines.len() as u64;
            comparisons = comparisons.saturating_add(results.saturating_mul(lines * lines));
        }
        if comparisons > MOST_COMPARISONS {
            return None;
        }
        let levels = self.levels();
        let level_of = |points: i32| levels.partition_point(|&level| level < points);
        // What stands still, and what each knot brings of itself at least and at most, by level.
        let mut is_in_knot = vec![false; self.lines.len()];
        for &line in knots.iter().flat_map(|knot| &knot.lines) {
            is_in_knot[line] = true;
        }
        let still = (0..self.lines.len()).filter(|&line| !is_in_knot[line]);
        let still: Vec<(usize, i32)> = still.map(|line| (line, self.lines[line].points)).collect();
        let mut total = self.by_level(&levels, &still);
        let of_knots: Vec<Vec<Tallies>> = knots
            .iter()
            .map(|knot| {
                // Alone it is nobody's rival but its own.
                if knots.len() == 1 && still.is_empty() {
                    vec![Tallies::default(); levels.len()]
                } else {
                    self.extremes(knot, &levels)
                }
            })
            .collect();
        for knot in &of_knots {
            for (sum, one) in total.iter_mut().zip(knot) {
                *sum = sum.plus(*one);
            }
        }
        let at = |tallies: &[Tallies], points: i32| {
            tallies.get(level_of(points)).copied().unwrap_or_default()
        };
        let mut found = vec![Found::default(); self.lines.len()];
        for &(line, points) in &still {
            // Oneself is level with oneself.
            let mut own = Tallies::default();
            own.add(self.lines[line].is_here, false, true);
            found[line].at_once.widen(at(&total, points).minus(own));
        }
        for (knot, own) in knots.iter().zip(&of_knots) {
            let rest: Vec<Tallies> = total
                .iter()
                .zip(own)
                .map(|(sum, own)| sum.minus(*own))
                .collect();
            self.each_result(knot, |points, chosen| {
                for &line in &knot.lines {
                    let mut sum = at(&rest, points[line]);
                    for &other in &knot.lines {
                        if other != line {
                            sum.add(
                                self.lines[other].is_here,
                                points[other] > points[line],
                                points[other] >= points[line],
                            );
                        }
                    }
                    let way = next[line].and_then(|next| {
                        let meeting = &self.open[next];
                        let way = meeting.ends[chosen[next]].way;
                        Some(if meeting.side_of(line)? == 0 {
                            way
                        } else {
                            way.other()
                        })
                    });
                    let span = match way {
                        Some(way) => &mut found[line].by_way[way.index()],
                        None => &mut found[line].at_once,
                    };
                    span.widen(sum);
                }
            });
        }
        Some(found)
    }

    /// The open matches in knots, by their first rows.
    fn knots(&self) -> Vec<Knot> {
        let mut root: Vec<usize> = (0..self.lines.len()).collect();
        let find = |root: &[usize], mut line: usize| {
            while root[line] != line {
                line = root[line];
            }
            line
        };
        for meeting in &self.open {
            let [one, other] = meeting.sides.map(|side| find(&root, side));
            root[one.max(other)] = one.min(other);
        }
        let mut knots: Vec<Knot> = Vec::new();
        let mut knot_of = vec![None; self.lines.len()];
        for (open, meeting) in self.open.iter().enumerate() {
            let first = find(&root, meeting.sides[0]);
            let at = *knot_of[first].get_or_insert_with(|| {
                knots.push(Knot {
                    open: Vec::new(),
                    lines: Vec::new(),
                });
                knots.len() - 1
            });
            knots[at].open.push(open);
        }
        let mut is_met = vec![false; self.lines.len()];
        for side in self.open.iter().flat_map(|meeting| meeting.sides) {
            is_met[side] = true;
        }
        for line in (0..self.lines.len()).filter(|&line| is_met[line]) {
            if let Some(at) = knot_of[find(&root, line)] {
                knots[at].lines.push(line);
            }
        }
        knots
    }

    /// All points that anybody can come to have, rising.
    fn levels(&self) -> Vec<i32> {
        let mut reached: Vec<BTreeSet<i32>> = self
            .lines
            .iter()
            .map(|line| BTreeSet::from([line.points]))
            .collect();
        for meeting in &self.open {
            for (at, side) in meeting.sides.into_iter().enumerate() {
                let ends: BTreeSet<i32> = meeting.ends.iter().map(|ends| ends.points[at]).collect();
                reached[side] = reached[side]
                    .iter()
                    .flat_map(|points| ends.iter().map(move |more| points + more))
                    .collect();
            }
        }
        let levels: BTreeSet<i32> = reached.into_iter().flatten().collect();
        levels.into_iter().collect()
    }

    /// How many of these rows are ahead of each level, and how many at least there.
    fn by_level(&self, levels: &[i32], rows: &[(usize, i32)]) -> Vec<Tallies> {
        let mut at = vec![Tallies::default(); levels.len() + 1];
        for &(line, points) in rows {
            let level = levels.partition_point(|&level| level < points);
            at[level].add(self.lines[line].is_here, false, true);
        }
        // From the top: ahead of a level is whoever is level with the next one or ahead of it.
        for level in (0..levels.len()).rev() {
            let above = at[level + 1];
            at[level].all.ahead = above.all.level;
            at[level].all.level += above.all.level;
            at[level].here.ahead = above.here.level;
            at[level].here.level += above.here.level;
        }
        at.truncate(levels.len());
        at
    }

    /// By level, the fewest of a knot that are ahead of it, and the most that are at least there.
    fn extremes(&self, knot: &Knot, levels: &[i32]) -> Vec<Tallies> {
        let mut spans = vec![Span::default(); levels.len()];
        let mut rows: Vec<(usize, i32)> = Vec::with_capacity(knot.lines.len());
        self.each_result(knot, |points, _| {
            rows.clear();
            rows.extend(knot.lines.iter().map(|&line| (line, points[line])));
            for (span, tallies) in spans.iter_mut().zip(self.by_level(levels, &rows)) {
                span.widen(tallies);
            }
        });
        spans
            .into_iter()
            .map(|span| span.0.unwrap_or_default())
            .collect()
    }

    /// Goes through all results of a knot, with everybody's points and the result of each match.
    fn each_result(&self, knot: &Knot, mut look: impl FnMut(&[i32], &[usize])) {
        let mut points: Vec<i32> = self.lines.iter().map(|line| line.points).collect();
        let mut chosen = vec![0; self.open.len()];
        let give = |points: &mut [i32], open: usize, ends: usize, sign: i32| {
            let meeting = &self.open[open];
            for (side, more) in meeting.sides.into_iter().zip(meeting.ends[ends].points) {
                points[side] += sign * more;
            }
        };
        for &open in &knot.open {
            give(&mut points, open, 0, 1);
        }
        loop {
            look(&points, &chosen);
            // The next one, as an odometer counts.
            let mut has_moved = false;
            for &open in &knot.open {
                give(&mut points, open, chosen[open], -1);
                chosen[open] += 1;
                has_moved = chosen[open] < self.open[open].ends.len();
                if !has_moved {
                    chosen[open] = 0;
                }
                give(&mut points, open, chosen[open], 1);
                if has_moved {
                    break;
                }
            }
            if !has_moved {
                return;
            }
        }
    }
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
