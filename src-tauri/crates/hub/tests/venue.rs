//! The hub on a real journal: batches, documents, followers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what a test's room cannot do ends the test"
)]

#[path = "venue/batches.rs"]
mod batches;
#[path = "venue/calls.rs"]
mod calls;
#[path = "venue/conduct.rs"]
mod conduct;
#[path = "venue/corrections.rs"]
mod corrections;
#[path = "venue/drafts.rs"]
mod drafts;
#[path = "venue/drafts_live.rs"]
mod drafts_live;
#[path = "venue/following.rs"]
mod following;
#[path = "venue/forecast.rs"]
mod forecast;
#[path = "venue/hall_plan.rs"]
mod hall_plan;
#[path = "venue/heats.rs"]
mod heats;
#[path = "venue/left_out.rs"]
mod left_out;
#[path = "venue/legal_names.rs"]
mod legal_names;
#[path = "venue/lineups.rs"]
mod lineups;
#[path = "venue/lobbies.rs"]
mod lobbies;
#[path = "venue/numbers.rs"]
mod numbers;
#[path = "venue/pages.rs"]
mod pages;
#[path = "venue/past.rs"]
mod past;
#[path = "venue/room.rs"]
mod room;
#[path = "venue/ruled_stages.rs"]
mod ruled_stages;
#[path = "venue/seeding.rs"]
mod seeding;
#[path = "venue/streams.rs"]
mod streams;
#[path = "venue/tables.rs"]
mod tables;
#[path = "venue/ties.rs"]
mod ties;
#[path = "venue/timers.rs"]
mod timers;
#[path = "venue/ways.rs"]
mod ways;
#[path = "venue/withheld.rs"]
mod withheld;
