//! `lanista journal check`: one line of JSON that says whether everything in the file is what was written.

use crate::failure::Failure;
use crate::out;
use lanista_journal::Journal;
use serde_json::json;
use std::path::Path;

/// Checks a gathering and prints what was found.
///
/// # Errors
///
/// When the file is no gathering, or is damaged; the line is printed in the second case too.
pub(crate) async fn check(file: &Path) -> Result<(), Failure> {
    let report = Journal::check(file).await?;
    let mut line = json!({ "entries": report.entries, "head": report.head, "ok": report.ok });
    if let Some(why) = &report.why {
        line["why"] = json!(why);
    }
    if let Some(first_bad) = report.first_bad {
        line["first_bad"] = json!(first_bad);
    }
    out::say(&line.to_string());
    if report.ok {
        Ok(())
    } else {
        Err(Failure::Damaged)
    }
}
