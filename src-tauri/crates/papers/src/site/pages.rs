//! The pages: the first one, and of each tournament its matches, standings, entrants and drafts.

use super::{File, bracket, drafts, page};
use crate::book::{Book, is_played};
use crate::html::{Body, MATCH, isolated, match_row, standing_tables};
use crate::words::{kind_name, round_name, stage_name};
use lanista_wire::view::{EntrantView, StageView, TournamentView};
use std::collections::BTreeMap;

type Entrants = BTreeMap<u32, EntrantView>;

/// What stands at the foot of each page.
fn foot(book: &Book<'_>) -> String {
    format!("As of {}. Made by Lanista.", book.today())
}

fn gathering_name(book: &Book<'_>) -> String {
    let name = book.gathering().name;
    if name.is_empty() {
        "Lanista".to_owned()
    } else {
        name
    }
}

/// The first page: every tournament with its pages.
pub(super) fn index(book: &Book<'_>) -> Vec<u8> {
    let title = gathering_name(book);
    let mut body = Body::default();
    body.open("header");
    body.text("h1", &title);
    body.close("header");
    let tournaments = book.tournaments(None);
    if tournaments.is_empty() {
        body.text("p", "No tournament was published.");
    }
    for tournament in tournaments {
        body.open("section");
        body.text("h2", &tournament.name);
        body.text("p", &told(&tournament));
        body.open("ul");
        for stage in book.stages(&tournament) {
            body.open("li");
            body.text("b", &stage_name(&stage));
            body.link(
                &format!("{}/matches-{}.html", tournament.id, stage.id),
                "Matches",
            );
            body.link(
                &format!("{}/standings-{}.html", tournament.id, stage.id),
                "Standings",
            );
            body.close("li");
        }
        body.open("li");
        body.text("b", "Everybody");
        body.link(&format!("{}/entrants.html", tournament.id), "Entrants");
        if drafts::has_any(book, &tournament) {
            body.link(&format!("{}/drafts.html", tournament.id), "Drafts");
        }
        body.close("li");
        body.close("ul");
        body.close("section");
    }
    page(&title, 0, body, &foot(book))
}

fn told(of: &TournamentView) -> String {
    format!(
        "{}. {} entrants, {} of {} matches were played.",
        of.title, of.entrants, of.over, of.matches
    )
}

/// All pages of a tournament.
pub(super) fn tournament(book: &Book<'_>, of: &TournamentView, files: &mut Vec<File>) {
    let entrants = book.entrants(of.id);
    let stages = book.stages(of);
    let ways = Ways {
        book,
        of,
        stages: &stages,
        has_drafts: drafts::has_any(book, of),
    };
    for stage in &stages {
        let here = format!("matches-{}.html", stage.id);
        let bytes = ways.page(&here, |body| matches(book, stage, &entrants, body));
        files.push((format!("{}/{here}", of.id), bytes));
        let here = format!("standings-{}.html", stage.id);
        let bytes = ways.page(&here, |body| standings(book, stage, &entrants, body));
        files.push((format!("{}/{here}", of.id), bytes));
    }
    let bytes = ways.page("entrants.html", |body| everybody(&entrants, body));
    files.push((format!("{}/entrants.html", of.id), bytes));
    if ways.has_drafts {
        let bytes = ways.page("drafts.html", |body| drafts::histories(book, of, body));
        files.push((format!("{}/drafts.html", of.id), bytes));
    }
}

/// The ways between the pages of a tournament.
struct Ways<'a, 'b> {
    book: &'a Book<'b>,
    of: &'a TournamentView,
    stages: &'a [StageView],
    has_drafts: bool,
}

impl Ways<'_, '_> {
    fn page(&self, here: &str, fill: impl FnOnce(&mut Body)) -> Vec<u8> {
        let mut body = Body::default();
        body.open("header");
        body.text("p", &gathering_name(self.book));
        body.text("h1", &self.of.name);
        body.ways("Pages");
        body.link("../index.html", "All tournaments");
        for stage in self.stages {
            let name = match self.stages {
                [_] => String::new(),
                _ => format!("{}: ", stage_name(stage)),
            };
            for (kind, word) in [("matches", "Matches"), ("standings", "Standings")] {
                let to = format!("{kind}-{}.html", stage.id);
                way(
                    &mut body,
                    here,
                    &to,
                    &format!("{name}{}", lower(word, &name)),
                );
            }
        }
        way(&mut body, here, "entrants.html", "Entrants");
        if self.has_drafts {
            way(&mut body, here, "drafts.html", "Drafts");
        }
        body.close("nav");
        body.close("header");
        fill(&mut body);
        page(&self.of.name, 1, body, &foot(self.book))
    }
}

/// A word after the name of a stage begins small.
fn lower(word: &str, after: &str) -> String {
    if after.is_empty() {
        word.to_owned()
    } else {
        word.to_lowercase()
    }
}

fn way(body: &mut Body, here: &str, to: &str, word: &str) {
    if here == to {
        body.text("strong", word);
    } else {
        body.link(to, word);
    }
}

fn matches(book: &Book<'_>, stage: &StageView, entrants: &Entrants, body: &mut Body) {
    body.text("h2", &stage_name(stage));
    body.text("p", kind_name(&stage.kind));
    let rounds = book.rounds(stage);
    for svg in bracket::drawings(stage, &rounds, entrants) {
        body.drawing(&svg);
    }
    for played in &rounds {
        let rows: Vec<Vec<String>> = played
            .cards
            .iter()
            .filter(|card| is_played(card))
            .map(|card| match_row(card, entrants))
            .collect();
        if !rows.is_empty() {
            body.table("matches", &round_name(stage, &played.round), &MATCH, &rows);
        }
    }
}

fn standings(book: &Book<'_>, stage: &StageView, entrants: &Entrants, body: &mut Body) {
    body.text("h2", &stage_name(stage));
    standing_tables(body, stage, book.standing(stage).iter(), entrants);
}

fn everybody(entrants: &Entrants, body: &mut Body) {
    let mut all: Vec<&EntrantView> = entrants.values().collect();
    all.sort_by_key(|entrant| (entrant.seed, entrant.id));
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|entrant| {
            vec![
                entrant.seed.to_string(),
                isolated(&entrant.name),
                isolated(entrant.club.as_deref().unwrap_or_default()),
                isolated(&entrant.roster.join(", ")),
            ]
        })
        .collect();
    let headings = ["Seed", "Name", "Club", "Players"];
    body.table("entrants", "Entrants", &headings, &rows);
}
