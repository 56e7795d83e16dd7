//! Tables on their way out: a heading and rows, as CSV or as a workbook in which nothing is calculated.

use crate::save::quote_formula;
use csv::{QuoteStyle, Terminator, WriterBuilder};
use rust_xlsxwriter::{DocProperties, Format, Workbook, XlsxError};

/// Letters that a cell of a workbook takes.
const LONGEST: usize = 32_000;
/// Letters of a column's width, at least and at most.
const WIDTH: (usize, usize) = (6, 44);
/// Rows that a workbook takes, without the heading.
const ROWS: usize = 1_048_575;

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the sheet is called: a word of ours.
    pub name: String,
    /// A word above each column.
    pub headings: Vec<String>,
    /// Rows as wide as the heading; a shorter one ends in empty cells.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, whoever wrote them: they stay words.
    Text(String),
    /// A number to calculate with.
    Number(i64),
    /// A number with its decimals, as it is shown; words where it is none.
    Shown(String),
}

impl Cell {
    /// A number, where there is one.
    #[must_use]
    pub fn number(value: Option<impl Into<i64>>) -> Self {
        value.map_or(Self::Empty, |value| Self::Number(value.into()))
    }

    /// Words; nothing where they are empty.
    #[must_use]
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() {
            Self::Empty
        } else {
            Self::Text(words)
        }
    }

    fn letters(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::Text(words) | Self::Shown(words) => words.chars().count(),
            Self::Number(number) => number.to_string().len(),
        }
    }
}

/// Whether a spreadsheet takes this for a plain number and for nothing else.
fn is_number(words: &str) -> bool {
    let digits = words.strip_prefix('-').unwrap_or(words);
    let (whole, parts) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| {
        !part.is_empty() && part.len() <= 15 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    plain(whole) && plain(parts)
}

/// A table as CSV: comma, UTF-8 with a byte order mark, a heading; words never begin like a formula.
#[must_use]
pub fn table_csv(table: &Table) -> String {
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let heading = table.headings.iter().map(|word| quote_formula(word));
    // Writing into memory does not fail, and rows may have any width.
    let mut written = writer.write_record(heading);
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Number(number) => number.to_string(),
            Cell::Shown(words) if is_number(words) => words.clone(),
            Cell::Text(words) | Cell::Shown(words) => quote_formula(words),
        });
        let missing = table.headings.len().saturating_sub(row.len());
        let empty = std::iter::repeat_n(String::new(), missing);
        written = written.and(writer.write_record(cells.chain(empty)));
    }
    debug_assert!(written.is_ok());
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Tables as a workbook, a sheet for each: the heading stays in sight and filters, words are never formulas.
///
/// # Errors
/// When a table has more rows or columns than a workbook takes.
pub fn table_xlsx(tables: &[Table]) -> Result<Vec<u8>, String> {
    workbook(tables).map_err(|why| why.to_string())
}

fn workbook(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_author("Lanista"));
    let heading = Format::new().set_bold();
    for table in tables {
        if table.rows.len() > ROWS {
            return Err(XlsxError::RowColumnLimitError);
        }
        let sheet = book.add_worksheet();
        sheet.set_name(&table.name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, word) in (0..).zip(&table.headings) {
            sheet.write_string_with_format(0, column, word, &heading)?;
            let at = usize::from(column);
            let longest = table.rows.iter().filter_map(|row| row.get(at));
            let longest = longest.map(Cell::letters).max().unwrap_or(0);
            let width = longest.max(word.chars().count() + 3);
            let width = u32::try_from(width.clamp(WIDTH.0, WIDTH.1)).unwrap_or(u32::MAX);
            sheet.set_column_width(column, width)?;
        }
        for (at, row) in (1..).zip(&table.rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    Cell::Number(number) => {
                        // Exact up to 2^53, which no count of a gathering reaches.
                        sheet.write_number(at, column, *number as f64)?;
                    }
                    Cell::Shown(words) if is_number(words) => {
                        sheet.write_number(at, column, words.parse().unwrap_or(0.0))?;
                    }
                    Cell::Text(words) | Cell::Shown(words) => {
                        let words: String = words.chars().take(LONGEST).collect();
                        sheet.write_string(at, column, words)?;
                    }
                }
            }
        }
        let last = u16::try_from(table.headings.len()).unwrap_or(u16::MAX);
        let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        if last > 0 && rows > 0 {
            sheet.autofilter(0, 0, rows, last - 1)?;
        }
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Source, Wishes, read};

    fn names(of: &[&str]) -> Table {
        Table {
            name: "Entrants".into(),
            headings: vec!["Name".into(), "Difference".into()],
            rows: of
                .iter()
                .map(|name| vec![Cell::text(*name), Cell::Shown("-3".into())])
                .collect(),
        }
    }

    const WICKED: [&str; 6] = [
        "=SUM(A1:A9)",
        "+49",
        "-2+3",
        "@cmd",
        "\u{ff1d}1",
        "Fox, \"the\" quick",
    ];

    #[test]
    fn no_word_of_a_csv_begins_like_a_formula_and_numbers_stay_numbers() {
        let csv = table_csv(&names(&WICKED));
        assert!(csv.starts_with("\u{feff}Name,Difference\r\n"), "{csv}");
        for line in csv.lines().skip(1) {
            let first = line.trim_start_matches('"').chars().next();
            assert!(matches!(first, Some('\'' | 'F')), "{line}");
            assert!(line.ends_with(",-3"), "{line}");
        }
    }

    #[test]
    fn a_workbook_is_read_back_word_for_word() {
        let bytes = table_xlsx(&[names(&WICKED)]).unwrap();
        let source = Source::file("out.xlsx", bytes);
        let preview = read(&source, &Wishes::default(), &[]).unwrap();
        let cells: Vec<&str> = preview.rows.iter().map(|row| &*row.cells[0]).collect();
        for wicked in WICKED.iter().filter(|one| !one.starts_with('\u{ff1d}')) {
            assert!(cells.contains(wicked), "{wicked}: {cells:?}");
        }
    }

    #[test]
    fn a_formula_is_no_number() {
        for word in ["-3", "0", "12.5", "-0.25"] {
            assert!(is_number(word), "{word}");
        }
        for word in ["-", "--3", "1-2", "1e9", "", ".5", "3.", "+3", "-1+1"] {
            assert!(!is_number(word), "{word}");
        }
    }
}
