//! A few words to write a tournament down as a report would.

use lanista_domain::side::Side;
use lanista_domain::standings::{
    ByeKind, Chain, Criterion, Entry, Ledger, Missing, Parameters, Parting, PointScheme, Row,
    standings,
};

/// A tournament told round by round: `1-2 1:0`, `1-2 +-`, `1-2 -+`, `1-2 --`, `3 bye`, `3 half`, `3 full`,
/// `3 absent`; separated by commas.
pub(crate) fn told(entrants: u32, scheme: PointScheme, rounds: &[&str]) -> Ledger {
    let mut ledger = Ledger::new(entrants, scheme);
    for (round, told) in (1..).zip(rounds) {
        for entry in told.split(',').map(|part| entry(part.trim())) {
            ledger.record(round, &entry).unwrap();
        }
    }
    ledger
}

/// One entry of a round.
pub(crate) fn entry(told: &str) -> Entry {
    let (who, what) = told.split_once(' ').unwrap();
    let Some((home, away)) = who.split_once('-') else {
        let kind = match what {
            "bye" => ByeKind::Pairing,
            "half" => ByeKind::Half,
            "full" => ByeKind::Full,
            "absent" => ByeKind::Absent,
            other => panic!("no bye: {other}"),
        };
        return Entry::bye(who.parse().unwrap(), kind);
    };
    let (home, away) = (home.parse().unwrap(), away.parse().unwrap());
    match what {
        "+-" => Entry::forfeit(home, away, Missing::One(Side::Away)),
        "-+" => Entry::forfeit(home, away, Missing::One(Side::Home)),
        "--" => Entry::forfeit(home, away, Missing::Both),
        score => {
            let (own, other) = score.split_once(':').unwrap();
            Entry::game(home, away, own.parse().unwrap(), other.parse().unwrap())
        }
    }
}

pub(crate) fn chain(names: &str, parameters: Parameters) -> Chain {
    Chain::named(names.split(", "), parameters).unwrap()
}

/// What a criterion says of each seed, from seed 1.
pub(crate) fn values(ledger: &Ledger, criterion: Criterion) -> Vec<String> {
    let chain = Chain::new(vec![criterion], Parameters::default()).unwrap();
    let mut rows = standings(ledger.clone(), chain, &[]);
    rows.sort_by_key(|row| row.seed);
    rows.iter().map(|row| row.values[0].shown()).collect()
}

/// A table as a report would tell it: rank, seed, and what parts it from the one above.
pub(crate) fn table(rows: &[Row]) -> Vec<String> {
    rows.iter()
        .map(
            |Row {
                 seed,
                 rank,
                 parting,
                 ..
             }| {
                let parting = match parting {
                    Parting::First => "first".to_owned(),
                    Parting::Tied => "tied".to_owned(),
                    Parting::By(criterion) => criterion.name().to_owned(),
                    Parting::Void => "void".to_owned(),
                };
                format!("{rank}. {seed} {parting}")
            },
        )
        .collect()
}
