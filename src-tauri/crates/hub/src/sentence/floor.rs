//! Sentences about stations, where tournaments are played, and who is called next.

use lanista_domain::{Arranged, FloorChange, Gathering, StationKind, Wish};

/// So many of the matches that were called in one go are named.
const NAMED: usize = 6;

/// What was changed about the floor.
pub(super) fn changed(state: &Gathering, change: &FloorChange) -> String {
    match change {
        FloorChange::Equip { number, equipment } => {
            format!("Station {number} is {} now", kind(equipment.kind))
        }
        FloorChange::Close { number, reason } => {
            format!("Station {number} out of order: {reason}")
        }
        FloorChange::Open { number } => format!("Station {number} in order again"),
        FloorChange::Places { tournament, .. } => {
            let known = state.tournaments.get(tournament);
            let name = known.map_or("a tournament", |found| found.name.as_str());
            format!("Where {name} is played was changed")
        }
        FloorChange::Lobbies { tournament, plan } => {
            let known = state.tournaments.get(tournament);
            let name = known.map_or("a tournament", |found| found.name.as_str());
            if plan.is_some() {
                format!("Lobbies of {name} were changed")
            } else {
                format!("{name} has no lobbies")
            }
        }
        FloorChange::Dispatch { dispatching } if dispatching.automatic => {
            "Matches are called by themselves".to_owned()
        }
        FloorChange::Dispatch { .. } => "Matches are called by hand".to_owned(),
        FloorChange::Wish { match_id, wish } => {
            format!("Match {} {}", state.number_of(*match_id), wished(*wish))
        }
        FloorChange::Aim { tournament, until } => {
            let known = tournament.and_then(|id| state.tournaments.get(&id));
            let what = known.map_or("The day", |found| found.name.as_str());
            match until {
                Some(_) => format!("When {what} shall be over was said"),
                None => format!("{what} may end whenever it does"),
            }
        }
        FloorChange::Breaks { breaks } => match breaks.as_slice() {
            [] => "No more breaks".to_owned(),
            [one] => format!("One break: {}", one.text),
            many => format!("{} breaks", many.len()),
        },
        FloorChange::Arrange { moved, .. } => arranged(moved),
    }
}

fn arranged(moved: &[Arranged]) -> String {
    match moved {
        [Arranged { number, at: None }] => format!("Station {number} taken off its place"),
        [one] => format!("Station {} moved on the plan", one.number),
        many if many.iter().all(|one| one.at.is_none()) => {
            format!("{} stations taken off their places", many.len())
        }
        many => format!("{} stations moved on the plan", many.len()),
    }
}

/// All matches that were called in one go, first to last.
pub(super) fn called(numbers: impl Iterator<Item = u32>) -> String {
    let mut all: Vec<String> = numbers.map(|number| number.to_string()).collect();
    let count = all.len();
    if let [one] = all.as_slice() {
        return format!("Match {one} called");
    }
    if count > NAMED {
        all.truncate(NAMED);
        all.push("…".to_owned());
    }
    format!("{count} matches called: {}", all.join(", "))
}

fn wished(wish: Wish) -> String {
    if wish.keep_back {
        "kept back until it is called by hand".to_owned()
    } else if let Some(station) = wish.station {
        format!("kept for station {station}")
    } else if wish.stream {
        "kept for the stream".to_owned()
    } else if wish.from.is_some() {
        "not to be called before its time".to_owned()
    } else {
        "may be called as any other".to_owned()
    }
}

const fn kind(kind: StationKind) -> &'static str {
    match kind {
        StationKind::Table => "a table",
        StationKind::Console => "a console",
        StationKind::PcGroup => "a group of computers",
        StationKind::Stage => "the stage",
        StationKind::Stream => "a stream station",
        StationKind::GameServer => "a game server",
    }
}
