//! What each kind of record means: point systems, byes, forfeits, late entries, accelerations, penalties.

use crate::write::{Cell, Written, player, report};
use lanista_exchange::trf::{read_report, tie_break_table};

/// One column of the table, by start number.
fn column(report: &[u8], name: &str) -> Vec<String> {
    let table = tie_break_table(report).unwrap();
    let mut lines = table.lines();
    let names: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let at = names.iter().position(|it| *it == name).unwrap();
    lines
        .map(|line| line.split('\t').nth(at).unwrap().to_owned())
        .collect()
}

fn check(records: &[&str], players: &[Written], columns: &[(&str, &[&str])]) {
    let report = report(records, players, "\n");
    for (name, expect) in columns {
        assert_eq!(column(&report, name), *expect, "{name} with {records:?}");
    }
}

const ABSENT: Cell = (0, '-', 'Z');

/// A win each way, a draw each way, one bye: points as the system says.
fn four(points: [&str; 4]) -> Vec<Written> {
    vec![
        player(1, points[0], &[(2, 'w', '1'), (3, 'b', '=')]),
        player(2, points[1], &[(1, 'b', '0'), (4, 'w', '+')]),
        player(3, points[2], &[(4, 'w', '1'), (1, 'w', '=')]),
        player(4, points[3], &[(3, 'b', '0'), (2, 'b', '-')]),
    ]
}

#[test]
fn points_of_a_result_are_told_in_three_ways() {
    let points = ["4.0", "3.0", "4.0", "0.0"];
    let expect: [(&str, &[&str]); 3] = [
        ("PTS", &points),
        ("WIN", &["1", "1", "1", "0"]),
        ("WON", &["1", "0", "1", "0"]),
    ];
    check(&["162  W 3.0    D 1.0"], &four(points), &expect);
    check(&["BBW  3.0", "BBD  1.0"], &four(points), &expect);
    check(&["XXS W=3.0 D=1.0"], &four(points), &expect);
    // Not told at all: the points of the players leave no other usual system.
    check(&[], &four(points), &expect);
}

#[test]
fn a_loss_may_give_points_and_an_absence_too() {
    let records = ["162  W 3.0    D 2.0    L 1.0    A 0.5"];
    let players = four(["5.0", "4.0", "5.0", "1.5"]);
    check(
        &records,
        &players,
        &[("PTS", &["5.0", "4.0", "5.0", "1.5"])],
    );
    let records = ["BBW  3.0", "BBD  2.0", "BBL  1.0", "BBF  0.5", "BBZ  0.0"];
    check(&records, &players, &[("WIN", &["1", "1", "1", "0"])]);
}

#[test]
fn the_bye_of_the_pairing_may_be_worth_a_draw() {
    let players = [
        player(1, "1.5", &[(2, 'w', '1'), (0, '-', 'U')]),
        player(2, "0.0", &[(1, 'b', '0'), ABSENT]),
    ];
    for records in [
        ["162  P 0.5"],
        ["BBU  0.5"],
        ["XXS PAB=0.5"],
        ["012 silent"],
    ] {
        check(
            &records,
            &players,
            &[("WIN", &["1", "0"]), ("WON", &["1", "0"])],
        );
    }
}

#[test]
fn quarters_are_written_with_two_places() {
    let players = [
        player(1, "1.25", &[(2, 'w', '1'), (2, 'b', '=')]),
        player(2, "0.25", &[(1, 'b', '0'), (1, 'w', '=')]),
    ];
    let expect: [(&str, &[&str]); 2] = [("PTS", &["1.25", "0.25"]), ("SB", &["0.3125", "0.3125"])];
    check(&["162  W 1.0    D0.25"], &players, &expect);
}

#[test]
fn byes_are_told_in_the_line_or_apart() {
    let told = |points, last| {
        let (one, two) = ((2, 'w', '1'), (1, 'b', '0'));
        [
            player(1, points, &[one, last]),
            player(2, "1.0", &[two, (0, '-', 'U')]),
        ]
    };
    let expect: [(&str, &[&str]); 2] = [("PTS", &["1.5", "1.0"]), ("BH", &["2.0", "2.5"])];
    check(&[], &told("1.5", (0, '-', 'H')), &expect);
    check(&["240 H   2    1"], &told("1.5", (0, ' ', ' ')), &expect);
    // Older reports have no letter for it.
    check(&[], &told("1.5", (0, '-', '=')), &expect);
    check(
        &[],
        &told("2.0", (0, '-', 'F')),
        &[("PTS", &["2.0", "1.0"])],
    );
}

#[test]
fn late_entries_retirements_and_gaps_in_the_numbers() {
    let blank = (0, ' ', ' ');
    let players = [
        player(9, "2.0", &[(4, 'b', '1'), (30, 'w', '1')]),
        player(4, "0.0", &[(9, 'w', '0')]),
        player(30, "0.0", &[blank, (9, 'b', '0')]),
    ];
    let expect: [(&str, &[&str]); 4] = [
        ("StartNo", &["4", "9", "30"]),
        ("Rank", &["2", "1", "3"]),
        // Player 4 stayed away after round one, which counts as a draw for player 9.
        ("BH", &["2.0", "0.5", "2.0"]),
        ("BH/C1", &["2.0", "0.5", "2.0"]),
    ];
    check(&[], &players, &expect);
}

#[test]
fn accelerations_and_forbidden_pairs_change_no_standing() {
    let records = [
        "142 2",
        "XXP 1 2",
        "260   1   2    3    4",
        "XXA    1  1.0  1.0",
    ];
    check(
        &records,
        &four(["1.5", "1.0", "1.5", "0.0"]),
        &[("PTS", &["1.5", "1.0", "1.5", "0.0"])],
    );
    // Some programs add the points for the pairing to those of the player.
    check(
        &records,
        &four(["2.5", "1.0", "1.5", "0.0"]),
        &[("PTS", &["1.5", "1.0", "1.5", "0.0"])],
    );
    let records = ["250       1.0   1   1    1    1"];
    check(
        &records,
        &four(["2.5", "1.0", "1.5", "0.0"]),
        &[("PTS", &["1.5", "1.0", "1.5", "0.0"])],
    );
}

#[test]
fn nobody_appears() {
    let players = [
        player(1, "0.0", &[(2, 'w', '-')]),
        player(2, "0.0", &[(1, 'b', '-')]),
    ];
    check(
        &[],
        &players,
        &[
            ("PTS", &["0.0", "0.0"]),
            ("BH", &["0.0", "0.0"]),
            ("Rank", &["1", "2"]),
        ],
    );
}

#[test]
fn a_penalty_changes_the_points_and_no_tie_break() {
    let penalty = format!("299{:>14}  001 {:>4}", "-0.5", 1);
    let expect: [(&str, &[&str]); 2] = [
        ("PTS", &["1.0", "1.0", "1.5", "0.0"]),
        ("PS", &["2.5", "1.0", "2.5", "0.0"]),
    ];
    check(&[&penalty], &four(["1.0", "1.0", "1.5", "0.0"]), &expect);
}

#[test]
fn direct_encounter_is_asked_only_among_those_still_tied() {
    // 3 and 4 are equal up to Sonneborn-Berger, and 4 beat 3; the rank goes by start number all the same.
    let players = [
        player(1, "2.5", &[(2, 'w', '1'), (4, 'b', '1'), (3, 'b', '=')]),
        player(2, "0.5", &[(1, 'b', '0'), (3, 'w', '0'), (4, 'b', '=')]),
        player(3, "1.5", &[(4, 'b', '0'), (2, 'b', '1'), (1, 'w', '=')]),
        player(4, "1.5", &[(3, 'w', '1'), (1, 'w', '0'), (2, 'w', '=')]),
    ];
    let expect: [(&str, &[&str]); 4] = [
        ("BH", &["3.5", "5.5", "4.5", "4.5"]),
        ("SB", &["2.75", "0.75", "1.75", "1.75"]),
        ("DE", &["0", "0", "2", "1"]),
        ("Rank", &["1", "4", "2", "3"]),
    ];
    check(&[], &players, &expect);
}

#[test]
fn direct_encounter_settles_nothing_among_four_of_whom_each_met_two() {
    let players = [
        player(1, "1.0", &[(2, 'w', '1'), (3, 'w', '0')]),
        player(2, "1.0", &[(1, 'b', '0'), (4, 'w', '1')]),
        player(3, "1.0", &[(4, 'b', '0'), (1, 'b', '1')]),
        player(4, "1.0", &[(3, 'w', '1'), (2, 'b', '0')]),
    ];
    let expect: [(&str, &[&str]); 3] = [
        ("SB", &["1.00"; 4]),
        ("DE", &["0"; 4]),
        ("Rank", &["1", "2", "3", "4"]),
    ];
    check(&[], &players, &expect);
}

#[test]
fn a_round_that_is_paired_and_not_played_brings_nothing_yet() {
    let mut players = four(["1.5", "1.0", "1.5", "0.0"]);
    for (at, opponent) in [(0, 4), (1, 3), (2, 2), (3, 1)] {
        players[at].cells.push((opponent, 'w', ' '));
    }
    let with_pairing = tie_break_table(&report(&[], &players, "\n"));
    let before = tie_break_table(&report(&[], &four(["1.5", "1.0", "1.5", "0.0"]), "\n"));
    assert_eq!(
        before.as_ref().map(String::len),
        with_pairing.as_ref().map(String::len)
    );
    assert_eq!(before, with_pairing);
}

#[test]
fn names_may_be_padded_by_bytes_or_by_letters() {
    let lines = |name: String| {
        let plain =
            String::from_utf8(report(&[], &four(["1.5", "1.0", "1.5", "0.0"]), "\n")).unwrap();
        plain.replacen("Player0001   ", &name, 1)
    };
    let expect = tie_break_table(lines("Player0001   ".to_owned()).as_bytes()).unwrap();
    for name in ["Jürgen Müller", "Jürgen Müll"] {
        let padded = lines(name.to_owned());
        assert_eq!(
            tie_break_table(padded.as_bytes()).as_ref(),
            Ok(&expect),
            "{name}"
        );
    }
    let latin: Vec<u8> = lines("Jurgen Muller".to_owned())
        .bytes()
        .map(|it| if it == b'J' { 0xfc } else { it })
        .collect();
    assert_eq!(tie_break_table(&latin), Ok(expect));
}

#[test]
fn the_ledger_of_a_report_counts_seeds_by_rising_start_number() {
    let players = [
        player(7, "1.0", &[(3, 'w', '1')]),
        player(3, "0.0", &[(7, 'b', '0')]),
    ];
    let report = read_report(&report(&[], &players, "\n")).unwrap();
    assert_eq!(report.numbers, [3, 7]);
    let appearance = report.ledger.appearance(2, 1).unwrap();
    assert_eq!((appearance.opponent(), appearance.points), (Some(1), 100));
}
