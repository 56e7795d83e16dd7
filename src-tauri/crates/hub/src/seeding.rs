//! What a tournament can be seeded by, worked out from the state as it is; the rules record what comes of it.

use crate::handle::Rejected;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lanista_domain::{Command, Gathering, Merits, TournamentId};
use lanista_insight::{Basis, by_places, by_ratings};
use lanista_wire::limits::SEEDS_A_PART;
use lanista_wire::seeding::{
    EarlierFile, ProposedSeed, SeedBasis, SeedProposal, SeedSource, SeedSources,
};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// What there is to seed a tournament by.
pub(crate) fn sources(state: &Gathering, tournament: u32) -> SeedSources {
    let earlier = &state.earlier;
    let names = u32::try_from(earlier.ratings.len()).unwrap_or(u32::MAX);
    SeedSources {
        file: (names > 0).then(|| EarlierFile {
            source: earlier.source.clone(),
            names,
        }),
        tournaments: lanista_insight::sources(state, TournamentId(tournament))
            .into_iter()
            .map(|source| SeedSource {
                tournament: source.tournament.0,
                results: source.results,
                over: source.is_over,
            })
            .collect(),
    }
}

/// What would come of it; one part of it.
pub(crate) fn proposal(
    state: &Gathering,
    tournament: u32,
    basis: &SeedBasis,
    part: u32,
) -> Result<SeedProposal, Rejected> {
    let merits = merits(state, tournament, basis)?;
    let seeding = state
        .tournaments
        .get(&TournamentId(tournament))
        .map_or([].as_slice(), |found| found.seeding.as_slice());
    let seeds: BTreeMap<_, u32> = seeding.iter().copied().zip(1..).collect();
    let known = merits.of_each();
    let rows = merits
        .order(seeding)
        .into_iter()
        .skip(SEEDS_A_PART.saturating_mul(part) as usize)
        .take(SEEDS_A_PART as usize)
        .map(|entrant| ProposedSeed {
            entrant: entrant.0,
            was: seeds.get(&entrant).copied().unwrap_or(0),
            merit: known.get(&entrant).copied().map(Into::into),
        })
        .collect();
    Ok(SeedProposal {
        digest: digest(&merits, seeding),
        parts: u32::try_from(seeding.len())
            .unwrap_or(u32::MAX)
            .div_ceil(SEEDS_A_PART),
        rows,
    })
}

/// The command for a proposal that was looked at, if it is still the same.
pub(crate) fn confirmed(
    state: &Gathering,
    tournament: u32,
    basis: &SeedBasis,
    seen: &str,
) -> Result<Command, Rejected> {
    let merits = merits(state, tournament, basis)?;
    let id = TournamentId(tournament);
    let seeding = state
        .tournaments
        .get(&id)
        .map_or([].as_slice(), |found| found.seeding.as_slice());
    if digest(&merits, seeding) != seen {
        return Err(Rejected::because(
            "seeding_changed",
            "Results or entrants have changed in the meantime. Look at the new order and confirm it.",
        ));
    }
    Ok(Command::SeedByMerit {
        tournament: id,
        merits,
    })
}

fn merits(state: &Gathering, tournament: u32, basis: &SeedBasis) -> Result<Merits, Rejected> {
    let id = TournamentId(tournament);
    if !state.tournaments.contains_key(&id) {
        return Err(Rejected::because(
            "not_found",
            "There is no such tournament. It may have been removed.",
        ));
    }
    let found = match basis {
        SeedBasis::Ratings {
            file,
            tournaments,
            unrated,
        } => {
            let basis = Basis {
                file: *file,
                tournaments: tournaments.iter().copied().map(TournamentId).collect(),
            };
            by_ratings(state, id, &basis, (*unrated).into())
        }
        SeedBasis::Places { tournament } => by_places(state, id, TournamentId(*tournament)),
    };
    found.ok_or_else(|| {
        Rejected::because(
            "not_over",
            "That tournament is not over, so that it has no places yet.",
        )
    })
}

/// Over what is recorded and the order that it changes.
fn digest(merits: &Merits, seeding: &[lanista_domain::EntrantId]) -> String {
    let all = Sha256::digest(format!("{merits:?}\n{seeding:?}"));
    URL_SAFE_NO_PAD.encode(all.get(..12).unwrap_or_default())
}
