//! What is planned and cannot be, as the desk is told of it.

use super::whole;
use lanista_domain::dispatch::{Held, Misfit, Why};
use lanista_domain::{At, Gathering, MatchId};
use lanista_wire::forecast::{HeldBy, MisfitView, MisfitWhy};

/// So many are told; whoever has put these right is told of the next.
const TOLD: usize = 20;

/// The first of them, and how many there are.
pub(super) fn told(state: &Gathering, now: At) -> (Vec<MisfitView>, u32) {
    let all = state.misfits(now);
    let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let first = all.into_iter().take(TOLD);
    (first.map(|misfit| view(state, misfit)).collect(), count)
}

fn view(state: &Gathering, misfit: Misfit) -> MisfitView {
    let number = |id: MatchId| state.number_of(id);
    MisfitView {
        tournament: misfit.tournament.map(|id| id.0),
        match_id: misfit.match_id.map(|id| id.0),
        number: misfit.match_id.map(number),
        matches: misfit.matches,
        why: match misfit.why {
            Why::NoStation { broken } => MisfitWhy::NoStation {
                broken: broken.iter().map(|number| number.0).collect(),
            },
            Why::StationBroken { station } => MisfitWhy::StationBroken { station: station.0 },
            Why::NoStream => MisfitWhy::NoStream {},
            Why::IntoBreak { text, until } => MisfitWhy::IntoBreak {
                text,
                until: whole(until),
            },
            Why::TooSoon { after, until } => MisfitWhy::TooSoon {
                after: number(after),
                until: whole(until),
            },
            Why::PersonTwice { person, other } => MisfitWhy::PersonTwice {
                name: state
                    .persons
                    .get(&person)
                    .map_or_else(String::new, |found| found.handle.clone()),
                other: number(other),
            },
            Why::StationTwice { station, other } => MisfitWhy::StationTwice {
                station: station.0,
                other: number(other),
            },
            Why::RoundTooShort { until, ends } => MisfitWhy::RoundTooShort {
                until: whole(until),
                ends: whole(ends),
            },
            Why::TooLong { aim, ends, held } => MisfitWhy::TooLong {
                aim: whole(aim),
                ends: whole(ends),
                held: match held {
                    Held::Nothing => HeldBy::Nothing {},
                    Held::Wish { match_id } => HeldBy::Wish {
                        number: number(match_id),
                    },
                    Held::Round { match_id } => HeldBy::Round {
                        number: number(match_id),
                    },
                    Held::Break { text } => HeldBy::Break { text },
                },
            },
            Why::TooFewStations {
                aim,
                ends,
                at_once,
                needed,
            } => MisfitWhy::TooFewStations {
                aim: whole(aim),
                ends: whole(ends),
                at_once,
                needed,
            },
        },
    }
}
