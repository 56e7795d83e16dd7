//! Names as small numbers, so that counting compares no texts.

use std::collections::HashMap;

/// Every name that was ever met, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    known: Vec<String>,
    places: HashMap<String, usize>,
}

impl Names {
    /// The number of a name, a new one if it is new.
    pub(crate) fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.known.len();
        self.known.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        place
    }

    /// The number of a name that was met.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The name of a number that [`Names::place`] gave.
    pub(crate) fn name(&self, place: usize) -> &str {
        self.known.get(place).map_or("", String::as_str)
    }
}

/// The entry of a number, made with all before it if it is not there yet.
pub(crate) fn at<T: Default>(all: &mut Vec<T>, place: usize) -> &mut T {
    if all.len() <= place {
        all.resize_with(place + 1, T::default);
    }
    &mut all[place]
}
