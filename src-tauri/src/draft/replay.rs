//! `lanista draft replay`: recorded drafts laid beside a format, one verdict a line.

use super::lines::each_line;
use anyhow::Context as _;
use lanista_exchange::draft::pools::pools;
use lanista_exchange::draft::recorded::LONGEST_LINE;
use lanista_exchange::draft::replay::{Record, Verdict, record, replay};
use lanista_exchange::draft::shipped::formats;
use std::fmt::Write as _;
use std::path::Path;

/// The verdicts on all lines of a file, in their order. What is odd and still lawful goes to the log.
///
/// # Errors
/// When there is no such format, or the file cannot be read.
pub(super) fn of_file(id: &str, file: &Path) -> anyhow::Result<String> {
    let format = formats()
        .iter()
        .find(|format| format.id == id)
        .with_context(|| {
            format!("there is no format “{id}”; `lanista draft formats` lists them")
        })?;
    let pool = pools()
        .iter()
        .find(|pool| pool.id == format.pool.id)
        .cloned()
        .unwrap_or_default();
    let mut lines: Vec<Option<usize>> = Vec::new();
    let mut records: Vec<Record> = Vec::new();
    each_line(file, LONGEST_LINE, |number, line| {
        match record(line) {
            Ok(read) => {
                lines.push(Some(records.len()));
                records.push(read);
            }
            Err(why) => {
                tracing::warn!(line = number, %why, "no recorded draft");
                lines.push(None);
            }
        }
        Ok(())
    })?;
    let verdicts = replay(format, &pool, &records);
    let mut text = String::new();
    for (number, line) in lines.into_iter().enumerate() {
        let verdict = line.map_or_else(Verdict::unreadable, |line| verdicts[line].clone());
        for remark in &verdict.remarks {
            tracing::info!(line = number + 1, "{remark}");
        }
        writeln!(text, "{}", serde_json::to_string(&verdict)?)?;
    }
    Ok(text)
}
