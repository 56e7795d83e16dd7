//! The taps that a match takes on a tablet, and how each rests on the one before.

use std::iter::once;

use anyhow::{Context as _, Result};
use lanista_lan::client::{Error, Link};
use lanista_wire::command::{Command, Expect};
use lanista_wire::life::{Absent, WithoutPlay};
use lanista_wire::shared::{BySide, Side};
use lanista_wire::view::{MatchCard, SlotView};

use crate::dice::Dice;
use crate::real::{Real, round_name};

/// A command with its id and what it rests on, exactly as it is sent each time.
#[derive(Clone, Debug)]
pub(super) struct Tap {
    pub(super) id: String,
    pub(super) match_id: u32,
    expect: Expect,
    body: Command,
}

impl Tap {
    /// The first tap rests on the match as the tablet saw it, every later one on the tap before.
    pub(super) fn after(
        before: Option<String>,
        card: &MatchCard,
        id: String,
        body: Command,
    ) -> Self {
        let (match_id, rev) = (card.id, card.rev);
        let expect = match before {
            Some(after) => Expect::After { after },
            None => Expect::Rev { match_id, rev },
        };
        Self {
            id,
            match_id,
            expect,
            body,
        }
    }

    pub(super) async fn send(&self, link: &mut Link) -> Result<(), Error> {
        let (body, expect) = (self.body.clone(), self.expect.clone());
        link.send_command_as(&self.id, body, Some(expect)).await
    }

    pub(super) fn is_first(&self) -> bool {
        matches!(self.body, Command::TakeMatch { .. })
    }

    pub(super) fn is_end(&self) -> bool {
        matches!(
            self.body,
            Command::CommitMatch { .. } | Command::EndWithoutPlay { .. }
        )
    }
}

/// The taps that bring a match to its recorded end: taken, two taps for each game in some possible order, committed.
///
/// # Errors
/// When the record knows no such meeting.
pub fn taps_of(card: &MatchCard, real: &Real, dice: &mut Dice) -> Result<Vec<Command>> {
    let match_id = card.id;
    let seeds = BySide {
        home: seed(&card.slots.home)?,
        away: seed(&card.slots.away)?,
    };
    let round = round_name(card.group, card.round).context("a third place")?;
    let meeting = (
        round,
        seeds.home.min(seeds.away),
        seeds.home.max(seeds.away),
    );
    let record = real
        .meetings
        .get(&meeting)
        .with_context(|| format!("{meeting:?} was never played at {}", real.name))?;
    let (winner, loser) = if record.winner == seeds.home {
        (Side::Home, Side::Away)
    } else {
        (Side::Away, Side::Home)
    };
    let take = Command::TakeMatch { match_id };
    let Some((_, lost)) = record.games else {
        let absent = Command::EndWithoutPlay {
            match_id,
            absent: match loser {
                Side::Home => Absent::Home,
                Side::Away => Absent::Away,
            },
            how: WithoutPlay::Disqualified,
        };
        return Ok(vec![take, absent]);
    };
    // A recorded score that does not fit the length of its round is cut to it.
    let won = card.needed.unwrap_or(1);
    let lost = lost.min(won - 1);
    let mut games = [
        vec![winner; usize::from(won - 1)],
        vec![loser; usize::from(lost)],
    ]
    .concat();
    dice.shuffle(&mut games);
    let scored = (1..)
        .zip(games.into_iter().chain(once(winner)))
        .flat_map(|(game, side)| {
            let points = |winner: u16, loser: u16| match side {
                Side::Home => BySide {
                    home: winner,
                    away: loser,
                },
                Side::Away => BySide {
                    home: loser,
                    away: winner,
                },
            };
            let tap = |score, winner| Command::ScoreGame {
                match_id,
                game,
                score,
                winner,
            };
            [tap(points(1, 1), None), tap(points(2, 1), Some(side))]
        });
    let commit = Command::CommitMatch {
        match_id,
        winner: Some(winner),
    };
    Ok(once(take).chain(scored).chain(once(commit)).collect())
}

/// How many taps [`taps_of`] gives for a whole tournament.
///
/// The count is that of commands that will be accepted, whoever collides with whom.
#[must_use]
pub fn count_of(real: &Real) -> usize {
    let lengths = real.lengths();
    real.meetings
        .iter()
        .map(|((round, ..), record)| match record.games {
            None => 2,
            Some((_, lost)) => {
                let needed = lengths.get(&**round).copied().unwrap_or(2);
                2 + 2 * usize::from(needed + lost.min(needed - 1))
            }
        })
        .sum()
}

fn seed(slot: &SlotView) -> Result<u32> {
    match slot {
        SlotView::Taken { seed, .. } => Ok(*seed),
        SlotView::Bye | SlotView::Undecided { .. } => anyhow::bail!("nobody is there"),
    }
}
