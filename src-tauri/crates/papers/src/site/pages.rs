//! The pages: the first one, and of each tournament its matches, standings, entrants and drafts.

use super::{File, bracket, drafts, page};
use crate::book::{Book, is_played};
use crate::html::{Body, isolated, match_headings, match_row, standing_tables};
use crate::words::Words;
use lanista_wire::view::{EntrantView, StageView, TournamentView};
use std::collections::BTreeMap;

type Entrants = BTreeMap<u32, EntrantView>;

/// What stands at the foot of each page.
fn foot(book: &Book<'_>) -> String {
    let words = book.words();
    words.fill(words.as_of, &[("time", &book.today())])
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
    let words = book.words();
    let title = gathering_name(book);
    let mut body = Body::default();
    body.open("header");
    body.text("h1", &title);
    body.close("header");
    let tournaments = book.tournaments(None);
    if tournaments.is_empty() {
        body.text("p", words.none_published);
    }
    for tournament in tournaments {
        body.open("section");
        body.text("h2", &tournament.name);
        body.text("p", &told(words, &tournament));
        body.open("ul");
        for stage in book.stages(&tournament) {
            body.open("li");
            body.text("b", &words.stage_name(&stage));
            body.link(
                &format!("{}/matches-{}.html", tournament.id, stage.id),
                words.matches,
            );
            body.link(
                &format!("{}/standings-{}.html", tournament.id, stage.id),
                words.standings,
            );
            body.close("li");
        }
        body.open("li");
        body.text("b", words.everybody);
        body.link(&format!("{}/entrants.html", tournament.id), words.entrants);
        if drafts::has_any(book, &tournament) {
            body.link(&format!("{}/drafts.html", tournament.id), words.drafts);
        }
        body.close("li");
        body.close("ul");
        body.close("section");
    }
    page(words.language(), &title, 0, body, &foot(book))
}

fn told(words: &Words, of: &TournamentView) -> String {
    let (entrants, over, matches) = (&of.entrants, &of.over, &of.matches);
    let told = words.fill(
        words.were_played,
        &[("entrants", entrants), ("over", over), ("matches", matches)],
    );
    format!("{}. {told}", of.title)
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
    let bytes = ways.page("entrants.html", |body| {
        everybody(book.words(), &entrants, body)
    });
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
        let words = self.book.words();
        let mut body = Body::default();
        body.open("header");
        body.text("p", &gathering_name(self.book));
        body.text("h1", &self.of.name);
        body.ways(words.pages);
        body.link("../index.html", words.all_tournaments);
        for stage in self.stages {
            for (kind, word) in [("matches", words.matches), ("standings", words.standings)] {
                let to = format!("{kind}-{}.html", stage.id);
                let name = match self.stages {
                    [_] => word.to_owned(),
                    _ => {
                        let (of, what) = (words.stage_name(stage), words.lowered(word));
                        words.fill(words.of_stage, &[("stage", &of), ("what", &what)])
                    }
                };
                way(&mut body, here, &to, &name);
            }
        }
        way(&mut body, here, "entrants.html", words.entrants);
        if self.has_drafts {
            way(&mut body, here, "drafts.html", words.drafts);
        }
        body.close("nav");
        body.close("header");
        fill(&mut body);
        page(words.language(), &self.of.name, 1, body, &foot(self.book))
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
    let words = book.words();
    body.text("h2", &words.stage_name(stage));
    body.text("p", words.kind_name(&stage.kind));
    let rounds = book.rounds(stage);
    for svg in bracket::drawings(words, stage, &rounds, entrants) {
        body.drawing(&svg);
    }
    for played in &rounds {
        let rows: Vec<Vec<String>> = played
            .cards
            .iter()
            .filter(|card| is_played(card))
            .map(|card| match_row(words, card, entrants))
            .collect();
        if !rows.is_empty() {
            let name = words.round_name(stage, &played.round);
            body.table("matches", &name, &match_headings(words), &rows);
        }
    }
}

fn standings(book: &Book<'_>, stage: &StageView, entrants: &Entrants, body: &mut Body) {
    let words = book.words();
    body.text("h2", &words.stage_name(stage));
    standing_tables(words, body, stage, book.standing(stage).iter(), entrants);
}

/// The players, each with what they let everybody know.
fn players(entrant: &EntrantView) -> String {
    let all = (0..).zip(&entrant.roster).map(|(at, handle)| {
        let known = entrant.people.get(at).cloned().unwrap_or_default();
        let more: Vec<String> = known.name.into_iter().chain(known.nation).collect();
        if more.is_empty() {
            handle.clone()
        } else {
            format!("{handle} ({})", more.join(", "))
        }
    });
    isolated(&all.collect::<Vec<_>>().join(", "))
}

fn everybody(words: &Words, entrants: &Entrants, body: &mut Body) {
    let mut all: Vec<&EntrantView> = entrants.values().collect();
    all.sort_by_key(|entrant| (entrant.seed, entrant.id));
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|entrant| {
            vec![
                entrant.seed.to_string(),
                isolated(&entrant.name),
                isolated(entrant.club.as_deref().unwrap_or_default()),
                players(entrant),
            ]
        })
        .collect();
    let headings = [words.seed, words.name, words.club, words.players];
    body.table("entrants", words.entrants, &headings, &rows);
}
