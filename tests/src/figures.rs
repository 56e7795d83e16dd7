//! Figures of a benchmark: percentiles as a table, and the machine's load beside them.

use std::time::Duration;

/// Measured times of one kind.
#[derive(Debug, Default, Clone)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Adds one.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// Adds all of others.
    pub fn join(&mut self, others: &Self) {
        self.0.extend_from_slice(&others.0);
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that `percent` of them do not exceed, by nearest rank; zero when there are none.
    #[must_use]
    pub fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted.get(rank - 1).copied().unwrap_or_default()
    }

    /// A row of the table below: p50, p99 and the longest, in milliseconds.
    #[must_use]
    pub fn row(&self, name: &str) -> String {
        let [p50, p99, max] = [50, 99, 100].map(|percent| millis(self.percentile(percent)));
        format!("| {name} | {} | {p50} | {p99} | {max} |", self.count())
    }
}

/// The head of a table of [`Times::row`]s.
pub const HEAD: &str = "| what | times | p50 ms | p99 ms | longest ms |\n|---|---|---|---|---|";

/// A time in milliseconds, with two digits after the point.
#[must_use]
pub fn millis(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1_000.0)
}

/// How busy the machine is: processes that want to run, averaged over 1, 5 and 15 minutes.
#[must_use]
pub fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let averages: Vec<&str> = text.split(' ').take(3).collect();
    if averages.is_empty() {
        "unknown".to_owned()
    } else {
        averages.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_by_nearest_rank() {
        let mut times = Times::default();
        for millis in (1..=200).rev() {
            times.add(Duration::from_millis(millis));
        }
        let check = |percent, millis| {
            assert_eq!(times.percentile(percent), Duration::from_millis(millis));
        };
        check(50, 100);
        check(99, 198);
        check(100, 200);
        assert_eq!(Times::default().percentile(99), Duration::ZERO);
        assert_eq!(
            times.row("taps"),
            "| taps | 200 | 100.00 | 198.00 | 200.00 |"
        );
    }
}
