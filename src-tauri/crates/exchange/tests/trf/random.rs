//! Random tournaments with everything that can happen, held against the slow rules; random damage.

use crate::naive::{Naive, Values};
use crate::write::{Cell, Written, report};
use lanista_exchange::trf::tie_break_table;
use proptest::prelude::*;

/// Of a win, a draw and a loss, in tenths.
type Points = (i64, i64, i64);

/// Point systems, and how a file tells them.
const SYSTEMS: [(Points, &[&str]); 4] = [
    ((10, 5, 0), &["012 Chess"]),
    ((30, 10, 0), &["162  W 3.0    D 1.0"]),
    ((30, 20, 10), &["BBW  3.0", "BBD  2.0", "BBL  1.0"]),
    ((20, 10, 0), &["XXS W=2 D=1"]),
];

#[derive(Clone, Debug)]
struct Tournament {
    system: usize,
    /// By player, then round.
    cells: Vec<Vec<Cell>>,
}

/// Each round the players are shuffled and paired from the left; some drop out of it in every way there is.
fn tournaments() -> impl Strategy<Value = Tournament> {
    (0..SYSTEMS.len(), 2..18_usize, 1..8_usize).prop_flat_map(|(system, players, rounds)| {
        let order = Just((0..players).collect::<Vec<usize>>()).prop_shuffle();
        let fates = prop::collection::vec(0..24_u32, players);
        let round = prop::collection::vec((order, fates), rounds);
        round.prop_map(move |rounds| Tournament {
            system,
            cells: play(players, &rounds),
        })
    })
}

fn play(players: usize, rounds: &[(Vec<usize>, Vec<u32>)]) -> Vec<Vec<Cell>> {
    let mut cells = vec![Vec::new(); players];
    for (order, fates) in rounds {
        let apart = |fate: u32| match fate {
            0 => Some('H'),
            1 => Some('F'),
            2 | 3 => Some('Z'),
            4 => Some(' '),
            _ => None,
        };
        let (away, mut here): (Vec<usize>, Vec<usize>) = order
            .iter()
            .partition(|&&player| apart(fates[player]).is_some());
        for player in away {
            let result = apart(fates[player]).unwrap();
            cells[player].push((0, if result == ' ' { ' ' } else { '-' }, result));
        }
        if here.len() % 2 == 1 {
            cells[here.pop().unwrap()].push((0, '-', 'U'));
        }
        for pair in here.chunks(2) {
            let (white, black) = (pair[0], pair[1]);
            let results = match fates[white] {
                5 => ('+', '-'),
                6 => ('-', '+'),
                7 => ('-', '-'),
                8..=12 => ('=', '='),
                13..=19 => ('1', '0'),
                _ => ('0', '1'),
            };
            let number = |player: usize| u32::try_from(player).unwrap() + 1;
            cells[white].push((number(black), 'w', results.0));
            cells[black].push((number(white), 'b', results.1));
        }
    }
    cells
}

fn tenths(points: i64) -> String {
    format!("{}.{}", points / 10, points % 10)
}

fn written(tournament: &Tournament, ending: &str) -> (Naive, Vec<u8>) {
    let (points, records) = SYSTEMS[tournament.system];
    let naive = Naive {
        cells: tournament.cells.clone(),
        points,
    };
    let player = |(number, cells): (u32, &Vec<Cell>)| Written {
        number,
        points: tenths(cells.iter().map(|&cell| naive.worth(cell)).sum()),
        cells: cells.clone(),
    };
    let players: Vec<Written> = (1..).zip(&tournament.cells).map(player).collect();
    let announced = format!("062 {}", players.len());
    let records: Vec<&str> = records
        .iter()
        .copied()
        .chain([announced.as_str()])
        .collect();
    let bytes = report(&records, &players, ending);
    (naive, bytes)
}

/// A number of the table in tenths, or hundredths for points times points.
fn read(text: &str) -> i64 {
    let digits: String = text.chars().filter(|it| *it != '.').collect();
    let read: i64 = digits.parse().unwrap();
    if text.contains('.') { read } else { read * 10 }
}

fn check_row(line: &str, expect: &Values) {
    let fields: Vec<&str> = line.split('\t').collect();
    let at = |column: usize| read(fields[column]);
    let found = Values {
        points: at(2),
        buchholz: [at(3), at(4), at(5), at(6)],
        sonneborn_berger: at(7),
        wins: [at(9) / 10, at(10) / 10],
        koya: at(11),
        progressive: at(12),
        fore: at(13),
    };
    assert_eq!(&found, expect, "{line}");
}

/// Rounds in which nobody was paired are none; the file cannot tell them from byes asked for.
fn without_empty_end(mut tournament: Tournament) -> Option<Tournament> {
    let paired = |cell: &Cell| cell.0 > 0 || cell.2 == 'U';
    while !tournament
        .cells
        .iter()
        .any(|it| it.last().is_some_and(paired))
    {
        for cells in &mut tournament.cells {
            cells.pop()?;
        }
    }
    Some(tournament)
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|it| it.parse().ok());
    ProptestConfig::with_cases(cases.unwrap_or(128))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn fast_and_slow_rules_agree(tournament in tournaments()) {
        let Some(tournament) = without_empty_end(tournament) else { return Ok(()) };
        let (naive, bytes) = written(&tournament, "\r");
        let table = tie_break_table(&bytes).unwrap();
        let values: Vec<Values> = (0..tournament.cells.len()).map(|it| naive.values(it)).collect();
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by_key(|&it| {
            let Values { points, buchholz, sonneborn_berger, .. } = values[it];
            (-points, buchholz.map(|it| -it), -sonneborn_berger, it)
        });
        let key = |it: usize| (values[it].points, values[it].buchholz, values[it].sonneborn_berger);
        let mut encounters = vec![0; values.len()];
        for tied in order.chunk_by(|&left, &right| key(left) == key(right)) {
            let runs = naive.encounter(tied);
            let mut rank = 1;
            for run in runs.iter().filter(|_| runs.len() > 1) {
                run.iter().for_each(|&it| encounters[it] = rank);
                rank += run.len();
            }
        }
        for (player, line) in table.lines().skip(1).enumerate() {
            let encounter = line.split('\t').nth(8).and_then(|it| it.parse().ok());
            prop_assert_eq!(encounter, Some(encounters[player]));
            check_row(line, &values[player]);
            let rank = order.iter().position(|&it| it == player).unwrap() + 1;
            let expect = format!("{}\t{rank}\t", player + 1);
            prop_assert!(line.starts_with(&expect), "{} is ranked {}", line, rank);
        }
    }

    #[test]
    fn a_report_cut_off_is_refused_or_says_the_same(tournament in tournaments(), part in any::<prop::sample::Index>()) {
        let (_, bytes) = written(&tournament, "\r\n");
        let Ok(whole) = tie_break_table(&bytes) else { return Ok(()) };
        let end = part.index(bytes.len());
        if let Ok(table) = tie_break_table(&bytes[..end]) {
            prop_assert_eq!(table, whole);
        }
    }

    #[test]
    fn damage_never_panics(
        tournament in tournaments(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let (_, mut bytes) = written(&tournament, "\n");
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = tie_break_table(&bytes);
    }

    #[test]
    fn nonsense_never_panics(
        lines in prop::collection::vec("(001|162|XXA|XXR|240|250|299|BBW|XXS|142|012)[ -~\u{e4}\u{20ac}]{0,120}", 0..8),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let _ = tie_break_table(lines.join("\r").as_bytes());
        let _ = tie_break_table(&bytes);
    }
}
