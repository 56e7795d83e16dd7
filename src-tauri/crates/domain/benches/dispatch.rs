//! How long it takes to find out who is called next, among growing numbers of ready matches.
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot play has nothing to measure"
)]

use divan::{Bencher, black_box};
use lanista_domain::bracket::{Drops, Placement};
use lanista_domain::{
    Accepted, At, Command, CommandId, Envelope, FloorChange, Format, GameRule, Gathering,
    GrandFinal, Kind, NewEntrant, Patience, Places, Plan, PlayedAt, Seq, Series, SeriesPlan,
    StageFormat, StageId, StationNo, TournamentId,
};

fn main() {
    divan::main();
}

fn send(state: Gathering, command: Command) -> Gathering {
    let at = At(1_000 * (state.head.0 + 1));
    let envelope = Envelope {
        device: None,
        id: CommandId(format!("c{}", at.0)),
        at,
        expect: None,
        command,
    };
    let events = state.decide(&envelope).expect("it is accepted");
    let entry = Accepted {
        seq: Seq(state.head.0 + 1),
        at,
        device: None,
        command: envelope.id,
        kind: envelope.command.kind().to_owned(),
        events,
    };
    state.evolve(&entry)
}

/// Four double eliminations with together so many first matches, all of them ready, 100 stations, and rest to be kept.
fn ready(matches: u32) -> Gathering {
    let mut state = Gathering::default();
    for number in 1..=100 {
        state = send(
            state,
            Command::SetStation {
                number: StationNo(number),
                name: String::new(),
            },
        );
    }
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
        GameRule::WinnerOnly,
    );
    for number in 1..=4 {
        let tournament = TournamentId(number);
        let name = format!("Cup {number}");
        let entrants = (0..matches / 2).map(|n| NewEntrant {
            name: format!("P{n}"),
            club: Some(format!("Club {number}")),
            ..NewEntrant::default()
        });
        let entrants = entrants.collect();
        for command in [
            Command::CreateTournament {
                name: name.clone(),
                title: String::new(),
                format: format.clone(),
            },
            Command::AddEntrants {
                tournament,
                entrants,
            },
            Command::DrawStage { tournament },
            Command::PublishStage {
                stage: StageId(number),
            },
            Command::ChangeFloor {
                change: FloorChange::Places {
                    tournament,
                    places: Places {
                        at: PlayedAt::Anywhere {},
                        rest: 10,
                        game: 15,
                        patience: Patience::default(),
                    },
                },
            },
        ] {
            state = send(state, command);
        }
    }
    state
}

/// Target: 1,000 ready matches within 5 ms.
#[divan::bench(args = [64, 256, 1_024], sample_count = 50)]
fn who_is_next(bencher: Bencher<'_, '_>, matches: u32) {
    let state = ready(matches);
    let told = state.dispatch(state.now);
    let found = told.calls.len() + told.waiting.len();
    assert_eq!(found, matches as usize, "all first matches are ready");
    bencher.bench_local(|| black_box(&state).dispatch(state.now));
}
