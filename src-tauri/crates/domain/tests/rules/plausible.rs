//! Dice, and commands that somebody might plausibly send in a hall as it stands; the rules judge them.

mod acts;
mod clocks;
mod door;
mod floor;
mod rosters;
mod wrong;

use crate::hall::{ANNA, BERT, DESK, named};
use crate::openings::{add, create, next_of_setup, tie_break, tie_lots};
use crate::say;
pub(crate) use door::about_sign_up;
use lanista_domain::command::{Disqualified, Results};
use lanista_domain::stage::{TimeOf, Timed};
use lanista_domain::{
    At, Command, Confirmation, DeviceId, EntrantId, Expect, Group, Match, MatchState, Merits,
    Placed, Rated, Seq, Series, Side, StageId, StationNo, TournamentId, Unrated,
};
use lanista_domain::{CommandId, Gathering};
use proptest::prelude::ProptestConfig;
use rosters::roster;

/// So many cases in a short run and in a long one.
pub(crate) fn cases(short: u32, long: u32) -> ProptestConfig {
    let is_long = std::env::var_os("LANISTA_LONG").is_some_and(|value| !value.is_empty());
    ProptestConfig {
        cases: if is_long { long } else { short },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A stream of numbers that a seed decides.
#[derive(Clone, Debug)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// Below `sides`; 0 where there are none.
    pub(crate) const fn roll(&mut self, sides: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let high = self.0 >> 33;
        if sides == 0 {
            0
        } else {
            (high % sides as u64) as u32
        }
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(u32::try_from(from.len()).expect("few")) as usize]
    }

    pub(crate) fn small(&mut self, sides: u8) -> u8 {
        u8::try_from(self.roll(sides.into())).expect("below a small number")
    }

    pub(crate) fn side(&mut self) -> Side {
        self.pick(&Side::BOTH)
    }
}

/// Who asks, what they take to be true, and what they ask for.
pub(crate) fn plausible(
    state: &Gathering,
    dice: &mut Dice,
) -> (&'static str, Option<Expect>, Command) {
    match dice.roll(23) {
        20 => (DESK, None, wrong::correction(state, dice)),
        21 => ("", None, clocks::of_the_server(state, dice)),
        22 => match equal(state, dice) {
            Some(command) => (DESK, None, command),
            None => (DESK, None, next_of_setup(state, dice)),
        },
        0 => (DESK, None, floor::about_the_floor(state, dice)),
        1 => (DESK, None, take_back(state, dice)),
        2 | 3 => (DESK, None, about_a_tournament(state, dice)),
        _ => about_a_match(state, dice).unwrap_or_else(|| (DESK, None, next_of_setup(state, dice))),
    }
}

/// Somewhere somebody is equal, and they meet once more.
fn equal(state: &Gathering, dice: &mut Dice) -> Option<Command> {
    let mut stages = state.stages.values();
    stages.find_map(|stage| tie_break(state, stage, dice))
}

fn about_a_tournament(state: &Gathering, dice: &mut Dice) -> Command {
    let all: Vec<TournamentId> = state.tournaments.keys().copied().collect();
    if all.len() < 2 {
        return create(dice);
    }
    let tournament = dice.pick(&all);
    let about = dice.roll(12);
    if about == 1 {
        return door::about_sign_up(state, tournament, dice);
    }
    if about == 0 {
        return Command::SetConfirmation {
            tournament,
            confirmation: dice.pick(&[
                Confirmation::Judge,
                Confirmation::Desk,
                Confirmation::SecondJudge,
                Confirmation::Captains { seconds: 60 },
            ]),
        };
    }
    let found = &state.tournaments[&tournament];
    let entrants: Vec<EntrantId> = found.entrants.keys().copied().collect();
    let stage = found.stages.last().copied().unwrap_or(StageId(9));
    let has_table = state
        .stages
        .get(&stage)
        .is_some_and(|stage| stage.format.is_ranked());
    let roll = if has_table && dice.roll(2) == 0 {
        12 + dice.roll(10)
    } else {
        dice.roll(22)
    };
    if let Some(command) = state
        .stages
        .get(&stage)
        .filter(|_| roll > 11)
        .and_then(|stage| tie_break(state, stage, dice))
    {
        return command;
    }
    match roll {
        12 => Command::PairRound {
            stage,
            forbid: entrants
                .chunks_exact(2)
                .take(1)
                .map(|two| [two[0], two[1]])
                .collect(),
            force: Vec::new(),
        },
        13 | 14 if !entrants.is_empty() => Command::AdjustPoints {
            stage,
            entrant: dice.pick(&entrants),
            points: 1 - i32::from(dice.small(4)),
            reason: "Late".to_owned(),
        },
        15 if !entrants.is_empty() && dice.roll(5) == 0 => Command::GoneHome {
            tournament,
            entrant: dice.pick(&entrants),
            reason: String::new(),
        },
        15 if !entrants.is_empty() => Command::Withdraw {
            tournament,
            entrant: dice.pick(&entrants),
            disqualified: Disqualified::No,
            results: dice.pick(&[Results::Keep, Results::Void]),
            reason: String::new(),
        },
        16 if dice.roll(2) == 0 => add(found, dice),
        16 => late(state).unwrap_or_else(|| add(found, dice)),
        11 => swap(stage, &entrants, dice),
        17 if state.stages.contains_key(&stage) => tie_lots(&state.stages[&stage], dice),
        18 => times(stage, dice),
        19 => Command::CallWave {
            stage,
            wave: 1 + dice.small(2),
            stations: (1..=dice.roll(3)).map(StationNo).collect(),
        },
        20 => match state
            .stages
            .values()
            .find(|found| !found.planned.is_empty())
        {
            Some(found) => Command::DropMoves { stage: found.id },
            None => swap(stage, &entrants, dice),
        },
        21 => Command::PublishStage { stage },
        0 => Command::ChangeTournament {
            tournament,
            name: format!("Cup {}", dice.roll(3)),
            title: String::new(),
            format: found.format.clone(),
        },
        1 => Command::RemoveTournament { tournament },
        2 if !entrants.is_empty() => Command::RemoveEntrant {
            tournament,
            entrant: dice.pick(&entrants),
        },
        3 if !entrants.is_empty() && dice.roll(2) == 0 => roster(tournament, &entrants, dice),
        3 | 4 if !entrants.is_empty() => Command::ChangeEntrant {
            tournament,
            entrant: dice.pick(&entrants),
            to: named(&format!("N{}", dice.roll(60))),
        },
        5 => {
            let mut order = found.seeding.clone();
            order.reverse();
            Command::SetSeeding { tournament, order }
        }
        6 => Command::DrawLots {
            tournament,
            lots: entrants.iter().map(|_| dice.roll(9)).collect(),
        },
        10 if !entrants.is_empty() => by_merit(state, tournament, dice),
        7 => Command::DiscardDraw { stage },
        8 | 9 => Command::SetSeries {
            stage,
            group: dice.pick(&[Group::Upper, Group::Lower, Group::Final, Group::TieBreak(1)]),
            round: 1 + dice.small(3),
            series: Series::best_of(dice.pick(&[1, 3])),
        },
        _ => next_of_setup(state, dice),
    }
}

/// Seeds by what is on record of some of the entrants, or keeps what a file says of them.
fn by_merit(state: &Gathering, tournament: TournamentId, dice: &mut Dice) -> Command {
    let some: Vec<EntrantId> = state.tournaments[&tournament]
        .entrants
        .keys()
        .copied()
        .filter(|_| dice.roll(3) > 0)
        .collect();
    let other = state.tournaments.keys().find(|id| **id != tournament);
    match (dice.roll(3), other) {
        (0, Some(&from)) => Command::SeedByMerit {
            tournament,
            merits: Merits::Places {
                from,
                places: some
                    .into_iter()
                    .map(|entrant| Placed {
                        entrant,
                        place: 1 + dice.roll(8),
                    })
                    .collect(),
            },
        },
        (1, _) => crate::merits::earlier(&[dice.pick(&["Fox", "Owl", "Hen"])]),
        (_, _) => Command::SeedByMerit {
            tournament,
            merits: Merits::Ratings {
                ratings: some
                    .into_iter()
                    .map(|entrant| Rated {
                        entrant,
                        rating: 1_400 + i32::from(dice.small(200)),
                        deviation: 60,
                        results: dice.roll(9),
                    })
                    .collect(),
                unrated: dice.pick(&[Unrated::Last, Unrated::AsNewcomers]),
            },
        },
    }
}

fn swap(stage: StageId, entrants: &[EntrantId], dice: &mut Dice) -> Command {
    let mut pick = || match entrants {
        [] => EntrantId(9),
        some => dice.pick(some),
    };
    Command::SwapSeeds {
        stage,
        one: pick(),
        other: pick(),
        reason: "By hand".to_owned(),
    }
}

/// Somebody who is in no stage yet comes into one that is paired as it goes.
fn late(state: &Gathering) -> Option<Command> {
    let mut paired = state.stages.values().filter(|found| found.is_paired());
    paired.find_map(|stage| {
        let mut known = state.tournaments[&stage.tournament].entrants.keys();
        let entrant = *known.find(|id| stage.seed(**id).is_none())?;
        Some(Command::EnterLate {
            stage: stage.id,
            entrant,
        })
    })
}

fn times(stage: StageId, dice: &mut Dice) -> Command {
    let round = 1 + dice.small(3);
    let from = At(1_000 * u64::from(dice.roll(4)));
    Command::SetTimes {
        stage,
        times: vec![Timed {
            of: match dice.roll(3) {
                0 => TimeOf::MatchDay { round },
                1 => TimeOf::Wave { wave: round },
                _ => TimeOf::Round {
                    group: dice.pick(&[Group::Upper, Group::Lower]),
                    round,
                },
            },
            from: Some(from).filter(|_| dice.roll(2) == 0),
            until: Some(At(from.0 + 500)).filter(|_| dice.roll(2) == 0),
        }],
    }
}

fn take_back(state: &Gathering, dice: &mut Dice) -> Command {
    let newest = state.last_step().map_or(state.head, |step| step.seq);
    let seq = match dice.roll(3) {
        0 => newest,
        1 => state.head,
        _ => Seq(state.head.0.saturating_sub(dice.roll(8).into())),
    };
    say::take_back(seq)
}

fn about_a_match(
    state: &Gathering,
    dice: &mut Dice,
) -> Option<(&'static str, Option<Expect>, Command)> {
    let is_open = |found: &&Match| {
        !matches!(
            found.state,
            MatchState::Bye | MatchState::Undecided | MatchState::NotDue
        )
    };
    let all: Vec<&Match> = state.matches.values().filter(is_open).collect();
    let open: Vec<&Match> = all
        .iter()
        .copied()
        .filter(|found| found.outcome().is_none())
        .collect();
    let from = if dice.roll(8) == 0 || open.is_empty() {
        &all
    } else {
        &open
    };
    if from.is_empty() {
        return None;
    }
    let found = dice.pick(from);
    let known = [DESK, ANNA, BERT, "cleo", "dora"];
    let holder = found
        .lease
        .as_ref()
        .and_then(|lease| known.into_iter().find(|name| lease.device.0 == *name));
    let who = match holder {
        Some(holder) if dice.roll(8) > 0 => holder,
        None if dice.roll(3) > 0 => DESK,
        Some(_) | None => dice.pick(&known),
    };
    let expect = match dice.roll(6) {
        0 => Some(Expect::Rev {
            match_id: found.id,
            rev: found.rev.saturating_sub(dice.roll(2)),
        }),
        1 => found.last_change.clone().map(|change| Expect::After {
            after: change.command,
        }),
        2 if dice.roll(4) == 0 => Some(Expect::After {
            after: CommandId("c1".to_owned()),
        }),
        _ => None,
    };
    Some((who, expect, acts::act(found, dice)))
}

/// Every device that may be let in, as ids.
pub(crate) fn device(name: &str) -> DeviceId {
    DeviceId(name.to_owned())
}
