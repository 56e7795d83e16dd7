//! Rows of results: two sides, who won, and when.

use super::{Judged, ReadResult, Winner, column_of, day};
use crate::clean::fold;
use crate::grid::GridRow;
use crate::judge::{plain_number, quoted};
use crate::preview::Preview;
use crate::remark::{Remark, Repair};
use crate::wishes::{Column, Wishes};

struct Columns {
    home: Option<usize>,
    away: Option<usize>,
    home_score: Option<usize>,
    away_score: Option<usize>,
    result: Option<usize>,
    winner: Option<usize>,
    day: Option<usize>,
}

/// Judges the rows in the file's order.
pub(super) fn judge(rows: &[GridRow], wishes: &Wishes, preview: &mut Preview) -> Vec<ReadResult> {
    let of = |wanted| column_of(preview, wanted);
    let columns = Columns {
        home: of(Column::Home),
        away: of(Column::Away),
        home_score: of(Column::HomeScore),
        away_score: of(Column::AwayScore),
        result: of(Column::Result),
        winner: of(Column::Winner),
        day: of(Column::Day),
    };
    let mut results = Vec::new();
    for row in rows {
        let mut judged = Judged::of(row, wishes, preview);
        let result = judged.result(&columns);
        let counts = judged.show(wishes, preview);
        results.extend(result.filter(|_| counts));
    }
    results
}

impl Judged {
    fn result(&mut self, columns: &Columns) -> Option<ReadResult> {
        let home = self.name(columns.home, "first side");
        let away = self.name(columns.away, "second side");
        let day = self.day(columns.day);
        let (home, away) = (home?, away?);
        if fold(&home) == fold(&away) {
            let text = format!("Both sides are {}.", quoted(&home));
            self.fault("same_side", columns.away, text);
            return None;
        }
        let by_score = self.score(columns);
        let by_name = self.winner(columns.winner, &home, &away);
        let winner = match (by_score, by_name) {
            (Some(one), Some(other)) if one != other => {
                let text = "The score and the winner say different things.";
                self.fault("contradiction", columns.winner, text);
                return None;
            }
            (Some(winner), _) | (None, Some(winner)) => winner,
            (None, None) => {
                if self.remarks.is_empty() {
                    let at = columns.winner.or(columns.result).or(columns.home_score);
                    self.fault("no_result", at, "This row does not say who won.");
                }
                return None;
            }
        };
        Some(ReadResult {
            home,
            away,
            winner,
            day,
        })
    }

    fn day(&mut self, column: Option<usize>) -> Option<i64> {
        let text = self.text(column)?;
        let found = day::parse(&text);
        if let (None, Some(column)) = (found, column) {
            let words = format!(
                "“{}” is no date. Write it like 2026-11-21 or 21.11.2026.",
                quoted(&text)
            );
            let fault = Remark::fault("no_date", Some(column), words);
            self.remarks.push(
                fault
                    .with(Repair::put("Leave date empty", column, ""))
                    .with(Repair::edit(column)),
            );
        }
        found
    }

    fn score(&mut self, columns: &Columns) -> Option<Winner> {
        if let Some(text) = self.text(columns.result) {
            let found = split(&text);
            if found.is_none() {
                let words = format!("“{}” is no result like 2-1.", quoted(&text));
                self.fault("no_score", columns.result, words);
            }
            return found;
        }
        let (home, away) = (self.text(columns.home_score), self.text(columns.away_score));
        let (home, away) = match (home, away) {
            (Some(home), Some(away)) => (home, away),
            (None, None) => return None,
            (_, None) => {
                self.fault(
                    "score_missing",
                    columns.away_score,
                    "The second score is missing.",
                );
                return None;
            }
            (None, _) => {
                self.fault(
                    "score_missing",
                    columns.home_score,
                    "The first score is missing.",
                );
                return None;
            }
        };
        let mut number = |text: &str, column| {
            let found = points(text);
            if found.is_none() {
                let words = format!("A score needs a number. “{}” is none.", quoted(text));
                self.fault("no_score", column, words);
            }
            found
        };
        let (one, other) = (
            number(&home, columns.home_score),
            number(&away, columns.away_score),
        );
        Some(compared(one?, other?))
    }

    fn winner(&mut self, column: Option<usize>, home: &str, away: &str) -> Option<Winner> {
        let text = self.text(column)?;
        let said = fold(&text);
        let found = if said == fold(home) {
            Some(Winner::Home)
        } else if said == fold(away) {
            Some(Winner::Away)
        } else {
            match said.as_str() {
                "home" | "heim" | "1" | "h" => Some(Winner::Home),
                "away" | "gast" | "2" | "a" => Some(Winner::Away),
                "draw" | "drawn" | "tie" | "x" | "0" | "d" | "remis" | "unentschieden" | "nul"
                | "empate" | "½" | "-" => Some(Winner::Nobody),
                _ => None,
            }
        };
        if found.is_none() {
            let words = format!("“{}” is neither side, and no draw.", quoted(&text));
            self.fault("winner_unknown", column, words);
        }
        found
    }
}

/// Points of a side in halves, so that ½ counts.
fn points(text: &str) -> Option<i64> {
    let plain = plain_number(text);
    // Its plain form is 1⁄2.
    if text.trim() == "½" {
        return Some(1);
    }
    let (whole, half) = match plain.split_once([',', '.']) {
        Some((whole, rest)) => match rest.trim_end_matches('0') {
            "" => (whole, 0),
            "5" => (whole, 1),
            _ => return None,
        },
        None => (plain.as_str(), 0),
    };
    let whole = whole
        .parse::<i64>()
        .ok()
        .filter(|one| (0..=999_999).contains(one))?;
    Some(whole * 2 + half)
}

fn compared(home: i64, away: i64) -> Winner {
    match home.cmp(&away) {
        std::cmp::Ordering::Greater => Winner::Home,
        std::cmp::Ordering::Less => Winner::Away,
        std::cmp::Ordering::Equal => Winner::Nobody,
    }
}

/// Who won by a score of both sides in one cell: `2-1`, `2 : 1`, `½–½`.
pub(super) fn split(text: &str) -> Option<Winner> {
    let mut parts = text.split([':', '-', '–', '—']);
    let (home, away) = (points(parts.next()?)?, points(parts.next()?)?);
    parts.next().is_none().then(|| compared(home, away))
}
