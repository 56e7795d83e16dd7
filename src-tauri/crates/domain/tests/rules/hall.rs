//! A hall in which commands are judged and applied, and the small tournaments that the reports begin with.

use crate::say;
use lanista_domain::bracket::{Drops, GrandFinal, Placement, ThirdPlace};
use lanista_domain::{
    Accepted, At, BySide, Command, CommandId, DeviceId, Ending, EntrantId, Envelope, Event, Expect,
    Format, GameRule, Gathering, Kind, Match, MatchId, NewEntrant, Plan, Refusal, Refused, Role,
    Scope, Seq, Series, SeriesPlan, Side, StageFormat, StationNo, TournamentId,
};

/// The organiser's window.
pub(crate) const DESK: &str = "desk";
/// A tablet that may touch every match.
pub(crate) const ANNA: &str = "anna";
/// Another one.
pub(crate) const BERT: &str = "bert";
/// The tournament of all the small halls.
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

/// The state, and the journal that led to it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hall {
    pub(crate) state: Gathering,
    pub(crate) journal: Vec<Accepted>,
    /// Milliseconds that have passed beside one second for each entry.
    pub(crate) waited: u64,
}

impl Hall {
    /// Nobody and nothing but a desk.
    pub(crate) fn with_a_desk() -> Self {
        let mut hall = Self::default();
        hall.must("", say::admit(DESK, Role::Desk, Scope::Everything));
        hall
    }

    /// Judges a command and applies it when it is accepted; the events that came of it.
    pub(crate) fn send(
        &mut self,
        from: &str,
        expect: Option<Expect>,
        command: Command,
    ) -> Result<Vec<Event>, Refused> {
        let envelope = self.envelope(from, expect, command);
        let events = self.state.decide(&envelope)?;
        assert!(!events.is_empty(), "accepted, and nothing came of it");
        let entry = Accepted {
            seq: Seq(self.state.head.0 + 1),
            at: envelope.at,
            device: envelope.device,
            command: envelope.id,
            kind: envelope.command.kind().to_owned(),
            events: events.clone(),
        };
        self.state = core::mem::take(&mut self.state).evolve(&entry);
        self.journal.push(entry);
        Ok(events)
    }

    /// The command as it would be sent now; `""` is the server itself.
    pub(crate) fn envelope(
        &self,
        from: &str,
        expect: Option<Expect>,
        command: Command,
    ) -> Envelope {
        let next = self.state.head.0 + 1;
        Envelope {
            device: (!from.is_empty()).then(|| DeviceId(from.to_owned())),
            id: CommandId(format!("c{next}")),
            at: At(1_000 * next + self.waited),
            expect,
            command,
        }
    }

    /// Sends what must be accepted; the number of its entry.
    pub(crate) fn must(&mut self, from: &str, command: Command) -> Seq {
        let shown = format!("{command:?}");
        if let Err(refused) = self.send(from, None, command) {
            panic!("{from} was refused {shown}: {:?}", refused.reasons);
        }
        self.state.head
    }

    /// Sends a row of commands from the desk, all of which must be accepted.
    pub(crate) fn after(mut self, commands: impl IntoIterator<Item = Command>) -> Self {
        for command in commands {
            self.must(DESK, command);
        }
        self
    }

    /// The same from another device.
    pub(crate) fn after_from(
        mut self,
        from: &str,
        commands: impl IntoIterator<Item = Command>,
    ) -> Self {
        for command in commands {
            self.must(from, command);
        }
        self
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, milliseconds: u64) {
        self.waited += milliseconds;
    }

    pub(crate) fn game(&self, number: u32) -> &Match {
        &self.state.matches[&MatchId(number)]
    }
}

/// A format of best of three to eleven.
pub(crate) fn format(kind: Kind) -> Format {
    Format::one_stage(
        StageFormat::bracket(Plan {
            kind,
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

pub(crate) fn named(name: &str) -> NewEntrant {
    NewEntrant {
        name: name.to_owned(),
        ..NewEntrant::default()
    }
}

/// Of a club, so that its people are told apart, and found again in another tournament.
pub(crate) fn of_the_den(name: &str, roster: &[&str]) -> NewEntrant {
    NewEntrant {
        club: Some("Den".to_owned()),
        roster: roster.iter().map(|&handle| handle.to_owned()).collect(),
        ..named(name)
    }
}

/// A desk, two tablets, three stations, and a tournament of this format with these entrants.
pub(crate) fn entered_with(format: Format, names: &[&str]) -> Hall {
    let mut hall = Hall::with_a_desk();
    for judge in [ANNA, BERT] {
        hall.must(DESK, say::admit(judge, Role::Judge, Scope::Everything));
    }
    for number in 1..=3 {
        hall.must(
            DESK,
            Command::SetStation {
                number: StationNo(number),
                name: String::new(),
            },
        );
    }
    hall.must(DESK, say::create("Cup", format));
    if !names.is_empty() {
        hall.must(DESK, say::add(names.iter().map(|name| named(name))));
    }
    hall
}

pub(crate) fn entered(kind: Kind, names: &[&str]) -> Hall {
    entered_with(format(kind), names)
}

/// The same, drawn and published: match `n` has id `n` where there are no byes.
pub(crate) fn published_with(format: Format, names: &[&str]) -> Hall {
    entered_with(format, names).after([say::draw(), say::publish()])
}

pub(crate) fn published(kind: Kind, names: &[&str]) -> Hall {
    published_with(format(kind), names)
}

/// Two entrants who may begin match 1.
pub(crate) fn ready(home: &str, away: &str) -> Hall {
    published(SINGLE, &[home, away])
}

/// The same of another format.
pub(crate) fn ready_with(format: Format) -> Hall {
    published_with(format, &["Fox", "Owl"])
}

/// Match 1, called to station 1 and in Anna's hands.
pub(crate) fn taken() -> Hall {
    ready("Fox", "Owl")
        .after([say::call(1, Some(1))])
        .after_from(ANNA, [say::take(1)])
}

/// Four entrants: matches 1 (Fox, Cat) and 2 (Owl, Hen), the final 3.
pub(crate) fn four(kind: Kind) -> Hall {
    published(kind, &["Fox", "Owl", "Hen", "Cat"])
}

/// The id of the `n`th entrant that was ever added.
pub(crate) const fn id(n: u32) -> EntrantId {
    EntrantId(n)
}

/// One report: what is given, who asks for what, and what must be true then.
pub(crate) fn check(
    mut given: Hall,
    (from, command): (&str, Command),
    then: impl FnOnce(&Hall, Result<Vec<Event>, Refused>),
) {
    let before = given.state.clone();
    let answer = given.send(from, None, command);
    if answer.is_err() {
        assert_eq!(given.state, before, "a refusal changes nothing");
    }
    then(&given, answer);
}

/// It was refused with exactly this.
pub(crate) fn refused(with: Refusal) -> impl FnOnce(&Hall, Result<Vec<Event>, Refused>) {
    move |_, answer| match answer {
        Ok(events) => panic!("accepted instead of {with:?}: {events:?}"),
        Err(refused) => assert_eq!(refused.reasons, [with]),
    }
}

/// It was refused with this, and with the hint that a correction can do it.
pub(crate) fn refused_but_correctable(
    with: Refusal,
) -> impl FnOnce(&Hall, Result<Vec<Event>, Refused>) {
    move |_, answer| match answer {
        Ok(events) => panic!("accepted instead of {with:?}: {events:?}"),
        Err(refused) => assert_eq!(refused.reasons, [with, Refusal::CorrectInstead]),
    }
}

/// It was accepted, and this holds.
pub(crate) fn then(holds: impl FnOnce(&Hall)) -> impl FnOnce(&Hall, Result<Vec<Event>, Refused>) {
    move |hall, answer| {
        answer.expect("it is accepted");
        holds(hall);
    }
}

/// The match ended so, and nobody holds it any more.
#[track_caller]
pub(crate) fn check_over(hall: &Hall, number: u32, winner: Side, score: (u8, u8), ending: Ending) {
    let outcome = hall.game(number).outcome().expect("it is over");
    let (home, away) = score;
    assert_eq!(
        (outcome.winner, outcome.score, outcome.ending),
        (Some(winner), BySide::new(home.into(), away.into()), ending)
    );
    assert_eq!(hall.game(number).lease, None, "nobody holds what is over");
}
