//! The forecast of a day: how often its range holds, what it makes of breaks, and what fewer games save.
#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "what must not happen in a report ends it"
)]

mod days;
mod fewer;
mod hall;
mod plan;
#[path = "../common/send.rs"]
mod send;
