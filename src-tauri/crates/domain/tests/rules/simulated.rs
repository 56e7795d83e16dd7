//! A simulated LAN: four tournaments, 256 entrants, 32 stations, people in two of them, lengths by chance, and some who do not come.
//!
//! Nobody and no station is booked twice, rest and order are kept, and the day ends near what no plan can beat: the longest way
//! through a bracket, or all matches dealt evenly over the stations.

mod watch;

use crate::hall::{DESK, DOUBLE, Hall, SINGLE, format};
use crate::plausible::Dice;
use crate::say;
use lanista_domain::bracket::Distribution;
use lanista_domain::dispatch::Proposal;
use lanista_domain::standings::Criterion;
use lanista_domain::{
    At, Command, EntrantId, FloorChange, Format, Match, MatchId, MatchState, NewEntrant, Patience,
    PersonId, Places, PlayedAt, Series, Side, StageFormat, StageId, StationNo, TournamentId,
};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use watch::{Watch, bound};

const MINUTE: u64 = 60_000;
const STATIONS: u32 = 32;
/// Minutes of rest in the tournament of teams.
const REST: u16 = 5;

/// How the next calls are found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// As the dispatcher proposes.
    Proposed,
    /// Whoever waits longest takes the next free station: a list on paper.
    Queue,
}

/// What came of a day.
struct Day {
    /// From the first call to the last result, in minutes.
    took: u64,
    /// What no plan can beat, in minutes.
    bound: u64,
}

#[test]
fn a_simulated_day_ends_near_what_no_plan_can_beat() {
    let mut shares = Vec::new();
    let mut far = 0;
    for seed in 1..=days() {
        let proposed = live(seed, How::Proposed);
        let queue = live(seed, How::Queue);
        println!(
            "day {seed}: {} minutes proposed, {} from a queue; at least {} and {}",
            proposed.took, queue.took, proposed.bound, queue.bound
        );
        far += u64::from(proposed.took * 100 > proposed.bound * 115);
        shares.push((
            proposed.took * 1_000 / proposed.bound,
            queue.took * 1_000 / queue.bound,
        ));
    }
    // Once in many days somebody wins everything in two tournaments, and no order of calls makes two of them.
    assert!(
        far * 50 <= days(),
        "{far} days took more than 1.15 of what is possible"
    );
    let sum = |pick: fn(&(u64, u64)) -> u64| shares.iter().map(pick).sum::<u64>();
    assert!(
        sum(|it| it.0) < sum(|it| it.1),
        "a list on paper is no worse: {shares:?}"
    );
}

/// So many days: a hundred in a long run.
fn days() -> u64 {
    crate::plausible::cases(6, 100).cases.into()
}

fn live(seed: u64, how: How) -> Day {
    let mut hall = opened();
    let mut watch = Watch::default();
    let mut ends: BinaryHeap<Reverse<(u64, u32)>> = BinaryHeap::new();
    let begin = hall.state.now.0;
    let mut now = begin;
    loop {
        now = now.max(hall.state.now.0);
        call_all(&mut hall, how, now, seed, &mut ends, &mut watch);
        let later = hall.state.dispatch(At(now)).calls.into_iter();
        let rested = later
            .map(|call| call.from.0)
            .filter(|&from| from > now)
            .min();
        let ended = ends.peek().map(|Reverse((at, _))| *at);
        let Some(next) = [rested, ended].into_iter().flatten().min() else {
            break;
        };
        now = next;
        while let Some(Reverse((at, id))) = ends.peek().copied()
            && at <= now
        {
            ends.pop();
            end(&mut hall, MatchId(id), at, seed);
        }
    }
    let open = hall
        .state
        .matches
        .values()
        .filter(|found| found.is_open())
        .count();
    assert_eq!(open, 0, "the day is over with matches open");
    watch.check(&hall);
    Day {
        took: (now - begin) / MINUTE,
        bound: bound(&hall, seed) / MINUTE,
    }
}

/// Four tournaments of 64, drawn and published; every fourth entrant of the second plays in the first as well.
fn opened() -> Hall {
    let mut hall = Hall::with_a_desk();
    for number in 1..=STATIONS {
        hall.must(
            DESK,
            Command::SetStation {
                number: StationNo(number),
                name: String::new(),
            },
        );
    }
    let groups = StageFormat::RoundRobin {
        groups: 8,
        distribution: Distribution::Snake,
        legs: 1,
        table: crate::tables::table(&[Criterion::Points]),
    };
    let gsl = StageFormat::Gsl {
        groups: 16,
        distribution: Distribution::Snake,
    };
    let with = |stage: StageFormat, series: Series| {
        let mut made = format(SINGLE);
        made.stages[0].format = stage;
        made.stages[0].series.usual = series;
        made
    };
    let formats: [Format; 4] = [
        format(DOUBLE),
        format(SINGLE),
        with(groups, Series::best_of(1)),
        with(gsl, Series::best_of(3)),
    ];
    for (index, made) in (0_u32..).zip(formats) {
        let tournament = TournamentId(index + 1);
        hall.must(DESK, say::create(&format!("Cup {index}"), made));
        let entrants = (0..64).map(|n| {
            let home = if index == 1 && n % 4 == 0 { 0 } else { index };
            NewEntrant {
                name: format!("P{home}-{n}"),
                club: Some("Den".to_owned()),
                ..NewEntrant::default()
            }
        });
        hall.must(
            DESK,
            Command::AddEntrants {
                tournament,
                entrants: entrants.collect(),
            },
        );
        hall.must(DESK, Command::DrawStage { tournament });
        hall.must(
            DESK,
            Command::PublishStage {
                stage: StageId(index + 1),
            },
        );
    }
    let change = FloorChange::Places {
        tournament: TournamentId(4),
        places: Places {
            at: PlayedAt::Anywhere {},
            rest: REST,
            game: 15,
            patience: Patience::default(),
        },
    };
    hall.must(DESK, Command::ChangeFloor { change });
    hall
}

/// Dice that know a match alone: it takes as long whoever plans the day.
fn dice_of(id: MatchId, seed: u64) -> Dice {
    let mut dice = Dice(
        seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ u64::from(id.0).wrapping_mul(0xD134_2543_DE82_EF95)
            | 1,
    );
    for _ in 0..8 {
        dice.roll(2);
    }
    dice
}

/// How long it takes from its call, and whether one does not come.
fn fate(found: &Match, seed: u64) -> (u64, bool) {
    let mut dice = dice_of(found.id, seed);
    if dice.roll(40) == 0 {
        return (10 * MINUTE, true);
    }
    let games = if found.series.most_games() == 1 {
        1
    } else {
        2 + dice.roll(2)
    };
    let minutes: u32 = (0..games).map(|_| 8 + dice.roll(8) + dice.roll(8)).sum();
    ((4 + u64::from(minutes)) * MINUTE, false)
}

fn call_all(
    hall: &mut Hall,
    how: How,
    now: u64,
    seed: u64,
    ends: &mut BinaryHeap<Reverse<(u64, u32)>>,
    watch: &mut Watch,
) {
    let calls: Vec<(MatchId, Option<StationNo>)> = match how {
        How::Proposed => {
            let calls = hall.state.dispatch(At(now)).calls.into_iter();
            let ripe = calls.filter(|call| call.from.0 <= now);
            ripe.map(|call: Proposal| (call.match_id, call.station))
                .collect()
        }
        How::Queue => queue(hall, now),
    };
    for (id, station) in calls {
        watch.called(hall, id, station, now);
        at(
            hall,
            now,
            Command::CallMatch {
                match_id: id,
                station,
            },
        );
        let (takes, _) = fate(hall.game(id.0), seed);
        ends.push(Reverse((now + takes, id.0)));
    }
}

/// The oldest first, each to the next free station, nobody twice.
fn queue(hall: &Hall, now: u64) -> Vec<(MatchId, Option<StationNo>)> {
    let mut ready: Vec<(At, MatchId)> = hall
        .state
        .matches
        .values()
        .filter_map(|found| {
            if let MatchState::Ready { since } = found.state {
                Some((since, found.id))
            } else {
                None
            }
        })
        .collect();
    ready.sort_unstable();
    let mut free = (1..=STATIONS)
        .map(StationNo)
        .filter(|number| hall.state.matches_at(*number).next().is_none());
    let mut busy: BTreeSet<PersonId> = hall
        .state
        .matches
        .values()
        .filter(|found| found.is_at_its_place())
        .flat_map(|found| persons(hall, found))
        .collect();
    let mut calls = Vec::new();
    for (_, id) in ready {
        let of_match = persons(hall, hall.game(id.0));
        if rests(hall, hall.game(id.0), &of_match, now)
            || of_match.iter().any(|person| busy.contains(person))
        {
            continue;
        }
        let Some(station) = free.next() else {
            break;
        };
        busy.extend(of_match);
        calls.push((id, Some(station)));
    }
    calls
}

/// Whether somebody of a match has played too shortly before.
fn rests(hall: &Hall, found: &Match, people: &[PersonId], now: u64) -> bool {
    let tournament = hall.state.stages[&found.stage].tournament;
    let rest = u64::from(hall.state.floor.of(tournament).rest) * MINUTE;
    let all = hall.state.matches.values();
    rest > 0
        && all.filter(|other| other.outcome().is_some()).any(|other| {
            let ended = matches!(other.state, MatchState::Over { at, .. } if at.0 + rest > now);
            ended && persons(hall, other).iter().any(|one| people.contains(one))
        })
}

fn end(hall: &mut Hall, id: MatchId, now: u64, seed: u64) {
    let found = hall.game(id.0);
    let mut dice = dice_of(id, seed ^ 0x55);
    let (_, is_absent) = fate(found, seed);
    let side = dice.pick(&Side::BOTH);
    let command = if is_absent {
        say::absent(id.0, side)
    } else {
        say::winner(id.0, side)
    };
    at(hall, now, command);
}

/// Sends at a moment of the day, whatever the number of the entry.
fn at(hall: &mut Hall, now: u64, command: Command) {
    let next = 1_000 * (hall.state.head.0 + 1);
    hall.waited = now.saturating_sub(next);
    hall.must(DESK, command);
}

fn persons(hall: &Hall, found: &Match) -> Vec<PersonId> {
    let tournament = hall.state.tournament_of(found.id).expect("its tournament");
    let entrants = Side::BOTH
        .into_iter()
        .filter_map(|side| found.entrant(side));
    entrants
        .flat_map(|id: EntrantId| tournament.entrants[&id].roster.clone())
        .collect()
}
