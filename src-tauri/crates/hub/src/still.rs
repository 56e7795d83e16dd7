//! A still: the state of one moment, copied once, so that long files are made of it while the writer goes on.

use crate::foresight::Foresight;
use crate::handle::{Hub, StartError};
use crate::live::Live;
use crate::memory::Memory;
use crate::past::nothing_known;
use crate::render::Renderer;
use crate::replay;
use crate::topics::meant_by;
use crate::withheld::Seen;
use crate::writer::{Message, Writer};
use lanista_domain::{At, Gathering};
use lanista_journal::Opened;
use lanista_wire::topic::{Audience, Topic};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// A moment that stands still.
#[derive(Debug)]
pub struct Still {
    state: Gathering,
    /// As the hall sees it, where that is another.
    shown: Option<Gathering>,
    live: Live,
    memory: Memory,
    foresight: Foresight,
    now: At,
}

/// The documents of a still as one audience may see them, each rendered when it is asked for.
#[derive(Debug)]
pub struct Reading<'a> {
    renderer: Renderer<'a>,
    still: &'a Still,
    audience: Audience,
}

impl Hub {
    /// This moment. `None` when the hub has ended.
    pub async fn still(&self) -> Option<Still> {
        self.ask(Message::Still).await
    }
}

impl Still {
    pub(crate) fn new(state: Gathering, shown: Option<Gathering>, live: Live, now: At) -> Self {
        Self {
            state,
            shown,
            live,
            memory: Memory::default(),
            foresight: Foresight::default(),
            now,
        }
    }

    /// The end of an opened journal, to which nothing is added. What the server alone knows is not known.
    ///
    /// # Errors
    /// When an entry cannot be read or understood.
    pub async fn of_file(mut opened: Opened) -> Result<Self, StartError> {
        let state = replay::gathering(&mut opened).await?;
        let now = state.now;
        opened.journal.close().await?;
        Ok(Self::new(state, None, nothing_known(), now))
    }

    /// For an audience.
    #[must_use]
    pub fn read_as(&self, audience: Audience) -> Reading<'_> {
        let renderer = Renderer::new(
            Seen::by(audience, None, &self.state, self.shown.as_ref()),
            &self.live,
            &self.memory,
            &self.foresight,
            self.now,
        );
        Reading {
            renderer,
            still: self,
            audience,
        }
    }

    /// The moment, milliseconds since 1970.
    #[must_use]
    pub const fn now(&self) -> u64 {
        self.now.0
    }
}

impl Writer {
    /// This moment, also as the hall sees it where that is another.
    pub(crate) fn still(&self) -> Still {
        let shown = self.withheld.shown().cloned();
        Still::new(
            self.state.clone(),
            shown,
            self.live.clone(),
            self.clock.now(),
        )
    }
}

impl Reading<'_> {
    /// A document as its type; none where there is none for this audience.
    #[must_use]
    pub fn view<T: DeserializeOwned>(&self, topic: Topic) -> Option<T> {
        if !self.audience.may_read(topic) {
            return None;
        }
        let document = self.renderer.document(self.audience, topic)?;
        serde_json::from_value(document)
            .inspect_err(
                |error| tracing::error!(%error, %topic, "a document is not what it should be"),
            )
            .ok()
    }

    /// The topics that a name or a prefix means, in their order, as far as this audience may read them.
    #[must_use]
    pub fn topics(&self, name: &str) -> BTreeSet<Topic> {
        meant_by(&self.still.state, name)
            .into_iter()
            .filter(|topic| self.audience.may_read(*topic))
            .collect()
    }

    /// The moment, milliseconds since 1970.
    #[must_use]
    pub const fn now(&self) -> u64 {
        self.still.now.0
    }
}
