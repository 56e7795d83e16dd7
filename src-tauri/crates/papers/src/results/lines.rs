//! Finished matches a line each, with the names of fields that start.gg's and Challonge's interfaces give them. Rounds of
//! a lower bracket count below zero, as both do.

use crate::book::Book;
use crate::words::name;
use lanista_exchange::{Cell, Table};
use lanista_wire::shared::{Group, Part, Side};
use lanista_wire::view::{
    EndingView, EntrantView, MatchCard, SlotView, StageView, StateView, TournamentView,
};
use std::collections::BTreeMap;

/// A finished match of two.
struct Finished<'a> {
    stage: &'a StageView,
    round: i64,
    round_name: &'a str,
    card: &'a MatchCard,
    /// Who met, the home side first: name and seed.
    two: [(String, u32); 2],
    /// Whether nobody played.
    is_absence: bool,
}

fn each(book: &Book<'_>, of: &TournamentView, mut take: impl FnMut(&Finished<'_>)) {
    let entrants = book.entrants(of.id);
    for stage in book.stages(of) {
        for played in book.rounds(&stage) {
            let round_name = book.words().round_name(&stage, &played.round);
            let number = i64::from(played.round.round);
            let round = match played.round.group {
                Group::Lower | Group::PoolPart(_, Part::Lower) => -number,
                Group::Final | Group::Reset => {
                    let upper = stage.rounds.values();
                    let upper = upper.filter(|one| one.group == Group::Upper);
                    let last = upper.map(|one| i64::from(one.round)).max().unwrap_or(0);
                    last + number + i64::from(played.round.group == Group::Reset)
                }
                Group::Upper
                | Group::ThirdPlace
                | Group::Pool(_)
                | Group::PoolPart(_, _)
                | Group::TieBreak(_) => number,
            };
            for card in &played.cards {
                let Some(two) = two(card, &entrants) else {
                    continue;
                };
                take(&Finished {
                    stage: &stage,
                    round,
                    round_name: &round_name,
                    card,
                    two,
                    is_absence: matches!(
                        card.ending,
                        Some(EndingView::Walkover | EndingView::Disqualified | EndingView::Forfeit)
                    ),
                });
            }
        }
    }
}

fn two(card: &MatchCard, entrants: &BTreeMap<u32, EntrantView>) -> Option<[(String, u32); 2]> {
    if card.state != StateView::Over || card.heat.is_some() {
        return None;
    }
    let one = |slot: &SlotView| match slot {
        SlotView::Taken { entrant, seed } => Some((name(entrants, *entrant), *seed)),
        SlotView::Bye | SlotView::Undecided { .. } => None,
    };
    Some([one(&card.slots.home)?, one(&card.slots.away)?])
}

impl Finished<'_> {
    /// Winner and loser by name; nothing for a draw.
    fn winner(&self) -> Option<(&str, &str)> {
        let [home, away] = &self.two;
        match self.card.winner? {
            Side::Home => Some((&home.0, &away.0)),
            Side::Away => Some((&away.0, &home.0)),
        }
    }

    /// The points of each side; the loser of a match that nobody played has -1, as start.gg counts a disqualification.
    fn counted(&self) -> [i64; 2] {
        match (self.is_absence, self.card.winner) {
            (true, Some(Side::Home)) => [0, -1],
            (true, Some(Side::Away)) => [-1, 0],
            (_, _) => [self.card.score.home, self.card.score.away].map(i64::from),
        }
    }
}

fn table(headings: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        name: "Results".into(),
        headings: headings.iter().map(|word| (*word).to_owned()).collect(),
        rows,
    }
}

/// A set a line.
pub(crate) fn start_gg(book: &Book<'_>, of: &TournamentView) -> Table {
    let mut rows = Vec::new();
    each(book, of, |set| {
        let [home, away] = &set.two;
        let [for_home, for_away] = set.counted();
        let display = match set.winner() {
            Some(_) if set.is_absence => "DQ".to_owned(),
            _ => format!("{} {for_home} - {} {for_away}", home.0, away.0),
        };
        let group = match set.card.group {
            Group::Pool(pool) | Group::PoolPart(pool, _) => Some(pool),
            Group::Upper
            | Group::Lower
            | Group::Final
            | Group::Reset
            | Group::ThirdPlace
            | Group::TieBreak(_) => None,
        };
        rows.push(vec![
            Cell::text(&*of.name),
            Cell::text(book.words().stage_name(set.stage)),
            Cell::number(group),
            Cell::number(set.card.number),
            Cell::Number(set.round),
            Cell::text(set.round_name),
            Cell::number(Some(home.1)),
            Cell::text(&*home.0),
            Cell::Number(for_home),
            Cell::number(Some(away.1)),
            Cell::text(&*away.0),
            Cell::Number(for_away),
            Cell::text(set.winner().map_or("", |(winner, _)| winner)),
            Cell::text(display),
            Cell::Number(i64::from(set.is_absence)),
        ]);
    });
    let headings = [
        "event",
        "phase",
        "phaseGroup",
        "identifier",
        "round",
        "fullRoundText",
        "entrant1Seed",
        "entrant1Name",
        "entrant1Score",
        "entrant2Seed",
        "entrant2Name",
        "entrant2Score",
        "winnerName",
        "displayScore",
        "isDQ",
    ];
    table(&headings, rows)
}

/// A match a line, its games as `scores_csv`.
pub(crate) fn challonge(book: &Book<'_>, of: &TournamentView) -> Table {
    let mut rows = Vec::new();
    each(book, of, |one| {
        let [home, away] = &one.two;
        let games = book.whole(one.card).map(|whole| whole.games);
        let games: Vec<String> = games
            .iter()
            .flatten()
            .map(|game| format!("{}-{}", game.score.home, game.score.away))
            .collect();
        let scores = if games.is_empty() || one.card.unscored == Some(true) {
            format!("{}-{}", one.card.score.home, one.card.score.away)
        } else {
            games.join(",")
        };
        let (winner, loser) = one.winner().unwrap_or_default();
        rows.push(vec![
            Cell::text(&*of.name),
            Cell::text(book.words().stage_name(one.stage)),
            Cell::number(one.card.number),
            Cell::Number(one.round),
            Cell::number(Some(home.1)),
            Cell::text(&*home.0),
            Cell::number(Some(away.1)),
            Cell::text(&*away.0),
            Cell::Text(scores),
            Cell::text(winner),
            Cell::text(loser),
            Cell::text(if one.is_absence { "true" } else { "false" }),
            Cell::text("complete"),
        ]);
    });
    let headings = [
        "tournament",
        "stage",
        "suggested_play_order",
        "round",
        "player1_seed",
        "player1_name",
        "player2_seed",
        "player2_name",
        "scores_csv",
        "winner_name",
        "loser_name",
        "forfeited",
        "state",
    ];
    table(&headings, rows)
}
