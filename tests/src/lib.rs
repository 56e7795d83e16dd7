//! A venue in a box: the parts that every venue test shares.

pub mod avahi;
pub mod book;
pub mod desk;
pub mod dice;
pub mod figures;
pub mod hall;
pub mod judge;
pub mod order;
pub mod raw;
pub mod real;
pub mod release;
pub mod server;
pub mod skip;
pub mod taking;
pub mod together;
