//! The topics of a match, a round, a stage and a tournament, and which of them a name or prefix means.

use super::Touched;
use lanista_domain::bracket::Node;
use lanista_domain::stage::layout;
use lanista_domain::{Gathering, MatchId, Stage, StageId, TournamentId};
use lanista_wire::limits::{ENTRANTS_A_TOPIC, MATCHES_A_TOPIC, ROWS_A_TOPIC};
use lanista_wire::shared::Group;
use lanista_wire::topic::Topic;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn open_topic(id: MatchId) -> Topic {
    Topic::Open {
        part: id.0 / MATCHES_A_TOPIC,
    }
}

/// The parts that have a match. Stages reserve ids, so that there are parts between which have none yet: whoever comes then
/// must not be given them, since those who follow already are told of them with their first match.
fn open_parts(state: &Gathering) -> impl Iterator<Item = u32> {
    let part_from = |first: u32| {
        let next = state.matches.range(MatchId(first)..).next();
        next.map(|(id, _)| id.0 / MATCHES_A_TOPIC)
    };
    std::iter::successors(part_from(0), move |part| {
        part_from((part + 1) * MATCHES_A_TOPIC)
    })
}

pub(super) fn round_topic(stage: &Stage, node: &Node) -> Topic {
    Topic::Round {
        stage: stage.id.0,
        group: node.group.into(),
        round: node.round,
        part: node.position / MATCHES_A_TOPIC,
    }
}

pub(super) fn standing_parts(stage: &Stage) -> std::ops::Range<u32> {
    let rows = u32::try_from(stage.seeding.len()).unwrap_or(u32::MAX);
    0..rows.div_ceil(ROWS_A_TOPIC)
}

pub(super) fn entrant_parts(state: &Gathering, id: TournamentId) -> BTreeSet<u32> {
    state
        .tournaments
        .get(&id)
        .map(|found| {
            found
                .entrants
                .keys()
                .map(|id| id.0 / ENTRANTS_A_TOPIC)
                .collect()
        })
        .unwrap_or_default()
}

/// All topics of a stage.
pub(super) fn topics_of(stage: &Stage) -> Vec<Topic> {
    let id = stage.id.0;
    let rounds: BTreeSet<Topic> = stage
        .bracket
        .nodes
        .iter()
        .map(|node| round_topic(stage, node))
        .collect();
    let standings = standing_parts(stage).map(|part| Topic::Standing { stage: id, part });
    std::iter::once(Topic::Stage { stage: id })
        .chain(standings)
        .chain(rounds)
        .collect()
}

impl Touched {
    /// Every pool and every screen: who has a portrait changed, or which sponsors there are.
    pub(crate) fn pools(&mut self, state: &Gathering) {
        for number in state.screens.keys() {
            self.whole(Topic::Screen { number: number.0 });
        }
        for (&rules, these) in &state.draft_rules {
            for (index, _) in (0..).zip(&these.pools) {
                self.whole(Topic::Pool { rules, index });
            }
        }
    }
}

/// The topics that a name means now: itself, or all under a prefix. Unknown names mean none.
pub(crate) fn meant_by(state: &Gathering, name: &str) -> Vec<Topic> {
    let parts: Vec<&str> = name.split('/').collect();
    let number = |text: &str| text.parse::<u32>().ok();
    match parts.as_slice() {
        ["gathering"] => vec![Topic::Gathering],
        ["floor"] => vec![Topic::Floor],
        ["dispatch"] => vec![Topic::Dispatch],
        ["forecast"] => vec![Topic::Forecast],
        ["plan"] => vec![Topic::Plan],
        ["devices"] => vec![Topic::Devices],
        ["waiting"] => vec![Topic::Waiting],
        ["screens"] => vec![Topic::Screens],
        ["server"] => vec![Topic::Server],
        ["journal"] => vec![Topic::Journal],
        ["help"] => vec![Topic::Help],
        ["drafts"] => vec![Topic::Drafts],
        ["draft", ""] => {
            let drafted = state.drafts.keys();
            drafted.map(|id| Topic::Draft { match_id: id.0 }).collect()
        }
        ["draft", id] => number(id)
            .map(|match_id| Topic::Draft { match_id })
            .into_iter()
            .collect(),
        ["seat", id, entrant] => number(id)
            .zip(number(entrant))
            .map(|(match_id, entrant)| Topic::Seat { match_id, entrant })
            .into_iter()
            .collect(),
        ["lobby", id] => number(id)
            .map(|match_id| Topic::Lobby { match_id })
            .into_iter()
            .collect(),
        ["lobby", id, entrant] => number(id)
            .zip(number(entrant))
            .map(|(match_id, entrant)| Topic::OwnLobby { match_id, entrant })
            .into_iter()
            .collect(),
        ["pool", rules, index] => number(rules)
            .zip(number(index))
            .map(|(rules, index)| Topic::Pool { rules, index })
            .into_iter()
            .collect(),
        ["drafting", ""] => {
            let drafting = state.drafting.keys();
            drafting
                .map(|id| Topic::Drafting { tournament: id.0 })
                .collect()
        }
        ["drafting", id] => number(id)
            .map(|tournament| Topic::Drafting { tournament })
            .into_iter()
            .collect(),
        ["sign_up", ""] => {
            let known = state.sign_ups.keys();
            known.map(|id| Topic::SignUp { tournament: id.0 }).collect()
        }
        ["sign_up", id] => number(id)
            .map(|tournament| Topic::SignUp { tournament })
            .into_iter()
            .collect(),
        ["signing_up"] => vec![Topic::SigningUp],
        ["place", tournament, entrant] => number(tournament)
            .zip(number(entrant))
            .map(|(tournament, entrant)| Topic::Place {
                tournament,
                entrant,
            })
            .into_iter()
            .collect(),
        ["hints", id] => number(id)
            .map(|match_id| Topic::Hints { match_id })
            .into_iter()
            .collect(),
        ["draft_leaders", id] => number(id)
            .map(|tournament| Topic::DraftLeaders { tournament })
            .into_iter()
            .collect(),
        ["message"] => vec![Topic::Message { screen: None }],
        ["message", ""] => state
            .messages
            .one
            .keys()
            .map(|number| Topic::Message {
                screen: Some(number.0),
            })
            .collect(),
        ["message", id] => number(id)
            .map(|number| Topic::Message {
                screen: Some(number),
            })
            .into_iter()
            .collect(),
        ["open", ""] => open_parts(state).map(|part| Topic::Open { part }).collect(),
        ["open", part] => number(part)
            .map(|part| Topic::Open { part })
            .into_iter()
            .collect(),
        ["match", id] => number(id)
            .map(|match_id| Topic::Match { match_id })
            .into_iter()
            .collect(),
        ["way", tournament, entrant] => number(tournament)
            .zip(number(entrant))
            .map(|(tournament, entrant)| Topic::Way {
                tournament,
                entrant,
            })
            .into_iter()
            .collect(),
        ["screen", id] => number(id)
            .map(|number| Topic::Screen { number })
            .into_iter()
            .collect(),
        ["tournament", ""] => state
            .tournaments
            .keys()
            .flat_map(|id| {
                let tournament = id.0;
                let parts = entrant_parts(state, *id).into_iter();
                parts.map(move |part| Topic::Entrants { tournament, part })
            })
            .collect(),
        ["stage", ""] => state.stages.values().flat_map(topics_of).collect(),
        ["tournament", id, "entrants", ""] | ["tournament", id, ""] => {
            let Some(tournament) = number(id) else {
                return Vec::new();
            };
            entrant_parts(state, TournamentId(tournament))
                .into_iter()
                .map(|part| Topic::Entrants { tournament, part })
                .collect()
        }
        ["tournament", id, "entrants", part] => number(id)
            .zip(number(part))
            .map(|(tournament, part)| Topic::Entrants { tournament, part })
            .into_iter()
            .collect(),
        ["stage", id] => number(id)
            .map(|stage| Topic::Stage { stage })
            .into_iter()
            .collect(),
        ["stage", id, ..] => {
            let stage = number(id).and_then(|id| state.stages.get(&StageId(id)));
            stage
                .map(topics_of)
                .unwrap_or_default()
                .into_iter()
                .filter(|topic| lanista_wire::topic::covers(name, &topic.to_string()))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The last round of each group of a stage.
pub(crate) fn last_rounds(stage: &Stage) -> BTreeMap<Group, u8> {
    let mut last: BTreeMap<Group, u8> = BTreeMap::new();
    // Where rounds are paired as they come, their number is known before they are.
    if let Some(rounds) = stage.format.most_rounds() {
        last.insert(layout::TABLE.into(), rounds);
    }
    for node in &stage.bracket.nodes {
        let known = last.entry(node.group.into()).or_insert(node.round);
        *known = node.round.max(*known);
    }
    last
}
