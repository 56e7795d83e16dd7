//! `lanista engine` and `lanista swiss`: the rules without a gathering, for scripts and for checking.

use crate::failure::Failure;
use crate::out;
use anyhow::Context as _;
use lanista_exchange::{engine, trf};
use std::io::{BufRead, Read as _};
use std::path::Path;

/// Answers requests from the standard input until it ends, a line each, in order.
///
/// # Errors
/// When nothing can be read or written any more. A reader who went away is no error.
pub(crate) fn engine() -> Result<(), Failure> {
    let mut requests = std::io::stdin().lock();
    let mut answers = std::io::BufWriter::new(std::io::stdout().lock());
    match serve(&mut requests, &mut answers) {
        Err(why) if why.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// Whoever waits for an answer gets it before the next request is waited for.
fn serve(requests: &mut impl BufRead, answers: &mut impl std::io::Write) -> std::io::Result<()> {
    let mut line = Vec::new();
    loop {
        line.clear();
        // One byte more than is read, so that the engine sees that the line is too long, and no memory is lost to it.
        let most = u64::try_from(engine::LONGEST_LINE + 1).unwrap_or(u64::MAX);
        if requests.take(most).read_until(b'\n', &mut line)? == 0 {
            return answers.flush();
        }
        if line.len() > engine::LONGEST_LINE && line.last() != Some(&b'\n') {
            requests.skip_until(b'\n')?;
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\n', '\r']);
        if text.trim().is_empty() {
            continue;
        }
        answers.write_all(engine::answer(text).as_bytes())?;
        answers.write_all(b"\n")?;
        answers.flush()?;
    }
}

/// Prints the tie-breaks of a tournament report as a table.
///
/// # Errors
/// When the file cannot be read, or is no report.
pub(crate) fn tie_breaks(file: &Path) -> Result<(), Failure> {
    /// No report of a real tournament comes near.
    const MOST: u64 = 64 << 20;
    let name = || format!("{}", file.display());
    let report = std::fs::File::open(file).with_context(name)?;
    let mut bytes = Vec::new();
    report
        .take(MOST)
        .read_to_end(&mut bytes)
        .with_context(name)?;
    let table = trf::tie_break_table(&bytes)
        .map_err(|refusal| anyhow::anyhow!("{refusal} ({})", refusal.code()))
        .with_context(name)?;
    out::print(&table);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(requests: &str, answers: usize) -> Vec<serde_json::Value> {
        let mut told = Vec::new();
        serve(&mut requests.as_bytes(), &mut told).expect("memory is always there");
        let lines = String::from_utf8(told).expect("JSON is UTF-8");
        let lines: Vec<serde_json::Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).expect("an answer is JSON"))
            .collect();
        assert_eq!(lines.len(), answers, "{requests}");
        lines
    }

    #[test]
    fn a_malformed_line_is_answered_and_the_next_one_served() {
        let good = r#"{"id":"x","format":{"kind":"single_elimination"},"entrants":2,"results":[[1,2,1,0]]}"#;
        let told = check(&format!("nonsense\r\n\n{good}\n{good}"), 3);
        assert!(told[0]["error"]["code"].is_string());
        assert_eq!(told[1]["placings"], serde_json::json!([1, 2]));
        assert_eq!(told[1], told[2], "also without a line break at the end");
    }

    #[test]
    fn a_line_of_another_size_is_refused_and_the_next_one_served() {
        let long = "x".repeat(engine::LONGEST_LINE + 100);
        let told = check(&format!("{long}\n{{}}\n"), 2);
        assert!(
            told.iter()
                .all(|answer| answer["error"]["code"].is_string())
        );
    }
}
