//! Every value of the tournaments whose tie-breaks FIDE's own program computed.

use lanista_exchange::trf::tie_break_table;
use std::path::PathBuf;

fn reports() -> Vec<PathBuf> {
    let data = std::env::var_os("LANISTA_REAL_DATA").map_or_else(
        || {
            let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data");
            PathBuf::from(beside)
        },
        PathBuf::from,
    );
    let folder = data.join("swiss-trf");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("SKIPPED: no tournament reports at {}", folder.display());
        return Vec::new();
    };
    let files = files.map(|file| file.unwrap().path());
    let mut reports: Vec<PathBuf> = files
        .filter(|file| file.extension().is_some_and(|it| it == "trf"))
        .collect();
    reports.sort();
    reports
}

#[test]
fn every_value_is_equal() {
    for file in reports() {
        let table = tie_break_table(&std::fs::read(&file).unwrap()).unwrap();
        let expect = std::fs::read_to_string(file.with_extension("tiebreaks.tsv")).unwrap();
        for (line, expect) in table.lines().zip(expect.lines()) {
            assert_eq!(line, expect, "{}", file.display());
        }
        assert_eq!(table, expect, "{}", file.display());
    }
}

#[test]
fn whatever_ends_the_lines() {
    for file in reports() {
        let report = std::fs::read(&file).unwrap();
        let table = tie_break_table(&report).unwrap();
        let with = |ending: &str| {
            String::from_utf8(report.clone())
                .unwrap()
                .replace('\r', ending)
        };
        assert_eq!(tie_break_table(with("\n").as_bytes()).unwrap(), table);
        assert_eq!(tie_break_table(with("\r\n").as_bytes()).unwrap(), table);
    }
}

/// Cut off after any byte, a report is refused or says what the whole one says.
#[test]
fn cut_off_anywhere() {
    for file in reports() {
        let report = std::fs::read(&file).unwrap();
        if report.len() > 3_000 {
            continue;
        }
        let whole = tie_break_table(&report).unwrap();
        let mut refused = 0;
        for end in 0..report.len() {
            match tie_break_table(&report[..end]) {
                Ok(table) => assert_eq!(table, whole, "{} cut at {end}", file.display()),
                Err(_) => refused += 1,
            }
        }
        assert!(
            refused * 10 > report.len() * 8,
            "most of a report is players"
        );
    }
}
