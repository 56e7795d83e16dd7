//! Recorded drafts as JSON lines, one game a line: who banned and picked what in which order, who won, who played what.
//!
//! Two shapes are known by the names of their sides: blue and red (League of Legends) or radiant and dire (Dota 2).
//! A line that cannot be understood refuses the file, with its number: figures over the rest would be silently wrong.

use lanista_domain::draft::recorded::{Action, Part, Record, Verb};
use lanista_domain::side::{BySide, Side};
use serde_json::{Map, Value};

/// Longest line, in bytes: a recorded draft has about two thousand.
pub const LONGEST_LINE: usize = 256 * 1024;
/// Most turns of one draft.
pub const MOST_ACTIONS: usize = 256;

/// What the two sides of a game are called, home first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideNames {
    /// League of Legends: blue is home.
    BlueRed,
    /// Dota 2: radiant is home.
    RadiantDire,
}

impl SideNames {
    /// Both names, home first.
    #[must_use]
    pub const fn both(self) -> BySide<&'static str> {
        match self {
            Self::BlueRed => BySide::new("blue", "red"),
            Self::RadiantDire => BySide::new("radiant", "dire"),
        }
    }

    fn side(self, name: &str) -> Option<Side> {
        let names = self.both();
        Side::BOTH.into_iter().find(|side| names[*side] == name)
    }

    /// By whatever in the record names a side.
    fn of(record: &Map<String, Value>) -> Option<Self> {
        let first_team = || record.get("actions")?.get(0)?.get("team")?.as_str();
        let said = ["first_pick", "winner"]
            .into_iter()
            .filter_map(|key| record.get(key)?.as_str())
            .chain(first_team());
        said.flat_map(|name| {
            [Self::BlueRed, Self::RadiantDire]
                .into_iter()
                .find(|names| names.side(name).is_some())
        })
        .next()
    }
}

/// The draft of one game, as somebody recorded it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// What the sides are called.
    pub names: SideNames,
    /// What the record calls the game; empty if it has no name.
    pub id: String,
    /// What is counted of it.
    pub draft: Record,
    /// Whether the heroes played are known to be others than those picked.
    pub is_otherwise_played: bool,
    said: Map<String, Value>,
}

impl Recorded {
    /// Whether the record holds this word, number or claim under this key.
    #[must_use]
    pub fn says(&self, key: &str, value: &str) -> bool {
        match self.said.get(key) {
            Some(Value::String(said)) => said == value,
            Some(Value::Number(said)) => said.to_string() == value,
            Some(Value::Bool(said)) => said.to_string() == value,
            Some(Value::Null | Value::Array(_) | Value::Object(_)) | None => false,
        }
    }
}

/// Why a line is no recorded draft.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadRecord {
    /// Longer than any draft.
    #[error("the line is longer than {LONGEST_LINE} bytes")]
    TooLong,
    /// No JSON object.
    #[error("the line is no JSON object: {0}")]
    NotJson(String),
    /// Sides of neither shape.
    #[error("the sides are neither blue and red nor radiant and dire")]
    UnknownSides,
    /// A field is missing or holds something else.
    #[error("`{0}` is missing or not what it should be")]
    Field(&'static str),
    /// More turns than any draft has.
    #[error("the draft has more than {MOST_ACTIONS} turns")]
    TooManyActions,
}

/// Reads one line.
///
/// # Errors
/// When it is no recorded draft.
pub fn read_line(line: &str) -> Result<Recorded, BadRecord> {
    if line.len() > LONGEST_LINE {
        return Err(BadRecord::TooLong);
    }
    let said: Map<String, Value> =
        serde_json::from_str(line).map_err(|why| BadRecord::NotJson(why.to_string()))?;
    let names = SideNames::of(&said).ok_or(BadRecord::UnknownSides)?;
    let text = |key: &str| {
        Some(match said.get(key)? {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
        })
    };
    let side = |key: &'static str| match said.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(name)) => names.side(name).map(Some).ok_or(BadRecord::Field(key)),
        Some(_) => Err(BadRecord::Field(key)),
    };
    let number = match said.get("game") {
        None | Some(Value::Null) => 1,
        Some(game) => game
            .as_u64()
            .and_then(|game| u32::try_from(game).ok())
            .ok_or(BadRecord::Field("game"))?,
    };
    Ok(Recorded {
        names,
        id: text("match_id").unwrap_or_default(),
        draft: Record {
            date: text("date").unwrap_or_default(),
            patch: text("patch"),
            series: text("series"),
            number,
            entrants: names.both().map(text),
            first: side("first_pick")?,
            winner: side("winner")?,
            actions: actions(names, said.get("actions"))?,
            parts: parts(names, said.get("players"))?,
        },
        is_otherwise_played: said.get("played_matches_draft") == Some(&Value::Bool(false)),
        said,
    })
}

fn actions(names: SideNames, said: Option<&Value>) -> Result<Vec<Action>, BadRecord> {
    const FIELD: BadRecord = BadRecord::Field("actions");
    let Some(Value::Array(turns)) = said else {
        return Err(FIELD);
    };
    if turns.len() > MOST_ACTIONS {
        return Err(BadRecord::TooManyActions);
    }
    let turn = |turn: &Value| {
        let word = |key: &str| turn.get(key).and_then(Value::as_str);
        Some(Action {
            side: names.side(word("team")?)?,
            verb: match word("action")? {
                "pick" => Verb::Pick,
                "ban" => Verb::Ban,
                _ => return None,
            },
            hero: match turn.get("hero") {
                None | Some(Value::Null) => None,
                Some(hero) => Some(hero.as_str()?.to_owned()),
            },
        })
    };
    turns.iter().map(turn).collect::<Option<_>>().ok_or(FIELD)
}

fn parts(names: SideNames, said: Option<&Value>) -> Result<Vec<Part>, BadRecord> {
    const FIELD: BadRecord = BadRecord::Field("players");
    let players = match said {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(players)) => players,
        Some(_) => return Err(FIELD),
    };
    if players.len() > MOST_ACTIONS {
        return Err(FIELD);
    }
    let player = |player: &Value| {
        let word = |place: usize| player.get(place).and_then(Value::as_str);
        Some(Part {
            hero: word(0)?.to_owned(),
            player: word(1).map(str::to_owned),
            position: word(2).map(str::to_owned),
            side: names.side(word(3)?)?,
        })
    };
    players
        .iter()
        .map(player)
        .collect::<Option<_>>()
        .ok_or(FIELD)
}
