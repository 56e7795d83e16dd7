//! Own draft formats and pools beside the shipped ones: what there is, keeping one, deleting one, and rehearsing.

use super::ask::failed;
use super::set_drafting::{Wanted, gathered, told};
use crate::hall::Hall;
use lanista_domain::Seq;
use lanista_domain::draft::{DraftFormat, OwnShelf, Pool, Shelf, ShelfChange, check};
use lanista_exchange::draft::import::read_pool;
use lanista_exchange::draft::pools::pools as shipped_pools;
use lanista_exchange::draft::read::{Placed, read};
use lanista_exchange::draft::shipped::formats as shipped_formats;
use lanista_hub::{Body, Submission, rehearse as play};
use lanista_wire::ask::Answer;
use lanista_wire::draft::DraftLink;
use lanista_wire::draft_shelf::{DraftOffer, DraftShelf, PoolOffer};
use lanista_wire::rehearsal::Rehearsal;

/// For how many games a match a kept format must work; a tournament asks again for its own.
const LENGTHS: &[u8] = &[1];

/// Every format, an own one before a shipped one.
pub(super) fn all_formats(own: &OwnShelf) -> Vec<DraftFormat> {
    let kept = own.formats.values().map(|own| own.format.clone());
    kept.chain(shipped_formats().iter().cloned()).collect()
}

/// Every pool; an own one takes the place of a shipped one of its id.
pub(super) fn all_pools(own: &OwnShelf) -> Vec<Pool> {
    let kept = own.pools.values().map(|own| own.pool.clone());
    kept.chain(shipped_beside(own).cloned()).collect()
}

fn shipped_beside(own: &OwnShelf) -> impl Iterator<Item = &'static Pool> {
    let shipped = shipped_pools().iter();
    shipped.filter(|pool| !own.pools.contains_key(&pool.id))
}

/// What a desk is offered.
pub(super) fn offered(own: &OwnShelf) -> DraftShelf {
    let formats = own.formats.values().map(|own| DraftOffer {
        kept: Some(own.kept.0),
        ..DraftOffer::from(&own.format)
    });
    let pools = own.pools.values().map(|own| PoolOffer {
        kept: Some(own.kept.0),
        ..PoolOffer::from(&own.pool)
    });
    DraftShelf {
        formats: formats
            .chain(shipped_formats().iter().map(Into::into))
            .collect(),
        pools: pools.chain(shipped_beside(own).map(Into::into)).collect(),
    }
}

fn unreadable(faults: Vec<Placed>) -> Answer {
    let faults = faults.into_iter().map(|placed| placed.fault).collect();
    failed("bad_format", &told("The format", faults))
}

/// Keeps a format, if it can be drafted by.
pub(super) async fn keep_format(
    hall: &Hall,
    from: (&str, &str),
    text: String,
    since: Option<u64>,
) -> Answer {
    let format = match read(&text) {
        Ok(format) => format,
        Err(faults) => return unreadable(faults),
    };
    if shipped_formats().iter().any(|known| known.id == format.id) {
        let id = format.id;
        let says = format!("{id} comes with the program. Give yours another id.");
        return failed("shipped_id", &says);
    }
    let own = hall.hub.own_shelf().await;
    let (formats, pools) = (all_formats(&own), all_pools(&own));
    let shelf = Shelf {
        formats: &formats,
        pools: &pools,
        best_of: LENGTHS,
    };
    let faults = check(&shelf, &format);
    if !faults.is_empty() {
        return failed("bad_format", &told(&format.id, faults));
    }
    let change = ShelfChange::KeepFormat {
        format: Box::new(format),
        text,
        since: since.map(Seq),
    };
    changed(hall, from, change).await
}

/// Keeps a pool, if it can be read.
pub(super) async fn keep_pool(
    hall: &Hall,
    from: (&str, &str),
    (name, text): (&str, &str),
    since: Option<u64>,
) -> Answer {
    let pool = match read_pool(name, text.as_bytes()) {
        Ok(pool) => Box::new(pool),
        Err(why) => return failed("bad_pool", &why.to_string()),
    };
    let since = since.map(Seq);
    changed(hall, from, ShelfChange::KeepPool { pool, since }).await
}

/// Has a change stored.
pub(super) async fn changed(
    hall: &Hall,
    (device, id): (&str, &str),
    change: ShelfChange,
) -> Answer {
    let submission = Submission {
        device: Some(device.to_owned()),
        id: format!("shelf-{id}"),
        expect: None,
        body: Body::Shelf(change),
    };
    match hall.hub.submit(submission).await {
        Ok(_) => Answer::Fine,
        Err(rejected) => match rejected.reasons.first() {
            Some(reason) => failed(&reason.code, &reason.text),
            None => failed("ending", "The server is ending."),
        },
    }
}

/// Plays a format against a bot.
pub(super) async fn rehearse(hall: &Hall, rehearsal: Rehearsal) -> Answer {
    let format = match read(&rehearsal.text) {
        Ok(format) => format.id,
        Err(faults) => return unreadable(faults),
    };
    let own = hall.hub.own_shelf().await;
    let when = rehearsal.when;
    let wanted = Wanted {
        chain: vec![DraftLink { format, when }],
        texts: vec![rehearsal.text.clone()],
        pools: Vec::new(),
        disabled: Vec::new(),
        best_of: vec![rehearsal.best_of],
    };
    let rules = match gathered(wanted, &own) {
        Ok(Some(rules)) => rules,
        Ok(None) => return failed("no_format", "There is nothing to draft."),
        Err((code, text)) => return failed(code, &text),
    };
    let now = hall.hub.now();
    let played = tokio::task::spawn_blocking(move || play(rules, &rehearsal, now)).await;
    match played {
        Ok(Ok(rehearsed)) => Answer::Rehearsed {
            rehearsed: Box::new(rehearsed),
        },
        Ok(Err(rejected)) => match rejected.reasons.first() {
            Some(reason) => failed(&reason.code, &reason.text),
            None => failed("refused", "It is against the rules."),
        },
        Err(_) => failed("ending", "The server is ending."),
    }
}
