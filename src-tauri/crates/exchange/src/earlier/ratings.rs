//! Rows of ratings: a name, its rating, and how sure that is.

use super::{Judged, ReadRating, USUAL_DEVIATION, column_of};
use crate::clean::fold;
use crate::grid::GridRow;
use crate::judge::{plain_number, quoted};
use crate::preview::Preview;
use crate::wishes::{Column, Wishes};
use std::collections::HashMap;

/// Greatest rating.
const RATING: f64 = 99_999.0;
/// Greatest deviation.
const DEVIATION: f64 = 9_999.0;

/// Judges the rows in the file's order.
pub(super) fn judge(rows: &[GridRow], wishes: &Wishes, preview: &mut Preview) -> Vec<ReadRating> {
    let name = column_of(preview, Column::Name);
    let rating = column_of(preview, Column::Rating);
    let deviation = column_of(preview, Column::Deviation);
    let mut first: HashMap<String, u32> = HashMap::new();
    let mut ratings = Vec::new();
    for row in rows {
        let mut judged = Judged::of(row, wishes, preview);
        let found = judged.rating(name, rating, deviation);
        if let Some(found) = &found
            && !wishes.skip.contains(&row.number)
        {
            let before = *first.entry(fold(&found.name)).or_insert(row.number);
            if before != row.number {
                let text = format!("Row {before} already names {}.", quoted(&found.name));
                judged.fault("duplicate_row", name, text);
            }
        }
        let counts = judged.show(wishes, preview);
        ratings.extend(found.filter(|_| counts));
    }
    ratings
}

impl Judged {
    fn rating(
        &mut self,
        name: Option<usize>,
        rating: Option<usize>,
        deviation: Option<usize>,
    ) -> Option<ReadRating> {
        let name = self.name(name, "name");
        let found = match self.text(rating) {
            Some(text) => self.number(&text, rating, -RATING, RATING),
            None => {
                let text = match rating {
                    Some(_) => "This row has no rating.",
                    None => "No column is chosen as the rating.",
                };
                self.fault("rating_missing", rating, text);
                None
            }
        };
        let deviation = match self.text(deviation) {
            Some(text) => self.number(&text, deviation, 1.0, DEVIATION)?,
            None => i32::from(USUAL_DEVIATION),
        };
        Some(ReadRating {
            name: name?,
            rating: found?,
            deviation: u16::try_from(deviation).ok()?,
        })
    }

    fn number(&mut self, text: &str, column: Option<usize>, least: f64, most: f64) -> Option<i32> {
        let plain = ungrouped(&plain_number(text));
        let value = plain.replacen(',', ".", 1).parse::<f64>().ok();
        match value.filter(|value| (least..=most).contains(value)) {
            Some(value) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "the guard above is far inside i32"
                )]
                let whole = value.round() as i32;
                Some(whole)
            }
            None => {
                let words = format!(
                    "A number from {least:.0} to {most:.0} is needed. “{}” is none.",
                    quoted(text)
                );
                self.fault("not_a_number", column, words);
                None
            }
        }
    }
}

/// A number without the signs that set its thousands apart: a rating of 1,843 is not nearly 2.
fn ungrouped(number: &str) -> String {
    let mut groups = number.trim_start_matches('-').split([',', '.']);
    let is_digits = |group: &str| group.bytes().all(|one| one.is_ascii_digit());
    let starts = groups
        .next()
        .is_some_and(|first| (1..=3).contains(&first.len()) && is_digits(first));
    let rest: Vec<&str> = groups.collect();
    let goes_on = !rest.is_empty() && rest.iter().all(|one| one.len() == 3 && is_digits(one));
    if starts && goes_on {
        number.replace([',', '.'], "")
    } else {
        number.to_owned()
    }
}
