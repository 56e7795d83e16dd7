//! For any bytes an answer, for any entrants the way there and back.

use std::collections::HashSet;

use lanista_exchange::{
    Earlier, NewEntrant, Source, Wishes, entrants_csv, faulty_rows_csv, read, read_earlier,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::fixtures::{archive, ods, ods_cells, ods_table, parts, xlsx};
use crate::plain;

/// The same as a file of earlier results: every row has a verdict, and those that are taken have a result or a rating.
fn check_earlier(source: &Source) {
    let Ok((preview, earlier)) = read_earlier(source, &Wishes::default()) else {
        return;
    };
    let found = match earlier {
        Earlier::Results(results) => results.len(),
        Earlier::Ratings(ratings) => ratings.len(),
    };
    let counts = preview.counts;
    let taken = usize::try_from(counts.new + counts.notes).expect("a count");
    assert_eq!(taken, found, "{:?}", preview.rows);
}

/// Whatever is read keeps its promises.
fn check(source: &Source) {
    check_earlier(source);
    let Ok(preview) = plain(source) else { return };
    let counts = preview.counts;
    let total = counts.new + counts.notes + counts.faults + counts.skipped + counts.known;
    assert_eq!(usize::try_from(total).expect("a count"), preview.rows.len());
    assert_eq!(
        usize::try_from(counts.new + counts.notes).expect("a count"),
        preview.entrants.len()
    );
    assert!(
        preview
            .rows
            .iter()
            .all(|row| row.cells.len() == preview.columns.len())
    );
    assert!(
        preview
            .entrants
            .iter()
            .all(|one| !one.name.is_empty() && !one.tag.is_empty() && !one.short_name.is_empty())
    );
    let _ = plain(&Source::file("again.csv", faulty_rows_csv(&preview)));
}

fn entrant() -> impl Strategy<Value = NewEntrant> {
    let text = "[\\PC&&[^\\p{Co}\\p{Cf}\\p{M}\\p{Cn}\\p{Z}\\u3164\\u115f\\u1160\\uffa0'|]]{1,12}";
    let handle = "[a-zA-Z0-9=+@,;/äß北]{1,10}";
    (
        text,
        proptest::option::of("[=+@A-Z][0-9]{1,3}"),
        vec(handle, 0..5),
    )
        .prop_map(|(name, seat, roster)| {
            let mut seen = HashSet::new();
            let trimmed = roster
                .into_iter()
                .map(|one| one.trim_matches([',', ';', '/']).to_owned());
            let roster = trimmed
                .filter(|one| !one.is_empty() && seen.insert(one.to_lowercase()))
                .collect::<Vec<_>>();
            NewEntrant {
                name,
                short_name: "Short".to_owned(),
                tag: String::new(),
                seat,
                roster,
                ..NewEntrant::default()
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_an_answer(bytes in vec(any::<u8>(), 0..600)) {
        check(&Source::file("a.csv", bytes.clone()));
        check(&Source::file("a.xlsx", [b"PK\x03\x04", bytes.as_slice()].concat()));
    }

    #[test]
    fn any_text_gets_an_answer(text in "[a-c,;\t\n\r\"'=1-3#\u{202e}é北 ]{0,200}") {
        check(&Source::pasted(text));
    }

    #[test]
    fn any_damage_to_a_spreadsheet_gets_an_answer(at in any::<prop::sample::Index>(), with in any::<u8>(), which in any::<prop::sample::Index>(), cut in any::<bool>()) {
        for source in [xlsx(&[&["Name", "Seed"], &["Fox", "1"]]), ods(&ods_table("a", &[&ods_cells(&["Name"]), &ods_cells(&["Fox"])]))] {
            let mut whole = source.bytes.clone();
            let place = at.index(whole.len());
            whole[place] = with;
            check(&Source::file("damaged", whole));
            let mut inner = parts(&source.bytes);
            let chosen = which.index(inner.len());
            let bytes = &mut inner[chosen].1;
            let place = at.index(bytes.len());
            if cut { bytes.truncate(place) } else { bytes[place] = with }
            let inner: Vec<(&str, &[u8])> = inner.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            check(&Source::file("damaged inside", archive(&inner)));
        }
    }

    #[test]
    fn written_entrants_are_read_as_they_were(entrants in vec(entrant(), 1..12)) {
        let mut names = HashSet::new();
        let mut entrants = entrants;
        entrants.retain(|one| names.insert(one.name.to_lowercase()));
        for (number, one) in (1_u32..).zip(&mut entrants) {
            one.seed = Some(number);
            one.tag = format!("{number}");
        }
        let wishes = Wishes { keep: (0..50).collect(), ..Wishes::default() };
        let preview = read(&Source::file("a.csv", entrants_csv(&entrants)), &wishes, &[]).expect("a table");
        let nfc = |text: &str| unicode_normalization::UnicodeNormalization::nfc(text).collect::<String>();
        entrants.iter_mut().for_each(|one| one.name = nfc(&one.name));
        prop_assert_eq!(preview.entrants, entrants);
    }
}
