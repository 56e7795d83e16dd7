//! The rules as match reports: what was given, what was asked, what came of it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what must not happen in a report ends it"
)]

mod hall;
mod openings;
mod plausible;
mod rich;
mod say;

mod absence;
mod by_phone;
mod calls;
mod closing;
mod conduct;
mod corrections;
mod day_ahead;
mod day_plan;
mod desks;
mod dispatch;
mod draft_seats;
mod drafts;
mod drafts_seen;
mod ends;
mod entrants;
mod expectations;
mod fit;
mod floor;
mod forecast;
mod frozen;
mod hall_plan;
mod heats;
mod help;
mod ladders;
mod lateness;
mod life;
mod lineups;
mod merits;
mod missing;
mod moves;
mod no_tie_break;
mod nonsense;
mod particulars;
mod people;
mod photos;
mod playlists;
mod random;
mod refusals;
mod resting;
mod results;
mod reversible;
mod rights;
mod roster_locks;
mod rosters;
mod rulings;
mod scoring;
mod screens;
mod setup;
mod shared_places;
mod shelf;
mod sign_up;
mod simulated;
mod stages;
mod steps;
mod streams;
mod swiss;
mod tables;
mod takes;
mod teams;
mod tie_breaks;
mod times;
mod titles;
mod trials;
mod undo;
mod voids;
mod waves;
mod withheld;
