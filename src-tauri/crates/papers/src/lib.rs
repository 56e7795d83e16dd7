//! What a gathering leaves behind: tables, paper, a site, results for other programs, all made of the documents that one audience may read.
//!
//! One way through: a [`Still`](lanista_hub::Still) of the hub → the [`Book`] of an audience → a file. Nothing here knows
//! the state, so that no file tells what its reader may not know.

mod book;
pub mod html;
mod make;
mod paper;
mod results;
mod site;
mod tables;
pub mod words;

pub use book::{Book, Played};
pub use make::{Made, NotMade, make};
pub use site::{File, site, zipped};
