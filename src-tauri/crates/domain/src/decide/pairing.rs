//! Pairing: who meets whom in the next round of a Swiss stage.

use crate::format::{Pairing, StageFormat};
use crate::gathering::Gathering;
use crate::ids::EntrantId;
use crate::refusal::{Refusal, Refused};
use crate::stage::{PairedRound, Stage};
use crate::swiss::{self, Goal, History, Presence, Sides, SwissRefusal, Wishes};
use crate::tournament::Tournament;
use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;

impl Gathering {
    /// The round that follows the rounds before it, or takes the place of one that nobody has seen.
    pub(crate) fn paired(
        &self,
        stage: &Stage,
        round: u8,
        forbid: &[[EntrantId; 2]],
        force: &[[EntrantId; 2]],
    ) -> Result<PairedRound, Refused> {
        let StageFormat::Swiss { pairing, until, .. } = &stage.format else {
            return Err(Refusal::NotPaired.into());
        };
        if u32::from(round) > until.most_rounds() {
            return Err(Refusal::StageOver.into());
        }
        let seeds = |pairs: &[[EntrantId; 2]]| -> Result<Vec<(u32, u32)>, Refusal> {
            let seed = |id| stage.seed(id).ok_or_else(|| Refusal::not_found("entrant"));
            let both = |&[one, other]: &[EntrantId; 2]| Ok((seed(one)?, seed(other)?));
            pairs.iter().map(both).collect()
        };
        let tournament = self.tournaments.get(&stage.tournament);
        let wishes = Wishes {
            forbidden: seeds(forbid)?,
            forced: seeds(force)?,
            clubs: match tournament {
                Some(found) if round == 1 => clubs(found, &stage.seeding),
                Some(_) | None => Vec::new(),
            },
            sides: Sides::Ignored,
        };
        // What a round brought that is paired again, be it a bye, decides nothing about itself.
        let before = before_round(stage, round);
        let stage = before.as_ref();
        let ledger = self.ledger(stage, None).ok_or(Refusal::NoTable)?;
        let playing = self.still_playing(stage);
        if playing.len() < 2 {
            return Err(Refusal::StageOver.into());
        }
        let rows = self.tables(stage).into_iter().flatten();
        let order: Vec<u32> = rows.map(|row| row.seed).collect();
        let mut history = History::before(&ledger, u32::from(round)).in_order(&order);
        for (seed, line) in (1..).zip(&mut history.lines) {
            line.presence = if playing.contains(&seed) {
                Presence::Present
            } else {
                Presence::Absent
            };
        }
        let pairing = by_rule(*pairing, *until, &history, &wishes)?;
        Ok(PairedRound { round, pairing })
    }
}

/// The stage without this round and what follows it.
fn before_round(stage: &Stage, round: u8) -> Cow<'_, Stage> {
    let mut nodes = stage.bracket.nodes.iter();
    match nodes.position(|node| node.round >= round) {
        None => Cow::Borrowed(stage),
        Some(kept) => {
            let mut before = stage.clone();
            before.bracket.nodes.truncate(kept);
            before.paired.retain(|known| known.round < round);
            Cow::Owned(before)
        }
    }
}

/// The first round of a stage that is drawn of these.
pub(super) fn first_round(
    pairing: Pairing,
    until: Goal,
    found: &Tournament,
    seeding: &[EntrantId],
) -> Result<PairedRound, Refused> {
    let entrants = u32::try_from(seeding.len()).unwrap_or(u32::MAX);
    if pairing == Pairing::ValveMajor {
        swiss::major::check_field(entrants, until).map_err(|why| refused(Vec::from([why])))?;
    }
    let wishes = Wishes {
        clubs: clubs(found, seeding),
        ..Wishes::default()
    };
    let pairing = by_rule(pairing, until, &History::fresh(entrants), &wishes)?;
    Ok(PairedRound { round: 1, pairing })
}

fn by_rule(
    pairing: Pairing,
    until: Goal,
    history: &History,
    wishes: &Wishes,
) -> Result<swiss::Pairing, Refused> {
    match pairing {
        Pairing::ValveMajor => swiss::major::pair(history, until, wishes),
        Pairing::ScoreGroups => swiss::pair(history, wishes),
    }
    .map_err(refused)
}

/// The club of each entrant in the order of seeds, as any number.
fn clubs(found: &Tournament, seeding: &[EntrantId]) -> Vec<Option<u32>> {
    let mut numbers = BTreeMap::new();
    let number = |id: &EntrantId| {
        let club = found.entrants.get(id)?.club.as_deref()?;
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        Some(*numbers.entry(club).or_insert(next))
    };
    seeding.iter().map(number).collect()
}

fn refused(reasons: Vec<SwissRefusal>) -> Refused {
    let reasons = reasons.into_iter().map(|why| Refusal::NoPairing {
        why: why.to_string(),
    });
    Refused {
        reasons: reasons.collect(),
    }
}
