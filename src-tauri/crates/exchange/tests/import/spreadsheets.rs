//! XLSX and ODS files: numbers, merged cells, sheets, repetitions, and what is no spreadsheet at all.

use lanista_exchange::{Column, Source, SourceKind, Unreadable, Wishes, read};

use crate::fixtures::{archive, merged_xlsx, ods, ods_cells, ods_table, replaced, xlsx};
use crate::{names, plain, report};

#[test]
fn an_xlsx_file_is_read_like_the_csv_of_it() {
    let preview = plain(&xlsx(&[
        &["Name", "Seed", "Club"],
        &["Gemüse & Söhne", "2", "<North>"],
        &[],
        &["1337", "1", ""],
    ]))
    .expect("a table");
    assert_eq!(
        (preview.kind, preview.separator, preview.sheets.as_slice()),
        (SourceKind::Xlsx, None, &["Sheet1".to_owned()][..])
    );
    assert_eq!(names(&preview), ["1337", "Gemüse & Söhne"]);
    assert_eq!(
        report(&preview),
        ["2 New", "4 New"],
        "numbered as the spreadsheet shows them"
    );
    assert_eq!(preview.entrants[1].club.as_deref(), Some("<North>"));
}

#[test]
fn merged_cells_dates_and_a_title_do_not_stop_the_reading() {
    let preview = plain(&merged_xlsx()).expect("a table");
    assert_eq!(
        (preview.sheets.as_slice(), preview.sheet),
        (&["Anmeldung".to_owned(), "Leer".to_owned()][..], 0)
    );
    assert_eq!(names(&preview), ["Rüdiger", "Jędrek", "健太"]);
    assert_eq!(
        preview.rows[0].cells,
        ["Rüdiger", "TSV Nord", "1", "2026-11-21 10:05"]
    );
    assert_eq!(
        preview.rows[1].cells,
        ["Jędrek", "", "2", "2026-11-21 10:05"],
        "the merged text stands in the first cell only"
    );
    assert_eq!(preview.rows[0].number, 4);
}

#[test]
fn another_sheet_is_read_when_wished_for() {
    let two = ods(
        &(ods_table("Friday", &[&ods_cells(&["Name"]), &ods_cells(&["Fox"])])
            + &ods_table("Saturday", &[&ods_cells(&["Owl"])])),
    );
    let ask = |sheet| {
        read(
            &two,
            &Wishes {
                sheet: Some(sheet),
                ..Wishes::default()
            },
            &[],
        )
    };
    assert_eq!(names(&plain(&two).expect("a table")), ["Fox"]);
    assert_eq!(names(&ask(1).expect("a table")), ["Owl"]);
    assert_eq!(ask(2), Err(Unreadable::NoSuchSheet));
    let empty_first = ods(&(ods_table("Cover", &[]) + &ods_table("List", &[&ods_cells(&["Elk"])])));
    let preview = plain(&empty_first).expect("a table");
    assert_eq!(
        (preview.sheet, names(&preview)),
        (1, vec!["Elk"]),
        "the first sheet with content"
    );
}

#[test]
fn an_ods_file_is_read_with_its_repetitions() {
    let rows = [
        r#"<table:table-cell table:number-columns-spanned="3" office:value-type="string"><text:p>NorthSea</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"><text:p>hidden</text:p></table:covered-table-cell>"#,
        &ods_cells(&["Name", "Seed", "Club"]),
        r#"<table:table-cell><text:p>Fox<text:s text:c="2"/>&amp;<text:line-break/>Owl</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1"><text:p>1,00</text:p></table:table-cell><table:table-cell/>"#,
        r#"<table:table-cell><office:annotation><text:p>says who?</text:p></office:annotation><text:p>Elk</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/>"#,
    ];
    let table = ods_table("List", &rows).replace("</table:table>", r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#);
    let preview = plain(&ods(&table)).expect("a table");
    assert_eq!((preview.kind, preview.columns.len()), (SourceKind::Ods, 3));
    assert_eq!(preview.columns[1].meaning, Column::Seed);
    assert_eq!(names(&preview), ["Fox & Owl", "Elk"]);
    assert_eq!(report(&preview), ["3 New", "4 New"]);
}

#[test]
fn repetitions_without_end_are_refused() {
    let endless_rows = ods(
        r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="4000000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#,
    );
    assert_eq!(plain(&endless_rows), Err(Unreadable::TooManyRows));
    let endless_columns = ods(&ods_table(
        "a",
        &[
            r#"<table:table-cell table:number-columns-repeated="4000000000"><text:p>x</text:p></table:table-cell>"#,
        ],
    ));
    assert_eq!(plain(&endless_columns), Err(Unreadable::TooManyColumns));
    let endless_blanks = ods(&ods_table(
        "a",
        &[
            r#"<table:table-cell><text:p>Fox<text:s text:c="4000000000"/></text:p></table:table-cell>"#,
        ],
    ));
    assert_eq!(names(&plain(&endless_blanks).expect("a table")), ["Fox"]);
}

#[test]
fn a_cell_at_the_far_end_of_the_sheet_costs_nothing() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Fox").expect("a cell");
    sheet
        .write_string(1_048_575, 0, "Owl")
        .expect("the last row");
    let far = Source::file("far.xlsx", workbook.save_to_buffer().expect("a workbook"));
    assert_eq!(
        report(&plain(&far).expect("a table")),
        ["1 New", "1048576 New"]
    );
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook
        .add_worksheet()
        .write_string(0, 16_383, "Fox")
        .expect("the last column");
    let wide = Source::file("wide.xlsx", workbook.save_to_buffer().expect("a workbook"));
    assert_eq!(plain(&wide), Err(Unreadable::TooManyColumns));
}

#[test]
fn inline_texts_errors_and_formulas_are_read_as_shown() {
    let sheet = br#"<worksheet><sheetData><row><c t="inlineStr"><is><r><t>Fo</t></r><r><t>x</t></r></is></c><c t="str"><f>A1&amp;B1</f><v>North_x000D_ &lt;3</v></c></row>
        <row r="7"><c r="A7" t="e"><v>#N/A</v></c><c r="C7" t="b"><v>1</v></c></row></sheetData></worksheet>"#;
    let bytes = replaced(&xlsx(&[&["x"]]).bytes, "xl/worksheets/sheet1.xml", sheet);
    let preview = plain(&Source::file("a.xlsx", bytes)).expect("a table");
    assert_eq!(preview.rows[0].cells, ["Fox", "North <3", ""]);
    assert_eq!(
        (preview.rows[1].number, preview.rows[1].cells.as_slice()),
        (7, &["#N/A", "", "TRUE"].map(str::to_owned)[..])
    );
}

#[test]
fn what_is_no_table_is_called_by_its_name() {
    let wide = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let ole = |entry: &str| {
        [
            &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..],
            &[0; 504],
            &wide(entry),
        ]
        .concat()
    };
    let ods_kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let encrypted = br#"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    for (bytes, code, says) in [
        (Vec::new(), "empty", "empty"),
        (b"  \r\n\t\n".to_vec(), "empty", "empty"),
        (b"\xef\xbb\xbf".to_vec(), "empty", "empty"),
        (vec![b'a'; 20 * 1024 * 1024 + 1], "too_large", "20 MB"),
        (b"%PDF-1.7 ...".to_vec(), "not_a_table", "a PDF"),
        (b"\x89PNG\r\n\x1a\n...".to_vec(), "not_a_table", "a picture"),
        (
            b"\xff\xd8\xff\xe0 JFIF".to_vec(),
            "not_a_table",
            "a picture",
        ),
        (
            b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(),
            "not_a_table",
            "a picture",
        ),
        (
            b"<!DOCTYPE html><table>".to_vec(),
            "not_a_table",
            "a web page",
        ),
        (
            b"<?xml version='1.0'?><Workbook/>".to_vec(),
            "not_a_table",
            "an XML file",
        ),
        (
            b"\x01\x02\x03\x04Fox\0\0\0\0".to_vec(),
            "not_a_table",
            "another program",
        ),
        (ole("Workbook"), "old_excel", ".xls"),
        (ole("EncryptedPackage"), "encrypted", "password"),
        (ole("WordDocument"), "not_a_table", "a text document"),
        (b"PK\x03\x04 and no more".to_vec(), "damaged", "damaged"),
        (
            archive(&[("notes.txt", b"Fox")]),
            "not_a_table",
            "a packed archive",
        ),
        (
            archive(&[("word/document.xml", b"<w/>")]),
            "not_a_table",
            "a text document",
        ),
        (
            archive(&[("xl/workbook.bin", b"..")]),
            "other_spreadsheet",
            "cannot be read",
        ),
        (
            archive(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", b"<a/>"),
            ]),
            "not_a_table",
            "a text document",
        ),
        (
            archive(&[
                ("mimetype", ods_kind),
                ("META-INF/manifest.xml", encrypted),
                ("content.xml", b"\x12\x34"),
            ]),
            "encrypted",
            "password",
        ),
        (
            archive(&[("mimetype", ods_kind), ("content.xml", b"<a/>")]),
            "empty",
            "empty",
        ),
        (
            archive(&[
                ("mimetype", ods_kind),
                ("content.xml", b"<table:table><table:table-row>"),
            ]),
            "damaged",
            "damaged",
        ),
    ] {
        let refusal = plain(&Source::file("entrants.csv", bytes.clone())).expect_err(code);
        assert_eq!(
            refusal.code(),
            code,
            "{}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(40)])
        );
        assert!(refusal.to_string().contains(says), "{refusal}");
    }
}

#[test]
fn a_team_named_like_a_file_is_no_file() {
    for name in [
        "RIFF Raiders",
        "BM United",
        "PK Fire",
        "GIF8 Gang",
        "II Kings",
        "%PDF",
    ] {
        assert_eq!(
            names(&plain(&Source::pasted(name)).expect("a list")),
            [name]
        );
    }
}
