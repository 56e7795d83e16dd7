//! Reads the sheets of an OpenDocument spreadsheet (OASIS ODF 1.2, part 1, chapter 9) as tables of texts.
//!
//! Cells and rows may say that they repeat, up to a million times; a repetition never goes beyond our limits.

use quick_xml::events::{BytesStart, Event};

use crate::archive::Archive;
use crate::grid::{Grid, GridRow};
use crate::limits;
use crate::pick::{Table, pick};
use crate::serial;
use crate::unreadable::Unreadable;
use crate::xml::{Elements, attribute, collect, has_room};

/// Reads the wished sheet, or the first one with content.
pub(crate) fn read(archive: &mut Archive<'_>, wish: Option<usize>) -> Result<Table, Unreadable> {
    if archive
        .text("META-INF/manifest.xml")?
        .is_some_and(|manifest| manifest.contains("encryption-data"))
    {
        return Err(Unreadable::Encrypted);
    }
    let text = archive.text("content.xml")?.ok_or(Unreadable::Damaged)?;
    pick(names(&text)?, wish, |index| sheet(&text, index))
}

fn is_called(start: &BytesStart<'_>, name: &str) -> bool {
    start.name().into_inner() == name
}

fn names(text: &str) -> Result<Vec<String>, Unreadable> {
    let mut names = Vec::new();
    let mut elements = Elements::of(text);
    while let Some(event) = elements.next()? {
        if let Event::Start(start) = event
            && is_called(&start, "table:table")
            && names.len() < limits::SHEETS
        {
            let number = names.len() + 1;
            names.push(attribute(&start, "name").unwrap_or_else(|| format!("Sheet {number}")));
            elements.skip(&start)?;
        }
    }
    Ok(names)
}

fn sheet(text: &str, index: usize) -> Result<Grid, Unreadable> {
    let mut elements = Elements::of(text);
    let mut before = index;
    while let Some(event) = elements.next()? {
        if let Event::Start(start) = event
            && is_called(&start, "table:table")
        {
            if before == 0 {
                return rows(&mut elements);
            }
            before -= 1;
            elements.skip(&start)?;
        }
    }
    Err(Unreadable::Damaged)
}

fn rows(elements: &mut Elements<'_>) -> Result<Grid, Unreadable> {
    let mut grid = Grid::default();
    let mut number = 0_u32;
    loop {
        let event = elements.inside()?;
        if let Event::End(end) = &event
            && end.name().into_inner() == "table:table"
        {
            return Ok(grid);
        }
        let Event::Start(start) = event else { continue };
        if is_called(&start, "table:table-row") {
            let repeated = repetition(&start, "number-rows-repeated");
            let row = row(elements)?;
            if !row.cells.is_empty() {
                // The row limit of the grid ends this long before a million.
                for ahead in 0..repeated {
                    grid.push(GridRow {
                        number: number.saturating_add(ahead).saturating_add(1),
                        ..row.clone()
                    })?;
                }
            }
            number = number.saturating_add(repeated);
        } else if is_called(&start, "table:table") || is_called(&start, "office:annotation") {
            elements.skip(&start)?;
        }
    }
}

fn row(elements: &mut Elements<'_>) -> Result<GridRow, Unreadable> {
    let mut row = GridRow::default();
    let mut column = 0_usize;
    loop {
        let event = elements.inside()?;
        if let Event::End(end) = &event
            && end.name().into_inner() == "table:table-row"
        {
            return Ok(row);
        }
        let Event::Start(start) = event else { continue };
        let repeated =
            usize::try_from(repetition(&start, "number-columns-repeated")).unwrap_or(usize::MAX);
        if is_called(&start, "table:table-cell") {
            let text = cell(elements, &start)?;
            if !text.is_empty() {
                for ahead in 0..repeated.min(limits::COLUMNS + 1) {
                    row.put(column.saturating_add(ahead), &text);
                }
            }
        } else {
            // A cell covered by a merged one may hold a text that nobody sees.
            elements.skip(&start)?;
        }
        column = column.saturating_add(repeated);
    }
}

fn repetition(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
}

/// The text of a cell; numbers without the grouping they are shown with.
fn cell(elements: &mut Elements<'_>, start: &BytesStart<'_>) -> Result<String, Unreadable> {
    let number = attribute(start, "value")
        .and_then(|value| value.parse::<f64>().ok())
        .filter(|one| one.is_finite());
    let mut text = String::new();
    let mut is_text = false;
    loop {
        let event = elements.inside()?;
        if let Event::Start(inner) = &event {
            match inner.name().into_inner() {
                "text:p" => {
                    is_text = true;
                    if !text.is_empty() && has_room(&text) {
                        text.push('\n');
                    }
                }
                "text:s" if has_room(&text) => {
                    let count = repetition(inner, "c").min(500);
                    text.extend((0..count).map(|_| ' '));
                }
                "text:tab" if has_room(&text) => text.push('\t'),
                "text:line-break" if has_room(&text) => text.push('\n'),
                "office:annotation" | "text:note" | "text:ruby-text" | "table:table"
                | "draw:frame" => elements.skip(inner)?,
                _ => {}
            }
        } else if let Event::End(end) = &event {
            match end.name().into_inner() {
                "text:p" => is_text = false,
                "table:table-cell" => break,
                _ => {}
            }
        } else if is_text {
            collect(&event, &mut text);
        }
    }
    Ok(number.map_or(text, serial::number))
}
