//! Lays recorded drafts beside a format: does each of them fit, and if not, at which action and why.
//!
//! Only picks and bans are compared. Turns that records lack (sides, deciders, reveals, pauses) are passed over.

use lanista_domain::At;
use lanista_domain::draft::{
    Act, Action, Choice, Doer, DraftFormat, Earlier, Hero, HeroId, Memory, Official, OnTimeout,
    Outcome, Pool, Remembered, Seat, Step, SystemAct, Table, TimeoutAct, Verb, What,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// A draft as others recorded it: one line of a file.
#[derive(Clone, Debug, Deserialize)]
pub struct Record {
    /// A number or a text; null where the record has none.
    #[serde(default)]
    pub match_id: Value,
    /// Who acted first, as the actions name them.
    #[serde(alias = "first")]
    pub first_pick: String,
    /// Picks and bans in their order.
    pub actions: Vec<Recorded>,
    /// Which series it belongs to.
    #[serde(default)]
    pub series: Option<String>,
    /// Which game of it.
    #[serde(default)]
    pub game: Option<u8>,
    /// Who won, as the actions name them.
    #[serde(default)]
    pub winner: Option<String>,
    /// What else it says: by the name of each seat, the name of the team.
    #[serde(flatten)]
    others: BTreeMap<String, Value>,
}

/// One recorded action.
#[derive(Clone, Debug, Deserialize)]
pub struct Recorded {
    /// Who.
    pub team: String,
    /// `pick` or `ban`.
    pub action: Verb,
    /// With what; null where the turn was missed.
    #[serde(alias = "map", default)]
    pub hero: Option<String>,
}

/// What a record comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// As in the record.
    pub match_id: Value,
    /// Whether every pick and ban is lawful and every turn was filled.
    pub fits: bool,
    /// The offending action, from 0; the number of actions where some are missing.
    pub at: Option<usize>,
    /// Why: a code of the draft's rules, `truncated`, or `unreadable`.
    pub code: Option<String>,
    /// What is odd and still lawful, for people.
    #[serde(skip)]
    pub remarks: Vec<String>,
}

/// Reads one line.
///
/// # Errors
///
/// What the reader says of a line that is no record.
pub fn record(line: &str) -> Result<Record, serde_json::Error> {
    serde_json::from_str(line)
}

/// Lays every record beside the format. Those of one series are taken together, in the order of their games.
#[must_use]
pub fn replay(format: &DraftFormat, pool: &Pool, records: &[Record]) -> Vec<Verdict> {
    let reduced = without_what_records_lack(format);
    let names = Names::of(pool);
    let mut series: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, record) in records.iter().enumerate() {
        if let Some(name) = &record.series {
            series.entry(name).or_default().push(number);
        }
    }
    for games in series.values_mut() {
        games.sort_by_key(|number| (records[*number].game, *number));
    }
    let judged = records.iter().enumerate().map(|(number, record)| {
        let games = record.series.as_deref().and_then(|name| series.get(name));
        let before = games.map_or(&[][..], |games| {
            let own = games.iter().position(|game| *game == number);
            &games[..own.unwrap_or(0)]
        });
        judge(
            &reduced,
            pool,
            &names,
            record,
            before.iter().map(|game| &records[*game]),
        )
    });
    judged.collect()
}

/// The format with nothing but its picks and bans, and the reveals between them. A missed ban is what it is.
fn without_what_records_lack(format: &DraftFormat) -> DraftFormat {
    let mut reduced = format.clone();
    for step in &mut reduced.steps {
        step.open
            .retain(|opening| matches!(opening.verb, Verb::Pick | Verb::Ban));
    }
    reduced
        .steps
        .retain(|step: &Step| !step.open.is_empty() || step.system == Some(SystemAct::Reveal));
    reduced.clock.on_timeout = OnTimeout::from([
        (Verb::Ban, format.clock.on_timeout(Verb::Ban)),
        (Verb::Pick, TimeoutAct::Judge),
    ]);
    reduced
}

fn judge<'a>(
    format: &DraftFormat,
    pool: &Pool,
    names: &Names,
    record: &Record,
    before: impl Iterator<Item = &'a Record>,
) -> Verdict {
    let mut remarks = Vec::new();
    let pool = with_unknown(pool, names, record, &mut remarks);
    let memory = remember(names, record, before);
    let table = Table {
        format,
        pool: &pool,
        memory: &memory,
    };
    let mut position = table.position(&[]);
    for (number, recorded) in record.actions.iter().enumerate() {
        let Some(seat) = record.seat(&recorded.team) else {
            return record.verdict(Some((number, "wrong_seat")), remarks);
        };
        let hero = recorded.hero.as_ref().map(|name| names.id(name));
        let act = Act::Turn {
            seat,
            verb: recorded.action,
            choice: hero
                .clone()
                .map_or(Choice::Empty {}, |hero| Choice::Hero { hero }),
        };
        if let Some(first) = table.judge(&position, &act, Official::No).first() {
            return record.verdict(Some((number, first.code())), remarks);
        }
        let used = |hero: &HeroId| {
            let mut turns = memory.turns.iter();
            turns.any(|turn| turn.what == What::Did(Verb::Pick) && turn.hero == *hero)
        };
        if recorded.action == Verb::Ban && hero.as_ref().is_some_and(used) {
            remarks.push(format!(
                "action {number} bans what was used earlier in the series"
            ));
        }
        let action = Action::new(act, Doer::Record {}, At(0));
        position = table.after(position, number, &action);
    }
    let whole = position.is_complete(format);
    record.verdict(
        (!whole).then_some((record.actions.len(), "truncated")),
        remarks,
    )
}

impl Verdict {
    /// Of a line that is no record.
    #[must_use]
    pub fn unreadable() -> Self {
        Self {
            match_id: Value::Null,
            fits: false,
            at: None,
            code: Some("unreadable".into()),
            remarks: Vec::new(),
        }
    }
}

impl Record {
    /// The seat of a team; none for a third one.
    fn seat(&self, team: &str) -> Option<Seat> {
        if team == self.first_pick {
            return Some(Seat::A);
        }
        let second = self
            .actions
            .iter()
            .find(|action| action.team != self.first_pick)?;
        (second.team == team).then_some(Seat::B)
    }

    /// The team behind the name that the actions use: `blue` may be another team in the next game.
    fn team<'a>(&'a self, name: &'a str) -> &'a str {
        self.others
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or(name)
    }

    fn verdict(&self, against: Option<(usize, &str)>, remarks: Vec<String>) -> Verdict {
        Verdict {
            match_id: self.match_id.clone(),
            fits: against.is_none(),
            at: against.map(|(at, _)| at),
            code: against.map(|(_, code)| code.to_owned()),
            remarks,
        }
    }
}

/// Which hero a written name means.
struct Names(HashMap<HeroId, HeroId>);

impl Names {
    fn of(pool: &Pool) -> Self {
        let mut names = HashMap::new();
        for hero in &pool.heroes {
            for alias in &hero.aliases {
                names
                    .entry(HeroId::of_name(alias))
                    .or_insert_with(|| hero.id.clone());
            }
        }
        for hero in &pool.heroes {
            names.insert(HeroId::of_name(&hero.id.0), hero.id.clone());
            names.insert(HeroId::of_name(&hero.name), hero.id.clone());
        }
        Self(names)
    }

    /// The id; one made from the name where the pool has none.
    fn id(&self, name: &str) -> HeroId {
        let wanted = HeroId::of_name(name);
        self.0.get(&wanted).cloned().unwrap_or(wanted)
    }
}

/// The pool, and what the record names beyond it: a newer hero than ours is no reason to refuse a draft.
fn with_unknown(pool: &Pool, names: &Names, record: &Record, remarks: &mut Vec<String>) -> Pool {
    let mut pool = pool.clone();
    for name in record
        .actions
        .iter()
        .filter_map(|action| action.hero.as_ref())
    {
        let id = names.id(name);
        if pool.hero(&id).is_none() {
            remarks.push(format!("{name} is not in the pool “{}”", pool.name));
            pool.heroes.push(Hero {
                id,
                name: name.clone(),
                ..Hero::default()
            });
        }
    }
    pool
}

/// What the earlier games of the series leave behind, told from the seats of this one.
fn remember<'a>(
    names: &Names,
    record: &Record,
    before: impl Iterator<Item = &'a Record>,
) -> Memory {
    let first = record.team(&record.first_pick);
    let mut memory = Memory::default();
    for (number, game) in before.enumerate() {
        for action in &game.actions {
            let Some(hero) = action.hero.as_ref().map(|name| names.id(name)) else {
                continue;
            };
            let by = if game.team(&action.team) == first {
                Seat::A
            } else {
                Seat::B
            };
            let mut put = |what: What| {
                let game = game
                    .game
                    .unwrap_or(u8::try_from(number + 1).unwrap_or(u8::MAX));
                memory.turns.push(Remembered {
                    by: Some(by),
                    against: Some(by.other()),
                    what,
                    tag: String::new(),
                    hero: hero.clone(),
                    when: Earlier::Game { game },
                });
            };
            put(What::Did(action.action));
            if let Some(winner) = game.winner.as_ref().filter(|_| action.action == Verb::Pick) {
                let won = *winner == action.team;
                put(What::Played(if won { Outcome::Won } else { Outcome::Lost }));
            }
        }
    }
    memory
}
