//! What a hero is: tags of its pool, and whether it fights at arm's length.

use std::collections::BTreeMap;

/// From how far a hero fights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// At arm's length.
    Melee,
    /// From a distance.
    Ranged,
}

/// The tags of the heroes of a pool.
#[derive(Clone, Debug, Default)]
pub struct Tags {
    all: Vec<String>,
    of: BTreeMap<String, (Vec<String>, Option<Reach>)>,
}

impl Tags {
    /// Notes a hero with its tags.
    pub fn note(&mut self, hero: &str, tags: Vec<String>, reach: Option<Reach>) {
        for tag in &tags {
            if let Err(place) = self.all.binary_search(tag) {
                self.all.insert(place, tag.clone());
            }
        }
        self.of.insert(hero.to_owned(), (tags, reach));
    }

    /// All tags, in alphabetical order.
    #[must_use]
    pub fn all(&self) -> &[String] {
        &self.all
    }

    /// The tags of a hero; none if the pool does not know it.
    #[must_use]
    pub fn of(&self, hero: &str) -> &[String] {
        self.of.get(hero).map_or(&[], |(tags, _)| tags)
    }

    pub(crate) fn is_melee(&self, hero: &str) -> bool {
        let reach = self.of.get(hero).and_then(|(_, reach)| *reach);
        reach == Some(Reach::Melee)
    }

    /// How many of these heroes have each tag, in the order of [`Tags::all`].
    pub(crate) fn count<'a>(&self, heroes: impl Iterator<Item = &'a str>) -> Vec<i32> {
        let mut counts = vec![0; self.all.len()];
        for tag in heroes.flat_map(|hero| self.of(hero)) {
            if let Ok(place) = self.all.binary_search(tag) {
                counts[place] += 1;
            }
        }
        counts
    }
}
