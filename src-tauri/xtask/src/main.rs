//! Set-up, run, test, check, gen, bench: one command each.

fn main() {}
