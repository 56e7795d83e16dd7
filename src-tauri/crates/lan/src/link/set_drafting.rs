//! By what a tournament drafts: the formats that are named with those that override them, and their pools, judged before they are stored.

use super::ask::failed;
use crate::hall::Hall;
use lanista_domain::draft::{
    DraftFormat, DraftRules, Enabled, Fault, HeroId, OwnShelf, Pool, Shelf, check, check_pool,
};
use lanista_exchange::draft::import::read_pool;
use lanista_exchange::draft::pools::pools as shipped_pools;
use lanista_exchange::draft::read::read;
use lanista_exchange::draft::shipped::formats as shipped_formats;
use lanista_hub::{Body, Submission};
use lanista_wire::ask::Answer;
use lanista_wire::draft::DraftLink;
use lanista_wire::draft_shelf::PoolFile;

/// Most own formats or pools in one ask; the rules of the gathering allow fewer.
const MOST_FILES: usize = 16;
/// Faults that are told at once; the editor tells all.
const TOLD: usize = 5;

/// What the desk asks for.
pub(super) struct Wanted {
    pub(super) chain: Vec<DraftLink>,
    pub(super) texts: Vec<String>,
    pub(super) pools: Vec<PoolFile>,
    pub(super) disabled: Vec<String>,
    pub(super) best_of: Vec<u8>,
}

/// Why the wish is not even put to the rules: a stable word and a sentence.
pub(super) type Wrong = (&'static str, String);

/// Gathers the rules and has them stored.
pub(super) async fn set(
    hall: &Hall,
    (device, id): (&str, &str),
    tournament: u32,
    wanted: Wanted,
) -> Answer {
    let own = hall.hub.own_shelf().await;
    let rules = match gathered(wanted, &own) {
        Ok(rules) => rules.map(Box::new),
        Err((code, text)) => return failed(code, &text),
    };
    let submission = Submission {
        device: Some(device.to_owned()),
        id: format!("drafting-{id}"),
        expect: None,
        body: Body::DraftRules { tournament, rules },
    };
    match hall.hub.submit(submission).await {
        Ok(_) => Answer::Fine,
        Err(rejected) => match rejected.reasons.first() {
            Some(reason) => failed(&reason.code, &reason.text),
            None => failed("ending", "The server is ending."),
        },
    }
}

pub(super) fn gathered(wanted: Wanted, kept: &OwnShelf) -> Result<Option<DraftRules>, Wrong> {
    if wanted.chain.is_empty() {
        return Ok(None);
    }
    if wanted.texts.len() > MOST_FILES || wanted.pools.len() > MOST_FILES {
        let says = format!("At most {MOST_FILES} own formats and pools.");
        return Err(("too_many", says));
    }
    let mut own_formats = Vec::new();
    for text in &wanted.texts {
        let format = read(text).map_err(|faults| {
            let faults = faults.into_iter().map(|placed| placed.fault).collect();
            ("bad_format", told("An own format", faults))
        })?;
        own_formats.push(format);
    }
    let mut own_pools = Vec::new();
    for file in &wanted.pools {
        let pool = read_pool(&file.name, file.text.as_bytes());
        own_pools.push(pool.map_err(|why| ("bad_pool", why.to_string()))?);
    }
    // What is brought goes before what is kept, and that before what comes with the program.
    own_formats.extend(kept.formats.values().map(|own| own.format.clone()));
    own_pools.extend(kept.pools.values().map(|own| own.pool.clone()));
    let formats = reached(&wanted.chain, &own_formats)?;
    let mut pools = needed(&formats, &own_pools)?;
    disable(&mut pools, &wanted.disabled)?;
    judge(&formats, &pools, &wanted.best_of)?;
    Ok(Some(DraftRules {
        formats,
        pools,
        chain: wanted.chain.into_iter().map(Into::into).collect(),
    }))
}

/// The formats of the chain and all that their overrides lead to; an own one goes before a shipped one.
fn reached(chain: &[DraftLink], own: &[DraftFormat]) -> Result<Vec<DraftFormat>, Wrong> {
    let mut found: Vec<DraftFormat> = Vec::new();
    let mut open: Vec<String> = chain.iter().rev().map(|link| link.format.clone()).collect();
    while let Some(id) = open.pop() {
        if found.iter().any(|format| format.id == id) {
            continue;
        }
        let mut all = own.iter().chain(shipped_formats());
        let Some(format) = all.find(|format| format.id == id) else {
            let id: String = id.chars().take(60).collect();
            return Err(("no_format", format!("There is no draft format {id}.")));
        };
        open.extend(format.overrides.iter().map(|other| other.format.clone()));
        found.push(format.clone());
    }
    Ok(found)
}

/// The pools of these formats, each once; an own one goes before a shipped one.
fn needed(formats: &[DraftFormat], own: &[Pool]) -> Result<Vec<Pool>, Wrong> {
    let mut found: Vec<Pool> = Vec::new();
    for format in formats {
        let id = &format.pool.id;
        if found.iter().any(|pool| pool.id == *id) {
            continue;
        }
        let mut all = own.iter().chain(shipped_pools());
        let Some(pool) = all.find(|pool| pool.id == *id) else {
            let says = format!("Bring the pool {id}: it does not come with the program.");
            return Err(("no_pool", says));
        };
        found.push(pool.clone());
    }
    Ok(found)
}

fn disable(pools: &mut [Pool], disabled: &[String]) -> Result<(), Wrong> {
    for id in disabled {
        let mut is_known = false;
        for hero in pools.iter_mut().flat_map(|pool| &mut pool.heroes) {
            if hero.id == HeroId(id.clone()) {
                hero.enabled = Enabled::No;
                is_known = true;
            }
        }
        if !is_known {
            let id: String = id.chars().take(60).collect();
            return Err(("no_hero", format!("No pool of these drafts has {id}.")));
        }
    }
    Ok(())
}

fn judge(formats: &[DraftFormat], pools: &[Pool], best_of: &[u8]) -> Result<(), Wrong> {
    let best_of = if best_of.is_empty() {
        &[1, 3, 5]
    } else {
        best_of
    };
    if best_of.len() > 8 || best_of.iter().any(|games| !(1..=99).contains(games)) {
        return Err(("bad_number", "A match has 1 to 99 games.".to_owned()));
    }
    let shelf = Shelf {
        formats,
        pools,
        best_of,
    };
    for pool in pools {
        let faults = check_pool(pool);
        if !faults.is_empty() {
            return Err(("bad_pool", told(&pool.id, faults)));
        }
    }
    for format in formats {
        let faults = check(&shelf, format);
        if !faults.is_empty() {
            return Err(("bad_format", told(&format.id, faults)));
        }
    }
    Ok(())
}

pub(super) fn told(what: &str, faults: Vec<Fault>) -> String {
    let count = faults.len();
    let first: Vec<String> = faults
        .into_iter()
        .map(|fault| fault.says)
        .take(TOLD)
        .collect();
    let more = match count.saturating_sub(TOLD) {
        0 => String::new(),
        more => format!(" And {more} more."),
    };
    format!("{what} cannot be drafted: {}{more}", first.join(" "))
}
