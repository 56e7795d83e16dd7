//! `lanista draft stats`: what recorded drafts say, for one scope.

use super::lines::each_line;
use lanista_exchange::draft::recorded::{LONGEST_LINE, Recorded, read_line};
use std::path::Path;

/// The figures of the file's games that hold all the `key=value` of `groups`, as JSON.
///
/// # Errors
/// When the file cannot be read or holds something else, or a group is no `key=value`.
pub(crate) fn of_file(file: &Path, groups: &[String]) -> anyhow::Result<String> {
    let groups = conditions(groups)?;
    let mut games = 0_usize;
    each_line(file, LONGEST_LINE, |_, line| {
        let record = read_line(line)?;
        games += usize::from(holds(&record, &groups));
        Ok(())
    })?;
    let told = serde_json::json!({ "source": source(file, &groups), "games": games });
    Ok(format!("{told:#}\n"))
}

fn holds(record: &Recorded, groups: &[(String, String)]) -> bool {
    groups.iter().all(|(key, value)| record.says(key, value))
}

fn source(file: &Path, groups: &[(String, String)]) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    let mut source = name.to_string_lossy().into_owned();
    for (key, value) in groups {
        source.push_str(&format!(" {key}={value}"));
    }
    source
}

/// `key=value`, or several of them with commas between.
fn conditions(groups: &[String]) -> anyhow::Result<Vec<(String, String)>> {
    let mut conditions: Vec<(String, String)> = Vec::new();
    for group in groups {
        let mut rest_of_value = false;
        for part in group.split(',') {
            match part.split_once('=') {
                Some((key, value)) if is_key(key) => {
                    conditions.push((key.trim().to_owned(), value.to_owned()));
                    rest_of_value = true;
                }
                Some(_) | None => {
                    let last = conditions.last_mut().filter(|_| rest_of_value);
                    let (_, value) = last.ok_or_else(|| {
                        anyhow::anyhow!("--group {group:?} is not KEY=VALUE, as league=LCK")
                    })?;
                    value.push(',');
                    value.push_str(part);
                }
            }
        }
    }
    Ok(conditions)
}

fn is_key(key: &str) -> bool {
    let key = key.trim();
    !key.is_empty()
        && key
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '_')
}
