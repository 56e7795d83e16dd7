//! Pages without a script as they are written: texts of people are always escaped, and only words of this program stand bare.

use crate::words::{Words, name, sides};
use lanista_wire::shared::Side;
use lanista_wire::view::{EntrantView, MatchCard, StageView, StandingRow};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A text that can stand anywhere in a page: in an element, in a value.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

/// What stands in a page, as far as it is written.
#[derive(Clone, Debug, Default)]
pub struct Body(String);

impl Body {
    /// Ways to other pages, under a name of their own.
    pub fn ways(&mut self, name: &str) {
        let name = escaped(name);
        let _ = write!(self.0, "<nav aria-label=\"{name}\">");
    }

    /// Begins an element.
    pub fn open(&mut self, element: &'static str) {
        let _ = write!(self.0, "<{element}>");
    }

    /// Ends it.
    pub fn close(&mut self, element: &'static str) {
        let _ = write!(self.0, "</{element}>");
    }

    /// An element with a text of anybody; nothing for an empty one.
    pub fn text(&mut self, element: &'static str, text: &str) {
        if !text.is_empty() {
            let text = escaped(text);
            let _ = write!(self.0, "<{element} dir=\"auto\">{text}</{element}>");
        }
    }

    /// A way to another page.
    pub fn link(&mut self, to: &str, text: &str) {
        let (to, text) = (escaped(to), escaped(text));
        let _ = write!(self.0, "<a href=\"{to}\">{text}</a> ");
    }

    /// A table of a kind that the style knows; cells are written by this crate's functions.
    pub fn table(
        &mut self,
        kind: &'static str,
        caption: &str,
        headings: &[&str],
        rows: &[Vec<String>],
    ) {
        let caption = escaped(caption);
        let _ = write!(
            self.0,
            "<table class=\"{kind}\"><caption>{caption}</caption><thead><tr>"
        );
        for heading in headings {
            let heading = escaped(heading);
            let _ = write!(self.0, "<th scope=\"col\">{heading}</th>");
        }
        self.0.push_str("</tr></thead><tbody>");
        for row in rows {
            self.0.push_str("<tr>");
            for cell in row {
                let _ = write!(self.0, "<td>{cell}</td>");
            }
            self.0.push_str("</tr>");
        }
        self.0.push_str("</tbody></table>");
    }

    /// A drawing that this crate made.
    pub(crate) fn drawing(&mut self, svg: &str) {
        let _ = write!(self.0, "<div class=\"drawing\">{svg}</div>");
    }

    /// The page as far as it is written.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// A text in its own direction, whatever stands around it.
#[must_use]
pub fn isolated(text: &str) -> String {
    format!("<bdi>{}</bdi>", escaped(text))
}

/// The headings of a table of matches.
#[must_use]
pub const fn match_headings(words: &Words) -> [&'static str; 5] {
    [words.no, words.home, words.score, words.away, words.state]
}

/// A match as a row of cells.
#[must_use]
pub fn match_row(words: &Words, card: &MatchCard, of: &BTreeMap<u32, EntrantView>) -> Vec<String> {
    let number = card
        .number
        .map_or(String::new(), |number| number.to_string());
    let state = words.state_word(card.state).to_owned();
    if let Some(heat) = &card.heat {
        let leaders = heat.leaders.iter().map(|id| isolated(&name(of, *id)));
        let leaders: Vec<String> = leaders.collect();
        let played = words.fill(words.games_played, &[("n", &heat.played)]);
        let many = words.fill(words.many_play, &[("n", &heat.contenders)]);
        return vec![number, many, played, leaders.join(", "), state];
    }
    let [home, away] = sides(&card.slots).map(|slot| isolated(&words.slot_name(&slot, of)));
    let won = |side: Side, text: String| {
        if card.winner == Some(side) {
            format!("<strong>{text}</strong>")
        } else {
            text
        }
    };
    let score = words.scores(card).map_or_else(
        || "–".to_owned(),
        |[home, away]| isolated(&format!("{home} : {away}")),
    );
    vec![
        number,
        won(Side::Home, home),
        score,
        won(Side::Away, away),
        state,
    ]
}

/// The headings of standings; of a table with its criteria.
#[must_use]
fn standing_headings(words: &Words, criteria: Option<&[&'static str]>) -> Vec<&'static str> {
    let mut headings = vec![words.place, words.entrant, words.won, words.lost];
    if let Some(criteria) = criteria {
        headings.insert(3, words.drawn);
        headings.extend(criteria);
    }
    headings
}

/// A row of standings; of a table with so many values.
#[must_use]
fn standing_row(
    words: &Words,
    row: &StandingRow,
    of: &BTreeMap<u32, EntrantView>,
    values: Option<usize>,
) -> Vec<String> {
    let place = row.place.or(row.rank);
    let mut who = isolated(&name(of, row.entrant));
    if row.gone {
        let _ = write!(who, " <small>{}</small>", escaped(words.left));
    }
    let mut cells = vec![
        place.map_or_else(|| words.still_in.to_owned(), |place| place.to_string()),
        who,
        row.won.to_string(),
    ];
    if values.is_some() {
        cells.push(row.drawn.unwrap_or(0).to_string());
    }
    cells.push(row.lost.to_string());
    if let Some(count) = values {
        let value = |index: usize| row.values.get(index).map_or("", String::as_str);
        cells.extend((0..count).map(|index| escaped(&words.decimal(value(index)))));
    }
    cells
}

/// The standings of a stage, one table for each group; `rows` in their order.
pub fn standing_tables<'a>(
    words: &Words,
    body: &mut Body,
    stage: &StageView,
    rows: impl Iterator<Item = &'a StandingRow> + Clone,
    of: &BTreeMap<u32, EntrantView>,
) {
    let is_table = rows.clone().any(|row| row.rank.is_some());
    let criteria = stage.order.iter().map(|one| words.criterion(*one));
    let criteria: Vec<&str> = criteria.collect();
    let headings = standing_headings(words, is_table.then_some(&*criteria));
    let mut groups: BTreeMap<u8, Vec<Vec<String>>> = BTreeMap::new();
    for row in rows {
        let group = if is_table { row.group } else { 0 };
        let cells = standing_row(words, row, of, is_table.then_some(criteria.len()));
        groups.entry(group).or_default().push(cells);
    }
    for (group, rows) in groups {
        let caption = if group > 0 && stage.groups > 1 {
            words.group_name(group)
        } else {
            words.standings.to_owned()
        };
        body.table("standings", &caption, &headings, &rows);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_markup() {
        let mut body = Body::default();
        body.text("p", "<script>alert(1)</script>");
        body.link("\"><img src=x>", "a & b");
        let page = body.into_string();
        assert!(
            !page.contains("<script") && !page.contains("<img"),
            "{page}"
        );
        assert!(
            page.contains("&lt;script&gt;") && page.contains("a &amp; b"),
            "{page}"
        );
    }
}
