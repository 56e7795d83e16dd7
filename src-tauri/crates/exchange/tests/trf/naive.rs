//! The rules once more, word by word and slowly, to hold the fast ones against.

use crate::write::Cell;

/// A tournament in half points by index, with everything a rule asks for.
pub(crate) struct Naive {
    pub(crate) cells: Vec<Vec<Cell>>,
    /// Win, draw, loss, in units.
    pub(crate) points: (i64, i64, i64),
}

/// The values of one player in the order of the columns.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Values {
    pub(crate) points: i64,
    pub(crate) buchholz: [i64; 4],
    pub(crate) sonneborn_berger: i64,
    pub(crate) wins: [i64; 2],
    pub(crate) koya: i64,
    pub(crate) progressive: i64,
    pub(crate) fore: i64,
}

impl Naive {
    pub(crate) fn worth(&self, cell: Cell) -> i64 {
        let (win, draw, loss) = self.points;
        match cell.2 {
            '1' | '+' | 'U' | 'F' => win,
            '=' | 'H' => draw,
            '0' => loss,
            _ => 0,
        }
    }

    fn total(&self, player: usize) -> i64 {
        self.cells[player]
            .iter()
            .map(|&cell| self.worth(cell))
            .sum()
    }

    /// 16.1: requested byes, absences, and games one did not appear to.
    fn voluntary(cell: Cell) -> bool {
        matches!(cell.2, '-' | 'H' | 'Z' | ' ')
    }

    /// 16.3: a trailing row of voluntary rounds counts a draw for each that had no opponent; in the fore variant a
    /// last round with an opponent is drawn, and neither it nor a bye of the pairing there leaves a trail.
    fn adjusted(&self, player: usize, fore: bool) -> i64 {
        let (_, draw, _) = self.points;
        let rounds = self.cells[player].len();
        let last = self.cells[player][rounds - 1];
        let attends = fore && (last.0 > 0 || last.2 == 'U');
        let mut total = 0;
        for (round, &cell) in self.cells[player].iter().enumerate() {
            let trailing = self.cells[player][round..]
                .iter()
                .all(|&it| Self::voluntary(it));
            let drawn = fore && round + 1 == rounds && cell.0 > 0;
            let missed = trailing && cell.0 == 0 && !attends;
            total += if drawn || missed {
                draw
            } else {
                self.worth(cell)
            };
        }
        total
    }

    fn own(&self, player: usize, fore: bool) -> i64 {
        let (_, draw, _) = self.points;
        let last = *self.cells[player].last().unwrap();
        let change = if fore && last.0 > 0 {
            draw - self.worth(last)
        } else {
            0
        };
        self.total(player) + change
    }

    /// Per round: what stands for the opponent's total, and whether the round was missed voluntarily.
    fn contributions(&self, player: usize, fore: bool) -> Vec<(i64, bool)> {
        let (_, draw, _) = self.points;
        let rounds = self.cells[player].len();
        let of = |(round, &cell): (usize, &Cell)| {
            let opponent = cell.0 as usize;
            let own = self.own(player, fore);
            let played = matches!(cell.2, '1' | '=' | '0') || (fore && round + 1 == rounds);
            if opponent > 0 && played {
                (self.adjusted(opponent - 1, fore), false)
            } else if opponent > 0 {
                (
                    own.min(self.adjusted(opponent - 1, fore)),
                    Self::voluntary(cell),
                )
            } else {
                (own.min(draw * rounds as i64), Self::voluntary(cell))
            }
        };
        self.cells[player].iter().enumerate().map(of).collect()
    }

    fn cut(mut rounds: Vec<(i64, bool)>, least: usize, greatest: usize) -> i64 {
        // Voluntary ones first, then by worth.
        rounds.sort_by_key(|&(worth, voluntary)| (!voluntary, worth));
        let mut left: Vec<i64> = rounds.into_iter().skip(least).map(|it| it.0).collect();
        left.sort_unstable();
        left.iter().rev().skip(greatest).sum()
    }

    pub(crate) fn values(&self, player: usize) -> Values {
        let (win, _, _) = self.points;
        let rounds = self.contributions(player, false);
        let cells = &self.cells[player];
        let sums = cells
            .iter()
            .zip(&rounds)
            .map(|(&cell, round)| round.0 * self.worth(cell));
        let strong = |cell: &&Cell| {
            let possible = win * cells.len() as i64;
            cell.0 > 0 && self.total(cell.0 as usize - 1) * 2 >= possible
        };
        let so_far =
            (1..=cells.len()).map(|to| cells[..to].iter().map(|&it| self.worth(it)).sum::<i64>());
        let wins = cells.iter().filter(|&&cell| self.worth(cell) == win);
        Values {
            points: self.total(player),
            buchholz: [(0, 0), (1, 0), (2, 0), (1, 1)]
                .map(|(least, greatest)| Self::cut(rounds.clone(), least, greatest)),
            sonneborn_berger: sums.sum(),
            wins: [
                wins.clone().count() as i64,
                wins.filter(|it| it.0 > 0 && it.2 == '1').count() as i64,
            ],
            koya: cells.iter().filter(strong).map(|&it| self.worth(it)).sum(),
            progressive: so_far.sum(),
            fore: Self::cut(self.contributions(player, true), 0, 0),
        }
    }

    /// What a player has from the games against some others, with the mean of several against the same; what it
    /// would have with a win in each that is missing; and whether none is. In 420ths of a unit.
    fn among(&self, player: usize, others: &[usize]) -> (i64, i64, bool) {
        let (mut sum, mut most, mut all) = (0, 0, true);
        for &other in others.iter().filter(|it| **it != player) {
            let is_game =
                |it: &&Cell| it.0 as usize == other + 1 && matches!(it.2, '1' | '=' | '0');
            let games: Vec<i64> = self.cells[player]
                .iter()
                .filter(is_game)
                .map(|&it| self.worth(it))
                .collect();
            if games.is_empty() {
                all = false;
                most += self.points.0 * 420;
            } else {
                let mean = games.iter().sum::<i64>() * 420 / games.len() as i64;
                sum += mean;
                most += mean;
            }
        }
        (sum, most, all)
    }

    /// Direct encounter among the tied, in runs of those it leaves tied.
    pub(crate) fn encounter(&self, tied: &[usize]) -> Vec<Vec<usize>> {
        let mut table: Vec<(usize, (i64, i64, bool))> =
            tied.iter().map(|&it| (it, self.among(it, tied))).collect();
        table.sort_by_key(|&(player, (sum, most, _))| (-sum, -most, player));
        let mut runs: Vec<Vec<usize>> = Vec::new();
        if table.iter().all(|it| it.1.2) {
            for (at, &(player, (sum, ..))) in table.iter().enumerate() {
                if at > 0 && table[at - 1].1.0 == sum {
                    runs.last_mut().unwrap().push(player);
                } else {
                    runs.push(vec![player]);
                }
            }
        } else {
            while table.len() > 1 && table[1..].iter().all(|it| it.1.1 < table[0].1.0) {
                runs.push(vec![table.remove(0).0]);
            }
            runs.push(table.iter().map(|it| it.0).collect());
        }
        if runs.len() < 2 {
            return vec![tied.to_vec()];
        }
        runs.iter().flat_map(|run| self.encounter(run)).collect()
    }
}
