//! Drafts in words. What is hidden from the hall is not named here either.

use lanista_domain::draft::{
    Act, Choice, Doer, Fact, HeroId, Seat, Secrecy, ShelfChange, Table, Verb, Wish,
};
use lanista_domain::{Gathering, MatchId, PersonId, Side, TournamentId};

/// By what a tournament drafts from now on.
pub(super) fn rules_set(state: &Gathering, tournament: TournamentId, drafts: bool) -> String {
    let known = state.tournaments.get(&tournament);
    let what = known.map_or("a tournament", |known| known.name.as_str());
    if drafts {
        format!("{what}: draft rules set")
    } else {
        format!("{what}: nothing is drafted any more")
    }
}

/// An own format or pool.
pub(super) fn shelf_changed(change: &ShelfChange) -> String {
    match change {
        ShelfChange::KeepFormat { format, .. } => format!("Draft format {} kept", format.id),
        ShelfChange::DropFormat { id } => format!("Draft format {id} deleted"),
        ShelfChange::KeepPool { pool, .. } => {
            format!("Pool {} kept, {} in it", pool.name, pool.heroes.len())
        }
        ShelfChange::DropPool { id } => format!("Pool {id} deleted"),
    }
}

/// Something in the draft of a match.
pub(super) fn drafted(state: &Gathering, id: MatchId, fact: &Fact) -> String {
    let number = state.number_of(id);
    let said = match fact {
        Fact::Opened { .. } => "draft opened".to_owned(),
        Fact::Choosing { choosing } => {
            let who = entrant(state, id, Some(choosing.chooser));
            format!("{who} chooses order or side first")
        }
        Fact::Chose { side, wish } => {
            let who = entrant(state, id, Some(*side));
            match wish {
                Wish::Order { first } if first == side => format!("{who} acts first"),
                Wish::Order { .. } => format!("{who} acts second"),
                Wish::Play { side } => format!("{who} plays {side}"),
            }
        }
        Fact::Done { act, by } => done(state, id, act, by),
        Fact::Held { reason, .. } => format!("draft held: {reason}"),
        Fact::Resumed {} => "draft goes on".to_owned(),
        Fact::TimeAdded { seat, ms, reason } => {
            format!(
                "{} s more for {}: {reason}",
                ms / 1_000,
                who(state, id, *seat)
            )
        }
        Fact::SteppedBack { to, reason } => {
            format!("draft taken back to turn {}: {reason}", u32::from(*to) + 1)
        }
        Fact::Voided { reason } => format!("draft does not count: {reason}"),
        Fact::Arranged {
            side,
            lineup,
            players,
        } => arranged(state, id, (*side, "set"), lineup, players),
        Fact::LineupCorrected {
            index,
            side,
            lineup,
            players,
            reason,
        } => {
            let game = draft_game(state, id, *index);
            let said = arranged(state, id, (*side, "corrected"), lineup, players);
            format!("{game}{said} ({reason})")
        }
        Fact::Closed {} => "draft over".to_owned(),
    };
    format!("Match {number}: {said}")
}

/// Who plays what; without names only that it was said.
fn arranged(
    state: &Gathering,
    id: MatchId,
    (side, how): (Side, &str),
    lineup: &[HeroId],
    players: &[Option<PersonId>],
) -> String {
    let of = entrant(state, id, Some(side));
    let plays = lineup.iter().zip(players).filter_map(|(hero, player)| {
        let person = state.persons.get(&(*player)?)?;
        Some(format!(
            "{} plays {}",
            person.handle,
            hero_name(state, id, &hero.0)
        ))
    });
    let plays: Vec<String> = plays.collect();
    if plays.is_empty() {
        format!("line-up of {of} {how}")
    } else {
        format!("line-up of {of} {how}: {}", plays.join(", "))
    }
}

/// "game 2, " before what is said of its draft; nothing for a draft of the whole series.
fn draft_game(state: &Gathering, id: MatchId, index: u16) -> String {
    let drafts = state.drafts.get(&id);
    let draft = drafts.and_then(|drafts| drafts.get(usize::from(index)));
    match draft.map_or(0, |draft| draft.head.place.game) {
        0 => String::new(),
        game => format!("game {game}, "),
    }
}

fn done(state: &Gathering, id: MatchId, act: &Act, by: &Doer) -> String {
    match act {
        Act::GoOn {} => "the pause of the draft is over".to_owned(),
        Act::Decide { hero } => format!("decider {}", hero_name(state, id, &hero.0)),
        Act::Turn { seat, verb, choice } => {
            let who = who(state, id, *seat);
            let does = match verb {
                Verb::Pick => "picks",
                Verb::Ban => "bans",
                Verb::Protect => "protects",
                Verb::Snipe => "snipes",
                Verb::Steal => "steals",
                Verb::Side => "takes side",
                Verb::Order => "takes seat",
                Verb::Decider => "decides on",
            };
            let what = match choice {
                Choice::Empty {} => "nothing".to_owned(),
                Choice::Hero { .. } | Choice::Side { .. } | Choice::Order { .. }
                    if is_hidden(state, id) =>
                {
                    "something that is not shown yet".to_owned()
                }
                Choice::Hero { hero } => hero_name(state, id, &hero.0),
                Choice::Side { side } => side.clone(),
                Choice::Order { seat } => format!("{seat:?}"),
            };
            let how = match by {
                Doer::Time {} => " (time was up)",
                Doer::Official { .. } => " (entered by an official)",
                Doer::Nothing {} => " (nothing was left)",
                Doer::Captain { .. } | Doer::Record {} => "",
            };
            format!("{who} {does} {what}{how}")
        }
    }
}

fn who(state: &Gathering, id: MatchId, seat: Seat) -> String {
    entrant(
        state,
        id,
        state.last_draft(id).map(|draft| draft.side(seat)),
    )
}

fn entrant(state: &Gathering, id: MatchId, side: Option<Side>) -> String {
    let entrant = side.and_then(|side| state.matches.get(&id)?.entrant(side));
    let tournament = state.stage_of(id).map(|stage| stage.tournament);
    let known = tournament
        .zip(entrant)
        .and_then(|(tournament, entrant)| state.entrant(tournament, entrant));
    known.map_or_else(|| "somebody".to_owned(), |known| known.name.clone())
}

fn hero_name(state: &Gathering, id: MatchId, hero: &str) -> String {
    let means = state
        .last_draft(id)
        .and_then(|draft| state.draft_means(draft));
    let known = means.and_then(|(_, pool)| pool.heroes.iter().find(|known| known.id.0 == hero));
    known.map_or_else(|| hero.to_owned(), |known| known.name.clone())
}

/// Whether the newest action of the draft is hidden.
fn is_hidden(state: &Gathering, id: MatchId) -> bool {
    let Some(draft) = state.last_draft(id) else {
        return false;
    };
    let Some((format, pool)) = state.draft_means(draft) else {
        return true;
    };
    let table = Table {
        format,
        pool,
        memory: &draft.memory,
    };
    let turns = table.position(&draft.log).turns;
    turns.iter().any(|turn| turn.secrecy == Secrecy::Hidden)
}
