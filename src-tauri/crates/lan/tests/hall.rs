//! The server on real sockets, in front of a real hub and a journal on disk.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what a test's hall cannot do ends the test"
)]

#[path = "hall/arrivals.rs"]
mod arrivals;
#[path = "hall/by_phone.rs"]
mod by_phone;
#[path = "hall/captains.rs"]
mod captains;
#[path = "hall/carriers.rs"]
mod carriers;
#[path = "hall/casters.rs"]
mod casters;
#[path = "hall/closing.rs"]
mod closing;
#[path = "hall/crowded.rs"]
mod crowded;
#[path = "hall/damage.rs"]
mod damage;
#[path = "hall/doors.rs"]
mod doors;
#[path = "hall/draft_figures.rs"]
mod draft_figures;
#[path = "hall/draft_files.rs"]
mod draft_files;
#[path = "hall/draft_reads.rs"]
mod draft_reads;
#[path = "hall/files.rs"]
mod files;
#[path = "hall/imports.rs"]
mod imports;
#[path = "hall/legal_names.rs"]
mod legal_names;
#[path = "hall/limits.rs"]
mod limits;
#[path = "hall/links.rs"]
mod links;
#[path = "hall/measures.rs"]
mod measures;
#[path = "hall/nudges.rs"]
mod nudges;
#[path = "hall/openapi.rs"]
mod openapi;
#[path = "hall/pairing.rs"]
mod pairing;
#[path = "hall/paper.rs"]
mod paper;
#[path = "hall/past.rs"]
mod past;
#[path = "hall/phones.rs"]
mod phones;
#[path = "hall/photos.rs"]
mod photos;
#[path = "hall/plain.rs"]
mod plain;
#[path = "hall/portraits.rs"]
mod portraits;
#[path = "hall/posted.rs"]
mod posted;
#[path = "hall/programs.rs"]
mod programs;
#[path = "hall/reads.rs"]
mod reads;
#[path = "hall/rights.rs"]
mod rights;
#[path = "hall/screens.rs"]
mod screens;
#[path = "hall/shelf.rs"]
mod shelf;
#[path = "hall/sign_up.rs"]
mod sign_up;
#[path = "hall/slow.rs"]
mod slow;
#[path = "hall/stream.rs"]
mod stream;
#[path = "hall/themes.rs"]
mod themes;
#[path = "hall/venue.rs"]
mod venue;
#[path = "hall/webhooks.rs"]
mod webhooks;
#[path = "hall/withheld.rs"]
mod withheld;
