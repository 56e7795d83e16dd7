//! Real double eliminations that were played elsewhere, as the facts beside the repository record them.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use lanista_wire::shared::Group;
use serde_json::Value;

/// Who met: the round as recorded, then the seeds, the smaller first.
pub type Meeting = (String, u32, u32);

/// How a meeting ended.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    /// The seed of the winner.
    pub winner: u32,
    /// Games of winner and loser; none when the loser was disqualified.
    pub games: Option<(u8, u8)>,
}

/// One tournament as it was played.
#[derive(Clone, Debug)]
pub struct Real {
    /// Where it was played.
    pub name: String,
    /// How many entered.
    pub entrants: u32,
    /// Whether a second grand final was needed.
    pub reset: bool,
    /// All that was played.
    pub meetings: BTreeMap<Meeting, Record>,
    /// The final placing by seed, from 1.
    pub place: BTreeMap<u32, u32>,
}

impl Real {
    /// A tournament that nobody has played yet, for benchmarks that need a bracket and no record.
    #[must_use]
    pub fn unplayed(entrants: u32) -> Self {
        Self {
            name: "nowhere".to_owned(),
            entrants,
            reset: false,
            meetings: [].into(),
            place: [].into(),
        }
    }

    /// How many were disqualified, counted by meeting.
    #[must_use]
    pub fn disqualified(&self) -> usize {
        let is_out = |record: &&Record| record.games.is_none();
        self.meetings.values().filter(is_out).count()
    }

    /// The games that win each round: the most that anybody won there.
    #[must_use]
    pub fn lengths(&self) -> BTreeMap<&str, u8> {
        let mut longest: BTreeMap<&str, u8> = BTreeMap::new();
        for ((round, ..), record) in &self.meetings {
            if let Some((won, _)) = record.games {
                let known = longest.entry(round).or_default();
                *known = won.max(*known);
            }
        }
        longest
    }
}

/// The round as the records name it: upper from 1, lower from -3 downwards; none for what they do not know.
#[must_use]
pub fn round_name(group: Group, round: u8) -> Option<String> {
    match group {
        Group::Upper => Some(round.to_string()),
        Group::Lower => Some(format!("-{}", u16::from(round) + 2)),
        Group::Final => Some("GF".to_owned()),
        Group::Reset => Some("GFR".to_owned()),
        Group::ThirdPlace | Group::Pool(_) | Group::PoolPart(..) | Group::TieBreak(_) => None,
    }
}

/// Reads all of `double-elimination/startgg.jsonl`.
///
/// # Errors
/// When the file cannot be read or a line is not a record.
pub fn read(file: &Path) -> Result<Vec<Real>> {
    let text = std::fs::read_to_string(file)?;
    text.lines()
        .map(|line| case(line).with_context(|| format!("not a record: {line:.80}")))
        .collect()
}

fn case(line: &str) -> Option<Real> {
    let case: Value = serde_json::from_str(line).ok()?;
    let rows = case["matches"].as_array()?;
    let places = case["place"].as_array()?;
    Some(Real {
        name: case["src"].as_str()?.to_owned(),
        entrants: number(&case["n"])?,
        reset: case["reset"].as_bool()?,
        meetings: rows.iter().map(meeting).collect::<Option<_>>()?,
        place: (1..)
            .zip(places)
            .map(|(seed, place)| Some((seed, number(place)?)))
            .collect::<Option<_>>()?,
    })
}

fn meeting(row: &Value) -> Option<(Meeting, Record)> {
    let round = row[0]
        .as_str()
        .map_or_else(|| row[0].to_string(), str::to_owned);
    let (winner, loser) = (number(&row[1])?, number(&row[2])?);
    // A disqualification is recorded as 0 to -1.
    let games = |value: &Value| u8::try_from(value.as_i64()?).ok();
    let record = Record {
        winner,
        games: games(&row[3]).zip(games(&row[4])),
    };
    Some(((round, winner.min(loser), winner.max(loser)), record))
}

fn number(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}
