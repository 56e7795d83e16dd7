//! The tie-breaks of a report as a table of tab-separated columns.

use super::refusal::TrfRefusal;
use super::report::{Report, read_report};
use lanista_domain::standings::{Chain, Criterion, Parameters, Row, standings};
use std::fmt::Write;

/// The columns in their order: the name at the head, the criterion, and whether it is a whole number, a number of
/// points, or points times points.
const COLUMNS: [(&str, Criterion, Unit); 12] = [
    ("PTS", Criterion::Points, Unit::Points),
    ("BH", Criterion::Buchholz, Unit::Points),
    ("BH/C1", Criterion::BuchholzCut1, Unit::Points),
    ("BH/C2", Criterion::BuchholzCut2, Unit::Points),
    ("BH/M1", Criterion::BuchholzMedian, Unit::Points),
    ("SB", Criterion::SonnebornBerger, Unit::Squared),
    ("DE", Criterion::DirectEncounter, Unit::Whole),
    ("WIN", Criterion::Wins, Unit::Whole),
    ("WON", Criterion::WinsPlayed, Unit::Whole),
    ("KS", Criterion::Koya, Unit::Points),
    ("PS", Criterion::Progressive, Unit::Points),
    ("FB", Criterion::ForeBuchholz, Unit::Points),
];

/// How many of the columns decide the rank.
const DECISIVE: usize = 6;

#[derive(Clone, Copy)]
enum Unit {
    Whole,
    Points,
    Squared,
}

/// The table of a report: `StartNo`, `Rank`, then one column for each tie-break, a line for each player by start
/// number.
///
/// The rank goes by points, then Buchholz and its cuts, the median and Sonneborn-Berger from left to right, then
/// start number. Direct encounter is asked only among those who are tied after Sonneborn-Berger, and is their rank
/// among themselves; it is 0 where it parts nobody.
///
/// # Errors
/// As [`read_report`].
pub fn tie_break_table(bytes: &[u8]) -> Result<String, TrfRefusal> {
    let Report {
        ledger,
        numbers,
        places,
    } = read_report(bytes)?;
    let mut text = String::from("StartNo\tRank");
    for (name, ..) in COLUMNS {
        text.push('\t');
        text.push_str(name);
    }
    text.push('\n');
    let criteria = COLUMNS.iter().map(|it| it.1).collect();
    let Ok(chain) = Chain::new(criteria, Parameters::default()) else {
        // The columns are all different, and lots are not among them.
        return Ok(text);
    };
    let mut rows = standings(ledger, chain, &[]);
    rows.sort_by(|left, right| {
        decisive(right)
            .cmp(decisive(left))
            .then(left.seed.cmp(&right.seed))
    });
    let mut ranked: Vec<(usize, &Row)> = (1..).zip(&rows).collect();
    ranked.sort_by_key(|(_, row)| row.seed);
    for ((rank, row), number) in ranked.into_iter().zip(numbers) {
        line(&mut text, number, rank, row, places);
    }
    Ok(text)
}

fn decisive(row: &Row) -> &[lanista_domain::standings::Value] {
    row.values.get(..DECISIVE).unwrap_or_default()
}

fn line(text: &mut String, number: u32, rank: usize, row: &Row, places: u32) {
    // Writing into a text cannot fail.
    let _ = write!(text, "{number}\t{rank}");
    for ((.., unit), value) in COLUMNS.iter().zip(&row.values) {
        let places = match unit {
            Unit::Whole => 0,
            Unit::Points => places,
            Unit::Squared => places * 2,
        };
        // A sum of nothing has no unit, and is written without places as FIDE's own program does.
        let number = value.number().filter(|it| it.num() != 0 || it.den() != 1);
        let shown = number.map(|it| it.to_places(places));
        let _ = write!(text, "\t{}", shown.as_deref().unwrap_or("0"));
    }
    text.push('\n');
}
