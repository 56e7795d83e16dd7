//! Keeping own formats and pools, and keeping them no more.

use crate::decide::Decision;
use crate::draft::{
    DraftFormat, MOST_FORMAT_TEXT, MOST_OWN_FORMATS, MOST_OWN_POOLS, MOST_STEPS, ShelfChange,
    check_pool,
};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::Seq;
use crate::refusal::Refusal;
use alloc::vec;

impl Gathering {
    /// A format was checked in full where it was read; here only what replaying rests on. A pool is checked in full.
    pub(in crate::decide) fn change_shelf(&self, change: &ShelfChange) -> Decision {
        match change {
            ShelfChange::KeepFormat {
                format,
                text,
                since,
            } => {
                check_format(format, text)?;
                let known = self.own_shelf.formats.get(&format.id);
                check_place(
                    known.map(|known| known.kept),
                    *since,
                    (self.own_shelf.formats.len(), MOST_OWN_FORMATS),
                )?;
                if known.is_some_and(|known| known.text == *text) {
                    return Err(Refusal::NoChange.into());
                }
            }
            ShelfChange::KeepPool { pool, since } => {
                if let Some(fault) = check_pool(pool).into_iter().next() {
                    return Err(Refusal::BadDraftRules { what: fault.says }.into());
                }
                let known = self.own_shelf.pools.get(&pool.id);
                check_place(
                    known.map(|known| known.kept),
                    *since,
                    (self.own_shelf.pools.len(), MOST_OWN_POOLS),
                )?;
                if known.is_some_and(|known| known.pool == **pool) {
                    return Err(Refusal::NoChange.into());
                }
            }
            ShelfChange::DropFormat { id } => {
                if !self.own_shelf.formats.contains_key(id) {
                    return Err(Refusal::not_found("draft format").into());
                }
            }
            ShelfChange::DropPool { id } => {
                if !self.own_shelf.pools.contains_key(id) {
                    return Err(Refusal::not_found("pool").into());
                }
            }
        }
        Ok(vec![Event::ShelfChanged {
            change: change.clone(),
        }])
    }
}

fn check_format(format: &DraftFormat, text: &str) -> Result<(), Refusal> {
    let bad = |what: &str| Err(Refusal::BadDraftRules { what: what.into() });
    if text.len() > MOST_FORMAT_TEXT {
        return bad("its text is too long");
    }
    if format.steps.is_empty() || format.steps.len() > MOST_STEPS {
        return bad("it has no steps, or too many");
    }
    Ok(())
}

/// Whoever writes must have seen what is there, and a new one needs room.
fn check_place(
    kept: Option<Seq>,
    since: Option<Seq>,
    (count, most): (usize, usize),
) -> Result<(), Refusal> {
    if kept != since {
        return Err(Refusal::ShelfMoved);
    }
    if kept.is_none() && count >= most {
        return Err(Refusal::ShelfFull {
            most: u32::try_from(most).unwrap_or(u32::MAX),
        });
    }
    Ok(())
}
