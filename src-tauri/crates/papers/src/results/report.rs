//! A Swiss or round-robin stage as FIDE's tournament report.

use crate::book::{Book, Played};
use crate::words::name;
use lanista_exchange::trf::{Brought, Ended, Reported, ReportedPlayer, write_report};
use lanista_wire::format::{StageKind, TableRule, Until};
use lanista_wire::shared::{Group, Side};
use lanista_wire::view::{EndingView, MatchCard, SlotView, StageView, StateView, TournamentView};
use std::collections::BTreeMap;

/// The report of the first such stage of a tournament; none where it has none that is published.
pub(crate) fn trf(book: &Book<'_>, of: &TournamentView) -> Option<String> {
    let stages = book.stages(of);
    let (stage, rule, planned) = stages.iter().find_map(|stage| {
        let (rule, planned) = table_of(&stage.kind)?;
        Some((stage, rule, planned))
    })?;
    let mut rows = book.standing(stage);
    rows.sort_by_key(|row| row.seed);
    // Start numbers are the seeds of the stage, without gaps.
    let numbers: BTreeMap<u32, u32> = rows.iter().map(|row| row.entrant).zip(1..).collect();
    let entrants = book.entrants(of.id);
    let rounds = by_round(book, stage);
    let count = rounds.keys().next_back().copied().unwrap_or(0);
    let mut players: Vec<ReportedPlayer> = rows
        .iter()
        .map(|row| ReportedPlayer {
            name: name(&entrants, row.entrant),
            rank: row.rank.or(row.place).unwrap_or(0),
            rounds: vec![Brought::Nothing; usize::from(count)],
        })
        .collect();
    let mut days = Vec::new();
    for (round, cards) in &rounds {
        for card in cards {
            if let (StateView::Over, Some(since)) = (card.state, card.since) {
                days.push(since);
            }
            for (id, brought) in brought(card, &numbers) {
                let player = numbers
                    .get(&id)
                    .and_then(|number| players.get_mut(index(*number)));
                let cell =
                    player.and_then(|player| player.rounds.get_mut(index(u32::from(*round))));
                if let Some(cell) = cell {
                    *cell = brought;
                }
            }
        }
    }
    let day = |at: Option<&u64>| {
        at.map_or(String::new(), |at| {
            let moment = book.moment(*at);
            moment
                .chars()
                .take(10)
                .collect::<String>()
                .replace('-', "/")
        })
    };
    let hundredths = |points: i32| i64::from(points) * 100 / i64::from(rule.unit.max(1));
    Some(write_report(&Reported {
        name: of.name.clone(),
        days: (day(days.iter().min()), day(days.iter().max())),
        rounds: u32::from(planned.unwrap_or(count).max(count)),
        worth: (
            hundredths(rule.win),
            hundredths(rule.draw),
            hundredths(rule.loss),
        ),
        players,
    }))
}

fn index(number: u32) -> usize {
    usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX)
}

/// The table of a stage, and how many rounds are planned where that is said.
const fn table_of(kind: &StageKind) -> Option<(&TableRule, Option<u8>)> {
    match kind {
        StageKind::Swiss { table, until, .. } => match until {
            Until::Rounds { rounds } => Some((table, Some(*rounds))),
            Until::Record { .. } => Some((table, None)),
        },
        StageKind::RoundRobin { table, .. } => Some((table, None)),
        StageKind::Single { .. }
        | StageKind::Double { .. }
        | StageKind::Stepladder
        | StageKind::Hill { .. }
        | StageKind::Gsl { .. }
        | StageKind::FreeForAll { .. }
        | StageKind::TimeTrial { .. } => None,
    }
}

/// The matches of each round, of all groups; tie-breaks are not part of a report.
fn by_round(book: &Book<'_>, stage: &StageView) -> BTreeMap<u8, Vec<MatchCard>> {
    let mut rounds: BTreeMap<u8, Vec<MatchCard>> = BTreeMap::new();
    for Played { round, cards } in book.rounds(stage) {
        if matches!(round.group, Group::Pool(_)) {
            rounds.entry(round.round).or_default().extend(cards);
        }
    }
    rounds
}

/// What a match brought each of those in it.
fn brought(card: &MatchCard, numbers: &BTreeMap<u32, u32>) -> Vec<(u32, Brought)> {
    let who = |slot: &SlotView| match slot {
        SlotView::Taken { entrant, .. } => Some(*entrant),
        SlotView::Bye | SlotView::Undecided { .. } => None,
    };
    match (who(&card.slots.home), who(&card.slots.away)) {
        (Some(home), Some(away)) => {
            let met = |other: u32, colour, side: Side| Brought::Met {
                opponent: numbers.get(&other).copied().unwrap_or(0),
                colour,
                ended: ended(card, side),
            };
            vec![
                (home, met(away, 'w', Side::Home)),
                (away, met(home, 'b', Side::Away)),
            ]
        }
        (Some(only), None) | (None, Some(only)) if card.state == StateView::Bye => {
            vec![(only, Brought::Bye)]
        }
        (_, _) => Vec::new(),
    }
}

fn ended(card: &MatchCard, side: Side) -> Ended {
    if card.state != StateView::Over {
        return Ended::Open;
    }
    let is_absence = match card.ending {
        Some(EndingView::Walkover | EndingView::Forfeit | EndingView::Disqualified) => true,
        Some(EndingView::Played | EndingView::Retirement) | None => false,
    };
    match (card.winner, is_absence) {
        (None, _) => Ended::Drawn,
        (Some(winner), true) if winner == side => Ended::WonByAbsence,
        (Some(_), true) => Ended::LostByAbsence,
        (Some(winner), false) if winner == side => Ended::Won,
        (Some(_), false) => Ended::Lost,
    }
}
