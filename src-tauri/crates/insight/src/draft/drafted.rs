//! The finished drafts of a gathering as records, and which of them an entry may have changed.

use lanista_domain::draft::recorded::{Action, Part, Record, Verb as Recorded};
use lanista_domain::draft::{
    Choice, Draft, DraftFormat, Fate, HeroId, Phase, Place, Position, Seat, Table, Trigger, Turn,
    Until, Verb,
};
use lanista_domain::step::Before;
use lanista_domain::{
    At, BySide, Cell, EntrantId, Gathering, Match, MatchId, PersonId, Side, TournamentId,
};
use std::collections::{BTreeMap, BTreeSet};

/// A finished draft of a match. Its sides are those of the game where it is known who played which: the first that the
/// format names is home. Else they are those of the match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// Of which match.
    pub match_id: MatchId,
    /// Which of its drafts, from 0, those that do not count among them.
    pub index: u16,
    /// Where in its match.
    pub place: Place,
    /// Of which tournament.
    pub tournament: TournamentId,
    /// The number that people see on the match.
    pub number: u32,
    /// By which rules of the gathering.
    pub rules: u32,
    /// By which format.
    pub format: String,
    /// What was chosen from.
    pub pool: String,
    /// Who drafted.
    pub entrants: BySide<EntrantId>,
    /// What they are called.
    pub names: BySide<String>,
    /// What those are called who played, by their keys in the record.
    pub players: BTreeMap<String, String>,
    /// What the sides of the game are called, where it is known who played which.
    pub sides: Option<BySide<String>>,
    /// When it ended.
    pub ended: At,
    /// What is counted; heroes by their ids, entrants by theirs.
    pub record: Record,
}

/// How an entrant is named in records.
#[must_use]
pub fn entrant_key(tournament: TournamentId, entrant: EntrantId) -> String {
    format!("{}/{}", tournament.0, entrant.0)
}

/// How a player is named in records: the same person in every tournament.
fn player_key(person: PersonId) -> String {
    person.0.to_string()
}

/// The finished drafts of a match that count, in their order.
#[must_use]
pub fn drafted(state: &Gathering, match_id: MatchId) -> Vec<Drafted> {
    let Some(found) = state.matches.get(&match_id) else {
        return Vec::new();
    };
    let drafts = state.drafts.get(&match_id).into_iter().flatten();
    (0..)
        .zip(drafts)
        .filter_map(|(index, draft)| one(state, found, index, draft))
        .collect()
}

/// The matches whose finished drafts the newest entry may have changed.
#[must_use]
pub fn touched(state: &Gathering) -> BTreeSet<MatchId> {
    let mut matches = BTreeSet::new();
    let Some(step) = state.steps.back() else {
        return matches;
    };
    let drafted = || state.drafts.keys().copied();
    for (cell, before) in &step.cells {
        match cell {
            Cell::Draft(id, _) => {
                matches.insert(*id);
            }
            Cell::Match(id) => matches.extend(state.drafts.contains_key(id).then_some(*id)),
            Cell::Entrant(_, entrant) => {
                let of = |id: &MatchId| state.matches.get(id).is_some_and(|it| it.has(*entrant));
                matches.extend(drafted().filter(of));
            }
            // Whoever is called otherwise now.
            Cell::Person(person) if matches!(before, Before::Person(Some(_))) => {
                let played = |draft: &Draft| {
                    let mut sides = draft.players.iter();
                    sides.any(|(_, players)| players.contains(&Some(*person)))
                };
                let drafts = state.drafts.iter();
                let of = drafts.filter(|(_, drafts)| drafts.iter().any(played));
                matches.extend(of.map(|(id, _)| *id));
            }
            // Whole stages come and go with them.
            Cell::Stage(_) | Cell::Tournament(_) | Cell::Rulings(_) => matches.extend(drafted()),
            Cell::GatheringName
            | Cell::Person(_)
            | Cell::Seeding(_)
            | Cell::Confirmation(_)
            | Cell::Closing(_)
            | Cell::SignUp(_)
            | Cell::ByPhone(..)
            | Cell::Arrived(..)
            | Cell::Help(_)
            | Cell::Earlier
            | Cell::Times(_)
            | Cell::Planned(_)
            | Cell::Station(_)
            | Cell::CalledTo(..)
            | Cell::Dispatching
            | Cell::Places(_)
            | Cell::Wish(_)
            | Cell::LobbyPlan(_)
            | Cell::Lobby(_)
            | Cell::Device(_)
            | Cell::Screen(_)
            | Cell::Message(_)
            | Cell::Playlist(_)
            | Cell::Alert
            | Cell::Photos(_)
            | Cell::Drafting(_)
            | Cell::OwnFormat(_)
            | Cell::OwnPool(_)
            | Cell::Aims
            | Cell::Breaks
            | Cell::Stream(_)
            | Cell::GoLight(_)
            | Cell::OnPlan(_)
            | Cell::Choosing(_) => {}
        }
    }
    matches
}

fn one(state: &Gathering, found: &Match, index: u16, draft: &Draft) -> Option<Drafted> {
    let Phase::Complete { at: ended } = draft.phase else {
        return None;
    };
    let (format, pool) = state.draft_means(draft)?;
    let tournament = state.stage_of(found.id)?.tournament;
    let table = Table {
        format,
        pool,
        memory: &draft.memory,
    };
    let position = table.position(&draft.log);
    let sides = sides(draft, format, &position);
    let turned = sides == Sides::Turned;
    let as_played = |side: Side| if turned { side.other() } else { side };
    let place = draft.head.place;
    let entrant = |side: Side| found.entrant(as_played(side));
    let entrants = BySide::new(entrant(Side::Home)?, entrant(Side::Away)?);
    let name = |entrant: EntrantId| {
        let known = state.entrant(tournament, entrant);
        known.map_or_else(String::new, |known| known.name.clone())
    };
    let game = usize::from(place.game).checked_sub(1);
    let winner = game.and_then(|game| found.games.get(game)?.winner);
    let closes = format
        .effects
        .iter()
        .any(|effect| effect.until == Until::Series && effect.on == Trigger::Pick);
    let record = Record {
        // Thirteen digits are enough until the year 2286.
        date: format!("{:013}", ended.0),
        patch: Some(match pool.version.as_str() {
            "" => format.id.clone(),
            version => format!("{} {version}", format.id),
        }),
        series: closes.then(|| found.id.0.to_string()),
        number: place.game.into(),
        entrants: entrants.map(|entrant| Some(entrant_key(tournament, entrant))),
        first: Some(as_played(draft.head.first)),
        winner: winner.filter(|_| !found.is_void()).map(as_played),
        actions: position
            .turns
            .iter()
            .filter_map(|turn| action(draft, turn, &as_played))
            .collect(),
        parts: parts(draft, &position, &as_played),
    };
    Some(Drafted {
        match_id: found.id,
        index,
        place,
        tournament,
        number: state.number_of(found.id),
        rules: draft.head.rules,
        format: format.id.clone(),
        pool: pool.id.clone(),
        names: BySide::new(name(entrants.home), name(entrants.away)),
        entrants,
        players: people(state, draft),
        sides: match (sides, format.sides.as_slice()) {
            (Sides::AsHome | Sides::Turned, [first, second]) => {
                Some(BySide::new(first.clone(), second.clone()))
            }
            (Sides::AsHome | Sides::Turned | Sides::Unknown, _) => None,
        },
        ended,
        record,
    })
}

/// Whether home of the match plays the first side that the format names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sides {
    AsHome,
    Turned,
    Unknown,
}

/// As it was said when the draft was opened, or as it was chosen in it.
fn sides(draft: &Draft, format: &DraftFormat, position: &Position) -> Sides {
    let [first, second] = format.sides.as_slice() else {
        return Sides::Unknown;
    };
    let mut chosen = position.turns.iter().filter_map(|turn| {
        let (Verb::Side, Choice::Side { side }) = (turn.verb, &turn.choice) else {
            return None;
        };
        Some((draft.side(turn.seat?), side))
    });
    let said = draft.head.home_side.as_ref().map(|side| (Side::Home, side));
    let only = chosen.next().filter(|_| format.team_size.is_some());
    let Some((of, side)) = said.or(only) else {
        return Sides::Unknown;
    };
    match (of, side) {
        (Side::Home, side) if side == first => Sides::AsHome,
        (Side::Away, side) if side == second => Sides::AsHome,
        (Side::Home, side) if side == second => Sides::Turned,
        (Side::Away, side) if side == first => Sides::Turned,
        (Side::Home | Side::Away, _) => Sides::Unknown,
    }
}

/// What is counted of a turn: a hero that was taken over is a pick of whoever has it now.
fn action(draft: &Draft, turn: &Turn, as_played: &impl Fn(Side) -> Side) -> Option<Action> {
    let verb = match turn.verb {
        Verb::Pick | Verb::Steal => Recorded::Pick,
        Verb::Ban | Verb::Snipe => Recorded::Ban,
        Verb::Protect | Verb::Side | Verb::Order | Verb::Decider => return None,
    };
    if turn.fate != Fate::Stands {
        return None;
    }
    let seat: Seat = turn.seat?;
    Some(Action {
        side: as_played(draft.side(seat)),
        verb,
        hero: turn.choice.hero().map(|hero| hero.0.clone()),
    })
}

/// What those are called who were named.
fn people(state: &Gathering, draft: &Draft) -> BTreeMap<String, String> {
    let named = Side::BOTH.into_iter().flat_map(|side| &draft.players[side]);
    named
        .flatten()
        .filter_map(|id| Some((player_key(*id), state.persons.get(id)?.handle.clone())))
        .collect()
}

/// Who played what in which position, as far as a side has said so. Of a side that was silent only its heroes are known.
fn parts(draft: &Draft, position: &Position, as_played: &impl Fn(Side) -> Side) -> Vec<Part> {
    if Side::BOTH.iter().all(|side| draft.lineup[*side].is_empty()) {
        return Vec::new();
    }
    let part = |side: Side, hero: &HeroId, player: Option<PersonId>, place: Option<usize>| Part {
        hero: hero.0.clone(),
        player: player.map(player_key),
        position: place.map(|place| (place + 1).to_string()),
        side: as_played(side),
    };
    let mut parts = Vec::new();
    for side in Side::BOTH {
        let lineup = &draft.lineup[side];
        for (place, hero) in lineup.iter().enumerate() {
            let player = draft.players[side].get(place).copied().flatten();
            parts.push(part(side, hero, player, Some(place)));
        }
        if lineup.is_empty() {
            let seat = draft.seat(side);
            let picked = position.team(seat, Some(seat));
            parts.extend(picked.map(|hero| part(side, hero, None, None)));
        }
    }
    parts
}
