//! What a desk asks about draft formats and pools: what there is, and what a text comes to.

use super::ask::failed;
use super::shelf;
use crate::hall::Hall;
use lanista_domain::draft::{OwnShelf, Pool, Shelf, ShelfChange, need};
use lanista_exchange::draft::import::read_pool;
use lanista_exchange::draft::read::{Placed, check_text};
use lanista_exchange::draft::shipped::shipped;
use lanista_exchange::draft::words::words;
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::draft_shelf::{DraftCheck, DraftFault, PoolNeeded, turns_of};
use std::collections::BTreeMap;

/// Most lengths of a match that are checked at once.
const MOST_LENGTHS: usize = 8;
/// The longest match.
const MOST_GAMES: u8 = 99;

/// Answers one of these asks. All but the four that keep or delete are sums over texts of a bounded size.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "whoever calls this sends only asks about drafts"
)]
pub(super) async fn answer(hall: &Hall, from: (&str, &str), ask: Ask) -> Answer {
    match ask {
        Ask::KeepFormat { text, since } => shelf::keep_format(hall, from, text, since).await,
        Ask::KeepPool { name, text, since } => {
            shelf::keep_pool(hall, from, (&name, &text), since).await
        }
        Ask::DropFormat { format } => {
            shelf::changed(hall, from, ShelfChange::DropFormat { id: format }).await
        }
        Ask::DropPool { pool } => {
            shelf::changed(hall, from, ShelfChange::DropPool { id: pool }).await
        }
        Ask::Rehearse { rehearsal } => shelf::rehearse(hall, *rehearsal).await,
        other => with_portraits(hall, looked_up(&hall.hub.own_shelf().await, &other)),
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "whoever calls this sends only asks about drafts"
)]
fn looked_up(own: &OwnShelf, ask: &Ask) -> Answer {
    match ask {
        Ask::DraftShelf => Answer::DraftShelf {
            shelf: Box::new(shelf::offered(own)),
        },
        Ask::DraftText { format } if own.formats.contains_key(format) => Answer::DraftText {
            text: own.formats[format].text.clone(),
        },
        Ask::DraftText { format } => match shipped().iter().find(|one| one.format.id == *format) {
            Some(one) => Answer::DraftText {
                text: one.text.to_owned(),
            },
            None => failed("not_found", "There is no such draft format."),
        },
        Ask::CheckDraft { text, best_of } => checked(own, text, best_of),
        Ask::DraftPool { pool } => match shelf::all_pools(own).iter().find(|one| one.id == *pool) {
            Some(pool) => shown(pool),
            None => failed("not_found", "There is no such pool."),
        },
        Ask::ReadPool { name, text } => match read_pool(name, text.as_bytes()) {
            Ok(pool) => shown(&pool),
            Err(why) => failed("bad_pool", &why.to_string()),
        },
        _ => failed("not_found", "That is not about drafts."),
    }
}

/// Adds which heroes of a pool have a portrait.
fn with_portraits(hall: &Hall, mut answer: Answer) -> Answer {
    if let Answer::DraftPool { id, portraits, .. } = &mut answer {
        *portraits = hall.portraits.marks(id);
    }
    answer
}

fn checked(own: &OwnShelf, text: &str, best_of: &[u8]) -> Answer {
    if best_of.len() > MOST_LENGTHS
        || best_of
            .iter()
            .any(|games| !(1..=MOST_GAMES).contains(games))
    {
        return failed("bad_number", "A match has 1 to 99 games.");
    }
    let (formats, pools) = (shelf::all_formats(own), shelf::all_pools(own));
    let shelf = Shelf {
        formats: &formats,
        pools: &pools,
        best_of,
    };
    let checked = check_text(text, &shelf);
    let needs = checked.format.iter().flat_map(|format| {
        best_of.iter().filter_map(move |&best_of| {
            need(&shelf, format, best_of).map(|need| PoolNeeded {
                best_of,
                heroes: need.heroes,
                game: need.game,
            })
        })
    });
    let pool = checked
        .format
        .as_ref()
        .and_then(|format| shelf.pool(&format.pool.id));
    let check = DraftCheck {
        faults: checked.faults.iter().map(fault).collect(),
        needs: needs.collect(),
        turns: checked.format.as_ref().map(turns_of).unwrap_or_default(),
        words: checked.format.as_ref().map(words).unwrap_or_default(),
        enabled: pool.map(|pool| u32::try_from(pool.enabled().count()).unwrap_or(u32::MAX)),
        format: checked.format.as_ref().map(Into::into),
    };
    Answer::DraftChecked {
        check: Box::new(check),
    }
}

fn fault(placed: &Placed) -> DraftFault {
    DraftFault {
        id: placed.fault.id.code().to_owned(),
        place: placed.fault.place.clone(),
        says: placed.fault.says.clone(),
        line: placed.spot.map_or(0, |spot| spot.line),
        column: placed.spot.map_or(0, |spot| spot.column),
    }
}

fn shown(pool: &Pool) -> Answer {
    Answer::DraftPool {
        id: pool.id.clone(),
        name: pool.name.clone(),
        version: pool.version.clone(),
        heroes: pool.heroes.iter().map(Into::into).collect(),
        portraits: BTreeMap::new(),
    }
}
