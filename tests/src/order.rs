//! What the real program answers to a command line: exit code, output, complaint.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::server::program;

/// How long a command may take, in steps of [`STEP`]: a machine under load is slow, and a server that should have refused never ends.
const PATIENCE: usize = 3_000;
const STEP: Duration = Duration::from_millis(20);

/// What the program said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The exit code; none when it was killed.
    pub code: Option<i32>,
    /// On the standard output.
    pub output: String,
    /// On the standard error.
    pub complaint: String,
}

/// What `journal check` prints.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Checked {
    /// How many entries hold.
    pub entries: u64,
    /// The hash of the last of them.
    pub head: String,
    /// Whether everything is what was written.
    pub ok: bool,
}

/// Runs the program with these words until it ends.
///
/// # Errors
/// When it cannot be started, or still runs after a minute.
pub fn order<W: AsRef<OsStr>>(words: &[W]) -> Result<Said> {
    order_within::<&str, W>(&[], words)
}

/// The same behind other words, such as those that enter a namespace.
///
/// # Errors
/// As [`order`].
pub fn order_within<B: AsRef<OsStr>, W: AsRef<OsStr>>(before: &[B], words: &[W]) -> Result<Said> {
    let program = program()?;
    let mut command = match before.split_first() {
        None => Command::new(&program),
        Some((first, rest)) => {
            let mut command = Command::new(first);
            command.args(rest).arg(&program);
            command
        }
    };
    let mut process = command
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| program.display().to_string())?;
    // The few lines of a refusal fit into a pipe, so waiting before reading does not block.
    for _ in 0..PATIENCE {
        if process.try_wait()?.is_some() {
            let all = process.wait_with_output()?;
            return Ok(Said {
                code: all.status.code(),
                output: String::from_utf8_lossy(&all.stdout).into_owned(),
                complaint: String::from_utf8_lossy(&all.stderr).into_owned(),
            });
        }
        sleep(STEP);
    }
    process.kill()?;
    let all = process.wait_with_output()?;
    bail!(
        "the program still ran after a minute and had said: {}{}",
        String::from_utf8_lossy(&all.stdout),
        String::from_utf8_lossy(&all.stderr)
    )
}

/// `lanista journal check FILE`.
///
/// # Errors
/// When it says no JSON, or its exit code is not the one that goes with it (0 or 6).
pub fn check_journal(file: &Path) -> Result<Checked> {
    let said = order(&[OsStr::new("journal"), OsStr::new("check"), file.as_os_str()])?;
    let checked: Checked =
        serde_json::from_str(&said.output).with_context(|| format!("no report: {said:?}"))?;
    let expected = if checked.ok { 0 } else { 6 };
    if said.code != Some(expected) {
        bail!("the exit code does not go with the report: {said:?}");
    }
    Ok(checked)
}
