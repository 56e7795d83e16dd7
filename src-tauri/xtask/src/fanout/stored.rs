//! Whether the journal holds as many entries as were published: each message that was answered is on disk.

use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::program::Program;

/// The gathering that `bench/lanista.json` makes and serves, from the repository.
const FILE: &str = "target/fanout/hall.lanista";
/// Messages that the harness sends before each phase and does not count.
const WARM_UP: u64 = 3;

/// What was published and what was stored, over all that was measured.
#[derive(Debug, Default)]
pub(super) struct Stored {
    published: u64,
    stored: u64,
    before: Option<u64>,
}

impl Stored {
    /// One measurement, whose file still lies there: what the harness wrote of it.
    pub(super) fn add(&mut self, root: &Path, figures: &str) -> Result<()> {
        let before = match self.before {
            Some(before) => before,
            None => *self.before.insert(empty(root)?),
        };
        self.published += published(figures)?;
        self.stored += entries(root, FILE)?.saturating_sub(before);
        Ok(())
    }

    /// A sentence for the page.
    pub(super) fn sentence(&self) -> String {
        let Self {
            published, stored, ..
        } = self;
        format!(
            "Lanista was sent {published} messages, and its journals hold {stored} entries of them."
        )
    }
}

fn published(figures: &str) -> Result<u64> {
    let all: Value = serde_json::from_str(figures).context("figures of the harness")?;
    let cells = all.as_array().into_iter().flatten();
    let phases = cells.flat_map(|cell| cell["phases"].as_array().into_iter().flatten());
    let count = |phase: &Value, at: &str| phase.pointer(at).and_then(Value::as_u64).unwrap_or(0);
    Ok(phases
        .map(|phase| WARM_UP + count(phase, "/lat/published") + count(phase, "/sat/published"))
        .sum())
}

/// The entries of a gathering that was made for measuring and not served.
fn empty(root: &Path) -> Result<u64> {
    let file = "target/fanout/empty.lanista";
    let _none = std::fs::remove_file(root.join(file));
    Program::new(root.join("target/release/lanista"))
        .args(["bench-file", file])
        .within(root)
        .env("LANISTA_TOKEN", "only-for-measurements")
        .read()?;
    entries(root, file)
}

fn entries(root: &Path, file: &str) -> Result<u64> {
    let told = Program::new(root.join("target/release/lanista"))
        .args(["journal", "check", file])
        .within(root)
        .read()?;
    let told: Value = serde_json::from_str(told.trim()).context("what the check tells")?;
    told["entries"].as_u64().context("how many entries")
}

#[cfg(test)]
mod tests {
    use super::published;

    #[test]
    fn both_phases_and_what_went_before_them_are_counted() {
        let phase = r#"{"lat":{"published":40},"sat":{"published":252}}"#;
        let figures = format!(r#"[{{"phases":[{phase},{phase}]}}]"#);
        assert_eq!(published(&figures).unwrap(), 2 * (3 + 40 + 252));
    }
}
