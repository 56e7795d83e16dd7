//! Where a link takes its frames, and what it does about those that it cannot take.
//!
//! An outlet never waits. What it cannot take it forgets, and notes from which version on it is behind; once its
//! link can go on, it asks for what it missed. So a slow link holds a bounded number of frames and harms nobody.

use crate::frame::Frame;
use lanista_wire::topic::Topic;
use std::collections::BTreeMap;
use std::fmt;

/// A link's end of the fan.
pub trait Outlet: Send + Sync + fmt::Debug {
    /// Takes news, unless the link is behind with their topic or cannot take anything now.
    fn put(&self, frame: &Frame) -> Put;

    /// Takes what one commit changed of several documents, and tells for each what became of it, by its place.
    fn put_all(&self, frames: &[&Frame], told: &mut dyn FnMut(usize, Put)) {
        for (at, frame) in frames.iter().enumerate() {
            told(at, self.put(frame));
        }
    }

    /// Takes what brings a topic up to date; the link is behind with it no longer.
    fn renew(&self, news: Option<&Renewed>, why: Renewal);

    /// Whether nobody is at the other end any more.
    fn is_gone(&self) -> bool;

    /// Whether the link is behind and has yet to ask, so that it needs no news until it does.
    fn is_to_ask(&self) -> bool {
        false
    }
}

/// What became of news that a link was offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// They are out, begun, or in the link's own queue.
    Taken,
    /// The link could not take them now, or is behind with their topic already; it asks later.
    Skipped,
    /// Nobody is there.
    Gone,
}

/// What brings one topic up to date, whatever was missed; nothing where nothing was.
pub type Renewed = (Topic, Vec<Frame>);

/// Why a link gets what brings it up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// It began to follow, or was behind.
    Followed,
    /// It was behind, and was offered nothing of the topic meanwhile.
    LeftOut,
    /// It was behind and asked; this is the last of the answer.
    CaughtUp,
}

/// The topics that a link is behind with, and whether it has asked for them.
#[derive(Debug, Default)]
pub struct Behind {
    /// The version that the link has.
    topics: BTreeMap<Topic, u64>,
    has_asked: bool,
}

impl Behind {
    /// Whether the link may not get patches of a topic.
    #[must_use]
    pub fn is_with(&self, topic: Topic) -> bool {
        self.topics.contains_key(&topic)
    }

    /// Whether the link has everything that was meant for it.
    #[must_use]
    pub fn is_nowhere(&self) -> bool {
        self.topics.is_empty()
    }

    /// A frame was not taken.
    pub fn miss(&mut self, frame: &Frame) {
        self.topics.entry(frame.topic()).or_insert(frame.from());
    }

    /// Begins to ask: for these topics, with the versions that the link has. Nothing while an answer is on its way.
    #[must_use]
    pub fn ask(&mut self) -> Option<BTreeMap<Topic, u64>> {
        self.is_to_ask().then(|| {
            self.has_asked = true;
            self.topics.clone()
        })
    }

    /// Whether there is something to ask for.
    #[must_use]
    pub fn is_to_ask(&self) -> bool {
        !self.topics.is_empty() && !self.has_asked
    }

    /// What brings a topic up to date came. False where it does not fit, since something before it was missed.
    #[must_use]
    pub fn renewed(&mut self, news: Option<&Renewed>, why: Renewal) -> bool {
        let topic = news.map(|(topic, _)| topic);
        match why {
            Renewal::LeftOut => topic.is_none_or(|topic| !self.is_with(*topic)),
            Renewal::Followed | Renewal::CaughtUp => {
                if let Some(topic) = topic {
                    self.topics.remove(topic);
                }
                if why == Renewal::CaughtUp {
                    self.has_asked = false;
                }
                true
            }
        }
    }
}
