//! What recorded hero drafts say: one table that takes games in and out one by one, from which all figures are read.
//!
//! A [`Record`] is the draft of one game. A [`Tally`] counts records in whole numbers, so that a game that is taken
//! out again leaves no trace, whatever the order. [`Report`] is everything it knows; [`Tally::hints`] is what casters
//! see while a draft runs. Every figure comes with its n. Floats are rounded half to even at six decimals.

mod book;
mod composition;
mod count;
mod drafted;
mod entrants;
mod game;
mod hero;
mod hints;
mod lanes;
mod lists;
mod measure;
mod names;
mod pairs;
mod players;
mod report;
mod series;
mod sorted;
mod tags;
mod tally;
mod unusual;

pub use book::{Book, Chosen};
pub use composition::{Archetype, Composition};
pub use count::Count;
pub use drafted::{Drafted, drafted, entrant_key, touched};
pub use entrants::{EntrantFigures, PlayerFigures};
pub use hero::{HeroDetail, HeroFigures, PatchFigures, Played};
pub use hints::{Hint, Hints, Partner, Running, SideHints, Usual};
pub use lanista_domain::draft::recorded::{Action, Part, Record, Verb};
pub use lists::{Lane, Pair, Ranking};
pub use measure::ENOUGH;
pub use players::PlayerPicks;
pub use report::{Known, Ordered, Report, ShareFigures, SlotNames, Vocabulary};
pub use tags::{MOST_TAGS, Reach, Tags};
pub use tally::Tally;
pub use unusual::Unusual;
