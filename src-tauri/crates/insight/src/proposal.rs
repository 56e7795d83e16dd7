//! What a tournament could be seeded by, and what would come of it.

use crate::glicko::{Rating, Ratings};
use crate::played::{Played, count, played};
use crate::subject::People;
use lanista_domain::{Entrant, Gathering, Merits, Placed, Rated, TournamentId, Unrated, name};
use std::collections::{BTreeMap, BTreeSet};

/// Which results ratings are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The ratings that a file brought, as the start.
    pub file: bool,
    /// Tournaments of the gathering.
    pub tournaments: BTreeSet<TournamentId>,
}

/// A tournament that another can be seeded by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TournamentSource {
    /// Which.
    pub tournament: TournamentId,
    /// Results that count for ratings.
    pub results: u32,
    /// Whether its places are final.
    pub is_over: bool,
}

/// The other tournaments of the gathering in which something was played.
#[must_use]
pub fn sources(gathering: &Gathering, of: TournamentId) -> Vec<TournamentSource> {
    let others = gathering.tournaments.values();
    others
        .filter(|found| found.id != of)
        .map(|found| TournamentSource {
            tournament: found.id,
            results: count(gathering, found),
            is_over: gathering.is_tournament_over(found.id),
        })
        .filter(|source| source.results > 0 || source.is_over)
        .collect()
}

/// The ratings of the entrants of a tournament, in the order of their seeds; none where there is no such tournament.
///
/// A match counts for everybody who plays for its two sides. An entrant has the mean of those of its players who are
/// rated. The file's ratings are what its players start from: by their handle, else by the name of the entrant.
#[must_use]
pub fn by_ratings(
    gathering: &Gathering,
    of: TournamentId,
    basis: &Basis,
    unrated: Unrated,
) -> Option<Merits> {
    let tournament = gathering.tournaments.get(&of)?;
    let people = People::of(gathering);
    let mut ratings = Ratings::default();
    if basis.file {
        begin(gathering, &people, &mut ratings);
    }
    let mut periods: Vec<(TournamentId, Played)> = basis
        .tournaments
        .iter()
        .filter(|id| **id != of)
        .filter_map(|id| {
            let found = gathering.tournaments.get(id)?;
            Some((*id, played(gathering, found, &people)?))
        })
        .collect();
    periods.sort_by_key(|(id, period)| (period.last, *id));
    for (_, period) in &periods {
        ratings.count(&period.results);
    }
    let rated = |entrant: &Entrant| {
        let members: Vec<Rating> = people
            .behind(entrant)
            .iter()
            .filter_map(|who| ratings.of(who))
            .collect();
        let mean = Rating::mean(&members)?;
        Some(Rated {
            entrant: entrant.id,
            rating: mean.rounded(),
            deviation: mean.rounded_deviation(),
            results: mean.results,
        })
    };
    let entrants = tournament.seeding.iter();
    let ratings = entrants
        .filter_map(|id| rated(tournament.entrants.get(id)?))
        .collect();
    Some(Merits::Ratings { ratings, unrated })
}

/// Lets everybody start from what the file says of them.
fn begin(
    gathering: &Gathering,
    people: &People<'_>,
    ratings: &mut Ratings<crate::subject::Subject>,
) {
    let known: BTreeMap<String, Rating> = gathering
        .earlier
        .ratings
        .iter()
        .map(|one| {
            let rating = Rating::recorded(one.rating, one.deviation, one.volatility, one.results);
            (name::folded(&one.name), rating)
        })
        .collect();
    if known.is_empty() {
        return;
    }
    // What a team brings is its players', unless they bring something of their own.
    for tournament in gathering.tournaments.values() {
        for entrant in tournament.entrants.values() {
            if let Some(rating) = known.get(&name::folded(&entrant.name)) {
                for who in people.behind(entrant) {
                    ratings.begin(who, *rating);
                }
            }
        }
    }
    for (who, handles) in people.handles() {
        if let Some(rating) = handles.iter().find_map(|handle| known.get(handle)) {
            ratings.begin(who, *rating);
        }
    }
}

/// The places that the entrants of a tournament reached in another one, in the order of their seeds; none where that
/// one is not over.
#[must_use]
pub fn by_places(gathering: &Gathering, of: TournamentId, from: TournamentId) -> Option<Merits> {
    let (tournament, there) = (
        gathering.tournaments.get(&of)?,
        gathering.tournaments.get(&from)?,
    );
    let places: BTreeMap<_, u32> = gathering
        .final_order(from)?
        .into_iter()
        .map(|(place, entrant)| (entrant, place))
        .collect();
    let counterparts = People::of(gathering).counterparts(tournament, there);
    let entrants = tournament.seeding.iter();
    let places = entrants
        .filter_map(|id| {
            let place = *places.get(counterparts.get(id)?)?;
            Some(Placed {
                entrant: *id,
                place,
            })
        })
        .collect();
    Some(Merits::Places { from, places })
}
