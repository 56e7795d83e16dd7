//! Files of strangers: cut, deep, huge, random. Each is answered, with a bounded number of faults.

use lanista_domain::draft::Shelf;
use lanista_exchange::draft::import::{LARGEST_POOL, NoPool, read_pool};
use lanista_exchange::draft::read::{check_text, read};
use lanista_exchange::draft::shipped::shipped;
use lanista_exchange::draft::to_toml;
use proptest::prelude::*;

#[test]
fn deep_huge_and_odd_texts_are_refused() {
    let deep = format!("a = {}1{}", "[".repeat(20_000), "]".repeat(20_000));
    let dotted = format!("{}z = 1", "a.".repeat(10_000));
    let tables = "[[step]]\n".repeat(6_000);
    let keys: String = (0..5_000)
        .map(|number| format!("k{number} = 1\n"))
        .collect();
    let wide = format!("id = \"{}\"", "é".repeat(30_000));
    let openings = format!("[[step]]\nopen = [{}]", "{},".repeat(20_000));
    let number = format!("schema = {}", "9".repeat(60_000));
    for text in [
        "", "\0", "[", "schema", "= 1", "[pool\n", &deep, &dotted, &tables, &keys, &wide,
        &openings, &number,
    ] {
        let faults = read(text).unwrap_err();
        assert!((1..=200).contains(&faults.len()), "{}", faults.len());
        assert!(
            faults
                .iter()
                .all(|one| one.fault.says.chars().count() < 600)
        );
    }
}

#[test]
fn pools_of_strangers_are_refused() {
    let deep = "{\"heroes\":".to_owned() + &"[".repeat(100_000);
    let many = format!(
        "name\n{}",
        (0..2_000)
            .map(|number| format!("Hero {number}\n"))
            .collect::<String>()
    );
    let twice = "name\nAxe\nAXE\n";
    type Case<'a> = (&'a [u8], fn(&NoPool) -> bool);
    let table: &[Case<'_>] = &[
        (b"", |why| {
            matches!(why, NoPool::NoTable(_) | NoPool::NoNames)
        }),
        (b"{}", |why| matches!(why, NoPool::Other)),
        (b"[1]", |why| matches!(why, NoPool::Other)),
        (b"{\"a\":1", |why| matches!(why, NoPool::Damaged(_))),
        (deep.as_bytes(), |why| matches!(why, NoPool::Damaged(_))),
        (b"{\"heroes\":[{\"id\":1}]}", |why| {
            matches!(why, NoPool::Damaged(_))
        }),
        (b"{\"data\":{}}", |why| matches!(why, NoPool::Faults(_))),
        (b"role,points\nTank,3\n", |why| {
            matches!(why, NoPool::NoNames)
        }),
        (many.as_bytes(), |why| matches!(why, NoPool::Faults(_))),
        (twice.as_bytes(), |why| matches!(why, NoPool::Faults(_))),
        (&vec![b'x'; LARGEST_POOL + 1], |why| {
            matches!(why, NoPool::TooLarge)
        }),
    ];
    for (bytes, is_it) in table {
        let why = read_pool("x", bytes).unwrap_err();
        assert!(is_it(&why), "{why:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fall(text in "\\PC{0,400}") {
        let _faults = read(&text);
        let _pool = read_pool("x", text.as_bytes());
    }

    #[test]
    fn a_cut_or_changed_file_is_read_or_refused(
        which in 0_usize..36,
        cut in 0.0_f64..1.0,
        with in "[a-z0-9\"\\[\\]{}=, \n]{0,6}",
    ) {
        let text = shipped()[which % shipped().len()].text;
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a small length")]
        let at = ends[(cut * ends.len() as f64) as usize];
        let changed = format!("{}{with}{}", &text[..at], &text[at..]);
        for text in [&text[..at], &changed] {
            let checked = check_text(text, &Shelf::default());
            prop_assert!(checked.format.is_some() || !checked.faults.is_empty());
            if let Some(format) = checked.format {
                // What could be read can be written, whatever the rules say of it.
                prop_assert_eq!(read(&to_toml(&format)).unwrap(), format);
            }
        }
    }
}
