//! Every published match with its result, and those that are still to be played with station and time.

use super::headings;
use crate::book::{Book, is_played};
use crate::words::{
    ending_word, name, round_name, scores, sides, slot_name, stage_name, state_word,
};
use lanista_exchange::{Cell, Table};
use lanista_wire::shared::Side;
use lanista_wire::view::{EntrantView, MatchCard, StateView};
use std::collections::BTreeMap;

type Entrants = BTreeMap<u32, EntrantView>;

/// Goes through all matches that somebody plays: names of tournament, stage and round, the match, the entrants.
fn each(
    book: &Book<'_>,
    only: Option<u32>,
    mut take: impl FnMut([&str; 3], &MatchCard, &Entrants),
) {
    for tournament in book.tournaments(only) {
        let entrants = book.entrants(tournament.id);
        for stage in book.stages(&tournament) {
            let of = stage_name(&stage);
            for played in book.rounds(&stage) {
                let round = round_name(&stage, &played.round);
                for card in played.cards.iter().filter(|card| is_played(card)) {
                    take([&tournament.name, &of, &round], card, &entrants);
                }
            }
        }
    }
}

pub(super) fn results(book: &Book<'_>, only: Option<u32>) -> Table {
    let mut rows = Vec::new();
    each(book, only, |[tournament, stage, round], card, entrants| {
        let mut row = vec![
            Cell::text(tournament),
            Cell::text(stage),
            Cell::text(round),
            Cell::number(card.number),
        ];
        row.extend(outcome(book, card, entrants));
        row.extend([
            Cell::text(card.ending.map_or("", ending_word)),
            Cell::text(state_word(card.state)),
            Cell::number(card.station),
            Cell::text(card.since.map_or(String::new(), |at| book.moment(at))),
        ]);
        rows.push(row);
    });
    Table {
        name: "Results".into(),
        headings: headings(&[
            "Tournament",
            "Stage",
            "Round",
            "Match",
            "Home",
            "Score home",
            "Score away",
            "Away",
            "Winner",
            "Games",
            "Ended by",
            "State",
            "Station",
            "Since",
        ]),
        rows,
    }
}

/// Who met, how it went, and who won.
fn outcome(book: &Book<'_>, card: &MatchCard, entrants: &Entrants) -> [Cell; 6] {
    if let Some(heat) = &card.heat {
        let leaders: Vec<String> = heat.leaders.iter().map(|id| name(entrants, *id)).collect();
        let winner = leaders.first().filter(|_| card.state == StateView::Over);
        return [
            Cell::text(format!("{} play", heat.contenders)),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::text(winner.cloned().unwrap_or_default()),
            Cell::text(leaders.join(" > ")),
        ];
    }
    let [home, away] = sides(&card.slots).map(|slot| slot_name(&slot, entrants));
    let [for_home, for_away] = match scores(card) {
        Some(scores) => scores.map(Cell::Shown),
        None => [Cell::Empty, Cell::Empty],
    };
    let winner = match card.winner {
        Some(Side::Home) => home.clone(),
        Some(Side::Away) => away.clone(),
        None if card.state == StateView::Over => "draw".to_owned(),
        None => String::new(),
    };
    let games = crate::words::is_begun(card.state)
        .then(|| book.whole(card))
        .flatten();
    let games: Vec<String> = games
        .iter()
        .flat_map(|whole| &whole.games)
        .map(|game| format!("{}:{}", game.score.home, game.score.away))
        .collect();
    [
        Cell::text(home),
        for_home,
        for_away,
        Cell::text(away),
        Cell::text(winner),
        Cell::text(games.join(" ")),
    ]
}

/// Matches that are not over, the earliest first, those without a time after them.
pub(super) fn schedule(book: &Book<'_>, only: Option<u32>) -> Table {
    let floor = book.floor();
    let mut rows: Vec<(u64, u32, Vec<Cell>)> = Vec::new();
    each(book, only, |[tournament, stage, round], card, entrants| {
        if matches!(
            card.state,
            StateView::Over | StateView::Void | StateView::NotDue
        ) {
            return;
        }
        let [home, away] = match &card.heat {
            Some(heat) => [format!("{} play", heat.contenders), String::new()],
            None => sides(&card.slots).map(|slot| slot_name(&slot, entrants)),
        };
        let moment = |at: Option<u64>| Cell::text(at.map_or(String::new(), |at| book.moment(at)));
        let station = card.station.and_then(|number| floor.stations.get(&number));
        let row = vec![
            moment(card.from),
            moment(card.until),
            Cell::number(card.station),
            Cell::text(station.map_or("", |station| &station.name)),
            Cell::number(card.number),
            Cell::text(tournament),
            Cell::text(stage),
            Cell::text(round),
            Cell::text(home),
            Cell::text(away),
            Cell::text(state_word(card.state)),
        ];
        rows.push((card.from.unwrap_or(u64::MAX), card.number.unwrap_or(0), row));
    });
    rows.sort_by_key(|(from, number, _)| (*from, *number));
    Table {
        name: "Schedule".into(),
        headings: headings(&[
            "From",
            "Until",
            "Station",
            "Called",
            "Match",
            "Tournament",
            "Stage",
            "Round",
            "Home",
            "Away",
            "State",
        ]),
        rows: rows.into_iter().map(|(_, _, row)| row).collect(),
    }
}
