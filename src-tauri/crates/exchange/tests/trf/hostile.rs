//! Files that are cut off, contradict themselves, or were written to do harm: a refusal, never a panic.

use crate::write::{Written, player, report};
use lanista_exchange::trf::{TrfRefusal, tie_break_table};

fn refused(bytes: &[u8]) -> (Option<u32>, &'static str) {
    let refusal: TrfRefusal = tie_break_table(bytes).unwrap_err();
    assert!(
        refusal.to_string().ends_with(['.', '?']),
        "{refusal} is a sentence"
    );
    (refusal.line, refusal.code())
}

fn two() -> [Written; 2] {
    [
        player(1, "1.0", &[(2, 'w', '1')]),
        player(2, "0.0", &[(1, 'b', '0')]),
    ]
}

fn check(records: &[&str], change: impl Fn(&mut [Written; 2]), expect: (Option<u32>, &str)) {
    let mut players = two();
    change(&mut players);
    let bytes = report(records, &players, "\r\n");
    assert_eq!(
        refused(&bytes),
        expect,
        "{}",
        String::from_utf8_lossy(&bytes)
    );
}

#[test]
fn nothing_to_read() {
    assert_eq!(refused(b""), (None, "no_players"));
    assert_eq!(
        refused(b"012 A tournament\r092 Swiss\r"),
        (None, "no_players")
    );
    assert_eq!(refused(&[0xff; 1000]), (None, "no_players"));
    assert_eq!(refused(&vec![b'\n'; 9 * 1024 * 1024]), (None, "too_large"));
}

#[test]
fn lines_cut_off() {
    let whole = String::from_utf8(report(&[], &two(), "\n")).unwrap();
    let end = whole.trim_end().len();
    for (cut, code) in [
        (1, "entry_cut_off"),
        (3, "entry_cut_off"),
        (4, "entry_cut_off"),
        (8, "contradiction"),
        (14, "contradiction"),
        (40, "line_too_short"),
        (94, "line_too_short"),
        (end - 60, "line_too_short"),
    ] {
        assert_eq!(
            refused(&whole.as_bytes()[..end - cut]).1,
            code,
            "{cut} bytes off"
        );
    }
    let first = whole.lines().next().unwrap();
    assert_eq!(refused(first.as_bytes()), (Some(1), "unknown_player"));
}

#[test]
fn numbers_that_are_none() {
    check(&[], |it| it[1].number = 1, (Some(2), "number_twice"));
    check(&[], |it| it[0].number = 0, (Some(1), "bad_number"));
    check(
        &[],
        |it| it[0].points = "one".into(),
        (Some(1), "bad_number"),
    );
    check(
        &[],
        |it| it[0].points = "1e3".into(),
        (Some(1), "bad_number"),
    );
    check(&["142 many"], |_| (), (Some(1), "bad_number"));
    check(&["XXR -1"], |_| (), (Some(1), "bad_number"));
    check(&["XXR 99999999999"], |_| (), (Some(1), "bad_number"));
    check(&["240 H   x    1"], |_| (), (Some(1), "bad_number"));
    check(&["XXA    1  lot"], |_| (), (Some(1), "bad_number"));
}

#[test]
fn results_without_sense() {
    check(
        &[],
        |it| it[0].cells[0].2 = '9',
        (Some(1), "unknown_result"),
    );
    check(
        &[],
        |it| it[0].cells[0].1 = 'x',
        (Some(1), "unknown_colour"),
    );
    check(
        &[],
        |it| it[0].cells[0].2 = 'H',
        (Some(1), "result_without_sense"),
    );
    check(
        &[],
        |it| it[0].cells[0] = (0, 'w', '1'),
        (Some(1), "result_without_sense"),
    );
    check(&["240 Q   1    1"], |_| (), (Some(1), "unknown_result"));
}

#[test]
fn lines_that_contradict_each_other() {
    check(&[], |it| it[0].cells[0].0 = 1, (Some(1), "contradiction"));
    check(&[], |it| it[0].cells[0].0 = 3, (Some(1), "unknown_player"));
    check(
        &[],
        |it| it[1].cells[0] = (0, '-', 'Z'),
        (Some(1), "contradiction"),
    );
    check(&[], |it| it[1].cells[0].1 = 'w', (Some(1), "contradiction"));
    check(&[], |it| it[1].cells[0].2 = '-', (Some(1), "contradiction"));
    check(&["240 H   1    5"], |_| (), (Some(1), "unknown_player"));
}

#[test]
fn points_the_results_do_not_give() {
    check(
        &[],
        |it| it[0].points = "7.5".into(),
        (Some(1), "points_do_not_add_up"),
    );
    check(&["162  W 3.0"], |_| (), (Some(2), "points_do_not_add_up"));
    for record in [
        "162",
        "162  W",
        "162  W x",
        "162  3.0",
        "BBW",
        "BBW  lots",
        "XXS W=",
        "XXS =3",
    ] {
        check(&[record], |_| (), (Some(1), "bad_point_system"));
    }
}

#[test]
fn rounds_beyond_all_measure() {
    check(
        &["XXR 1"],
        |it| it[0].cells.push((0, '-', 'U')),
        (Some(2), "too_many_rounds"),
    );
    let far = |it: &mut [Written; 2]| {
        it[0]
            .cells
            .extend([(0, ' ', ' '); 150].into_iter().chain([(0, '-', 'U')]))
    };
    check(&[], far, (Some(1), "too_many_rounds"));
    check(&["240 H 900    1"], |_| (), (Some(1), "too_many_rounds"));
    check(
        &["299 W        1.0     0    1"],
        |_| (),
        (Some(1), "too_many_rounds"),
    );
}

#[test]
fn players_that_are_missing() {
    check(&["062 3"], |_| (), (Some(1), "players_missing"));
    assert!(tie_break_table(&report(&["062 2 (1)"], &two(), "\n")).is_ok());
}

#[test]
fn columns_out_of_place() {
    let shifted = String::from_utf8(report(&[], &two(), "\n"))
        .unwrap()
        .replace(" w 1", "w 1");
    assert_eq!(refused(shifted.as_bytes()), (Some(1), "misaligned"));
}

#[test]
fn a_team_tournament_is_not_for_us() {
    check(
        &["013 A team                          1    2"],
        |_| (),
        (Some(1), "team_tournament"),
    );
    check(&["310   1 A team"], |_| (), (Some(1), "team_tournament"));
}
