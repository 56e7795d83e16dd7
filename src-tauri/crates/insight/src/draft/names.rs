//! Names as small numbers, so that counting compares no texts.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// Every name that was ever met, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    known: Vec<Arc<str>>,
    places: HashMap<Arc<str>, usize>,
}

impl Names {
    /// The number of a name, a new one if it is new.
    pub(crate) fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.known.len();
        let name: Arc<str> = name.into();
        self.known.push(Arc::clone(&name));
        self.places.insert(name, place);
        place
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }

    /// The number of a name that was met.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The name of a number that [`Names::place`] gave.
    pub(crate) fn name(&self, place: usize) -> &str {
        self.known.get(place).map_or("", |name| name)
    }

    /// The same, to keep.
    pub(crate) fn shared(&self, place: usize) -> Arc<str> {
        self.known.get(place).cloned().unwrap_or_default()
    }
}

/// The entry of a number, made with all before it if it is not there yet.
pub(crate) fn at<T: Default>(all: &mut Vec<T>, place: usize) -> &mut T {
    if all.len() <= place {
        all.resize_with(place + 1, T::default);
    }
    &mut all[place]
}

/// A map by such numbers. They are ours, in a row from 0, and nobody outside can choose them to collide.
pub(crate) type ByNumber<K, V> = HashMap<K, V, BuildHasherDefault<NumberHasher>>;

/// Mixes small numbers; much cheaper than what keeps strangers from choosing keys.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NumberHasher(u64);

impl Hasher for NumberHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0.rotate_left(26) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(u64::try_from(number).unwrap_or_default());
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
