//! Files of earlier results and of ratings.

use crate::report;
use lanista_exchange::{
    Column, Earlier, Preview, ReadRating, Source, Winner, Wishes, read_earlier,
};

fn read(text: &str) -> (Preview, Earlier) {
    read_earlier(&Source::file("league.csv", text), &Wishes::default()).expect("a readable table")
}

fn meanings(preview: &Preview) -> Vec<Column> {
    preview.columns.iter().map(|one| one.meaning).collect()
}

/// Each result in few words: "Fox>Owl 19782".
fn results(earlier: &Earlier) -> Vec<String> {
    let Earlier::Results(results) = earlier else {
        return vec!["ratings".to_owned()];
    };
    let word = |winner| match winner {
        Winner::Home => ">",
        Winner::Away => "<",
        Winner::Nobody => "=",
    };
    results
        .iter()
        .map(|one| {
            let day = one.day.map_or_else(String::new, |day| format!(" {day}"));
            format!("{}{}{}{day}", one.home, word(one.winner), one.away)
        })
        .collect()
}

#[test]
fn results_are_read_by_score_by_winner_or_by_both_in_one_cell() {
    for (text, expect) in [
        (
            "home,away,score home,score away,date\nFox,Owl,2,1,2024-02-29\nOwl,Hen,1,1,\n",
            ["Fox>Owl 19782", "Owl=Hen"],
        ),
        (
            "Date;Player 1;Player 2;Result\n29.02.2024;Fox;Owl;2:1\n;Owl;Hen;½-½\n",
            ["Fox>Owl 19782", "Owl=Hen"],
        ),
        (
            "Heim,Gast,Sieger\nFox,Owl,fox\nOwl,Hen,remis\n",
            ["Fox>Owl", "Owl=Hen"],
        ),
        ("Fox,Owl,2,1\nOwl,Hen,0,3\n", ["Fox>Owl", "Owl<Hen"]),
        ("Fox\tOwl\t2-1\nOwl\tHen\t0-3\n", ["Fox>Owl", "Owl<Hen"]),
    ] {
        let (preview, earlier) = read(text);
        assert_eq!(
            results(&earlier),
            expect,
            "{text}: {:?}",
            meanings(&preview)
        );
    }
}

#[test]
fn each_fault_of_a_result_is_told_and_left_out() {
    let (preview, earlier) = read(
        "home,away,score home,score away,winner,date\n\
         Fox,Owl,2,1,,\n\
         ,Owl,2,1,,\n\
         Fox,fox,2,1,,\n\
         Fox,Owl,2,,,\n\
         Fox,Owl,two,1,,\n\
         Fox,Owl,2,1,Owl,\n\
         Fox,Owl,,,Hen,\n\
         Fox,Owl,,,,\n\
         Fox,Owl,2,1,Fox,someday\n",
    );
    assert_eq!(
        report(&preview),
        [
            "2 New",
            "3 Fault name_missing",
            "4 Fault same_side",
            "5 Fault score_missing",
            "6 Fault no_score",
            "7 Fault contradiction",
            "8 Fault winner_unknown",
            "9 Fault no_result",
            "10 Fault no_date",
        ]
    );
    assert_eq!(results(&earlier), ["Fox>Owl"]);
    assert_eq!((preview.counts.new, preview.counts.faults), (1, 8));
}

#[test]
fn faults_are_repaired_as_in_a_list_of_entrants() {
    let source = Source::file(
        "league.csv",
        "home,away,winner,date\nFox,Owl,Hen,\nOwl,Hen,Hen,soon\n",
    );
    let mut wishes = Wishes::default();
    wishes
        .edits
        .entry(2)
        .or_default()
        .insert(2, "Fox".to_owned());
    wishes.skip.insert(3);
    let (preview, earlier) = read_earlier(&source, &wishes).expect("a readable table");
    assert_eq!(report(&preview), ["2 New", "3 Skipped"]);
    assert_eq!(results(&earlier), ["Fox>Owl"]);
}

#[test]
fn ratings_are_read_with_and_without_their_deviation() {
    let (preview, earlier) = read(
        "Name,Elo,RD\nFox,1843.4,62\nOwl,\"1,650\",\nFOX,1500,\nHen,,\n,1500,\nCat,strong,\nElk,1500,0\n",
    );
    let Earlier::Ratings(ratings) = earlier else {
        panic!("results: {:?}", meanings(&preview));
    };
    let rated = |name: &str, rating, deviation| ReadRating {
        name: name.to_owned(),
        rating,
        deviation,
    };
    assert_eq!(ratings, [rated("Fox", 1_843, 62), rated("Owl", 1_650, 200)]);
    assert_eq!(
        report(&preview),
        [
            "2 New",
            "3 New",
            "4 Fault duplicate_row",
            "5 Fault rating_missing",
            "6 Fault name_missing",
            "7 Fault not_a_number",
            "8 Fault not_a_number",
        ]
    );
}

#[test]
fn a_list_of_names_alone_says_what_is_missing() {
    let (preview, earlier) = read("Name\nFox\nOwl\n");
    assert_eq!(earlier, Earlier::Ratings(Vec::new()));
    assert_eq!(
        report(&preview),
        ["2 Fault rating_missing", "3 Fault rating_missing"]
    );
    let columns = Some(vec![Column::Home]);
    let wishes = Wishes {
        columns,
        ..Wishes::default()
    };
    let source = Source::file("league.csv", "Name\nFox\n");
    let (preview, _) = read_earlier(&source, &wishes).expect("a readable table");
    assert_eq!(
        preview.rows.last().expect("a row").remarks[0].code,
        "no_name_column"
    );
}
