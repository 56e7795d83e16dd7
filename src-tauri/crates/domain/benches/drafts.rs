//! How long an action of a hero draft takes to be decided and applied, at its beginning and at its end.
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot draft has nothing to measure"
)]

use divan::{Bencher, black_box};
use lanista_domain::bracket::{Drops, Placement, ThirdPlace};
use lanista_domain::draft::{Choice, Deed, DraftRules, HeroId, Seat, Verb};
use lanista_domain::{
    Accepted, At, Command, CommandId, Envelope, Format, GameRule, Gathering, Kind, MatchId,
    NewEntrant, Plan, Seq, Series, SeriesPlan, StageFormat, StageId, TournamentId,
};
use serde_json::{Value, json};

/// Twenty-four turns and as many heroes as Dota 2 has.
const TURNS: u16 = 24;
const HEROES: u16 = 127;

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

fn apply(state: Gathering, envelope: Envelope) -> Gathering {
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

fn send(state: Gathering, command: Command) -> Gathering {
    let envelope = envelope(&state, command);
    apply(state, envelope)
}

const fn seat(turn: u16) -> Seat {
    if turn.is_multiple_of(2) {
        Seat::A
    } else {
        Seat::B
    }
}

const fn verb(turn: u16) -> Verb {
    if turn < 14 { Verb::Ban } else { Verb::Pick }
}

/// Fourteen bans and ten picks in turn; what was picked is closed for the series, as in Fearless.
fn rules() -> DraftRules {
    let step = |turn: u16| json!({ "open": [{ "seat": seat(turn), "do": verb(turn) }] });
    let effect = |on: &str, blocks: &[&str], until: &str| json!({ "on": on, "blocks": blocks, "for": "both", "until": until });
    let hero = |n: u16| json!({ "id": format!("h{n}"), "name": format!("Hero {n}") });
    let rules: Value = json!({
        "formats": [{
            "schema": 1, "id": "long", "version": "1", "pool": { "ref": "all" }, "team_size": 5,
            "seats": { "assign": "fixed_side" }, "clock": { "turn_ms": 30_000, "reserve_ms": 130_000 },
            "step": (0..TURNS).map(step).collect::<Vec<_>>(),
            "effect": [
                effect("ban", &["pick", "ban"], "game"),
                effect("pick", &["pick", "ban"], "game"),
                effect("pick", &["pick"], "series"),
            ],
        }],
        "pools": [{ "id": "all", "name": "All", "heroes": (0..HEROES).map(hero).collect::<Vec<_>>() }],
        "chain": [{ "format": "long", "when": "game" }],
    });
    serde_json::from_value(rules).expect("these are draft rules")
}

fn lock(turn: u16) -> Command {
    let deed = Deed::Lock {
        turn,
        seat: seat(turn),
        verb: verb(turn),
        choice: Choice::Hero {
            hero: HeroId(format!("h{turn}")),
        },
    };
    draft(deed)
}

const fn draft(deed: Deed) -> Command {
    Command::Draft {
        match_id: MatchId(1),
        deed,
    }
}

/// A match whose draft has come to a turn.
fn drafted(turn: u16) -> Gathering {
    let plan = Plan {
        kind: Kind::Single {
            third_place: ThirdPlace::NotPlayed,
        },
        drops: Drops::StartGg,
        placement: Placement::InnerOuter,
    };
    let format = Format::one_stage(
        StageFormat::bracket(plan),
        SeriesPlan {
            usual: Series::best_of(3),
            exceptions: Vec::new(),
        },
        GameRule::WinnerOnly,
    );
    let entrant = |name: &str| NewEntrant {
        name: name.to_owned(),
        ..NewEntrant::default()
    };
    let tournament = TournamentId(1);
    let open = Deed::Open {
        first: None,
        lot: None,
        home_side: None,
    };
    let setup = [
        Command::CreateTournament {
            name: "Cup".to_owned(),
            title: "Game".to_owned(),
            format,
        },
        Command::AddEntrants {
            tournament,
            entrants: vec![entrant("Fox"), entrant("Owl")],
        },
        Command::DrawStage { tournament },
        Command::PublishStage { stage: StageId(1) },
        Command::SetDraftRules {
            tournament,
            rules: Some(Box::new(rules())),
        },
        Command::CallMatch {
            match_id: MatchId(1),
            station: None,
        },
        draft(open),
    ];
    let state = setup.into_iter().fold(Gathering::default(), send);
    (0..turn).map(lock).fold(state, send)
}

#[divan::bench(args = [0, 14, 23])]
fn an_action_decided_and_applied(bencher: Bencher<'_, '_>, turn: u16) {
    let state = drafted(turn);
    bencher
        .with_inputs(|| {
            let envelope = envelope(&state, lock(turn));
            (state.clone(), envelope)
        })
        .bench_values(|(state, envelope)| black_box(apply(state, envelope)));
}
