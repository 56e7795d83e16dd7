//! How long a correction takes to foresee, in double eliminations and Swiss stages of growing size, and a score to commit
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot play has nothing to measure"
)]

use divan::{Bencher, black_box};
use lanista_domain::bracket::{Drops, GrandFinal, Placement};
use lanista_domain::correct::{Choice, Chosen, Fix, Subject};
use lanista_domain::format::Pairing;
use lanista_domain::standings::{Criterion, MiniLeague, PointScheme};
use lanista_domain::swiss::Goal;
use lanista_domain::{
    Accepted, At, BySide, Command, CommandId, Envelope, Format, GameRule, Gathering, Kind, MatchId,
    MatchState, NewEntrant, Plan, Seq, Series, SeriesPlan, Side, StageFormat, StageId, TableRule,
    TournamentId,
};

fn main() {
    divan::main();
}

fn envelope(state: &Gathering, command: Command) -> Envelope {
    let next = state.head.0 + 1;
    Envelope {
        device: None,
        id: CommandId(format!("c{next}")),
        at: At(next),
        expect: None,
        command,
    }
}

fn send(state: Gathering, command: Command) -> Gathering {
    let envelope = envelope(&state, command);
    let events = state.decide(&envelope).expect("it is accepted");
    let entry = Accepted {
        seq: Seq(state.head.0 + 1),
        at: envelope.at,
        device: None,
        command: envelope.id,
        kind: envelope.command.kind().to_owned(),
        events,
    };
    state.evolve(&entry)
}

const fn result(match_id: MatchId) -> Command {
    Command::EnterResult {
        match_id,
        score: BySide::new(2, 0),
    }
}

/// A double elimination, drawn and published, of which every match but the last few is played.
fn played(entrants: u32, left: usize) -> Gathering {
    let double = StageFormat::bracket(Plan {
        kind: Kind::Double {
            grand_final: GrandFinal::ResetIfNeeded,
        },
        drops: Drops::StartGg,
        placement: Placement::InnerOuter,
    });
    let mut state = drawn(double, entrants);
    let ids: Vec<MatchId> = state.matches.keys().copied().collect();
    for &id in ids.iter().take(ids.len() - left) {
        if matches!(state.matches[&id].state, MatchState::Ready { .. }) {
            state = send(state, result(id));
        }
    }
    state
}

/// A tournament of one stage, published.
fn drawn(stage: StageFormat, entrants: u32) -> Gathering {
    let format = Format::one_stage(
        stage,
        SeriesPlan {
            usual: Series::best_of(3),
            exceptions: Vec::new(),
        },
        GameRule::Points,
    );
    let named = |number: u32| NewEntrant {
        name: format!("Entrant {number}"),
        ..NewEntrant::default()
    };
    let mut state = Gathering::default();
    for command in [
        Command::CreateTournament {
            name: "Cup".to_owned(),
            title: "Duel".to_owned(),
            format,
        },
        Command::AddEntrants {
            tournament: TournamentId(1),
            entrants: (1..=entrants).map(named).collect(),
        },
        Command::DrawStage {
            tournament: TournamentId(1),
        },
        Command::PublishStage { stage: StageId(1) },
    ] {
        state = send(state, command);
    }
    state
}

/// The first match that was played was won by the other.
fn first_to_away(state: &Gathering) -> Fix {
    let first = state
        .matches
        .values()
        .find(|found| found.outcome().is_some());
    Fix::Winner {
        match_id: first.expect("it is played").id,
        winner: Side::Away,
    }
}

/// The first upper match was won by the other, after all is played, and nothing is chosen yet: the most that is reached.
#[divan::bench(args = [256, 1_024, 4_096], sample_count = 20, sample_size = 1)]
fn preview_of_the_first_match(bencher: Bencher<'_, '_>, entrants: u32) {
    let state = played(entrants, 0);
    let fix = first_to_away(&state);
    bencher.bench_local(|| {
        let seen = black_box(&state).foresee_correction(&fix, &[]);
        assert!(!seen.reached.is_empty());
        seen.reached.len()
    });
}

/// The same, and everything that is reached stands or is replayed: all choices are made.
#[divan::bench(args = [256, 1_024, 4_096], sample_count = 20, sample_size = 1)]
fn preview_with_all_chosen(bencher: Bencher<'_, '_>, entrants: u32) {
    let state = played(entrants, 0);
    let mut over = state
        .matches
        .values()
        .filter(|found| found.outcome().is_some());
    let fix = Fix::Winner {
        match_id: over.next().expect("it is played").id,
        winner: Side::Away,
    };
    let choices: Vec<Chosen> = state
        .foresee_correction(&fix, &[])
        .reached
        .iter()
        .map(|found| Chosen {
            of: Subject::Match { id: found.match_id },
            choice: Choice::Replay,
            rev: None,
        })
        .collect();
    bencher.bench_local(|| {
        let seen = black_box(&state).foresee_correction(&fix, &choices);
        assert!(seen.is_complete());
        seen.events.len()
    });
}

/// Whoever won it all is disqualified after the fact.
#[divan::bench(args = [256, 1_024, 4_096], sample_count = 20, sample_size = 1)]
fn preview_of_a_disqualification(bencher: Bencher<'_, '_>, entrants: u32) {
    let state = played(entrants, 0);
    let placings = state.placings(StageId(1));
    let first = placings.iter().find(|row| row.place == Some(1));
    let fix = Fix::Disqualify {
        tournament: TournamentId(1),
        entrant: first.expect("somebody is first").entrant,
    };
    bencher.bench_local(|| {
        let seen = black_box(&state).foresee_correction(&fix, &[]);
        assert!(!seen.reached.is_empty());
        seen.reached.len()
    });
}

/// A Swiss of five rounds, of which the last is paired and not begun.
fn swiss(entrants: u32) -> Gathering {
    let stage = StageFormat::Swiss {
        pairing: Pairing::ScoreGroups,
        until: Goal::Rounds { rounds: 5 },
        decisive: None,
        table: TableRule {
            points: PointScheme::THREE_ONE_NONE,
            order: vec![
                Criterion::Points,
                Criterion::Buchholz,
                Criterion::InitialSeed,
            ],
            mini_league: MiniLeague::Once,
            floor: 33,
        },
    };
    let mut state = drawn(stage, entrants);
    for _ in 2..=5 {
        let ready: Vec<MatchId> = state
            .matches
            .values()
            .filter(|found| matches!(found.state, MatchState::Ready { .. }))
            .map(|found| found.id)
            .collect();
        for id in ready {
            state = send(state, result(id));
        }
        let pair = Command::PairRound {
            stage: StageId(1),
            forbid: Vec::new(),
            force: Vec::new(),
        };
        state = send(state, pair);
        state = send(state, Command::PublishStage { stage: StageId(1) });
    }
    state
}

/// A result of the first Swiss round was another one, and the fifth round could be paired again: it is.
#[divan::bench(args = [64, 256, 1_024], sample_count = 10, sample_size = 1)]
fn preview_of_a_swiss_round_paired_again(bencher: Bencher<'_, '_>, entrants: u32) {
    let state = swiss(entrants);
    let fix = first_to_away(&state);
    bencher.bench_local(|| {
        let seen = black_box(&state).foresee_correction(&fix, &[]);
        assert!(!seen.stages.is_empty());
        seen.placings.len()
    });
}

/// A result is committed: judged, and the state follows.
#[divan::bench(args = [256, 1_024, 4_096], sample_count = 50, sample_size = 1)]
fn commit_of_a_score(bencher: Bencher<'_, '_>, entrants: u32) {
    let state = played(entrants, 8);
    let ready = state
        .matches
        .values()
        .find(|found| matches!(found.state, MatchState::Ready { .. }));
    let id = ready.expect("something is left").id;
    bencher
        .with_inputs(|| state.clone())
        .bench_local_values(|state| send(state, result(id)));
}
