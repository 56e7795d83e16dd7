//! Faults, duplicates and what a person does about them: skip, keep both, edit, choose columns.

use std::collections::{BTreeMap, BTreeSet};

use lanista_exchange::{
    Column, Known, Preview, RepairAction, Severity, Source, Verdict, Wishes, read,
};

use crate::{csv, known, names, report};

fn ask(text: &str, wishes: &Wishes, existing: &[Known]) -> Preview {
    read(&Source::file("a.csv", text), wishes, existing).expect("a table")
}

fn edit(row: u32, column: usize, text: &str) -> Wishes {
    Wishes {
        edits: BTreeMap::from([(row, BTreeMap::from([(column, text.to_owned())]))]),
        ..Wishes::default()
    }
}

/// Does what a repair of a row says, as the page would.
fn apply(wishes: &mut Wishes, row: u32, action: &RepairAction) {
    match action {
        RepairAction::Skip => {
            wishes.skip.insert(row);
        }
        RepairAction::KeepBoth => {
            wishes.keep.insert(row);
        }
        RepairAction::Put { column, text } => {
            wishes
                .edits
                .entry(row)
                .or_default()
                .insert(*column, text.clone());
        }
        RepairAction::Edit { .. } => {}
    }
}

const SIGN_UP: &str = "Team;Tag;Players;Seed;Table\n\
    Dead Reckoning;DR;Mathis, Oke;1;A 01\n\
    Null Pointers;NULL;Ida, Ben;2;A 06\n\
    Лесной Дозор;ЛД;Дарья, Олег;hoch;C 01\n\
    Null  pointers;NP;ben; ida;2;A 06\n\
    Café Ping;;Zoé;2;D 06\n\
    ;XX;Somebody;9;E 01\n";

#[test]
fn every_faulty_row_says_why() {
    let preview = ask(
        &SIGN_UP.replace("ben; ida", "ben, ida"),
        &Wishes::default(),
        &[],
    );
    assert_eq!(
        report(&preview),
        [
            "2 New",
            "3 New",
            "4 Fault seed_not_whole",
            "5 Fault duplicate_row seed_twice",
            "6 Note seed_twice tag_made",
            "7 Fault name_missing"
        ]
    );
    assert_eq!(
        names(&preview),
        ["Dead Reckoning", "Null Pointers", "Café Ping"]
    );
    let text = |row: usize| preview.rows[row].remarks[0].text.as_str();
    assert_eq!(text(2), "Seed needs a whole number from 1. “hoch” is none.");
    assert_eq!(
        text(3),
        "Row 3 already names Null Pointers, with the same players."
    );
    assert_eq!(
        preview.rows[4].remarks[1].text,
        "No tag. CP is free and will be used."
    );
    assert_eq!(
        preview.rows[2].remarks[0].column,
        Some(3),
        "the cell to mark"
    );
    let counts = preview.counts;
    assert_eq!(
        (
            counts.new,
            counts.notes,
            counts.faults,
            counts.skipped,
            counts.known
        ),
        (2, 1, 3, 0, 0)
    );
}

#[test]
fn the_first_repair_of_every_fault_clears_it() {
    let long = "Die unaufhaltsamen Gemüsehändler aus Bad Oldesloe";
    let text = format!(
        "Name,Seed,Elo\nFox,1,1\n{long},2,1\nOwl,high,1\nfox,3,1\n,4,1\nElk,5,strong\nBee,0,1\n"
    );
    let mut wishes = Wishes::default();
    let before = ask(&text, &wishes, &[]);
    assert_eq!(before.counts.faults, 6, "{:?}", report(&before));
    for row in before
        .rows
        .iter()
        .filter(|row| row.verdict == Verdict::Fault)
    {
        let fault = row
            .remarks
            .iter()
            .find(|remark| remark.severity == Severity::Fault)
            .expect("a fault");
        apply(&mut wishes, row.number, &fault.repairs[0].action);
    }
    let after = ask(&text, &wishes, &[]);
    assert_eq!(
        (after.counts.faults, after.counts.skipped),
        (0, 2),
        "{:?}",
        report(&after)
    );
    assert_eq!(
        names(&after),
        [
            "Fox",
            "Die unaufhaltsamen Gemüsehändler aus Bad",
            "Elk",
            "Owl",
            "Bee"
        ],
        "emptied seeds come last"
    );
}

#[test]
fn equal_names_are_told_apart_by_seat_or_club() {
    for (text, expect) in [
        (
            "Name,Seat\nAlex,A1\nAlex,B2\n",
            ["2 New", "3 Note same_name_apart"],
        ),
        (
            "Name,Club\nAlex,North\nalex,South\n",
            ["2 New", "3 Note same_name_apart"],
        ),
        (
            "Name,Seat\nAlex,A1\nＡＬＥＸ,a1\n",
            ["2 New", "3 Fault duplicate_row"],
        ),
        (
            "Name,Seat\nAlex,A1\nAlex,\n",
            ["2 New", "3 Fault duplicate_row"],
        ),
        ("Name,Seat\nAlex,A1\nAlexa,A1\n", ["2 New", "3 New"]),
    ] {
        assert_eq!(report(&csv(text)), expect, "{text:?}");
    }
}

#[test]
fn a_duplicate_is_skipped_or_kept() {
    let text = "Name,Seed\nFox,1\nFox,2\n";
    let skip = ask(
        text,
        &Wishes {
            skip: BTreeSet::from([3]),
            ..Wishes::default()
        },
        &[],
    );
    assert_eq!(report(&skip), ["2 New", "3 Skipped"]);
    let skip_first = ask(
        text,
        &Wishes {
            skip: BTreeSet::from([2]),
            ..Wishes::default()
        },
        &[],
    );
    assert_eq!(report(&skip_first), ["2 Skipped", "3 New"]);
    let keep = ask(
        text,
        &Wishes {
            keep: BTreeSet::from([3]),
            ..Wishes::default()
        },
        &[],
    );
    assert_eq!(report(&keep), ["2 New", "3 Note same_name_kept"]);
    assert_ne!(keep.entrants[0].tag, keep.entrants[1].tag);
}

#[test]
fn who_is_entered_already_is_not_added_twice() {
    let existing = [known("FOX", None), known("Alex", Some("A1"))];
    let text = "Name,Seat\nFox,C3\nAlex,A1\nAlex,B2\nOwl,D4\n";
    let preview = ask(text, &Wishes::default(), &existing);
    assert_eq!(
        report(&preview),
        [
            "2 Known already_entered",
            "3 Known already_entered",
            "4 Note same_name_apart",
            "5 New"
        ]
    );
    assert_eq!(names(&preview), ["Alex", "Owl"]);
    let kept = ask(
        text,
        &Wishes {
            keep: BTreeSet::from([2]),
            ..Wishes::default()
        },
        &existing,
    );
    assert_eq!(kept.rows[0].verdict, Verdict::Note);
}

#[test]
fn an_edit_is_judged_like_the_file() {
    let text = "Name,Seed\nFox,one\nOwl,2\n";
    assert_eq!(
        report(&ask(text, &edit(2, 1, " 1 "), &[])),
        ["2 New", "3 New"]
    );
    assert_eq!(
        report(&ask(text, &edit(3, 0, "fox"), &[])),
        ["2 Fault seed_not_whole", "3 Fault duplicate_row"]
    );
    let shown = ask(text, &edit(3, 0, "Owls"), &[]);
    assert_eq!(shown.rows[1].cells, ["Owls", "2"]);
    let beyond = ask(text, &edit(99, 7, "nobody"), &[]);
    assert_eq!(beyond.rows.len(), 2, "an edit of no cell changes nothing");
}

#[test]
fn chosen_columns_replace_the_guess() {
    let text = "Name,Seed,Club\nFox,9,North\n";
    let wishes = Wishes {
        columns: Some(vec![Column::Club, Column::Nothing, Column::Name]),
        ..Wishes::default()
    };
    let preview = ask(text, &wishes, &[]);
    assert_eq!(
        (names(&preview), preview.entrants[0].club.as_deref()),
        (vec!["North"], Some("Fox"))
    );
    assert!(preview.columns.iter().all(|column| !column.guessed));
    let none = ask(
        text,
        &Wishes {
            columns: Some(Vec::new()),
            ..Wishes::default()
        },
        &[],
    );
    assert_eq!(report(&none), ["2 Fault no_name_column"]);
}

#[test]
fn seeds_are_whole_numbers() {
    for (seed, expect) in [
        ("1", "2 New"),
        ("#3", "2 New"),
        ("4.", "2 New"),
        ("７", "2 New"),
        ("", "2 New"),
        ("0", "2 Fault seed_not_whole"),
        ("-1", "2 Fault seed_not_whole"),
        ("1.5", "2 Fault seed_not_whole"),
        ("99999999999", "2 Fault seed_not_whole"),
        ("high", "2 Fault seed_not_whole"),
    ] {
        assert_eq!(
            report(&csv(&format!("Name,Seed,Club\nFox,{seed},North\n"))),
            [expect],
            "{seed}"
        );
    }
}

#[test]
fn wishes_arrive_as_json_and_unknown_ones_are_refused() {
    let wishes: Wishes = serde_json::from_str(r#"{"separator":"semicolon","skip":[3],"edits":{"4":{"0":"Fox"}},"columns":["name","short_name"]}"#).expect("wishes");
    assert_eq!(wishes.edits[&4][&0], "Fox");
    assert!(serde_json::from_str::<Wishes>(r#"{"speed":1}"#).is_err());
    let json =
        serde_json::to_value(ask("Name,Seed\nFox,x\n", &Wishes::default(), &[])).expect("json");
    assert_eq!(json["rows"][0]["verdict"], "fault");
    assert_eq!(
        json["rows"][0]["remarks"][0]["repairs"][0]["action"],
        serde_json::json!({"do": "put", "column": 1, "text": ""})
    );
    assert!(
        json.get("entrants").is_none(),
        "the page gets rows, not entrants"
    );
}
