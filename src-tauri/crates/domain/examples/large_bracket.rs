//! Measures what a command costs in the largest bracket: a double elimination of 4,096, played to its last placing.
//!
//! Run it with `cargo run --release -p lanista-domain --example large_bracket`.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "an example that measures time and says so"
)]

use lanista_domain::bracket::{Drops, Placement};
use lanista_domain::{
    Accepted, At, BySide, Command, CommandId, DeviceId, Envelope, Format, GameRule, Gathering,
    GrandFinal, Kind, MatchId, MatchState, NewEntrant, Plan, Role, Scope, Seq, Series, SeriesPlan,
    Side, StageFormat, StageId, StationNo, TournamentId,
};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

const CUP: TournamentId = TournamentId(1);
const ENTRANTS: u32 = 4_096;

/// How often a kind of command came, and how long judging and applying took.
#[derive(Default)]
struct Cost {
    count: u32,
    decide: Duration,
    evolve: Duration,
    longest: Duration,
}

#[derive(Default)]
struct Day {
    state: Gathering,
    costs: BTreeMap<&'static str, Cost>,
}

impl Day {
    fn send(&mut self, from: Option<&str>, command: Command) {
        let kind = command.kind();
        let seq = Seq(self.state.head.0 + 1);
        let envelope = Envelope {
            device: from.map(|name| DeviceId(name.to_owned())),
            id: CommandId(seq.to_string()),
            at: At(seq.0),
            expect: None,
            command,
        };
        let begin = Instant::now();
        let events = self.state.decide(&envelope).expect("it is accepted");
        let decide = begin.elapsed();
        let entry = Accepted {
            seq,
            at: envelope.at,
            device: envelope.device,
            command: envelope.id,
            kind: kind.to_owned(),
            events,
        };
        let begin = Instant::now();
        self.state = core::mem::take(&mut self.state).evolve(&entry);
        let evolve = begin.elapsed();
        let cost = self.costs.entry(kind).or_default();
        cost.count += 1;
        cost.decide += decide;
        cost.evolve += evolve;
        cost.longest = cost.longest.max(decide + evolve);
    }

    /// One match as a judge plays it: called, taken, eight taps, committed.
    fn play(&mut self, match_id: MatchId) {
        let station = Some(StationNo(1));
        self.send(None, Command::CallMatch { match_id, station });
        self.send(Some("judge"), Command::TakeMatch { match_id });
        for game in [1, 2] {
            for points in [1, 5, 10, 11] {
                let score = BySide::new(points, 3);
                let command = Command::ScoreGame {
                    match_id,
                    game,
                    score,
                    winner: None,
                };
                self.send(Some("judge"), command);
            }
        }
        let winner = Side::Home;
        self.send(
            Some("judge"),
            Command::CommitMatch {
                match_id,
                winner: Some(winner),
            },
        );
    }
}

fn main() {
    let mut day = Day::default();
    set_up(&mut day);
    let ids: Vec<MatchId> = day.state.matches.keys().copied().collect();
    for id in ids {
        if matches!(day.state.matches[&id].state, MatchState::Ready { .. }) {
            day.play(id);
        }
    }
    println!(
        "{:<20} {:>7} {:>12} {:>12} {:>12}",
        "command", "times", "decide µs", "evolve µs", "longest µs"
    );
    for (kind, cost) in &day.costs {
        let mean = |total: Duration| total.as_secs_f64() * 1e6 / f64::from(cost.count);
        let longest = cost.longest.as_secs_f64() * 1e6;
        println!(
            "{kind:<20} {:>7} {:>12.2} {:>12.2} {longest:>12.1}",
            cost.count,
            mean(cost.decide),
            mean(cost.evolve)
        );
    }
    let state = &day.state;
    measure("placings of the stage", || state.placings(StageId(1)).len());
    measure("a copy of the whole state", || state.clone().matches.len());
    measure("a match by its station", || {
        usize::from(state.matches_at(StationNo(9)).next().is_some())
    });
    println!("over: {}", state.is_stage_over(StageId(1)));
}

fn set_up(day: &mut Day) {
    day.send(
        None,
        Command::AdmitDevice {
            device: DeviceId("judge".to_owned()),
            name: "Judge".to_owned(),
            role: Role::Judge,
            scope: Scope::Everything,
        },
    );
    day.send(
        None,
        Command::SetStation {
            number: StationNo(1),
            name: String::new(),
        },
    );
    day.send(
        None,
        Command::CreateTournament {
            name: "Cup".to_owned(),
            title: "Duel".to_owned(),
            format: format(),
        },
    );
    day.send(
        None,
        Command::AddEntrants {
            tournament: CUP,
            entrants: (0..ENTRANTS).map(entrant).collect(),
        },
    );
    day.send(None, Command::DrawStage { tournament: CUP });
    day.send(None, Command::PublishStage { stage: StageId(1) });
}

fn entrant(number: u32) -> NewEntrant {
    NewEntrant {
        name: format!("Entrant {number}"),
        ..NewEntrant::default()
    }
}

fn format() -> Format {
    Format::one_stage(
        StageFormat::bracket(Plan {
            kind: Kind::Double {
                grand_final: GrandFinal::ResetIfNeeded,
            },
            drops: Drops::StartGg,
            placement: Placement::InnerOuter,
        }),
        SeriesPlan {
            usual: Series::best_of(3),
            exceptions: Vec::new(),
        },
        GameRule::Target {
            target: 11,
            margin: 2,
        },
    )
}

fn measure(what: &str, mut work: impl FnMut() -> usize) {
    let times = 20;
    let begin = Instant::now();
    for _ in 0..times {
        black_box(work());
    }
    let mean = begin.elapsed().as_secs_f64() * 1e6 / f64::from(times);
    println!("{what:<28} {mean:>10.1} µs");
}
