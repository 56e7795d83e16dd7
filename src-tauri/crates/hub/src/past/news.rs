//! What has happened since an entry, as programs are told of it: which kind, and of which match or stage.

use super::unreadable;
use crate::handle::{Hub, Rejected};
use crate::replay::accepted;
use lanista_domain::{Event, MatchId};
use lanista_wire::program::WebhookEvent;
use std::collections::BTreeSet;

/// An entry that programs may be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// Its number.
    pub seq: u64,
    /// When it was judged.
    pub at: u64,
    /// What happened; empty where programs are told of nothing.
    pub told: BTreeSet<Told>,
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// Of which kind.
    pub event: WebhookEvent,
    /// In which match.
    pub match_id: Option<u32>,
    /// In which stage.
    pub stage: Option<u32>,
}

impl Hub {
    /// The number of the newest entry; none when the hub has ended.
    pub async fn head(&self) -> Option<u64> {
        self.read(|state, _| state.head.0).await
    }

    /// The entries behind one, oldest first, at most so many. What a step took back happened again, the other way.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn news(&self, after: u64, most: u64) -> Result<Vec<News>, Rejected> {
        let mut look = self.past.look().await?;
        let to = look.head.min(after.saturating_add(most));
        let mut found = Vec::new();
        if to > after {
            let entries = look.file.entries(after + 1, to).await.map_err(unreadable)?;
            for entry in entries {
                let known = accepted(&entry).map_err(|why| {
                    tracing::warn!(%why, "an entry cannot be told to programs");
                    Rejected::because("unreadable", "An entry cannot be read.")
                })?;
                let mut told = BTreeSet::new();
                for event in &known.events {
                    told.extend(told_of(event));
                    if let Event::EntryTakenBack { seq } = event {
                        let before = look.file.entries(seq.0, seq.0).await.map_err(unreadable)?;
                        let before = before.iter().filter_map(|entry| accepted(entry).ok());
                        for undone in before {
                            told.extend(undone.events.iter().filter_map(told_of));
                        }
                    }
                }
                found.push(News {
                    seq: entry.seq,
                    at: entry.told.at,
                    told,
                });
            }
        }
        look.end().await;
        Ok(found)
    }
}

/// As what programs are told of an event, if they are.
fn told_of(event: &Event) -> Option<Told> {
    let of_match = |event: WebhookEvent, match_id: MatchId| {
        Some(Told {
            event,
            match_id: Some(match_id.0),
            stage: None,
        })
    };
    if let Event::StagePublished { stage } | Event::DrawDiscarded { stage } = event {
        return Some(Told {
            event: WebhookEvent::Stage,
            match_id: None,
            stage: Some(stage.0),
        });
    }
    if let Event::MessageShown { screen: None, .. } | Event::MessageHidden { screen: None } = event
    {
        return Some(Told {
            event: WebhookEvent::Message,
            match_id: None,
            stage: None,
        });
    }
    let match_id = event.match_id()?;
    let is_score = matches!(
        event,
        Event::GameScored { .. }
            | Event::GameDropped { .. }
            | Event::HeatScored { .. }
            | Event::AttemptRecorded { .. }
    );
    let is_result = matches!(
        event,
        Event::MatchEnded { .. }
            | Event::ResultReported { .. }
            | Event::MatchVoided { .. }
            | Event::MatchReplayed { .. }
            | Event::MatchReopened { .. }
            | Event::MatchCorrected { .. }
            | Event::MatchRearranged { .. }
            | Event::SentOnByRuling { .. }
    );
    if is_score {
        of_match(WebhookEvent::Score, match_id)
    } else if is_result {
        of_match(WebhookEvent::Result, match_id)
    } else if matches!(event, Event::MatchCalled { .. } | Event::LastCalled { .. }) {
        of_match(WebhookEvent::Call, match_id)
    } else if matches!(
        event,
        Event::ResultDisputed { .. } | Event::MatchRuled { .. }
    ) {
        of_match(WebhookEvent::Dispute, match_id)
    } else {
        None
    }
}
