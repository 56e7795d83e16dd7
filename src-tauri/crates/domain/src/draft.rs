//! Hero drafts: formats as data, their validator, and the engine that plays any of them.
//!
//! A *draft format* is a list of steps, a clock, and effects: **an action creates a block**. From these and the
//! actions so far everything follows: who may act, with what, and what is closed to whom and why. Facts and sources
//! of the shipped formats stand in `docs/FORMATS.md`.

mod check;
mod clock;
mod fault;
mod format;
mod need;
mod pool;
mod totals;

pub use check::{Need, Shelf, check, check_pool, need};
pub use clock::{ClockRule, MOST_MS, OnDisconnect, OnTimeout, TimeoutAct};
pub use fault::{Fault, FaultKind};
pub use format::{
    Assign, Collision, Constraint, ConstraintKind, DraftFormat, Effect, Evidence, Exhaustion,
    MOST_STEPS, Opening, Override, PoolNeed, SCHEMA, Seat, Seats, Step, SystemAct, Trigger, Until,
    Verb, When, Whom,
};
pub use pool::{Enabled, Hero, HeroId, MOST_HEROES, Pool};
pub use totals::Totals;
