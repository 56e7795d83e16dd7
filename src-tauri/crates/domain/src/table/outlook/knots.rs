//! Going through every result of the open matches, knot by knot: matches that hang together are gone through together.

use super::{Found, Outlook, Span, Tallies};
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

/// Most results of matches that hang together which are gone through one by one.
const MOST_RESULTS: u64 = 20_000;
/// Most comparisons of two rows on the way.
const MOST_COMPARISONS: u64 = 1_500_000;

/// Open matches that hang together: none of their rows is in any other.
struct Knot {
    open: Vec<usize>,
    lines: Vec<usize>,
}

impl Outlook {
    /// Over every result of the open matches; none where that would take too long, or not all matches are known.
    pub(super) fn exactly(&self, next: &[Option<usize>]) -> Option<Vec<Found>> {
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
