//! A judge of a benchmark: takes a match, and taps points into its first game.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail};
use lanista_lan::client::{Device, Link, Who};
use lanista_wire::command::Command;
use lanista_wire::limits::MATCHES_A_TOPIC;
use lanista_wire::shared::BySide;
use lanista_wire::topic::Topic;
use lanista_wire::view::{MatchCard, MatchesView, SlotView};

/// A match that is a judge's.
#[derive(Debug)]
pub struct Taken {
    /// The judge's link for the taps. It follows nothing, so that only receipts come.
    pub link: Link,
    /// The match.
    pub match_id: u32,
    /// The name of the document that its round is in.
    pub round: String,
}

/// The first match that nobody has and both sides of which are known is taken by a judge.
///
/// # Errors
/// When there is none, or the judge does not get it.
pub async fn take_a_match(server: SocketAddr, judge: Device) -> Result<Taken> {
    let mut looking = Link::open(server, &Who::Paired(judge.clone())).await?;
    looking.follow(&["open/0"]).await?;
    let is_free = |open: &serde_json::Value| {
        serde_json::from_value::<MatchesView>(open.clone()).is_ok_and(|open| free(&open).is_some())
    };
    let open: MatchesView = serde_json::from_value(looking.until("open/0", is_free).await?)?;
    let card = free(&open).context("a free match")?;
    looking.close().await;
    let mut link = Link::open(server, &Who::Paired(judge)).await?;
    let match_id = card.id;
    if let Err(refusal) = link.command(Command::TakeMatch { match_id }).await? {
        bail!("the match was not given: {refusal:?}");
    }
    Ok(Taken {
        link,
        match_id,
        round: round_of(card).to_string(),
    })
}

/// So many points for the first side in the first game.
#[must_use]
pub const fn score_tap(match_id: u32, home: u16) -> Command {
    Command::ScoreGame {
        match_id,
        game: 1,
        score: BySide { home, away: 0 },
        winner: None,
    }
}

const fn round_of(card: &MatchCard) -> Topic {
    Topic::Round {
        stage: card.stage,
        group: card.group,
        round: card.round,
        part: card.position / MATCHES_A_TOPIC,
    }
}

fn free(open: &MatchesView) -> Option<&MatchCard> {
    let is_full = |slot: &SlotView| matches!(slot, SlotView::Taken { .. });
    let mut all = open.matches.values();
    all.find(|card| card.holder.is_none() && is_full(&card.slots.home) && is_full(&card.slots.away))
}
