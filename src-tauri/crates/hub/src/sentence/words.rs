//! What the sentences of the journal call people, stages, waves and seedings.

use lanista_domain::{
    EntrantId, Gathering, MatchId, Rated, Side, StageFormat, StageId, StagePlan, TournamentId,
};
use std::collections::BTreeMap;

/// So many of a seeding by rating are told.
const SEEDS_TOLD: usize = 4;

/// The first seeds with what they rest on: "Fox 1,843 ± 62, Owl 1,790 ± 80 and 14 more".
pub(super) fn of_ratings(
    state: &Gathering,
    tournament: TournamentId,
    ratings: &[Rated],
    order: &[EntrantId],
) -> String {
    let known: BTreeMap<EntrantId, &Rated> = ratings.iter().map(|one| (one.entrant, one)).collect();
    let named: Vec<String> = order
        .iter()
        .filter_map(|id| known.get(id))
        .take(SEEDS_TOLD)
        .map(|one| {
            let who = state
                .entrant(tournament, one.entrant)
                .map_or("an entrant", |found| found.name.as_str());
            format!("{who} {} ± {}", grouped(one.rating), one.deviation)
        })
        .collect();
    let more = ratings.len() - named.len();
    let named = named.join(", ");
    if more > 0 {
        format!("{named} and {more} more")
    } else {
        named
    }
}

/// A number with its thousands apart.
fn grouped(number: i32) -> String {
    let (thousands, rest) = (number / 1_000, number % 1_000);
    if thousands == 0 {
        number.to_string()
    } else {
        format!("{thousands},{:03}", rest.abs())
    }
}

/// How many matches of a wave were called.
pub(super) fn wave_called(state: &Gathering, id: MatchId, count: usize) -> String {
    let stage = state.stage_of(id);
    let wave = stage
        .zip(state.node_of(id))
        .and_then(|(stage, node)| stage.wave_of(node.group));
    let of = state
        .tournament_of(id)
        .map_or_else(String::new, |found| format!(" of {}", found.name));
    let matches = if count == 1 { "match" } else { "matches" };
    match wave {
        // As screens call them; there are seldom more waves than letters.
        Some(wave @ 1..=26) => {
            format!(
                "Wave {}{of} called, {count} {matches}",
                char::from(b'A' + wave - 1)
            )
        }
        Some(wave) => format!("Wave {wave}{of} called, {count} {matches}"),
        None => format!("{count} {matches}{of} called"),
    }
}

/// What people call a stage.
pub(crate) fn stage_word(plan: &StagePlan) -> String {
    if !plan.name.is_empty() {
        return plan.name.clone();
    }
    match &plan.format {
        StageFormat::Bracket { groups: 1, .. } => "Bracket",
        StageFormat::Bracket { .. } => "Pools",
        StageFormat::Stepladder {} => "Stepladder",
        StageFormat::Hill { .. } => "King of the hill",
        StageFormat::Gsl { .. } => "Groups",
        StageFormat::RoundRobin { groups: 1, .. } => "League",
        StageFormat::RoundRobin { .. } => "Groups",
        StageFormat::Swiss { .. } => "Swiss",
        StageFormat::FreeForAll { .. } => "Heats",
        StageFormat::TimeTrial { .. } => "Time trial",
    }
    .into()
}

/// What people call a stage that was drawn.
pub(crate) fn stage_name(state: &Gathering, id: StageId) -> String {
    let plan = state.stages.get(&id).and_then(|stage| {
        let owner = state.tournaments.get(&stage.tournament)?;
        owner.format.stages.get(usize::from(stage.index))
    });
    plan.map_or_else(|| "Stage".into(), stage_word)
}

pub(super) fn name(state: &Gathering, id: MatchId, side: Side) -> String {
    let found = state.matches.get(&id).and_then(|found| found.entrant(side));
    let tournament = state.tournament_of(id);
    match (found, tournament) {
        (Some(entrant), Some(tournament)) => tournament
            .entrants
            .get(&entrant)
            .map_or_else(|| "an entrant".into(), |entrant| entrant.name.clone()),
        (_, _) => "an entrant".into(),
    }
}

/// The name of an entrant of a match.
pub(super) fn entrant_in(state: &Gathering, id: MatchId, entrant: EntrantId) -> &str {
    state
        .tournament_of(id)
        .and_then(|tournament| tournament.entrants.get(&entrant))
        .map_or("an entrant", |found| found.name.as_str())
}

/// The name of an entrant of a stage.
pub(super) fn entrant_of(state: &Gathering, stage: StageId, entrant: EntrantId) -> &str {
    let found = state.stages.get(&stage);
    found
        .and_then(|found| state.entrant(found.tournament, entrant))
        .map_or("an entrant", |found| found.name.as_str())
}
