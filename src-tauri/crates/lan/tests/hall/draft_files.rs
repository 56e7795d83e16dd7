//! A desk looks at the shipped draft formats, changes one, and is told what is wrong while it types.

use crate::venue::{Venue, bracket, failure};
use lanista_lan::client::Link;
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::draft::{DraftLink, DraftOften};
use lanista_wire::draft_shelf::{DraftCheck, DraftEvidence, DraftShelf, PoolFile};

async fn shelf(desk: &mut Link) -> DraftShelf {
    let answer = desk.ask(Ask::DraftShelf).await.unwrap();
    let Answer::DraftShelf { shelf } = answer else {
        panic!("{answer:?}");
    };
    *shelf
}

async fn text_of(desk: &mut Link, format: &str) -> String {
    let format = format.to_owned();
    let answer = desk.ask(Ask::DraftText { format }).await.unwrap();
    let Answer::DraftText { text } = answer else {
        panic!("{answer:?}");
    };
    text
}

async fn check(desk: &mut Link, text: &str) -> DraftCheck {
    let ask = Ask::CheckDraft {
        text: text.to_owned(),
        best_of: vec![1, 3, 5],
    };
    let answer = desk.ask(ask).await.unwrap();
    let Answer::DraftChecked { check } = answer else {
        panic!("{answer:?}");
    };
    *check
}

#[tokio::test]
async fn a_desk_starts_from_a_shipped_format_and_is_told_what_is_wrong() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let shelf = shelf(&mut desk).await;
    let offer = |id: &str| shelf.formats.iter().find(|one| one.id == id).unwrap();
    let fearless = offer("lol-fearless-hard");
    assert_eq!(fearless.evidence, DraftEvidence::Data);
    assert_eq!(offer("mlbb-10ban").evidence, DraftEvidence::Memory);
    assert!(shelf.pools.iter().any(|pool| pool.id == fearless.pool));

    let text = text_of(&mut desk, "lol-fearless-hard").await;
    let valid = check(&mut desk, &text).await;
    assert_eq!(valid.faults, []);
    let needs: Vec<u32> = valid.needs.iter().map(|need| need.heroes).collect();
    assert_eq!(needs, [20, 40, 60]);
    assert_eq!(valid.format.as_ref(), Some(fearless));

    let wrong = text.replacen("turn_ms = 27000", "turn_ms = 27", 1);
    let told = check(&mut desk, &wrong).await;
    let line = wrong
        .lines()
        .position(|line| line == "turn_ms = 27")
        .unwrap()
        + 1;
    let fault = &told.faults[0];
    assert_eq!(
        (fault.id.as_str(), fault.line as usize),
        ("time_out_of_range", line)
    );

    let nonsense = check(&mut desk, "[[[").await;
    assert!(nonsense.format.is_none() && !nonsense.faults.is_empty());
}

#[tokio::test]
async fn a_desk_looks_at_a_pool_before_it_is_used() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    let own = Ask::ReadPool {
        name: "Our heroes".to_owned(),
        text: "name,role\nAna,Support\nRex,Tank\n".to_owned(),
    };
    let answer = desk.ask(own).await.unwrap();
    let Answer::DraftPool { id, heroes, .. } = answer else {
        panic!("{answer:?}");
    };
    assert_eq!((id.as_str(), heroes.len()), ("our-heroes", 2));
    assert_eq!(heroes[1].attributes["role"], ["Tank"]);
    let table = [
        (
            Ask::ReadPool {
                name: "x".into(),
                text: "name\nAxe\nAXE\n".into(),
            },
            "bad_pool",
        ),
        (
            Ask::ReadPool {
                name: "x".into(),
                text: "{".into(),
            },
            "bad_pool",
        ),
        (
            Ask::DraftPool {
                pool: "nothing".into(),
            },
            "not_found",
        ),
        (
            Ask::DraftText {
                format: "../../etc".into(),
            },
            "not_found",
        ),
        (
            Ask::CheckDraft {
                text: String::new(),
                best_of: vec![0],
            },
            "bad_number",
        ),
        (
            Ask::CheckDraft {
                text: String::new(),
                best_of: vec![3; 9],
            },
            "bad_number",
        ),
    ];
    for (ask, code) in table {
        let shown = format!("{ask:?}");
        assert_eq!(failure(&desk.ask(ask).await.unwrap()), code, "{shown}");
    }
}

#[tokio::test]
async fn a_tournament_drafts_by_what_its_desk_chose() {
    let venue = Venue::open().await;
    let mut desk = venue.desk().await;
    bracket(&mut desk).await;
    let link = |format: &str| DraftLink {
        format: format.to_owned(),
        when: DraftOften::Game,
    };
    let set = |chain: Vec<DraftLink>, texts: &[&str], pools: Vec<PoolFile>, disabled: &[&str]| {
        Ask::SetDrafting {
            tournament: 1,
            chain,
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
            pools,
            disabled: disabled.iter().map(|id| (*id).to_owned()).collect(),
            best_of: vec![],
        }
    };
    let own = "schema = 1\nid = \"own\"\nversion = \"1\"\n[pool]\nref = \"our-heroes\"\n[clock]\nturn_ms = 9000\n[[step]]\nopen = [{ seat = \"A\", do = \"ban\" }]\n";
    let ours = || PoolFile {
        name: "Our heroes".to_owned(),
        text: "Ana\nRex\n".to_owned(),
    };
    let wrong = [
        (set(vec![link("nothing")], &[], vec![], &[]), "no_format"),
        (
            set(vec![link("hots-tournament")], &[], vec![], &[]),
            "no_pool",
        ),
        (set(vec![link("own")], &["id ="], vec![], &[]), "bad_format"),
        (set(vec![link("own")], &[own], vec![], &[]), "no_pool"),
        (
            set(vec![link("own")], &[own], vec![ours()], &["nobody"]),
            "no_hero",
        ),
        (
            set(vec![link("own")], &[own], vec![ours()], &["ana", "rex"]),
            "bad_format",
        ),
    ];
    for (ask, code) in wrong {
        let shown = format!("{ask:?}");
        assert_eq!(failure(&desk.ask(ask).await.unwrap()), code, "{shown}");
    }
    let good = [
        (
            set(vec![link("own")], &[own], vec![ours()], &["ana"]),
            Some(("own", 1)),
        ),
        (
            set(vec![link("lol-fearless-hard")], &[], vec![], &[]),
            Some(("lol-fearless-hard", 149)),
        ),
        (set(vec![], &[], vec![], &[]), None),
    ];
    for (ask, wanted) in good {
        assert_eq!(desk.ask(ask).await.unwrap(), Answer::Fine);
        let Some((format, enabled)) = wanted else {
            continue;
        };
        desk.follow(&["drafting/1"]).await.unwrap();
        let seen = desk
            .until("drafting/1", |view| {
                view["chain"][0]["format"] == format && view["pools"][0]["enabled"] == enabled
            })
            .await;
        assert!(seen.is_ok(), "{format}: {seen:?}");
    }
}
