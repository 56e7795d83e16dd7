//! Verdicts for all rows: each judged for itself, then compared with those before, then given a tag and a place.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::apart::{Bearers, Likeness};
use crate::clean::{fold, show};
use crate::grid::GridRow;
use crate::judge::{Draft, judge};
use crate::limits;
use crate::make::Tags;
use crate::preview::{Counts, NewEntrant, Preview, ReadRow, Verdict};
use crate::remark::{Remark, Repair, Severity};
use crate::wishes::{Column, Known, Wishes};

/// Judges the rows in the file's order, then makes the tags that are missing, then puts the entrants in order.
pub(crate) fn judge_all(
    rows: &[GridRow],
    wishes: &Wishes,
    existing: &[Known],
    preview: &mut Preview,
) {
    let meanings: Vec<Column> = preview
        .columns
        .iter()
        .map(|column| column.meaning)
        .collect();
    let has_seeds = meanings.contains(&Column::Seed);
    let mut first = Firsts {
        bearers: Bearers::of(existing),
        seeds: HashMap::new(),
        tags: HashMap::new(),
    };
    let mut drafts: Vec<Option<Draft>> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells = row.cells.clone();
        cells.resize(meanings.len(), String::new());
        let edits = wishes.edits.get(&row.number);
        for (column, text) in edits.into_iter().flatten() {
            if let Some(cell) = cells.get_mut(*column) {
                *cell = text.trim().chars().take(limits::CELL_CHARACTERS).collect();
            }
        }
        let cut: Vec<usize> = row
            .cut
            .iter()
            .copied()
            .filter(|at| edits.is_none_or(|one| !one.contains_key(at)))
            .collect();
        let mut verdict = Verdict::Skipped;
        let mut draft = None;
        if !wishes.skip.contains(&row.number) {
            let mut judged = judge(&cells, &meanings, &cut);
            let is_known = first.compare(row.number, &mut judged, wishes, &meanings);
            verdict = if is_known {
                Verdict::Known
            } else {
                Verdict::New
            };
            draft = Some(judged);
        }
        let cells = cells.iter().map(|cell| show(cell)).collect();
        preview.rows.push(ReadRow {
            number: row.number,
            cells,
            verdict,
            remarks: Vec::new(),
        });
        drafts.push(draft);
    }
    let mut tags = Tags::default();
    drafts
        .iter()
        .flatten()
        .filter(|draft| !draft.entrant.tag.is_empty())
        .for_each(|draft| tags.take(&draft.entrant.tag));
    let mut ready: Vec<(NewEntrant, Option<i64>)> = Vec::new();
    for (row, draft) in preview.rows.iter_mut().zip(drafts) {
        let Some(mut draft) = draft else { continue };
        if row.verdict == Verdict::New && !draft.is_faulty() && draft.entrant.tag.is_empty() {
            make_tag(&mut draft, &mut tags, &meanings);
        }
        draft.remarks.sort_by_key(|remark| remark.severity);
        if row.verdict == Verdict::New {
            row.verdict = match draft.remarks.first().map(|remark| remark.severity) {
                Some(Severity::Fault) => Verdict::Fault,
                Some(Severity::Note) => Verdict::Note,
                None => Verdict::New,
            };
        }
        row.remarks = draft.remarks;
        if matches!(row.verdict, Verdict::New | Verdict::Note) {
            ready.push((draft.entrant, draft.rating));
        }
    }
    preview.counts = Counts::of(&preview.rows);
    preview.entrants = in_order(ready, has_seeds);
}

/// Who was first with a name, a seed, a tag.
struct Firsts {
    bearers: Bearers,
    seeds: HashMap<u32, u32>,
    tags: HashMap<String, u32>,
}

impl Firsts {
    /// Compares a row with those before and says whether the tournament has this entrant already.
    fn compare(
        &mut self,
        number: u32,
        draft: &mut Draft,
        wishes: &Wishes,
        meanings: &[Column],
    ) -> bool {
        let column_of = |wanted: Column| meanings.iter().position(|one| *one == wanted);
        let is_kept = wishes.keep.contains(&number);
        let mut is_known = false;
        if !draft.entrant.name.is_empty() {
            let name = column_of(Column::Name);
            match self.bearers.likeness(&draft.entrant) {
                Likeness::None => {}
                Likeness::Apart(bearer) => {
                    let text = format!(
                        "{} names {} too; seat or club tells them apart.",
                        bearer.place(),
                        bearer.name
                    );
                    draft
                        .remarks
                        .push(Remark::note("same_name_apart", name, text));
                }
                Likeness::Same { bearer, .. } if is_kept => {
                    let text = format!(
                        "{} names {} too; both are kept.",
                        bearer.place(),
                        bearer.name
                    );
                    draft
                        .remarks
                        .push(Remark::note("same_name_kept", name, text));
                }
                Likeness::Same {
                    bearer,
                    has_same_roster,
                } if bearer.row.is_some() => {
                    let players = if has_same_roster {
                        ", with the same players"
                    } else {
                        ""
                    };
                    let text =
                        format!("{} already names {}{players}.", bearer.place(), bearer.name);
                    let fault = Remark::fault("duplicate_row", name, text);
                    draft
                        .remarks
                        .push(fault.with(Repair::skip()).with(Repair::keep_both()));
                }
                Likeness::Same { bearer, .. } => {
                    is_known = true;
                    let text =
                        format!("{} is entered already and is not added twice.", bearer.name);
                    draft.remarks.push(
                        Remark::note("already_entered", name, text).with(Repair::keep_both()),
                    );
                }
            }
            self.bearers.add(number, &draft.entrant);
        }
        if is_known {
            return true;
        }
        if let Some(seed) = draft.entrant.seed {
            let before = *self.seeds.entry(seed).or_insert(number);
            if before != number {
                let text = format!("Row {before} has seed {seed} too; it comes first.");
                draft
                    .remarks
                    .push(Remark::note("seed_twice", column_of(Column::Seed), text));
            }
        }
        if !draft.entrant.tag.is_empty() {
            let before = *self.tags.entry(fold(&draft.entrant.tag)).or_insert(number);
            if before != number {
                let text = format!("Row {before} has the tag {} too.", draft.entrant.tag);
                draft
                    .remarks
                    .push(Remark::note("tag_twice", column_of(Column::Tag), text));
            }
        }
        false
    }
}

fn make_tag(draft: &mut Draft, tags: &mut Tags, meanings: &[Column]) {
    draft.entrant.tag = tags.make(&draft.entrant.name);
    if let Some(column) = meanings.iter().position(|one| *one == Column::Tag) {
        let text = format!("No tag. {} is free and will be used.", draft.entrant.tag);
        draft
            .remarks
            .push(Remark::note("tag_made", Some(column), text).with(Repair::edit(column)));
    }
}

/// By seed, then by rating, then in the file's order; without a seed column the rank by rating becomes the seed.
fn in_order(mut ready: Vec<(NewEntrant, Option<i64>)>, has_seeds: bool) -> Vec<NewEntrant> {
    ready.sort_by_key(|(entrant, rating)| (entrant.seed.is_none(), entrant.seed, Reverse(*rating)));
    let ranks = 1_u32..;
    let ranked = ready
        .into_iter()
        .zip(ranks)
        .map(|((mut entrant, rating), rank)| {
            if !has_seeds && rating.is_some() {
                entrant.seed = Some(rank);
            }
            entrant
        });
    ranked.collect()
}
