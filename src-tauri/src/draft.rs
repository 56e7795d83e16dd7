//! `lanista draft`: recorded drafts and draft formats without a gathering.

mod lines;
mod stats;

use crate::cli::Draft;
use crate::failure::Failure;
use crate::out;

/// Does what the words say.
///
/// # Errors
/// When a file cannot be read, or holds something else.
pub(crate) fn run(what: &Draft) -> Result<(), Failure> {
    match what {
        Draft::Stats { file, groups } => out::print(&stats::of_file(file, groups)?),
    }
    Ok(())
}
