//! How long a forecast of the day takes for 256 entrants in four tournaments, and its part on the thread that writes.
#![expect(
    clippy::print_stdout,
    reason = "the figures are the purpose of this program"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "it measures time, and nothing is decided by it"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use lanista_domain::bracket::{Drops, GrandFinal, Placement};
use lanista_domain::{
    Accepted, At, Command, CommandId, Dispatching, Envelope, FloorChange, Format, GameRule,
    Gathering, Kind, NewEntrant, Plan, Seq, Series, SeriesPlan, StageFormat, StageId, StationNo,
    TournamentId,
};
use lanista_insight::forecast::{DRAWS, Day};
use lanista_venue::figures::{HEAD, Times, load, millis};

const TOURNAMENTS: u32 = 4;
const ENTRANTS: usize = 64;
const STATIONS: u32 = 32;
const TIMES: usize = 30;
const TARGET: Duration = Duration::from_millis(100);

fn main() -> Result<()> {
    let before = load();
    let state = hall()?;
    let (mut copied, mut foreseen) = (Times::default(), Times::default());
    let now = state.now;
    for _ in 0..TIMES {
        let begun = Instant::now();
        let day = black_box(Day::of(&state, now));
        copied.add(begun.elapsed());
        let begun = Instant::now();
        let told = day.forecast_by(DRAWS);
        foreseen.add(begun.elapsed());
        ensure!(told.day.is_some(), "there is a day to foresee");
        black_box(told);
    }
    println!(
        "{TOURNAMENTS} double eliminations of {ENTRANTS}, {} matches, {STATIONS} stations, nothing played yet: the longest day.\n\n{HEAD}",
        state.matches.len()
    );
    println!(
        "{}",
        copied.row("what is to come is copied, on the thread that writes")
    );
    println!(
        "{}",
        foreseen.row(&format!(
            "it is played on {DRAWS} times, on a thread of its own"
        ))
    );
    println!(
        "\n{DRAWS} draws take {} ms in the median (target: {} ms).\n\nLoad: {before} before, {} after.",
        millis(foreseen.percentile(50)),
        TARGET.as_millis(),
        load()
    );
    Ok(())
}

fn hall() -> Result<Gathering> {
    let mut state = Gathering::default();
    for number in 1..=STATIONS {
        let (number, name) = (StationNo(number), String::new());
        send(&mut state, Command::SetStation { number, name })?;
    }
    for number in 1..=TOURNAMENTS {
        let tournament = TournamentId(number);
        send(
            &mut state,
            Command::CreateTournament {
                name: format!("Cup {number}"),
                title: "Duel".to_owned(),
                format: format(),
            },
        )?;
        let entrants = (1..=ENTRANTS).map(|entrant| NewEntrant {
            name: format!("{number}-{entrant}"),
            ..NewEntrant::default()
        });
        let entrants = entrants.collect();
        send(
            &mut state,
            Command::AddEntrants {
                tournament,
                entrants,
            },
        )?;
        send(&mut state, Command::DrawStage { tournament })?;
        let stage = StageId(number);
        send(&mut state, Command::PublishStage { stage })?;
    }
    let dispatching = Dispatching {
        automatic: true,
        settle: 0,
    };
    let change = FloorChange::Dispatch { dispatching };
    send(&mut state, Command::ChangeFloor { change })?;
    Ok(state)
}

fn format() -> Format {
    let stage = StageFormat::bracket(Plan {
        kind: Kind::Double {
            grand_final: GrandFinal::ResetIfNeeded,
        },
        drops: Drops::StartGg,
        placement: Placement::InnerOuter,
    });
    let series = SeriesPlan {
        usual: Series::best_of(3),
        exceptions: Vec::new(),
    };
    Format::one_stage(stage, series, GameRule::WinnerOnly)
}

fn send(state: &mut Gathering, command: Command) -> Result<()> {
    let next = state.head.0 + 1;
    let envelope = Envelope {
        device: None,
        id: CommandId(format!("c{next}")),
        at: At(next * 1_000),
        expect: None,
        command,
    };
    let events = match state.decide(&envelope) {
        Ok(events) => events,
        Err(refused) => bail!("{:?}: {:?}", envelope.command, refused.reasons),
    };
    *state = std::mem::take(state).evolve(&Accepted {
        seq: Seq(next),
        at: envelope.at,
        device: None,
        command: envelope.id,
        kind: envelope.command.kind().to_owned(),
        events,
    });
    Ok(())
}
