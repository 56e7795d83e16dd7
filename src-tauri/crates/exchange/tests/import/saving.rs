//! What is written as CSV: no formulas, and the same entrants when it is read again.

use lanista_domain::Particulars;
use lanista_exchange::{NewEntrant, Source, Wishes, entrants_csv, faulty_rows_csv, read};

use crate::{csv, report};

fn about(
    nation: Option<&str>,
    legal_name: Option<&str>,
    seat: Option<&str>,
    shows_name: Option<bool>,
) -> Particulars {
    Particulars {
        nation: nation.map(str::to_owned),
        legal_name: legal_name.map(str::to_owned),
        seat: seat.map(str::to_owned),
        shows_name,
    }
}

fn named(name: &str) -> NewEntrant {
    NewEntrant {
        name: name.to_owned(),
        short_name: "Short".to_owned(),
        tag: "T".to_owned(),
        ..NewEntrant::default()
    }
}

#[test]
fn entrants_come_back_as_they_were() {
    let entrants = vec![
        NewEntrant {
            name: "Gemüse, \"Söhne\" & Co; KG".to_owned(),
            short_name: "Gemüse".to_owned(),
            tag: "GEMÜ".to_owned(),
            seed: Some(1),
            club: Some("-North-".to_owned()),
            seat: Some("A 01–05".to_owned()),
            roster: vec!["AC/DC".to_owned(), "=Ida".to_owned(), "健太".to_owned()],
            people: vec![],
        },
        NewEntrant {
            seed: Some(2),
            roster: vec!["a,b".to_owned(), "c".to_owned()],
            ..named("=1+1")
        },
        NewEntrant {
            seed: Some(3),
            roster: vec!["Ida".to_owned(), "Ben".to_owned(), "Jule".to_owned()],
            people: vec![
                about(Some("DE"), Some("=Müller, Ida"), Some("A1"), Some(true)),
                about(None, None, None, None),
                about(Some("PT"), Some("Jule Sá"), Some("A3"), Some(false)),
            ],
            ..named("Foxes")
        },
        NewEntrant {
            seed: Some(4),
            seat: Some("B1".to_owned()),
            people: vec![about(Some("FR"), Some("Léa, Roy"), None, None)],
            ..named("Léa")
        },
        NewEntrant {
            tag: "@".to_owned(),
            ..named("'=quoted")
        },
        NewEntrant {
            tag: "+".to_owned(),
            roster: vec!["+1".to_owned()],
            ..named("1337")
        },
    ];
    let text = entrants_csv(&entrants);
    assert_eq!(csv(&text).entrants, entrants);
}

#[test]
fn no_cell_begins_like_a_formula() {
    for name in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'=1"] {
        let text = entrants_csv(&[named(name)]);
        let line = text.lines().nth(1).expect("a row");
        assert!(line.starts_with(&format!("'{name}")), "{line}");
    }
    let text = faulty_rows_csv(&csv("Name,Seed\n=1+1,@x\n"));
    assert!(text.contains("'=1+1,'@x,"), "{text}");
}

#[test]
fn faulty_rows_are_saved_with_their_reasons_and_can_be_read_again() {
    let preview = csv("Team;Points;Note\nFox;12;ok\nOwl;many;\"says \"\"hi\"\"\"\n;3;x\n");
    let text = faulty_rows_csv(&preview);
    assert_eq!(
        text,
        "\u{feff}Team,Points,Note,Reason\r\nOwl,many,\"says \"\"hi\"\"\",Rating needs a number. “many” is none.\r\n,3,x,This row has no name.\r\n"
    );
    let again = csv(&text.replace("many,", "11,"));
    assert_eq!(report(&again), ["2 New", "3 Fault name_missing"]);
}

#[test]
fn faulty_rows_without_a_heading_get_one() {
    let wishes = Wishes {
        has_heading: Some(false),
        ..Wishes::default()
    };
    let preview = read(
        &Source::file("a.csv", "Fox,1\nOwl,2\nFox,3\n"),
        &wishes,
        &[],
    )
    .expect("a table");
    let text = faulty_rows_csv(&preview);
    assert_eq!(
        text,
        "\u{feff}Entrant,Seed,Reason\r\nFox,3,Row 1 already names Fox.\r\n"
    );
}
