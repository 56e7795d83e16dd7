//! A hall that a desk plays a tournament in, and corrects what was wrong.

use lanista_domain::bracket::{Drops, GrandFinal, Placement, ThirdPlace};
use lanista_domain::correct::{Choice, Chosen, Correction, Fix, Subject};
use lanista_domain::gathering::NextIds;
use lanista_domain::{
    Accepted, At, BySide, Command, CommandId, DeviceId, EntrantId, Envelope, Event, Format,
    GameRule, Gathering, Kind, Match, MatchId, NewEntrant, Plan, Refused, Role, Scope, Seq, Series,
    SeriesPlan, Side, StageFormat, StageId, StationNo, TournamentId,
};

/// The organiser's window.
pub(crate) const DESK: &str = "desk";
/// A tablet that may touch every match.
pub(crate) const ANNA: &str = "anna";
/// The one tournament.
pub(crate) const CUP: TournamentId = TournamentId(1);

pub(crate) const SINGLE: Kind = Kind::Single {
    third_place: ThirdPlace::NotPlayed,
};
pub(crate) const WITH_THIRD: Kind = Kind::Single {
    third_place: ThirdPlace::Played,
};
pub(crate) const DOUBLE: Kind = Kind::Double {
    grand_final: GrandFinal::ResetIfNeeded,
};

/// The state, as its entries made it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hall {
    pub(crate) state: Gathering,
}

impl Hall {
    /// Judges a command and applies it when it is accepted; the events that came of it.
    pub(crate) fn send(&mut self, from: &str, command: Command) -> Result<Vec<Event>, Refused> {
        let next = self.state.head.0 + 1;
        let envelope = Envelope {
            device: (!from.is_empty()).then(|| DeviceId(from.to_owned())),
            id: CommandId(format!("c{next}")),
            at: At(1_000 * next),
            expect: None,
            command,
        };
        let events = self.state.decide(&envelope)?;
        let entry = Accepted {
            seq: Seq(next),
            at: envelope.at,
            device: envelope.device,
            command: envelope.id,
            kind: envelope.command.kind().to_owned(),
            events: events.clone(),
        };
        // What is replayed was written and read again.
        let text = serde_json::to_string(&entry).expect("it is written");
        let read: Accepted = serde_json::from_str(&text).expect("it is read again");
        self.state = core::mem::take(&mut self.state).evolve(&read);
        Ok(events)
    }

    /// Sends what must be accepted.
    pub(crate) fn must(&mut self, from: &str, command: Command) {
        let shown = format!("{command:?}");
        if let Err(refused) = self.send(from, command) {
            panic!("{from} was refused {shown}: {:?}", refused.reasons);
        }
    }

    /// Sends a row of commands from the desk, all of which must be accepted.
    pub(crate) fn after(mut self, commands: impl IntoIterator<Item = Command>) -> Self {
        for command in commands {
            self.must(DESK, command);
        }
        self
    }

    pub(crate) fn game(&self, number: u32) -> &Match {
        &self.state.matches[&MatchId(number)]
    }

    pub(crate) fn foresee(&self, fix: &Fix, choices: &[(u32, Choice)]) -> Correction {
        self.state.foresee_correction(fix, &with_choices(choices))
    }

    /// The place of an entrant in the first stage.
    pub(crate) fn place(&self, who: u32) -> Option<u32> {
        let rows = self.state.placings(StageId(1)).into_iter();
        let mut theirs = rows.filter(|row| row.entrant == id(who));
        theirs.next().and_then(|row| row.place)
    }
}

/// A desk, a tablet, three stations, and a tournament of this format with so many entrants, drawn and published.
pub(crate) fn published(format: Format, names: &[&str]) -> Hall {
    let admit = |device: &str, role| Command::AdmitDevice {
        device: DeviceId(device.to_owned()),
        name: device.to_owned(),
        role,
        scope: Scope::Everything,
    };
    let mut hall = Hall::default();
    hall.must("", admit(DESK, Role::Desk));
    hall.must(DESK, admit(ANNA, Role::Judge));
    let stations = (1..=3).map(|number| Command::SetStation {
        number: StationNo(number),
        name: String::new(),
    });
    let named = |name: &&str| NewEntrant {
        name: (*name).to_owned(),
        ..NewEntrant::default()
    };
    let rest = [
        Command::CreateTournament {
            name: "Cup".to_owned(),
            title: "Duel".to_owned(),
            format,
        },
        Command::AddEntrants {
            tournament: CUP,
            entrants: names.iter().map(named).collect(),
        },
        Command::DrawStage { tournament: CUP },
        Command::PublishStage { stage: StageId(1) },
    ];
    hall.after(stations.chain(rest))
}

/// One stage, all matches by one length.
pub(crate) fn one_stage(stage: StageFormat, usual: Series) -> Format {
    let plan = SeriesPlan {
        usual,
        exceptions: Vec::new(),
    };
    Format::one_stage(stage, plan, GameRule::Points)
}

pub(crate) fn bracket(kind: Kind, groups: u8) -> StageFormat {
    StageFormat::Bracket {
        plan: Plan {
            kind,
            drops: Drops::StartGg,
            placement: Placement::InnerOuter,
        },
        groups,
        distribution: lanista_domain::bracket::Distribution::Snake,
    }
}

/// Matches 1 (Fox, Cat) and 2 (Owl, Hen), best of three.
pub(crate) fn four(kind: Kind) -> Hall {
    published(
        one_stage(bracket(kind, 1), Series::best_of(3)),
        &["Fox", "Owl", "Hen", "Cat"],
    )
}

/// The id of the `n`th entrant that was ever added.
pub(crate) const fn id(n: u32) -> EntrantId {
    EntrantId(n)
}

pub(crate) fn contenders(found: &Match) -> (Option<EntrantId>, Option<EntrantId>) {
    (found.entrant(Side::Home), found.entrant(Side::Away))
}

pub(crate) fn result(number: u32, home: u16, away: u16) -> Command {
    Command::EnterResult {
        match_id: MatchId(number),
        score: BySide::new(home, away),
    }
}

pub(crate) const fn take_back(seq: Seq) -> Command {
    Command::TakeBack { seq }
}

/// Another score.
pub(crate) const fn scored(number: u32, home: u16, away: u16) -> Fix {
    Fix::Result {
        match_id: MatchId(number),
        score: BySide::new(home, away),
    }
}

/// What becomes of matches that are reached, without the counts that the desk saw.
pub(crate) fn with_choices(choices: &[(u32, Choice)]) -> Vec<Chosen> {
    let of = |&(number, choice): &(u32, Choice)| Chosen {
        of: Subject::Match {
            id: MatchId(number),
        },
        choice,
        rev: None,
    };
    choices.iter().map(of).collect()
}

pub(crate) fn correct(fix: Fix, choices: &[(u32, Choice)]) -> Command {
    Command::Correct {
        fix,
        choices: with_choices(choices),
        reason: "Sides swapped on the sheet".to_owned(),
    }
}

/// The offers of a reached match, each with the code of what stands against it.
pub(crate) fn offers(correction: &Correction, number: u32) -> Vec<(Choice, Option<&'static str>)> {
    let mut all = correction.reached.iter();
    let found = all.find(|found| found.match_id == MatchId(number));
    let found = found.unwrap_or_else(|| panic!("{number} is not reached"));
    let offers = found.offers.iter();
    offers
        .map(|offer| {
            let why = offer.why_not.as_ref();
            (offer.choice, why.map(lanista_domain::Refusal::code))
        })
        .collect()
}

/// The newest entry, taken back, leaves the state before it, but for what only counts up.
#[track_caller]
pub(crate) fn check_taken_back(before: &Hall, after: &Hall) {
    let mut again = after.clone();
    let step = again.state.steps.back().expect("there is one").seq;
    again.must(DESK, take_back(step));
    assert!(
        comparable(again.state.clone()) == comparable(before.state.clone()),
        "something of it stays"
    );
}

/// Without what is never restored: counts and numbers.
pub(crate) fn comparable(mut state: Gathering) -> Gathering {
    state.steps.clear();
    for found in state.matches.values_mut() {
        found.rev = 0;
        found.last_change = None;
    }
    state.head = Seq(0);
    state.now = At(0);
    state.next = NextIds::default();
    state
}
