//! The results of a tournament of the gathering, as far as they say who is better.

use crate::glicko::{Made, Result};
use crate::subject::{People, Subject};
use lanista_domain::{At, Ending, Gathering, MatchState, Side, Tournament};

/// The results of a tournament, and when the last of them came in.
#[derive(Debug)]
pub(crate) struct Played {
    pub(crate) last: At,
    pub(crate) results: Vec<Result<Subject>>,
}

/// What was played to the end, draws included. Byes, walkovers and disqualifications say nothing.
pub(crate) fn played(
    gathering: &Gathering,
    tournament: &Tournament,
    people: &People<'_>,
) -> Option<Played> {
    let mut last = None;
    let mut results = Vec::new();
    let stages = tournament.stages.iter();
    for stage in stages.filter_map(|id| gathering.stages.get(id)) {
        for found in gathering.matches_of(stage) {
            let MatchState::Over { at, outcome } = &found.state else {
                continue;
            };
            if outcome.ending != Ending::Played {
                continue;
            }
            let side = |side: Side| {
                let entrant = tournament.entrants.get(&found.entrant(side)?)?;
                Some(people.behind(entrant))
            };
            if let (Some(home), Some(away)) = (side(Side::Home), side(Side::Away)) {
                last = last.max(Some(*at));
                results.push(Result {
                    home,
                    away,
                    made: match outcome.winner {
                        Some(Side::Home) => Made::Won,
                        Some(Side::Away) => Made::Lost,
                        None => Made::Drawn,
                    },
                });
            }
        }
    }
    last.map(|last| Played { last, results })
}

/// How many results a tournament has to offer.
pub(crate) fn count(gathering: &Gathering, tournament: &Tournament) -> u32 {
    let stages = tournament.stages.iter();
    let results = stages
        .filter_map(|id| gathering.stages.get(id))
        .flat_map(|stage| gathering.matches_of(stage))
        .filter(|found| {
            found
                .outcome()
                .is_some_and(|outcome| outcome.ending == Ending::Played)
        })
        .count();
    u32::try_from(results).unwrap_or(u32::MAX)
}
