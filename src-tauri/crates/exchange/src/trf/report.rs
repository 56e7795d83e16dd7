//! A report that was read and checked: whose lines agree with each other and with the points they give.

use super::decimal::UNIT;
use super::extras::Extras;
use super::lines;
use super::player::{self, Cell, Colour, Ending, Player};
use super::points::{PointSystem, usual};
use super::refusal::{TrfReason, TrfRefusal};
use lanista_domain::side::Side;
use lanista_domain::standings::{
    Adjustment, Appearance, ByeKind, Fraction, Games, Happening, Ledger, PointScheme, Score,
    Verdict,
};
use std::collections::BTreeMap;

/// A tournament as a report tells it. Seeds are the places of the start numbers in rising order, from 1.
#[derive(Clone, Debug)]
pub struct Report {
    /// What happened, in seeds; one point is a hundred units.
    pub ledger: Ledger,
    /// The start number of each seed.
    pub numbers: Vec<u32>,
    /// With how many places the file writes points: 1, or 2 where a result gives quarters.
    pub places: u32,
}

/// Reads a report.
///
/// # Errors
/// The first thing that is wrong, with its line: a file cut off, numbers that are none, results that no report
/// knows, two lines of a game that contradict each other, points that the results do not give.
pub fn read_report(bytes: &[u8]) -> Result<Report, TrfRefusal> {
    let mut players: BTreeMap<u32, Player> = BTreeMap::new();
    let mut extras = Extras::default();
    for line in lines::split(bytes)? {
        if line.code() != "001" {
            extras.take(&line)?;
            continue;
        }
        let player = player::read(&line)?;
        let number = player.number;
        if players.insert(number, player).is_some() {
            return Err(line.refuse(TrfReason::NumberTwice { number }));
        }
    }
    if players.is_empty() {
        return Err(TrfReason::NoPlayers.of_the_file());
    }
    let found = u32::try_from(players.len()).unwrap_or(u32::MAX);
    if let Some((line, announced)) = extras.players.filter(|it| it.1 > found) {
        return Err(TrfReason::PlayersMissing { announced, found }.on(line));
    }
    give_byes(&mut players, &extras)?;
    let rounds = rounds_played(&players, &extras)?;
    for player in players.values_mut() {
        player.cells.truncate(rounds);
        player.cells.resize(rounds, Cell::Absent);
    }
    for player in players.values() {
        agrees(player, &players)?;
    }
    let points = Points::settle(&players, &extras)?;
    ledger(&players, &points)
}

fn give_byes(players: &mut BTreeMap<u32, Player>, extras: &Extras) -> Result<(), TrfRefusal> {
    for bye in &extras.byes {
        let number = bye.number;
        let player = players
            .get_mut(&number)
            .ok_or_else(|| TrfReason::UnknownPlayer { number }.on(bye.line))?;
        let at = place(bye.round);
        if player.cells.len() <= at {
            player.cells.resize(at + 1, Cell::Absent);
        }
        if let Some(cell) = player
            .cells
            .get_mut(at)
            .filter(|cell| **cell == Cell::Absent)
        {
            *cell = bye.cell;
        }
    }
    Ok(())
}

/// The last round in which somebody was paired, or left over by the pairing. Byes asked for in advance do not make
/// a round.
fn rounds_played(players: &BTreeMap<u32, Player>, extras: &Extras) -> Result<usize, TrfRefusal> {
    let mut rounds = 0;
    for player in players.values() {
        let paired = |cell: &Cell| match cell {
            Cell::Game { .. }
            | Cell::ForfeitWon { .. }
            | Cell::ForfeitLost { .. }
            | Cell::PairingBye => true,
            Cell::Open | Cell::HalfBye | Cell::FullBye | Cell::Absent => false,
        };
        let last = player.cells.iter().rposition(paired).map_or(0, |at| at + 1);
        let round = u32::try_from(last).unwrap_or(u32::MAX);
        if let Some((_, most)) = extras.announced.filter(|it| round > it.1) {
            return Err(TrfReason::TooManyRounds { round, most }.on(player.line));
        }
        rounds = rounds.max(last);
    }
    Ok(rounds)
}

/// Every opponent has a line, and the two lines of a game tell the same game. Of a forfeit the other line need only
/// reach as far: some programs write down an absence there.
fn agrees(player: &Player, players: &BTreeMap<u32, Player>) -> Result<(), TrfRefusal> {
    for (round, cell) in (1_u32..).zip(&player.cells) {
        let (opponent, is_game) = match *cell {
            Cell::Game { opponent, .. } => (opponent, true),
            Cell::ForfeitWon { opponent } | Cell::ForfeitLost { opponent } => (opponent, false),
            Cell::Open | Cell::PairingBye | Cell::HalfBye | Cell::FullBye | Cell::Absent => {
                continue;
            }
        };
        let number = opponent;
        let other = players
            .get(&opponent)
            .ok_or_else(|| TrfReason::UnknownPlayer { number }.on(player.line))?;
        let number = player.number;
        let contradiction = TrfReason::Contradiction {
            number,
            opponent,
            round,
        };
        let mirrored = other.cells.get(place(round)).is_some_and(|theirs| {
            matches!((cell, theirs), (
                Cell::Game { colour, .. },
                Cell::Game { opponent: back, colour: other, .. },
            ) if *back == number && (colour.is_none() || colour != other))
        });
        let is_told = other.told >= usize::try_from(round).unwrap_or(usize::MAX);
        if opponent == number || !is_told || (is_game && !mirrored) {
            return Err(contradiction.on(player.line));
        }
    }
    Ok(())
}

/// The points of every entry.
struct Points {
    system: PointSystem,
    /// By start number: what each round gave, in hundredths.
    rounds: BTreeMap<u32, Vec<i32>>,
    /// By start number: what officials gave or took, in hundredths.
    adjusted: BTreeMap<u32, i32>,
}

impl Points {
    /// Finds the point system by which the results give the points that the file tells.
    fn settle(players: &BTreeMap<u32, Player>, extras: &Extras) -> Result<Self, TrfRefusal> {
        let declared = Self::by(extras.declared.system(), players, extras)?;
        let wrong = declared.wrong(players, extras);
        let Some(refusal) = wrong else {
            return Ok(declared);
        };
        if !extras.declared.is_empty() {
            return Err(refusal);
        }
        for system in usual() {
            let points = Self::by(system, players, extras)?;
            if points.wrong(players, extras).is_none() {
                return Ok(points);
            }
        }
        Err(refusal)
    }

    fn by(
        system: PointSystem,
        players: &BTreeMap<u32, Player>,
        extras: &Extras,
    ) -> Result<Self, TrfRefusal> {
        let worth = |player: &Player| player.cells.iter().map(|it| system.worth(it)).collect();
        let mut points = Self {
            system,
            rounds: players
                .iter()
                .map(|(&number, it)| (number, worth(it)))
                .collect(),
            adjusted: BTreeMap::new(),
        };
        for abnormal in &extras.abnormal {
            let number = abnormal.number;
            let rounds = points.rounds.get_mut(&number);
            let rounds =
                rounds.ok_or_else(|| TrfReason::UnknownPlayer { number }.on(abnormal.line))?;
            let Some(round) = abnormal.round else {
                *points.adjusted.entry(number).or_default() += abnormal.hundredths;
                continue;
            };
            if let Some(given) = rounds.get_mut(place(round)) {
                *given = abnormal.hundredths;
            }
        }
        Ok(points)
    }

    /// The first player whose points in the file are not those of the results. Points that count for pairing alone
    /// may be included in the file's.
    fn wrong(&self, players: &BTreeMap<u32, Player>, extras: &Extras) -> Option<TrfRefusal> {
        players.values().find_map(|player| {
            let number = player.number;
            let given = player.points?;
            let rounds: i32 = self.rounds.get(&number)?.iter().sum();
            let counted = rounds + self.adjusted.get(&number).copied().unwrap_or(0);
            let mut extra = extras
                .accelerations
                .iter()
                .filter(|it| (it.first..=it.last).contains(&number));
            let fits = given == counted || extra.any(|it| given == counted + it.hundredths);
            let shown = |hundredths: i32| {
                let unit = i64::from(UNIT);
                let points = Fraction::new(i64::from(hundredths), unit);
                points.map_or_else(String::new, |it| it.to_places(self.system.places))
            };
            let reason = TrfReason::PointsDoNotAddUp {
                number,
                given: shown(given),
                counted: shown(counted),
            };
            (!fits).then(|| reason.on(player.line))
        })
    }
}

fn ledger(players: &BTreeMap<u32, Player>, points: &Points) -> Result<Report, TrfRefusal> {
    let numbers: Vec<u32> = players.keys().copied().collect();
    let seeds: BTreeMap<u32, u32> = numbers.iter().copied().zip(1..).collect();
    let system = &points.system;
    let scheme = PointScheme::new(system.win[0], system.draw[0], system.loss[0], UNIT);
    let entrants = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let mut ledger = Ledger::new(entrants, scheme);
    for (player, seed) in players.values().zip(1..) {
        let number = player.number;
        let given = points.rounds.get(&number).into_iter().flatten();
        for ((round, cell), &points) in (1..).zip(&player.cells).zip(given) {
            let seed_of = |number: u32| seeds.get(&number).copied().unwrap_or(0);
            let Some(happening) = happening(cell, seed_of) else {
                continue;
            };
            let appearance = Appearance { happening, points };
            // Every seed and round comes from this file and is checked above; none is laid twice.
            ledger
                .lay(seed, round, appearance)
                .map_err(|_| TrfReason::UnknownPlayer { number }.on(player.line))?;
        }
        if let Some(&points) = points.adjusted.get(&number) {
            let reason = "Record 299 of the report".to_owned();
            let adjustment = Adjustment {
                seed,
                points,
                reason,
            };
            ledger
                .adjust(adjustment)
                .map_err(|_| TrfReason::UnknownPlayer { number }.on(player.line))?;
        }
    }
    Ok(Report {
        ledger,
        numbers,
        places: system.places,
    })
}

fn happening(cell: &Cell, seed_of: impl Fn(u32) -> u32) -> Option<Happening> {
    Some(match *cell {
        Cell::Open => return None,
        Cell::Game {
            opponent,
            colour,
            result,
        } => {
            let (score, verdict) = match result {
                Ending::Win => (Score::new(1, 0), Verdict::Won),
                Ending::Draw | Ending::Unknown => (Score::new(0, 0), Verdict::Drawn),
                Ending::Loss => (Score::new(0, 1), Verdict::Lost),
            };
            Happening::Played {
                opponent: seed_of(opponent),
                side: match colour {
                    Some(Colour::Black) => Side::Away,
                    Some(Colour::White) | None => Side::Home,
                },
                score,
                games: Games::of_score(score),
                verdict,
            }
        }
        Cell::ForfeitWon { opponent } => Happening::ForfeitWon {
            opponent: seed_of(opponent),
        },
        Cell::ForfeitLost { opponent } => Happening::ForfeitLost {
            opponent: seed_of(opponent),
        },
        Cell::PairingBye => bye(ByeKind::Pairing),
        Cell::HalfBye => bye(ByeKind::Half),
        Cell::FullBye => bye(ByeKind::Full),
        Cell::Absent => bye(ByeKind::Absent),
    })
}

const fn bye(bye: ByeKind) -> Happening {
    Happening::Bye { bye }
}

/// Rounds count from 1, lists from 0.
fn place(round: u32) -> usize {
    usize::try_from(round)
        .unwrap_or(usize::MAX)
        .saturating_sub(1)
}
