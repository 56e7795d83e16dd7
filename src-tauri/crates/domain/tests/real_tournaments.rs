//! Plays real double eliminations through the rules, command by command: every meeting and every placing must come out.
//!
//! The same records as in `real_brackets.rs`, there without a gathering around them.
#![expect(clippy::expect_used, reason = "a command that is refused is a failure")]

#[path = "common/records.rs"]
mod records;

use lanista_domain::bracket::{Drops, Placement};
use lanista_domain::command::WithoutPlay;
use lanista_domain::{
    Accepted, At, BySide, Command, CommandId, Envelope, Format, GameRule, Gathering, GrandFinal,
    Group, Kind, Length, Match, MatchState, NewEntrant, Plan, Seq, Series, SeriesPlan, Side,
    StageFormat, StageId, TournamentId,
};
use records::{Meeting, Real, Record, key, read_cases};
use std::collections::{BTreeMap, BTreeSet};

const CUP: TournamentId = TournamentId(1);
const STAGE: StageId = StageId(1);

#[test]
fn real_tournaments_come_out_as_they_were() {
    let Some(cases) = read_cases() else { return };
    let mut differing = Vec::new();
    let (mut meetings, mut disqualified) = (0, 0);
    for real in &cases {
        match replay(real) {
            Ok(()) => {
                meetings += real.meetings.len();
                let out = |record: &&Record| record.games.is_none();
                disqualified += real.meetings.values().filter(out).count();
            }
            Err(why) => {
                println!("DIFFERS {} ({} entrants): {why}", real.name, real.entrants);
                differing.push(&real.name);
            }
        }
    }
    let equal = cases.len() - differing.len();
    println!(
        "{equal} of {} tournaments equal; {meetings} matches, {disqualified} of them by disqualification",
        cases.len()
    );
    assert!(cases.len() >= 70, "only {} cases were found", cases.len());
    assert!(
        equal * 79 >= cases.len() * 77,
        "more than 2 of 79 differ: {differing:#?}"
    );
    if std::env::var_os("LANISTA_REAL_DATA").is_none() {
        assert!(differing.is_empty(), "all were equal: {differing:#?}");
    }
}

/// The teeth of the replay: a swapped winner and a wrong placing do not pass.
#[test]
fn a_falsified_record_is_noticed() {
    let Some(mut cases) = read_cases() else {
        return;
    };
    let real = cases.first_mut().expect("there is one");
    replay(real).expect("the true record is equal");
    let last = real.place.insert(1, 9);
    assert!(
        replay(real).is_err(),
        "seed 1 is placed {last:?} and not 9th"
    );
    real.place.insert(1, last.expect("it was placed"));
    let record = real.meetings.values_mut().next().expect("it has meetings");
    record.games = None;
    replay(real).expect("a disqualification moves the same two on");
    let (meeting, record) = real.meetings.iter().next().expect("it has meetings");
    let winner = meeting.1 + meeting.2 - record.winner;
    let (meeting, record) = (meeting.clone(), Record { winner, ..*record });
    real.meetings.insert(meeting, record);
    assert!(replay(real).is_err(), "another winner meets somebody else");
}

/// The desk runs the whole tournament; says the first thing that differs from the record.
fn replay(real: &Real) -> Result<(), String> {
    let mut desk = Desk::default();
    desk.send(Command::CreateTournament {
        name: "Cup".to_owned(),
        title: "Ultimate".to_owned(),
        format: format(),
    });
    desk.send(Command::AddEntrants {
        tournament: CUP,
        entrants: (1..=real.entrants).map(entrant).collect(),
    });
    desk.send(Command::DrawStage { tournament: CUP });
    desk.set_lengths(real);
    desk.send(Command::PublishStage { stage: STAGE });

    let mut met = BTreeSet::new();
    while let Some(open) = desk.next_open() {
        let (meeting, seeds) = desk.meeting(open);
        let record = real
            .meetings
            .get(&meeting)
            .ok_or_else(|| format!("{meeting:?} was never played"))?;
        let command = ending(open, seeds, *record);
        desk.send(command);
        met.insert(meeting);
    }
    if let Some(extra) = real.meetings.keys().find(|known| !met.contains(*known)) {
        return Err(format!("{extra:?} was played and is not in the bracket"));
    }
    let rows = desk.state.placings(STAGE);
    for row in &rows {
        let truth = real.place.get(&row.seed).copied();
        if row.place != truth {
            return Err(format!(
                "seed {} is placed {:?}, in truth {truth:?}",
                row.seed, row.place
            ));
        }
    }
    assert!(desk.state.is_stage_over(STAGE));
    Ok(())
}

/// One desk without a device of its own: the server's.
#[derive(Default)]
struct Desk {
    state: Gathering,
}

impl Desk {
    fn send(&mut self, command: Command) {
        let seq = Seq(self.state.head.0 + 1);
        let envelope = Envelope {
            device: None,
            id: CommandId(seq.to_string()),
            at: At(seq.0),
            expect: None,
            command,
        };
        let events = self.state.decide(&envelope).expect("it is accepted");
        let entry = Accepted {
            seq,
            at: envelope.at,
            device: None,
            command: envelope.id,
            kind: envelope.command.kind().to_owned(),
            events,
        };
        self.state = core::mem::take(&mut self.state).evolve(&entry);
    }

    /// Each round is as long as the record says.
    fn set_lengths(&mut self, real: &Real) {
        let rounds: BTreeSet<(Group, u8)> = self.state.stages[&STAGE]
            .bracket
            .played()
            .map(|(_, node)| (node.group, node.round))
            .collect();
        let mut longest: BTreeMap<&str, u8> = BTreeMap::new();
        for ((round, ..), record) in &real.meetings {
            if let Some((won, _)) = record.games {
                let known = longest.entry(round).or_default();
                *known = won.max(*known);
            }
        }
        for (group, round) in rounds {
            let (name, ..) = key(group, round, 1, 2);
            let wins = longest.get(&*name).copied().unwrap_or(2);
            if wins != 2 {
                self.send(Command::SetSeries {
                    stage: STAGE,
                    group,
                    round,
                    series: first_to(wins),
                });
            }
        }
    }

    fn next_open(&self) -> Option<&Match> {
        self.state
            .matches
            .values()
            .find(|found| matches!(found.state, MatchState::Ready { .. }))
    }

    /// Who meets there, as the record names it, and their seeds.
    fn meeting(&self, found: &Match) -> (Meeting, BySide<u32>) {
        let node = self.state.node_of(found.id).expect("it has a node");
        let seeds = found.slots().map(|slot| {
            let entrant = slot.entrant().expect("both are there");
            let order = &self.state.stages[&STAGE].seeding;
            let seed = order.iter().position(|known| *known == entrant);
            u32::try_from(seed.expect("it was drawn")).expect("few") + 1
        });
        (key(node.group, node.round, seeds.home, seeds.away), seeds)
    }
}

/// The result as the desk types it. A score that does not fit the length of its round is cut to it.
fn ending(found: &Match, seeds: BySide<u32>, record: Record) -> Command {
    let winner = if record.winner == seeds.home {
        Side::Home
    } else {
        Side::Away
    };
    match record.games {
        None => Command::EndWithoutPlay {
            match_id: found.id,
            absent: winner.other().into(),
            how: WithoutPlay::Disqualified,
        },
        Some((_, lost)) => {
            let needed = found.series.wins_needed().expect("first to two");
            let needed = u16::from(needed);
            let mut score = BySide::new(needed, needed);
            score[winner.other()] = u16::from(lost).min(needed - 1);
            Command::EnterResult {
                match_id: found.id,
                score,
            }
        }
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
            usual: first_to(2),
            exceptions: Vec::new(),
        },
        GameRule::WinnerOnly,
    )
}

const fn first_to(wins: u8) -> Series {
    Series {
        length: Length::FirstTo { wins },
        head_start: None,
    }
}

fn entrant(seed: u32) -> NewEntrant {
    NewEntrant {
        name: format!("Seed {seed}"),
        ..NewEntrant::default()
    }
}
