//! The names that a link follows: bounded in number and length, whoever is at the other end.

use super::End;
use std::collections::BTreeMap;

/// Longest name of a topic or prefix.
const TOPIC: usize = 100;

/// The names of one link, in order: most follow a handful, for which a tree would be ten times as large.
#[derive(Debug)]
pub(super) struct Followed {
    names: Vec<Box<str>>,
    most: usize,
}

impl Followed {
    /// None yet, and so many at most.
    pub(super) const fn up_to(most: usize) -> Self {
        Self {
            names: Vec::new(),
            most,
        }
    }

    /// Adds names, or says why the link ends.
    pub(super) fn add(&mut self, topics: &BTreeMap<String, u64>) -> Result<(), End> {
        if topics.keys().any(|topic| topic.len() > TOPIC) {
            return Err(End::MALFORMED);
        }
        for topic in topics.keys() {
            let Err(place) = self.place(topic) else {
                continue;
            };
            if self.names.len() == self.most {
                return Err(End::TOO_MANY);
            }
            self.names.insert(place, topic.as_str().into());
        }
        self.names.shrink_to_fit();
        Ok(())
    }

    /// Takes names away.
    pub(super) fn remove(&mut self, topics: &[String]) {
        for topic in topics {
            if let Ok(place) = self.place(topic) {
                self.names.remove(place);
            }
        }
    }

    /// Where a name is, or belongs.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.names.binary_search_by(|known| (**known).cmp(name))
    }

    /// Takes all of them away.
    pub(super) fn clear(&mut self) {
        self.names.clear();
    }
}
