//! Swiss: each round is paired when the one before is complete.

use super::fields::Fields;
use super::problem::Problem;
use super::reply::{Answer, MatchLine, Standing};
use super::request::Request;
use super::results::{Draws, End, Outcome, Results};
use super::table;
use lanista_domain::BySide;
use lanista_domain::standings::{
    Appearance, ByeKind, Chain, Entry, Happening, Ledger, Missing, PointScheme,
};
use lanista_domain::swiss::{self, Fate, Goal, History, Pairing, Wishes, major};
use serde_json::json;
use std::cmp::Reverse;

/// The most rounds of a Swiss stage.
const MOST_ROUNDS: u32 = 100;

/// The most rounds times entrants: 4,096 may play 11 rounds.
const MOST_APPEARANCES: u32 = 45_056;

/// Where wins and losses end the stage, a win counts up and a loss down: equal points are an equal record.
const RECORD: PointScheme = PointScheme::new(1, 0, -1, 1);

/// Whether a round waits for results.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Waits,
    Complete,
}

/// Who meets whom.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    ValveMajor,
    ScoreGroups,
}

/// A Swiss stage that was asked for.
pub(super) struct Swiss {
    method: Method,
    goal: Goal,
    scheme: PointScheme,
    chain: Chain,
}

/// Reads the fields of a Swiss stage.
pub(super) fn read(
    fields: &mut Fields,
    entrants: u32,
    advance: Option<u32>,
    lots: &[u32],
) -> Result<Swiss, Problem> {
    let known = "valve_major or score_groups";
    let method = fields.named("pairing", "score_groups", known, |name| match name {
        "valve_major" => Some(Method::ValveMajor),
        "score_groups" => Some(Method::ScoreGroups),
        _ => None,
    })?;
    if entrants < 2 {
        let message = format!("A Swiss stage needs at least 2 entrants; there are {entrants}.");
        return Err(Problem::new("too_few_entrants", message));
    }
    if entrants > swiss::MOST {
        let message = format!(
            "A Swiss stage has at most {} entrants; there are {entrants}.",
            swiss::MOST
        );
        return Err(Problem::new("too_many_entrants", message));
    }
    let goal = goal(fields, method)?;
    let rounds = goal.most_rounds();
    if rounds.saturating_mul(entrants) > MOST_APPEARANCES {
        let message = format!(
            "{entrants} entrants can play {} rounds here, not {rounds}.",
            MOST_APPEARANCES / entrants
        );
        return Err(Problem::new("wrong_rounds", message));
    }
    if method == Method::ValveMajor {
        major::check_field(entrants, goal).map_err(|why| Problem::from(&[why][..]))?;
    }
    let (scheme, usual): (_, &[&str]) = match goal {
        Goal::Rounds { .. } => (
            PointScheme::CHESS,
            &["points", "buchholz_cut_1", "buchholz", "sonneborn_berger"],
        ),
        Goal::Record { .. } => (RECORD, &["points", "valve_difficulty", "initial_seed"]),
    };
    if advance.is_some() && matches!(goal, Goal::Record { .. }) {
        let message =
            "Wins and losses say who advances: leave out either them or \u{201c}advance\u{201d}.";
        return Err(Problem::new("contradictory_end", message));
    }
    Ok(Swiss {
        method,
        goal,
        scheme: table::scheme(fields, scheme)?,
        chain: table::chain(fields, usual, lots)?,
    })
}

fn goal(fields: &mut Fields, method: Method) -> Result<Goal, Problem> {
    let in_range = |count: Option<u32>| match count {
        Some(count) if count == 0 || count > MOST_ROUNDS => Err(Problem::new(
            "wrong_rounds",
            format!("Rounds, wins and losses are numbers from 1 to {MOST_ROUNDS}, not {count}."),
        )),
        other => Ok(other),
    };
    let rounds = in_range(fields.count("rounds")?)?;
    let wins = in_range(fields.count("wins")?)?;
    let losses = in_range(fields.count("losses")?)?;
    match (rounds, wins, losses) {
        (Some(rounds), None, None) => Ok(Goal::Rounds { rounds }),
        (None, Some(wins), Some(losses)) => Ok(Goal::Record { wins, losses }),
        (None, None, None) if method == Method::ValveMajor => Ok(Goal::MAJOR),
        (None, _, _) => Err(Problem::new(
            "no_end",
            "A Swiss stage ends after \u{201c}rounds\u{201d}, or by \u{201c}wins\u{201d} and \u{201c}losses\u{201d} together.",
        )),
        (Some(_), _, _) => Err(Problem::new(
            "contradictory_end",
            "A Swiss stage ends either after rounds or by wins and losses, not both.",
        )),
    }
}

impl Swiss {
    fn draws(&self) -> Draws {
        match self.goal {
            Goal::Rounds { .. } if self.method == Method::ScoreGroups => Draws::Allowed,
            Goal::Rounds { .. } | Goal::Record { .. } => Draws::NotAllowed,
        }
    }

    fn pair(&self, ledger: &Ledger, round: u32) -> Result<Pairing, Problem> {
        let history = History::before(ledger, round);
        let wishes = Wishes::default();
        let paired = match self.method {
            Method::ValveMajor => major::pair(&history, self.goal, &wishes),
            Method::ScoreGroups => swiss::pair(&history.still_playing(self.goal), &wishes),
        };
        paired.map_err(|why| Problem::from(&why[..]))
    }

    /// Writes one result. A match that somebody did not appear to costs the points of a loss.
    fn record(
        &self,
        ledger: &mut Ledger,
        round: u32,
        seeds: BySide<u32>,
        outcome: Outcome,
    ) -> Result<(), Problem> {
        let BySide { home, away } = seeds;
        let missing = match outcome.end {
            End::Won(_) | End::Drawn => {
                let entry = Entry::game(home, away, outcome.score.home, outcome.score.away);
                return ledger.record(round, &entry).map_err(Problem::from);
            }
            End::Absent(missing) => missing,
        };
        for (side, &seed) in seeds.iter() {
            let opponent = seeds[side.other()];
            let (happening, points) = match missing {
                Missing::One(absent) if absent != side => {
                    (Happening::ForfeitWon { opponent }, self.scheme.win)
                }
                Missing::One(_) | Missing::Both => {
                    (Happening::ForfeitLost { opponent }, self.scheme.loss.min(0))
                }
            };
            let appearance = Appearance { happening, points };
            ledger.lay(seed, round, appearance).map_err(Problem::from)?;
        }
        Ok(())
    }
}

/// Pairs and plays round after round as far as the rows go.
pub(super) fn play<'a>(wanted: &Swiss, request: &'a Request) -> Result<Answer<'a>, Problem> {
    let mut results = Results::new(&request.rows, wanted.draws());
    let mut ledger = Ledger::new(request.entrants, wanted.scheme);
    let mut answer = Answer::default();
    let mut byes = Vec::new();
    let mut progress = Progress::Complete;
    for round in 1..=wanted.goal.most_rounds() {
        let pairing = wanted.pair(&ledger, round)?;
        if pairing.pairs.is_empty() && pairing.bye.is_none() {
            break;
        }
        let mut pairs = Vec::with_capacity(pairing.pairs.len());
        for pair in &pairing.pairs {
            let seeds = BySide::new(pair.home, pair.away);
            pairs.push([pair.home, pair.away]);
            let outcome = results.take(seeds);
            let number = answer.matches.len() + 1;
            answer.matches.push(line(round, number, seeds, outcome));
            match outcome {
                Some(outcome) => wanted.record(&mut ledger, round, seeds, outcome)?,
                None => progress = Progress::Waits,
            }
        }
        let bye = pairing.bye.map(|bye| bye.seed);
        answer.rounds.push(pairs);
        byes.push(bye);
        if progress == Progress::Waits {
            break;
        }
        if let Some(seed) = bye {
            let entry = Entry::bye(seed, ByeKind::Pairing);
            ledger.record(round, &entry).map_err(Problem::from)?;
        }
    }
    answer.byes = Some(byes);
    answer.unused = results.unused();
    answer.refused = results.refused;
    stand(wanted, request, ledger, progress, &mut answer);
    Ok(answer)
}

fn line(round: u32, number: usize, seeds: BySide<u32>, outcome: Option<Outcome>) -> MatchLine {
    let winner = outcome.and_then(|outcome| outcome.winner());
    MatchLine {
        group: json!(1),
        round,
        number: u32::try_from(number).unwrap_or(u32::MAX),
        home: seeds.home,
        away: seeds.away,
        score: outcome.map(|outcome| [outcome.score.home, outcome.score.away]),
        winner: winner.map(|side| seeds[side]),
        state: if outcome.is_some() { "over" } else { "ready" },
    }
}

/// Writes the standings, the placings of those who are done, and who advances.
fn stand(
    wanted: &Swiss,
    request: &Request,
    ledger: Ledger,
    progress: Progress,
    answer: &mut Answer<'_>,
) {
    let rounds = u32::try_from(answer.rounds.len()).unwrap_or(u32::MAX);
    let history = History::before(&ledger, rounds.saturating_add(1));
    let record = |seed: u32| {
        history
            .line(seed)
            .map_or((0, 0), |line| (line.wins, line.losses))
    };
    let rounds_over = match progress {
        Progress::Complete => answer.rounds.len(),
        Progress::Waits => answer.rounds.len().saturating_sub(1),
    };
    let fate = |seed: u32| {
        let (won, lost) = record(seed);
        wanted.goal.fate(won, lost, rounds_over)
    };
    let seeds: Vec<u32> = (1..=request.entrants).collect();
    let mut standings = table::lines(ledger, &wanted.chain, &request.lots, &seeds, None);
    if let Goal::Record { .. } = wanted.goal {
        standings = by_record(standings, record);
    }
    answer.placings = vec![None; request.entrants as usize];
    for line in &standings {
        if fate(line.seed) != Fate::Playing {
            answer.placings[line.seed as usize - 1] = line.rank;
        }
    }
    if !answer.placings.contains(&None) {
        answer.advancing = match wanted.goal {
            Goal::Rounds { .. } => table::advancing(request.advance, &standings),
            Goal::Record { .. } => {
                let all = standings.iter().map(|line| line.seed);
                Some(all.filter(|&seed| fate(seed) == Fate::Advanced).collect())
            }
        };
    }
    answer.standings = standings;
}

/// Puts the better record first, whatever the chain begins with, and counts the ranks again.
fn by_record(mut lines: Vec<Standing>, record: impl Fn(u32) -> (u32, u32)) -> Vec<Standing> {
    let key = |line: &Standing| {
        let (won, lost) = record(line.seed);
        (Reverse(won), lost)
    };
    lines.sort_by_key(key);
    let mut before = None;
    let mut rank = 0;
    for (place, line) in (1..).zip(&mut lines) {
        let own = (key(line), line.rank);
        if before != Some(own) {
            rank = place;
        }
        before = Some(own);
        line.rank = Some(rank);
    }
    lines
}
