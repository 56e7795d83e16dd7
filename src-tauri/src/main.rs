//! Starts Lanista.

use std::process::ExitCode;

fn main() -> ExitCode {
    lanista::start()
}
