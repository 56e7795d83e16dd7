//! The figures of all rounds, their medians, and the page that shows them beside the floor.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// All figures, by target, subscribers and name.
#[derive(Debug, Default)]
pub(crate) struct Table {
    figures: BTreeMap<(String, u64, &'static str), Vec<f64>>,
    targets: Vec<String>,
    losses: BTreeMap<(String, u64), u64>,
}

/// A figure: its name, its head in the page, where the harness has it, and what it is divided by.
struct Figure {
    name: &'static str,
    at: &'static str,
    per: f64,
}

const FIGURES: [Figure; 9] = [
    Figure {
        name: "handshakes/s",
        at: "/conn_per_s",
        per: 1.0,
    },
    Figure {
        name: "B a connection, idle",
        at: "/mem_per_conn_b",
        per: 1.0,
    },
    Figure {
        name: "B a connection, after 8 kB",
        at: "/phases/1/mem_per_conn_after_b",
        per: 1.0,
    },
    Figure {
        name: "300 B, k/s",
        at: "/phases/0/sat/deliveries_per_s",
        per: 1_000.0,
    },
    Figure {
        name: "8 kB, k/s",
        at: "/phases/1/sat/deliveries_per_s",
        per: 1_000.0,
    },
    Figure {
        name: "300 B, p50 ms",
        at: "/phases/0/lat/user_us/p50",
        per: 1_000.0,
    },
    Figure {
        name: "300 B, p99 ms",
        at: "/phases/0/lat/user_us/p99",
        per: 1_000.0,
    },
    Figure {
        name: "8 kB, p99 ms",
        at: "/phases/1/lat/user_us/p99",
        per: 1_000.0,
    },
    Figure {
        name: "of one core",
        at: "/phases/0/sat/server_util",
        per: 1.0,
    },
];

impl Table {
    /// What the harness wrote about a target.
    ///
    /// # Errors
    /// When it is something else, or not everybody was connected.
    pub(crate) fn add(&mut self, target: &str, written: &str) -> Result<()> {
        let all: Value = serde_json::from_str(written).context("figures of the harness")?;
        for one in all.as_array().context("a list of figures")? {
            let subscribers = one["n"].as_u64().context("how many subscribers")?;
            if one["connected"].as_u64() != Some(subscribers) {
                bail!("{target}: not all of {subscribers} were connected: {one}");
            }
            for figure in &FIGURES {
                let found = one.pointer(figure.at).and_then(Value::as_f64);
                let found = found.with_context(|| format!("{target}: no {}", figure.at))?;
                let key = (target.to_owned(), subscribers, figure.name);
                self.figures
                    .entry(key)
                    .or_default()
                    .push(found / figure.per);
            }
            let lost = ["/lat/lost", "/sat/lost", "/sat/stalls", "/closed_by_server"];
            let phases = one["phases"].as_array().into_iter().flatten();
            let lost: u64 = phases
                .flat_map(|phase| lost.map(|at| phase.pointer(at).and_then(Value::as_u64)))
                .flatten()
                .sum();
            let key = (target.to_owned(), subscribers);
            *self.losses.entry(key).or_default() += lost;
        }
        if !self.targets.iter().any(|known| known == target) {
            self.targets.push(target.to_owned());
        }
        Ok(())
    }

    fn median(&self, target: &str, subscribers: u64, name: &'static str) -> Option<f64> {
        let key = (target.to_owned(), subscribers, name);
        let mut all = self.figures.get(&key)?.clone();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied()
    }

    /// One table for each number of subscribers.
    pub(crate) fn page(&self) -> String {
        let mut page = String::new();
        let subscribers: std::collections::BTreeSet<u64> =
            self.figures.keys().map(|(_, count, _)| *count).collect();
        for count in subscribers {
            self.one(&mut page, count);
        }
        page
    }

    fn one(&self, page: &mut String, count: u64) {
        let heads: Vec<&str> = FIGURES.iter().map(|figure| figure.name).collect();
        // Writing to a text does not fail.
        let _always = write!(
            page,
            "## {count} screens\n\n| server | {} | 300 B of the floor | 8 kB of the floor | lost or stalled |\n|---{}|---|---|---|\n",
            heads.join(" | "),
            "|---".repeat(heads.len())
        );
        for target in &self.targets {
            let mut cells: Vec<String> = heads
                .iter()
                .map(|name| shown(self.median(target, count, name)))
                .collect();
            for name in ["300 B, k/s", "8 kB, k/s"] {
                let ratio = self
                    .median(target, count, name)
                    .zip(self.median("floor", count, name))
                    .map(|(own, floor)| own / floor);
                cells.push(ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}")));
            }
            let key = (target.clone(), count);
            let lost = self.losses.get(&key).copied().unwrap_or_default();
            cells.push(lost.to_string());
            let _always = writeln!(page, "| {target} | {} |", cells.join(" | "));
        }
        page.push('\n');
    }
}

/// A figure with as many digits as say something.
fn shown(figure: Option<f64>) -> String {
    match figure {
        None => "–".to_owned(),
        Some(figure) if figure >= 100.0 => format!("{figure:.0}"),
        Some(figure) => format!("{figure:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(deliveries: u32) -> String {
        let phase = format!(
            r#"{{"closed_by_server":0,"mem_per_conn_after_b":3,"lat":{{"lost":0,"user_us":{{"p50":1000,"p99":2000}}}},
            "sat":{{"deliveries_per_s":{deliveries},"lost":1,"stalls":0,"server_util":0.5}}}}"#
        );
        format!(
            r#"[{{"n":2,"connected":2,"conn_per_s":1,"mem_per_conn_b":2,"phases":[{phase},{phase}]}}]"#
        )
    }

    #[test]
    fn the_page_has_medians_ratios_and_losses() {
        let mut table = Table::default();
        for deliveries in [100_000, 400_000, 200_000] {
            table.add("floor", &written(deliveries)).unwrap();
        }
        table.add("lanista", &written(150_000)).unwrap();
        let page = table.page();
        assert!(page.contains("| floor | 1.00 | 2.00 | 3.00 | 200 | 200 | 1.00 | 2.00 | 2.00 | 0.50 | 1.00 | 1.00 | 6 |"), "{page}");
        assert!(page.contains("| 0.75 | 0.75 | 2 |"), "{page}");
    }

    #[test]
    fn who_is_not_connected_is_no_figure() {
        let written = written(1).replace("\"connected\":2", "\"connected\":1");
        assert!(Table::default().add("lanista", &written).is_err());
    }
}
