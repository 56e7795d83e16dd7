//! Hero drafts: formats as data, their validator, and the engine that plays any of them.
//!
//! A *draft format* is a list of steps, a clock, and effects: **an action creates a block**. From these and the
//! actions so far everything follows: who may act, with what, and what is closed to whom and why. Facts and sources
//! of the shipped formats stand in `docs/FORMATS.md`.

mod action;
mod block;
mod check;
mod choosing;
mod clock;
mod deed;
mod earlier;
mod fault;
mod format;
mod memory;
mod need;
mod own;
mod play;
mod pool;
mod position;
pub mod recorded;
mod rules;
mod running;
mod totals;

pub use action::{Act, Action, Choice, Doer};
pub use block::Because;
pub use check::{Need, Shelf, check, check_pool, need};
pub use choosing::{Choosing, Wish};
pub use clock::{ClockRule, MOST_MS, OnDisconnect, OnTimeout, TimeoutAct};
pub use deed::{Chance, Deed, Fact};
pub use fault::{Fault, FaultKind};
pub use format::{
    Assign, Collision, Constraint, ConstraintKind, DraftFormat, Effect, Evidence, Exhaustion,
    MOST_STEPS, Opening, Override, PoolNeed, SCHEMA, Seat, Seats, Step, SystemAct, Trigger, Until,
    Verb, When, Whom,
};
pub use memory::{Earlier, Memory, Outcome, Remembered, What};
pub use own::{
    MOST_FORMAT_TEXT, MOST_OWN_FORMATS, MOST_OWN_POOLS, OwnFormat, OwnPool, OwnShelf, ShelfChange,
};
pub use play::{Illegal, Official, Table};
pub use pool::{Enabled, Hero, HeroId, MOST_HEROES, Pool};
pub use position::{BySeat, Fate, Open, Position, Secrecy, Turn, Waits};
pub use rules::{DraftRules, Link, MOST_FORMATS, MOST_LINKS, MOST_POOLS, Often, Place};
pub use running::{Decided, Draft, Head, Note, Noted, Phase};
pub use totals::Totals;
