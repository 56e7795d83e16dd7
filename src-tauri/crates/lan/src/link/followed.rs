//! The names that a link follows: bounded in number and length, whoever is at the other end.

use super::End;
use std::collections::{BTreeMap, BTreeSet};

/// Longest name of a topic or prefix.
const TOPIC: usize = 100;

/// The names of one link.
#[derive(Debug)]
pub(super) struct Followed {
    names: BTreeSet<Box<str>>,
    most: usize,
}

impl Followed {
    /// None yet, and so many at most.
    pub(super) const fn up_to(most: usize) -> Self {
        Self {
            names: BTreeSet::new(),
            most,
        }
    }

    /// Adds names, or says why the link ends.
    pub(super) fn add(&mut self, topics: &BTreeMap<String, u64>) -> Result<(), End> {
        if topics.keys().any(|topic| topic.len() > TOPIC) {
            return Err(End::MALFORMED);
        }
        self.names
            .extend(topics.keys().map(|topic| topic.as_str().into()));
        if self.names.len() > self.most {
            return Err(End::TOO_MANY);
        }
        Ok(())
    }

    /// Takes names away.
    pub(super) fn remove(&mut self, topics: &[String]) {
        for topic in topics {
            self.names.remove(topic.as_str());
        }
    }

    /// Takes all of them away.
    pub(super) fn clear(&mut self) {
        self.names.clear();
    }
}
