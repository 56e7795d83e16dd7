//! All words that xtask prints, so that progress looks the same in every command.

use std::time::Duration;

/// One line for the person who waits.
#[expect(
    clippy::print_stdout,
    reason = "this is the one place where xtask speaks"
)]
pub(crate) fn line(text: &str) {
    println!("{text}");
}

/// Why the command stops, on the error stream.
pub(crate) fn problem(text: &str) {
    eprintln!("\nxtask: {text}");
}

/// A length of time as a person reads it: `0.4 s`, `14 s`, `2 min 05 s`.
pub(crate) fn length(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// Rows under a heading, columns as wide as their widest cell.
pub(crate) fn table<const N: usize>(heading: [&str; N], rows: &[[String; N]]) {
    let mut widths = heading.map(|cell| cell.chars().count());
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let print = |cells: [&str; N]| {
        let padded: Vec<String> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        line(padded.join("  ").trim_end());
    };
    print(heading);
    for row in rows {
        print(std::array::from_fn(|column| {
            row.get(column).map_or("", String::as_str)
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_read_like_a_stopwatch() {
        assert_eq!(length(Duration::from_millis(420)), "0.4 s");
        assert_eq!(length(Duration::from_secs(14)), "14 s");
        assert_eq!(length(Duration::from_secs(125)), "2 min 05 s");
    }
}
