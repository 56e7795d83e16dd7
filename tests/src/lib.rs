//! A venue in a box: the parts that every venue test shares.

pub mod avahi;
pub mod hall;
pub mod server;
pub mod skip;
