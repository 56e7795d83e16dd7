//! The program as people get it: what the benchmarks measure.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::skip::checkout;

/// The released form of the headless program: `LANISTA_BIN`, or one that is built now, beside the benchmark itself.
///
/// # Errors
/// When it cannot be built.
pub fn program() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("LANISTA_BIN") {
        return Ok(PathBuf::from(named));
    }
    let own = std::env::current_exe()?;
    let path = own.parent().context("a folder")?.join("lanista");
    // Cargo names itself to what it runs; a benchmark that was started by hand measures what lies there.
    if let Some(cargo) = std::env::var_os("CARGO") {
        let built = Command::new(cargo)
            .args(["build", "--quiet", "--release", "--package", "lanista"])
            .arg("--no-default-features")
            .current_dir(checkout())
            .status()?;
        ensure!(built.success(), "the program cannot be built");
    }
    ensure!(path.exists(), "there is no program {}", path.display());
    Ok(path)
}
