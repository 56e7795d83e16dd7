//! What programs read: documents and lists, from the renderer that publishes, for the audience that a token belongs to.

use crate::handle::Hub;
use crate::writer::Message;
use lanista_wire::topic::{Audience, Topic};
use lanista_wire::view::StateView;
use serde_json::Value;
use tokio::sync::oneshot;

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// One document.
    Document(Topic),
    /// All tournaments, by id.
    Tournaments,
    /// One tournament.
    Tournament(u32),
    /// The entrants of a tournament, by id.
    Entrants(u32),
    /// One entrant of a tournament.
    Entrant(u32, u32),
    /// The stages, of one tournament or of all, by id.
    Stages {
        /// Of which tournament.
        tournament: Option<u32>,
    },
    /// The rows of a stage's standings, in their order.
    Standings(u32),
    /// Matches as cards, by id.
    Matches(MatchFilter),
    /// The stations, by number.
    Stations,
    /// The last draft of each match that drafted, by match.
    Drafts(DraftsFilter),
}

/// Which drafts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DraftsFilter {
    /// Of a tournament.
    pub tournament: Option<u32>,
    /// Of a match.
    pub match_id: Option<u32>,
    /// Of an entrant, whose id is that of its tournament.
    pub entrant: Option<u32>,
    /// In a state.
    pub state: Option<DraftsState>,
}

/// Whether a draft runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftsState {
    /// It runs, is held or is in its exchange.
    Open,
    /// It is over.
    Complete,
}

/// Which matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatchFilter {
    /// Of a tournament.
    pub tournament: Option<u32>,
    /// Of a stage.
    pub stage: Option<u32>,
    /// In a state.
    pub state: Option<StateView>,
    /// At a station.
    pub station: Option<u32>,
    /// Of an entrant, whose id is that of its tournament.
    pub entrant: Option<u32>,
}

/// Which stretch of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Behind which key: an id, or a row.
    pub after: Option<u32>,
    /// At most so many.
    pub count: usize,
}

/// What there is to read.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    /// One thing.
    One(Value),
    /// A stretch of a list.
    Many(Stretch),
    /// Nothing, or nothing for this audience.
    Missing,
    /// The hub has ended.
    Ended,
}

/// A stretch of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stretch {
    /// What is in it, in order.
    pub items: Vec<Value>,
    /// The key of the last, if there are more.
    pub last: Option<u32>,
    /// Says in which order the list is, where the order itself can change.
    pub order: u64,
}

impl Hub {
    /// Reads something once, as an audience sees it now.
    pub async fn look_up(&self, audience: Audience, wanted: Wanted, slice: Slice) -> Read {
        let (answer, wait) = oneshot::channel();
        let look = Message::Render(
            audience,
            Box::new(move |renderer| {
                let _gone = answer.send(renderer.look_up(audience, wanted, slice));
            }),
        );
        if self.to.send(look).await.is_err() {
            return Read::Ended;
        }
        wait.await.unwrap_or(Read::Ended)
    }
}
