//! Text files: separators, encodings, quotes, ragged rows, sizes from nothing to too much.

use lanista_exchange::{Column, Encoding, Separator, Source, SourceKind, Unreadable, Wishes, read};

use crate::{csv, names, plain, report};

#[test]
fn the_separator_is_found() {
    for (text, expect, first) in [
        ("Name,Seed\nFox,1\nOwl,2\n", Some(Separator::Comma), "Fox"),
        (
            "Name;Seed\nFox;1\nOwl;2\n",
            Some(Separator::Semicolon),
            "Fox",
        ),
        ("Name\tSeed\nFox\t1\nOwl\t2\n", Some(Separator::Tab), "Fox"),
        (
            "Team;Players\nFox;a, b, c\nOwl;d, e, f\n",
            Some(Separator::Semicolon),
            "Fox",
        ),
        (
            "Team,Players\nFox,a;b;c\nOwl,d;e;f\n",
            Some(Separator::Comma),
            "Fox",
        ),
        (
            "sep=;\nName;Seed\nFox;1\n",
            Some(Separator::Semicolon),
            "Fox",
        ),
        ("Fox\nOwl\nHex & Hops\n", None, "Fox"),
        ("Fox, the red\nOwl\nElk\nBee\n", None, "Fox, the red"),
    ] {
        let preview = csv(text);
        assert_eq!(
            (preview.separator, names(&preview)[0]),
            (expect, first),
            "{text:?}"
        );
    }
}

#[test]
fn the_encoding_is_found() {
    let utf16 = |text: &str, mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        [
            mark,
            &text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>(),
        ]
        .concat()
    };
    let text = "Team;Verein\nGemüsehändler;Bad Oldesloe\nLøvejegerne;Ålborg\n";
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let expect = ["Gemüsehändler", "Løvejegerne"];
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (
            [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat(),
            Encoding::Utf8,
        ),
        (windows, Encoding::Windows1252),
        (
            utf16(text, &[0xff, 0xfe], u16::to_le_bytes),
            Encoding::Utf16Le,
        ),
        (
            utf16(text, &[0xfe, 0xff], u16::to_be_bytes),
            Encoding::Utf16Be,
        ),
    ] {
        let preview = plain(&Source::file("a.csv", bytes)).expect("a table");
        assert_eq!(
            (preview.encoding, names(&preview)),
            (Some(encoding), expect.to_vec())
        );
        assert_eq!(
            preview.columns[0].heading, "Team",
            "{encoding:?}: the byte order mark is gone"
        );
    }
}

#[test]
fn polish_and_russian_files_of_old_windows_are_read() {
    for (page, text, expect) in [
        (
            encoding_rs::WINDOWS_1250,
            "Drużyna;Gracze\nŻubr Squad;Łukasz, Zosia, Jędrek\nGęsi Śląskie;Piotr, Ania, Małgośka\n",
            "Żubr Squad",
        ),
        (
            encoding_rs::WINDOWS_1251,
            "Команда;Игроки\nЛесной Дозор;Дарья, Олег, Мила\nСеверный Ветер;Иван, Юра\n",
            "Лесной Дозор",
        ),
    ] {
        let preview =
            plain(&Source::file("a.csv", page.encode(text).0.into_owned())).expect("a table");
        assert_eq!(names(&preview)[0], expect);
    }
}

#[test]
fn the_wrong_encoding_is_put_right_by_a_wish() {
    let bytes = encoding_rs::WINDOWS_1252
        .encode("Name;Seed\nRüdiger;1\n")
        .0
        .into_owned();
    let wish = |encoding| Wishes {
        encoding: Some(encoding),
        ..Wishes::default()
    };
    let source = Source::file("a.csv", bytes);
    let wrong = read(&source, &wish(Encoding::Utf8), &[]).expect("a table");
    assert_eq!(report(&wrong), ["2 Note garbled_letters"]);
    let right = read(&source, &wish(Encoding::Windows1252), &[]).expect("a table");
    assert_eq!(names(&right), ["Rüdiger"]);
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    let preview = csv("Name;Seed\r\n\r\nFox;1\r\n;;\r\n\"Owl\nof the North\";2\r\n\n\nElk;3");
    assert_eq!(report(&preview), ["3 New", "5 New", "8 New"]);
    assert_eq!(names(&preview), ["Fox", "Owl of the North", "Elk"]);
    assert_eq!(
        report(&csv("Name\rFox\r\rOwl\r")),
        ["2 New", "4 New"],
        "old Mac line ends"
    );
}

#[test]
fn quotes_hold_cells_together() {
    let preview = csv("Name,Club\n\"Smith, John\",\"The \"\"Foxes\"\"\"\nOwl, \"North\"\n");
    assert_eq!(names(&preview), ["Smith, John", "Owl"]);
    assert_eq!(preview.entrants[0].club.as_deref(), Some("The \"Foxes\""));
    assert_eq!(preview.entrants[1].club.as_deref(), Some("North"));
}

#[test]
fn a_quote_that_is_never_closed_swallows_no_rows() {
    let preview = csv("Name;Club\n\"Rocket Team;North\nOwl;South\nElk;East\n");
    assert_eq!(names(&preview), ["\"Rocket Team", "Owl", "Elk"]);
}

#[test]
fn ragged_rows_are_filled_up() {
    let preview = csv("Name,Seed,Club\nFox\nOwl,2\nElk,3,North,East\n");
    assert_eq!(names(&preview), ["Owl", "Elk", "Fox"]);
    assert!(preview.rows.iter().all(|row| row.cells.len() == 4));
    assert_eq!(preview.columns[3].meaning, Column::Nothing);
}

#[test]
fn the_clipboard_brings_a_table_or_a_bare_list() {
    let table = plain(&Source::pasted("Name\tSeed\nFox\t2\nOwl\t1\n")).expect("a table");
    assert_eq!(
        (table.kind, names(&table)),
        (SourceKind::Clipboard, vec!["Owl", "Fox"])
    );
    let list = plain(&Source::pasted("Fox\nOwl\n\n  Elk  \n北風")).expect("a list");
    assert_eq!((list.separator, list.has_heading), (None, false));
    assert_eq!(names(&list), ["Fox", "Owl", "Elk", "北風"]);
    assert_eq!(
        names(&plain(&Source::pasted("1337\n4711\n")).expect("a list")),
        ["1337", "4711"]
    );
}

#[test]
fn nothing_one_and_four_thousand_and_ninety_six_rows() {
    let none = csv("Name,Seed\n");
    assert_eq!(
        (none.rows.len(), none.has_heading, none.entrants.len()),
        (0, true, 0)
    );
    assert_eq!(names(&csv("Name,Seed\nFox,1\n")), ["Fox"]);
    assert_eq!(names(&csv("Fox")), ["Fox"]);
    let list = |count: usize| {
        (1..=count)
            .map(|number| format!("Team {number:04}\n"))
            .collect::<String>()
    };
    let full = csv(&list(4_096));
    assert_eq!((full.counts.new, full.entrants.len()), (4_096, 4_096));
    let tags: std::collections::HashSet<&str> = full
        .entrants
        .iter()
        .map(|entrant| entrant.tag.as_str())
        .collect();
    assert_eq!(tags.len(), 4_096, "every tag is its own");
    assert_eq!(
        plain(&Source::pasted(list(4_097))),
        Err(Unreadable::TooMany { count: 4_097 })
    );
    assert_eq!(
        read(
            &Source::pasted(list(4_096)),
            &Wishes::default(),
            &[crate::known("Fox", None)]
        ),
        Err(Unreadable::TooMany { count: 4_097 }),
        "the one already there counts"
    );
    assert_eq!(
        plain(&Source::pasted(list(10_001))),
        Err(Unreadable::TooManyRows)
    );
}

#[test]
fn wide_tables_and_long_cells_are_bounded() {
    let wide = |count: usize| {
        format!(
            "Name{}\nFox{}\n",
            ",x".repeat(count - 1),
            ",1".repeat(count - 1)
        )
    };
    assert_eq!(csv(&wide(64)).columns.len(), 64);
    assert_eq!(
        plain(&Source::file("a.csv", wide(65))),
        Err(Unreadable::TooManyColumns)
    );
    let long = csv(&format!(
        "Name,Club,Comment\nFox,{},{}\n",
        "c ".repeat(400),
        "x".repeat(900)
    ));
    assert_eq!(report(&long), ["2 Note cell_cut club_cut"]);
    assert_eq!(long.rows[0].cells[2].len(), 500);
}
