//! Starts Lanista.

fn main() {}
