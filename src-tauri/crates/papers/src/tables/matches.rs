//! Every published match with its result, and those that are still to be played with station and time.

use super::headings;
use crate::book::{Book, is_played};
use crate::words::{name, sides};
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
            let of = book.words().stage_name(&stage);
            for played in book.rounds(&stage) {
                let round = book.words().match_round_name(&stage, &played.round);
                for card in played.cards.iter().filter(|card| is_played(card)) {
                    take([&tournament.name, &of, &round], card, &entrants);
                }
            }
        }
    }
}

pub(super) fn results(book: &Book<'_>, only: Option<u32>) -> Table {
    let words = book.words();
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
            Cell::text(card.ending.map_or("", |ending| words.ending_word(ending))),
            Cell::text(words.state_word(card.state)),
            Cell::number(card.station),
            Cell::text(card.since.map_or(String::new(), |at| book.moment(at))),
        ]);
        rows.push(row);
    });
    Table {
        name: words.results.into(),
        headings: headings(&[
            words.tournament,
            words.stage_word,
            words.round_word,
            words.match_word,
            words.home,
            words.score_home,
            words.score_away,
            words.away,
            words.winner,
            words.games,
            words.ended_by,
            words.state,
            words.station,
            words.since,
        ]),
        rows,
    }
}

/// Who met, how it went, and who won.
fn outcome(book: &Book<'_>, card: &MatchCard, entrants: &Entrants) -> [Cell; 6] {
    let words = book.words();
    if let Some(heat) = &card.heat {
        let leaders: Vec<String> = heat.leaders.iter().map(|id| name(entrants, *id)).collect();
        let winner = leaders.first().filter(|_| card.state == StateView::Over);
        return [
            Cell::text(words.fill(words.many_play, &[("n", &heat.contenders)])),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::text(winner.cloned().unwrap_or_default()),
            Cell::text(leaders.join(" > ")),
        ];
    }
    let [home, away] = sides(&card.slots).map(|slot| words.slot_name(&slot, entrants));
    let [for_home, for_away] = match words.scores(card) {
        Some(scores) => scores.map(Cell::Shown),
        None => [Cell::Empty, Cell::Empty],
    };
    let winner = match card.winner {
        Some(Side::Home) => home.clone(),
        Some(Side::Away) => away.clone(),
        None if card.state == StateView::Over => words.draw.to_owned(),
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
    let words = book.words();
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
            Some(heat) => [
                words.fill(words.many_play, &[("n", &heat.contenders)]),
                String::new(),
            ],
            None => sides(&card.slots).map(|slot| words.slot_name(&slot, entrants)),
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
            Cell::text(words.state_word(card.state)),
        ];
        rows.push((card.from.unwrap_or(u64::MAX), card.number.unwrap_or(0), row));
    });
    rows.sort_by_key(|(from, number, _)| (*from, *number));
    Table {
        name: words.schedule.into(),
        headings: headings(&[
            words.from,
            words.until,
            words.station,
            words.station_name,
            words.match_word,
            words.tournament,
            words.stage_word,
            words.round_word,
            words.home,
            words.away,
            words.state,
        ]),
        rows: rows.into_iter().map(|(_, _, row)| row).collect(),
    }
}
