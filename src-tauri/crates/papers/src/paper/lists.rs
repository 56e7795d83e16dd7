//! Standings, the schedule and the report of a tournament: tables from top to bottom.

use super::grid::{Column, Pen};
use super::page::{Align, Paper};
use crate::book::{Book, is_played};
use crate::words::{
    criterion, ending_word, kind_name, name, round_name, scores, sides, slot_name, stage_name,
    state_word,
};
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
    each_tournament(book, only, "Standings", paper, write);
}

fn standing(
    book: &Book<'_>,
    stage: &StageView,
    entrants: &Entrants,
    paper: &mut Paper,
    pen: &mut Pen,
) {
    let rows = book.standing(stage);
    let is_table = rows.iter().any(|row| row.rank.is_some());
    let order: Vec<String> = stage
        .order
        .iter()
        .take(CRITERIA)
        .map(|one| criterion(*one))
        .collect();
    let mut columns: Vec<Column<'_>> = vec![
        ("Place", 0.7, Align::Right),
        ("Entrant", 5.0, Align::Left),
        ("Won", 1.0, Align::Right),
    ];
    if is_table {
        columns.push(("Drawn", 1.0, Align::Right));
    }
    columns.push(("Lost", 1.0, Align::Right));
    if is_table {
        columns.extend(order.iter().map(|word| (word.as_str(), 1.6, Align::Right)));
    }
    let mut groups: BTreeMap<u8, Vec<Vec<String>>> = BTreeMap::new();
    for row in &rows {
        let group = if is_table { row.group } else { 0 };
        let cells = cells(row, entrants, is_table.then_some(order.len()));
        groups.entry(group).or_default().push(cells);
    }
    for (group, rows) in groups {
        let caption = if group > 0 && stage.groups > 1 {
            format!("{}, group {group}", stage_name(stage))
        } else {
            stage_name(stage)
        };
        pen.table(paper, &caption, &columns, &rows);
    }
}

fn cells(row: &StandingRow, entrants: &Entrants, values: Option<usize>) -> Vec<String> {
    let place = row.place.or(row.rank);
    let mut cells = vec![
        place.map_or_else(|| "in".to_owned(), |place| place.to_string()),
        name(entrants, row.entrant),
        row.won.to_string(),
    ];
    if values.is_some() {
        cells.push(row.drawn.unwrap_or(0).to_string());
    }
    cells.push(row.lost.to_string());
    cells.extend(row.values.iter().take(values.unwrap_or(0)).cloned());
    cells
}

/// What is still to be played: by time, then by number, with the station where one is called.
pub(super) fn schedule(book: &Book<'_>, only: Option<u32>, paper: &mut Paper) {
    let columns: [Column<'_>; 6] = [
        ("Time", 2.0, Align::Left),
        ("Station", 1.1, Align::Right),
        ("Match", 1.0, Align::Right),
        ("Round", 2.8, Align::Left),
        ("Home", 3.6, Align::Left),
        ("Away", 3.6, Align::Left),
    ];
    for tournament in book.tournaments(only) {
        let entrants = book.entrants(tournament.id);
        let mut rows: Vec<(u64, u32, Vec<String>)> = Vec::new();
        for stage in book.stages(&tournament) {
            for played in book.rounds(&stage) {
                let round = round_name(&stage, &played.round);
                let open = played.cards.iter().filter(|card| {
                    is_played(card)
                        && !matches!(
                            card.state,
                            StateView::Over | StateView::Void | StateView::NotDue
                        )
                });
                for card in open {
                    let [home, away] = two(card, &entrants);
                    let time = card.from.map_or(String::new(), |at| {
                        book.moment(at).chars().skip(5).collect()
                    });
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
            &format!("{}. Schedule", tournament.title),
        );
        pen.table(paper, "Still to be played", &columns, &rows);
    }
}

fn two(card: &MatchCard, entrants: &Entrants) -> [String; 2] {
    match &card.heat {
        Some(heat) => [format!("{} play", heat.contenders), String::new()],
        None => sides(&card.slots).map(|slot| slot_name(&slot, entrants)),
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
    each_tournament(book, only, "Report", paper, write);
}

fn say(tournament: &TournamentView, stages: &[StageView], paper: &mut Paper, pen: &mut Pen) {
    pen.say(
        paper,
        &format!(
            "{} entrants, {} of {} matches are over.",
            tournament.entrants, tournament.over, tournament.matches
        ),
    );
    for stage in stages {
        let words = format!(
            "{}: {}, {} entrants.",
            stage_name(stage),
            kind_name(&stage.kind).to_lowercase(),
            stage.entrants
        );
        pen.say(paper, &words);
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
    let columns: [Column<'_>; 6] = [
        ("Match", 0.9, Align::Right),
        ("Home", 4.0, Align::Left),
        ("", 0.8, Align::Right),
        ("", 0.8, Align::Left),
        ("Away", 4.0, Align::Left),
        ("", 1.8, Align::Left),
    ];
    for played in book.rounds(stage) {
        let rows: Vec<Vec<String>> = played
            .cards
            .iter()
            .filter(|card| is_played(card))
            .map(|card| result(card, entrants))
            .collect();
        if !rows.is_empty() {
            let round = round_name(stage, &played.round);
            let caption = format!("{}, {}", stage_name(stage), round.to_lowercase());
            pen.table(paper, &caption, &columns, &rows);
        }
    }
}

fn result(card: &MatchCard, entrants: &Entrants) -> Vec<String> {
    let number = card
        .number
        .map_or(String::new(), |number| number.to_string());
    if let Some(heat) = &card.heat {
        let leaders: Vec<String> = heat.leaders.iter().map(|id| name(entrants, *id)).collect();
        let state = state_word(card.state).to_owned();
        let many = format!("{} play", heat.contenders);
        return vec![
            number,
            many,
            String::new(),
            String::new(),
            leaders.join(", "),
            state,
        ];
    }
    let [home, away] = two(card, entrants);
    let [for_home, for_away] = scores(card).unwrap_or_default();
    let mark = |side: Side, words: String| {
        if card.winner == Some(side) {
            format!("{words} \u{2022}")
        } else {
            words
        }
    };
    let how = match card.ending.map(ending_word) {
        Some(word) => word,
        None => state_word(card.state),
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
