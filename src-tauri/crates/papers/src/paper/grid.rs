//! A table on paper: its heading comes again on every page.

use super::letters::{bold, regular};
use super::page::{Align, Area, Ink, Page, Paper};

/// Height of a row, points.
const ROW: f32 = 17.0;
/// What a heading takes.
const TITLE: f32 = 26.0;
/// Between two tables.
const GAP: f32 = 22.0;

/// A column: its word, its share of the width, where its cells stand.
pub(crate) type Column<'a> = (&'a str, f32, Align);

/// Where the next table begins on the last page.
#[derive(Debug, Default)]
pub(crate) struct Pen {
    /// None: on a new page.
    y: Option<f32>,
}

impl Pen {
    /// Begins a page with the name of a tournament.
    pub(crate) fn head(&mut self, paper: &mut Paper, title: &str, under: &str) {
        let [area, _] = paper.areas();
        let page = paper.upright();
        page.text((area.x, area.y + 20.0), area.w, bold(24.0), title);
        page.set(
            (area.x, area.y + 36.0),
            area.w,
            (regular(10.0), Align::Left, Ink::Grey),
            under,
        );
        self.y = Some(area.y + 60.0);
    }

    /// A line of text below what stands there.
    pub(crate) fn say(&mut self, paper: &mut Paper, text: &str) {
        let [area, _] = paper.areas();
        let y = self.room(paper, area, ROW);
        let page = paper.last();
        page.text((area.x, y + 11.0), area.w, regular(10.0), text);
        self.y = Some(y + ROW);
    }

    /// A table below what stands there.
    pub(crate) fn table(
        &mut self,
        paper: &mut Paper,
        caption: &str,
        columns: &[Column<'_>],
        rows: &[Vec<String>],
    ) {
        let [area, _] = paper.areas();
        // A heading never stands alone at the foot of a page.
        let mut y = self.room(paper, area, TITLE + 3.0 * ROW);
        let mut left = rows;
        let mut is_first = true;
        while is_first || !left.is_empty() {
            let words = paper.words();
            let page = paper.last();
            let words = if is_first {
                caption.to_owned()
            } else {
                words.fill(words.continued, &[("what", &caption)])
            };
            page.text((area.x, y + 11.0), area.w, bold(13.0), &words);
            y += TITLE;
            heading(page, area, y - 2.0, columns);
            y += 9.0;
            let fits = ((area.y + area.h - y) / ROW).max(0.0);
            let (these, rest) = left.split_at(left.len().min(whole(fits)));
            for (index, cells) in these.iter().enumerate() {
                row(page, area, y, columns, cells, index % 2 == 1);
                y += ROW;
            }
            left = rest;
            is_first = false;
            if !left.is_empty() {
                paper.upright();
                y = area.y;
            }
        }
        self.y = Some(y + GAP);
    }

    /// Where there is so much room: here, or at the top of a new page.
    fn room(&mut self, paper: &mut Paper, area: Area, needed: f32) -> f32 {
        match self.y {
            Some(y) if y + needed <= area.y + area.h => y,
            Some(_) | None => {
                paper.upright();
                area.y
            }
        }
    }
}

/// A count from a length that is not below zero.
pub(crate) fn whole(length: f32) -> usize {
    (0_u16..)
        .take_while(|count| f32::from(*count) + 1.0 <= length)
        .count()
}

fn cells<'a>(
    area: Area,
    columns: &'a [Column<'a>],
) -> impl Iterator<Item = (f32, f32, &'a Column<'a>)> {
    let all: f32 = columns.iter().map(|column| column.1).sum();
    columns.iter().scan(area.x, move |x, column| {
        let from = *x;
        let wide = area.w * column.1 / all;
        *x += wide;
        Some((from, wide, column))
    })
}

fn heading(page: &mut Page, area: Area, y: f32, columns: &[Column<'_>]) {
    for (x, wide, (word, _, align)) in cells(area, columns) {
        let style = (bold(8.0), *align, Ink::Grey);
        page.set((x + 3.0, y + 6.0), wide - 6.0, style, word);
    }
    page.line(
        vec![(area.x, y + 10.0), (area.x + area.w, y + 10.0)],
        Ink::Black,
    );
}

fn row(
    page: &mut Page,
    area: Area,
    y: f32,
    columns: &[Column<'_>],
    words: &[String],
    is_shaded: bool,
) {
    if is_shaded {
        page.shade(Area { y, h: ROW, ..area });
    }
    for ((x, wide, (_, _, align)), word) in cells(area, columns).zip(words) {
        let style = (regular(10.0), *align, Ink::Black);
        page.set((x + 3.0, y + 12.0), wide - 6.0, style, word);
    }
}
