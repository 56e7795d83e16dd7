//! Corrections: the preview of the first upper match of a played double elimination, and committing a score.
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot play has nothing to measure"
)]

use divan::{Bencher, black_box};
use lanista_domain::bracket::{Drops, GrandFinal, Placement};
use lanista_domain::correct::Fix;
use lanista_domain::{
    Accepted, At, BySide, Command, CommandId, Envelope, Format, GameRule, Gathering, Kind, MatchId,
    MatchState, NewEntrant, Plan, Seq, Series, SeriesPlan, Side, StageFormat, StageId,
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
    let format = Format::one_stage(
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
    let ids: Vec<MatchId> = state.matches.keys().copied().collect();
    for &id in ids.iter().take(ids.len() - left) {
        if matches!(state.matches[&id].state, MatchState::Ready { .. }) {
            state = send(state, result(id));
        }
    }
    state
}

/// The first upper match was won by the other, after all is played, and nothing is chosen yet: the most that is reached.
#[divan::bench(args = [256, 1_024, 4_096], sample_count = 20, sample_size = 1)]
fn preview_of_the_first_match(bencher: Bencher<'_, '_>, entrants: u32) {
    let state = played(entrants, 0);
    let first = state
        .matches
        .values()
        .find(|found| found.outcome().is_some());
    let fix = Fix::Winner {
        match_id: first.expect("it is played").id,
        winner: Side::Away,
    };
    bencher.bench_local(|| {
        let seen = black_box(&state).foresee_correction(&fix, &[]);
        assert!(!seen.reached.is_empty());
        seen.reached.len()
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
