//! Which column of a file of results or ratings means what: by its heading, else by what stands in it.

use super::day::is_day;
use super::results::split;
use crate::grid::{Grid, GridRow};
use crate::heading::is_number;
use crate::wishes::Column;
use crate::words::plain;

/// Headings stand in one of the first rows with content.
const LOOKED_AT: usize = 10;

/// The headings of each meaning in plain form: English, German, French, Spanish.
const WORDS: &[(Column, &str)] = &[
    (
        Column::HomeScore,
        "score home, home score, score 1, score1, score a, heimtore, tore heim, home goals, goals home, games home, \
         punkte heim, points home, points 1, ergebnis heim, result home, fthg",
    ),
    (
        Column::AwayScore,
        "score away, away score, score 2, score2, score b, gasttore, tore gast, away goals, goals away, games away, \
         punkte gast, points away, points 2, ergebnis gast, result away, ftag",
    ),
    (
        Column::Home,
        "home, home team, hometeam, heim, heimteam, heimmannschaft, player 1, player1, team 1, team1, side 1, \
         entrant 1, spieler 1, mannschaft 1, white, weiss, red, player a, team a, domicile, local, joueur 1, jugador 1",
    ),
    (
        Column::Away,
        "away, away team, awayteam, gast, gastteam, gastmannschaft, auswarts, player 2, player2, team 2, team2, side 2, \
         entrant 2, spieler 2, mannschaft 2, opponent, gegner, black, schwarz, blue, player b, team b, exterieur, \
         visitante, joueur 2, jugador 2",
    ),
    (
        Column::Winner,
        "winner, sieger, gewinner, vainqueur, ganador, won by, winning team, winner name",
    ),
    (
        Column::Result,
        "result, score, ergebnis, resultat, resultado, endstand, final score",
    ),
    (
        Column::Day,
        "date, day, datum, tag, played, played on, when, fecha, time, timestamp, period, zeitpunkt",
    ),
    (
        Column::Deviation,
        "deviation, rd, rating deviation, uncertainty, sigma, abweichung, ratingabweichung, ecart type",
    ),
    (
        Column::Rating,
        "rating, elo, mmr, skill, skill rating, dwz, wertung, wertungszahl, glicko, glicko 2, points, punkte, cote, \
         puntuacion",
    ),
    (
        Column::Name,
        "name, player, team, entrant, handle, nick, nickname, spieler, mannschaft, gamertag, joueur, equipe, jugador, \
         equipo, nom, nombre, club, team name, player name, participant",
    ),
];

fn meaning(heading: &str) -> Option<Column> {
    let plain = plain(heading);
    WORDS
        .iter()
        .find(|(_, list)| list.split(", ").any(|one| one == plain))
        .map(|(column, _)| *column)
}

/// The row with the most known headings, if there are at least two.
pub(super) fn find(grid: &Grid) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in grid.rows.iter().enumerate().take(LOOKED_AT) {
        let known = row.cells.iter().filter(|cell| meaning(cell).is_some());
        let count = known.count();
        if count >= 2 && best.is_none_or(|(_, most)| count > most) {
            best = Some((at, count));
        }
    }
    best.map(|(at, _)| at)
}

/// Guesses the meaning of `width` columns; each but "nothing" at most once.
pub(super) fn guess(heading: Option<&GridRow>, rows: &[GridRow], width: usize) -> Vec<Column> {
    let mut meanings = vec![Column::Nothing; width];
    for (column, cell) in heading.iter().flat_map(|row| row.cells.iter().enumerate()) {
        if let Some(known) = meaning(cell)
            && !meanings.contains(&known)
            && let Some(place) = meanings.get_mut(column)
        {
            *place = known;
        }
    }
    if meanings.iter().all(|one| *one == Column::Nothing) {
        by_content(rows, &mut meanings);
    }
    // Where two sides are named, a number called "score" or "points" is no rating, and a lone name is no name.
    if meanings.contains(&Column::Home) && meanings.contains(&Column::Away) {
        for one in &mut meanings {
            if matches!(one, Column::Rating | Column::Name | Column::Deviation) {
                *one = Column::Nothing;
            }
        }
    } else if meanings.contains(&Column::Name) {
        let has_rating = meanings.contains(&Column::Rating);
        for one in &mut meanings {
            if *one == Column::Result && !has_rating {
                *one = Column::Rating;
            } else if !matches!(one, Column::Name | Column::Rating | Column::Deviation) {
                *one = Column::Nothing;
            }
        }
    }
    meanings
}

/// Without headings: two columns of words are two sides, one is a name.
fn by_content(rows: &[GridRow], meanings: &mut [Column]) {
    let all = |column: usize, test: &dyn Fn(&str) -> bool| {
        let mut cells = rows
            .iter()
            .filter_map(|row| row.cells.get(column))
            .filter(|cell| !cell.is_empty())
            .peekable();
        cells.peek().is_some() && cells.all(|cell| test(cell))
    };
    let kinds: Vec<Column> = (0..meanings.len())
        .map(|column| {
            if all(column, &is_day) {
                Column::Day
            } else if all(column, &is_number) {
                Column::Rating
            } else if all(column, &|cell| split(cell).is_some()) {
                Column::Result
            } else {
                Column::Name
            }
        })
        .collect();
    let words = kinds.iter().filter(|kind| **kind == Column::Name).count();
    let mut sides = [Column::Home, Column::Away, Column::Winner].into_iter();
    let mut scores = if words > 1 {
        vec![Column::HomeScore, Column::AwayScore]
    } else {
        vec![Column::Rating, Column::Deviation]
    }
    .into_iter();
    for (place, kind) in meanings.iter_mut().zip(kinds) {
        *place = if kind == Column::Name && words > 1 {
            sides.next().unwrap_or(Column::Nothing)
        } else if kind == Column::Rating {
            scores.next().unwrap_or(Column::Nothing)
        } else {
            kind
        };
    }
}
