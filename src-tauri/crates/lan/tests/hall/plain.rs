//! Pages without a script: what they show, to whom, of how much at a time, and that names in them are never markup.

use crate::venue::{Venue, format};
use lanista_lan::client::{Link, Reply, request};
use lanista_papers::words::words;
use lanista_wire::command::Command;
use lanista_wire::files::Language;
use lanista_wire::shared::NewEntrant;

const HOSTILE: &str = "<img src=x onerror=alert(1)>&\"'";
const LONG: &str = "The Extraordinarily Long Named Team of 4";
const ARABIC: &str = "فريق الصقور";

async fn get(venue: &Venue, path: &str) -> Reply {
    request(venue.address(), "GET", path, &[], b"")
        .await
        .unwrap()
}

/// A drawn bracket of these, with the stage 1; only the desk sees it until it is published.
async fn drawn(desk: &mut Link, names: &[String]) {
    let entrants: Vec<NewEntrant> = names
        .iter()
        .map(|name| NewEntrant {
            name: name.clone(),
            ..NewEntrant::default()
        })
        .collect();
    let create = Command::CreateTournament {
        name: "Cup <b>".into(),
        title: "Chess".into(),
        format: format(),
    };
    desk.command(create).await.unwrap().unwrap();
    for part in entrants.chunks(100) {
        let add = Command::AddEntrants {
            tournament: 1,
            entrants: part.to_vec(),
        };
        desk.command(add).await.unwrap().unwrap();
    }
    let draw = Command::DrawStage { tournament: 1 };
    desk.command(draw).await.unwrap().unwrap();
}

async fn publish(desk: &mut Link) {
    let publish = Command::PublishStage { stage: 1 };
    desk.command(publish).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_bracket_and_its_standings_are_read_without_a_script() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let names = [HOSTILE, LONG, ARABIC, "Owl"].map(str::to_owned);
    drawn(&mut desk, &names).await;
    for path in [
        "/bracket/1",
        "/standings/1",
        "/bracket/7",
        "/standings/x",
        "/bracket/-1",
    ] {
        let early = get(&venue, path).await;
        assert_eq!(early.status, 404, "{path}: nothing of a draft is told");
        assert!(!early.text().contains("Owl"), "{path}");
    }
    assert!(!get(&venue, "/text").await.text().contains("/bracket/1"));
    publish(&mut desk).await;
    let index = get(&venue, "/text").await.text();
    assert!(
        index.contains("href=\"/bracket/1\"") && index.contains("Cup &lt;b&gt;"),
        "{index}"
    );
    for path in ["/bracket/1", "/standings/1"] {
        let page = get(&venue, path).await;
        let text = page.text();
        assert_eq!(page.status, 200, "{path}");
        assert!(
            page.header("content-type").starts_with("text/html"),
            "{path}"
        );
        assert!(
            text.contains("http-equiv=\"refresh\""),
            "{path}: it loads itself again"
        );
        for name in [
            LONG,
            "Owl",
            "&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;",
        ] {
            assert!(
                text.contains(&format!("<bdi>{name}</bdi>")),
                "{path} {name}: {text}"
            );
        }
        assert!(text.contains(&format!("<bdi>{ARABIC}</bdi>")), "{path}");
        for forbidden in ["<img", "<script", "style=", "<b>"] {
            assert!(!text.contains(forbidden), "{path} {forbidden}: {text}");
        }
    }
    for path in [
        "/text?still",
        "/bracket/1?still",
        "/standings/1?part=0&still",
    ] {
        let text = get(&venue, path).await.text();
        assert!(!text.contains("http-equiv=\"refresh\""), "{path}: it stays");
        assert!(text.contains("Follow the day"), "{path}: {text}");
        let ways: Vec<&str> = text.split("href=\"/").skip(2).collect();
        assert!(
            !ways.is_empty() && ways.iter().all(|way| way.contains("still\"")),
            "{path}"
        );
    }
    let hostile = get(&venue, "/bracket/1?round=%22%3E%3Cb%3E&part=x%26y")
        .await
        .text();
    assert!(
        hostile.contains("href=\"?still\"") && !hostile.contains("<b>"),
        "{hostile}"
    );
    let bracket = get(&venue, "/bracket/1").await.text();
    assert!(
        bracket.contains("winner of 1") && bracket.contains("<caption>Final</caption>"),
        "{bracket}"
    );
    let style = get(&venue, "/text.css").await;
    assert_eq!(
        (style.status, style.header("content-type")),
        (200, "text/css; charset=utf-8")
    );
}

#[tokio::test]
async fn a_large_bracket_comes_round_by_round_and_part_by_part() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let names: Vec<String> = (1..=256).map(|n| format!("Entrant {n:03}")).collect();
    drawn(&mut desk, &names).await;
    publish(&mut desk).await;
    let rows = |text: &str| text.matches("<tr>").count() - text.matches("<thead>").count();
    let first = get(&venue, "/bracket/1").await.text();
    assert_eq!(
        rows(&first),
        64,
        "a part of the first round that is not over"
    );
    assert!(first.contains("?round=upper/1&amp;part=1"), "{first}");
    let second = get(&venue, "/bracket/1?round=upper/1&part=1").await.text();
    assert_eq!(rows(&second), 64);
    assert_ne!(first, second);
    let last = get(&venue, "/bracket/1?round=upper/8").await.text();
    assert_eq!(rows(&last), 1);
    for odd in [
        "?round=upper/99",
        "?round=%3Cscript%3E",
        "?part=999999",
        "?part=-1",
    ] {
        let page = get(&venue, &format!("/bracket/1{odd}")).await;
        assert_eq!((page.status, rows(&page.text())), (200, 64), "{odd}");
        assert!(!page.text().contains("<script"), "{odd}");
    }
    let standings = get(&venue, "/standings/1?part=3").await.text();
    assert_eq!(rows(&standings), 64);
    assert!(standings.contains("193 to 256"), "{standings}");
}

async fn asked_in(venue: &Venue, path: &str, languages: &str) -> Reply {
    let headers = [("accept-language", languages)];
    request(venue.address(), "GET", path, &headers, b"")
        .await
        .unwrap()
}

/// What a page says in its elements, without its names.
fn said(page: &str) -> Vec<String> {
    let texts = page.split('<').filter_map(|part| part.split_once('>'));
    let texts = texts.map(|(_, text)| text.trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

#[tokio::test]
async fn a_page_speaks_the_language_of_its_address_then_of_the_browser_then_english() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let names = [LONG, "Owl", "Elk", "Fox"].map(str::to_owned);
    drawn(&mut desk, &names).await;
    publish(&mut desk).await;
    let paths = ["/text", "/bracket/1", "/standings/1", "/bracket/9"];
    for language in Language::ALL {
        let (code, ours) = (language.code(), words(language));
        for path in paths {
            let page = asked_in(&venue, path, &format!("xx, {code}-CH;q=0.9, en;q=0.1")).await;
            assert_eq!(page.header("vary"), "accept-language", "{path}");
            assert_eq!(page.header("content-language"), code, "{path}");
            let text = page.text();
            assert!(
                text.contains(&format!("<html lang=\"{code}\"")),
                "{path}: {text}"
            );
            assert!(text.contains(ours.hold_still), "{path}: {text}");
            assert!(
                !text.contains("href=\"/text?lang"),
                "{path}: the browser says it"
            );
            // Nothing of the English page is left but names, numbers, languages, and words that both share.
            let english = said(&asked_in(&venue, path, "").await.text());
            let same = [
                "Matches",
                "Pages",
                "Score",
                "Place",
                "Seed",
                "Final",
                "Finale",
                "Cup &lt;b&gt;",
                "Lanista",
            ];
            let left = said(&text).into_iter().filter(|one| {
                let is_word = one.chars().any(char::is_alphabetic);
                let is_own = Language::ALL
                    .map(Language::own_name)
                    .contains(&one.as_str());
                let is_name = names.contains(one) || one.starts_with("Cup &lt;b&gt; –");
                is_word && !is_own && !is_name && !same.contains(&one.as_str())
            });
            let left: Vec<String> = left.filter(|one| english.contains(one)).collect();
            assert!(
                language == Language::En || left.is_empty(),
                "{code} {path}: {left:?}"
            );
            let named = asked_in(&venue, &format!("{path}?lang={code}&still"), "fr;q=0.1,ja").await;
            let named = named.text();
            assert!(named.contains(&format!("<html lang=\"{code}\"")), "{path}");
            let ways = named.split("href=\"/").skip(2);
            for way in ways {
                let kept = format!("lang={code}&amp;still\"");
                assert!(
                    way.split('>').next().unwrap().ends_with(&kept),
                    "{path}: {way}"
                );
            }
        }
    }
    let long = format!("{},de", "x-klingon,".repeat(300));
    for hostile in [&*long, "de;q=9", ";;;,,,", "../../de", "<script>", "de\t-"] {
        let page = asked_in(&venue, "/bracket/1", hostile).await;
        assert!(page.text().contains("<html lang=\"en\""), "{hostile}");
    }
    for odd in ["xx", "%3Cscript%3E", "d", ""] {
        let page = asked_in(&venue, &format!("/bracket/1?lang={odd}"), "de")
            .await
            .text();
        assert!(
            page.contains("<html lang=\"de\"") && !page.contains("<script"),
            "{odd}"
        );
    }
}
