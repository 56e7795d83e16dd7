//! Standings, the schedule and the report of a tournament: tables from top to bottom.

use super::grid::{Column, Pen};
use super::page::{Align, Paper};
use crate::book::{Book, is_played};
use crate::words::{Words, name, sides};
use lanista_wire::shared::Side;
use lanista_wire::view::{
    EntrantView, MatchCard, StageView, StandingRow, StateView, TournamentView,
};
use std::collections::BTreeMap;

type Entrants = BTreeMap<u32, EntrantView>;

/// Criteria of a table that have a column of their own on paper.
const CRITERIA: usize = 5;

/// Each tournament that has stages, from a new page: itself, its stages and its entrants are written after the head.
fn each_tournament(
    book: &Book<'_>,
    only: Option<u32>,
    what: &str,
    paper: &mut Paper,
    mut write: impl FnMut(&TournamentView, &[StageView], &Entrants, &mut Paper, &mut Pen),
) {
    for tournament in book.tournaments(only) {
        let stages = book.stages(&tournament);
        if stages.is_empty() {
            continue;
        }
        let mut pen = Pen::default();
        let title = format!("{}. {what}", tournament.title);
        pen.head(paper, &tournament.name, &title);
        let entrants = book.entrants(tournament.id);
        write(&tournament, &stages, &entrants, paper, &mut pen);
    }
}

/// Who stands where, each tournament from a new page.
pub(super) fn standings(book: &Book<'_>, only: Option<u32>, paper: &mut Paper) {
    let write = |_: &TournamentView,
                 stages: &[StageView],
                 entrants: &Entrants,
                 paper: &mut Paper,
                 pen: &mut Pen| {
        for stage in stages.iter().rev() {
            standing(book, stage, entrants, paper, pen);
        }
    };
    each_tournament(book, only, book.words().standings, paper, write);
}

fn standing(
    book: &Book<'_>,
    stage: &StageView,
    entrants: &Entrants,
    paper: &mut Paper,
    pen: &mut Pen,
) {
    let words = book.words();
    let rows = book.standing(stage);
    let is_table = rows.iter().any(|row| row.rank.is_some());
    let order = stage.order.iter().take(CRITERIA);
    let order: Vec<&str> = order.map(|one| words.criterion(*one)).collect();
    let mut columns: Vec<Column<'_>> = vec![
        (words.place, 0.7, Align::Right),
        (words.entrant, 5.0, Align::Left),
        (words.won, 1.0, Align::Right),
    ];
    if is_table {
        columns.push((words.drawn, 1.0, Align::Right));
    }
    columns.push((words.lost, 1.0, Align::Right));
    if is_table {
        columns.extend(order.iter().map(|word| (*word, 1.6, Align::Right)));
    }
    let mut groups: BTreeMap<u8, Vec<Vec<String>>> = BTreeMap::new();
    for row in &rows {
        let group = if is_table { row.group } else { 0 };
        let cells = cells(words, row, entrants, is_table.then_some(order.len()));
        groups.entry(group).or_default().push(cells);
    }
    for (group, rows) in groups {
        let caption = if group > 0 && stage.groups > 1 {
            format!(
                "{}, {}",
                words.stage_name(stage),
                words.lowered(&words.group_name(group))
            )
        } else {
            words.stage_name(stage)
        };
        pen.table(paper, &caption, &columns, &rows);
    }
}

fn cells(
    words: &Words,
    row: &StandingRow,
    entrants: &Entrants,
    values: Option<usize>,
) -> Vec<String> {
    let place = row.place.or(row.rank);
    let mut cells = vec![
        place.map_or_else(|| words.still_in.to_owned(), |place| place.to_string()),
        name(entrants, row.entrant),
        row.won.to_string(),
    ];
    if values.is_some() {
        cells.push(row.drawn.unwrap_or(0).to_string());
    }
    cells.push(row.lost.to_string());
    let values = row.values.iter().take(values.unwrap_or(0));
    cells.extend(values.map(|value| words.decimal(value)));
    cells
}

/// What is still to be played: by time, then by number, with the station where one is called.
pub(super) fn schedule(book: &Book<'_>, only: Option<u32>, paper: &mut Paper) {
    let words = book.words();
    let columns: [Column<'_>; 6] = [
        (words.time, 2.0, Align::Left),
        (words.station, 1.1, Align::Right),
        (words.match_word, 1.0, Align::Right),
        (words.round_word, 2.8, Align::Left),
        (words.home, 3.6, Align::Left),
        (words.away, 3.6, Align::Left),
    ];
    for tournament in book.tournaments(only) {
        let entrants = book.entrants(tournament.id);
        let mut rows: Vec<(u64, u32, Vec<String>)> = Vec::new();
        for stage in book.stages(&tournament) {
            for played in book.rounds(&stage) {
                let round = words.match_round_name(&stage, &played.round);
                let open = played.cards.iter().filter(|card| {
                    is_played(card)
                        && !matches!(
                            card.state,
                            StateView::Over | StateView::Void | StateView::NotDue
                        )
                });
                for card in open {
                    let [home, away] = two(words, card, &entrants);
                    let time = card
                        .from
                        .map_or(String::new(), |at| words.moment_of_year(&book.moment(at)));
                    let station = card
                        .station
                        .map_or(String::new(), |number| number.to_string());
                    let number = card.number.unwrap_or(0);
                    let row = vec![time, station, number.to_string(), round.clone(), home, away];
                    rows.push((card.from.unwrap_or(u64::MAX), number, row));
                }
            }
        }
        if rows.is_empty() {
            continue;
        }
        rows.sort_by_key(|(from, number, _)| (*from, *number));
        let rows: Vec<Vec<String>> = rows.into_iter().map(|(_, _, row)| row).collect();
        let mut pen = Pen::default();
        pen.head(
            paper,
            &tournament.name,
            &format!("{}. {}", tournament.title, words.schedule),
        );
        pen.table(paper, words.to_play, &columns, &rows);
    }
}

fn two(words: &Words, card: &MatchCard, entrants: &Entrants) -> [String; 2] {
    match &card.heat {
        Some(heat) => [
            words.fill(words.many_play, &[("n", &heat.contenders)]),
            String::new(),
        ],
        None => sides(&card.slots).map(|slot| words.slot_name(&slot, entrants)),
    }
}

/// Everything about a tournament: how it is played, who stands where, every result.
pub(super) fn report(book: &Book<'_>, only: Option<u32>, paper: &mut Paper) {
    let write = |tournament: &TournamentView,
                 stages: &[StageView],
                 entrants: &Entrants,
                 paper: &mut Paper,
                 pen: &mut Pen| {
        say(tournament, stages, paper, pen);
        for stage in stages.iter().rev() {
            standing(book, stage, entrants, paper, pen);
        }
        for stage in stages {
            results(book, stage, entrants, paper, pen);
        }
    };
    each_tournament(book, only, book.words().report, paper, write);
}

fn say(tournament: &TournamentView, stages: &[StageView], paper: &mut Paper, pen: &mut Pen) {
    let words = paper.words();
    let so_far = words.so_far(tournament);
    pen.say(paper, &so_far);
    for stage in stages {
        let name = words.stage_name(stage);
        let kind = words.lowered(words.kind_name(&stage.kind));
        let told = words.fill(
            words.stage_is,
            &[("stage", &name), ("kind", &kind), ("n", &stage.entrants)],
        );
        pen.say(paper, &told);
    }
    pen.say(paper, "");
}

pub(super) fn results(
    book: &Book<'_>,
    stage: &StageView,
    entrants: &Entrants,
    paper: &mut Paper,
    pen: &mut Pen,
) {
    let words = book.words();
    let columns: [Column<'_>; 6] = [
        (words.match_word, 0.9, Align::Right),
        (words.home, 4.0, Align::Left),
        ("", 0.8, Align::Right),
        ("", 0.8, Align::Left),
        (words.away, 4.0, Align::Left),
        ("", 1.8, Align::Left),
    ];
    for played in book.rounds(stage) {
        let rows: Vec<Vec<String>> = played
            .cards
            .iter()
            .filter(|card| is_played(card))
            .map(|card| result(words, card, entrants))
            .collect();
        if !rows.is_empty() {
            let round = words.lowered(&words.round_name(stage, &played.round));
            let caption = format!("{}, {round}", words.stage_name(stage));
            pen.table(paper, &caption, &columns, &rows);
        }
    }
}

fn result(words: &Words, card: &MatchCard, entrants: &Entrants) -> Vec<String> {
    let number = card
        .number
        .map_or(String::new(), |number| number.to_string());
    if let Some(heat) = &card.heat {
        let leaders: Vec<String> = heat.leaders.iter().map(|id| name(entrants, *id)).collect();
        let state = words.state_word(card.state).to_owned();
        let many = words.fill(words.many_play, &[("n", &heat.contenders)]);
        return vec![
            number,
            many,
            String::new(),
            String::new(),
            leaders.join(", "),
            state,
        ];
    }
    let [home, away] = two(words, card, entrants);
    let [for_home, for_away] = words.scores(card).unwrap_or_default();
    let mark = |side: Side, name: String| {
        if card.winner == Some(side) {
            format!("{name} \u{2022}")
        } else {
            name
        }
    };
    let how = match card.ending.map(|ending| words.ending_word(ending)) {
        Some(word) => word,
        None => words.state_word(card.state),
    };
    vec![
        number,
        mark(Side::Home, home),
        for_home,
        for_away,
        mark(Side::Away, away),
        how.to_owned(),
    ]
}
