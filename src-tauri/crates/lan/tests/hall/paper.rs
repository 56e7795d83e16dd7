//! Paper and site of a gathering, read back as a printer and a browser would.

use crate::files::{cup, played, taken, taken_in};
use crate::venue::{Venue, format};
use lanista_lan::client::{Link, Reply};
use lanista_wire::command::Command;
use lanista_wire::files::{FileOf, Language, PaperOf, PaperSize, TableForm, TableOf};
use lopdf::Document;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

const fn paper(paper: PaperOf, tournament: Option<u32>) -> FileOf {
    FileOf::Paper {
        paper,
        tournament,
        size: PaperSize::A4,
        host: None,
    }
}

/// The words of each page.
pub(crate) fn pages(reply: &Reply) -> Vec<String> {
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("content-type"), "application/pdf");
    let document = Document::load_mem(&reply.body).unwrap();
    let pages = document.get_pages();
    pages
        .keys()
        .map(|page| document.extract_text(&[*page]).unwrap())
        .collect()
}

/// Everything in one line, without blanks: a reader may put them anywhere.
pub(crate) fn squeezed(pages: &[String]) -> String {
    pages.concat().split_whitespace().collect()
}

async fn large(venue: &Venue) -> (Link, Vec<String>) {
    let mut desk = venue.desk().await;
    let names: Vec<String> = (1..=40)
        .map(|number| format!("Entrant{number:02}"))
        .collect();
    let entrants: Vec<&str> = names.iter().map(String::as_str).collect();
    cup(&mut desk, "Large", format(), &entrants).await;
    (desk, names)
}

#[tokio::test]
async fn a_bracket_of_forty_is_cut_into_pages_with_everybody_on_them() {
    let venue = Venue::open().await;
    let (mut desk, names) = large(&venue).await;
    let reply = taken(&venue, &mut desk, paper(PaperOf::Brackets, Some(1))).await;
    let pages = pages(&reply);
    assert!(pages.len() > 2, "{} pages", pages.len());
    let all = squeezed(&pages);
    for name in &names {
        assert!(all.contains(name.as_str()), "{name}: {all}");
    }
    assert!(all.contains("Final"), "{all}");
    assert!(all.contains(&format!("1/{}", pages.len())), "{all}");
}

#[tokio::test]
async fn slips_are_for_matches_that_can_be_played() {
    let venue = Venue::open().await;
    let (mut desk, _) = large(&venue).await;
    let reply = taken(&venue, &mut desk, paper(PaperOf::Slips, None)).await;
    // Eight of the first round, and the sixteen of the second but for those whose opponents are to be found.
    let all = squeezed(&pages(&reply));
    assert_eq!(all.matches("Signed,home").count(), 16, "{all}");
}

#[tokio::test]
async fn every_kind_of_paper_says_what_it_is_for() {
    let venue = Venue::open().await;
    let mut desk = played(&venue).await;
    let station = Command::SetStation {
        number: 12,
        name: "Stage left".into(),
    };
    desk.command(station).await.unwrap().unwrap();
    for (of, words) in [
        (PaperOf::Standings, "Swiss"),
        (PaperOf::Schedule, "Stilltobeplayed"),
        (PaperOf::Badges, "SeatA-12"),
        (PaperOf::Signs, "Stageleft"),
        (PaperOf::Report, "matchesareover"),
    ] {
        let reply = taken(&venue, &mut desk, paper(of, None)).await;
        let all = squeezed(&pages(&reply));
        assert!(all.contains(words), "{of:?}: {all}");
    }
}

#[tokio::test]
async fn every_kind_of_paper_speaks_the_language_of_the_desk() {
    let venue = Venue::open().await;
    let mut desk = played(&venue).await;
    let station = Command::SetStation {
        number: 12,
        name: "A".into(),
    };
    desk.command(station).await.unwrap().unwrap();
    for language in Language::ALL {
        // The words of each kind, of which none is left from English.
        let [standings, schedule, seat, sign, report, bracket, slip] = match language {
            Language::En => [
                "Won",
                "Stilltobeplayed",
                "SeatA-12",
                "Station",
                "matchesareover",
                "Swiss",
                "Signed,home",
            ],
            Language::De => [
                "Siege",
                "Nochzuspielen",
                "PlatzA-12",
                "Station",
                "Matchesbeendet",
                "Halbfinale",
                "UnterschriftHeim",
            ],
            Language::Fr => [
                "Gagnés",
                "Encoreàjouer",
                "PlaceA-12",
                "Poste",
                "matchsterminéssur",
                "Demi-finales",
                "Signature,domicile",
            ],
            Language::Es => [
                "Ganados",
                "Porjugar",
                "AsientoA-12",
                "Puesto",
                "partidosterminados",
                "Semifinales",
                "Firma,local",
            ],
            Language::Pt => [
                "Vit.",
                "Ajogar",
                "LugarA-12",
                "Estação",
                "partidasencerradas",
                "Semifinais",
                "Assinatura,casa",
            ],
        };
        for (of, ours, english) in [
            (PaperOf::Standings, standings, "Entrant"),
            (PaperOf::Schedule, schedule, "Stilltobeplayed"),
            (PaperOf::Badges, seat, "Seat"),
            (PaperOf::Signs, sign, "station"),
            (PaperOf::Report, report, "matchesare"),
            (PaperOf::Brackets, bracket, "Semi-final"),
            (PaperOf::Slips, slip, "Signed"),
        ] {
            let reply = taken_in(&venue, &mut desk, paper(of, None), language).await;
            let all = squeezed(&pages(&reply));
            assert!(all.contains(ours), "{language:?} {of:?} {ours}: {all}");
            assert!(
                language == Language::En || !all.contains(english),
                "{language:?} {of:?} {english}: {all}"
            );
        }
    }
}

#[tokio::test]
async fn a_workbook_speaks_the_language_of_the_desk_and_lines_stay_english() {
    let venue = Venue::open().await;
    let mut desk = played(&venue).await;
    let table = |form| FileOf::Table {
        table: TableOf::Standings,
        tournament: None,
        form,
    };
    let reply = taken_in(&venue, &mut desk, table(TableForm::Xlsx), Language::De).await;
    assert_eq!(
        reply.header("content-disposition"),
        "attachment; filename=\"standings.xlsx\""
    );
    let mut archive = zip::ZipArchive::new(Cursor::new(reply.body)).unwrap();
    let mut words = String::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let _ = file.read_to_string(&mut words).unwrap();
    }
    assert!(
        words.contains("Niederl.") && words.contains("Punkte"),
        "{words}"
    );
    assert!(
        !words.contains(">Entrant<") && !words.contains(">Lost<"),
        "{words}"
    );
    let english = taken(&venue, &mut desk, table(TableForm::Csv)).await.text();
    let german = taken_in(&venue, &mut desk, table(TableForm::Csv), Language::De).await;
    assert_eq!(german.text(), english, "programs read lines");
    assert!(english.contains("Entrant,Won"), "{english}");
}

#[tokio::test]
async fn letters_from_right_to_left_are_printed_or_their_lack_is_told() {
    let venue = Venue::open().await;
    let mut desk = played(&venue).await;
    let reply = taken(&venue, &mut desk, paper(PaperOf::Badges, Some(1))).await;
    let all = squeezed(&pages(&reply));
    let is_told = all.contains("thismachinehasnofontfor");
    let letters = "שועל".chars().all(|letter| all.contains(letter));
    assert!(letters != is_told, "{all}");
}

#[tokio::test]
async fn nothing_published_is_nothing_to_print() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let reply = taken(&venue, &mut desk, paper(PaperOf::Brackets, None)).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.json()["code"], "nothing");
}

#[tokio::test]
async fn why_nothing_is_printed_is_told_in_the_language_of_the_desk() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let reply = taken_in(
        &venue,
        &mut desk,
        paper(PaperOf::Brackets, None),
        Language::Es,
    )
    .await;
    assert_eq!(
        reply.json()["text"],
        "Aún no hay nada que imprimir: nada está publicado o todo ha terminado."
    );
}

#[tokio::test]
async fn the_site_speaks_the_language_of_the_desk() {
    let venue = Venue::open().await;
    let mut desk = played(&venue).await;
    for (language, words) in [
        (
            Language::De,
            [
                "Schweizer System",
                "Alle Turniere",
                "Ergebnis",
                "Spieler",
                "Gemacht von Lanista",
            ],
        ),
        (
            Language::Fr,
            [
                "Suisse",
                "Tous les tournois",
                "Domicile",
                "Joueurs",
                "Fait par Lanista",
            ],
        ),
        (
            Language::Es,
            [
                "Suizo",
                "Todos los torneos",
                "Marcador",
                "Jugadores",
                "Hecho por Lanista",
            ],
        ),
        (
            Language::Pt,
            [
                "Suíço",
                "Todos os torneios",
                "Placar",
                "Jogadores",
                "Feito por Lanista",
            ],
        ),
    ] {
        let reply = taken_in(&venue, &mut desk, FileOf::Site {}, language).await;
        let mut archive = zip::ZipArchive::new(Cursor::new(reply.body)).unwrap();
        let mut all = String::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            if file.name().unwrap().ends_with("html") {
                let mut text = String::new();
                file.read_to_string(&mut text).unwrap();
                let lang = format!("<html lang=\"{}\"", language.code());
                assert!(text.contains(&lang), "{text}");
                all.push_str(&text);
            }
        }
        for word in words {
            assert!(all.contains(word), "{language:?} {word}: {all}");
        }
        for english in [
            "Standings",
            "All tournaments",
            "Entrant<",
            "Round ",
            "were played",
            "Made by",
            ">Home<",
            ">Won<",
            ">over<",
        ] {
            assert!(!all.contains(english), "{language:?} {english}: {all}");
        }
    }
}

#[tokio::test]
async fn the_site_tells_what_the_hall_was_shown_and_runs_nothing() {
    let venue = Venue::open().await;
    let mut desk = played(&venue).await;
    let reply = taken(&venue, &mut desk, FileOf::Site {}).await;
    let mut archive = zip::ZipArchive::new(Cursor::new(reply.body)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(name, text);
    }
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "1/entrants.html",
            "1/matches-1.html",
            "1/standings-1.html",
            "2/entrants.html",
            "2/matches-2.html",
            "2/standings-2.html",
            "index.html",
            "style.css",
        ]
    );
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with("html")) {
        assert!(
            !text.contains("<script") && !text.contains("<b>Lynx"),
            "{name}"
        );
        assert!(
            !text.contains("http://") && !text.contains("https://"),
            "{name}: {text}"
        );
        // Every way leads to a page that is there.
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        for way in text.split("href=\"").skip(1) {
            let to = way.split('"').next().unwrap();
            if to == "data:," {
                continue;
            }
            let path = match to.strip_prefix("../") {
                Some(above) => above.to_owned(),
                None if folder.is_empty() => to.to_owned(),
                None => format!("{folder}/{to}"),
            };
            assert!(files.contains_key(&path), "{name} leads to {to}");
        }
    }
    assert!(files["1/matches-1.html"].contains("&lt;b&gt;Lynx"));
    assert!(files["1/matches-1.html"].contains("<svg"));
    assert!(files["1/entrants.html"].contains("שועל"));
    assert!(
        !files["1/entrants.html"].contains("A-12"),
        "seats are the desk's"
    );
}
