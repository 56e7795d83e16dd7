//! A hall with a day of four tournaments in it, and dice for how long its matches take.

use crate::send::send;
use lanista_domain::bracket::{Distribution, Drops, GrandFinal, Placement, ThirdPlace};
use lanista_domain::format::{StartIn, Take};
use lanista_domain::standings::{Criterion, MiniLeague, PointScheme};
use lanista_domain::swiss::Goal;
use lanista_domain::{
    At, Command, FloorChange, Format, GameRule, Gathering, Intake, Kind, MatchId, NewEntrant,
    Places, Plan, PlayedAt, Series, SeriesPlan, StageFormat, StagePlan, StationNo, TableRule,
    TournamentId,
};

pub(crate) const MINUTE: u64 = 60_000;

/// A gathering to which the server itself gives its orders.
#[derive(Clone, Default)]
pub(crate) struct Hall {
    pub(crate) state: Gathering,
}

impl Hall {
    /// Sends what must be accepted, at a moment that is not before the last.
    pub(crate) fn at(&mut self, at: u64, command: Command) {
        let at = At(at.max(self.state.now.0));
        send(&mut self.state, at, command);
    }

    pub(crate) fn must(&mut self, command: Command) {
        self.at(self.state.now.0, command);
    }

    pub(crate) fn stations(mut self, count: u32) -> Self {
        for number in 1..=count {
            self.must(Command::SetStation {
                number: StationNo(number),
                name: String::new(),
            });
        }
        self
    }

    /// A tournament of so many, drawn and published; they are named alike where they are the same people.
    pub(crate) fn cup(&mut self, format: Format, names: &[String]) -> TournamentId {
        let tournament = TournamentId(self.state.next.tournament);
        self.must(Command::CreateTournament {
            name: format!("Cup {tournament}"),
            title: "Duel".to_owned(),
            format,
        });
        let entrants = names.iter().map(|name| NewEntrant {
            name: name.clone(),
            club: Some("Den".to_owned()),
            ..NewEntrant::default()
        });
        self.must(Command::AddEntrants {
            tournament,
            entrants: entrants.collect(),
        });
        self.draw(tournament);
        tournament
    }

    pub(crate) fn draw(&mut self, tournament: TournamentId) {
        self.must(Command::DrawStage { tournament });
        self.publish(tournament);
    }

    pub(crate) fn publish(&mut self, tournament: TournamentId) {
        let stages = &self.state.tournaments[&tournament].stages;
        let stage = *stages.last().expect("it is drawn");
        self.must(Command::PublishStage { stage });
    }

    pub(crate) fn change(&mut self, change: FloorChange) {
        self.must(Command::ChangeFloor { change });
    }
}

pub(crate) fn names(of: &str, count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("{of}{number}")).collect()
}

pub(crate) fn bracket(kind: Kind) -> StageFormat {
    StageFormat::bracket(Plan {
        kind,
        drops: Drops::StartGg,
        placement: Placement::InnerOuter,
    })
}

pub(crate) const DOUBLE: Kind = Kind::Double {
    grand_final: GrandFinal::ResetIfNeeded,
};
pub(crate) const SINGLE: Kind = Kind::Single {
    third_place: ThirdPlace::Played,
};

pub(crate) fn format(stage: StageFormat, games: u8) -> Format {
    let series = SeriesPlan {
        usual: Series::best_of(games),
        exceptions: Vec::new(),
    };
    Format::one_stage(stage, series, GameRule::WinnerOnly)
}

fn table() -> TableRule {
    TableRule {
        points: PointScheme::THREE_ONE_NONE,
        order: vec![Criterion::Points],
        mini_league: MiniLeague::Once,
        floor: 33,
    }
}

/// Groups of four whose first two come into a bracket.
pub(crate) fn gsl_and_playoff(groups: u8) -> Format {
    let distribution = Distribution::Snake;
    let mut made = format(
        StageFormat::Gsl {
            groups,
            distribution,
        },
        3,
    );
    made.stages.push(StagePlan {
        name: "Playoff".to_owned(),
        intake: Intake::Places {
            takes: vec![Take {
                from: 0,
                first: 1,
                last: 2,
                best: None,
                into: StartIn::Upper,
            }],
        },
        format: bracket(SINGLE),
        ..made.stages[0].clone()
    });
    made
}

pub(crate) fn swiss(rounds: u32) -> Format {
    let pairing = lanista_domain::format::Pairing::ScoreGroups;
    let stage = StageFormat::Swiss {
        pairing,
        until: Goal::Rounds { rounds },
        decisive: None,
        table: table(),
    };
    format(stage, 1)
}

pub(crate) fn groups(groups: u8) -> Format {
    let stage = StageFormat::RoundRobin {
        groups,
        distribution: Distribution::Snake,
        legs: 1,
        table: table(),
    };
    format(stage, 1)
}

/// Four tournaments at ten stations; some play in two of them, and the groups of the last rest between matches.
pub(crate) fn day() -> Hall {
    let mut hall = Hall::default().stations(10);
    hall.cup(format(bracket(DOUBLE), 3), &names("Fox", 16));
    let mut mixed = names("Owl", 10);
    mixed.extend(names("Fox", 4));
    hall.cup(groups(2), &mixed);
    hall.cup(swiss(4), &names("Hen", 14));
    let last = hall.cup(gsl_and_playoff(4), &names("Cat", 16));
    hall.change(FloorChange::Places {
        tournament: last,
        places: Places {
            at: PlayedAt::Anywhere {},
            rest: 5,
            game: 15,
            ..Places::default()
        },
    });
    hall
}

/// Chance of a day: one number after another.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn of(seed: u64, thing: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (thing << 20 | 1));
        for _ in 0..12 {
            dice.share();
        }
        dice
    }

    /// From 0 to below 1.
    pub(crate) fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let high = u32::try_from(self.0 >> 32).expect("half of it");
        f64::from(high) / 4_294_967_296.0
    }

    /// Between two numbers.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }
}

/// Where a match goes, as a key that stays the same whoever plans the day.
pub(crate) fn key(id: MatchId) -> u64 {
    u64::from(id.0)
}
