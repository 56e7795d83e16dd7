//! How the demonstration is played: mostly as seeded, with surprises where the match's number says so.

use super::Script;
use lanista_domain::{BySide, Gathering, MatchId, MatchState, Side, StageId, TournamentId};
use lanista_hub::Rejected;
use lanista_wire::command::Command;
use lanista_wire::shared;

/// A match that could be played now.
#[derive(Clone, Copy)]
struct Open {
    id: u32,
    number: u32,
    needed: u8,
    favourite: Side,
}

/// Plays every match of a stage.
pub(super) async fn to_the_end(script: &Script<'_>, stage: u32) -> Result<(), Rejected> {
    while let Some(next) = ready(script, stage).await.first().copied() {
        enter(script, next).await?;
    }
    Ok(())
}

/// Plays so many rounds of a Swiss stage and pairs the next one, which nobody but the desk sees.
pub(super) async fn swiss_rounds(
    script: &Script<'_>,
    stage: u32,
    rounds: u8,
) -> Result<(), Rejected> {
    for _ in 0..rounds {
        script.send(Command::PublishStage { stage }).await?;
        to_the_end(script, stage).await?;
        script
            .send(Command::PairRound {
                stage,
                forbid: Vec::new(),
                force: Vec::new(),
            })
            .await?;
    }
    Ok(())
}

/// Plays the first half of a stage, and leaves the next matches called, live, held and ready.
pub(super) async fn halfway(script: &Script<'_>, stage: u32) -> Result<(), Rejected> {
    for _ in 0..26 {
        if let Some(next) = ready(script, stage).await.first().copied() {
            enter(script, next).await?;
        }
    }
    let open = ready(script, stage).await;
    for (number, next) in (1..).zip(open.iter().take(5)) {
        script
            .send(Command::CallMatch {
                match_id: next.id,
                station: Some(number),
            })
            .await?;
    }
    for (next, score) in open.iter().zip([[9, 11], [24, 18], [3, 1]]) {
        if next.needed > 1 {
            score_game(script, next.id, 1, [31, 18], Some(shared::Side::Home)).await?;
            score_game(script, next.id, 2, score, None).await?;
        } else {
            score_game(script, next.id, 1, score, None).await?;
        }
    }
    if let Some(held) = open.get(2) {
        let reason = "A keyboard is being changed".into();
        script
            .send(Command::HoldMatch {
                match_id: held.id,
                reason,
            })
            .await?;
    }
    Ok(())
}

async fn score_game(
    script: &Script<'_>,
    match_id: u32,
    game: u8,
    [home, away]: [u16; 2],
    winner: Option<shared::Side>,
) -> Result<(), Rejected> {
    let score = shared::BySide { home, away };
    script
        .send(Command::ScoreGame {
            match_id,
            game,
            score,
            winner,
        })
        .await
}

async fn enter(script: &Script<'_>, next: Open) -> Result<(), Rejected> {
    let is_surprise = next.number % 5 == 3;
    let winner = if is_surprise {
        next.favourite.other()
    } else {
        next.favourite
    };
    let mut score = BySide::new(0, 0);
    score[winner] = u16::from(next.needed);
    score[winner.other()] = u16::try_from(next.number % u32::from(next.needed)).unwrap_or(0);
    script
        .send(Command::EnterResult {
            match_id: next.id,
            score: score.into(),
        })
        .await
}

async fn ready(script: &Script<'_>, stage: u32) -> Vec<Open> {
    let look = move |gathering: &Gathering, _: &lanista_hub::Live| found(gathering, StageId(stage));
    script.hub.read(look).await.unwrap_or_default()
}

fn found(gathering: &Gathering, stage: StageId) -> Vec<Open> {
    let Some(stage) = gathering.stages.get(&stage) else {
        return Vec::new();
    };
    stage
        .matches()
        .filter_map(|id| open(gathering, stage.tournament, id))
        .collect()
}

fn open(gathering: &Gathering, tournament: TournamentId, id: MatchId) -> Option<Open> {
    let found = gathering.matches.get(&id)?;
    if !matches!(found.state, MatchState::Ready { .. }) {
        return None;
    }
    let seeding = &gathering.tournaments.get(&tournament)?.seeding;
    let seed = |side: Side| {
        let entrant = found.entrant(side)?;
        seeding.iter().position(|known| *known == entrant)
    };
    let favourite = if seed(Side::Home)? < seed(Side::Away)? {
        Side::Home
    } else {
        Side::Away
    };
    let number = gathering.number_of(id);
    Some(Open {
        id: id.0,
        number,
        needed: found.series.wins_needed().unwrap_or(1),
        favourite,
    })
}
