//! What crosses a socket: commands, views, frames, protocol version.
//!
//! These types are the protocol. They are exported to TypeScript and change only with `docs/PROTOCOL.md`.

pub mod ask;
pub mod closing;
pub mod command;
pub mod conduct;
pub mod correction;
pub mod dispatch;
pub mod draft;
pub mod draft_shelf;
pub mod files;
pub mod floor;
pub mod forecast;
pub mod format;
pub mod frame;
pub mod hall_plan;
pub mod heat;
pub mod life;
pub mod limits;
pub mod lobby;
pub mod measure;
pub mod nudge;
pub mod past;
pub mod portraits;
pub mod program;
pub mod rehearsal;
pub mod roster;
mod schema;
pub mod screens;
pub mod seeding;
pub mod shared;
pub mod sign_up;
pub mod stream;
pub mod theme;
pub mod title_rules;
pub mod topic;
pub mod view;
pub mod way;
