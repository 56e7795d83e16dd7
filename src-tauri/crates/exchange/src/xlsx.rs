//! Reads the sheets of an XLSX file (ECMA-376, SpreadsheetML) as tables of texts, within limits.

mod parts;

use quick_xml::events::Event;

use crate::archive::Archive;
use crate::grid::{Grid, GridRow};
use crate::limits;
use crate::pick::{Table, pick};
use crate::serial::{self, Format};
use crate::unreadable::Unreadable;
use crate::xml::{Elements, attribute, collect};

use parts::{formats, relations, rich_text, shared_texts, unescape};

/// Where the workbook lies in almost every file.
const USUAL_WORKBOOK: &str = "xl/workbook.xml";

/// What all sheets share.
#[derive(Default)]
struct Book {
    texts: Vec<String>,
    formats: Vec<Format>,
    /// Days between the epoch of this workbook and the one of 1900.
    shift: i64,
}

/// The path of the workbook part, if the archive is an XLSX file.
pub(crate) fn workbook(archive: &mut Archive<'_>) -> Result<Option<String>, Unreadable> {
    let named = relations(archive, "_rels/.rels", "")?
        .into_values()
        .find(|one| one.kind.ends_with("/officeDocument"));
    let path = named.map_or_else(|| USUAL_WORKBOOK.to_owned(), |one| one.target);
    Ok(
        (archive.has(&path) && path.to_lowercase().ends_with(".xml") && !path.contains("word/"))
            .then_some(path),
    )
}

/// Reads the wished sheet, or the first one with content.
pub(crate) fn read(
    archive: &mut Archive<'_>,
    workbook: &str,
    wish: Option<usize>,
) -> Result<Table, Unreadable> {
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", workbook));
    let base = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    let relations = relations(archive, &format!("{base}_rels/{file}.rels"), &base)?;
    let mut book = Book::default();
    let mut sheets = Vec::new();
    let text = archive.text(workbook)?.ok_or(Unreadable::Damaged)?;
    let mut elements = Elements::of(&text);
    while let Some(event) = elements.next()? {
        let Event::Start(start) = event else { continue };
        match start.local_name().into_inner() {
            "workbookPr"
                if attribute(&start, "date1904").is_some_and(|v| v == "1" || v == "true") =>
            {
                book.shift = 1_462
            }
            "sheet" if sheets.len() < limits::SHEETS => {
                let target = attribute(&start, "id").and_then(|id| relations.get(&id));
                if let (Some(name), Some(target)) = (attribute(&start, "name"), target)
                    && target.kind.ends_with("/worksheet")
                {
                    sheets.push((name, target.target.clone()));
                }
            }
            _ => {}
        }
    }
    let part = |kind: &str| {
        relations
            .values()
            .find(|one| one.kind.ends_with(kind))
            .map(|one| one.target.clone())
    };
    if let Some(text) = archive
        .text(&part("/sharedStrings").unwrap_or_else(|| format!("{base}sharedStrings.xml")))?
    {
        book.texts = shared_texts(&text)?;
    }
    if let Some(text) =
        archive.text(&part("/styles").unwrap_or_else(|| format!("{base}styles.xml")))?
    {
        book.formats = formats(&text)?;
    }
    let (names, paths): (Vec<_>, Vec<_>) = sheets.into_iter().unzip();
    pick(names, wish, |index| {
        let text = match paths.get(index) {
            Some(path) => archive.text(path)?,
            None => None,
        };
        sheet(&text.ok_or(Unreadable::Damaged)?, &book)
    })
}

fn sheet(text: &str, book: &Book) -> Result<Grid, Unreadable> {
    let mut grid = Grid::default();
    let mut row = GridRow::default();
    let mut column = 0_usize;
    let mut elements = Elements::of(text);
    while let Some(event) = elements.next()? {
        if let Event::End(end) = &event {
            match end.local_name().into_inner() {
                "row" => {
                    let next = GridRow::at(row.number);
                    grid.push(std::mem::replace(&mut row, next))?;
                }
                "sheetData" => return Ok(grid),
                _ => {}
            }
        }
        let Event::Start(start) = event else { continue };
        match start.local_name().into_inner() {
            "row" => {
                let told = attribute(&start, "r")
                    .and_then(|number| number.parse().ok())
                    .unwrap_or(0);
                row = GridRow::at(row.number.saturating_add(1).max(told));
                column = 0;
            }
            "c" => {
                column = attribute(&start, "r")
                    .and_then(|cell| column_index(&cell))
                    .unwrap_or(column);
                let kind = attribute(&start, "t").unwrap_or_default();
                let style = attribute(&start, "s").and_then(|style| style.parse::<usize>().ok());
                let format = style
                    .and_then(|style| book.formats.get(style))
                    .copied()
                    .unwrap_or_default();
                row.put(column, &cell(&mut elements, &kind, format, book)?);
                column = column.saturating_add(1);
            }
            _ => {}
        }
    }
    // A chart sheet has no cells; a worksheet that ends before its data does is cut off.
    if grid.rows.is_empty() && row.number == 0 {
        Ok(grid)
    } else {
        Err(Unreadable::Damaged)
    }
}

/// The text of a cell as the spreadsheet shows it; formulas show their last value.
fn cell(
    elements: &mut Elements<'_>,
    kind: &str,
    format: Format,
    book: &Book,
) -> Result<String, Unreadable> {
    let mut value = String::new();
    let mut is_value = false;
    loop {
        let event = elements.inside()?;
        if let Event::Start(start) = &event {
            match start.local_name().into_inner() {
                "v" => is_value = true,
                "is" => value = rich_text(elements, "is")?,
                _ => {}
            }
        } else if let Event::End(end) = &event {
            match end.local_name().into_inner() {
                "v" => is_value = false,
                "c" => break,
                _ => {}
            }
        } else if is_value {
            collect(&event, &mut value);
        }
    }
    Ok(match kind {
        "s" => value
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|index| book.texts.get(index))
            .cloned()
            .unwrap_or_default(),
        "str" => unescape(&value),
        "inlineStr" | "e" | "d" => value,
        "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        _ => match (value.trim().parse::<f64>(), format) {
            (Ok(number), Format::Date) if number.is_finite() => serial::date(number, book.shift),
            (Ok(number), Format::Number) if number.is_finite() => serial::number(number),
            _ => value,
        },
    })
}

/// The index of the column in a reference like `AB12`, from 0.
fn column_index(reference: &str) -> Option<usize> {
    let letters = reference
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .take(8);
    let index = letters.fold(0_usize, |index, letter| {
        index
            .saturating_mul(26)
            .saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    index.checked_sub(1)
}
