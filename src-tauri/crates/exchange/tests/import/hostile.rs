//! Files made to do harm: bombs, lies about sizes, demands for memory, cut-off parts.

use lanista_exchange::{Source, Unreadable};

use crate::fixtures::{archive, multiplied, ods, ods_cells, ods_table, parts, replaced, xlsx};
use crate::{names, plain};

const KIND: (&str, &[u8]) = (
    "mimetype",
    b"application/vnd.oasis.opendocument.spreadsheet",
);

#[test]
fn a_bomb_is_refused_by_what_it_declares() {
    let zeros = vec![b' '; 20 * 1024 * 1024];
    let bomb = archive(&[KIND, ("content.xml", &zeros)]);
    assert!(
        bomb.len() < 210_000,
        "20 MB packed into {} bytes",
        bomb.len()
    );
    assert_eq!(
        plain(&Source::file("bomb.ods", bomb)),
        Err(Unreadable::Bomb)
    );
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused_while_it_unpacks() {
    let zeros = vec![b' '; 20 * 1024 * 1024];
    let mut bomb = archive(&[KIND, ("content.xml", &zeros)]);
    let real = u32::try_from(zeros.len()).expect("a size").to_le_bytes();
    let mut lies = 0;
    for at in 0..bomb.len() - 4 {
        if bomb[at..at + 4] == real {
            bomb[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
            lies += 1;
        }
    }
    assert_eq!(lies, 2, "in the local and in the central header");
    let refusal = plain(&Source::file("bomb.ods", bomb)).expect_err("a bomb");
    assert!(
        matches!(refusal, Unreadable::Bomb | Unreadable::Damaged),
        "{refusal:?}"
    );
}

#[test]
fn many_small_bombs_count_as_one() {
    let megabytes = archive(&[("content.xml", &vec![b' '; 4 * 1024 * 1024])]);
    let bomb = multiplied(&megabytes, 60);
    assert_eq!(
        plain(&Source::file("bomb.ods", bomb)),
        Err(Unreadable::Bomb)
    );
    let names: Vec<String> = (0..5_000).map(|number| format!("p{number}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(
        plain(&Source::file("many.ods", archive(&parts))),
        Err(Unreadable::Bomb)
    );
}

#[test]
fn a_large_honest_table_is_no_bomb() {
    let names: Vec<String> = (0..4_000).map(|number| format!("Team {number}")).collect();
    let rows: Vec<String> = names
        .iter()
        .map(|name| ods_cells(&[name, "", "", "North"]))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(
        plain(&ods(&ods_table("List", &rows)))
            .expect("a table")
            .entrants
            .len(),
        4_000
    );
}

#[test]
fn a_demand_for_memory_is_not_met() {
    let texts = br#"<sst uniqueCount="999999999999999999"><si><t>Fox</t></si></sst>"#;
    let bytes = replaced(&xlsx(&[&["Fox"]]).bytes, "xl/sharedStrings.xml", texts);
    assert_eq!(
        names(&plain(&Source::file("a.xlsx", bytes)).expect("a table")),
        ["Fox"]
    );
}

#[test]
fn references_out_of_all_range_are_survived() {
    for cell in [
        r#"<c r="ZZZZZZZZZZZZ1"><v>1</v></c>"#,
        r#"<c r="A99999999999999"><v>1</v></c>"#,
        r#"<c r="" s="99999"><v>1</v></c>"#,
        r#"<c t="s"><v>-1</v></c>"#,
    ] {
        let sheet = format!(
            r#"<worksheet><dimension ref="C9:A1"/><sheetData><row r="4294967295">{cell}</row><row>{cell}</row></sheetData></worksheet>"#
        );
        let bytes = replaced(
            &xlsx(&[&["Fox"]]).bytes,
            "xl/worksheets/sheet1.xml",
            sheet.as_bytes(),
        );
        let _ = plain(&Source::file("a.xlsx", bytes));
    }
}

#[test]
fn texts_made_to_take_long_do_not() {
    let seats: String = (0..4_000)
        .map(|number| format!("Fox;A{number}\n"))
        .collect();
    let apart = plain(&Source::file("a.csv", format!("Name;Seat\n{seats}"))).expect("a table");
    assert_eq!(
        (apart.counts.new, apart.counts.notes),
        (1, 3_999),
        "one name at four thousand seats"
    );
    for text in [
        ",".repeat(2_000_000),
        "x".repeat(2_000_000),
        "\"".repeat(2_000_001),
    ] {
        let refusal = plain(&Source::file("a.csv", text)).expect_err("a line without end");
        assert_eq!(refusal.code(), "not_a_table");
    }
    assert_eq!(
        plain(&Source::file("a.csv", "\n".repeat(2_000_000))),
        Err(Unreadable::Empty)
    );
}

#[test]
fn entities_are_not_expanded() {
    let laughs = r#"<!DOCTYPE a [<!ENTITY lol "ha"><!ENTITY lots "&lol;&lol;&lol;">]>"#;
    let table = ods_table("a", &[&ods_cells(&["Fox &lots; &#x202e;"])]);
    let source = ods(&table);
    let content = format!("{laughs}<office:spreadsheet>{table}</office:spreadsheet>");
    let preview = plain(&Source::file(
        "a.ods",
        replaced(&source.bytes, "content.xml", content.as_bytes()),
    ))
    .expect("a table");
    assert_eq!(names(&preview), ["Fox &lots;"]);
}

#[test]
fn every_cut_of_every_part_ends_with_an_answer() {
    let table = ods(&ods_table(
        "a",
        &[
            &ods_cells(&["Name", "Seed"]),
            r#"<table:table-cell><office:annotation><text:p>x</text:p></office:annotation><text:p>Fox</text:p></table:table-cell>"#,
        ],
    ));
    for source in [xlsx(&[&["Name", "Seed"], &["Fox", "1"]]), table] {
        for (name, bytes) in parts(&source.bytes) {
            let step = (bytes.len() / 20).max(1);
            for end in (0..bytes.len()).step_by(step) {
                let _ = plain(&Source::file(
                    "cut",
                    replaced(&source.bytes, &name, &bytes[..end]),
                ));
            }
        }
    }
}
