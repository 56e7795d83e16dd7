//! Simulated days: forecast at several moments, played to their end, and compared.

use crate::hall::{DOUBLE, Dice, Hall, MINUTE, bracket, day, format, key, names};
use lanista_domain::command::WithoutPlay;
use lanista_domain::{Absent, At, Command, Length, Match, MatchId, Side, StationNo, TournamentId};
use lanista_insight::forecast::{Day, Span};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::time::Instant;

/// Of each day it is foretold when so many matches are over; there are some 130.
const MOMENTS: [u32; 4] = [0, 40, 70, 100];

/// How a day really goes: not as the forecast believes it does. Games are sums of even lots, with a set-up before them
/// that the forecast knows nothing of; a whole day is up to a third slower or faster, a tournament a tenth.
struct Course {
    seed: u64,
    speed: f64,
}

impl Course {
    fn of(seed: u64) -> Self {
        let speed = Dice::of(seed, 0).between(0.72, 1.38);
        Self { seed, speed }
    }

    /// How long a match takes from its call, and whether somebody does not come.
    fn fate(&self, hall: &Hall, found: &Match) -> (u64, bool) {
        let mut dice = Dice::of(self.seed, 1_000 + key(found.id));
        if dice.share() < 0.025 {
            return (10 * MINUTE, true);
        }
        let tournament = hall.state.stages[&found.stage].tournament;
        let own = Dice::of(self.seed, 10 + u64::from(tournament.0)).between(0.9, 1.1);
        let games = match found.series.length {
            Length::BestOf { games: 1 } => 1,
            Length::BestOf { .. }
            | Length::FirstTo { .. }
            | Length::PlayAll { .. }
            | Length::Aggregate { .. } => 2 + u8::from(dice.share() < 0.5),
        };
        let play: f64 = (0..games)
            .map(|_| 7.0 + dice.between(0.0, 8.0) + dice.between(0.0, 8.0))
            .sum();
        let minutes = (3.0 + play) * self.speed * own;
        (whole(minutes * 60_000.0), false)
    }
}

fn whole(number: f64) -> u64 {
    let seconds = format!("{:.0}", number / 1_000.0);
    seconds.parse::<u64>().expect("a length") * 1_000
}

/// A day as it went: states at moments, and when everything ended.
struct Went {
    seen: Vec<(u64, Hall)>,
    day: u64,
    ends: BTreeMap<TournamentId, u64>,
    calls: BTreeMap<MatchId, u64>,
}

/// Plays a day as it is proposed; remembers the state at these moments.
fn live(mut hall: Hall, course: &Course) -> Went {
    let mut went = Went {
        seen: Vec::new(),
        day: 0,
        ends: BTreeMap::new(),
        calls: BTreeMap::new(),
    };
    let mut ends: BinaryHeap<Reverse<(u64, u32)>> = BinaryHeap::new();
    let mut moments = MOMENTS.into_iter().peekable();
    let mut finished = 0;
    let mut now = hall.state.now.0;
    loop {
        go_on(&mut hall);
        let calls = hall.state.dispatch(At(now)).calls;
        let next = calls.iter().map(|call| call.from.0).filter(|at| *at > now);
        let next = next.min();
        for call in calls.into_iter().filter(|call| call.from.0 <= now) {
            went.calls.insert(call.match_id, now);
            call_to(&mut hall, now, call.match_id, call.station);
            let (takes, _) = course.fate(&hall, &hall.state.matches[&call.match_id]);
            ends.push(Reverse((now + takes, call.match_id.0)));
        }
        let over = ends.peek().map(|Reverse((at, _))| *at);
        let Some(then) = next.into_iter().chain(over).min() else {
            break;
        };
        if moments.next_if(|after| *after <= finished).is_some() {
            went.seen.push((u64::midpoint(now, then), hall.clone()));
        }
        now = then;
        while let Some(Reverse((at, id))) = ends.peek().copied()
            && at <= now
        {
            ends.pop();
            let tournament = end(&mut hall, at, MatchId(id), course);
            went.ends.insert(tournament, at);
            went.day = at;
            finished += 1;
        }
    }
    let open = hall.state.matches.values().filter(|found| found.is_open());
    assert_eq!(open.count(), 0, "the day is over with matches open");
    went
}

fn call_to(hall: &mut Hall, now: u64, match_id: MatchId, station: Option<StationNo>) {
    hall.at(now, Command::CallMatch { match_id, station });
}

/// Draws what can be drawn: the next round, the next stage.
fn go_on(hall: &mut Hall) {
    let tournaments: Vec<TournamentId> = hall.state.tournaments.keys().copied().collect();
    for id in tournaments {
        let found = &hall.state.tournaments[&id];
        let last = found.stages.last().expect("it is drawn");
        let stage = &hall.state.stages[last];
        if stage.is_paired() && hall.state.is_all_over(stage) && hall.state.has_rounds_left(stage) {
            let stage = stage.id;
            hall.must(Command::PairRound {
                stage,
                forbid: Vec::new(),
                force: Vec::new(),
            });
            hall.publish(id);
        } else if found.stages.len() < found.format.stages.len()
            && hall.state.is_stage_over(stage.id)
        {
            hall.draw(id);
        }
    }
}

fn end(hall: &mut Hall, at: u64, match_id: MatchId, course: &Course) -> TournamentId {
    let found = &hall.state.matches[&match_id];
    let (_, is_absent) = course.fate(hall, found);
    let tournament = hall.state.stages[&found.stage].tournament;
    let home = Dice::of(course.seed, 9_000 + key(match_id)).share() < 0.5;
    let winner = if home { Side::Home } else { Side::Away };
    let command = if is_absent {
        Command::EndWithoutPlay {
            match_id,
            absent: if home { Absent::Away } else { Absent::Home },
            how: WithoutPlay::Walkover,
        }
    } else {
        Command::EnterWinner { match_id, winner }
    };
    hall.at(at, command);
    tournament
}

const fn holds(span: Span, real: u64) -> bool {
    span.early.0 <= real && real <= span.late.0
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    held: u32,
    of: u32,
    off: f64,
    wide: f64,
}

impl Tally {
    fn note(&mut self, span: Span, real: u64, now: u64) {
        let minutes = |from: u64, to: u64| {
            let seconds = u32::try_from(to.abs_diff(from) / 1_000).expect("within a day");
            f64::from(seconds) / 60.0
        };
        self.of += 1;
        self.held += u32::from(holds(span, real));
        self.off += minutes(span.middle.0, real);
        self.wide += minutes(span.early.0, span.late.0);
        assert!(span.early.0 >= now, "nothing ends before now");
    }

    fn add(&mut self, other: Self) {
        self.held += other.held;
        self.of += other.of;
        self.off += other.off;
        self.wide += other.wide;
    }

    fn share(&self) -> f64 {
        100.0 * f64::from(self.held) / f64::from(self.of)
    }

    fn told(&self) -> String {
        let of = f64::from(self.of);
        format!(
            "{:.1} % of {} held; {:.0} minutes off, {:.0} wide",
            self.share(),
            self.of,
            self.off / of,
            self.wide / of
        )
    }
}

/// Whether the day, each tournament and the calls of single matches lay within what was foretold.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    day: [Tally; 4],
    tournaments: Tally,
    calls: Tally,
}

fn foretold(seed: u64) -> Held {
    let course = Course::of(seed);
    let went = live(day(), &course);
    assert_eq!(went.seen.len(), MOMENTS.len());
    let mut held = Held::default();
    for (tally, (now, hall)) in held.day.iter_mut().zip(&went.seen) {
        let told = Day::of(&hall.state, At(*now)).forecast_by(100);
        tally.note(told.day.expect("it goes on"), went.day, *now);
        for (id, span) in &told.tournaments {
            held.tournaments.note(*span, went.ends[id], *now);
        }
        for (id, span) in &told.calls {
            if let Some(called) = went.calls.get(id) {
                held.calls.note(*span, *called, *now);
            }
        }
    }
    held
}

/// The range of the end is to hold in four of five days, whatever the day is like.
#[test]
fn the_range_holds_in_four_of_five_days() {
    let is_long = std::env::var_os("LANISTA_LONG").is_some_and(|value| !value.is_empty());
    let days: u64 = if is_long { 200 } else { 80 };
    let halves: Vec<Held> = std::thread::scope(|scope| {
        let parts: Vec<_> = (0..2)
            .map(|part| {
                scope.spawn(move || {
                    (1..=days)
                        .filter(|seed| seed % 2 == part)
                        .map(foretold)
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        let joined = parts
            .into_iter()
            .map(|part| part.join().expect("it is played"));
        joined.flatten().collect()
    });
    let mut sum = Held::default();
    for held in &halves {
        for (all, one) in sum.day.iter_mut().zip(held.day) {
            all.add(one);
        }
        sum.tournaments.add(held.tournaments);
        sum.calls.add(held.calls);
    }
    let mut all = Tally::default();
    for (over, tally) in MOMENTS.iter().zip(sum.day) {
        println!("day, {over} matches over: {}", tally.told());
        all.add(tally);
    }
    println!("the day at all of these moments: {}", all.told());
    println!("tournaments: {}", sum.tournaments.told());
    println!("calls of matches: {}", sum.calls.told());
    assert!((75.0..=90.0).contains(&all.share()), "{}", all.told());
    for tally in sum.day {
        assert!((70.0..=95.0).contains(&tally.share()), "{}", tally.told());
    }
    let tournaments = sum.tournaments;
    assert!(
        (70.0..=95.0).contains(&tournaments.share()),
        "{}",
        tournaments.told()
    );
    let [first, .., last] = sum.day;
    assert!(last.wide < first.wide / 2.0, "the end comes into sight");
}

#[test]
fn the_same_state_gives_the_same_forecast() {
    let hall = day();
    let at = At(hall.state.now.0 + MINUTE);
    let one = Day::of(&hall.state, at).forecast();
    assert_eq!(one, Day::of(&hall.state, at).forecast());
    assert!(one.tournaments.len() == 4 && one.day.is_some());
}

/// Prints how long it takes: the target is a tenth of a second, in a build for release.
#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "it is measured how long the work takes"
)]
fn two_hundred_draws_of_a_large_day_are_quick() {
    let mut hall = Hall::default().stations(32);
    for of in ["Fox", "Owl", "Hen", "Cat"] {
        hall.cup(format(bracket(DOUBLE), 3), &names(of, 64));
    }
    let began = Instant::now();
    let model = Day::of(&hall.state, hall.state.now);
    let copied = began.elapsed();
    let told = model.forecast();
    println!("copied in {copied:?}, foretold in {:?}", began.elapsed());
    assert_eq!(told.tournaments.len(), 4);
    if !cfg!(debug_assertions) {
        assert!(began.elapsed().as_millis() < 300, "{:?}", began.elapsed());
    }
}
