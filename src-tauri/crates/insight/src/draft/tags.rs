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

/// How many tags of a pool are counted, the first by name.
pub const MOST_TAGS: usize = 23;

/// How many heroes of a group have each tag, in the order of [`Tags::all`], and at the end how many fight at arm's
/// length. Of a fixed size, because there are as many as sides that were ever drafted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Kind(pub(crate) [u8; MOST_TAGS + 1]);

impl Kind {
    /// Both together.
    pub(crate) fn and(mut self, other: Self) -> Self {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own = own.saturating_add(other);
        }
        self
    }

    /// How many have the tag of this place.
    pub(crate) fn tag(&self, place: usize) -> u8 {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// The greatest count of a tag.
    pub(crate) fn most(&self) -> u8 {
        let tags = self.0.iter().take(MOST_TAGS);
        tags.copied().max().unwrap_or_default()
    }

    /// How many fight at arm's length.
    pub(crate) fn melee(&self) -> u8 {
        self.0[MOST_TAGS]
    }
}

/// The tags of the heroes of a pool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

    /// All tags that are counted, in alphabetical order.
    #[must_use]
    pub fn all(&self) -> &[String] {
        &self.all[..self.all.len().min(MOST_TAGS)]
    }

    /// The tags of a hero; none if the pool does not know it.
    #[must_use]
    pub fn of(&self, hero: &str) -> &[String] {
        self.of.get(hero).map_or(&[], |(tags, _)| tags)
    }

    /// The kind of one hero.
    pub(crate) fn kind(&self, hero: &str) -> Kind {
        let mut kind = Kind::default();
        let Some((tags, reach)) = self.of.get(hero) else {
            return kind;
        };
        for tag in tags {
            if let Ok(place) = self.all().binary_search(tag) {
                kind.0[place] = 1;
            }
        }
        kind.0[MOST_TAGS] = u8::from(*reach == Some(Reach::Melee));
        kind
    }
}
