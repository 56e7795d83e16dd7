//! `lanista draft`: recorded drafts and draft formats without a gathering.

mod formats;
mod lines;
#[cfg(test)]
mod oracle;
mod replay;
mod stats;

use crate::cli::Draft;
use crate::failure::Failure;
use crate::out;
use std::process::ExitCode;

pub(crate) use formats::Check;

/// Does what the words say.
///
/// # Errors
/// When a file cannot be read, or holds something else.
pub(crate) fn run(what: &Draft) -> Result<ExitCode, Failure> {
    match what {
        Draft::Check(words) => {
            if formats::check(words)? == formats::Found::Faults {
                return Ok(ExitCode::FAILURE);
            }
        }
        Draft::Formats => out::print(&formats::list()),
        Draft::Replay { format, file } => out::print(&replay::of_file(format, file)?),
        Draft::Show { id } => out::print(formats::show(id)?),
        Draft::Stats { file, groups } => out::print(&stats::of_file(file, groups)?),
    }
    Ok(ExitCode::SUCCESS)
}
