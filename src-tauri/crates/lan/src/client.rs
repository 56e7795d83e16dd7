//! A device in Rust, for the venue tests and the benches: it pairs, proves itself, follows and commands as a page does.

mod http;
mod link;
mod pair;
mod sign_up;

pub use http::{Reply, request};
pub use link::{Error, Link, Refusal, Told, Who, apply};
pub use pair::{Code, Device, NotPaired, pair, pair_with};
pub use sign_up::{sign_up, sign_up_key};
